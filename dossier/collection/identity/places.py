"""Say which places of many documents are one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from dossier.analyse.actors.countries import capital_code
from dossier.collection.identity.evidence import MOSTLY
from dossier.collection.identity.states import ALSO_A_CITY
from dossier.collection.identity.within import country_of_region
from dossier.english.lexicon import table
from dossier.english.names import fold
from dossier.model import NamedActor

_KIND = re.compile(r"^(?:state|commonwealth|city|town|province|greater|downtown) of ")

_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.?")
"""Initials of two words: "N.C."; of a state of one word they are none: "L.A." is not Louisiana."""


def place_key(actor: NamedActor) -> str:
    """Return what two entries must share to be one place."""
    plain = _KIND.sub("", fold(actor.name))
    main = other_names().get(plain, plain)
    return actor.name if _INITIALS.fullmatch(actor.name) and main != plain and " " not in main else main


def parted_places(actors: Sequence[NamedActor]) -> list[list[NamedActor]]:
    """Keep places of one name apart which documents put into different regions or countries.

    An entry without a region goes where it can be: into the region of most that name one, or into the only one of the
    country from which its document speaks, or to a place abroad that other documents explain to their readers.
    """
    groups: dict[str, list[NamedActor]] = defaultdict(list)
    regions = Counter(actor.within for actor in actors if actor.within)
    for actor in actors:
        groups[actor.within or region_meant(actor, regions, actors)].append(actor)
    return list(groups.values())


def region_meant(actor: NamedActor, regions: Counter[str], others: Sequence[NamedActor]) -> str:
    """Return the one region in which a place without a region can be; empty where none or several can."""
    seat = capital_code(actor.name)
    if seat is not None:
        return seat if seat in regions else ""
    if not regions or place_key(actor) in ALSO_A_CITY:
        return ""
    region, count = min(regions.items(), key=lambda pair: (-pair[1], pair[0]))
    here = [code for code in regions if country_of_region(code) in (actor.country, actor.home)]
    if count >= MOSTLY * regions.total():
        can_be = region in here or actor.home is None or is_explained(region, others)
        return region if can_be else ""
    return here[0] if len(here) == 1 else ""


def is_explained(region: str, actors: Iterable[NamedActor]) -> bool:
    """Tell whether documents say of which country the place is, or those of another name a region behind it."""
    code = country_of_region(region)
    return region == code or any(actor.within == region and actor.home != code for actor in actors)


@cache
def other_names() -> dict[str, str]:
    """Return the main name of regions and towns by their other names, folded."""
    return {fold(form): fold(name) for name, forms in table("regions", "also").items() for form in forms}
