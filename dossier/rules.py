"""Linguistic decisions as rows: a name, what the rule looks at, what it concludes, and the examples that are its tests.

A table is a tuple of rows in the order in which they are asked; the first that holds decides. A stage that needs more
than a condition (a reader of dates, a sieve of coreference) has a row type of its own with the same first and last
fields. Each table is listed in `dossier.analyse.tables`; `tests/test_rules.py` runs every example through the analysis
with `dossier.trace` on, and fails for a rule that does not do what its examples say, or has none.

After the rule files of duckling (a negative corpus beside the rules) and LanguageTool (each rule carries its right and
its wrong example).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Case = TypeVar("Case")
Result = TypeVar("Result")


class Row(Protocol):
    """What every kind of rule has."""

    @property
    def name(self) -> str:
        """What the rule is called, in a few words; unique within its stage."""

    @property
    def yes(self) -> tuple[str, ...]:
        """Texts in which the rule decides on the words in square brackets."""

    @property
    def no(self) -> tuple[str, ...]:
        """Texts in which it does not decide on the words in square brackets, though they look alike."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Result]):
    """A condition and what follows from it."""

    name: str
    """In a few words, as `dossier why` prints it: `a nickname within a name`."""
    when: Callable[[Case], bool]
    """Whether the rule holds for a case."""
    then: Result
    """What it concludes: a reading, or a refusal."""
    yes: tuple[str, ...]
    """Texts in which it decides on the words in square brackets."""
    no: tuple[str, ...] = ()
    """Texts in which it does not, though they look alike."""


def first(rules: Iterable[Rule[Case, Result]], case: Case) -> Rule[Case, Result] | None:
    """Return the first rule of a table that holds for a case."""
    for rule in rules:
        if rule.when(case):
            return rule
    return None


def decisive(rules: Iterable[Rule[Case, Result]], case: Case) -> Rule[Case, Result]:
    """Return the first rule that holds for a case, of a table whose last one always does."""
    return next(rule for rule in rules if rule.when(case))
