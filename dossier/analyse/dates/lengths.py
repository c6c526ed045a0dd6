"""Where lengths of time lie: "the past two years" up to a date, "two decades ago" from it."""

from __future__ import annotations

from dossier.analyse.dates import timex
from dossier.analyse.dates.phrases import Duration, Offset
from dossier.analyse.dates.resolved import Resolved, anchor, say


def laid_out(phrase: Duration, base: str | None) -> str | None:
    """Return the days of "the past two years", counted from a date."""
    if base is None or phrase.amount is None or phrase.direction not in ("past", "last", "next", "coming"):
        return None
    sign = -1 if phrase.direction in ("past", "last") else 1
    unit = {"F": "W"}.get(phrase.unit, phrase.unit)
    other = timex.to_edtf(timex.shift(base, sign * phrase.amount, unit)) if unit not in "SmHK" else None
    here = timex.to_edtf(timex.truncate(base, unit)) if other else None
    if not other or not here or "/" in other:
        return None
    if unit == "W":
        return None
    return f"{other}/{here}" if sign < 0 else f"{here}/{other}"


def decades(phrase: Offset, base: str, name: str, value: str) -> Resolved:
    """Count decades and centuries: TIMEX3 names the decade, a reader is told the year it comes to."""
    years = (phrase.amount or 0) * (10 if phrase.unit == "E" else 100)
    year = timex.to_edtf(timex.shift(base, phrase.sign * years, "Y"))
    rule = f"{years:g} years {'after' if phrase.sign > 0 else 'before'} {say(base)}"
    return Resolved(value, "approximate", rule, anchor(name, base), edtf=year)
