"""Decide which days a phrase means, from the document's date or from the last date mentioned.

The rule for a missing year was found by counting in news: a month or day up to 75 days ahead of the document's date is
a plan, whatever the verb says; what would lie further ahead was last year's. Weekdays follow the verb. A history is
counted from the last date mentioned instead (Mazur and Dale, 2010, "WikiWars").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dossier.analyse.dates import timex
from dossier.analyse.dates.discourse import SEASON_MONTHS, Story
from dossier.analyse.dates.holidays import holiday
from dossier.analyse.dates.lengths import decades, laid_out, some_time
from dossier.analyse.dates.lexicon import DAYPART_NAMES, UNIT_NAMES
from dossier.analyse.dates.phrases import (
    Calendar,
    Clock,
    Deictic,
    Duration,
    Era,
    Fixed,
    Impossible,
    Named,
    Numeric,
    Offset,
    Phrase,
    Recurrence,
    Vague,
    Within,
)
from dossier.analyse.dates.readers_lengths import code
from dossier.analyse.dates.resolved import (
    AS_WRITTEN,
    DOCUMENT_DATE,
    LAST_DATE,
    LENGTH,
    NO_SUCH_DAY,
    START_OF_RANGE,
    Resolved,
    anchor,
    edtf,
    unresolved,
)
from dossier.edtf import numeric_readings
from dossier.model import Certainty, Reading, Reason

NOTHING_TO_COUNT_FROM = Reason("nothing-to-count-from")
YEAR_UNKNOWN = Reason("year-unknown")

PLAN_DAYS = 75
Leaning = str
"""`past`, `planned` or empty: what the verb beside the phrase says."""


@dataclass(slots=True)
class Resolver:
    """Resolves the phrases of one document in order, remembering the last date mentioned."""

    document: str | None
    """The document's date, TIMEX3."""
    narrative: bool
    """Count from the last date mentioned, as histories do."""
    date_order: str = ""
    sentence: int = -1
    """Index of the sentence under way."""
    story: Story = field(default_factory=Story)
    """What was mentioned so far."""

    @property
    def _today(self) -> date | None:
        return timex.as_day(self.document)

    def _base(self, base: str) -> tuple[str | None, Reason]:
        """Return the value to count from, and its name."""
        if base == "last" or (self.narrative):
            if self.story.last is not None:
                return self.story.last, LAST_DATE
            return (None, LAST_DATE) if self.narrative and base != "last" else (self.document, DOCUMENT_DATE)
        return self.document, DOCUMENT_DATE

    # ------------------------------------------------------------ phrases

    def resolve(self, phrase: Phrase, leaning: Leaning = "") -> Resolved:
        """Resolve one phrase.

        Parameters:
            phrase: What the grammar read.
            leaning: `past` or `planned` when the verb says so.
        """
        found = self._read(phrase, leaning)
        if found.value is None and found.certainty != "unresolved":
            return unresolved(NO_SUCH_DAY)
        onwards = isinstance(phrase, Offset | Deictic) and found.anchor is not None and found.anchor.what == LAST_DATE
        if onwards and leaning == "past" and self._is_ahead(found.value):
            return unresolved(Reason("ahead-of-the-verb"))
        if found.certainty == "resolved" and found.anchor is not None and found.anchor.what == LAST_DATE:
            # The sum is sure, but which date it starts from was our choice (wrong one time in ten in histories).
            return replace(found, certainty="chosen")
        return found

    def _is_ahead(self, value: str | None) -> bool:
        """Tell whether a value begins after the document's day."""
        first, today = timex.first_day(value), self._today
        return first is not None and today is not None and first > today

    def _read(self, phrase: Phrase, leaning: Leaning) -> Resolved:
        match phrase:
            case Calendar():
                return self._calendar(phrase, leaning)
            case Deictic():
                return self._deictic(phrase, leaning)
            case Offset():
                return self._offset(phrase)
            case Within():
                return self._within(phrase, leaning)
            case Clock():
                return self._clock(phrase, leaning)
            case Named():
                return self._named(phrase, leaning)
            case Era():
                value = (
                    timex.era(int(phrase.digits), len(phrase.digits))
                    if phrase.digits[0] != "-"
                    else "BC" + phrase.digits[1:]
                )
                return Resolved(value, "explicit", AS_WRITTEN)
            case Fixed():
                return Resolved(phrase.value, "explicit", phrase.reason or AS_WRITTEN)
            case Numeric():
                return self._numeric(phrase)
            case Duration():
                return self._duration(phrase)
            case Recurrence():
                return Resolved(phrase.value, "explicit", Reason("comes-again"))
            case Vague():
                return Resolved(phrase.value, "approximate", Reason("says-no-date"))
            case Impossible():
                return unresolved(phrase.reason)

    def _numeric(self, phrase: Numeric) -> Resolved:
        if phrase.year is None:
            return unresolved(Reason("year-missing"))
        orders = numeric_readings(phrase.year, phrase.a, phrase.b, self.date_order)
        if not orders:
            return unresolved(NO_SUCH_DAY)
        if len(orders) == 1:
            rule = Reason("as-written-in-order", (self.date_order,)) if self.date_order else AS_WRITTEN
            return Resolved(orders[0], "explicit", rule)
        readings = tuple(
            Reading(value, reason)
            for value, reason in zip(orders, (Reason("day-first"), Reason("month-first")), strict=True)
        )
        return Resolved(None, "unresolved", Reason("day-or-month-first"), alternatives=readings)

    # ------------------------------------------------------------ calendar

    def _calendar(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        if phrase.year is not None:
            return Resolved(self._in_year(phrase, phrase.year), "explicit", AS_WRITTEN)
        if phrase.weekday and not phrase.day:
            return self._weekday(phrase, leaning)
        if phrase.day and not phrase.month:
            return self._day_of_month(phrase)
        if phrase.quarter or phrase.half:
            return self._quarter(phrase)
        return self._yearless(phrase, leaning)

    @staticmethod
    def _in_year(phrase: Calendar, year: int) -> str | None:
        if phrase.season:
            return f"{timex.write_timex_year(year)}-{timex.SEASON_LETTERS[phrase.season]}"
        if phrase.quarter:
            return f"{timex.write_timex_year(year)}-Q{phrase.quarter}"
        if phrase.half:
            return f"{timex.write_timex_year(year)}-H{phrase.half}"
        if phrase.month and phrase.day and phrase.day > timex.month_end(year, phrase.month):
            return None
        return timex.write_date(year, phrase.month, phrase.day)

    def _day_of_month(self, phrase: Calendar) -> Resolved:
        base, name = self._base("last" if phrase.direction == "that" else "document")
        if phrase.weekday:
            return self._weekday_of_month(phrase, base, name)
        month = timex.shift(base, {"last": -1, "next": 1}.get(phrase.direction, 0), "M") if base else None
        if month is None or phrase.day is None:
            return unresolved(Reason("month-unknown"))
        return Resolved(
            f"{month}-{phrase.day:02d}", "resolved", Reason("day-of-month", (str(phrase.day),)), anchor(name, base)
        )

    def _weekday_of_month(self, phrase: Calendar, base: str | None, name: Reason) -> Resolved:
        """Find the month near the base in which that day is that weekday: "Monday the 26th"."""
        for step in (0, 1, -1, 2, -2) if base else ():
            month = timex.shift(base or "", step, "M")
            day = timex.as_day(f"{month}-{phrase.day:02d}")
            if day is not None and day.isoweekday() == phrase.weekday:
                rule = Reason("month-of-weekday", (edtf(base), str(phrase.weekday)))
                return Resolved(day.isoformat(), "resolved", rule, anchor(name, base))
        return unresolved(Reason("month-unknown"))

    def _quarter(self, phrase: Calendar) -> Resolved:
        base, name = self._base("document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved(NOTHING_TO_COUNT_FROM)
        year, month, _ = found
        if name == DOCUMENT_DATE and month:
            size = 3 * (phrase.quarter or 0) or 6 * (phrase.half or 0)
            start = size - (3 if phrase.quarter else 6) + 1
            # A quarter is reported after it began: one that has not begun yet is last year's, the next one aside.
            if start > month + 3:
                year -= 1
        value = self._in_year(phrase, year)
        return Resolved(
            value,
            "chosen",
            Reason("nearest-quarter", (edtf(base),)),
            anchor(name, base),
            self._other_years(phrase, year),
        )

    def _yearless(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        base, name = self._base("last" if phrase.direction in ("that", "previous", "following") else "document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved(YEAR_UNKNOWN)
        what = self._what(phrase)
        if phrase.direction in ("last", "past", "previous", "next", "coming", "following"):
            return self._directed(phrase, found, base, name, what)
        if name == LAST_DATE:
            year = found[0] if self.story.year is None else self.story.year
            mentioned = year == found[0]
            rule = Reason("of-year-mentioned", (what,)) if mentioned else Reason("next-to", (what, edtf(base)))
            return Resolved(
                self._in_year(phrase, year), "chosen", rule, anchor(name, base), self._other_years(phrase, year)
            )
        today = self._today
        if today is None:
            year = found[0]
            if found[1] and phrase.month and phrase.month > found[1] + 3:
                year -= 1
            return Resolved(
                self._in_year(phrase, year),
                "chosen",
                Reason("nearest", (what, edtf(base))),
                anchor(name, base),
                self._other_years(phrase, year),
            )
        return self._nearest_year(phrase, today, leaning, what)

    def _nearest_year(self, phrase: Calendar, today: date, leaning: Leaning, what: str) -> Resolved:
        base = today.isoformat()
        # 29 February may be up to eight years off.
        leap = (today.year - back for back in range(2, 9)) if (phrase.month, phrase.day) == (2, 29) else ()
        near = (today.year + 1, today.year, today.year - 1, *leap)
        years = [year for year in near if 1 <= year <= 9998 and self._in_year(phrase, year) is not None]
        starts = {year: self._start(phrase, year) for year in years}
        if phrase.weekday and phrase.day and phrase.month:
            agreeing = [year for year in years if date(year, phrase.month, phrase.day).isoweekday() == phrase.weekday]
            if len(agreeing) == 1:
                rule = Reason("year-of-weekday", (edtf(base), str(phrase.weekday)))
                return Resolved(self._in_year(phrase, agreeing[0]), "resolved", rule, anchor(DOCUMENT_DATE, base))
        if phrase.direction == "this":
            rule = Reason("of-year", (what, str(today.year)))
            return Resolved(self._in_year(phrase, today.year), "resolved", rule, anchor(DOCUMENT_DATE, base))
        ahead = 400 if leaning == "planned" else PLAN_DAYS
        fitting = [year for year in years if (starts[year] - today).days <= ahead]
        before = timex.first_day(self.story.in_sentence)
        if before is not None and before > today and leaning != "past":
            ahead = (before - today).days + 330
            years = [year for year in years if starts[year] >= before.replace(day=1)]
            fitting = [year for year in years if (starts[year] - today).days <= ahead]
        old = timex.parts(self.story.in_sentence)
        if old and old[0] < today.year and leaning == "past" and not phrase.direction:
            rule = Reason("of-year-in-sentence", (what,))
            return Resolved(
                self._in_year(phrase, old[0]),
                "chosen",
                rule,
                anchor(LAST_DATE, self.story.in_sentence),
                self._other_years(phrase, old[0]),
            )
        if leaning == "planned":
            later = [year for year in sorted(years) if (self._start(phrase, year) - today).days >= -31]
            fitting = later[:1] or fitting
        if not years:
            return unresolved(Reason("no-year-near"))
        year = fitting[0] if fitting else years[0]
        side = "first-after" if starts[year] > today else "last-before"
        far = abs((starts[year] - today).days) > 31 or phrase.day
        rule = Reason(side, (what, edtf(base))) if far else Reason("of-year", (what, str(year)))
        return Resolved(
            self._in_year(phrase, year), "chosen", rule, anchor(DOCUMENT_DATE, base), self._other_years(phrase, year)
        )

    @staticmethod
    def _start(phrase: Calendar, year: int) -> date:
        month = phrase.month or SEASON_MONTHS.get(phrase.season or 0, 1)
        return date(max(1, min(year, 9998)), month, phrase.day or 1)

    def _other_years(self, phrase: Calendar, year: int) -> tuple[Reading, ...]:
        """Return the readings that lost: a year earlier and a year later."""
        others = []
        for other, reason in ((year - 1, Reason("year-before")), (year + 1, Reason("year-after"))):
            if (value := timex.to_edtf(self._in_year(phrase, other))) is not None:
                others.append(Reading(value, reason))
        return tuple(others)

    def _directed(
        self, phrase: Calendar, found: tuple[int, int | None, int | None], base: str, name: Reason, what: str
    ) -> Resolved:
        year, month, today = found
        wanted = phrase.month or SEASON_MONTHS.get(phrase.season or 0, 1)
        back = phrase.direction in ("last", "past", "previous")
        season = SEASON_MONTHS.get(timex.SEASON_NUMBERS.get(base[-2:], 0))
        # After a bare year "the following spring" is the next year's.
        now = month or season or (12 if back or phrase.direction == "following" else 1)
        end = wanted + 2 if phrase.season else wanted
        if phrase.day and month and wanted == month:
            year += -(phrase.day >= (today or 1)) if back else phrase.day <= (today or 1)
        elif back and end >= now + (12 if phrase.season == 24 and now <= 2 else 0):
            year -= 1
        elif not back and wanted <= now:
            year += 1
        return Resolved(
            self._in_year(phrase, year),
            "resolved",
            Reason("before" if back else "after", (what, edtf(base))),
            anchor(name, base),
        )

    @staticmethod
    def _what(phrase: Calendar) -> str:
        """Return the day, month or season as EDTF of an unknown year."""
        month = f"XXXX-{phrase.season or phrase.month or 1:02d}"
        return f"{month}-{phrase.day:02d}" if phrase.day and not phrase.season else month

    # ------------------------------------------------------------ weekdays

    def _weekday(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        referring = phrase.direction in ("that", "previous", "following", "same")
        base, name = self._base("last") if referring else (self.document or self.story.last, DOCUMENT_DATE)
        today = timex.as_day(base)
        number = phrase.weekday or 1
        named = str(number)
        if today is None or base is None:
            why = "weekday-undated" if name == DOCUMENT_DATE else "weekday-unknown"
            return unresolved(Reason(why, (named,)))
        counted = named, edtf(base)
        back = (today.isoweekday() - number) % 7
        ahead = (number - today.isoweekday()) % 7
        way = phrase.direction
        if way in ("last", "past", "previous"):
            return self._day(today, -(back or 7), Reason("weekday-before", counted), name, "resolved")
        if way in ("next", "coming", "following"):
            rule = {1: "week-after-weekday", 2: "two-weeks-after-weekday"}.get(phrase.weeks, "weekday-after")
            return self._day(today, (ahead or 7) + 7 * phrase.weeks, Reason(rule, counted), name, "resolved")
        if way == "this":
            step = number - today.isoweekday() if leaning == "past" or number >= today.isoweekday() else ahead
            return self._day(today, step, Reason("weekday-of-same-week", counted), name, "resolved")
        if not back:
            certainty: Certainty = "resolved" if leaning else "chosen"
            return self._day(today, 0, Reason("weekday-itself", counted), name, certainty, (-7, 7))
        if leaning == "planned":
            return self._day(today, ahead, Reason("weekday-ahead", counted), name, "chosen", (-back,))
        reason = Reason("weekday-before", counted)
        return self._day(
            today,
            -back,
            reason,
            name,
            "resolved" if leaning == "past" else "chosen",
            () if leaning == "past" else (ahead,),
        )

    def _day(
        self, today: date, step: int, rule: Reason, name: Reason, certainty: Certainty, others: tuple[int, ...] = ()
    ) -> Resolved:
        moved = timex.step_day(today, step)
        if moved is None:
            return unresolved(Reason("beyond-the-calendar"))
        readings = tuple(
            Reading(other.isoformat(), Reason("one-before" if each < step else "one-after"))
            for each in others
            if (other := timex.step_day(today, each)) is not None
        )
        return Resolved(
            moved.isoformat(),
            certainty,
            rule,
            anchor(name, today.isoformat()),
            readings if certainty == "chosen" else (),
        )

    # ------------------------------------------------------------ seen from a date

    def _deictic(self, phrase: Deictic, leaning: Leaning) -> Resolved:
        way, unit = phrase.direction, phrase.unit
        base, name = self._base("last" if way in ("that", "same", "previous", "following") else "document")
        if base is None:
            return unresolved(NOTHING_TO_COUNT_FROM)
        if way in ("that", "same") and unit in "YM" and self.story.mentioned is not None:
            base, name = self.story.mentioned, LAST_DATE
        if way == "near" and unit in "DM" and leaning != "planned" and (said := self._spoken_of(unit)):
            base, name = said, LAST_DATE
        if way == "following" and name == DOCUMENT_DATE and leaning == "past":
            return unresolved(Reason("followed-date-unknown"))
        if unit == "K":
            return self._weekend(way, base, name, leaning)
        count = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(way, 0)
        if unit == "F":
            return unresolved(Reason("fortnight"))
        value = timex.shift(base, count, unit)
        if value is None:
            return unresolved(Reason("which-unit", (edtf(base), UNIT_NAMES[unit])))
        where = {-1: "unit-before", 0: "unit-of", 1: "unit-after"}[count]
        return Resolved(value, "resolved", Reason(where, (UNIT_NAMES[unit], edtf(base))), anchor(name, base))

    def _spoken_of(self, unit: str) -> str | None:
        """Return the date last mentioned where it names a day or month: what "later in the day" is part of."""
        found = timex.parts(self.story.mentioned)
        known = found is not None and (found[1] if unit == "M" else timex.as_day(self.story.mentioned) is not None)
        return self.story.mentioned if known and not self._is_ahead(self.story.mentioned) else None

    def _weekend(self, way: str, base: str, name: Reason, leaning: Leaning) -> Resolved:
        today = timex.as_day(base)
        if today is None:
            return unresolved(Reason("weekend-unknown"))
        step = 0
        if way == "near" and today.isoweekday() < 6:
            step = -1 if leaning == "past" or (not leaning and today.isoweekday() < 4) else 0
        elif (
            (way == "this" and leaning == "past" and today.isoweekday() < 4)
            or way in ("last", "past", "previous")
            or (way == "near" and leaning != "planned" and today.isoweekday() < 5)
        ):
            step = -1
        elif way in ("next", "coming", "following"):
            step = 1 if today.isoweekday() >= 5 or way == "next" else 0
        value = timex.shift(base, step, "K")
        where = {-1: "weekend-before", 0: "weekend-nearest", 1: "weekend-after"}[step]
        certainty: Certainty = "chosen" if way == "near" else "resolved"
        return Resolved(value, certainty, Reason(where, (edtf(base),)), anchor(name, base))

    def _offset(self, phrase: Offset) -> Resolved:
        base, name = self._base(phrase.base)
        if phrase.amount is None:
            return some_time(phrase, base, name)
        if base is None:
            return unresolved(NOTHING_TO_COUNT_FROM)
        if phrase.unit == "Y" and (quarter := self.story.quarter) and phrase.amount == int(phrase.amount):
            value = timex.shift(quarter, phrase.sign * phrase.amount * 4, "Q")
            side = "same-quarter-after" if phrase.sign > 0 else "same-quarter-before"
            rule = Reason(side, (f"{phrase.amount:g} year", edtf(quarter)))
            return Resolved(value, "chosen", rule, anchor(LAST_DATE, quarter))
        value = timex.shift(base, phrase.sign * phrase.amount, phrase.unit)
        if value is not None and phrase.unit in "SmH" and phrase.base == "last" and "T" not in base:
            return unresolved(Reason("no-time-of-day"))
        if phrase.amount == 0 and self.narrative:
            return Resolved("PRESENT_REF", "approximate", Reason("time-of-writing"))
        if value is not None and phrase.unit in ("E", "C"):
            return decades(phrase, base, name, value)
        if value is None:
            return unresolved(Reason("too-coarse", (edtf(base), UNIT_NAMES[phrase.unit])))
        if phrase.amount == 0:
            rule = Reason("document-date-itself" if name == DOCUMENT_DATE else "last-date-itself")
            return Resolved(value, "resolved", rule, anchor(name, base))
        count = f"{phrase.amount:g} {UNIT_NAMES[phrase.unit]}"
        rule = Reason("length-after" if phrase.sign > 0 else "length-before", (count, edtf(base)))
        return Resolved(value, "resolved", rule, anchor(name, base))

    def _within(self, phrase: Within, leaning: Leaning) -> Resolved:
        whole = self.resolve(phrase.whole, leaning)
        found = timex.parts(whole.value)
        if found is None or whole.value is None:
            return whole
        part = phrase.part
        if part == Calendar():
            return replace(whole, value=timex.truncate(whole.value, "W"), rule=Reason("week-of", of=whole.rule))
        if part.weekday and not part.day:
            first = timex.as_day(f"{whole.value}")
            if first is None:
                return unresolved(Reason("week-unknown"))
            day = first + timedelta(part.weekday - first.isoweekday())
            return replace(whole, value=day.isoformat(), rule=Reason("weekday-of", (str(part.weekday),), whole.rule))
        if part.day and not part.month:
            return replace(
                whole, value=f"{whole.value}-{part.day:02d}", rule=Reason("day-of", (str(part.day),), whole.rule)
            )
        return replace(whole, value=self._in_year(part, found[0]), rule=Reason("in", of=whole.rule))

    def _named(self, phrase: Named, leaning: Leaning) -> Resolved:
        if phrase.year is not None:
            day = holiday(phrase.name, phrase.year)
            named = Reason("named-day")
            return Resolved(day.isoformat(), "explicit", named) if day else unresolved(Reason("not-in-that-calendar"))
        base, name = self._base("document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved(YEAR_UNKNOWN)
        today = timex.as_day(base)
        days = [day for year in (found[0] - 1, found[0], found[0] + 1) if (day := holiday(phrase.name, year))]
        if today is None or not days:
            day = holiday(phrase.name, found[0])
            return (
                Resolved(day.isoformat(), "chosen", Reason("that-day-of", (str(found[0]),)), anchor(name, base))
                if day
                else unresolved(Reason("not-known"))
            )
        if phrase.direction in ("last", "past", "previous"):
            day = max((each for each in days if each < today), default=days[0])
        elif phrase.direction in ("next", "coming", "following"):
            day = min((each for each in days if each > today), default=days[-1])
        else:
            ahead = 300 if leaning == "planned" else PLAN_DAYS
            fitting = [each for each in days if (each - today).days <= ahead]
            day = fitting[-1] if fitting else days[0]
        return Resolved(day.isoformat(), "chosen", Reason("one-near", (edtf(base),)), anchor(name, base))

    # ------------------------------------------------------------ times and lengths

    def _clock(self, phrase: Clock, leaning: Leaning) -> Resolved:
        date_phrase = phrase.date
        named = timex.as_day(self.story.in_sentence) is not None
        if date_phrase is None and leaning == "planned" and phrase.time[1:].isalpha() and not named:
            return Resolved(phrase.time, "unresolved", Reason("part-of-day-to-come"))
        on = self.resolve(date_phrase, leaning) if date_phrase is not None else self._same_day(leaning)
        part = phrase.time[1:] if phrase.time[1:] in DAYPART_NAMES else ""
        value = on.value[:10] if on.value and timex.as_day(on.value) and "W" not in on.value else None
        if value is None:
            return Resolved(phrase.time, "unresolved", Reason("time-of-unknown-day"))
        written = f"{value}{phrase.time}{phrase.zone}"
        return replace(on, value=written, rule=Reason("part-of-day", (part,), on.rule) if part else on.rule)

    def _same_day(self, leaning: Leaning) -> Resolved:
        last = self.story.last
        spoken_of = last is not None and (self.narrative or timex.as_day(last) is not None)
        if leaning == "past" and self._is_ahead(last):
            spoken_of = False  # what was done was not done on the day planned
        base, name = (last, LAST_DATE) if spoken_of else (self.document, DOCUMENT_DATE)
        if base is None:
            return unresolved(Reason("no-day"))
        return Resolved(
            base[:10] if timex.as_day(base) else None,
            "chosen",
            Reason("day-last-spoken-of", (edtf(base),)),
            anchor(name, base),
        )

    def _duration(self, phrase: Duration) -> Resolved:
        value = code(phrase.amount, phrase.unit)
        base, name = self._base("document")
        days = laid_out(phrase, base)
        sides = {"past": "length-up-to", "last": "length-up-to", "next": "length-from", "coming": "length-from"}
        side = sides.get(phrase.direction)
        if days and side and base:
            return Resolved(value, "resolved", Reason(side, (edtf(base),)), anchor(name, base), edtf=days)
        return Resolved(value, "explicit" if phrase.amount is not None else "approximate", LENGTH)

    # ------------------------------------------------------------ ranges

    def after(self, phrase: Phrase, start: str | None, leaning: Leaning) -> Resolved:
        """Resolve the end of a range: on or after its start."""
        found = timex.parts(start)
        if (
            found is not None
            and start is not None
            and isinstance(phrase, Calendar)
            and phrase.year is None
            and not phrase.direction
        ):
            if phrase.weekday and not phrase.day and (day := timex.as_day(start)):
                return self._day(
                    day,
                    (phrase.weekday - day.isoweekday()) % 7,
                    Reason("weekday-after", (str(phrase.weekday), edtf(start))),
                    START_OF_RANGE,
                    "resolved",
                )
            if phrase.month or phrase.season or phrase.quarter:
                year = found[0]
                value = self._in_year(phrase, year)
                if found[1] and phrase.month and (phrase.month, phrase.day or 31) < (found[1], found[2] or 0):
                    value = self._in_year(phrase, year + 1)
                other = self._other_years(phrase, (timex.parts(value) or found)[0])
                rule = Reason("after-date", (edtf(start),))
                return Resolved(value, "resolved", rule, anchor(START_OF_RANGE, start), other)
        return self.resolve(phrase, leaning)
