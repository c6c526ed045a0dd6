"""What "earlier this week" and "later this month" leave of their unit: up to the document's day, or from it on.

The value stays the unit, as labelled corpora have it; first and last day are those that the words can mean.
"""

from __future__ import annotations

from datetime import date

from dossier.analyse.dates.phrases import Deictic, Found
from dossier.analyse.dates.resolved import DOCUMENT_DATE, Resolved

Days = tuple[str | None, str | None]
"""First and last day, as EDTF."""


def narrowed(days: Days, resolved: Resolved, found: Found, opening: str, today: date | None) -> Days:
    """Leave the days of a week, month or year that lie on the side which a word before it names.

    Parameters:
        days: Of the unit.
        resolved: The unit.
        found: The phrase, with the words before it.
        opening: Its first word.
        today: The document's day.
    """
    side = next((word for word in (*found.modifier.split(), opening) if word in ("earlier", "later")), "")
    if not side or today is None or not _seen_from_now(resolved, found):
        return days
    (first, last), day = days, today.isoformat()
    if first is None or last is None or not first < day < last:
        return days
    return (first, day) if side == "earlier" else (day, last)


def _seen_from_now(resolved: Resolved, found: Found) -> bool:
    """Tell whether a phrase names the unit in which the document was written."""
    phrase, anchor = found.phrase, resolved.anchor
    if not isinstance(phrase, Deictic) or anchor is None:
        return False
    return phrase.direction in _ABOUT_NOW and anchor.what == DOCUMENT_DATE


_ABOUT_NOW = frozenset({"this", "near"})
