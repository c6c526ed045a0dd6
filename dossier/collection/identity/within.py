"""Of which region or state a place or body is, where its name alone does not say and the document does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.same_body import content_words, owner_code, without_country
from dossier.collection.identity.states import is_the_state
from dossier.english.lexicon import table
from dossier.english.names import fold, words
from dossier.english.patterns import word_set
from dossier.model import Actor, Dossier

OF_A_STATE = frozenset({"senate", "house", "house of representatives", "legislature", "general assembly"})
"""Bodies that a report from a state of the United States names without saying whose they are, folded."""

OF_THE_LAW = frozenset({"supreme court", "court of appeals", "department of health", "national guard"})
"""Others that each state has, folded, where the text says whose they are: "the Supreme Court of Wisconsin"."""

MISSIONS = frozenset({"embassy", "consulate", "consulate general"})
"""Bodies that a country has in many towns."""

NATIONAL = word_set("congress pentagon capitol federal")
"""Words of bodies in whose company a senate is the nation's."""

OF_ANY_COUNTRY = word_set("ministry parliament army navy police military embassy consulate")
"""Bodies of which a text names those of several countries."""

SEAT = frozenset({"washington", "washington dc", "district of columbia"})

NO_TOWN = word_set("africa america asia atlantic east europe gulf ocean pacific republic sahel sea")
"""Words of places behind which a country stands only in a list."""

_REGION = re.compile(r", ((?:[A-Z][\w.’'-]*)(?: [A-Z][\w’'-]+){0,2})(?!,? (?:and |or |& )?[A-Z]|[\w’'-])")
"""Behind the name of a place: ", Massachusetts", ", British Columbia"; none of a list that goes on."""

_OF = re.compile(r" of (?:the )?(?:[Ss]tate of |[Cc]ommonwealth of )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
"""Behind a body: "of Puerto Rico"."""
_OWNER = re.compile(r"((?:[A-Z][a-z]+ )?[A-Z][a-z]+)['’]s $")
_THE_STATES = re.compile(r"\b(?:state|commonwealth)['’]s $")
_OF_THE_STATE = re.compile(r" of the (?:state|commonwealth)\b(?! of)")
_IN = re.compile(r" in (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
"""Behind an embassy: "in Baghdad"."""

_IN_A_LIST = (", ", "and ", "or ")
"""Before the name of a place: what stands behind it is the next of a list."""


def within(dossier: Dossier) -> dict[str, str]:
    """Return, by id, of what those actors of a document are whose names alone do not say it.

    A place is in the region or country named behind it ("Cambridge, Massachusetts"), a senate in a report from
    Montgomery is Alabama's. What the text leaves open, such as "the Foreign Ministry" beside two of them, is of its
    document only.
    """
    found = {actor.id: region for actor in dossier.actors if (region := region_behind(dossier, actor)) is not None}
    found |= {actor.id: state for actor in dossier.actors if (state := is_the_state(dossier, actor)) is not None}
    found |= owners(dossier)
    found |= {actor.id: town for actor in dossier.actors if (town := town_of_a_mission(dossier, actor)) is not None}
    return found | {key: f"{dossier.document.id}#{key}" for key in left_open(dossier)}


def owners(dossier: Dossier) -> dict[str, str]:
    """Return, by id, of which state those bodies are that each state has."""
    state, found = state_of(dossier), {}
    for actor in dossier.actors:
        name = fold(actor.name)
        if actor.type == "organisation" and name in OF_A_STATE | OF_THE_LAW:
            owner = owner_beside(dossier, actor) or (state if name in OF_A_STATE else None)
            if owner is not None:
                found[actor.id] = owner
    return found


def owner_beside(dossier: Dossier, actor: Actor) -> str | None:
    """Return the state that a body is said to be of: "the Senate of Puerto Rico", "Alabama's House".

    "The state's Supreme Court" is of the one state that the document names most.
    """
    text = dossier.document.text
    for mention in actor.mentions:
        behind = _OF.match(text, mention.span.end)
        before = _OWNER.search(text, max(0, mention.span.start - 40), mention.span.start)
        named = region_of(behind[1]) if behind is not None else region_of(before[1]) if before is not None else None
        if named is not None:
            return named if named in countries_of_regions() else None
        if _THE_STATES.search(text, max(0, mention.span.start - 20), mention.span.start) or _OF_THE_STATE.match(
            text, mention.span.end
        ):
            return state_named_most(dossier) or f"{dossier.document.id}#{actor.id}"
    return None


def state_named_most(dossier: Dossier) -> str | None:
    """Return the state that a document names most."""
    named = Counter({region: len(actor.mentions) for actor in dossier.actors if (region := region_of(actor.name))})
    states = [region for region, _ in named.most_common() if countries_of_regions().get(region) == "us"]
    return states[0] if states else None


def town_of_a_mission(dossier: Dossier, actor: Actor) -> str | None:
    """Return the town of an embassy or consulate, folded: "the U.S. Embassy in Baghdad", else that of the dateline."""
    kind = fold(" ".join(without_country(actor.name.split())))
    if actor.type != "organisation" or kind not in MISSIONS:
        return None
    text = dossier.document.text
    towns = {fold(match[1]) for mention in actor.mentions if (match := _IN.match(text, mention.span.end))}
    if len(towns) == 1:
        return next(iter(towns))
    stated = dossier.document.place
    is_there = not towns and stated is not None and stated.basis.code == "dateline"
    return fold(stated.value.partition(",")[0]) if is_there and stated is not None else None


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
