"""Decide which days a phrase means, from the document's date or from the last date mentioned.

What is counted from is decided in `bases`, a missing year in `years`, a weekday in `weekdays`: rows with examples. A
history is counted from the last date mentioned (Mazur and Dale, 2010, "WikiWars").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dossier.analyse.dates import timex
from dossier.analyse.dates.bases import BASES, Base
from dossier.analyse.dates.discourse import Story
from dossier.analyse.dates.holidays import holiday, nearest
from dossier.analyse.dates.lengths import counted, laid_out, next_such_day, part_of, some_time, to_the_day
from dossier.analyse.dates.lexicon import DAYPART_NAMES, UNIT_NAMES
from dossier.analyse.dates.phrases import (
    Calendar,
    Clock,
    Deictic,
    Duration,
    Named,
    Numeric,
    Offset,
    Phrase,
    Within,
)
from dossier.analyse.dates.readers_lengths import code
from dossier.analyse.dates.readers_relative import kind
from dossier.analyse.dates.resolved import (
    AS_WRITTEN,
    DOCUMENT_DATE,
    LAST_DATE,
    LENGTH,
    NO_SUCH_DAY,
    START_OF_RANGE,
    Resolved,
    anchor,
    as_written,
    edtf,
    unresolved,
)
from dossier.analyse.dates.weekdays import AHEAD, BACK, WEEKDAYS, WEEKENDS, Weekday, Weekend, day_at
from dossier.analyse.dates.years import DIRECTED, YEARS, Directed, in_year, other_years, place, yearless
from dossier.edtf import bounds
from dossier.english.dates import numeric_readings
from dossier.model import Certainty, Reading, Reason, Span
from dossier.rules import decisive
from dossier.trace import is_tracing, note

NOTHING_TO_COUNT_FROM = Reason("nothing-to-count-from")
YEAR_UNKNOWN = Reason("year-unknown")

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
    story: Story = field(default_factory=Story)
    """What was mentioned so far."""
    at: Span | None = None
    """The words of the phrase under way, for notes."""

    @property
    def last_day(self) -> str | None:
        """Return the last day of the document's date."""
        return bounds(timex.to_edtf(self.document) or "")[1]

    @property
    def today(self) -> date | None:
        """Return the document's day; None where only its month or year is known."""
        return timex.as_day(self.document)

    def _base(self, base: str) -> tuple[str | None, Reason]:
        """Return the value to count from, and its name."""
        row = decisive(BASES, Base(base == "last", self.narrative, self.story.last is not None))
        value = self.story.last if row.then == LAST_DATE else self.document
        if is_tracing() and self.at is not None:
            note("dates", row.name, self.at, "decided", value or "nothing")
        return value, row.then

    def _noted(self, rule: str, resolved: Resolved) -> Resolved:
        """Note which rule chose a day or a year."""
        if is_tracing() and self.at is not None:
            others = "".join(f"; {each.edtf} lost" for each in resolved.alternatives)
            note("dates", rule, self.at, "decided", f"{resolved.value}: {resolved.rule.code}{others}")
        return resolved

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
        past = _goes_on(phrase, found) and leaning == "past" and self._is_ahead(found.value)
        if past or self._is_told_on(phrase, found):
            return unresolved(Reason("ahead-of-the-verb"))
        if found.certainty == "resolved" and found.anchor is not None and found.anchor.what == LAST_DATE:
            # The sum is sure, but which date it starts from was our choice (wrong one time in ten in histories).
            return replace(found, certainty="chosen")
        return found

    def _is_told_on(self, phrase: Phrase, found: Resolved) -> bool:
        """Tell whether "two centuries later" would lie ahead although what it is counted from is over."""
        if not isinstance(phrase, Offset) or phrase.base != "last" or phrase.sign <= 0 or phrase.unit not in "YEC":
            return False  # "two centuries later the country continues to …"
        return found.anchor is not None and self._is_ahead(found.value) and not self._is_ahead(found.anchor.value)

    def _is_ahead(self, value: str | None) -> bool:
        """Tell whether a value begins after the document's day."""
        first, today = timex.first_day(value), self.today
        return first is not None and today is not None and first > today

    def _read(self, phrase: Phrase, leaning: Leaning) -> Resolved:
        match phrase:
            case Calendar():
                return self._calendar(phrase, leaning)
            case Deictic():
                return self._deictic(phrase, leaning)
            case Offset():
                return self._offset(phrase) if phrase.days is None else to_the_day(phrase, self.today)
            case Within():
                return self._within(phrase, leaning)
            case Clock():
                return self._clock(phrase, leaning)
            case Named():
                return self._named(phrase, leaning)
            case Numeric():
                return self._numeric(phrase)
            case Duration():
                return self._duration(phrase)
            case _:
                return as_written(phrase)

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
            return Resolved(in_year(phrase, phrase.year), "explicit", AS_WRITTEN)
        if phrase.weekday and not phrase.day:
            return self._weekday(phrase, leaning)
        if phrase.day and not phrase.month:
            return self._day_of_month(phrase, leaning)
        if phrase.quarter or phrase.half:
            return self._quarter(phrase)
        return self._yearless(phrase, leaning)

    def _day_of_month(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        if phrase.direction == "that" and not phrase.weekday and (ahead := self._day_ahead(phrase, leaning)):
            return ahead
        base, name = self._base("last" if phrase.direction == "that" else "document")
        if phrase.weekday:
            return self._weekday_of_month(phrase, base, name)
        month = timex.shift(base, {"last": -1, "next": 1}.get(phrase.direction, 0), "M") if base else None
        if month is None or phrase.day is None:
            return unresolved(Reason("month-unknown"))
        return Resolved(
            f"{month}-{phrase.day:02d}", "resolved", Reason("day-of-month", (str(phrase.day),)), anchor(name, base)
        )

    def _day_ahead(self, phrase: Calendar, leaning: Leaning) -> Resolved | None:
        """Return the next such day from the document's on, where it is to come and what was spoken of is over."""
        today, number = self.today, phrase.day
        if leaning != "planned" or today is None or number is None or self._speaks_of(today):
            return None
        day = next_such_day(today, number)
        if day is None:
            return None
        rule = Reason("day-of-month", (str(number),))
        return Resolved(day.isoformat(), "resolved", rule, anchor(DOCUMENT_DATE, today.isoformat()))

    def _speaks_of(self, today: date) -> bool:
        """Tell whether the date last mentioned is not over on a day."""
        last = bounds(timex.to_edtf(self.story.last) or "")[1]
        return last is not None and last >= today.isoformat()

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
        value = in_year(phrase, year)
        return Resolved(
            value,
            "chosen",
            Reason("nearest-quarter", (edtf(base),)),
            anchor(name, base),
            other_years(phrase, year),
        )

    def _yearless(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        base, name = self._base("last" if phrase.direction in ("that", "previous", "following") else "document")
        near = self.story.mentioned if phrase.direction == "that" else self.story.in_sentence
        if phrase.direction in ("that", "previous", "following") and near is not None:
            base, name = near, LAST_DATE
        found = timex.parts(base)
        if found is None or base is None:
            return self._dated_before(phrase)
        if phrase.direction in (*BACK, *AHEAD):
            return self._directed(Directed(phrase, base, *found), name)
        if name == LAST_DATE:
            return self._in_the_story(phrase, base, found[0])
        today = self.today
        if today is not None:
            case = yearless(phrase, today, leaning, self.story.in_sentence, aside=self.story.aside)
            row = decisive(YEARS, case)
            return self._noted(row.name, row.then(case))
        year = found[0] - bool(found[1] and phrase.month and phrase.month > found[1] + 3)
        rule = Reason("nearest", (place(phrase), edtf(base)))
        return Resolved(in_year(phrase, year), "chosen", rule, anchor(name, base), other_years(phrase, year))

    def _dated_before(self, phrase: Calendar) -> Resolved:
        """Give a day the year with which the text has named it before, where nothing else tells its year."""
        year = self.story.days.get((phrase.month or 0, phrase.day or 0))
        if year is None or phrase.direction:
            return unresolved(YEAR_UNKNOWN)
        value = in_year(phrase, year)
        named = anchor(LAST_DATE, value) if value else None
        return Resolved(value, "resolved", Reason("of-year-mentioned", (place(phrase),)), named)

    def _in_the_story(self, phrase: Calendar, base: str, year: int) -> Resolved:
        """Give it the year that a history has come to."""
        chosen = year if self.story.year is None else self.story.year
        what = place(phrase)
        rule = Reason("of-year-mentioned", (what,)) if chosen == year else Reason("next-to", (what, edtf(base)))
        others = other_years(phrase, chosen)
        return Resolved(in_year(phrase, chosen), "chosen", rule, anchor(LAST_DATE, base), others)

    def _directed(self, case: Directed, name: Reason) -> Resolved:
        row = decisive(DIRECTED, case)
        rule = Reason("before" if case.back else "after", (place(case.phrase), edtf(case.base)))
        value = in_year(case.phrase, row.then(case))
        return self._noted(row.name, Resolved(value, "resolved", rule, anchor(name, case.base)))

    # ------------------------------------------------------------ weekdays

    def _weekday(self, phrase: Calendar, leaning: Leaning) -> Resolved:
        referring = phrase.direction in ("that", "previous", "following", "same")
        base, name = self._base("last") if referring else (self.document or self.story.last, DOCUMENT_DATE)
        today, number = timex.as_day(base), phrase.weekday or 1
        if today is None or base is None:
            why = "weekday-undated" if name == DOCUMENT_DATE else "weekday-unknown"
            return unresolved(Reason(why, (str(number),)))
        case = Weekday(today, number, phrase.direction, phrase.weeks, leaning, base, name)
        row = decisive(WEEKDAYS, case)
        return self._noted(row.name, row.then(case))

    # ------------------------------------------------------------ seen from a date

    def _deictic(self, phrase: Deictic, leaning: Leaning) -> Resolved:
        way, unit = phrase.direction, phrase.unit
        base, name = self._seen_from(phrase, leaning)
        if base is None:
            return unresolved(NOTHING_TO_COUNT_FROM)
        if way == "following" and name == DOCUMENT_DATE and leaning == "past":
            return unresolved(Reason("followed-date-unknown"))
        if unit == "K":
            return self._weekend(way, base, name, leaning)
        if unit == "F":
            return unresolved(Reason("fortnight"))
        count = -1 if way in BACK else 1 if way in AHEAD else 0
        value = timex.shift(base, count, unit)
        if value is None:
            return unresolved(Reason("which-unit", (edtf(base), UNIT_NAMES[unit])))
        where = {-1: "unit-before", 0: "unit-of", 1: "unit-after"}[count]
        return Resolved(value, "resolved", Reason(where, (UNIT_NAMES[unit], edtf(base))), anchor(name, base))

    def _seen_from(self, phrase: Deictic, leaning: Leaning) -> tuple[str | None, Reason]:
        """Return what "that year", "later in the day" and "last week" are seen from, and its name."""
        way, unit = phrase.direction, phrase.unit
        base, name = self._base("last" if way in ("that", "same", "previous", "following") else "document")
        if base is not None and way in ("that", "same") and unit in "YM" and self.story.mentioned is not None:
            return self.story.mentioned, LAST_DATE
        if base is not None and way == "near" and unit in "DM" and leaning != "planned":
            said = self._spoken_of(unit)
            return (said, LAST_DATE) if said else (base, name)
        return base, name

    def _spoken_of(self, unit: str) -> str | None:
        """Return the date last mentioned where it names a day or month: what "later in the day" is part of."""
        found = timex.parts(self.story.mentioned)
        known = found is not None and (found[1] if unit == "M" else timex.as_day(self.story.mentioned) is not None)
        return self.story.mentioned if known and not self._is_ahead(self.story.mentioned) else None

    def _weekend(self, way: str, base: str, name: Reason, leaning: Leaning) -> Resolved:
        today = timex.as_day(base)
        if today is None:
            return unresolved(Reason("weekend-unknown"))
        row = decisive(WEEKENDS, Weekend(way, today.isoweekday(), leaning))
        step = row.then
        value = timex.shift(base, step, "K")
        where = {-1: "weekend-before", 0: "weekend-nearest", 1: "weekend-after"}[step]
        certainty: Certainty = "chosen" if way == "near" else "resolved"
        resolved = Resolved(value, certainty, Reason(where, (edtf(base),)), anchor(name, base))
        return self._noted(row.name, resolved)

    def _counted_from(self, phrase: Offset) -> tuple[str | None, Reason]:
        """Return what an offset counts from: years from the year of its sentence, "left in 2011, back a year later"."""
        if phrase.base == "last" and phrase.unit == "Y" and self.story.in_sentence is not None:
            return self.story.in_sentence, LAST_DATE
        return self._base(phrase.base)

    def _offset(self, phrase: Offset) -> Resolved:
        base, name = self._counted_from(phrase)
        amount, unit = phrase.amount, phrase.unit
        if amount is None:
            return some_time(phrase, base, name)
        if base is None:
            return unresolved(NOTHING_TO_COUNT_FROM)
        if unit == "Y" and self.story.quarter and amount == int(amount):
            return self._same_quarter(self.story.quarter, phrase.sign * amount)
        value = timex.shift(base, phrase.sign * amount, unit)
        if amount == 0 and self.narrative:
            return Resolved("PRESENT_REF", "approximate", Reason("time-of-writing"))
        if value is None:
            return unresolved(Reason("too-coarse", (edtf(base), UNIT_NAMES[unit])))
        if kind(unit) == "TIME" and phrase.base == "last" and "T" not in base:
            return unresolved(Reason("no-time-of-day"))
        return counted(phrase, base, name, value)

    @staticmethod
    def _same_quarter(quarter: str, years: float) -> Resolved:
        """Count "a year earlier" from the quarter that a business report is about."""
        value = timex.shift(quarter, years * 4, "Q")
        side = "same-quarter-after" if years > 0 else "same-quarter-before"
        rule = Reason(side, (f"{abs(years):g} year", edtf(quarter)))
        return Resolved(value, "chosen", rule, anchor(LAST_DATE, quarter))

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
            rule = Reason("day-of", (str(part.day),), whole.rule)
            return replace(whole, value=f"{whole.value}-{part.day:02d}", rule=rule)
        return replace(whole, value=in_year(part, found[0]), rule=Reason("in", of=whole.rule))

    def _named(self, phrase: Named, leaning: Leaning) -> Resolved:
        if phrase.year is not None:
            day = holiday(phrase.name, phrase.year)
            if day is None:
                return unresolved(Reason("not-in-that-calendar"))
            return Resolved(day.isoformat(), "explicit", Reason("named-day"))
        base, name = self._base("document")
        found = timex.parts(base)
        if found is None or base is None:
            return unresolved(YEAR_UNKNOWN)
        today, year = timex.as_day(base), found[0]
        days = [day for each in (year - 1, year, year + 1) if (day := holiday(phrase.name, each))]
        if today is not None and days:
            chosen = nearest(days, today, phrase.direction, leaning)
            return Resolved(chosen.isoformat(), "chosen", Reason("one-near", (edtf(base),)), anchor(name, base))
        day = holiday(phrase.name, year)
        if day is None:
            return unresolved(Reason("not-known"))
        return Resolved(day.isoformat(), "chosen", Reason("that-day-of", (str(year),)), anchor(name, base))

    # ------------------------------------------------------------ times and lengths

    def _clock(self, phrase: Clock, leaning: Leaning) -> Resolved:
        date_phrase = phrase.date
        named = timex.as_day(self.story.in_sentence) is not None
        if date_phrase is None and leaning == "planned" and phrase.time[1:].isalpha() and not named:
            return Resolved(phrase.time, "unresolved", Reason("part-of-day-to-come"))
        on = self.resolve(date_phrase, leaning) if date_phrase is not None else self._day_of_clock(phrase, leaning)
        part = phrase.time[1:] if phrase.time[1:] in DAYPART_NAMES else ""
        value = on.value[:10] if on.value and timex.as_day(on.value) and "W" not in on.value else None
        if value is None:
            return Resolved(phrase.time, "unresolved", Reason("time-of-unknown-day"))
        written = f"{value}{phrase.time}{phrase.zone}"
        return replace(on, value=written, rule=Reason("part-of-day", (part,), on.rule) if part else on.rule)

    def _day_of_clock(self, phrase: Clock, leaning: Leaning) -> Resolved:
        """Return the day of a time that states none; a transcript ends on the day on which it begins."""
        if not phrase.alone:
            return self._same_day(leaning)
        self.story.session = self.story.session or self._same_day(leaning)
        return self.story.session

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
        if phrase.of is not None:
            return self._part_of(phrase, phrase.of, value)
        base, name = self._base("document")
        days = laid_out(phrase, base)
        sides = {"past": "length-up-to", "last": "length-up-to", "next": "length-from", "coming": "length-from"}
        side = sides.get(phrase.direction)
        if days and side and base:
            return Resolved(value, "resolved", Reason(side, (edtf(base),)), anchor(name, base), edtf=days)
        return Resolved(value, "explicit" if phrase.amount is not None else "approximate", LENGTH)

    def _part_of(self, phrase: Duration, whole: Calendar, value: str) -> Resolved:
        """Lay "the last five days of May" at the end of its month, "the first ten" at its beginning."""
        month = self.resolve(whole)
        days = part_of(phrase, month.value)
        if days is None:
            return Resolved(value, "explicit" if phrase.amount is not None else "approximate", LENGTH)
        return replace(month, value=value, edtf=days, alternatives=())

    # ------------------------------------------------------------ ranges

    def after(self, phrase: Phrase, start: str | None, leaning: Leaning) -> Resolved:
        """Resolve the end of a range: on or after its start."""
        found = timex.parts(start)
        if found is None or start is None or not isinstance(phrase, Calendar) or not _is_open(phrase):
            return self.resolve(phrase, leaning)
        day = timex.as_day(start)
        if phrase.weekday and not phrase.day and day is not None:
            rule = Reason("weekday-after", (str(phrase.weekday), edtf(start)))
            return day_at(day, (phrase.weekday - day.isoweekday()) % 7, rule, START_OF_RANGE)
        if not (phrase.month or phrase.season or phrase.quarter):
            return self.resolve(phrase, leaning)
        value = in_year(phrase, found[0] + _turns(phrase, found))
        others = other_years(phrase, (timex.parts(value) or found)[0])
        return Resolved(value, "resolved", Reason("after-date", (edtf(start),)), anchor(START_OF_RANGE, start), others)


def _goes_on(phrase: Phrase, found: Resolved) -> bool:
    """Tell whether a phrase is counted on from a date before it: "two days later", "the next Tuesday"."""
    if isinstance(phrase, Calendar):
        return phrase.direction == "following"
    return isinstance(phrase, Offset | Deictic) and found.anchor is not None and found.anchor.what == LAST_DATE


def _is_open(phrase: Calendar) -> bool:
    """Tell whether a date takes its year from the start of its range."""
    return phrase.year is None and not phrase.direction


def _turns(phrase: Calendar, start: tuple[int, int | None, int | None]) -> int:
    """Return 1 where a range that starts there ends in the next year."""
    if not start[1] or not phrase.month:
        return 0
    return int((phrase.month, phrase.day or 31) < (start[1], start[2] or 0))
