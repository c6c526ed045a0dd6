"""Searching as a reader does it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier.api.sites import load
from dossier.english.stems import root, stem
from dossier.publish.search.find import find
from dossier.publish.search.query import read
from dossier.publish.search.terms import STOPS
from dossier.wording import find_catalogue, speaking
from dossier.wording.dates import month_in_words
from tests.browser.conftest import Browser, serve
from tests.conftest import copy_example, run_command
from tests.test_search import QUERIES, STEMS, TERMS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

LONG = "\n\n".join(f"Paragraph {number} tells of ferries and nothing else." for number in range(900))
LETTER = f"""---
title: The long letter
date: 2022-03-05
---
President Volodymyr Zelenskyy wrote to the council on 3 March 2022.

{LONG}

The zebra crossing was closed, Volodymyr Zelenskyy said. Two zebras stood there.
"""
SECOND = """---
title: A short answer
date: 2021-11-20
---
“The nuclear deal is dead,” Volodymyr Zelenskyy said in Oslo on 19 November 2021.

A deal on nuclear fuel was not spoken of.
"""


STARTS = ("", "y", "st", "gener", "commun", "ba", "oe", "hop", "tall", "play", "cri", "negot", "fluent")
MIDDLES = ("", "at", "bl", "iz", "tt", "l", "e", "y", "ogi", "iv", "nt", "ss", "al")
ENDINGS = (
    *("", "e", "ed", "ing", "edly", "ied", "eed", "ion", "ation", "ational", "ization", "ness", "fully", "ity", "ly"),
    *("ical", "icate", "ative", "alize", "able", "ll", "y", "er", "ment", "ousness", "biliti", "ogist"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site with two documents more, and the pages by hand in its index."""
    folder = copy_example(tmp_path_factory.mktemp("search") / "site")
    (folder / "content" / "letter.md").write_text(LETTER, "utf-8")
    (folder / "content" / "answer.md").write_text(SECOND, "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("- dossier:", "- dossier:\n      search: all"), "utf-8")
    run_command("mkdocs", "build", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site / "site")


@pytest.fixture
def search(browser: Browser, address: str) -> Any:
    def ask(query: str, *, facets: bool = True) -> list[str]:
        """Open the search page, wait until all is there, and return the titles."""
        browser.open(f"{address}search/{query}")
        return settled(browser, facets=facets)

    return ask


def settled(browser: Browser, *, facets: bool = True) -> list[str]:
    browser.wait(lambda: str(browser.find("#ds-search-count").text).strip())
    if facets:
        browser.wait(lambda: browser.find_all("#ds-facets details") or not titles(browser))
    return titles(browser)


def titles(browser: Browser) -> list[str]:
    return browser.run("return [...document.querySelectorAll('#ds-results h2')].map((one) => one.textContent)")


def test_the_script_finds_the_same_terms(browser: Browser, address: str) -> None:
    browser.open(f"{address}search/")
    script = """
      const done = arguments[arguments.length - 1];
      import("/assets/terms.js").then(({ termsOf }) =>
        done(JSON.stringify(arguments[0].map((text) => termsOf(text).join(" ")))));
    """
    found = json.loads(browser.driver.execute_async_script(script, [text for text, _ in TERMS]))
    assert found == [terms for _, terms in TERMS]


def test_the_script_finds_the_same_stems(browser: Browser, address: str) -> None:
    browser.open(f"{address}search/")
    script = """
      const done = arguments[arguments.length - 1];
      import("/assets/stems.js").then(({ stem, root }) => done(arguments[0].map((word) => [stem(word), root(word)])));
    """
    # Made words too: every ending behind beginnings of every kind.
    made = [f"{one}{two}{three}" for one in STARTS for two in MIDDLES for three in ENDINGS]
    words = [*(form for _, forms in STEMS for form in forms.split()), *made]
    found = browser.driver.execute_async_script(script, words)
    assert found == [[stem(word), root(word)] for word in words]


def test_the_script_reads_the_same(browser: Browser, address: str) -> None:
    browser.open(f"{address}search/")
    script = """
      const done = arguments[arguments.length - 1];
      const [typed, names, stops] = arguments;
      import("/assets/query.js").then(({ monthNames, read }) => {
        const known = { stops: new Set(stops), months: monthNames(names) };
        done(typed.map((one) => read(one, known)).map(({ clauses, days, asked }) => [clauses, days, asked]));
      });
    """
    with speaking(find_catalogue("de")):
        names = [month_in_words(month) for month in range(1, 13)]
    found = browser.driver.execute_async_script(script, [typed for typed, *_ in QUERIES], names, sorted(STOPS))
    expected = [
        [[list(clause) for clause in clauses], days and list(days), asked] for _, clauses, days, asked in QUERIES
    ]
    assert found == expected


@pytest.mark.parametrize("words", ["negotiating", "talk", "officials spoke", "attacks Kabul", "sanct"])
def test_the_command_finds_the_same_documents(words: str, search: Any, site: Path) -> None:
    shown = search(f"?q={words}")
    with_actors = load(site)
    found = [with_actors.by_id[hit.document].title for hit in find(with_actors, read(words))]
    assert shown[-len(found[:10]) :] == found[:10]
    assert found


def test_a_facet_narrows_stands_in_the_address_and_back_undoes_it(browser: Browser, search: Any) -> None:
    before = search("?q=Taliban")
    facet = browser.find("input[type=checkbox][id='ds-f-year-2021']")
    browser.click(facet)
    browser.wait(lambda: "year=2021" in browser.driver.current_url and titles(browser) != before)
    shared, narrowed = browser.driver.current_url, titles(browser)
    assert set(narrowed) < set(before)
    browser.driver.back()
    browser.wait(lambda: titles(browser) == before)
    assert "year=" not in browser.driver.current_url
    assert not browser.find("input[id='ds-f-year-2021']").is_selected()
    browser.open(shared)
    assert settled(browser) == narrowed
    assert browser.find("input[id='ds-f-year-2021']").is_selected()
    assert browser.complaints() == []
    assert browser.other_hosts() == []
    browser.click(browser.find("#ds-clear"))
    browser.wait(lambda: titles(browser) == before)


def test_a_result_opens_at_the_first_hit_and_keys_go_on(browser: Browser, search: Any) -> None:
    assert search("?q=zebra") == ["The long letter"]
    excerpt = browser.find("#ds-results mark")
    assert excerpt.text == "zebra"
    browser.click(browser.find("#ds-results h2 a"))
    browser.wait(lambda: browser.find_all(".ds-hits"))
    inside = """
      const box = document.querySelector('.ds-text .ds-hit-now').getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    """
    browser.wait(lambda: browser.run(inside))
    assert browser.find(".ds-hits output").text == "Hit 1 of 2"
    assert browser.run("return [...document.querySelectorAll('.ds-text .ds-hit')].map((one) => one.textContent)") == [
        "zebra",
        "zebras",
    ]
    key = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))"
    browser.run(key, "n")
    assert browser.find(".ds-hits output").text == "Hit 2 of 2"
    browser.run(key, "p")
    browser.click(browser.find(".ds-hits button[aria-label='Previous hit']"))
    assert browser.find(".ds-hits output").text == "Hit 2 of 2"
    text = browser.run("return document.querySelector('.ds-text').textContent")
    browser.run(key, "Escape")
    assert browser.find_all(".ds-hit, .ds-hits") == []
    assert browser.run("return document.querySelector('.ds-text').textContent") == text
    assert "hit=" not in browser.driver.current_url
    assert browser.complaints() == []


