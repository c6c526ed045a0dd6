"""Where things stand on the drawn timeline: numbers only, the template draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.publish.pages.views import DateView
from dossier.wording import translated
from dossier.wording.dates import month_in_words

WIDTH = 1000
"""Of the drawing, in its own units; it is scaled to the page."""
LANE = 14
"""Height of a lane."""
POINT = 9
"""A day is drawn this wide, however long the axis."""
GAP = 3
"""At least this much between two marks in a lane."""
LANES = 16
"""More happenings at once than this are drawn over one another in the last lane."""
TOP = 6
AXIS = 24
"""Height below the lanes for the labels."""
TICKS = 9
"""At most this many labels."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One happening on the drawing."""

    href: str
    label: str
    x: float
    y: int
    width: float
    is_point: bool
    fuzzy: bool
    group: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A strip of time with a point for each day and a bar for each longer stretch."""

    width: int
    height: int
    baseline: int
    marks: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]
    left_out: int
    """Happenings so far from all others that drawing them would leave no room."""


def ordinal(day: str) -> int | None:
    """Return the number of a day, or None for one before year 1 or that is no day."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


Placed = tuple[int, int, str, DateView]
"""(first day, last day, address, view)."""


def draw(rows: Sequence[tuple[str, DateView]]) -> Drawing | None:
    """Lay happenings out in lanes.

    Parameters:
        rows: (address of the row on the page, date), in any order; open ends and days before year 1 are not drawn.

    Returns:
        The drawing; None when fewer than two things can be drawn.
    """
    placed = sorted(placeable(rows), key=lambda entry: entry[:3])
    if len(placed) < 2:
        return None
    everything = len(placed)
    placed = without_strays(placed)
    begin, end = min(entry[0] for entry in placed), max(entry[1] for entry in placed) + 1
    scale = (WIDTH - POINT) / max(end - begin, 1)
    lanes: list[float] = []
    marks = []
    for first, last, href, view in placed:
        x, width = (first - begin) * scale, (last + 1 - first) * scale
        is_point = view.glyph.shape == "point" and first == last
        drawn = POINT if is_point else max(width, POINT)
        lane = next((index for index, busy in enumerate(lanes) if busy + GAP <= x), len(lanes))
        lane = min(lane, LANES - 1)
        lanes[lane : lane + 1] = [x + drawn]
        label = f"{view.reading}: {view.what.shown}"
        marks.append(Drawn(href, label, round(x, 1), lane, round(drawn, 1), is_point, view.glyph.fuzzy, view.group))
    baseline = TOP + len(lanes) * LANE
    raised = tuple(
        Drawn(m.href, m.label, m.x, baseline - (m.y + 1) * LANE, m.width, m.is_point, m.fuzzy, m.group) for m in marks
    )
    return Drawing(WIDTH, baseline + AXIS, baseline, raised, tuple(ticks(begin, end, scale)), everything - len(placed))


def placeable(rows: Sequence[tuple[str, DateView]]) -> Iterator[Placed]:
    """Give the happenings that have a first and a last day."""
    for href, view in rows:
        first, last = ordinal(view.first), ordinal(view.last)
        if first is not None and last is not None and first <= last:
            yield first, last, href, view


def without_strays(placed: list[Placed]) -> list[Placed]:
    """Leave out the few happenings at either end that lie far from all others.

    Parameters:
        placed: By first day.

    Returns:
        The rest: at most a twentieth at each end is left out, and only over a gap of two fifths of the whole axis.
    """
    length = max(entry[1] for entry in placed) - placed[0][0]
    few = -(-len(placed) // 20)
    start, stop = 0, len(placed)
    for index in range(1, min(few + 1, len(placed))):
        if placed[index][0] - placed[index - 1][1] > 0.4 * length:
            start = index
        if placed[-index][0] - placed[-index - 1][1] > 0.4 * length:
            stop = len(placed) - index
    return placed[start:stop] if stop - start > 1 else placed


def ticks(begin: int, end: int, scale: float) -> Iterable[Tick]:
    """Label the axis with years, months or days, whichever fits."""
    first, last = date.fromordinal(begin), date.fromordinal(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 2 * TICKS:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if (months / 12) / step <= TICKS)
        days = (date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0)
        label = "{year}"
    elif months > 2:
        step = 1 + months // TICKS
        days = (
            date(first.year + number // 12, number % 12 + 1, 1)
            for number in range(first.month - 1, first.month + months)
            if number % step == 0
        )
        label = translated("{month} {year}")
    else:
        step = 1 + (end - begin) // TICKS
        days = (date.fromordinal(number) for number in range(begin, end, step))
        label = translated("{day} {month}")
    for day in days:
        x = (day.toordinal() - begin) * scale
        if 0 <= x <= WIDTH - 40:
            yield Tick(round(x, 1), label.format(day=day.day, month=month_in_words(day.month)[:3], year=day.year))
