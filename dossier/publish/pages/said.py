"""What was said, with as much of it as decides where it stands, and numbers that change seldom."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Card, Profile, QuoteCard

EXACT = 64
"""Numbers below this are told exactly where others are told about."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with as much of it as decides on which pages it stands, so that none of these unpacks it."""

    card: Card
    index: int
    """Its place among the quotations of the dossier."""
    speaker: Profile | None
    voice: str
    """The words that name a speaker of whom nothing more is known."""
    is_sure: bool
    """It has a speaker, of whom there is little doubt."""

    @property
    def where(self) -> tuple[str, int]:
        """Return what tells it from all others."""
        return self.card.id, self.index

    @property
    def quote(self) -> QuoteCard:
        """Unpack it."""
        return self.card.quotes[self.index]


def about(number: int) -> int:
    """Return a number in steps, the larger the wider: that there is one more is not to change what others are worth."""
    step = 1 << max(0, number.bit_length() - EXACT.bit_length())
    return number // step * step
