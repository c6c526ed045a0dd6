"""Labelled data in, predictions in the scorers' forms out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.analyse.engines import RulesEngine
from dossier.errors import DossierError, EngineError
from dossier.model import Document, Dossier
from dossier.read import document_from_text
from dossier.scoring.evaluate import Places, evaluate, load_conll, load_rows, write_predictions
from dossier.settings import Settings

TEXT = (
    "“We are ready,” said Prime Minister Ada Moe on 4 May 2021. She will leave on Friday.\n\n"
    "The government of Norway agreed to the plan after long talks with the opposition in Oslo. Two parties left the"
    " talks before the end and said that they would vote against the plan in parliament. The vote is expected before"
    " summer, and the opposition has asked the prime minister to explain the costs to the public before it happens.\n"
)


def jsonl(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def at(words: str, **fields: Any) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words, **fields}


LABELS: dict[str, dict[str, Any]] = {
    "actors": {"mentions": [at("Ada Moe", type="person", entity="p"), at("Norway", type="country", entity="c")]},
    "quotes": {"quotes": [at("We are ready", kind="direct", speaker="Ada Moe", speaker_type="name")]},
    "dates": {"timexes": [at("4 May 2021", type="DATE", value="2021-05-04")], "dct": "2021-05-05"},
    "summary": {"summaries": ["Ada Moe is ready."], "title": "Moe is ready"},
}


@pytest.mark.parametrize("task", LABELS)
def test_predictions_are_written_with_the_offsets_of_the_labelled_text(task: Any, tmp_path: Path) -> None:
    gold = jsonl(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, **LABELS[task]})
    result = evaluate(task, gold)
    write_predictions(result, tmp_path / "out" / "predicted.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "out" / "predicted.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a"]
    (items,) = [value for value in rows[0].values() if isinstance(value, list)]
    assert items
    assert all(TEXT[item["start"] : item["end"]] == item["text"] for item in items)


def test_a_relative_day_is_counted_from_the_date_the_gold_gives(tmp_path: Path) -> None:
    gold = jsonl(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "timexes": [], "dct": "2021-05-05"})
    values = {one["text"]: one["value"] for one in evaluate("dates", gold).predictions["a"]["timexes"]}
    assert values["Friday"] == "2021-05-07"


def test_whole_dossiers_are_written_one_file_each(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(TEXT, "utf-8")
    (tmp_path / "brief.gold.yml").write_text(
        "document: {title: null, title_in_text: false, date: null, language: en}\n"
        "quotes: [{text: We are ready, speaker: Ada Moe, kind: direct}]\n"
        "actors: [{name: Ada Moe, type: person, role: Prime Minister}]\n"
        "dates: []\nsummary: {must_mention: [], sentences: []}\n",
        "utf-8",
    )
    result = evaluate("dossier", tmp_path)
    write_predictions(result, tmp_path / "out")
    found = json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))
    assert set(found) == {"document", "actors", "quotes", "dates", "summary"}
    assert result.score.figures["quote_f1"] == 1.0
    assert result.score.figures["speaker"] == 1.0


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("{broken\n", 1, "is not JSON"),
        ('{"id": "a", "text": "x", "quotes": []}\n{"id": "b"}\n', 2, "'text', 'quotes'"),
        ('{"id": "a", "text": "x", "quotes": []}\n\n{"id": "a", "text": "y", "quotes": []}\n', 3, "second time"),
        ('{"id": "a", "text": 5, "quotes": []}\n', 1, "'text' that is no text"),
        ('{"id": "a", "text": "x", "quotes": {}}\n', 1, "'quotes' that are no list"),
        ('{"id": "a", "text": "x", "quotes": [{"start": "q"}]}\n', 1, "without a place"),
        ('{"id": "a", "text": "x", "quotes": [{"start": 0, "end": 9}]}\n', 1, "without a place"),
        ("", None, "no document"),
    ],
)
def test_gold_that_cannot_be_used_is_named_with_its_line(
    content: str, line: int | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(DossierError) as raised:
        load_rows(path, "quotes")
    assert raised.value.line == line
    assert words in raised.value.message


def test_a_mention_without_a_type_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x", "mentions": [{"start": 0, "end": 1}]}\n', "utf-8")
    with pytest.raises(DossierError, match="without a type"):
        load_rows(path, "mentions")


def test_a_folder_without_gold_and_gold_without_its_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"holds no NAME\.gold\.yml"):
        evaluate("dossier", tmp_path)
    (tmp_path / "brief.gold.yml").write_text("document: {}\n", "utf-8")
    with pytest.raises(DossierError, match="--texts"):
        evaluate("dossier", tmp_path)


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="Did you mean 'rules'"):
        evaluate("dossier", tmp_path, Settings(engine="rule"))


def test_only_the_kinds_asked_for_are_scored(tmp_path: Path) -> None:
    gold = jsonl(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, **LABELS["quotes"]})
    counts = evaluate("quotes", gold, only=("direct",)).score.counts
    assert (counts["gold"], counts["predicted"]) == (1, 1)
    assert evaluate("quotes", gold, only=("mixed",)).score.counts["gold"] == 0


def test_a_document_on_which_the_engine_failed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: RulesEngine, document: Document, settings: Settings) -> Dossier:
        raise ValueError("no good")

    monkeypatch.setattr(RulesEngine, "analyse", fail)
    gold = jsonl(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, **LABELS["quotes"]})
    (notice,) = evaluate("quotes", gold).notices
    assert notice.code == "analysis-failed"


def test_conll_columns_become_text_with_mentions(tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    path.write_text(
        "-DOCSTART-\tx\n\nAda\tB-PER\nMoe\tI-PER\n's\tO\nNorway\tB-LOC\n,\tO\nNATO\tB-ORG\n.\tO\n\nOslo\tB-LOC\n",
        "utf-8",
    )
    (row,) = load_conll(path)
    assert row["text"] == "Ada Moe's Norway, NATO. Oslo"
    assert [(row["text"][m["start"] : m["end"]], m["type"]) for m in row["mentions"]] == [
        ("Ada Moe", "person"),
        ("Norway", "place"),
        ("NATO", "organisation"),
        ("Oslo", "place"),
    ]


def test_a_word_without_a_tag_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    path.write_text("Ada\tB-PER\nMoe\n", "utf-8")
    with pytest.raises(DossierError, match=r"gold\.conll:2: has a word without a tag"):
        list(load_conll(path))


def test_conll_gold_without_entities_is_scored_by_spans_alone(tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    path.write_text("Ada\tB-PER\nMoe\tI-PER\nleft\tO\nNorway\tB-LOC\n.\tO\n", "utf-8")
    figures = evaluate("actors", path).score.figures
    assert "conll" not in figures
    assert figures["span_r"] == 1.0


@given(st.text(alphabet=st.sampled_from("ab .\u00a0\u200b\u00ad\r\n“é\u0065\u0301"), max_size=60))
@example("e\u0301a\u00e9")
@example("e\u200b\u0301a\u00e9")
@example("a\u200ba")
@example("e\u0301ae\u0301\u0301")
def test_offsets_go_back_to_the_text_before_it_was_normalised(original: str) -> None:
    document = document_from_text(original)
    places = Places(document.text, original)
    for start in range(len(document.text)):
        found = places.of(start, start + 1)
        assert found["text"] == original[found["start"] : found["end"]]
        if document.text[start] in "ab.“":
            assert document.text[start] in found["text"]
