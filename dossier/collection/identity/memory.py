"""What was decided before, in plain values that can be kept in a file: a new document decides its own names only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from operator import attrgetter
from sys import intern
from typing import NamedTuple

import msgspec

from dossier.collection.collector import without_collector
from dossier.model import NamedActor, Reason

_ENCODER = msgspec.msgpack.Encoder()


class Group(NamedTuple):
    """Entries of one block that are one actor, by their places in the block."""

    members: tuple[int, ...]
    """Oldest document first."""
    reasons: tuple[tuple[Reason, tuple[int, ...]], ...] = ()
    """Why members of other names belong to the others."""
    holder: str | None = None
    """Who a person is in the table of office holders."""
    names: tuple[tuple[str, str, bool], ...] = ()
    """The full names of a person: first given name, family name, and whether it is all of the given names."""
    acronyms: tuple[str, ...] = ()
    """The acronyms by which documents introduce a body."""


class Remembered(NamedTuple):
    """A document whose names were sorted into blocks."""

    content: bytes
    """Digest of everything that its entries say."""
    blocks: tuple[str, ...]
    """The block of each entry, in the order of their ids."""


@dataclass(slots=True)
class Memory:
    """What was decided of documents and blocks; good for the code and the data that decided it only."""

    documents: dict[str, Remembered] = field(default_factory=dict)
    """By id."""
    blocks: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    """What each block came to, by itself."""

    def to_bytes(self) -> bytes:
        """Return it as a file keeps it."""
        return _ENCODER.encode(self)

    @classmethod
    def from_bytes(cls, kept: bytes) -> Memory:
        """Read what a file keeps; what cannot be read is forgotten, so that everything is decided anew."""
        try:
            with without_collector():
                memory = msgspec.msgpack.decode(kept, type=cls)
        except msgspec.DecodeError:
            return cls()
        memory.documents = {own: one._replace(blocks=keys(one.blocks)) for own, one in memory.documents.items()}
        memory.blocks = {intern(key): groups for key, groups in memory.blocks.items()}
        return memory


def keys(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of blocks, each one object wherever it stands: documents name whom others name."""
    return tuple(map(intern, blocks))


def content_of(actors: Sequence[NamedActor]) -> bytes:
    """Return what changes whenever an entry says something else, but how often its document names it."""
    return blake2b(_ENCODER.encode([told(actor) for actor in actors]), digest_size=16).digest()


told = attrgetter(*(field.name for field in fields(NamedActor) if field.name != "mentions"))
"""Everything that an entry says but how often it is named, which tells nobody from another."""
