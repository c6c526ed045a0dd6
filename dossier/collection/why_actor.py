"""Say of an actor who stands on its page, why, and who of that name does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from dossier.collection.identity.lone_names import LEFT_ALONE
from dossier.collection.identity.person_names import agreement, parsed
from dossier.english.person_names import family_name_key
from dossier.model import Collection, Profile, Reason


@dataclass(frozen=True, slots=True)
class Apart:
    """Somebody of the same family name who was not joined."""

    profile: Profile
    reason: Reason | None
    """Why not; None where nothing was weighed."""


def kept_apart(collection: Collection, profile: Profile) -> list[Apart]:
    """Return the persons of an actor's family name who have other profiles, those of most dossiers first.

    Parameters:
        collection: All dossiers, linked.
        profile: The actor; for others than persons there is nobody.
    """
    if profile.type != "person":
        return []
    keys = family_keys(profile)
    others = [other for other in collection.profiles if is_bearer(other, keys) and other.id != profile.id]
    others.sort(key=lambda other: (-len(other.entries), other.id))
    return [Apart(other, why_not(profile, other)) for other in others]


def is_bearer(profile: Profile, keys: set[str]) -> bool:
    """Tell whether a profile is a person of one of some family names."""
    return profile.type == "person" and not keys.isdisjoint(family_keys(profile))


def family_keys(profile: Profile) -> set[str]:
    """Return the keys of the family names of a person's full names; of the name shown where none is full."""
    full = [parsed(name) for name in (profile.name, *profile.aliases) if parsed(name).has_given_name]
    return {family_name_key(name.family) for name in full or [parsed(profile.name)]}


def why_not(profile: Profile, other: Profile) -> Reason | None:
    """Say why two persons of one family name are two."""
    weighed = next((entry.joined_by for entry in other.entries if entry.joined_by is not None), None)
    if weighed is not None and weighed.code == LEFT_ALONE:
        return weighed
    pairs = list(product(full_names(profile), full_names(other)))
    if not pairs:
        return None
    contradicting = next((pair for pair in pairs if agreement(parsed(pair[0]), parsed(pair[1])) is None), None)
    if contradicting is not None:
        return Reason("names-contradict", contradicting)
    if profile.country and other.country and profile.country != other.country:
        return Reason("no-role-across-countries", (profile.country.upper(), other.country.upper()))
    return Reason("no-role-in-common", pairs[0])


def full_names(profile: Profile) -> Iterator[str]:
    """Go through the full names of a person."""
    return (name for name in (profile.name, *profile.aliases) if parsed(name).has_given_name)
