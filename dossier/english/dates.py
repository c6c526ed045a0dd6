"""The one reader of full dates: those that need nothing else to be understood, as heads, lines and metadata give them.

The stage of dates reads every phrase of time in running prose with a grammar of its own (`analyse.dates`); this is for
callers that must know whether a line, a field or the name of a file holds a date. The names of months and weekdays are
those of `lexicon/time_words.yml`; the patterns are put together from them and hold no groups, so that a caller can
build them into its own, with or without regard to capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dossier.edtf import is_day, is_valid, write_day
from dossier.english.lexicon import table
from dossier.model import Span

MONTH_WORDS: Mapping[str, int] = table("time_words", "month")
WEEKDAY_WORDS: Mapping[str, int] = table("time_words", "weekday")


def _short(names: Mapping[str, int]) -> tuple[str, ...]:
    """Return the abbreviations among names: those that another name of the same number begins with."""
    return tuple(
        name
        for name, number in names.items()
        if any(other != name and other.startswith(name) and names[other] == number for other in names)
    )


_WEEKDAY_NAMES = {name: number for name, number in WEEKDAY_WORDS.items() if not name.endswith("days")}
SHORT_MONTHS = tuple(name.capitalize() for name in _short(MONTH_WORDS))
"""Jan, Feb and so on: what a full stop may follow that ends no sentence."""


def _any_of(names: Mapping[str, int]) -> str:
    """Return a pattern of names as they begin with a capital; abbreviations may have a full stop."""
    short = _short(names)
    written = (rf"{name.capitalize()}\b\.?" if name in short else name.capitalize() for name in names)
    return f"(?:{'|'.join(sorted(written, key=len, reverse=True))})"


MONTH = _any_of(MONTH_WORDS)
WEEKDAY = _any_of(_WEEKDAY_NAMES)
_GAP = r"[ \t\u00a0]{0,3}"
_ORDINAL = r"(?:st|nd|rd|th)?"
_ISO_DAY = r"\d{4}-\d\d-\d\d"
_TIME = r"\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
_MONTH_FIRST = rf"(?P<am>{MONTH}){_GAP}(?P<ad>\d{{1,2}}){_ORDINAL},?{_GAP}(?P<ay>\d{{4}})"
_DAY_FIRST = rf"(?P<bd>\d{{1,2}}){_ORDINAL}{_GAP}(?:of )?(?P<bm>{MONTH}),?{_GAP}(?P<by>\d{{4}})"
_FULL = (
    r"(?<![\w./:-])(?:"
    rf"(?P<iy>\d{{4}})-(?P<im>\d\d)(?:-(?P<id>\d\d))?(?:T{_TIME})?"
    rf"|(?:{WEEKDAY},?[ ]{{1,2}})?(?:{_MONTH_FIRST}|{_DAY_FIRST})"
    rf"|(?P<cm>{MONTH}),?{_GAP}(?P<cy>[12]\d{{3}})"
    r"|(?P<ya>\d{4})/(?P<yb>\d{1,2})/(?P<yc>\d{1,2})"
    r"|(?P<na>\d{1,2})(?P<sep>[/.-])(?P<nb>\d{1,2})(?P=sep)(?P<ny>\d{4})"
    r")(?![\w/]|[-.:]\d)"
)

WRITTEN_DAY = "(?:" + re.sub(r"\(\?P<\w+>", "(?:", f"{_MONTH_FIRST}|{_DAY_FIRST}") + ")"
"""A day with the name of its month and its year: "May 7, 2015", "7th of May 2015"."""
FULL_DAY = rf"(?:{WRITTEN_DAY}|{_ISO_DAY}(?:[T ]{_TIME})?)"
"""A written day, or one in digits with or without a time."""

_YEAR = re.compile(r"\d{4}", re.ASCII)
"""In every full date."""
_DIGITS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
_WORDS_APART = re.compile(r"[_-]|(?<=\d)\.(?!\d)")


@cache
def _full() -> re.Pattern[str]:
    """Return the pattern of full dates, compiled when first used so that importing stays fast."""
    return re.compile(_FULL, re.ASCII | re.IGNORECASE)


def month_number(word: str) -> int:
    """Return 1 to 12 for an English month name or its abbreviation, 0 for any other word."""
    return MONTH_WORDS.get(word.lower().rstrip("."), 0)


def find_full_dates(text: str, *, date_order: str = "") -> list[tuple[Span, str]]:
    """Find the dates that need nothing else to be understood: a year with a month, or with a month and a day.

    Impossible days ("30 February 2021") are left out, and so are numeric dates that can be read two ways
    ("05/06/2021") unless `date_order` says which.

    Parameters:
        text: Any text.
        date_order: `day`, `month` or empty: how numeric dates are written.

    Returns:
        The span, a weekday before it included, and the date as `YYYY-MM-DD` or `YYYY-MM`; in order of the text.
    """
    return list(_full_dates(text, date_order)) if _YEAR.search(text) else []


def _full_dates(text: str, date_order: str) -> Iterator[tuple[Span, str]]:
    for match in _full().finditer(text):
        value = _read_full(match, date_order)
        if value is not None and is_valid(value):
            yield Span(*match.span()), value


def _read_full(match: re.Match[str], date_order: str) -> str | None:
    if match["iy"]:
        return f"{match['iy']}-{match['im']}" + (f"-{match['id']}" if match["id"] else "")
    if match["ay"]:
        return f"{match['ay']}-{month_number(match['am']):02d}-{int(match['ad']):02d}"
    if match["by"]:
        return f"{match['by']}-{month_number(match['bm']):02d}-{int(match['bd']):02d}"
    if match["cy"]:
        return f"{match['cy']}-{month_number(match['cm']):02d}"
    if match["ya"]:
        return f"{match['ya']}-{int(match['yb']):02d}-{int(match['yc']):02d}"
    readings = _numeric(match, date_order)
    return readings[0] if len(readings) == 1 else None


def _numeric(match: re.Match[str], date_order: str) -> tuple[str, ...]:
    return numeric_readings(int(match["ny"]), int(match["na"]), int(match["nb"]), date_order)


def numeric_readings(year: int, a: int, b: int, date_order: str = "") -> tuple[str, ...]:
    """Return the days that `a/b/year` can mean, the wanted order only if one is wanted.

    Returns:
        None, one or two ISO days; day first before month first.
    """
    orders = {"day": ((b, a),), "month": ((a, b),)}.get(date_order, ((b, a), (a, b)))
    days = dict.fromkeys(write_day((year, month, day)) for month, day in orders if is_day(year, month, day))
    return tuple(days)


def normalise_date(text: str, *, date_order: str = "") -> str | None:
    """Turn a date as metadata state it into EDTF.

    Parameters:
        text: ISO 8601 with or without time and zone, RFC 2822 (`Sat, 02 Oct 2021 10:00:00 +0200`), a full date in
            English, a year alone, or EDTF.
        date_order: `day`, `month` or empty, for numeric dates.

    Returns:
        The day, month or year as stated: a time and its zone are dropped and never move the day. None when it is
        not a date, not a possible one, or can be read two ways.
    """
    stated = text.strip()[:200]
    if re.fullmatch(r"\d{8}", stated):
        stated = f"{stated[:4]}-{stated[4:6]}-{stated[6:]}"
    if match := re.match(rf"({_ISO_DAY})[T ]\d\d:?\d\d", stated):
        stated = match[1]
    if is_valid(stated):
        return stated
    found = find_full_dates(stated, date_order=date_order)
    return found[0][1] if len(found) == 1 else None


def digits_of_date(text: str) -> tuple[int, int, int | None] | None:
    """Return year, month and day as a date in digits that begins a text states them, though no calendar has it.

    For saying what is wrong with a date: "2021-13-02" has no month 13. The day is None where none is given.
    """
    match = _DIGITS.match(text.strip())
    return (int(match[1]), int(match[2]), int(match[3]) if match[3] else None) if match else None


def has_two_readings(text: str) -> bool:
    """Tell whether a numeric date in a text means one day with the day first and another with the month first."""
    return any(len(_numeric(match, "")) > 1 for match in _full().finditer(text) if match["ny"])


def days_in_name(name: str) -> dict[str, int]:
    """Return the days that a file's name gives, and where each first begins.

    Names join words by `_` and `-` and write days without any mark (`brief_20211002`); "1-10-2021" can be read two
    ways and gives none.
    """
    days: dict[str, int] = {}
    for match in _COMPACT.finditer(name):
        day = f"{match[1]}-{match[3]}-{match[4]}"
        if is_valid(day):
            days.setdefault(day, match.start())
    for match in _NUMERIC.finditer(name):
        readings = numeric_readings(int(match[4]), int(match[1]), int(match[3]))
        if len(readings) == 1:
            days.setdefault(readings[0], match.start())
    stem = name.rpartition(".")[0] or name
    for spelled in (stem.replace("_", " "), _WORDS_APART.sub(" ", stem)):
        for span, day in find_full_dates(spelled):
            if len(day) == len("2021-10-02"):
                days.setdefault(day, span.start)
    return days
