"""Decide which persons of many documents are one.

Full names are compared within blocks of like family names, so that blocks can be decided one by one and anywhere; then
lone names are given to those whose they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from dossier.analyse.actors.lexicons import genders, word_facts
from dossier.analyse.actors.office_holders import HIGHEST, Term, names_office
from dossier.collection.identity import role_words
from dossier.collection.identity.evidence import COMMON_FAMILIES, OFTEN
from dossier.collection.identity.lone_names import decide_lone
from dossier.collection.identity.office_terms import MEMORY, all_terms, is_remembered
from dossier.collection.identity.person import YEARS_OF_LIFE, Person, alone, is_elsewhere, shares_role
from dossier.collection.identity.person_names import (
    SURENESS,
    Agreement,
    agreement,
    family_first,
    is_full_name,
    parsed,
)
from dossier.english.given_names import given_name_classes
from dossier.english.names import fold
from dossier.english.person_names import PersonName, family_name_key
from dossier.model import NamedActor, Reason

WEAK: frozenset[Agreement] = frozenset(
    {"name-initials", "name-nickname", "name-half", "name-part", "name-two-spellings"}
)
"""Agreements that need more than the name: a role, a country, an office in common."""

RARELY = 5
"""Of so many documents that name one of two, one that names both shows that they are two; of more it may err."""

A_FEW_YEARS = 5
"""Years after a term within which a name that many bear, without a title, may be that of its holder."""

A_MONTH = 31
"""Days within which two names that differ in a middle name are most likely one person's: the same is in the news."""

WHOLE_DAY = len("2022-01-01")


def decide_family(key: str, actors: Sequence[NamedActor]) -> list[Person]:
    """Decide one block of like family names, by itself.

    Parameters:
        key: Of the family name.
        actors: All of the block, oldest document first.

    Returns:
        Everybody once; a lone name without evidence stands alone.
    """
    people = decide_full([actor for actor in actors if is_full_name(actor.name)])
    for person in people:
        person.term = person.term or term_of(person, key)
    people = one_of_each_holder(people)
    lone = [actor for actor in actors if not is_full_name(actor.name)]
    return [*people, *decide_lone(lone, people, all_terms().get(key, ()))]


def decide_full(actors: Sequence[NamedActor]) -> list[Person]:
    """Join the full names of one block of like family names.

    A name that agrees with two others that contradict each other ("George Bush") is joined with neither, save where
    roles or office speak for one of them.
    """
    same = [person for group in by_name(actors) for person in namesakes(group)]
    same.sort(key=lambda person: (-len(person.members), person.called()))
    like = of_like_names(same)
    torn = [person for person in same if is_torn(person, like[person])]
    people: list[Person] = []
    for person in (person for person in same if person not in torn):
        add(person, people, list(agreeing(person, people, like[person])))
    for person in torn:
        fitting = agreeing(person, people, like[person])
        add(person, people, [(other, how) for other, how in fitting if shares_role(other, person)])
    return people


def one_of_each_holder(people: Iterable[Person]) -> list[Person]:
    """Join those who are known holders of offices, and the same: two "Mark Kelly" who are senators then."""
    kept: list[Person] = []
    for person in people:
        same = (other for other in kept if person.term and other.term and other.term.holder == person.term.holder)
        found = next((other for other in same if is_the_same(person, other)), None)
        if found is None:
            kept.append(person)
        else:
            how = names_agree(found, person)
            reason = Reason(how, (person.called(), found.called())) if how and how != "same-name" else None
            found.absorb(person, reason)
    return kept


def is_the_same(one: Person, other: Person) -> bool:
    """Tell whether nothing speaks against two who are taken for one holder of an office."""
    how = names_agree(one, other)
    return how is not None and not speaks_against(one, other, how)


def of_like_names(persons: Sequence[Person]) -> dict[Person, dict[Person, None]]:
    """Return for each person those with whose names theirs agree: only they can be the same, then or with others."""
    like: dict[Person, dict[Person, None]] = {person: {} for person in persons}
    for one, other in combinations(persons, 2):
        if names_agree(one, other) is not None:
            like[one][other] = like[other][one] = None
    return like


def agreeing(person: Person, people: Iterable[Person], like: Container[Person]) -> Iterator[tuple[Person, Agreement]]:
    """Go through those of like names who agree with a person."""
    for other in people:
        if other in like and (how := agree(other, person)) is not None:
            yield other, how


