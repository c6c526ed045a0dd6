"""Choose what phrases are counted from: the document's date, as in news, or the last date, as in a history."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.dates import timex
from dossier.analyse.dates.phrases import Calendar, Clock, Deictic, Offset, Phrase
from dossier.analyse.dates.ranges import Item

OPENING = 40
"""Tokens at the beginning in which a phrase that hangs on the day of writing ("today", "on Friday") makes it news."""
OLD_YEARS = 2
"""A year at least so long before the document's date is old."""


def _of_the_day(phrase: Phrase | None) -> bool:
    if isinstance(phrase, Clock):
        phrase = phrase.date
    if isinstance(phrase, Calendar):
        return bool(phrase.weekday and not phrase.day)
    return isinstance(phrase, Offset) and phrase.base == "document" and phrase.unit == "D" and phrase.amount in (0, 1)


def is_narrative(items: Sequence[Item], document_date: str | None) -> bool:
    """Tell whether a text tells a history.

    Parameters:
        items: The phrases of the text.
        document_date: TIMEX3 or None.

    Returns:
        False where the opening hangs on the day of writing. Else true when dates of past years (a year alone counts
        once, a month or a day twice) outweigh threefold the phrases that hang on the day of writing: weekdays,
        "yesterday", "last month", days of the document's own year.
    """
    found = timex.parts(document_date)
    this_year = found[0] if found is not None else None
    old = near = 0
    for item in items:
        for each in (item.first, item.last):
            phrase = each.phrase if each else None
            if item.start < OPENING and _of_the_day(phrase):
                return False
            if isinstance(phrase, Calendar) and _is_old(phrase, this_year):
                old += 2 if phrase.month else 1
            elif _is_near(phrase, this_year):
                near += 2
    return old >= 6 and old > 3 * near


def _is_old(phrase: Calendar, this_year: int | None) -> bool:
    return phrase.year is not None and (this_year is None or phrase.year <= this_year - OLD_YEARS)


def _is_near(phrase: Phrase | None, this_year: int | None) -> bool:
    """Tell whether a phrase hangs on the day of writing, or lies in its year."""
    if isinstance(phrase, Calendar):
        return bool(phrase.weekday and not phrase.day) or (this_year is not None and phrase.year == this_year)
    if isinstance(phrase, Offset):
        return phrase.base == "document"
    return isinstance(phrase, Deictic) and phrase.direction in ("last", "this", "next", "coming")
