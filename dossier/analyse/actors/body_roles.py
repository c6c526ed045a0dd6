"""Find what the text says a body or a group is: "a Berlin-based non-profit", "Iranian airline"."""

from __future__ import annotations

from collections.abc import Collection

from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.descriptions import (
    APPOSITION,
    OFFICE_LEADS,
    QUALIFIERS,
    TITLE,
    Scene,
    add_role,
    is_modifier,
    noun_phrase_end,
)
from dossier.analyse.actors.entities import Entity
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.roles import MOST_NAMES
from dossier.analyse.actors.wordlists import BODY_NOUNS
from dossier.english.lexicon import ANY, words
from dossier.english.tokens import Tokens
from dossier.model import Role


def find_body_roles(entity: Entity, scene: Scene) -> tuple[Role, ...]:
    """Find what the text says a body or group is: "a Berlin-based non-profit", "is a banned party"."""
    if entity.type not in {"organisation", "group"}:
        return ()
    roles: list[Role] = []
    seen: set[str] = set()
    for name in entity.names[:MOST_NAMES]:
        low, high = scene.bounds[name.first]
        for pattern, found in (
            (TITLE, noun_before(name, scene.tokens, low, scene.inside)),
            (APPOSITION, noun_after(name, scene.tokens, high, scene.persons)),
        ):
            if found is not None:
                add_role(roles, seen, *found, pattern, scene.tokens)
    return tuple(roles)


def noun_before(name: Name, tokens: Tokens, low: int, inside: dict[int, Name]) -> tuple[int, int] | None:
    """Return the common noun right before a body's name with its adjectives: "Iranian airline Mahan Air"."""
    last = name.first
    if last <= low or tokens.words[last - 1] not in BODY_NOUNS:
        return None
    first = last - 1
    while first > low and last - first < 5:
        word = tokens.words[first - 1]
        if not (
            is_modifier(word)
            or demonym_code(word)
            or word.lower() in QUALIFIERS
            or word.endswith("ed")
            or (first - 1) in inside
        ):
            break
        first -= 1
    return (first, last) if last - first > 1 or tokens.words[first] not in VAGUE else None


VAGUE = words(ANY, "says_little")
"""Nouns that say nothing of a body by themselves."""


def noun_after(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return what follows a body's name as an apposition or after "is": ", a Berlin-based non-profit"."""
    at = name.last
    if at + 2 < high and tokens.words[at] == "(" and tokens.words[at + 2] == ")":
        at += 3
    if at + 2 >= high or tokens.words[at] not in {",", "is", "was"} or tokens.words[at + 1] not in {"a", "an", "the"}:
        return None
    first = at + 2
    last = noun_phrase_end(first, high, tokens, persons)
    heads = [place for place in range(first, min(last, first + 6)) if tokens.words[place] in BODY_NOUNS]
    if not heads or any(tokens.words[place] in OFFICE_LEADS for place in range(first, heads[0])):
        return None
    return first, last
