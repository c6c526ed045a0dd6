"""Why words are read as they are: what each stage says of a place, and what is said when it fails."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import pytest
import yaml
from click.testing import CliRunner, Result

from dossier.analyse import refusals
from dossier.cli import main
from dossier.collection.analysis import analyse_document
from dossier.collection.why import Place, explain
from dossier.errors import DossierError
from dossier.model import Reason
from dossier.read import document_from_text
from dossier.settings import Settings
from dossier.trace import tracing
from dossier.wording import say
from tests.conftest import PROJECT

GOLDEN = Path(__file__).parent / "golden" / "why"

TEXT = """---
date: 2021-10-02
title: Talks
---
The talks of the two sides began in Oslo on Friday in a hall near the old port.

“We may go home in May,” Ada Moe said. The minister, Ada Moe, met Bo Lee. Moe left the hall on 5 May.

Will the talks go on? Thank you all for coming to Oslo today.
"""


def why(asked: str, nth: int | None = None, text: str = TEXT) -> list[Place]:
    with tracing() as steps:
        dossier = analyse_document(document_from_text(text), Settings())
    return explain(dossier, steps, asked, nth)


def said(place: Place, stage: str, verdict: str) -> list[str]:
    return [line.says for line in place.lines if (line.stage, line.verdict) == (stage, verdict)]


def run(tmp_path: Path, *arguments: str, text: str = TEXT, **env: str) -> Result:
    path = tmp_path / "talks.txt"
    path.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["why", str(path), *arguments], env=env)


def test_a_date_has_its_reading_its_anchor_and_the_readings_that_lost() -> None:
    (place,) = why("5 May")
    (decided,) = [says for says in said(place, "dates", "decided") if "counted from" in says]
    assert decided.startswith("5 May 2021: ")
    assert "before 2 October 2021, counted from the document date (chosen)" in decided
    assert {"5 May 2020: the year before", "5 May 2022: the year after"} <= set(said(place, "dates", "lost"))


def test_a_name_has_its_actor_and_what_joined_it() -> None:
    (place,) = why("Moe left")
    assert "with Ada Moe: last name" in said(place, "actors", "joined")
    assert any(says.startswith("Ada Moe, person (") for says in said(place, "actors", "decided"))


def test_a_quotation_has_its_speaker_and_the_rule() -> None:
    (place,) = why('"We may go home in May,"')
    (says,) = [says for says in said(place, "quotes", "decided") if says.startswith("direct quotation of Ada Moe")]
    assert "the speaker and the verb “say” follow the quotation (sure)" in says


def test_a_sentence_that_the_summary_does_not_show_has_its_refusal() -> None:
    (question,) = why("Will the talks go on?")
    (courtesy,) = why("coming to Oslo")
    assert "question" in said(question, "summary", "refused")
    assert "courtesy" in said(courtesy, "summary", "refused")


def test_a_field_of_the_document_has_its_basis() -> None:
    field, *_ = why("date")
    assert (field.words, field.line) == ("date of the document", 0)
    assert said(field, "head", "decided") == ["2021-10-02 (front matter)"]
    assert said(why("author")[0], "head", "seen") == ["neither the file nor its text says it"]


def test_what_a_file_says_of_itself_outranks_its_text() -> None:
    text = "---\ntitle: Talks\ndate: 2021-10-02\n---\nTalks in Oslo\n\n3 May 2020\n\nThe talks began in the old hall.\n"
    (place,) = why("3 May 2020", text=text)
    assert said(place, "head", "refused") == ["date: outranked by the front-matter (2020-05-03)"]


def test_every_place_has_its_line_and_column_in_the_file() -> None:
    places = why("Moe")
    assert [(place.line, place.column) for place in places] == [(7, 30), (7, 58), (7, 75)]
    assert why("Moe", 2) == [places[1]]
    assert why("7:75") == [places[2]]


def test_words_are_found_in_any_case_with_other_marks_and_over_lines() -> None:
    assert why("ada moe")[0].words == "Ada Moe"
    assert why("began  in\noslo")[0].words == "began in Oslo"
    assert why("ort")[0].words == "ort"


@pytest.mark.parametrize(
    ("asked", "nth", "words"),
    [
        ("Ada Mow", None, "the text does not hold the words 'Ada Mow'; most like it: “Ada Moe”"),
        ("Zyxwv", None, "the text does not hold the words 'Zyxwv'"),
        ("1:1", None, "no word stands at 1:1 (line and column of the text, both counted from 1)"),
        ("Moe", 4, "'Moe' stands 3 times in the text; there is no place 4"),
    ],
)
def test_words_that_are_not_there_are_said_with_the_nearest(asked: str, nth: int | None, words: str) -> None:
    with pytest.raises(DossierError) as raised:
        why(asked, nth)
    assert raised.value.message == words


def test_a_correction_says_that_a_person_decided(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [dossier]\n", "utf-8")
    (content / "talks.txt").write_text(TEXT, "utf-8")
    (tmp_path / "docs").mkdir()
    fix = {"set": "date", "exact": "5 May", "to": {"edtf": "2019-05-05"}, "why": "misprint"}
    (content / "talks.corrections.yml").write_text(yaml.safe_dump({"corrections": [fix]}), "utf-8")
    done = CliRunner().invoke(main, ["why", "-f", str(tmp_path / "mkdocs.yml"), str(content / "talks.txt"), "5 May"])
    assert "set by a person" in done.stdout, done.output
    assert "date “5 May”: probably 5 May 2021 → 5 May 2019 (misprint)" in " ".join(done.stdout.split())


@pytest.mark.parametrize("path", sorted((GOLDEN).glob("*.yml")), ids=lambda path: path.stem)
def test_golden_output_stands_in_the_guide(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(case["text"], "utf-8")
    done = CliRunner().invoke(main, ["why", "talks.txt", case["words"]], env={"COLUMNS": "80"})
    assert done.stdout == case["output"]
    guide = (PROJECT / "docs" / "why.md").read_text("utf-8")
    assert indent(case["text"], "    ", lambda _: True).replace("    \n", "\n") in guide
    assert indent(case["output"], "    ") in guide


def test_the_terminal_shows_a_line_for_each_step(tmp_path: Path) -> None:
    done = run(tmp_path, "Will the talks go on?")
    head, *lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert head.endswith("talks.txt:9:1  “Will the talks go on?”")
    assert "  summary    refused    question" in lines


def test_json_holds_the_same(tmp_path: Path) -> None:
    (place,) = json.loads(run(tmp_path, "Will the talks go on?", "--json").stdout)
    assert (place["words"], place["line"], place["column"]) == ("Will the talks go on?", 9, 1)
    assert {"stage": "summary", "verdict": "refused", "says": "question", "words": ""} in place["lines"]


def test_words_that_are_not_there_end_with_one(tmp_path: Path) -> None:
    done = run(tmp_path, "Ada Mow")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "most like it: “Ada Moe”" in done.stderr


# ---------------------------------------------------------------- failures


def fail(words: str) -> bool:
    raise ValueError("no good")


def test_a_failure_names_stage_rule_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "half_quoted", fail)
    (notice,) = analyse_document(document_from_text(TEXT, path="talks.txt"), Settings()).notices
    assert notice.path == "talks.txt"
    assert "(ValueError: no good, in candidates, rule 'half a quotation' at dossier/analyse/refusals.py:" in say(
        notice.reason
    )


def test_a_traceback_is_shown_to_who_asks_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "half_quoted", fail)
    assert "analysis failed" not in str(run(tmp_path, "Moe").exception)
    assert isinstance(run(tmp_path, "Moe", "--debug").exception, ValueError)
    assert isinstance(run(tmp_path, "Moe", DOSSIER_DEBUG="1").exception, ValueError)
    assert not isinstance(run(tmp_path, "Moe").exception, ValueError)
    assert isinstance(run(tmp_path, "Zyxwv", "--debug").exception, DossierError | ValueError)


def test_reasons_are_never_shown_as_codes() -> None:
    for place in why("Moe"):
        assert not any(Reason.__name__ in line.says for line in place.lines)
