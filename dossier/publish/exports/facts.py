"""What each document gives to the tables: its actors, quotes, events and mentions, each with the words it rests on.

A row is a record written as JSON, kept between builds by `dossier.publish.exports.rows`; whatever form a table has in
the end, it is made of these. They hold no address of the site and nothing that stands on the document's card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from dossier.edtf import published
from dossier.model import Actor, Dossier, Mention, Quote, Span
from dossier.people.evidence import evidence_spans
from dossier.people.selectors import evidence_ids
from dossier.publish.addresses import actor_fact
from dossier.publish.exports.rows import Shown, Writer
from dossier.publish.pages.excerpts import what_happened
from dossier.publish.pages.lookups import distinct
from dossier.spans import page_at
from dossier.wording import say


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a fact stand."""

    evidence: tuple[str, ...]
    """Ids of the words, several where they are interrupted; each is the fragment of an address."""
    start: int
    """First code point of the text."""
    end: int
    """One past the last."""
    page: int | None = None
    """Page of the PDF, counted from 1."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor in one document."""

    actor: str
    """Id of the profile, empty where there is none."""
    fact: str
    """Id of its element on the page."""
    name: str
    type: str
    confidence: str
    mentions: int
    roles: tuple[str, ...]
    place: Place
    """Of the first mention."""


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """A quotation."""

    fact: str
    words: str
    kind: str
    actor: str
    """Id of the speaker's profile, if it is one."""
    speaker: str
    """Who says it: the actor's name, else the words of the text; empty when nobody is named."""
    written: str
    cue: str
    how: str
    confidence: str
    place: Place


@dataclass(frozen=True, slots=True)
class EventFact:
    """A dated happening."""

    fact: str
    first: str | None
    last: str | None
    edtf: str | None
    written: str
    precision: str
    certainty: str
    rule: str
    happened: str
    tense: str
    passing: bool
    """Said along the way ("thank you for coming today")."""
    actors: tuple[str, ...]
    """Ids of the profiles named in what happened."""
    names: tuple[str, ...]
    """Their names."""
    place: Place
    """Of the words of the date."""


@dataclass(frozen=True, slots=True)
class MentionFact:
    """One place where the text names or refers to an actor."""

    actor: str
    fact: str
    name: str
    type: str
    words: str
    kind: str
    found_by: str
    joined_by: str
    place: Place


Fact = TypeVar("Fact", Appearance, QuoteFact, EventFact, MentionFact)


@dataclass(frozen=True, slots=True)
class Kind(Generic[Fact]):
    """One kind of fact: how a document gives them, how they are kept, and how they are read again."""

    writer: Writer
    decoder: msgspec.json.Decoder[Fact]
    of: Callable[[Shown], Iterator[Fact]]

    def read(self, row: str) -> Fact:
        """Return the fact that a row holds."""
        return self.decoder.decode(row)


def kind(name: str, of: Callable[[Shown], Iterator[Fact]], record: type[Fact]) -> Kind[Fact]:
    """Return a kind of fact whose rows are JSON."""
    return Kind(Writer(name, lambda shown: (msgspec.json.encode(fact).decode() for fact in of(shown))),
                msgspec.json.Decoder(record), of)  # fmt: skip


def one_line(text: str) -> str:
    """Return a text on one line; half letters, which no file can hold, as a question mark."""
    return " ".join(text.split()).encode("utf-8", "replace").decode()


def anchors_of(dossier: Dossier) -> dict[Span, str]:
    """Return the evidence ids of a dossier, the same as on its page."""
    return evidence_ids(dossier.document.text, evidence_spans(dossier))


def place_of(shown: Shown, anchors: dict[Span, str], *spans: Span) -> Place:
    """Return where words stand."""
    page = page_at(shown.dossier.document.pages, spans[0].start)
    return Place(tuple(anchors[span] for span in spans), spans[0].start, spans[-1].end, page)


def appearances(shown: Shown) -> Iterator[Appearance]:
    """Give each actor of a document, most central first."""
    anchors = anchors_of(shown.dossier)
    for actor in shown.dossier.actors:
        yield appearance(shown, actor, anchors)


