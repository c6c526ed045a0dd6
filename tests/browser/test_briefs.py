"""A brief is made in the browser of what is on the page: from a disk too, and of chosen results of a search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Browser
from tests.browser.test_downloads import LISTEN

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def given(browser: Browser, number: int = 0) -> str:
    """Press a button of a brief and return the file that it gives: HTML first, then Markdown."""
    browser.run(LISTEN)
    button = browser.find_all(".ds-brief")[number]
    browser.wait(button.is_displayed)
    browser.click(button)
    (text,) = browser.wait(lambda: browser.run("return window.given.length && window.given"))
    return str(text)


def holds_together(text: str) -> None:
    """Every number leads to a passage of the file, and nothing in it runs or asks."""
    cited = set(re.findall(r'href="#(source-\d+-\d+)"', text))
    assert cited
    assert cited == set(re.findall(r'id="(source-\d+-\d+)"', text))
    assert "<script" not in text
    assert "default-src 'none'" in text


@pytest.mark.parametrize(("folder", "mark"), [("dossiers", "ds-dossier"), ("actors", "ds-profile")])
def test_a_page_read_from_a_disk_makes_its_brief(browser: Browser, example_site: Path, folder: str, mark: str) -> None:
    places = sorted((example_site / folder).glob("*/index.html"))
    place = next(one for one in places if mark in one.read_text("utf-8"))
    browser.open(place.as_uri())
    title = browser.find(".ds-title").text
    text = given(browser)
    assert f'<h1 dir="auto">{title}</h1>' in text.replace("&#39;", "'")
    holds_together(text)
    assert browser.complaints() == []


def test_the_words_of_a_source_are_marked_in_their_passage(browser: Browser, example_site: Path) -> None:
    browser.open((example_site / "dossiers" / "ethiopia-order" / "index.html").as_uri())
    text = given(browser)
    words = "there is no military solution to this crisis."
    assert words in text.partition('class="sources"')[2]
    assert f"{words}</mark>" in text


def test_the_brief_as_markdown(browser: Browser, example_site: Path) -> None:
    browser.open((example_site / "dossiers" / "ethiopia-order" / "index.html").as_uri())
    text = given(browser, 1)
    assert text.startswith("# Statement by President")
    assert set(re.findall(r"\(#(source-\d+-\d+)\)", text)) == set(re.findall(r'id="(source-\d+-\d+)"', text))


def test_chosen_results_of_a_search_make_one_brief(browser: Browser, address: str) -> None:
    browser.open(f"{address}search/?q=president")
    browser.wait(lambda: len(browser.find_all(".ds-choose")) > 1)
    assert not any(button.is_displayed() for button in browser.find_all(".ds-brief"))
    boxes = browser.find_all(".ds-choose")[:2]
    for box in boxes:
        browser.click(box)
    text = given(browser)
    assert text.count("<article id=") == 2
    holds_together(text)
