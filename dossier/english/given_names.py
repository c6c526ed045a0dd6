"""Tell whether two given names may be one person's: Joe and Joseph, Serhiy and Sergei, J. and Jane.

Whoever asks has compared the rest of the names before: a shared given name alone joins nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from dossier.english.lexicon import table
from dossier.english.names import fold

_DOUBLED = re.compile(r"([^\W\d_])\1")
_ENDING = re.compile(r"(?:iy|ij|yi|ii|yy|ey)$")
SHORTEST = 4
"""Letters of the shortest name whose doubled letters are a matter of spelling: "Lee" is not "Le"."""


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Return name -> the names at the head of the classes that it belongs to."""
    found: dict[str, set[str]] = defaultdict(set)
    for head, others in table("given_names", "also").items():
        for name in (head, *others):
            found[_spelt(name)].add(head)
    return {name: frozenset(heads) for name, heads in found.items()}


def given_name_classes(name: str) -> frozenset[str]:
    """Return the given names that a name may stand for: "Ted" for Edward, Edmund and Theodore.

    A name that no class knows stands for itself only, in its usual spelling.
    """
    spelt = _spelt(name)
    return _classes().get(spelt, frozenset((spelt,)))


def is_given_name(name: str) -> bool:
    """Tell whether a word is a given name of one of the classes."""
    return _spelt(name) in _classes()


@lru_cache(maxsize=50_000)
def same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names are one, in another spelling or a short form; initials do not count."""
    return bool(one and other) and not given_name_classes(one).isdisjoint(given_name_classes(other))


@lru_cache(maxsize=50_000)
def may_be_same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names agree as far as they are written: an initial agrees with all that begin with it."""
    one, other = fold(one).strip("."), fold(other).strip(".")
    short, long = sorted((one, other), key=len)
    return (len(short) == 1 and long.startswith(short)) or same_given_name(one, other)


@lru_cache(maxsize=50_000)
def _spelt(name: str) -> str:
    """Return a name without what spellings of it differ in: case, accents, hyphens, doubled letters, -y for -iy."""
    plain = fold(name).strip(".").replace(" ", "").replace("'", "")
    if len(plain) < SHORTEST:
        return plain
    return _DOUBLED.sub(r"\1", _ENDING.sub("y", plain))
