"""How a date lies to the document's date: past, planned, ongoing, background. Rows over its ends and the verb."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates.phrases import Duration, Phrase, Vague
from dossier.edtf import Day, sort_key
from dossier.model import Tense
from dossier.rules import Rule

BACKGROUND_DAYS = 366
"""What ended longer ago than this before the document's date is background, not part of the story."""

_UP_TO_NOW = ("past", "last", "previous")
_FROM_NOW = ("next", "coming", "following")


@dataclass(frozen=True, slots=True)
class Lie:
    """What a phrase covers, and the day it is compared with."""

    phrase: Phrase
    begins: Day | None
    ends: Day | None
    today: Day | None
    """The document's date; None when it is not known."""
    lean: str
    """What the verb says: `past`, `planned` or nothing."""

    @property
    def is_open(self) -> bool:
        """Whether there is nothing to compare."""
        length = isinstance(self.phrase, Duration) and not self.phrase.direction
        return self.today is None or (self.begins is None and self.ends is None) or length

    @property
    def days_ago(self) -> int:
        """About how many days before the document's date it ended; 0 for what had not."""
        if self.today is None or self.ends is None or self.ends >= self.today:
            return 0
        years, months, days = (now - then for now, then in zip(self.today, self.ends, strict=True))
        return max(1, years * 365 + months * 30 + days)


def lie(phrase: Phrase, first: str | None, last: str | None, document: str | None, lean: str) -> Lie:
    """Put together what the tense of a date is decided by.

    Parameters:
        phrase: What the grammar read.
        first: First day covered.
        last: Last day covered.
        document: The document's date as an ISO day; None when it is not known.
        lean: What the verb says: `past`, `planned` or nothing.
    """
    begins, ends, today = (sort_key(day) if day else None for day in (first, last, document))
    return Lie(phrase, begins, ends, today, lean)


def _says(phrase: Phrase, value: str) -> bool:
    return isinstance(phrase, Vague) and phrase.value == value


def _points(phrase: Phrase, ways: tuple[str, ...]) -> bool:
    return isinstance(phrase, Duration) and phrase.direction in ways


def _is_ahead(case: Lie) -> bool:
    return case.begins is not None and case.today is not None and case.begins > case.today


TENSES: tuple[Rule[Lie, Tense], ...] = (
    Rule(
        "now",
        lambda c: _says(c.phrase, "PRESENT_REF"),
        "ongoing",
        yes=("They are [now]{ongoing} free.",),
        no=("They met [recently].",),
    ),
    Rule(
        "once",
        lambda c: _says(c.phrase, "PAST_REF"),
        "past",
        yes=("They met [recently]{past}.",),
        no=("They are [now] free.",),
    ),
    Rule(
        "some time to come",
        lambda c: isinstance(c.phrase, Vague),
        "planned",
        yes=("It will rain in [the near future]{planned}.",),
        no=("They met [recently].",),
    ),
    Rule(
        "a stretch up to now",
        lambda c: _points(c.phrase, _UP_TO_NOW),
        "past",
        yes=("It rose over [the past two years]{past}.",),
        no=("It falls over [the next two years].",),
    ),
    Rule(
        "a stretch from now on",
        lambda c: _points(c.phrase, _FROM_NOW),
        "planned",
        yes=("It falls over [the next two years]{planned}.",),
        no=("It rose over [the past two years].",),
    ),
    Rule(
        "nothing to compare",
        lambda c: c.is_open,
        "unknown",
        yes=("It took [two years]{unknown}.",),
        no=("It fell in [2020].",),
    ),
    Rule(
        "it begins after the document’s date",
        _is_ahead,
        "planned",
        yes=("They will meet in [2023]{planned}.",),
        no=("They meet in [2021].",),
    ),
    Rule(
        "it has no end",
        lambda c: c.ends is None,
        "ongoing",
        yes=("<2021-10-02> They met [some years later]{ongoing}.",),
        no=("They met in [2021].",),
    ),
    Rule(
        "it ended long ago",
        lambda c: c.days_ago > BACKGROUND_DAYS,
        "background",
        yes=("They met in [1999]{background}.",),
        no=("They met in [May].",),
    ),
    Rule(
        "it has ended",
        lambda c: c.days_ago > 0,
        "past",
        yes=("They met in [May]{past}.",),
        no=("They met in [1999].",),
    ),
    Rule(
        "it is not over, and the verb points ahead",
        lambda c: c.lean == "planned",
        "planned",
        yes=("They will meet in [2021]{planned}.",),
        no=("They met in [2021].",),
    ),
    Rule(
        "it is the document’s own day",
        lambda c: c.begins in (c.ends, None),
        "past",
        yes=("They met [today]{past}.",),
        no=("They met [this year].",),
    ),
    Rule(
        "it is not over, and the verb looks back",
        lambda c: c.lean == "past",
        "past",
        yes=("They met in [2021]{past}.",),
        no=("A great year, [2021].",),
    ),
    Rule(
        "it is under way",
        lambda c: True,
        "ongoing",
        yes=("A great year, [2021]{ongoing}.",),
        no=("They met in [2021].",),
    ),
)
"""Asked of every date."""
