"""What readers meet who zoom, use the keyboard, choose their own colours or listen: WCAG 2.2 AA on every kind of page.

The rules are those of axe-core (MPL-2.0), as the package axe-playwright-python brings it; nothing else of it is used.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Browser
from tests.browser.test_browser import DOSSIER, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

KINDS = (
    *PAGES,
    "places/",
    "places/elsewhere/",
    "sources/",
    "sources/not-stated/",
    "quotes/speakers/",
    "timeline/background/",
    "search/?q=Taliban",
    "credits/",
    "404.html",
)
CHECK = """
const done = arguments[arguments.length - 1];
const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const rules = {"label-content-name-mismatch": {enabled: true}, "target-size": {enabled: true}};
axe.run(document, {runOnly: {type: "tag", values}, rules}).then(
  ({violations}) => done(violations.map(({id, nodes}) => `${id} ${nodes.length}: ${nodes[0].html.slice(0, 200)}`)),
  (error) => done([String(error)]));
"""
"""Two of the rules are off by default in axe: the words seen are in the name heard, and targets are 24 pixels large."""


@cache
def axe() -> str:
    """Return the script of axe-core."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        missing = "axe-core is needed: pip install --no-deps axe-playwright-python"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(autouse=True)
def as_it_was(browser: Browser) -> Iterator[None]:
    yield
    for command in ("Emulation.setEmulatedMedia", "Emulation.clearDeviceMetricsOverride"):
        browser.driver.execute_cdp_cmd(command, {"features": []} if "Media" in command else {})


