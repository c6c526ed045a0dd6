"""Join neighbouring phrases: words before them that blur them, a time and its day, a month and its year, ranges.

Works on the list of basic phrases from left to right and looks only at the token classes between two neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dossier.analyse.dates import lexicon
from dossier.analyse.dates.grammar.pattern import translate
from dossier.analyse.dates.phrases import (
    Calendar,
    Clock,
    Deictic,
    Duration,
    Era,
    Fixed,
    Found,
    Named,
    Offset,
    Phrase,
    Recurrence,
    Within,
)
from dossier.analyse.dates.ranges import Item, ranges
from dossier.analyse.dates.readers_lengths import code
from dossier.analyse.dates.tokens import CODE, Tokens

_BEFORE_DATE = (
    "the? edge of the?",
    "edge dash",
    "the? early dash? in? the?",
    "the? midp dash?",
    "[earlier later] (?: in | on )?",
    "approx",
    "the? early other of the?",
    "the? [ord dir] [unit units] of",
    "the unit of",
)
_BEFORE_LENGTH = (
    "approx",
    "(?: no | not )? more than",
    "at [least most]",
    "over",
    "up to",
    "approx more than",
)
_LONGEST = 5


_MODIFIERS = {
    "date": cache(lambda: _any_of(_BEFORE_DATE)),
    "length": cache(lambda: _any_of(_BEFORE_LENGTH)),
}
"""Patterns of the words before a phrase, made when first used so that importing stays fast."""


def _any_of(rules: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(translate(rule) for rule in rules))


def compose(tokens: Tokens, phrases: Iterator[Found]) -> list[Item]:
    """Join what belongs together.

    Parameters:
        tokens: The text's tokens.
        phrases: What the grammar found, in order.

    Returns:
        Single phrases and ranges, in order, not overlapping.
    """
    blurred = [_with_modifier(tokens, _week_of(tokens, found)) for found in phrases]
    joined = _habits(tokens, _with_shared_days(tokens, _join(tokens, blurred)))
    return list(ranges(tokens, joined))


def _with_modifier(tokens: Tokens, found: Found) -> Found:
    """Take "early", "the end of", "about", "more than" into the phrase they blur."""
    lengthy = isinstance(found.phrase, Duration | Offset) and not (
        isinstance(found.phrase, Offset) and found.phrase.amount == 0
    )
    names = ["length"] if lengthy else []
    if found.type in ("DATE", "TIME") and isinstance(found.phrase, Calendar | Era | Deictic | Clock | Named | Offset):
        names.append("date")
    for name in names:
        rule = _MODIFIERS[name]()
        for size in range(min(_LONGEST, found.start), 0, -1):
            start = found.start - size
            if rule.fullmatch(tokens.classes, start, found.start) and _modifies(tokens, start, found):
                return replace(found, start=start, modifier=" ".join(tokens.words[start : found.start]))
    return found


def _week_of(tokens: Tokens, found: Found) -> Found:
    """Read "the week of May 18"."""
    phrase, at = found.phrase, found.start
    if tokens.words[max(0, at - 3) : at] == ["the", "week", "of"] and isinstance(phrase, Calendar) and phrase.day:
        return replace(found, start=at - 3, phrase=Within(Calendar(), phrase), modifier="the week of")
    return found


def _modifies(tokens: Tokens, start: int, found: Found) -> bool:
    words = tokens.words[start : found.start]
    if words[0] in ("earlier", "later", "previously", "afterwards", "afterward", "thereafter", "hence"):
        return words[0] in ("earlier", "later") and isinstance(found.phrase, Deictic | Offset)
    if words[0] == "the" and words[-1] == "of" and len(words) == 3 and words[1] in ("month", "year"):
        calendar = found.phrase if isinstance(found.phrase, Calendar) else Calendar()
        return bool(calendar.month) and not calendar.day and words[1] == "month"
    if len(words) > 2 and words[-1] == "of" and (words[-2] in lexicon.UNIT_WORDS or words[-2] in lexicon.UNIT_PLURALS):
        return (
            isinstance(found.phrase, Calendar)
            and bool(found.phrase.month or found.phrase.year)
            and not found.phrase.day
        )
    if words == ["over"] and isinstance(found.phrase, Duration) and found.phrase.direction:
        return False
    if words[0] in lexicon.RECURRENCES or words[0] == "than":
        return False
    if "more" in words or words[0] in ("longer", "fewer", "less"):
        return words[-2:][0] in ("more", "less", "fewer", "longer") and isinstance(found.phrase, Duration | Offset)
    if words == ["around"] and isinstance(found.phrase, Offset):
        return True
    if len(words) == 1 and words[0] in ("some", "nearly", "almost"):
        return isinstance(found.phrase, Duration | Offset)
    if words == ["about"] and isinstance(found.phrase, Calendar):
        return found.phrase.year is not None or tokens.word(start - 1) in ("in", "since", "until", "by", "from")
    if words[-1] == "in" and isinstance(found.phrase, Clock | Offset):
        return False
    return not (
        words[0] == "early"
        and words[-1] == "early"
        and isinstance(found.phrase, Deictic)
        and found.phrase.unit == "D"
        and found.phrase.direction == "that"
    )


# ---------------------------------------------------------------- a phrase and what completes it


def _join(tokens: Tokens, found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for phrase in found:
        each = phrase
        while out:
            between = _between(tokens, out[-1], each)
            if between is None or len(between) > 2:
                break
            joined = _pair(tokens, out[-1], each, between)
            if joined is None:
                break
            if len(joined) == 2:
                out[-1], each = joined
                break
            out.pop()
            each = joined[0]
        out.append(each)
    return out


def _with_shared_days(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Give a time the day of the same time elsewhere: "2:49 a.m. local time (7:49 a.m. UTC) on Saturday".

    In "10:30 on Saturday night" it also takes the half of the day.
    """
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if not isinstance(here.phrase, Clock) or not isinstance(after.phrase, Clock) or _clock_is_free(after.phrase):
            continue
        between = _between(tokens, here, after) or ""
        if between == CODE["on"] and here.phrase.date == after.phrase.date:
            found[i] = replace(here, phrase=_in_daypart(here.phrase, after.phrase))
        elif between[-1:] == CODE["open"] and _clock_is_free(here.phrase):
            found[i] = replace(here, phrase=replace(here.phrase, date=after.phrase.date))
    return found


