"""Titles cut out of the lead, story by story."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse.omissions import OMISSIONS, Omission
from dossier.analyse.title import FAULTS, LEAD_SENTENCE, MAX_WORDS, derive_title
from dossier.english.sentences import find_sentences
from dossier.model import Span, Stated
from dossier.read.blocks import find_blocks
from dossier.trace import tracing

GOLDEN = Path(__file__).parent / "golden" / "title"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def title(text: str) -> Stated | None:
    return derive_title(text, find_sentences(text, find_blocks(text)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_title_is_as_the_golden_case_says(case: dict[str, Any]) -> None:
    found = title(case["text"])
    assert (found and found.value) == case["title"]
    assert found is None or found.basis == LEAD_SENTENCE


WORDS = st.sampled_from(["The", "army", "said", "took", ",", "and", "which", "“", "”", ".", "in", "Homs", "to", "("])


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_title_of_any_text_is_short_and_in_the_text(text: str) -> None:
    found = title(text)
    if found is not None:
        assert found.span is not None
        words = " ".join(found.span.of(text).split())
        rest = iter(words.lower().split())
        assert all(word in rest for word in found.value.lower().removesuffix(" …").split())  # in order; some left out
        assert 0 < len(words.split()) <= MAX_WORDS


def faults(example: str) -> set[str]:
    """Return what was held against titles made of an example, brackets aside."""
    with tracing() as steps:
        title(example.replace("[", "").replace("]", ""))
    return {step.rule for step in steps if step.stage == "title"}


@pytest.mark.parametrize(("name", "text"), [(row.name, text) for row in FAULTS for text in row.yes])
def test_a_fault_is_held_against_its_example(name: str, text: str) -> None:
    assert name in faults(text)


@pytest.mark.parametrize(("name", "text"), [(row.name, text) for row in FAULTS for text in row.no])
def test_a_fault_is_not_held_against_its_counterexample(name: str, text: str) -> None:
    assert name not in faults(text)


def test_every_fault_of_a_title_has_examples() -> None:
    assert all(row.yes and row.no for row in FAULTS)


def left_out(row: Omission, clause: str) -> list[str]:
    """Return what a row would leave out of a clause, brackets aside."""
    plain = clause.replace("[", "").replace("]", "")
    return [part.of(plain) for part in row.find(plain, Span(0, len(plain)))]


@pytest.mark.parametrize(("row", "clause"), [(row, clause) for row in OMISSIONS for clause in row.yes])
def test_what_may_go_is_found_in_its_example(row: Omission, clause: str) -> None:
    assert left_out(row, clause) == re.findall(r"\[(.*?)\]", clause)


@pytest.mark.parametrize(("row", "clause"), [(row, clause) for row in OMISSIONS for clause in row.no])
def test_nothing_goes_from_a_counterexample(row: Omission, clause: str) -> None:
    assert left_out(row, clause) == []
