"""The command line: results on standard output, the rest on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.model import Notice, Reason
from dossier.publish.terminal import github_annotation, printable
from tests.conftest import Run

BRIEF = "“We are ready,” said Prime Minister Ada Moe on 4 May 2021. Norway agreed."


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=stdin)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new site, and the current folder."""
    folder = tmp_path / "site"
    assert run("new", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


def commands() -> list[tuple[str, click.Command]]:
    return sorted(main.commands.items())


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_every_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    said = run(name, "--help")
    assert said.exit_code == 0
    assert command.help
    assert "Example:" in said.output
    assert f"dossier {name}" in said.output
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_show_prints_who_said_what_and_when(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(BRIEF, "utf-8")
    said = run("show", str(path))
    assert said.exit_code == 0
    assert "Ada Moe (person, Prime Minister" in said.stdout
    assert "“We are ready,” — Ada Moe" in said.stdout
    assert "4 May 2021" in said.stdout
    assert said.stderr == ""


def test_show_reads_standard_input() -> None:
    said = run("show", "-", stdin=BRIEF.encode())
    assert said.exit_code == 0
    assert "Ada Moe" in said.stdout


def test_show_prints_the_record_as_json() -> None:
    said = run("show", "-", "--json", stdin=BRIEF.encode())
    record = json.loads(said.stdout)
    assert record["schemaVersion"]
    assert [quotation["text"] for quotation in record["quotations"]] == ["We are ready,"]


def test_the_corrections_of_a_site_apply_to_show(site: Path) -> None:
    (site / "content" / "actors.yml").write_text("Jonas Falk: {name: Jonas Falk-Berg}\n", "utf-8")
    assert "Jonas Falk-Berg" in run("show", "content/harbour-talks.txt").stdout


def test_a_file_that_cannot_be_read_is_named_and_fails(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n")
    said = run("show", str(path))
    assert said.exit_code == 1
    assert "picture.png" in said.stderr
    assert said.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("show",),
        ("show", "no-such-file.txt"),
        ("show", "-", "--engine", "rule"),
        ("eval", "poems", "."),
        ("eval", "quotes", "no-such-file"),
        ("check", "-f", "no-such-file.yml"),
        ("check",),
        ("build",),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_two_and_no_traceback(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*words, stdin="x")
    assert said.exit_code == 2, said.output
    assert said.stdout == ""
    assert said.stderr
    assert isinstance(said.exception, SystemExit)


def test_new_refuses_a_folder_with_work_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    said = run("new", str(tmp_path))
    assert said.exit_code == 2
    assert "not empty" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_new_site_needs_no_attention_that_fails(site: Path) -> None:
    said = run("check", "--strict")
    assert said.exit_code == 0, said.output


def test_check_names_what_is_wrong_with_its_place(site: Path) -> None:
    (site / "content" / "note.txt").write_text("Nothing much happened, and nobody knows when.\n", "utf-8")
    said = run("check")
    assert said.exit_code == 0
    assert "Undated (1) [no-date]" in said.stdout
    assert "content/note.txt:1: " in said.stdout
    assert run("check", "--strict").exit_code == 1


def test_check_fails_on_an_error_without_strict(site: Path) -> None:
    (site / "content" / "broken.txt").write_bytes(bytes(range(256)) * 4)
    said = run("check")
    assert said.exit_code == 1
    assert "content/broken.txt" in said.stdout


def test_check_writes_annotations_for_github(site: Path) -> None:
    (site / "content" / "note.txt").write_text("Nothing much happened, and nobody knows when.\n", "utf-8")
    lines = run("check", "--format", "github").stdout.splitlines()
    assert any(line.startswith("::warning file=content/note.txt,line=1,title=no-date::") for line in lines)
    assert all(line.startswith("::") for line in lines)


def test_check_writes_json(site: Path) -> None:
    (site / "content" / "note.txt").write_text("Nothing much happened, and nobody knows when.\n", "utf-8")
    notices = json.loads(run("check", "--format", "json").stdout)
    assert {"code", "message", "path", "line", "severity", "entries"} == set(notices[0])


def test_correct_lists_what_can_be_corrected(site: Path) -> None:
    lines = [line.split("\t") for line in run("correct", "content/harbour-talks.txt").stdout.splitlines()]
    assert ["ingrid-solheim", "actor", "Ingrid Solheim"] in lines
    assert any(kind == "date" and words == "4 March" for _, kind, words in lines)


def test_a_correction_that_was_printed_applies_as_it_stands(site: Path) -> None:
    stub = run("correct", "content/harbour-talks.txt", "4 march").stdout
    assert yaml.safe_load(stub)["corrections"][0]["exact"] == "4 March"
    path = site / "content" / "harbour-talks.corrections.yml"
    path.write_text(re.sub(r"2024-03-04\??", "2024-03-05", stub), "utf-8")
    assert "date “4 March”: 5 March 2024" in run("show", "content/harbour-talks.txt").stdout


ODD_NAMES = {
    "The New York Times": "the-new-york-times",
    "U.S. State Department": "u-s-state-department",
    "Straße AG": "strasse-ag",
    "Владимир Громов": "vladimir-gromov",
    "Γιώργος Μανής": "giorgos-manis",
    "林 小雨": "lin-xiao-yu",
    "O’Dowd & Söhne": "odowd-sohne",
}


@pytest.fixture
def odd(site: Path) -> Path:
    """Two documents that name actors whose names ASCII, the site or the corrections cannot hold as they are."""
    lines = [f"“We signed,” said {name} on 4 May 2021." for name in ODD_NAMES]
    again = [f"{name} did not sign the letter that the port authority sent on 9 June 2021." for name in ODD_NAMES]
    # An actor of one document alone, or of copies of one text, would have no page.
    for name, title, told in (("odd", "Talks on the harbour", lines), ("odd-again", "A letter from the port", again)):
        (site / "content" / f"{name}.txt").write_text("\n\n".join((title, *told)) + "\n", "utf-8")
    with (site / "content" / "actors.yml").open("a", encoding="utf-8") as authority:
        authority.writelines(f"{json.dumps(name)}: {{type: organisation}}\n" for name in ODD_NAMES)
    return site


def test_the_ids_of_odd_names_are_their_slugs_everywhere(odd: Path) -> None:
    listed = [line.split("\t") for line in run("correct", "content/odd.txt").stdout.splitlines()]
    assert {words: own for own, kind, words in listed if kind == "actor"} == ODD_NAMES
    assert run("export", "pages", "--format", "pages").exit_code == 0
    assert set(ODD_NAMES.values()) <= {path.name for path in (odd / "pages" / "actors").iterdir()}


@pytest.mark.parametrize("by", ["id", "name"])
def test_what_is_printed_for_an_odd_name_is_accepted_applied_and_shown(by: str, odd: Path) -> None:
    stubs = []
    for name, own in ODD_NAMES.items():
        said = run("correct", "content/odd.txt", own if by == "id" else name)
        assert said.exit_code == 0, said.stderr
        assert yaml.safe_load(said.stdout)["corrections"][0]["id"] == own
        stubs.append(re.sub(r"country:.*", "country: no", said.stdout).removeprefix("corrections:\n"))
    (odd / "content" / "odd.corrections.yml").write_text("corrections:\n" + "".join(stubs), "utf-8")
    told = [notice for notice in json.loads(run("check", "--format", "json").stdout) if notice["severity"] != "info"]
    assert [notice for notice in told if "correction" in notice["code"] or "authority" in notice["code"]] == []
    shown = json.loads(run("show", "content/odd.txt", "--json").stdout)
    countries = {actor["name"]: actor["country"] for actor in shown["actors"] if actor["name"] in ODD_NAMES}
    assert countries == dict.fromkeys(ODD_NAMES, "no")
    assert run("export", "pages", "--format", "pages").exit_code == 0
    page = (odd / "pages" / "dossiers" / "odd" / "index.md").read_text("utf-8")
    for name, own in ODD_NAMES.items():
        assert f"country of {html.escape(name, quote=False)}" in page
        assert f"actors/{own}/" in page


def test_an_id_that_was_printed_names_its_actor_in_the_authority_file(odd: Path) -> None:
    addresses = "".join(f"    - odd#{own}\n" for own in ODD_NAMES.values())
    with (odd / "content" / "actors.yml").open("a", encoding="utf-8") as authority:
        authority.write(f"Harbour board:\n  type: organisation\n  same:\n{addresses}")
    told = json.loads(run("check", "--format", "json").stdout)
    assert [notice["message"] for notice in told if "#" in notice["message"]] == []


@pytest.mark.parametrize("fact", ["no such words", "e"])
def test_a_fact_that_fits_nothing_or_too_much_is_refused(fact: str, site: Path) -> None:
    said = run("correct", "content/harbour-talks.txt", fact)
    assert said.exit_code == 1
    assert fact in said.stderr
    assert said.stdout == ""


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("json", "dossiers/harbour-talks/record.json"),
        ("csv", "timeline/timeline.csv"),
        ("jsonl", "tables/quotes.jsonl"),
        ("sqlite", "tables/dossier.sqlite"),
        ("ics", "timeline/timeline.ics"),
        ("pages", "dossiers/harbour-talks/index.md"),
    ],
)
def test_export_writes_each_form(form: str, name: str, site: Path) -> None:
    said = run("export", "--format", form, "out")
    assert said.exit_code == 0, said.output
    assert (site / "out" / name).is_file()
    assert "0 written" in run("export", "--format", form, "out").stderr


def test_bad_settings_are_all_named_at_once(site: Path, command: Run) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content/pages\ntheme: {name: dossier}\n"
        "plugins: [dossier: {workers: many, max_bytes: -1}]\n",
        "utf-8",
    )
    said = command("dossier", "check", cwd=site, check=False)
    assert said.returncode == 2
    assert "workers" in said.stderr
    assert "max_bytes" in said.stderr
    assert "Traceback" not in said.stderr


