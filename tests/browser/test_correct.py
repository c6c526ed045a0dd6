"""A fact is corrected from its page: the form makes what Python makes, and the next build shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dossier.collection.one_file import analyse_file
from dossier.model import Dossier
from dossier.people.corrections.form import problems_in
from dossier.people.corrections.stub import HEAD, Answer, Fact, entry, facts_by_id, finding, quoted
from dossier.plugin import load_site
from tests.browser.conftest import Browser, serve
from tests.conftest import run_command

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

TEXT = """---
title: Envoys return to Port Varn
date: 2024-05-14
source: Varn Courier
---
PORT VARN, 14 May 2024 — Delegates from Arlavia and Tessen will meet on 20 May to discuss the border crossing.

“We will not sign a paper that nobody reads,” Arlavian Foreign Minister Dana Mirsk told reporters on Tuesday. Mirsk said
her government had sent a draft to Tessen in April.

“It is a disgrace,” Oren Dale said on 15 May 2024. The crossing was held by the Free Valley Movement in 1998.
"""
PAGE = "dossiers/varn/"
TOLD = {"why": 'He said "so": it’s 100 % #sure', "by": "Jane Doe", "date": "2024-05-16"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one document on a forge."""
    folder = tmp_path_factory.mktemp("correct")
    run_command("dossier", "new", "site", cwd=folder)
    root = folder / "site"
    for old in (root / "content").glob("*.*"):
        old.unlink()
    (root / "content" / "varn.md").write_text(TEXT, "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        f"{config}\nrepo_url: https://github.com/o/r\nedit_uri: edit/main/content/pages/\n", "utf-8"
    )
    run_command("mkdocs", "build", cwd=root)
    return root


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site / "site")


@pytest.fixture(scope="module")
def dossier(site: Path) -> Dossier:
    settings, root = load_site(str(site / "mkdocs.yml"))
    (found,), _ = analyse_file(site / "content" / "varn.md", settings, root)
    return found


def open_form(browser: Browser, page: str, id: str, target: str) -> None:
    """Open the form of a fact from its link."""
    if not browser.driver.current_url.startswith(page):
        browser.open(page)
    browser.run("document.querySelector('#ds-correct').close()")
    browser.click(browser.find(f"a.ds-wrong[href='#fix-{id}']" + (f"[data-fix='{target}']" if target else "")))
    browser.wait(lambda: browser.run("return document.querySelector('#ds-correct').open"))
    for name, value in TOLD.items():
        put(browser, f"#ds-correct [name='{name}']", value)


def put(browser: Browser, selector: str, value: str) -> None:
    """Write into a field as a person does: the form hears of it."""
    browser.run(
        "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}))",
        selector,
        value,
    )


def made(browser: Browser) -> str:
    """Return the correction as the form has made it."""
    return str(browser.find("#ds-fix-yaml").get_property("value"))


def answered(browser: Browser, address: str, fact: Fact, answer: Answer, id: str | None = None) -> str:
    """Answer in the form of a fact and return what it makes."""
    open_form(browser, address + PAGE, id or fact.id, "actor" if id else fact.target)
    box = f"#ds-correct fieldset[data-target='{fact.target}']"
    for name, value in answer.to.items():
        put(browser, f"{box} [data-field='{name}'] :is(input, select)", value)
    if answer.verb == "drop":
        browser.click(browser.find(f"{box} .ds-fix-drop input"))
    return made(browser)


def the_fact(dossier: Dossier, target: str, words: str) -> Fact:
    """Return the fact of a kind that rests on some words."""
    text = dossier.document.text
    found = (fact for facts in facts_by_id(dossier).values() for fact in facts)
    return next(one for one in found if one.target == target and one.span and words in one.span.of(text))


def actor_fact(dossier: Dossier, name: str) -> Fact:
    actor = next(actor for actor in dossier.actors if actor.name == name)
    return next(fact for fact in facts_by_id(dossier)[actor.id] if fact.target == "actor")


