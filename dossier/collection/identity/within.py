"""Of which region or state a place or body is, where its name alone does not say and the document does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.same_body import content_words, owner_code, without_country
from dossier.english.lexicon import table
from dossier.english.names import fold, words
from dossier.english.patterns import word_set
from dossier.model import Actor, Dossier

OF_A_STATE = frozenset({"senate", "house", "house of representatives", "legislature", "general assembly"})
"""Bodies that a report from a state of the United States names without saying whose they are, folded."""

NATIONAL = word_set("congress pentagon capitol federal")
"""Words of bodies in whose company a senate is the nation's."""

OF_ANY_COUNTRY = word_set("ministry parliament army navy police military embassy consulate")
"""Bodies of which a text names those of several countries."""

SEAT = frozenset({"washington", "washington dc", "district of columbia"})

NO_TOWN = word_set("africa america asia atlantic east europe gulf ocean pacific republic sahel sea")
"""Words of places behind which a country stands only in a list."""

_REGION = re.compile(r", ((?:[A-Z][\w.’'-]*)(?: [A-Z][\w’'-]+){0,2})(?!,? (?:and |or |& )?[A-Z]|[\w’'-])")
"""Behind the name of a place: ", Massachusetts", ", British Columbia"; none of a list that goes on."""

_IN_A_LIST = (", ", "and ", "or ")
"""Before the name of a place: what stands behind it is the next of a list."""


def within(dossier: Dossier) -> dict[str, str]:
    """Return, by id, of what those actors of a document are whose names alone do not say it.

    A place is in the region or country named behind it ("Cambridge, Massachusetts"), a senate in a report from
    Montgomery is Alabama's. What the text leaves open, such as "the Foreign Ministry" beside two of them, is of its
    document only.
    """
    found = {actor.id: region for actor in dossier.actors if (region := region_behind(dossier, actor)) is not None}
    state = state_of(dossier)
    if state is not None:
        bodies = (actor for actor in dossier.actors if actor.type == "organisation")
        found |= {actor.id: state for actor in bodies if fold(actor.name) in OF_A_STATE}
    return found | {key: f"{dossier.document.id}#{key}" for key in left_open(dossier)}


def region_behind(dossier: Dossier, actor: Actor) -> str | None:
    """Return the region or country behind the name of a town, by its main name or code."""
    if actor.type != "place" or is_region(actor.name):
        return None
    text = dossier.document.text
    alone = (mention.span for mention in actor.mentions if mention.kind == "name")
    behind = (_REGION.match(text, span.end) for span in alone if not text.endswith(_IN_A_LIST, 0, span.start))
    named = next((region for match in behind if match and (region := region_of(match[1])) is not None), None)
    return None if named not in countries_of_regions() and not NO_TOWN.isdisjoint(words(actor.name)) else named


def is_region(name: str) -> bool:
    """Tell whether a place is itself a state, a province or a country, behind which the next of a list stands."""
    return fold(name) in regions() or fold(name) in SEAT or country_code(name) is not None


def region_of(words: str) -> str | None:
    """Return the main name of a region, folded, or the code of a country."""
    parts = words.split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        if (region := regions().get(fold(name)) or country_code(name)) is not None:
            return region
    return None


@cache
def regions() -> dict[str, str]:
    """Return the main names of regions by each of their names, folded."""
    also = table("regions", "also")
    return {fold(form): fold(name) for name in table("regions", "country") for form in (name, *also.get(name, ()))}


@cache
def countries_of_regions() -> dict[str, str]:
    """Return the codes of the countries of regions, by their main names."""
    return {fold(name): str(code) for name, code in table("regions", "country").items()}


def country_of_region(region: str) -> str:
    """Return the code of the country of a region; a country is its own, England the United Kingdom's."""
    return countries_of_regions().get(region) or region.partition("-")[0]


def state_of(dossier: Dossier) -> str | None:
    """Return the state of the United States from which a document reports; None where it speaks of the nation."""
    bodies = [fold(actor.name).split() for actor in dossier.actors if actor.type == "organisation"]
    if any(owner_code(name) == "us" or not NATIONAL.isdisjoint(name) or name == ["white", "house"] for name in bodies):
        return None
    counted = Counter(states_named(dossier, bodies))
    return next(iter(counted)) if len(counted) == 1 else None


def states_named(dossier: Dossier, bodies: list[list[str]]) -> Iterator[str]:
    """Give the states of the dateline, and of bodies that bear one in their name: "Alabama Senate"."""
    stated = dossier.document.place
    if stated is not None and stated.basis.code == "dateline" and "," in stated.value:
        named = region_of(stated.value.partition(",")[2].strip())
        if named is not None and countries_of_regions().get(named) == "us":
            yield named
    for name in bodies:
        for size in (1, 2):
            state, body = " ".join(name[:size]), " ".join(name[size:])
            if body in OF_A_STATE and countries_of_regions().get(state) == "us":
                yield state


def left_open(dossier: Dossier) -> Iterator[str]:
    """Give the bodies whose name without a country the text gives to two, or to nobody of two."""
    alike: dict[frozenset[str], list[Actor]] = {}
    for actor in dossier.actors:
        if actor.type == "organisation" and not OF_ANY_COUNTRY.isdisjoint(words(actor.name)):
            alike.setdefault(content_words(without_country(actor.name.split())), []).append(actor)
    for bodies in alike.values():
        names = [fold(actor.name) for actor in bodies]
        bare = (actor for actor in bodies if actor.country is None and owner_code(actor.name.split()) is None)
        yield from (actor.id for actor in bare if len(bodies) > 2 or names.count(fold(actor.name)) > 1)
