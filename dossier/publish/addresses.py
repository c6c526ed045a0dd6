"""Where the site shows what: the address of a dossier, and of an actor, who has a page only where that says more."""

from __future__ import annotations

from functools import lru_cache

from dossier.english.names import words
from dossier.english.patterns import word_set
from dossier.model import ActorType, Card, Profile
from dossier.read.label_words import VOICES

WIKIDATA = "https://www.wikidata.org/wiki/"

INERT = {"application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".txt"}
"""Media types of sources that a browser shows without running anything of theirs, with the ending of their copy."""

_ROOMS = word_set("room ballroom auditorium lawn lobby studio")
"""Last words of the names of rooms: what was said there has nothing else in common."""
_NAMED_ROOMS = frozenset({("oval", "office"), ("rose", "garden")})


def dossier_address(document: str) -> str:
    """Return the address of a dossier's page, relative to the site."""
    return f"dossiers/{document}/"


def archive_address(card: Card) -> str:
    """Return where a copy of a source file lies, named by what it holds; nothing where a name is withheld.

    What a browser would show as a page, run or ask more files for gets an ending by which it only saves it.
    """
    ending = INERT.get(card.media_type, ".bin")
    return f"sources/{card.sha256}{ending}" if card.sha256 else ""


def actor_fact(actor: str) -> str:
    """Return the id of an actor's element on the page of its dossier."""
    return f"actor-{actor}"


def actor_place(document: str, actor: str) -> str:
    """Return the address of an actor's place in a dossier."""
    return f"{dossier_address(document)}#{actor_fact(actor)}"


def has_own_page(profile: Profile) -> bool:
    """Tell whether an actor has a page: one of several dossiers has, but no part in a conversation, and no room."""
    return profile.has_page and not is_voice_or_room(profile)


def is_voice_or_room(profile: Profile) -> bool:
    """Tell whether a name is what a transcript calls whoever speaks ("Q"), or the room they spoke in ("East Room")."""
    return means_voice_or_room(profile.name, profile.type)


@lru_cache(maxsize=1 << 17)
def means_voice_or_room(written: str, type: ActorType) -> bool:
    """Tell it of a name; kept, since every page asks it of all whom it may link to."""
    name = words(written)
    if type in ("person", "group"):
        return len(name) == 1 and name[0] in VOICES
    return type != "country" and bool(name) and is_room(name)


def is_room(name: tuple[str, ...]) -> bool:
    """Tell whether a name is that of a room or garden in which one speaks to the press."""
    return len(name) > 1 and (name[-1] in _ROOMS or name[-2:] in _NAMED_ROOMS)


def profile_address(profile: Profile, near: str | None = None) -> str:
    """Return where the site shows an actor: its page, or its place in a dossier.

    Parameters:
        profile: The actor.
        near: A dossier whose place is taken before that in the newest one.
    """
    if has_own_page(profile) or not profile.entries:
        return f"actors/{profile.id}/"
    entry = next((entry for entry in profile.entries if entry.dossier == near), profile.entries[0])
    return actor_place(entry.dossier, entry.actor)


def web_addresses(profile: Profile) -> tuple[str, ...]:
    """Return the addresses elsewhere that are about an actor: those of the actors file, and Wikidata's."""
    known = f"{WIKIDATA}{profile.wikidata}" if profile.wikidata else None
    return tuple(dict.fromkeys((*profile.links, *((known,) if known else ()))))
