"""Of which generation a name alone is: "the elder Bush", "the younger Trump"."""

from __future__ import annotations

from dossier.analyse.actors.bearers import kin_before
from dossier.analyse.actors.entities import Entity
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.seen import Seen
from dossier.english.patterns import word_set
from dossier.english.person_names import person_name
from dossier.english.tokens import Tokens

ELDER = word_set("elder older senior")
YOUNGER = word_set("younger junior")
PARENTS = word_set("father mother dad mom mum grandfather grandmother uncle aunt")
CHILDREN = word_set("son daughter child grandson granddaughter nephew niece stepson stepdaughter")
EARLY = 20
"""Names of a person looked over, the first."""
TWO = 2


def generation_before(name: Name, tokens: Tokens) -> frozenset[str]:
    """Return the words of kinship that fit "the elder" or "the younger" before a name; none where neither stands."""
    if name.first < TWO or tokens.lower[name.first - TWO] not in {"the", "a"}:
        return frozenset()
    word = tokens.lower[name.first - 1]
    return PARENTS if word in ELDER else CHILDREN if word in YOUNGER else frozenset()


def is_of_other_generation(entity: Entity, seen: Seen) -> bool:
    """Tell whether "the elder" or "the younger" stands before a name alone, and nothing says that the person is that.

    It does where the person is somebody's father or son by the text, or the only other bearer of the name is the
    person's son or father.
    """
    fitting = generation_before(seen.name, seen.tokens)
    if not fitting or entity.person is None:
        return False
    kin = {kin_before(name, seen.tokens) for name in entity.names[:EARLY]} - {None}
    if kin or is_by_number(entity, fitting, seen.tokens):
        return bool(kin) and fitting.isdisjoint(kin)
    others = set(seen.people.bearing(seen.words)) - {entity.person}
    opposite = CHILDREN if fitting is PARENTS else PARENTS
    return len(others) != 1 or kin_of(others.pop(), seen) not in opposite


def is_by_number(entity: Entity, fitting: frozenset[str], tokens: Tokens) -> bool:
    """Tell whether "Sr." or "Jr." behind a person's name says which generation that is."""
    ordinal = "1st" if fitting is PARENTS else "2nd"
    return any(person_name(words_of(name, tokens)).ordinal == ordinal for name in entity.names[:EARLY])


def is_child_in_list(name: Name, tokens: Tokens) -> bool:
    """Tell whether a first name stands in a list of somebody's children or the like: two sons, Walter and | Marcus."""
    at, low = name.first - 1, max(tokens.segment_at(name.first)[0], name.first - FARTHEST)
    while at >= low and (tokens.words[at][0].isupper() or tokens.lower[at] in BETWEEN_CHILDREN):
        at -= 1
    return low <= at < name.first - 1 and tokens.lower[at] in OFFSPRING


OFFSPRING = word_set("sons daughters children brothers sisters siblings grandchildren grandsons granddaughters")
BETWEEN_CHILDREN = frozenset({",", "and", "&", ":"})
FARTHEST = 14
"""Tokens between the word for the children and one of their names."""


def kin_of(number: int, seen: Seen) -> str | None:
    """Return the word of kinship with which a person is first named in full."""
    first = seen.people.firsts[number]
    return kin_before(Name(first, first + 1, "person", seen.name.found_by), seen.tokens)
