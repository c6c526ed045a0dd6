"""Sentence boundaries, story by story, and what holds for any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse import run_stages
from dossier.english.sentences import find_sentences
from dossier.read import document_from_text
from dossier.read.blocks import find_blocks
from dossier.settings import Settings

GOLDEN = Path(__file__).parent / "golden" / "sentences"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def cut(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in find_sentences(text, find_blocks(text))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_is_cut_as_the_golden_case_says(case: dict[str, Any]) -> None:
    text = case.get("text") or " ".join(case.get("sentences", []))
    assert cut(text) == case.get("cut", case.get("sentences"))


@given(st.text(alphabet=st.sampled_from(list("aB1 .!?…\"'“”‘’«»()[]*#-—:\n\t|\u00a0")) | st.characters(), max_size=300))
def test_any_text_gives_ordered_sentences_without_loose_space(text: str) -> None:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    end = 0
    for sentence in sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        assert sentence.span in blocks[sentence.block].span
        assert sentence.kind == blocks[sentence.block].kind
        words = sentence.span.of(text)
        assert words == words.strip()
        end = sentence.span.end


@given(
    st.lists(st.sampled_from(["Ann left.", "“We won.”", "The U.S. army came!", "Who?", "Mr. Li spoke."]), max_size=9)
)
def test_sentences_joined_by_a_space_are_found_again(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_no_quotation_style_hides_the_end_of_a_sentence() -> None:
    for opening, closing in ('""', "“”", "''", "‘’", "«»"):
        text = f"He said {opening}we won.{closing} The army left."
        assert len(cut(text)) == 2, text


def test_a_long_run_of_end_marks_takes_no_time() -> None:
    text = "a" + '."' * 60_000 + "b.” " + "[1] " * 10_000 + "“”" * 20_000
    assert cut(text)


def test_a_paragraph_that_lost_its_marks_is_cut_at_the_gaps_before_words_that_begin_sentences() -> None:
    text = (
        "Moe on Ferries  Fraud Not Found     QUARRY BAY    The Harbour Office  HO  today told Sen  Moe of a report on "
        "the ferries that the board bought for the islands of the north  The report  which took a year  found that the "
        "board was hasty when it bought nine of them  It also found that the captains had warned of the storms in the "
        "winter and of the price of diesel  The board will answer in May  said its chief  and will sell three of the "
        "ferries"
    )
    found = [" ".join(sentence.span.of(text).split()) for sentence in find_sentences(text, find_blocks(text))]
    assert [sentence.split(" ", 3)[:3] for sentence in found] == [
        ["Moe", "on", "Ferries"],
        ["QUARRY", "BAY"],
        ["The", "Harbour", "Office"],
        ["The", "report", "which"],
        ["It", "also", "found"],
        ["The", "board", "will"],
    ]
    made = run_stages(document_from_text(text), Settings(content="."))
    assert any("hasty" in line.span.of(text) for line in made.summary.sentences)
    assert made.document.title is not None
