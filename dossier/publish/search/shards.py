"""The terms of the entries of one shard, put together: what is made again when one of them changes."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.publish.search.inverted import Postings, number

SHARD = 640
"""Entries of a shard at most, on the average: a changed document means that those of one shard are put together again,
which takes some 1 ms an entry. Readers know of no shards: all share the files that they load."""

CELL = 2
"""Bytes of a term by which the terms of a shard are kept apart: where none changed under these, no file does."""


class Run(NamedTuple):
    """Where a term stands in the entries of a shard."""

    entries: int
    """In how many of them."""
    first: int
    """Number of the first of them within the shard."""
    last: int
    words: bytes
    """Their postings, all but the first behind the step from the entry before."""
    places: bytes


def bits_for(entries: int) -> int:
    """Return how many bits of an entry's place tell its shard."""
    return max(0, (max(entries, 1) - 1) // SHARD).bit_length()


def cell_of(term: str) -> str:
    """Return the start of a term, as its bytes are written; these sort as the terms do."""
    return term.encode()[:CELL].hex()


def gather(entries: Iterable[Postings]) -> Iterator[tuple[str, bytes, int]]:
    """Put the terms of the entries of a shard together, as (cell, its terms, bytes of their postings).

    Parameters:
        entries: What each entry was turned into, in the order in which they are numbered.
    """
    gathered: dict[str, list[tuple[int, bytes, bytes]]] = {}
    for entry, postings in enumerate(entries):
        for term, (posting, places) in postings.items():
            gathered.setdefault(term, []).append((entry, posting, places))
    cells: dict[str, list[str]] = {}
    for term in sorted(gathered):
        cells.setdefault(cell_of(term), []).append(term)
    for cell, terms in cells.items():
        runs = {term: run_of(gathered.pop(term)) for term in terms}
        yield cell, pack(runs), sum(size_of(term, run) for term, run in runs.items())


def run_of(found: list[tuple[int, bytes, bytes]]) -> Run:
    """Put the postings of one term together."""
    words: list[bytes] = []
    before = found[0][0]
    for entry, posting, _ in found:
        words += (number(entry - before), posting)
        before = entry
    places = b"".join(places for _, _, places in found)
    return Run(len(found), found[0][0], before, b"".join(words[1:]), places)


def size_of(term: str, run: Run) -> int:
    """Return how many bytes a term takes, about, of the file that a reader loads for it."""
    return len(term) + len(run.words) + 1


def pack(runs: dict[str, Run]) -> bytes:
    """Put runs into one run of bytes, for this machine alone."""
    names = "\n".join(runs).encode()
    numbers = (value for run in runs.values() for value in (*run[:3], len(run.words), len(run.places)))
    head = array("I", (len(names), len(runs), *numbers)).tobytes()
    return zlib.compress(b"".join((head, names, *(part for run in runs.values() for part in run[3:]))), 1)


def unpack(packed: bytes) -> Iterator[tuple[str, Run]]:
    """Take runs out of a run of bytes."""
    data = zlib.decompress(packed)
    item = array("I").itemsize
    length, count = array("I", data[: 2 * item])
    numbers = array("I", data[2 * item : (2 + 5 * count) * item])
    at = (2 + 5 * count) * item + length
    names = data[at - length : at].decode().split("\n")
    of_each = (numbers[part::5] for part in range(5))
    for term, entries, first, last, words, places in zip(names, *of_each, strict=True):
        middle = at + words
        end = middle + places
        yield term, Run(entries, first, last, data[at:middle], data[middle:end])
        at = end


def packed(data: bytes) -> bytes:
    """Press a file: what a server sends is small whatever it does."""
    return zlib.compress(data, 6)
