"""Decide whose a family name or a first name alone is.

It joins somebody only with positive evidence, weighed row by row (`evidence.EVIDENCE`); else it stays with its
document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from operator import itemgetter

from dossier.analyse.actors.office_holders import HIGHEST, Term, office_of
from dossier.collection.identity.evidence import CLEAR, ENOUGH, EVIDENCE, YEARS_APART, Claim, Evidence
from dossier.collection.identity.office_terms import GENERATION, is_remembered
from dossier.collection.identity.person import Person, alone, is_elsewhere
from dossier.collection.identity.person_names import agreement, parsed
from dossier.collection.identity.role_words import share
from dossier.english.names import fold
from dossier.model import NamedActor, Reason

FEW = 5
"""One document of so many that name somebody: a few others with a form of that name are no rival."""

LEFT_ALONE = "left-alone"
"""Code of the reason why a lone name was joined to nobody."""


def decide_lone(names: Sequence[NamedActor], people: Sequence[Person], held: tuple[Term, ...]) -> list[Person]:
    """Give lone names of one block to those whose they are; the others stand alone.

    Names with a title or an administration are decided first: they show whom the others may mean.

    Parameters:
        names: Entries with a family name only, of one block.
        people: Those of the block whom documents name in full; they take what is theirs.
        held: The terms of holders of that family name.

    Returns:
        Persons that no document names in full.
    """
    by_holder = terms_by_holder(held)
    known = {person.term.holder for person in people if person.term is not None}
    new = [Person(term=by_holder[holder][0]) for holder in sorted(by_holder.keys() - known)]
    bearers = [*sorted(people, key=lambda person: -len(person.documents)), *new]  # of equals the better known
    rest: list[Person] = []
    for pointed in (True, False):
        now = [actor for actor in names if is_pointed(actor) == pointed]
        for actor, claimed in zip(now, claims_of(now, bearers, by_holder), strict=True):
            if claimed.is_clear:
                claimed.person.take(actor, claimed.reason)
            else:
                rest.append(alone(actor, claimed.reason))
    return [*(person for person in new if person.members), *join_by_title(rest, by_holder)]


def claims_of(
    names: Sequence[NamedActor], bearers: Sequence[Person], by_holder: Mapping[str, tuple[Term, ...]]
) -> list[Claimed]:
    """Return whose each name is, decided for all before any is given away.

    Entries of which the same is said are weighed once.
    """
    held = [term for terms in by_holder.values() for term in terms]
    weighed: dict[Hashable, Claimed] = {}
    claims: list[Claimed] = []
    for actor in names:
        beside = tuple([place for place, person in enumerate(bearers) if actor.document in person.documents])
        said = what_is_said(actor), in_office(actor.day, held), beside
        if said not in weighed:
            weighed[said] = best_claim(actor, bearers, by_holder)
        claims.append(weighed[said])
    return claims


def what_is_said(actor: NamedActor) -> Hashable:
    """Return all that evidence looks at of a lone name, save its day and who else its document names."""
    said = actor.name, actor.titles, actor.country, actor.home, actor.sex, actor.sex_told, actor.administration
    return *said, actor.of_a_body, actor.aside, actor.year


def in_office(day: str, terms: Sequence[Term]) -> Hashable:
    """Return what evidence asks of a day: which terms it falls into, and which are over."""
    return tuple([(term.held(day), term.is_over(day)) for term in terms])


def terms_by_holder(held: Sequence[Term]) -> dict[str, tuple[Term, ...]]:
    """Group terms by who held the office."""
    found: dict[str, tuple[Term, ...]] = defaultdict(tuple)
    for term in held:
        found[term.holder] += (term,)
    return found


def is_pointed(actor: NamedActor) -> bool:
    """Tell whether a title or an administration says whose the name is."""
    return bool(actor.titles) or actor.administration


@dataclass(frozen=True, slots=True)
class Claimed:
    """Whose a lone name most likely is."""

    person: Person
    """Somebody new where nobody bears the name."""
    reason: Reason | None
    is_clear: bool


def best_claim(actor: NamedActor, bearers: Sequence[Person], by_holder: Mapping[str, tuple[Term, ...]]) -> Claimed:
    """Return the one whose the lone name most likely is, with the evidence, and whether that is clear."""
    named = [person for person in bearers if person.members]
    documents = sum(len(person.documents) for person in named)
    weighed: list[tuple[int, int, list[Evidence]]] = []
    for place, person in enumerate(bearers):
        those = by_holder[person.term.holder] if person.term is not None else ()
        rows = rows_that_hold(Claim(actor, person if person.members else None, those, len(named), documents))
        weighed.append((sum(row.weight for row in rows), -place, rows))
    if not weighed:
        return Claimed(Person(), None, is_clear=False)
    weighed.sort(key=itemgetter(0, 1), reverse=True)
    _, place, rows = weighed[0]
    codes = [row.code for row in rows]
    best = bearers[-place]
    weights = [weighed[0][0], *rivals(actor, best, weighed[1:], bearers)]
    if is_clear(weights) and can_be(actor, best, codes, by_holder):
        return Claimed(best, Reason("lone-name", (actor.name, *codes)), is_clear=True)
    return Claimed(best, left_open(actor, best, codes), is_clear=False)


def can_be(actor: NamedActor, best: Person, codes: Container[str], by_holder: Mapping[str, tuple[Term, ...]]) -> bool:
    """Tell whether nothing forbids a lone name to be somebody's, whatever speaks for it.

    "Mrs. Moe" is no man, "L3 Moe" nobody. "President Ford" may head a college where no document names Gerald Ford.
    """
    if actor.aside or (actor.sex_told and "other-sex" in codes) or has_other_initials(actor, best):
        return False
    if best.members or actor.administration or best.term is None:
        return True
    return any(is_remembered(term, actor.day, GENERATION) for term in by_holder[best.term.holder])


def has_other_initials(actor: NamedActor, person: Person) -> bool:
    """Tell whether the initials of a name fit none of a person's: "C. Q. Brown" is no Jacob Brown."""
    name = parsed(actor.name)
    return bool(name.given_names and person.names) and all(agreement(name, other) is None for other in person.names)


