"""Join neighbouring phrases: words before them that blur them, a time and its day, a month and its year, ranges.

Works on the list of basic phrases from left to right and looks only at the token classes between two neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dossier.analyse.dates import lexicon
from dossier.analyse.dates.grammar import translate
from dossier.analyse.dates.numbers import day_number
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
from dossier.analyse.dates.readers_relative import code
from dossier.analyse.dates.tokens import CODE, Tokens


@dataclass(frozen=True, slots=True)
class Item:
    """One phrase, or the two ends of a range."""

    first: Found
    last: Found | None = None
    """The end of the range."""

    @property
    def start(self) -> int:
        """First token."""
        return self.first.start

    @property
    def end(self) -> int:
        """One past the last token."""
        return (self.last or self.first).end


_BEFORE_DATE = (
    "the? edge of the?",
    "the? early dash? in? the?",
    "the? midp dash?",
    "[earlier later] (?: in | on )?",
    "approx",
    "the? early other of the?",
    "the? [ord dir] [unit units] of",
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
    blurred = [_with_modifier(tokens, found) for found in phrases]
    joined = _with_shared_days(tokens, _join(tokens, blurred))
    return list(_ranges(tokens, joined))


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


def _modifies(tokens: Tokens, start: int, found: Found) -> bool:
    words = tokens.words[start : found.start]
    if words[0] in ("earlier", "later", "previously", "afterwards", "afterward", "thereafter", "hence"):
        return words[0] in ("earlier", "later") and isinstance(found.phrase, Deictic | Offset)
    if len(words) > 2 and words[-1] == "of" and words[-2] in lexicon.UNIT_WORDS | lexicon.UNIT_PLURALS:
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
    """Give a time the day of the same time elsewhere: "2:49 a.m. local time (7:49 a.m. UTC) on Saturday"."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i].phrase, found[i + 1].phrase
        if isinstance(first, Clock) and _clock_is_free(first) and isinstance(second, Clock) and second.date:
            beside = tokens.classes[found[i + 1].start - 1] == CODE["open"] and not _clock_is_free(second)
            if beside and (_between(tokens, found[i], found[i + 1]) or "")[-1:] == CODE["open"]:
                found[i] = replace(found[i], phrase=replace(first, date=second.date))
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
        return (a, replace(b, phrase=timed)) if second.time[1:2].isdigit() or between == at else None
    close = CODE["close"]
    if isinstance(first, Clock) and _clock_is_free(first) and _is_day(second) and between in (close, close + on):
        return replace(a, phrase=replace(first, date=second)), b
    if isinstance(first, Clock) and _clock_is_free(first) and _is_day(second) and between in (none, of, on, comma):
        if between == comma and not first.time[1:2].isdigit():
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
        and first.time[1:2].isdigit()
    ):
        return _clock_in_daypart(a, first, b, second)
    if isinstance(first, Recurrence) and b.type == "TIME" and between == none:
        time = second.time if isinstance(second, Clock) and _clock_is_free(second) else ""
        time = second.value if isinstance(second, Fixed) else time
        return (Found(a.start, b.end, Recurrence(first.value + time), "SET", a.modifier),) if time else None
    if between == CODE["other"] + of and isinstance(first, Calendar) and isinstance(second, Calendar):
        # "the Spring Offensive of 1918": the season is that year's, the year stays a date of its own.
        lends = first.season and first.year is None and second.year is not None and not second.month
        return (replace(a, phrase=replace(first, year=second.year)), b) if lends else None
    if a.type == b.type == "DURATION" and isinstance(first, Duration | Fixed) and isinstance(second, Duration):
        return _lengths(a, first, b, second, between)
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
    weekly = isinstance(first, Deictic) and first.unit == "W" and between == none
    if weekly and isinstance(second, Calendar) and second.weekday and not second.day and not second.direction:
        return (Found(a.start, b.end, Within(second, first), "DATE", a.modifier),)
    return None


_DATE_UNITS, _TIME_UNITS = "YMWD", "HmS"


def _lengths(a: Found, first: Duration | Fixed, b: Found, second: Duration, between: str) -> tuple[Found] | None:
    """Read "2 hours 59 minutes 40 seconds", "two years and six months" as one length: the units must descend."""
    written = first.value if isinstance(first, Fixed) else _length(first)
    added = _length(second)
    if not written or not added or between not in ("", CODE["and"]) or second.direction or b.modifier:
        return None
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


def _clock_in_daypart(a: Found, first: Clock, b: Found, second: Clock) -> tuple[Found] | None:
    """Read "eight in the morning", "3:30 this afternoon"."""
    hour = int(first.time[1:3])
    if second.time in ("TAF", "TEV", "TNI") and hour < 12 and not (second.time == "TNI" and hour < 6):
        hour += 12
    date = None if _clock_is_free(second) else second.date
    return (Found(a.start, b.end, Clock(f"T{hour:02d}{first.time[3:]}", first.zone, date), "TIME", a.modifier),)


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


