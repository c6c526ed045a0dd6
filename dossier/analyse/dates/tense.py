"""How a date lies to the document's date: past, planned, ongoing, background. Rows over its ends and the verb.

Where there are no days to compare, as with a length of time or in a document without a date, the verb of its clause
says it alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates.phrases import Deictic, Duration, Phrase, Vague
from dossier.analyse.dates.verbs import Verb
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
    """What the words beside it say: `past`, `planned` or nothing."""
    since: bool = False
    """"Since" stands before it."""
    verb: Verb = ""
    """What the verb of its clause is; nothing where it is not asked for."""
    is_state: bool = False
    """The verb says how things are, not what is done: "we are here today"."""
    opening: str = ""
    """The first word of the phrase, or the preposition before it: `later`, `earlier`, `within`."""

    @property
    def is_length(self) -> bool:
        """Whether it is a length of time that is not laid against a date."""
        return isinstance(self.phrase, Duration) and not self.phrase.direction

    @property
    def is_open(self) -> bool:
        """Whether there is nothing to compare."""
        return self.today is None or (self.begins is None and self.ends is None) or self.is_length

    @property
    def asks_the_clause(self) -> bool:
        """Whether the verb of its clause can change the tense."""
        if isinstance(self.phrase, Vague):
            return self.since
        return self.since or self.is_own_day or (self.is_open and not self.lean)

    @property
    def is_stated(self) -> bool:
        """Whether it is a day or year that the text states, though the document has no day: such texts look back."""
        return self.today is None and self.begins is not None and not self.is_length

    @property
    def is_own_day(self) -> bool:
        """Whether it is the document's own day."""
        return self.today is not None and self.begins == self.ends == self.today

    @property
    def is_said(self) -> str:
        """What the words beside it, or else the verb of its clause, say where there is nothing to compare."""
        return self.lean or (_OF_LENGTH if self.is_length else _OF_DAYS)[self.verb]

    @property
    def days_ago(self) -> int:
        """About how many days before the document's date it ended; 0 for what had not."""
        if self.today is None or self.ends is None or self.ends >= self.today:
            return 0
        years, months, days = (now - then for now, then in zip(self.today, self.ends, strict=True))
        return max(1, years * 365 + months * 30 + days)


_OF_DAYS: dict[Verb, str] = {
    "past": "past", "perfect": "past", "present": "", "future": "planned", "modal": "", "": "",
}  # fmt: skip
_OF_LENGTH: dict[Verb, str] = _OF_DAYS | {"perfect": "ongoing", "present": "ongoing", "modal": "planned"}


def lie(
    phrase: Phrase, first: str | None, last: str | None, document: str | None, lean: str, before: str, opening: str
) -> Lie:
    """Put together what the tense of a date is decided by.

    Parameters:
        phrase: What the grammar read.
        first: First day covered.
        last: Last day covered.
        document: The document's date as an ISO day; None when it is not known.
        lean: What the words beside it say: `past`, `planned` or nothing.
        before: The word before it.
        opening: Its first word.
    """
    begins, ends, today = (sort_key(day) if day else None for day in (first, last, document))
    return Lie(phrase, begins, ends, today, lean, before == "since", opening=before if before == "within" else opening)


def _says(phrase: Phrase, value: str) -> bool:
    return isinstance(phrase, Vague) and phrase.value == value


def _points(case: Lie, ways: tuple[str, ...]) -> bool:
    """Tell whether a direction is stated that says all: of a stretch, and of a unit that nothing else can place."""
    decisive = Duration if case.today is not None else Duration | Deictic
    return isinstance(case.phrase, decisive) and case.phrase.direction in ways


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
        lambda c: _points(c, _UP_TO_NOW),
        "past",
        yes=("It rose over [the past two years]{past}.",),
        no=("It falls over [the next two years].",),
    ),
    Rule(
        "a stretch from now on",
        lambda c: _points(c, _FROM_NOW),
        "planned",
        yes=("It falls over [the next two years]{planned}.",),
        no=("It rose over [the past two years].",),
    ),
    Rule(
        "since then until now",
        lambda c: c.since and c.verb == "perfect",
        "ongoing",
        yes=("It has grown since [2019]{ongoing}.",),
        no=("It is the worst since [2019].", "It has grown in [2019]."),
    ),
    Rule(
        "nothing to compare, and it is said to lie ahead",
        lambda c: c.is_open and c.is_said == "planned",
        "planned",
        yes=("It will take [two years]{planned}.", "It may take [two years]{planned}."),
        no=("It took [two years].",),
    ),
    Rule(
        "nothing to compare, and it is to come",
        lambda c: c.is_open and c.opening in ("later", "within") and c.is_said != "past",
        "planned",
        yes=("Present a plan within [45 days]{planned}.", "They want it within [two days]{planned}."),
        no=("A wait of [two years].", "They met within [two days]."),
    ),
    Rule(
        "nothing to compare, and it is told as past",
        lambda c: c.is_open and (c.is_said == "past" or (c.is_stated and not c.is_said)),
        "past",
        yes=("It took [two years]{past}.",),
        no=("It takes [two years].", "They have waited for [two years]."),
    ),
    Rule(
        "nothing to compare, and it is told as lasting",
        lambda c: c.is_open and c.is_said == "ongoing",
        "ongoing",
        yes=("They have waited for [two years]{ongoing}.", "It takes [two years]{ongoing}."),
        no=("They waited for [two years].",),
    ),
    Rule(
        "nothing to compare",
        lambda c: c.is_open,
        "unknown",
        yes=("A wait of [two years]{unknown}.",),
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
        "the document’s own day, and how things are on it",
        lambda c: c.is_own_day and c.is_state,
        "ongoing",
        yes=("They are here [today]{ongoing}.", "We have 140 members [today]{ongoing}."),
        no=("They met [today].", "They will be here [today]."),
    ),
    Rule(
        "it is not over, and the verb points ahead",
        lambda c: c.lean == "planned" and not (c.is_own_day and c.verb in ("past", "perfect")),
        "planned",
        yes=("They will meet in [2021]{planned}.",),
        no=("They met in [2021].", "They wanted to bring them here [today]."),
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
