"""The grammar of date phrases: rows of patterns over token classes, each with its reader and its examples.

At each place the longest match whose reader does not refuse it wins; of equally long ones the first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dossier.analyse.dates.grammar.calendar import CALENDAR
from dossier.analyse.dates.grammar.lengths import LENGTHS
from dossier.analyse.dates.grammar.pattern import Pattern, first_classes, translate
from dossier.analyse.dates.grammar.relative import RELATIVE
from dossier.analyse.dates.grammar.times import TIMES
from dossier.analyse.dates.phrases import Found
from dossier.analyse.dates.tokens import Tokens
from dossier.trace import is_tracing, note

__all__ = ["RULES", "Pattern", "find_phrases", "translate"]

RULES: tuple[Pattern, ...] = (*CALENDAR, *RELATIVE, *LENGTHS, *TIMES)
"""Adding a way to write a date is adding a row; what it means is its reader's and the resolver's."""


Compiled = tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Pattern], ...]]
"""Tells whether any row matches; and the rows with their expressions, in the order of the table."""


@cache
def _begins() -> tuple[re.Pattern[str], dict[str, list[Pattern]]]:
    """Return what finds the classes that a phrase may begin with, and the rows of each class."""
    rows: dict[str, list[Pattern]] = {}
    for row in RULES:
        for kind in first_classes(row.pattern):
            rows.setdefault(kind, []).append(row)
    return re.compile("[" + "".join(map(re.escape, sorted(rows))) + "]"), rows


@cache
def _compiled(kind: str) -> Compiled:
    """Return the rows that may begin with a class, compiled when the first token of it comes."""
    rows = tuple((_expression(row.pattern), row) for row in _begins()[1][kind])
    return re.compile("|".join(re.sub(r"\?P<\w+>", "?:", regex.pattern) for regex, _ in rows)), rows


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


def find_phrases(tokens: Tokens) -> Iterator[Found]:
    """Find the basic phrases of a text from left to right, not overlapping."""
    begins, _ = _begins()
    classes, position = tokens.classes, 0
    while begin := begins.search(classes, position):
        position = begin.start()
        matches, rows = _compiled(classes[position])
        found = _read(tokens, position, rows) if matches.match(classes, position) else None
        if found is None:
            position += 1
        else:
            yield found
            position = found.end


def _read(tokens: Tokens, position: int, rows: tuple[tuple[re.Pattern[str], Pattern], ...]) -> Found | None:
    """Return what the longest match says whose reader knows what it means."""
    hits = [(hit, row) for regex, row in rows if (hit := regex.match(tokens.classes, position))]
    hits.sort(key=lambda pair: -pair[0].end())
    for at, (hit, row) in enumerate(hits):
        found = row.read(tokens, hit)
        if found is not None:
            _note_losers(tokens, row, hits[:at], hits[at + 1 :])
            return replace(found, rules=(row.name,))
    _note_losers(tokens, None, hits, [])
    return None


def _note_losers(
    tokens: Tokens,
    winner: Pattern | None,
    refused: list[tuple[re.Match[str], Pattern]],
    shorter: list[tuple[re.Match[str], Pattern]],
) -> None:
    """Say which rows matched the same words, and why they did not read them."""
    if not is_tracing():
        return
    for hit, row in refused:
        note("dates", row.name, tokens.span(*hit.span()), "seen", "has its form and not its meaning")
    for hit, row in shorter:
        if winner is not None and row is not winner:
            note("dates", row.name, tokens.span(*hit.span()), "lost", f"to {winner.name}")
