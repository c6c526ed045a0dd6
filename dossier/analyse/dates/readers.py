"""What the patterns of the calendar mean. A reader gets the tokens and its match and returns a phrase, or refuses.

In `hit`, positions are token indices; groups are named as in the grammar.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dossier.analyse.dates import lexicon
from dossier.analyse.dates.numbers import full_year
from dossier.analyse.dates.phrases import (
    Calendar,
    Deictic,
    Era,
    Fixed,
    Found,
    Impossible,
    Named,
    Numeric,
    Phrase,
    Recurrence,
    Within,
)
from dossier.analyse.dates.refusals import Case, days, months, refused, seasons, years
from dossier.analyse.dates.resolved import NO_SUCH_DAY
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.edtf import days_in_month, is_valid
from dossier.english.dates import MONTH_WORDS, WEEKDAY_WORDS
from dossier.english.numerals import day_number
from dossier.model import Reason, TimexType

Hit = re.Match[str]

LAST_YEAR = 2200
"""What is written with points and begins with more is the number of something: heading 9903.01.25 of a tariff."""

_UNITS = {**lexicon.UNIT_WORDS, **lexicon.UNIT_PLURALS}


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
    if named in (["this", "past"], ["this", "last"]):
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
    """Read "Saturday, October 2, 2021", "2 October", "the 26th of April", "the first day of March"."""
    if has(hit, "u") and word(tokens, hit, "u") != "day":
        return None
    month = MONTH_WORDS[word(tokens, hit, "m").rstrip(".")]
    day = day_number(word(tokens, hit, "d"))
    year = era_year(tokens, hit, year_of(tokens, hit))
    if day is None or _is_no_month_and_day(tokens, hit, year):
        return None
    if not 1 <= day <= (29 if month == 2 and year is None else days_in_month(year or 2000, month)):
        return found(hit, Impossible(NO_SUCH_DAY))
    return _of_calendar(tokens, hit, Calendar(year=year, month=month, day=day))


def _of_calendar(tokens: Tokens, hit: Hit, day: Calendar) -> Found | None:
    """Give a month and day the weekday and the direction that stand with it; "September 11" names the attacks too."""
    if (day.month, day.day, day.year) == (9, 11, None) and days.is_the_attack(tokens, hit.end()):
        return found(hit, Fixed(lexicon.EVENT_DAYS["9/11"], Reason("day-of-name")))
    way = direction(tokens, hit) if day.year is None else ""
    if way not in ("", "last", "this", "next", "coming", "past"):
        return None
    weekday = WEEKDAY_WORDS[word(tokens, hit, "w").rstrip(".")] if has(hit, "w") else None
    return found(hit, replace(day, weekday=weekday, direction=way))


def _is_no_month_and_day(tokens: Tokens, hit: Hit, year: int | None) -> bool:
    case = Case(tokens, hit.start("m"), hit.end(), hit.start("d"))
    if refused(months.TIED_TO_A_WORD, case):
        return True
    return year is None and refused(months.NOT_A_MONTH_AND_DAY, case)


def day_of_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the 5th of this month"."""
    day = day_number(word(tokens, hit, "d"))
    if _UNITS.get(word(tokens, hit, "u")) != "M" or day is None:
        return None
    return found(hit, Calendar(day=day, direction=direction(tokens, hit)))


