"""What a reader sees and does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Browser, serve
from tests.conftest import PROJECT, run_command

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

DOSSIER = "dossiers/sherman-islamabad/"
PAGES = (
    DOSSIER,
    "",
    "actors/",
    "actors/afghanistan/",
    "actors/united-states/",
    "timeline/",
    "quotes/",
    "documents/",
    "search/",
    "attention/",
    "about/",
)


@pytest.fixture(autouse=True)
def default_colours(browser: Browser, address: str) -> Iterator[None]:
    yield
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.driver.set_window_size(1280, 900)
    browser.run("try { localStorage.clear() } catch { /* a page without storage */ }")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_makes_no_complaint_and_asks_nobody_else(page: str, browser: Browser, address: str) -> None:
    browser.open(address + page)
    browser.wait(lambda: browser.run("return document.readyState") == "complete")
    assert browser.find("h1").text
    assert browser.complaints() == []
    assert browser.other_hosts() == []


def test_evidence_leads_to_the_words_and_back(browser: Browser, address: str) -> None:
    browser.open(address + DOSSIER)
    link = browser.find("#bottom-line .ds-ev")
    fact = link.find_element("xpath", "..")
    sentence = fact.text.rpartition(f" {link.text} ")[0]
    assert sentence
    mark_id = link.get_attribute("href").partition("#")[2]
    link.click()
    mark = browser.find(f"#{mark_id}")
    assert sentence in " ".join(browser.run("return arguments[0].textContent", mark).split())
    assert browser.run("return document.querySelector('.ds-is-target').id") == mark_id
    inside = "const box = arguments[0].getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0"
    browser.wait(lambda: browser.run(inside, mark))
    back = browser.find(f"a[href='#{fact.get_attribute('id')}']")
    browser.click(back)
    assert browser.run("return document.querySelector('.ds-is-chosen').id") == fact.get_attribute("id")


def test_every_evidence_link_of_every_dossier_has_its_mark(browser: Browser, address: str) -> None:
    script = """
      const lost = [...document.querySelectorAll('.ds-ev')].filter((link) => {
        const mark = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        return !mark || !mark.closest('#source');
      });
      const stray = [...document.querySelectorAll('#source a[href^="#"]')].filter(
        (link) => !document.getElementById(decodeURIComponent(link.hash.slice(1))));
      return [document.querySelectorAll('.ds-ev').length, lost.map(String), stray.map(String)];
    """
    for document in sorted((PROJECT / "content").glob("*.txt")):
        browser.open(f"{address}dossiers/{document.stem}/")
        links, lost, stray = browser.run(script)
        assert links > 5
        assert (lost, stray) == ([], []), document.stem


def test_an_actor_of_one_dossier_leads_to_its_place_there(browser: Browser, address: str) -> None:
    browser.open(address + "actors/")
    link = browser.find("a.ds-actor[href*='dossiers/'][href*='#actor-']")
    name, target = link.text, link.get_attribute("href").partition("#")[2]
    browser.click(link)
    browser.wait(lambda: browser.find_all(".ds-dossier"))
    assert browser.run("return document.querySelector(':target').id") == target
    assert name in browser.find(f"#{target}").text


def test_the_months_of_an_actor_are_a_table_too_without_scripts(browser: Browser, address: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(address + "actors/united-states/")
        assert browser.find("#activity svg").is_displayed()
        browser.find("#activity summary").click()
        assert browser.find("#activity table").is_displayed()
        assert len(browser.find_all("#activity tbody tr")) == len(browser.find_all("#activity rect"))
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def background(browser: Browser) -> int:
    """Return how light the page is: 0 to 255."""
    colour = browser.run("return getComputedStyle(document.documentElement).backgroundColor")
    parts = [float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    return round(sum(parts) / 3)


def test_dark_mode_follows_the_system_and_the_button_remembers(browser: Browser, address: str) -> None:
    scheme = {"features": [{"name": "prefers-color-scheme", "value": "light"}]}
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
    browser.open(address + DOSSIER)
    assert background(browser) > 200
    scheme["features"][0]["value"] = "dark"
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
    assert background(browser) < 60
    browser.find("#ds-toggle").click()
    assert background(browser) > 200
    browser.open(address)
    assert background(browser) > 200
    assert browser.complaints() == []


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_runs_off_the_side(width: int, browser: Browser, address: str) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for page in PAGES:
            browser.open(address + page)
            assert browser.run("return document.documentElement.scrollWidth") <= width, page
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_page_is_whole_with_scripts_off(browser: Browser, address: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(address + DOSSIER)
        assert "I repeat, I do not believe in military solutions," in browser.find("#said").text
        assert browser.find("#source").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


HOSTILE = """---
title: <script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">
source: "<svg onload=window.hurt=3>"
author: "javascript:window.hurt=4"
url: "javascript:window.hurt=5"
---
“<script>window.hurt = 6</script>,” said Prime Minister <b onclick="window.hurt=7">Ada Moe</b> in Oslo on 4 May 2021.

<iframe srcdoc="<script>parent.hurt = 8</script>"></iframe> <style>body { display: none }</style>

[x](javascript:window.hurt=9)

{{ "".__class__ }} {% include "/etc/passwd" %} <base href="https://example.org/">
<meta http-equiv="refresh" content="0">
"""


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    run_command("dossier", "new", "site", cwd=folder)
    (folder / "site" / "content" / "hostile.txt").write_text(HOSTILE, "utf-8")
    run_command("mkdocs", "build", cwd=folder / "site")
    yield from serve(folder / "site" / "site")


def test_nothing_in_a_source_runs(browser: Browser, hostile_address: str) -> None:
    pages = ("dossiers/hostile/", "", "documents/", "quotes/", "timeline/", "actors/", "search/?q=hurt")
    for page in pages:
        browser.open(hostile_address + page)
        browser.wait(lambda: browser.run("return document.readyState") == "complete")
        for link in browser.run(
            "return [...document.querySelectorAll('[href]')].map((one) => one.getAttribute('href'))"
        ):
            assert not link.startswith("javascript:"), page
        assert browser.run("return window.hurt === undefined && document.body.offsetHeight > 0"), page
        assert browser.other_hosts() == []
        assert browser.find_all("iframe, base, img[src=x]") == []
    browser.open(hostile_address + pages[0])
    assert "<script>window.hurt = 6</script>" in browser.find("#source").text


def test_the_policy_of_the_page_stops_a_script_that_came_through(browser: Browser, hostile_address: str) -> None:
    browser.open(hostile_address + "dossiers/hostile/")
    browser.run(
        "const own = document.createElement('script'); own.textContent = 'window.hurt = 10'; document.body.append(own);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hurt = 11\">');"
    )
    assert browser.run("return window.hurt === undefined")
    assert any("Content Security Policy" in line for line in browser.complaints())
