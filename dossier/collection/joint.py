"""What joining the cards came to, as the store keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from dossier.collection.card_record import put
from dossier.collection.store import Record
from dossier.model import Notice, Profile, Reason


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
