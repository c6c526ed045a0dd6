"""Dates as data: the forms of EDTF that this project writes, what days they cover, and how to say them.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/). Of it are used:
days, months and years, also before year 1 (`-0479` is 480 BC), intervals with open ends, seasons (`2021-21` spring
to `2021-24` winter), unspecified digits (`199X`) and the qualifiers `~` (approximate), `?` (uncertain), `%` (both).
Three forms come from ISO 8601-1 or TIMEX3 because EDTF has nothing that a reader would recognise: weeks `2021-W39`,
quarters `2021-Q3` and halves `2021-H1`; EDTF's own numbers for those (33-36, 40-41) are understood too.

No text is read here: `english.dates` knows how dates are written. The words of `in_words` stay until the catalogue of
the interface says dates.

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
ORDINALS = ("first", "second", "third", "fourth")

Day = tuple[int, int, int]
"""Year (astronomical), month, day: `datetime.date` knows no year before 1."""
Bounds = tuple[Day | None, Day | None]

_POINT = re.compile(
    r"(?P<year>-?\d{4})"
    r"(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?P<time>T\d\d(?::\d\d){0,2}(?:Z|[+-]\d\d:?\d\d)?)?)?))?",
    re.ASCII,
)
_DECADE = re.compile(r"(-?\d{3})X|(-?\d{2})XX", re.ASCII)


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
    if match := _DECADE.fullmatch(plain):
        width = 10 if match[1] else 100
        year = int(match[1] or match[2]) * width
        if plain.startswith("-"):
            return (year - width + 1, 1, 1), (year, 12, 31)
        return (year, 1, 1), (year + width - 1, 12, 31)
    match = _POINT.fullmatch(plain)
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
    if match := _DECADE.fullmatch(plain):
        return "decade" if match[1] else "century"
    match = _POINT.fullmatch(plain)
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


# --------------------------------------------------------------------------------------------------------- plain words


def in_words(value: str) -> str:
    """Say an EDTF value in English.

    Parameters:
        value: Such as `2021-10-07/2021-10-08`.

    Returns:
        Such as `7–8 October 2021`; the value itself when it is not one of our forms.
    """
    if not is_valid(value):
        return value
    if "/" in value:
        return _range_in_words(*value.split("/"))
    plain = value.rstrip("~?%")
    words = _point_in_words(plain)
    mark = value[len(plain) :]
    return {"~": f"about {words}", "?": f"probably {words}", "%": f"perhaps about {words}"}.get(mark, words)


def _point_in_words(plain: str) -> str:
    if match := _DECADE.fullmatch(plain):
        return _decade_in_words(match[1]) if match[1] else _century_in_words(match[2])
    match = _POINT.fullmatch(plain)
    if match is None:
        return plain
    year = year_in_words(int(match["year"]))
    if match["week"]:
        return _week_in_words(int(match["year"]), int(match["week"]), match["weekday"]) or plain
    for part in ("quarter", "half"):
        if match[part]:
            return f"the {ORDINALS[int(match[part]) - 1]} {part} of {year}"
    if match["month"] in (None, "XX"):
        return year
    month = int(match["month"])
    if month > 12:
        return f"{_part_of_year_in_words(month)} {year}"
    if match["day"] in (None, "XX"):
        return f"{MONTHS[month - 1]} {year}"
    day = day_in_words(int(match["year"]), month, int(match["day"]))
    return f"{day}, {_time_in_words(match['time'])}" if match["time"] else day


def _week_in_words(year: int, week: int, weekday: str | None) -> str | None:
    days = _week_bounds(year, week, int(weekday or 0))
    if days is None or days[0] is None:
        return None
    return day_in_words(*days[0]) if weekday else f"the week of {day_in_words(*days[0])}"


def _part_of_year_in_words(month: int) -> str:
    """Say a month above 12: a season, or the quarter or half with "of"."""
    if month in SEASONS:
        return SEASONS[month]
    part, kind = (month - 33, "quarter") if month < 40 else (month - 40, "half")
    return f"the {ORDINALS[part]} {kind} of"


def day_in_words(year: int, month: int, day: int) -> str:
    """Say a day, such as `2 October 2021`."""
    return f"{day} {MONTHS[month - 1]} {year_in_words(year)}"


def year_in_words(year: int) -> str:
    """Say a year; astronomical 0 and below are years BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _decade_in_words(digits: str) -> str:
    return f"the {-int(digits) * 10}s BC" if digits.startswith("-") else f"the {int(digits) * 10}s"


def _century_in_words(digits: str) -> str:
    century = abs(int(digits)) + 1
    suffix = "th" if 10 <= century % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(century % 10, "th")
    return f"the {century}{suffix} century" + (" BC" if digits.startswith("-") else "")


def _time_in_words(time: str) -> str:
    match = re.fullmatch(r"T(\d\d(?::\d\d){0,2})(Z|[+-]\d\d:?\d\d)?", time)
    if match is None:
        return time
    clock = match[1] if ":" in match[1] else f"{match[1]}:00"
    return clock + (" UTC" if match[2] == "Z" else f" UTC{match[2]}" if match[2] else "")


def _range_in_words(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"until {in_words(end)}"
    if end in ("", ".."):
        return f"from {in_words(start)} on"
    if start == end:
        return in_words(start)
    a, b = _POINT.fullmatch(start), _POINT.fullmatch(end)
    kind = precision(start)
    if a is None or b is None or precision(end) != kind or int(a["year"]) < 1:
        return f"{in_words(start)} – {in_words(end)}"
    return _shared_in_words(a, b, kind) or f"{in_words(start)} – {in_words(end)}"


def _shared_in_words(a: re.Match[str], b: re.Match[str], kind: Precision) -> str | None:
    """Say a range of years, months or days, what both ends share only once; None where they share nothing."""
    if kind == "year":
        return f"{int(a['year'])}–{int(b['year'])}"
    if kind not in ("day", "month") or a["year"] != b["year"] or a["week"] or b["week"]:
        return None
    first, last, year = MONTHS[int(a["month"]) - 1], MONTHS[int(b["month"]) - 1], int(a["year"])
    if kind == "month":
        return f"{first}–{last} {year}"
    if first == last:
        return f"{int(a['day'])}–{int(b['day'])} {first} {year}"
    return f"{int(a['day'])} {first} – {int(b['day'])} {last} {year}"
