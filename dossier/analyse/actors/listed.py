"""Names that the tagger left out and the lists or the words beside them give away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.analyse.actors.cases import is_adjective, listed_classes
from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.features import is_loud, phrase_marks
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import CALENDAR, OFFICES, TITLES
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason

JOINED = words("adjectives", "joined")
"""Second parts of compounds whose first part is a name: "US-backed", "London-based"."""
LISTED = word_set("body media company team io")
MOVEMENTS = word_set("group armed")
STATE_BODIES = words("bodies", "of_a_state")
AS_WRITTEN = word_set("television newspaper newspapers TV radio magazine")
"""Before which a medium's name stands, as they are written there."""
UNMARKED_BEFORE = frozenset(map(str.lower, AS_WRITTEN))
SMALL = word_set("of for the and on")
ARTICLES = word_set("The A An In On According")
"""First words of a sentence that do not belong to a run of capitals."""
BEHIND_BODY = OFFICES - word_set("advisor adviser")
"""Offices that follow the name of a body and are no more of it."""
COMMON = CALENDAR | TITLES | OFFICES
"""Words that are written with a capital and name nobody."""


def places_of(names: Iterable[Name]) -> set[int]:
    """Return the tokens that stand in names."""
    return {place for name in names for place in range(name.first, name.last)}


