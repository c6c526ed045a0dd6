"""A collection of dossiers made by hand, joined by hand or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.collection.card import make_card
from dossier.collection.happenings import happening_card
from dossier.model import Collection, Dossier, Notice, Profile, TimelineEntry
from dossier.people.actors_file import Authority
from dossier.spans import SpanIndex


def collected(
    dossiers: Iterable[Dossier],
    profiles: Iterable[Profile] = (),
    timeline: Iterable[TimelineEntry] = (),
    notices: Iterable[Notice] = (),
) -> Collection:
    """Return dossiers in the order given, with what joins them as given."""
    held = {dossier.document.id: dossier for dossier in dossiers}
    cards = tuple(make_card(dossier, Authority()) for dossier in held.values())
    return Collection(cards, tuple(profiles), tuple(timeline), tuple(notices), held.__getitem__)


def told(dossier: Dossier, index: int, *actors: str) -> TimelineEntry:
    """Return date number `index` of a dossier, counted from 0, as a timeline has it."""
    return TimelineEntry(dossier.document.id, happening_card(dossier, index, SpanIndex(())), actors)
