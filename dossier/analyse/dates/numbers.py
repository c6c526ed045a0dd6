"""Read numbers written in digits or in words."""

from __future__ import annotations

from dossier.analyse.dates.tokens import Tokens
from dossier.english.numerals import CARDINALS


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
    if "few" in words or any(each in ("several", "many", "numerous", "some", "dozens") for each in words):
        return None
    if "couple" in words:
        return 2
    total, current, seen = 0.0, 0.0, False
    for i, each in enumerate(words):
        value = _value(each)
        if value is not None:
            if (
                seen
                and words[i - 1] in ("-", "–", "to", "or")
                and not (current % 10 == 0 and current >= 20 and value < 10)
            ):
                total, current = 0.0, 0.0
            seen = True
            if value in (100, 1000, 1_000_000) and not each[0].isdecimal():
                current = (current or 1) * value
                if value > 100:
                    total, current = total + current, 0.0
            else:
                current += value
        elif each == "half":
            seen = True
            current += 0.5
        elif each == "dozen":
            seen = True
            current = (current or 1) * 12
        elif each in ("a", "an", "another") and not seen and not any(_counts(later) for later in words[i + 1 :]):
            current, seen = 1, True
    return total + current if seen else -1


def _counts(word: str) -> bool:
    return word in ("half", "dozen") or _value(word) is not None


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