def add(person: Person, people: list[Person], fitting: list[tuple[Person, Agreement]]) -> None:
    """Join a person to the one that fits; where several do, to the one with whom a role is shared."""
    if len(fitting) > 1:
        fitting = [(other, how) for other, how in fitting if shares_role(other, person)]
    if len(fitting) != 1:
        people.append(person)
        return
    other, how = fitting[0]
    if how == "same-name" and are_turned(person.called(), other.called()):
        how = "name-other-order"
    reason = Reason(how, (person.called(), other.called())) if how != "same-name" else None
    names = other.names.copy()
    other.absorb(person, reason)
    if how == "name-part":
        other.names = names  # what stands before a part may be no name: "Emerita Nancy Pelosi", "USS George W. Bush"


def are_turned(name: str, another: str) -> bool:
    """Tell whether two names of one person have their words in another order."""
    one, other = fold(name).split(), fold(another).split()
    return one != other and sorted(one) == sorted(other)


def by_name(actors: Iterable[NamedActor]) -> Iterator[list[NamedActor]]:
    """Group entries whose folded names are equal."""
    groups: dict[str, list[NamedActor]] = defaultdict(list)
    for actor in actors:
        groups[fold(actor.name)].append(actor)
    yield from groups.values()


def namesakes(actors: Sequence[NamedActor]) -> list[Person]:
    """Keep bearers of one name apart, those of a list of many among them who may be anybody."""
    aside = [alone(actor) for actor in actors if actor.listed]
    aside = [person for person in aside if is_anybody(person)]
    told = [actor for actor in actors if not any(actor in person.members for person in aside)]
    return [*(told_apart(told) if told else ()), *aside]


def told_apart(actors: Sequence[NamedActor]) -> list[Person]:
    """Keep bearers of one name apart whom texts tie to different countries, with no word of their roles in common.

    A difference of country alone can be an error of reading. Of a name that many bear ("Brad Smith"), entries are one
    only by a role in common; those without a role are taken for the one whom many documents name.
    """
    name = parsed(actors[0].name)
    common, held = is_common(name), terms_of_several(name)
    found: list[Person] = []
    for actor in (actor for actor in actors if actor.roles or not common):
        here = next((person for person in found if fits(person, actor, common=common, held=held)), None)
        if here is None:
            here = Person(term=holder_meant(actor, held))
            found.append(here)
        here.take(actor)
    return [*found, *without_role(found, [actor for actor in actors if common and not actor.roles])]


def terms_of_several(name: PersonName) -> list[Term]:
    """Return the terms of holders of offices with a name, if several bear it: "George Bush", "John Kennedy"."""
    held = [term for term in terms_of(name) if may_be_holder(name, term)]
    return held if len({term.holder for term in held}) > 1 else []


def terms_of(name: PersonName) -> tuple[Term, ...]:
    """Return the terms of all holders of a like family name."""
    return all_terms().get(family_name_key(name.family), ())


def may_be_holder(name: PersonName, term: Term) -> bool:
    """Tell whether a name agrees with that of the holder of an office."""
    return any(agreement(known, name) for known in term.names)


def holder_meant(actor: NamedActor, held: Sequence[Term]) -> Term | None:
    """Return the one of several holders of a name whose office a role is, or who was in one of the highest that day."""
    named = [term for term in held if says_role(actor.roles, term)]
    if named and len({term.holder for term in named}) == 1:
        return held[[term.holder for term in held].index(named[0].holder)]
    return next((term for term in held if term.office in HIGHEST and term.held(actor.day)), None)


def without_role(found: Sequence[Person], actors: Iterable[NamedActor]) -> list[Person]:
    """Give entries without a role to the one whom many documents name; where there is none they stand alone."""
    known = max(found, key=lambda person: len(person.documents), default=Person())
    if len(known.documents) < OFTEN:
        return list(map(alone, actors))
    for actor in actors:
        known.take(actor)
    return []


def fits(person: Person, actor: NamedActor, *, common: bool, held: Sequence[Term]) -> bool:
    """Tell whether an entry of the same name may be a person."""
    if held and holder_meant(actor, held) != person.term:
        return False
    if common and not role_words.share(person.roles, actor.roles):
        return False
    return not is_elsewhere(person, actor)


def is_common(name: PersonName) -> bool:
    """Tell whether many people are called so: a common family name with one given name, and no Kim Jong-un."""
    is_leader = (name.family, "".join(name.given)) in family_first()
    return name.family in COMMON_FAMILIES and len(name.given_names) == 1 and not is_leader


def agree(one: Person, other: Person) -> Agreement | None:
    """Say how two persons agree: the least sure of all pairs of their names; None where any contradicts."""
    how = names_agree(one, other)
    if how is None or speaks_against(one, other, how):
        return None
    if needs_a_role(one, other) and not (shares_role(one, other) or hold_office(one, other)):
        return None
    is_weak = how in WEAK or (how != "same-name" and may_be_chance(one, other))
    return how if not is_weak or is_supported(one, other) else None


