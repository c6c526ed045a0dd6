"""What two neighbouring phrases say together: a day and its time, a month and its year, a length in two units.

Rows asked in order. Each names the kinds of phrase it joins and the token classes that may stand between them, and
makes one phrase of the two, or lets one lend the other its day or year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dossier.analyse.dates.phrases import (
    Calendar,
    Clock,
    Deictic,
    Duration,
    Fixed,
    Found,
    Named,
    Offset,
    Phrase,
    Recurrence,
    Within,
)
from dossier.analyse.dates.readers_lengths import code
from dossier.analyse.dates.resolved import LENGTH
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.model import TimexType

Kinds = tuple[type[Phrase], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two phrases and the token classes between them."""

    tokens: Tokens
    a: Found
    b: Found
    between: str

    def one(self, phrase: Phrase, type: TimexType = "DATE") -> tuple[Found, ...]:
        """Return both as one phrase."""
        a, b = self.a, self.b
        return (replace(a, end=b.end, phrase=phrase, type=type, rules=a.rules + b.rules, joins=a.joins + b.joins),)

    def first_as(self, phrase: Phrase) -> tuple[Found, ...]:
        """Return both, the first with what the second lends it."""
        return replace(self.a, phrase=phrase), self.b

    def second_as(self, phrase: Phrase) -> tuple[Found, ...]:
        """Return both, the second with what the first lends it."""
        return self.a, replace(self.b, phrase=phrase)


