"""Days as proclamations write them: "this sixteenth day of September, in the year of our Lord two thousand"."""

from __future__ import annotations

from dossier.analyse.words import lazy
from dossier.edtf import is_valid, month_number
from dossier.model import Span

ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth"""
CARDINALS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_FORMAL = lazy(
    r"\b(?P<day>[a-z]{5,12}(?:-\s?[a-z]{5,7})?|\d{1,2}(?:st|nd|rd|th))\s+day\s+of\s+(?P<month>[A-Z][a-z]{2,8}),?"
    r"\s+in\s+the\s+year\s+of\s+our\s+Lord,?\s+"
    r"(?:(?P<year>\d{4})|(?P<century>two\s+thousand|nineteen\s+hundred)(?:\s+and)?"
    r"(?:\s+(?P<tens>[a-z]+ty)\b)?(?:[\s-]+(?P<rest>" + "|".join(CARDINALS.split()[::-1]) + r")\b)?)"
)


def find_formal_date(text: str) -> tuple[Span, str] | None:
    """Find the first day that is written out in full, year of our Lord included.

    Returns:
        The span and the date as `YYYY-MM-DD`; None where there is none or the calendar has no such day.
    """
    for match in _FORMAL().finditer(text):
        year = int(match["year"]) if match["year"] else _written_year(match["century"], match["tens"], match["rest"])
        value = f"{year:04d}-{month_number(match['month']):02d}-{_day(match['day']):02d}"
        if is_valid(value):
            return Span(*match.span()), value
    return None


def _written_year(century: str, tens: str | None, rest: str | None) -> int:
    year = 2000 if century.startswith("two") else 1900
    year += 10 * (TENS.split().index(tens) + 2) if tens in TENS.split() else 0
    return year + (CARDINALS.split().index(rest) + 1 if rest else 0)


def _day(written: str) -> int:
    """Return the number of an ordinal up to thirty-first, 0 for other words."""
    if written[0].isdigit():
        return int(written[:-2])
    ones = ORDINALS.split()
    tens, _, one = written.partition("-")
    if one.strip() in ones[:9] and tens in ("twenty", "thirty"):
        return 10 * (2 if tens == "twenty" else 3) + ones.index(one.strip()) + 1
    return {"twentieth": 20, "thirtieth": 30}.get(written, ones.index(written) + 1 if written in ones else 0)
