"""Number words: what the dates of a text and the formula of a signing are both written in."""

from __future__ import annotations

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000,
}  # fmt: skip
ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip


def day_number(words: str) -> int | None:
    """Read an ordinal or a day number: `2`, `2nd`, `second`, `twenty - first`."""
    parts = words.replace("-", " ").split()
    if not parts:
        return None
    if len(parts) == 1:
        digits = parts[0].rstrip("stndrh")
        return ORDINAL_WORDS.get(parts[0]) or (int(digits) if digits.isdecimal() else None)
    tens, ones = CARDINALS.get(parts[0]), ORDINAL_WORDS.get(parts[-1])
    return tens + ones if tens and ones and tens >= 20 and ones < 10 else None