def test_the_page_of_an_actor_comes_first_for_their_name(browser: Browser, search: Any) -> None:
    assert search("?q=Volodymyr Zelenskyy")[0] == "Volodymyr Zelenskyy"
    assert "/actors/" in browser.find("#ds-results h2 a").get_attribute("href")
    assert search("?q=zelensk")[0] == "Volodymyr Zelenskyy"
    assert search("?q=Zelenskyy&type=actors") == ["Volodymyr Zelenskyy"]


def test_what_somebody_said_is_found_by_asking(browser: Browser, search: Any) -> None:
    assert search("?q=What did Zelenskyy say about the nuclear deal?") == ["Volodymyr Zelenskyy"]
    assert "“The nuclear deal is dead,”" in browser.find("#ds-results blockquote").text
    assert browser.find("#ds-kinds [aria-current]").text.startswith("Quotes")
    browser.click(browser.find("#ds-results h2 a"))
    browser.wait(lambda: browser.find_all(".ds-hit-now"))
    assert "#quote-" in browser.driver.current_url
    assert browser.run("return Boolean(document.querySelector('.ds-m-quote .ds-hit-now'))")


def test_events_are_found_by_their_own_date(browser: Browser, search: Any) -> None:
    search("?q=council 3 March 2022&type=events")
    assert titles(browser) == ["3 March 2022"]
    search("?q=council 2021&type=events")
    assert titles(browser) == []


