"""What a reader of the joined pages need not see folds away, is counted apart, and can be opened."""

from dataclasses import replace

import pytest

from dossier.analyse import run_stages
from dossier.collection.link import link
from dossier.model import Collection, Notice, Page, Reason
from dossier.people.actors_file import Authority
from dossier.plugin.telling import log_notices
from dossier.publish.exports import timeline_ics
from dossier.publish.pages import Site, render_pages
from dossier.publish.pages.wording import coded
from dossier.publish.terminal import EXAMPLES, LISTED
from dossier.read import document_from_text
from dossier.settings import Settings
from tests.looked import Looked

BRIEFING = """---
date: 2021-10-04
title: A briefing
---
MS. LEE:  Good morning. Thank you for coming today. Finance Minister Ada Moe signed the treaty on October 1, 2021.

Q    What is in it?

MS. LEE:  A bridge. It opens on May 4, 2022.

AUDIENCE MEMBER:  Shame!

Q    When was it signed?

SENIOR ADMINISTRATION OFFICIAL:  It is the treaty of the 21st century.
"""
REPORT = """---
date: 2021-10-03
title: A report
---
Finance Minister Ada Moe signed the treaty on October 1, 2021, in Oslo.
"""


@pytest.fixture(scope="module")
def collection() -> Collection:
    texts = {"briefing": BRIEFING, "report": REPORT}
    documents = [replace(document_from_text(text), id=name, path=f"{name}.txt") for name, text in texts.items()]
    return link([run_stages(document, Settings()) for document in documents], Authority())


@pytest.fixture(scope="module")
def site(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return {page.url: page for page in render_pages(collection, Settings(), tmp_path_factory.mktemp("site"), Site())}


def text_of(page: Page) -> str:
    return " ".join(Looked(page.body).text.split())


def test_what_nobody_says_stands_on_a_page_of_its_own(site: dict[str, Page]) -> None:
    quotes, questions = text_of(site["quotes/"]), text_of(site["quotes/questions/"])
    for asked in ("What is in it?", "Shame!", "When was it signed?"):
        assert asked in questions
        assert asked not in quotes
    assert "It is the treaty" in quotes
    assert "Questions and calls 3" in quotes
    assert "By date 3" in quotes
    assert "3 quotes" in text_of(site["documents/"])
    assert "3 quotes" in text_of(site[""])


def test_what_is_said_in_passing_stands_on_a_page_of_its_own(site: dict[str, Page], collection: Collection) -> None:
    assert "Said in passing: 2 entries" in text_of(site["timeline/"])
    assert "Thank you for coming" not in text_of(site["timeline/"])
    assert "Thank you for coming" in text_of(site["timeline/passing/"])
    calendar = "".join(timeline_ics(collection))
    assert "Thank you for coming" not in calendar
    assert "SUMMARY" in calendar


def test_an_event_stands_once_with_all_that_tell_of_it(site: dict[str, Page]) -> None:
    timeline = text_of(site["timeline/"])
    assert "Also told in 1 place" in timeline
    assert timeline.count("written as October 1, 2021") == 1
    assert "2 dates" in text_of(site[""])


def test_coming_up_is_a_day_after_the_newest_document(site: dict[str, Page]) -> None:
    home = text_of(site[""])
    assert "Coming up" in home
    assert "4 May 2022" in home
    assert "21st century" not in home.partition("Coming up")[2]


def test_notices_that_ask_for_nothing_fold_away(collection: Collection, tmp_path: object) -> None:
    left_out = Notice("running-heads", Reason("running-heads-left-out", ("4",)), "report.txt", severity="info")
    shown = replace(collection, notices=(left_out,))
    pages = {page.url: page for page in render_pages(shown, Settings(), tmp_path, Site())}  # type: ignore[arg-type]
    alone = {page.url: page for page in render_pages(collection, Settings(), tmp_path, Site())}  # type: ignore[arg-type]
    assert "1 note for the record" in text_of(pages["attention/"])
    assert "for the record" not in text_of(alone["attention/"])
    assert text_of(pages[""]) == text_of(alone[""])


def test_needs_attention_can_be_left_off_the_home_page(collection: Collection, tmp_path: object) -> None:
    settings = Settings(attention="unlisted")
    pages = {page.url: page for page in render_pages(collection, settings, tmp_path, Site())}  # type: ignore[arg-type]
    assert "Needs attention" not in pages[""].body
    assert "Needs attention" in pages["attention/"].body


def test_settings_in_advice_are_set_as_code() -> None:
    assert coded("write `hide: <true>` & go") == "write <code>hide: &lt;true&gt;</code> &amp; go"
    assert coded("a ` of the source \u202e") == "a ` of the source [U+202E]"


def warnings(number: int, code: str = "no-date") -> list[Notice]:
    return [Notice(code, Reason("words", (str(each),)), f"{each}.txt", 1, "warning") for each in range(number)]


def test_many_warnings_of_one_kind_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING", "mkdocs"):
        log_notices(warnings(LISTED + 5))
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == EXAMPLES + 1
    assert f"{LISTED + 5 - EXAMPLES} more of this kind" in said[-1]
    assert said[-1].endswith("[no-date]")


def test_many_errors_of_one_kind_are_counted_as_errors(caplog: pytest.LogCaptureFixture) -> None:
    broken = [Notice("unreadable", Reason("words", ("broken",)), f"{n}.txt", 1, "error") for n in range(LISTED + 5)]
    with caplog.at_level("INFO", "mkdocs"):
        log_notices(broken)
    assert [record.levelname for record in caplog.records] == ["ERROR"] * (EXAMPLES + 1)


def test_a_few_warnings_are_listed_and_errors_say_so(caplog: pytest.LogCaptureFixture) -> None:
    broken = Notice("unreadable", Reason("words", ("broken",)), "b.txt", 1, "error")
    hint = Notice("no-source", Reason("words", ("s",)), "s.txt", 1, "info")
    with caplog.at_level("INFO", "mkdocs"):
        log_notices([*warnings(LISTED), broken, hint])
    assert [record.levelname for record in caplog.records].count("WARNING") == LISTED
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    assert "1 hint stands" in caplog.records[-1].getMessage()
