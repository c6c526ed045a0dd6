"""Know countries by their names, peoples and seats of government."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dossier.english.names import fold

_CUT = re.compile(r" (?:(\.) |(?=['’]s ))")
"""Spaces that the tokeniser puts into one word."""


@dataclass(frozen=True, slots=True)
class Countries:
    """Codes by folded name, demonym and capital."""

    by_name: dict[str, str]
    by_demonym: dict[str, str]
    by_capital: dict[str, str]
    names: dict[str, str]
    """Common name by code."""


@cache
def countries() -> Countries:
    """Read the country list."""
    table = Countries({}, {}, {}, {})
    text = (files("dossier") / "data" / "actors_countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        code, name, aliases, demonyms, capitals = line.split("\t")
        table.names[code] = name
        for alias in [name, *filter(None, aliases.split(";"))]:
            table.by_name.setdefault(fold(alias), code)
        for demonym in filter(None, demonyms.split(";")):
            table.by_demonym.setdefault(fold(demonym), code)
        for capital in filter(None, capitals.split(";")):
            table.by_capital.setdefault(fold(capital), code)
    return table


@lru_cache(maxsize=50_000)
def country_code(name: str) -> str | None:
    """Return the code of a country by one of its names, as the tokeniser may cut it: "U . S", "People 's Republic"."""
    return countries().by_name.get(fold(_CUT.sub(r"\1", name)))


@lru_cache(maxsize=50_000)
def demonym_code(word: str) -> str | None:
    """Return the code for an adjective of nationality or the name of its people, singular or plural."""
    table = countries().by_demonym
    folded = fold(word)
    return table.get(folded) or (table.get(folded[:-1]) if folded.endswith("s") else None)


@cache
def code_of(words: str) -> str | None:
    """Return the code of a country by a folded name or adjective of nationality, as it stands."""
    table, words = countries(), words.removeprefix("the ")
    return table.by_name.get(words) or table.by_demonym.get(words)


@cache
def longest_names() -> dict[str, int]:
    """Return for the first word of each country's name how many words the longest of its names has."""
    longest: dict[str, int] = {}
    for name in countries().by_name:
        first, size = name.split(" ", 1)[0], name.count(" ") + 1
        longest[first] = max(size, longest.get(first, 0))
    return longest


def capital_code(name: str) -> str | None:
    """Return the code of the country whose government sits in a city."""
    return countries().by_capital.get(fold(name))
