"""Entries of several documents that are taken to be one person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dossier.analyse.actors.office_holders import Term
from dossier.collection.identity import role_words
from dossier.collection.identity.person_names import has_double_name, is_full_name, parsed
from dossier.english.person_names import PersonName
from dossier.model import NamedActor, Reason

YEARS_OF_LIFE = 80
"""Years between the documents of one person at most."""


@dataclass(slots=True, eq=False)
class Person:
    """Entries that are taken to be one person, with what comparing them asks again and again."""

    members: list[NamedActor] = field(default_factory=list)
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)
    """Why a member belongs to the others, by its address."""
    term: Term | None = None
    """A term of the holder of an office that this person is."""
    documents: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    """How often each form of the name is the main one of a document."""
    countries: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)
    sexes: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    names: dict[PersonName, bool] = field(default_factory=dict)
    """Full names, parsed, in the order in which they came; whether the family name is two with a hyphen."""
    years: tuple[int, int] | None = None
    """First and last year in which documents name the person."""

    def take(self, actor: NamedActor, reason: Reason | None = None) -> None:
        """Add an entry, with the reason that joins it to the others."""
        self.members.append(actor)
        self.documents.add(actor.document)
        if actor.name not in self.written:
            self.written[actor.name] = 0
            if is_full_name(actor.name):
                self.names[parsed(actor.name)] = has_double_name(actor.name)
        self.written[actor.name] += 1
        self.roles.update(actor.roles)
        if actor.country:
            self.countries[actor.country] += 1
        if actor.home:
            self.homes[actor.home] += 1
        if actor.sex:
            self.sexes[actor.sex] += 1
        if reason is not None:
            self.reasons[actor.address] = reason
        if (year := actor.year) is not None:
            self.years = widened(self.years, (year, year))

    def absorb(self, other: Person, reason: Reason | None) -> None:
        """Add all entries of another."""
        self.members += other.members
        self.documents |= other.documents
        self.written.update(other.written)
        self.names.update(other.names)
        self.roles |= other.roles
        self.countries.update(other.countries)
        self.homes.update(other.homes)
        self.sexes.update(other.sexes)
        if reason is not None:
            self.reasons |= dict.fromkeys((actor.address for actor in other.members), reason)
        self.reasons |= other.reasons
        self.years = widened(self.years, other.years)
        self.term = self.term or other.term

    def called(self) -> str:
        """Return the name that most documents use; of equals the longest."""
        written = self.written
        return min(written, key=lambda name: (name.isupper(), -written[name], -len(name), name))


def widened(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the first and the last of two stretches of years."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


Join = tuple[Person, Person, Reason]
"""Somebody, whom they are, and why."""


def alone(actor: NamedActor, reason: Reason | None = None) -> Person:
    """Return a person of one entry, with the reason why it was joined to nobody."""
    person = Person()
    person.take(actor, reason)
    return person


def shares_role(one: Person, other: Person) -> bool:
    """Tell whether a role of two persons may be the same."""
    return role_words.share(one.roles, other.roles)


def is_elsewhere(person: Person, actor: NamedActor) -> bool:
    """Tell whether an entry of the same name is somebody else: of another place, country or age.

    A difference of country alone can be an error of reading: a role in common overrules it.
    """
    if role_words.contradict(person.roles, actor.roles) or is_of_another_age(person, actor):
        return True
    if not actor.country or not person.countries or actor.country in person.countries:
        return False
    return not role_words.share(person.roles, actor.roles)


def is_of_another_age(person: Person, actor: NamedActor) -> bool:
    """Tell whether nobody lives as long as from a document to those that name the person."""
    if person.years is None or actor.year is None:
        return False
    return max(abs(actor.year - year) for year in person.years) > YEARS_OF_LIFE
