"""What joining the cards came to, as the store keeps it."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, starmap
from sys import intern
from typing import NamedTuple, TypeVar

from dossier.collection.sharing import put
from dossier.collection.store import Record
from dossier.model import Notice, Profile, ProfileEntry, Reason


@dataclass(frozen=True, slots=True)
class Joint:
    """Profiles, and whom lone names may mean."""

    profiles: tuple[Profile, ...]
    bearers: dict[str, tuple[str, ...]]
    """As `Collection` has them."""
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Where a joint of the same cards stands in the store, so that it is found without looking at them."""

    joint: str
    copies: tuple[tuple[str, ...], ...]
    """Who holds the same text."""


class Columns(NamedTuple):
    """The entries of all profiles, one behind the other: there are as many as documents name actors.

    Each value is written once, so that what they share is one object when they are read.
    """

    lengths: bytes
    """How many entries each profile has, as an array of `I`; so are the numbers of their values."""
    numbers: tuple[bytes, bytes, bytes]
    documents: tuple[str, ...]
    actors: tuple[str, ...]
    reasons: tuple[Reason | None, ...]

    def entries(self) -> Iterator[tuple[ProfileEntry, ...]]:
        """Go through the profiles, each with its entries."""
        documents, actors = (tuple(map(intern, words)) for words in (self.documents, self.actors))  # as cards have them
        values = (
            map(one.__getitem__, array("I", at))
            for one, at in zip((documents, actors, self.reasons), self.numbers, strict=True)
        )
        entries = starmap(ProfileEntry, zip(*values, strict=True))
        return (tuple(islice(entries, length)) for length in array("I", self.lengths))


class Packed(NamedTuple):
    """A joint as the store has it."""

    joint: Joint
    """Its profiles without entries."""
    columns: Columns


Value = TypeVar("Value", bound=Hashable)


def column(values: Sequence[Value]) -> tuple[bytes, tuple[Value, ...]]:
    """Return the number of each value, and the values by number."""
    known: dict[Value, int] = {}
    numbers = array("I", [known.setdefault(value, len(known)) for value in values])
    return numbers.tobytes(), tuple(known)


class JointRecord:
    """Turns joints into bytes and back."""

    _record = Record(Packed)

    def packed(self, joint: Joint) -> bytes:
        """Return a joint as bytes."""
        lengths = array("I", [len(profile.entries) for profile in joint.profiles])
        entries = [entry for profile in joint.profiles for entry in profile.entries]
        documents, by_document = column([entry.dossier for entry in entries])
        actors, by_actor = column([entry.actor for entry in entries])
        reasons, by_reason = column([entry.joined_by for entry in entries])
        columns = Columns(lengths.tobytes(), (documents, actors, reasons), by_document, by_actor, by_reason)
        bare = tuple(replace(profile, entries=()) for profile in joint.profiles)
        return self._record.packed(Packed(replace(joint, profiles=bare), columns))

    def unpacked(self, data: bytes | None) -> Joint | None:
        """Return the joint in some bytes; damaged ones count as none."""
        packed = self._record.unpacked(data)
        if packed is None:
            return None
        for profile, entries in zip(packed.joint.profiles, packed.columns.entries(), strict=True):
            put(profile, "id", intern(profile.id))
            put(profile, "entries", entries)
        return packed.joint


JOINT = JointRecord()
JOINING = Record(Joining)
