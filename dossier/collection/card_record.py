"""Cards as the store has them: all of them are held at once, so their many small facts stay packed until looked at.

A card of a real briefing takes 16 kB once everything in it is unpacked, 4 kB so: most of it are its actors, quotes and
happenings, at which a build in which little changed never looks.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import NamedTuple, TypeVar

import msgspec

from dossier.collection.deferred import Deferred
from dossier.collection.store import Record
from dossier.model import Card, Happening, NamedActor, QuoteCard

KEPT = 1 << 14
"""Cards of which is kept what was last unpacked. Pages go through actors and quotes by who they are, not by document:
with fewer kept than there are documents, each of their facts would be unpacked by itself."""
SUM = 4
"""Bytes of the sum by which a damaged card is known before anything of it is unpacked."""

Value = TypeVar("Value")


class Part(Deferred[Value]):
    """Facts of a card."""

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

    def _all(self) -> tuple[Value, ...]:
        return self._unpack(self._packed)

    def __len__(self) -> int:
        return self._length


class Packed(NamedTuple):
    """A card as the store has it."""

    card: bytes
    """Without the following."""
    actors: bytes
    quotes: bytes
    happenings: bytes
    lengths: tuple[int, int, int]


_PACKED = msgspec.msgpack.Decoder(Packed)
_CARD = Record(Card)
_ACTORS = Record(tuple[NamedActor, ...])
_QUOTES = Record(tuple[QuoteCard, ...])
_HAPPENINGS = Record(tuple[Happening, ...])


class CardRecord:
    """Turns cards into bytes and back."""

    def packed(self, card: Card) -> bytes:
        """Return a card as bytes."""
        packed = Packed(
            _CARD.packed(replace(card, actors=(), quotes=(), happenings=())),
            _ACTORS.packed(bared(card.actors)),
            _QUOTES.packed(tuple(card.quotes)),
            _HAPPENINGS.packed(tuple(card.happenings)),
            (len(card.actors), len(card.quotes), len(card.happenings)),
        )
        data = msgspec.msgpack.encode(packed)
        return zlib.crc32(data).to_bytes(SUM) + data

    def unpacked(self, data: bytes | None) -> Card | None:
        """Return the card in some bytes; damaged ones count as none."""
        if data is None or zlib.crc32(memoryview(data)[SUM:]).to_bytes(SUM) != data[:SUM]:
            return None
        try:
            packed = _PACKED.decode(memoryview(data)[SUM:])
        except msgspec.MsgspecError:
            return None
        card = _CARD.unpacked(packed.card)
        return filled(card, packed) if card is not None else None


CARDS = CardRecord()


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
    actors = _ACTORS.unpacked(packed) or ()
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
    return _QUOTES.unpacked(packed) or ()


@lru_cache(KEPT)
def unpack_happenings(packed: bytes) -> tuple[Happening, ...]:
    """Unpack the happenings of a card; all are held for the timeline, where many are of one day."""
    happenings = _HAPPENINGS.unpacked(packed) or ()
    for happening in happenings:
        for name, day in (("first", happening.first), ("last", happening.last)):
            if day is not None:
                put(happening, name, intern(day))
    return happenings


UNPACK: tuple[Callable[[bytes], tuple[object, ...]], ...] = (unpack_actors, unpack_quotes, unpack_happenings)
