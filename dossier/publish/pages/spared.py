"""Keys that stay what they were: nothing of what their pages look at has changed since an earlier build.

The key of a page is made of all that the page shows, so the keys of ten thousand dossiers look at every fact of the
site, of which an edit touches a few. Here is found out in bulk which documents an edit reaches: those that changed,
those that name an actor of which anything changed, and those that hold the text of one of these. A page says on which
documents and actors it rests, and what else decides its key; where none of them is reached and the rest is the same,
its key is that of before. It errs to one side alone: a key that is computed again comes out the same.

What joins all documents is told in columns: of each document a few bytes that change whenever what it gives to the
quotes, the timeline, the index of actors does. Of a document that an edit does not reach they are those of before; so
whether anything changed that an index shows is known without looking at its rows.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import msgspec

from dossier.collection.link import COMMON
from dossier.model import Card, Collection, Profile
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.plan import digest
from dossier.publish.pages.said import about

PLACE = "spared"
"""What is kept stands here among what is kept of the whole collection, which is kept under no document."""


OWN, BESIDE = "#own", "#beside"
"""End the names of two keys of which that of a page consists."""


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
    is_reached: bool = False
    """Something else changed on which it rests."""


class Cell(NamedTuple):
    """A document, as far as it tells whether anything in it changed."""

    id: str
    said: str
    """Changes with the dossier."""
    named: str
    """Changes with whom its actors are taken for, and with those that no other document names."""
    terms: str
    """Changes with the words that tell what its quotations are about."""


class Keys(NamedTuple):
    """What an earlier build came to."""

    version: str
    seen: str
    documents: tuple[Cell, ...]
    profiles: tuple[tuple[str, str, str], ...]
    """Actors of several documents, each with what changes whenever anything of it does that others' pages show, and
    whenever anything of it does."""
    keys: dict[str, str]
    """What a key is of -> what it rested on beside documents and actors, and behind a blank the key."""
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By name, what each document gives, in the order of the documents."""
    parts: tuple[tuple[str, str], ...] = ()
    """By name, on what the plans of some pages rested beside documents and actors."""


_KEYS = msgspec.msgpack.Decoder(Keys)


