"""What the last build knew of all sources, in a few pieces: ten thousand cards are read at once, not one by one.

To find a source, its analysis and its card in the store by their keys, each for itself, took a part of a build of ten
thousand documents in which nothing changed. A piece holds some fiftieth of all sources with the cards of their
documents, each under the key that the store has it under, so that it is either right or not there; the pieces in which
something changed are written again. The facts of the cards stay in the store until somebody looks at one.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from dossier.collection.card_record import Alike, Facts, Packed, facts_of, filled
from dossier.collection.store import Record, Store, digest, fingerprint
from dossier.collection.work import Source
from dossier.model import Card

PIECES = 64
"""Into which all sources are divided."""


class Shelved(NamedTuple):
    """A card without its facts."""

    key: str
    content: str
    """Key of the analysis by the document as it was analysed."""
    card: Card
    lengths: tuple[int, int]
    ids: tuple[str, ...]
    alike: Alike
    """These three as `card_record.Packed` has them."""


class Filed(NamedTuple):
    """A source with what a build holds of its documents."""

    key: str
    source: Source
    cards: list[tuple[str, Card, str]]
    """Each with its key before it, and behind it the key of its analysis by content."""


class ShelvedSource(NamedTuple):
    """A source with the cards of its documents."""

    key: str
    source: Source
    cards: tuple[Shelved, ...]

    @property
    def seen(self) -> object:
        """Everything by which it is told whether it has to be written again."""
        return self.key, self.source.modified, self.source.sha256, [card.key for card in self.cards]


_PIECE = Record(tuple[ShelvedSource, ...])


class FactsInStore:
    """Facts of cards, read when somebody first looks at them; then they stay packed, since others will look too."""

    def __init__(self) -> None:
        self._known: dict[str, Packed] = {}
        self.read: Callable[[str], Packed] | None = None
        """Reads those of a card by its key; another build of the same process reads them otherwise."""

    def packed(self, key: str) -> Packed:
        """Return a card with its facts.

        Parameters:
            key: Of the card.
        """
        packed = self._known.get(key)
        if packed is None:
            assert self.read is not None
            packed = self._known[key] = self.read(key)._replace(card=b"")
        return packed

    def keep(self, those: Container[str]) -> None:
        """Hold only those of some cards.

        Parameters:
            those: Their keys.
        """
        self._known = {key: packed for key, packed in self._known.items() if key in those}

    def leave(self, card: Card, key: str) -> Card:
        """Let a card no longer hold its facts, which the store has, and return it."""
        facts = facts_of(card)
        if facts is not None:
            facts.find, facts.key = self.packed, key
        return card


class Shelf:
    """The pieces in the store."""

    def __init__(self, store: Store, seen: dict[int, list[object]]) -> None:
        """Open the pieces.

        Parameters:
            store: They lie there.
            seen: What each piece holds, by its number, as far as this process knows; it is brought up to date.
        """
        self._store = store
        self._name = digest("shelf", fingerprint(whole=True))
        self._seen = seen

    def load(self, facts: FactsInStore) -> Iterator[Filed]:
        """Go through the sources of all pieces.

        Parameters:
            facts: Where the facts of the cards are found.
        """
        for number, data in self._store.pieces("sources", self._name):
            piece = _PIECE.unpacked(data) or ()
            self._seen[number] = [one.seen for one in piece]
            for key, source, cards in piece:
                yield Filed(key, source, [(one.key, taken(one, facts), one.content) for one in cards])

    def keep(self, sources: Iterable[Filed]) -> None:
        """Write the pieces in which something changed."""
        pieces: dict[int, list[ShelvedSource]] = {number: [] for number in self._seen}
        for key, source, cards in sources:
            shelved = tuple(Shelved(own, content, card, *NOTHING) for own, card, content in cards)
            pieces.setdefault(piece_of(key), []).append(ShelvedSource(key, source, shelved))
        for number, piece in pieces.items():
            now = [one.seen for one in piece]
            if self._seen.get(number) != now:
                self._seen[number] = now
                whole = tuple(one._replace(cards=tuple(map(put_up, one.cards))) for one in piece)
                self._store.put_piece("sources", self._name, number, _PIECE.packed(whole))
        self._store.use("sources", self._name)


NOTHING: tuple[tuple[int, int], tuple[str, ...], Alike] = ((0, 0), (), Alike())


def piece_of(key: str) -> int:
    """Return in which piece a source stands, by its key, which is a digest."""
    return int(key[:4], 16) % PIECES


def put_up(one: Shelved) -> Shelved:
    """Take the facts off a card."""
    card, facts = one.card, facts_of(one.card)
    lengths = len(card.quotes), len(card.happenings)
    bare = replace(card, actors=(), quotes=(), happenings=())
    return one._replace(card=bare, lengths=lengths, ids=card.actor_ids, alike=facts.alike if facts else Alike())


def taken(one: Shelved, facts: FactsInStore) -> Card:
    """Give a card its facts again."""
    return filled(one.card, Facts(one.alike, facts.packed, one.key), one.lengths, one.ids)
