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
from dossier.analyse.dates.lexicon import DAYPART_NAMES, UNIT_NAMES, WEEKDAY_NAMES
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
from dossier.analyse.dates.resolved import Resolved, anchor, say, unresolved
from dossier.edtf import MONTHS, numeric_readings
from dossier.model import Certainty, Reading

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

    def _base(self, base: str) -> tuple[str | None, str]:
        """Return the value to count from, and its name."""
        if base == "last" or (self.narrative):
            if self.story.last is not None:
                return self.story.last, "last date"
            return (None, "last date") if self.narrative and base != "last" else (self.document, "document date")
        return self.document, "document date"

    # ------------------------------------------------------------ phrases

    def resolve(self, phrase: Phrase, leaning: Leaning = "") -> Resolved:
        """Resolve one phrase.

        Parameters:
            phrase: What the grammar read.
            leaning: `past` or `planned` when the verb says so.
        """
        found = self._read(phrase, leaning)
        if found.value is None and found.certainty != "unresolved":
            return unresolved("the calendar has no such day")
        onwards = isinstance(phrase, Offset | Deictic) and found.anchor is not None and found.anchor.what == "last date"
        if onwards and leaning == "past" and self._is_ahead(found.value):
            return unresolved("it would lie ahead, and the verb looks back")
        if found.certainty == "resolved" and found.anchor is not None and found.anchor.what == "last date":
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
                return Resolved(value, "explicit", "as written")
            case Fixed():
                return Resolved(phrase.value, "explicit", phrase.reason or "as written")
            case Numeric():
                return self._numeric(phrase)
            case Duration():
                return self._duration(phrase)
            case Recurrence():
                return Resolved(phrase.value, "explicit", "comes again and again")
            case Vague():
                return Resolved(phrase.value, "approximate", "says no date")
            case Impossible():
                return unresolved(phrase.reason)

    def _numeric(self, phrase: Numeric) -> Resolved:
        if phrase.year is None:
            return unresolved("the year is missing")
        orders = numeric_readings(phrase.year, phrase.a, phrase.b, self.date_order)
        if not orders:
            return unresolved("the calendar has no such day")
        if len(orders) == 1:
            rule = "as written" if not self.date_order else f"as written, {self.date_order} first by the site's setting"
            return Resolved(orders[0], "explicit", rule)
        readings = tuple(
            Reading(value, f"{order} first") for value, order in zip(orders, ("day", "month"), strict=True)
        )
        return Resolved(None, "unresolved", "ambiguous: day first or month first", alternatives=readings)

    # ------------------------------------------------------------ calendar

    def _calendar(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        if phrase.year is not None:
            return Resolved(self._in_year(phrase, phrase.year), "explicit", "as written")
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
            return unresolved("the month it belongs to is not known")
        return Resolved(
            f"{month}-{phrase.day:02d}", "resolved", f"day {phrase.day} of the month meant", anchor(name, base)
        )

    def _weekday_of_month(self, phrase: Calendar, base: str | None, name: str) -> Resolved:
        """Find the month near the base in which that day is that weekday: "Monday the 26th"."""
        for step in (0, 1, -1, 2, -2) if base else ():
            month = timex.shift(base or "", step, "M")
            day = timex.as_day(f"{month}-{phrase.day:02d}")
            if day is not None and day.isoweekday() == phrase.weekday:
                rule = f"the month near {say(base)} in which it is a {WEEKDAY_NAMES[phrase.weekday - 1]}"
                return Resolved(day.isoformat(), "resolved", rule, anchor(name, base))
        return unresolved("the month it belongs to is not known")

    def _quarter(self, phrase: Calendar) -> Resolved:
        base, name = self._base("document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved("no date to count from")
        year, month, _ = found
        if name == "document date" and month:
            size = 3 * (phrase.quarter or 0) or 6 * (phrase.half or 0)
            start = size - (3 if phrase.quarter else 6) + 1
            # A quarter is reported after it began: one that has not begun yet is last year's, the next one aside.
            if start > month + 3:
                year -= 1
        value = self._in_year(phrase, year)
        return Resolved(
            value,
            "chosen",
            f"the nearest such quarter to {say(base)}",
            anchor(name, base),
            self._other_years(phrase, year),
        )

    def _yearless(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        base, name = self._base("last" if phrase.direction in ("that", "previous", "following") else "document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved("the year is not known")
        what = self._what(phrase)
        if phrase.direction in ("last", "past", "previous", "next", "coming", "following"):
            return self._directed(phrase, found, base, name, what)
        if name == "last date":
            year = found[0] if self.story.year is None else self.story.year
            rule = f"{what} of the year last mentioned" if year == found[0] else f"{what} next to {say(base)}"
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
                f"the nearest {what} to {say(base)}",
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
                rule = f"the year near {say(base)} in which it is a {WEEKDAY_NAMES[phrase.weekday - 1]}"
                return Resolved(self._in_year(phrase, agreeing[0]), "resolved", rule, anchor("document date", base))
        if phrase.direction == "this":
            return Resolved(
                self._in_year(phrase, today.year), "resolved", f"{what} of {today.year}", anchor("document date", base)
            )
        ahead = 400 if leaning == "planned" else PLAN_DAYS
        fitting = [year for year in years if (starts[year] - today).days <= ahead]
        before = timex.first_day(self.story.in_sentence)
        if before is not None and before > today and leaning != "past":
            ahead = (before - today).days + 330
            years = [year for year in years if starts[year] >= before.replace(day=1)]
            fitting = [year for year in years if (starts[year] - today).days <= ahead]
        old = timex.parts(self.story.in_sentence)
        if old and old[0] < today.year and leaning == "past" and not phrase.direction:
            rule = f"{what} of the year named in the sentence"
            return Resolved(
                self._in_year(phrase, old[0]),
                "chosen",
                rule,
                anchor("last date", self.story.in_sentence),
                self._other_years(phrase, old[0]),
            )
        if leaning == "planned":
            later = [year for year in sorted(years) if (self._start(phrase, year) - today).days >= -31]
            fitting = later[:1] or fitting
        if not years:
            return unresolved("no year near has such a day")
        year = fitting[0] if fitting else years[0]
        side = "first {} after" if starts[year] > today else "last {} before"
        rule = (
            f"the {side.format(what)} {say(base)}"
            if abs((starts[year] - today).days) > 31 or phrase.day
            else f"{what} of {year}"
        )
        return Resolved(
            self._in_year(phrase, year), "chosen", rule, anchor("document date", base), self._other_years(phrase, year)
        )

    @staticmethod
    def _start(phrase: Calendar, year: int) -> date:
        month = phrase.month or SEASON_MONTHS.get(phrase.season or 0, 1)
        return date(max(1, min(year, 9998)), month, phrase.day or 1)

    def _other_years(self, phrase: Calendar, year: int) -> tuple[Reading, ...]:
        """Return the readings that lost: a year earlier and a year later."""
        others = []
        for other, reason in ((year - 1, "the year before"), (year + 1, "the year after")):
            if (value := timex.to_edtf(self._in_year(phrase, other))) is not None:
                others.append(Reading(value, reason))
        return tuple(others)

    def _directed(
        self, phrase: Calendar, found: tuple[int, int | None, int | None], base: str, name: str, what: str
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
            f"the {what} {'before' if back else 'after'} {say(base)}",
            anchor(name, base),
        )

    @staticmethod
    def _what(phrase: Calendar) -> str:
        if phrase.season:
            return {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}[phrase.season]
        month = MONTHS[(phrase.month or 1) - 1]
        return f"{phrase.day} {month}" if phrase.day else month

    # ------------------------------------------------------------ weekdays

    def _weekday(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        referring = phrase.direction in ("that", "previous", "following", "same")
        base, name = self._base("last") if referring else (self.document or self.story.last, "document date")
        today = timex.as_day(base)
        number = phrase.weekday or 1
        day_name = WEEKDAY_NAMES[number - 1]
        if today is None or base is None:
            return unresolved(
                f"which {day_name} is not known without a document date"
                if name == "document date"
                else f"which {day_name} is not known"
            )
        back = (today.isoweekday() - number) % 7
        ahead = (number - today.isoweekday()) % 7
        way = phrase.direction
        if way in ("last", "past", "previous"):
            return self._day(today, -(back or 7), f"the {day_name} before {say(base)}", name, "resolved")
        if way in ("next", "coming", "following"):
            weeks = {1: "a week after ", 2: "two weeks after "}.get(phrase.weeks, "")
            step = (ahead or 7) + 7 * phrase.weeks
            return self._day(today, step, f"{weeks}the {day_name} after {say(base)}", name, "resolved")
        if way == "this":
            step = number - today.isoweekday() if leaning == "past" or number >= today.isoweekday() else ahead
            return self._day(today, step, f"the {day_name} of the same week as {say(base)}", name, "resolved")
        if not back:
            return self._day(
                today, 0, f"{say(base)} is itself a {day_name}", name, "chosen" if not leaning else "resolved", (-7, 7)
            )
        if leaning == "planned":
            return self._day(
                today, ahead, f"the {day_name} after {say(base)}, as the verb points ahead", name, "chosen", (-back,)
            )
        reason = f"the {day_name} before {say(base)}"
        return self._day(
            today,
            -back,
            reason,
            name,
            "resolved" if leaning == "past" else "chosen",
            () if leaning == "past" else (ahead,),
        )

    def _day(
        self, today: date, step: int, rule: str, name: str, certainty: Certainty, others: tuple[int, ...] = ()
    ) -> Resolved:
        moved = timex.step_day(today, step)
        if moved is None:
            return unresolved("beyond the calendar")
        readings = tuple(
            Reading(other.isoformat(), "the one before" if each < step else "the one after")
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
            return unresolved("no date to count from")
        if way in ("that", "same") and unit in "YM" and self.story.mentioned is not None:
            base, name = self.story.mentioned, "last date"
        if way == "near" and unit in "DM" and leaning != "planned" and (said := self._spoken_of(unit)):
            base, name = said, "last date"
        if way == "following" and name == "document date" and leaning == "past":
            return unresolved("the date it follows is not stated")
        if unit == "K":
            return self._weekend(way, base, name, leaning)
        count = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(way, 0)
        if unit == "F":
            return unresolved("a fortnight has no place in the calendar")
        value = timex.shift(base, count, unit)
        if value is None:
            return unresolved(f"{say(base)} does not say which {UNIT_NAMES[unit]}")
        where = {-1: "before", 0: "of", 1: "after"}[count]
        return Resolved(value, "resolved", f"the {UNIT_NAMES[unit]} {where} {say(base)}", anchor(name, base))

    def _spoken_of(self, unit: str) -> str | None:
        """Return the date last mentioned where it names a day or month: what "later in the day" is part of."""
        found = timex.parts(self.story.mentioned)
        known = found is not None and (found[1] if unit == "M" else timex.as_day(self.story.mentioned) is not None)
        return self.story.mentioned if known and not self._is_ahead(self.story.mentioned) else None

    def _weekend(self, way: str, base: str, name: str, leaning: Leaning) -> Resolved:
        today = timex.as_day(base)
        if today is None:
            return unresolved("which weekend is not known")
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
        where = {-1: "before", 0: "nearest to", 1: "after"}[step]
        return Resolved(
            value, "chosen" if way == "near" else "resolved", f"the weekend {where} {say(base)}", anchor(name, base)
        )

    def _offset(self, phrase: Offset) -> Resolved:
        base, name = self._base(phrase.base)
        if phrase.amount is None:
            return some_time(phrase, base, name)
        if base is None:
            return unresolved("no date to count from")
        if phrase.unit == "Y" and (quarter := self.story.quarter) and phrase.amount == int(phrase.amount):
            value = timex.shift(quarter, phrase.sign * phrase.amount * 4, "Q")
            count = "a year" if phrase.amount == 1 else f"{phrase.amount:g} years"
            rule = f"the same quarter {count} {'after' if phrase.sign > 0 else 'before'} {say(quarter)}"
            return Resolved(value, "chosen", rule, anchor("last date", quarter))
        value = timex.shift(base, phrase.sign * phrase.amount, phrase.unit)
        if value is not None and phrase.unit in "SmH" and phrase.base == "last" and "T" not in base:
            return unresolved("no time of day to count from")
        if phrase.amount == 0 and self.narrative:
            return Resolved("PRESENT_REF", "approximate", "the time of writing")
        if value is not None and phrase.unit in ("E", "C"):
            return decades(phrase, base, name, value)
        if value is None:
            return unresolved(f"{say(base)} is too coarse to count {UNIT_NAMES[phrase.unit]}s from")
        if phrase.amount == 0:
            return Resolved(
                value,
                "resolved",
                "the document's own date" if name == "document date" else "the last date mentioned",
                anchor(name, base),
            )
        count = f"{phrase.amount:g} {UNIT_NAMES[phrase.unit]}{'' if phrase.amount == 1 else 's'}"
        return Resolved(
            value, "resolved", f"{count} {'after' if phrase.sign > 0 else 'before'} {say(base)}", anchor(name, base)
        )

    def _within(self, phrase: Within, leaning: Leaning) -> Resolved:
        whole = self.resolve(phrase.whole, leaning)
        found = timex.parts(whole.value)
        if found is None or whole.value is None:
            return whole
        part = phrase.part
        if part == Calendar():
            return replace(whole, value=timex.truncate(whole.value, "W"), rule=f"the week of {whole.rule}")
        if part.weekday and not part.day:
            first = timex.as_day(f"{whole.value}")
            if first is None:
                return unresolved("the week is not known")
            day = first + timedelta(part.weekday - first.isoweekday())
            return replace(whole, value=day.isoformat(), rule=f"{WEEKDAY_NAMES[part.weekday - 1]} of {whole.rule}")
        if part.day and not part.month:
            return replace(whole, value=f"{whole.value}-{part.day:02d}", rule=f"day {part.day} of {whole.rule}")
        return replace(whole, value=self._in_year(part, found[0]), rule=f"in {whole.rule}")

    def _named(self, phrase: Named, leaning: Leaning) -> Resolved:
        if phrase.year is not None:
            day = holiday(phrase.name, phrase.year)
            return Resolved(day.isoformat(), "explicit", "a named day") if day else unresolved("not in that calendar")
        base, name = self._base("document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved("the year is not known")
        today = timex.as_day(base)
        days = [day for year in (found[0] - 1, found[0], found[0] + 1) if (day := holiday(phrase.name, year))]
        if today is None or not days:
            day = holiday(phrase.name, found[0])
            return (
                Resolved(day.isoformat(), "chosen", f"that day of {found[0]}", anchor(name, base))
                if day
                else unresolved("not known")
            )
        if phrase.direction in ("last", "past", "previous"):
            day = max((each for each in days if each < today), default=days[0])
        elif phrase.direction in ("next", "coming", "following"):
            day = min((each for each in days if each > today), default=days[-1])
        else:
            ahead = 300 if leaning == "planned" else PLAN_DAYS
            fitting = [each for each in days if (each - today).days <= ahead]
            day = fitting[-1] if fitting else days[0]
        return Resolved(day.isoformat(), "chosen", f"the one near {say(base)}", anchor(name, base))

    # ------------------------------------------------------------ times and lengths

    def _clock(self, phrase: Clock, leaning: Leaning) -> Resolved:
        date_phrase = phrase.date
        named = timex.as_day(self.story.in_sentence) is not None
        if date_phrase is None and leaning == "planned" and phrase.time[1:].isalpha() and not named:
            return Resolved(phrase.time, "unresolved", "a part of a day to come, which is not named")
        on = self.resolve(date_phrase, leaning) if date_phrase is not None else self._same_day(leaning)
        part = DAYPART_NAMES.get(phrase.time[1:], "")
        value = on.value[:10] if on.value and timex.as_day(on.value) and "W" not in on.value else None
        if value is None:
            return Resolved(phrase.time, "unresolved", "a time of day whose day is not known")
        written = f"{value}{phrase.time}{phrase.zone}"
        return replace(on, value=written, rule=f"{part} of {on.rule}" if part else on.rule)

    def _same_day(self, leaning: Leaning) -> Resolved:
        last = self.story.last
        spoken_of = last is not None and (self.narrative or timex.as_day(last) is not None)
        if leaning == "past" and self._is_ahead(last):
            spoken_of = False  # what was done was not done on the day planned
        base, name = (last, "last date") if spoken_of else (self.document, "document date")
        if base is None:
            return unresolved("no day to place it on")
        return Resolved(
            base[:10] if timex.as_day(base) else None,
            "chosen",
            f"the day last spoken of, {say(base)}",
            anchor(name, base),
        )

    def _duration(self, phrase: Duration) -> Resolved:
        value = code(phrase.amount, phrase.unit)
        base, name = self._base("document")
        edtf = laid_out(phrase, base)
        side = {"past": "up to", "last": "up to", "next": "from", "coming": "from"}.get(phrase.direction)
        if edtf and side and base:
            return Resolved(value, "resolved", f"a length of time {side} {say(base)}", anchor(name, base), edtf=edtf)
        return Resolved(value, "explicit" if phrase.amount is not None else "approximate", "a length of time")

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
                    f"the {WEEKDAY_NAMES[phrase.weekday - 1]} after {say(start)}",
                    "start of the range",
                    "resolved",
                )
            if phrase.month or phrase.season or phrase.quarter:
                year = found[0]
                value = self._in_year(phrase, year)
                if found[1] and phrase.month and (phrase.month, phrase.day or 31) < (found[1], found[2] or 0):
                    value = self._in_year(phrase, year + 1)
                other = self._other_years(phrase, (timex.parts(value) or found)[0])
                return Resolved(value, "resolved", f"after {say(start)}", anchor("start of the range", start), other)
        return self.resolve(phrase, leaning)
