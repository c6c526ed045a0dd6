"""Give the yearless dates of a history their years, all of them together.

A history says "In March 1945 … By July … In mid-June 1944": which July that is shows only from both sides. So the years
are chosen for the whole text at once, by dynamic programming over its dates in order: of all ways to give each yearless
date a year the one is kept on which the story goes back least and leaves the fewest dates aside. A date that states its
year does one of two things to a story: it moves it, or it is an aside ("surpassing the May 2007 high") after which the
story goes on where it was.

The costs were set on the sixteen development texts of WikiWars (Mazur and Dale, 2010), where 430 of 451
yearless dates get the right year. Halving or doubling any one of them loses 14 at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.dates.phrases import Calendar, Clock, Phrase
from dossier.analyse.dates.ranges import Item, share_ends
from dossier.analyse.dates.tokens import Tokens
from dossier.analyse.dates.told import Teller
from dossier.analyse.dates.verbs import index_at, leaning
from dossier.model import Sentence, Span

MONTHS = 12
FORWARD = 0.045
"""What a month forward costs."""
LEAP = 0.8
"""What many months forward cost at most."""
BACK, BACK_MONTH = 0.2, 0.06
"""What it costs to go back at all, and each month of it."""
ASIDE = 1.3
"""What it costs to leave a dated month or day aside, or a year alone that opens its sentence and so sets the scene."""
BARE_ASIDE = 0.5
"""What it costs to leave any other year alone aside ("the 1954 accords", "declassified in 2005")."""
BARE_YEAR = 0.6
"""What it costs to let a year alone move the story."""
SPLIT = 0.4
"""What it costs to give a date another year than the one before it in the same sentence."""
WIDTH = 24
"""Places of the story kept at each date; the others cost more."""
NEAR = 1
"""A yearless date is sought so many years around the last two and the next two years that the text states."""

_MIDDLE = {21: 4, 22: 7, 23: 10, 24: 12}
"""The months for which seasons stand; winter for the one it begins in."""

At = tuple[int, int | None, int]
"""Year, month and day (0 where not said); no month after a year alone."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A date on the way of a story."""

    year: int | None
    """None where it is to be found."""
    month: int | None = None
    day: int | None = None
    opens: bool = False
    """Whether it opens its sentence, where it sets the scene."""
    ahead: bool = False
    """Whether its clause points ahead: a plan does not move the story."""
    sentence: int = -1
    """Which sentence it stands in."""
    end: At | None = None
    """Where the range ends that begins here; its year counted from that of the beginning."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a story may stand after a stop."""

    at: At | None
    """None before the first."""
    cost: float
    year: int | None
    """What the stop was given."""
    before: _Place | None
    sentence: int = -1
    """Where that stop stood."""


def story_years(tokens: Tokens, items: Sequence[Item], sentences: Sequence[Sentence], teller: Teller) -> dict[int, int]:
    """Find the years of a history's dates that state none.

    Parameters:
        tokens: The document's tokens.
        items: Its phrases in order.
        sentences: Its sentences in order.
        teller: Reads the clauses in which its dates stand.

    Returns:
        For each such date, by the index of its first token, its year; nothing where the text states no year.
    """
    stops = _stops(tokens, items, sentences, teller)
    years = choose_years(tuple(stops.values()))
    chosen = zip(stops.items(), years, strict=True)
    return {start: year for (start, stop), year in chosen if stop.year is None and year is not None}


def opens(tokens: Tokens, item: Item, sentence: Span) -> bool:
    """Tell whether a date opens its sentence ("In 1942, …"), where it sets the scene, rather than naming something."""
    return tokens.starts[item.start] - sentence.start < 12 and tokens.word(item.start - 1) not in ("the", "a", "of")


def _stops(tokens: Tokens, items: Sequence[Item], sentences: Sequence[Sentence], teller: Teller) -> dict[int, Stop]:
    starts = [sentence.span.start for sentence in sentences]
    stops: dict[int, Stop] = {}
    for item in items:
        phrase, last = _ends(item)
        if not isinstance(phrase, Calendar) or not _is_stop(phrase):
            continue
        span = tokens.span(item.start, item.end)
        at = index_at(starts, span.start)
        around = sentences[at].span if at >= 0 else Span(0, len(tokens.text))
        month = _month(phrase)
        bare = phrase.year is not None and month is None
        ahead = bare and leaning(teller.at(span, around)) == "planned"
        end = _range_end(phrase, last) if isinstance(last, Calendar) else None
        stops[item.start] = Stop(phrase.year, month, phrase.day, opens(tokens, item, around), ahead, at, end)
    return stops


