"""Each rule does what its own examples say: the rows of every table are the cases."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dossier.analyse import run_stages
from dossier.analyse.tables import STAGES
from dossier.model import Document, Span
from dossier.read import document_from_text
from dossier.rules import Row
from dossier.settings import Settings
from dossier.trace import Step, tracing

_DAY = re.compile(r"<(\d{4}-\d\d-\d\d)(?:, ([^>]+))?> ")
_MARKED = re.compile(r"\[([^\[\]]+)\](?:\{([^{}]*)\})?")


def rows() -> Iterator[tuple[str, Row]]:
    for stage, tables in STAGES.items():
        for table in tables.values():
            for row in table:
                yield stage, row


def examples(kind: str) -> list[object]:
    return [
        pytest.param(stage, row.name, text, id=f"{stage}: {row.name}: {text[:60]}")
        for stage, row in rows()
        for text in getattr(row, kind)
    ]


def read(example: str) -> tuple[Document, Span, str]:
    """Take an example apart: `<2021-10-02> The vote is on [Monday week]{2021-10-11}.`, `<2021-10-02, A title> …`.

    Returns the document, dated 2 October 2021 unless the example begins with a day; the words in brackets; and what the
    rule's note must hold.
    """
    dated = _DAY.match(example)
    day, title = (dated[1], dated[2] or "An example") if dated else ("2021-10-02", "An example")
    example = example[dated.end() :] if dated else example
    marked = _MARKED.search(example)
    assert marked is not None, f"no words in brackets: {example}"
    text = example[: marked.start()] + marked[1] + example[marked.end() :]
    document = document_from_text(f"---\ndate: {day}\ntitle: {title}\n---\n{text}\n")
    start = document.text.index(text.rstrip()) + marked.start()
    return document, Span(start, start + len(marked[1])), marked[2] or ""


def steps_on(stage: str, rule: str, document: Document, span: Span) -> list[Step]:
    with tracing() as steps:
        run_stages(document, Settings())
    said = [step for step in steps if step.stage == stage and step.rule == rule and step.span.overlaps(span)]
    return [step for step in said if step.verdict not in ("seen", "lost")]  # which decide nothing


@pytest.mark.parametrize(("stage", "rule", "text"), examples("yes"))
def test_a_rule_decides_where_its_example_says(stage: str, rule: str, text: str) -> None:
    document, span, holds = read(text)
    found = steps_on(stage, rule, document, span)
    assert found, "the rule said nothing of these words"
    assert any(holds in step.detail for step in found), [step.detail for step in found]


@pytest.mark.parametrize(("stage", "rule", "text"), examples("no"))
def test_a_rule_leaves_alone_what_its_counterexample_shows(stage: str, rule: str, text: str) -> None:
    document, span, _ = read(text)
    assert steps_on(stage, rule, document, span) == []


def test_every_rule_has_a_name_of_its_own_and_an_example() -> None:
    seen = [(stage, row.name) for stage, row in rows()]
    assert len(seen) == len(set(seen)), sorted(name for name in seen if seen.count(name) > 1)
    assert [name for (_, row), name in zip(rows(), seen, strict=True) if not row.yes] == []