# ---------------------------------------------------------------- ranges


def _ranges(tokens: Tokens, found: list[Found]) -> Iterator[Item]:
    at = 0
    expanded = _with_shared_years(tokens, list(_with_bare_days(tokens, found)))
    while at < len(expanded):
        a = expanded[at]
        b = expanded[at + 1] if at + 1 < len(expanded) else None
        if b is not None and _is_range(tokens, a, b):
            yield Item(a, b)
            at += 2
        else:
            yield Item(a)
            at += 1


def _with_shared_years(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Give a month the year of its neighbour in a list: "in April and June 1955", "on 3, 5 and 9 May 1940"."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i].phrase, found[i + 1].phrase
        if not (isinstance(first, Calendar) and isinstance(second, Calendar)) or first.direction:
            continue
        if first.year is not None or second.year is None or not (first.month or first.season):
            continue
        between = tokens.classes[found[i].end : found[i + 1].start]
        listed = between and len(between) <= 2 and set(between) <= {CODE["and"], CODE["or"], CODE["comma"]}
        if listed and bool(first.day) == bool(second.day) and bool(first.season) == bool(second.season):
            early = (second.month or 0, second.day or 31) >= (first.month or 0, first.day or 0)
            found[i] = replace(found[i], phrase=replace(first, year=second.year if early else second.year - 1))
    return found


def _is_range(tokens: Tokens, a: Found, b: Found) -> bool:
    if (
        a.end > b.start
        or not isinstance(a.phrase, Calendar | Era | Within | Deictic | Offset | Named)
        or b.type != "DATE"
    ):
        return False
    if not isinstance(b.phrase, Calendar | Era | Within | Deictic | Offset | Named) or a.type != "DATE":
        return False
    between = tokens.classes[a.end : b.start]
    before = tokens.words[max(0, a.start - 2) : a.start]
    if between == CODE["dash"] and a.phrase == b.phrase:
        return False  # a speaker who begins again: "today — today's meeting"
    joint = [CODE["dash"], CODE["to"], CODE["until"], CODE["dash"] * 2, CODE["to"] + CODE["the"]]
    if between == CODE["and"] or between == CODE["and"] + CODE["the"]:
        return "between" in before
    if between == CODE["comma"] + CODE["to"]:
        return True
    if between not in joint:
        return False
    if between == CODE["to"] and "from" not in before and "since" not in before:
        return type(a.phrase) is type(b.phrase) and (
            not isinstance(a.phrase, Calendar) or not isinstance(b.phrase, Calendar) or _same_grain(a.phrase, b.phrase)
        )
    return not (
        between == CODE["dash"]
        and isinstance(a.phrase, Calendar)
        and isinstance(b.phrase, Calendar)
        and not _same_grain(a.phrase, b.phrase)
        and not (a.phrase.year and b.phrase.year)
    )


def _same_grain(a: Calendar, b: Calendar) -> bool:
    return (bool(a.day), bool(a.weekday and not a.day), bool(a.season), bool(a.quarter)) == (
        bool(b.day), bool(b.weekday and not b.day), bool(b.season), bool(b.quarter))  # fmt: skip


def _with_bare_days(tokens: Tokens, found: list[Found]) -> Iterator[Found]:
    """Add the days and years that share a month or century with a neighbour: "October 7-8", "1990-94"."""
    taken = -1
    for i, phrase in enumerate(found):
        if phrase.start < taken:
            continue
        limit = found[i + 1].start if i + 1 < len(found) else len(tokens.words)
        each = _over_two_dates(tokens, phrase, limit)
        yield from _days_before(tokens, each, max(taken, found[i - 1].end if i else 0))
        yield each
        taken = each.end
        for later in _days_after(tokens, each, limit):
            yield later
            taken = later.end


def _over_two_dates(tokens: Tokens, found: Found, limit: int) -> Found:
    """Take the second day into "the night of March 3-4": it is the night of the first."""
    phrase, at = found.phrase, found.end
    if not isinstance(phrase, Clock) or phrase.time != "TNI" or at + 1 >= limit:
        return found
    day = phrase.date.day if isinstance(phrase.date, Calendar) and phrase.date.month else None
    joined = tokens.classes[at] in (CODE["dash"], CODE["to"], CODE["slash"])
    return replace(found, end=at + 2) if joined and day and _day_at(tokens, at + 1) == day + 1 else found


def _day_at(tokens: Tokens, index: int) -> int | None:
    if not 0 <= index < len(tokens.words) or tokens.classes[index] not in (CODE["int"], CODE["ord"]):
        return None
    day = day_number(tokens.words[index])
    return day if day and tokens.words[index][0].isdigit() and 1 <= day <= 31 else None


def _days_before(tokens: Tokens, found: Found, limit: int) -> Iterator[Found]:
    phrase = found.phrase
    at = found.start - 1
    if not isinstance(phrase, Calendar) or at - 1 < limit:
        return
    joint = tokens.classes[at]
    begins = found.start + (tokens.words[found.start] == "the")
    if phrase.day and phrase.month and not phrase.weekday and _day_at(tokens, begins) is not None:
        if joint in (CODE["dash"], CODE["to"], CODE["and"], CODE["or"], CODE["until"]) and (
            day := _day_at(tokens, at - 1)
        ):
            if at - 2 >= limit and tokens.classes[at - 2] in (CODE["dash"], CODE["month"], CODE["weakmonth"]):
                return
            begins = at - 2 if tokens.word(at - 2) == "the" and at - 2 >= limit else at - 1
            yield Found(begins, at, Calendar(phrase.year, phrase.month, day))
    elif (
        phrase.year is not None
        and phrase.year < 1
        and not phrase.month
        and joint in (CODE["dash"], CODE["to"], CODE["and"])
    ):
        digits = tokens.words[at - 1]
        if digits.isdigit() and 1 <= int(digits) <= 2999 and tokens.classes[at - 1] in (CODE["num"], CODE["int"]):
            yield Found(at - 1, at, Calendar(1 - int(digits)))


def _days_after(tokens: Tokens, found: Found, limit: int) -> Iterator[Found]:
    phrase = found.phrase
    if not isinstance(phrase, Calendar):
        return
    at = found.end
    if phrase.day and phrase.month and phrase.year is None and _day_at(tokens, at - 1):
        while at + 1 < limit and tokens.classes[at] in (
            CODE["dash"],
            CODE["to"],
            CODE["and"],
            CODE["comma"],
            CODE["until"],
            CODE["or"],
        ):
            day = _day_at(tokens, at + 1)
            after = tokens.classes[at + 2 : at + 3]
            if day is None or after in (
                CODE["month"],
                CODE["weakmonth"],
                CODE["units"],
                CODE["unit"],
                CODE["ampm"],
                CODE["of"],
                CODE["dash"],
            ):
                return
            if (
                tokens.classes[at] in (CODE["comma"], CODE["and"], CODE["or"])
                and tokens.word(at + 2).isalpha()
                and after == CODE["other"]
                and tokens.word(at + 2).endswith("s")
                and tokens.word(at + 2) not in ("was", "is", "as", "has")
            ):
                return
            end = at + 2
            year = None
            if after == CODE["comma"] and tokens.classes[at + 3 : at + 4] == CODE["year4"]:
                year, end = int(tokens.word(at + 3)), at + 4
            elif after == CODE["year4"]:
                year, end = int(tokens.word(at + 2)), at + 3
            yield Found(at + 1, end, Calendar(year, phrase.month, day))
            at = end
    elif phrase.year is not None and phrase.year > 0 and not phrase.month and not phrase.season:
        yield from _short_year(tokens, at, phrase.year)


def _short_year(tokens: Tokens, at: int, year: int) -> Iterator[Found]:
    """Read the "94" of "1990-94"."""
    digits = tokens.word(at + 1)
    if tokens.classes[at : at + 1] not in (CODE["dash"], CODE["slash"]) or len(digits) != 2 or not digits.isdecimal():
        return
    if int(digits) > year % 100 and tokens.starts[at + 1] == tokens.ends[at]:
        yield Found(at + 1, at + 2, Calendar(year - year % 100 + int(digits)))


def share_ends(a: Found, b: Found) -> tuple[Phrase, Phrase]:
    """Give each end of a range what only the other end states: its year, or what it is part of."""
    first, last = a.phrase, b.phrase
    if (
        isinstance(first, Calendar)
        and isinstance(last, Within)
        and first.year is None
        and (first.month or first.season)
    ):
        return Within(first, last.whole), last
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return first, last
    if first.year is None and last.year is not None and not first.direction and _in_a_year(first):
        return replace(first, year=last.year - _turns(first, last)), last
    if last.year is None and first.year is not None and not last.direction and _in_a_year(last):
        return first, replace(last, year=first.year + _turns(first, last))
    return first, last


def _in_a_year(phrase: Calendar) -> bool:
    return bool(phrase.month or phrase.season or phrase.quarter)


def _turns(first: Calendar, last: Calendar) -> int:
    """Return 1 when a range from one to the other runs over the new year."""
    if first.month and last.month:
        return int((first.month, first.day or 0) > (last.month, last.day or 31))
    return int(bool(first.season and last.season and first.season > last.season))
