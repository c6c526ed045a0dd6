"""Join the two ends of ranges, and give each what only the other states: "October 7-8", "between May and July 2020".

Works on the composed phrases from left to right; days and years that stand alone beside a phrase are added to it here,
since only the phrase beside them makes them dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.analyse.dates.joins import joints
from dossier.analyse.dates.phrases import Calendar, Clock, Deictic, Era, Found, Named, Offset, Phrase, Within
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.function_words import PREPOSITIONS
from dossier.english.numerals import day_number
from dossier.english.patterns import word_set
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


@dataclass(frozen=True, slots=True)
class Item:
    """One phrase, or the two ends of a range."""

    first: Found
    last: Found | None = None
    """The end of the range."""
    middle: tuple[Found, ...] = ()
    """What a list names between its first and its last: the 11 of "January 10, 11 and 12"."""

    @property
    def start(self) -> int:
        """First token."""
        return self.first.start

    @property
    def end(self) -> int:
        """One past the last token."""
        return (self.last or self.first).end


# ---------------------------------------------------------------- whether two phrases are the ends of a range

_PLACED = (Calendar, Era, Within, Deictic, Offset, Named)


@dataclass(frozen=True, slots=True)
class Ends:
    """Two phrases that may be the ends of a range."""

    tokens: Tokens
    a: Found
    b: Found
    between: str
    """The token classes between them."""

    @property
    def before(self) -> list[str]:
        """The two words before the first."""
        return self.tokens.words[max(0, self.a.start - 2) : self.a.start]

    @property
    def alike(self) -> bool:
        """Whether both are of a kind: days, weekdays, months, seasons."""
        a, b = self.a.phrase, self.b.phrase
        if isinstance(a, Calendar) and isinstance(b, Calendar):
            return _grain(a) == _grain(b)
        return type(a) is type(b)


def _grain(phrase: Calendar) -> tuple[bool, ...]:
    weekday = bool(phrase.weekday and not phrase.day)
    return bool(phrase.day), weekday, bool(phrase.season), bool(phrase.quarter)


_AND = joints("and", "and the")
_LISTED = joints("and", "and the", "or", "or the", "comma and")
_LIST = joints("comma", "and", "comma and")
_JOINTS = joints("dash", "to", "until", "dash dash", "to the")


def _stroke(case: Ends) -> bool:
    return case.between == CODE["slash"] and isinstance(case.b.phrase, Calendar) and not case.b.phrase.month


def _years_touch(case: Ends) -> bool:
    a, tokens = case.a, case.tokens
    touching = tokens.ends[a.end - 1] + 1 == tokens.starts[case.b.start]
    return touching and isinstance(a.phrase, Calendar) and not a.phrase.month


def _unlike_without_years(case: Ends) -> bool:
    a, b = case.a.phrase, case.b.phrase
    if not isinstance(a, Calendar) or not isinstance(b, Calendar) or case.between != CODE["dash"]:
        return False
    return not case.alike and not (a.year and b.year)


def _follows(first: Phrase, last: Phrase) -> bool:
    """Tell whether a date begins where another ends: "2016 and 2017", "July and August", "May 3 and 4"."""
    last = last.part if isinstance(last, Within) else last
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return False
    if _vague(first) or _vague(last) or (first.year and last.year and not _is_year(first)):
        return False  # each says all of itself
    here, there = _place(first), _place(last)
    return here[:2] == there[:2] and 0 < here[2] == there[2] - 1


def _vague(phrase: Calendar) -> bool:
    """Tell whether a date is a season or half, or one seen from another."""
    return bool(phrase.season or phrase.half or phrase.direction or (phrase.day and phrase.weekday))


def _is_year(phrase: Calendar) -> bool:
    return not (phrase.month or phrase.quarter or phrase.weekday)


def _place(phrase: Calendar) -> tuple[str, int, int]:
    """Return what a date counts in and which of these it is, its year aside where it is part of one."""
    if phrase.day:
        return "day", phrase.month or 0, phrase.day
    named = {"weekday": phrase.weekday, "month": phrase.month, "quarter": phrase.quarter, "year": phrase.year}
    return next(((unit, 0, number) for unit, number in named.items() if number), ("", 0, 0))


def _goes_on_a_list(tokens: Tokens, found: Found) -> bool:
    """Tell whether another date and a comma stand before a date: what is listed is then no stretch."""
    return tokens.kind(found.start - 1) == CODE["comma"] and tokens.kind(found.start - 2) in _DATED


_DATED = frozenset(CODE[name] for name in ("year4", "year2", "int", "ord", "month", "weakmonth", "weekday"))


def _to_alone(case: Ends) -> bool:
    return case.between == CODE["to"] and "from" not in case.before and "since" not in case.before


def _behind_a_dateline(case: Ends) -> bool:
    """Tell whether the second begins a sentence: a dash, and a capital that only the head of a sentence gives it."""
    written = case.tokens.written(case.b.start)
    return set(case.between) == {CODE["dash"]} and written[:1].isupper() and written.lower() in _SEEN_FROM_HERE


_SEEN_FROM_HERE = word_set("last this next earlier later early late the today yesterday tomorrow every each two three")
"""Words that begin a date and have a capital only at the head of a sentence."""


RANGES: tuple[Rule[Ends, bool], ...] = (
    Rule(
        "the dash behind a dateline",
        _behind_a_dateline,
        False,
        yes=("OSLO, [4 May 2021 - Last month] was dry.", "[May 3, 2022 – Later this week] she leaves."),
        no=("It fell in [May - June].", "It ran from [4 May 2021 - last Friday]."),
    ),
    Rule(
        "a speaker who begins again",
        lambda c: c.between == CODE["dash"] and c.a.phrase == c.b.phrase,
        False,
        yes=("He said [Friday — Friday] again.",),
        no=("It lasts from [May — June].",),
    ),
    Rule(
        "between one and the other",
        lambda c: c.between in _AND and "between" in c.before,
        True,
        yes=("It rained between [May and July 2020].",),
        no=("It rained in [May and July 2020].",),
    ),
    Rule(
        "one date and the next",
        lambda c: c.between in _LISTED and _follows(c.a.phrase, c.b.phrase) and not _goes_on_a_list(c.tokens, c.a),
        True,
        yes=("It rained in [2016 and 2017].", "It rained on [May 3 and 4].", "It may rain on [Friday or Saturday]."),
        no=("It rained in [2016 and 2018].", "It rained in [May 2020 and June 2020].", "In 2012, [2016 and 2017]."),
    ),
    Rule(
        "one date and another",
        lambda c: c.between in _AND,
        False,
        yes=("It rained in [May and July 2020].",),
        no=("It rained between [May and July 2020].",),
    ),
    Rule(
        "one date, to another",
        lambda c: c.between == CODE["comma"] + CODE["to"],
        True,
        yes=("It ran from [May 2, 2020, to June 3, 2020].",),
        no=("It ran on [May 2, 2020, and June 3, 2020].",),
    ),
    Rule(
        "years joined by a stroke",
        lambda c: _stroke(c) and _years_touch(c),
        True,
        yes=("It fell in [2010/2011].",),
        no=("It fell in [2010 / 2011].",),
    ),
    Rule(
        "dates beside a stroke",
        _stroke,
        False,
        yes=("It fell in [2010 / 2011].",),
        no=("It fell in [2010/2011].",),
    ),
    Rule(
        "dates that nothing joins",
        lambda c: c.between not in _JOINTS,
        False,
        yes=("It fell in [May, in June].",),
        no=("It fell from [May to June].",),
    ),
    Rule(
        "to between unlike dates",
        lambda c: _to_alone(c) and not c.alike,
        False,
        yes=("It was moved on [Friday to May].",),
        no=("It was open [Friday to Sunday].",),
    ),
    Rule(
        "to between like dates",
        _to_alone,
        True,
        yes=("It is open [May to July].",),
        no=("It is open from [May to July].",),
    ),
    Rule(
        "a dash between unlike dates",
        _unlike_without_years,
        False,
        yes=("It fell in [May - Friday], they say.",),
        no=("It fell in [May - June].",),
    ),
    Rule(
        "from one date to another",
        lambda c: True,
        True,
        yes=("It is open from [May to July].", "It fell in [May - June]."),
        no=("It is open [May to July].",),
    ),
)
"""Asked of two neighbours: true makes them one range, false leaves them apart."""


def _is_range(tokens: Tokens, a: Found, b: Found) -> bool:
    if a.end > b.start or a.type != "DATE" or b.type != "DATE":
        return False
    if not isinstance(a.phrase, _PLACED) or not isinstance(b.phrase, _PLACED):
        return False
    case = Ends(tokens, a, b, tokens.classes[a.end : b.start])
    if len(case.between) > 2:
        return False
    row = first(RANGES, case)
    if row is not None and is_tracing():
        words = tokens.text[tokens.ends[a.end - 1] : tokens.starts[b.start]].strip()
        note("dates", row.name, tokens.span(a.start, b.end), "joined" if row.then else "kept apart", words)
    return row is not None and row.then


def ranges(tokens: Tokens, found: list[Found]) -> Iterator[Item]:
    """Join neighbours that are the two ends of a range; the others stay alone.

    Parameters:
        tokens: The text's tokens.
        found: The composed phrases in order.

    Yields:
        Single phrases and ranges in order.
    """
    at = 0
    expanded = _with_shared_years(tokens, list(_with_bare_days(tokens, found)))
    while at < len(expanded):
        a = expanded[at]
        b = expanded[at + 1] if at + 1 < len(expanded) else None
        end = _end_of_list(tokens, expanded, at)
        if end > at + 1:
            yield Item(a, expanded[end], tuple(expanded[at + 1 : end]))
            at = end + 1
        elif b is not None and _is_range(tokens, a, b):
            yield Item(a, b)
            at += 2
        else:
            yield Item(a)
            at += 1


def _end_of_list(tokens: Tokens, found: list[Found], at: int) -> int:
    """Return the last of three dates or more of which each follows the one before: "January 10, 11 and 12"."""
    end = len(found) if _goes_on_a_list(tokens, found[at]) else at
    while end + 1 < len(found) and _follows(found[end].phrase, found[end + 1].phrase):
        between = tokens.classes[found[end].end : found[end + 1].start]
        if between not in _LIST:
            break
        end += 1
        if between != CODE["comma"]:
            return end
    return at


# ---------------------------------------------------------------- lists: "in April and June 1955"


def _with_shared_years(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Give a month the year of its neighbour in a list: "in April and June 1955", "on 3, 5 and 9 May 1940"."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i].phrase, found[i + 1].phrase
        if not isinstance(first, Calendar) or not isinstance(second, Calendar) or second.year is None:
            continue
        if _lacks_a_year(first) and _share(tokens, found[i], found[i + 1], first, second):
            year = second.year - (not _is_year(second) and _begins_later(first, second))
            joins = (*found[i].joins, "dates of a list share their year")
            found[i] = replace(found[i], phrase=replace(first, year=year), joins=joins)
    return found


def _begins_later(first: Calendar, second: Calendar) -> bool:
    """Tell whether the first date of a list lies later in the year: "in December and January 1956"."""
    return (second.month or 0, second.day or 31) < (first.month or 0, first.day or 0)


def _lacks_a_year(phrase: Calendar) -> bool:
    return phrase.year is None and not phrase.direction and bool(phrase.month or phrase.season)


def _like(first: Calendar, second: Calendar) -> bool:
    return bool(first.day) == bool(second.day) and bool(first.season) == bool(second.season)


def _share(tokens: Tokens, a: Found, b: Found, first: Calendar, second: Calendar) -> bool:
    """Tell whether a date has the year of the next one."""
    if _listed(tokens, a, b):
        return _like(first, second)
    between = tokens.classes[a.end : b.start]
    if _is_year(second):
        return bool(first.day) and between == _IN_THAT_YEAR  # "August 7 and August 21, in 2023"
    days = first.month == second.month and 0 < (first.day or 0) < (second.day or 0)
    return days and CODE["and"] in between and len(between) <= _NEAR and _SENTENCE_ENDS.isdisjoint(between)


_IN_THAT_YEAR = CODE["comma"] + CODE["in"]
_NEAR = 5
"""Tokens between "on 4 April and Milan on 6 April 2016"."""
_SENTENCE_ENDS = frozenset({CODE["stop"], CODE["gap"]})
_LISTS = frozenset({CODE["and"], CODE["or"], CODE["comma"]})


def _listed(tokens: Tokens, a: Found, b: Found) -> bool:
    between = tokens.classes[a.end : b.start]
    return 0 < len(between) <= 2 and set(between) <= _LISTS


# ---------------------------------------------------------------- bare days and years: "October 7-8", "1990-94"


def _with_bare_days(tokens: Tokens, found: list[Found]) -> Iterator[Found]:
    """Add the days and years that share a month or century with a neighbour: "October 7-8", "1990-94"."""
    taken = -1
    for i, phrase in enumerate(found):
        if phrase.start < taken:
            continue
        limit = found[i + 1].start if i + 1 < len(found) else len(tokens.words)
        each = _over_two_dates(tokens, phrase, limit)
        yield from _before(tokens, each, max(taken, found[i - 1].end if i else 0))
        yield each
        taken = each.end
        for later in _after(tokens, each, limit):
            yield later
            taken = later.end


def _bare(found: Found, start: int, end: int, phrase: Calendar) -> Found:
    """Return a number that is a date only beside another one."""
    return Found(start, end, phrase, rules=found.rules, joins=("a number that shares its neighbour’s month",))


def _over_two_dates(tokens: Tokens, found: Found, limit: int) -> Found:
    """Take the second day into "the night of March 3-4": it is the night of the first."""
    phrase, at = found.phrase, found.end
    if not isinstance(phrase, Clock) or phrase.time != "TNI" or at + 1 >= limit:
        return found
    day = phrase.date.day if isinstance(phrase.date, Calendar) and phrase.date.month else None
    joined = tokens.classes[at] in (CODE["dash"], CODE["to"], CODE["slash"])
    return replace(found, end=at + 2) if joined and day and _day_at(tokens, at + 1) == day + 1 else found


def _day_at(tokens: Tokens, index: int) -> int | None:
    """Return the day of the month that a token in figures names."""
    if tokens.kind(index) not in (CODE["int"], CODE["ord"]) or not tokens.words[index][0].isdecimal():
        return None
    day = day_number(tokens.words[index])
    return day if day and 1 <= day <= 31 else None


_BEFORE_DAY = joints("dash", "to", "and", "or", "until")
_BEFORE_QUARTER = joints("and", "or", "to", "dash")
_BEFORE_YEAR = joints("dash", "to", "and")
_AFTER_DAY = joints("dash", "to", "and", "comma", "until", "or")
_IN_A_LIST = joints("comma", "and", "or")
_TAKEN = joints("dash", "month", "weakmonth")
_NOT_AFTER_DAY = joints("month", "weakmonth", "units", "unit", "ampm", "of", "dash")
"""What a number in a list of days belongs to instead: "May 2 and 3 June", "May 2 to 4 weeks later"."""


def _before(tokens: Tokens, found: Found, limit: int) -> Iterator[Found]:
    phrase, joint = found.phrase, found.start - 1
    if not isinstance(phrase, Calendar) or joint - 1 < limit:
        return
    if phrase.day and phrase.month:
        yield from _day_before(tokens, found, phrase, limit)
    elif phrase.quarter:
        yield from _quarter_before(tokens, found, phrase.quarter, limit)
    elif phrase.year is not None and phrase.year < 1 and not phrase.month and tokens.classes[joint] in _BEFORE_YEAR:
        yield from _year_before(tokens, found)


def _year_before(tokens: Tokens, found: Found) -> Iterator[Found]:
    """Read the "490" of "490 to 480 BC"."""
    at = found.start - 2
    digits = tokens.words[at]
    if tokens.classes[at] in (CODE["num"], CODE["int"]) and digits.isdecimal() and 1 <= int(digits) <= 2999:
        yield _bare(found, at, at + 1, Calendar(1 - int(digits)))


def _quarter_before(tokens: Tokens, found: Found, quarter: int, limit: int) -> Iterator[Found]:
    """Read the "third" of "the third or fourth quarter of 2026"."""
    joint = found.start - 1
    number = day_number(tokens.words[joint - 1]) if tokens.classes[joint] in _BEFORE_QUARTER else None
    if number is not None and 1 <= number < quarter:
        start = joint - 2 if tokens.word(joint - 2) == "the" and joint - 2 >= limit else joint - 1
        yield _bare(found, start, joint, Calendar(quarter=number))


def _day_before(tokens: Tokens, found: Found, phrase: Calendar, limit: int) -> Iterator[Found]:
    """Read the "3" of "on 3 and 5 May"."""
    joint = found.start - 1
    begins = found.start + (tokens.words[found.start] == "the")
    if phrase.weekday or _day_at(tokens, begins) is None or tokens.classes[joint] not in _BEFORE_DAY:
        return
    day = _day_at(tokens, joint - 1)
    inside = joint - 2 >= limit
    if day is None or (inside and tokens.classes[joint - 2] in _TAKEN):
        return
    start = joint - 2 if inside and tokens.word(joint - 2) == "the" else joint - 1
    yield _bare(found, start, joint, Calendar(phrase.year, phrase.month, day))


def _after(tokens: Tokens, found: Found, limit: int) -> Iterator[Found]:
    phrase = found.phrase
    if not isinstance(phrase, Calendar):
        return
    if phrase.day and phrase.month and phrase.year is None and _day_at(tokens, found.end - 1):
        yield from _days_after(tokens, found, phrase.month, limit)
    elif phrase.year is not None and phrase.year > 0 and not phrase.month and not phrase.season:
        yield from _short_year(tokens, found, phrase.year)


def _days_after(tokens: Tokens, found: Found, month: int, limit: int) -> Iterator[Found]:
    """Read the "5" and "7" of "May 3, 5 and 7"."""
    at = found.end
    while at + 1 < limit and tokens.classes[at] in _AFTER_DAY:
        day = _day_at(tokens, at + 1)
        if day is None or tokens.kind(at + 2) in _NOT_AFTER_DAY or _counts_the_next(tokens, at):
            return
        year, end = _year_after(tokens, at + 2)
        yield _bare(found, at + 1, end, Calendar(year, month, day))
        at = end


def _counts_the_next(tokens: Tokens, at: int) -> bool:
    """Tell whether the number in a list counts what follows: "on May 2, 12 soldiers", "on May 2, 12 armed soldiers"."""
    if tokens.classes[at] not in _IN_A_LIST or tokens.kind(at + 2) != CODE["other"]:
        return False
    described = tokens.classes[at] == CODE["comma"] and tokens.kind(at + 3) == CODE["other"]
    return _is_plural(tokens.word(at + 2)) or (
        described and _is_plural(tokens.word(at + 3)) and tokens.word(at + 2) not in PREPOSITIONS
    )


def _is_plural(word: str) -> bool:
    return word.isalpha() and word.endswith("s") and word not in ("was", "is", "as", "has", "its", "his", "this")


def _year_after(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Return the year that follows a day, and where the date ends."""
    year = at + (tokens.kind(at) == CODE["comma"])
    return (int(tokens.word(year)), year + 1) if tokens.kind(year) == CODE["year4"] else (None, at)


