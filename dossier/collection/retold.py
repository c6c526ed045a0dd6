"""The same happening told twice in one document: it is one entry with two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.english.function_words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.model import DateMention, Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = AUXILIARIES | BE | CONJUNCTIONS | DETERMINERS | OBJECTS | PREPOSITIONS | RELATIVES | SUBJECTS | SUBORDINATORS
_SHARED = 0.75
"""Share of the shorter telling's words that the longer one must have, too."""
_FEWEST = 2
"""Words besides the small ones that a telling must have to be compared at all."""
_COMPARED = 12
"""Earlier tellings of the same days with which one is compared, so that many of them take no longer each."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """The words that tell what happened."""

    words: frozenset[str]
    telling: frozenset[str]
    """Those of them that tell one happening from another: names and numbers."""
    denied: bool


def told_again(text: str, dates: Iterable[DateMention]) -> Mapping[Span, tuple[Span, ...]]:
    """Find dates at which the text tells what it told before.

    Two tellings are one happening where they are of the same days, share three words in four, deny it both or neither,
    and do not each name somebody or something that the other does not name.

    Parameters:
        text: The document's text.
        dates: Its dates, in order.

    Returns:
        For the date of the first telling those of the others, where there are any.
    """
    firsts: dict[tuple[str, str], list[tuple[Span, _Telling]]] = defaultdict(list)
    again: dict[Span, list[Span]] = defaultdict(list)
    for date in dates:
        if date.first is None or date.last is None or date.attached is None:
            continue
        told = _telling(text, date)
        if len(told.words) < _FEWEST:
            continue
        days = firsts[date.first, date.last]
        first = next((span for span, other in days[-_COMPARED:] if _is_same(told, other)), None)
        if first is None:
            days.append((date.span, told))
        else:
            again[first].append(date.span)
    return {first: tuple(others) for first, others in again.items()}


def _telling(text: str, date: DateMention) -> _Telling:
    """Return the words that tell what happened at a date, the date's own left out."""
    attached = date.attached or date.span
    found = _WORD.finditer(text, attached.start, attached.end)
    said = [match for match in found if not date.span.start <= match.start() < date.span.end]
    words = {match.group().lower() for match in said}
    names = {match.group().lower() for match in said if match.group()[0].isupper() or match.group()[0].isdigit()}
    return _Telling(frozenset(words - _SMALL), frozenset(names - _SMALL), bool(words & NEGATIONS))


def _is_same(one: _Telling, other: _Telling) -> bool:
    """Tell whether two tellings of the same days are of one happening."""
    shared = len(one.words & other.words)
    if one.denied != other.denied or shared < _SHARED * min(len(one.words), len(other.words)):
        return False
    return not (one.telling - other.words and other.telling - one.words)
