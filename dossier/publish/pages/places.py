"""Places: a map and a table of the countries that are named, with the towns and regions in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise

from dossier.analyse.actors.countries import countries as known_countries
from dossier.model import Page, Profile
from dossier.publish.addresses import is_voice_or_room, profile_address
from dossier.publish.pages import wording
from dossier.publish.pages.filing import filed
from dossier.publish.pages.page_kit import PageMaker, Sheet, sheets
from dossier.publish.pages.plan import Plan
from dossier.publish.pages.whereabouts import country_of
from dossier.wording import phrase, translated

URL = "places/"
ELSEWHERE = "elsewhere"
"""Address of the places whose country is not known."""
FEW = 8
"""Towns and regions of a country that the table names; the others are on a page of their own."""
TINTS = (1, 3, 10, 30, 100)
"""From how many dossiers on a country has each tint: fixed, so that a new document seldom changes another country's."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A town or region in one line."""

    name: str
    where: str
    """Address of its page, or of its place in the dossier that names it."""
    type: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country with what is named in it."""

    code: str
    """Nothing for what lies in no country, or in one that is not known."""
    name: str
    where: str
    """Address of the country itself; nothing where only places in it are named."""
    dossiers: int
    """That name the country or a place in it."""
    places: tuple[PlaceLine, ...]
    """Most named first."""

    @property
    def url(self) -> str:
        """Address of the page of all its places; nothing where the table names them all."""
        return f"{URL}{self.code or ELSEWHERE}/" if len(self.places) > FEW else ""

    @property
    def id(self) -> str:
        """Id of its row in the table."""
        return f"in-{self.code or ELSEWHERE}"


@dataclass(frozen=True, slots=True)
class Land:
    """A country on the map."""

    path: str
    href: str
    label: str
    tint: int


@dataclass(frozen=True, slots=True)
class Map:
    """The countries that are named over the outlines of all."""

    width: int
    height: int
    lands: tuple[Land, ...]
    others: str
    """Path of the countries that are not named."""
    key: tuple[tuple[int, str], ...]
    """Tints with the numbers of dossiers they stand for."""


def places(maker: PageMaker) -> Iterator[Plan]:
    """Plan the map with the table of countries, then the pages of the countries in which much is named."""
    lines = country_lines(maker)
    yield maker.plan(URL, translated("Places"), "places.html", partial(tuple, lines), partial(map_page, maker, lines))
    for line in lines:
        for part in sheets(line.places, line.url) if line.url else ():
            shows, make = partial(shows_of_country, line, part), partial(country_page, maker, line, part)
            yield maker.plan(part.url, wording.numbered(title_of(line), part.number), "country.html", shows, make)


def map_page(maker: PageMaker, lines: Sequence[CountryLine]) -> Page:
    """Print the map with the table of countries."""
    countries = [line for line in lines if line.code]
    return maker.page(
        URL,
        translated("Places"),
        "places.html",
        description=translated("Where the documents lead: countries with the towns and regions named in each."),
        drawing=draw_map(countries),
        countries=countries,
        elsewhere=next((line for line in lines if not line.code), None),
        few=FEW,
    )


def title_of(line: CountryLine) -> str:
    """Return the title of the page of a country's places."""
    return phrase("Places: {0}", line.name) if line.code else line.name


def shows_of_country(line: CountryLine, part: Sheet[PlaceLine]) -> object:
    """Return everything that a page of a country's places shows."""
    return line.name, line.where, len(line.places), part.rows, part.total


def country_page(maker: PageMaker, line: CountryLine, part: Sheet[PlaceLine]) -> Page:
    """Print a page of a country's places."""
    return maker.page(
        part.url,
        wording.numbered(title_of(line), part.number),
        "country.html",
        description=phrase("Towns and regions that the documents name: {0}.", line.name),
        line=line,
        sheet=part,
    )


def country_lines(maker: PageMaker) -> list[CountryLine]:
    """Return the countries that are named or in which a place is, from A to Z; last what lies in none."""
    own: dict[str, Profile] = {}
    named: dict[str, list[Profile]] = {}
    for profile in maker.collection.profiles:
        if profile.type in ("country", "place") and not is_voice_or_room(profile):
            code = country_of(maker.lookups, profile)
            state = code.partition("-")[0]
            if profile.type == "country" and code == state:
                own[code] = profile
            named.setdefault(state, []).append(profile)
    lines = [country_line(maker, code, own.get(code), inside) for code, inside in named.items()]
    return sorted(lines, key=lambda line: (not line.code, filed(line.name)))


def country_line(maker: PageMaker, code: str, own: Profile | None, named: Sequence[Profile]) -> CountryLine:
    """Show a country with the places named in it."""
    lines = (
        PlaceLine(profile.name, profile_address(profile), profile.type, maker.lookups.spread[profile.id])
        for profile in named
        if profile is not own
    )
    name = own.name if own else known_countries().names.get(code) or translated("No country or not known")
    dossiers = {entry.dossier for profile in named for entry in profile.entries}
    by_number = sorted(lines, key=lambda line: (-line.dossiers, filed(line.name), line.where))
    return CountryLine(code, name, profile_address(own) if own else "", len(dossiers), tuple(by_number))


@cache
def outlines() -> tuple[int, int, dict[str, str]]:
    """Return width and height of the map, and the outline of each country by its code."""
    head, *rows = (files("dossier") / "data" / "outlines.tsv").read_text(encoding="utf-8").splitlines()
    _, width, height = head.split()
    return int(width), int(height), dict(row.split("\t") for row in rows)


def draw_map(countries: Sequence[CountryLine]) -> Map | None:
    """Tint the countries that are named; None where none is on the map."""
    width, height, paths = outlines()
    lands = tuple(
        Land(
            paths[line.code],
            f"#{line.id}",
            f"{line.name}: {wording.count(line.dossiers, 'dossier')}",
            tint_of(line.dossiers),
        )
        for line in countries
        if line.code in paths
    )
    named = {line.code for line in countries}
    others = "".join(path for code, path in paths.items() if code not in named)
    used = {land.tint for land in lands}
    key = tuple((tint, words) for tint, words in enumerate(numbers_of_tints(), 1) if tint in used)
    return Map(width, height, lands, others, key) if lands else None


def tint_of(dossiers: int) -> int:
    """Return the tint of a country, 1 the lightest."""
    return bisect_right(TINTS, dossiers)


def numbers_of_tints() -> list[str]:
    """Say for how many dossiers each tint stands."""
    ranges = [f"{first:,}–{after - 1:,}" for first, after in pairwise(TINTS)]
    return [*ranges, phrase("{0} and more", f"{TINTS[-1]:,}")]
