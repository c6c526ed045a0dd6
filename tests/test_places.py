"""Places by country, with the map; and who published the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.model import ActorType, Card, Collection, NamedActor, Page, Profile, ProfileEntry
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.places import country_lines, numbers_of_tints, outlines, places, tint_of
from dossier.publish.pages.site import Site
from dossier.publish.pages.sources import sources
from dossier.publish.pages.whereabouts import country_of
from dossier.settings import Settings

Row = tuple[str, ActorType, str | None, str, str]
"""Name, type, country, within, the documents in letters."""


def made(*rows: Row, cards: tuple[Card, ...] = ()) -> PageMaker:
    """Return what prints the pages of a collection in which actors are named."""
    letters = sorted({letter for *_, named in rows for letter in named})
    named_in = {
        letter: tuple(
            NamedActor(letter, name.lower(), kind, name, country=country, within=within)
            for name, kind, country, within, named in rows
            if letter in named
        )
        for letter in letters
    }
    profiles = tuple(
        Profile(
            name.lower(), kind, name, tuple(ProfileEntry(letter, name.lower()) for letter in named), country=country
        )
        for name, kind, country, _, named in rows
    )
    every = tuple(Card(letter, f"{letter}.txt", title=letter, actors=named_in[letter]) for letter in letters)
    collection = Collection((*every, *cards), profiles)
    return PageMaker(collection, Settings(), Path("templates-of-nobody"), Site())


def printed(maker: PageMaker) -> dict[str, Page]:
    return {plan.url: plan.make() for plan in (*places(maker), *sources(maker))}


@pytest.mark.parametrize(
    ("name", "country", "within", "code"),
    [
        ("Alabama", None, "", "us"),
        ("Kabul", "af", "", "af"),
        ("Cambridge", None, "massachusetts", "us"),
        ("Houston", None, "", "us"),
        ("Atlanta", None, "ge", "us"),
        ("Maidan Shahr", None, "af", "af"),
        ("Middle East", None, "", ""),
        ("Port Varn", None, "", ""),
    ],
)
def test_a_place_lies_where_the_documents_or_its_name_say(
    name: str, country: str | None, within: str, code: str
) -> None:
    maker = made((name, "place", country, within, "a"))
    assert country_of(Lookups(maker.collection), maker.collection.profiles[0]) == code


def test_a_country_counts_each_dossier_that_names_it_or_a_place_in_it_once() -> None:
    maker = made(
        ("Afghanistan", "country", "af", "", "ab"),
        ("Kabul", "place", "af", "", "bc"),
        ("England", "country", "gb-eng", "", "c"),
        ("East Room", "place", None, "", "abc"),
        ("Port Varn", "place", None, "", "d"),
    )
    afghanistan, britain, elsewhere = country_lines(maker)
    assert (afghanistan.name, afghanistan.dossiers, [place.name for place in afghanistan.places]) == (
        "Afghanistan",
        3,
        ["Kabul"],
    )
    assert (britain.name, britain.where, [place.name for place in britain.places]) == (
        "United Kingdom",
        "",
        ["England"],
    )
    assert (elsewhere.code, [place.name for place in elsewhere.places]) == ("", ["Port Varn"])


def test_the_map_shows_nothing_that_the_table_does_not_say() -> None:
    body = printed(made(("Afghanistan", "country", "af", "", "abc"), ("Malta", "country", "mt", "", "a")))[
        "places/"
    ].body
    drawn = dict(re.findall(r'<a xlink:href="#(in-\w+)" tabindex="-1"><path class="ds-land (ds-land-\d)"', body))
    assert drawn == {"in-af": "ds-land-2", "in-mt": "ds-land-1"}
    assert set(re.findall(r'<tr id="([\w-]+)"', body)) == set(drawn)
    assert "<title>Afghanistan: 3 dossiers</title>" in body
    assert 'aria-hidden="true"' in body
    assert "http" not in body


def test_a_country_of_many_places_has_a_page_of_them() -> None:
    few = [(f"Town{number}", "place", "af", "", "a") for number in range(8)]
    many = [(f"Village{number}", "place", "pk", "", "a") for number in range(9)]
    pages = printed(made(*few, *many))  # type: ignore[arg-type] # a row is what the literals are
    assert {url for url in pages if url.startswith("places/")} == {"places/", "places/pk/"}
    assert "All 9 places" in pages["places/"].body
    assert all(f"Village{number}" in pages["places/pk/"].body for number in range(9))


def test_tints_go_by_fixed_numbers() -> None:
    assert [tint_of(number) for number in (1, 2, 3, 9, 10, 29, 30, 99, 100, 5000)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert numbers_of_tints() == ["1–2", "3–9", "10–29", "30–99", "100 and more"]


def test_outlines_are_small_and_within_the_drawing() -> None:
    width, height, paths = outlines()
    assert {"us", "fr", "no", "xk", "tw", "ps", "sg", "mt"} <= paths.keys()
    assert sum(map(len, paths.values())) < 80_000
    for code, path in paths.items():
        for x, y in re.findall(r"M(-?\d+) (-?\d+)", path):
            assert 0 <= int(x) <= width, code
            assert 0 <= int(y) <= height, code


def test_a_site_without_places_or_documents_says_so() -> None:
    pages = printed(made())
    assert "No places were found." in pages["places/"].body
    assert "No documents yet" in pages["sources/"].body


def published(id: str, source: str, date: str = "") -> Card:
    return Card(id, f"{id}.txt", title=id, source=source, date=date)


def test_sources_have_their_numbers_days_and_documents() -> None:
    cards = (
        published("d", "Wikinews", "2021-10-02"),
        published("c", "Voice of America", "2020-05"),
        published("b", "wikinews", "2019-01-03"),
        published("a", ""),
    )
    pages = printed(made(cards=cards))
    rows = re.findall(r'<bdi>(.*?)</bdi></a>\n<span class="ds-line-meta">(.*?)</span>', pages["sources/"].body)
    assert rows == [
        ("Wikinews", "2 documents · 3 January 2019 – 2 October 2021"),
        ("Voice of America", "1 document · May 2020"),
        ("Not stated", "1 document · undated"),
    ]
    assert "2 sources" in pages["sources/"].body
    assert "dossiers/b/" in pages["sources/wikinews/"].body
    assert "dossiers/a/" in pages["sources/not-stated/"].body


def test_a_source_of_many_documents_goes_on_over_pages_and_is_never_taken_for_one() -> None:
    cards = tuple(published(f"n{number}", "Page" if number else "Not stated") for number in range(201))
    pages = printed(made(cards=(*cards, published("none", ""))))
    assert {url for url in pages if url.startswith("sources/")} == {
        "sources/",
        "sources/page-source/",
        "sources/not-stated-2/",
        "sources/not-stated/",
    }
    many = printed(made(cards=tuple(published(f"n{number}", "Wikinews") for number in range(201))))
    assert "sources/wikinews/page/2/" in many


def test_a_document_that_names_nobody_changes_the_key_of_its_source_alone() -> None:
    rows: tuple[Row, ...] = (("Afghanistan", "country", "af", "", "a"), ("Kabul", "place", "af", "", "a"))
    old = (published("y", "Wikinews", "2021-10-02"), published("z", "Voice of America", "2021-10-01"))
    keys = [
        {plan.url: plan.key() for plan in (*places(maker), *sources(maker))}
        for maker in (made(*rows, cards=old), made(*rows, cards=(published("x", "Wikinews", "2021-10-03"), *old)))
    ]
    changed = {url for url, key in keys[0].items() if keys[1][url] != key}
    assert changed == {"sources/", "sources/wikinews/"}
