"""The index of a site, made again only where what it is made of has changed.

Files below `search-index/` of the site:

    table.dsx               of every entry the date, source, kind and length; where the terms are
    facets.dsx              of every entry the values of its facets
    WORD-….w.dsx .p.dsx     a stretch of the alphabet: postings, and places for phrases
    WORD-….n.dsx            actors by the words of their names, a stretch
    PLACE.dsx               what a result shows: title, words, quotations, happenings

All are pressed with zlib, which browsers undo themselves. Behind the last dash of the name of a stretch or of names
stands what changes with the content.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from dossier.model import SearchEntry, SearchPassage
from dossier.publish.search.inverted import invert, parts_of
from dossier.publish.search.kept import PLACE_BITS, TEXTS, Kept, Row
from dossier.publish.search.shards import bits_for, gather, packed, unpack
from dossier.publish.search.stretches import Stretch, borders_of, full, groups, names_of, stretches
from dossier.publish.search.tables import as_json, name_files, short_places, tables

FOLDER = "search-index"
"""Where the index lies in the site."""

VERSION = 5
"""Digits of the digest of a file that stand in its name in the site; that it is the only one so called, others tell."""

WHOLE_CARD = 24_000
"""Bytes up to which what a result shows is one file."""

PASSAGES = {"q": 16, "e": 32}
"""Quotations and happenings in a file of those of a long text."""

MOST_PASSAGES = 5000
"""Quotations and happenings of an entry that are found by themselves: as many as its page shows."""

Cells = dict[str, list[Any]]
"""Start of terms -> digest of what a shard has of them, and bytes."""

Shards = Mapping[int, tuple[int, Cells]]
"""Number of a shard -> number of its first entry, and what it has."""


class StoppedError(Exception):
    """The index is not needed any more."""


class Index:
    """A search index that is brought up to date.

    Every entry of the site is named with `put`, then `finish` makes what has to be made and `place` lays the files into
    a site. What was not named is dropped.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open the index.

        Parameters:
            folder: Where it is kept between builds; None, or one that cannot be used: all is made anew.
        """
        self._temporary: str | None = None
        self._named: set[str] = set()
        self._known: set[str] = set()
        """Files of the last index, as long as they are here."""
        self._files: list[tuple[str, str]] = []
        self.state = ""
        """Of all that the index was made of, once it is finished; the same state means the same files."""
        self.placed = ""
        """The state that lies in the site, once it does."""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._problem = ""
        try:
            self._folder, self._kept = _open(folder)
        except (OSError, sqlite3.Error):  # read-only, or in use by another build
            self._temporary = tempfile.mkdtemp(prefix="dossier-search-")
            self._folder, self._kept = _open(Path(self._temporary))

    def put(self, address: str, key: str, make: Callable[[], SearchEntry | None]) -> None:
        """Name an entry; it is made only if it was not kept with this key.

        Parameters:
            address: Of the page, relative to the site.
            key: Changes whenever what `make` returns can differ.
            make: Returns what search shall know of the page; None: the page is not searched.
        """
        if self._problem or self.keep(address, key):
            return
        entry = make()
        try:
            if entry is None:
                self._kept.put(Row(address, place_of(address), key, {}), "none", {})
            else:
                self._add(address, key, entry)
            self._named.add(address)
        except (OSError, sqlite3.Error) as error:  # a full disk: the site is worth having without an index
            self._problem = str(error)

    def keep(self, address: str, key: str) -> bool:
        """Name an entry if it is kept with this key; tell whether it is."""
        if self._kept.keys.get(address) != key:
            return False
        self._named.add(address)
        return True

    def add(self, address: str, entry: SearchEntry) -> None:
        """Name an entry that is made already."""
        self.put(address, digest(entry), lambda: entry)

    def _add(self, address: str, key: str, entry: SearchEntry) -> None:
        place = place_of(address)
        facts: dict[str, Any] = {"title": entry.title, "kind": entry.label, "lead": entry.lead}
        if entry.kind == "actor":
            about = [values for name, values in entry.facets if name == "country"]
            facts |= {"names": entry.text.split("\n") if entry.text else [], "weight": entry.weight}
            facts["about"] = ", ".join(about[0]) if about else ""
            self._kept.put(Row(address, place, key, facts), entry.kind, {})
            return
        quotes, events = entry.quotes[:MOST_PASSAGES], entry.events[:MOST_PASSAGES]
        postings, length = invert(entry)
        files = list(cards(address, entry, quotes, events))
        facts = {
            "date": entry.date,
            "source": entry.source,
            "kind": entry.label,
            "length": length,
            "facets": entry.facets,
            "files": [name for name, _ in files],
        }
        row = Row(address, place, key, facts)
        for name, content in files:
            self._write(card_name(row, name), content)
        self._kept.put(row, entry.kind, postings)

    def finish(self) -> None:
        """Make what has to be made of the entries named."""
        kept = self._kept
        kept.drop(kept.keys.keys() - self._named)
        self.state = digest([code_version(), *sorted(kept.keys.items())])
        files = kept.made("all", self.state)
        if files is None:
            files = self._make()
            kept.note("all", self.state, files)
            kept.commit()
            self._prune({own for _, own in files})
            kept.note("sizes", self.state, present(self._folder))
            kept.commit()
        self._files = files

    def _make(self) -> list[tuple[str, str]]:
        """Return the files of the index, each with its name in the site and here."""
        self._known = {own for _, own in self._kept.last("all") or ()}
        rows = list(self._kept.rows(*TEXTS))
        terms, lasting = self._terms(rows)
        names, of_names = self._names(list(self._kept.rows("actor")))
        self._go_on()
        places = short_places([row.place for row in rows])
        table, facets = tables(rows, places, terms, names)
        lasting += [("table.dsx", self._write(f"table-{digest(table)}.dsx", table))]
        lasting += [("facets.dsx", self._write(f"facets-{digest(facets)}.dsx", facets))]
        lasting += of_names
        for row, place in zip(rows, places, strict=True):
            lasting += [(f"{place:06x}{name}", card_name(row, name)) for name in row.facts["files"]]
        return sorted(lasting)

    def _terms(self, rows: Sequence[Row]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """Return what a search has to know of the files of terms, and these, with their names in the site and here."""
        bits = bits_for(len(rows))
        shards: dict[int, tuple[int, Cells]] = {}
        start = 0
        for shard, members in groupby(rows, key=lambda row: row.place >> (PLACE_BITS - bits)):
            of_shard = list(members)
            shards[shard] = start, self._shard(shard, bits, of_shard)
            start += len(of_shard)
        self._kept.keep_shards(shards)
        found = self._stretches(shards, bits)
        return listed(found, "wp")

    def _shard(self, shard: int, bits: int, rows: Sequence[Row]) -> Cells:
        """Put the terms of a shard together where that is not done; return of each cell a digest and the bytes."""
        self._go_on()
        state = digest((bits, [(row.address, row.key) for row in rows]))
        made = self._kept.made(f"shard {shard}", state)
        if made is None:
            shift = PLACE_BITS - bits
            before = self._kept.last(f"shard {shard}") or {}
            made, changed = {}, []
            for cell, runs, size in gather(
                self._checked(self._kept.postings(shard << shift, ((shard + 1) << shift) - 1))
            ):
                made[cell] = [digest(runs), size]
                if made[cell] != before.get(cell):
                    changed.append((cell, runs))
            self._kept.put_runs(shard, changed, before.keys() - made.keys())
            self._kept.note(f"shard {shard}", state, made)
        return dict(made)

    def _stretches(self, shards: Shards, bits: int) -> list[Any]:
        """Return first and last term and the two files of each stretch of the alphabet."""
        sizes: Counter[str] = Counter()
        for _, cells in shards.values():
            sizes.update(dict(zip(cells, map(itemgetter(1), cells.values()), strict=True)))
        last: dict[str, Any] = self._kept.last("stretches") or {}
        now: dict[str, Any] = {}
        for group in groups(sizes, full(bits)):
            self._go_on()
            holding = [(start, [cells.get(cell) for cell in group]) for start, cells in shards.values()]
            state = digest((bits, group, [one for one in holding if any(one[1])]))
            known = last.get(group[0])
            now[group[0]] = known if known and known[0] == state else [state, self._together(group, shards, bits)]
        self._kept.note("stretches", "", now)
        return [stretch for _, some in now.values() for stretch in some]

    def _together(self, cells: Sequence[str], shards: Shards, bits: int) -> list[Any]:
        """Put the terms of some cells of all shards together; return first and last term and files of each stretch."""
        runs = ((start, map(unpack, self._kept.runs(shard, cells))) for shard, (start, _) in shards.items())
        made = stretches(((start, chain.from_iterable(some)) for start, some in runs), full(bits))
        return [[one.first, one.last, self._stretch(one)] for one in made]

    def _stretch(self, one: Stretch) -> list[str]:
        """Write the files of a stretch that are not here, and return their names."""
        return [
            self._write(f"{digest(content)}.{kind}.dsx", content, press=True)
            for kind, content in (("w", one.words), ("p", one.places))
        ]

    def _names(self, rows: Sequence[Row]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """Return what a search has to know of the files of the actors' names, and these."""
        self._go_on()
        state = digest([(row.address, row.key) for row in rows])
        made = self._kept.made("names", state)
        if made is None:
            made = [
                [first, last, [self._write(f"{digest(content)}.n.dsx", content, press=True)]]
                for first, last, content in name_files(rows)
            ]
            self._kept.note("names", state, made)
        return listed(made, "n")

    def _checked(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._go_on()
            yield value

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise StoppedError

    def _write(self, name: str, content: bytes, *, press: bool = False) -> str:
        """Write a file of the index, in one step, and return its name; the same name always means the same content.

        Parameters:
            name: What it is called here.
            content: What is in it.
            press: It has to be pressed yet, unless it is here: then it is left as it is.
        """
        if press and name in self._known:
            return name
        beside = self._folder / f"{name}.new"
        beside.write_bytes(packed(content) if press else content)
        beside.replace(self._folder / name)
        return name

    def _prune(self, wanted: set[str]) -> None:
        """Remove the files that the index does not hold any more."""
        for name in present(self._folder).keys() - wanted:
            (self._folder / name).unlink(missing_ok=True)

    def place(self, site: Path) -> None:
        """Lay the files of the index into a site: as links, where links are possible; those that lie there stay."""
        target = site / FOLDER
        target.mkdir(parents=True, exist_ok=True)
        here, there = inodes(self._folder), inodes(target)
        if self._folder.stat().st_dev != target.stat().st_dev:
            here = {}  # copies, which no number tells apart
        wanted = dict(self._files)
        for name in there.keys() - wanted.keys():
            if (target / name).is_dir():
                shutil.rmtree(target / name)
            else:
                (target / name).unlink()
        for name, own in self._files:
            self._go_on()
            if name in there and there[name] == here.get(own):
                continue
            (target / name).unlink(missing_ok=True)
            link(self._folder / own, target / name)
        self.placed = self.state

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Go through the files of the finished index, as name in the site and content."""
        return ((name, (self._folder / own).read_bytes()) for name, own in self._files)

    def lies_in(self, site: Path) -> bool:
        """Tell whether a site holds the files of the finished index, as long as they are here, and no others."""
        try:
            there, here = present(site / FOLDER), present(self._folder)
        except OSError:
            return False
        return there == {name: here.get(own) for name, own in self._files}

    def complete(self, site: Path, last: str = "") -> str:
        """Make what has to be made, lay the index into a site, and let go; return what went wrong, or nothing.

        Parameters:
            site: Where it is to lie.
            last: State of the index that lies there already.
        """
        if not self.attempt(self.finish):
            if self.state == last and self.lies_in(site):
                self.placed = last
            else:
                self.attempt(partial(self.place, site))
        self.close()
        return self._problem

    def attempt(self, step: Callable[[], None]) -> str:
        """Do a step unless something went wrong before; return what did, or nothing."""
        try:
            if not self._problem:
                step()
        except (OSError, sqlite3.Error) as error:
            self._problem = str(error)
        except StoppedError:
            self._problem = "stopped"
        return self._problem

    def close(self) -> None:
        """Let go of what is kept."""
        self._kept.close()
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def start(self, site: Path, last: str) -> None:
        """Complete the index in the background: a preview does not wait for it."""
        self._thread = threading.Thread(target=self.complete, args=(site, last), name="search index")
        self._thread.start()

    def stop(self) -> None:
        """End what runs in the background, and let go of what is kept."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self.close()


def _open(folder: Path | None) -> tuple[Path, Kept]:
    """Open what is kept in a folder; a damaged file is begun anew.

    Raises:
        OSError: If there is no folder, or it cannot be written to.
        sqlite3.Error: If another build has it open.
    """
    if folder is None:
        raise FileNotFoundError
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    path = folder / "index.sqlite"
    closed = [one for one in (files, folder, path) if one.exists() and not os.access(one, os.W_OK)]
    if closed:  # SQLite opens a file that is only to be read, and fails at the first entry
        raise PermissionError(f"{closed[0]} is only to be read")
    try:
        kept = Kept(path, code_version())
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        kept = Kept(path, code_version())
    there, sizes = present(files), kept.last("sizes") or {}
    if any(sizes.get(own, there.get(own)) != there.get(own, -1) for _, own in kept.last("all") or ()):
        kept.begin_anew()
    return files, kept


def present(folder: Path) -> dict[str, int]:
    """Return the names of the files in a folder, each with its size."""
    with os.scandir(folder) as found:
        return {entry.name: entry.stat(follow_symlinks=False).st_size for entry in found}


def inodes(folder: Path) -> dict[str, int]:
    """Return the names of the files in a folder, each with the number that its links share."""
    with os.scandir(folder) as found:
        return {entry.name: entry.inode() for entry in found}


def listed(found: Sequence[Any], kinds: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return what a search has to know of files by the alphabet, and their names in the site and here.

    Parameters:
        found: First and last word of each stretch, and its files.
        kinds: What the files of a stretch hold, a letter each.
    """
    borders = list(borders_of((first, last) for first, last, _ in found))
    files = [
        (f"{name}-{version(own)}.{kind}.dsx", own)
        for name, (_, _, some) in zip(names_of(borders), found, strict=True)
        for kind, own in zip(kinds, some, strict=True)
    ]
    versions = {kind: "".join(version(some[at]) for _, _, some in found) for at, kind in enumerate(kinds)}
    return {"first": borders, **versions}, files


def version(own: str) -> str:
    """Return what stands in the name of a file in the site since browsers may keep an older one of that name."""
    return own[:VERSION]


def card_name(row: Row, name: str) -> str:
    """Return what a file is called here that shows results of an entry: another content has another name."""
    return f"{row.place:010x}-{digest(row.key)}{name}"


@cache
def code_version() -> str:
    """Return a hash of the code that makes the index: another code, another index."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.blake2b(b"\0".join(path.read_bytes() for path in own), digest_size=8).hexdigest()


def place_of(address: str) -> int:
    """Return the place of an entry in the index: its shard and the name of its file come from it."""
    return int.from_bytes(hashlib.blake2b(address.encode(), digest_size=PLACE_BITS // 8).digest(), "big")


def digest(value: Any) -> str:
    """Return a short hash of some bytes, or of a value."""
    data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def link(source: Path, target: Path) -> None:
    """Link a file, or copy it where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def cards(
    address: str, entry: SearchEntry, quotes: Sequence[SearchPassage], events: Sequence[SearchPassage]
) -> Iterator[tuple[str, bytes]]:
    """Give what results of an entry show, as (end of the name, content): one file, of a long text several."""
    about = {"url": address, "title": entry.title, "kind": entry.label, "date": entry.when, "source": entry.source}
    card: dict[str, Any] = {**about, "lead": entry.lead}
    parts, said, told = parts_of(entry.text), *([passage(one) for one in some] for some in (quotes, events))
    whole = as_json({**card, "parts": parts, "quotes": said, "events": told})
    if len(whole) <= WHOLE_CARD:
        yield ".dsx", packed(whole)
        return
    yield ".dsx", packed(as_json(card))
    for number, part in enumerate(parts):
        yield f"-t{number}.dsx", packed(as_json(part))
    for letter, some in (("q", said), ("e", told)):
        most = PASSAGES[letter]
        for start in range(0, len(some), most):
            yield f"-{letter}{start // most}.dsx", packed(as_json(some[start : start + most]))


def passage(one: SearchPassage) -> list[Any]:
    """Write a quotation or a happening as a list."""
    return [one.fact, one.words, one.who, one.when, *one.days, int(one.exact)]
