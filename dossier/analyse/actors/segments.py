"""Say which stretches of a text the tagger reads as one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model import Block, Sentence, Span


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
            for border in [*(border for border in borders if at < border < span.start), span.start]:
                if text[at:border].strip():
                    spans.append(Span(at, border))
                at = border
        if span.end > span.start:
            spans.append(span)
        at = max(at, span.end)
    return spans
