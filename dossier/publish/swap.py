"""Build a site aside and put it in place in one move, so that a stopped build leaves the last one as it was."""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

HERE = -100
"""`AT_FDCWD`: paths count from the working folder."""
SWAP = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS."""


def aside(site: Path) -> Path:
    """Return where a site is built before it takes its place."""
    return site.with_name(f".{site.name}.building")


def former(site: Path) -> Path:
    """Return where the last site stands during the move."""
    return site.with_name(f".{site.name}.former")


def lock_of(site: Path) -> Path:
    """Return the file that a build of the site holds."""
    return site.with_name(f".{site.name}.lock")


def prepare(site: Path) -> Path:
    """Clear what a stopped build left and return the folder to build in.

    A build stopped between the two renames of `publish` leaves the last site under its former name: it is put back.
    """
    if former(site).is_dir() and not site.exists():
        former(site).rename(site)
    for left in (former(site), aside(site)):
        # After an exchange the last site stands aside: a build stopped just then left its hidden files there.
        if left.is_dir() and site.is_dir():
            keep_hidden(left, site)
        if left.exists():
            shutil.rmtree(left)
    return aside(site)


def publish(site: Path, twin: Path | None = None) -> bool:
    """Put the site that was built aside in its place: in one step where the system can, else in two renames.

    Parameters:
        site: Its folder.
        twin: Where the last site is to lie from now on; None: it goes.

    Returns:
        Whether it lies there, without its hidden files.
    """
    if site.exists() and exchange(aside(site), site):
        aside(site).rename(former(site))
    else:
        if site.exists():
            site.rename(former(site))
        aside(site).rename(site)
    if not former(site).is_dir():
        return False
    keep_hidden(former(site), site)
    if twin is not None:
        with suppress(OSError):  # such as another file system
            former(site).rename(twin)
            return True
    shutil.rmtree(former(site), ignore_errors=True)
    return False


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, so that there is no moment without a site.

    Returns:
        False where the system or its file system cannot; then nothing was moved.
    """
    names = os.fsencode(one), os.fsencode(other)
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None)
    try:
        if hasattr(library, "renameat2"):  # Linux, glibc 2.28 and musl
            return bool(library.renameat2(HERE, names[0], HERE, names[1], SWAP) == 0)
        if hasattr(library, "renamex_np"):  # macOS
            return bool(library.renamex_np(*names, SWAP) == 0)
    except OSError:
        pass
    return False


def keep_hidden(before: Path, site: Path) -> None:
    """Carry over the hidden files of the last site, as MkDocs does: `.git` of a branch that is checked out there."""
    for path in before.glob(".*"):
        if not (site / path.name).exists():
            path.rename(site / path.name)


def discard(site: Path) -> None:
    """Drop a site that failed to build."""
    shutil.rmtree(aside(site), ignore_errors=True)


def can_stage(site: Path) -> bool:
    """Tell whether the site's folder can be exchanged: a mount point or a link stays where it is."""
    return not (site.is_mount() or site.is_symlink())