def test_the_form_makes_what_python_makes_and_the_next_build_shows_it(
    browser: Browser, site: Path, address: str, dossier: Dossier
) -> None:
    mirsk = actor_fact(dossier, "Dana Mirsk")
    role = the_fact(dossier, "role", "Foreign Minister")
    asked = [
        (
            the_fact(dossier, "quote", "We will not sign"),
            Answer("set", {"speaker": "Oren Dale", "kind": "mixed"}, **TOLD),
        ),
        (the_fact(dossier, "quote", "disgrace"), Answer("drop", **TOLD)),
        (the_fact(dossier, "date", "20 May"), Answer("set", {"edtf": "2024-05-21"}, **TOLD)),
        (the_fact(dossier, "date", "1998"), Answer("drop", **TOLD)),
        (the_fact(dossier, "summary", "Delegates"), Answer("drop", **TOLD)),
        (mirsk, Answer("set", {"name": "Dana A. Mirsk", "country": "no"}, **TOLD)),
        (role, Answer("set", {"role": "minister"}, **TOLD)),
        (facts_by_id(dossier)["document"][0], Answer("set", {"author": 'A "B" C: #1', "source": ""}, **TOLD)),
    ]
    yaml = []
    for fact, answer in asked:
        own = mirsk.id if fact is role else None
        yaml.append(answered(browser, address, fact, answer, own))
        assert yaml[-1] == HEAD + entry(dossier.document.text, fact, answer)
    # Pasted one below the other, as they are.
    (site / "content" / "varn.corrections.yml").write_text("# mine\n" + "\n".join(yaml), "utf-8")
    run_command("mkdocs", "build", "--strict", cwd=site)
    browser.open(address + PAGE)
    said = browser.find("#said").text
    assert "Oren Dale" in said
    assert "disgrace" not in said
    assert "21 May 2024" in browser.find("#when").text
    assert "1998" not in browser.find("#when").text
    assert "Delegates" not in browser.find("#bottom-line .ds-lines, #bottom-line").text
    who = browser.find("#who").text
    assert "Dana A. Mirsk" in who
    assert "minister" in who
    assert "Arlavian Foreign Minister" not in who
    glance = browser.find("#glance").text
    assert 'A "B" C: #1' in glance
    assert "Varn Courier" not in glance
    assert browser.find("#corrections").text.count("Jane Doe, 2024-05-16") == len(asked)
    (site / "content" / "varn.corrections.yml").unlink()  # the others begin with what the machine found
    run_command("mkdocs", "build", cwd=site)


def test_the_link_opens_the_file_with_the_correction_or_its_editor(browser: Browser, site: Path, address: str) -> None:
    """Where there are corrections the forge edits their file, and nothing can be put in."""
    kept = site / "content" / "varn.corrections.yml"
    kept.write_text("corrections:\n  - set: document\n    to: {author: Ann Lee}\n", "utf-8")
    run_command("mkdocs", "build", cwd=site)
    browser.open(address + PAGE)
    opener = browser.find(".ds-fix-open")
    assert opener.get_attribute("href").endswith("/edit/main/content/varn.corrections.yml")
    kept.unlink()
    run_command("mkdocs", "build", cwd=site)
    browser.open(address + PAGE)
    open_form(browser, address + PAGE, "document", "document")
    put(browser, "#ds-correct [data-field='title'] input", "Talks & <more>")
    link = urlsplit(browser.find(".ds-fix-open").get_attribute("href"))
    assert link.path == "/o/r/new/main/content"
    assert parse_qs(link.query) == {"filename": ["varn.corrections.yml"], "value": [made(browser)]}


def test_words_that_are_missing_are_chosen_in_the_text(browser: Browser, address: str, dossier: Dossier) -> None:
    browser.open(address + PAGE)
    browser.run(
        "const walker = document.createTreeWalker(document.querySelector('#source .ds-text'), NodeFilter.SHOW_TEXT);"
        "let node; while ((node = walker.nextNode())) { const at = node.data.indexOf('border crossing');"
        "  if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + 15); break; } }"
    )
    browser.wait(lambda: browser.run("return String(getSelection())") == "border crossing")
    open_form(browser, address + PAGE, "any", "")
    assert browser.find("#ds-fix-exact").get_property("value") == "border crossing"
    put(browser, "#ds-fix-kind", "actor")
    assert made(browser) == ""
    assert "Type" in browser.find(".ds-fix-status").text
    put(browser, "#ds-correct [data-field='type'] select", "place")
    lines = made(browser).splitlines()
    assert lines[:3] == ["corrections:", "  - add: actor", '    exact: "border crossing"']
    assert lines[3].endswith('to discuss the "')
    assert lines[4].startswith('    suffix: ".')
    assert lines[5:7] == ["    to:", '      type: "place"']
    put(browser, "#ds-fix-exact", "words that stand nowhere")
    assert "do not stand" in browser.find(".ds-fix-status").text
    put(browser, "#ds-fix-exact", "said")
    assert "more than once" in browser.find(".ds-fix-status").text


