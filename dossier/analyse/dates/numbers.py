"""Read numbers written in digits or in words."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates.tokens import Tokens
from dossier.english.numerals import CARDINALS
from dossier.english.patterns import word_set

_OPEN = word_set("few several many numerous some dozens")
"""Words that leave the number open."""
_FRACTIONS = word_set("half dozen")


def number(tokens: Tokens, start: int, end: int) -> float | None:
    """Read a quantity.

    Parameters:
        tokens: The text's tokens.
        start: First token of the quantity.
        end: One past its last token; words that are no number are passed over.

    Returns:
        How many; None when it is left open (`several`), and -1 when there is no number at all.
    """
    words = tokens.words[start:end]
    if not _OPEN.isdisjoint(words):
        return None
    if any(map(_are_two, words, words[1:])):
        return -1
    return 2 if "couple" in words else _sum_of(words)


def _sum_of(words: list[str]) -> float:
    """Add up number words; -1 when there is none."""
    sum_ = _Sum()
    for i, each in enumerate(words):
        value = _value(each)
        if value is not None:
            if i and words[i - 1] in ("-", "–", "to", "or"):
                sum_.begin_again(value)
            sum_.add(value, each)
        elif each in _FRACTIONS:
            sum_.multiply(each)
        elif each in ("a", "an", "another") and not any(_counts(later) for later in words[i + 1 :]):
            sum_.one()
    return sum_.total + sum_.current if sum_.seen else -1


def _are_two(figures: str, word: str) -> bool:
    """Tell whether figures and a number word are no one number: "up from 17 | two days earlier"."""
    value = _value(word) if figures[0].isdecimal() and word.isalpha() else None
    return value is not None and value < _SCALES_FROM


_SCALES_FROM = 100
"""From here on number words multiply figures: 17 hundred, not 17 two."""


@dataclass(slots=True)
class _Sum:
    """A number while it is read word by word."""

    total: float = 0.0
    """Whole thousands and millions."""
    current: float = 0.0
    """What they are multiplied with, or what comes on top."""
    seen: bool = False

    def begin_again(self, value: float) -> None:
        """Let the second number of "two to three" count, but not the ones of "twenty-three"."""
        tens = self.current % 10 == 0 and self.current >= 20 and value < 10
        if self.seen and not tens:
            self.total, self.current = 0.0, 0.0

    def add(self, value: float, word: str) -> None:
        """Add a number, or multiply with hundred, thousand and million."""
        self.seen = True
        if value not in (100, 1000, 1_000_000) or word[0].isdecimal():
            self.current += value
            return
        self.current = (self.current or 1) * value
        if value > 100:
            self.total, self.current = self.total + self.current, 0.0

    def multiply(self, word: str) -> None:
        """Add a half, or multiply with a dozen."""
        self.seen = True
        self.current = self.current + 0.5 if word == "half" else (self.current or 1) * 12

    def one(self) -> None:
        """Read "a" of "a week" as one, where no number was read."""
        if not self.seen:
            self.current, self.seen = 1, True


def _counts(word: str) -> bool:
    return word in _FRACTIONS or _value(word) is not None


def _value(word: str) -> float | None:
    if word in CARDINALS:
        return CARDINALS[word]
    if not word[:1].isdecimal():
        return None
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def full_year(written: str) -> int | None:
    """Read a year of four digits, or of two after an apostrophe: the nearest century around 1930 to 2029."""
    digits = written.strip("'’ ").split()[-1] if written.strip("'’ ") else ""
    if not digits.isdecimal():
        return None
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) < 30 else 1900)
    return int(digits) if len(digits) == 4 else None
