"""Which year a month, day or season means that states none: rows over the document's day, the verb and the sentence.

The rule for a missing year was found by counting in news: a month or day up to 75 days ahead of the document's date is
a plan unless the verb looks back; what would lie further ahead was last year's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dossier.analyse.dates import timex
from dossier.analyse.dates.discourse import SEASON_MONTHS
from dossier.analyse.dates.phrases import Calendar
from dossier.analyse.dates.resolved import DOCUMENT_DATE, LAST_DATE, Resolved, anchor, edtf, unresolved
from dossier.model import Reading, Reason
from dossier.rules import Rule

PLAN_DAYS = 75
"""A date so many days ahead is a plan; one further ahead was last year's."""
PLANNED_DAYS = 400
"""Where the verb points ahead."""
SAME_PLAN_DAYS = 330
"""How far behind a date to come in the same sentence another may lie."""


def in_year(phrase: Calendar, year: int) -> str | None:
    """Return the value of a place in the calendar in a year, None where that year has no such day."""
    if phrase.season:
        return f"{timex.write_timex_year(year)}-{timex.SEASON_LETTERS[phrase.season]}"
    if phrase.quarter:
        return f"{timex.write_timex_year(year)}-Q{phrase.quarter}"
    if phrase.half:
        return f"{timex.write_timex_year(year)}-H{phrase.half}"
    if phrase.month and phrase.day and phrase.day > timex.month_end(year, phrase.month):
        return None
    return timex.write_date(year, phrase.month, phrase.day)


def other_years(phrase: Calendar, year: int) -> tuple[Reading, ...]:
    """Return the readings that lost: a year earlier and a year later."""
    others = []
    for other, reason in ((year - 1, Reason("year-before")), (year + 1, Reason("year-after"))):
        if (value := timex.to_edtf(in_year(phrase, other))) is not None:
            others.append(Reading(value, reason))
    return tuple(others)


def place(phrase: Calendar) -> str:
    """Return the day, month or season as EDTF of an unknown year."""
    month = f"XXXX-{phrase.season or phrase.month or 1:02d}"
    return f"{month}-{phrase.day:02d}" if phrase.day and not phrase.season else month


@dataclass(frozen=True, slots=True)
class Yearless:
    """A season, month or day that states no year, in news."""

    phrase: Calendar
    today: date
    """The document's day."""
    leaning: str
    in_sentence: str | None
    """The last date mentioned in the same sentence, TIMEX3."""
    near: tuple[int, ...]
    """The years it may lie in, the next one first."""
    plan: date | None
    """The date to come that the same sentence names, if any."""
    aside: bool = False
    """The date that the same sentence names stands in another clause."""

    @property
    def base(self) -> str:
        """The document's day, TIMEX3."""
        return self.today.isoformat()

    @property
    def agreeing(self) -> list[int]:
        """The years near in which the day is the weekday that is stated."""
        phrase = self.phrase
        if not phrase.weekday or not phrase.day or not phrase.month:
            return []
        days = [(year, date(year, phrase.month, phrase.day)) for year in self.near]
        return [year for year, day in days if day.isoweekday() == phrase.weekday]

    @property
    def possible(self) -> list[int]:
        """The years near, none before the plan that the sentence names."""
        first = self.plan.replace(day=1) if self.plan is not None else None
        return [year for year in self.near if first is None or self.start(year) >= first]

    @property
    def fitting(self) -> list[int]:
        """The possible years that do not lie too far ahead, none that has to come where the verb looks back."""
        if self.leaning == "past":
            return [year for year in self.possible if self.start(year) <= self.today]
        plan = self.plan
        ahead = PLANNED_DAYS if self.leaning == "planned" else PLAN_DAYS
        if plan is not None:
            ahead = (plan - self.today).days + SAME_PLAN_DAYS
        return [year for year in self.possible if (self.start(year) - self.today).days <= ahead]

    @property
    def to_come(self) -> list[int]:
        """The possible years in which it is still to come, or has hardly begun."""
        return [year for year in sorted(self.possible) if (self.start(year) - self.today).days >= -31]

    @property
    def named_year(self) -> int | None:
        """The earlier year that the sentence names, not aside: "The vessel, built in 1988, was inspected in August"."""
        named = timex.parts(self.in_sentence) if not self.aside else None
        return named[0] if named and named[0] < self.today.year else None

    def start(self, year: int) -> date:
        """Return the first day it covers in a year."""
        month = self.phrase.month or SEASON_MONTHS.get(self.phrase.season or 0, 1)
        return date(max(1, min(year, 9998)), month, self.phrase.day or 1)

    def of(self, year: int) -> Resolved:
        """Return it in the year chosen, with those that lost."""
        what, start = place(self.phrase), self.start(year)
        if abs((start - self.today).days) > 31 or self.phrase.day:
            rule = Reason("first-after" if start > self.today else "last-before", (what, edtf(self.base)))
        else:
            rule = Reason("of-year", (what, str(year)))
        value, others = in_year(self.phrase, year), other_years(self.phrase, year)
        return Resolved(value, "chosen", rule, anchor(DOCUMENT_DATE, self.base), others)


def yearless(phrase: Calendar, today: date, leaning: str, in_sentence: str | None, *, aside: bool = False) -> Yearless:
    """Put together what its year is chosen by; 29 February may be up to eight years off."""
    year = today.year
    leap = [year - back for back in range(2, 9)] if (phrase.month, phrase.day) == (2, 29) else []
    near = (each for each in (year + 1, year, year - 1, *leap) if 1 <= each <= 9998 and in_year(phrase, each))
    named = timex.first_day(in_sentence)
    plan = named if named is not None and named > today and leaning != "past" else None
    return Yearless(phrase, today, leaning, in_sentence, tuple(near), plan, aside)


