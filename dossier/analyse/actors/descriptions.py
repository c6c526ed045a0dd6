"""Words of which titles and descriptions of persons are made, and where such a phrase begins and ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import CALENDAR, OFFICES, SAYING
from dossier.english import function_words
from dossier.english.clause_words import DOCUMENT_NOUNS
from dossier.english.function_words import (
    CONJUNCTIONS,
    DEMONSTRATIVES,
    PERSONAL,
    PLAIN_AUXILIARIES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import lazy, word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_base, is_past, is_third
from dossier.model import Reason, Role, Span

TITLE = Reason("title")
APPOSITION = Reason("apposition")
RELATIVE_CLAUSE = Reason("relative-clause")

LINKS = words("function_words", "in_office") | {"&", "'"}
"""Words inside an office: "Minister of State for Trade"."""

_NO_LINKS = PREPOSITIONS - {"of", "for", "to", "at", "near"}
NOT_IN_TITLES = PERSONAL | DEMONSTRATIVES | _NO_LINKS | wordforms("not_in_office")
"""Words that no title holds, capitalised or not."""
QUALIFIERS = words(ANY, "before_office")
ARTICLES = function_words.ARTICLES | POSSESSIVES | {"one", "another"}
STOPS = (
    _NO_LINKS
    | SUBJECTS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | PLAIN_AUXILIARIES
    | word_set("said says told added according saying born")
)
"""Words at which a description ends."""

OCCUPATION_ENDINGS = (
    "ologist",
    "ographer",
    "ician",
    "woman",
    "spokesperson",
    "activist",
    "onomist",
    "urnalist",
    "icist",
)
NO_OCCUPATIONS = frozenset(["logician", "musician's", "woman"])
OFFICE_LEADS = words("function_words", "office_preposition")
"""Prepositions that lead from an office to its body or place."""
BREAKS = frozenset((",", ";", ":", "(", ")", "—", "–", "-", ".", "!", "?", '"', "“", "”", "…", "*", "|", "\\"))
"""Marks at which a description ends."""
ENDS = STOPS - frozenset(("and", "in", "on", "with", "from", "under", "during", "against", "or"))
"""Words at which a description ends; the others may stand inside one, but not end it."""
LOOSE_ENDS = LINKS | STOPS | ARTICLES
"""Words with which no description ends."""
FARTHEST = 22
"""Tokens of the longest description."""
LONGEST = 16
"""Tokens looked at on each side of a name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands where in a document; made once for all actors."""

    tokens: Tokens
    inside: dict[int, Name]
    """The name of a body, group, country or place that a token is part of."""
    persons: frozenset[int]
    """Tokens that are part of a person's name."""
    bodies: dict[int, int]
    """Ends of the names of bodies by their first tokens."""
    bounds: list[tuple[int, int]]
    """For each token the bounds of its sentence."""


def scene(tokens: Tokens, names: Sequence[Name]) -> Scene:
    """Look over the names of a document."""
    return Scene(
        tokens=tokens,
        inside={place: name for name in names if name.type != "person" for place in range(name.first, name.last)},
        persons=frozenset(place for name in names if name.type == "person" for place in range(name.first, name.last)),
        bodies={name.first: name.last for name in names if name.type == "organisation"},
        bounds=segment_starts(tokens),
    )


def add_role(roles: list[Role], seen: set[str], first: int, last: int, pattern: Reason, tokens: Tokens) -> None:
    """Add a role unless the same words were found before."""
    key, span = " ".join(tokens.words[first:last]).lower(), tokens.span(first, last)
    if is_shared(tokens.lower[first:last]):
        plural = 2 if key.endswith(".") else 1
        key, span = key[:-plural], Span(span.start, span.end - plural)
    if key not in seen:
        seen.add(key)
        roles.append(Role("", span, pattern))


def is_shared(role: Sequence[str]) -> bool:
    """Tell whether a title is one that several share, so that each of them has it without the s: "Senators"."""
    last = role[-1].removesuffix(".")
    plural = last not in OFFICES and last.endswith("s") and last[:-1] in OFFICES
    return plural and OFFICE_LEADS.isdisjoint(role)


def segment_starts(tokens: Tokens) -> list[tuple[int, int]]:
    """Return for each token the bounds of its sentence."""
    out: list[tuple[int, int]] = []
    for low, high in tokens.segments:
        out += [(low, high)] * (high - low)
    return out


@lru_cache(maxsize=50_000)
def is_office(word: str) -> bool:
    """Tell whether a word names an office or a relation between people, singular or plural."""
    lower = word.lower().removesuffix(".")  # Sens. Ann Lund and Joe Marsh
    if lower in OFFICES or lower in {"lady", "gentleman", "gentlemen"}:
        return True
    if lower.endswith(OCCUPATION_ENDINGS) and len(lower) > 6 and lower not in NO_OCCUPATIONS:
        return True
    if lower.endswith("s") and (lower[:-1] in OFFICES or lower.removesuffix("ies") + "y" in OFFICES):
        return True
    return "-" in lower and (lower.rsplit("-", 1)[1] in OFFICES or lower.split("-")[0] in OFFICES_BEFORE_HYPHEN)


