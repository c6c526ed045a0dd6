"""Which sentences of a document name which actors, packed: a card has some forty such places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from struct import iter_unpack, pack

from dossier.analyse.actors.find import is_addressed
from dossier.model import Actor, Card, Dossier, Span

_PLACE = "<4I"
"""Number of the actor in the dossier, number of the sentence, where the words that name it begin and end."""


def naming_of(dossier: Dossier) -> bytes:
    """Pack the first words of each sentence that name each actor.

    Headings and lines about the document are no sentences; "he" names nobody.
    """
    starts = [sentence.span.start for sentence in dossier.sentences]
    return b"".join(
        pack(_PLACE, rank, number, span.start, span.end)
        for rank, actor in enumerate(dossier.actors)
        for number, span in sentences_naming(dossier, actor, starts)
    )


def sentences_naming(dossier: Dossier, actor: Actor, starts: list[int]) -> Iterator[tuple[int, Span]]:
    """Go through the sentences that name an actor, each once, with the first words that do.

    Whom a speaker addresses is not spoken of: "Q  Anna, is there news of the bridge?".
    """
    seen, text = set(), dossier.document.text
    begins = {span.start for turn in dossier.document.turns for span in turn.spans}
    for mention in actor.mentions:
        number = bisect_right(starts, mention.span.start) - 1
        if mention.kind != "name" or number < 0 or number in seen or is_addressed(text, mention.span, begins):
            continue
        sentence = dossier.sentences[number]
        if mention.span in sentence.span and sentence.kind in ("paragraph", "item"):
            seen.add(number)
            yield number, mention.span


@lru_cache(maxsize=64)
def places_in(naming: bytes) -> tuple[tuple[int, int, int, int], ...]:
    """Unpack the places, each as `_PLACE` has it."""
    return tuple(iter_unpack(_PLACE, naming))


@lru_cache(maxsize=256)
def _by_actor(naming: bytes) -> dict[int, list[tuple[int, int, int, int]]]:
    """Number of an actor -> the places that name it."""
    found: dict[int, list[tuple[int, int, int, int]]] = {}
    for place in places_in(naming):
        found.setdefault(place[0], []).append(place)
    return found


@lru_cache(maxsize=1 << 13)
def _named(naming: bytes, rank: int) -> Mapping[int, Span]:
    """Number of a sentence that names an actor -> the words; a page asks for the same few actors again and again."""
    return {number: Span(start, end) for _, number, start, end in _by_actor(naming).get(rank, ())}


def first_named(card: Card, actors: Collection[str]) -> Mapping[int, Span]:
    """Return the sentences that name one of some actors, by number, each with the first words that do."""
    found = [_named(card.naming, rank) for rank, actor in enumerate(card.actor_ids) if actor in actors]
    if len(found) == 1:
        return found[0]
    first: dict[int, Span] = {}
    for number, span in chain.from_iterable(places.items() for places in found):
        first[number] = min(span, first.get(number, span))
    return first


def named_in_sentences(card: Card) -> dict[int, list[tuple[int, Span]]]:
    """Return the sentences that name actors, by number: of each the ranks of the actors with the words that do."""
    found: dict[int, list[tuple[int, Span]]] = {}
    for rank, number, start, end in places_in(card.naming):
        found.setdefault(number, []).append((rank, Span(start, end)))
    return found
