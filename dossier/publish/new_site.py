"""A site to start from: what `dossier new` writes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from dossier.errors import DossierError

HIDDEN = ("github", "gitignore")
"""Kept without their leading dot in the package, since tools that pack or sync files pass over hidden ones."""


def create_site(folder: Path) -> list[Path]:
    """Write a working site into a folder that is new or empty.

    Parameters:
        folder: Where; made with its parents when it is not there.

    Returns:
        The files written, relative to the folder, in order.

    Raises:
        DossierError: If the folder is not empty, or cannot be made; nothing is written then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if list(folder.iterdir()):
            raise DossierError("is not empty; name a new folder, nothing was written", path=str(folder))
        written = []
        for name, source in starter_files():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:  # never over a file that came meanwhile
                file.write(source.read_bytes())
            written.append(Path(name))
    except OSError as error:
        raise DossierError(f"cannot be written ({error.strerror})", path=str(error.filename or folder)) from error
    return sorted(written)


def starter_files() -> Iterator[tuple[PurePosixPath, Traversable]]:
    """Give each file of the starter with its place in the new site."""
    return _below(files("dossier") / "data" / "starter", PurePosixPath())


def _below(folder: Traversable, place: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f".{entry.name}" if entry.name in HIDDEN else entry.name
        if entry.is_dir():
            yield from _below(entry, place / name)
        else:
            yield place / name, entry
