"""Cards as the store has them: all of them are held at once, so their many small facts stay packed until looked at.

A card of a real briefing takes 16 kB once everything in it is unpacked, 4 kB so: most of it are its actors, quotes and
happenings, at which a build in which little changed never looks.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import NamedTuple, TypeVar, overload

import msgspec

from dossier.model import Card, Happening, NamedActor, QuoteCard

KEPT = 1 << 14
"""Cards of which is kept what was last unpacked. Pages go through actors and quotes by who they are, not by document:
with fewer kept than there are documents, each of their facts would be unpacked by itself."""
SUM = 4
"""Bytes of the sum by which a damaged card is known before anything of it is unpacked."""

Value = TypeVar("Value")


class Part(Sequence[Value]):
    """Facts of a card; equal to the tuple of them."""

    __slots__ = ("_length", "_packed", "_unpack")

    def __init__(self, packed: bytes, length: int, unpack: Callable[[bytes], tuple[Value, ...]]) -> None:
        """Hold some facts.

        Parameters:
            packed: The facts.
            length: How many they are.
            unpack: Unpacks them, and keeps what it unpacked last.
        """
        self._packed = packed
        self._length = length
        self._unpack = unpack

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, place: int | slice) -> Value | tuple[Value, ...]:
        return self._unpack(self._packed)[place]

    def __iter__(self) -> Iterator[Value]:
        return iter(self._unpack(self._packed))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Packed(NamedTuple):
    """A card as the store has it."""

    card: bytes
    """Without the following."""
    actors: bytes
    quotes: bytes
    happenings: bytes
    lengths: tuple[int, int, int]


_PACKED = msgspec.msgpack.Decoder(Packed)
_CARD = msgspec.msgpack.Decoder(Card)
_ACTORS = msgspec.msgpack.Decoder(tuple[NamedActor, ...])
_QUOTES = msgspec.msgpack.Decoder(tuple[QuoteCard, ...])
_HAPPENINGS = msgspec.msgpack.Decoder(tuple[Happening, ...])


class CardRecord:
    """Turns cards into bytes and back."""

    def packed(self, card: Card) -> bytes:
        """Return a card as bytes."""
        facts = (bared(card.actors), tuple(card.quotes), tuple(card.happenings))
        bare = replace(card, actors=(), quotes=(), happenings=())
        lengths = (len(card.actors), len(card.quotes), len(card.happenings))
        own, actors, quotes, happenings = map(squeezed, (bare, *facts))
        data = msgspec.msgpack.encode(Packed(own, actors, quotes, happenings, lengths))
        return zlib.crc32(data).to_bytes(SUM) + data

    def unpacked(self, data: bytes | None) -> Card | None:
        """Return the card in some bytes; damaged ones count as none."""
        if data is None or zlib.crc32(memoryview(data)[SUM:]).to_bytes(SUM) != data[:SUM]:
            return None
        try:
            packed = _PACKED.decode(memoryview(data)[SUM:])
            return filled(_CARD.decode(zlib.decompress(packed.card)), packed)
        except (zlib.error, msgspec.MsgspecError):
            return None


CARDS = CardRecord()


def squeezed(value: object) -> bytes:
    """Pack a value as small as that is fast."""
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def bared(actors: Sequence[NamedActor]) -> tuple[NamedActor, ...]:
    """Leave out of all actors but the first what they have in common."""
    if len({(actor.document, actor.day, actor.home) for actor in actors}) != 1:
        return tuple(actors)
    return (actors[0], *(replace(actor, document="", day="", home=None) for actor in actors[1:]))


put = object.__setattr__
"""The records are frozen, but nobody else has seen these yet; to make each anew takes ten times as long."""


def filled(card: Card, packed: Packed) -> Card:
    """Give a card its facts, and let words that stand in many be one object."""
    for name in ("id", "source", "language", "media_type", "engine"):
        put(card, name, intern(getattr(card, name)))
    parts = zip(("actors", "quotes", "happenings"), packed[1:4], packed.lengths, UNPACK, strict=True)
    for name, facts, length, unpack in parts:
        put(card, name, Part(facts, length, unpack) if length else ())
    return card


@lru_cache(KEPT)
def unpack_actors(packed: bytes) -> tuple[NamedActor, ...]:
    """Unpack the actors of a card, and give them back what they have in common."""
    actors = _ACTORS.decode(zlib.decompress(packed))
    first = actors[0]
    for actor in actors:
        if not actor.document:
            put(actor, "document", first.document)
            put(actor, "day", first.day)
            put(actor, "home", first.home)
        if actor.country is not None:
            put(actor, "country", intern(actor.country))
    return actors


@lru_cache(KEPT)
def unpack_quotes(packed: bytes) -> tuple[QuoteCard, ...]:
    """Unpack the quotes of a card."""
    return _QUOTES.decode(zlib.decompress(packed))


@lru_cache(KEPT)
def unpack_happenings(packed: bytes) -> tuple[Happening, ...]:
    """Unpack the happenings of a card; all are held for the timeline, where many are of one day."""
    happenings = _HAPPENINGS.decode(zlib.decompress(packed))
    for happening in happenings:
        for name, day in (("first", happening.first), ("last", happening.last)):
            if day is not None:
                put(happening, name, intern(day))
    return happenings


UNPACK: tuple[Callable[[bytes], tuple[object, ...]], ...] = (unpack_actors, unpack_quotes, unpack_happenings)
