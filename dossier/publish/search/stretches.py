"""Stretches of the alphabet: the files in which a browser finds a word, those of all shards in one.

A word is one small file for a reader, however many entries there are, and the list of all files, which a reader loads
first, is short. So both grow with the root of the number of entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.publish.search.inverted import number
from dossier.publish.search.shards import Run, cell_of, size_of

SMALLEST = 2_560
"""Bytes of postings from which a file of a small collection is full."""

CLOSE = 3
"""Letters that terms of one file rather share."""


class Stretch(NamedTuple):
    """The terms from one to another, with all that is known of them."""

    first: str
    last: str
    words: bytes
    places: bytes


def full(bits: int) -> int:
    """Return from how many bytes of postings a file is full, in a collection of so many shards."""
    return round(SMALLEST * 2 ** (bits / 2))


def groups(sizes: Mapping[str, int], most: int) -> Iterator[list[str]]:
    """Put cells together whose files are made at once: neighbours that fit one file, or a larger one alone."""
    waiting: list[str] = []
    size = 0
    for cell in sorted(sizes):
        if waiting and size + sizes[cell] > most:
            yield waiting
            waiting, size = [], 0
        waiting.append(cell)
        size += sizes[cell]
    if waiting:
        yield waiting


def stretches(shards: Iterable[tuple[int, Iterable[tuple[str, Run]]]], most: int) -> Iterator[Stretch]:
    """Put the terms of all shards together and cut them into files.

    Parameters:
        shards: Of each shard, in order, the number of its first entry, and its terms.
        most: Bytes from which a file is full.
    """
    gathered: dict[str, list[tuple[int, Run]]] = {}
    for start, runs in shards:
        for term, run in runs:
            gathered.setdefault(term, []).append((start, run))
    sizes = {term: sum(size_of(term, run) for _, run in gathered[term]) for term in sorted(gathered)}
    for terms in cut(sizes, most):
        yield Stretch(terms[0], terms[-1], words_file(terms, gathered), places_file(terms, gathered))


def cut(sizes: Mapping[str, int], most: int) -> Iterator[list[str]]:
    """Cut terms into files.

    A term that alone fills one shares it with as few as can be. A file from the half on ends where the next term begins
    otherwise: so an edit moves the ends of few files.
    """
    waiting: list[str] = []
    size = 0
    for term, own in sizes.items():
        begins_otherwise = waiting and term[:CLOSE] != waiting[-1][:CLOSE]
        if waiting and (size >= most or size + own > most * 3 // 2 or (size >= most // 2 and begins_otherwise)):
            yield waiting
            waiting, size = [], 0
        waiting.append(term)
        size += own
    if waiting:
        yield waiting


def words_file(terms: Sequence[str], gathered: Mapping[str, Sequence[tuple[int, Run]]]) -> bytes:
    """Write where terms stand.

    A term is what it shares with the one before, the length of the rest, the rest, the number of its entries, the
    length of its postings, these, each behind the step from the entry before.
    """
    parts: list[bytes] = []
    before = b""
    for term in terms:
        word = term.encode()
        shared = next((index for index, (a, b) in enumerate(zip(word, before, strict=False)) if a != b), None)
        shared = min(len(word), len(before)) if shared is None else shared
        rest = word[shared:]
        postings: list[bytes] = []
        entry = count = 0
        for start, run in gathered[term]:
            postings += (number(start + run.first - entry), run.words)
            entry = start + run.last
            count += run.entries
        size = sum(map(len, postings))
        parts += (number(shared), number(len(rest)), rest, number(count), number(size), *postings)
        before = word
    return b"".join(parts)


def places_file(terms: Sequence[str], gathered: Mapping[str, Sequence[tuple[int, Run]]]) -> bytes:
    """Write the places of terms, for phrases: of each term in order the length and the places."""
    parts: list[bytes] = []
    for term in terms:
        places = [run.places for _, run in gathered[term]]
        parts += (number(sum(map(len, places))), *places)
    return b"".join(parts)


def borders_of(ends: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Go through the shortest beginnings that tell the terms of each stretch from those before, in order.

    Parameters:
        ends: First and last term of each stretch.
    """
    before = ""
    for first, last in ends:
        yield next(first[:length] for length in range(1, len(first) + 1) if first[:length] > before)
        before = last


def names_of(found: Iterable[str]) -> Iterator[str]:
    """Go through what the files of stretches are called, their contents aside: by how they begin, and numbered."""
    before, number_ = "", 0
    for border in found:
        cell = cell_of(border)
        number_ = number_ + 1 if cell == before else 0
        before = cell
        yield f"{cell}-{number_}"
