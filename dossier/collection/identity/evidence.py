"""What speaks for or against a lone name being somebody's: rows with their weights and an example each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.analyse.actors.lexicons import genders
from dossier.analyse.actors.office_holders import HIGHEST, Term, names_office
from dossier.collection.identity import role_words
from dossier.collection.identity.office_terms import MEMORY, is_remembered
from dossier.collection.identity.person import Person
from dossier.collection.identity.person_names import parsed
from dossier.english.lexicon import words
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.model import NamedActor

YEARS_APART = 2
"""Years between documents within which a shared role speaks for one person."""

ENOUGH = 3
"""Weight of evidence from which on a lone name is somebody's."""
CLEAR = 2
"""How much heavier it must be than the evidence for anybody else."""

ERRING = 0.1
"""Share of the documents at most that take a man for a woman."""

SEVERAL = 2
"""Documents that name the only bearer of a name."""
OFTEN = 5
"""Documents from which on somebody is what a collection usually means by a name..."""
MOSTLY = 0.8
"""...and the share of the documents that name anybody so."""


COMMON_FAMILIES = words("name_parts", "common_family")

OF_MANY = words("offices", "rank") | word_set(
    "agent chief coach dean deputy detective doctor inspector judge justice magistrate mayor officer pastor priest"
    " professor rabbi reverend sheriff"
)
"""Titles that many bear at a time."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A lone name beside somebody whose name it may be."""

    actor: NamedActor
    person: Person | None
    """Somebody whom documents name in full; None for one whom only the table of offices knows."""
    terms: tuple[Term, ...]
    """The terms of the person in the table of offices."""
    bearers: int
    """How many bear the name in the documents."""
    documents: int
    """How many documents name any of them, counted for each."""

    @property
    def day(self) -> str:
        """Return the day of the document."""
        return self.actor.day


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row: what speaks for or against a lone name being somebody's."""

    code: str
    weight: int
    holds: Callable[[Claim], bool]
    example: str


def titled(claim: Claim) -> Iterator[Term]:
    """Go through the person's terms in an office that the title before the lone name names."""
    number = parsed(claim.actor.name).ordinal
    for term in claim.terms if not claim.actor.of_a_body else ():
        is_another = number and all(name.ordinal not in ("", number) for name in term.names)  # Benedict XV, XVI
        if not is_another and any(names_office(title, term.office) for title in claim.actor.titles):
            yield term


def held_then(claim: Claim) -> bool:
    """Tell whether the title names an office that the person held on the day of the document."""
    return any(term.held(claim.day) for term in titled(claim))


def held_before(claim: Claim) -> bool:
    """Tell whether the title names an office that the person held before: it is kept as a title."""
    return any(term.is_over(claim.day) for term in titled(claim))


def has_administration(claim: Claim) -> bool:
    """Tell whether "X Administration" is that of a president or vice president in office by then."""
    return claim.actor.administration and any(
        term.held(claim.day) or term.is_over(claim.day) for term in claim.terms if is_of_the_white_house(term)
    )


def is_of_the_white_house(term: Term) -> bool:
    """Tell whether a term is that of a president or vice president of the United States."""
    return term.office in ("president", "vice president") and term.country == "us"


def shares_title(claim: Claim) -> bool:
    """Tell whether the title before the lone name is a role of the person, within two years."""
    if claim.person is None or not is_near(claim) or is_of_a_club(claim):
        return False
    if role_words.are_of_two_places(claim.actor.roles, claim.person.roles):
        return False
    return role_words.share(claim.actor.titles, claim.person.roles)


def is_of_a_club(claim: Claim) -> bool:
    """Tell whether a high title is that of another body than the state: "President Macron of the Rotary Club"."""
    return claim.actor.of_a_body and any(term.office in HIGHEST for term in claim.terms)


def has_title_of_many(claim: Claim) -> bool:
    """Tell whether many bear the title at a time, the name is frequent and the person named in one document."""
    if claim.person is None or not claim.actor.titles or len(claim.person.documents) >= SEVERAL:
        return False
    is_frequent = parsed(claim.actor.name).family in COMMON_FAMILIES
    return is_frequent and all(title.split()[-1] in OF_MANY for title in claim.actor.titles)


def has_another_title(claim: Claim) -> bool:
    """Tell whether the title before the lone name is none of the person's roles and offices."""
    if claim.person is None or not claim.actor.titles or any(True for _ in titled(claim)):
        return False
    return not shares_title(claim)


def is_written_so(claim: Claim) -> bool:
    """Tell whether texts write the person's family name as this one: without a title a likeness is not enough."""
    assert claim.person is not None
    mine = parsed(claim.actor.name).family
    return any(mine == parsed(name).family for name in claim.person.written)


def is_near(claim: Claim) -> bool:
    """Tell whether other documents name the person within two years of this one."""
    span = claim.person.years if claim.person is not None else None
    year = claim.actor.year
    return span is None or year is None or span[0] - YEARS_APART <= year <= span[1] + YEARS_APART


