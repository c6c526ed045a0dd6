"""What documents give to the pages of actors, as a print of each fact: a key of thousands of them looks at none."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dossier.model import Card, ProfileEntry, TimelineEntry
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.prints import SIZE, short
from dossier.publish.pages.said import Said

DIGITS = 6
"""Digits of the number of a date before its print: happenings are a few of the dates."""


class Cells:
    """What documents give to the pages of actors, as a print of each fact: kept, since there may be thousands."""

    def __init__(self, maker: PageMaker) -> None:
        """Find the columns.

        Parameters:
            maker: Keeps them.
        """
        self._lookups = maker.lookups
        self._actors = maker.cells("actors of pages", partial(prints_of_actors, maker))
        self._quotes = maker.cells("quotes of pages", partial(prints_of_quotes, maker))
        self._dates = maker.cells("dates of pages", partial(prints_of_dates, maker))
        self._names = maker.cells("names of pages", prints_of_names)

    def entry(self, entry: ProfileEntry) -> object:
        """Return everything that is shown of a dossier of the actor, quotations and dates left out."""
        ids, prints = self._lookups.cards[entry.dossier].actor_ids, self._actors[entry.dossier]
        place = ids.index(entry.actor) * SIZE if entry.actor in ids else len(prints)
        line, first = self._lookups.lines[entry.dossier], self._lookups.collection.first_of.get(entry.dossier)
        return entry, line, first, prints[place : place + SIZE]

    def names(self, document: str) -> str:
        """Return what changes with the names in a document."""
        return self._names[document]

    def said(self, said: Said) -> object:
        """Return everything that is shown of a quotation."""
        place = said.index * SIZE
        return said.where, self._quotes[said.card.id][place : place + SIZE]

    def date(self, entry: TimelineEntry) -> object:
        """Return everything that decides how a dated happening is shown, but for where it stands in the text."""
        prints, number = self._dates[entry.dossier], numbered(entry.date.index)
        here = next(at for at in range(0, len(prints), DIGITS + SIZE) if prints.startswith(number, at))
        return entry.dossier, entry.actors, prints[here : here + DIGITS + SIZE]


def prints_of_names(card: Card) -> str:
    """Return a print of how a dossier names its actors."""
    return short([actor.name for actor in card.actors_in_short])


def numbered(index: int) -> str:
    """Return the number of a date, always as long."""
    return f"{index:0{DIGITS}}"


def prints_of_actors(maker: PageMaker, card: Card) -> str:
    """Return a print of what pages of actors show of each actor of a dossier."""
    prints = maker.prints(card.id)
    return "".join(short((actor, prints.actor(rank))) for rank, actor in enumerate(card.actors))


def prints_of_quotes(maker: PageMaker, card: Card) -> str:
    """Return a print of what pages of actors show of each quotation of a dossier."""
    prints = maker.prints(card.id)
    return "".join(short((quote, prints.quote(index))) for index, quote in enumerate(card.quotes))


def prints_of_dates(maker: PageMaker, card: Card) -> str:
    """Return the number and a print of each happening of a dossier, but for where it stands in the text."""
    prints = maker.prints(card.id)
    return "".join(
        f"{numbered(one.index)}{short((replace(one, start=0), prints.date(one.index)))}" for one in card.happenings
    )
