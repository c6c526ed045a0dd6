"""Tell what a speaker quotes within a turn from the turn itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.analyse.quotes.marks import Marked
from dossier.analyse.quotes.rules import Attribution
from dossier.model import Quote, QuoteKind, Span, Speaker
from dossier.spans import SpanIndex


def outside_turns(
    kinds: dict[int, QuoteKind],
    marked: Sequence[Marked],
    attributions: dict[int, Attribution],
    turns: SpanIndex[Span],
) -> dict[int, QuoteKind]:
    """Return the quotations: in what somebody says, words between marks are one only if the speaker says whose."""
    return {
        index: kind
        for index, kind in kinds.items()
        if attributions[index].speaker is not None or next(turns.around(marked[index].inner), None) is None
    }


def spans_of(turns: Sequence[Quote]) -> SpanIndex[Span]:
    """Return the words of all turns."""
    return SpanIndex((span, span) for turn in turns for span in turn.spans)


def speakers_of(turns: Sequence[Quote]) -> SpanIndex[Speaker]:
    """Return the words of all turns whose speaker is known, with the speaker."""
    return SpanIndex((span, turn.speaker) for turn in turns if turn.speaker is not None for span in turn.spans)


def not_turns(marked: Sequence[Marked], turns: SpanIndex[Span]) -> list[Marked]:
    """Return the marked words that are no turn themselves."""
    return [each for each in marked if not is_turn(each.outer, turns)]


def is_turn(words: Span, turns: SpanIndex[Span]) -> bool:
    """Tell whether marked words are a turn themselves, or most of one and its beginning."""
    for turn, _ in turns.around(words):
        most = 2 * (words.end - words.start) > turn.end - turn.start
        if most and words.start - turn.start <= OPENING:
            return True
    return any(True for _ in turns.inside(words))


OPENING = 2
"""Code points before marked words that are no words of their own: a mark and a space."""

OTHERS_WORDS = 10
"""Words from which on what a speaker quotes of somebody else is no longer the speaker's own."""


INTRODUCTION = 8
"""Words that lead to a quotation, at most."""


def own_words(turns: Sequence[Quote], quoted: Sequence[Quote], text: str) -> list[Quote]:
    """Return the turns without the whole sentences of others that are quoted in them."""
    marked = [span for quote in quoted for span in quote.spans]
    others = sorted(span for span in marked if len(span.of(text).split()) >= OTHERS_WORDS)
    starts = [span.start for span in others]
    made: list[Quote] = []
    for turn in turns:
        spans: list[Span] = []
        for span in turn.spans:
            inside = others[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            spans += pieces(text, span, inside) if inside else [span]
        made.append(replace(turn, spans=tuple(spans)) if spans else turn)
    return made


def _only_introduces(words: str) -> bool:
    """Tell whether words only lead to those of somebody else: Kristof also writes that."""
    return words.endswith((" that", ":")) and len(words.split()) <= INTRODUCTION


def pieces(text: str, span: Span, without: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch without some others and the marks around them."""
    at = span.start
    for start, end in [*((other.start, other.end) for other in without), (span.end, span.end)]:
        words = text[at:start].rstrip(" \n\"'“‘«")
        left = len(words) - len(words.lstrip(" \n\"'”’»"))
        if any(letter.isalnum() for letter in words) and not _only_introduces(words):
            yield Span(at + left, at + len(words))
        at = end