def compounds(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add the first parts of compounds such as "US-backed" and "London-based" that the lists know."""
    taken = places_of(names)
    last = len(tokens) - 1
    found = (compound(at, tokens) for at in tokens.places({"-"}) if 0 < at < last and at - 1 not in taken)
    return [*names, *(name for name in found if name is not None)]


def compound(hyphen: int, tokens: Tokens) -> Name | None:
    """Return the name before a hyphen, or None."""
    word, second = tokens.words[hyphen - 1], tokens.lower[hyphen + 1]
    if not (second in JOINED or second.endswith("ed")) or not word[:1].isupper():
        return None
    if tokens.ends[hyphen - 1] != tokens.starts[hyphen]:
        return None
    classes = listed_classes((word,))
    if country_code(word):
        return Name(hyphen - 1, hyphen, "country", Reason("country-list"))
    if classes & {"city", "capital", "region"} and len(word) > 3:
        return Name(hyphen - 1, hyphen, "place", Reason("place-list"))
    if classes & {"body", "io"} and word.isupper() and len(word) > 1:
        return Name(hyphen - 1, hyphen, "organisation", Reason("name-list"))
    return None


def country_groups(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add groups of countries that go by their number: the G7, the G20; a summit of theirs is an event."""
    taken = places_of(names)
    found = [
        Name(at, at + 1, "organisation", Reason("name-list"))
        for at in tokens.places(BY_NUMBER)
        if at not in taken and tokens.words[at][0] == "G" and tokens.lower[at + 1 : at + 2] not in MEETINGS
    ]
    return sorted([*names, *found]) if found else names


BY_NUMBER = frozenset({"g7", "g8", "g20", "g77", "g-7", "g-8", "g-20", "g-77"})
MEETINGS = frozenset({("summit",), ("summits",), ("meeting",), ("meetings",)})


def listed_bodies(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add well-known bodies of two words or more that the tagger left out or cut short."""
    owners = {place: name for name in names for place in range(name.first, name.last)}
    out = list(names)
    for low, high in tokens.segments:
        marks = phrase_marks(tokens.words[low:high])
        if any(marks):
            out += listed_in(low, high, marks, owners, tokens)
    return out


def listed_in(low: int, high: int, marks: tuple[str, ...], owners: dict[int, Name], tokens: Tokens) -> Iterator[Name]:
    """Yield the listed movements and bodies of a sentence, none where capitals say little."""
    if is_loud(tokens.words[low:high]):
        return
    at = low
    while at < high:
        mark, word = marks[at - low], tokens.words[at]
        if mark and at not in owners and is_people(word, mark):
            yield Name(at, at + 1, "group", Reason("name-list"))
        if not mark.startswith("MB") or word == "The":
            at += 1
            continue
        end = low + phrase_end(marks, at - low)
        kind = listed_kind(mark)
        if kind and is_new(at, end, owners) and is_whole(at, end, high, tokens):
            yield Name(at, end, kind, Reason("name-list"))
        at = end


def phrase_end(marks: Sequence[str], at: int) -> int:
    """Return where the listed phrase ends that begins at a token of a sentence."""
    return next((end for end in range(at + 1, len(marks)) if marks[end][:2] != "MI"), len(marks))


def listed_kind(mark: str) -> ActorType | None:
    """Return what a listed phrase is, if it is an actor and nothing else."""
    classes = set(mark[2:].split(","))
    if not (classes <= LISTED | MOVEMENTS or "body" in classes):
        return None
    return "group" if classes & MOVEMENTS else "organisation"


def is_new(first: int, last: int, owners: dict[int, Name]) -> bool:
    """Tell whether a phrase takes in all names that it touches, and is none of them."""
    touched = [owners[place] for place in range(first, last) if place in owners]
    inside = all(first <= name.first and name.last <= last for name in touched)
    return inside and not any(name.size == last - first for name in touched)


def is_whole(first: int, last: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a phrase is capitalised as names are, and no more of the name follows."""
    if not all(word[0].isupper() or word in SMALL for word in tokens.words[first:last]):
        return False
    follows = last < high and tokens.words[last][:1].isupper()
    return not follows or tokens.lower[last] in BEHIND_BODY


def is_people(word: str, mark: str) -> bool:
    """Tell whether a word is the name of a movement, of a people, or of the members of a party in the plural."""
    classes = set(mark[2:].split(","))
    if not mark.startswith("SB") or len(word) < 5 or word.isupper():
        return False
    if word.endswith("s") and word[0].isupper() and classes in ({"dem"}, {"dem", "group"}):
        return True
    return "group" in classes and classes <= {"group", "armed"} and (word.endswith("s") or "armed" in classes)


def governments(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add "Iranian Government" and the like: a nationality and a body, both capitalised."""
    taken = places_of(names)
    out = list(names)
    for at in tokens.places(STATE_BODIES):
        if at > 0 and tokens.words[at].istitle() and not taken & {at - 1, at}:
            word = tokens.words[at - 1]
            if word[:1].isupper() and (is_adjective(word) or country_code(word)):
                out.append(Name(at - 1, at + 1, "organisation", Reason("document-body-of-a-country")))
    return out


def is_distinct(word: str) -> bool:
    """Tell whether a capitalised word standing alone is hardly anything but a name."""
    if word[:1].isupper() and word.isupper() and country_code(word):
        return True
    if len(word) < 3 or not word[0].isupper() or word.lower() in COMMON:
        return False
    if word.isupper():
        return len(word) <= 6 and not word_facts(word.lower()).case.endswith(("w", "x"))
    return word_facts(word.lower()).case[:1] not in {"a", "b", "c"} and not is_adjective(word)


def is_initials(word: str) -> bool:
    """Tell whether a word is made of capitals, as "RMT" and "ZANU-PF" are."""
    return word.isupper() and 2 <= len(word) <= 8 and word.replace("-", "").isalpha() and not country_code(word)


def is_run(word: str) -> bool:
    """Tell whether a word can belong to a run of capitalised words that is a name."""
    capital = word[:1].isupper() or (word.startswith("al-") and word[3:4].isupper())
    return capital and word.lower() not in CALENDAR and not is_adjective(word) and not country_code(word)


def party_names(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add capitals before "party" or "union": "RMT union"."""
    taken = places_of(names)
    found = [
        Name(at - 1, at, "organisation", Reason("document-name-of-a-party-or-union"))
        for at in tokens.places({"party", "union"})
        if at > 0 and tokens.words[at].islower() and at - 1 not in taken and is_initials(tokens.words[at - 1])
    ]
    return [*names, *found]


def broadcasters(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add runs of capitalised words before "television", "newspaper" and the like: "TRT World television"."""
    taken = places_of(names)
    found: list[Name] = []
    for at in tokens.places(UNMARKED_BEFORE):
        if at > 0 and tokens.words[at] in AS_WRITTEN and at - 1 not in taken:
            first = run_start(at, taken, tokens)
            if is_medium_name(first, at, tokens):
                found.append(Name(first, at, "organisation", Reason("document-name-of-a-medium")))
    return [*names, *found]


def run_start(last: int, taken: set[int], tokens: Tokens) -> int:
    """Return where a run of capitalised words begins that ends before a token."""
    first = last
    while first > 0 and first - 1 not in taken and is_run(tokens.words[first - 1]):
        first -= 1
    return first + (last - first > 1 and tokens.words[first] in ARTICLES)


def is_medium_name(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether a run of capitalised words is a name: of two words, or of one inside a sentence."""
    if last == first or demonym_code(" ".join(tokens.words[first:last])):
        return False
    inside = first > 0 and tokens.words[first - 1].islower()
    return last - first > 1 or (inside and is_distinct(tokens.words[first]))
