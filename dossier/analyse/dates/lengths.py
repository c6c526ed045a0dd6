"""Where lengths of time lie: "the past two years" up to a date, "two decades ago" from it."""

from __future__ import annotations

from datetime import date

from dossier.analyse.dates import timex
from dossier.analyse.dates.lexicon import UNIT_NAMES
from dossier.analyse.dates.phrases import Duration, Offset
from dossier.analyse.dates.resolved import DOCUMENT_DATE, Resolved, anchor, edtf, unresolved
from dossier.edtf import bounds
from dossier.model import Reason

_COUNTED_IN = {"W": (7, "D"), "E": (10, "Y"), "C": (100, "Y")}
"""Unit -> how many of which other it is counted in: the past decade is the last ten years."""


def laid_out(phrase: Duration, base: str | None) -> str | None:
    """Return the days of "the past two years", counted from a date."""
    if base is None or phrase.amount is None or phrase.direction not in ("past", "last", "next", "coming"):
        return None
    if phrase.unit in "SmHKF":
        return None
    sign = -1 if phrase.direction in ("past", "last") else 1
    size, unit = _COUNTED_IN.get(phrase.unit, (1, phrase.unit))
    amount = phrase.amount * size
    here, other = _ends(base, sign * amount, unit)
    if not other or not here or "/" in other:
        return None
    return f"{other}/{here}" if sign < 0 else f"{here}/{other}"


def _ends(base: str, amount: float, unit: str) -> tuple[str | None, str | None]:
    """Return the date that is counted from and the one so many units off: whole months are counted to the day."""
    today = timex.as_day(base)
    if unit == "M" and today is not None and amount == int(amount):
        return today.isoformat(), _months_off(today, int(amount))
    return timex.to_edtf(timex.truncate(base, unit)), timex.to_edtf(timex.shift(base, amount, unit))


def _months_off(day: date, months: int) -> str | None:
    """Return the day so many months off; the last of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return timex.write_date(year, month, min(day.day, timex.month_end(year, month))) if 1 <= year <= 9998 else None


def next_such_day(today: date, number: int) -> date | None:
    """Return the next day of that number in its month, today included: the 2nd."""
    months = ((today.year * 12 + today.month - 1 + step) for step in range(3))
    written = (f"{index // 12:04d}-{index % 12 + 1:02d}-{number:02d}" for index in months)
    days = (timex.as_day(each) for each in written)
    return next((day for day in days if day is not None and day >= today), None)


def part_of(phrase: Duration, whole: str | None) -> str | None:
    """Return the days of "the last five days of May 2017" within its month or year; None where they do not fit."""
    first, last = (timex.as_day(each) for each in bounds(timex.to_edtf(whole) or ""))
    if first is None or last is None or phrase.amount is None:
        return None
    make = _months_of if phrase.unit == "M" else _days_of
    start, end = make(phrase, first, last)
    fits = start is not None and end is not None and f"{first}"[: len(start)] <= start < end <= f"{last}"[: len(end)]
    return f"{start}/{end}" if fits else None


def _days_of(phrase: Duration, first: date, last: date) -> tuple[str | None, str | None]:
    """Return the first and the last of so many days or weeks at one end of a stretch."""
    count = int((phrase.amount or 0) * (7 if phrase.unit == "W" else 1)) - 1
    other = timex.step_day(last, -count) if phrase.direction == "last" else timex.step_day(first, count)
    if other is None:
        return None, None
    return (f"{other}", f"{last}") if phrase.direction == "last" else (f"{first}", f"{other}")


def _months_of(phrase: Duration, first: date, last: date) -> tuple[str | None, str | None]:
    """Return the first and the last of so many months at one end of a year."""
    count = int(phrase.amount or 0) - 1
    if phrase.direction == "last":
        return (_months_off(last.replace(day=1), -count) or "")[:7] or None, f"{last}"[:7]
    return f"{first}"[:7], (_months_off(first.replace(day=1), count) or "")[:7] or None


def counted(phrase: Offset, base: str, name: Reason, value: str) -> Resolved:
    """Return what "two weeks ago" comes to; no length at all is the date itself ("today")."""
    if phrase.unit in "EC":
        return _decades(phrase, base, name, value)
    amount = phrase.amount or 0
    if amount == 0:
        rule = Reason("document-date-itself" if name == DOCUMENT_DATE else "last-date-itself")
    else:
        side = "length-after" if phrase.sign > 0 else "length-before"
        rule = Reason(side, (f"{amount:g} {UNIT_NAMES[phrase.unit]}", edtf(base)))
    return Resolved(value, "resolved", rule, anchor(name, base))


def to_the_day(phrase: Offset, today: date | None) -> Resolved:
    """Return the day of which the document's, or one beside it, is the anniversary: "five years ago today".

    Parameters:
        phrase: With the days from the document's day.
        today: The document's day.
    """
    near = timex.step_day(today, phrase.days or 0) if today is not None else None
    if near is None or today is None:
        return unresolved(Reason("nothing-to-count-from"))
    amount = int(phrase.amount or 0) * phrase.sign
    if phrase.unit == "W":
        back = timex.step_day(near, 7 * amount)
        value = back.isoformat() if back is not None else None
    else:
        value = _months_off(near, amount * {"Y": 12, "E": 120}.get(phrase.unit, 1))
    rule = Reason("length-before", (f"{phrase.amount:g} {UNIT_NAMES[phrase.unit]}", near.isoformat()))
    return Resolved(value, "resolved", rule, anchor(DOCUMENT_DATE, today.isoformat()))


def _decades(phrase: Offset, base: str, name: Reason, value: str) -> Resolved:
    """Count decades and centuries: "a decade ago" is about the year it comes to, as both labelled corpora have it."""
    years = (phrase.amount or 0) * (10 if phrase.unit == "E" else 100)
    year = timex.shift(base, phrase.sign * years, "Y")
    rule = Reason("length-after" if phrase.sign > 0 else "length-before", (f"{years:g} year", edtf(base)))
    return Resolved(year or value, "approximate", rule, anchor(name, base))


def some_time(phrase: Offset, base: str | None, name: Reason) -> Resolved:
    """Place "several years ago", which says only on which side of a date it lies."""
    vague = "PAST_REF" if phrase.sign < 0 else "FUTURE_REF"
    day = edtf(base)
    rule = Reason("some-before" if phrase.sign < 0 else "some-after", (UNIT_NAMES[phrase.unit], day))
    if not day or base is None:
        return Resolved(vague, "approximate", rule)
    whole = timex.to_edtf(timex.truncate(base, phrase.unit)) or day
    open_range = f"../{whole}" if phrase.sign < 0 else f"{whole}/.."
    return Resolved(
        vague,
        "approximate",
        rule,
        anchor(name, base),
        edtf=open_range if "/" not in whole and "T" not in whole else None,
    )
