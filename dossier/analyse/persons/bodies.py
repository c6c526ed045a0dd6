"""Which body an "it" or "they" stands for that says something: only where one is plainly meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.persons.records import Candidate, Reference
from dossier.analyse.persons.scene import Scene, places_in_order
from dossier.analyse.persons.speech import SPEAKING, is_speaking
from dossier.english.patterns import word_set
from dossier.model import Reason
from dossier.trace import is_tracing, note

FITTING: dict[str, frozenset[str]] = {
    "it": frozenset({"organisation", "country"}),
    "they": frozenset({"group"}),
}
"""Types that a pronoun may stand for; "they" of an organisation is too often its people, or somebody else's."""
AUXILIARIES = word_set("has have had also later then")
BODY = Reason("body-that-speaks")
READS = word_set("read reads")
"""What a statement does, before a mark."""
REACH = 1
"""Sentences back; a body named before that has been left by the text."""


Place = tuple[int, int, int]
"""First token of a name, one past its last, and its actor."""


def find_bodies(candidates: Sequence[Candidate], scene: Scene) -> list[Reference]:
    """Find each "it said" and "they said" with the only body that has just said something, or been a subject."""
    names = places_in_order(candidates, persons=False)
    found: list[Reference] = []
    for at, word in enumerate(scene.tokens.lower):
        if word not in FITTING or not says(at, scene) or scene.quoted(at) is not None:
            continue
        near = [name for name in names_near(at, names, scene) if candidates[name[2]].type in FITTING[word]]
        chosen = chosen_of(near, at, candidates, scene)
        if chosen is not None:
            found.append(Reference(at, at + 1, chosen, "pronoun", BODY))
    return found


def chosen_of(near: Sequence[Place], at: int, candidates: Sequence[Candidate], scene: Scene) -> int | None:
    """Return the body that a pronoun stands for, by the first reason that holds for any; None if it does for more."""
    for choice in CHOICES:
        fitting = {name[2] for name in near if choice.holds(name, scene)}
        if not fitting:
            continue
        chosen = fitting.pop() if len(fitting) == 1 else None
        if is_tracing():
            words = scene.words(*candidates[chosen].places[0]) if chosen is not None else "not one only"
            span = scene.tokens.span(at, at + 1)
            note("persons", choice.name, span, "decided" if chosen is not None else "refused", words)
        return chosen
    return None


def names_near(at: int, names: Sequence[Place], scene: Scene) -> list[Place]:
    """Return the names not far before a token that stand in the writer's own words."""
    low = bisect_left(names, (scene.earliest(at, REACH),))
    near = names[low : bisect_left(names, (at,))]
    return [name for name in near if scene.quoted(name[0]) is None]


def says(at: int, scene: Scene) -> bool:
    """Tell whether a pronoun is the subject of a saying verb."""
    lower = scene.tokens.lower
    place = at + 1
    while place < len(lower) and lower[place] in AUXILIARIES:
        place += 1
    if place + 1 < len(lower) and lower[place] in READS:
        return lower[place + 1] in {",", ":", '"', "'"}
    return place < len(lower) and lower[place] in SPEAKING


@dataclass(frozen=True, slots=True)
class Choice:
    """A reason to take a body for the one that speaks; it must hold for one body only."""

    name: str
    holds: Callable[[Place, Scene], bool]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def is_speaker(name: Place, scene: Scene) -> bool:
    """Tell whether a name begins its clause and stands beside a saying verb."""
    return scene.begins_clause(name[0]) and is_speaking(name[0], name[1], scene.tokens)


CHOICES: tuple[Choice, ...] = (
    Choice(
        "the body that said something",
        is_speaker,
        yes=("The World Bank said growth was slow. [It]{World Bank} said prices would rise.",),
        no=("The World Bank said growth was slow. [It] was raining.",),
    ),
    Choice(
        "the body the sentence is about",
        lambda name, scene: scene.begins_clause(name[0]),
        yes=("The World Bank released a statement. [It]{World Bank} said prices would rise.",),
        no=("The World Bank met officials. Rain fell. Trees broke. [It] said nothing.",),
    ),
)
"""Which body an "it said" stands for; the first reason that holds for any decides."""
