"""Which sentences of a document name which actors, packed: a card has some forty such places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
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


def first_named(card: Card, actors: Collection[str]) -> dict[int, Span]:
    """Return the sentences that name one of some actors, by number, each with the first words that do."""
    ranks = {rank for rank, actor in enumerate(card.actors) if actor.id in actors}
    found: dict[int, Span] = {}
    for rank, number, start, end in iter_unpack(_PLACE, card.naming):
        if rank in ranks:
            span = Span(start, end)
            found[number] = min(span, found.get(number, span))
    return found


def named_in_sentences(card: Card) -> dict[int, list[tuple[int, Span]]]:
    """Return the sentences that name actors, by number: of each the ranks of the actors with the words that do."""
    found: dict[int, list[tuple[int, Span]]] = {}
    for rank, number, start, end in iter_unpack(_PLACE, card.naming):
        found.setdefault(number, []).append((rank, Span(start, end)))
    return found
