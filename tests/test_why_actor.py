"""Who stands on an actor's page and who does not, with the reasons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main

TEXTS = {
    "call": "10 May 2022\n\nPresident Zelenskyy spoke in Kyiv, Ukraine. He thanked all.\n",
    "visit": "12 May 2022\n\nVolodymyr Zelenskyy, the president of Ukraine, arrived in Oslo on Monday.\n",
    "speech": "14 May 2022\n\nUkraine's President Volodymyr Zelensky said: “We will not stop.”\n",
    "lady": "16 May 2022\n\nOlena Zelenska met Anders Dalgaard, a minister. Dalgaard thanked her.\n",
    "other": "18 May 2022\n\nAnna Dalgaard, a poet, read in Bergen.\n",
    "bare": "20 May 2022\n\nThe jury praised Dalgaard again.\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    for name, text in TEXTS.items():
        (content / f"{name}.txt").write_text(text, "utf-8")
    config = "site_name: x\ndocs_dir: content/pages\ntheme:\n  name: dossier\nplugins:\n  - dossier\n"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(*args: str) -> str:
    done = CliRunner().invoke(main, ["why", *args])
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


def test_it_says_what_joined_each_entry(site: Path) -> None:
    said = answer("--actor", "Volodymyr Zelenskyy")
    assert "call#zelenskyy 2022-05-10" in said
    assert "“Zelenskyy”: held the office named in the title on that day" in said
    assert "“Volodymyr Zelenskyy” is another spelling of “Volodymyr Zelensky”" in said


def test_it_says_who_of_that_name_was_not_joined_and_why(site: Path) -> None:
    said = answer("--actor", "Anders Dalgaard")
    assert "Not joined:" in said
    assert "“Anders Dalgaard” and “Anna Dalgaard” contradict each other" in said
    found = json.loads(CliRunner().invoke(main, ["why", "--actor", "Anders Dalgaard", "--json"]).stdout)
    assert {other["id"] for other in found["notJoined"]} >= {"anna-dalgaard"}


def test_file_and_actor_are_two_questions(site: Path) -> None:
    assert CliRunner().invoke(main, ["why"]).exit_code == 2
    assert CliRunner().invoke(main, ["why", "content/call.txt", "--actor", "Moe"]).exit_code == 2
    nobody = CliRunner().invoke(main, ["why", "--actor", "Nobody Atall"])
    assert nobody.exit_code == 1
    assert "no actor is named 'Nobody Atall'" in nobody.stderr
