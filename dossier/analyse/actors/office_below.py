"""The office that stands on the line below a name: signatures, and the heads of statements and testimony."""

from __future__ import annotations

from dossier.analyse.actors.descriptions import Scene, noun_phrase_end, office_within
from dossier.analyse.actors.names import Name

LONGEST = 12
"""Tokens of the longest line that is an office."""


def office_below(name: Name, scene: Scene) -> tuple[int, int] | None:
    """Return the office on the next line, where a name is a line of its own and no blank line parts the two."""
    tokens = scene.tokens
    low, high = scene.bounds[name.first]
    if name.last != high or name.first - low > 1 or high >= len(tokens):
        return None
    first, last = scene.bounds[high]
    if tokens.starts[high] - tokens.ends[high - 1] != 1 or last - first > LONGEST or first in scene.persons:
        return None
    end = noun_phrase_end(first, last, tokens, scene.persons)
    whole = end == last or tokens.words[end] == ","
    return (first, end) if whole and end > first and office_within(first, end, tokens) else None
