"""Another name that the text itself gives somebody: "Edith (née Crane)", "Ada Lund, better known as Ida Moss"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analyse.actors.names import Name
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

BIRTH = word_set("née nee né born")
"""Before the name that somebody was born with, at the head of a bracket or behind a comma."""
FAR = 45
"""Tokens between a name and another of the same person: the dates of a life stand there."""
BETTER = word_set("also better best professionally commonly popularly formerly simply generally widely usually") | {","}
"""Before "known as" they show that the name is somebody's whom the text has just named."""
NAMES_OF = word_set("pen stage maiden real birth legal given professional")
"""Kinds of names: by her | pen | name Ida Moss."""


def named_also(names: Sequence[Name], tokens: Tokens) -> Iterator[tuple[Name, Name]]:
    """Yield each name that is another one of the person named right before it, and that person's name."""
    before: Name | None = None
    for name in names:
        if name.type != "person":
            continue
        if before is not None and name.first - before.last <= FAR and is_other_name(before, name, tokens):
            yield name, before
        else:
            before = name


def is_other_name(before: Name, name: Name, tokens: Tokens) -> bool:
    """Tell whether what stands between two names of a sentence says that both are one person's."""
    low = tokens.segment_at(name.first)[0]
    if before.first < low or tokens.words[before.last] not in {"(", ","}:
        return False
    return is_birth_name(name, tokens) or is_known_name(name, tokens)


def is_birth_name(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name stands behind "née", or behind "born" and nothing else in a bracket or between commas."""
    if tokens.lower[name.first - 1] not in BIRTH or tokens.words[name.first - 2] not in {"(", ",", ";"}:
        return False
    return tokens.words[name.last : name.last + 1] in {(")",), (",",), (";",)}


def is_known_name(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name stands behind "also known as", "aka" or "by her pen name"."""
    lower, at = tokens.lower, name.first
    if lower[at - 1] in {"aka", "a.k.a."} or (lower[at - 1] == "name" and lower[at - 2] in NAMES_OF):
        return True
    if lower[at - 1] != "as" or lower[at - 2] not in {"known", "professionally", "simply"}:
        return False
    return not BETTER.isdisjoint(lower[at - 4 : at - 2]) or lower[at - 2] != "known"
