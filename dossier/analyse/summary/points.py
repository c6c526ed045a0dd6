"""Say of each central actor the one thing that the text says of it, out of the facts already found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analyse.candidates import Candidate, is_courtesy
from dossier.model import Actor, DateMention, KeyPoint, Quote, Span

MAX_POINTS = 5
CENTRAL = 8
"""How many actors, from the most central on, are asked."""

KINDS = ("direct", "mixed", "indirect")
"""Kinds of quotes, the most telling first."""

MIN_QUOTE_WORDS = 5
MIN_ROLE_WORDS = 2
OPENING = 0.5
"""Share of a sentence within which an actor must be named for the sentence to be about it."""


def find_points(
    text: str,
    candidates: Sequence[Candidate],
    shown: Sequence[Span],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
) -> tuple[KeyPoint, ...]:
    """Find a key point for each central actor that has one beside the summary.

    What the actor said comes before what it did on a date, that before any sentence that opens with it, and its stated
    role last. No words are shown twice, and nothing that the summary already shows.

    Returns:
        At most five, in the order of the actors.
    """
    taken = list(shown)
    points: list[KeyPoint] = []
    for actor in actors[:CENTRAL]:
        if actor.type == "place":
            continue
        for point in _possible(text, actor, candidates, quotes, dates):
            if not any(point.span.overlaps(other) for other in taken):
                points.append(point)
                taken.append(point.span)
                break
        if len(points) == MAX_POINTS:
            break
    return tuple(points)


def _possible(
    text: str,
    actor: Actor,
    candidates: Sequence[Candidate],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
) -> Iterator[KeyPoint]:
    """Yield what could be said of an actor, best first."""
    fit = [one for one in candidates if not one.refusal and not one.leans and not one.quoted]
    for quote in sorted(quotes, key=lambda quote: KINDS.index(quote.kind)):
        if quote.speaker and quote.speaker.actor == actor.id:
            yield from (KeyPoint(actor.id, span, "quote") for span in _said(text, quote, fit))
    named = [mention.span for mention in actor.mentions if mention.kind == "name"]
    # What somebody says of an actor in a transcript is not what the text says of it.
    spoken = [part for quote in quotes if quote.kind == "direct" for part in quote.spans]
    fit = [one for one in fit if not any(one.span in part for part in spoken)]
    about = [one for one in fit if any(_opens(span, one.span) for span in named)]
    for one in about:
        if any(date.span in one.span and date.edtf and date.attached for date in dates):
            yield KeyPoint(actor.id, one.span, "date")
    for one in about:
        yield KeyPoint(actor.id, one.span, "sentence")
    for role in actor.roles:
        if actor.type == "person" and len(role.text.split()) >= MIN_ROLE_WORDS:
            yield KeyPoint(actor.id, role.span, "role")


def _said(text: str, quote: Quote, fit: Sequence[Candidate]) -> Iterator[Span]:
    """Yield how a quote may be shown: in its sentence, by a sentence of it, or, if direct, by its own words."""
    if not quote.spans:
        return
    words = quote.spans[0]
    if len(words.of(text).split()) < MIN_QUOTE_WORDS:
        return
    yield from (one.span for one in fit if words in one.span)
    if quote.kind == "direct":
        yield from (one.span for one in fit if any(one.span in part for part in quote.spans))
        if not is_courtesy(words.of(text)):
            yield words


def _opens(name: Span, sentence: Span) -> bool:
    """Tell whether a name stands in the first half of a sentence."""
    return name in sentence and name.start - sentence.start <= OPENING * (sentence.end - sentence.start)
