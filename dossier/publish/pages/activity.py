"""How often an actor is named, month by month: numbers only, the template draws and tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.wording import in_words

HEIGHT = 40
"""Of the drawing in its own units; a bar is one unit wide, and the drawing is stretched to the page."""
MOST_MONTHS = 240
"""A longer stretch is drawn by years: bars thinner than a hair show nothing."""

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Bar:
    """A month (or year) in which an actor is named."""

    x: int
    height: float
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Activity:
    """The dossiers that name an actor by their month."""

    unit: str
    """`month` or `year`."""
    width: int
    """Months from the first to the last, both counted."""
    height: int
    bars: tuple[Bar, ...]
    """In order of time, only where there is something."""
    years: tuple[int, ...]
    """Where a year begins, without the first."""
    undated: int
    """Dossiers without a month."""

    @property
    def most(self) -> Bar:
        """The fullest month; of equals the first."""
        return max(self.bars, key=lambda bar: (bar.number, -bar.x))


def activity_of(days: Iterable[str]) -> Activity | None:
    """Count dossiers by month.

    Parameters:
        days: The date of each dossier as EDTF, `""` for none.

    Returns:
        The drawing; None when all fall into one month, or none has any.
    """
    months: Counter[int] = Counter()
    undated = 0
    for day in days:
        match = _MONTH.fullmatch(day)
        if match:
            months[int(match[1]) * 12 + int(match[2]) - 1] += 1
        else:
            undated += 1
    if len(months) < 2:
        return None
    if max(months) - min(months) < MOST_MONTHS:
        first = min(months)
        years = tuple(year * 12 - first for year in range(first // 12 + 1, max(months) // 12 + 1))
        return drawn("month", {month: (month_name(month), number) for month, number in months.items()}, years, undated)
    by_year: Counter[int] = Counter()
    for month, number in months.items():
        by_year[month // 12] += number
    return drawn("year", {year: (str(year), number) for year, number in by_year.items()}, (), undated)


def month_name(month: int) -> str:
    """Name a month that is counted from year 0."""
    return in_words(f"{month // 12:04}-{month % 12 + 1:02}")


def drawn(unit: str, counts: dict[int, tuple[str, int]], years: tuple[int, ...], undated: int) -> Activity:
    """Lay out the bars, the fullest as high as the drawing."""
    first, most = min(counts), max(number for _, number in counts.values())
    bars = tuple(
        Bar(place - first, round(HEIGHT * number / most, 1), label, number)
        for place, (label, number) in sorted(counts.items())
    )
    return Activity(unit, max(counts) - first + 1, HEIGHT, bars, years, undated)
