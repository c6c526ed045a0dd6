"""Build a site aside and put it in place in one move, so that a stopped build leaves the last one as it was."""

from __future__ import annotations

import shutil
from pathlib import Path


def aside(site: Path) -> Path:
    """Return where a site is built before it takes its place."""
    return site.with_name(f".{site.name}.building")


def former(site: Path) -> Path:
    """Return where the last site stands during the move."""
    return site.with_name(f".{site.name}.former")


def prepare(site: Path) -> Path:
    """Clear what a stopped build left and return the folder to build in.

    A build stopped between the two renames of `publish` leaves the last site under its former name: it is put back.
    """
    if former(site).is_dir() and not site.exists():
        former(site).rename(site)
    if former(site).is_dir():
        keep_hidden(former(site), site)
    for left in (former(site), aside(site)):
        if left.exists():
            shutil.rmtree(left)
    return aside(site)


def publish(site: Path) -> None:
    """Put the site that was built aside in its place."""
    if site.exists():
        site.rename(former(site))
    aside(site).rename(site)
    if former(site).is_dir():
        keep_hidden(former(site), site)
    shutil.rmtree(former(site), ignore_errors=True)


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
