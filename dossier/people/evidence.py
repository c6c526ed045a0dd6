"""The words that facts rest on: every stretch of a text that a page marks and a correction can be about."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model import Document, Dossier, Span, Stated

STATED_FIELDS = ("title", "date", "source", "author", "place", "language", "url", "licence")
"""The fields of a document that may rest on words of its text."""


def stated_fields(document: Document) -> Iterable[tuple[str, Stated]]:
    """Go through what the document says of itself, as (name, value)."""
    for name in STATED_FIELDS:
        stated = getattr(document, name)
        if stated is not None:
            yield name, stated


def evidence_spans(dossier: Dossier) -> Iterable[Span]:
    """Go through every span a fact of the dossier rests on."""
    yield from (stated.span for _, stated in stated_fields(dossier.document) if stated.span)
    yield from (line.span for line in dossier.summary.sentences)
    yield from (point.span for point in dossier.summary.key_points)
    for actor in dossier.actors:
        yield from (mention.span for mention in actor.mentions)
        yield from (role.span for role in actor.roles)
    for quote in dossier.quotes:
        yield from quote.spans
        yield from filter(None, (quote.cue, quote.speaker and quote.speaker.span))
    yield from (date.span for date in dossier.dates)
