"""What joining the cards came to, as the store keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from dossier.collection.sharing import Shared, put
from dossier.collection.store import Record
from dossier.model import Notice, Profile


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


def share(profiles: Sequence[Profile]) -> None:
    """Let equal words and reasons be one object: documents have as many entries as they name actors."""
    shared = Shared()
    for profile in profiles:
        shared.put(profile, "id")
        for entry in profile.entries:
            put(entry, "dossier", intern(entry.dossier))  # as cards have it
            shared.put(entry, "actor", "joined_by")
