"""Read the day on which a document says that it was signed.

Treaties, proclamations, decrees and deeds carry no date line: they close with a formula that gives place and day, often
in words ("IN WITNESS WHEREOF, I have hereunto set my hand this thirtieth day of April, in the year of our Lord two
thousand twenty-five", "Done at Oslo this 3rd day of March 2020").
"""

from __future__ import annotations

import re

from dossier.edtf import find_full_dates, is_day, month_number, write_day
from dossier.model import Span

REACH = 3_000
"""Code points from the end of a text within which the formula stands; annexes and lists of signatories follow it."""

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_CARDINALS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{word: number * 10 for number, word in enumerate(_TENS, 2)},
}
_ORDINALS = {
    **{f"{word}th": number for word, number in _CARDINALS.items() if number in {4, 6, 7, 10, 11, *range(13, 20)}},
    **{"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12},
    **{"twentieth": 20, "thirtieth": 30},
}
_NUMBER = rf"(?:{'|'.join(sorted(_CARDINALS, key=len, reverse=True))})"
_GAP = r"[\s\u2010\u2011-]{1,3}"
_TENS_AND_ONES = rf"{_NUMBER}(?:{_GAP}(?:{'|'.join(_ONES)}))?\b"
_YEAR = (
    rf"(?:[12]\d{{3}}\b|two{_GAP}thousand(?:(?:{_GAP}and)?{_GAP}{_TENS_AND_ONES})?"
    rf"|one{_GAP}thousand{_GAP}(?:nine|eight|seven){_GAP}hundred(?:{_GAP}and)?{_GAP}{_TENS_AND_ONES}"
    rf"|(?:nineteen|eighteen|seventeen)(?:{_GAP}hundred(?:{_GAP}and)?)?{_GAP}{_TENS_AND_ONES}"
    rf"|twenty{_GAP}{_TENS_AND_ONES})"
)
_VERB = r"\b(?:done|given|signed|dated|sealed|executed|concluded|adopted|hand|hands|seal|names|witness|proclaimed)\b"
_FORMULA = re.compile(
    rf"{_VERB}[^.!?;:\n]{{0,60}}(?:\n[^.!?;:\n]{{0,60}})?\b(?:this|on\sthe)\s(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|[a-z]{{5,11}}(?:{_GAP}[a-z]{{5,8}})?)"
    rf"\sday\s(?:of\s)?(?P<month>[A-Z][a-z]{{2,8}}|[A-Z]{{3,9}}),?\s"
    rf"(?:(?:in\sthe\syear|A\.?D\.?)(?:\sof\sour\sLord)?,?\s)?(?:in\s)?(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^(?:done|given|signed|issued|adopted)(?:\s(?:and\ssigned|in\s(?:duplicate|triplicate|quadruplicate)))?,?"
    r"\s(?:at|in)\s[A-Z][^.!?;:\n]{1,60}?[,\s]\s?(?:on\s)?(?=\d|[A-Z])",
    re.MULTILINE | re.IGNORECASE,
)


def find_signing_day(text: str) -> tuple[Span, str] | None:
    """Return the words that give the day of signing and the day, or None; the last such formula counts.

    Parameters:
        text: The whole text; only its end is looked at.
    """
    start = max(0, len(text) - REACH)
    for match in reversed(list(_FORMULA.finditer(text, start))):
        day, year = _day(match["day"].lower()), _year(match["year"].lower())
        month = month_number(match["month"])
        if month and day and year and is_day(year, month, day):
            return Span(match.start("day"), match.end("year")), write_day((year, month, day))
    for match in reversed(list(_DONE.finditer(text, start))):
        dates = find_full_dates(text[match.end() : match.end() + 40])
        if dates and dates[0][0].start <= 1 and len(dates[0][1]) == 10:
            span, value = dates[0]
            return Span(match.end() + span.start, match.end() + span.end), value
    return None


def _day(words: str) -> int:
    """Read the ordinal of a day, 0 if it is none."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    parts = re.split(_GAP, words)
    if len(parts) == 1:
        return _ORDINALS.get(words, 0)
    tens, ones = _CARDINALS.get(parts[0], 0), _ORDINALS.get(parts[1], 0)
    return tens + ones if tens in (20, 30) and ones < 10 and ones else 0


def _year(words: str) -> int:
    """Read a year in digits or in words ("two thousand and twenty-five", "nineteen hundred and forty-five")."""
    if words[0].isdigit():
        return int(words)
    parts = [part for part in re.split(_GAP, words) if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(_CARDINALS[part] for part in parts[2:])
    thousand = 1000 if parts[:2] == ["one", "thousand"] else 0
    if thousand:
        parts = parts[2:]
    return thousand + 100 * _CARDINALS[parts[0]] + sum(_CARDINALS[part] for part in parts[1:] if part != "hundred")