def _short_year(tokens: Tokens, found: Found, year: int) -> Iterator[Found]:
    """Read the "94" of "1990-94", the "5" of "1904-5"."""
    at = found.end
    digits = tokens.word(at + 1)
    if tokens.kind(at) not in (CODE["dash"], CODE["slash"]) or len(digits) > 2 or not digits.isdecimal():
        return
    century = 10 ** len(digits)
    if int(digits) > year % century and tokens.starts[at + 1] == tokens.ends[at]:
        yield _bare(found, at + 1, at + 2, Calendar(year - year % century + int(digits)))


# ---------------------------------------------------------------- what the ends share


def share_ends(a: Found, b: Found) -> tuple[Phrase, Phrase]:
    """Give each end of a range what only the other end states: its year, or what it is part of."""
    first, last = a.phrase, b.phrase
    if not isinstance(first, Calendar):
        return first, last
    if isinstance(last, Within) and first.year is None and (first.month or first.season or first.weekday):
        return Within(first, last.whole), last
    if not isinstance(last, Calendar):
        return first, last
    if last.year is not None and _takes_a_year(first):
        return replace(first, year=last.year - _turns(first, last)), last
    if first.year is not None and _takes_a_year(last):
        return first, replace(last, year=first.year + _turns(first, last))
    return first, last


def _takes_a_year(phrase: Calendar) -> bool:
    return phrase.year is None and not phrase.direction and bool(phrase.month or phrase.season or phrase.quarter)


def _turns(first: Calendar, last: Calendar) -> int:
    """Return 1 when a range from one to the other runs over the new year."""
    if first.month and last.month:
        return int((first.month, first.day or 0) > (last.month, last.day or 31))
    return int(bool(first.season and last.season and first.season > last.season))
