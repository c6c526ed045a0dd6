"""Dates as data: the forms of EDTF that this project writes, what days they cover, and how to say them.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/). Of it are used:
days, months and years, also before year 1 (`-0479` is 480 BC), intervals with open ends, seasons (`2021-21` spring
to `2021-24` winter), unspecified digits (`199X`) and the qualifiers `~` (approximate), `?` (uncertain), `%` (both).
Three forms come from ISO 8601-1 or TIMEX3 because EDTF has nothing that a reader would recognise: weeks `2021-W39`,
quarters `2021-Q3` and halves `2021-H1`; EDTF's own numbers for those (33-36, 40-41) are understood too.

No text is read or made here: `english.dates` knows how dates are written, `wording.dates` how they are said.

Days are ISO 8601 strings, inclusive. Nothing here asks the clock, the locale or the time zone of the machine.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dossier.model import Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
"""Meteorological seasons of the northern hemisphere; winter runs into the next year."""

Day = tuple[int, int, int]
"""Year (astronomical), month, day: `datetime.date` knows no year before 1."""
Bounds = tuple[Day | None, Day | None]

POINT = re.compile(
    r"(?P<year>-?\d{4})"
    r"(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?P<time>T\d\d(?::\d\d){0,2}(?:Z|[+-]\d\d:?\d\d)?)?)?))?",
    re.ASCII,
)
DECADE = re.compile(r"(-?\d{3})X|(-?\d{2})XX", re.ASCII)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days, in the proleptic Gregorian calendar that ISO 8601 uses."""
    if month == 2:
        return 29 if calendar.isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def write_day(day: Day) -> str:
    """Write a day as ISO 8601."""
    return f"{write_year(day[0])}-{day[1]:02d}-{day[2]:02d}"


def write_year(year: int) -> str:
    """Write a year with four digits; years before 1 carry a minus."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def sort_key(day: str) -> Day:
    """Return what sorts ISO days in order, also those before year 1, where comparing text fails.

    Raises:
        ValueError: If it is not a day as `first_day` writes it.
    """
    if not (match := re.fullmatch(r"(-?\d{4})-(\d\d)-(\d\d)", day)):
        raise ValueError(f"not a day: {day!r}")
    return int(match[1]), int(match[2]), int(match[3])


# -------------------------------------------------------------------------------------------------------- days covered


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the first and the last day that an EDTF value covers, both inclusive.

    Parameters:
        value: EDTF; qualifiers do not widen it.

    Returns:
        ISO days; None for an open end, and twice None for what is not valid.
    """
    found = _bounds(value)
    if found is None:
        return None, None
    first, last = found
    return (write_day(first) if first else None), (write_day(last) if last else None)


def first_day(value: str) -> str | None:
    """Return the first day covered, or None when it is open or the value is not valid."""
    return bounds(value)[0]


def last_day(value: str) -> str | None:
    """Return the last day covered, or None when it is open or the value is not valid."""
    return bounds(value)[1]


def is_valid(value: str) -> bool:
    """Tell whether the value is in one of our forms and names days that exist."""
    return _bounds(value) is not None


def _bounds(value: str) -> Bounds | None:
    if value.count("/") == 1:
        start, end = value.split("/")
        first, last = _end(start), _end(end)
        if first is None or last is None or (first[0] is None and last[1] is None):
            return None
        if first[0] and last[1] and first[0] > last[1]:
            return None
        return first[0], last[1]
    return _point_bounds(value.rstrip("~?%")) if re.fullmatch(r"[^~?%]+[~?%]?", value) else None


def _end(value: str) -> Bounds | None:
    """Return the bounds of one end of an interval; an open or unknown end has none."""
    return (None, None) if value in ("", "..") else _bounds(value)


def _point_bounds(plain: str) -> Bounds | None:
    if match := DECADE.fullmatch(plain):
        width = 10 if match[1] else 100
        year = int(match[1] or match[2]) * width
        if plain.startswith("-"):
            return (year - width + 1, 1, 1), (year, 12, 31)
        return (year, 1, 1), (year + width - 1, 12, 31)
    match = POINT.fullmatch(plain)
    if match is None:
        return None
    year = int(match["year"])
    if match["week"]:
        return _week_bounds(year, int(match["week"]), int(match["weekday"] or 0))
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["month"] in (None, "XX"):
        return _months(year, 1, 12) if match["day"] in (None, "XX") else None
    return _month_bounds(year, int(match["month"]), match["day"])


