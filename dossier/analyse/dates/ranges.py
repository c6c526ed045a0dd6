"""Join the two ends of ranges, and give each what only the other states: "October 7-8", "between May and July 2020".

Works on the composed phrases from left to right; days and years that stand alone beside a phrase are added to it here,
since only the phrase beside them makes them dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.analyse.dates.phrases import Calendar, Clock, Deictic, Era, Found, Named, Offset, Phrase, Within
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.numerals import day_number


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
    if between == CODE["slash"] and isinstance(b.phrase, Calendar) and not b.phrase.month:
        return (
            isinstance(a.phrase, Calendar)
            and not a.phrase.month
            and tokens.ends[a.end - 1] + 1 == tokens.starts[b.start]
        )
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
    return day if day and tokens.words[index][0].isdecimal() and 1 <= day <= 31 else None


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
        if digits.isdecimal() and 1 <= int(digits) <= 2999 and tokens.classes[at - 1] in (CODE["num"], CODE["int"]):
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
    """Read the "94" of "1990-94", the "5" of "1904-5"."""
    digits = tokens.word(at + 1)
    if tokens.classes[at : at + 1] not in (CODE["dash"], CODE["slash"]) or len(digits) > 2 or not digits.isdecimal():
        return
    century = 10 ** len(digits)
    if int(digits) > year % century and tokens.starts[at + 1] == tokens.ends[at]:
        yield Found(at + 1, at + 2, Calendar(year - year % century + int(digits)))


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
