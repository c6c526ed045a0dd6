"""What is new since a recorded state: told once, the same for the same inputs, and of nothing that was taken away."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.collection.changes import KEPT, State, read_state, recorded, state_text, told_of
from dossier.errors import DossierError
from dossier.model import Dossier, Finding
from dossier.publish.exports.forms import attachments
from dossier.publish.new_site import create_site
from dossier.publish.pages import Site, render_pages
from dossier.settings import Settings
from tests.collected import collected
from tests.conftest import Run
from tests.people import brief, document


def other(name: str = "other") -> Dossier:
    return Dossier(replace(document(f"Nothing was said of {name}."), id=name, path=f"{name}.txt"))


def state_of(dossiers: Iterable[Dossier], former: State | None = None, until: str = "") -> State:
    return recorded(collected(dossiers).cards, former, until)


def body(tmp_path: Path, dossiers: tuple[Dossier, ...], state: State | None) -> str:
    pages = render_pages(collected(dossiers), Settings(), tmp_path, None, state)
    return next((page.body for page in pages if page.url == "changes/"), "")


def test_without_a_recorded_state_there_is_no_page(tmp_path: Path) -> None:
    assert body(tmp_path, (brief(),), None) == ""


def test_of_the_first_state_nothing_is_known_to_be_new(tmp_path: Path) -> None:
    state = state_of([brief()])
    assert state.steps == ()
    assert "What was there before is not known." in body(tmp_path, (brief(),), state)


def test_a_new_dossier_and_a_new_fact_are_told_with_a_link(tmp_path: Path) -> None:
    first = state_of([brief()])
    speaker = brief().quotes[1].speaker
    assert speaker is not None
    quote = replace(brief().quotes[1], speaker=replace(speaker, actor="foo-front"))
    later = replace(brief(), quotes=(brief().quotes[0], quote), findings=(Finding("They left.", "J", "2021-05-06"),))
    state = state_of([other(), later], first, "2021-05-04")
    (step,) = state.steps
    assert step.new == ("other",)
    (changed,) = step.changed.values()
    assert (len(changed.prints), changed.gone) == (2, 1)
    page = body(tmp_path, (other(), later), state)
    assert "With documents up to 4 May 2021" in page
    assert 'href="../dossiers/other/"' in page
    assert "They left." in page
    assert "Foo Front: No comment," in page
    assert "1 fact no longer there as before." in page


def test_a_fact_is_the_same_when_the_text_around_it_is_edited() -> None:
    text = "A paragraph that was put in.\n\n" + brief().document.text
    shift = len(text) - len(brief().document.text)
    moved = tuple(
        replace(date, span=replace(date.span, start=date.span.start + shift, end=date.span.end + shift))
        for date in brief().dates
    )
    before, after = (
        {told.print for told in told_of(one)}
        for one in (
            Dossier(brief().document, dates=brief().dates),
            Dossier(replace(brief().document, text=text), dates=moved),
        )
    )
    assert before == after


def test_the_same_said_again_is_another_fact() -> None:
    (date, *_) = brief().dates
    once, twice = (len({told.print for told in told_of(Dossier(brief().document, dates=dates))})
                   for dates in ((date,), (date, date)))  # fmt: skip
    assert twice == once + 1


def test_what_changed_stays_until_something_changes_again(tmp_path: Path) -> None:
    first = state_of([brief()])
    state = state_of([brief(), other()], first, "2021-05-04")
    again = state_of([brief(), other()], state, "2021-05-05")
    assert again == state
    assert body(tmp_path, (brief(), other()), again) == body(tmp_path, (brief(), other()), state)
    further = state_of([brief(), other(), other("third")], again, "2021-05-06")
    assert [step.new for step in further.steps] == [("third",), ("other",)]


def test_nothing_tells_of_what_was_taken_away(tmp_path: Path) -> None:
    state = state_of([brief(), other("secret")], state_of([brief()]), "2021-05-04")
    state = state_of([brief()], state, "2021-05-05")
    assert [(step.new, step.gone) for step in state.steps] == [((), 1)]
    assert "secret" not in state_text(state)
    assert "1 dossier no longer there." in body(tmp_path, (brief(),), state)


SITE = Site(name="Ports", url="https://example.org/ports/")


def news_of(dossiers: tuple[Dossier, ...], state: State, site: Site = SITE) -> dict[str, str]:
    files = attachments(collected(dossiers), Settings(), site, state)
    made = {file.address: file for file in files if file.address.startswith("changes/")}
    return {address: "".join(map(str, file.make())) for address, file in made.items()}


def test_what_changed_is_a_feed_that_feedparser_reads() -> None:
    first = state_of([brief()])
    later = replace(brief(), findings=(Finding("They left.", "J", "2021-05-06"),), dates=())
    state = state_of([other(), later], first, "2021-05-04")
    made = news_of((other(), later), state)
    read = feedparser.parse(made["changes/feed.xml"])
    assert not read.bozo
    assert read.feed.title == "Ports: What changed"
    assert [entry.title for entry in read.entries] == ["New: other", "Changed: brief"]
    new, changed = read.entries
    assert new.link == "https://example.org/ports/dossiers/other/"
    assert changed.link == "https://example.org/ports/dossiers/brief/#finding-0a316883"
    assert changed.summary.startswith("Finding: They left.\n")
    assert changed.summary.endswith(" no longer there as before.")
    assert {entry.updated for entry in read.entries} == {"2021-05-04T00:00:00Z"}
    body = json.loads(made["changes/feed.json"])
    assert body["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in body["items"]] == [entry.id for entry in read.entries]
    assert "Geändert: " in news_of((other(), later), state, replace(SITE, language="de"))["changes/feed.xml"]


def test_news_keep_their_ids_while_more_changes_and_once_recorded() -> None:
    def ids(state: State, *dossiers: Dossier) -> list[str]:
        return [item["id"] for item in json.loads(news_of(dossiers, state)["changes/feed.json"])["items"]]

    first, found = state_of([brief()]), replace(brief(), findings=(Finding("They left.", "J", "2021-05-06"),))
    (told,) = ids(state_of([found], first, "2021-05-04"), found)
    more = replace(found, dates=())
    recorded_now = state_of([more], first, "2021-05-05")
    assert ids(recorded_now, more) == [told]
    after = state_of([found], recorded_now, "2021-05-06")
    assert ids(after, found)[1:] == [told]
    assert len(set(ids(after, found))) == 2


def test_there_is_a_feed_of_changes_where_feeds_are_wanted(tmp_path: Path) -> None:
    state = state_of([brief()])
    without = Settings(exports=("json",))
    files = attachments(collected([brief()]), without, SITE, state)
    assert [file.address for file in files if file.address.startswith("changes/")] == ["changes/changes.json"]
    for settings, is_there in ((Settings(), True), (without, False)):
        pages = render_pages(collected((brief(),)), settings, tmp_path, SITE, state)
        page = next(page for page in pages if page.url == "changes/")
        assert ("changes/feed.xml" in page.head) is is_there
        assert ("feed.xml" in page.body) is is_there


def test_only_the_last_steps_are_kept() -> None:
    state = state_of([brief()])
    for number in range(KEPT + 5):
        state = state_of([brief(), *(other(f"n{one}") for one in range(number + 1))], state, "2021-05-04")
    assert len(state.steps) == KEPT
    assert state.steps[0].new == (f"n{KEPT + 4}",)


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    state = state_of([replace(brief(), dates=()), other()], state_of([brief()]), "2021-05-04")
    path = tmp_path / "changes.json"
    assert read_state(path) is None
    path.write_text(state_text(state), "utf-8")
    assert read_state(path) == state


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2}', '{"version": 1, "changes": [1], "dossiers": {}}'])
def test_a_damaged_state_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "changes.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DossierError, match="delete it and record anew"):
        read_state(path)


def test_the_command_lists_and_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_site(tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["changes", *words])
        assert done.exit_code == 0, done.output
        return done.output

    assert "No state was recorded" in run("--write")
    assert "Nothing has changed." in run()
    Path("content/new.txt").write_text("“We are late,” Ada Moe said on 4 May 2021.\n", "utf-8")
    assert "new\tnew\t" in run()
    assert "new\tnew\t" in run()  # nothing was recorded
    run("--write")
    assert "Nothing has changed." in run()
    assert json.loads(Path("changes.json").read_text("utf-8"))["changes"][0]["new"] == ["new"]


@pytest.mark.slow
def test_a_site_with_a_state_has_the_page_and_builds_to_the_same_bytes(tmp_path: Path, command: Run) -> None:
    command("dossier", "new", "site", cwd=tmp_path)
    site = tmp_path / "site"
    command("mkdocs", "build", cwd=site)
    assert not (site / "site" / "changes").exists()
    command("dossier", "changes", "--write", cwd=site)
    (site / "content" / "new.txt").write_text("“We are late,” Ada Moe said on 4 May 2021.\n", "utf-8")
    command("mkdocs", "build", cwd=site)
    page = (site / "site" / "changes" / "index.html").read_bytes()
    assert b"dossiers/new/" in page
    assert b'href="../changes/"' in (site / "site" / "about" / "index.html").read_bytes()
    # The state that the site publishes can stand for the recorded one: a job that keeps nothing fetches it.
    published = (site / "site" / "changes" / "changes.json").read_bytes()
    (site / "changes.json").write_bytes(published)
    command("mkdocs", "build", cwd=site)
    assert (site / "site" / "changes" / "index.html").read_bytes() == page
    assert (site / "site" / "changes" / "changes.json").read_bytes() == published
