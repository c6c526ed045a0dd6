"""Who is the same across documents.

`decide` sorts the actors of all documents into identities. Persons are compared within blocks of like family names and
weighed by evidence, bodies by name and country, places by name, countries by code. The decisions of a person
(`content/actors.yml`) stand above all: `dossier.collection.link` applies them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.collection.identity.bodies import decide_bodies, known_names, plain_name
from dossier.collection.identity.persons import Memory, decide_persons
from dossier.collection.identity.places import decide_places
from dossier.collection.link_record import NamedActor
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.model import Reason

FAMILIES = {"person": "person", "organisation": "body", "group": "body", "country": "country", "place": "place"}
"""Types that one actor may be given in different documents: a party is an organisation here and a group there."""

NATIONS = word_set("england scotland wales")
"""Countries of their own within another, whose code they share."""

Address = tuple[str, str]
"""Id of a document and of an actor in it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Entries that are one actor."""

    members: tuple[NamedActor, ...]
    """Oldest document first."""
    reasons: Mapping[Address, Reason] = field(default_factory=dict)
    """Why a member of another name belongs to the others."""
    wikidata: str | None = None


def decide(actors: Iterable[NamedActor], memory: Memory | None = None) -> list[Identity]:
    """Sort the actors of all documents into those that are one.

    Parameters:
        actors: In any order; addresses unique.
        memory: What was decided of persons before: only families of names that changed are decided again. Changed.

    Returns:
        Each actor in one identity; the same identities in the same order for any order of the input.
    """
    ordered = sorted(actors, key=seen)
    kinds: dict[str, list[NamedActor]] = {"person": [], "body": [], "place": [], "country": []}
    for actor in ordered:
        kinds[kind_of(actor)].append(actor)
    found = [
        identity(person.members, person.reasons, person.term.wikidata if person.term is not None else None)
        for person in decide_persons(kinds["person"], memory)
    ]
    bodies = (*decide_bodies(kinds["body"]), *decide_places(kinds["place"]))
    found += [identity(body.members, body.reasons) for body in bodies]
    found += countries_of(kinds["country"])
    return sorted(found, key=lambda one: seen(one.members[0]))


def seen(actor: NamedActor) -> tuple[str, Address]:
    """Order actors by the day of their document, undated last."""
    return actor.day or "9", actor.address


def kind_of(actor: NamedActor) -> str:
    """Return the family of an actor's type; an institution that is named after its house is a body."""
    is_institution = actor.type == "place" and plain_name(actor.name) in known_names()
    return "body" if is_institution else FAMILIES[actor.type]


def identity(members: Iterable[NamedActor], reasons: Mapping[Address, Reason], wikidata: str | None = None) -> Identity:
    """Make an identity, its oldest document first."""
    return Identity(tuple(sorted(members, key=seen)), dict(reasons), wikidata)


def countries_of(actors: Iterable[NamedActor]) -> list[Identity]:
    """Join countries by their code; one without a code stands by its name."""
    groups: dict[str, list[NamedActor]] = {}
    for actor in actors:
        own = fold(actor.name) if fold(actor.name) in NATIONS or not actor.country else actor.country
        groups.setdefault(own, []).append(actor)
    return [identity(group, {}) for group in groups.values()]