def _habits(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Let a weekday that goes on from any such day be any such day: "cut it on a Monday, come in Tuesday and pick"."""
    for i in range(1, len(found)):
        before, phrase = found[i - 1].phrase, found[i].phrase
        habit = isinstance(before, Recurrence) and before.value.startswith("XXXX-WXX-")
        plain = isinstance(phrase, Calendar) and phrase.weekday and not phrase.day and not phrase.direction
        if habit and plain and isinstance(phrase, Calendar):
            between = tokens.classes[found[i - 1].end : found[i].start]
            if len(between) <= 12 and CODE["stop"] not in between and CODE["gap"] not in between:
                found[i] = replace(found[i], phrase=Recurrence(f"XXXX-WXX-{phrase.weekday}"), type="SET")
    return found


def _between(tokens: Tokens, a: Found, b: Found) -> str | None:
    """Return the token classes between two phrases, None for an overlap.

    "Local time" and "eastern standard time" after a time of day are left out.
    """
    if a.end > b.start:
        return None
    zone = tokens.words[a.end : a.end + 3] if isinstance(a.phrase, Clock) else []
    skipped = zone.index("time") + 1 if "time" in zone[1:] else 0
    return tokens.classes[a.end + skipped : b.start] if a.end + skipped <= b.start else None


def _is_day(phrase: Phrase) -> bool:
    if isinstance(phrase, Calendar):
        return bool(phrase.day or phrase.weekday)
    if isinstance(phrase, Offset | Deictic):
        return phrase.unit in "DK"
    if isinstance(phrase, Fixed):
        return re.fullmatch(r"\d{4}-\d\d-\d\d", phrase.value) is not None
    return isinstance(phrase, Named) or (isinstance(phrase, Within) and _is_day(phrase.part))


def _is_last_year(phrase: Phrase) -> bool:
    return phrase in (Deictic("last", "Y"), Deictic("previous", "Y"), Offset(1, "Y", -1, "last"))


def _clock_is_free(phrase: Phrase) -> bool:
    """Tell whether a time of day states no day itself."""
    return isinstance(phrase, Clock) and (
        phrase.date is None or (isinstance(phrase.date, Deictic) and phrase.date.direction == "near")
    )


def _pair(tokens: Tokens, a: Found, b: Found, between: str) -> tuple[Found] | tuple[Found, Found] | None:
    """Join two neighbours into one, let one lend its day to the other, or leave them."""
    none, of, on, at, comma = "", CODE["of"], CODE["on"], CODE["at"], CODE["comma"]
    first, second = a.phrase, b.phrase
    if isinstance(second, Clock) and _clock_is_free(second) and _is_day(first) and between in (none, at, comma, on):
        timed = replace(second, date=first)
        if between == none:
            return (Found(a.start, b.end, timed, "TIME", a.modifier),)
        return (a, replace(b, phrase=timed)) if second.time[1:2].isdecimal() or between == at else None
    close = CODE["close"]
    if isinstance(first, Clock) and _clock_is_free(first) and _is_day(second) and between in (close, close + on):
        return replace(a, phrase=replace(first, date=second)), b
    if isinstance(first, Clock) and _clock_is_free(first) and _is_day(second) and between in (none, of, on, comma):
        if between == comma and not first.time[1:2].isdecimal():
            return None
        timed = replace(first, date=second)
        if between == on:
            return replace(a, phrase=timed), b
        return (Found(a.start, b.end, timed, "TIME", a.modifier),)
    if isinstance(first, Clock) and isinstance(second, Clock) and between in (CODE["to"], CODE["dash"], CODE["until"]):
        # "from 8 a.m. to 10 a.m. Thursday"
        if _clock_is_free(first) and not _clock_is_free(second) and first.time <= second.time:
            return replace(a, phrase=replace(first, date=second.date)), b
        return None
    if (
        isinstance(first, Clock)
        and isinstance(second, Clock)
        and between in (none, CODE["in"])
        and first.time[1:2].isdecimal()
    ):
        return (Found(a.start, b.end, _in_daypart(first, second), "TIME", a.modifier),)
    if isinstance(first, Recurrence) and b.type == "TIME" and between == none:
        time = second.time if isinstance(second, Clock) and _clock_is_free(second) else ""
        time = second.value if isinstance(second, Fixed) else time
        return (Found(a.start, b.end, Recurrence(first.value + time), "SET", a.modifier),) if time else None
    if between == CODE["other"] + of and isinstance(first, Calendar) and isinstance(second, Calendar):
        # "the Spring Offensive of 1918": the season is that year's, the year stays a date of its own.
        lends = first.season and first.year is None and second.year is not None and not second.month
        return (replace(a, phrase=replace(first, year=second.year)), b) if lends else None
    if isinstance(first, Offset) and between == none and first.sign < 0 and tokens.word(a.end - 1) == "ago":
        return _ago_this(a, first, b)
    if a.type == b.type == "DURATION" and isinstance(first, Duration | Fixed) and isinstance(second, Duration):
        return _lengths(tokens, a, first, b, second, between)
    if between == CODE["poss"] and isinstance(first, Calendar) and isinstance(second, Calendar):
        whole_year = first.year is not None and not first.month
        if whole_year and second.year is None and (second.quarter or second.half):
            return (Found(a.start, b.end, replace(second, year=first.year), "DATE", a.modifier),)
    if isinstance(first, Named) and isinstance(second, Calendar) and between == comma and second.year and second.day:
        return replace(a, phrase=replace(first, year=second.year)), b  # "Memorial Day, May 28, 2012"
    if isinstance(first, Calendar) and first.year is None and between in (none, of, CODE["in"]):
        return _within(a, first, b)
    if first == Deictic("same", "Q") and between in (none, of) and _is_last_year(second):
        return (Found(a.start, b.end, Offset(1, "Y", -1, "last"), "DATE", a.modifier),)
    if first == Deictic("near", "D") and isinstance(second, Calendar) and second.weekday and between in (none, on, of):
        return (Found(a.start, b.end, second, "DATE", a.modifier),)  # "the end of the day Saturday"
    weekly = isinstance(first, Deictic) and first.unit == "W" and between == none
    if weekly and isinstance(second, Calendar) and second.weekday and not second.day and not second.direction:
        return (Found(a.start, b.end, Within(second, first), "DATE", a.modifier),)
    return None


_DATE_UNITS, _TIME_UNITS = "YMWD", "HmS"


def _ago_this(a: Found, first: Offset, b: Found) -> tuple[Found] | None:
    """Read "a week ago Friday", "seven years ago this month"."""
    second, amount = b.phrase, first.amount
    if amount is None or amount != int(amount):
        return None
    if first.unit == "W" and isinstance(second, Calendar) and second.weekday and not second.day:
        return (Found(a.start, b.end, Within(replace(second, direction=""), first), "DATE", a.modifier),)
    months = {"Y": 12, "E": 120}.get(first.unit)
    if months and second == Deictic("this", "M"):
        return (Found(a.start, b.end, Offset(months * amount, "M", -1, "document"), "DATE", a.modifier),)
    return None


def _lengths(
    tokens: Tokens, a: Found, first: Duration | Fixed, b: Found, second: Duration, between: str
) -> tuple[Found] | None:
    """Read "2 hours 59 minutes 40 seconds", "two years and six months" as one length: the units must descend."""
    written = first.value if isinstance(first, Fixed) else _length(first)
    added = _length(second)
    if not written or not added or between not in ("", CODE["and"]) or second.direction or b.modifier:
        return None
    if tokens.word(a.end - 1) == "long":
        return None  # "a month-long two-day-a-week course"
    units = _DATE_UNITS + _TIME_UNITS
    # Minutes and months share a letter in the value: what follows T is a time.
    last = written[-1].lower() if written[-1] == "M" and "T" in written else written[-1]
    if units.index(last) >= units.index(second.unit):
        return None
    tail = added[2:] if "T" in written and added[1] == "T" else added[1:]
    return (Found(a.start, b.end, Fixed(written + tail, "a length of time"), "DURATION", a.modifier),)


def _length(phrase: Duration) -> str | None:
    plain = phrase.amount is not None and not phrase.direction and not phrase.ordinal
    return code(phrase.amount, phrase.unit) if plain and phrase.unit in _DATE_UNITS + _TIME_UNITS else None


def _in_daypart(time: Clock, part: Clock) -> Clock:
    """Read "eight in the morning", "3:30 this afternoon", "10:30 Saturday night"."""
    hour = int(time.time[1:3])
    if part.time in ("TAF", "TEV", "TNI") and hour < 12 and not (part.time == "TNI" and hour < 6):
        hour += 12
    return Clock(f"T{hour:02d}{time.time[3:]}", time.zone, time.date if _clock_is_free(part) else part.date)


def _within(a: Found, part: Calendar, b: Found) -> tuple[Found] | None:
    """Read "October of that year", "Friday last week", "the fourth quarter of last year", "the fall of 1918"."""
    whole = b.phrase
    if isinstance(whole, Deictic):
        fits = (
            (whole.unit == "Y" and bool(part.month or part.season or part.quarter or part.half))
            or (whole.unit == "W" and bool(part.weekday) and not part.day)
            or (whole.unit == "M" and bool(part.day) and not part.month)
        )
    elif isinstance(whole, Calendar) and whole.year is not None and whole.month is None and not whole.quarter:
        if (part.season and not whole.season) or part.quarter or part.half:
            return (Found(a.start, b.end, replace(part, year=whole.year), "DATE", a.modifier),)
        return None
    else:
        return None
    if not fits or part.direction:
        return None
    return (Found(a.start, b.end, Within(part, whole), "DATE", a.modifier),)
