"""Compare the roles that documents give to bearers of one name: one office, or the same office of another place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, product

from dossier.analyse.actors.countries import code_of
from dossier.collection.identity.local_offices import LOCAL, NO_PLACE
from dossier.collection.identity.remembered import remembered
from dossier.english.patterns import word_set

NOISE = word_set(
    "a an the of for in to at on from with by former acting senior chief official and his her mr ms mrs dr then new"
)
"""Words of roles that do not tell people apart."""

OF_ONE_PLACE = word_set("mayor governor senator king queen president premier sheriff bishop archbishop congressman")
"""Offices that are of one place: who holds it of another is another person, or was so at another time."""

ENOUGH = 2
"""Words in common that make two roles one, where neither says more than the other."""

_SECOND = re.compile(r"\b(vice|deputy|under|assistant|associate) (?=[a-z])")
"""A vice president is no president."""


@remembered
def role_bag(role: str) -> frozenset[str]:
    """Return the words of a folded role that tell people apart: "vice president" is one, a country its code."""
    words = (word.removesuffix("'s") for word in _SECOND.sub(r"\1-", role).split())
    return frozenset(code_of(word) or word for word in words) - NOISE


@remembered
def countries_in(role: str) -> frozenset[str]:
    """Return the codes of the countries that a role names."""
    words = [word.removesuffix("'s") for word in role.split()]
    phrases = (*words, *(" ".join(pair) for pair in pairwise(words)))
    return frozenset(code for phrase in phrases if (code := code_of(phrase)))


@remembered
def is_one_role(role: str, other: str) -> bool:
    """Tell whether two roles may be one: words in common, no other country, and neither of another place or body."""
    mine, theirs = role_bag(role), role_bag(other)
    shared = mine & theirs
    if not shared or not is_of_one_country(role, other):
        return False
    return shared in (mine, theirs) or len(shared) >= ENOUGH


@remembered
def is_elsewhere(role: str, other: str) -> bool:
    """Tell whether two roles are the same office of two places: mayor of Dayton, mayor of Salem."""
    mine, theirs = role_bag(role), role_bag(other)
    shared = mine & theirs
    if not shared:
        return False
    if not is_of_one_country(role, other):
        return True
    places, others = ((words - shared - NO_PLACE - countries_in(one)) for words, one in ((mine, role), (theirs, other)))
    return bool(shared & OF_ONE_PLACE and places and others)


def is_of_one_country(role: str, other: str) -> bool:
    """Tell whether two roles do not name different countries."""
    mine, theirs = countries_in(role), countries_in(other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def share(roles: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether any of some roles may be one of others."""
    return any(is_one_role(role, other) for role, other in product(roles, others))


def contradict(roles: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether some roles are an office of another place than others, and none is the same.

    "Mayor" alone is the same as the mayor of any town, but makes the mayors of two towns no one person.
    """
    pairs = list(product(roles, others))
    if not any(is_elsewhere(*pair) for pair in pairs):
        return False
    return are_of_two_places(roles, others) or not any(is_one_role(*pair) for pair in pairs)


def are_of_two_places(roles: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two hold one office of a town or region, each of places that have no word in common."""
    mine, theirs = places_held(roles), places_held(others)
    return any(mine[office].isdisjoint(theirs[office]) for office in mine.keys() & theirs.keys())


def places_held(roles: Iterable[str]) -> dict[str, set[str]]:
    """Return the words of the places whose mayor, governor or the like roles say somebody is."""
    found: dict[str, set[str]] = {}
    for role in roles:
        for office, words in place_held(role):
            found.setdefault(office, set()).update(words)
    return found


@remembered
def place_held(role: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return office and place of a role: "mayor of dayton", "dayton mayor"; none of "shout out to the mayor"."""
    words = role.split()
    if words[0] in LOCAL and words[1:2] == ["of"]:
        return ((words[0], tuple(words[2:])),)
    is_named = len(words) > 1 and words[-1] in LOCAL and NO_PLACE.isdisjoint(words[:-1])
    return ((words[-1], tuple(words[:-1])),) if is_named else ()
