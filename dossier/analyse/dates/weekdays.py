"""Which day a weekday's name means, and which weekend: rows over the day counted from, the direction and the verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dossier.analyse.dates import timex
from dossier.analyse.dates.resolved import Resolved, anchor, edtf, unresolved
from dossier.model import Certainty, Reading, Reason
from dossier.rules import Rule

BACK = ("last", "past", "previous")
AHEAD = ("next", "coming", "following")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday and the day it is counted from."""

    today: date
    number: int
    """1 Monday to 7 Sunday."""
    way: str
    """The direction stated."""
    weeks: int
    """Weeks beyond it: one in "Monday week"."""
    leaning: str
    """`past`, `planned` or nothing: what the verb says."""
    base: str
    """What it is counted from, TIMEX3; a week is counted from its first day."""
    name: Reason
    """What that is called."""

    @property
    def back(self) -> int:
        """Days back to the last such weekday, today included."""
        return (self.today.isoweekday() - self.number) % 7

    @property
    def ahead(self) -> int:
        """Days on to the next such weekday, today included."""
        return (self.number - self.today.isoweekday()) % 7

    def at(self, step: int, code: str, certainty: Certainty = "resolved", others: tuple[int, ...] = ()) -> Resolved:
        """Return the day so many days on, for a reason that names the weekday and the base."""
        rule = Reason(code, (str(self.number), edtf(self.base)))
        return day_at(self.today, step, rule, self.name, certainty, others)


def day_at(
    today: date, step: int, rule: Reason, name: Reason, certainty: Certainty = "resolved", others: tuple[int, ...] = ()
) -> Resolved:
    """Return the day so many days on, and those that lost."""
    moved = timex.step_day(today, step)
    if moved is None:
        return unresolved(Reason("beyond-the-calendar"))
    readings = tuple(
        Reading(other.isoformat(), Reason("one-before" if each < step else "one-after"))
        for each in others
        if (other := timex.step_day(today, each)) is not None
    )
    base = anchor(name, today.isoformat())
    return Resolved(moved.isoformat(), certainty, rule, base, readings if certainty == "chosen" else ())


def _to_come(case: Weekday) -> Resolved:
    code = {1: "week-after-weekday", 2: "two-weeks-after-weekday"}.get(case.weeks, "weekday-after")
    return case.at((case.ahead or 7) + 7 * case.weeks, code)


def _of_this_week(case: Weekday) -> Resolved:
    step = case.number - case.today.isoweekday()
    if case.leaning == "past" and step > 0:
        return case.at(-case.back, "weekday-before", "chosen", (step,))  # dated a Tuesday: they met this Sunday
    return case.at(step if case.leaning == "past" or step >= 0 else case.ahead, "weekday-of-same-week")


Conclusion = Callable[[Weekday], Resolved]

WEEKDAYS: tuple[Rule[Weekday, Conclusion], ...] = (
    Rule(
        "the weekday before",
        lambda c: c.way in BACK,
        lambda c: c.at(-(c.back or 7), "weekday-before"),
        yes=("They met [last Friday]{2021-10-01}.",),
        no=("They met [next Friday].",),
    ),
    Rule(
        "the weekday to come",
        lambda c: c.way in AHEAD,
        _to_come,
        yes=("They meet [next Friday]{2021-10-08}.", "They meet [Monday week]{2021-10-11}."),
        no=("They meet [this Friday].",),
    ),
    Rule(
        "the weekday of this week",
        lambda c: c.way == "this",
        _of_this_week,
        yes=(
            "They met [this Friday]{2021-10-01}.",
            "They will meet [this Friday]{2021-10-08}.",
            "<2019-08-06> They met [this Sunday]{2019-08-04}.",
        ),
        no=("They met on [Friday].",),
    ),
    Rule(
        "the day itself",
        lambda c: not c.back,
        lambda c: c.at(0, "weekday-itself", "resolved" if c.leaning else "chosen", (-7, 7)),
        yes=("<2021-10-01> They met on [Friday]{2021-10-01}.",),
        no=("They met on [Friday].",),
    ),
    Rule(
        "a weekday that the verb sets ahead",
        lambda c: c.leaning == "planned",
        lambda c: c.at(c.ahead, "weekday-ahead", "chosen", (-c.back,)),
        yes=("They will meet on [Friday]{2021-10-08}.",),
        no=("They met on [Friday].",),
    ),
    Rule(
        "a weekday that the verb sets back",
        lambda c: c.leaning == "past",
        lambda c: c.at(-c.back, "weekday-before"),
        yes=("They met on [Friday]{2021-10-01}.",),
        no=("A big day, [Friday].",),
    ),
    Rule(
        "the last such weekday",
        lambda c: True,
        lambda c: c.at(-c.back, "weekday-before", "chosen", (c.ahead,)),
        yes=("A big day, [Friday]{2021-10-01}.",),
        no=("They met on [Friday].",),
    ),
)
"""Asked of a weekday alone or with a direction."""


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend, and the day it is seen from."""

    way: str
    """The direction stated; `near` for "the weekend"."""
    weekday: int
    """1 Monday to 7 Sunday."""
    leaning: str
    """What the verb says."""


def _is_over(case: Weekend) -> bool:
    """Tell whether "the weekend" is the last one: before the weekend, and nothing points ahead."""
    said = case.leaning == "past" or (not case.leaning and case.weekday < 4)
    return case.way == "near" and case.weekday < 6 and said


WEEKENDS: tuple[Rule[Weekend, int], ...] = (
    Rule(
        "the weekend before",
        lambda c: c.way in BACK,
        -1,
        yes=("They met [last weekend]{2021-W38-WE}.",),
        no=("They meet [next weekend].",),
    ),
    Rule(
        "the weekend after",
        lambda c: c.way == "next" or (c.way in AHEAD and c.weekday >= 5),
        1,
        yes=("They meet [next weekend]{2021-W40-WE}.",),
        no=("They met [last weekend].",),
    ),
    Rule(
        "the weekend that is over",
        _is_over,
        -1,
        yes=("<2021-10-05> They met over [the weekend]{2021-W39-WE}.",),
        no=("<2021-10-05> They will meet over [the weekend].",),
    ),
    Rule(
        "this weekend, when it is over",
        lambda c: c.way == "this" and c.leaning == "past" and c.weekday < 4,
        -1,
        yes=("<2021-10-05> They met [this weekend]{2021-W39-WE}.",),
        no=("<2021-10-05> They will meet [this weekend].",),
    ),
    Rule(
        "the weekend of this week",
        lambda c: True,
        0,
        yes=("<2021-10-05> They will meet over [the weekend]{2021-W40-WE}.",),
        no=("<2021-10-05> They met over [the weekend].",),
    ),
)
"""Asked of a weekend: they give how many weekends on from that of this week."""