@dataclass(frozen=True, slots=True)
class Join:
    """A way in which two neighbours belong together."""

    name: str
    first: Kinds
    between: frozenset[str]
    second: Kinds
    make: Callable[[Pair], tuple[Found, ...] | None]
    """Returns one phrase, or two of which one has lent something; None where they do not belong together."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def joints(*names: str) -> frozenset[str]:
    """Return what may stand between two phrases: class names, those of one joint with spaces between them."""
    return frozenset("".join(CODE[each] for each in name.split()) for name in names)


_NOTHING = joints("")


def is_day(phrase: Phrase) -> bool:
    """Tell whether a phrase names a day, so that it can have a time."""
    if isinstance(phrase, Calendar):
        return bool(phrase.day or phrase.weekday)
    if isinstance(phrase, Offset | Deictic):
        return phrase.unit in "DK"
    if isinstance(phrase, Fixed):
        return re.fullmatch(r"\d{4}-\d\d-\d\d", phrase.value) is not None
    return isinstance(phrase, Named) or (isinstance(phrase, Within) and is_day(phrase.part))


def is_free(phrase: Phrase | None) -> bool:
    """Tell whether a time of day states no day itself."""
    if not isinstance(phrase, Clock):
        return False
    return phrase.date is None or (isinstance(phrase.date, Deictic) and phrase.date.direction == "near")


def in_daypart(time: Clock, part: Clock) -> Clock:
    """Read "eight in the morning", "3:30 this afternoon", "10:30 Saturday night"."""
    hour = int(time.time[1:3])
    if part.time in ("TAF", "TEV", "TNI") and hour < 12 and not (part.time == "TNI" and hour < 6):
        hour += 12
    return Clock(f"T{hour:02d}{time.time[3:]}", time.zone, time.date if is_free(part) else part.date)


def _is_figures(time: Clock) -> bool:
    return time.time[1:2].isdecimal()


# ---------------------------------------------------------------- days and times


def _day_and_time(pair: Pair) -> tuple[Found, ...] | None:
    day, time = pair.a.phrase, pair.b.phrase
    if not isinstance(time, Clock) or not is_free(time) or not is_day(day):
        return None
    return pair.one(replace(time, date=day), "TIME")


def _time_after_its_day(pair: Pair) -> tuple[Found, ...] | None:
    day, time = pair.a.phrase, pair.b.phrase
    if not isinstance(time, Clock) or not is_free(time) or not is_day(day):
        return None
    fits = _is_figures(time) or pair.between == CODE["at"]
    return pair.second_as(replace(time, date=day)) if fits else None


def _time_before_its_day(pair: Pair) -> tuple[Found, ...] | None:
    time, day = pair.a.phrase, pair.b.phrase
    if not isinstance(time, Clock) or not is_free(time) or not is_day(day):
        return None
    return pair.first_as(replace(time, date=day))


def _time_and_day(pair: Pair) -> tuple[Found, ...] | None:
    time, day = pair.a.phrase, pair.b.phrase
    if not isinstance(time, Clock) or not is_free(time) or not is_day(day):
        return None
    if pair.between == CODE["comma"] and not _is_figures(time):
        return None
    return pair.one(replace(time, date=day), "TIME")


def _stretch_of_a_day(pair: Pair) -> tuple[Found, ...] | None:
    first, second = pair.a.phrase, pair.b.phrase
    if not isinstance(first, Clock) or not isinstance(second, Clock) or not is_free(first) or is_free(second):
        return None
    return pair.first_as(replace(first, date=second.date)) if first.time <= second.time else None


def _hour_and_daypart(pair: Pair) -> tuple[Found, ...] | None:
    hour, part = pair.a.phrase, pair.b.phrase
    if not isinstance(hour, Clock) or not isinstance(part, Clock) or not _is_figures(hour):
        return None
    return pair.one(in_daypart(hour, part), "TIME")


def _habit_at_a_time(pair: Pair) -> tuple[Found, ...] | None:
    habit, time = pair.a.phrase, pair.b.phrase
    if not isinstance(habit, Recurrence) or pair.b.type != "TIME":
        return None
    said = time.value if isinstance(time, Fixed) else time.time if isinstance(time, Clock) and is_free(time) else ""
    return pair.one(Recurrence(habit.value + said), "SET") if said else None


_DAYS: Kinds = (Calendar, Offset, Deictic, Fixed, Named, Within)

_TIMES = (
    Join(
        "a day and a time",
        _DAYS,
        _NOTHING,
        (Clock,),
        _day_and_time,
        yes=("They met [Friday night]{2021-10-01TNI}.", "They met [Friday 3 p.m.]{2021-10-01T15:00}."),
        no=("They met in [May at night].",),
    ),
    Join(
        "a time after its day",
        _DAYS,
        joints("at", "comma", "on"),
        (Clock,),
        _time_after_its_day,
        yes=("They met on Friday at [3 p.m.]{2021-10-01T15:00}.", "They met on Friday, [3 p.m.]{2021-10-01T15:00}."),
        no=("They met on Friday, [this morning].",),
    ),
    Join(
        "a time before its day, in brackets",
        (Clock,),
        joints("close", "close on"),
        _DAYS,
        _time_before_its_day,
        yes=("It fell at 2 a.m. ([7 a.m. UTC]{2021-10-01T07:00Z}) on Friday.",),
        no=("It fell at 2 a.m. UTC ([here]) on Friday.",),
    ),
    Join(
        "a time and its day",
        (Clock,),
        joints("", "of", "comma"),
        _DAYS,
        _time_and_day,
        yes=("They met at [3 p.m. Friday]{2021-10-01T15:00}.", "They met on the [night of May 2]{2021-05-02TNI}."),
        no=("He sang in the [evening], Friday included.",),
    ),
    Join(
        "a time on a day",
        (Clock,),
        joints("on"),
        _DAYS,
        _time_before_its_day,
        yes=("They met at [3 p.m.]{2021-10-01T15:00} on Friday.",),
        no=("They met at [3 p.m. Friday].",),
    ),
    Join(
        "two times of one day",
        (Clock,),
        joints("to", "dash", "until"),
        (Clock,),
        _stretch_of_a_day,
        yes=("They met from [8 a.m.]{2021-10-01T08:00} to 10 a.m. Friday.",),
        no=("They met from [10 p.m.] to 8 a.m. Friday.",),
    ),
    Join(
        "an hour and its part of the day",
        (Clock,),
        joints("", "in"),
        (Clock,),
        _hour_and_daypart,
        yes=("They met on Friday at [eight o’clock in the evening]{T20:00}.",),
        no=("They met in the [evening at night].",),
    ),
    Join(
        "a repetition at a time",
        (Recurrence,),
        _NOTHING,
        (Clock, Fixed),
        _habit_at_a_time,
        yes=("They meet [every Monday at night]{XXXX-WXX-1TNI}.",),
        no=("They meet [every Monday in May].",),
    ),
)


# ---------------------------------------------------------------- parts and wholes


def _lends_its_year(pair: Pair) -> tuple[Found, ...] | None:
    season, year = pair.a.phrase, pair.b.phrase
    if not isinstance(season, Calendar) or not isinstance(year, Calendar):
        return None
    lends = season.season and season.year is None and year.year is not None and not year.month
    return pair.first_as(replace(season, year=year.year)) if lends else None


def _ago_on_a_weekday(pair: Pair) -> tuple[Found, ...] | None:
    ago, day = pair.a.phrase, pair.b.phrase
    if not isinstance(ago, Offset) or not isinstance(day, Calendar) or not _is_whole_ago(pair, ago):
        return None
    fits = ago.unit == "W" and day.weekday and not day.day
    return pair.one(Within(replace(day, direction=""), ago)) if fits else None


def _ago_to_the_day(pair: Pair) -> tuple[Found, ...] | None:
    ago, day = pair.a.phrase, pair.b.phrase
    if not isinstance(ago, Offset) or not _is_whole_ago(pair, ago) or ago.unit not in _ANNIVERSARIES:
        return None
    if not isinstance(day, Offset) or day.unit != "D" or day.base != "document" or day.amount is None:
        return None
    return pair.one(replace(ago, days=int(day.sign * day.amount)))


_ANNIVERSARIES = "YMWE"


def _ago_this_month(pair: Pair) -> tuple[Found, ...] | None:
    ago = pair.a.phrase
    if not isinstance(ago, Offset) or not _is_whole_ago(pair, ago) or pair.b.phrase != Deictic("this", "M"):
        return None
    months = {"Y": 12, "E": 120}.get(ago.unit)
    return pair.one(Offset(months * ago.amount, "M", -1, "document")) if months and ago.amount else None


def _is_whole_ago(pair: Pair, ago: Offset) -> bool:
    whole = ago.amount is not None and ago.amount == int(ago.amount)
    return whole and ago.sign < 0 and pair.tokens.word(pair.a.end - 1) == "ago"


def _quarter_of_its_year(pair: Pair) -> tuple[Found, ...] | None:
    year, part = pair.a.phrase, pair.b.phrase
    if not isinstance(year, Calendar) or not isinstance(part, Calendar) or year.year is None or year.month:
        return None
    return pair.one(replace(part, year=year.year)) if part.year is None and (part.quarter or part.half) else None


def _named_day_and_date(pair: Pair) -> tuple[Found, ...] | None:
    named, day = pair.a.phrase, pair.b.phrase
    if not isinstance(named, Named) or not isinstance(day, Calendar) or not day.year or not day.day:
        return None
    return pair.first_as(replace(named, year=day.year))


def _part_of_a_unit(pair: Pair) -> tuple[Found, ...] | None:
    part, whole = pair.a.phrase, pair.b.phrase
    if not isinstance(part, Calendar) or not isinstance(whole, Deictic) or part.year is not None or part.direction:
        return None
    fits = {
        "Y": bool(part.month or part.season or part.quarter or part.half),
        "W": bool(part.weekday) and not part.day,
        "M": bool(part.day) and not part.month,
    }
    return pair.one(Within(part, whole)) if fits.get(whole.unit) else None


def _part_of_a_year(pair: Pair) -> tuple[Found, ...] | None:
    part, year = pair.a.phrase, pair.b.phrase
    if not isinstance(part, Calendar) or not isinstance(year, Calendar) or part.year is not None:
        return None
    if year.year is None or year.month is not None or year.quarter:
        return None
    fits = (part.season and not year.season) or part.quarter or part.half
    return pair.one(replace(part, year=year.year)) if fits else None


def _same_quarter(pair: Pair) -> tuple[Found, ...] | None:
    year = Offset(1, "Y", -1, "last")
    last_year = pair.b.phrase in (Deictic("last", "Y"), Deictic("previous", "Y"), year)
    return pair.one(year) if last_year and pair.a.phrase == Deictic("same", "Q") else None


def _day_that_is_a_weekday(pair: Pair) -> tuple[Found, ...] | None:
    day = pair.b.phrase
    fits = isinstance(day, Calendar) and day.weekday and pair.a.phrase == Deictic("near", "D")
    return pair.one(day) if fits else None


def _day_and_its_date(pair: Pair) -> tuple[Found, ...] | None:
    """Read "today (2 October)", "8 a.m. today, 2 October", "this Friday, October 8": the date says which."""
    said, date = pair.a.phrase, pair.b.phrase
    day = said.date if isinstance(said, Clock) else said
    if not isinstance(date, Calendar) or not date.day or not date.month or date.direction or not _is_this_day(day):
        return None
    if isinstance(day, Calendar) and day.weekday:
        date = replace(date, weekday=day.weekday)
    closed = pair.between == CODE["open"] and pair.tokens.kind(pair.b.end) == CODE["close"]
    whole = replace(pair, b=replace(pair.b, end=pair.b.end + closed))
    return whole.one(replace(said, date=date), "TIME") if isinstance(said, Clock) else whole.one(date)


def _is_this_day(phrase: Phrase | None) -> bool:
    """Tell whether a phrase means a day near the document's: today, yesterday, this Friday."""
    if isinstance(phrase, Calendar):
        return bool(phrase.weekday and not phrase.day and phrase.direction)
    return isinstance(phrase, Offset) and phrase.unit == "D" and phrase.amount in (0, 1) and phrase.base == "document"