def test_eval_prints_figures_and_writes_predictions(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({"id": "a", "text": BRIEF, "quotes": [{"start": 1, "end": 13, "kind": "direct"}]}) + "\n", "utf-8"
    )
    said = run("eval", "quotes", str(gold), "--predictions", str(tmp_path / "out.jsonl"))
    assert said.exit_code == 0
    assert "overlap" in said.stdout
    assert "100.0" in said.stdout
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["id"] == "a"
    figures = json.loads(run("eval", "quotes", str(gold), "--json").stdout)["figures"]
    assert figures["overlap_f1"] == 1.0


def test_bad_gold_is_a_problem_in_the_content(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a"}\n', "utf-8")
    said = run("eval", "quotes", str(gold))
    assert said.exit_code == 1
    assert f"{gold}:1: lacks 'text', 'quotes'" in said.stderr


def test_an_annotation_cannot_be_broken_out_of() -> None:
    notice = Notice("no-date", Reason("words", ("50% \n::error::x",)), "content/a,b:c.txt", 3)
    assert github_annotation(notice) == (
        "::warning file=content/a%2Cb%3Ac.txt,line=3,title=no-date::50%25 %0A::error::x"
    )


def test_a_source_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec") == "a<U+001B>[31mb<U+202E>c"
    assert printable("two\nlines.txt") == "two<U+000A>lines.txt"


def test_a_command_says_how_far_it_is_only_when_it_takes_long(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "looking" not in run("check").stderr
    monkeypatch.setattr("dossier.collection.progress.PATIENCE", 0.0)
    said = run("check")
    assert said.stderr.startswith("looking for what changed in 1 file\njoining 1 dossier\n")
    assert said.stderr.splitlines()[-1].startswith("done in ")
    assert "looking" not in said.stdout
    assert "writing files" in run("export", "out").stderr


def test_an_error_that_quotes_the_source_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A \u202eword here. Ann Lee said so on Monday.\n", "utf-8")
    said = run("why", str(file), "\u202ewrod")
    assert said.exit_code == 1
    assert "<U+202E>wrod" in said.stderr
    assert "\u202e" not in said.stderr


@pytest.mark.parametrize("command", [("why", "x"), ("correct", "title"), ("show",)])
def test_a_file_that_cannot_be_read_gives_one_error_and_its_name(site: Path, command: tuple[str, ...]) -> None:
    (site / "content" / "bad.docx").write_bytes(b"PK\x03\x04xx")
    name, *rest = command
    said = run(name, "content/bad.docx", *rest)
    assert said.exit_code == 1
    assert said.stderr.splitlines() == [
        "Error: content/bad.docx: is no sound ZIP package (File is not a zip file); save it again."
    ]


def test_words_that_are_not_there_are_said_of_the_file_as_it_was_named(site: Path) -> None:
    (site / "content" / "a.txt").write_text("Ann Lee spoke on Monday.\n", "utf-8")
    said = run("why", "content/a.txt", "Bo")
    assert "Error: content/a.txt: the text does not hold the words 'Bo'" in said.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build",), "there is no mkdocs.yml in this folder; go to your site, or name it with -f"),
        (("build", "-f", "no.yml"), "there is no file 'no.yml'; give the configuration of your site"),
        (("check", "-f", "no.yml"), "there is no file 'no.yml'; give the configuration of your site"),
    ],
)
def test_a_command_outside_a_site_says_what_to_do(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*words)
    assert (said.exit_code, said.stderr) == (2, f"Error: {told}\n")


def test_python_runs_the_command_where_its_folder_is_not_on_the_path(command: Run, tmp_path: Path) -> None:
    shown = command("python", "-m", "dossier", "--help", cwd=tmp_path)
    assert "Usage: dossier [OPTIONS]" in shown.stdout