def _ends(item: Item) -> tuple[Phrase | None, Phrase | None]:
    """Return the date of an item, of a time the day it is on, and the end of a range."""
    phrase: Phrase | None = item.first.phrase
    last: Phrase | None = None
    if item.last is not None:
        phrase, last = share_ends(item.first, item.last)
    return (phrase.date if isinstance(phrase, Clock) else phrase), last


def _is_stop(phrase: Calendar) -> bool:
    """Tell whether a date is one of a story: it states its year, or its month and no direction."""
    if phrase.weekday and not phrase.day:
        return False
    return phrase.year is not None or (_month(phrase) is not None and not phrase.direction)


def _range_end(first: Calendar, last: Calendar) -> At | None:
    """Return where a range ends, its year counted from the year it begins in."""
    begin, end = _month(first), _month(last)
    if first.year is not None and last.year is not None:
        return last.year - first.year, end, last.day or 0
    if not begin or not end:
        return None
    return int((end, last.day or 31) < (begin, first.day or 0)), end, last.day or 0


def _month(phrase: Calendar) -> int | None:
    return phrase.month or _MIDDLE.get(phrase.season or 0)


# ---------------------------------------------------------------- the way of a story


def choose_years(stops: Sequence[Stop]) -> tuple[int | None, ...]:
    """Choose the years of a story's dates, those that cost least together.

    Parameters:
        stops: Its dates in order of the text.

    Returns:
        A year for each stop; None where none has one.
    """
    known = [stop.year for stop in stops]
    if not any(year is not None for year in known):
        return tuple(known)
    nearby = _years_nearby(known)
    places = [_Place(None, 0.0, None, None)]
    for index, stop in enumerate(stops):
        places = _cheapest(places, stop, [stop.year] if stop.year is not None else sorted(nearby[index]))
    years: list[int | None] = []
    last: _Place | None = places[0]
    while last is not None and last.before is not None:
        years.append(last.year)
        last = last.before
    return tuple(reversed(years))


def _cheapest(places: list[_Place], stop: Stop, years: list[int]) -> list[_Place]:
    """Return the places to which a stop may lead, each by its cheapest way, as many as are kept."""
    best: dict[At, _Place] = {}
    for place in places:
        for year in years:
            for at, cost in _moves(place, stop, year):
                if at not in best or place.cost + cost < best[at].cost:
                    best[at] = _Place(at, place.cost + cost, year, place, stop.sentence)
    return sorted(best.values(), key=lambda each: each.cost)[:WIDTH]


def _years_nearby(known: Sequence[int | None]) -> list[set[int]]:
    """Return the years that each stop may have: those around the known ones before and after it."""
    nearby: list[set[int]] = [set() for _ in known]
    for order in (range(len(known)), range(len(known) - 1, -1, -1)):
        recent: list[int] = []
        for index in order:
            year = known[index]
            if year is not None:
                recent = [year, *(each for each in recent if each != year)][:2]
            for each in recent:
                nearby[index].update(range(each - NEAR, each + NEAR + 1))
    return nearby


def _moves(place: _Place, stop: Stop, year: int) -> list[tuple[At, float]]:
    """Return where a stop may take the story, and at what cost."""
    here = (year, stop.month, stop.day or 0)
    there = (year + stop.end[0], stop.end[1], stop.end[2]) if stop.end else here
    cost = _step(place.at, here)
    if stop.year is None:
        split = stop.sentence == place.sentence and year != place.year
        return [(there, cost + SPLIT if split else cost)]
    if place.at is None:
        return [(there, 0.0)]
    if stop.ahead:
        return [(place.at, 0.0)]
    bare = stop.month is None
    aside = (place.at, BARE_ASIDE if bare and not stop.opens else ASIDE)
    return [(there, cost + BARE_YEAR if bare and there != place.at else cost), aside]


def _step(here: At | None, there: At) -> float:
    """Return what it costs a story to go from one place to another."""
    if here is None:
        return 0.0
    years = there[0] - here[0]
    if years == 0 and (here[1] is None or there[1] is None):
        return 0.0
    # A year alone is entered at its near end, and leaving it costs the whole of it: what follows is mostly still in it.
    near = 1 if years > 0 else MONTHS
    months = MONTHS * years + (there[1] or near) - (here[1] or near)
    if months == 0:
        return 0.0 if not there[2] or there[2] >= here[2] else BACK / 2
    return min(FORWARD * months, LEAP) if months > 0 else BACK + BACK_MONTH * -months
