"""The site that `mkdocs serve` shows, kept between sessions, so that the next one begins with what has not changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from dossier.collection.locks import Lock
from dossier.errors import DossierError
from dossier.publish.pages import Plan
from dossier.publish.shell import Filled, Frame, Shell, frame_of
from dossier.publish.written import Entry, Written, list_of, read_list, withheld_in

FOLDER = "preview"


class Preview:
    """Where the preview lies: in the cache, with a link in the place of MkDocs' temporary folder.

    Where that cannot be (no cache, no links, another preview of the site runs), it lies in the temporary folder and
    ends with it.
    """

    def __init__(self, given: Path, cache: Path | None) -> None:
        """Choose the folder.

        Parameters:
            given: The folder that the server reads from, empty.
            cache: What is kept between builds lies there.
        """
        self.given = given
        self.site = given
        self.cache = cache
        self.lock: Lock | None = None
        if cache is None:
            return
        with suppress(OSError):
            self.lock = claim(cache)
            given.rmdir()
            kept = cache / FOLDER
            try:
                given.symlink_to(kept.resolve(), target_is_directory=True)
            except OSError:
                given.mkdir()
                raise
            self.site = kept

    def begin(self, built: Path) -> Written:
        """Return what lies here: what the last preview left, and of a site that was built since what differs in it.

        Parameters:
            built: The folder into which the site is built.
        """
        if self.cache is None or not self.is_kept:
            return Written()
        here, there = list_of(self.cache, self.site), list_of(self.cache, built)
        left = read_list(here)
        return begun_with(read_list(there), built, self.site, left) if is_newer(there, here) else left

    @property
    def is_kept(self) -> bool:
        """Tell whether the site will be there the next time."""
        return self.site != self.given

    def close(self) -> None:
        """Take the link away, and let another session use the folder."""
        if self.given.is_symlink():
            self.given.unlink()
        if self.lock is not None:
            self.lock.let_go()


def show_first(plans: Iterable[Plan], shells: Mapping[Frame | str, Shell], site: Path) -> bool:
    """Put some pages into a preview, each as a whole, before everything else is made; then they are made once more.

    Parameters:
        plans: The pages.
        shells: What the theme put round pages the last time.
        site: The folder of the preview.

    Returns:
        Whether there are any now; what goes wrong is said when they are made with all others.
    """
    shown = False
    with suppress(DossierError, OSError):
        for plan in plans:
            shell = shells.get(f"{plan.url}index.md") or shells.get(frame_of(plan))
            path = site / plan.url / "index.html"
            if shell is not None and path.is_file():
                near = path.with_name(".index.html.new")
                near.write_bytes(Filled(shell, plan).content())
                near.replace(path)
                shown = True
    return shown


def begun_with(built: Written, site: Path, preview: Path, left: Written) -> Written:
    """Begin a preview with the pages of the site as it was built: they need not be printed again.

    Parameters:
        built: What was written to the site.
        site: Where it lies.
        preview: The folder of the preview.
        left: What lies there.

    Returns:
        What lies in the preview now: the files of ours that nobody touched in the site, under a second name, and what
        was left; the latter alone where the file system has no such names.
    """
    # A page that was left and shows something else would pass for what `built.seen` stands for: no entry, made again.
    entries = {
        address: entry
        for address, entry in left.entries.items()
        if entry.key is None or has_words_of(built.entries.get(address), entry)
    }
    former, made = built.former(site), set[Path]()
    for address, entry in built.entries.items():
        if entry.key is None or former(address) is None or has_words_of(left.entries.get(address), entry):
            continue
        try:
            link(site / address, preview / address, made)
        except OSError:
            return left
        entries[address] = entry
    withheld = built.withheld if left.withheld in ("", built.withheld) else ""
    return Written(entries, withheld, left.indexed, built.seen, "", {**left.shells, **built.shells})


def has_words_of(one: Entry | None, other: Entry) -> bool:
    """Tell whether a page shows the same as another, though perhaps in another frame."""
    return one is not None and (one.key or "").partition(" ")[0] == (other.key or "").partition(" ")[0]


def forget_withheld(cache: Path | None, withheld: str) -> None:
    """Remove a preview that was left with other names withheld: from now on they are nowhere.

    One that is open has its folder for itself, and is built again as soon as names are withheld.

    Parameters:
        cache: What is kept between builds lies there; None: nothing is.
        withheld: Hash of the names that are withheld now.
    """
    if cache is None or not (cache / FOLDER).is_dir():
        return
    kept = cache / FOLDER
    listed = list_of(cache, kept)
    if withheld_in(listed) == withheld:
        return
    with suppress(OSError):
        lock = claim(cache)
        try:
            listed.unlink(missing_ok=True)
            shutil.rmtree(kept)
        finally:
            lock.let_go()


def link(old: Path, new: Path, made: set[Path]) -> None:
    """Give a file a second name, in one step.

    Raises:
        OSError: If the file system has none.
    """
    if new.parent not in made:
        new.parent.mkdir(parents=True, exist_ok=True)
        made.add(new.parent)
    near = new.with_name(f".{new.name}.new")
    near.unlink(missing_ok=True)
    os.link(old, near)
    near.replace(new)
    near.unlink(missing_ok=True)  # it stays where both are names of one file already


def is_newer(one: Path, other: Path) -> bool:
    """Tell whether a file was written after another, or that is not there."""
    with suppress(FileNotFoundError):
        written = one.stat().st_mtime_ns
        with suppress(FileNotFoundError):
            return written > other.stat().st_mtime_ns
        return True
    return False


def claim(cache: Path) -> Lock:
    """Make the folder and hold it for this process.

    Raises:
        OSError: If another process holds it, or it cannot be made.
    """
    (cache / FOLDER).mkdir(parents=True, exist_ok=True)
    lock = Lock(cache / f"{FOLDER}.lock")
    if not lock.take(wait=False):
        raise BlockingIOError("another preview of the site runs")
    return lock