def test_a_finding_is_written_in_the_form(browser: Browser, address: str, dossier: Dossier) -> None:
    browser.open(address + PAGE)
    open_form(browser, address + PAGE, "any", "")
    put(browser, "#ds-fix-kind", "finding")
    assert "In your own words" in browser.find(".ds-fix-status").text
    says = "#ds-correct [data-field='says'] input"
    put(browser, says, 'The "paper": nobody wants it')
    made_so = finding(dossier.document.text, 'The "paper": nobody wants it', None, TOLD["by"], TOLD["date"])
    assert made(browser) == made_so
    assert problems_in(made_so) == ()
    put(browser, "#ds-correct [name='by']", "")
    assert made(browser) == ""
    put(browser, "#ds-correct [name='by']", "Jane Doe")
    put(browser, "#ds-fix-exact", "to discuss the border crossing")
    assert '    exact: "to discuss the border crossing"\n' in made(browser)


def test_the_form_is_a_dialog_for_keys_and_readers(browser: Browser, address: str) -> None:
    browser.open(address + PAGE)
    link = browser.find("#said a.ds-wrong")
    assert link.get_attribute("aria-haspopup") == "dialog"
    browser.run("arguments[0].focus()", link)
    link.send_keys("\ue007")
    browser.wait(lambda: browser.run("return document.querySelector('#ds-correct').matches(':modal')"))
    assert browser.run("return document.querySelector('#ds-correct').contains(document.activeElement)")
    unnamed = browser.run(
        "return [...document.querySelectorAll('#ds-correct :is(input, select, textarea)')]"
        ".filter((field) => !field.labels.length).map((field) => field.outerHTML)"
    )
    assert unnamed == []
    assert browser.find(".ds-fix-status").get_attribute("role") == "status"
    browser.driver.switch_to.active_element.send_keys("\ue00c")
    browser.wait(lambda: not browser.run("return document.querySelector('#ds-correct').open"))
    assert browser.run("return document.activeElement === arguments[0]", link)
    assert browser.complaints() == []
    assert browser.other_hosts() == []


def test_copying_gives_the_correction(browser: Browser, address: str) -> None:
    browser.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    browser.open(address + PAGE)
    open_form(browser, address + PAGE, "document", "document")
    put(browser, "#ds-correct [data-field='title'] input", "Talks")
    browser.click(browser.find(".ds-fix-copy"))
    browser.wait(lambda: browser.find(".ds-fix-status").text == "Copied")
    copied = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied.replace("\r\n", "\n") == made(browser)
    assert browser.run("return localStorage.getItem('dossier-by')") == "Jane Doe"


@pytest.mark.parametrize(
    "words", ['"', "\\", "a\tb", "\u202e\u00ad\ufeff", "é😀", "<b>&amp;", "~", "- x: {y} #", "\x7f\x85"]
)
def test_any_words_are_quoted_as_python_quotes_them(browser: Browser, address: str, words: str) -> None:
    open_form(browser, address + PAGE, "document", "document")
    put(browser, "#ds-correct [data-field='title'] input", f"x{words}x")
    assert f"      title: {quoted(f'x{words}x')}\n" in made(browser)


def test_without_scripts_the_correction_begun_is_shown(browser: Browser, address: str, dossier: Dossier) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(address + PAGE)
        fact = the_fact(dossier, "quote", "disgrace")
        begun = browser.find(f"#fix-{fact.id}")
        assert not begun.is_displayed()
        browser.find(f"#said a.ds-wrong[href='#fix-{fact.id}']").click()
        assert begun.is_displayed()
        assert HEAD + entry(dossier.document.text, fact) in begun.text + "\n"
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_form_comes_when_somebody_is_about_to_use_it(browser: Browser, address: str) -> None:
    browser.open(address + PAGE)
    browser.wait(lambda: browser.find("a.ds-wrong").get_attribute("aria-haspopup") == "dialog")
    forms = [asked for asked in browser.requests() if asked.endswith("correct.js")]
    assert forms == []
    browser.run("document.querySelector('a.ds-wrong').focus()")
    browser.click(browser.find("a.ds-wrong"))
    browser.wait(lambda: browser.run("return document.querySelector('#ds-correct').open"))
    assert len([asked for asked in browser.requests() if asked.endswith("correct.js")]) == 1
    assert "#fix" not in browser.driver.current_url
