"""Resolve he and she."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.actors.lexicons import first_name_gender
from dossier.analyse.actors.resolve import Entity, bare, title_gender
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
REACH = 3
"""Sentences back in which a pronoun's person is looked for."""
WOMEN = words(ANY, "woman")
MEN = words(ANY, "man")
ANYONE = words(ANY, "anyone")


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun and the entity it stands for."""

    token: int
    entity: int
    """Index of the entity."""


def find_references(entities: Sequence[Entity], tokens: Tokens) -> list[Reference]:
    """Find the person that each he and she stands for.

    Parameters:
        entities: The document's entities; their gender is used, and set where it is not known and a pronoun tells it.
        tokens: The document's tokens.

    Returns:
        The pronouns that could be resolved, in order.
    """
    for entity in entities:
        if entity.type == "person" and entity.gender is None:
            entity.gender = stated_gender(entity, tokens) or likely_gender(entity)
    places = sorted(
        (name.first, index) for index, entity in enumerate(entities) if entity.type == "person" for name in entity.names
    )
    if not places:
        return []
    starts = [low for low, _ in tokens.segments]
    found: list[Reference] = []
    for at, word in enumerate(tokens.words):
        lower = word.lower()
        gender = "m" if lower in HE else "f" if lower in SHE else None
        if gender is None:
            continue
        chosen = antecedent(at, gender, places, found, entities, tokens, starts)
        if chosen is not None:
            found.append(Reference(at, chosen))
            if entities[chosen].gender is None:
                entities[chosen].gender = gender
    return found


def antecedent(
    at: int,
    gender: str,
    places: Sequence[tuple[int, int]],
    found: Sequence[Reference],
    entities: Sequence[Entity],
    tokens: Tokens,
    starts: Sequence[int],
) -> int | None:
    """Choose the person for the pronoun at a token, or None."""
    sentence = bisect_right(starts, at) - 1
    earliest = starts[max(0, sentence - REACH)]
    mentions = list(places[bisect_left(places, (earliest, -1)) : bisect_left(places, (at, -1))])
    for reference in reversed(found):
        if reference.token < earliest:
            break
        mentions.append((reference.token, reference.entity))
    fitting = [(place, index) for place, index in mentions if entities[index].gender in {None, gender}]
    if not fitting:
        return None
    best, best_score = None, -1e9
    for place, index in sorted(fitting):
        score = weigh(place, at, sentence, tokens, starts)
        if entities[index].gender == gender:
            score += 1.5
        if score >= best_score:
            best, best_score = (place, index), score
    if best is None or somebody_else(best[0], at, gender, tokens, starts):
        return None
    return best[1]


def weigh(place: int, at: int, sentence: int, tokens: Tokens, starts: Sequence[int]) -> float:
    """Return how well a mention fits a pronoun: near, and early in its sentence as subjects are."""
    own = bisect_right(starts, place) - 1
    score = -2.0 * (sentence - own)
    if place - starts[own] <= 6:
        score += 1.0
    if own == sentence and at - place <= 2:
        score -= 0.5
    return score - (at - place) * 0.01


def somebody_else(place: int, at: int, gender: str, tokens: Tokens, starts: Sequence[int]) -> bool:
    """Tell whether an unnamed person of that sex stands between the mention and the pronoun."""
    people = MEN if gender == "m" else WOMEN
    for index in range(place + 1, at):
        word = tokens.words[index]
        if word in people and index and tokens.words[index - 1] in {"a", "an", "the", "another", "one"}:
            following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
            if not following[:1].isupper() and following != ",":
                return True
    return False


def stated_gender(entity: Entity, tokens: Tokens) -> str | None:
    """Return what titles before the names say."""
    for name in entity.names:
        for back in (1, 2):
            if name.first >= back:
                gender = title_gender(tokens.words[name.first - back])
                if gender:
                    return gender
    return None


def likely_gender(entity: Entity) -> str | None:
    """Return what the first name says."""
    full = entity.fullest
    return (
        first_name_gender(bare(full[0]))
        if len(full) > 1
        else first_name_gender(bare(full[0]))
        if len(entity.forms) == 1
        else None
    )
