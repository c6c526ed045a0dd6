"""Noun phrases: where one begins and ends, and which word says what it is about.

No grammar is parsed. A phrase is looked for from one end over articles, adjectives, nouns and names until a word that
cannot be part of it; prepositional phrases and appositions are stepped over where a reader would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from dossier.english.clause_words import (
    ADVERBS,
    COMMON_VERBS,
    CUES,
    FORMS_OF_BE_HAVE_DO,
    ING,
    NOT_ADVERBS,
    NOT_VERBS_ED,
    NOUN_FORMS,
    OFFICE_ENDS,
    PEOPLE,
    SOURCE_NOUNS,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
    VAGUE,
)
from dossier.english.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.verbs import is_third


class Word(Protocol):
    """What the clause reader asks of a token, whoever cut it."""

    @property
    def kind(self) -> str:
        """`word` or `mark`; `name` where a name is one token; `quote` where a quotation is."""

    @property
    def lower(self) -> str:
        """In lower case, with straight apostrophes; empty for a quotation."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""

    @property
    def type(self) -> str:
        """Of a name: what it names, such as `person`; else empty."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


Tokens = Sequence[Word]

PhraseKind = Literal["name", "pronoun", "nominal"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase."""

    kind: PhraseKind
    first: int
    """Index of its first token."""
    last: int
    """One past its last token."""
    head: int
    """Index of the token that names it: the name, the pronoun, or the noun."""


_INSIDE_MARKS = frozenset("-–.&/")
_CLOSED = (
    PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | MODALS
    | FORMS_OF_BE_HAVE_DO
    | SUBJECT_PRONOUNS
    | NEGATIONS
    | {"according"}
) - {"'s"}
"""Words that are never part of a simple noun phrase."""
_SURE_VERBS = COMMON_VERBS | (CUES - NOUN_FORMS)
_ENDING_VERBS = COMMON_VERBS | (CUES - NOUN_FORMS - NOT_VERBS_ED)
_SPEAKING_VAGUE = word_set("many some others one another most")
_LONE: dict[str, PhraseKind | None] = {
    **dict.fromkeys(VAGUE | OBJECTS, None),
    **dict.fromkeys(_SPEAKING_VAGUE, "nominal"),
    **dict.fromkeys(SUBJECT_PRONOUNS, "pronoun"),
}
"""Words that are a noun phrase alone -> its kind; None for those that name nobody."""
_OFFICES = words(ANY, "office")
_LINKING = word_set("of for from at in with")
_SINGULAR = word_set("a an this that each every another")
_INDEFINITE = word_set("a an some several two three many")


def is_adverb(token: Word) -> bool:
    """Tell whether a word is an adverb that may stand between subject and verb."""
    if token.kind != "word":
        return False
    word = token.lower
    if word in ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS and not (token.capital or "-" in word)


def is_auxiliary(token: Word) -> bool:
    """Tell whether a word is an auxiliary."""
    return token.kind == "word" and (token.lower in FORMS_OF_BE_HAVE_DO or token.lower.endswith("n't"))


def verb_like(tokens: Tokens, at: int) -> bool:
    """Tell whether a word looks like a verb (ran, met, voted)."""
    token = tokens[at]
    if token.kind != "word" or token.capital:
        return False
    word = token.lower
    return word in _SURE_VERBS or (word.endswith("ed") and len(word) > 4 and word not in NOT_VERBS_ED)


def stops(token: Word) -> bool:
    """Tell whether a token cannot be part of a simple noun phrase."""
    if token.kind != "word":
        return token.kind == "quote" or (token.kind == "mark" and token.lower not in _INSIDE_MARKS)
    word = token.lower
    if word in _CLOSED or word.endswith("n't") or (word in _ENDING_VERBS and not token.capital):
        return True
    return is_adverb(token) and word not in {"first", "all", "both"}