def may_be_chance(one: Person, other: Person) -> bool:
    """Tell whether two people may well be called alike: "Henry Aaron" and "Henry J. Aaron".

    First and family name are common, or less so but nothing is said of either; neither is known from many documents,
    none names the one soon after the other, and not both bear a title, as those do whom readers know.
    """
    if max(len(one.documents), len(other.documents)) >= OFTEN or are_named_together_in_time(one, other):
        return False
    if all(any(actor.titles for actor in person.members) for person in (one, other)):
        return False
    names = {(name.given_names[0], name.family) for name in (*one.names, *other.names)}
    if any(is_borne_by_many(*name, much="1") for name in names):
        return True
    return not one.roles and not other.roles and any(is_borne_by_many(*name, much="12") for name in names)


def are_named_together_in_time(one: Person, other: Person) -> bool:
    """Tell whether a document names one within a month of a document that names the other."""
    days, others = days_of(one), days_of(other)
    return any(abs((day - another).days) <= A_MONTH for day, another in product(days, others))


def days_of(person: Person) -> set[date]:
    """Return the days of the documents that name a person, as far as they are known to the day."""
    return {date.fromisoformat(actor.day) for actor in person.members if len(actor.day) == WHOLE_DAY}


def is_borne_by_many(given: str, family: str, *, much: str) -> bool:
    """Tell whether a given name is of the most frequent, and a family name in one of some bands of frequency."""
    rank = word_facts(family).last_name
    return bool(rank) and rank in much and word_facts(given).first_name == "1"


def speaks_against(one: Person, other: Person, how: Agreement) -> bool:
    """Tell whether two persons whose names agree are two: a document keeps them apart, or what is said of them does."""
    if len(one.documents & other.documents) * RARELY >= min(len(one.documents), len(other.documents)):
        return not one.documents.isdisjoint(other.documents)
    if hold_different_offices(one, other) or are_of_different_ages(one, other):
        return True
    if role_words.contradict(one.roles, other.roles) or (how != "same-name" and are_of_different_sexes(one, other)):
        return True
    return are_of_different_countries(one, other) and not shares_role(one, other)


def hold_different_offices(one: Person, other: Person) -> bool:
    """Tell whether two persons are known holders of offices, and not the same."""
    return one.term is not None and other.term is not None and one.term.holder != other.term.holder


def are_of_different_ages(one: Person, other: Person) -> bool:
    """Tell whether nobody lives from the documents of one to those of the other."""
    if one.years is None or other.years is None:
        return False
    return max(one.years[1], other.years[1]) - min(one.years[0], other.years[0]) > YEARS_OF_LIFE


def are_of_different_sexes(one: Person, other: Person) -> bool:
    """Tell whether texts say he of one and she of the other."""
    sexes, others = sexes_of(one), sexes_of(other)
    return bool(sexes and others) and sexes.isdisjoint(others)


def sexes_of(person: Person) -> set[str]:
    """Return what texts say, save where the given name is short for names of the other sex only: "Bibi", Benjamin."""
    misled = {sex for name in person.names if (sex := genders().get(name.given_names[0])) and is_short_for(name, sex)}
    return person.sexes.keys() - misled


def is_short_for(name: PersonName, sex: str) -> bool:
    """Tell whether all names for which a given name is short are of the other sex."""
    given = name.given_names[0]
    longer = [genders().get(head) for head in given_name_classes(given) if head != given]
    return bool(longer) and all(one is not None and one != sex for one in longer)


def names_agree(one: Person, other: Person) -> Agreement | None:
    """Say how the names of two persons agree: the least sure of all pairs; None where any contradicts."""
    least: Agreement = SURENESS[0]
    for name, another in product(one.names, other.names):
        how = agreement(name, another)
        if how is None:
            return None
        if (
            name.ordinal != another.ordinal
            and not says_who(name, another)
            and not is_left_out(name, another, one, other)
        ):
            return None
        if how == "name-middle-name" and one.names[name] != other.names[another]:
            how = "name-half"
        least = max(least, how, key=SURENESS.index)
    return least


def needs_a_role(one: Person, other: Person) -> bool:
    """Tell whether many people bear one of the names; of those whom only a list names, sooner."""
    return any(map(is_common, (*one.names, *other.names))) or any(map(is_anybody, (one, other)))


def is_anybody(person: Person) -> bool:
    """Tell whether only a list of many persons has a name, and first and family name are frequent ones."""
    names = ((name.given_names[0], name.family) for name in person.names)
    return all(actor.listed for actor in person.members) and any(is_borne_by_many(*name, much="12") for name in names)


