"""What is kept between builds: how much it is, what of it nothing needs, and how to begin without it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.collection import store
from dossier.errors import DossierError
from dossier.publish import preview
from dossier.publish.written import TWIN, forget_lost

SEARCH = "search"
"""Folder of what the search index keeps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that is kept."""

    name: str
    """Of its file or folder."""
    what: str
    """What it is, for somebody who sees it for the first time."""
    bytes: int
    entries: tuple[tuple[str, int, int], ...] = ()
    """Kinds of things in it, with how many there are and how many bytes."""


@dataclass(frozen=True, slots=True)
class Cache:
    """All that is kept for a site."""

    folder: Path
    kept: tuple[Kept, ...]
    used: float
    """When a build last wrote in it, in seconds since 1970; 0 where there is nothing."""

    @property
    def bytes(self) -> int:
        """How large it is."""
        return sum(one.bytes for one in self.kept)


def look(folder: Path) -> Cache:
    """Look at what is kept, and change nothing."""
    kept = (
        Kept(store.FILE, "what was read and analysed", size(store_files(folder)), tuple(store.contents(folder))),
        Kept(f"{SEARCH}/", "the search index, ready to be laid into a site", size([folder / SEARCH])),
        Kept(f"{preview.FOLDER}/", "the site that `mkdocs serve` shows", size([folder / preview.FOLDER])),
        Kept("former-…/", "the site before the last, out of which the next is made", sum(own_size(twins(folder)))),
        Kept("site-….json", "lists of what was written to a site", size(folder.glob("site-*.json"))),
        Kept("left over", "what no build needs any more", size(left_over(folder))),
    )
    times = [path.stat().st_mtime for path in files_below([*store_files(folder), *folder.glob("site-*.json")])]
    return Cache(folder, tuple(one for one in kept if one.bytes), max(times, default=0.0))


def prune(folder: Path) -> int:
    """Remove what no build needs, give free space inside the files back to the disk; return how many bytes that was.

    Raises:
        DossierError: If a build or a preview is at work.
    """
    before = look(folder).bytes
    refuse_in_use(folder)
    remove(left_over(folder))
    with suppress(OSError, ValueError):
        forget_lost(folder)
    store.shrink(folder)
    return before - look(folder).bytes


def clear(folder: Path) -> int:
    """Remove all that is kept, and nothing that somebody else put there; return how many bytes that was.

    Raises:
        DossierError: If a build or a preview is at work.
    """
    before = look(folder).bytes
    refuse_in_use(folder)
    known = (folder / SEARCH, folder / preview.FOLDER, *folder.glob("preview.lock"), *folder.glob("site-*.json"))
    known += tuple(twins(folder))
    remove([*store_files(folder), *known, *left_over(folder)])
    with suppress(OSError):
        folder.rmdir()  # unless something else is there
    return before - look(folder).bytes


def refuse_in_use(folder: Path) -> None:
    """Leave alone what somebody works with.

    Raises:
        DossierError: If a build or a preview is at work.
    """
    if store.is_in_use(folder):
        gc.collect()  # a build of this process that is over may have it open until then
    if store.is_in_use(folder):
        raise DossierError(
            "a build or a preview of this site is at work with what is kept; wait until it is done, or end it",
            path=str(folder),
        )


def store_files(folder: Path) -> list[Path]:
    """Return the files of the store that are there."""
    return sorted(folder.glob(f"{store.FILE}*"))


def twins(folder: Path) -> list[Path]:
    """Return what there is of sites before the last."""
    return sorted(folder.glob(f"{TWIN}*"))


def left_over(folder: Path) -> list[Path]:
    """Return a damaged store set aside, what older releases kept, and what a killed build left half written."""
    kinds = ("*.damaged", store.OF_OLD, ".site-*.json.*", f"{SEARCH}/*/*.new")
    return sorted(path for kind in kinds for path in folder.glob(kind))


def remove(paths: list[Path]) -> None:
    """Remove files and folders."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def size(paths: Iterator[Path] | list[Path]) -> int:
    """Return how many bytes files have, and those below folders."""
    return sum(path.stat().st_size for path in files_below(paths))


def own_size(paths: list[Path]) -> Iterator[int]:
    """Give how many bytes files below folders have that lie nowhere else under another name."""
    stats = (path.stat() for path in files_below(paths))
    return (stat.st_size for stat in stats if stat.st_nlink == 1)


def files_below(paths: Iterator[Path] | list[Path]) -> Iterator[Path]:
    """Give files, and those below folders."""
    for path in paths:
        yield from (below for below in ([path] if path.is_file() else path.rglob("*")) if below.is_file())
