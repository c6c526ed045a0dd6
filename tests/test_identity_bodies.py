"""Whose a body or place is that several have: a state's court, an embassy by its town, Georgia and Georgia."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import api
from dossier.analyse.actors.descriptions import country_of
from dossier.collection.link import link
from dossier.people.actors_file import Authority


def pages(tmp_path: Path, *texts: str) -> list[set[str]]:
    """Return, for each page that two documents share, its names with the number of their document."""
    dossiers = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text + "\n", "utf-8")
        dossiers.append(api.show(path))
    named = {(one.document.id, actor.id): actor.name for one in dossiers for actor in one.actors}
    number = {one.document.id: str(at) for at, one in enumerate(dossiers)}
    collection = link(dossiers, Authority())
    return [
        {f"{number[entry.dossier]} {named[entry.dossier, entry.actor]}" for entry in profile.entries}
        for profile in collection.profiles
        if len(profile.entries) > 1
    ]


NATION = "WASHINGTON, D.C. - The U.S. Senate voted on Monday. The U.S. Supreme Court ruled. The White House praised it."


@pytest.mark.parametrize(
    "text",
    [
        "The Senate of Puerto Rico held a vote on Monday. The Supreme Court of Puerto Rico ruled.",
        "She sits on Alabama's Senate. A seat on Alabama's Supreme Court is empty.",
        "Alabama held an election on Monday. The state's Supreme Court was one of the issues.",
    ],
)
def test_a_body_of_a_state_is_not_the_nations(tmp_path: Path, text: str) -> None:
    found = pages(tmp_path, NATION, text)
    assert not any("Senate" in name or "Court" in name for names in found for name in names)


def test_an_embassy_is_one_by_country_and_town(tmp_path: Path) -> None:
    texts = (
        "Protesters attacked the U.S. Embassy in Baghdad on Tuesday.",
        "The United States Embassy in Baghdad issued a warning.",
        "The U.S. Embassy in Beirut closed on Sunday.",
        "The Iranian Embassy in Baghdad denied it.",
    )
    assert [names for names in pages(tmp_path, *texts) if any("Embassy" in name for name in names)] == [
        {"0 U.S. Embassy", "1 United States Embassy"}
    ]


@pytest.mark.parametrize(
    ("name", "other", "state"),
    [
        (
            "Washington",
            "Thousands marched in Washington on Saturday.",
            "Governor Ada Moe closed the schools of Oregon and",
        ),
        ("New York", "The police of New York arrested two men.", "Dale Moe, senator from"),
        (
            "Georgia",
            "Georgia signed a treaty with Armenia in Tbilisi.",
            "Ada Moe of Florida and Tom Lund of Utah met in",
        ),
    ],
)
def test_a_state_is_not_the_city_or_country_of_its_name(tmp_path: Path, name: str, other: str, state: str) -> None:
    first, second = f"{state} {name}.", f"The state of {name} reported cases on Monday, and so did Ohio and Utah."
    assert any(names == {f"0 {name}", f"1 {name}"} for names in pages(tmp_path, first, second, other))


def test_a_president_beside_another_is_of_no_club(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text("The hosting by President Halden of President Moe ended. President Lund of the Rotary Club left.\n")
    (card,) = link([api.show(path)], Authority()).cards
    assert {actor.name: actor.of_a_body for actor in card.actors if actor.type == "person"} == {
        "Halden": False,
        "Moe": False,
        "Lund": True,
    }


@pytest.mark.parametrize(
    "role", ["Assistant Secretary of Indian Affairs", "Georgia Governor", "African American mayor"]
)
def test_an_office_of_a_people_or_a_state_is_of_no_country(role: str) -> None:
    assert country_of(role) is None
    assert country_of("Indian Foreign Minister") == "in"
    assert country_of("Georgia Foreign Minister") == "ge"


def test_a_name_within_another_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "firm.txt"
    path.write_text("L3 Moe and Elbit signed the contract. Later Lund spoke.\n", "utf-8")
    (card,) = link([api.show(path)], Authority()).cards
    aside = {actor.name: actor.aside for actor in card.actors if actor.type == "person"}
    assert aside.get("Moe", True)
    assert not aside.get("Lund", False)
