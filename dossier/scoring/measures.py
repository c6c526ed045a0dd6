"""Precision, recall, and the record every scorer returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
"""One document, gold or predicted, as read from JSON or YAML."""


@dataclass(frozen=True, slots=True)
class Score:
    """What one task measured."""

    figures: dict[str, float | None]
    """Shares from 0 to 1 by name, in the order to print them; None where the data has nothing to measure."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many there were of what."""
    errors: tuple[str, ...] = ()
    """Every miss and mistake, in words, in the order of the gold documents."""
    documents: dict[str, dict[str, float | None]] = field(default_factory=dict)
    """The figures of each document, where the task is scored by document."""


@dataclass(slots=True)
class Tally:
    """Running counts of right, predicted and gold items."""

    predicted: int = 0
    gold: int = 0
    right_predicted: float = 0
    """Predicted items that are right."""
    right_gold: float = 0
    """Gold items that were found; equal to `right_predicted` where items pair one to one."""

    def add(self, right: float, predicted: int, gold: int) -> None:
        """Count items that pair one to one."""
        self.right_predicted += right
        self.right_gold += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right; 0 where nothing was predicted."""
        return self.right_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 0 where there are none."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return harmonic(self.precision, self.recall)

    def figures(self, name: str) -> dict[str, float | None]:
        """Return the three under `name_p`, `name_r` and `name_f1`."""
        return {f"{name}_p": self.precision, f"{name}_r": self.recall, f"{name}_f1": self.f1}


def harmonic(first: float, second: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    return 2 * first * second / (first + second) if first + second else 0.0


def pair_off(candidates: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """Pair two sides one to one, the candidates of the least rank first.

    Parameters:
        candidates: Rank, index on the one side, index on the other; ranks compare with each other.

    Returns:
        The index on the other side by that on the one.
    """
    pairs: dict[int, int] = {}
    taken = set[int]()
    for _, left, right in sorted(candidates):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def share(part: float, whole: float) -> float | None:
    """Return part of whole, None where there is no whole."""
    return part / whole if whole else None
