"""Look-ups among many spans: which of them lie in some words, and which hold them.

A document with ten thousand quotations and as many dates asks each of them for each; looking through all every time
would take hours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from dossier.model import Span

T = TypeVar("T")


def page_at(pages: Sequence[int], place: int) -> int | None:
    """Return on which page a place of a text stands, counted from 1; None where the format has no pages.

    Parameters:
        pages: Where each page begins, as `Document.pages`.
        place: Code points before it.
    """
    return bisect_right(pages, place) or None


class SpanIndex(Generic[T]):
    """Spans with a value each, in order of the text; those that begin together stay in the order given."""

    def __init__(self, entries: Iterable[tuple[Span, T]]) -> None:
        """Take the spans in any order."""
        self._entries = sorted(entries, key=lambda entry: entry[0].start)
        self._starts = [span.start for span, _ in self._entries]
        self._reach = list(accumulate((span.end for span, _ in self._entries), max))
        """The furthest end of all spans up to each one."""

    def inside(self, words: Span) -> Iterator[tuple[Span, T]]:
        """Go through the spans that lie wholly in some words."""
        first, last = bisect_left(self._starts, words.start), bisect_right(self._starts, words.end)
        return (entry for entry in self._entries[first:last] if entry[0] in words)

    def around(self, words: Span) -> Iterator[tuple[Span, T]]:
        """Go through the spans that hold some words, the nearest beginning first."""
        place = bisect_right(self._starts, words.start) - 1
        while place >= 0 and self._reach[place] >= words.end:
            if words in self._entries[place][0]:
                yield self._entries[place]
            place -= 1


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


def shortened(text: str, length: int = 60) -> str:
    """Return the text on one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
