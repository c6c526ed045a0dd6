"""Find the office or description that the text gives a person, as stated and with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.appositions import after, after_articles
from dossier.analyse.actors.before_comma import after_small_words, reversed_apposition
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.descriptions import (
    APPOSITION,
    AT_SCHOOL,
    LINKS,
    LONGEST,
    OFFICE_LEADS,
    QUALIFIERS,
    RELATIVE_CLAUSE,
    TITLE,
    Scene,
    add_role,
    belongs,
    is_modifier,
    is_occupation,
    is_office,
    is_plural_office,
    modifiers,
    noun_phrase_end,
    office_within,
)
from dossier.analyse.actors.entities import Entity, is_of_one_before
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS
from dossier.english.lexicon import wordforms, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason, Role
from dossier.trace import is_tracing

GOVERNING = words("bodies", "governs")
"""Bodies of which "X of the ..." says an office; "of Harvard University" tells only where one works."""
LEADING = word_set("heads leads headed led chairs chaired runs ran commands commanded directs")
"""What the one at the head of a body does."""
MOST_NAMES = 200
"""Names of one actor at which roles are looked for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A place beside a name where a role may stand."""

    name: str
    reason: Reason
    """What the record says."""
    find: Callable[[Name, Scene], tuple[int, int] | None]
    """The role at a name, as a range of tokens."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


RELATING = frozenset({"of", "to", "for", "with", "against", "under", "from"})
"""Between somebody and the holder of an office to whom they stand in a relation."""


def find_roles(entity: Entity, scene: Scene) -> tuple[Role, ...]:
    """Find the roles of a person.

    Parameters:
        entity: The actor.
        scene: The document it stands in.

    Returns:
        Each role once, in order of the text; those stated at a name only. Their `text` is still to be filled in.
    """
    if entity.type != "person":
        return ()
    names = entity.names[:MOST_NAMES]
    return roles_at(names, scene, BESIDE) or roles_at(names, scene, IN_CLAUSES, first_only=True)


def roles_in_sentences(pronouns: Sequence[Name], scene: Scene) -> tuple[Role, ...]:
    """Return the office that a sentence of its own gives a person: She is the study's lead author.

    Parameters:
        pronouns: Where "he" and "she" stand for the person.
        scene: The document.
    """
    return roles_at(pronouns, scene, IN_CLAUSES[-1:])


def roles_at(
    names: Sequence[Name], scene: Scene, patterns: Sequence[Pattern], *, first_only: bool = False
) -> tuple[Role, ...]:
    """Return the roles that some patterns find at some names.

    Parameters:
        names: A person's names.
        scene: The document.
        patterns: Where to look.
        first_only: Whether the first pattern that holds at a name is enough.
    """
    roles: list[Role] = []
    seen: set[str] = set()
    for name in names:
        for pattern in patterns:
            found = pattern.find(name, scene)
            if found is None:
                continue
            add_role(roles, seen, *found, pattern.reason, scene.tokens)
            if is_tracing():
                words = " ".join(scene.tokens.words[found[0] : found[1]])
                say(pattern.name, name, scene.tokens, "decided", words)
            if first_only:
                break
    return tuple(roles)


def before(
    name: Name, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]
) -> tuple[int, int] | None:
    """Return the title that stands directly before a name."""
    last = title_end(name, tokens, low)
    if last == low:
        return None
    office = is_office(tokens.words[last - 1])
    if not office and (is_occupation(tokens.lower[last - 1]) or is_year(last - 1, low, tokens)):
        return last - 1, last
    if not office and (last - 1 in persons or not belongs(last - 1, tokens, inside)):
        return None
    first = after_small_words(title_start(last, tokens, low, inside, persons), last, tokens)
    first = after_sentence_start(first, last, tokens, low, inside)
    first = after_relation(first, last, tokens)
    if last <= first or only_honorific(tokens.words[first:last]):
        return None
    return (first, last) if office or office_of(first, last, tokens) else None


def after_relation(first: int, last: int, tokens: Tokens) -> int:
    """Leave out whose relation to the office the words say: "a critic of Russian president X" makes X president only.

    "Chairman of the Board Director X" stays whole: behind "of" only what a common noun says is somebody else's.
    "42nd President & Mrs. X" leaves nothing.
    """
    if is_of_one_before(first, last, tokens):
        return last
    for at in range(last - 2, first, -1) if is_office(tokens.words[last - 1]) else ():
        if tokens.words[at] in RELATING and (tokens.words[at] != "of" or tokens.words[at - 1].islower()):
            return after_small_words(at + 1, last, tokens)
    return first


