"""`dossier actors`: finding and the writing of the authority file, from the shell to the next build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.cli.actors import actors

FIRST = (
    "Harbour talks\n\nOSLO, 4 May 2021 - Mayor Ingrid Solheim met Prime Minister Ada Moe. “We agreed,” Ada Moe said. "
    "Norway paid.\n"
)
SECOND = (
    "Harbour vote\n\nOSLO, 5 May 2021 - Ada Moe voted. Liv Strand left. Ingrid Solheim smiled. Norway paid. "
    "Falk was there.\n"
)
THIRD = (
    "Harbour end\n\nOSLO, 6 May 2021 - “Never,” said Liv Strand. The painter Ingrid Solheim slept. Falk came back.\n"
)
FILE = "# Who is who.\nIngrid Solheim:   # the mayor\n  note: ask Ann\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["actors", *words])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "site"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    content = folder / "content"
    (content / "harbour-talks.txt").unlink()
    (content / "actors.yml").write_text(FILE, "utf-8")
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        (content / f"{name}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def written(site: Path) -> str:
    return (site / "content" / "actors.yml").read_text("utf-8")


def listed(*words: str) -> dict[str, set[str]]:
    """Return the addresses of each actor of the site by its id."""
    said = run("list", "--json", *words)
    assert said.exit_code == 0, said.output
    return {
        one["id"]: {f"{where['document']}#{where['actor']}" for where in one["dossiers"]}
        for one in json.loads(said.stdout)
    }


@pytest.mark.parametrize("name", sorted(actors.commands))
def test_every_command_has_help_with_an_example(name: str) -> None:
    said = run(name, "--help")
    assert said.exit_code == 0
    assert f"dossier actors {name}" in said.output
    command = actors.commands[name]
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_list_shows_all_and_chooses(site: Path) -> None:
    lines = run("list").stdout.splitlines()
    assert any(line.split()[0] == "3" and "Ingrid Solheim" in line for line in lines)
    assert {line.split()[-1] for line in run("list", "--type", "country").stdout.splitlines()} == {"norway"}
    assert "norway" in listed("--country", "NO")
    assert all("falk" in one for one in listed("--lone"))
    assert set(listed("--min", "3")) >= {"ingrid-solheim"}
    assert "ada-moe" not in listed("--min", "3")


def test_search_finds_beginnings_without_accents_and_names_what_is_near(site: Path) -> None:
    assert "ingrid-solheim" in run("search", "SOLH", "íng").stdout
    said = run("search", "Sollheim")
    assert said.exit_code == 1
    assert "Ingrid Solheim" in said.stderr


def test_show_tells_where_and_what_the_file_says(site: Path) -> None:
    said = run("show", "Ingrid Solheim").stdout
    assert "In actors.yml, line 2: Ingrid Solheim" in said
    assert "third#ingrid-solheim 2021-05-06" in said
    assert json.loads(run("show", "ingrid-solheim", "--json").stdout)["name"] == "Ingrid Solheim"


def test_join_writes_an_alias_that_holds_in_the_next_build_and_does_it_once(site: Path) -> None:
    before = listed()
    assert before["ada-moe"].isdisjoint(before["liv-strand"])
    said = run("join", "Ada Moe", "Liv Strand")
    assert said.exit_code == 0, said.output
    assert "+Ada Moe:\n+  aliases: [Liv Strand]\n" in said.stdout
    assert written(site) == FILE + "Ada Moe:\n  aliases: [Liv Strand]\n"
    assert "liv-strand" not in listed()
    assert {address.split("#")[0] for address in listed()["ada-moe"]} == {"first", "second", "third"}
    again = run("join", "Ada Moe", "Liv Strand")
    assert again.exit_code == 0
    assert again.stdout == ""
    assert "Nothing to do" in again.stderr


def test_a_single_name_joins_only_where_it_stands(site: Path) -> None:
    lone = sorted(listed("--lone"))
    assert len(lone) == 2
    assert run("join", "Ada Moe", *lone).exit_code == 0
    assert set(yaml.safe_load(written(site))["Ada Moe"]["same"]) == {"second#falk", "third#falk"}
    assert listed("--lone") == {}


def test_split_makes_an_actor_of_one_document_somebody_of_their_own_and_join_undoes_it(site: Path) -> None:
    said = run("split", "third#ingrid-solheim")
    assert said.exit_code == 0, said.output
    assert "Ingrid Solheim (third):\n  name: Ingrid Solheim\n" in written(site)
    apart = [addresses for addresses in listed().values() if "third#ingrid-solheim" in addresses]
    assert apart == [{"third#ingrid-solheim"}]
    assert listed()["ingrid-solheim"] == {"first#ingrid-solheim", "second#ingrid-solheim"}
    assert "stands alone already" in run("split", "third#ingrid-solheim").stderr
    said = run("join", "ingrid-solheim", "third#ingrid-solheim")
    assert said.exit_code == 0, said.output
    assert "third#ingrid-solheim" in listed()["ingrid-solheim"]
    assert "(third)" not in written(site)


@pytest.fixture
def marlos(site: Path) -> Path:
    """A site on which a senator, a cellist and somebody with an initial are one page."""
    content = site / "content"
    for path in content.glob("*.*"):
        path.unlink()
    for name, text in (
        ("hearing", "Hearing\n\nOSLO, 4 May 2021 - Senator John Marlo opened the hearing. Marlo spoke of fish.\n"),
        ("concert", "Concert\n\nOSLO, 5 May 2021 - Cellist John Marlo played on Monday. Marlo bowed twice.\n"),
        ("vote", "Vote\n\nOSLO, 6 May 2021 - Senator J. Marlo voted against the bill. Marlo left early.\n"),
    ):
        (content / f"{name}.txt").write_text(text, "utf-8")
    return site


MARLOS = {"vote#j-marlo", "concert#john-marlo", "hearing#john-marlo"}


@pytest.mark.parametrize("one", ["john-marlo", "John Marlo", "hearing#john-marlo"])
@pytest.mark.parametrize("other", ["vote#j-marlo", "j-marlo"])
def test_joining_what_was_split_takes_the_split_out_of_the_file(one: str, other: str, marlos: Path) -> None:
    assert listed()["john-marlo"] == MARLOS
    assert run("split", "vote#j-marlo").exit_code == 0
    assert listed()["j-marlo"] == {"vote#j-marlo"}
    said = run("join", one, other)
    assert said.exit_code == 0, said.output
    assert written(marlos) == ""
    assert listed()["john-marlo"] == MARLOS
    assert "j-marlo" not in listed()


def test_what_the_refusal_of_a_join_advises_undoes_the_split(marlos: Path) -> None:
    assert run("split", "vote#j-marlo").exit_code == 0
    said = run("join", "vote#j-marlo", "john-marlo")
    assert said.exit_code == 1
    assert "dossier actors join 'John Marlo' j-marlo" in said.stderr
    assert run("join", "John Marlo", "j-marlo").exit_code == 0
    assert listed()["john-marlo"] == MARLOS


def test_of_two_that_were_split_a_join_makes_those_two_one_and_nobody_else(marlos: Path) -> None:
    for name in ("concert#john-marlo", "hearing#john-marlo"):
        assert run("split", name).exit_code == 0
    said = run("join", "concert#john-marlo", "hearing#john-marlo")
    assert said.exit_code == 0, said.output
    assert {"concert#john-marlo", "hearing#john-marlo"} in listed().values()
    assert {"vote#j-marlo"} in listed().values()


def test_of_several_of_a_name_the_refusal_of_a_join_names_the_one_by_its_id(marlos: Path) -> None:
    for name in ("concert#john-marlo", "hearing#john-marlo"):
        assert run("split", name).exit_code == 0
    said = run("join", "vote#j-marlo", "concert#john-marlo")
    assert said.exit_code == 1
    advised = said.stderr.split("dossier actors ")[1].split()
    assert run(*advised).exit_code == 0
    assert {"vote#j-marlo", "concert#john-marlo"} in listed().values()


def test_who_would_stay_apart_without_the_split_is_joined_in_the_file(marlos: Path) -> None:
    text = "Ball\n\nOSLO, 7 May 2021 - Dancer Abe Quill danced. Quill fell.\n"
    (marlos / "content" / "ball.txt").write_text(text, "utf-8")
    entry = "Abe Quill (ball):\n  name: Abe Quill\n  same: [ball#abe-quill]\n"
    (marlos / "content" / "actors.yml").write_text(entry, "utf-8")
    said = run("join", "john-marlo", "ball#abe-quill")
    assert said.exit_code == 0, said.output
    assert "(ball)" not in written(marlos)
    assert listed()["john-marlo"] == {*MARLOS, "ball#abe-quill"}


def test_one_of_several_namesakes_takes_another_in_by_address(marlos: Path) -> None:
    entry = "J. Marlo (vote):\n  name: J. Marlo\n  type: person\n  same: [vote#j-marlo]\n"
    (marlos / "content" / "actors.yml").write_text(entry, "utf-8")
    said = run("join", "john-marlo", "vote#j-marlo")
    assert said.exit_code == 0, said.output
    assert MARLOS in listed().values()


def test_what_the_file_does_not_know_is_split_too(site: Path) -> None:
    for name in ("second#liv-strand", "second#norway"):
        said = run("split", name)
        assert said.exit_code == 0, said.output
    assert {"second#liv-strand"} in listed().values()
    assert {"third#liv-strand"} in listed().values()
    assert {"second#norway"} in listed().values()


def test_rename_keeps_what_people_wrote(site: Path) -> None:
    assert run("rename", "Ingrid Solheim", "Ingrid Solheim-Berg").exit_code == 0
    assert written(site) == FILE + "  name: Ingrid Solheim-Berg\n"
    assert "Ingrid Solheim-Berg" in run("search", "berg").stdout
    assert "its name already" in run("rename", "Ingrid Solheim-Berg", "Ingrid  Solheim-Berg").stderr


def test_hide_takes_an_actor_out_and_knows_it_afterwards(site: Path) -> None:
    assert run("hide", "Norway").exit_code == 0
    assert "norway" not in listed()
    again = run("hide", "Norway")
    assert again.exit_code == 0
    assert "Nothing to do" in again.stderr


def test_withhold_blacks_out_and_tells_what_stays_to_the_editor_only(site: Path) -> None:
    (site / "content" / "fourth.txt").write_text(
        "Late\n\nOSLO, 7 May 2021 - Ms. Moe, of whom we told, slept.\n", "utf-8"
    )
    said = run("hide", "Ada Moe", "--withhold")
    assert said.exit_code == 0, said.output
    assert "+  withhold: true" in said.stdout
    assert "fourth.txt:3: Moe" in said.stderr
    shown = CliRunner().invoke(main, ["show", "content/first.txt"]).stdout
    assert "█████" in shown
    assert "Moe" not in shown
    assert "Moe" not in CliRunner().invoke(main, ["check"]).output
    again = run("hide", "Ada Moe", "--withhold")
    assert again.exit_code == 0
    assert again.stdout == ""


def test_a_name_that_is_no_actor_can_be_withheld_if_a_document_writes_it(site: Path) -> None:
    assert run("hide", "Ann Nobody", "--withhold").exit_code == 1
    (site / "content" / "list.txt").write_text("Guests\n\n5 May 2021\n\nzoe quell, tim hart\n", "utf-8")
    assert run("hide", "Zoe Quell", "--withhold").exit_code == 0
    assert "zoe" not in CliRunner().invoke(main, ["show", "content/list.txt"]).stdout


@pytest.mark.parametrize("words", [("rename", "Norway", "Norge"), ("join", "Ada Moe", "norway"), ("show", "NORWAY")])
def test_of_who_is_hidden_the_commands_say_where(words: tuple[str, ...], site: Path) -> None:
    assert run("hide", "Norway").exit_code == 0
    said = run(*words)
    assert said.exit_code == 1
    assert "'Norway' is hidden in content/actors.yml, line 4" in said.stderr


def test_of_who_is_withheld_the_commands_do_not_say_the_name(site: Path) -> None:
    assert run("hide", "Ada Moe", "--withhold").exit_code == 0
    said = run("show", "Ada Moe")
    assert said.exit_code == 1
    assert "content/actors.yml withholds that name" in said.stderr
    assert "Moe" not in said.output


@pytest.mark.parametrize(
    ("name", "told"), [("second", "the id of a document"), ("May", "an ordinary word"), ("Harbour", "an ordinary word")]
)
def test_a_word_that_is_nobodys_name_is_not_withheld(name: str, told: str, site: Path) -> None:
    said = run("hide", name, "--withhold")
    assert said.exit_code == 1, said.output
    assert told in said.stderr
    assert written(site) == FILE


def test_a_name_of_one_word_is_withheld_with_a_note(site: Path) -> None:
    said = run("hide", "second#falk", "--withhold")
    assert said.exit_code == 0, said.output
    assert "'Falk' is a single name: it goes from every document" in said.stderr
    assert "'Norway' is a single name" in run("hide", "Norway", "--withhold").stderr


def test_nobody_is_named_by_a_bar(site: Path) -> None:
    said = run("rename", "Ada Moe", "A █████")
    assert said.exit_code == 1
    assert "stands for a name that is withheld" in said.stderr
    assert written(site) == FILE


@pytest.mark.parametrize(
    "words", [("join", "Ada Moe", "Liv Strand"), ("split", "third#ingrid-solheim"), ("hide", "Norway")]
)
def test_a_dry_run_shows_and_writes_nothing(words: tuple[str, ...], site: Path) -> None:
    said = run(*words, "--dry-run")
    assert said.exit_code == 0
    assert said.stdout.startswith("--- content/actors.yml\n+++ content/actors.yml\n")
    assert written(site) == FILE


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("join", "Ada Moe"), 2, "Name two actors"),
        (("join", "Ada Moe", "Norway"), 1, "country"),
        (("join", "second#falk", "Ada Moe"), 1, "single name"),
        (("join", "Ada Moe", "Ada Mo"), 1, "Did you mean 'Ada Moe'"),
        (("show", "Falk"), 1, "name one by its id"),
        (("split", "Ingrid Solheim"), 1, "first#ingrid-solheim"),
        (("split", "gone#x"), 1, "no actor is named"),
        (("rename", "Ada Moe", "Ingrid Solheim"), 1, "dossier actors join ingrid-solheim ada-moe"),
        (("rename", "Ada Moe", "  "), 1, "holds no letter"),
        (("hide", "Nobody"), 1, "no actor is named"),
        (("list", "--min", "0"), 2, "--min"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(words: tuple[str, ...], code: int, told: str, site: Path) -> None:
    said = run(*words)
    assert said.exit_code == code, said.output
    assert told in said.stderr
    assert written(site) == FILE


def test_two_entries_of_the_file_are_not_joined_by_machine(site: Path) -> None:
    (site / "content" / "actors.yml").write_text(FILE + "Ada Moe:\n  type: person\n", "utf-8")
    said = run("join", "Ada Moe", "Ingrid Solheim")
    assert said.exit_code == 1
    assert "both stand in actors.yml" in said.stderr


def test_an_entry_of_the_other_takes_the_first_in(site: Path) -> None:
    said = run("join", "Ada Moe", "Ingrid Solheim")
    assert said.exit_code == 0, said.output
    assert "they are shown as Ingrid Solheim" in said.stderr
    assert written(site) == FILE + "  aliases: [Ada Moe]\n"


def test_a_file_with_a_mistake_is_left_alone(site: Path) -> None:
    (site / "content" / "actors.yml").write_text("Ada Moe: [\n", "utf-8")
    said = run("hide", "Norway")
    assert said.exit_code == 1
    assert "content/actors.yml:1" in said.stderr
    assert written(site) == "Ada Moe: [\n"
