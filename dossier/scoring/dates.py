"""Score dates the way TempEval-3 task A does (UzZaman et al. 2013), with spans compared by character.

The headline is `value_f1`: a span that overlaps a gold span and has the same TIMEX3 value. `interval` also accepts
another spelling of the same days (`2017-W28` and `2017-07-10/2017-07-16`), for gold written in EDTF or TIMEX2.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dossier.scoring.measures import Row, Score, Tally, pair_off, share

Days = tuple[date | None, date | None]
"""First and last day, both inclusive; None where open."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "21": 3, "22": 6, "23": 9, "24": 12}
"""The month each season begins in, northern and meteorological; winter ends in the next year."""


def score_dates(
    gold: Sequence[Row], predicted: Mapping[str, Row], *, parts: bool = True, types: Collection[str] = ()
) -> Score:
    """Compare predicted dates with labelled ones.

    Parameters:
        gold: Documents with `id`, `text` and `timexes` (`start`, `end`, `type`, `value`).
        predicted: Documents with `timexes`, by id.
        parts: Score a predicted range that has `parts` as its parts, as TIMEX3 labels its two ends apart.
        types: TIMEX3 types to keep on both sides; empty keeps all.

    Returns:
        Precision, recall and F1 for strict and relaxed spans, type, value and interval, and `value_accuracy`, the
        share of the relaxed matches whose value is right.
    """
    tallies = {name: Tally() for name in ("strict", "relaxed", "type", "value", "interval")}
    errors: list[str] = []
    for row in gold:
        wanted = [timex for timex in row["timexes"] if not types or timex.get("type") in types]
        got = list(unfold(predicted.get(str(row["id"]), {}).get("timexes", []), parts, types))
        pairs = align(wanted, got)
        hits: Counter[str] = Counter()
        for left, right in pairs.items():
            hits.update(agreement(wanted[left], got[right]))
        for name, tally in tallies.items():
            side = len if name != "interval" else count_of_days
            tally.add(hits[name], side(got), side(wanted))
        errors += [f"{row['id']}: {mistake}" for mistake in mistakes(row, wanted, got, pairs)]
    figures: dict[str, float | None] = {}
    for name, tally in tallies.items():
        figures |= tally.figures(name)
    relaxed = tallies["relaxed"]
    figures["value_accuracy"] = share(tallies["value"].right_gold, relaxed.right_gold) or 0.0
    counts = {"documents": len(gold), "gold": relaxed.gold, "predicted": relaxed.predicted}
    return Score(figures, counts, tuple(errors))


def agreement(one: Row, other: Row) -> dict[str, int]:
    """Say in what a gold date and the predicted one that overlaps it agree, 1 or 0 each."""
    days = names_days(one) and other.get("type") in DAY_TYPES and same_days(one, other)
    return {
        "strict": int(offsets(one) == offsets(other)),
        "relaxed": 1,
        "type": int(one.get("type") == other.get("type")),
        "interval": int(days),
        "value": int(one.get("value") == other.get("value")),
    }


def count_of_days(timexes: Sequence[Row]) -> int:
    """Return how many name days."""
    return sum(map(names_days, timexes))


def mistakes(row: Row, wanted: Sequence[Row], got: Sequence[Row], pairs: Mapping[int, int]) -> Iterator[str]:
    """Describe wrong values, then what was missed, then what is not in the gold."""
    for left, right in pairs.items():
        one, other = wanted[left], got[right]
        if one.get("value") != other.get("value"):
            yield f"{describe(one, row)}, predicted {describe(other, row)}"
    yield from (f"missed {describe(one, row)}" for i, one in enumerate(wanted) if i not in pairs)
    invented = set(range(len(got))) - set(pairs.values())
    yield from (f"not in gold {describe(got[i], row)}" for i in sorted(invented))


DAY_TYPES = frozenset({"DATE", "TIME"})


def unfold(timexes: Iterable[Row], parts: bool, types: Collection[str]) -> Iterable[Row]:
    """Replace ranges by their parts where asked, then keep the types wanted."""
    for timex in timexes:
        for piece in (parts and timex.get("parts")) or [timex]:
            if not types or piece.get("type") in types:
                yield piece


def align(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[int, int]:
    """Pair spans one to one: equal spans first, then the largest overlap."""
    return pair_off(
        ((offsets(one) != offsets(other), -overlap), left, right)
        for left, one in enumerate(gold)
        for right, other in enumerate(predicted)
        if (overlap := min(one["end"], other["end"]) - max(one["start"], other["start"])) > 0
    )


def offsets(timex: Row) -> tuple[int, int]:
    """Return start and end."""
    return timex["start"], timex["end"]


def describe(timex: Row, row: Row) -> str:
    """Return the words, type and value for a list of errors."""
    return f"{row['text'][timex['start'] : timex['end']]!r} {timex.get('type')} {timex.get('value')}"


def names_days(timex: Row) -> bool:
    """Tell whether a date or time names days of the calendar."""
    return timex.get("type") in DAY_TYPES and days_of(timex.get("value")) is not None


def same_days(one: Row, other: Row) -> bool:
    """Tell whether two values cover the same days."""
    return days_of(one.get("value")) == days_of(other.get("value"))


def days_of(value: str | None) -> Days | None:
    """Return the days that a TIMEX3 or EDTF value covers, None where it names none."""
    if not value:
        return None
    value = value.strip().rstrip("?~%")
    if "/" in value:
        return range_of(value)
    if re.match(r"\d{4}-\d\d-\d\dT", value):
        value = value[:10]
    for pattern, read in READERS:
        if match := pattern.fullmatch(value):
            try:
                return read(*match.groups())
            except ValueError:  # such as 30 February
                return None
    return None


def range_of(value: str) -> Days | None:
    """Return the days from the first of one end to the last of the other; either may be open."""
    ends = value.split("/")
    if len(ends) != 2:
        return None
    covered = [None if end in {"", ".."} else days_of(end) for end in ends]
    if any(days is None and end not in {"", ".."} for days, end in zip(covered, ends, strict=True)):
        return None
    first, last = covered
    return (first[0] if first else None, last[1] if last else None) if first or last else None


def months(year: int, first: int, count: int) -> Days:
    """Return the days of some months in a row; the first counts from 1."""
    end_year, end_month = divmod(12 * year + first - 2 + count, 12)
    return date(year, first, 1), date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1])


def one_day(year: str, month: str, day: str) -> Days:
    """Return a single day twice."""
    only = date(int(year), int(month), int(day))
    return only, only


def week(year: str, number: str, weekend: str | None) -> Days:
    """Return an ISO week, or its Saturday and Sunday."""
    first = date.fromisocalendar(int(year), int(number), 6 if weekend else 1)
    return first, first + timedelta(1 if weekend else 6)


def years(first: int, count: int) -> Days:
    """Return whole years."""
    return date(first, 1, 1), date(first + count - 1, 12, 31)


READERS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), one_day),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-XX)?"), lambda y, m: months(int(y), int(m), 1)),
    (re.compile(r"(\d{4})(?:-XX(?:-XX)?)?"), lambda y: years(int(y), 1)),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), week),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: months(int(y), 3 * int(q) - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: months(int(y), 6 * int(h) - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI|2[1-4])"), lambda y, s: months(int(y), SEASONS[s], 3)),
    (re.compile(r"(\d{3})X?(?:-XX-XX)?"), lambda d: years(10 * int(d), 10)),
    (re.compile(r"(\d\d)(?:XX)?"), lambda c: years(100 * int(c), 100)),
)
