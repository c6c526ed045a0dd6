"""What each kind of page shows of all documents, as a few bytes: where they are the same, none of its pages changed.

An index has a page for each of its buckets, and which there are is known only once all rows are sorted. Whether a row
changed is known without: each document says in a few bytes what it gives to the index, and only those documents say it
again that an edit reaches. Where no row changed, the plans of the index are those of before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from dossier.model import Card
from dossier.publish.pages.home import LATEST
from dossier.publish.pages.lookups import shown_in_line
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.plan import digest
from dossier.publish.pages.tagged import tags_of


class Sights:
    """What kinds of pages show of the documents of one site; what several show is looked at once."""

    def __init__(self, maker: PageMaker) -> None:
        """Look at nothing yet: each is looked at when it is first asked for.

        Parameters:
            maker: The look-ups, and what is known of earlier builds.
        """
        self.maker = maker

    def column(self, name: str, of: Callable[[Card], object]) -> str:
        """Return what changes whenever what documents give to something does."""
        assert self.maker.spared is not None
        return self.maker.spared.column(name, of)

    @cached_property
    def lines(self) -> str:
        """What lines about documents show, and counts of them."""
        return self.column("lines", line)

    @cached_property
    def tags(self) -> str:
        """What the pages of tags show: lines about documents, under what these say of themselves."""
        return digest((self.lines, self.column("tags", tags_of)))

    @cached_property
    def events(self) -> str:
        """What the timeline shows: what is coming up depends on the newest document."""
        return digest((self.column("events", self._events), self.maker.lookups.newest))

    @cached_property
    def quotes(self) -> str:
        """What the pages of quotes show."""
        return self.column("quotes", self._quotes)

    @cached_property
    def actors(self) -> str:
        """What the index of actors and the places show: all that is known of any of them."""
        spared = self.maker.spared
        assert spared is not None
        named = [cell.named for cell in spared.cells.values()]
        return digest((self.column("actors", self._actors), named, list(spared.profiles.items())))

    @cached_property
    def notices(self) -> str:
        """What the page of what needs attention shows."""
        said = self.column("notices", lambda card: (shown_in_line(card), card.notices))
        return digest((said, self.maker.collection.notices))

    @cached_property
    def front(self) -> str:
        """What the home page shows: the newest documents in words, and something of all others."""
        newest = [(card.id, card.key) for card in self.maker.collection.cards[:LATEST]]
        return digest((newest, self.events, self.quotes, self.actors, self.notices))

    @cached_property
    def totals(self) -> str:
        """What the page about the site shows: numbers."""
        return digest((self.events, self.quotes, self.actors, self.column("made by", made_by)))

    def _actors(self, card: Card) -> object:
        """Return what a document says of its actors, what each of them says, and the line about itself.

        What is said again in a copy is counted once, so there the words count too.
        """
        is_copied = bool(self.maker.lookups.copies_of(card.id))
        said = [(quote.speaker, quote.nobodys, is_copied and quote.terms) for quote in card.quotes]
        return shown_in_line(card), card.actors, said

    def _events(self, card: Card) -> object:
        prints, named = self.maker.prints(card.id), self.maker.lookups.profile_of
        who = {actor: named(card.id, actor) for happening in card.happenings for actor in happening.actors}
        return (
            [(one, prints.date(one.index)) for one in card.happenings],
            [(actor, one and self.maker.lookups.shown(one, card.id)) for actor, one in who.items()],
        )

    def _quotes(self, card: Card) -> object:
        prints, lookups = self.maker.prints(card.id), self.maker.lookups
        speakers = (lookups.profile_of(card.id, quote.speaker) for quote in card.quotes)
        shown = [one and lookups.shown(one, card.id) for one in speakers]
        return card.date, [(quote, prints.quote(index)) for index, quote in enumerate(card.quotes)], shown


def line(card: Card) -> object:
    """Return what lines about a document show, and what is counted of it."""
    said = sum(not quote.nobodys for quote in card.quotes)
    return shown_in_line(card), len(card.actors), said, card.dates


def made_by(card: Card) -> object:
    """Return what a document says of how its dossier was made."""
    return card.engine, card.chosen_by, card.status
