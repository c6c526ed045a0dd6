"""Find actors of a site by what people call them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from dossier.english.names import fold, words
from dossier.errors import DossierError
from dossier.model import Collection, Profile
from dossier.people.actors_file.changes import Subject, address, has_single_name

MOST_CANDIDATES = 10


def find_actor(collection: Collection, wanted: str) -> Subject:
    """Return whom somebody names.

    Parameters:
        collection: All dossiers, linked.
        wanted: The id of a profile, `document#actor`, or a name; one that an actor is shown under comes before another
            that documents use.

    Raises:
        DossierError: If nobody is, or several are; it lists them.
    """
    for matches in (by_address(collection, wanted), by_id(collection, wanted), by_name(collection, wanted)):
        if len(matches) == 1:
            return matches[0]
        if matches:
            listed = "; ".join(described(subject.profile) for subject in matches[:MOST_CANDIDATES])
            more = f"; and {len(matches) - MOST_CANDIDATES} more" if len(matches) > MOST_CANDIDATES else ""
            raise DossierError(f"'{wanted}' may be {len(matches)} actors; name one by its id: {listed}{more}")
    raise DossierError(f"no actor is named '{wanted}'.{near(collection, wanted)} 'dossier actors search' finds names")


def by_address(collection: Collection, wanted: str) -> list[Subject]:
    """Return the actor of one document."""
    if "#" not in wanted:
        return []
    return [
        Subject(profile, entry)
        for profile in collection.profiles
        for entry in profile.entries
        if address(entry) == wanted
    ]


def by_id(collection: Collection, wanted: str) -> list[Subject]:
    """Return the actor with an id."""
    return [Subject(profile) for profile in collection.profiles if profile.id == wanted]


def by_name(collection: Collection, wanted: str) -> list[Subject]:
    """Return the actors shown under a name, else those that documents call so."""
    name = fold(wanted)
    shown = [Subject(profile) for profile in collection.profiles if fold(profile.name) == name]
    return shown or [
        Subject(profile) for profile in collection.profiles if any(fold(alias) == name for alias in profile.aliases)
    ]


def near(collection: Collection, wanted: str) -> str:
    """Return the names that look like one that was not found."""
    if "#" in wanted:
        known = [address(entry) for profile in collection.profiles for entry in profile.entries]
    else:
        known = [name for profile in collection.profiles for name in (profile.name, profile.id)]
    found = difflib.get_close_matches(wanted, known, 3)
    return f" Did you mean {' or '.join(map(repr, found))}?" if found else ""


def described(profile: Profile) -> str:
    """Return an actor on one line, to tell it from others of its name."""
    count = len({entry.dossier for entry in profile.entries})
    facts = ", ".join(filter(None, (profile.type, profile.country)))
    where = profile.entries[0].dossier if count == 1 else f"{count} dossiers"
    return f"{profile.id} ({profile.name}: {facts}; {where})"


def most_named(profiles: Iterable[Profile]) -> list[Profile]:
    """Sort actors: those in most dossiers first, then by name."""
    return sorted(profiles, key=lambda one: (-len({entry.dossier for entry in one.entries}), fold(one.name), one.id))


def select(
    collection: Collection, *, type: str | None = None, country: str | None = None, lone: bool = False, least: int = 1
) -> list[Profile]:
    """Return the actors of a type or country, with a single name, or in so many dossiers, most named first."""
    return most_named(
        profile
        for profile in collection.profiles
        if (type is None or profile.type == type)
        and (country is None or profile.country == country.lower())
        and (not lone or has_single_name(profile))
        and len({entry.dossier for entry in profile.entries}) >= least
    )


def search(collection: Collection, wanted: str) -> list[Profile]:
    """Return the actors one of whose names holds all words, or words that begin with them; most named first.

    Raises:
        DossierError: If there is none.
    """
    asked = words(wanted)
    found = most_named(
        profile
        for profile in collection.profiles
        if any(holds(words(name), asked) for name in (profile.name, *profile.aliases))
    )
    if not found or not asked:
        raise DossierError(f"no actor has a name like '{wanted}'.{near(collection, wanted)}")
    return found


def holds(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Tell whether every word asked for begins a word of a name."""
    return all(any(word.startswith(part) for word in name) for part in asked)
