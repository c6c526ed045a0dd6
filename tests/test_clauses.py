from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.english.plain_words import words_in
from dossier.english.whole_clauses import clause_at, find_clauses

GOLDEN = Path(__file__).parent / "golden" / "clauses"
CASES = [
    pytest.param(case, id=case["name"])
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_golden_case(case: dict[str, Any]) -> None:
    text = case["text"]
    tokens = words_in(text)
    found = find_clauses(tokens)

    def shown(first: int, last: int) -> str:
        return text[tokens[first].start : tokens[last - 1].end]

    assert [shown(clause.verb, clause.verb + 1) for clause in found] == [want["verb"] for want in case["clauses"]]
    for clause, want in zip(found, case["clauses"], strict=True):
        assert shown(clause.main, clause.main + 1) == want.get("main", want["verb"])
        assert clause.tense == want["tense"]
        assert (clause.negated, clause.joined) == (want.get("negated", False), want.get("joined", False))
        if "subject" in want:
            assert clause.subject is not None
            assert shown(clause.subject.first, clause.subject.last) == want["subject"]


WORDS = st.lists(
    st.sampled_from(
        [
            "the minister",
            "who",
            "said",
            "that",
            "did not",
            "leave",
            ",",
            "and",
            ";",
            "Neither",
            "nor",
            "no",
            "it's",
            "will be",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDS))
def test_clauses_of_any_text_cover_it_in_order_and_hold_their_verbs(text: str) -> None:
    tokens = words_in(text)
    found = find_clauses(tokens)
    if not found:
        return
    assert found[0].first == 0
    assert found[-1].last == len(tokens)
    for clause, following in pairwise(found):
        assert clause.last == following.first
    for clause in found:
        assert clause.first <= clause.verb <= clause.main < clause.last
        assert clause_at(found, clause.verb) == clause