def appearance(shown: Shown, actor: Actor, anchors: dict[Span, str]) -> Appearance:
    """Return an actor as a document has it."""
    return Appearance(
        profile_id(shown, actor.id),
        actor_fact(actor.id),
        one_line(actor.name),
        actor.type,
        actor.confidence.level,
        len(actor.mentions),
        tuple(dict.fromkeys(one_line(role.text) for role in actor.roles)),
        place_of(shown, anchors, actor.mentions[0].span),
    )


def profile_id(shown: Shown, actor: str | None) -> str:
    """Return the id of the profile that the site takes an actor for."""
    named = shown.named.get(actor or "")
    return named.id if named is not None else ""


def quotes(shown: Shown) -> Iterator[QuoteFact]:
    """Give each quotation of a document, in order of the text."""
    anchors = anchors_of(shown.dossier)
    said = [quote for quote in shown.dossier.quotes if quote.spans]
    names = distinct(f"quote-{anchors[quote.spans[0]][1:]}" for quote in said)
    for fact, quote in zip(names, said, strict=True):
        yield quote_fact(shown, quote, fact, anchors)


def quote_fact(shown: Shown, quote: Quote, fact: str, anchors: dict[Span, str]) -> QuoteFact:
    """Return a quotation; who says it is empty when the text names nobody."""
    text, speaker = shown.dossier.document.text, quote.speaker
    named = shown.named.get(speaker.actor) if speaker is not None and speaker.actor else None
    as_written = one_line(speaker.text) if speaker is not None else ""
    return QuoteFact(
        fact,
        quote.joint.join(one_line(span.of(text)) for span in quote.spans),
        quote.kind,
        named.id if named is not None else "",
        one_line(named.name) if named is not None else as_written,
        as_written,
        one_line(quote.cue.of(text)) if quote.cue is not None else "",
        one_line(say(quote.how)) if quote.how is not None else "",
        quote.confidence.level,
        place_of(shown, anchors, *quote.spans),
    )


def events(shown: Shown) -> Iterator[EventFact]:
    """Give each dated happening of a document, by first day."""
    dossier = shown.dossier
    anchors = anchors_of(dossier)
    names = distinct(f"date-{anchors[date.span][1:]}" for date in dossier.dates)
    for entry in shown.happenings:
        date = dossier.dates[entry.date.index]
        yield EventFact(
            names[entry.date.index],
            date.first,
            date.last,
            published(date.edtf) if date.edtf else None,
            one_line(date.span.of(dossier.document.text)),
            date.precision,
            date.certainty,
            one_line(say(date.rule)),
            one_line(what_happened(dossier, date).shown),
            date.tense,
            entry.date.passing,
            entry.actors,
            tuple(map(one_line, shown.names(entry.actors))),
            place_of(shown, anchors, date.span),
        )


def mentions(shown: Shown) -> Iterator[MentionFact]:
    """Give each mention of each actor of a document, in order of the text."""
    anchors = anchors_of(shown.dossier)
    named = ((mention, actor) for actor in shown.dossier.actors for mention in actor.mentions)
    for mention, actor in sorted(named, key=lambda one: (one[0].span, one[1].id)):
        yield mention_fact(shown, mention, actor, anchors)


def mention_fact(shown: Shown, mention: Mention, actor: Actor, anchors: dict[Span, str]) -> MentionFact:
    """Return one mention."""
    place = place_of(shown, anchors, mention.span)
    return MentionFact(
        profile_id(shown, actor.id),
        place.evidence[0],
        one_line(actor.name),
        actor.type,
        one_line(mention.span.of(shown.dossier.document.text)),
        mention.kind,
        one_line(say(mention.found_by)),
        one_line(say(mention.joined_by)) if mention.joined_by is not None else "",
        place,
    )


def text(shown: Shown) -> Iterator[str]:
    """Give the text of a document, for a full-text search elsewhere."""
    yield shown.dossier.document.text


APPEARANCES = kind("appearances", appearances, Appearance)
QUOTES = kind("quotes", quotes, QuoteFact)
EVENTS = kind("events", events, EventFact)
MENTIONS = kind("mentions", mentions, MentionFact)
TEXT = Writer("text", text)
