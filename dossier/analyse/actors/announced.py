"""Names that the words before them announce: her son Pieter; Senators A, B and C; the Attorney's Office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from dossier.analyse.actors.cases import listed_classes
from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.descriptions import is_office
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.listed import is_distinct, places_of
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.whole_names import SPELLING, is_name_word, put_in
from dossier.analyse.actors.wordlists import KIN, ORG_HEADS
from dossier.english.function_words import POSSESSIVES
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason

TITLE = Reason("document-title-before-the-name")
BESIDE = Reason("document-common-noun-beside-the-name")
OF_ONE = KIN - word_set("family parents")
"""Relations of one person, before whose name they stand."""
LISTS_PERSONS = word_set("senators representatives congressmen congresswomen delegates")
LISTS_PLACES = word_set("parishes counties provinces districts towns villages municipalities governorates boroughs")
LIST_HEADS = LISTS_PERSONS | LISTS_PLACES
MOST_WORDS = 4
"""Words of the longest name in such a list."""
HEADS = ORG_HEADS | words("bodies", "ends_a_name") | word_set("office fund club")
MANY = word_set("children women men people")
"""Plurals without an -s, of whom a body may be."""


def of_kin(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add persons whom a relation announces, and take a place so announced for one: "her son | Pieter"."""
    starts, taken = {name.first: name for name in names}, places_of(names)
    found: list[Name] = []
    for at in tokens.places(OF_ONE):
        if at == 0 or at == len(tokens) - 1 or not is_owned(at, tokens):
            continue
        known = starts.get(at + 1)
        if known is not None:
            found += [known.retyped("person", TITLE)] if may_be_person(known, tokens) else []
        elif at + 1 not in taken and is_given(tokens.words[at + 1]):
            found.append(Name(at + 1, run_end(at + 2, taken, tokens), "person", TITLE))
    return put_in(names, found) if found else names


def is_owned(at: int, tokens: Tokens) -> bool:
    """Tell whether it is said whose relation is named: her | son, Moe's | son."""
    return tokens.lower[at - 1] in POSSESSIVES or tokens.words[at - 1] == "'s"


