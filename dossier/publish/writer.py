"""Write a site: make what changed, let everything else stay the file it was, and put both in place together.

A file whose key is that of the last time, and that nobody touched since, is neither made nor written again. Where
nothing differs from the last site, nothing is written at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO

from dossier.collection.locks import Lock
from dossier.publish import swap
from dossier.publish.written import Entry, Found, below

HELD = 1 << 20
"""Bytes of a file that are held while it is made; what is longer waits on the disk."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site that can be made."""

    address: str
    """Relative to the site, such as `dossiers/ethiopia-order/index.html`."""
    key: str
    """Changes whenever the file would; empty: it has to be made to see whether it changed."""
    make: Callable[[], Iterable[bytes]]
    """Gives its content in pieces, so that a long table need not be held."""
    lengths: Callable[[], str] = str
    """Gives `Entry.lengths`, once it is made."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a site lies, and where the next one is made."""

    site: Path
    aside: Path
    """Holds only what MkDocs writes and what changed; the site itself where MkDocs writes over what is there."""
    is_exchanged: bool
    """The two folders change places in one step; else what changed is moved into the site."""
    lock: Lock | None = None
    """Keeps other builds of the site waiting."""

    @property
    def is_in_place(self) -> bool:
        """Tell whether MkDocs writes over what is there."""
        return self.aside == self.site

    def leave(self) -> None:
        """Drop what lies aside, and let another build begin; doing so again does nothing."""
        if self.lock is not None and not self.lock.is_held:
            return  # what lies aside now is another's
        if not self.is_in_place:
            shutil.rmtree(self.aside, ignore_errors=True)
        if self.lock is not None:
            self.lock.let_go()


def choose_ground(site: Path, *, stays: bool, in_place: bool, wait: Callable[[Path], None] | None = None) -> Ground:
    """Choose where a site is made; while another build makes it, wait.

    Parameters:
        site: Where it lies in the end.
        stays: The folder must stay the one it is, since a server reads from it, which has it for itself.
        in_place: MkDocs writes over what is there.
        wait: Told of the site if another build makes it.
    """
    lock = None if stays else alone_with(site, wait)
    if in_place:
        return Ground(site, site, is_exchanged=False, lock=lock)
    if not stays and swap.can_stage(site):
        return Ground(site, swap.prepare(site), is_exchanged=True, lock=lock)
    return Ground(site, Path(tempfile.mkdtemp(prefix="dossier-")), is_exchanged=False, lock=lock)


def alone_with(site: Path, wait: Callable[[Path], None] | None) -> Lock | None:
    """Have a site for this build alone; None where its file system has no locks."""
    lock = Lock(swap.lock_of(site.resolve()))
    try:
        lock.path.parent.mkdir(parents=True, exist_ok=True)
        if not lock.take(wait=False):
            if wait is not None:
                wait(site)
            lock.take(wait=True)
    except OSError:  # such as a mount point below a folder that is only to be read
        return None
    return lock


@dataclass(slots=True)
class Difference:
    """What a new site has other than the last one."""

    entries: dict[str, Entry] = field(default_factory=dict)
    """Every file of the new site."""
    changed: list[str] = field(default_factory=list)
    """Those that were written aside."""
    kept: list[str] = field(default_factory=list)
    """Those that stay the files they were."""
    gone: list[str] = field(default_factory=list)
    """Files of the last site that the new one does not have."""
    added: set[str] = field(default_factory=set)
    """Those that changed and that the last site did not have."""

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.changed or self.gone)

    def note(self, address: str, entry: Entry, before: Entry | None) -> None:
        """Note a file that lies aside: the last site may have the same."""
        if before is not None and before.digest == entry.digest:
            self.entries[address] = before._replace(key=entry.key)
            self.kept.append(address)
        else:
            self.entries[address] = entry
            self.changed.append(address)


