"""What a reader means by what they typed: `theme/assets/query.js` reads it in the same way in the browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dossier.edtf import MONTHS, last_day
from dossier.publish.search.terms import STOPS, words
from dossier.publish.search.terms import term_of as term

SHORTEST_BEGINNING = 3
"""Letters from which the last word may be the beginning of another."""

Clause = tuple[str, ...]
"""Terms that follow one another; `?` is a word too frequent to be looked up, `*` ends the beginning of a word."""

_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_ASKED = re.compile(r"\s*(?:what|where|when)\b.*\b(?:say|said|says|tell|told|think|thinks)\b", re.I)
_ASKING = re.compile(r"\s*(?:what|where|when)\b(?:\s+(?:did|does|do|has|have))?", re.I)
_SAYING = re.compile(r"\b(?:say|said|says|tell|told|think|thinks)\b(?:\s+(?:about|on|of|to))?|\?\s*\Z", re.I)
_LEADS = re.compile(r"\b(?:in|on|of|from)(?=\s*\Z|\s{2,})", re.I)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    clauses: tuple[Clause, ...]
    """All of them have to stand in a document."""
    days: tuple[str, str] | None = None
    """First and last day within which documents are wanted."""
    asked: bool = False
    """The reader asks what somebody said."""


def read(typed: str) -> Query:
    """Read what was typed: words, phrases in quotation marks, a date, who is asked about.

    Parameters:
        typed: Such as `"border crossing" Mirsk May 2024`.
    """
    plain = unicodedata.normalize("NFC", typed)
    phrases = _PHRASE.findall(plain)
    rest = _PHRASE.sub(" ", plain)
    asked = _ASKED.match(rest) is not None
    if asked:
        rest = _SAYING.sub(" ", _ASKING.sub(" ", rest, count=1))
    days, rest = find_date(rest)
    clauses = [tuple("?" if one in STOPS else one for one in map(term, words(phrase))) for phrase in phrases]
    clauses += single(rest, may_go_on=not phrases)
    trimmed = (trim(clause) for clause in clauses)
    return Query(tuple(clause for clause in trimmed if clause), days, asked)


def single(text: str, *, may_go_on: bool) -> Iterator[Clause]:
    """Give words by themselves; the last one may be the beginning of another."""
    found = words(text)
    for number, word in enumerate(found, 1):
        own = term(word)
        if own in STOPS:
            continue
        is_last = may_go_on and number == len(found) and text.rstrip().endswith(word)
        yield (f"{own}*",) if is_last and len(own) >= SHORTEST_BEGINNING else (own,)


def trim(clause: Clause) -> Clause:
    """Take words too frequent to be looked up from the ends of a phrase."""
    known = [number for number, one in enumerate(clause) if one != "?"]
    return clause[known[0] : known[-1] + 1] if known else ()


@cache
def date_forms() -> tuple[re.Pattern[str], ...]:
    """Return the ways to write a date: the months in English, in full or in short."""
    names = {name.lower() for name in MONTHS} | {name[:3].lower() for name in MONTHS} | {"sept"}
    month = f"(?P<month>{'|'.join(sorted(names, key=lambda name: (-len(name), name)))})\\.?"
    year = r"(?P<year>(?:19|20)\d\d)"
    forms = (
        r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?",
        rf"(?P<day>\d{{1,2}})\.?(?:st|nd|rd|th)?\s+(?:of\s+)?{month},?\s+{year}",
        rf"{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}",
        rf"{month},?\s+{year}",
        year,
    )
    return tuple(re.compile(rf"(?<![\w-])(?:{form})(?![\w-])", re.I) for form in forms)


def find_date(text: str) -> tuple[tuple[str, str] | None, str]:
    """Return the days that a date in a text covers, and the text without it; None where there is none."""
    for form in date_forms():
        found = form.search(text)
        days = covered(found.groupdict()) if found else None
        if found and days:
            return days, _LEADS.sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    return None, text


def covered(parts: dict[str, str | None]) -> tuple[str, str] | None:
    """Return the first and the last day of a date; None for one that no calendar has."""
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    number = int(month) if month.isdecimal() else month_number(month)
    if not 1 <= number <= 12:
        return None
    end = last_day(f"{year}-{number:02}") or ""
    if not day:
        return f"{year}-{number:02}-01", end
    if not 1 <= int(day) <= int(end[-2:]):
        return None
    exact = f"{year}-{number:02}-{int(day):02}"
    return exact, exact


def month_number(name: str) -> int:
    """Return the number of a month by the first letters of its name."""
    return next((number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower()[:3])), 0)
