"""The terms of many entries in files that a browser loads one by one: those of a stretch of the alphabet each."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.publish.search.inverted import Postings, number

SHARD = 640
"""Entries of a shard at most, on the average: a changed document means that one shard is made again, which takes some
2 ms an entry; a word means that a small file of each shard is fetched, of ten thousand dossiers sixteen."""

CHUNK = 6_000
"""Bytes of postings from which a file is full."""


class Chunk(NamedTuple):
    """A stretch of the alphabet."""

    first: str
    """Its first term."""
    terms: bytes
    places: bytes

    @property
    def name(self) -> str:
        """What its files are called: the same content has the same name, in every build."""
        return hashlib.blake2b(self.terms + self.places, digest_size=5).hexdigest()


def bits_for(entries: int) -> int:
    """Return how many bits of an entry's place tell its shard."""
    return max(0, (max(entries, 1) - 1) // SHARD).bit_length()


def chunks(entries: Iterable[Postings]) -> Iterator[Chunk]:
    """Put the terms of entries together, by the alphabet.

    Parameters:
        entries: What each entry was turned into, in the order in which they are numbered.
    """
    gathered: dict[str, list[tuple[int, bytes, bytes]]] = {}
    for entry, postings in enumerate(entries):
        for term, (posting, places) in postings.items():
            gathered.setdefault(term, []).append((entry, posting, places))
    waiting: list[tuple[str, int, bytes, bytes]] = []
    size = 0
    for term in sorted(gathered):
        found = gathered.pop(term)
        waiting.append((term, len(found), numbered(found), b"".join(places for _, _, places in found)))
        size += len(term) + len(waiting[-1][2])
        if size >= CHUNK:
            yield chunk(waiting)
            waiting, size = [], 0
    if waiting:
        yield chunk(waiting)


def numbered(found: Iterable[tuple[int, bytes, bytes]]) -> bytes:
    """Write postings one after the other, each behind the step from the entry before."""
    out: list[bytes] = []
    before = 0
    for entry, posting, _ in found:
        out += (number(entry - before), posting)
        before = entry
    return b"".join(out)


def chunk(rows: Iterable[tuple[str, int, bytes, bytes]]) -> Chunk:
    """Write a stretch of the alphabet.

    A term is what it shares with the one before, the length of the rest, the rest, the number of its entries, the
    length of its postings, these; in the file of places the length and the places.
    """
    terms: list[bytes] = []
    others: list[bytes] = []
    before, first = b"", ""
    for term, count, postings, places in rows:
        first = first or term
        word = term.encode()
        shared = next((index for index, (a, b) in enumerate(zip(word, before, strict=False)) if a != b), None)
        shared = min(len(word), len(before)) if shared is None else shared
        rest = word[shared:]
        terms += (number(shared), number(len(rest)), rest, number(count), number(len(postings)), postings)
        others += (number(len(places)), places)
        before = word
    return Chunk(first, packed(b"".join(terms)), packed(b"".join(others)))


def packed(data: bytes) -> bytes:
    """Press a file: what a server sends is small whatever it does."""
    return zlib.compress(data, 6)
