"""What was written to a site the last time: for each file what it was made from and what it was then."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from dossier.people.actors_file.edit import write_text
from dossier.publish.exports.splice import Former
from dossier.publish.shell import Shell, Words, by_digest, shell_of, taken_out

TWIN = "former-"
"""Begins the name of what is kept of the site before the last."""
FORM = 4
"""Of the list; one in another form is not read."""


class Entry(NamedTuple):
    """A file as it was written."""

    key: str | None
    """Of what it was made from; None for what MkDocs and other plugins wrote."""
    digest: str
    size: int
    time: int
    """Of its last change, in nanoseconds."""
    lengths: str = ""
    """Of a page what `shell.wrapped` tells of its words."""


@dataclass(frozen=True, slots=True)
class Written:
    """A site as it was written."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By their address, relative to the site."""
    withheld: str = ""
    """Hash of the names that were withheld."""
    indexed: str = ""
    """State of the search index that lies in it."""
    seen: str = ""
    """Hash of everything that its pages may show."""
    state: str = ""
    """Another one for each build that changed the site."""
    shells: Mapping[str, Shell] = field(default_factory=dict)
    """In which its pages stand, by their digest."""

    def words_before(self, site: Path, address: str, key: str) -> Words | None:
        """Return the words of a page that stands in the site with the same key, if nobody touched it since."""
        entry = self.entries.get(address)
        own, _, shell = (entry.key or "").partition(" ") if entry is not None else ("", "", "")
        if entry is None or own != key or not entry.lengths or shell not in self.shells:
            return None
        former = self.former(site)(address)
        with suppress(OSError):
            return taken_out(former.path.read_bytes(), self.shells[shell], entry.lengths) if former else None
        return None

    def former(self, site: Path) -> Callable[[str], Former | None]:
        """Return what finds a file of a site by its address, as it was written and as nobody touched it since."""

        def find(address: str) -> Former | None:
            entry, path = self.entries.get(address), site / address
            with suppress(OSError):
                stat = path.stat(follow_symlinks=False)
                if entry is not None and (entry.size, entry.time) == (stat.st_size, stat.st_mtime_ns):
                    return Former(path, entry.digest)
            return None

        return find


@dataclass(frozen=True, slots=True)
class Found:
    """A site as it lies there."""

    known: Mapping[str, Entry]
    """Files that nobody touched since they were written."""
    strange: frozenset[str]
    """Files that somebody changed or put there."""


def list_of(cache: Path, site: Path) -> Path:
    """Return the file that lists what was written to a site."""
    return cache / f"site-{sha256(os.fsencode(site.resolve())).hexdigest()[:16]}.json"


def twin_of(cache: Path | None, site: Path) -> Path | None:
    """Return the folder that holds the site before the last; None where nothing is kept between builds."""
    return twin_beside(list_of(cache, site)) if cache is not None else None


def twin_beside(path: Path) -> Path:
    """Return the folder of the twin of the site whose list this is."""
    return path.with_name(f"{TWIN}{path.stem.partition('-')[2]}")


def new_state() -> str:
    """Return a state that no other build of this machine has."""
    return str(time.time_ns())


def read_list(path: Path | None) -> Written:
    """Return what was written the last time; nothing where that is not known, or not readable."""
    try:
        first, _, entries = path.read_bytes().partition(b"\n") if path else (b"{}", b"", b"")
        head = json.loads(first)
        if head.get("form") != FORM:
            return Written()
        return Written(
            from_json(entries),
            head["withheld"],
            head["indexed"],
            head["seen"],
            head["state"],
            by_digest(shell_of(pieces, url) for url, pieces in head["shells"].values()),
        )
    except (OSError, ValueError, TypeError, AttributeError, KeyError, msgspec.MsgspecError):
        return Written()


def withheld_in(path: Path) -> str:
    """Return which names were withheld in a site by its list, of which only the beginning is read."""
    try:
        with path.open("rb") as file:
            return str(json.loads(file.readline())["withheld"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""


def keep_list(path: Path | None, site: Path, written: Written) -> None:
    """Note what was written; a cache that cannot be written to costs time, never the build."""
    if path is None:
        return
    head = {
        "form": FORM,
        "site": str(site.resolve()),
        "withheld": written.withheld,
        "indexed": written.indexed,
        "seen": written.seen,
        "state": written.state,
        "shells": {shell.digest: (shell.url, shell.pieces) for shell in written.shells.values()},
    }
    try:
        write_text(path, "\n".join((json.dumps(head, separators=(",", ":")), as_json(written.entries))))
        forget_lost(path.parent)
    except OSError:
        return


def as_json(entries: Mapping[str, Entry]) -> str:
    """Write the files of a site as JSON, which is read again as fast as it can be."""
    try:
        return msgspec.json.encode(entries).decode()
    except UnicodeEncodeError:  # half a letter in an address
        return json.dumps(entries, separators=(",", ":"))


def from_json(data: bytes) -> dict[str, Entry]:
    """Read the files of a site."""
    try:
        return msgspec.json.decode(data, type=dict[str, Entry])
    except msgspec.MsgspecError:  # half a letter in an address, or damage
        return msgspec.convert(json.loads(data), dict[str, Entry])


def forget_lost(cache: Path) -> None:
    """Remove the lists of sites that are no longer there, and damaged ones."""
    for path in cache.glob("site-*.json"):
        try:
            with path.open(encoding="utf-8") as file:
                is_there = Path(json.loads(file.readline()).get("site", "")).is_dir()
        except (ValueError, TypeError, AttributeError):
            is_there = False
        if not is_there:
            path.unlink(missing_ok=True)
            shutil.rmtree(twin_beside(path), ignore_errors=True)


def look(site: Path, written: Written, passed_over: str) -> Found:
    """Go through a site and tell what nobody touched.

    Hidden entries of the site's own folder belong to others (`.git` of a branch that is checked out there).

    Parameters:
        site: Its folder.
        written: What was written to it.
        passed_over: A folder of the site that is looked after by itself.
    """
    known: dict[str, Entry] = {}
    strange = set()
    entries, others = written.entries, (".", f"{passed_over}/")
    is_by_itself = not any(address.startswith(others[1]) for address in entries)
    for address, stat in below(site, passed_over if is_by_itself else ""):
        entry = entries.get(address)
        if entry is None:
            if not address.startswith(others):
                strange.add(address)
        elif entry.size == stat.st_size and entry.time == stat.st_mtime_ns:
            known[address] = entry
        else:
            strange.add(address)
    return Found(known, frozenset(strange))


def below(folder: Path, passed_over: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Go through the files below a folder, each with its address relative to it.

    A site of ten thousand dossiers has sixty thousand files: no path is made of any.

    Parameters:
        folder: The folder.
        passed_over: A folder in it whose files are left out.
    """
    waiting = [(str(folder), "")]
    while waiting:
        place, inside = waiting.pop()
        try:
            found = os.scandir(place)
        except FileNotFoundError:
            continue
        with found as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if inside or entry.name != passed_over:
                        waiting.append((entry.path, f"{inside}{entry.name}/"))
                else:
                    yield inside + entry.name, entry.stat(follow_symlinks=False)