AGENT_ENDINGS = ("er", "or")
WORKING = ("writer", "keeper", "player", "worker", "fighter", "driver", "singer", "owner")
"""Endings of what people do, which beside a person's name only are taken for that."""
AT_SCHOOL = frozenset({"sophomore", "freshman", "senior"})
AT_WORK = frozenset({"tenor", "soprano", "baritone"})


@lru_cache(maxsize=10_000)
def is_occupation(word: str) -> bool:
    """Tell whether a word beside a person's name says what the person does: shopkeeper, tenor."""
    return word in AT_WORK or (word.endswith(WORKING) and word not in WORKING)


@lru_cache(maxsize=10_000)
def is_agent(word: str) -> bool:
    """Tell whether a word is for one who does something, as its verb shows: operator, organiser."""
    if not word.islower() or not word.endswith(AGENT_ENDINGS) or word in DOCUMENT_NOUNS:
        return False
    stem = word[:-2]
    return len(stem) > 3 and (is_base(stem) or is_base(stem + "e") or (stem[-1] == stem[-2] and is_base(stem[:-1])))


OFFICES_BEFORE_HYPHEN = OFFICES - {"general", "major"}


def belongs(place: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a token can be part of a title that stands before a name."""
    word = tokens.words[place]
    lower = word.lower()
    if place in inside or is_office(word) or lower in QUALIFIERS or word in QUALIFIERS or demonym_code(word):
        return True
    return (
        word[:1].isupper()
        and word[1:].islower()
        and lower not in CALENDAR
        and lower not in SAYING
        and lower not in STOPS
        and lower not in NOT_IN_TITLES
    )


def modifiers(place: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> int:
    """Count lower-case words before a title that belong to it: "top relief official", "foreign policy chief"."""
    at = place
    while at >= low and place - at < 3 and is_modifier(tokens.words[at]):
        at -= 1
    count = place - at
    if not count or at < low:
        return 0
    return count if opens_title(at, low, tokens, inside) else 0


def opens_title(at: int, low: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether lower-case words of a title may stand behind a token: an article, whose it is, more of it."""
    word = tokens.words[at]
    if at in inside:
        return not is_people(inside[at], word)
    if word == "'s" or tokens.lower[at] in ARTICLES or tokens.lower[at] in QUALIFIERS:
        return True
    if tokens.lower[at] in OPEN_TITLES or tokens.lower[at] in SAYING:
        return not is_verb(tokens.lower[at + 1], word)
    return (at > low or demonym_code(word) is not None) and belongs(at, tokens, inside)


OPEN_TITLES = word_set("by with as from like including after of was were is are and for") | {","}
"""Behind them a noun before an office belongs to it: joined by | jazz drummer Tom Lund."""


def is_verb(word: str, before: str) -> bool:
    """Tell whether a word before an office may be the verb of the clause: and | met mayor Ann Lee."""
    return is_past(word) or (before in {"and", ",", "or"} and (is_base(word) or is_third(word)))


def is_people(name: Name, last: str) -> bool:
    """Tell whether a name means people, behind which a verb stands and no title: Democrats | praise Governor Berg."""
    return name.type == "group" and last.endswith("s")


def is_modifier(word: str) -> bool:
    """Tell whether a lower-case word can stand inside a title."""
    return (
        word.islower()
        and (word.isalpha() or COMPOUND.fullmatch(word) is not None)
        and word not in STOPS
        and word not in LINKS
        and word not in ARTICLES
        and word not in SAYING
        and (not word.endswith(("ed", "ing", "ly", "s")) or word in TRADES)
        and word not in NOT_IN_TITLES
        and word not in TIMES
        and word not in NO_NOUNS
    )


COMPOUND = re.compile(r"[a-z]+(?:-[a-z]+)+")
TRADES = word_set("planning housing training banking engineering marketing mining fishing building shipping policing")
"""Nouns in -ing of what an office is for: planning inspector."""
NO_NOUNS = words("adverbs") | wordforms("starts_sentence") | CALENDAR
"""Words before an office that are no part of it: later today | President Berg; "Yesterday captain Berg"."""
TIMES = word_set("moment day time week month year night minute second hour way")
"""Nouns behind which a clause may begin: since the moment | President Berg left."""


def noun_phrase_end(first: int, high: int, tokens: Tokens, persons: Collection[int]) -> int:
    """Return where a description ends: at a comma, dash, bracket, end mark or a new clause."""
    at = first
    while at < high and at - first < FARTHEST and not ends_phrase(at, first, high, tokens):
        at += 1
    while at > first and tokens.lower[at - 1] in LOOSE_ENDS:
        at -= 1
    return at


def ends_phrase(at: int, first: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a token is the first that does not belong to a description any more."""
    word, lower = tokens.words[at], tokens.lower[at]
    if word in BREAKS:
        return word != "-" or tokens.ends[at - 1] != tokens.starts[at]  # a hyphen inside a compound breaks nothing
    if word == "and" and at + 1 < high and (tokens.lower[at + 1] in ARTICLES or second_verb(at + 1, high, tokens)):
        return True
    if lower == "for" and is_term(at + 1, high, tokens):
        return True
    return lower in ENDS or (at > first and ends_behind_office(at, high, tokens))


def ends_behind_office(at: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a day, or for what somebody is known, stands at a token: the actor | best known for Lear."""
    if tokens.lower[at] in FAME:
        return not FAME_FOR.isdisjoint(tokens.lower[at + 1 : min(at + 3, high)])
    return tokens.lower[at] in CALENDAR and tokens.words[at][0].isupper()


def is_term(at: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a token begins how long an office was or will be held: for | a term of four years; twelve years."""
    if at + 1 >= high:
        return False
    two, three = tokens.lower[at + 1], tokens.lower[at + 2] if at + 2 < high else ""
    return two in TERMS or (three in TERMS and tokens.lower[at] in {"a", "the", "more", "almost", "nearly", "over"})


FAME = word_set("known best famous noted")
FAME_FOR = word_set("known for as")
"""Behind a description they say for what somebody is known: the British actor | best known for his King Lear."""
TERMS = word_set("term terms year years decade decades month months")


def second_verb(at: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a verb with its object stands behind "and": lead author and | teaches in Leeds."""
    at += tokens.lower[at] in {"later", "now", "also", "then", "once"}
    verb = at < high and (is_third(tokens.lower[at]) or is_past(tokens.lower[at]))
    return verb and at + 1 < high and tokens.words[at + 1] not in BREAKS


def office_within(first: int, last: int, tokens: Tokens, reach: int = 8) -> bool:
    """Tell whether the head of a description is an office: its last word before a preposition or the end."""
    for at in range(first, min(last, first + reach)):
        word = tokens.words[at].lower()
        following = tokens.words[at + 1].lower() if at + 1 < last else ""
        if is_office(word) and ends_head(following) and not is_owner(at, tokens):
            return not is_plural_office(word)
        if at > first and (word in HEAD_ENDS or (word == "to" and tokens.lower[at - 1] not in QUALIFIERS)):
            return False
    return False


HEAD_ENDS = frozenset({"of", "for", "in", "on", "at", "by", "with", "from"})
"""Words before which the head of a description stands; before "to" too: a letter | to the ambassador."""


def is_owner(at: int, tokens: Tokens) -> bool:
    """Tell whether a word owns what follows, so that it is no head: the Fishermen's | Co-operative."""
    behind = tokens.words[at + 1 : at + 3]
    return behind[:1] == ("'s",) or (behind[:1] == ("'",) and behind[1:] != () and behind[1][:1].isalpha())


def ends_head(word: str) -> bool:
    """Tell whether a word, or the end of the description, leaves the word before it as a head noun."""
    return (
        not word
        or word in OFFICE_LEADS | {"with", "and", "or", "&", ",", "against", "'s", "that", "who"}
        or word in {"extraordinary", "plenipotentiary", "emeritus", "designate", "elect", *FAME}
        or word.endswith(("ing", "ed"))
    )


def is_plural_office(word: str) -> bool:
    """Tell whether a word is an office in the plural."""
    lower = word.lower().removesuffix(".")
    return is_office(word) and lower.endswith("s") and lower not in OFFICES


NO_COUNTRY = lazy(
    r"American Indians?\b|\bIndian (?:Affairs|Health|Country|Education|Tribes?|Gaming|Law|Child)\b"
    r"|(?:African|Asian|Native|Hispanic)[- ]Americans?\b|(?<=[Gg]overnor of )Georgia\b"
    r"|\bGeorgia(?= (?:[Gg]ov|[Ss]enator|[Rr]ep|[Ll]egislat|[Ss]tate|[Aa]ttorney))"
)
"""Words that name a people or a state of the United States, and no country."""


def country_of(role: str) -> str | None:
    """Return the code of the one country a role speaks of; not of Indian Affairs, nor of a governor of Georgia."""
    said = NO_COUNTRY().sub(" ", role)
    words = said.replace("’", "'").replace("'s", " ").replace(",", " ").split()
    codes: list[str] = []
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            code = country_code(phrase) or demonym_code(phrase)
            if code and phrase[:1].isupper() and code not in codes:
                codes.append(code)
    return codes[0] if len(codes) == 1 else None
