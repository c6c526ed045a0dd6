"""`dossier correct`: a correction in one command, printed or put into the document's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.publish.new_site import create_site

FILE = "content/harbour-talks.txt"
SAVED = Path("content/harbour-talks.corrections.yml")


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new site, with its folder as the present one."""
    create_site(tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    yield tmp_path / "site"


def run(*words: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["correct", *words])
    assert done.exit_code == code, done.output
    return done


def shown() -> str:
    return CliRunner().invoke(main, ["show", FILE]).stdout


def test_what_is_right_is_said_in_one_command_and_written() -> None:
    told = ("--why", "A slip", "--by", "Jane Doe", "--date", "2024-03-09", "--write")
    first = run(FILE, "4 march", "--to", "edtf=2024-03-05", *told)
    assert f"+++ {SAVED}" in first.stdout
    run(FILE, "ingrid-solheim", "--to", "name=Inger Solheim", "--to", "country=no", *told)
    assert SAVED.read_text("utf-8").count("corrections:") == 1
    assert "date “4 March”: 5 March 2024" in shown()
    assert "Inger Solheim" in shown()
    assert "says so already" in run(FILE, "4 march", "--kind", "date", "--to", "edtf=2024-03-05", *told).stderr


def test_a_stub_is_put_below_what_is_there_with_its_comments() -> None:
    SAVED.write_text("# checked by the desk\nreview: {by: J, date: 2024-03-09, status: reviewed}\n", "utf-8")
    run(FILE, "4 march", "--write")
    text = SAVED.read_text("utf-8")
    assert text.startswith(
        "# checked by the desk\nreview: {by: J, date: 2024-03-09, status: reviewed}\ncorrections:\n  - set: date\n"
    )
    assert "# write what is right" in text


def test_words_that_were_missed_are_added_and_a_fact_is_dropped() -> None:
    run(FILE, "the", "--add", "mention", "--to", "actor=Ingrid Solheim", code=1)  # several times in the text
    run(FILE, "4 march", "--drop", "--write")
    run(FILE, "4 March", "--add", "quote", "--write")
    saved = SAVED.read_text("utf-8")
    assert "- drop: date" in saved
    assert "- add: quote" in saved
    assert 'id: ""' not in saved


def test_a_finding_is_pinned_with_or_without_words_of_the_text() -> None:
    told = ("--by", "Jane Doe", "--date", "2024-03-09", "--write")
    run(FILE, "--says", "The strike is over.", *told)
    run(FILE, "4 march", "--says", "It lasted too long: a week.", *told)
    assert SAVED.read_text("utf-8").count("findings:") == 1
    assert "• The strike is over. (Jane Doe, 9 March 2024)" in shown()
    assert "It lasted too long: a week." in shown()
    assert "a finding needs" in run(FILE, "--says", "x", "--by", "Jane", code=1).output


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("4 march", "--to", "speaker=Ann"), 1, "takes no 'set speaker'; it is: date"),
        (("4 march", "--to", "edtf=2024-02-30"), 1, "write a date that exists"),
        (("4 march", "--add", "summit"), 1, "'summit' is no kind of fact to add"),
        (("4 march", "--kind", "quote"), 1, "is no quote"),
        (("4 march", "--to", "edtf"), 2, "write NAME=VALUE"),
        (("4 march", "--drop", "--to", "edtf=2024-03-05"), 2, "give one of them"),
        (("4 march", "--by", "Jane"), 2, "say what is right too"),
        (("words that stand nowhere", "--add", "quote"), 1, "does not stand in the text"),
    ],
)
def test_what_cannot_be_said_is_refused_with_what_can(words: tuple[str, ...], code: int, message: str) -> None:
    assert message in " ".join(run(FILE, *words, code=code).output.split())
    assert not SAVED.exists()


def test_a_list_that_cannot_be_added_to_is_left_as_it_is() -> None:
    SAVED.write_text("corrections: {a: b}\n", "utf-8")
    assert "is written in a way that is not added to" in run(FILE, "4 march", "--drop", "--write", code=1).output
    assert SAVED.read_text("utf-8") == "corrections: {a: b}\n"
