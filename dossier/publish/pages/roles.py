"""The roles that dossiers state for an actor, each with the first and the last day it is stated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dossier.english.names import fold
from dossier.model import Profile
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.views import DocumentView, document_view

SHOWN = 8
"""Roles shown at once, those of most dossiers; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Stating:
    """A dossier that states a role, and where."""

    dossier: DocumentView
    anchor: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role over time."""

    text: str
    """As most dossiers write it."""
    first: Stating
    last: Stating
    """The same as `first` where one dossier states it; in both the undated come last."""
    dossiers: int


@dataclass(slots=True)
class _Role:
    """A role while it is gathered."""

    spellings: Counter[str] = field(default_factory=Counter)
    statings: dict[str, Stating] = field(default_factory=dict)
    """Document id -> the first place there that states it."""


def roles_over_time(lookups: Lookups, profile: Profile) -> tuple[list[RoleRow], list[RoleRow]]:
    """Return the roles of an actor, those last stated first: those shown at once, and the others."""
    found: dict[str, _Role] = {}
    for dossier, actor in lookups.members(profile):
        anchors = lookups.facts(dossier).anchors
        for role in actor.roles:
            here = found.setdefault(fold(role.text), _Role())
            here.spellings[" ".join(role.text.split())] += 1
            here.statings.setdefault(dossier.document.id, Stating(document_view(dossier), anchors[role.span]))
    rows = [row_of(role) for role in found.values()]
    most = sorted(rows, key=lambda row: (-row.dossiers, *newest_first(row)))
    return sorted(most[:SHOWN], key=newest_first), sorted(most[SHOWN:], key=newest_first)


def row_of(role: _Role) -> RoleRow:
    """Return a role with its first and its last day."""
    text = min(role.spellings, key=lambda spelling: (-role.spellings[spelling], spelling))
    statings = sorted(role.statings.values(), key=lambda stating: (stating.dossier.day or "9999", stating.dossier.id))
    dated = [stating for stating in statings if stating.dossier.day] or statings
    return RoleRow(text, dated[0], dated[-1], len(statings))


def newest_first(row: RoleRow) -> tuple[int, str]:
    """Return what sorts roles by the day they were last stated, newest first, the undated last."""
    digits = "".join(character for character in row.last.dossier.day if character.isdigit())[:8].ljust(8, "0")
    return -int(digits), row.text.casefold()


def other_names(lookups: Lookups, profile: Profile) -> list[tuple[str, int]]:
    """Return the other names of an actor, each with how many dossiers use it, most used first."""
    users: dict[str, set[str]] = {}
    for dossier, actor in lookups.members(profile):
        for name in {actor.name, *actor.aliases} - {profile.name}:
            users.setdefault(name, set()).add(dossier.document.id)
    return sorted(((name, len(used)) for name, used in users.items()), key=lambda pair: (-pair[1], pair[0]))
