"""Days of the year that bear a name; movable ones follow their published rules."""

from __future__ import annotations

from datetime import date, timedelta

from dossier.analyse.dates.lexicon import NAMED_DAYS
from dossier.analyse.dates.weekdays import AHEAD, BACK
from dossier.analyse.dates.years import PLAN_DAYS

_NTH_WEEKDAY = {
    "labor": (9, 1, 1),
    "thanksgiving": (11, 4, 4),
    "mlk": (1, 1, 3),
    "columbus": (10, 1, 2),
}
"""Month, weekday (1 Monday), which: United States holidays as set by 5 U.S.C. 6103."""
_PLANNED_DAYS = 300
"""How far ahead a holiday may lie where the verb points ahead."""
_FROM_EASTER = {"easter": 0, "good friday": -2, "easter monday": 1}


def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year.

    Parameters:
        name: A name of `lexicon.NAMED_DAYS`.
        year: 1 to 9999.
    """
    rule = NAMED_DAYS[name]
    if not 1 <= year <= 9999:
        return None
    if not isinstance(rule, str):
        return date(year, *rule)
    if rule in _FROM_EASTER:
        return easter(year) + timedelta(_FROM_EASTER[rule]) if year > 1582 else None
    if rule == "memorial":
        last = date(year, 5, 31)
        return last - timedelta(last.isoweekday() - 1)
    month, weekday, which = _NTH_WEEKDAY[rule]
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 13, 1876, p. 487)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nearest(days: list[date], today: date, way: str, leaning: str) -> date:
    """Choose between the days of three years.

    Parameters:
        days: The day in each, in order; at least one.
        today: The day counted from.
        way: The direction stated.
        leaning: What the verb says.
    """
    if way in BACK:
        return max((each for each in days if each < today), default=days[0])
    if way in AHEAD:
        return min((each for each in days if each > today), default=days[-1])
    ahead = {"planned": _PLANNED_DAYS, "past": 0}.get(leaning, PLAN_DAYS)
    return max((each for each in days if (each - today).days <= ahead), default=days[0])
