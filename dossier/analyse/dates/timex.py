"""Calendar arithmetic on TIMEX3 values, and their counterpart in EDTF.

A TIMEX3 value (TimeML 1.2.1, after ISO 8601) differs from EDTF in weekends (`2021-W39-WE`), seasons (`2021-SP`),
decades (`199`), centuries (`19`), years BC (`BC0480`) and parts of the day (`2021-10-02TEV`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dossier.edtf import bounds, days_in_month, is_valid, sort_key, write_year

SEASON_LETTERS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
SEASON_NUMBERS = {letters: number for number, letters in SEASON_LETTERS.items()}

_POINT = re.compile(r"(BC)?(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?", re.ASCII)


def write_timex_year(year: int) -> str:
    """Write an astronomical year as TIMEX3 does."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def write_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """Write a year, month or day."""
    written = write_timex_year(year)
    if month:
        written += f"-{month:02d}"
        if day:
            written += f"-{day:02d}"
    return written


def parts(value: str | None) -> tuple[int, int | None, int | None] | None:
    """Return year, month and day of a value, of its first day where it names a week, season or quarter."""
    if not value:
        return None
    if match := _POINT.fullmatch(value):
        year = int(match[2])
        return (
            (1 - year if match[1] else year),
            int(match[3]) if match[3] else None,
            int(match[4]) if match[4] else None,
        )
    edtf = to_edtf(value)
    first = bounds(edtf)[0] if edtf else None
    if first is None:
        return None
    year, month, day = sort_key(first)
    # A week is known to the day it begins with; a season, decade or century to its first year only.
    return (year, month, day) if _WEEK.fullmatch(value) else (year, None, None)


def as_day(value: str | None) -> date | None:
    """Return the day a value names, None when it is coarser or out of range."""
    found = parts(value)
    if not found or not found[1] or not found[2] or found[0] < 1:
        return None
    try:
        return date(found[0], found[1], found[2])
    except ValueError:
        return None


def first_day(value: str | None) -> date | None:
    """Return the first day of a day, month or year; None for what is none or out of range."""
    found = parts(value)
    if not found or found[0] < 1 or value is None or value.endswith("_REF"):
        return None
    try:
        return date(found[0], found[1] or 1, found[2] or 1)
    except ValueError:
        return None


def week(day: date) -> str:
    """Return the ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def step_day(day: date, days: int) -> date | None:
    """Return the day so many days on, None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def shift(value: str, amount: float, unit: str) -> str | None:
    """Count from a value.

    Parameters:
        value: What to count from.
        amount: How many units, negative for back.
        unit: One of the letters of `lexicon.UNIT_NAMES`.

    Returns:
        The result, as fine as the unit; None when the value is too coarse for it.
    """
    found = parts(value)
    if found is None or abs(amount) > 100_000:
        return None
    year, month, _ = found
    if unit in "YEC":
        if amount == int(amount):
            return _shift_years(year, int(amount), unit)
        amount, unit = amount * {"Y": 12, "E": 120, "C": 1200}[unit], "M"
        if not month:
            return write_date(year + int(amount // 12))
    count = int(amount)
    if unit in "QB":
        return _shift_parts(value, year, month, count, 3 if unit == "Q" else 6)
    if unit == "M":
        return _shift_months(year, month, count)
    return _shift_days(value, amount, unit)


def _shift_years(year: int, count: int, unit: str) -> str | None:
    """Count years, decades or centuries."""
    if unit == "Y":
        return write_date(year + count) if abs(year + count) < 9999 else None
    return era((year + 10 * count) // 10, 3) if unit == "E" else era((year + 100 * count) // 100, 2)


def _shift_months(year: int, month: int | None, count: int) -> str | None:
    index = year * 12 + (month or 1) - 1 + count
    return write_date(index // 12, index % 12 + 1) if month and abs(index) < 9999 * 12 else None


def _shift_parts(value: str, year: int, month: int | None, count: int, width: int) -> str | None:
    """Count quarters (three months wide) or halves of a year (six)."""
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value, re.ASCII):
        month = 3 * int(quarter[2])
    if not month:
        return None
    a_year = 12 // width
    index = year * a_year + (month - 1) // width + count
    return f"{write_timex_year(index // a_year)}-{'Q' if width == 3 else 'H'}{index % a_year + 1}"


def _shift_days(value: str, amount: float, unit: str) -> str | None:
    day = as_day(value)
    if day is None:
        return None
    if unit in "SmH":
        days = amount / {"S": 86400, "m": 1440, "H": 24}[unit]
        moved = step_day(day, int(days))
        return moved.isoformat() if moved else None
    if unit in "WFK":
        moved = step_day(day, round(amount * (14 if unit == "F" else 7)))
        return None if moved is None else week(moved) + ("-WE" if unit == "K" else "")
    moved = step_day(day, int(amount))
    return moved.isoformat() if moved else None


def era(number: int, width: int) -> str | None:
    """Write a decade (three digits) or a century (two)."""
    if number < 0:
        return f"BC{-number - 1:0{width}d}" if width == 2 else f"BC{-number:0{width}d}"
    return f"{number:0{width}d}" if number < 10**width else None


def truncate(value: str, unit: str) -> str | None:
    """Return the unit a value lies in, None when the value is too coarse to tell."""
    return shift(value, 0, unit)


def to_edtf(value: str | None) -> str | None:
    """Return the EDTF of a TIMEX3 value, None for lengths, vague values and unknown digits."""
    if not value or value[0] == "P" or value.endswith("_REF"):
        return None
    if value.count("/") == 1:
        return _interval_to_edtf(*value.split("/"))
    if value.startswith("BC"):
        return _bc_to_edtf(value[2:])
    for form, written in _OTHERWISE_IN_EDTF:
        if match := form.fullmatch(value):
            value = written(match)
            break
    return value if value is not None and is_valid(value) else None


def _interval_to_edtf(start: str, end: str) -> str | None:
    first, last = (each if each in ("", "..") else to_edtf(each) for each in (start, end))
    if first is None or last is None:
        return None
    joined = f"{_day_only(first)}/{_day_only(last)}"
    return joined if is_valid(joined) else None


def _weekend(match: re.Match[str]) -> str | None:
    """Return the last two days of a week."""
    last_day = bounds(match[1])[1]
    return f"{date.fromisoformat(last_day) - timedelta(1)}/{last_day}" if last_day is not None else None


_OTHERWISE_IN_EDTF: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII), lambda match: f"{match[1]}-{SEASON_NUMBERS[match[2]]}"),
    (re.compile(r"(\d{4}-W\d\d)-WE", re.ASCII), _weekend),
    (re.compile(r"\d{3}", re.ASCII), lambda match: match[0] + "X"),
    (re.compile(r"\d{2}", re.ASCII), lambda match: match[0] + "XX"),
    (re.compile(r"([^T]{10})T(?:[A-Z]{2}|24:00)"), lambda match: match[1]),
    (re.compile(r"([^T]{10}T\d\d(?::\d\d)*)([+-]\d\d)", re.ASCII), lambda match: f"{match[1]}{match[2]}:00"),
)
"""Seasons, weekends, decades, centuries, parts of the day and whole hours of a zone, and how EDTF writes them."""


def _day_only(edtf: str) -> str:
    """Return the day of a time: intervals are written with days."""
    return edtf.split("T", maxsplit=1)[0]


def _bc_to_edtf(rest: str) -> str | None:
    if re.fullmatch(r"\d{4}.*", rest, re.ASCII):
        tail = rest[4:]
        letters = tail.lstrip("-")
        if letters in SEASON_NUMBERS:
            tail = f"-{SEASON_NUMBERS[letters]}"
        value = write_year(1 - int(rest[:4])) + tail.split("T")[0]
        return value if is_valid(value) else None
    if re.fullmatch(r"\d{3}", rest, re.ASCII):
        return f"-{rest}X"
    return f"-{rest}XX" if re.fullmatch(r"\d{2}", rest, re.ASCII) else None


def month_end(year: int, month: int) -> int:
    """Return the last day of a month."""
    return days_in_month(year, month)
