"""Where the same words stand, and which of these places may be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.people.anchoring.folded import cut, fold
from dossier.people.selectors import CONTEXT, Selector

MOST_PLACES = 2_000
"""Places of the same words that are looked at; a word that stands in more is told apart by none."""
MOST_COMPARED = 24
"""Of these, the best by the letters next to them are compared in full."""
_RUN = 7
_BOTH_SIDES = 0.5
"""How much must stand on each side of words that have twins."""
MARGIN = 0.15
"""By how much the best place must beat the second."""
_SENTENCE_END = re.compile(r"[.!?…]['\")\]]{0,3}(?: |$)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selector, folded."""

    prefix: str
    exact: str
    suffix: str
    start: int | None
    words: tuple[str, ...]
    """The words of `exact`, without marks."""
    has_twins: bool = False
    """Whether there was another place like it, so that the context had to be long."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words may be."""

    start: int
    end: int
    same: float
    """How much of the words is the same, 0 to 1."""
    left: float
    """How much of the prefix stands before it, 0 to 1."""
    right: float
    inside: float
    """How much of the surroundings within the same sentence stands there, 0 to 1."""

    @property
    def score(self) -> float:
        """Return what places are compared by."""
        return 2 * self.same + self.left + self.right


def fold_selector(sought: Selector) -> Wanted:
    """Fold the parts of a selector; blanks at the edges of the words go to their surroundings."""
    exact = fold(sought.exact).text.strip()
    found = tuple(word for word in cut(exact).texts if word[0].isalnum())
    has_twins = max(len(sought.prefix), len(sought.suffix)) > CONTEXT
    return Wanted(fold(sought.prefix).text, exact, fold(sought.suffix).text, sought.start, found, has_twins)


def same_words(wanted: Wanted, text: str) -> list[Place]:
    """Return the places that have exactly the words, those with the likeliest surroundings."""
    found = places_of(wanted, text)
    found.sort(key=lambda at: -touching(wanted, text, at))
    return [placed(wanted, text, at, at + len(wanted.exact), 1.0) for at in found[:MOST_COMPARED]]


def places_of(wanted: Wanted, text: str) -> list[int]:
    """Return where exactly the words stand; nowhere when in more places than surroundings can tell apart."""
    found: list[int] = []
    at = text.find(wanted.exact)
    while at >= 0:
        if whole_words(text, at, at + len(wanted.exact), wanted):
            found.append(at)
            if len(found) > MOST_PLACES:
                return []
        at = text.find(wanted.exact, at + 1)
    return found


def whole_words(text: str, start: int, end: int, wanted: Wanted) -> bool:
    """Tell whether a place begins and ends between words, as the selector's words did."""
    cut_before = start > 0 and text[start - 1].isalnum() and wanted.exact[0].isalnum()
    cut_after = end < len(text) and text[end].isalnum() and wanted.exact[-1].isalnum()
    was_before = wanted.prefix[-1:].isalnum()
    was_after = wanted.suffix[:1].isalnum()
    return (not cut_before or was_before) and (not cut_after or was_after)


def touching(wanted: Wanted, text: str, at: int) -> int:
    """Count the letters of the surroundings that are the same right beside a place."""
    end = at + len(wanted.exact)
    before = shared_start(wanted.prefix[::-1], text[max(0, at - len(wanted.prefix)) : at][::-1])
    return before + shared_start(wanted.suffix, text[end : end + len(wanted.suffix)])


def shared_start(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def placed(wanted: Wanted, text: str, start: int, end: int, same: float) -> Place:
    """Compare the surroundings of a place."""
    before = text[max(0, start - 2 * len(wanted.prefix)) : start][::-1]
    after = text[end : end + 2 * len(wanted.suffix)]
    left = alike(wanted.prefix[::-1], before, at_edge=start == 0)
    right = alike(wanted.suffix, after, at_edge=end >= len(text))
    head, tail = sentence_before(wanted.prefix), sentence_after(wanted.suffix)
    size = len(head) + len(tail)
    inside = len(head) * alike(head[::-1], before, at_edge=False) + len(tail) * alike(tail, after, at_edge=False)
    return Place(start, end, same, left, right, inside / size if size >= 6 else (left + right) / 2)


def sentence_before(prefix: str) -> str:
    """Return the part of a prefix that belongs to the sentence of the words."""
    ends = [found.end() for found in _SENTENCE_END.finditer(prefix)]
    return prefix[ends[-1] if ends else 0 :].strip()


def sentence_after(suffix: str) -> str:
    """Return the part of a suffix that belongs to the sentence of the words."""
    found = _SENTENCE_END.search(suffix)
    return suffix[: found.start() if found else len(suffix)].strip()


def alike(context: str, here: str, *, at_edge: bool) -> float:
    """Return how much of a context stands here, 0 to 1; the letters nearest to the words count most.

    Parameters:
        context: What stood beside the words, reading away from them.
        here: What stands there now, reading away, up to twice as long.
        at_edge: Whether the text ends here.
    """
    context = context.strip()
    here = here.strip()
    if not context:
        # The words stood at the edge of the text: still being there says something, something new beside them little.
        return 1.0 if at_edge or not here else 0.0
    near = shared_start(context, here) / len(context)
    return max(near, 0.9 * shared_runs(context, here))


def shared_runs(context: str, here: str) -> float:
    """Return the share of a text that stands in another in runs of seven letters or more, 0 to 1.

    Shorter runs are found between many sentences.
    """
    if len(context) < _RUN:
        return 1.0 if context in here else 0.0
    runs = [context[at : at + _RUN] for at in range(len(context) - _RUN + 1)]
    covered, end = 0, 0
    for at, run in enumerate(runs):
        if run in here:
            covered += at + _RUN - max(end, at)
            end = at + _RUN
    return covered / len(context)


def trusted(place: Place, wanted: Wanted) -> bool:
    """Tell whether a place may be the right one, however many others there are.

    The fewer the words, the more must their surroundings say, and above all those in the same sentence: when a sentence
    is deleted, the next one may name the same man right after the same words. Mended words need more than words that
    are the same.
    """
    if wanted.has_twins and min(place.left, place.right) < _BOTH_SIDES:
        return False
    judged = trusted_as_it_is if place.same == 1.0 else trusted_if_mended
    return judged(place, len(wanted.words))


def trusted_as_it_is(place: Place, count: int) -> bool:
    """Tell whether the same words stand in surroundings that say enough."""
    strong, both = max(place.left, place.right), place.left + place.right
    if count >= 12:
        return True
    if count >= 6:
        return strong >= 0.3 or both >= 0.4
    return place.inside >= 0.45 and (strong >= 0.6 or both >= 0.9)


def trusted_if_mended(place: Place, count: int) -> bool:
    """Tell whether words that differ are alike enough for their number and surroundings."""
    both = place.left + place.right
    if count < 8:
        return place.same >= 0.7 and both >= 1.2
    enough = 0.85 if both < 0.4 else 0.65 if both >= 0.9 else 0.75
    return place.same >= enough and (both >= 0.3 or count >= 15)


def choose(places: Iterable[Place], wanted: Wanted) -> Place | None:
    """Return the best place that may be trusted and that no other comes near."""
    ordered = sorted(places, key=lambda place: (-place.score, place.start))
    if not ordered or not trusted(ordered[0], wanted):
        return None
    best = ordered[0]
    rivals = [place for place in ordered[1:] if place.start >= best.end or place.end <= best.start]
    return None if rivals and best.score - rivals[0].score < MARGIN else best
