"""The roles that dossiers state for an actor, each with the first and the last day it is stated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dossier.english.names import fold
from dossier.model import Card, Profile
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.told import told
from dossier.publish.pages.views import DocumentView, as_called, document_view

SHOWN = 8
"""Roles shown at once, those of most dossiers; the others are folded away."""
RARE = 20
"""A role that so many times fewer dossiers state than the most frequent one is folded away too: "bit President"."""


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
    statings: dict[str, tuple[Card, str, int]] = field(default_factory=dict)
    """Document id -> the dossier, the actor and which of its roles there states it first."""


def roles_over_time(lookups: Lookups, profile: Profile) -> tuple[list[RoleRow], list[RoleRow]]:
    """Return the roles of an actor, those last stated first: those shown at once, and the others."""
    found: dict[str, _Role] = {}
    for card, own, actor in lookups.members(profile):
        for place, role in enumerate(actor.stated):
            here = found.setdefault(fold(role), _Role())
            here.spellings[" ".join(role.split())] += 1
            here.statings.setdefault(card.id, (card, own, place))
    rows = [row_of(lookups, role) for role in found.values()]
    most = sorted(rows, key=lambda row: (-row.dossiers, *newest_first(row)))
    first = min(SHOWN, sum(row.dossiers * RARE >= most[0].dossiers for row in most))
    return sorted(most[:first], key=newest_first), sorted(most[first:], key=newest_first)


def row_of(lookups: Lookups, role: _Role) -> RoleRow:
    """Return a role with its first and its last day."""
    text = min(role.spellings, key=lambda spelling: (-role.spellings[spelling], spelling))
    statings = sorted(role.statings.values(), key=lambda stating: (stating[0].date or "9999", stating[0].id))
    dated = [stating for stating in statings if stating[0].date] or statings
    return RoleRow(as_called(text), stating_of(lookups, *dated[0]), stating_of(lookups, *dated[-1]), len(statings))


def stating_of(lookups: Lookups, card: Card, actor: str, place: int) -> Stating:
    """Show the words of a dossier that state a role of an actor."""
    return Stating(document_view(card), told(lookups, card.id).role(actor, place))


def newest_first(row: RoleRow) -> tuple[int, str]:
    """Return what sorts roles by the day they were last stated, newest first, the undated last."""
    digits = "".join(character for character in row.last.dossier.day if character.isdigit())[:8].ljust(8, "0")
    return -int(digits), row.text.casefold()


def other_names(lookups: Lookups, profile: Profile) -> list[tuple[str, int]]:
    """Return the other names of an actor, each with how many dossiers use it, most used first."""
    users: dict[str, set[str]] = {}
    for card, _, actor in lookups.members(profile):
        for name in {actor.name, *actor.aliases} - {profile.name}:
            users.setdefault(name, set()).add(card.id)
    return sorted(((name, len(used)) for name, used in users.items()), key=lambda pair: (-pair[1], pair[0]))
