"""The country from which a document speaks: whose ministry "the ministry" is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dossier.analyse.actors.countries import countries
from dossier.analyse.actors.office_holders import HIGHEST, Term, terms
from dossier.collection.identity.person_names import parsed
from dossier.english.lexicon import table, words
from dossier.english.names import fold
from dossier.english.person_names import family_name_key
from dossier.model import Actor, Dossier

_GOVERNMENT_HOST = re.compile(r"(?:^|[./@])(?:gov|gouv|gob|go|gc|mil)\.([a-z]{2})(?=[/:]|$)")
"""gov.uk, gouv.fr, go.jp: the government of the country in the address."""
_UNITED_STATES_HOST = re.compile(r"\.(?:gov|mil)(?=[/:]|$)")

_HOST_CODES = {"uk": "gb"}
"""Top-level domains that are not the ISO code."""

SPEAKS = 6
"""Weight of an institution that is written about without its country only at home, in mentions of a country."""
UNSAID = 3
"""Weight of any institution that stands without its country."""
OWN_PRESIDENT = 3
"""Weight of a president in office who is named without a country."""
MENTIONS = 5
"""Mentions of a country that count: a report about Ukraine names it thirty times and need not speak from there."""
MOST = 0.4
"""Share of all that points to a country from which on the document speaks from it."""


def home_of(dossier: Dossier) -> str | None:
    """Return the ISO code of the country from which a document speaks, None where it is not clear.

    A government's own address decides. Else what is named: countries, their people and bodies, institutions and
    presidents that stand without saying whose they are, such as the White House.
    """
    document = dossier.document
    for stated in (document.url, document.source):
        if stated is not None and (code := government_of(stated.value)):
            return code
    day = document.date.value if document.date is not None else ""
    weights: Counter[str] = Counter()
    for actor in dossier.actors:
        for code, weight in said_by(actor, day):
            weights[code] += weight
    if not weights:
        return None
    code, most = min(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return code if most >= MOST * weights.total() else None


def said_by(actor: Actor, day: str) -> Iterator[tuple[str, int]]:
    """Give the countries that an actor points to, with the weight."""
    if actor.country:
        yield actor.country, min(len(actor.mentions), MENTIONS) if actor.type == "country" else 1
    if actor.type == "person":
        yield from ((term.country, OWN_PRESIDENT) for term in offices_named(actor) if term.held(day))
    for name in {fold(form) for form in (actor.name, *actor.aliases)}:
        if name in unsaid():
            yield unsaid()[name]


def offices_named(actor: Actor) -> Iterator[Term]:
    """Go through the terms in a high office that stands before a person's name, alone: "President Zelenskyy"."""
    titles = titles_in_roles(actor)
    for term in terms().get(family_name_key(parsed(actor.name).family), ()) if titles else ():
        if term.office in titles and term.office in HIGHEST:
            yield term


def titles_in_roles(actor: Actor) -> tuple[str, ...]:
    """Return the roles that stand right before the name, folded, each once."""
    return tuple(dict.fromkeys(fold(role.text) for role in actor.roles if role.pattern.code == "title"))


@cache
def unsaid() -> dict[str, tuple[str, int]]:
    """Return the institutions, folded, that stand without their country at home, with its code and their weight."""
    speaking = words("institutions", "speaks")
    codes = {**table("institutions", "unsaid"), **table("institutions", "country")}
    return {fold(name): (code, SPEAKS if name in speaking else UNSAID) for name, code in codes.items()}


def government_of(address: str) -> str | None:
    """Return the country whose government publishes at an address."""
    if found := _GOVERNMENT_HOST.search(address.casefold()):
        code = _HOST_CODES.get(found[1], found[1])
        return code if code in countries().names else None
    return "us" if _UNITED_STATES_HOST.search(address.casefold()) else None
