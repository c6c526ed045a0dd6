"""Lay out actors for a terminal, or as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dossier.collection.why_actor import Apart
from dossier.model import Card, Collection, NamedActor, Profile, ProfileEntry
from dossier.people.actors_file import Entry
from dossier.publish.terminal import INDENT, printable, wrapped
from dossier.wording import say

WIDEST_NAME = 44


def actor_lines(profiles: Sequence[Profile]) -> Iterator[str]:
    """Give a line for each actor: in how many dossiers, the name, what it is, its id."""
    widest = min(WIDEST_NAME, max((len(profile.name) for profile in profiles), default=0))
    for profile in profiles:
        count = len({entry.dossier for entry in profile.entries})
        facts = " ".join(filter(None, (profile.type, profile.country)))
        yield printable(f"{count:>5}  {profile.name:{widest}}  {facts:15}  {profile.id}")


def actor_data(profile: Profile) -> dict[str, Any]:
    """Return an actor as data."""
    return {
        "id": profile.id,
        "name": profile.name,
        "type": profile.type,
        "country": profile.country,
        "aliases": list(profile.aliases),
        "links": list(profile.links),
        "dossiers": [
            {
                "document": entry.dossier,
                "actor": entry.actor,
                "joinedBy": say(entry.joined_by) if entry.joined_by is not None else None,
            }
            for entry in profile.entries
        ],
    }


def show_actor(collection: Collection, profile: Profile, entry: Entry | None, width: int = 80) -> Iterator[str]:
    """Give everything that the site knows of an actor, a line each.

    Parameters:
        collection: All dossiers, linked.
        profile: The actor.
        entry: What the authority file says of it, if anything.
        width: Columns of the terminal.
    """
    facts = ", ".join(filter(None, (profile.type, profile.country, profile.wikidata)))
    yield printable(f"{profile.name} ({facts})  {profile.id}")
    if profile.aliases:
        yield wrapped(f"Also: {', '.join(profile.aliases)}", width, INDENT)
    if entry is not None:
        yield f"{INDENT}In actors.yml, line {entry.line}: {printable(entry.key)}"
    for reason in profile.joined:
        yield wrapped(f"One because: {say(reason)}", width, INDENT)
    for link in profile.links:
        yield f"{INDENT}{printable(link)}"
    yield "In:"
    for one in profile.entries:
        yield wrapped(entry_line(one, collection.by_id[one.dossier]), width, INDENT)


def apart_lines(others: Iterable[Apart], width: int = 80) -> Iterator[str]:
    """Give a line for each bearer of a name who was not joined, with the reason."""
    for number, other in enumerate(others):
        if not number:
            yield "Not joined:"
        count = len({entry.dossier for entry in other.profile.entries})
        where = other.profile.entries[0].dossier if count == 1 else f"{count} dossiers"
        why = f"; {say(other.reason)}" if other.reason is not None else ""
        yield wrapped(f"{other.profile.id} ({other.profile.name}, {where}){why}", width, INDENT)


def apart_data(other: Apart) -> dict[str, Any]:
    """Return a bearer of a name who was not joined as data."""
    why = say(other.reason) if other.reason is not None else None
    return {"id": other.profile.id, "name": other.profile.name, "because": why}


def entry_line(entry: ProfileEntry, card: Card) -> str:
    """Return where an actor stands in one document: its address, day, name there, and how often and as what."""
    actor = card.actor(entry.actor)
    day = card.date or "undated"
    why = f"; {say(entry.joined_by)}" if entry.joined_by is not None else ""
    return f"{entry.dossier}#{entry.actor} {day} {named(actor)}{why}"


def named(actor: NamedActor | None) -> str:
    """Return what a document calls an actor, its first role and how often it is named."""
    if actor is None:
        return ""
    role = f", {' '.join(actor.stated[0].split())}" if actor.stated else ""
    times = "once" if actor.mentions == 1 else f"{actor.mentions} times"
    return f"{actor.name}{role}, named {times}"


def data_of(profiles: Iterable[Profile]) -> list[dict[str, Any]]:
    """Return actors as data."""
    return [actor_data(profile) for profile in profiles]
