"""A list downloads as it is shown, also from pages read from a disk."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.browser.conftest import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

LISTEN = """
  window.given = [];
  URL.createObjectURL = (blob) => { blob.text().then((text) => window.given.push(text)); return "blob:none"; };
  HTMLAnchorElement.prototype.click = function () { window.named = this.download; };
"""


def downloaded(browser: Browser) -> list[dict[str, str]]:
    """Press the button of a list and return the rows of the table it gives."""
    browser.run(LISTEN)
    (button,) = browser.find_all(".ds-as-shown")
    assert button.is_displayed()
    browser.click(button)
    (text,) = browser.wait(lambda: browser.run("return window.given.length && window.given"))
    assert browser.run("return window.named") == f"{button.get_attribute('data-list')}-as-shown.csv"
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("page", "rows", "column"),
    [
        ("quotes", ".ds-quote", "quote"),
        ("actors", ".ds-actor-list > li", "name"),
        ("documents", ".ds-list > li", "title"),
    ],
)
def test_a_list_read_from_a_disk_downloads(
    browser: Browser, example_site: Path, page: str, rows: str, column: str
) -> None:
    browser.open((example_site / page / "index.html").as_uri())
    found = downloaded(browser)
    assert len(found) == len(browser.find_all(rows))
    assert all(row[column] and row["page"].startswith(example_site.as_uri()) for row in found)
    assert browser.complaints() == []


def test_a_filtered_timeline_downloads_what_is_left(browser: Browser, example_site: Path) -> None:
    browser.open((example_site / "timeline" / "index.html").as_uri())
    whole = downloaded(browser)
    browser.run("document.querySelector('.ds-timeline-filter').elements.from.value = '2021-01-01'")
    browser.run("document.querySelector('.ds-timeline-filter').dispatchEvent(new Event('change', { bubbles: true }))")
    browser.wait(lambda: browser.find(".ds-filter-count").text)
    left = downloaded(browser)
    assert 0 < len(left) < len(whole)
    assert left == [row for row in whole if (row["last_day"] or row["first_day"]) >= "2021-01-01"]
    assert all("/dossiers/" in row["page"] and "#date-" in row["page"] and row["as_written"] for row in left)


@pytest.mark.parametrize("kind", ["documents", "quotes", "events", "actors"])
def test_all_results_of_a_search_download(browser: Browser, address: str, kind: str) -> None:
    browser.open(f"{address}search/?q=biden&type={kind}")
    browser.wait(lambda: browser.find_all("#ds-results li"))
    found = downloaded(browser)
    counted = browser.run(f"return document.querySelector('[data-kind={kind}] .ds-count').textContent")
    assert len(found) == int(counted)
    assert all(row["page"].removeprefix(address).startswith(("dossiers/", "actors/")) for row in found)
