"""What each pattern of the grammar means. A reader gets the tokens and its match and returns a phrase, or None to refuse.

In `hit`, positions are token indices; groups are named as in the grammar.
"""

from __future__ import annotations

import re

from dossier.analyse.dates import lexicon, traps
from dossier.analyse.dates.numbers import day_number, full_year, number
from dossier.analyse.dates.phrases import (
    Calendar,
    Clock,
    Deictic,
    Duration,
    Era,
    Fixed,
    Found,
    Impossible,
    Named,
    Numeric,
    Offset,
    Phrase,
    Recurrence,
    Vague,
    Within,
)
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.edtf import days_in_month, is_valid
from dossier.model import TimexType

Hit = re.Match[str]

_UNITS = {**lexicon.UNIT_WORDS, **lexicon.UNIT_PLURALS}
_FILLERS = frozenset(
    "full consecutive straight more long bloody successive solid whole entire calendar business working additional extra "
    "short single brutal mere further crucial intense short-lived day good".split()
)
"""Adjectives that may stand between the number and the unit."""


_SPANNING = frozenset("over in within during for throughout".split())
"""Before "the last year" they make it a length of time."""


def found(hit: Hit, phrase: Phrase, type: TimexType = "DATE", end: int | None = None) -> Found:
    """Make the result for a whole match, or for its beginning up to `end`."""
    return Found(hit.start(), hit.end() if end is None else end, phrase, type)


def word(tokens: Tokens, hit: Hit, group: str) -> str:
    """Return the words of a group in lower case, empty when it did not take part."""
    start, end = hit.span(group)
    return " ".join(tokens.words[start:end]) if start >= 0 else ""


def has(hit: Hit, group: str) -> bool:
    """Tell whether the pattern has this group and it took part."""
    return group in hit.re.groupindex and hit.start(group) >= 0


def direction(tokens: Tokens, hit: Hit) -> str:
    """Return the direction a match states; of two ("this past", "the very next") the last counts."""
    if not has(hit, "dir"):
        return ""
    named = [lexicon.DIRECTIONS[each] for each in word(tokens, hit, "dir").split()]
    if named == ["this", "past"] or named == ["this", "last"]:
        return "last"
    return named[-1] if named[-1] != "same" or len(named) == 1 else "that"


def year_of(tokens: Tokens, hit: Hit, group: str = "y") -> int | None:
    """Return the year of a match."""
    return full_year(word(tokens, hit, group)) if has(hit, group) else None


def era_year(tokens: Tokens, hit: Hit, year: int | None, group: str = "bc") -> int | None:
    """Count a year BC the astronomical way."""
    if year is not None and has(hit, group) and word(tokens, hit, group).startswith("b"):
        return 1 - year
    return year


# ---------------------------------------------------------------- calendar


