"""Blocks of plain text, story by story, and what holds for any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.blocks import find_blocks, is_about_document

GOLDEN = Path(__file__).parent / "golden" / "blocks"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]
LINES = st.sampled_from(
    ["# A", "---", "- b", "1. c", "| d | e |", "By Ann Lee", "DATE: x", "Ann: Yes.", "A line", "a\tb", ""]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_has_the_blocks_the_golden_case_says(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[block.kind, block.span.of(text)] for block in find_blocks(text)] == case["blocks"]


@given(st.text(max_size=300) | st.lists(LINES | st.text(max_size=40), max_size=20).map("\n".join))
def test_blocks_of_any_text_cover_everything_but_white_space(text: str) -> None:
    end = 0
    for block in find_blocks(text):
        assert not text[end : block.span.start].strip()
        assert end <= block.span.start < block.span.end
        assert block.span.of(text) == block.span.of(text).strip()
        end = block.span.end
    assert not text[end:].strip()


def test_wrapping_a_text_does_not_change_its_paragraphs() -> None:
    words = "The army took the town of Homs after a siege of two years and thousands fled over the border."
    wrapped = words.replace(" after a ", " after a\n").replace(" thousands ", " thousands\n")
    text = f"{wrapped}\n\n{wrapped}"
    assert [" ".join(block.span.of(text).split()) for block in find_blocks(text)] == [words, words]


@pytest.mark.parametrize(
    "line", ["The army left.", "From Monday the army will leave the town.", "Date palms grow here."]
)
def test_sentence_is_not_taken_for_a_line_about_the_document(line: str) -> None:
    assert not is_about_document(line)