def _weekday_of_a_week(pair: Pair) -> tuple[Found, ...] | None:
    week, day = pair.a.phrase, pair.b.phrase
    if not isinstance(week, Deictic) or not isinstance(day, Calendar) or week.unit != "W":
        return None
    return pair.one(Within(day, week)) if day.weekday and not day.day and not day.direction else None


_DATE_UNITS, _TIME_UNITS = "YMWD", "HmS"
_UNITS = _DATE_UNITS + _TIME_UNITS


def _lengths(pair: Pair) -> tuple[Found, ...] | None:
    """Read "2 hours 59 minutes 40 seconds", "two years and six months" as one length: the units must descend."""
    first, second = pair.a.phrase, pair.b.phrase
    if pair.a.type != "DURATION" or not isinstance(first, Duration | Fixed) or not isinstance(second, Duration):
        return None
    written = first.value if isinstance(first, Fixed) else _length(first)
    added = _length(second)
    if not written or not added or pair.b.modifier or pair.tokens.word(pair.a.end - 1) == "long":
        return None  # "a month-long two-day-a-week course"
    if not _descends(written, second.unit):
        return None
    tail = added[2:] if "T" in written and added[1] == "T" else added[1:]
    return pair.one(Fixed(written + tail, LENGTH), "DURATION")


