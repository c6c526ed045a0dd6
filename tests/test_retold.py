from __future__ import annotations

import re

import pytest

from dossier.analyse import run_stages
from dossier.collection.link import link
from dossier.collection.retold import told_again
from dossier.model import Dossier
from dossier.people.actors_file import Authority
from dossier.publish.pages import render_pages
from dossier.publish.pages.lookups import find_facts
from dossier.read import document_from_text
from dossier.settings import Settings
from tests.collected import collected
from tests.conftest import PROJECT

DAY = "---\ndate: 2021-10-02\ntitle: An example\n---\n"


def dossier_of(text: str) -> Dossier:
    return run_stages(document_from_text(f"{DAY}{text}\n"), Settings())


def again(text: str) -> dict[str, list[str]]:
    dossier = dossier_of(text)
    source = dossier.document.text
    found = told_again(source, dossier.dates)
    return {first.of(source): [other.of(source) for other in others] for first, others in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        "A ferry with 80 people on board sank off Mindoro on Tuesday. Divers came. The ferry sank on 28 September.",
        "The mayor resigned on Friday. He was tired.\n\nThe mayor resigned on 1 October, the council said.",
    ],
)
def test_a_happening_told_twice_has_two_places(text: str) -> None:
    assert [len(others) for others in again(text).values()] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed in Kunduz on Friday. Four soldiers were killed in Herat on Friday.",
        "The mayor resigned on Friday. The mayor did not resign on Friday.",
        "The ferry sank on Friday. The ferry sailed from the port of Oslo on Friday.",
        "The mayor resigned on Friday. The mayor resigned on Thursday.",
        "It sank on Friday. It burned on Friday.",
    ],
)
def test_others_stay_apart(text: str) -> None:
    assert again(text) == {}


def test_the_timeline_and_the_page_tell_it_once_with_both_places() -> None:
    dossier = dossier_of("The ferry sank off Mindoro on Tuesday. Divers came. The ferry sank on 28 September.")
    first, other = dossier.dates
    assert [entry.date.start for entry in link([dossier], Authority()).timeline] == [first.span.start]
    facts = find_facts(dossier)
    assert (facts.again, facts.retold) == ({first.span: (other.span,)}, {other.span})


def test_many_tellings_of_one_day_take_no_longer_each() -> None:
    text = " ".join(f"Ship{number} sank and burned{number} on Friday." for number in range(200))
    assert again(text) == {}


def test_a_retelling_is_led_to_where_its_first_telling_is_only_a_line() -> None:
    """Of a long document most dates are a line each; their tags in the source lead back all the same."""
    months = [f"{month} {year}" for year in (2019, 2020) for month in ("March", "April", "May", "June")]
    days = [f"{day} {month}" for month in months for day in range(1, 28)]
    lines = [f"The council of Leeds voted on bridge number {number} on {day}." for number, day in enumerate(days)]
    again = [f"He said it again in the evening: {line}" for line in lines[-8:]]
    text = "\n\n".join((*lines, *again))
    dossier = run_stages(document_from_text(f"---\ndate: 2021-05-04\ntitle: Votes\n---\n{text}\n"), Settings())
    (page,) = (
        page for page in render_pages(collected([dossier]), Settings(), PROJECT) if page.url.startswith("dossiers/")
    )
    ids = set(re.findall(r' id="([^"]+)"', page.body))
    links = set(re.findall(r'href="#([^"]+)"', page.body))
    assert len([link for link in links if link.startswith("date-")]) > 150
    assert links - ids == set()
