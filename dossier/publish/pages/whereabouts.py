"""In which country a place lies, as far as the documents or its name say it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files

from dossier.collection.identity.within import countries_of_regions, country_of_region, regions
from dossier.english.names import fold
from dossier.model import Profile
from dossier.publish.pages.lookups import Lookups


@cache
def towns() -> dict[str, str]:
    """Return the codes of the countries of large towns, by their folded names."""
    text = (files("dossier") / "data" / "towns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {name: code for code, names in rows for name in names.split(";")}


def country_of(lookups: Lookups, profile: Profile) -> str:
    """Return the code of the country in which a place lies; nothing where neither documents nor name say it.

    A region is known by its name. A town is where documents put it ("Cambridge, Massachusetts"); the list of large
    towns goes before a country that stands behind the name, since "Atlanta, Georgia" is not in the Caucasus.
    """
    if profile.type == "country":
        return profile.country or ""
    name = fold(profile.name)
    behind = said_of(lookups, profile)
    region = next((one for one in (regions().get(name), *behind) if one in countries_of_regions()), None)
    if region is not None:
        return country_of_region(region)
    return profile.country or towns().get(name) or next(map(country_of_region, behind), "")


def said_of(lookups: Lookups, profile: Profile) -> list[str]:
    """Return the regions and countries in which documents put a place, most said first."""
    said = Counter(one.shown.within for one in lookups.members(profile) if one.shown.within)
    return sorted(said, key=lambda where: (-said[where], where))