def test_a_slip_of_the_pen_gets_help(browser: Browser, search: Any) -> None:
    assert search("?q=Volodomyr") == []
    assert browser.find("#ds-search-notes").text == "Nothing under “Volodomyr”. Did you mean Volodymyr?"
    browser.click(browser.find(".ds-nearest"))
    browser.wait(lambda: "Volodymyr Zelenskyy" in titles(browser))
    assert "q=Volodymyr" in browser.driver.current_url


def test_of_a_phrase_that_stands_nowhere_the_words_are_offered(browser: Browser, search: Any) -> None:
    assert search('?q="deal nuclear"') == []
    notes = browser.find("#ds-search-notes")
    assert notes.text == "These words stand nowhere in this order; search for the words one by one"
    browser.click(browser.find("#ds-search-notes a"))
    browser.wait(lambda: titles(browser)[:1] == ["A short answer"])


def test_a_phrase_stands_as_it_was_typed(search: Any) -> None:
    assert search("?q=nuclear deal")[0] == "A short answer"
    assert search('?q="the nuclear deal"') == ["A short answer"]
    assert search('?q="deal nuclear"') == []
    assert search('?q="told of by nobody"') == []


def test_a_date_that_is_typed_is_a_filter_until_it_is_not_wanted(browser: Browser, search: Any) -> None:
    for date in ("20 November 2021", "November 20, 2021", "November 2021", "2021-11-20", "in nov 2021"):
        assert search(f"?q=deal {date}") == ["A short answer"], date
    assert search("?q=deal December 2021") == []
    assert search("?q=zebra 2022") == ["The long letter"]
    browser.click(browser.find("#ds-search-notes a"))
    browser.wait(lambda: "words=1" in browser.driver.current_url and browser.find_all("#ds-search-notes a"))
    assert titles(browser) == ["The long letter"]  # it says 2022 too


def test_a_range_of_dates_narrows(browser: Browser, search: Any) -> None:
    assert search("?q=Zelenskyy&from=2022-01-01&to=2022-12-31")[1:] == ["The long letter"]
    browser.run(
        "const field = document.getElementById('ds-from'); field.value = '2021-01-01';"
        "field.dispatchEvent(new Event('change'))"
    )
    browser.wait(lambda: "from=2021-01-01" in browser.driver.current_url and "A short answer" in titles(browser))


def test_pages_by_hand_are_found_where_the_site_says_so(browser: Browser, search: Any) -> None:
    assert "Credits" in "".join(search("?q=licences"))
    assert "Page" in browser.find("#ds-results .ds-line-meta").text
    browser.click(browser.find("#ds-results h2 a"))
    browser.wait(lambda: browser.find_all(".ds-hit-now"))


def test_the_page_does_not_move_while_it_fills(browser: Browser, search: Any) -> None:
    watch = """
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
      }).observe({type: 'layout-shift', buffered: true});
    """
    for width in (390, 1280):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        script = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": watch})
        try:
            assert search("?q=president")
            assert browser.run("return window.moved") < 0.02, width
            assert browser.run("return document.documentElement.scrollWidth") <= width
        finally:
            browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
            browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_scripts_the_page_says_where_else_to_look(browser: Browser, address: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(f"{address}search/?q=Taliban")
        assert "Searching needs scripts." in browser.find("#ds-search-without").text
        assert browser.find("#ds-search-without a[href$='documents/']").is_displayed()
        assert not browser.find("#ds-search-body").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_from_a_disk_the_page_says_why_it_cannot_search(browser: Browser, example_site: Path) -> None:
    browser.open((example_site / "search" / "index.html").as_uri())
    browser.wait(lambda: "needs a web server" in browser.find("#ds-search-problem").text)
    assert browser.find("#ds-search-without").is_displayed()
    assert not browser.find("#ds-search-body").is_displayed()


def test_the_keyboard_reaches_everything(browser: Browser, search: Any) -> None:
    search("?q=Taliban")
    for element in browser.find_all("#ds-kinds a, #ds-facets input, #ds-facets summary, #ds-results a, #ds-sort"):
        assert element.get_attribute("tabindex") != "-1"
        assert browser.run("arguments[0].focus(); return document.activeElement === arguments[0]", element)
    assert browser.find("#ds-search-count").get_attribute("role") == "status"
