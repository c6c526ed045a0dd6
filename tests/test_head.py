"""What the first lines say of the document, story by story."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.blocks import find_blocks
from dossier.read.head import find_head
from dossier.wording import say

GOLDEN = Path(__file__).parent / "golden" / "head"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]
FIELDS = ("title", "date", "place", "author", "source")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_head_states_what_the_golden_case_says(case: dict[str, Any]) -> None:
    head = find_head(case["text"], find_blocks(case["text"]))
    based = any(isinstance(wanted, list) for wanted in case["head"].values())  # some cases say what a value rests on
    stated = {
        name: [found.value, say(found.basis)] if based else found.value
        for name in FIELDS
        if (found := getattr(head, name))
    }
    assert stated == case["head"]


def test_numeric_date_is_read_in_the_order_given() -> None:
    text = "05/06/2021\n\nThe army left the town."
    assert find_head(text, find_blocks(text), date_order="day").date.value == "2021-06-05"  # type: ignore[union-attr]
    assert find_head(text, find_blocks(text), date_order="month").date.value == "2021-05-06"  # type: ignore[union-attr]


PIECES = st.sampled_from(
    [
        "date 2021-10-02 ",
        "By Ann Lee, AP",
        "ROME (AP) — ",
        "DATE: 4 May 2020",
        "Title of a text | Rome, Italy",
        "\n\n",
        "A.",
    ]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=12).map("".join))
def test_spans_of_any_head_hold_the_words_of_its_values(text: str) -> None:
    head = find_head(text, find_blocks(text))
    for name in FIELDS:
        found = getattr(head, name)
        if found is not None:
            assert found.span is not None
            assert found.value
            if name != "date":
                assert found.value == " ".join(found.span.of(text).split())


def test_what_looks_like_a_dateline_without_a_comma_states_nothing() -> None:
    text = "Oslo\n\nQ    (Inaudible.)\n"
    assert find_head(text, find_blocks(text)).date is None
