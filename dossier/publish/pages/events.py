"""Dated events, each once: several sentences and dossiers that tell of one are its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dossier.model import TimelineEntry
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.told import told
from dossier.publish.pages.views import DateView

ALIKE = 0.6
"""Share of the shorter telling's words that the longer one must have."""
FEWEST = 3
"""Words that two tellings must share at least, unless they are the same."""
COMPARED = 60
"""Events of the same days with which a telling is compared."""
BITS = 1 << 10
"""Into which the words of a telling are sorted: tellings that share none of them share no word, which is soon seen."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event with everything that tells of it."""

    view: DateView
    """The telling that is shown."""
    others: tuple[DateView, ...]
    """The other tellings, newest dossier first."""


@dataclass(slots=True)
class _Told:
    """An event while it is gathered."""

    tellings: list[TimelineEntry]
    days: tuple[str, str]
    """Of the telling that is shown."""
    words: frozenset[str]
    actors: frozenset[str]
    bits: int


def events_of(lookups: Lookups, entries: Sequence[TimelineEntry]) -> list[tuple[TimelineEntry, ...]]:
    """Join the tellings of one event: the same days, no other names, mostly the same words.

    Within one dossier "in January" and "on 6 January" may tell of one event too; the more exact is shown.

    Parameters:
        lookups: Knows the dossiers.
        entries: Dated happenings.

    Returns:
        The events, latest first; of each the telling to show, then the others, newest dossier first.
    """
    by_days: dict[tuple[str, str], list[_Told]] = {}
    by_dossier: dict[str, list[_Told]] = {}
    for entry in sorted(entries, key=lambda entry: telling_key(lookups, entry)):
        days = days_of(entry)
        told, here = by_days.setdefault(days, []), by_dossier.setdefault(entry.dossier, [])
        told_in, actors = frozenset(entry.date.terms.split()), frozenset(entry.actors)
        bits = bits_of(told_in)
        new = _Told([entry], days, told_in, actors, bits)
        same = first_same(told, new) or first_same(here, new, share_days)
        if same is not None:
            same.tellings.append(entry)
        else:
            told.append(new)
            here.append(new)
    events = [event for told in by_days.values() for event in told]
    events.sort(key=lambda event: event.tellings[0].date.first or "", reverse=True)
    return [ordered(lookups, event.tellings) for event in events]


def first_same(
    known: Sequence[_Told], new: _Told, are_near: Callable[[tuple[str, str], tuple[str, str]], bool] | None = None
) -> _Told | None:
    """Return the first event that some words tell of, if they tell of one.

    Parameters:
        known: Events.
        new: The words, as an event of their own.
        are_near: Tells it of the days of an event and those told, where they may differ.
    """
    bits, days = new.bits, new.days
    for event in known[:COMPARED]:  # a loop, since there are millions: most share no word
        is_near = event.bits & bits and (are_near is None or are_near(event.days, days))
        if is_near and is_same(event, new.words, new.actors):
            return event
    return None


def bits_of(words: Iterable[str]) -> int:
    """Return a number that shares a bit with that of other words where they share a word, and seldom else."""
    bits = 0
    for word in words:
        bits |= 1 << hash(word) % BITS
    return bits


def days_of(entry: TimelineEntry) -> tuple[str, str]:
    """Return the first and the last day of a telling."""
    return entry.date.first or "", entry.date.last or ""


def share_days(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether the days of one telling lie within those of the other: "in January … on 6 January"."""
    (first, last), (begin, end) = one, other
    return (first <= begin and end <= last) or (begin <= first and last <= end)


def telling_key(lookups: Lookups, entry: TimelineEntry) -> tuple[bool, bool, bool, int, int]:
    """Return what sorts tellings: as done, of a day, with its full date come before as planned, of a month."""
    date = entry.date
    exact = date.first is not None and date.first == date.last
    return (
        date.tense == "planned",
        not exact,
        date.certainty != "explicit",
        lookups.order[entry.dossier],
        date.start,
    )


def ordered(lookups: Lookups, tellings: Sequence[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Return the telling to show, then the others, newest dossier first."""
    others = sorted(tellings[1:], key=lambda entry: (lookups.order[entry.dossier], entry.date.start))
    return (tellings[0], *others)


def is_same(event: _Told, told_in: frozenset[str], actors: frozenset[str]) -> bool:
    """Tell whether some words tell of an event: nobody is named in one telling alone where both name others."""
    if not (actors <= event.actors or event.actors <= actors):
        return False
    shared = len(told_in & event.words)
    shorter = min(len(told_in), len(event.words))
    return shared > 0 and (told_in == event.words or (shared >= FEWEST and shared >= ALIKE * shorter))


def event_view(lookups: Lookups, tellings: tuple[TimelineEntry, ...]) -> Event:
    """Show an event."""
    views = [told(lookups, entry.dossier).date(entry.date.index) for entry in tellings]
    return Event(views[0], tuple(views[1:]))