def is_year(at: int, low: int, tokens: Tokens) -> bool:
    """Tell whether a student's year stands before a name, and no adjective before an office: sophomore Ann Lee."""
    if tokens.words[at] not in AT_SCHOOL:
        return False
    return at == low or tokens.words[at - 1] in {",", ":", "and", "by", "said"} or tokens.words[at - 1][:1].isupper()


def title_end(name: Name, tokens: Tokens, low: int) -> int:
    """Return where a title before a name would end: before "Mr" and before a bracket around the name."""
    last = name.first
    while last > low and tokens.words[last - 1].lower() in HONORIFICS and not is_office(tokens.words[last - 1]):
        last -= 1
    if last > low + 1 and tokens.words[last - 1] == "(":
        return last - 1
    return before_ranks(last, tokens, low)


def before_ranks(last: int, tokens: Tokens, low: int) -> int:
    """Return where an office ends behind which somebody's rank stands: "Defence minister | Colonel Berg"."""
    ranks = last
    while ranks > low and tokens.words[ranks - 1][:1].isupper() and tokens.lower[ranks - 1].removesuffix(".") in RANKS:
        ranks -= 1
    before = tokens.lower[ranks - 1] if low < ranks < last else ""
    of_office = before in {"secretary", "governor"} and tokens.lower[ranks] == "general"  # Secretary General
    return ranks if before in WITH_RANKS and not of_office else last


RANKS = words("offices", "rank")
WITH_RANKS = word_set("minister president spokesman spokeswoman secretary ambassador governor leader commander chief")
"""Offices behind which a rank is one's title and no part of the office: "Defence minister | Colonel Berg"."""


def title_start(last: int, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]) -> int:
    """Return where the title that ends before a token begins, small words at its beginning included."""
    first = last
    while first > low and last - first < LONGEST and first - 1 not in persons:
        place = first - 1
        if belongs(place, tokens, inside) or (
            tokens.words[place] in LINKS and place > low and joins(place, tokens, low, inside, persons)
        ):
            first -= 1
            continue
        reach = modifiers(place, tokens, low, inside)
        if not reach:
            break
        first -= reach
    return first


