"""What a date phrase says before it is known when it is said: the meaning the grammar hands to the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model import Reason, TimexType

Base = Literal["document", "last"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar, with or without its year."""

    year: int | None = None
    """Astronomical: 0 is 1 BC."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 Monday to 7 Sunday; with a day it is a check, alone it is what is named."""
    season: int | None = None
    """21 spring to 24 winter."""
    quarter: int | None = None
    half: int | None = None
    direction: str = ""
    """`last`, `this`, `next`, `coming`, `past`, `previous`, `following`, `same`, `that`."""
    weeks: int = 0
    """Weeks beyond the weekday named: one in "Monday week"."""


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or a century."""

    digits: str
    """The leading digits of its years: `199`, `18`; BC with a minus."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """A numeric date whose order of day and month is open (`05/06/2021`)."""

    a: int
    b: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """A holiday."""

    name: str
    year: int | None = None
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no resolving: the TIMEX3 value."""

    value: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Deictic:
    """A unit seen from somewhere: `last week`, `that year`, `the following decade`."""

    direction: str
    unit: str


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after something: `two weeks ago`, `three days later`."""

    amount: float | None
    """None: not said how many (`several years ago`)."""
    unit: str
    sign: int
    base: Base
    days: int | None = None
    """Days from the document's day to the day of which it is the anniversary: 1 in "three years ago tomorrow"."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; with a direction it is laid against a date (`the past two years`)."""

    amount: float | None
    unit: str
    direction: str = ""
    ordinal: bool = False
    """`the first two weeks`, which is a part of something else."""
    of: Calendar | None = None
    """The month or year at whose beginning or end it lies: `the last five days of May`."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes again."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, once, some day: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `T15:11`, `TMO`, perhaps of a date that stands beside it."""

    time: str
    zone: str = ""
    date: Phrase | None = None
    alone: bool = False
    """Nothing else stands on its line: when what is written down began or ended."""


@dataclass(frozen=True, slots=True)
class Within:
    """A part of something larger: `October of that year`, `the summer of last year`."""

    part: Calendar
    whole: Phrase


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has (`30 February 2021`)."""

    reason: Reason


Phrase = (
    Calendar
    | Era
    | Numeric
    | Named
    | Fixed
    | Deictic
    | Offset
    | Duration
    | Recurrence
    | Vague
    | Clock
    | Within
    | Impossible
)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at its place, counted in tokens."""

    start: int
    end: int
    phrase: Phrase
    type: TimexType = "DATE"
    modifier: str = ""
    """The word before it that shifts or blurs it: `early`, `about`, `more than`, `the end of`."""
    rules: tuple[str, ...] = ()
    """Names of the rules that read it: of one pattern, or of all that were joined."""
    joins: tuple[str, ...] = ()
    """Names of the rules that joined it, or gave it what a neighbour states."""