@dataclass
class Spared:
    """The keys of a site. Not slotted: what an edit reaches is found out when it is first asked for."""

    collection: Collection
    version: str
    """Changes with everything on which all keys depend."""
    seen: str
    """Changes with anything that a page may show."""
    _now: dict[str, str] = field(default_factory=dict)
    _columns: dict[str, dict[str, str]] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)

    def key(self, name: str, rests: Callable[[], Rests] | None, make: Callable[[], str]) -> str:
        """Return a key: that of before, if nothing changed on which it rests.

        Parameters:
            name: What it is of; its own among all.
            rests: Says on what; None: it is always computed.
            make: Computes it.
        """
        if self.collection.rows is None:
            return make()
        rested, _, before = self._old.keys.get(name, "").partition(" ")
        if before and self._old.seen == self.seen:
            return before
        resting = rests() if rests is not None else None
        on = digest(resting.on) if resting is not None else ""
        stays = before and resting is not None and rested == on and not self.reaches(resting)
        key = before if stays else make()
        self._now[name] = f"{on} {key}"
        return key

    def taken(self, name: str, make: Callable[[], str]) -> str:
        """Return a key that is that of before, as `stays` said of its plan; it is computed where there was none."""
        before = self._old.keys
        if name not in before:
            return make()
        for one in (name, f"{name}{OWN}", f"{name}{BESIDE}"):
            if one in before:
                self._now[one] = before[one]
        return self.key_before(name)

    def whole(self, name: str, own: Callable[[], str], rests: Callable[[], Rests] | None, beside: str) -> str:
        """Return the key of a page that consists of two, and note it as the key of the page.

        Parameters:
            name: Of the page.
            own: Computes the one.
            rests: Says on what that rests.
            beside: The other, which rests on more.
        """
        key = digest((self.key(f"{name}{OWN}", rests, own), beside))
        self._now[name] = f" {key}"
        return key

    def stays(self, name: str, rests: Callable[[], Rests]) -> bool:
        """Tell whether the plans of some pages, and all their keys, are those of before.

        Parameters:
            name: Of these pages; their own among all.
            rests: Says on what all of them rest.
        """
        if self.collection.rows is None:
            return False
        resting = rests()
        self._parts[name] = on = digest(resting.on)
        return self._old_parts.get(name) == on and not self.reaches(resting)

    def column(self, name: str, of: Callable[[Card], object]) -> str:
        """Return what changes whenever what documents give to something does, or their order.

        Parameters:
            name: Of the column; its own among all.
            of: Returns what a document gives: it rests on the document, on its actors and on nothing else.
        """
        return digest(list(self.cells_of(name, lambda card: digest(of(card))).items()))

    def cells_of(self, name: str, of: Callable[[Card], str]) -> Mapping[str, str]:
        """Return by the id of each document what it gives to a column; takes what `column` does."""
        if name not in self._columns:
            old = self._old_columns.get(name, {})
            self._columns[name] = {
                card.id: of(card) if card.id in self.reached or card.id not in old else old[card.id]
                for card in self.collection.cards
            }
        return self._columns[name]

    def reaches(self, rests: Rests) -> bool:
        """Tell whether anything changed on which a key rests."""
        return (
            rests.is_reached
            or not self.reached.isdisjoint(rests.documents)
            or not self.reached_profiles.isdisjoint(rests.profiles)
            or rests.related_to in self.related
        )

    def reaches_document(self, id: str) -> bool:
        """Tell whether anything changed of a document, or of its actors."""
        return id in self.reached

    def reaches_actor(self, id: str) -> bool:
        """Tell whether anything changed of an actor, or of a document that names it."""
        return id in self.reached_profiles

    def key_before(self, name: str) -> str:
        """Return the key of before; nothing where there was none, or nothing is known of what changed since."""
        return self._old.keys.get(name, "").partition(" ")[2]

    def keep(self) -> None:
        """Keep the keys for the next build; those that nobody asked for are good only where nothing changed."""
        if self.collection.rows is None or not self._now:
            return
        kept, columns = ({}, {}) if self.reached else (self._old.keys, self._old_columns)
        now = Keys(
            self.whole_version,
            self.seen,
            tuple(self.cells.values()),
            tuple((name, *one) for name, one in self.profiles.items()),
            {**kept, **self._now},
            tuple((name, tuple(column.values())) for name, column in {**columns, **self._columns}.items()),
            tuple((self._parts or self._old_parts).items()),
        )
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
        who = self.collection.named_in.get(card.id, {})
        named = sorted((actor, one if is_of_one(one) else one.id) for actor, one in who.items())
        return Cell(card.id, said, digest(named), before.terms if before and before.said == said else terms_of(card))

    @cached_property
    def profiles(self) -> dict[str, tuple[str, str]]:
        """By id, the actors of several documents: what others' pages show of each, and all of it."""
        return {one.id: self._told_of(one) for one in self.collection.profiles if not is_of_one(one)}

    def _told_of(self, profile: Profile) -> tuple[str, str]:
        """Return what changes whenever anything of an actor does that pages about others show, and whenever any does.

        Of one who is named in many documents they do not show in which: it ties none of them to another.
        """
        whole = digest(profile)
        if len(profile.entries) <= COMMON:
            return whole, whole
        stories = len({self.collection.first_of.get(own, own) for own in documents_of(profile)})
        return digest((replace(profile, entries=(), joined=()), about(stories))), whole

    @cached_property
    def terms(self) -> str:
        """Changes with the words of any quotation."""
        return digest((self.whole_version, [(cell.id, cell.terms) for cell in self.cells.values()]))

    @property
    def terms_before(self) -> str:
        """What `terms` was when the keys of the earlier build were kept."""
        return digest((self._old.version, [(cell.id, cell.terms) for cell in self._old.documents]))

    # ------------------------------------------------------------------------------------------------- what there was

    @property
    def seen_before(self) -> str:
        """What `seen` was when the keys of the earlier build were kept; nothing where none are of use."""
        return self._old.seen

    @cached_property
    def _old(self) -> Keys:
        """What an earlier build came to; nothing where another version did, so that all documents count as new."""
        data = self.collection.rows.get("", PLACE) if self.collection.rows is not None else None
        with suppress(zlib.error, msgspec.MsgspecError):
            old = _KEYS.decode(zlib.decompress(data or b""))
            if old.version == self.whole_version:
                return old
        return Keys("", "", (), (), {})

    @cached_property
    def _documents(self) -> dict[str, Cell]:
        return {cell.id: cell for cell in self._old.documents}

    @cached_property
    def _old_parts(self) -> dict[str, str]:
        return dict(self._old.parts)

    @cached_property
    def _old_columns(self) -> dict[str, dict[str, str]]:
        ids = [cell.id for cell in self._old.documents]
        return {name: dict(zip(ids, values, strict=True)) for name, values in self._old.columns}

    # ------------------------------------------------------------------------------------------- what an edit reaches

    @cached_property
    def _changed(self) -> set[str]:
        """Documents whose dossier changed, came or went."""
        now, then = self.cells, self._documents
        said = {own for own, cell in now.items() if not cell.said or own not in then or then[own].said != cell.said}
        return said | (then.keys() - now.keys())

    @cached_property
    def _old_profiles(self) -> dict[str, tuple[str, str]]:
        return {name: (shown, whole) for name, shown, whole in self._old.profiles}

    @cached_property
    def reached(self) -> frozenset[str]:
        """Documents of which something changed, or something that they show of their actors."""
        return self._with_copies(self._changed | self.renamed)

    @cached_property
    def renamed(self) -> frozenset[str]:
        """Documents of which it changed whom they name, or what pages about others show of any of these."""
        now, then = self.cells, self._documents
        found = {own for own, cell in now.items() if own not in then or then[own].named != cell.named}
        before = self._old_profiles
        for profile in self.collection.profiles:
            if profile.id in self.profiles and before.get(profile.id, ("", ""))[0] != self.profiles[profile.id][0]:
                found.update(documents_of(profile))
        return self._with_copies(found)

    def _with_copies(self, found: Set[str]) -> frozenset[str]:
        """Return documents with those that hold the same text."""
        return frozenset(found).union(*(group for group in self.collection.copies if not found.isdisjoint(group)))

    @cached_property
    def reached_profiles(self) -> frozenset[str]:
        """Actors whom such a document names, or of whom anything else changed."""
        named, then = self.collection.named_in, self._old_profiles
        changed = {own for own, now in self.profiles.items() if then.get(own) != now}
        return frozenset(changed.union(profile.id for one in self.reached for profile in named.get(one, {}).values()))

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
