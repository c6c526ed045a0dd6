"""Cards as the store has them: all of them are held at once, so their many small facts stay packed until looked at.

A card of a real briefing takes 16 kB once everything in it is unpacked: most of it are its actors, quotes and
happenings, at which a build in which little changed never looks. Those of a card that the store has stay there.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern
from typing import NamedTuple, Protocol, TypeVar, overload

import msgspec

from dossier.collection.deferred import Deferred
from dossier.collection.sharing import put
from dossier.collection.store import SUM, Record
from dossier.model import Card, Happening, NamedActor, QuoteCard
from dossier.model.collection import ActorInShort, PackedActors, in_short

KEPT = 1 << 9
"""Cards of which is kept how their facts divide: whoever goes through the facts of one asks for each."""

Value = TypeVar("Value")


class Alike(NamedTuple):
    """What the actors of a card have in common; it is written once."""

    document: str = ""
    day: str = ""
    home: str | None = None

    def left_out(self, actor: NamedActor) -> NamedActor:
        """Leave it out of an actor."""
        has_it = (actor.document, actor.day, actor.home) == self
        return replace(actor, document="", day="", home=None) if has_it else actor

    def unpacked(self, packed: msgspec.Raw) -> NamedActor:
        """Unpack an actor, and give it back what was left out."""
        actor = _ACTOR.decode(packed)
        if not actor.document:
            put(actor, "document", self.document)
            put(actor, "day", self.day)
            put(actor, "home", self.home)
        if actor.country is not None:
            put(actor, "country", intern(actor.country))
        return actor


class Packed(NamedTuple):
    """A card as the store has it."""

    card: bytes
    """Without the following."""
    actors: bytes
    quotes: bytes
    happenings: bytes
    lengths: tuple[int, int]
    """How many quotes and happenings there are."""
    ids: tuple[str, ...]
    """Of the actors."""
    short: bytes
    """What lists show of the actors; packed by itself, since for thousands of cards it alone is looked at."""
    alike: Alike = Alike()


class Finder(Protocol):
    """Finds the facts of cards by their keys."""

    def packed(self, key: str) -> Packed:
        """Return a card with its facts."""

    def short(self, key: str) -> bytes:
        """Return what lists show of its actors."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """Has the facts of one card in memory."""

    whole: Packed

    def packed(self, _key: str) -> Packed:
        """Return the card with its facts."""
        return self.whole

    def short(self, _key: str) -> bytes:
        """Return what lists show of its actors."""
        return self.whole.short


@dataclass(slots=True, eq=False)
class Facts:
    """The facts of one card, packed: in memory, or where somebody finds them who is given their key."""

    alike: Alike
    finder: Finder
    key: str = ""

    def packed(self) -> Packed:
        """Return the card with its facts."""
        return self.finder.packed(self.key)


class Part(Deferred[Value]):
    """Facts of a card, each unpacked when somebody looks at it.

    Pages go through quotes and actors by who they are, not by document. To unpack all facts of a card for one of them
    takes as long as that has facts; to keep what was unpacked, a multiple of what the cards take.
    """

    __slots__ = ("_kind", "_length", "_one", "facts")

    def __init__(self, facts: Facts, kind: str, length: int, one: Callable[[msgspec.Raw], Value]) -> None:
        """Hold some facts.

        Parameters:
            facts: All of the card.
            kind: Which of them, as `Packed` names them.
            length: How many they are.
            one: Unpacks one of them.
        """
        self.facts = facts
        self._kind = kind
        self._length = length
        self._one = one

    @property
    def _divided(self) -> tuple[msgspec.Raw, ...]:
        return divided(getattr(self.facts.packed(), self._kind))

    def _all(self) -> Sequence[Value]:
        return tuple(self)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Value]:
        return map(self._one, self._divided)

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        found = self._divided[place]
        return tuple(map(self._one, found)) if isinstance(found, tuple) else self._one(found)


class Actors(Part[NamedActor], PackedActors):
    """The actors of a card."""

    __slots__ = ("_ids",)

    def __init__(self, facts: Facts, ids: tuple[str, ...]) -> None:
        """Hold some actors.

        Parameters:
            facts: All of the card.
            ids: The id of each actor.
        """
        super().__init__(facts, "actors", len(ids), facts.alike.unpacked)
        self._ids = ids

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the id of each."""
        return self._ids

    @property
    def in_short(self) -> tuple[ActorInShort, ...]:
        """Return of each what lists show."""
        return _SHORT.decode(self.facts.finder.short(self.facts.key))

    def one_in_short(self, place: int) -> ActorInShort:
        """Return the same of one of them: the others stay packed."""
        return _ONE_IN_SHORT.decode(_APART.decode(self.facts.finder.short(self.facts.key))[place])


