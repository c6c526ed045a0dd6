"""Read the day on which a document says that it was signed.

Treaties, proclamations, decrees and deeds carry no date line: they close with a formula that gives place and day, often
in words ("IN WITNESS WHEREOF, I have hereunto set my hand this thirtieth day of April, in the year of our Lord two
thousand twenty-five", "Done at Oslo this 3rd day of March 2020").
"""

from __future__ import annotations

import re

from dossier.edtf import is_day, write_day
from dossier.english.dates import find_full_dates, month_number
from dossier.english.numerals import CARDINALS, day_number
from dossier.model import Reason, Span

SIGNING = Reason("day-of-signing")
"""Basis of a date that the formula gives."""

REACH = 3_000
"""Code points from the end of a text within which the formula stands; annexes and lists of signatories follow it."""

_ONES = [word for word, number in CARDINALS.items() if number < 10]
_TO_NINETY = [word for word, number in CARDINALS.items() if number < 100]
_NUMBER = rf"(?:{'|'.join(sorted(_TO_NINETY, key=len, reverse=True))})"
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
        day, year = day_number(re.sub(_GAP, " ", match["day"].lower())), _year(match["year"].lower())
        month = month_number(match["month"])
        if month and day and year and is_day(year, month, day):
            return Span(match.start("day"), match.end("year")), write_day((year, month, day))
    for match in reversed(list(_DONE.finditer(text, start))):
        dates = find_full_dates(text[match.end() : match.end() + 40])
        if dates and dates[0][0].start <= 1 and len(dates[0][1]) == 10:
            span, value = dates[0]
            return Span(match.end() + span.start, match.end() + span.end), value
    return None


def _year(words: str) -> int:
    """Read a year in digits or in words ("two thousand and twenty-five", "nineteen hundred and forty-five")."""
    if words[0].isdecimal():
        return int(words)
    parts = [part for part in re.split(_GAP, words) if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(CARDINALS[part] for part in parts[2:])
    thousand = 1000 if parts[:2] == ["one", "thousand"] else 0
    if thousand:
        parts = parts[2:]
    return thousand + 100 * CARDINALS[parts[0]] + sum(CARDINALS[part] for part in parts[1:] if part != "hundred")
