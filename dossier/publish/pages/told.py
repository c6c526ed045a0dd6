"""What other pages show of a dossier, made once and kept: its quotes, its dates, where it names its actors.

A page of the timeline shows two hundred dates of a hundred dossiers, and the same date stands on the pages of several
actors. To read all these dossiers, each with its whole text, and to name all their facts again took nine tenths of a
build of ten thousand documents. So each fact is kept here as the very view that pages show of it, but for what depends
on the rest of the collection, which is put in when it is read: where an actor has its page. Only the facts that a page
asks for are unpacked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import msgspec

from dossier.collection.naming import named_in_sentences, places_in
from dossier.model import Card, Dossier, Span
from dossier.publish.addresses import profile_address
from dossier.publish.pages.excerpts import InContext, in_context
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.views import (
    EXCERPT,
    DateView,
    DocumentView,
    QuoteView,
    date_view,
    document_view,
    excerpt_of,
    quote_view,
)
from dossier.publish.sealed import opened, sealed

WRITER = "told"
"""Its place among what is kept of a document."""

NOBODY = DocumentView("", "", "", "", "", "", "", "", "")
"""Stands for the line about the dossier, which is made of its card."""

_QUOTE = msgspec.msgpack.Decoder(QuoteView)
_DATE = msgspec.msgpack.Decoder(DateView)


class Kept(NamedTuple):
    """What is kept of a dossier; a fact is unpacked when a page asks for it."""

    quotes: tuple[msgspec.Raw, ...]
    dates: tuple[msgspec.Raw, ...]
    roles: tuple[tuple[str, ...], ...]
    """Of each actor, in their order, the ids of the words that state its roles."""
    anchors: tuple[str, ...]
    """Ids of the words that name an actor in a sentence, in the order in which the card has these places."""
    sentences: dict[int, tuple[int, str]]
    """By its number, where a sentence that names several actors begins, and its words."""


_KEPT = msgspec.msgpack.Decoder(Kept)


class Views(NamedTuple):
    """All quotes and dates of a dossier as pages show them."""

    quotes: tuple[QuoteView, ...]
    dates: tuple[DateView, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one dossier tells other pages."""

    lookups: Lookups
    card: Card
    kept: Kept
    views: Views | None = None
    """Its quotes and dates as they are, where they cannot be packed: half a letter in a text."""

    def quote(self, index: int, excerpt: int = EXCERPT) -> QuoteView:
        """Show a quote as `quote_view` does."""
        view = self.views.quotes[index] if self.views else _QUOTE.decode(self.kept.quotes[index])
        quote = self.card.quotes[index]
        profile = self.lookups.profile_of(self.card.id, quote.speaker)
        begun = view.excerpt if excerpt == EXCERPT else excerpt_of(view.pieces, excerpt)
        where = profile_address(profile, self.card.id) if profile else ""
        return replace(view, where=where, excerpt=begun, dossier=document_view(self.card))

    def date(self, index: int) -> DateView:
        """Show a date as `date_view` does."""
        view = self.views.dates[index] if self.views else _DATE.decode(self.kept.dates[index])
        return replace(view, dossier=document_view(self.card))

    def role(self, actor: str, place: int) -> str:
        """Return the id of the words that state a role of an actor; nothing where there are none."""
        ids = self.card.actor_ids
        return self.kept.roles[ids.index(actor)][place] if actor in ids else ""

    def context(self, number: int, words: Span, limit: int) -> InContext:
        """Show some words of a sentence that names several actors, with what surrounds them there.

        Parameters:
            number: Of the sentence.
            words: In the dossier's text.
            limit: Code points shown on each side at most.
        """
        start, text = self.kept.sentences[number]
        return in_context(text, Span(words.start - start, words.end - start), Span(0, len(text)), limit)

    def anchor(self, number: int, words: Span) -> str:
        """Return the id of the words that name an actor in a sentence."""
        places = places_in(self.card.naming)
        return next(
            anchor
            for (_, sentence, start, end), anchor in zip(places, self.kept.anchors, strict=True)
            if (sentence, start, end) == (number, words.start, words.end)
        )


def told(lookups: Lookups, document: str) -> Told:
    """Return what a dossier tells other pages: as it is kept, else made, which reads the dossier."""
    card = lookups.cards[document]
    return Told(lookups, card, *lookups.told.of(document, partial(found, lookups, card)))


def found(lookups: Lookups, card: Card) -> tuple[Kept, Views | None]:
    """Return what is kept of a dossier; where nothing is, it is damaged, or said in another language, make it."""
    rows = lookups.collection.rows
    kept = opened(rows.get(card.id, WRITER), key_of(lookups, card), _KEPT) if rows is not None else None
    if kept is not None:
        return kept, None
    dossier = lookups.dossier(card.id)
    return made_of(lookups, dossier, views_of(lookups, dossier))


def views_of(lookups: Lookups, dossier: Dossier) -> Views:
    """Show all quotes and dates of a dossier."""
    return Views(
        tuple(quote_view(lookups, dossier, index) for index in range(len(dossier.quotes))),
        tuple(date_view(lookups, dossier, index) for index in range(len(dossier.dates))),
    )


def made_of(lookups: Lookups, dossier: Dossier, views: Views) -> tuple[Kept, Views | None]:
    """Make what a dossier tells other pages of its quotes and dates as they are shown, and keep it.

    Returns:
        What is kept, and the views themselves where they cannot be packed.
    """
    card = lookups.card(dossier)
    named = where_named(lookups, dossier, card)
    quotes = (replace(view, where="", dossier=NOBODY) for view in views.quotes)
    dates = (replace(view, dossier=NOBODY) for view in views.dates)
    try:
        kept = Kept(tuple(map(packed, quotes)), tuple(map(packed, dates)), *named)
        keep(lookups, card, kept)
    except UnicodeEncodeError:
        return Kept((), (), *named), views
    return kept, None


def packed(view: object) -> msgspec.Raw:
    """Pack a view."""
    return msgspec.Raw(msgspec.msgpack.encode(view))


def where_named(
    lookups: Lookups, dossier: Dossier, card: Card
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...], dict[int, tuple[int, str]]]:
    """Return the ids of roles and names, and the sentences that name several actors."""
    facts, text = lookups.facts(dossier), dossier.document.text
    of_several = (number for number, named in sorted(named_in_sentences(card).items()) if len(named) > 1)
    spans = {number: dossier.sentences[number].span for number in of_several}
    return (
        tuple(tuple(facts.anchors[role.span] for role in actor.roles) for actor in dossier.actors),
        tuple(facts.anchors[Span(start, end)] for _, _, start, end in places_in(card.naming)),
        {number: (span.start, span.of(text)) for number, span in spans.items()},
    )


def keep(lookups: Lookups, card: Card, kept: Kept) -> None:
    """Keep what a dossier tells, behind what it was made of.

    Raises:
        UnicodeEncodeError: If there is half a letter in its text.
    """
    key, rows = key_of(lookups, card), lookups.collection.rows
    if rows is not None and key:
        rows.put(card.id, WRITER, sealed(key, kept))


def key_of(lookups: Lookups, card: Card) -> str:
    """Return the key of what is kept; nothing where it cannot be said of what it was made."""
    return f"{card.key} {lookups.language} " if card.key and lookups.language is not None else ""
