"""What every correction returns, and the small steps that several share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dossier.model import Confidence, Dossier, Reason, Span, Summary

BY_HAND = Reason("set-by-person")
SURE = Confidence("high", BY_HAND)

_Fact = TypeVar("_Fact")


class UnneededError(Exception):
    """What a correction wants is so already."""

    def __init__(self, code: str, *values: str) -> None:
        """Keep why."""
        self.reason = Reason(code, values)
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class Change:
    """A dossier after a correction, and what the page says about it."""

    dossier: Dossier
    target: Reason
    was: str | None
    now: str | None


def swapped(facts: tuple[_Fact, ...], old: _Fact, new: _Fact | None) -> tuple[_Fact, ...]:
    """Return the facts with one of them replaced, or taken away."""
    changed = (new if fact is old else fact for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def joined(values: Iterable[str | None]) -> str | None:
    """Return the values that there are in one text, or None."""
    return "; ".join(value for value in values if value is not None) or None


def without_glosses(summary: Summary, span: Span) -> Summary:
    """Take away our own words beside words whose reading changed."""
    return replace(
        summary,
        sentences=tuple(
            replace(line, glosses=tuple(gloss for gloss in line.glosses if not gloss.span.overlaps(span)))
            for line in summary.sentences
        ),
    )


def without_points(summary: Summary, spans: Sequence[Span], actor: str | None = None) -> Summary:
    """Take away the key points that rest on dropped words, of one actor or of all."""
    return replace(
        summary,
        key_points=tuple(
            point
            for point in summary.key_points
            if not (any(point.span.overlaps(span) for span in spans) and point.kind in ("quote", "date", "role"))
            or (actor is not None and point.actor != actor)
        ),
    )
