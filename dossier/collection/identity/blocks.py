"""Sort names into blocks, so that only names of one block are compared, and decide each block by itself.

A block is decided from its own entries and nothing else: on its own, on any machine, and again only when one of its
entries changes. What ties names of different blocks together is left to `across`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dossier.collection.identity.bodies import Body, body_key, introduces, is_unknown_acronym, known_names, plain_name
from dossier.collection.identity.memory import Group
from dossier.collection.identity.person import Person
from dossier.collection.identity.person_names import family_of
from dossier.collection.identity.persons import decide_family
from dossier.collection.identity.places import parted_places, place_key
from dossier.collection.identity.states import SHARED
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.model import NamedActor, Reason

FAMILIES = {"person": "person", "organisation": "body", "group": "body", "country": "country", "place": "place"}
"""Types that one actor may be given in different documents: a party is an organisation here and a group there."""

NATIONS = word_set("england scotland wales")
"""Countries of their own within another, whose code they share."""

PARTED = "\t"
"""Between the parts of a block's key; no name has it."""


def block_of(actor: NamedActor) -> str:
    """Return the key of the block in which an entry is decided: its kind, and what like names share."""
    kind = kind_of(actor)
    if kind == "person":
        return f"person{PARTED}{family_of(actor.name)}"
    if kind == "country":
        return f"country{PARTED}{country_key(actor)}"
    if kind == "place":
        return f"place{PARTED}{place_key(actor)}"
    if is_unknown_acronym(actor):
        return f"acronym{PARTED}{actor.name}"
    return PARTED.join(("body", *body_key(actor)))


def kind_of(actor: NamedActor) -> str:
    """Return the family of an actor's type; an institution named after its house is a body, Georgia may be a state."""
    if actor.type == "country" and actor.within in SHARED.values():
        return "place"
    is_institution = actor.type == "place" and plain_name(actor.name) in known_names()
    return "body" if is_institution else FAMILIES[actor.type]


def country_key(actor: NamedActor) -> str:
    """Return what two entries must share to be one country: the code; without one the name."""
    return fold(actor.name) if fold(actor.name) in NATIONS or not actor.country else actor.country


def decide_block(key: str, actors: Sequence[NamedActor]) -> tuple[Group, ...]:
    """Sort the entries of one block into those that are one.

    Parameters:
        key: As `block_of` gives it.
        actors: All of the block, oldest document first.

    Returns:
        Everyone once.
    """
    kind, _, name = key.partition(PARTED)
    return DECIDERS[kind](name, actors)


def decide_persons(family: str, actors: Sequence[NamedActor]) -> tuple[Group, ...]:
    """Decide the bearers of like family names."""
    places = {actor.address: place for place, actor in enumerate(actors)}
    return tuple(group_of(person, places) for person in decide_family(family, actors))


def group_of(person: Person, places: Mapping[tuple[str, str], int]) -> Group:
    """Return a person in plain values."""
    return Group(
        tuple(sorted(places[actor.address] for actor in person.members)),
        by_reason(person.reasons, places),
        person.term.holder if person.term is not None else None,
        tuple(sorted((name.given_names[0], name.family, len(name.given_names) == 1) for name in person.names)),
    )


def by_reason(
    reasons: Mapping[tuple[str, str], Reason], places: Mapping[tuple[str, str], int]
) -> tuple[tuple[Reason, tuple[int, ...]], ...]:
    """Return each reason once, with the places of those whom it joins."""
    found: dict[Reason, list[int]] = defaultdict(list)
    for address, reason in reasons.items():
        found[reason].append(places[address])
    return tuple((reason, tuple(sorted(joined))) for reason, joined in found.items())


def decide_body(_: str, actors: Sequence[NamedActor]) -> tuple[Group, ...]:
    """Join what has the name of one body, and say why other names are the same."""
    body = Body(list(actors))
    body.explain()
    places = {actor.address: place for place, actor in enumerate(actors)} if body.reasons else {}
    return (Group(tuple(range(len(actors))), by_reason(body.reasons, places), acronyms=introduces(actors)),)


def decide_place(_: str, actors: Sequence[NamedActor]) -> tuple[Group, ...]:
    """Join what has the name of one place, save where documents put it into different regions."""
    places = {actor.address: place for place, actor in enumerate(actors)}
    groups = []
    for members in parted_places(actors):
        body = Body(members)
        body.explain()
        groups.append(Group(tuple(places[actor.address] for actor in members), by_reason(body.reasons, places)))
    return tuple(groups)


def decide_country(_: str, actors: Sequence[NamedActor]) -> tuple[Group, ...]:
    """Join what has one code."""
    return (Group(tuple(range(len(actors)))),)


DECIDERS: dict[str, Callable[[str, Sequence[NamedActor]], tuple[Group, ...]]] = {
    "person": decide_persons,
    "body": decide_body,
    "acronym": decide_body,
    "place": decide_place,
    "country": decide_country,
}
"""How blocks of each kind are decided."""
