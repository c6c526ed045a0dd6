"""Which body an "it" or "they" stands for that says something: only where one is plainly meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.persons.records import Candidate, Reference
from dossier.analyse.persons.scene import Scene
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


def find_bodies(candidates: Sequence[Candidate], scene: Scene) -> list[Reference]:
    """Find each "it said" and "they said" with the only body that has just said something, or been a subject."""
    names = sorted(
        (first, last, number)
        for number, candidate in enumerate(candidates)
        if candidate.type != "person"
        for first, last in candidate.places
    )
    firsts = [name[0] for name in names]
    found: list[Reference] = []
    for at, word in enumerate(scene.tokens.lower):
        if word not in FITTING or not says(at, scene) or scene.quoted(at) is not None:
            continue
        low = scene.earliest(at, REACH)
        near = [
            (first, last, number)
            for first, last, number in names[bisect_left(firsts, low) : bisect_left(firsts, at)]
            if candidates[number].type in FITTING[word] and scene.quoted(first) is None
        ]
        choice = next((each for each in CHOICES if any(each.holds(name, scene) for name in near)), None)
        if choice is None:
            continue
        fitting = {name[2] for name in near if choice.holds(name, scene)}
        plain = len(fitting) == 1
        chosen = fitting.pop()
        if plain:
            found.append(Reference(at, at + 1, chosen, "pronoun", BODY))
        if is_tracing():
            words = scene.words(*candidates[chosen].places[0])
            span = scene.tokens.span(at, at + 1)
            note("persons", choice.name, span, "decided" if plain else "refused", words if plain else "not one only")
    return found


def says(at: int, scene: Scene) -> bool:
    """Tell whether a pronoun is the subject of a saying verb."""
    lower = scene.tokens.lower
    place = at + 1
    while place < len(lower) and lower[place] in AUXILIARIES:
        place += 1
    if place + 1 < len(lower) and lower[place] in READS:
        return lower[place + 1] in {",", ":", '"', "'"}
    return place < len(lower) and lower[place] in SPEAKING


Place = tuple[int, int, int]
"""First token of a name, one past its last, and its actor."""


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
