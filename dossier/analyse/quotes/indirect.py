"""Find indirect speech: what somebody is said to have said, in the writer's words."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.units import Unit
from dossier.model import Quote, Span


def find_indirect(text: str, units: Sequence[Unit], cast: Cast, outers: Sequence[Span]) -> list[Quote]:
    """Return the indirect quotations."""
    return []
