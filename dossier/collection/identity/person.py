"""Entries of several documents that are taken to be one person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dossier.analyse.actors.office_holders import Term
from dossier.collection.identity.person_names import parsed
from dossier.collection.link_record import NamedActor
from dossier.english.patterns import word_set
from dossier.english.person_names import PersonName
from dossier.model import Reason

ROLE_NOISE = word_set(
    "a an the of for in to at former acting deputy vice senior chief official and his her mr ms mrs dr"
)
"""Words of roles that do not tell people apart."""


@dataclass(slots=True, eq=False)
class Person:
    """Entries that are taken to be one person, with what comparing them asks again and again."""

    members: list[NamedActor] = field(default_factory=list)
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)
    """Why a member belongs to the others, by its address."""
    term: Term | None = None
    """A term of the holder of an office that this person is."""
    documents: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)
    sexes: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    """Words of the roles that tell people apart."""
    roles: set[str] = field(default_factory=set)
    names: dict[PersonName, int] = field(default_factory=dict)
    """Full names, parsed."""
    years: tuple[int, int] | None = None
    """First and last year in which documents name the person."""

    def take(self, actor: NamedActor, reason: Reason | None = None) -> None:
        """Add an entry, with the reason that joins it to the others."""
        self.members.append(actor)
        self.documents.add(actor.document)
        self.words.update(role_words(actor))
        self.roles.update(actor.roles)
        self.countries.update(filter(None, (actor.country,)))
        self.homes.update(filter(None, (actor.home,)))
        self.sexes.update(filter(None, (actor.sex,)))
        if reason is not None:
            self.reasons[actor.address] = reason
        if actor.year is not None:
            first, last = self.years or (actor.year, actor.year)
            self.years = min(first, actor.year), max(last, actor.year)
        name = parsed(actor.name)
        if name.has_given_name:
            self.names[name] = self.names.get(name, 0) + 1

    def absorb(self, other: Person, reason: Reason | None) -> None:
        """Add all entries of another."""
        for actor in other.members:
            self.take(actor, other.reasons.get(actor.address, reason))
        self.term = self.term or other.term

    def called(self) -> str:
        """Return the name that most documents use; of equals the longest."""
        counts = Counter(actor.name for actor in self.members)
        return min(counts, key=lambda name: (name.isupper(), -counts[name], -len(name), name))


Join = tuple[Person, Person, Reason]
"""Somebody, whom they are, and why."""


def alone(actor: NamedActor, reason: Reason | None = None) -> Person:
    """Return a person of one entry, with the reason why it was joined to nobody."""
    person = Person()
    person.take(actor, reason)
    return person


def role_words(actor: NamedActor) -> set[str]:
    """Return the words of an actor's roles that tell people apart."""
    return {word for role in actor.roles for word in role.split()} - ROLE_NOISE


def shares_role(one: Person, other: Person) -> bool:
    """Tell whether the roles of two persons have a word in common."""
    return not one.words.keys().isdisjoint(other.words)


def is_elsewhere(person: Person, actor: NamedActor) -> bool:
    """Tell whether an entry belongs to another country than a person, and shares no role with them."""
    if not actor.country or not person.countries or actor.country in person.countries:
        return False
    return person.words.keys().isdisjoint(role_words(actor))
