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
from dossier.english.numerals import day_number
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


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


def _to_alone(case: Ends) -> bool:
    return case.between == CODE["to"] and "from" not in case.before and "since" not in case.before


RANGES: tuple[Rule[Ends, bool], ...] = (
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
        if b is not None and _is_range(tokens, a, b):
            yield Item(a, b)
            at += 2
        else:
            yield Item(a)
            at += 1


# ---------------------------------------------------------------- lists: "in April and June 1955"


def _with_shared_years(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Give a month the year of its neighbour in a list: "in April and June 1955", "on 3, 5 and 9 May 1940"."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i].phrase, found[i + 1].phrase
        if not isinstance(first, Calendar) or not isinstance(second, Calendar) or second.year is None:
            continue
        if _lacks_a_year(first) and _listed(tokens, found[i], found[i + 1]) and _like(first, second):
            year = second.year - _begins_later(first, second)
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
    elif phrase.year is not None and phrase.year < 1 and not phrase.month and tokens.classes[joint] in _BEFORE_YEAR:
        digits = tokens.words[joint - 1]
        if tokens.classes[joint - 1] in (CODE["num"], CODE["int"]) and digits.isdecimal() and 1 <= int(digits) <= 2999:
            yield _bare(found, joint - 1, joint, Calendar(1 - int(digits)))


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
    """Tell whether the number in a list counts what follows: "on May 2, 12 soldiers"."""
    word = tokens.word(at + 2)
    plural = word.isalpha() and word.endswith("s") and word not in ("was", "is", "as", "has")
    return tokens.classes[at] in _IN_A_LIST and tokens.kind(at + 2) == CODE["other"] and plural


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
    if isinstance(last, Within) and first.year is None and (first.month or first.season):
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