def may_be_person(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name that was taken for a place or a body may be a person's."""
    if name.type not in {"place", "organisation"} or name.size > 1:
        return False
    word = tokens.words[name.first]
    return not country_code(word) and bool(word_facts(word).first_name)


def is_given(word: str) -> bool:
    """Tell whether a word may be somebody's first name."""
    return is_name_word(word) and not word.isupper() and (is_distinct(word) or bool(word_facts(word).first_name))


def run_end(at: int, taken: set[int], tokens: Tokens) -> int:
    """Return where capitalised words end that belong to no name yet."""
    high = tokens.segment_at(at - 1)[1]
    while at < high and at not in taken and is_name_word(tokens.words[at]):
        at += 1
    return at


# ---------------------------------------------------------------- lists


def typed_by_head(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take the names of a list for what its head says: "Senators A, B and C", "the counties of A, B and C"."""
    starts = {name.first: name for name in names}
    found: list[Name] = []
    for at in tokens.places(LIST_HEADS):
        _, high = tokens.segment_at(at)
        kind = listed_kind(at, tokens) if at < high - 1 else None
        if kind is not None:
            found += in_list(at + (1 if kind == "person" else 2), high, kind, starts, tokens)
    return put_in(names, found) if found else names


def listed_kind(at: int, tokens: Tokens) -> ActorType | None:
    """Return what a word says that the names behind it are."""
    if tokens.lower[at] in LISTS_PERSONS:
        return "person" if tokens.words[at][0].isupper() else None
    return "place" if tokens.lower[at] in LISTS_PLACES and tokens.lower[at + 1] == "of" else None


def in_list(at: int, high: int, kind: ActorType, starts: dict[int, Name], tokens: Tokens) -> Iterator[Name]:
    """Yield the names of a list that begins at a token, where they have another type or none."""
    while at < high and tokens.words[at][0].isupper() and tokens.lower[at] not in LISTS_PERSONS:
        end = item_end(at, high, tokens)
        yield from in_item(at, end, kind, starts, tokens)
        behind = past_brackets(end, high, tokens)
        at = past_joints(behind, high, tokens)
        if at == behind:
            return


def item_end(at: int, high: int, tokens: Tokens) -> int:
    """Return where the capitalised words of an item end."""
    end = at
    while end < high and end - at < MOST_WORDS and (tokens.words[end][0].isupper() or tokens.words[end] in {".", "-"}):
        end += 1
    return end


def past_brackets(at: int, high: int, tokens: Tokens) -> int:
    """Step over where somebody is from: (R-Mont.)."""
    if at >= high or tokens.words[at] != "(":
        return at
    return next((place + 1 for place in range(at, min(high, at + 9)) if tokens.words[place] == ")"), at)


def past_joints(at: int, high: int, tokens: Tokens) -> int:
    """Step over a comma and "and"."""
    while at < high and tokens.lower[at] in {",", "and", "&"}:
        at += 1
    return at


def in_item(first: int, last: int, kind: ActorType, starts: dict[int, Name], tokens: Tokens) -> Iterator[Name]:
    """Yield the names of an item with the type of the list, or the single word that nobody saw."""
    known = [starts[at] for at in range(first, last) if at in starts]
    yield from (name.retyped(kind, BESIDE) for name in known if may_be_mistyped(name, kind, tokens))
    if not known and kind == "person" and last == first + 1 and is_surname(tokens.words[first]):
        yield Name(first, last, kind, BESIDE)


def may_be_mistyped(name: Name, kind: ActorType, tokens: Tokens) -> bool:
    """Tell whether a name in a list has another type than the list, and is no plain body's."""
    if name.type == kind or name.type not in {"person", "place", "organisation"}:
        return False
    return name.type != "organisation" or (name.size == 1 and tokens.lower[name.first] not in ORG_HEADS)


def is_surname(word: str) -> bool:
    """Tell whether a word alone may be somebody's last name."""
    return is_name_word(word) and not word.isupper() and not country_code(word) and not listed_classes((word,))


# ---------------------------------------------------------------- offices of somebody


def owned_offices(names: list[Name], tokens: Tokens) -> list[Name]:
    """Make whole what an apostrophe cuts: "the | District Attorney's Office", "the Children's Fund"."""
    owners = {at: name for name in names for at in range(name.first, name.last)}
    found = [
        whole
        for at in range(1, len(tokens) - 1)
        if tokens.words[at] in {"'s", "'"} and (whole := office_of(at, owners, tokens)) is not None
    ]
    return put_in(names, found) if found else names


def office_of(at: int, owners: dict[int, Name], tokens: Tokens) -> Name | None:
    """Return the body that is named around an apostrophe, or None."""
    if not may_be_office(at, tokens):
        return None
    first, last = office_start(at, owners, tokens), at + 2
    known = owners.get(at)
    if is_place_so_far(known, last):
        return Name(known.first, last, "organisation", SPELLING)
    if tokens.lower[at - 1] in MANY and first - 1 in owners and owners[first - 1].type == "person":
        return Name(owners[first - 1].first, behind(last, tokens), "organisation", SPELLING)  # Lurie Children's
    inside = [owners[place] for place in range(first, last) if place in owners]
    if any(is_somebody(name, tokens) or name.first < first or name.last >= last for name in inside):
        return None
    return Name(first, behind(last, tokens), "organisation", SPELLING)


def is_place_so_far(name: Name | None, last: int) -> TypeGuard[Name]:
    """Tell whether a whole office was taken for a place: the Marion County Sheriff's Office."""
    return name is not None and name.type == "place" and name.last == last


def is_somebody(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is a person's, and not a place with its officer: the Alachua Sheriff's Office."""
    if name.type != "person" or name.size == 1 or not is_office(tokens.words[name.last - 1]):
        return name.type == "person"
    return bool(word_facts(tokens.words[name.first]).first_name)


def may_be_office(at: int, tokens: Tokens) -> bool:
    """Tell whether an apostrophe stands between an owner and the head of a body, both with capitals."""
    owner, head = tokens.words[at - 1], tokens.words[at + 1]
    if not (owner[:1].isupper() and head[:1].isupper()) or head.isupper():
        return False
    return tokens.lower[at + 1] in HEADS and is_owner(tokens.lower[at - 1], tokens.words[at])


def office_start(at: int, owners: dict[int, Name], tokens: Tokens) -> int:
    """Return where the name around an apostrophe begins."""
    low = tokens.segment_at(at)[0]
    first = at - 1
    if first in owners and owners[first].last == at and not is_somebody(owners[first], tokens):
        first = owners[first].first
    while first > low and is_in_office(first - 1, low, owners, tokens):
        first -= 1
    return first


def is_owner(word: str, mark: str) -> bool:
    """Tell whether an office or several people stand before an apostrophe: Attorney | 's, Teachers | '."""
    return word in MANY or word.endswith("men") or (mark == "'" and word.endswith("s")) or is_office(word)


def is_in_office(at: int, low: int, owners: dict[int, Name], tokens: Tokens) -> bool:
    """Tell whether a word before belongs to the name: a capital, unless only because the sentence begins with it."""
    word = tokens.words[at]
    if at in owners:
        return not is_somebody(owners[at], tokens)
    return word[:1].isupper() and word.isalpha() and word != "The" and (at > low or is_office(word))


def behind(last: int, tokens: Tokens) -> int:
    """Step over "for the Middle District of Pennsylvania" behind an office."""
    for _ in range(2):
        if last + 1 >= len(tokens) or tokens.words[last] not in {"for", "of"}:
            return last
        at = last + 1 + (tokens.words[last + 1] == "the")
        end = at
        while end < len(tokens) and tokens.words[end][:1].isupper() and tokens.words[end].isalpha():
            end += 1
        if end == at:
            return last
        last = end
    return last
