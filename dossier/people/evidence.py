"""The words that facts rest on: every stretch of a text that a page marks and a correction can be about."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from dossier.model import Document, Dossier, Span, Stated

STATED_FIELDS = ("title", "date", "source", "author", "place", "language", "url", "licence")
"""The fields of a document that may rest on words of its text."""

span_of = attrgetter("span")


def stated_fields(document: Document) -> Iterable[tuple[str, Stated]]:
    """Go through what the document says of itself, as (name, value)."""
    for name in STATED_FIELDS:
        stated = getattr(document, name)
        if stated is not None:
            yield name, stated


def evidence_spans(dossier: Dossier) -> Iterable[Span]:
    """Go through every span a fact of the dossier rests on."""
    yield from (stated.span for _, stated in stated_fields(dossier.document) if stated.span)
    yield from (finding.span for finding in dossier.findings if finding.span)
    yield from map(span_of, (*dossier.summary.sentences, *dossier.summary.key_points, *dossier.dates))
    for actor in dossier.actors:
        yield from map(span_of, (*actor.mentions, *actor.roles))
    for quote in dossier.quotes:
        yield from quote.spans
        yield from filter(None, (quote.cue, quote.speaker and quote.speaker.span))