def day_alone(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "on the 20th": a day of the month spoken of."""
    day = day_number(word(tokens, hit, "d"))
    if day is None or refused(days.NOT_A_DAY, Case(tokens, *hit.span())):
        return None
    return found(hit, Calendar(day=day, direction="that"))


def weekday_and_day(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "Monday the 26th", "Sunday 14th"."""
    written = word(tokens, hit, "d")
    day = day_number(written)
    if day is None or not written[0].isdecimal() or _is_no_weekday(tokens, hit):
        return None
    return found(hit, Calendar(day=day, weekday=WEEKDAY_WORDS[word(tokens, hit, "w").rstrip(".")]))


def _is_no_weekday(tokens: Tokens, hit: Hit) -> bool:
    return refused(days.NOT_A_WEEKDAY, Case(tokens, *hit.span("w")))


def month_year(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "July 2023", "Sept. of 1939", "April 480 BC"."""
    if has(hit, "y2"):
        digits = word(tokens, hit, "y2")
        year = era_year(tokens, hit, int(digits) if digits.isdecimal() else None)
    else:
        year = era_year(tokens, hit, year_of(tokens, hit), "bc2")
    if year is None or refused(months.NOT_A_MONTH_AND_YEAR, Case(tokens, hit.start("m"), hit.end())):
        return None
    return found(hit, Calendar(year=year, month=MONTH_WORDS[word(tokens, hit, "m").rstrip(".")]))


def month(tokens: Tokens, hit: Hit) -> Found | None:
    """Read a month alone, "last May" and "the following October"."""
    way = direction(tokens, hit)
    if way and refused(days.A_CLAUSE, Case(tokens, hit.start("dir"), hit.end())):
        return None
    if refused(months.NOT_A_MONTH, Case(tokens, *hit.span("m"), way=way)):
        return None
    number = MONTH_WORDS[word(tokens, hit, "m").rstrip(".")]
    if refused(days.A_PREPOSITION, Case(tokens, *hit.span())):
        return Found(hit.start("m"), hit.end(), Calendar(month=number), "DATE")
    return found(hit, Calendar(month=number, direction=way))


def year_bc(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "490 BC", "AD 43"."""
    digits = word(tokens, hit, "y")
    mark = tokens.written(hit.start("bc"))
    if not digits.isdecimal() or mark.islower() or int(digits) > 2999:
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
    if value is None or (hit.end() - hit.start() == 1 and refused(years.NOT_A_YEAR, Case(tokens, *hit.span()))):
        return None
    return found(hit, Calendar(year=value))


def fiscal_year(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "fiscal 2013", "the fiscal year 2013", "FY2013"."""
    digits = re.sub(r"\D", "", word(tokens, hit, "y") if has(hit, "y") else tokens.word(hit.start()))
    if len(digits) == 6:
        both = f"{digits[:4]}/{digits[:2]}{digits[4:]}"
        fits = is_valid(both)
        return found(hit, Fixed(both, Reason("fiscal-year")) if fits else Impossible(Reason("ends-before-it-begins")))
    value = full_year(digits) if digits else None
    return found(hit, Calendar(year=value)) if value is not None else None


def decade(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the 1990s", "the early nineties", "the '60s", "the 1800s"."""
    written = tokens.word(hit.start("bc") - 1 if has(hit, "bc") else hit.end() - 1)
    if written in lexicon.DECADE_WORDS:
        if refused(days.NOT_A_DECADE, Case(tokens, *hit.span())):
            return None
        return found(hit, Era(f"19{lexicon.DECADE_WORDS[written]}"))
    digits = re.sub(r"\D", "", written)
    if has(hit, "bc") and word(tokens, hit, "bc").startswith("b"):
        return found(hit, Era(f"-{int(digits) // 10:03d}"))
    if len(digits) == 3:
        return None
    if len(digits) == 2:
        if refused(days.NOT_A_DECADE, Case(tokens, *hit.span())):
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
    if refused(days.NOT_A_QUARTER, Case(tokens, *hit.span())):
        return None
    return found(hit, Calendar(year=year_of(tokens, hit), quarter=rank))


def quarter_code(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "2011-Q3", "Q3 2011", "3Q", "H1 2020"."""
    code = tokens.word(hit.start())
    digit = int(re.sub(r"^\d{4}-|[qh]", "", code))
    year = int(code[:4]) if code[:4].isdecimal() and len(code) > 4 else year_of(tokens, hit)
    if year is None and tokens.word(hit.start() - 1) in ("a", "an"):
        return None  # "an H2 visa"
    return found(hit, Calendar(year=year, half=digit) if "h" in code else Calendar(year=year, quarter=digit))


def season(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the spring of 1916", "summer 2007", "last winter", "the fall"."""
    year = year_of(tokens, hit)
    if has(hit, "y2"):
        digits = word(tokens, hit, "y2")
        year = era_year(tokens, hit, int(digits) if digits.isdecimal() else None)
    way = direction(tokens, hit)
    if year is None and refused(seasons.NOT_A_SEASON, Case(tokens, *hit.span("s"), way=way)):
        return None
    return found(hit, Calendar(year=year, season=lexicon.SEASON_WORDS[word(tokens, hit, "s")], direction=way))


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
        return found(hit, Impossible(NO_SUCH_DAY))
    return found(hit, Fixed(value), "TIME" if "T" in value else "DATE")


def numeric(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "05/06/2021", "2021/10/02", "31.12.2020"."""
    parts = [int(part) for part in re.split(r"[/.]", tokens.word(hit.start()))]
    lengths = [len(part) for part in re.split(r"[/.]", tokens.word(hit.start()))]
    if len(parts) == 2 or (lengths[0] == 4 and parts[0] > LAST_YEAR):
        return None
    if lengths[0] == 4:
        value = f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"
        return found(hit, Fixed(value) if is_valid(value) else Impossible(NO_SUCH_DAY))
    if lengths[0] > 2 or lengths[2] == 3 or lengths[2] == 1:
        return None
    year = parts[2] if lengths[2] == 4 else full_year(f"{parts[2]:02d}")
    return found(hit, Numeric(parts[0], parts[1], year))


def event(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "9/11", "D-Day"."""
    name = tokens.word(hit.start())
    if name == "7/7" and not re.search("London|bomb", tokens.text[max(0, tokens.starts[hit.start()] - 60) :][:140]):
        return None
    return found(hit, Fixed(lexicon.EVENT_DAYS[name], Reason("day-of-name")))


def named(tokens: Tokens, hit: Hit) -> Found | None:
    """Read a holiday, with a year if one follows."""
    first = hit.end("dir") if has(hit, "dir") else hit.start()
    for end in range(min(first + 5, hit.end()), first, -1):
        name = days.holiday_name(tokens, first, end)
        if name in lexicon.NAMED_DAYS:
            if refused(days.NOT_A_HOLIDAY, Case(tokens, first, end)):
                return None
            year = full_year(tokens.word(end)) if tokens.classes[end : end + 1] == CODE["year4"] else None
            return found(hit, Named(name, year, direction(tokens, hit)), end=end + (year is not None))
    return None


def weekday_and_week(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "Monday week", "Friday fortnight": so many weeks after the one to come, as British English has it."""
    weeks = {"week": 1, "fortnight": 2}.get(word(tokens, hit, "u"))
    if weeks is None or tokens.word(hit.end()) in ("-", "‑") or _is_no_weekday(tokens, hit):
        return None
    number = WEEKDAY_WORDS[word(tokens, hit, "w").rstrip(".")]
    return found(hit, Calendar(weekday=number, direction="coming", weeks=weeks))


def weekday(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "Friday", "last Friday", "this coming Friday", "Mondays"."""
    name = word(tokens, hit, "w").rstrip(".")
    way = direction(tokens, hit)
    if way and refused(days.A_CLAUSE, Case(tokens, hit.start("dir"), hit.end())):
        return None
    if _is_no_weekday(tokens, hit):
        return None
    number = WEEKDAY_WORDS[name]
    case = Case(tokens, *hit.span())
    way = "following" if way == "next" and case.first == "the" else way
    if name.endswith("days") or refused(days.ANY_DAY, case):
        return found(hit, Recurrence(f"XXXX-WXX-{number}"), "SET")
    if refused(days.A_PREPOSITION, case):
        return Found(hit.start("w"), hit.end(), Calendar(weekday=number), "DATE")
    start = hit.start("w") if case.first == "the" and not way else hit.start()
    return Found(start, hit.end(), Calendar(weekday=number, direction=way), "DATE")
