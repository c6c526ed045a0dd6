"""Why the analysis decided as it did: notes that stages leave while somebody asks, and nothing otherwise.

A stage calls `note` where a rule decides or refuses. Outside a `tracing` block that costs one look-up; inside it the
steps are kept in the order in which they happened. `dossier why` prints those that touch the words asked for, and the
examples that rules carry are tested by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from dossier.model import Span

Verdict = Literal["seen", "decided", "refused", "joined", "kept apart", "lost"]
"""`seen`: a stage looked at the words; `lost`: another reading of the same words was preferred."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that one rule said of a stretch of text."""

    stage: str
    """Such as `actors`, `quotes`, `dates`, `summary`."""
    rule: str
    """Name of the rule, as its row has it."""
    span: Span
    """The words it looked at."""
    verdict: Verdict
    detail: str = ""
    """On what evidence, or what it concluded."""


_steps: ContextVar[list[Step] | None] = ContextVar("steps", default=None)


@contextmanager
def tracing() -> Iterator[list[Step]]:
    """Keep what the stages note in the block, in order."""
    steps: list[Step] = []
    token = _steps.set(steps)
    try:
        yield steps
    finally:
        _steps.reset(token)


def is_tracing() -> bool:
    """Tell whether somebody asks, for a stage whose evidence costs something to put together."""
    return _steps.get() is not None


def note(stage: str, rule: str, span: Span, verdict: Verdict, detail: str = "") -> None:
    """Say what a rule decided, if somebody asks.

    Parameters:
        stage: The stage at work.
        rule: Name of the rule.
        span: The words it looked at, in the text of the document.
        verdict: What it said of them.
        detail: On what evidence, or what it concluded; short.
    """
    steps = _steps.get()
    if steps is not None:
        steps.append(Step(stage, rule, span, verdict, detail))
