"""A transcript of many turns: the source beside the facts, in a sheet on a phone, by keys, on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Browser, serve
from tests.conftest import run_command

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

PLACES = ("Norway", "Sweden", "Denmark", "Finland", "Iceland", "Estonia", "Latvia", "Poland", "Germany", "Ireland")
TALK = "dossiers/talk/"
STOPS = """
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && one.checkVisibility()).length;
"""


def transcript() -> str:
    """Write a transcript of 160 turns on ten subjects."""
    lines = [
        "---\ntitle: Briefing by Press Secretary Ada Moe\ndate: 2023-04-06\n---\nMS. MOE:  Good morning, everybody.\n"
    ]
    for number in range(80):
        place = PLACES[number // 8]
        lines.append(f"Q    What will the Minister tell {place} about ferry {number} on Monday?\n")
        lines.append(
            f"MS. MOE:  The Minister met the Government of {place} on {number % 28 + 1} March 2023.  They spoke of"
            f" ferry {number}, and {place} asked for more time.\n\nWe will tell {place} what comes of it in May 2023.\n"
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long")
    run_command("dossier", "new", "site", cwd=folder)
    (folder / "site" / "content" / "talk.md").write_text(transcript(), "utf-8")
    run_command("mkdocs", "build", cwd=folder / "site")
    yield from serve(folder / "site" / "site")


@pytest.fixture(autouse=True)
def clean(browser: Browser) -> Iterator[None]:
    yield
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.run("try { localStorage.clear() } catch { /* a page without storage */ }")


def screen(browser: Browser, width: int, height: int = 900) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def in_sight(browser: Browser, selector: str) -> bool:
    """Tell whether the first of some elements can be seen where it stands, nothing in front of it."""
    script = """
      const one = document.querySelector(arguments[0]);
      const box = one.getClientRects()[0];
      const seen = document.elementFromPoint(box.left + 2, (box.top + box.bottom) / 2);
      return Boolean(seen) && (one.contains(seen) || seen.contains(one));
    """
    return bool(browser.run(script, selector))


def pages_on_paper(browser: Browser) -> int:
    size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    printed = base64.b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", size)["data"])
    return len(re.findall(rb"/Type\s*/Page[^s]", printed))


def test_the_outline_leads_to_the_turns_that_speak_of_it(browser: Browser, talk: str) -> None:
    screen(browser, 1440)
    browser.open(talk + TALK)
    entry = next(link for link in browser.find_all("#outline ol a") if "Poland" in link.text)
    before = browser.run("return scrollY")
    browser.click(entry)
    label = browser.find(f"[id='{entry.get_attribute('href').partition('#')[2]}']")
    turn = label.find_element("xpath", "ancestor::div[contains(@class, 'ds-turn')]")
    assert "Poland" in turn.text
    assert browser.run("return scrollY") == before
    assert in_sight(browser, ".ds-is-target")


def test_mentions_are_gone_through_beside_the_facts(browser: Browser, talk: str) -> None:
    screen(browser, 1440)
    browser.open(talk + TALK)
    row = browser.find("#actor-norway")
    count = int(row.find_element("css selector", ".ds-all").text.split()[0])
    browser.run("arguments[0].scrollIntoView({block: 'center'})", row)
    before = browser.run("return scrollY")
    forward = row.find_elements("css selector", ".ds-step")[1]
    seen = []
    for _ in range(count):
        browser.click(forward)
        seen.append(browser.run("return [...document.querySelectorAll('.ds-is-target')].map((one) => one.id)[0]"))
        assert in_sight(browser, ".ds-is-target")
    assert len(set(seen)) == count
    assert browser.find(".ds-trail output").text == f"Norway, {count} of {count}"
    assert browser.run("return scrollY") == before


def test_on_a_phone_the_source_is_a_sheet_with_a_way_back(browser: Browser, talk: str) -> None:
    screen(browser, 390, 844)
    browser.open(talk + TALK)
    assert not browser.find("#source").is_displayed()
    chip = browser.find("#said .ds-quote:nth-child(4) .ds-ev")
    browser.run("arguments[0].scrollIntoView({block: 'center'})", chip)
    chip.click()
    assert in_sight(browser, ".ds-is-target")
    browser.find(".ds-back").click()
    assert not browser.find("#source").is_displayed()
    assert browser.run("return document.activeElement === arguments[0]", chip)
    assert in_sight(browser, "#said .ds-quote:nth-child(4) .ds-ev")

    chip.click()
    browser.driver.back()
    browser.wait(lambda: not browser.find("#source").is_displayed())
    assert in_sight(browser, "#said .ds-quote:nth-child(4) .ds-ev")


def test_a_link_from_another_page_opens_the_sheet_at_its_words(browser: Browser, talk: str) -> None:
    screen(browser, 390, 844)
    browser.open(talk + TALK)
    mark = browser.run("return [...document.querySelectorAll('.ds-text .ds-m-date')].at(-1).id")
    browser.open("about:blank")
    browser.open(f"{talk}{TALK}#{mark}")
    browser.wait(lambda: browser.find("#source").is_displayed())
    assert in_sight(browser, f"[id='{mark}']")


def test_a_folded_fact_is_opened_where_a_link_leads_to_it(browser: Browser, talk: str) -> None:
    screen(browser, 1440)
    browser.open(talk + TALK)
    last = browser.run("return [...document.querySelectorAll('#said .ds-briefs > li[id]')].at(-1).id")
    browser.open("about:blank")
    browser.open(f"{talk}{TALK}#{last}")
    browser.wait(lambda: browser.find(f"[id='{last}']").is_displayed() and in_sight(browser, f"[id='{last}']"))


def test_few_stops_of_the_tab_key_and_keys_for_the_rest(browser: Browser, talk: str) -> None:
    screen(browser, 1440)
    browser.open(talk + TALK)
    assert len(browser.find_all(".ds-text .ds-m")) > 300
    assert browser.run(STOPS) < 100
    assert browser.run("return document.querySelectorAll('.ds-text :is(a, button):not([tabindex=\"-1\"])').length") == 0
    body = browser.find("body")
    body.send_keys("n")
    first = browser.run("return document.activeElement.closest('[id]').id")
    body.send_keys("n")
    second = browser.run("return document.activeElement.closest('[id]').id")
    assert first != second
    browser.wait(lambda: in_sight(browser, ".ds-is-target"))
    browser.driver.switch_to.active_element.send_keys("p")
    assert browser.run("return document.activeElement.closest('[id]').id") == first

    browser.run("document.querySelector('.ds-actors .ds-ev').focus()")
    browser.driver.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    second_row = browser.find(".ds-actors > :nth-child(2)")
    assert browser.run("return arguments[0].contains(document.activeElement)", second_row)


def test_the_keys_are_explained_and_can_be_turned_off(browser: Browser, talk: str) -> None:
    screen(browser, 1440)
    browser.open(talk + TALK)
    body = browser.find("body")
    body.send_keys("?")
    assert browser.find("dialog.ds-keys").is_displayed()
    browser.find("dialog.ds-keys input").click()
    browser.find("dialog.ds-keys .ds-button").click()
    body.send_keys("n")
    assert browser.find_all(".ds-is-chosen") == []
    browser.open(talk + TALK)
    browser.find("body").send_keys("n")
    assert browser.find_all(".ds-is-chosen") == []


def test_the_facts_alone_are_printed_unless_the_text_is_asked_for(browser: Browser, talk: str, address: str) -> None:
    browser.open(talk + TALK)
    assert pages_on_paper(browser) <= 4
    browser.run("document.querySelector('#ds-print-source').checked = true")
    assert pages_on_paper(browser) > 6


def test_a_readout_is_printed_on_one_sheet(browser: Browser, address: str) -> None:
    browser.open(f"{address}dossiers/gordon-trip/")
    assert pages_on_paper(browser) == 1


@pytest.mark.parametrize("page", ["quotes/", TALK])
def test_words_without_end_do_not_widen_the_page_around_them(page: str, browser: Browser, talk: str) -> None:
    screen(browser, 390)
    browser.open(talk + page)
    browser.run("document.documentElement.style.fontSize = '200%'")
    browser.run("for (const fold of document.querySelectorAll('.ds-page details')) fold.open = true")
    assert browser.run(
        "const long = document.querySelectorAll('.ds-why[open] .ds-context');"
        "long.forEach((one) => one.append(arguments[0])); return long.length",
        "ferry" * 12,
    )
    assert browser.run("return document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_source_stands_below_and_the_links_lead_there(browser: Browser, talk: str) -> None:
    screen(browser, 390, 844)
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.open(talk + TALK)
    assert browser.find("#source").is_displayed()
    chip = browser.find("#bottom-line .ds-ev")
    chip.click()
    browser.wait(lambda: in_sight(browser, ".ds-m:target"))
