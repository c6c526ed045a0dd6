"""How surely two full names of persons agree: what `english.person_names` holds for possible, by degrees."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Literal, get_args

from dossier.analyse.actors.lexicons import genders, word_facts
from dossier.collection.identity.office_terms import all_terms
from dossier.collection.identity.remembered import remembered
from dossier.english.given_names import same_given_name
from dossier.english.person_names import PARTICLES, PersonName, family_name_key, given_and_family, person_name

Agreement = Literal[
    "same-name",
    "name-other-spelling",
    "name-other-order",
    "name-middle-name",
    "name-two-spellings",
    "name-half",
    "name-part",
    "name-nickname",
    "name-initials",
]
"""How two full names agree, the surest first."""

SURENESS: tuple[Agreement, ...] = get_args(Agreement)

_HYPHENS = re.compile(r"[-\u2010-\u2013]")
_SOFT = re.compile(r"(?:e[iy]|iy)$")
"""The end of a given name from another alphabet: Sergei, Sergey, Dmitriy."""
_SHORT = 5
"""Letters from which on one wrong letter is a slip of spelling and not another name."""


FREQUENT = ("1", "2")
"""The bands of frequent family names."""

FAMILY_FIRST = frozenset({"cn", "hu", "jp", "kh", "kp", "kr", "sg", "tw", "vn"})
"""Countries in which the family name comes first; texts in English have either order."""


@remembered
def parsed(name: str) -> PersonName:
    """Take a person's name apart; what one document writes with a hyphen another writes in two words.

    The names of known holders of offices are put in one order: "Kishida Fumio" is Fumio Kishida, and "Xi" his family.
    """
    plain = person_name(tuple(_HYPHENS.sub(" ", name).split()))
    if is_called_al(name, plain):
        return replace(plain, is_full=True, given_names=plain.words[:1])
    family, *given = plain.words
    holder = "".join(given) if given else ""
    return given_and_family(holder, family) if (family, holder) in family_first() else plain


def is_called_al(name: str, plain: PersonName) -> bool:
    """Tell whether "Al" is a given name, which it is before a frequent English name: "Al Green", not "Al Thani"."""
    return name.startswith("Al ") and len(plain.words) == 2 and word_facts(plain.family).last_name in FREQUENT


@cache
def family_first() -> frozenset[tuple[str, str]]:
    """Return family name and given names of those who hold an office where the family name comes first."""
    held = chain.from_iterable(all_terms().values())
    names = (name for term in held if term.country in FAMILY_FIRST for name in term.names)
    return frozenset((name.family, "".join(name.given)) for name in names if name.given)


@remembered
def family_of(name: str) -> str:
    """Return the key that a person's family name shares with other spellings of it."""
    return family_name_key(parsed(name).family)


@remembered
def is_full_name(name: str) -> bool:
    """Tell whether a person's name has a given name."""
    return parsed(name).has_given_name


def agreement(one: PersonName, other: PersonName) -> Agreement | None:
    """Say how two full names of like family names agree, or None where they contradict each other."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return None
    if not one.given_names or not other.given_names:
        return None
    if one.given_names == other.given_names:
        return "same-name" if one.family == other.family else spelt_alike(one.family, other.family)
    short, long = sorted((one.given_names, other.given_names), key=len)
    if is_part(*sorted((one, other), key=lambda name: len(name.given_names))):
        return "name-part"
    first = given_names_agree(short[0], long[0])
    if first is None or not middles_agree(short[1:], long[1:]):
        return None
    return max(first, "name-middle-name", key=SURENESS.index) if short[1:] != long[1:] else first


def is_part(short: PersonName, long: PersonName) -> bool:
    """Tell whether a name is the end of another: "Jean-Pierre", "Karine Jean-Pierre"; not the father behind "bin"."""
    given, behind = short.given_names, len(short.given_names)
    if len(long.given_names) <= behind or long.given_names[-behind:] != given or short.family != long.family:
        return False
    return len(given[0]) > 1 and PARTICLES.isdisjoint(long.words)


def spelt_alike(one: str, other: str) -> Agreement:
    """Say how two spellings of a family name agree: where people are called by either, as O'Neil and O'Neill are."""
    known = all(word_facts(family).last_name for family in (one, other))
    return "name-two-spellings" if known else "name-other-spelling"


def has_double_name(name: str) -> bool:
    """Tell whether a person's last word is two family names: who is called by the second alone may be another."""
    return _HYPHENS.search(name.rsplit(maxsplit=1)[-1]) is not None


@remembered
def given_names_agree(one: str, other: str) -> Agreement | None:
    """Say how two given names agree: equal, a nickname, an initial, a spelling; None where they do not."""
    if one == other:
        return "same-name"
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return "name-initials" if long.startswith(short) else None
    if transcribed(one) == transcribed(other) or is_slip(short, long):
        return "name-other-spelling"
    return "name-nickname" if same_given_name(one, other) else None


@remembered
def transcribed(given: str) -> str:
    """Return a given name without what transcriptions of it differ in: Alexei, Aleksey."""
    return family_name_key(_SOFT.sub("y", given.replace("x", "ks")))


def is_slip(short: str, long: str) -> bool:
    """Tell whether one given name is a slip of spelling of the other; two known names are two: Marina, Martina."""
    if len(short) <= _SHORT or (short in genders() and long in genders()):
        return False
    return short[-1] == long[-1] and differ_by_one(short, long)


def middles_agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether no middle name contradicts another: "H. W." and "W." do, "Walker" and "W." do not."""
    return all(
        one.startswith(other) or other.startswith(one) or differ_by_one(one, other) if min(len(one), len(other)) > 1
        else one[0] == other[0]
        for one, other in zip(short, long, strict=False)
    )  # fmt: skip


def differ_by_one(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter left out, added, changed or moved to its neighbour's place."""
    if one == other or abs(len(one) - len(other)) > 1:
        return one == other
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[start:], other[start:]
    swapped = len(rest) > 1 and rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or rest == others[1:] or rest[1:] == others or swapped
