"""What a reader means by what they typed: `theme/assets/query.js` reads it in the same way in the browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.edtf import MONTHS, last_day
from dossier.publish.search.terms import BEGINNING, FORMS, STOPS, words
from dossier.publish.search.terms import term_of as term
from dossier.wording.dates import month_in_words

SHORTEST_BEGINNING = 3
"""Letters from which the last word may be the beginning of another."""

HIT_WORDS = 8
"""Words of a quotation by which a page finds it."""

Clause = tuple[str, ...]
"""Terms that follow one another; `?` is a word too frequent to be looked up. Behind a word by itself stands whether its
other forms are meant (`~`), and words too that begin so (`*`); a phrase is meant as it stands."""

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
    """Give words by themselves, in all their forms; the last one may be the beginning of another.

    Names have no forms: who looks for "Chelsea Manning" means nobody who is manned. A word is taken as a name for its
    capital, unless it is the only one and begins what was typed: telephones put that one there.
    """
    found = words(text)
    capital = [word[:1].isupper() for word in found]
    named = any(capital[1:])
    for number, word in enumerate(found, 1):
        own = term(word)
        if own in STOPS:
            continue
        is_last = may_go_on and number == len(found) and text.rstrip().endswith(word)
        if is_last and len(own) >= SHORTEST_BEGINNING:
            yield (f"{own}{BEGINNING}",)
        else:
            yield (own if named and capital[number - 1] else f"{own}{FORMS}",)


def trim(clause: Clause) -> Clause:
    """Take words too frequent to be looked up from the ends of a phrase."""
    known = [number for number, one in enumerate(clause) if one != "?"]
    return clause[known[0] : known[-1] + 1] if known else ()


def month_names() -> tuple[tuple[str, int], ...]:
    """Return the names of months, in full and in short, each with its number: in English and the language spoken.

    What two months of a language have in short ("jui" of juin and juillet) is left out.
    """
    names = [(name.lower(), number) for number, name in enumerate(MONTHS, 1)]
    names += [(month_in_words(number).lower(), number) for number in range(1, 13)]
    known = {"sept": 9} | dict(names)
    short = [(name[:3], number) for name, number in names if len(name) > 3 and name[:3] not in known]
    known |= {name: number for name, number in short if {own for other, own in short if other == name} == {number}}
    return tuple(sorted(known.items(), key=lambda one: (-len(one[0]), one[0])))


def hit_of(text: str) -> str:
    """Return how the first words of a text stand in the address of a page that is to light them."""
    found = [term(word) for word in words(text)[:HIT_WORDS]]
    return " ".join(trim(tuple("?" if one in STOPS else one for one in found)))


@cache
def date_forms(months: tuple[tuple[str, int], ...]) -> tuple[re.Pattern[str], ...]:
    """Return the ways to write a date, from names of months."""
    month = f"(?P<month>{'|'.join(re.escape(name) for name, _ in months)})\\.?"
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
    months = month_names()
    for form in date_forms(months):
        found = form.search(text)
        days = covered(found.groupdict(), dict(months)) if found else None
        if found and days:
            return days, _LEADS.sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    return None, text


def covered(parts: dict[str, str | None], months: Mapping[str, int]) -> tuple[str, str] | None:
    """Return the first and the last day of a date; None for one that no calendar has."""
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    number = int(month) if month.isdecimal() else months[month.lower()]
    if not 1 <= number <= 12:
        return None
    end = last_day(f"{year}-{number:02}") or ""
    if not day:
        return f"{year}-{number:02}-01", end
    if not 1 <= int(day) <= int(end[-2:]):
        return None
    exact = f"{year}-{number:02}-{int(day):02}"
    return exact, exact
