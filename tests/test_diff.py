"""What differs between two states: matched by the words that facts rest on, whatever stands before or after."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier import api
from dossier.cli import main
from dossier.errors import DossierError
from dossier.publish.difference import as_markdown, as_text, compare
from dossier.publish.exports.record import record

OLD = """“We are ready,” said Prime Minister Ada Moe on 4 May 2021. Norway agreed.

The ferry leaves in June. Jonas Falk, the minister of transport, wrote the paper."""
NEW = OLD.replace("4 May 2021", "5 May 2021")


def state(text: str, key: str = "talks") -> dict[str, object]:
    made = record(api.show_text(text))
    return {key: {**made, "id": key}}


def told(old: str, new: str) -> list[str]:
    return [line.strip() for line in as_text(compare(state(old), state(new))).splitlines()]  # type: ignore[arg-type]


def test_the_same_document_differs_in_nothing() -> None:
    assert told(OLD, OLD) == ["Nothing differs."]


def test_an_edit_elsewhere_changes_no_fact() -> None:
    """What is put in front moves every offset; a fact is what it was."""
    found = compare(state(OLD), state("The council met in the morning and spoke for an hour.\n\n" + OLD))  # type: ignore[arg-type]
    (one,) = found.documents
    assert {fact.kind for fact in one.lost} <= {"document"}
    assert [change for change in one.changed if change.now.kind in ("actor", "quote")] == []
    assert not {fact.words for fact in one.gained} & {"Ada Moe", "We are ready,"}


def test_a_date_that_means_another_day_is_changed_or_exchanged() -> None:
    found = compare(state(OLD), state(NEW))  # type: ignore[arg-type]
    (one,) = found.documents
    assert ("date", "4 May 2021") in {(fact.kind, fact.words) for fact in one.lost}
    assert ("date", "5 May 2021") in {(fact.kind, fact.words) for fact in one.gained}
    assert found.is_loss


def test_what_is_said_otherwise_of_the_same_words_is_a_change() -> None:
    before, now = state(OLD), state(OLD)
    for actor in now["talks"]["actors"]:  # type: ignore[index]
        if actor["name"] == "Ada Moe":
            actor["name"] = "Ada Moen"
            actor["role"] = []
    found = compare(before, now)  # type: ignore[arg-type]
    (one,) = found.documents
    assert (one.gained, one.lost) == ((), ())
    changes = {change.now.kind: change.fields for change in one.changed}
    assert ("name", "Ada Moe", "Ada Moen") in changes["actor"]
    assert ("roles", "Prime Minister", "") in changes["actor"]
    assert changes["quote"] == (("speaker", "Ada Moe", "Ada Moen"),)


def test_the_order_of_facts_is_none() -> None:
    before, now = state(OLD), state(OLD)
    now["talks"]["actors"].reverse()  # type: ignore[index]
    now["talks"]["events"].reverse()  # type: ignore[index]
    assert not compare(before, now).is_any  # type: ignore[arg-type]


def test_the_same_fact_twice_that_is_once_is_lost_once() -> None:
    before, now = state(OLD), state(OLD)
    twice = before["talks"]["quotations"]  # type: ignore[index]
    twice.append({**twice[0], "evidence": ["e00000000"]})
    (one,) = compare(before, now).documents  # type: ignore[arg-type]
    assert [fact.words for fact in one.lost] == ["We are ready,"]


def test_documents_come_and_go() -> None:
    old = {**state(OLD, "a"), **state(OLD, "b")}
    found = compare(old, {**state(OLD, "b"), **state(NEW, "c")})  # type: ignore[arg-type]
    assert ([key for key, _ in found.gained], [key for key, _ in found.lost], found.same) == (["c"], ["a"], 1)


def test_a_comment_cannot_be_broken_or_call_anybody() -> None:
    before, now = state(OLD), state(OLD)
    now["talks"]["actors"][0]["name"] = "</details> @admin #12 **x** <img src=x>\u202e"  # type: ignore[index]
    said = as_markdown(compare(before, now))  # type: ignore[arg-type]
    assert said.count("</details>") == 1
    assert "@admin" not in said
    assert "<img" not in said.replace("\\<img", "")
    assert "\u202e" not in said


# --------------------------------------------------------------------------------------------------------- the command


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    (folder / "content").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: S\nplugins: [dossier]\n", "utf-8")
    (folder / "content" / "talks.txt").write_text(OLD, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def git(*words: str) -> None:
    own = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *words], check=True, capture_output=True)


def test_two_versions_of_a_file_and_the_exit_codes(site: Path) -> None:
    (site / "old.txt").write_text(OLD, "utf-8")
    (site / "new.txt").write_text(NEW, "utf-8")
    assert run("old.txt", "old.txt").exit_code == 0
    differing = run("old.txt", "new.txt")
    assert differing.exit_code == 1
    assert "- date: 4 May 2021" in differing.stdout
    assert run("old.txt", "new.txt", "--fail-on", "never").exit_code == 0
    assert run("old.txt", "new.txt", "--fail-on", "lost").exit_code == 1
    longer = site / "longer.txt"
    longer.write_text(OLD + " Kari Lund slept.", "utf-8")
    assert run("old.txt", "nothing.txt").exit_code == 2
    for words in (("content", "content"), ("old.txt", "--", "-x:old.txt"), ("old.txt", "nobody:old.txt")):
        failed = run(*words)
        assert failed.exit_code == 2
        assert "Traceback" not in failed.output


def test_two_revisions_of_git(site: Path) -> None:
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    (site / "content" / "talks.txt").write_text(NEW, "utf-8")
    said = run("HEAD:content/talks.txt", "content/talks.txt")
    assert said.exit_code == 1, said.output
    assert "+ date: 5 May 2021" in said.stdout
    git("commit", "-qam", "two")
    assert run("HEAD~1:content/talks.txt", "HEAD:content/talks.txt").stdout == said.stdout


def test_the_corrections_of_a_revision_count_for_it(site: Path) -> None:
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    fix = '- set: {date: 2021-05-06}\n  why: "known"\n  by: Ada\n'
    (site / "content" / "talks.corrections.yml").write_text(
        "corrections:\n" + "".join(f"  {x}\n" for x in fix.splitlines()), "utf-8"
    )
    before = run("HEAD:content/talks.txt", "content/talks.txt")
    git("add", "-A")
    git("commit", "-qm", "two")
    assert run("HEAD:content/talks.txt", "content/talks.txt").exit_code == 0
    assert run("HEAD~1:content/talks.txt", "content/talks.txt").stdout == before.stdout


def test_two_exports_and_data(site: Path) -> None:
    assert CliRunner().invoke(main, ["export", "before"]).exit_code == 0
    (site / "content" / "talks.txt").write_text(NEW, "utf-8")
    assert CliRunner().invoke(main, ["export", "after"]).exit_code == 0
    assert run("before", "before").exit_code == 0
    said = json.loads(run("before", "after", "--json").stdout)
    assert said["counts"]["lost"] >= 1
    (one,) = said["documents"]
    assert one["id"] == "talks"
    assert {"kind", "words", "says", "evidence"} <= one["lost"][0].keys()
    assert "<details>" in run("before", "after", "--markdown").stdout


def test_a_name_withheld_since_is_not_told(site: Path) -> None:
    assert CliRunner().invoke(main, ["export", "before"]).exit_code == 0
    (site / "content" / "actors.yml").write_text("Jonas Falk: {withhold: true}\n", "utf-8")
    assert CliRunner().invoke(main, ["export", "after"]).exit_code == 0
    for form in ((), ("--json",), ("--markdown",)):
        said = run("before", "after", *form)
        assert said.exit_code == 1
        assert "Falk" not in said.output


def test_the_call(site: Path) -> None:
    assert not api.diff("content/talks.txt", "content/talks.txt").is_any
    with pytest.raises(DossierError, match="no such file"):
        api.diff("content/talks.txt", "gone.txt")