def compare(outputs: Iterable[Output], last: Found, ground: Ground) -> Difference:
    """Make what changed, and write it aside.

    Parameters:
        outputs: What the site is to hold beside what lies aside already; a file that lies there wins.
        last: The last site.
        ground: Where MkDocs wrote its part, and where the rest is written.
    """
    found = Difference()
    if ground.is_in_place:
        found.entries.update((address, entry) for address, entry in last.known.items() if entry.key is None)
    else:
        for address, stat in list(below(ground.aside)):
            digest = digest_of((ground.aside / address).read_bytes())
            found.note(address, Entry(None, digest, stat.st_size, stat.st_mtime_ns), last.known.get(address))
    theirs = frozenset(found.entries)
    for output in outputs:
        if output.address not in theirs:
            add(output, found, last.known.get(output.address), ground)
    before = last.known.keys() if ground.is_in_place else last.known.keys() | last.strange
    found.gone = sorted(before - found.entries.keys())
    found.added = set(found.changed) - before
    return found


def add(output: Output, found: Difference, before: Entry | None, ground: Ground) -> None:
    """Make a file of ours if it may have changed, and write it aside if it did."""
    if before is not None and output.key and before.key == output.key:
        found.entries[output.address] = before
        found.kept.append(output.address)
        return
    with tempfile.SpooledTemporaryFile(max_size=HELD) as made:
        digest = spooled(output.make(), made)
        if before is not None and before.digest == digest:
            found.entries[output.address] = before._replace(key=output.key, lengths=output.lengths())
            found.kept.append(output.address)
            return
        path = ground.aside / output.address
        path.parent.mkdir(parents=True, exist_ok=True)
        made.seek(0)
        with path.open("wb") as file:
            shutil.copyfileobj(made, file)
    stat = path.stat()
    found.note(output.address, Entry(output.key, digest, stat.st_size, stat.st_mtime_ns, output.lengths()), None)


def spooled(pieces: Iterable[bytes], into: IO[bytes]) -> str:
    """Write pieces of a file down and return the digest of all of it."""
    seen = blake2b(digest_size=16)
    for piece in pieces:
        seen.update(piece)
        into.write(piece)
    return seen.hexdigest()


def in_bytes(make: Callable[[], Iterable[str | bytes]]) -> Iterator[bytes]:
    """Make a file in pieces of text or bytes, and give its bytes."""
    return (piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in make())


def at_once(make: Callable[[], bytes]) -> tuple[bytes]:
    """Make a file in one piece."""
    return (make(),)


def digest_of(content: bytes) -> str:
    """Return what tells one content from another."""
    return blake2b(content, digest_size=16).hexdigest()


def complete(difference: Difference, ground: Ground) -> None:
    """Put what did not change beside what did: the same files under a second name, as long as the last site lies."""
    made: set[Path] = set()
    for address in difference.kept:
        share(ground.site / address, ground.aside / address, made)


def share(old: Path, new: Path, made: set[Path]) -> None:
    """Give a file a second name, a copy where the file system has none; what lies there already is replaced."""
    if new.parent not in made:
        new.parent.mkdir(parents=True, exist_ok=True)
        made.add(new.parent)
    new.unlink(missing_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def place(difference: Difference, ground: Ground) -> None:
    """Move what changed into a site that has to stay the folder it is, then remove what is gone.

    Each file is exchanged as a whole; the others are not touched.
    """
    for address in difference.changed:
        path = ground.site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        if not ground.is_in_place:
            move(ground.aside / address, path)
        stat = path.stat()
        difference.entries[address] = difference.entries[address]._replace(size=stat.st_size, time=stat.st_mtime_ns)
    for address in difference.gone:
        (ground.site / address).unlink(missing_ok=True)
        remove_empty((ground.site / address).parent, ground.site)


def move(old: Path, new: Path) -> None:
    """Move a file over another, also from another file system, so that nobody ever sees half of it."""
    try:
        old.replace(new)
    except OSError:
        near = new.with_name(f".{new.name}.new")
        shutil.copy2(old, near)
        near.replace(new)


def remove_empty(folder: Path, site: Path) -> None:
    """Remove a folder that holds nothing any more, and those above it up to the site."""
    while folder != site:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def where(difference: Difference, ground: Ground, *, all: bool) -> Iterator[tuple[str, Path]]:
    """Go through the files of a new site before it is in place: its changed ones, or all, each with where it lies."""
    yield from ((address, ground.aside / address) for address in difference.changed)
    if all:
        yield from ((address, ground.site / address) for address in difference.kept)