def rivals(
    actor: NamedActor, best: Person, others: Iterable[tuple[int, int, list[Evidence]]], bearers: Sequence[Person]
) -> list[int]:
    """Return the weights for those who are not the best, the heaviest first."""
    those = (other for other in others if not is_a_slip_of(best, bearers[-other[1]]))
    return sorted((as_rival(actor, *other) for other in those), reverse=True)


def is_a_slip_of(best: Person, other: Person) -> bool:
    """Tell whether somebody else is most likely the same: "Joe Bidden" makes Joe Biden no less sure.

    Both are taken for one holder of an office, or one is known from many documents and a few have a form of that name.
    """
    if best.term is not None and other.term is not None and best.term.holder == other.term.holder:
        return True
    if not best.names or not other.names or len(other.documents) * FEW > len(best.documents):
        return False
    return all(agreement(*pair) is not None for pair in product(best.names, other.names))


def as_rival(actor: NamedActor, weight: int, _: int, rows: Sequence[Evidence]) -> int:
    """Return the weight for somebody else.

    A pronoun alone, which may mean another, decides for nobody; nor does being meant less often.
    """
    aside = {"seldom-meant"} if actor.sex_told else {"seldom-meant", "other-sex"}
    return weight - sum(row.weight for row in rows if row.code in aside)


def left_open(actor: NamedActor, person: Person, codes: Sequence[str]) -> Reason | None:
    """Say what too little speaks for somebody whom documents name, or has come to be known by the name."""
    return Reason(LEFT_ALONE, (actor.name, person.called(), *codes)) if person.members else None


def rows_that_hold(claim: Claim) -> list[Evidence]:
    """Return the evidence for and against a claim."""
    return [row for row in EVIDENCE if row.holds(claim)]


def is_clear(weights: Sequence[int]) -> bool:
    """Tell whether the heaviest of sorted weights is enough, and clearly heavier than the next."""
    return bool(weights) and weights[0] >= ENOUGH and (len(weights) == 1 or weights[0] - weights[1] >= CLEAR)


def join_by_title(rest: Sequence[Person], by_holder: Mapping[str, tuple[Term, ...]]) -> list[Person]:
    """Join lone names that bear one high title in documents near each other: "President Amherd" twice in a year.

    Not where several are known to have held the office: "both Presidents Bush". A queen with her number is one at any
    time.
    """
    kept: list[Person] = []
    last: dict[tuple[str, str], Person] = {}
    for person in sorted(rest, key=lambda person: (person.members[0].day, person.members[0].address)):
        actor = person.members[0]
        key = (fold(actor.name), high_office(actor))
        other = last.get(key) if key[1] and not is_of_several(key[1], by_holder) else None
        if other is not None and is_one_of_title(other, actor) and not is_elsewhere(other, actor):
            other.take(actor, Reason("lone-name", (actor.name, "same-title")))
        else:
            last[key] = person
            kept.append(person)
    return kept


def is_of_several(office: str, by_holder: Mapping[str, tuple[Term, ...]]) -> bool:
    """Tell whether several of the name are known to have held an office."""
    return sum(any(term.office == office for term in those) for those in by_holder.values()) > 1


def is_one_of_title(person: Person, actor: NamedActor) -> bool:
    """Tell whether a lone name is that of the last one of its title: soon after, or a monarch's with the number."""
    numbered = parsed(actor.name).is_full and share(person.members[0].titles, actor.titles)
    return numbered or is_soon_after(person, actor)


def is_soon_after(person: Person, actor: NamedActor) -> bool:
    """Tell whether a document follows the last one that names a person within two years."""
    return person.years is not None and actor.year is not None and actor.year - person.years[1] <= YEARS_APART


def high_office(actor: NamedActor) -> str:
    """Return the highest office that the titles before a name name; else the number of a monarch."""
    offices = [office_of(title) for title in actor.titles]
    return next((office for office in offices if office in HIGHEST), parsed(actor.name).ordinal)