def _by_weekday(case: Yearless) -> Resolved:
    rule = Reason("year-of-weekday", (edtf(case.base), str(case.phrase.weekday)))
    return Resolved(in_year(case.phrase, case.agreeing[0]), "resolved", rule, anchor(DOCUMENT_DATE, case.base))


def _this(case: Yearless) -> Resolved:
    year = case.today.year
    rule = Reason("of-year", (place(case.phrase), str(year)))
    return Resolved(in_year(case.phrase, year), "resolved", rule, anchor(DOCUMENT_DATE, case.base))


def _of_the_named_year(case: Yearless) -> Resolved:
    year = case.named_year or case.today.year
    rule = Reason("of-year-in-sentence", (place(case.phrase),))
    others = other_years(case.phrase, year)
    return Resolved(in_year(case.phrase, year), "chosen", rule, anchor(LAST_DATE, case.in_sentence), others)


YEARS: tuple[Rule[Yearless, Callable[[Yearless], Resolved]], ...] = (
    Rule(
        "the year in which it is that weekday",
        lambda c: len(c.agreeing) == 1,
        _by_weekday,
        yes=("They met on [Friday, October 9]{2020-10-09}.",),
        no=("They met on [October 9].",),
    ),
    Rule(
        "this month or season",
        lambda c: c.phrase.direction == "this",
        _this,
        yes=("They met [this May]{2021-05}.",),
        no=("They met in [May].",),
    ),
    Rule(
        "the year that the sentence names",
        lambda c: c.named_year is not None and c.leaning == "past" and not c.phrase.direction,
        _of_the_named_year,
        yes=("In 2015 it rained, and they met in [May]{2015-05}.",),
        no=("They met in [May].",),
    ),
    Rule(
        "no year near has it",
        lambda c: not c.possible,
        lambda c: unresolved(Reason("no-year-near")),
        yes=("In December 2026 it rains, then on [May 30] too.",),
        no=("They met on [May 30].",),
    ),
    Rule(
        "still to come, as the verb points ahead",
        lambda c: c.leaning == "planned" and bool(c.to_come),
        lambda c: c.of(c.to_come[0]),
        yes=("They will meet in [May]{2022-05}.",),
        no=("They met in [May].",),
    ),
    Rule(
        "after the date to come that the sentence names",
        lambda c: c.plan is not None and bool(c.fitting),
        lambda c: c.of(c.fitting[0]),
        yes=("From December 5, 2021 on, in the third [January]{2022-01} too, it is shut.",),
        no=("They met in [January].",),
    ),
    Rule(
        "a plan of the next weeks",
        lambda c: bool(c.fitting) and c.start(c.fitting[0]) > c.today,
        lambda c: c.of(c.fitting[0]),
        yes=("A great day, [November 5]{2021-11-05}.",),
        no=("A great day, [May 5].",),
    ),
    Rule(
        "the last such date",
        lambda c: True,
        lambda c: c.of((c.fitting or c.possible)[0]),
        yes=("They met in [May]{2021-05}.",),
        no=("They will meet in [May].",),
    ),
)
"""Asked of a season, month or day without a year, counted from the document's day."""


@dataclass(frozen=True, slots=True)
class Directed:
    """A season, month or day with a direction, and the date it is counted from: "last May", "the following spring"."""

    phrase: Calendar
    base: str
    """TIMEX3."""
    year: int
    month: int | None
    day: int | None

    @property
    def back(self) -> bool:
        """Whether it lies before the base."""
        return self.phrase.direction in ("last", "past", "previous")

    @property
    def wanted(self) -> int:
        """The month it begins with."""
        return self.phrase.month or SEASON_MONTHS.get(self.phrase.season or 0, 1)

    @property
    def now(self) -> int:
        """The month the base stands for: after a bare year "the following spring" is the next year's."""
        season = SEASON_MONTHS.get(timex.SEASON_NUMBERS.get(self.base[-2:], 0))
        return self.month or season or (12 if self.back or self.phrase.direction == "following" else 1)


def _of_the_same_month(case: Directed) -> int:
    day, today = case.phrase.day or 1, case.day or 1
    return case.year - (day >= today) if case.back else case.year + (day <= today)


def _is_last_years(case: Directed) -> bool:
    end = case.wanted + 2 if case.phrase.season else case.wanted
    winter = case.phrase.season == 24 and case.now <= 2
    return case.back and end >= case.now + (12 if winter else 0)


DIRECTED: tuple[Rule[Directed, Callable[[Directed], int]], ...] = (
    Rule(
        "a day of the month it is counted from",
        lambda c: bool(c.phrase.day) and bool(c.month) and c.wanted == c.month,
        _of_the_same_month,
        yes=("She left [last October 5]{2020-10-05}.",),
        no=("She left [last May].",),
    ),
    Rule(
        "last, and not yet over this year",
        _is_last_years,
        lambda c: c.year - 1,
        yes=("She left [last December]{2020-12}.",),
        no=("She left [last May].",),
    ),
    Rule(
        "next, and begun this year",
        lambda c: not c.back and c.wanted <= c.now,
        lambda c: c.year + 1,
        yes=("She leaves [next May]{2022-05}.",),
        no=("She leaves [next December].",),
    ),
    Rule(
        "of the same year",
        lambda c: True,
        lambda c: c.year,
        yes=("She left [last May]{2021-05}.", "She leaves [next December]{2021-12}."),
        no=("She left [last December].",),
    ),
)
"""Asked of "last May", "next spring": they give the year."""
