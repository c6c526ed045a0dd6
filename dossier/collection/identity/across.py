"""Join what stands in different blocks: names in another order, first names of a family, acronyms.

Blocks say in plain values what they hold; only the few whose names can meet are looked at more closely.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.collection.identity.blocks import PARTED
from dossier.collection.identity.bodies import Body, called
from dossier.collection.identity.families import KNOWN, first_names, partners_meant
from dossier.collection.identity.lone_names import is_pointed
from dossier.collection.identity.memory import Group, Memory
from dossier.collection.identity.office_terms import all_terms
from dossier.collection.identity.person import Join, Person
from dossier.collection.identity.persons import is_supported
from dossier.english.names import fold
from dossier.model import NamedActor, Reason

At = tuple[str, int]
"""The key of a block, and the place of a group in it."""


@dataclass(slots=True)
class Joined:
    """What was joined across blocks."""

    whole: list[Person | Body] = field(default_factory=list)
    """Those who took others, and what of a block was left by others."""
    gone: set[At] = field(default_factory=set)
    """The groups in whose place they stand."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """All names sorted into blocks, with what each block came to by itself."""

    actors: Mapping[str, Sequence[NamedActor]]
    """The entries of each block, oldest document first; the blocks by their oldest."""
    ages: Mapping[str, int]
    """The place of each document, the oldest first."""
    memory: Memory

    def age(self, actor: NamedActor) -> tuple[int, str]:
        """Order entries by their documents, the oldest first."""
        return self.ages[actor.document], actor.id

    def of_kind(self, kind: str) -> Iterator[str]:
        """Go through the keys of the blocks of a kind."""
        return (key for key in self.actors if key.startswith(kind + PARTED))

    def places(self, key: str) -> range:
        """Return the places of the groups of a block."""
        return range(len(self.memory.blocks[key]))

    def groups(self, kind: str) -> Iterator[tuple[str, int, Group]]:
        """Go through the groups of the blocks of a kind."""
        for key in self.of_kind(kind):
            for place, group in enumerate(self.memory.blocks[key]):
                yield key, place, group

    def person(self, at: At) -> Person:
        """Return a person with all that comparing asks."""
        key, at_place = at
        group = self.memory.blocks[key][at_place]
        why = {place: reason for reason, joined in group.reasons for place in joined}
        family = key.partition(PARTED)[2]
        person = Person(term=next((term for term in all_terms().get(family, ()) if term.holder == group.holder), None))
        for place in group.members:
            person.take(self.actors[key][place], why.get(place))
        return person


def join_across(blocks: Blocks) -> Joined:
    """Join what stands in different blocks."""
    joined = Joined()
    join_persons(blocks, joined)
    join_acronyms(blocks, joined)
    return joined


def join_persons(blocks: Blocks, joined: Joined) -> None:
    """Join persons of different blocks."""
    where = meeting(blocks)
    persons = list(where)
    into: dict[Person, list[tuple[Person, Reason]]] = defaultdict(list)
    for person, other, reason in [*other_orders(persons), *first_names(persons)]:
        if person in where and other in where and person not in into:
            into[other].append((person, reason))
            joined.gone.add(where.pop(person))
    for person, others in into.items():
        for other, reason in others:
            person.absorb(other, reason)
        joined.gone.add(where[person])
        joined.whole.append(person)


def meeting(blocks: Blocks) -> dict[Person, At]:
    """Return the persons whose names can meet those of other blocks, and where they stand."""
    found = turned(blocks) | of_a_family(blocks)
    keys = {key for key, _ in found}
    places = ((key, place) for key in blocks.of_kind("person") if key in keys for place in blocks.places(key))
    return {blocks.person(at): at for at in places if at in found}


def turned(blocks: Blocks) -> set[At]:
    """Return where persons stand whose names are those of others in another order."""
    pairs: dict[tuple[str, str], list[At]] = defaultdict(list)
    for key, place, group in blocks.groups("person"):
        for given, family, is_all in group.names:
            if is_all:
                pairs[given, family].append((key, place))
    return {at for given, family in pairs if (family, given) in pairs for at in pairs[given, family]}


def of_a_family(blocks: Blocks) -> set[At]:
    """Return where first names stand alone in a document of a family with such a first name, and the family."""
    families: dict[str, set[str]] = defaultdict(set)
    for key, _, group in blocks.groups("person"):
        for given, _, _ in group.names if len(group.members) >= KNOWN else ():
            families[given].add(key)
    found: set[At] = set()
    for key, place, group in blocks.groups("person"):
        if len(group.members) == 1 and not group.names:
            actor = blocks.actors[key][group.members[0]]
            here = families_meant(actor, families.get(fold(actor.name), set()), blocks)
            if here and not is_pointed(actor):
                found.add((key, place))
                found.update((family, other) for family in here for other in blocks.places(family))
    return found


def families_meant(actor: NamedActor, known: set[str], blocks: Blocks) -> set[str]:
    """Return the blocks of families that a document names, or an office holder's in its title or mouth."""
    named = {*blocks.memory.documents[actor.document].blocks, *map(block_of_family, actor.by)}
    meant = {block_of_family(family) for partner in partners_meant(actor) for family in partner.families}
    return {key for key in (known & named) | meant if key in blocks.actors}


