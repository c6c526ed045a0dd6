"""A site to start from: what `dossier new` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from dossier.errors import DossierError
from dossier.publish.origin import PACKAGE, WHEELS, Origin, origin_here

REQUIREMENTS = "requirements.txt"
UNKNOWN = "# If no package index has it, name another place: mkdocs-dossier @ git+https://..., or ./wheels/..."
"""Stands above the package where this one came from a folder of this machine."""

HIDDEN = ("github", "gitignore")
"""Kept without their leading dot in the package, since tools that pack or sync files pass over hidden ones."""


def create_site(folder: Path, origin: Origin | None = None) -> list[Path]:
    """Write a working site into a folder that is new, empty, or the clone of an empty repository.

    Parameters:
        folder: Where; made with its parents when it is not there.
        origin: Where other machines get the package from; None: where this one did, if they can.

    Returns:
        The files written, relative to the folder, in order.

    Raises:
        DossierError: If the folder is not empty, or cannot be made; nothing is written then.
    """
    origin = origin or origin_here()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(path.name != ".git" for path in folder.iterdir()):
            raise DossierError("is not empty; name a new folder, nothing was written", path=str(folder))
        written = []
        for name, source in starter_files():
            content = source.read_bytes()
            write_new(folder / name, pinned(content, origin) if name.name == REQUIREMENTS else content)
            written.append(Path(name))
        if origin.wheel is not None:
            name = PurePosixPath(WHEELS, origin.wheel.name)
            write_new(folder / name, origin.wheel.read_bytes())
            written.append(Path(name))
    except OSError as error:
        raise DossierError(f"cannot be written ({error.strerror})", path=str(error.filename or folder)) from error
    return sorted(written)


def write_new(target: Path, content: bytes) -> None:
    """Write a file that is not there, with its folder; never over one that came meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(content)


def pinned(requirements: bytes, origin: Origin) -> bytes:
    """Return the starter's requirements with the versions installed here, of this package and of what it stands on.

    A site that is built again next year then gives what it gives today. Where nothing is known of what is installed (a
    copy of the source), the names stay without versions.
    """
    lines = [line for line in requirements.decode("utf-8").splitlines() if line.startswith("#")]
    try:
        needs = sorted(filter(None, map(_named, requires(PACKAGE) or ())), key=str.lower)
        known = [f"{name}=={version(name.partition('[')[0])}" for name in (PACKAGE, *needs)]
    except PackageNotFoundError:
        known = [PACKAGE]
    if origin.line:
        known[0] = origin.line
    elif origin.doubt:
        lines.append(UNKNOWN)
    lines += known
    return ("\n".join(lines) + "\n").encode("utf-8")


def _named(requirement: str) -> str:
    """Return the package of a requirement, with its extras; nothing for one of an extra of ours or another system."""
    found = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[A-Za-z0-9,._-]+\])?", requirement)
    return found[0] if found and ";" not in requirement else ""


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