_PACKED = msgspec.msgpack.Decoder(Packed)
_CARD = Record(Card)
_FACTS = Record(tuple[msgspec.Raw, ...])
_ACTOR = msgspec.msgpack.Decoder(NamedActor)
_SHORT = msgspec.msgpack.Decoder(tuple[ActorInShort, ...])
_APART = msgspec.msgpack.Decoder(tuple[msgspec.Raw, ...])
_ONE_IN_SHORT = msgspec.msgpack.Decoder(ActorInShort)
_QUOTE = msgspec.msgpack.Decoder(QuoteCard)
_HAPPENING = msgspec.msgpack.Decoder(Happening)


class CardRecord:
    """Turns cards into bytes and back."""

    def packed(self, card: Card) -> bytes:
        """Return a card as bytes."""
        first = next(iter(card.actors), None)
        alike = Alike(first.document, first.day, first.home) if first is not None else Alike()
        packed = Packed(
            _CARD.packed(replace(card, actors=(), quotes=(), happenings=())),
            together(map(alike.left_out, card.actors)),
            together(card.quotes),
            together(card.happenings),
            (len(card.quotes), len(card.happenings)),
            card.actor_ids,
            msgspec.msgpack.encode(tuple(map(in_short, card.actors))),
            alike,
        )
        data = msgspec.msgpack.encode(packed)
        return zlib.crc32(data).to_bytes(SUM) + data

    def unpacked(self, data: bytes | None) -> Card | None:
        """Return the card in some bytes; damaged ones count as none."""
        packed = packed_in(data)
        card = _CARD.unpacked(packed.card) if packed is not None else None
        if card is None or packed is None:
            return None
        return filled(card, Facts(packed.alike, InMemory(packed)), packed.lengths, packed.ids)


def packed_in(data: bytes | None) -> Packed | None:
    """Return a card that stays packed from some bytes; damaged ones count as none."""
    if data is None or zlib.crc32(memoryview(data)[SUM:]).to_bytes(SUM) != data[:SUM]:
        return None
    try:
        return _PACKED.decode(memoryview(data)[SUM:])
    except msgspec.MsgspecError:
        return None


CARDS = CardRecord()


def together(facts: Iterable[object]) -> bytes:
    """Pack facts so that each can be unpacked by itself."""
    return _FACTS.packed(tuple(msgspec.Raw(msgspec.msgpack.encode(fact)) for fact in facts))


def filled(card: Card, facts: Facts, lengths: tuple[int, int], ids: Iterable[str]) -> Card:
    """Give a card its facts, and let words that stand in many be one object.

    Parameters:
        card: Without facts.
        facts: They are found there.
        lengths: As `Packed` has them.
        ids: Of the actors.

    Returns:
        The card that was given.
    """
    for name in ("id", "source", "language", "media_type", "engine"):
        put(card, name, intern(getattr(card, name)))
    put(card, "fields", tuple(tuple(map(intern, field)) for field in card.fields))
    document, day, home = facts.alike
    facts.alike = Alike(intern(document), intern(day), home and intern(home))
    own = tuple(map(intern, ids))  # documents name whom others name
    put(card, "actors", Actors(facts, own) if own else ())
    put(card, "quotes", Part(facts, "quotes", lengths[0], _QUOTE.decode) if lengths[0] else ())
    put(card, "happenings", Part(facts, "happenings", lengths[1], one_happening) if lengths[1] else ())
    return card


def facts_of(card: Card) -> Facts | None:
    """Return where the facts of a card are found; None for one that has none, or holds them unpacked."""
    parts = (card.actors, card.quotes, card.happenings)
    return next((part.facts for part in parts if isinstance(part, Part)), None)


@lru_cache(KEPT)
def divided(packed: bytes) -> tuple[msgspec.Raw, ...]:
    """Divide the facts of a card."""
    return _FACTS.unpacked(packed) or ()


def one_happening(packed: msgspec.Raw) -> Happening:
    """Unpack a happening; all are held for the timeline, where many are of one day."""
    happening = _HAPPENING.decode(packed)
    for name, day in (("first", happening.first), ("last", happening.last)):
        if day is not None:
            put(happening, name, intern(day))
    return happening
