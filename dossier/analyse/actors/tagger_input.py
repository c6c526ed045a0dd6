"""Say which stretches of a text the tagger reads as one sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dossier.model import Block, Sentence, Span

HARD_BREAK = re.compile(r"(?:(?<! ) {2,}+|\\)\n")
"""The end of a line that Markdown keeps, as in a list of names written one to a line."""


def lines_of(text: str, span: Span) -> list[Span]:
    """Cut a sentence where its writer ended lines on purpose."""
    spans: list[Span] = []
    at = span.start
    for match in HARD_BREAK.finditer(text, span.start, span.end):
        if text[at : match.start()].strip():
            spans.append(Span(at, match.start()))
        at = match.end()
    if text[at : span.end].strip():
        spans.append(Span(at, span.end))
    return spans


def cover(text: str, sentences: Iterable[Sentence], blocks: Iterable[Block] = ()) -> list[Span]:
    """Return the sentences and, as segments of their own, what lies between them.

    Datelines, date prefixes and lines about the document are trimmed off sentences but may hold names.

    Parameters:
        text: The document's text.
        sentences: Its sentences, in order.
        blocks: Its blocks; a stretch between sentences is cut at their borders.
    """
    spans: list[Span] = []
    borders = sorted({block.span.start for block in blocks})
    at = 0
    for span in [*(sentence.span for sentence in sentences), Span(len(text), len(text))]:
        if span.start > at:
            for border in [*borders[bisect_right(borders, at) : bisect_left(borders, span.start)], span.start]:
                if text[at:border].strip():
                    spans.append(Span(at, border))
                at = border
        spans += lines_of(text, span)
        at = max(at, span.end)
    return spans
