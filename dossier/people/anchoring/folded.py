"""A text without the differences that do not count: one kind of quotation mark, dash, ellipsis and blank.

This is not the folding of names in `english.names`: a whole text is folded, letter case and accents stay, and every
letter knows where it stood in the original.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from dossier.model import Span

_UNEVEN = re.compile(r"\s{2,}|\.{3}|-{2,}|''|``|,,|<<|>>")
_EVEN = str.maketrans(
    dict.fromkeys('‘’‚‛“”„‟"`´«»‹›′″ʼ', "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u202f\t\n\r\v\f\u2028\u2029\x85", " ")
)
_TOKEN = re.compile(r"\w+(?:[.']\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without the differences that do not count, and where each of its letters stood."""

    text: str
    at: array[int]
    """First letter of each piece, in `text`."""
    starts: array[int]
    """The same in the original."""
    ends: array[int]
    """End of each replaced piece in the original; 0 for a piece that was copied."""

    def start(self, at: int) -> int:
        """Return where a letter of `text` begins in the original."""
        piece = bisect_right(self.at, at) - 1
        return self.starts[piece] + (0 if self.ends[piece] else at - self.at[piece])

    def end(self, at: int) -> int:
        """Return where the letter before `at` ends in the original."""
        piece = bisect_right(self.at, at - 1) - 1
        return self.ends[piece] or self.starts[piece] + at - self.at[piece]

    def span(self, start: int, end: int) -> Span:
        """Return the original stretch of a stretch of `text`."""
        return Span(self.start(start), self.end(end))


def fold(text: str) -> Folded:
    """Return the text with one kind of quotation mark, dash, ellipsis and blank."""
    pieces: list[str] = []
    at, starts, ends = array("L"), array("L"), array("L")
    done = length = 0

    def add(piece: str, start: int, end: int) -> None:
        nonlocal length
        at.append(length)
        starts.append(start)
        ends.append(end)
        pieces.append(piece)
        length += len(piece)

    for found in _UNEVEN.finditer(text):
        if found.start() > done:
            add(text[done : found.start()].translate(_EVEN), done, 0)
        first = found[0][0]
        folded = " " if first.isspace() else "…" if first == "." else "-" if first == "-" else "'"
        add(folded, found.start(), found.end())
        done = found.end()
    if done < len(text) or not pieces:
        add(text[done:].translate(_EVEN), done, 0)
    return Folded("".join(pieces), at, starts, ends)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a folded text."""

    texts: tuple[str, ...]
    """In lower case."""
    spans: tuple[tuple[int, int], ...]
    places: dict[str, list[int]]
    """Word -> indexes."""


@lru_cache(maxsize=4)
def folded_source(text: str) -> Folded:
    """Fold a source; several corrections of one text fold it once."""
    return fold(text)


@lru_cache(maxsize=4)
def words_of_source(text: str) -> Words:
    """Cut a folded source into words."""
    return cut(text)


def cut(text: str) -> Words:
    """Cut folded text into words and marks."""
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    places: dict[str, list[int]] = defaultdict(list)
    for found in _TOKEN.finditer(text):
        word = found[0].casefold()
        places[word].append(len(texts))
        texts.append(word)
        spans.append(found.span())
    return Words(tuple(texts), tuple(spans), dict(places))