def block_of_family(family: str) -> str:
    """Return the key of the block of a family."""
    return f"person{PARTED}{family}"


def other_orders(persons: Iterable[Person]) -> Iterator[Join]:
    """Join names whose words stand in another order: "Orbán Viktor" and "Viktor Orbán"."""
    seen: dict[tuple[str, str], Person] = {}
    for person in persons:
        pairs = sorted({(name.given_names[0], name.family) for name in person.names if len(name.given_names) == 1})
        for given, family in pairs:
            other = seen.get((family, given))
            if other is not None and other.documents.isdisjoint(person.documents) and is_supported(other, person):
                yield person, other, Reason("name-other-order", (person.called(), other.called()))
                break
            seen.setdefault((given, family), person)


def join_acronyms(blocks: Blocks, joined: Joined) -> None:
    """Give each acronym that documents introduce to the body for which it stands."""
    short = {key.partition(PARTED)[2]: key for key in blocks.of_kind("acronym")}
    introduced: dict[str, list[str]] = defaultdict(list)
    for key, _, group in blocks.groups("body"):
        for acronym in group.acronyms:
            if acronym in short:
                introduced[acronym].append(key)
    taken: dict[str, list[NamedActor]] = defaultdict(list)
    for acronym, keys in introduced.items():
        left = Body()
        for actor in blocks.actors[short[acronym]]:
            body = introduced_here(actor, keys)
            (left.members if body is None else taken[body]).append(actor)
        joined.gone.add((short[acronym], 0))
        joined.whole += [left] if left.members else []
    for key, actors in taken.items():
        joined.gone.add((key, 0))
        joined.whole.append(with_acronyms(blocks.actors[key], sorted(actors, key=blocks.age)))


def with_acronyms(named: Iterable[NamedActor], short: Iterable[NamedActor]) -> Body:
    """Return a body with those entries that call it by an acronym, the oldest first."""
    body = Body(list(named))
    counts = Counter(actor.name for actor in body.members)
    name = called(counts)
    for actor in short:
        body.take(actor, Reason("acronym-introduced", (actor.name, name, where(actor.name, body))))
        counts[actor.name] += 1
        name = called(counts, (name, actor.name))
    body.explain()
    return body


def where(acronym: str, body: Body) -> str:
    """Return the first document that introduces an acronym."""
    return next(actor.document for actor in body.members if acronym in actor.aliases)


def introduced_here(actor: NamedActor, keys: Sequence[str]) -> str | None:
    """Return the one body that an acronym stands for: of several, the one of the document's country."""
    own = [key for key in keys if key.rpartition(PARTED)[2] in ("", actor.home, actor.country)]
    fitting = own or keys
    return fitting[0] if len(fitting) == 1 else None