def in_a_number(tokens: Tokens, mark: int) -> bool:
    """Tell whether a mark stands inside a number: "10:00", "1,200"."""
    if not 0 < mark < len(tokens) - 1:
        return False
    before, after = tokens[mark - 1], tokens[mark + 1]
    return before.lower.isdigit() and after.lower[:1].isdigit() and before.end + 1 == after.start


def ends_compound(tokens: Tokens, at: int) -> bool:
    """Tell whether a hyphen ties a word to the one before: Compact-related, US-led."""
    return at > 1 and tokens[at - 1].lower in _HYPHENS and tokens[at - 1].end == tokens[at].start


_HYPHENS = frozenset("-‑")


def _is_part(tokens: Tokens, at: int) -> bool:
    """Tell whether a token can be part of a simple noun phrase: the comma of "65,000 tonnes", "led" of "U.S.-led"."""
    if not stops(tokens[at]) or in_a_number(tokens, at) or ends_compound(tokens, at):
        return True
    if tokens[at].lower in _ADJECTIVES:
        return _tells_of_next(tokens, at)
    return _is_noun_of_article(tokens, at) or (tokens[at].lower in _MONEY and _is_number(tokens, at + 1))


_ADJECTIVES = word_set("suspected alleged estimated")
_MONEY = frozenset("$€£")
_BEFORE_NOUN = word_set("the a an") | POSSESSIVES
_NOUNS_TOO = word_set(
    "suspect suspects show shows view views stress hint hints praise worry worries wonder guess boast boasts"
)
"""Forms of verbs of saying or thinking that behind an article are nouns; the lexicon has those that mostly are."""


def _is_number(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at].lower[:1].isdigit()


def _is_noun_of_article(tokens: Tokens, at: int) -> bool:
    """Tell whether a form that elsewhere is a verb of saying is a noun, by the article before it: the | suspects."""
    word = tokens[at].lower
    if at == 0 or tokens[at].kind != "word" or word not in _NOUNS_TOO or tokens[at - 1].kind != "word":
        return False
    return tokens[at - 1].lower in _BEFORE_NOUN and tokens[at - 1].lower not in OBJECTS


def _tells_of_next(tokens: Tokens, at: int) -> bool:
    """Tell whether a participle tells of the noun behind it: say | suspected rebels; a | suspected rebel."""
    if not 0 < at < len(tokens) - 1 or stops(tokens[at + 1]) or tokens[at + 1].lower in DETERMINERS:
        return False
    before = tokens[at - 1]
    return before.kind != "word" or before.lower in DETERMINERS or before.lower in CUES or before.lower in PREPOSITIONS


