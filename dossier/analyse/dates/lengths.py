"""Where lengths of time lie: "the past two years" up to a date, "two decades ago" from it."""

from __future__ import annotations

from dossier.analyse.dates import timex
from dossier.analyse.dates.lexicon import UNIT_NAMES
from dossier.analyse.dates.phrases import Duration, Offset
from dossier.analyse.dates.resolved import DOCUMENT_DATE, Resolved, anchor, edtf
from dossier.model import Reason


def laid_out(phrase: Duration, base: str | None) -> str | None:
    """Return the days of "the past two years", counted from a date."""
    if base is None or phrase.amount is None or phrase.direction not in ("past", "last", "next", "coming"):
        return None
    if phrase.unit in "SmHKF":
        return None
    sign = -1 if phrase.direction in ("past", "last") else 1
    amount, unit = (phrase.amount * 7, "D") if phrase.unit == "W" else (phrase.amount, phrase.unit)
    other = timex.to_edtf(timex.shift(base, sign * amount, unit))
    here = timex.to_edtf(timex.truncate(base, unit)) if other else None
    if not other or not here or "/" in other:
        return None
    return f"{other}/{here}" if sign < 0 else f"{here}/{other}"


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
