"""Tables of a whole collection, put together from rows that are kept for each document.

What a document gives to a table is made again only when something changes that it shows: the dossier, or what the site
calls an actor named there. So an edit reads one dossier, however many there are, and no table is ever held as a whole.

A table that shows words of the dossiers has two parts. A `Writer` gives the rows of one document, of what is in `Shown`
and nothing else. The table asks `Rows` for them, in the order of the documents (`by_document`) or in another
(`in_order`), and puts a head before them. `forms` lists the writers. Rows are text of any form: lines of a CSV
file, an event of a calendar, JSON. What all rows show alike (the address of the site) is put in when the table is put
together, else a change of it would make all of them again.

A table that shows only what is on the cards needs none of this: cards are in memory.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import msgspec

from dossier.model import ActorType, Card, Collection, Dossier, Profile, TimelineEntry
from dossier.publish.addresses import profile_address
from dossier.publish.pages.plan import digest
from dossier.publish.sealed import opened, sealed


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as far as a row may show it."""

    id: str
    """Of its profile."""
    name: str
    type: ActorType
    country: str | None
    address: str
    """Of its page, or of its place in the document."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the rows of a document may show: what is not here would not be noticed when it changes."""

    card: Card
    dossier: Dossier
    named: Mapping[str, Named]
    """Id of an actor in the document -> whom the site takes it for."""
    happenings: Sequence[TimelineEntry]
    """The document's own on the timeline, by first day."""

    def names(self, profiles: Iterable[str]) -> list[str]:
        """Return the names of profiles that are named in the document."""
        by_id = {one.id: one.name for one in self.named.values()}
        return [by_id[profile] for profile in profiles]


@dataclass(frozen=True, slots=True)
class Writer:
    """Gives what each document has to tell to one table."""

    name: str
    """Its own among all writers."""
    rows: Callable[[Shown], Iterable[str]]
    """Gives the rows of one document; what it gives depends on nothing else."""


class Rows:
    """The rows of all documents of a collection."""

    def __init__(
        self,
        collection: Collection,
        writers: Iterable[Writer],
        key: Callable[[Card, Callable[[], str]], str] | None = None,
    ) -> None:
        """Look for rows in what the collection keeps.

        Parameters:
            collection: All dossiers, linked.
            writers: What rows are asked of; whenever a dossier is read, all of them write theirs.
            key: Returns the key of a document's rows, or computes it with what it is given.
        """
        self._known = key or (lambda _, make: make())
        self.collection = collection
        self.writers = {writer.name: writer for writer in writers}
        self._keys: dict[str, str] = {}

    def by_document(self, writer: Writer) -> Iterator[tuple[str, list[str]]]:
        """Go through the documents, newest first, each with its rows."""
        kept = self.collection.rows
        try:
            for card in self.collection.cards:
                yield card.id, self.of(card, writer)
        finally:
            if kept is not None:
                kept.commit()

    def in_order(self, writer: Writer, documents: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Go through the rows in any order, each with its document; they wait in a file, not in memory.

        Parameters:
            writer: Whose rows.
            documents: Ids; each time one is named, its next row comes.
        """
        starts: dict[str, int] = {}
        sizes: dict[str, Iterator[int]] = {}
        with tempfile.TemporaryFile() as waiting:
            end = 0
            for document, rows in self.by_document(writer):
                data = [row.encode("utf-8", "surrogatepass") for row in rows]
                starts[document], sizes[document] = end, iter(array("L", map(len, data)))
                end += waiting.write(b"".join(data))
            for document in documents:
                waiting.seek(starts[document])
                size = next(sizes[document])
                starts[document] += size
                yield document, waiting.read(size).decode("utf-8", "surrogatepass")

    def of(self, card: Card, writer: Writer) -> list[str]:
        """Return the rows of a document, kept or made."""
        kept, key = self.collection.rows, self.key(card)
        if kept is None or not key:
            return list(writer.rows(self._shown(card)))
        rows = unpacked(kept.get(card.id, writer.name), key)
        if rows is None:
            shown = self._shown(card)
            for one in {writer.name: writer, **self.writers}.values():
                made = list(one.rows(shown))
                kept.put(card.id, one.name, packed(made, key))
                rows = made if one.name == writer.name else rows
        return rows or []

    def key(self, card: Card) -> str:
        """Return what changes whenever a row of the document might; nothing for a dossier that has no key itself."""
        if card.key and card.id not in self._keys:  # several tables ask
            self._keys[card.id] = self._known(card, lambda: digest((card.key, sorted(self._named(card).items()))))
        return self._keys.get(card.id, "")

    def _named(self, card: Card) -> dict[str, Named]:
        return {actor: named(profile, card.id) for actor, profile in self.collection.named_in.get(card.id, {}).items()}

    def _shown(self, card: Card) -> Shown:
        return Shown(card, self.collection.dossier(card.id), self._named(card), self._happenings.get(card.id, ()))

    @cached_property
    def _happenings(self) -> dict[str, list[TimelineEntry]]:
        found: dict[str, list[TimelineEntry]] = {}
        for entry in self.collection.timeline:
            found.setdefault(entry.dossier, []).append(entry)
        return found


def named(profile: Profile, document: str) -> Named:
    """Return as much of an actor as a row of a document may show."""
    return Named(profile.id, profile.name, profile.type, profile.country, profile_address(profile, document))


_ROWS = msgspec.msgpack.Decoder(list[bytes])


def packed(rows: Iterable[str], key: str) -> bytes:
    """Return rows as they are kept, behind the key of what they show."""
    return sealed(key, [row.encode("utf-8", "surrogatepass") for row in rows])


def unpacked(data: bytes | None, key: str) -> list[str] | None:
    """Return kept rows; none where they show something else, or are damaged."""
    rows = opened(data, key, _ROWS)
    with suppress(UnicodeDecodeError):
        return [row.decode("utf-8", "surrogatepass") for row in rows] if rows is not None else None
    return None
