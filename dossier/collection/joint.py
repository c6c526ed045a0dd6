"""What joining the cards came to, as the store keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import TypeVar, overload

from dossier.collection.store import Record
from dossier.model import Notice, Profile, Reason

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Joint:
    """Profiles, and whom lone names may mean."""

    profiles: tuple[Profile, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Where a joint of the same cards stands in the store, so that it is found without looking at them."""

    joint: str
    copies: tuple[tuple[str, ...], ...]
    """Who holds the same text."""


class JointRecord(Record[Joint]):
    """Turns joints into bytes and back: what entries share is one object, which halves what a large one takes."""

    def __init__(self) -> None:
        super().__init__(Joint)

    def unpacked(self, data: bytes | None) -> Joint | None:
        """Return the joint in some bytes; damaged ones count as none."""
        joint = super().unpacked(data)
        if joint is not None:
            share(joint.profiles)
        return joint


JOINT = JointRecord()
JOINING = Record(Joining)

put = object.__setattr__


def share(profiles: Sequence[Profile]) -> None:
    """Let equal words and reasons be one object: documents have as many entries as they name actors.

    The records are frozen, but nobody else has seen these yet.
    """
    ids: dict[str, str] = {}
    reasons: dict[Reason, Reason] = {}
    for profile in profiles:
        ids.setdefault(profile.id, profile.id)
        for entry in profile.entries:
            put(entry, "dossier", intern(entry.dossier))  # as cards have it
            put(entry, "actor", ids.setdefault(entry.actor, entry.actor))
            if entry.joined_by is not None:
                put(entry, "joined_by", reasons.setdefault(entry.joined_by, entry.joined_by))


class Late(Sequence[Value]):
    """Rows that are made when they are first asked for: a build in which nothing changed never asks."""

    def __init__(self, make: Callable[[], Sequence[Value]]) -> None:
        """Make nothing yet.

        Parameters:
            make: Makes the rows.
        """
        self._make = make

    @cached_property
    def _rows(self) -> Sequence[Value]:
        return self._make()

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        return self._rows[place]

    def __iter__(self) -> Iterator[Value]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
