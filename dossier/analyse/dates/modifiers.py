"""Words before a phrase that shift or blur it: "early", "the end of", "about", "more than"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dossier.analyse.dates.grammar.pattern import translate
from dossier.analyse.dates.phrases import Calendar, Clock, Deictic, Duration, Era, Found, Named, Offset
from dossier.analyse.dates.readers_relative import UNITS
from dossier.analyse.dates.tokens import Tokens
from dossier.rules import Rule
from dossier.trace import Verdict, is_tracing, note

BEFORE_DATE = (
    "the? edge of the?",
    "edge dash",
    "the? early dash? in? the?",
    "the? midp dash?",
    "[earlier later] (?: in | on )?",
    "approx",
    "the? early other of the?",
    "the? [ord dir] [unit units] of",
    "the unit of",
)
BEFORE_LENGTH = (
    "approx",
    "(?: no | not )? more than",
    "at [least most]",
    "over",
    "up to",
    "approx more than",
)
_LONGEST = 5


@cache
def _before(kind: str) -> re.Pattern[str]:
    """Return the pattern of the words before a `date` or a `length`, made when first used."""
    rules = BEFORE_DATE if kind == "date" else BEFORE_LENGTH
    return re.compile("|".join(translate(rule) for rule in rules))


@dataclass(frozen=True, slots=True)
class Modified:
    """A phrase with words before it that may belong to it."""

    words: list[str]
    before: str
    """The word before them."""
    phrase: object


def _later(case: Modified) -> bool:
    return case.words[0] in ("earlier", "later", "previously", "afterwards", "afterward", "thereafter", "hence")


def _month_of(case: Modified) -> bool:
    return len(case.words) == 3 and case.words[0] == "the" and case.words[1] in ("month", "year")


def _unit_of(case: Modified) -> bool:
    words = case.words
    return len(words) > 2 and words[-1] == "of" and words[-2] in UNITS


def _more(case: Modified) -> bool:
    return "more" in case.words or case.words[0] in ("longer", "fewer", "less")


def _is_length(case: Modified) -> bool:
    return isinstance(case.phrase, Duration | Offset)


def _is_month(case: Modified) -> bool:
    return isinstance(case.phrase, Calendar) and bool(case.phrase.month) and not case.phrase.day


def _is_month_or_year(case: Modified) -> bool:
    return isinstance(case.phrase, Calendar) and bool(case.phrase.month or case.phrase.year) and not case.phrase.day


def _blurs_a_year(case: Modified) -> bool:
    dated = isinstance(case.phrase, Calendar) and case.phrase.year is not None
    return dated or case.before in ("in", "since", "until", "by", "from")


def _early_that_day(case: Modified) -> bool:
    return case.words == ["early"] and case.phrase == Deictic("that", "D")


MODIFIERS: tuple[Rule[Modified, bool], ...] = (
    Rule(
        "earlier or later before a unit",
        lambda c: c.words[0] in ("earlier", "later") and isinstance(c.phrase, Deictic | Offset),
        True,
        yes=("She left [earlier this week].",),
        no=("She left earlier, on [Friday].",),
    ),
    Rule(
        "afterwards beside a date",
        _later,
        False,
        yes=("She left later on [Friday].",),
        no=("She left [later this week].",),
    ),
    Rule(
        "the month of",
        lambda c: _month_of(c) and c.words[1] == "month" and _is_month(c),
        True,
        yes=("She left in [the month of May].",),
        no=("She left in [May].",),
    ),
    Rule(
        "the month or year of something else",
        _month_of,
        False,
        yes=("It was the month of [Friday].",),
        no=("She left in [the month of May].",),
    ),
    Rule(
        "a unit of a month or year",
        lambda c: _unit_of(c) and _is_month_or_year(c),
        True,
        yes=("She left in [the first week of May].",),
        no=("She left [this week].",),
    ),
    Rule(
        "a unit of something else",
        _unit_of,
        False,
        yes=("It was the first week of [Monday].",),
        no=("She left in [the first week of May].",),
    ),
    Rule(
        "over a stretch with a direction",
        lambda c: c.words == ["over"] and isinstance(c.phrase, Duration) and bool(c.phrase.direction),
        False,
        yes=("It rose over [the past two years].",),
        no=("It took [over two years].",),
    ),
    Rule(
        "more than a length",
        lambda c: _more(c) and c.words[-2:][0] in ("more", "less", "fewer", "longer") and _is_length(c),
        True,
        yes=("It took [more than two years].",),
        no=("It took [two years].",),
    ),
    Rule(
        "some, nearly or almost a length",
        lambda c: c.words in (["some"], ["nearly"], ["almost"]) and _is_length(c),
        True,
        yes=("It took [nearly two years].",),
        no=("They left [almost] in 2010.",),
    ),
    Rule(
        "some, nearly or almost beside a date",
        lambda c: c.words in (["some"], ["nearly"], ["almost"]),
        False,
        yes=("It was almost [Friday].",),
        no=("It took [almost two years].",),
    ),
    Rule(
        "about a year",
        lambda c: c.words == ["about"] and isinstance(c.phrase, Calendar) and _blurs_a_year(c),
        True,
        yes=("He was born [about 1763].", "He came in [about May]."),
        no=("He told them [about May].",),
    ),
    Rule(
        "about the matter of a date",
        lambda c: c.words == ["about"] and isinstance(c.phrase, Calendar),
        False,
        yes=("He told them about [Friday].",),
        no=("He was born [about 1763].",),
    ),
    Rule(
        "early in a time or a length",
        lambda c: c.words[-1] == "in" and isinstance(c.phrase, Clock | Offset),
        False,
        yes=("He came early in [two days ago].",),
        no=("He came [early in May].",),
    ),
    Rule(
        "early that day",
        _early_that_day,
        False,
        yes=("On May 2 she rose. Early [that day] she left.",),
        no=("She left [early this week].",),
    ),
    Rule(
        "a word that shifts or blurs what follows",
        lambda c: True,
        True,
        yes=("He came [early in May].", "She left [at least two years ago].", "It ends at [the end of May]."),
        no=("He came in [May].",),
    ),
)
"""Asked of words that may belong to the phrase behind them: true takes them in, false leaves them out."""


def with_modifier(tokens: Tokens, found: Found) -> Found:
    """Take "early", "the end of", "about", "more than" into the phrase they blur."""
    for kind in _kinds(found):
        pattern = _before(kind)
        for size in range(min(_LONGEST, found.start), 0, -1):
            start = found.start - size
            if pattern.fullmatch(tokens.classes, start, found.start) and _belong(tokens, start, found):
                return replace(found, start=start, modifier=" ".join(tokens.words[start : found.start]))
    return found


def _kinds(found: Found) -> list[str]:
    phrase = found.phrase
    lengthy = isinstance(phrase, Duration) or (isinstance(phrase, Offset) and phrase.amount != 0)
    names = ["length"] if lengthy else []
    if found.type in ("DATE", "TIME") and isinstance(phrase, Calendar | Era | Deictic | Clock | Named | Offset):
        names.append("date")
    return names


def _belong(tokens: Tokens, start: int, found: Found) -> bool:
    case = Modified(tokens.words[start : found.start], tokens.word(start - 1), found.phrase)
    row = next(row for row in MODIFIERS if row.when(case))
    if is_tracing():
        verdict: Verdict = "joined" if row.then else "refused"
        note("dates", row.name, tokens.span(start, found.end), verdict, " ".join(case.words))
    return row.then
