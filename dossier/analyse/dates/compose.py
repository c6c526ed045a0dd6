"""Join neighbouring phrases: words before them that blur them, a time and its day, a month and its year, ranges.

Works on the list of basic phrases from left to right and looks only at the token classes between two neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossier.analyse.dates.joins import Pair, in_daypart, is_free, join
from dossier.analyse.dates.modifiers import with_modifier
from dossier.analyse.dates.phrases import Calendar, Clock, Found, Phrase, Recurrence, Within
from dossier.analyse.dates.ranges import Item, ranges
from dossier.analyse.dates.tokens import CODE, Tokens

REACH = 2
"""Tokens that may stand between two phrases that belong together."""
HABIT = 12
"""Tokens over which "on a Monday, come in Tuesday" goes on."""


def compose(tokens: Tokens, phrases: Iterator[Found]) -> list[Item]:
    """Join what belongs together.

    Parameters:
        tokens: The text's tokens.
        phrases: What the grammar found, in order.

    Returns:
        Single phrases and ranges, in order, not overlapping.
    """
    blurred = [with_modifier(tokens, _week_of(tokens, found)) for found in phrases]
    joined = _habits(tokens, _with_shared_days(tokens, _joined(tokens, blurred)))
    return list(ranges(tokens, joined))


def _week_of(tokens: Tokens, found: Found) -> Found:
    """Read "the week of May 18"."""
    phrase, at = found.phrase, found.start
    if tokens.words[max(0, at - 3) : at] == ["the", "week", "of"] and isinstance(phrase, Calendar) and phrase.day:
        return replace(
            found, start=at - 3, phrase=Within(Calendar(), phrase), modifier="the week of", joins=("the week of a day",)
        )
    return found


def _joined(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Join each phrase with those before it for as long as they belong together."""
    out: list[Found] = []
    for phrase in found:
        each = phrase
        while out:
            between = _between(tokens, out[-1], each)
            if between is None or len(between) > REACH:
                break
            made = join(Pair(tokens, out[-1], each, between))
            if made is None:
                break
            if len(made) == 2:
                out[-1], each = made
                break
            out.pop()
            each = made[0]
        out.append(each)
    return out


def _with_shared_days(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Give a time the day of the same time elsewhere: "2:49 a.m. local time (7:49 a.m. UTC) on Saturday".

    In "10:30 on Saturday night" it also takes the half of the day.
    """
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if not isinstance(here.phrase, Clock) or not isinstance(after.phrase, Clock) or is_free(after.phrase):
            continue
        between = _between(tokens, here, after) or ""
        if between == CODE["on"] and here.phrase.date == after.phrase.date:
            found[i] = _as(here, in_daypart(here.phrase, after.phrase), "a time takes the half of its day")
        elif between[-1:] == CODE["open"] and is_free(here.phrase):
            phrase = replace(here.phrase, date=after.phrase.date)
            found[i] = _as(here, phrase, "a time takes the day of the same time in brackets")
    return found


def _habits(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Let a weekday that goes on from any such day be any such day: "cut it on a Monday, come in Tuesday and pick"."""
    for i in range(1, len(found)):
        phrase = found[i].phrase
        if not _is_habit(found[i - 1]) or not isinstance(phrase, Calendar) or not phrase.weekday:
            continue
        between = tokens.classes[found[i - 1].end : found[i].start]
        goes_on = len(between) <= HABIT and CODE["stop"] not in between and CODE["gap"] not in between
        if goes_on and not phrase.day and not phrase.direction:
            habit = _as(
                found[i], Recurrence(f"XXXX-WXX-{phrase.weekday}"), "a weekday after any such day is any such day"
            )
            found[i] = replace(habit, type="SET")
    return found


def _as(found: Found, phrase: Phrase, rule: str) -> Found:
    """Return a phrase with what a rule takes from its neighbour."""
    return replace(found, phrase=phrase, joins=(*found.joins, rule))


def _is_habit(found: Found) -> bool:
    return isinstance(found.phrase, Recurrence) and found.phrase.value.startswith("XXXX-WXX-")


def _between(tokens: Tokens, a: Found, b: Found) -> str | None:
    """Return the token classes between two phrases, None for an overlap.

    "Local time" and "eastern standard time" after a time of day are left out.
    """
    if a.end > b.start:
        return None
    zone = tokens.words[a.end : a.end + 3] if isinstance(a.phrase, Clock) else []
    skipped = zone.index("time") + 1 if "time" in zone[1:] else 0
    return tokens.classes[a.end + skipped : b.start] if a.end + skipped <= b.start else None
