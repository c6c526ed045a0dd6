"""Say dates: `2021-10-07/2021-10-08` is `7–8 October 2021`."""

from __future__ import annotations

import re

from dossier.edtf import DECADE, MONTHS, POINT, first_day, is_valid, precision
from dossier.model import Precision
from dossier.wording.catalogue import translated
from dossier.wording.terms import HALVES, QUARTERS, SEASONS

DATE = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")


def in_words(value: str) -> str:
    """Say an EDTF value.

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
    if mark == "~":
        return translated("about {0}").format(words)
    if mark == "?":
        return translated("probably {0}").format(words)
    return translated("perhaps about {0}").format(words) if mark else words


def _point_in_words(plain: str) -> str:
    if match := DECADE.fullmatch(plain):
        return _decade_in_words(match[1]) if match[1] else _century_in_words(match[2])
    match = POINT.fullmatch(plain)
    if match is None:
        return plain
    if match["week"]:
        return _week_in_words(plain, match["weekday"])
    year = year_in_words(int(match["year"]))
    if match["quarter"]:
        return translated(QUARTERS[int(match["quarter"]) - 1]).format(year)
    if match["half"]:
        return translated(HALVES[int(match["half"]) - 1]).format(year)
    if match["month"] in (None, "XX"):
        return year
    month = int(match["month"])
    if month > 12:
        return _part_of_year_in_words(month, year)
    if match["day"] in (None, "XX"):
        return translated("{month} {year}").format(month=month_in_words(month), year=year)
    day = day_in_words(int(match["year"]), month, int(match["day"]))
    if not match["time"]:
        return day
    return translated("{day}, {time}").format(day=day, time=_time_in_words(match["time"]))


def _week_in_words(plain: str, weekday: str | None) -> str:
    """Say a week by its first day, or the day of a week."""
    day = DATE.fullmatch(first_day(plain) or "")
    if day is None:
        return plain
    words = day_in_words(int(day[1]), int(day[2]), int(day[3]))
    return words if weekday else translated("the week of {0}").format(words)


def _part_of_year_in_words(month: int, year: str) -> str:
    """Say a month above 12: a season, a quarter or a half."""
    if str(month) in SEASONS:
        return translated("{season} {year}").format(season=translated(SEASONS[str(month)]), year=year)
    part = QUARTERS[month - 33] if month < 40 else HALVES[month - 40]
    return translated(part).format(year)


def day_in_words(year: int, month: int, day: int) -> str:
    """Say a day, such as `2 October 2021`."""
    return translated("{day} {month} {year}").format(day=day, month=month_in_words(month), year=year_in_words(year))


def month_in_words(month: int) -> str:
    """Name a month, 1 for January."""
    return translated(MONTHS[month - 1])


def year_in_words(year: int) -> str:
    """Say a year; astronomical 0 and below are years BC."""
    return str(year) if year > 0 else translated("{0} BC").format(1 - year)


def _decade_in_words(digits: str) -> str:
    if digits.startswith("-"):
        return translated("the {0}s BC").format(-int(digits) * 10)
    return translated("the {0}s").format(int(digits) * 10)


def _century_in_words(digits: str) -> str:
    """Say a century; `ordinal` is English (`21st`), `number` is for languages that write it another way."""
    century = abs(int(digits)) + 1
    suffix = "th" if 10 <= century % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(century % 10, "th")
    bc = digits.startswith("-")
    words = translated("the {ordinal} century BC") if bc else translated("the {ordinal} century")
    return words.format(ordinal=f"{century}{suffix}", number=century)


def _time_in_words(time: str) -> str:
    match = re.fullmatch(r"T(\d\d(?::\d\d){0,2})(Z|[+-]\d\d:?\d\d)?", time)
    if match is None:
        return time
    clock = match[1] if ":" in match[1] else f"{match[1]}:00"
    return clock + (" UTC" if match[2] == "Z" else f" UTC{match[2]}" if match[2] else "")


def _range_in_words(start: str, end: str) -> str:
    if start in ("", ".."):
        return translated("until {0}").format(in_words(end))
    if end in ("", ".."):
        return translated("from {0} on").format(in_words(start))
    if start == end:
        return in_words(start)
    a, b = POINT.fullmatch(start), POINT.fullmatch(end)
    kind = precision(start)
    if a is not None and b is not None and precision(end) == kind and int(a["year"]) >= 1:
        shared = _shared_in_words(a, b, kind)
        if shared is not None:
            return shared
    return translated("{0} – {1}").format(in_words(start), in_words(end))


def _shared_in_words(a: re.Match[str], b: re.Match[str], kind: Precision) -> str | None:
    """Say a range of years, months or days, what both ends share only once; None where they share nothing."""
    if kind == "year":
        return translated("{0}–{1}").format(int(a["year"]), int(b["year"]))
    if kind not in ("day", "month") or a["year"] != b["year"] or a["week"] or b["week"]:
        return None
    first, last, year = month_in_words(int(a["month"])), month_in_words(int(b["month"])), int(a["year"])
    if kind == "month":
        return translated("{first}–{last} {year}").format(first=first, last=last, year=year)
    days = {"day": int(a["day"]), "other_day": int(b["day"]), "year": year}
    if first == last:
        return translated("{day}–{other_day} {month} {year}").format(month=first, **days)
    return translated("{day} {month} – {other_day} {other_month} {year}").format(month=first, other_month=last, **days)
