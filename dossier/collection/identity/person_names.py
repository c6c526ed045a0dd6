"""Compare names of persons: given names, middle names, generations, spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from dossier.english.given_names import same_given_name
from dossier.english.lexicon import words
from dossier.english.names import fold

PARTICLES = words("name_parts", "particle")
GENERATIONS = frozenset(map(fold, words("name_parts", "generation"))) | {"sr", "jnr", "snr"}

Agreement = Literal[
    "same-name", "name-other-spelling", "name-other-order", "name-middle-name", "name-nickname", "name-initials"
]
"""How two full names agree, the surest first."""

SURENESS: tuple[Agreement, ...] = get_args(Agreement)

_DOUBLED = re.compile(r"([a-z])\1+")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:iy|ij|yi|y|i)$")
"""Transliterations differ in how a name ends: Zelenskyy, Zelensky, Zelenskiy."""
_SOUNDS = ((re.compile(r"^(?:al|el)(?=[bcdfghjklmnpqrstvwxz][a-z]{4})"), ""), (re.compile("ph"), "f"))

_SHORT = 5
"""Letters from which on one wrong letter is a slip of spelling and not another name."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, folded."""

    given: tuple[str, ...]
    """Given and middle names or their initials; particles left out."""
    family: str
    """The last word before the generation."""
    generation: str = ""
    particles: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """Tell whether a given name is written out: "J. Smith" is any Smith, "von der Leyen" any Leyen."""
        return any(len(word) > 1 for word in self.given)


@lru_cache(maxsize=65536)
def parsed(name: str) -> PersonName:
    """Part a person's name."""
    found = fold(name).split()
    generation = ""
    while len(found) > 1 and (found[-1] in GENERATIONS):
        generation = found.pop()
    given = tuple(word for word in found[:-1] if word not in PARTICLES)
    particles = tuple(word for word in found[:-1] if word in PARTICLES)
    return PersonName(given, found[-1] if found else "", generation, particles)


@lru_cache(maxsize=65536)
def family_key(family: str) -> str:
    """Return what spellings of one family name share: Zelenskyy, Zelensky; al-Kadhimi, Kadhimi."""
    for pattern, other in _SOUNDS:
        family = pattern.sub(other, family)
    return _ENDING.sub("i", _DOUBLED.sub(r"\1", family))


def agreement(one: PersonName, other: PersonName) -> Agreement | None:
    """Say how two full names of like family names agree, or None where they contradict each other."""
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if not one.given or not other.given:
        return None
    if one.given == other.given:
        return "same-name" if one.family == other.family else "name-other-spelling"
    short, long = sorted((one.given, other.given), key=len)
    first = given_names_agree(short[0], long[0])
    if first is None or not middles_agree(short[1:], long[1:]):
        return None
    return max(first, "name-middle-name", key=SURENESS.index) if short[1:] != long[1:] else first


def given_names_agree(one: str, other: str) -> Agreement | None:
    """Say how two given names agree: equal, a nickname, an initial, a spelling; None where they do not."""
    if one == other:
        return "same-name"
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return "name-initials" if long.startswith(short) else None
    if family_key(one) == family_key(other) or (len(short) > _SHORT and differ_by_one(one, other)):
        return "name-other-spelling"
    return "name-nickname" if same_given_name(one, other) else None


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
