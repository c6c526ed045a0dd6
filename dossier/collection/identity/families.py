"""Whose a first name alone is, where the document shows the family: "Jill and I", in a statement of Joe Biden's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from dossier.collection.identity.lone_names import is_pointed
from dossier.collection.identity.office_terms import all_terms
from dossier.collection.identity.person import Join, Person
from dossier.collection.identity.person_names import agreement, parsed
from dossier.english.lexicon import table
from dossier.english.names import fold
from dossier.english.person_names import PersonName, family_name_key
from dossier.model import NamedActor, Reason

TOGETHER = 3
"""Documents that must name two of a family together before a first name alone is taken for one of them."""
KNOWN = 5
"""Documents that must name somebody before a first name alone is theirs."""

ByDocument = Mapping[str, Sequence[Person]]
Bearers = Mapping[tuple[str, str], Sequence[Person]]
"""Those who bear a first name, folded, and a family name, by its key."""


class Partner(NamedTuple):
    """The husband or wife of somebody who held an office."""

    name: PersonName
    holder: PersonName

    @property
    def families(self) -> set[str]:
        """Return the keys of both family names."""
        return {family_name_key(self.name.family), family_name_key(self.holder.family)}


@cache
def partners() -> dict[str, tuple[Partner, ...]]:
    """Return the husbands and wives of holders of an office by their first names."""
    found: dict[str, tuple[Partner, ...]] = defaultdict(tuple)
    for holder, name in table("couples", "married_to").items():
        partner = Partner(parsed(name), parsed(holder))
        found[partner.name.given_names[0]] += (partner,)
    return dict(found)


def partners_meant(actor: NamedActor) -> Iterator[Partner]:
    """Go through those for whom somebody in office then speaks who says "X and I"."""
    for partner in partners().get(fold(actor.name), ()) if actor.with_me else ():
        held = all_terms().get(family_name_key(partner.holder.family), ())
        if any(term.held(actor.day) for term in held if agrees(partner.holder, term.names)):
            yield partner


def agrees(name: PersonName, others: Sequence[PersonName]) -> bool:
    """Tell whether a name agrees with any of others."""
    return any(agreement(name, other) for other in others)


def first_names(persons: Sequence[Person]) -> Iterator[Join]:
    """Give a first name alone to somebody whose family is named there too: "Jill and I", of Joe Biden, is Jill Biden.

    The family stands in the text or, in office, in the document's title. The two must stand together in other
    documents, and nobody else of the family there may bear the name; whom somebody in office is married to is known.
    """
    known = [person for person in persons if person.names]
    named: dict[str, list[Person]] = defaultdict(list)
    bearers: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in known:
        for document in person.documents:
            named[document].append(person)
        for given, family in sorted({(name.given_names[0], family_name_key(name.family)) for name in person.names}):
            bearers[given, family].append(person)
    holders = holders_by_family(known)
    for person in filter(is_first_name, persons):
        actor = person.members[0]
        of_title = chain.from_iterable(holders.get(family, ()) for family in actor.by)
        claimed = relative(actor, [*named.get(actor.document, ()), *of_title], bearers) or partner(
            actor, named, bearers
        )
        if claimed is not None:
            yield person, *claimed


def holders_by_family(persons: Sequence[Person]) -> dict[str, list[Person]]:
    """Return the known holders of offices by the keys of their family names."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if person.term is not None:
            for family in sorted({family_name_key(name.family) for name in person.names}):
                found[family].append(person)
    return found


def is_first_name(person: Person) -> bool:
    """Tell whether one document names a person, by one word and without a title."""
    return len(person.members) == 1 and not person.names and not is_pointed(person.members[0])


def relative(actor: NamedActor, kin: Sequence[Person], bearers: Bearers) -> tuple[Person, Reason] | None:
    """Return the one of a family named in the document whose first name stands there alone.

    Not of somebody whom the speaker calls on, who may be a reporter, save the speaker's husband or wife; nor of one
    whom no document calls so.
    """
    fitting: dict[Person, Person] = {}
    for one in kin if not actor.called or is_of_the_speaker(actor) else ():
        for family in sorted({family_name_key(name.family) for name in one.names}):
            for other in bearers.get((fold(actor.name), family), ()):
                if actor.document not in other.documents and stand_together(other, one) and is_called_so(other, actor):
                    fitting.setdefault(other, one)
    return claimed(actor, fitting)


def is_of_the_speaker(actor: NamedActor) -> bool:
    """Tell whether the husband or wife of whom the title names in office is called so."""
    return any(not partner.families.isdisjoint(actor.by) for partner in partners().get(fold(actor.name), ()))


def is_called_so(person: Person, actor: NamedActor) -> bool:
    """Tell whether a document that names somebody in full calls them by the first name too."""
    return any(actor.name in member.aliases for member in person.members)


def partner(actor: NamedActor, named: ByDocument, bearers: Bearers) -> tuple[Person, Reason] | None:
    """Return the husband or wife of whom somebody in office speaks, where the document names the one in office."""
    fitting: dict[Person, Person] = {}
    for meant in partners_meant(actor):
        family = family_name_key(meant.name.family)
        kin = [one for one in named.get(actor.document, ()) if any(agrees(meant.holder, [name]) for name in one.names)]
        for other in bearers.get((fold(actor.name), family), ()) if kin else ():
            if actor.document not in other.documents:
                fitting.setdefault(other, kin[0])
    return claimed(actor, fitting)


def claimed(actor: NamedActor, fitting: Mapping[Person, Person]) -> tuple[Person, Reason] | None:
    """Return the only one who fits, with the reason."""
    if len(fitting) != 1:
        return None
    other, kin = next(iter(fitting.items()))
    return other, Reason("first-name-of-family", (actor.name, kin.called(), other.called()))


def stand_together(one: Person, other: Person) -> bool:
    """Tell whether somebody known is named together with another in several documents."""
    if one is other or len(one.documents) < KNOWN:
        return False
    return len(one.documents & other.documents) >= TOGETHER