def _month_bounds(year: int, month: int, day: str | None) -> Bounds | None:
    """Return the bounds of a month or a day, or of one of the codes that EDTF puts in the month's place."""
    if month > 12:
        if day is not None:
            return None
        if month in SEASON_FIRST_MONTH:
            return _months(year, SEASON_FIRST_MONTH[month], 3)
        if 33 <= month <= 36:
            return _months(year, 3 * (month - 33) + 1, 3)
        return _months(year, 6 * (month - 40) + 1, 6) if month in (40, 41) else None
    if month == 0:
        return None
    if day in (None, "XX"):
        return _months(year, month, 1)
    return ((year, month, int(day)), (year, month, int(day))) if is_day(year, month, int(day)) else None


def _months(year: int, month: int, count: int) -> Bounds:
    last = month + count - 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if last_year > 9999:  # a winter that runs out of four-digit years
        return (year, month, 1), (9999, 12, 31)
    return (year, month, 1), (last_year, last_month, days_in_month(last_year, last_month))


def _week_bounds(year: int, week: int, weekday: int) -> Bounds | None:
    try:
        first = date.fromisocalendar(year, week, weekday or 1)
        last = first if weekday else first + timedelta(6)
    except (ValueError, OverflowError):
        return None
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def precision(value: str) -> Precision:
    """Return how fine a valid EDTF value is."""
    plain = value.rstrip("~?%")
    if "/" in plain:
        return "range"
    if match := DECADE.fullmatch(plain):
        return "decade" if match[1] else "century"
    match = POINT.fullmatch(plain)
    if match is None:
        return "vague"
    alone = next((name for group, name in _FINER if match[group]), None)
    return alone or _month_precision(match["month"], match["day"])


_FINER: tuple[tuple[str, Precision], ...] = (
    ("weekday", "day"),
    ("week", "week"),
    ("quarter", "quarter"),
    ("half", "half"),
    ("time", "time"),
)
"""Parts of a point that say its precision alone, the first that is there."""


def _month_precision(month: str | None, day: str | None) -> Precision:
    """Return the precision of a point that has no more than a month and a day; months above 12 are parts of a year."""
    if month in (None, "XX"):
        return "year"
    number = int(month or 0)
    if number > 12:
        return "season" if number in SEASONS else "quarter" if number < 40 else "half"
    return "month" if day in (None, "XX") else "day"


# --------------------------------------------------------------------------------------------------- what is published


def published(value: str) -> str:
    """Return a valid value in a form that every reader of EDTF knows.

    Weeks, quarters and halves are written as the days they cover, since `2024-W10` and `2024-Q1` are no EDTF and few
    programs know its own numbers for parts of years. So are qualified decades, and ends of intervals that a validator
    takes to lie before the beginning. A time gets the seconds that EDTF wants. The parser reads all of these forms.
    """
    if value.count("/") == 1:
        start, end = value.split("/")
        first = _published_end(start, "", 0)
        return f"{first}/{_published_end(end, first, 1)}"
    plain = value.rstrip("~?%")
    return _as_days(value) if _is_ours(plain, qualified=plain != value) else _whole_time(value)


def _published_end(value: str, start: str, which: int) -> str:
    """Return one end of an interval, as its first or last day where readers would refuse it as it is."""
    plain = value.rstrip("~?%")
    if not plain or plain == "..":
        return value
    begins, after = first_day(plain), first_day(start.rstrip("~?%")) if start else None
    is_before = begins is not None and after is not None and sort_key(begins) < sort_key(after)
    if not (is_before or "T" in plain or "X" in plain or _is_ours(plain, qualified=plain != value)):
        return value
    return f"{bounds(plain)[which] or plain}{value[len(plain) :]}"


def _as_days(value: str) -> str:
    """Return the days that a point covers as an interval, or as the one day that it is."""
    plain = value.rstrip("~?%")
    qualifier = value[len(plain) :]
    first, last = bounds(plain)
    if first is None or last is None:
        return value
    return f"{first}{qualifier}" if first == last else f"{first}{qualifier}/{last}{qualifier}"


def _is_ours(plain: str, *, qualified: bool) -> bool:
    """Tell whether a point is in a form that readers of EDTF refuse."""
    if DECADE.fullmatch(plain) or "X" in plain:
        return qualified
    match = POINT.fullmatch(plain)
    return match is not None and (precision(plain) in {"week", "quarter", "half"} or match["weekday"] is not None)


def _whole_time(value: str) -> str:
    """Return a point whose time, if it has one, has minutes, seconds and a zone as EDTF writes it."""
    found = _TIME.search(value)
    if found is None:
        return value
    zone = found["zone"] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = f"T{found['hour']}:{found['minute'] or '00'}:{found['second'] or '00'}"
    # Neither program nor standard knows a qualified time.
    return f"{value[: found.start()]}{clock}{zone}"


_TIME = re.compile(r"T(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?[~?%]?\Z")