def is_widely_known(claim: Claim) -> bool:
    """Tell whether documents name the person, and one of the highest offices was theirs.

    A title of another office ("Secretary Clinton") names another bearer, if there is one or the office is over;
    who is in office may be called otherwise ("Chairman Xi").
    """
    high = [term for term in claim.terms if term.office in HIGHEST and is_remembered(term, claim.day, MEMORY)]
    if claim.person is None or not high or not is_written_so(claim):
        return False
    if not claim.actor.titles or any(True for _ in titled(claim)):
        return True
    return claim.bearers == 1 and not all(term.is_over(claim.day) for term in high)


def is_seldom_meant(claim: Claim) -> bool:
    """Tell whether most documents that name any bearer of a name, which stands there without title, name others."""
    if claim.person is None or claim.actor.titles or claim.actor.administration:
        return False
    return 2 * len(claim.person.documents) < claim.documents


def is_usually_meant(claim: Claim) -> bool:
    """Tell whether most documents that name any bearer of the name, about this time, name this person."""
    if claim.person is None or not is_near(claim):
        return False
    mine = len(claim.person.documents)
    return mine >= OFTEN and mine >= MOSTLY * claim.documents


def is_only_bearer(claim: Claim) -> bool:
    """Tell whether nobody else in the collection bears the name, and several documents name the person.

    A name that is a first name too says less: "Nathan" need not be Scott Nathan.
    """
    if claim.person is None or claim.bearers != 1 or len(claim.person.documents) < SEVERAL:
        return False
    is_first_name = not claim.actor.titles and fold(claim.actor.name) in genders()
    return is_near(claim) and is_written_so(claim) and not is_first_name


def countries_of(claim: Claim) -> set[str]:
    """Return the countries of the person: of their offices, and those that texts tie them to."""
    return {term.country for term in claim.terms} | set(claim.person.countries if claim.person is not None else ())


def is_of_the_country(claim: Claim) -> bool:
    """Tell whether the text ties the name to the person's country, or speaks from it."""
    return bool(countries_of(claim) & {claim.actor.country, claim.actor.home})


def is_of_another_country(claim: Claim) -> bool:
    """Tell whether the text ties the name to another country."""
    countries = countries_of(claim)
    return bool(claim.actor.country and countries) and claim.actor.country not in countries


def speaks_from_elsewhere(claim: Claim) -> bool:
    """Tell whether the document speaks from a country from which none names the person, who is not widely known."""
    if claim.person is None or not claim.actor.home or not claim.person.homes or is_widely_known(claim):
        return False
    return claim.actor.home not in claim.person.homes and not is_of_the_country(claim)


def is_of_the_other_sex(claim: Claim) -> bool:
    """Tell whether the text says he and others say she; where it says "Mr", a few of them may err."""
    if claim.person is None or claim.actor.sex is None:
        return False
    sexes = claim.person.sexes
    erring = ERRING * sexes.total() if claim.actor.sex_told else 0
    return bool(sexes) and sexes[claim.actor.sex] <= erring


def stands_beside(claim: Claim) -> bool:
    """Tell whether the same document names the person in full: there the two were kept apart."""
    return claim.person is not None and claim.actor.document in claim.person.documents


EVIDENCE = (
    Evidence("office-held", 5, held_then, "President Zelenskyy, in a text of 2022"),
    Evidence("office-held-before", 3, held_before, "President Obama, in a text of 2022"),
    Evidence("administration", 4, has_administration, "the Biden-Harris Administration"),
    Evidence("title-shared", 3, shares_title, "Secretary Austin, elsewhere Lloyd Austin, Secretary of Defense"),
    Evidence("widely-known", 2, is_widely_known, "Putin"),
    Evidence("only-bearer", 2, is_only_bearer, "nobody else in the collection is called Netanyahu"),
    Evidence("usually-meant", 1, is_usually_meant, "Trump: 27 of 30 documents mean Donald Trump"),
    Evidence("seldom-meant", -2, is_seldom_meant, "Cheney: most documents of the name mean Liz Cheney, not Dick"),
    Evidence("title-of-many", -1, has_title_of_many, "General Brown, elsewhere once General Jacob Brown"),
    Evidence("other-title", -2, has_another_title, "Chief Moe, elsewhere Ada Moe, Minister of Health"),
    Evidence("same-country", 1, is_of_the_country, "a text about Russia"),
    Evidence("other-country", -4, is_of_another_country, "Indian Prime Minister Singh, elsewhere a Canadian"),
    Evidence("other-home", -2, speaks_from_elsewhere, "Lunde in an Australian paper, elsewhere a mayor in Norway"),
    Evidence("other-sex", -2, is_of_the_other_sex, "she, of a name that elsewhere is a man's"),
    Evidence("named-beside", -3, stands_beside, "Jill Biden and Biden in one text, kept apart there"),
)
"""What is weighed for a lone name; `ENOUGH` of it makes it somebody's."""
