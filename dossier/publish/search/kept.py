"""What the index keeps between builds: every entry turned round, and of each shard what it was made of."""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dossier.publish.search.inverted import Postings

_TABLES = """
CREATE TABLE entries (address TEXT PRIMARY KEY, kind TEXT, place INTEGER, key TEXT, facts TEXT, postings BLOB);
CREATE INDEX by_place ON entries (place);
CREATE TABLE made (name TEXT PRIMARY KEY, state TEXT, files TEXT);
CREATE TABLE runs (shard INTEGER, cell TEXT, data BLOB, PRIMARY KEY (shard, cell));
"""


TEXTS = ("dossier", "page")
"""Kinds of entries with words of their own; the others are actors, and pages that are not searched."""


PLACE_BITS = 40
"""Of the hash that is an entry's place: two of ten thousand entries have the same once in twenty thousand sites."""


class Row(NamedTuple):
    """An entry as kept, its postings aside."""

    address: str
    place: int
    key: str
    facts: dict[str, Any]


class Kept:
    """The file in which the index keeps what it made; whoever has it open has it alone.

    Raises:
        sqlite3.Error: If it cannot be opened, or another build has it open.
    """

    def __init__(self, path: Path, version: str) -> None:
        self.keys: dict[str, str] = {}
        self.version = int(version[:7], 16)
        self.base = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self.base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self.base.execute("PRAGMA secure_delete = ON")  # a name that is withheld from now on is gone
            self.base.execute("PRAGMA synchronous = OFF")  # made again where it is damaged
            self.base.execute("BEGIN EXCLUSIVE")
            if self.base.execute("PRAGMA user_version").fetchone()[0] != int(version[:7], 16):
                self.begin_anew()
            self.keys.update(self.base.execute("SELECT address, key FROM entries"))
        except sqlite3.Error:
            self.base.close()
            raise

    def begin_anew(self) -> None:
        """Forget all."""
        for (name,) in self.base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self.base.execute(f"DROP TABLE {name}")
        for command in filter(str.strip, _TABLES.split(";")):
            self.base.execute(command)
        self.base.execute(f"PRAGMA user_version = {self.version}")
        self.keys.clear()

    def close(self) -> None:
        """Let go of the file; closing again does nothing."""
        with suppress(sqlite3.Error):
            self.base.execute("COMMIT")
        self.base.close()

    def put(self, row: Row, kind: str, postings: Postings) -> None:
        """Keep an entry."""
        packed = pack(postings) if kind in TEXTS else b""
        values = (row.address, kind, row.place, row.key, json.dumps(row.facts, ensure_ascii=False), packed)
        self.base.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", values)
        self.keys[row.address] = row.key

    def drop(self, addresses: Iterable[str]) -> None:
        """Forget entries."""
        gone = sorted(addresses)
        self.base.executemany("DELETE FROM entries WHERE address = ?", [(address,) for address in gone])
        for address in gone:
            del self.keys[address]

    def commit(self) -> None:
        """Make lasting what was kept until now."""
        self.base.execute("COMMIT")
        self.base.execute("BEGIN EXCLUSIVE")

    def rows(self, *kinds: str) -> Iterator[Row]:
        """Go through the entries of some kinds by place."""
        marks = ", ".join("?" * len(kinds))
        order = f"SELECT address, place, key, facts FROM entries WHERE kind IN ({marks}) ORDER BY place, address"
        for address, place, key, facts in self.base.execute(order, kinds):
            yield Row(address, place, key, msgspec.json.decode(facts))  # all of a site, at each change

    def postings(self, first: int, last: int) -> Iterator[Postings]:
        """Go through what was made of the entries between two places, by place."""
        order = "SELECT postings FROM entries WHERE postings != x'' AND place BETWEEN ? AND ? ORDER BY place, address"
        for (packed,) in self.base.execute(order, (first, last)):
            yield unpack(packed)

    def put_runs(self, shard: int, changed: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        """Keep the terms of cells of a shard that changed, and forget those of cells that it has not any more."""
        self.base.executemany("DELETE FROM runs WHERE shard = ? AND cell = ?", [(shard, cell) for cell in sorted(gone)])
        rows = ((shard, cell, data) for cell, data in changed)
        self.base.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)", rows)

    def runs(self, shard: int, cells: Iterable[str]) -> Iterator[bytes]:
        """Go through the terms of some cells of a shard."""
        for cell in cells:
            yield from map(
                itemgetter(0), self.base.execute("SELECT data FROM runs WHERE shard = ? AND cell = ?", (shard, cell))
            )

    def keep_shards(self, shards: Iterable[int]) -> None:
        """Forget all shards but some."""
        wanted = set(shards)
        for (shard,) in self.base.execute("SELECT DISTINCT shard FROM runs").fetchall():
            if shard not in wanted:
                self.base.execute("DELETE FROM runs WHERE shard = ?", (shard,))
                self.base.execute("DELETE FROM made WHERE name = ?", (f"shard {shard}",))

    def made(self, name: str, state: str) -> Any:
        """Return what was noted of a part of the index made in this state; None if there is none."""
        found = self.base.execute("SELECT files FROM made WHERE name = ? AND state = ?", (name, state)).fetchone()
        return json.loads(found[0]) if found else None

    def last(self, name: str) -> Any:
        """Return what was last noted of a part of the index; None if there is nothing."""
        found = self.base.execute("SELECT files FROM made WHERE name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else None

    def note(self, name: str, state: str, files: Any) -> None:
        """Note what a part of the index was made of, and its files."""
        self.base.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", (name, state, json.dumps(files)))


def pack(postings: Postings) -> bytes:
    """Put postings into one run of bytes, for this machine alone."""
    names = sorted(postings)
    sizes = array("I", (len(part) for name in names for part in postings[name]))
    words = "\n".join(names).encode()
    head = array("I", (len(words), len(sizes))).tobytes()
    body = b"".join(part for name in names for part in postings[name])
    return zlib.compress(b"".join((head, words, sizes.tobytes(), body)), 1)


def unpack(packed: bytes) -> Postings:
    """Take postings out of a run of bytes."""
    data = zlib.decompress(packed)
    item = array("I").itemsize
    length, count = array("I", data[: 2 * item])
    names = data[2 * item : 2 * item + length].decode().split("\n")
    start = 2 * item + length
    sizes = array("I", data[start : start + count * item])
    position = start + count * item
    parts = []
    for size in sizes:
        parts.append(data[position : position + size])
        position += size
    return dict(zip(names, zip(parts[::2], parts[1::2], strict=True), strict=True)) if count else {}
