"""What tells a reader most: the quotes that a long page shows, and the words of a long turn that stand for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from math import sqrt

from dossier.english.stems import stem
from dossier.model import Dossier, Quote, Span
from dossier.publish.pages.wording import shorten
from dossier.publish.search.terms import terms
from dossier.spans import SpanIndex

SUMMARY_TELLS = 5
"""What a sentence of the summary weighs beside a name or a day."""
TURN = 320
"""Code points of a turn that stand for it: the whole stands in the source beside it."""


class Telling:
    """Weighs the words of a dossier by what was found in them."""

    def __init__(self, dossier: Dossier, wanted: Set[str] = frozenset()) -> None:
        """Weigh the words of a dossier.

        Parameters:
            dossier: Whose words they are.
            wanted: Stems of what was searched for: words that hold them tell more than any others.
        """
        self.dossier = dossier
        self.wanted = wanted
        summary = dossier.summary
        points = [line.span for line in summary.sentences] + [point.span for point in summary.key_points]
        named = [mention.span for actor in dossier.actors for mention in actor.mentions if mention.kind == "name"]
        days = [date.span for date in dossier.dates if date.edtf]
        weighed = ((points, SUMMARY_TELLS), (named, 1), (days, 1))
        self.found = SpanIndex((span, weight) for spans, weight in weighed for span in spans)
        self.starts = [sentence.span.start for sentence in dossier.sentences]

    def worth(self, spans: Sequence[Span]) -> float:
        """Return how much stands in some words for their length; a name called out alone tells little."""
        length = sum(span.end - span.start for span in spans)
        return sum(weight for span in spans for _, weight in self.found.inside(span)) / sqrt(length + TURN)

    def held(self, span: Span) -> int:
        """Return how many of the stems that were searched for stand in some words."""
        return len(self.wanted & set(map(stem, terms(span.of(self.dossier.document.text))))) if self.wanted else 0

    def foremost(self, shown: int) -> list[int]:
        """Return which quotes tell most, in order of the text; all of them where they are few.

        Who only asks, and words that nobody is known to have said, do not come before the others.
        """
        quotes = self.dossier.quotes
        if len(quotes) <= shown:
            return list(range(len(quotes)))
        order = sorted(
            range(len(quotes)),
            key=lambda index: (not has_actor(quotes[index]), -round(self.worth(quotes[index].spans), 9), index),
        )
        return sorted(order[:shown])

    def passage(self, quote: Quote) -> Span:
        """Return the words of a long turn that tell most: whole sentences from the best one on, in one paragraph."""
        sentences = [
            sentence.span
            for span in quote.spans
            for sentence in self.dossier.sentences[bisect_left(self.starts, span.start) :][:MOST_SENTENCES]
            if sentence.span in span
        ]
        best = max(
            sentences, key=lambda span: (self.held(span), self.worth([span]), -span.start), default=quote.spans[0]
        )
        return Span(best.start, next(span.end for span in quote.spans if best in span))

    def paragraph(self, quote: Quote) -> Span:
        """Return the part of a turn that holds these words."""
        passage = self.passage(quote)
        return next(span for span in quote.spans if passage in span)

    def words(self, quote: Quote) -> str:
        """Return the same as words, cut to the length that is shown; nothing for a turn that is shown whole."""
        text = self.dossier.document.text
        if sum(span.end - span.start for span in quote.spans) <= TURN:
            return ""
        passage = self.passage(quote)
        before = "… " if passage.start > quote.spans[0].start else ""
        after = " …" if passage.end < quote.spans[-1].end and passage.end - passage.start <= TURN else ""
        return before + shorten(passage.of(text), TURN) + after


MOST_SENTENCES = 60
"""Of a paragraph, those that are weighed."""


def has_actor(quote: Quote) -> bool:
    """Tell whether somebody known said it."""
    return quote.speaker is not None and quote.speaker.actor is not None