def see(browser: Browser, width: int, height: int = 900, **features: str) -> None:
    """Look at pages in a window of a size, with what a reader prefers."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})


def open_whole(browser: Browser, address: str) -> None:
    """Open a page with all that is folded away, and wait for its scripts."""
    browser.open(address)
    if "?q=" in address:
        browser.wait(lambda: browser.find_all("#ds-results li"))
    browser.run("for (const fold of document.querySelectorAll('.ds-page details')) fold.open = true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(width: int, scheme: str, browser: Browser, address: str) -> None:
    script = axe()
    see(browser, width, prefers_color_scheme=scheme)
    found = {}
    for page in KINDS:
        open_whole(browser, address + page)
        browser.run(script)
        if problems := browser.driver.execute_async_script(CHECK):
            found[page] = problems
    assert found == {}


def runs_off(browser: Browser, width: int) -> list[str]:
    """Return what stands out of the window to the side, unless it scrolls within a box of its own."""
    script = """
      const kept = (one) => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX);
      const scrolls = (one) => one && (kept(one) || scrolls(one.parentElement));
      if (document.documentElement.scrollWidth <= arguments[0]) return [];
      return [...document.querySelectorAll("main *")]
        .filter((one) => one.getBoundingClientRect().right > arguments[0] + 1 && !scrolls(one.parentElement))
        .map((one) => `${one.tagName}.${one.className}`);
    """
    return list(browser.run(script, width))


def test_four_times_as_large_nothing_runs_off_the_side(browser: Browser, address: str) -> None:
    see(browser, 320, 256)  # 1,280 by 1,024 pixels, four times enlarged
    found = {}
    for page in KINDS:
        open_whole(browser, address + page)
        if wide := runs_off(browser, 320):
            found[page] = wide
    assert found == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_text_twice_as_large_neither_runs_off_nor_overlaps(width: int, browser: Browser, address: str) -> None:
    see(browser, width)
    cut = """
      return [...document.querySelectorAll("main :is(p, li, dd, a, span, h2, button, summary)")]
        .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
        .filter((one) => getComputedStyle(one).overflowX === "hidden" && !one.closest(".ds-visually-hidden"))
        .map((one) => `${one.tagName}.${one.className}`);
    """
    found = {}
    for page in KINDS:
        open_whole(browser, address + page)
        browser.run("document.documentElement.style.fontSize = '200%'")
        if wide := [*runs_off(browser, width), *browser.run(cut)]:
            found[page] = wide
    assert found == {}


def test_on_a_phone_the_navigation_is_a_menu(browser: Browser, address: str) -> None:
    see(browser, 390)
    browser.open(address)
    bar, button = browser.find("#ds-nav"), browser.find("#ds-menu")
    assert not bar.is_displayed()
    browser.click(button)
    assert bar.is_displayed()
    assert button.get_attribute("aria-expanded") == "true"
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    assert not bar.is_displayed()
    see(browser, 768)
    assert bar.is_displayed()
    assert not button.is_displayed()
    assert browser.run("return document.documentElement.scrollWidth") <= 768


def test_forced_colours_keep_the_kinds_apart(browser: Browser, address: str) -> None:
    see(browser, 1280, forced_colors="active")
    browser.open(address + DOSSIER)
    look = """
      const looks = new Map();
      for (const [name, selector] of Object.entries(arguments[0])) {
        const one = document.querySelector(selector);
        if (!one) continue;
        const {backgroundColor, borderBlockEndStyle, borderBlockEndWidth, textDecorationLine, textDecorationStyle,
               textDecorationThickness, outlineStyle} = getComputedStyle(one);
        looks.set(name, [backgroundColor, borderBlockEndStyle, borderBlockEndWidth, textDecorationLine,
                         textDecorationStyle, textDecorationThickness, outlineStyle].join(" "));
      }
      return [...looks];
    """
    marks = {
        "name": "#source .ds-m-name > .ds-go",
        "quote": "#source .ds-m-quote",
        "date": "#source .ds-m-date",
        "summary": "#source .ds-m-line",
    }
    looks = browser.run(look, marks)
    assert len(looks) == len(marks)
    assert len({seen for _, seen in looks}) == len(marks), looks
    browser.open(address + "actors/")
    signs = browser.run(
        "return [...document.querySelectorAll('.ds-type')].slice(0, 60).map((one) => {"
        " const {backgroundColor, borderBlockStartWidth} = getComputedStyle(one, '::before');"
        " const drawn = backgroundColor === getComputedStyle(document.body).color;"
        " return one.innerText && (parseFloat(borderBlockStartWidth) > 0 || drawn); })"
    )
    assert signs
    assert all(signs)


def test_nothing_moves_for_who_asks_for_less_motion(browser: Browser, address: str) -> None:
    see(browser, 1280, prefers_reduced_motion="reduce")
    moving = """
      return [...document.querySelectorAll("*")].filter((one) => {
        const {animationName, transitionDuration, scrollBehavior} = getComputedStyle(one);
        return animationName !== "none" || parseFloat(transitionDuration) > 0.01 || scrollBehavior === "smooth";
      }).map((one) => `${one.tagName}.${one.className}`);
    """
    for page in KINDS:
        open_whole(browser, address + page)
        assert browser.run(moving) == [], page


def test_from_right_to_left_nothing_runs_off_the_side(browser: Browser, address: str) -> None:
    see(browser, 390)
    for page in KINDS:
        open_whole(browser, address + page)
        browser.run("document.documentElement.dir = 'rtl'")
        assert browser.run("return document.documentElement.scrollWidth") <= 390, page


def stops(browser: Browser, most: int) -> list[dict[str, Any]]:
    """Press Tab from the beginning of a page and return what was reached, until it comes round."""
    script = """
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const {top, bottom, left, right, width, height} = one.getBoundingClientRect();
      const {outlineStyle, outlineWidth} = getComputedStyle(one);
      one.dataset.stop = one.dataset.stop || String(Math.random());
      return {stop: one.dataset.stop, is: `${one.tagName}.${one.className}`, text: one.innerText,
              seen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 0 && height > 0,
              ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2};
    """
    found: list[dict[str, Any]] = []
    for _ in range(most):
        for kind in ("keyDown", "keyUp"):
            key = {"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
            browser.driver.execute_cdp_cmd("Input.dispatchKeyEvent", key)
        here = browser.run(script)
        if here is None or any(here["stop"] == one["stop"] for one in found):
            break
        found.append(here)
    return found


@pytest.mark.parametrize("page", ["", DOSSIER, "timeline/", "search/?q=Taliban", "actors/united-states/"])
def test_the_keyboard_walks_through_a_page(page: str, browser: Browser, address: str) -> None:
    see(browser, 1280)
    browser.open(address + page)
    if "?q=" in page:
        browser.wait(lambda: browser.find_all("#ds-results li"))
        browser.run("document.activeElement.blur()")
    walked = stops(browser, 60)
    assert walked[0]["text"] == "Skip to the content"
    assert len(walked) > 12
    assert [one["is"] for one in walked if not one["seen"]] == []
    assert [one["is"] for one in walked if not one["ring"]] == []
