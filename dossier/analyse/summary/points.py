"""Say of each central actor the one thing that the text says of it, out of the facts already found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.analyse.candidates import Candidate
from dossier.analyse.refusals import is_courtesy
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
    fit = tuple(one for one in candidates if not one.refusal and not one.leans and not one.quoted)
    for actor in actors[:CENTRAL]:
        if actor.type == "place":
            continue
        case = _Case(text, actor, fit, quotes, dates)
        point = next((each for each in _told(case) if not any(each.span.overlaps(other) for other in taken)), None)
        if point is not None:
            points.append(point)
            taken.append(point.span)
        if len(points) == MAX_POINTS:
            break
    return tuple(points)


@dataclass(frozen=True, slots=True)
class _Case:
    """An actor, and what may be told of it."""

    text: str
    actor: Actor
    fit: tuple[Candidate, ...]
    """Sentences that stand by themselves."""
    quotes: Sequence[Quote]
    dates: Sequence[DateMention]

    def about(self) -> Iterator[Candidate]:
        """Give the sentences that are about the actor.

        What somebody says of it in a transcript is not what the text says of it.
        """
        named = [mention.span for mention in self.actor.mentions if mention.kind == "name"]
        spoken = [part for quote in self.quotes if quote.kind == "direct" for part in quote.spans]
        for one in self.fit:
            if any(_opens(span, one.span) for span in named) and not any(one.span in part for part in spoken):
                yield one


def _told(case: _Case) -> Iterator[KeyPoint]:
    """Give what could be told of an actor, best first."""
    yield from _words(case)
    yield from _deeds(case)
    yield from (KeyPoint(case.actor.id, one.span, "sentence") for one in case.about())
    yield from _roles(case)


def _words(case: _Case) -> Iterator[KeyPoint]:
    """Give what the actor said, the most telling kind first."""
    for quote in sorted(case.quotes, key=lambda quote: KINDS.index(quote.kind)):
        if quote.speaker and quote.speaker.actor == case.actor.id:
            yield from (KeyPoint(case.actor.id, span, "quote") for span in _said(case.text, quote, case.fit))


def _deeds(case: _Case) -> Iterator[KeyPoint]:
    """Give what the actor did on a date."""
    for one in case.about():
        if any(date.span in one.span and date.edtf and date.attached for date in case.dates):
            yield KeyPoint(case.actor.id, one.span, "date")


def _roles(case: _Case) -> Iterator[KeyPoint]:
    """Give what a person is said to be."""
    for role in case.actor.roles:
        if case.actor.type == "person" and len(role.text.split()) >= MIN_ROLE_WORDS:
            yield KeyPoint(case.actor.id, role.span, "role")


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