def _descends(written: str, unit: str) -> bool:
    """Tell whether a unit is smaller than the last one of a length."""
    # Minutes and months share a letter in the value: what follows T is a time.
    last = written[-1].lower() if written[-1] == "M" and "T" in written else written[-1]
    return _UNITS.index(last) < _UNITS.index(unit)


def _length(phrase: Duration) -> str | None:
    plain = phrase.amount is not None and not phrase.direction and not phrase.ordinal
    return code(phrase.amount, phrase.unit) if plain and phrase.unit in _UNITS else None


_WHOLES = (
    Join(
        "a season’s event and its year",
        (Calendar,),
        joints("other of"),
        (Calendar,),
        _lends_its_year,
        yes=("They fought in the [Spring]{1918-SP} Offensive of 1918.",),
        no=("They fought in the [May] campaign of 1918.",),
    ),
    Join(
        "weeks ago on a weekday",
        (Offset,),
        _NOTHING,
        (Calendar,),
        _ago_on_a_weekday,
        yes=("She left [a week ago Friday]{2021-09-24}.",),
        no=("She left [a year ago Friday].",),
    ),
    Join(
        "years ago to the day",
        (Offset,),
        _NOTHING,
        (Offset,),
        _ago_to_the_day,
        yes=("She left [five years ago today]{2016-10-02}.", "She left [a year ago tomorrow]{2020-10-03}."),
        no=("She left [five years ago], today.",),
    ),
    Join(
        "years ago this month",
        (Offset,),
        _NOTHING,
        (Deictic,),
        _ago_this_month,
        yes=("She left [seven years ago this month]{2014-10}.",),
        no=("She left [seven years ago this week].",),
    ),
    Join(
        "lengths that add up",
        (Duration, Fixed),
        joints("", "and"),
        (Duration,),
        _lengths,
        yes=("It took [two years and six months]{P2Y6M}.", "It took [2 hours 59 minutes]{PT2H59M}."),
        no=("It took [six months and two years].",),
    ),
    Join(
        "a year’s quarter",
        (Calendar,),
        joints("poss"),
        (Calendar,),
        _quarter_of_its_year,
        yes=("Sales fell in [2011’s third quarter]{2011-Q3}.",),
        no=("Sales fell in [2011’s May].",),
    ),
    Join(
        "a named day and its date",
        (Named,),
        joints("comma"),
        (Calendar,),
        _named_day_and_date,
        yes=("They met on [Memorial Day]{2012-05-28}, May 28, 2012.",),
        no=("They met on [Memorial Day], Friday.",),
    ),
    Join(
        "a part of a unit seen from here",
        (Calendar,),
        joints("", "of", "in"),
        (Deictic,),
        _part_of_a_unit,
        yes=("She left [Friday last week]{2021-09-24}.", "She left in [October of last year]{2020-10}."),
        no=("She left [Friday, last week].",),
    ),
    Join(
        "a season or quarter and its year",
        (Calendar,),
        joints("", "of", "in"),
        (Calendar,),
        _part_of_a_year,
        yes=("She left in [the fourth quarter in 2011]{2011-Q4}.",),
        no=("She left in [the fourth quarter].",),
    ),
    Join(
        "the same quarter of last year",
        (Deictic,),
        joints("", "of"),
        (Deictic, Offset),
        _same_quarter,
        yes=("Q3 2021 sales fell from [the same quarter last year]{2020-Q3}.",),
        no=("Q3 2021 sales fell from [the same month last year].",),
    ),
    Join(
        "the day that is a weekday",
        (Deictic,),
        joints("", "on", "of"),
        (Calendar,),
        _day_that_is_a_weekday,
        yes=("It closed at [the end of the day Friday]{2021-10-01}.",),
        no=("It closed at [the end of the day].",),
    ),
    Join(
        "a day and its date",
        (Deictic, Offset, Calendar, Clock),
        joints("open", "comma"),
        (Calendar,),
        _day_and_its_date,
        yes=(
            "They met [today (2 October)]{2021-10-02}.",
            "They were called at [8 a.m. today, 2 October]{2021-10-02T08:00}.",
            "They meet [this Friday, October 8]{2021-10-08}.",
        ),
        no=("They met [today, May] said.", "They met on [Friday (May 2020)]."),
    ),
    Join(
        "a week and its weekday",
        (Deictic,),
        _NOTHING,
        (Calendar,),
        _weekday_of_a_week,
        yes=("She left [last week Friday]{2021-09-24}.",),
        no=("She left [last week, Friday].",),
    ),
)


JOINS: tuple[Join, ...] = (*_TIMES, *_WHOLES)
"""In the order in which they are asked."""


def join(pair: Pair) -> tuple[Found, ...] | None:
    """Join two neighbours into one, let one lend its day to the other, or leave them (None)."""
    first, second = pair.a.phrase, pair.b.phrase
    for row in JOINS:
        if pair.between not in row.between or not isinstance(first, row.first) or not isinstance(second, row.second):
            continue
        made = row.make(pair)
        if made is not None:
            return tuple(_named(each, row.name) if each not in (pair.a, pair.b) else each for each in made)
    return None


def _named(found: Found, name: str) -> Found:
    return replace(found, joins=(*found.joins, name))