def month_day(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "Saturday, October 2, 2021", "2 October", "the 26th of April"."""
    month = lexicon.MONTH_WORDS[word(tokens, hit, "m").rstrip(".")]
    day = day_number(word(tokens, hit, "d"))
    year = era_year(tokens, hit, year_of(tokens, hit))
    if day is None or traps.not_a_month_day(tokens, hit.start("m"), hit.start("d"), hit.end(), year is not None):
        return None
    weekday = lexicon.WEEKDAY_WORDS[word(tokens, hit, "w").rstrip(".")] if has(hit, "w") else None
    if day > (29 if month == 2 and year is None else days_in_month(year or 2000, month)) or day < 1:
        return found(hit, Impossible("the calendar has no such day"))
    return found(hit, Calendar(year=year, month=month, day=day, weekday=weekday))


def day_of_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the 5th of this month"."""
    day = day_number(word(tokens, hit, "d"))
    if _UNITS.get(word(tokens, hit, "u")) != "M" or day is None:
        return None
    return found(hit, Calendar(day=day, direction=direction(tokens, hit)))


def day_alone(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "on the 20th": a day of the month spoken of."""
    day = day_number(word(tokens, hit, "d"))
    if day is None or not word(tokens, hit, "d")[0].isdigit() or traps.not_a_day(tokens, hit.start(), hit.end()):
        return None
    return found(hit, Calendar(day=day, direction="that"))


def month_year(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "July 2023", "Sept. of 1939", "April 480 BC"."""
    month = lexicon.MONTH_WORDS[word(tokens, hit, "m").rstrip(".")]
    if has(hit, "y2"):
        year = era_year(
            tokens, hit, int(word(tokens, hit, "y2").replace(",", "")) if word(tokens, hit, "y2").isdigit() else None
        )
    else:
        year = era_year(tokens, hit, year_of(tokens, hit), "bc2")
    if year is None or (
        word(tokens, hit, "m") in ("may", "march")
        and tokens.written(hit.start("m")).islower()
        and traps.verb_like(tokens, hit.start("m"))
    ):
        return None
    return found(hit, Calendar(year=year, month=month))


def month(tokens: Tokens, hit: Hit) -> Found | None:
    """Read a month alone, "last May" and "the following October"."""
    if traps.not_a_month(tokens, hit.start("m"), hit.end("m"), has(hit, "dir")):
        return None
    number = lexicon.MONTH_WORDS[word(tokens, hit, "m").rstrip(".")]
    return found(hit, Calendar(month=number, direction=direction(tokens, hit)))


def year_bc(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "490 BC", "AD 43"."""
    digits = word(tokens, hit, "y")
    mark = tokens.written(hit.start("bc"))
    if not digits.isdigit() or mark.islower() or int(digits) > 2999:
        return None
    if mark.upper().startswith("B") or hit.start("bc") < hit.start("y") or mark.upper() in ("AD", "A.D.", "CE", "C.E."):
        year = era_year(tokens, hit, int(digits))
        if mark.upper().startswith("B") and hit.start("bc") < hit.start("y"):
            return None
        return found(hit, Calendar(year=year))
    return None


def year(tokens: Tokens, hit: Hit) -> Found | None:
    """Read a year alone, where its neighbours let it be one."""
    value = year_of(tokens, hit)
    if value is None or (hit.end() - hit.start() == 1 and traps.not_a_year(tokens, hit.start("y"))):
        return None
    return found(hit, Calendar(year=value))


def fiscal_year(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "fiscal 2013", "the fiscal year 2013", "FY2013"."""
    digits = re.sub(r"\D", "", word(tokens, hit, "y") if has(hit, "y") else tokens.word(hit.start()))
    value = full_year(digits) if digits else None
    return found(hit, Calendar(year=value)) if value is not None else None


def decade(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the 1990s", "the early nineties", "the '60s", "the 1800s"."""
    written = tokens.word(hit.start("bc") - 1 if has(hit, "bc") else hit.end() - 1)
    if written in lexicon.DECADE_WORDS:
        if tokens.word(hit.start()) != "the":
            return None
        return found(hit, Era(f"19{lexicon.DECADE_WORDS[written]}"))
    digits = re.sub(r"\D", "", written)
    if has(hit, "bc") and word(tokens, hit, "bc").startswith("b"):
        return found(hit, Era(f"-{int(digits) // 10:03d}"))
    if len(digits) == 3:
        return None
    if len(digits) == 2:
        if tokens.word(hit.start()) != "the" or traps.ages(tokens, hit.start()):
            return None
        return found(hit, Era(f"19{digits[0]}"))
    if int(digits) % 100 == 0 and int(digits) < 2000:
        return found(hit, Era(digits[:2]))
    return found(hit, Era(digits[:3]))


def century(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the 20th century", "the fourth century BC"."""
    if tokens.word(hit.end() - 1) == "centuries":
        return None
    rank = day_number(word(tokens, hit, "o"))
    if rank is None:
        return None
    if has(hit, "bc") and word(tokens, hit, "bc").startswith("b"):
        return found(hit, Era(f"-{rank - 1:02d}"))
    return found(hit, Era(f"{rank - 1:02d}"))


def quarter(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the third quarter", "the fourth quarter of 2011"; "the last quarter" is left to the deictic reader."""
    rank = day_number(word(tokens, hit, "o"))
    if rank is None or not 1 <= rank <= 4 or (has(hit, "dir") and not has(hit, "y")):
        return None
    if traps.sports(tokens, hit.start(), hit.end()):
        return None
    return found(hit, Calendar(year=year_of(tokens, hit), quarter=rank))


def quarter_code(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "2011-Q3", "Q3 2011", "3Q", "H1 2020"."""
    code = tokens.word(hit.start())
    digit = int(re.sub(r"^\d{4}-|[qh]", "", code))
    year = int(code[:4]) if code[:4].isdigit() and len(code) > 4 else year_of(tokens, hit)
    return found(hit, Calendar(year=year, half=digit) if "h" in code else Calendar(year=year, quarter=digit))


def season(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the spring of 1916", "summer 2007", "last winter", "the fall"."""
    year = year_of(tokens, hit)
    if has(hit, "y2"):
        digits = word(tokens, hit, "y2")
        year = era_year(tokens, hit, int(digits) if digits.isdigit() else None)
    if year is None and traps.not_a_season(tokens, hit.start(), hit.start("s"), has(hit, "dir")):
        return None
    number = lexicon.SEASON_WORDS[word(tokens, hit, "s")]
    return found(hit, Calendar(year=year, season=number, direction=direction(tokens, hit)))


def half(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the first half of 2010", "the latter half of 1943"."""
    rank = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "last": 2}.get(word(tokens, hit, "o"))
    return found(hit, Calendar(year=year_of(tokens, hit), half=rank)) if rank else None


def part_of_year(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the second half of the year", "the first quarter of last year"."""
    rank = {"last": 9}.get(word(tokens, hit, "o")) or day_number(word(tokens, hit, "o"))
    whole = Deictic(direction(tokens, hit) or "near", "Y")
    if word(tokens, hit, "k") == "half" and rank in (1, 2, 9):
        return found(hit, Within(Calendar(half=min(rank, 2)), whole))
    if word(tokens, hit, "k") == "quarter" and rank in (1, 2, 3, 4, 9):
        return found(hit, Within(Calendar(quarter=min(rank, 4)), whole))
    return None


def iso(tokens: Tokens, hit: Hit) -> Found | None:
    """Read an ISO date or week."""
    value = tokens.written(hit.start()).upper()
    if not is_valid(value):
        return found(hit, Impossible("the calendar has no such day"))
    return found(hit, Fixed(value), "TIME" if "T" in value else "DATE")


def numeric(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "05/06/2021", "2021/10/02", "31.12.2020"."""
    parts = [int(part) for part in re.split(r"[/.]", tokens.word(hit.start()))]
    lengths = [len(part) for part in re.split(r"[/.]", tokens.word(hit.start()))]
    if len(parts) == 2:
        return None
    if lengths[0] == 4:
        value = f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"
        return found(hit, Fixed(value) if is_valid(value) else Impossible("the calendar has no such day"))
    if lengths[0] > 2 or lengths[2] == 3 or lengths[2] == 1:
        return None
    year = parts[2] if lengths[2] == 4 else full_year(f"{parts[2]:02d}")
    return found(hit, Numeric(parts[0], parts[1], year))


def event(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "9/11", "D-Day"."""
    name = tokens.word(hit.start())
    if name == "7/7" and not re.search("London|bomb", tokens.text[max(0, tokens.starts[hit.start()] - 60) :][:140]):
        return None
    return found(hit, Fixed(lexicon.EVENT_DAYS[name], "the day this name stands for"))


def named(tokens: Tokens, hit: Hit) -> Found | None:
    """Read a holiday, with a year if one follows."""
    first = hit.end("dir") if has(hit, "dir") else hit.start()
    if not tokens.written(first)[:1].isupper():
        return None
    for end in range(min(first + 5, hit.end()), first, -1):
        name = re.sub(r" (?=['’.])", "", " ".join(tokens.words[first:end])).replace("’", "'")
        if name in lexicon.NAMED_DAYS:
            if name in ("christmas", "easter") and (traps.surname(tokens, first) or tokens.word(first - 1) == "white"):
                return None
            if name == "earth day" and tokens.written(first + 1).islower():
                return None
            year = full_year(tokens.word(end)) if tokens.classes[end : end + 1] == CODE["year4"] else None
            return found(hit, Named(name, year, direction(tokens, hit)), end=end + (year is not None))
    return None


def weekday(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "Friday", "last Friday", "this coming Friday", "Mondays"."""
    name = word(tokens, hit, "w").rstrip(".")
    if not tokens.written(hit.start("w"))[:1].isupper() or traps.not_a_weekday(tokens, hit.start("w")):
        return None
    number = lexicon.WEEKDAY_WORDS[name]
    if traps.a_kind_of_day(tokens, hit.start()):
        return found(hit, Recurrence(f"XXXX-WXX-{number}"), "SET")
    if name.endswith("days"):
        return found(hit, Recurrence(f"XXXX-WXX-{number}"), "SET")
    start = hit.start("w") if tokens.word(hit.start()) == "the" and not has(hit, "dir") else hit.start()
    return Found(start, hit.end(), Calendar(weekday=number, direction=direction(tokens, hit)), "DATE")


# ---------------------------------------------------------------- seen from a date


def today(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "today", "yesterday", "tomorrow"."""
    sign = {"today": 0, "yesterday": -1, "tomorrow": 1}[word(tokens, hit, "w")]
    return found(hit, Offset(abs(sign), "D", sign or 1, "document"))


def today_and_one(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the day after tomorrow", "the day before yesterday"."""
    step = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((word(tokens, hit, "b"), word(tokens, hit, "w")))
    if step is None or tokens.word(hit.start() + 1) != "day":
        return None
    return found(hit, Offset(2, "D", 1 if step > 0 else -1, "document"))


def deictic(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "last week", "that year", "the following day", "the past year", "these days"."""
    name, way = word(tokens, hit, "u"), direction(tokens, hit)
    unit = _UNITS.get(name) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(name)
    opens = tokens.word(hit.start()) == "the"
    if unit is None or unit in "Sm" and name in ("second", "min"):
        return None
    if name in lexicon.UNIT_PLURALS or name in ("centuries", "years"):
        if name == "days" and way == "this":
            return found(hit, Vague("PRESENT_REF"))
        if way in ("same", "that"):
            return None
        return found(hit, Duration(None, unit, way), "DURATION") if way != "this" else None
    if way == "past" or (way in ("last", "next") and opens and tokens.word(hit.start() - 1) in _SPANNING):
        return found(hit, Duration(1, unit, way), "DURATION")
    if unit in "Hm" or name in lexicon.DAYPARTS:
        return None
    if way in ("last", "first") and tokens.word(hit.end()) == "of":
        return None
    if way == "next" and opens:
        way = "following"
    if traps.bare_that(tokens, hit.start("dir"), hit.end(), way):
        return None
    return found(hit, Deictic(way, unit))


def the_weekend(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the weekend"."""
    return found(hit, Deictic("near", "K")) if tokens.word(hit.end() - 1) == "weekend" else None


def unit_before(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the year before", "the day after", "the month earlier", "the day following"."""
    unit = _UNITS.get(word(tokens, hit, "u"), "")
    way = word(tokens, hit, "b")
    if unit not in tuple("DWMY") or word(tokens, hit, "u") in lexicon.UNIT_PLURALS or way in ("later",):
        return None
    if way not in ("before", "after", "earlier", "following", "previous", "prior"):
        return None
    if not traps.clause_ends(tokens, hit.end()):
        return None
    sign = 1 if way in ("after", "following") else -1
    return found(hit, Offset(1, unit, sign, "last"))


def part_of_the(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the end of the year", "later in the day": the unit is the one we are in."""
    unit = _UNITS.get(word(tokens, hit, "u")) or {"century": "C", "quarter": "Q"}.get(word(tokens, hit, "u"))
    if unit is None or word(tokens, hit, "u") in lexicon.UNIT_PLURALS or "turn" in tokens.words[hit.start() : hit.start() + 2]:
        return None
    if unit in tuple("DWMYQECK"):
        return found(hit, Deictic("near", unit))
    return None


def year_end(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "year-end", "month's end"."""
    unit = _UNITS.get(tokens.word(hit.start()), "")
    if tokens.word(hit.end() - 1) != "end" or unit not in tuple("MYQ") or hit.end() - hit.start() < 2:
        return None
    return found(hit, Deictic("near", unit))


def offset(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "two weeks ago", "three days later", "a year earlier", "months before", "two days from today"."""
    way = word(tokens, hit, "b")
    name = word(tokens, hit, "u") if has(hit, "u") else word(tokens, hit, "bare")
    unit = _UNITS.get(name) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(name)
    if unit is None or name in lexicon.DAYPARTS or not fillers_ok(tokens, hit, "u"):
        return None
    amount = None
    if has(hit, "u"):
        amount = number(tokens, hit.start(), hit.start("u"))
        if amount is not None and amount < 0:
            return None
    elif name not in lexicon.UNIT_PLURALS and name not in ("years", "centuries"):
        return None
    if way in ("ago", "back"):
        if way == "back" and tokens.word(hit.end()) in ("to", "from", "in", "into", "on", "at", "home"):
            return None
        return found(hit, Offset(amount, unit, -1, "document"), kind(unit))
    if way in ("now", "today", "tomorrow", "yesterday"):
        return found(hit, Offset(amount, unit, 1, "document"), kind(unit)) if way in ("now", "today") else None
    if way in ("before", "after", "prior", "following") and not traps.clause_ends(tokens, hit.end()):
        return None
    sign = -1 if way in ("earlier", "before", "previously", "prior") else 1
    return found(hit, Offset(amount, unit, sign, "last"), kind(unit))


def kind(unit: str) -> TimexType:
    """Return TIME for what is shorter than a day."""
    return "TIME" if unit in "SmH" else "DATE"


def year_ago(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the year-ago quarter", "year-earlier"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if unit is None or word(tokens, hit, "u") in (*lexicon.UNIT_PLURALS, "years"):
        return None
    start = hit.start("u")
    return Found(start, hit.end(), Offset(1, unit, -1, "document"), kind(unit))


def offset_in(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "in two weeks' time"."""
    amount = number(tokens, *hit.span("q"))
    unit = _UNITS.get(word(tokens, hit, "u"))
    return (
        found(hit, Offset(amount, unit, 1, "document"), kind(unit))
        if unit and "tim" in tokens.word(hit.end() - 1)
        else None
    )


def window(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the past two years", "the next 18 months", "the four previous weeks"."""
    unit = _UNITS.get(word(tokens, hit, "u")) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(
        word(tokens, hit, "u")
    )
    way = direction(tokens, hit)
    if unit is None or not fillers_ok(tokens, hit, "u"):
        return None
    amount = number(tokens, *hit.span("q"))
    if amount is not None and amount < 0:
        return None
    return found(hit, Duration(amount, unit, way if way not in ("same", "that") and tokens.word(hit.end()) != "of" else ""), "DURATION")


def first_of(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the first three years"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if unit is None or not has(hit, "q"):
        return None
    amount = number(tokens, *hit.span("q"))
    if word(tokens, hit, "o") != "first" or (amount is not None and amount < 0):
        return None
    return found(hit, Duration(amount, unit, ordinal=True), "DURATION")


def recent(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "recent years", "the recent months"."""
    return found(hit, Vague("PAST_REF")) if word(tokens, hit, "u") in (*lexicon.UNIT_PLURALS, "years") else None


# ---------------------------------------------------------------- lengths and repetitions


def fillers_ok(tokens: Tokens, hit: Hit, before: str) -> bool:
    """Tell whether a word of no class before the unit is an adjective that may stand there."""
    at = hit.start(before) - 1 if has(hit, before) else -1
    return at < hit.start() or tokens.classes[at] != CODE["other"] or tokens.words[at] in _FILLERS


def duration(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "three weeks", "a two-and-a-half-year", "half an hour", "several months"."""
    name = word(tokens, hit, "u")
    unit = _UNITS.get(name) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(name)
    if (
        unit is None
        or not fillers_ok(tokens, hit, "u")
        or traps.not_a_duration(tokens, hit.start(), hit.start("u"), hit.end("u"))
    ):
        return None
    if (
        has(hit, "old")
        or tokens.word(hit.end()) == "old"
        or tokens.word(hit.end() + 1) == "old"
        and tokens.word(hit.end()) == "-"
    ):
        return None
    if name in lexicon.DAYPARTS or name == "second":
        return None
    amount = number(tokens, *hit.span("q"))
    if amount is not None and amount < 0:
        return None
    if tokens.word(hit.start()) == "a" and hit.end("q") - hit.start("q") == 1 and traps.rate(tokens, hit.start()):
        return found(hit, Recurrence(lexicon.DURATION_CODES[unit].format(1)), "SET")
    end = hit.end() if has(hit, "h") else hit.end("u")
    if has(hit, "h"):
        amount = (amount or 0) + 0.5
    return found(hit, Duration(amount, unit), "DURATION", end)


def unit_long(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "month-long", "years-long"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if unit is None or tokens.word(hit.end() - 1) != "long" or unit in "SN":
        return None
    plural = word(tokens, hit, "u") in lexicon.UNIT_PLURALS
    return found(hit, Duration(None if plural else 1, unit), "DURATION")


def bare_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "years", "for months", "weeks of talks"."""
    name = word(tokens, hit, "u")
    unit = lexicon.UNIT_PLURALS.get(name) or {"centuries": "C"}.get(name)
    if unit is None or unit in "SKNQ" or traps.not_a_bare_unit(tokens, hit.start()):
        return None
    return found(hit, Duration(None, unit), "DURATION")


def recurrence(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "daily", "annual", "weekly", unless it is part of a name."""
    if tokens.written(hit.start())[:1].isupper() and not traps.sentence_start(tokens, hit.start()):
        return None
    return found(hit, Recurrence(lexicon.RECURRENCES[tokens.word(hit.start())]), "SET")


def every(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "every week", "each Monday", "every two years", "every other day"."""
    if has(hit, "w"):
        return found(hit, Recurrence(f"XXXX-WXX-{lexicon.WEEKDAY_WORDS[word(tokens, hit, 'w').rstrip('.')]}"), "SET")
    if has(hit, "s"):
        return found(hit, Recurrence("XXXX-" + SEASON_LETTERS[lexicon.SEASON_WORDS[word(tokens, hit, "s")]]), "SET")
    if has(hit, "m"):
        return found(hit, Recurrence(f"XXXX-{lexicon.MONTH_WORDS[word(tokens, hit, 'm').rstrip('.')]:02d}"), "SET")
    name = word(tokens, hit, "u")
    if name in lexicon.DAYPARTS:
        return found(hit, Recurrence("T" + lexicon.DAYPARTS[name]), "SET")
    unit = _UNITS.get(name) or {"century": "C", "quarter": "Q"}.get(name)
    if unit is None or name == "second":
        return None
    if unit == "K":
        return found(hit, Recurrence("XXXX-WXX-WE"), "SET")
    count = number(tokens, *hit.span("q")) if has(hit, "q") else 2 if tokens.word(hit.start() + 1) == "other" else 1
    scale = 3 if unit == "Q" else 2 if unit == "F" else 1
    return found(hit, Recurrence(code(count * scale if count else count, "M" if unit == "Q" else unit)), "SET")


def per_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "per day", and "a day" of "twice a day"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if tokens.word(hit.start()) != "per" or unit is None or unit in "SN":
        return None
    return found(hit, Recurrence(code(1, unit)), "SET")


SEASON_LETTERS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def code(amount: float | None, unit: str) -> str:
    """Write a length as TIMEX3 does: `P2W`, `PT1H`, `PXM`, `P1DE`."""
    if unit == "F" and amount is not None:
        amount *= 2
    if unit in "EC" and amount is not None and amount != int(amount):
        amount, unit = amount * (10 if unit == "E" else 100), "Y"
    written = "X" if amount is None else f"{amount:g}"
    return lexicon.DURATION_CODES[unit].format(written)


# ---------------------------------------------------------------- time of day


def clock(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "3:30 p.m. EST", "15:11", "3pm", "eleven o'clock", "0930hrs"."""
    words = tokens.words[hit.start() : hit.end()]
    head = words[0]
    digits = [int(part) for part in re.findall(r"\d+", head)] or [lexicon.CARDINALS.get(head, 99)]
    if head.endswith(("hrs", "hr")) and len(digits) == 1:
        digits = [digits[0] // 100, digits[0] % 100]
    if len(words) > 2 and words[1] == "." and words[2].isdigit():
        digits.append(int(words[2]))
    half_day = next((each[0] for each in words if each in ("am", "pm", "a.m.", "p.m.")), "")
    if not half_day and head[-2:] in ("am", "pm"):
        half_day = head[-2]
    exact = ":" in head or len(digits) > 1 or half_day or "clock" in words[-1] or "clock" in "".join(words)
    hour = digits[0]
    if half_day and hour <= 12:
        hour = hour % 12 + (12 if half_day == "p" else 0)
    if (
        hour > 24
        or any(part > 59 for part in digits[1:])
        or not exact
        or (half_day == "a" and words[-1] == "am" and len(words) == 2 and head.isalpha())
    ):
        return None
    if hit.end() - hit.start() == 1 and traps.not_a_clock(tokens, hit.start()):
        return None
    time = "T" + ":".join([f"{hour:02d}", *(f"{part:02d}" for part in digits[1:])])
    if len(digits) == 1:
        time += ":00"
    zone = lexicon.ZONES.get(words[-1], "") if len(words) > 1 else ""
    return found(hit, Clock(time, zone), "TIME")


def noon(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "noon", "midnight"."""
    time = {"noon": "T12:00", "midday": "TMI", "midnight": "T24:00"}[tokens.word(hit.start())]
    return found(hit, Clock(time), "TIME")


def daypart(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "this morning", "last night", "tonight", "that afternoon", "the evening"."""
    name = word(tokens, hit, "n")
    value = lexicon.DAYPARTS[name]
    way = direction(tokens, hit)
    if name in ("tonight", "overnight"):
        return found(
            hit, Clock("TNI", date=Offset(0, "D", 1, "document") if name == "tonight" else Deictic("near", "D")), "TIME"
        )
    if name.endswith("s") or name in ("daytime",):
        return found(hit, Recurrence("T" + value), "SET") if has(hit, "dir") else None
    if way:
        if way == "last" and value in ("NI", "EV"):
            return found(hit, Clock("T" + value, date=Offset(1, "D", -1, "document")), "TIME")
        date: Phrase = Offset(0, "D", 1, "document") if way == "this" else Deictic("following" if way == "next" else way, "D")
        return found(hit, Clock("T" + value, date=date), "TIME")
    if tokens.written(hit.start("n"))[:1].isupper() or traps.bare_daypart(tokens, hit.start(), hit.end()):
        return None
    if tokens.word(hit.start()) == "at":
        return found(hit, Fixed("T" + value, "no particular day"), "TIME")
    return found(hit, Clock("T" + value), "TIME")


# ---------------------------------------------------------------- vague


def vague(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "now", "currently", "recently"."""
    return found(hit, Vague(lexicon.VAGUE_WORDS[tokens.word(hit.start())]))


def future(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the future", "the near future", "future"."""
    if hit.end() - hit.start() == 3 and tokens.word(hit.start() + 1) not in (
        "near",
        "foreseeable",
        "distant",
        "immediate",
    ):
        return None
    return found(hit, Vague("FUTURE_REF"))


def past_or_present(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the past", "the present", "at present"."""
    name = tokens.word(hit.end() - 1)
    value = {"past": "PAST_REF", "present": "PRESENT_REF"}.get(name)
    if value is None or not traps.clause_ends(tokens, hit.end()):
        return None
    return found(hit, Vague(value))
