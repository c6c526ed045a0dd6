"""Number words: what the dates of a text and the formula of a signing are both written in."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.english.lexicon import table

CARDINALS: Mapping[str, int] = table("numbers", "cardinal")
ORDINAL_WORDS: Mapping[str, int] = table("numbers", "ordinal")


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
