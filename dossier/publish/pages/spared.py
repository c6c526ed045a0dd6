"""Keys that stay what they were: nothing of what their pages look at has changed since an earlier build.

The key of a page is made of all that the page shows, so the keys of ten thousand dossiers look at every fact of the
site, of which an edit touches a few. Here is found out in bulk which documents an edit reaches: those that changed,
those that name an actor of which anything changed, and those that hold the text of one of these. A page says on which
documents and actors it rests, and what else decides its key; where none of them is reached and the rest is the same,
its key is that of before. It errs to one side alone: a key that is computed again comes out the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import msgspec

from dossier.collection.link import COMMON
from dossier.model import Card, Collection, Profile
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.plan import digest

PLACE = "spared"
"""What is kept stands here among what is kept of the whole collection, which is kept under no document."""


@dataclass(frozen=True, slots=True)
class Rests:
    """On what a key rests."""

    on: object
    """Everything that decides it beside documents and actors: the order of rows, links to other pages."""
    documents: Iterable[str] = ()
    profiles: Iterable[str] = ()
    """Ids of actors, on all of whose documents it rests."""
    related_to: str = ""
    """A document, on the lines about whose relatives it rests."""


class Cell(NamedTuple):
    """A document, as far as it tells whether anything in it changed."""

    id: str
    said: str
    """Changes with the dossier."""
    named: str
    """Changes with the actors that no other document names."""
    terms: str
    """Changes with the words that tell what its quotations are about."""


class Keys(NamedTuple):
    """What an earlier build came to."""

    version: str
    seen: str
    documents: tuple[Cell, ...]
    profiles: tuple[tuple[str, str], ...]
    """Actors of several documents, each with what changes whenever anything of it does."""
    keys: tuple[tuple[str, str, str], ...]
    """What a key is of, what it rested on beside documents and actors, and the key."""


_KEYS = msgspec.msgpack.Decoder(Keys)


@dataclass
class Spared:
    """The keys of a site. Not slotted: what an edit reaches is found out when it is first asked for."""

    collection: Collection
    version: str
    """Changes with everything on which all keys depend."""
    seen: str
    """Changes with anything that a page may show."""
    _now: dict[str, tuple[str, str]] = field(default_factory=dict)

    def key(self, name: str, rests: Callable[[], Rests], make: Callable[[], str]) -> str:
        """Return a key: that of before, if nothing changed on which it rests.

        Parameters:
            name: What it is of; its own among all.
            rests: Says on what.
            make: Computes it.
        """
        if self.collection.rows is None:
            return make()
        before = self._before.get(name)
        if before is not None and self._old.seen == self.seen:
            return before[1]
        resting = rests()
        on = digest(resting.on)
        key = before[1] if before is not None and before[0] == on and not self.reaches(resting) else make()
        self._now[name] = on, key
        return key

    def reaches(self, rests: Rests) -> bool:
        """Tell whether anything changed on which a key rests."""
        return (
            not self.reached.isdisjoint(rests.documents)
            or not self.reached_profiles.isdisjoint(rests.profiles)
            or rests.related_to in self.related
        )

    def keep(self) -> None:
        """Keep the keys for the next build; those that nobody asked for are good only where nothing changed."""
        if self.collection.rows is None or not self._now:
            return
        kept = {} if self.reached else self._before
        keys = tuple((name, *one) for name, one in {**kept, **self._now}.items())
        now = Keys(self.whole_version, self.seen, tuple(self.cells.values()), tuple(self.profiles.items()), keys)
        with suppress(UnicodeEncodeError):  # half a letter in an address
            self.collection.rows.put("", PLACE, zlib.compress(msgspec.msgpack.encode(now), 1))

    # ------------------------------------------------------------------------------------------------- what there is

    @cached_property
    def whole_version(self) -> str:
        """The version, with what is shown of countries anywhere and with who holds the same text."""
        lookups = Lookups(self.collection)
        countries = {code: lookups.shown(profile) for code, profile in lookups.country_profiles.items()}
        return digest((self.version, countries, self.collection.copies))

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The documents by id."""
        return {card.id: self._cell(card) for card in self.collection.cards}

    def _cell(self, card: Card) -> Cell:
        said = ",".join((card.key, *card.hidden))
        before = self._documents.get(card.id)
        alone = [one for one in self.collection.named_in.get(card.id, {}).values() if is_of_one(one)]
        return Cell(card.id, said, digest(alone), before.terms if before and before.said == said else terms_of(card))

    @cached_property
    def profiles(self) -> dict[str, str]:
        """By id, the actors of several documents."""
        return {one.id: digest(one) for one in self.collection.profiles if not is_of_one(one)}

    @cached_property
    def terms(self) -> str:
        """Changes with the words of any quotation."""
        return digest([(cell.id, cell.terms) for cell in self.cells.values()])

    # ------------------------------------------------------------------------------------------------- what there was

    @cached_property
    def _old(self) -> Keys:
        """What an earlier build came to; nothing where another version did, so that all documents count as new."""
        data = self.collection.rows.get("", PLACE) if self.collection.rows is not None else None
        with suppress(zlib.error, msgspec.MsgspecError):
            old = _KEYS.decode(zlib.decompress(data or b""))
            if old.version == self.whole_version:
                return old
        return Keys("", "", (), (), ())

    @cached_property
    def _documents(self) -> dict[str, Cell]:
        return {cell.id: cell for cell in self._old.documents}

    @cached_property
    def _before(self) -> dict[str, tuple[str, str]]:
        return {name: (on, key) for name, on, key in self._old.keys}

    # ------------------------------------------------------------------------------------------- what an edit reaches

    @cached_property
    def _changed(self) -> set[str]:
        """Documents whose dossier changed, came or went."""
        now, then = self.cells, self._documents
        said = {own for own, cell in now.items() if not cell.said or own not in then or then[own].said != cell.said}
        return said | (then.keys() - now.keys())

    @cached_property
    def reached(self) -> frozenset[str]:
        """Documents of which something changed, or something that they show of their actors."""
        then, found = dict(self._old.profiles), set(self._changed)
        known = (cell for own, cell in self.cells.items() if own not in found)
        found.update(cell.id for cell in known if cell.named != self._documents[cell.id].named)
        for profile in self.collection.profiles:
            if profile.id in self.profiles and then.get(profile.id) != self.profiles[profile.id]:
                found.update(documents_of(profile))
        for group in self.collection.copies:
            if not found.isdisjoint(group):
                found.update(group)
        return frozenset(found)

    @cached_property
    def reached_profiles(self) -> frozenset[str]:
        """Actors whom such a document names."""
        named = self.collection.named_in
        return frozenset(profile.id for one in self.reached for profile in named.get(one, {}).values())

    @cached_property
    def related(self) -> frozenset[str]:
        """Documents that may show a line about one that changed, since they share an actor whom few name."""
        named = self.collection.named_in
        tied = (one for own in self._changed for one in named.get(own, {}).values() if len(one.entries) <= COMMON)
        return frozenset(document for profile in tied for document in documents_of(profile))


def is_of_one(profile: Profile) -> bool:
    """Tell whether one document alone names an actor."""
    return len(profile.entries) == 1 or not profile.has_page


def documents_of(profile: Profile) -> Iterator[str]:
    """Go through the documents that name an actor."""
    return (entry.dossier for entry in profile.entries)


def terms_of(card: Card) -> str:
    """Return what changes with the words that tell what quotations of a document are about."""
    return digest([(quote.nobodys, quote.terms) for quote in card.quotes])