def are_of_different_countries(one: Person, other: Person) -> bool:
    """Tell whether texts tie two persons to countries, and to none in common."""
    return bool(one.countries and other.countries) and not one.countries.keys() & other.countries.keys()


def says_who(name: PersonName, another: PersonName) -> bool:
    """Tell whether "Jr." left out is still the same: the middle name or an office says so.

    "Martin Luther King" is; "Donald Trump" and "Donald Trump Jr." are father and son, and so are two Robert F.
    Kennedys: a son has his father's initial.
    """
    if name.given_names == another.given_names and any(len(middle) > 1 for middle in name.given_names[1:]):
        return True
    ordinal = name.ordinal or another.ordinal
    return any(
        any(known.ordinal == ordinal for known in term.names)
        and may_be_holder(name, term)
        and may_be_holder(another, term)
        for term in terms_of(name)
    )


def is_left_out(name: PersonName, another: PersonName, one: Person, other: Person) -> bool:
    """Tell whether a number behind a name is left out beside the same office: "Lloyd J. Austin III", of Defense.

    Not "Jr.", without which a name is often the father's.
    """
    is_number = {name.ordinal, another.ordinal} <= {"", "ii", "iii", "iv"}
    return is_number and any(
        role_words.is_one_role(*pair) and len(role_words.role_bag(pair[0]) & role_words.role_bag(pair[1])) > 1
        for pair in product(one.roles, other.roles)
    )


def is_supported(one: Person, other: Person) -> bool:
    """Tell whether more than a nickname or an initial speaks for one person: a role, a country, an office."""
    return shares_role(one, other) or bool(one.countries.keys() & other.countries.keys()) or hold_office(one, other)


def hold_office(one: Person, other: Person) -> bool:
    """Tell whether both names are those of one holder of a high office, in texts that speak from its country."""
    held = [term for name in one.names for term in terms_of(name) if is_well_known(one, term)]
    return any(
        is_at_home(one, term) and is_at_home(other, term)
        for term in held
        if all(may_be_holder(name, term) for name in (*one.names, *other.names))
    )


def is_torn(person: Person, like: Iterable[Person]) -> bool:
    """Tell whether a name agrees with two others that contradict each other, and do not only lack support.

    A name with more before it ("USS George W. Bush") makes nothing doubtful.
    """
    fitting = [other for other in like if agree(other, person) not in (None, "name-part")]
    return any(contradict(one, other) for one, other in combinations(fitting, 2))


def contradict(one: Person, other: Person) -> bool:
    """Tell whether the names of two persons contradict each other, or what is said of them does."""
    how = names_agree(one, other)
    return how is None or speaks_against(one, other, how)


def term_of(person: Person, key: str) -> Term | None:
    """Return a term of the office holder that a person is: the name agrees, and a role or the country says so.

    None where the name fits two holders as well: "George Bush".
    """
    held = [term for term in all_terms().get(key, ()) if all(may_be_holder(name, term) for name in person.names)]
    fitting = [term for term in held if says_the_office(person, term)]
    least = min((how_sure(person, term) for term in fitting), default=0)
    surest = [term for term in fitting if how_sure(person, term) == least]
    return surest[0] if len({term.holder for term in surest}) == 1 else None


def says_the_office(person: Person, term: Term) -> bool:
    """Tell whether a role of a person is the office of a term, or a high one's country is theirs."""
    if says_role(person.roles, term):
        return True
    return is_well_known(person, term) and (term.country in person.countries or is_at_home(person, term))


def says_role(roles: Iterable[str], term: Term) -> bool:
    """Tell whether one of some roles is the office of a term."""
    return any(names_office(role_head(role), term.office) for role in roles)


def is_well_known(person: Person, term: Term) -> bool:
    """Tell whether a term is in one of the highest offices, and not so long over that readers need to be told of it.

    Of a name that many bear sooner: "John Howard".
    """
    years = A_FEW_YEARS if any(map(is_common, person.names)) else MEMORY
    day = str(person.years[0]) if person.years is not None else ""
    return term.office in HIGHEST and is_remembered(term, day, years)


def how_sure(person: Person, term: Term) -> int:
    """Return how far the name of a holder is from those of a person: "Chris" is Christopher before Christina."""
    return max(
        min(SURENESS.index(how) for known in term.names if (how := agreement(known, name)) is not None)
        for name in person.names
    )


def is_at_home(person: Person, term: Term) -> bool:
    """Tell whether most documents that name a person speak from the country of a term."""
    return person.homes[term.country] * 2 > len(person.members)


def role_head(role: str) -> str:
    """Return a role up to "of" or "for": "president of the united states" is a president."""
    return role.partition(" of ")[0].partition(" for ")[0]
