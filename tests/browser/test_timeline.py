"""Filtering a timeline that stands on several pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Browser, serve
from tests.browser.test_accessibility import CHECK, axe
from tests.conftest import run_command

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
PLACES = ("Norway", "Sweden", "Denmark", "Finland")
CHANGE = """
  const form = document.querySelector(".ds-timeline-filter");
  for (const [name, value] of arguments[0]) {
    if (name === "reset") form.reset();
    else {
      form.elements.namedItem(name).value = value;
      form.dispatchEvent(new Event("change", {bubbles: true}));
    }
  }
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of four documents, a year in each; one has so many days that its months are pages."""
    folder = tmp_path_factory.mktemp("timeline")
    run_command("dossier", "new", "site", cwd=folder)
    for year in (2019, 2020, 2021, 2022):
        days = [
            f"On {day} {month} {year} the Government of {PLACES[day % 4]} met the council in Oslo about ferry {day}."
            for month in MONTHS
            for day in range(1, 26 if year == 2021 else 8)
        ]
        text = f"---\ntitle: Ferries of {year}\ndate: {year}-12-01\n---\n" + "\n\n".join(days) + "\n"
        (folder / "site" / "content" / f"ferries-{year}.md").write_text(text, "utf-8")
    run_command("mkdocs", "build", cwd=folder / "site")
    yield from serve(folder / "site" / "site")


def shown(browser: Browser) -> list[str]:
    """Return the entries in sight."""
    script = "return [...document.querySelectorAll('.ds-timeline .ds-date:not([hidden])')].map((one) => one.innerText)"
    return list(browser.run(script))


def count(browser: Browser) -> str:
    return str(browser.find(".ds-timeline-filter output").text)


def settled(browser: Browser) -> str:
    browser.wait(lambda: " of " in count(browser) and browser.driver.current_url.endswith("?country=Sweden"))
    return count(browser)


def test_a_filter_looks_through_all_pages_and_stands_in_the_address(browser: Browser, address: str) -> None:
    browser.open(f"{address}timeline/")
    pages = browser.run(
        "return document.querySelector('.ds-timeline-filter').dataset.pages.trim().split(/\\s+/).length"
    )
    assert pages > 1
    before = shown(browser)
    browser.run(CHANGE, [["country", "Sweden"]])
    number, _, total = settled(browser).partition(" of ")
    found = shown(browser)
    assert len(found) == int(number) >= 40
    assert all("Sweden" in entry for entry in found)
    assert len(set(found)) == len(found)
    # Enough is found: it looks no further until it is asked to.
    browser.click(browser.find(".ds-further"))
    browser.wait(lambda: " of " in count(browser) and count(browser).partition(" of ")[2] != total)
    browser.wait(lambda: len(shown(browser)) >= 70)
    browser.run(CHANGE, [["reset", ""]])
    browser.wait(lambda: shown(browser) == before)


def test_who_changes_a_filter_while_it_looks_sees_what_the_last_one_finds(browser: Browser, address: str) -> None:
    browser.open(f"{address}timeline/")
    before = shown(browser)
    browser.run(CHANGE, [["country", "Sweden"]])
    settled(browser)
    alone = shown(browser)
    browser.open(f"{address}timeline/")
    browser.run(CHANGE, [["country", "Norway"], ["country", "Denmark"], ["country", "Sweden"]])
    settled(browser)
    assert shown(browser) == alone
    browser.open(f"{address}timeline/")
    browser.run(CHANGE, [["country", "Norway"], ["reset", ""]])
    browser.wait(lambda: "country" not in browser.driver.current_url and shown(browser) == before)
    assert count(browser) == ""


def test_a_filtered_timeline_tells_each_year_once_and_axe_finds_nothing(browser: Browser, address: str) -> None:
    browser.open(f"{address}timeline/?country=Sweden")
    settled(browser)
    browser.click(browser.find(".ds-further"))
    browser.wait(lambda: len(shown(browser)) >= 70)
    years = [one.text for one in browser.find_all(".ds-timeline h2") if one.is_displayed()]
    assert years == sorted(set(years))
    browser.run(axe())
    assert browser.driver.execute_async_script(CHECK) == []
    ids = browser.run("return [...document.querySelectorAll('.ds-timeline [id]')].map((one) => one.id)")
    assert len(set(ids)) == len(ids)