def of_tokens(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """Say what a simple noun phrase names: what its last name names, or a description."""
    while end > first and tokens[end - 1].kind == "mark":
        end -= 1
    if first >= end:
        return None
    last = tokens[end - 1]
    if last.kind == "name":
        return Phrase("name", first, end, end - 1)
    if last.lower == "'s" or not last.lower[:1].isalpha():
        return None
    if last.lower in DETERMINERS and last.lower not in {"some", "another", "both", "all"}:
        return None
    return Phrase("nominal", first, end, end - 1)


# ---------------------------------------------------------------- backwards from its end


def phrase_before(tokens: Tokens, end: int, low: int = 0) -> Phrase | None:
    """Return the noun phrase that ends right before token `end`.

    Prepositional phrases after the head are stepped over: "the head of the agency in Oslo" is about the head.

    Parameters:
        tokens: Tokens of the sentence.
        end: One past the phrase's last token.
        low: Token before which the phrase may not begin.
    """
    at = _without_age(tokens, _without_brackets(tokens, end, low), low)
    best: Phrase | None = None
    for _ in range(6):
        at = trimmed_time(tokens, at, low)
        base = base_before(tokens, at, low)
        if base is None:
            break
        best = Phrase(base.kind, base.first, end if base.kind == "nominal" else base.last, base.head)
        if base.kind == "pronoun":
            break  # "less than | they have"
        link = _before_first_of_two(tokens, base, low) - 1
        if link - 1 > low and tokens[link].lower in {"in", "at"} and tokens[link - 1].lower in _HERE:
            link -= 1  # the ambassador here | in Washington
        if not _links_back(tokens, link, low) or _ends_office(tokens, base, link):
            break
        at = link
    return best


def _ends_office(tokens: Tokens, base: Phrase, link: int) -> bool:
    """Tell whether a name ends a phrase that only names its bearer's office: Minister for Rural Affairs | Ann Lee."""
    if base.kind != "name" or tokens[base.head].type != "person" or tokens[link].lower not in _OF_OFFICE:
        return False
    if not _holds_field(tokens, base.first, base.head):
        return False
    at = link - 1
    while at > 0 and tokens[at].lower not in _OFFICES and (tokens[at].capital or tokens[at].lower in _IN_OFFICE):
        at -= 1
    return tokens[at].lower in _OFFICES and tokens[at].capital


def _holds_field(tokens: Tokens, first: int, head: int) -> bool:
    """Tell whether what an office is for stands right before a name and its rank: the Joint Staff General | Ann Lee."""
    at = head - 1
    while at >= first and tokens[at].kind == "word" and tokens[at].capital and tokens[at].lower in _OFFICES:
        at -= 1
    return at >= first and (tokens[at].kind == "name" or tokens[at].capital)


_OF_OFFICE = word_set("for of to")
_IN_OFFICE = word_set("of the for and")
"""Small words inside an office."""


def _before_first_of_two(tokens: Tokens, phrase: Phrase, low: int) -> int:
    """Return where the first of two begins that a preposition governs: officials in | Paris and Berlin."""
    joint = phrase.first - 1
    if joint - 1 <= low or tokens[joint].lower != "and" or phrase.kind != "name":
        return phrase.first
    other = base_before(tokens, joint, low)
    governed = other is not None and other.kind == "name" and other.first - 1 > low
    return (
        other.first
        if other is not None and governed and tokens[other.first - 1].lower in PREPOSITIONS
        else phrase.first
    )


def _without_brackets(tokens: Tokens, end: int, low: int) -> int:
    """Step back over an abbreviation in brackets: the Union of Workers (UoW)."""
    if end <= low or tokens[end - 1].lower != ")":
        return end
    return next((place for place in range(end - 2, max(low, end - 10) - 1, -1) if tokens[place].lower == "("), end)


def _without_age(tokens: Tokens, end: int, low: int) -> int:
    """Step back over an age: a man | in his 70s; a woman | in her late thirties."""
    if end - low < 4 or not _IN_TENS.fullmatch(tokens[end - 1].lower):
        return end
    at = end - 2
    if tokens[at].lower in {"early", "mid", "late", "-"}:
        at -= 1 + (tokens[at].lower == "-")
    owned = at > low + 1 and tokens[at].lower in POSSESSIVES and tokens[at - 1].lower == "in"
    return at - 1 if owned else end


_IN_TENS = re.compile(r"\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens")


def _links_back(tokens: Tokens, link: int, low: int) -> bool:
    """Tell whether a preposition joins a phrase to a noun phrase before it, and not to a verb."""
    if link < low or link - 1 < low or tokens[link].kind != "word" or tokens[link].lower not in _LINKS:
        return False
    if tokens[link].lower in SUBORDINATORS and _begins_clause(tokens, link):
        return False  # the attacks since | Per Dahl said
    further = base_before(tokens, trimmed_time(tokens, link, low), low)
    return further is not None and further.kind != "pronoun" and not verb_like(tokens, link - 1)


def _begins_clause(tokens: Tokens, link: int) -> bool:
    """Tell whether a subject follows a word that may govern a noun as well: since | rebel leader Per Dahl said."""
    following = tokens[link + 1]
    if following.kind == "name":
        return tokens[link - 1].lower not in _LENGTHS  # 100 years since | Marconi's first broadcast
    if tokens[link].lower == "since":
        return all(token.lower != "of" for token in tokens[link + 2 : link + 4])  # since the start | of the war
    plural = following.lower.endswith("s") and following.lower not in DETERMINERS and following.lower not in POSSESSIVES
    return tokens[link].lower == "as" and (following.lower == "the" or plural)


_LENGTHS = word_set("years year months weeks days decades decade hours")
_HERE = word_set("here there back")
_LINKS = PREPOSITIONS | _HERE


def trimmed_time(tokens: Tokens, at: int, low: int) -> int:
    """Step back over words of time, and the preposition before a day or year: Vale | in 1996; Vale | on Monday."""
    end = at
    while at > low and tokens[at - 1].kind == "word" and _is_time(tokens[at - 1].lower):
        at -= 1
    if at < end and at > low + 1 and tokens[at - 1].lower in {"on", "in", "from", "since"}:
        at -= 1
    return at


def _is_time(word: str) -> bool:
    return word in TIME_WORDS or (len(word) == 4 and word.isdecimal())


def base_before(tokens: Tokens, end: int, low: int) -> Phrase | None:
    """Return the simple noun phrase (determiner, adjectives, nouns, names) that ends right before token `end`."""
    if end <= low:
        return None
    last = tokens[end - 1]
    lone = last.lower.removesuffix("'ve").removesuffix("'d")
    if last.kind == "word" and lone in _LONE:
        kind = _LONE[lone]
        return Phrase(kind, end - 1, end, end - 1) if kind is not None else None
    first = end
    while first > low and _is_part(tokens, first - 1):
        first -= 1
        if _opens(tokens, first, low):
            break
    while first < end and (tokens[first].kind == "mark" or tokens[first].lower == "'s"):
        first += 1
    phrase = of_tokens(tokens, first, end)
    return _together(tokens, phrase, low) if phrase is not None else None


def _opens(tokens: Tokens, at: int, low: int) -> bool:
    """Tell whether a noun phrase cannot begin further to the left than here."""
    token = tokens[at]
    if at <= low:
        return True
    before = tokens[at - 1]
    if token.kind == "word":
        return token.lower in DETERMINERS and not (before.kind == "word" and before.lower == "'s")
    return token.kind == "name" and verb_like(tokens, at - 1)


def _together(tokens: Tokens, phrase: Phrase, low: int) -> Phrase:
    """Return two who act together, "Ann Lee and Per Dahl", as one description; else the phrase as it is."""
    joint = phrase.first - 1
    if phrase.kind != "name" or joint - 1 < low or tokens[joint].lower != "and":
        return phrase
    first = _before_and(tokens, joint, low)
    if first == joint:
        return phrase
    while first > low and (_title(tokens[first - 1]) or _entitles(tokens[first - 1].lower)):
        first -= 1
    if first > low and tokens[first - 1].kind != "mark":
        return phrase
    return Phrase("nominal", first, phrase.last, phrase.head)


def _before_and(tokens: Tokens, joint: int, low: int) -> int:
    """Return where those begin who are named before "and": Ann Lee | and Per Dahl; Ann Lee, Per Dahl, | and Ida Moe."""
    comma = tokens[joint - 1].lower == ","
    last = joint - 1 - comma
    if last < low or tokens[last].kind != "name":
        return joint
    first = _first_of_many(tokens, last, low)
    return joint if comma and first == last else first


def _first_of_many(tokens: Tokens, last: int, low: int) -> int:
    """Return where those begin who are named before a name, with commas between: Ann Lee, Per Dahl | and Ida Moe."""
    first = last
    while first - 2 >= low and tokens[first - 1].lower == "," and tokens[first - 2].kind == "name":
        if tokens[first - 2].type != tokens[last].type:
            return last
        first -= 2
    opens = first == low or tokens[first - 1].kind == "mark" or tokens[first - 1].lower in _OPENING
    return first if opens else last


_OPENING = CONJUNCTIONS | {"that"}


def _entitles(word: str) -> bool:
    """Tell whether a word in small letters belongs to the titles of two: "former ministers | Ann Lee and Per Dahl"."""
    return word in {"the", "former"} or (word.endswith("s") and word[:-1] in _OFFICES)


def _title(token: Word) -> bool:
    """Tell whether a word may be a title before a name."""
    return token.kind == "word" and token.capital and not stops(token)


# ---------------------------------------------------------------- forwards from its beginning


def phrase_after(tokens: Tokens, start: int, high: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at token `start`.

    Of "said Finn, a lawyer" it is Finn, of "said the mayor, Per Dahl" it is Per Dahl.
    """
    high = len(tokens) if high is None else high
    base = base_after(tokens, start, high)
    if base is None:
        return None
    return _with_parts(tokens, base, high) if base.kind == "nominal" else _second_title(tokens, base, high) or base


def _with_parts(tokens: Tokens, base: Phrase, high: int) -> Phrase:
    """Return a description with what "of" or "in" adds to it; the name where it ends in one or one follows."""
    end = base.last
    office = tokens[base.head].lower in _OFFICES
    while end + 1 < high and (tokens[end].lower in _LINKING or (office and _goes_on(tokens, base, end))):
        part = base_after(tokens, end + 1, high)
        if part is None or part.kind == "pronoun":
            break
        if part.kind == "name" and part.first < part.head and _ends_title(tokens, part, end, office=office):
            return part  # the Secretary of State Per Dahl; the ambassador to Chad Per Dahl
        end = part.last
    return _apposed_name(tokens, base, end, high) or Phrase("nominal", base.first, end, base.head)


def _goes_on(tokens: Tokens, base: Phrase, link: int) -> bool:
    """Tell whether "to", or "and" between two offices of one, goes on with a title: Director and | Head of Markets."""
    if tokens[link].lower == "to":
        return True
    if tokens[link].lower != "and" or tokens[base.first].lower in DETERMINERS or not tokens[base.head].capital:
        return False
    return any(token.lower.rsplit("-", 1)[-1] in _OFFICES and token.capital for token in tokens[link + 1 : link + 5])


def _ends_title(tokens: Tokens, part: Phrase, link: int, *, office: bool) -> bool:
    """Tell whether a title ends before the name in a part: in State, or with where the office is held."""
    if tokens[part.head - 1].lower in OFFICE_ENDS:
        return True
    if not office or tokens[part.head].type != "person":
        return False
    return tokens[link].lower == "and" or _holds_field(tokens, part.first, part.head)


def _describes_next(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether a noun between a body and a person says what the person is there: Herald | editor | Ann Lee."""
    if tokens[at - 1].type == "person":
        return False
    person = next((place for place in range(at + 1, min(high, at + 5)) if tokens[place].kind != "word"), high)
    if person >= high or tokens[person].type != "person":
        return False
    return not verb_like(tokens, person - 1) and _describes(tokens[at:person])


def _describes(between: Tokens) -> bool:
    """Tell whether words say what somebody is: editor; senior legal analyst."""
    if any(token.capital or stops(token) or is_third(token.lower) for token in between[:-1] or between):
        return False
    return len(between) == 1 or between[-1].lower in _OFFICES


def _second_title(tokens: Tokens, first: Phrase, high: int) -> Phrase | None:
    """Return the person behind two titles: of "Bay County Sheriff and State Sheriffs' President Ann Lee" Ann Lee."""
    named = first.kind == "name" and tokens[first.head].type != "person"
    if not named or first.last >= high or tokens[first.last].lower != "and":
        return None
    if tokens[first.head].lower.split()[-1] not in _OFFICES:
        return None
    second = base_after(tokens, first.last + 1, high)
    person = second is not None and second.kind == "name" and tokens[second.head].type == "person"
    return second if person else None


def _apposed_name(tokens: Tokens, base: Phrase, end: int, high: int) -> Phrase | None:
    """Return the name after a description: "the mayor of Oslo, Per Dahl"."""
    if end + 1 >= high or tokens[end].lower != ",":
        return None
    if tokens[base.first].lower in _INDEFINITE and end + 2 < high and tokens[end + 2].kind not in {"mark", "quote"}:
        return None
    place = end + 1
    while place < min(high, end + 4) and tokens[place].kind == "word" and tokens[place].capital:
        place += 1
    if place >= high or tokens[place].kind != "name" or not _closes_name(tokens, place + 1, high):
        return None
    return Phrase("name", end + 1, place + 1, place)


def _closes_name(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether what follows a name does not go on with it."""
    if at >= high or tokens[at].kind in {"mark", "quote"}:
        return True
    return tokens[at].lower in PREPOSITIONS or verb_like(tokens, at)


def base_after(tokens: Tokens, start: int, high: int) -> Phrase | None:
    """Return the simple noun phrase that begins at token `start`."""
    if start >= high:
        return None
    opening = tokens[start]
    if opening.kind == "word":
        if opening.lower in SUBJECT_PRONOUNS:
            return Phrase("pronoun", start, start + 1, start)
        if opening.lower in OBJECTS and opening.lower not in DETERMINERS:
            return None
    at = start
    while at < high and _is_part(tokens, at) and not (at > start and _ends_at(tokens, at, high)):
        at += 1
    return of_tokens(tokens, start, at)


def _ends_at(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether a noun phrase is over before a token that could be part of one."""
    token, before = tokens[at], tokens[at - 1]
    if token.kind != "word":
        return token.kind == "mark" and token.lower == "." and not _abbreviates(tokens, at, high)
    word = token.lower
    if _begins_anew(token, before):
        return True
    if before.kind == "name" and not _continues_name(token) and not _describes_next(tokens, at, high):
        return True
    if before.lower not in DETERMINERS and (_verb_of_one(tokens, at) or _participle(token, before)):
        return True
    return word in TIME_WORDS and word not in {"may", "last", "late", "early"}


def _verb_of_one(tokens: Tokens, at: int) -> bool:
    """Tell whether a verb stands at a token, of a subject in the singular too: this struggle | requires money."""
    if verb_like(tokens, at):
        return True
    single = at > 1 and tokens[at - 2].lower in _SINGULAR and not tokens[at - 1].lower.endswith("s")
    return single and is_third(tokens[at].lower)


def _begins_anew(token: Word, before: Word) -> bool:
    """Tell whether a determiner, or a number behind people, begins another phrase: told reporters | 23 were saved."""
    if token.lower in DETERMINERS:
        return before.lower not in {"all", "both"}
    if not token.lower.isdecimal() or before.kind != "word" or before.capital:
        return False
    return before.lower in SOURCE_NOUNS or before.lower in PEOPLE


def _participle(token: Word, before: Word) -> bool:
    """Tell whether an -ing form behind a noun begins something of its own: "officials travelling"."""
    ing = token.lower in ING or (
        token.lower.endswith("ing") and (before.lower in SOURCE_NOUNS or before.lower in PEOPLE)
    )
    return ing and not token.capital


def _abbreviates(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation within a phrase: "the U.S. envoy"."""
    return at + 1 < high and tokens[at - 1].end == tokens[at].start and len(tokens[at - 1].lower) <= 4


def _continues_name(token: Word) -> bool:
    """Tell whether a word after a name is part of the same phrase: "Finn's lawyer", "Taliban officials"."""
    return token.lower == "'s" or token.lower in SOURCE_NOUNS or token.lower in _OFFICES or token.capital
