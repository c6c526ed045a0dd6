"""All terms that are known: those of the table of offices, and those of leaders of other years.

A text is analysed with the table alone. Who is the same across documents is asked of texts of any year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dossier.analyse.actors.office_holders import Term, terms
from dossier.english.lexicon import table
from dossier.english.person_names import PersonName, family_name_key, given_names_agree, person_name

THIS_TIME = "2025"
"""The year of which an undated text is taken to be."""

GENERATION = 20
"""Years after a term within which the title alone may mean its holder, whom no document names in full."""

MEMORY = 40
"""Years after a term within which the family name alone, or the full name without a title, may mean its holder."""


@cache
def all_terms() -> dict[str, tuple[Term, ...]]:
    """Return the terms by the key of the family name; one holder has one id, whichever list has the term."""
    found = {key: list(those) for key, those in terms().items()}
    for written, office, country, first, last in leaders():
        name = person_name(tuple(written.split()))
        those = found.setdefault(family_name_key(name.family), [])
        known = holder_known(those, name, country)
        names = known.names if known is not None else (name,)
        those.append(Term(known.holder if known is not None else written, names, office, country, first, last))
    return {key: tuple(those) for key, those in found.items()}


def leaders() -> Iterator[tuple[str, str, str, str, str]]:
    """Give name, office, country, first and last year of each term that the lexicon has."""
    for written, those in table("leaders", "held").items():
        for term in those:
            office, country, years = term.rsplit(" ", 2)
            first, _, last = years.partition("-")
            yield written, office, country, first, last


def holder_known(those: Iterable[Term], name: PersonName, country: str) -> Term | None:
    """Return a term of somebody of that name and country."""
    for term in those:
        if term.country == country and any(is_that_name(known, name) for known in term.names):
            return term
    return None


def is_that_name(known: PersonName, name: PersonName) -> bool:
    """Tell whether a known name is another, as far as both are written out."""
    return known.ordinal == name.ordinal and bool(known.given) and given_names_agree(known.given, name.given)


def is_remembered(term: Term, day: str, years: int) -> bool:
    """Tell whether a term is not over, or not for more than so many years."""
    return not term.last or int((day or THIS_TIME)[:4]) - int(term.last[:4]) <= years