def office_of(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether the words are an office with what it is for: "Secretary of State"."""
    return any(
        is_office(tokens.words[at]) and tokens.words[at + 1] in {"of", "for", "to", "from", "at", "on"}
        for at in range(first, last - 1)
    )


def after_sentence_start(first: int, last: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> int:
    """Leave out a first word that is capitalised only because the sentence begins with it."""
    while first < last - 1 and first not in inside:
        word = tokens.words[first]
        if word != "Then" and (
            is_office(word) or word.lower() in QUALIFIERS or word in QUALIFIERS or demonym_code(word)
        ):
            break
        known = is_noun_before_office(first, tokens)
        if known or first > low or demonym_code(" ".join(tokens.words[first : first + 2])):  # North Korean
            break
        first += 1
    return first


def is_noun_before_office(first: int, tokens: Tokens) -> bool:
    """Tell whether the first word of a sentence belongs to the office in small letters behind it: "Fire captain"."""
    lower, behind = tokens.lower[first], tokens.words[first + 1]
    if lower.endswith(("tarian", "ional", "mental", "icipal", "incial", "itical", "gional")) and is_office(behind):
        return True  # Humanitarian Coordinator
    return behind.islower() and is_office(behind) and is_modifier(lower) and lower not in NO_NOUNS


NO_NOUNS = words("adverbs") | wordforms("starts_sentence") | CALENDAR
"""Words before an office that are no part of it: "Yesterday captain Berg"."""


def joins(place: int, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]) -> bool:
    """Tell whether a small word inside a title is followed on its left by more of the title."""
    word, previous = tokens.words[place], place - 1
    if previous < low or previous in persons:
        return False
    if word == "'s":
        return previous in inside or tokens.words[previous][:1].isupper()
    if word == "the":
        preposition = tokens.words[previous] in OFFICE_LEADS and previous > low
        return preposition and office_leftwards(previous - 1, tokens, low, inside)
    if word in {"and", "&"}:
        return joins_parts(place, tokens, low, inside)
    return word in OFFICE_LEADS and office_leftwards(previous, tokens, low, inside)


def joins_parts(place: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> bool:
    """Tell whether "and" joins two parts of one title."""
    previous = place - 1
    if is_of_others(previous, place + 1, tokens):
        return False
    return may_precede_and(previous, tokens, inside) or office_leftwards(previous, tokens, low, inside)


def is_of_others(previous: int, behind: int, tokens: Tokens) -> bool:
    """Tell whether "and" joins two groups of people, not two parts of a title: leaders and | President Berg."""
    one, other = tokens.words[previous], tokens.words[behind]
    if not is_plural_office(other):
        return is_plural_office(one) and is_office(other)
    return not is_plural_office(one) and one.lower() not in QUALIFIERS


def may_precede_and(place: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a word alone shows that "and" behind it joins parts of a title: "Trade and Industry Minister"."""
    word = tokens.words[place]
    return is_office(word) or word.lower() in QUALIFIERS or (word[:1].isupper() and place not in inside)


def office_leftwards(place: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> bool:
    """Tell whether an office stands at a token or before it with nothing between but what belongs to it."""
    for at in range(place, max(low - 1, place - 9), -1):
        word = tokens.words[at]
        if is_office(word):
            return True
        if not (belongs(at, tokens, inside) or word in LINKS):
            return False
    return False


def only_honorific(words: Sequence[str]) -> bool:
    """Tell whether words say nothing but how one is addressed or related."""
    if tuple(words) == ("major",):
        return True  # a major Andy Warhol show
    return all(word.lower() in HONORIFICS and not is_office(word) for word in words)


def clause_behind(name: Name, tokens: Tokens, high: int) -> int | None:
    """Return where the verb of a relative clause behind a name stands: ", who heads ..."."""
    at = name.last + (1 if name.last < high and tokens.words[name.last] == "," else 0)
    return at + 1 if at + 2 < high and tokens.words[at].lower() == "who" else None


def who_is(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office that a relative clause says one has: "who is now the president of ..."."""
    verb = clause_behind(name, tokens, high)
    if verb is None:
        return None
    has_been = tokens.lower[verb] in {"has", "had"} and tokens.lower[verb + 1] == "been"
    if not has_been and tokens.words[verb].lower() not in {"is", "was", "remains", "became"}:
        return None
    first = verb + 2 if has_been else verb + 1
    if first < high and tokens.words[first].lower() in {"also", "now", "currently", "then"}:
        first += 1
    first = after_articles(first, high, tokens)
    last = noun_phrase_end(first, high, tokens, persons)
    return (first, last) if last > first and office_within(first, last, tokens, 4) else None


def who_heads(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return what a relative clause says one leads, with the verb: "who heads the agency"."""
    verb = clause_behind(name, tokens, high)
    if verb is None or tokens.words[verb].lower() not in LEADING:
        return None
    last = noun_phrase_end(verb + 1, high, tokens, persons)
    return (verb, last) if last > verb + 1 else None


def who_serves_as(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return as what a relative clause says one serves: "who served as envoy to ..."."""
    verb = clause_behind(name, tokens, high)
    if verb is None or tokens.words[verb].lower() not in {"serves", "served"} or tokens.words[verb + 1] != "as":
        return None
    last = noun_phrase_end(verb + 2, high, tokens, persons)
    return (verb + 2, last) if last > verb + 2 else None


def named_as(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office after "as" or "is the": "nominated Bajram Kosumi as prime minister"."""
    at = name.last
    if at + 1 >= high:
        return None
    word = tokens.words[at].lower()
    if word not in {"as", "is", "was", "became"}:
        return None
    first = at + 1
    article = tokens.words[first].lower() in {"the", "a", "an"}
    if word in {"is", "was"} and not article and not governs(first, high, tokens):
        return None
    first = after_articles(first, high, tokens)
    last = noun_phrase_end(first, high, tokens, persons)
    return (first, last) if last > first and office_within(first, last, tokens, 4) else None


def governs(first: int, high: int, tokens: Tokens) -> bool:
    """Tell whether an office and of what it is stand at a token, without an article: is | director of the museum."""
    for at in range(first, min(first + 3, high - 1)):
        if is_office(tokens.words[at]):
            return tokens.words[at + 1] in {"of", "for", "at"}
    return False


def appointed(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office a person is put forward for: "Marc Ostfield, of Pennsylvania, to be Ambassador ..."."""
    if name.last + 3 >= high or (tokens.words[name.last] != "," and not is_put_forward(name, tokens)):
        return None
    for at in range(name.last, min(high - 2, name.last + 40)):
        if at in persons:
            return None
        if tokens.words[at] == "to" and tokens.words[at + 1] in {"be", "become"}:
            first = after_articles(at + 2, high, tokens)
            last = noun_phrase_end(first, high, tokens, persons)
            return (first, last) if last > first and office_within(first, last, tokens, 6) else None
    return None


def is_put_forward(name: Name, tokens: Tokens) -> bool:
    """Tell whether words before a name say that somebody is nominated or appointed."""
    near = tokens.lower[max(0, name.first - 3) : name.first]
    return any(word.startswith(("nominat", "appoint")) for word in near)


def shared_title(
    name: Name, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title that a list of persons shares: "Senators Collins and Manchin"."""
    at = name.first
    for _ in range(4):
        joined = left_of_joint(at, tokens, low, inside)
        at = joined
        while at > low and at - 1 in persons:
            at -= 1
        if at == joined:
            break
        title = plural_title(at, tokens, low, persons, inside)
        if title is not None:
            return title
    return plural_before(name, tokens, low, persons, inside)


def left_of_joint(at: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> int:
    """Step over what joins a person of a list to the one before, and over where that one is from.

    Returns:
        One past the last word of the person before; where nothing joins them, the sentence's beginning, before which
        nobody stands.
    """
    if at <= low or tokens.words[at - 1] not in {"and", ",", "&", "or"}:
        return low
    at -= 1
    if at > low and tokens.words[at - 1] == ",":
        at -= 1
    if at > low and tokens.words[at - 1] == ")":  # Senators Ann Lee (D-N.M.) and Jo Ray
        at = next((place for place in range(at - 2, max(low, at - 9), -1) if tokens.words[place] == "("), at)
    while at > low and (at - 1 in inside or tokens.words[at - 1] == "of"):
        at -= 1
    return at


def plural_title(
    last: int, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title that ends before a token, or before a comma or colon there."""
    if last > low and tokens.words[last - 1] in {",", ":"}:
        last -= 1
    if last <= low or not is_plural_office(tokens.words[last - 1]):
        return None
    first = last - 1
    while first > low and first - 1 not in persons and belongs(first - 1, tokens, inside):
        first -= 1
    return after_sentence_start(first, last, tokens, low, inside), last


def plural_before(
    name: Name, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title before the first of a list: "two Democratic Representatives, Collin Peterson and ..."."""
    if name.first <= low or tokens.words[name.first - 1] not in {",", ":"}:
        return None
    if name.last >= len(tokens) or tokens.words[name.last] not in {"and", ",", "&"}:
        return None
    return plural_title(name.first, tokens, low, persons, inside)


def member_of(name: Name, tokens: Tokens, high: int, bodies: dict[int, int]) -> tuple[int, int] | None:
    """Return "of the provincial council" after a name, where the words are a body's."""
    at = name.last
    at += at + 1 < high and tokens.words[at] == ","
    if at + 1 >= high or tokens.words[at] != "of":
        return None
    first = at + 1 + (tokens.words[at + 1] == "the")
    if first in bodies and bodies[first] <= high:
        governs = {word.lower() for word in tokens.words[first : bodies[first]]} & GOVERNING
        return (at, bodies[first]) if governs else None
    return None


def low(name: Name, scene: Scene) -> int:
    """Return where a name's sentence begins."""
    return scene.bounds[name.first][0]


def high(name: Name, scene: Scene) -> int:
    """Return where a name's sentence ends."""
    return scene.bounds[name.first][1]


BESIDE: tuple[Pattern, ...] = (
    Pattern(
        "title directly before",
        TITLE,
        lambda name, at: before(name, at.tokens, low(name, at), at.inside, at.persons),
        yes=(
            "Foreign Minister [Anna Berg]{Foreign Minister} left.",
            "Shopkeeper [Anna Berg]{Shopkeeper} left.",
            "South Korean President [Anna Berg]{South Korean President} left.",
            "They were captain Tom Lund, sophomore [Anna Berg]{sophomore} and others.",
            "Fire captain [Anna Berg]{Fire captain} wept.",
            "Humanitarian Coordinator [Anna Berg]{Humanitarian Coordinator} wept.",
            "Planning inspector [Anna Berg]{Planning inspector} wept.",
            "Defence minister Colonel [Anna Berg]{Defence minister} left.",
            "NATO Secretary General [Tom Berg]{Secretary General} spoke.",
            "Army spokesman Lt. Col. [Tom Berg]{Army spokesman} spoke.",
            "All changed the moment President [Anna Berg]{President} left.",
            "Thanks to Senators Moran and Tester and Representatives [Takano]{Representative} and Bost.",
        ),
        no=(
            "The minister left. [Anna Berg] stayed.",
            "The museum shows a major [Anna Berg] painting.",
            "Tom Lund, president of Peru & The Honorable [Anna Berg] came.",
        ),
    ),
    Pattern(
        "description before a comma",
        APPOSITION,
        lambda name, at: reversed_apposition(name, at.tokens, low(name, at), high(name, at), at.inside, at.persons),
        yes=(
            "The foreign minister of Cuba, [Anna Berg]{foreign minister of Cuba}, left.",
            "He forged the signature of the firm's president, [Anna Berg]{firm 's president}, his aunt.",
        ),
        no=(
            "Ministers from Cuba, [Anna Berg] and others left.",
            "A spokeswoman for the transport minister, [Anna Berg], said so.",
        ),
    ),
    Pattern(
        "apposition behind",
        APPOSITION,
        lambda name, at: after(name, at.tokens, high(name, at), at.persons, at.bodies),
        yes=(
            "[Anna Berg]{chief of the agency}, the chief of the agency, left.",
            "[Anna Berg]{Information Minister}, the Information Minister paid tribute to her.",
            "[Anna Berg]{lawyer}, Tom Lund's lawyer, left.",
            "[Anna Berg]{ex-wife}, his ex-wife, left.",
            "[Anna Berg]{sensor operator}, sensor operator, left.",
            "[Anna Berg] MP, Secretary of State for Justice, left.",
        ),
        no=(
            "[Anna Berg], who left, met the chief.",
            "[Anna Berg], Tom Lund's old house and a garden burned.",
            "The envoy said that his friend, [Anna Berg], met the president of Peru, Tom Lund, in Lima.",
        ),
    ),
    Pattern(
        "office one is put forward for",
        APPOSITION,
        lambda name, at: appointed(name, at.tokens, high(name, at), at.persons),
        yes=(
            "[Anna Berg]{Ambassador}, of Ohio, to be Ambassador to the Republic of Chad.",
            "They put off the nomination of [Anna Berg]{Chair} to become the Chair of the commission.",
        ),
        no=("[Anna Berg], of Ohio, met the Ambassador to Chad.",),
    ),
    Pattern(
        "plural title of a list",
        TITLE,
        lambda name, at: shared_title(name, at.tokens, low(name, at), at.persons, at.inside),
        yes=(
            "Senators Tom Lund and [Anna Berg]{Senator} left.",
            "Senators Tom Lund (D-Mo.), Jo Moe (R-Pa.) and [Anna Berg]{Senator} left.",
        ),
        no=("Senator Tom Lund met [Anna Berg].",),
    ),
    Pattern(
        "member of a body",
        APPOSITION,
        lambda name, at: member_of(name, at.tokens, high(name, at), at.bodies),
        yes=("[Anna Berg]{National Council}, of the National Council, left.",),
        no=("[Anna Berg], of Harvard University, left.",),
    ),
)
"""Where a role stands beside a name; all are looked at."""
IN_CLAUSES: tuple[Pattern, ...] = (
    Pattern(
        "who is",
        RELATIVE_CLAUSE,
        lambda name, at: who_is(name, at.tokens, high(name, at), at.persons),
        yes=(
            "[Anna Berg]{chief of the agency}, who is now the chief of the agency, left.",
            "[Anna Berg]{chief of the agency}, who has been the chief of the agency since May, left.",
        ),
        no=("[Anna Berg], who is ill, left.",),
    ),
    Pattern(
        "who heads",
        RELATIVE_CLAUSE,
        lambda name, at: who_heads(name, at.tokens, high(name, at), at.persons),
        yes=("[Anna Berg]{heads the agency}, who heads the agency, left.",),
        no=("[Anna Berg], who left the agency, is ill.",),
    ),
    Pattern(
        "who serves as",
        RELATIVE_CLAUSE,
        lambda name, at: who_serves_as(name, at.tokens, high(name, at), at.persons),
        yes=("[Anna Berg]{envoy to Chad}, who served as envoy to Chad, left.",),
        no=("[Anna Berg], who served the meal, left.",),
    ),
    Pattern(
        "named as",
        APPOSITION,
        lambda name, at: named_as(name, at.tokens, high(name, at), at.persons),
        yes=(
            "They chose [Anna Berg]{prime minister} as prime minister.",
            "[Anna Berg]{director of the museum} is director of the museum.",
        ),
        no=("They saw [Anna Berg] as the rain fell.", "[Anna Berg] is ill, and the director of the museum left."),
    ),
)
"""Where else a person's role may be stated; looked at where no name has one beside it."""
PATTERNS = (*BESIDE, *IN_CLAUSES)
