"""What the last build knew of all sources, in a few pieces: ten thousand cards are read at once, not one by one.

To find a source, its analysis and its card in the store by their keys, each for itself, took a part of a build of ten
thousand documents in which nothing changed. A piece holds some fiftieth of all sources with the cards of their
documents, each under the key that the store has it under, so that it is either right or not there; the pieces in which
something changed are written again. The facts of the cards stay in the store until somebody looks at one.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
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
_SHORTS = Record(dict[str, bytes])
"""What lists show of the actors of the cards of a piece: read only when a list is made."""


class FactsInStore:
    """Facts of cards, read when somebody first looks at them; then they stay packed, since others will look too."""

    def __init__(self) -> None:
        self._known: dict[str, Packed] = {}
        self._short: dict[str, bytes] = {}
        self.shelved: Callable[[], Mapping[str, bytes]] | None = None
        """Gives at once what lists show of the actors of most cards; asked when somebody first looks."""
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
            packed = self._known[key] = self.read(key)._replace(card=b"", short=b"")
        return packed

    def short(self, key: str) -> bytes:
        """Return what lists show of the actors of a card, by its key."""
        if self.shelved is not None:
            shelved, self.shelved = self.shelved, None
            self._short = {**shelved(), **self._short}
        short = self._short.get(key)
        if short is None:
            assert self.read is not None
            short = self._short[key] = self.read(key).short
        return short

    def keep(self, those: Container[str]) -> None:
        """Hold only those of some cards.

        Parameters:
            those: Their keys.
        """
        self._known = {key: packed for key, packed in self._known.items() if key in those}
        self._short = {key: short for key, short in self._short.items() if key in those}

    def leave(self, card: Card, key: str) -> Card:
        """Let a card no longer hold its facts, which the store has, and return it."""
        facts = facts_of(card)
        if facts is not None:
            self._short[key] = facts.finder.short(facts.key)
            facts.finder, facts.key = self, key
        return card


class Shelf:
    """The pieces in the store."""

    def __init__(self, store: Store, seen: dict[int, list[object]]) -> None:
        """Look at nothing yet.

        Parameters:
            store: Has the pieces.
            seen: What each piece holds, by its number, as far as that is known; kept up to date.
        """
        self._store = store
        self._name = digest("shelf", fingerprint(whole=True))
        self._shorts = digest("shorts", fingerprint(whole=True))
        self._seen = seen

    def load(self, facts: FactsInStore) -> Iterator[Filed]:
        """Go through the sources of all pieces.

        Parameters:
            facts: Where the facts of the cards are found.
        """
        facts.shelved = self._shelved
        for number, data in self._store.pieces("sources", self._name):
            piece = _PIECE.unpacked(data) or ()
            self._seen[number] = [one.seen for one in piece]
            for key, source, cards in piece:
                yield Filed(key, source, [(one.key, taken(one, facts), one.content) for one in cards])

    def _shelved(self) -> dict[str, bytes]:
        """Return what lists show of the actors of all cards, by the keys of these."""
        pieces = (_SHORTS.unpacked(data) or {} for _, data in self._store.pieces("sources", self._shorts))
        return {key: short for piece in pieces for key, short in piece.items()}

    def keep(self, sources: Iterable[Filed], facts: FactsInStore) -> None:
        """Write the pieces in which something changed.

        Parameters:
            sources: All there are.
            facts: Where the facts of the cards are found.
        """
        pieces: dict[int, list[ShelvedSource]] = {number: [] for number in self._seen}
        for key, source, cards in sources:
            shelved = tuple(Shelved(own, content, card, *NOTHING) for own, card, content in cards)
            pieces.setdefault(piece_of(key), []).append(ShelvedSource(key, source, shelved))
        for number, piece in pieces.items():
            seen = [one.seen for one in piece]
            if self._seen.get(number) != seen:
                whole = tuple(one._replace(cards=tuple(map(put_up, one.cards))) for one in piece)
                shorts = {card.key: facts.short(card.key) for one in piece for card in one.cards if card.card.actors}
                self._store.put_piece("sources", self._name, number, _PIECE.packed(whole))
                self._store.put_piece("sources", self._shorts, number, _SHORTS.packed(shorts))
                self._seen[number] = seen
        for name in (self._name, self._shorts):
            self._store.use("sources", name)


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
    return filled(one.card, Facts(one.alike, facts, one.key), one.lengths, one.ids)
