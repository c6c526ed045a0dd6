"""Read a side of a comparison: a built site, a folder of records, a record, a document, now or as git has it."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dossier.errors import DossierError
from dossier.model import Dossier
from dossier.people.corrections import corrections_name
from dossier.publish.difference.facts import Json
from dossier.publish.exports.record import record

NEEDED = frozenset({"schemaVersion", "id", "headline", "metadata", "abstract", "actors", "quotations", "events"})
"""By what a JSON file is known to be a record."""

Analyse = Callable[[Path, Path | None], Iterable[Dossier]]
"""Makes the dossiers of a file; the second is the folder of the site that it belongs to, if any."""


def read_state(place: str, analyse: Analyse, beside: str = "") -> dict[str, Json]:
    """Read one side.

    Parameters:
        place: A folder or a file; or `REVISION:PATH`, as git names what it keeps.
        analyse: Makes the dossiers of a document.
        beside: A file that a document is analysed with, as it was then: what is known of actors.

    Returns:
        Id of a document -> its record.

    Raises:
        DossierError: If there is nothing to compare.
    """
    path = Path(place)
    revision, colon, inside = place.partition(":")
    if path.exists() or not colon:
        return state_at(path, place, analyse, None)
    with checked_out(revision, inside, place, beside) as root:
        return state_at(root / inside, place, analyse, root)


def state_at(path: Path, place: str, analyse: Analyse, root: Path | None) -> dict[str, Json]:
    """Read what lies at a path.

    Parameters:
        path: Where it lies.
        place: As the caller named it.
        analyse: Makes the dossiers of a document.
        root: Of the site that it belongs to, where it is not the present folder.

    Raises:
        DossierError: If there is nothing to compare.
    """
    if path.is_dir():
        found = dict(records_in(path))
        if not found:
            message = "holds no records; name a built site, or a folder that 'dossier export --format json' wrote"
            raise DossierError(message, path=place)
        return found
    if not path.is_file():
        raise DossierError("there is no such file or folder", path=place)
    if path.suffix.lower() == ".json" and (kept := records_of(path)):
        return kept
    made: dict[str, Json] = {one.document.id: record(one) for one in analyse(path, root)}
    if not made:
        raise DossierError("holds no document that can be read", path=place)
    return made


def records_in(folder: Path) -> Iterator[tuple[str, Json]]:
    """Go through the records in a folder and below it."""
    for path in sorted(folder.rglob("*.json")):
        yield from records_of(path).items()


def records_of(path: Path) -> dict[str, Json]:
    """Return the records of a file, one or a list; nothing where it holds something else.

    Raises:
        DossierError: If it says that it is a record and is not whole.
    """
    try:
        value: Any = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError) as error:
        if path.name == "record.json":
            raise DossierError("cannot be read as a record; build or export anew", path=str(path)) from error
        return {}
    values = value if isinstance(value, list) else [value]
    return {one["id"]: one for one in values if isinstance(one, Mapping) and one.keys() >= NEEDED}


@contextmanager
def checked_out(revision: str, inside: str, place: str, beside: str) -> Iterator[Path]:
    """Lay what git keeps of a revision into a folder that is gone afterwards.

    Only what is needed is taken: the path, the corrections of the document, and the file beside.

    Raises:
        DossierError: If git does not know it.
    """
    if revision.startswith("-"):
        raise DossierError("is no revision that git could know", path=place)
    others = sorted({corrections_name(inside), beside} - {"", inside})
    known = [inside, *(one for one in others if is_known(revision, one, place))]
    packed = git(["archive", "--format=tar", revision, "--", *known], place)
    with tempfile.TemporaryDirectory(prefix="dossier-diff-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed or b"")) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def is_known(revision: str, path: str, place: str) -> bool:
    """Tell whether git keeps a path of a revision."""
    return git(["cat-file", "-e", f"{revision}:./{path}"], place, must=False) is not None


def git(words: list[str], place: str, *, must: bool = True) -> bytes | None:
    """Ask git in the present folder; None where it says no and may.

    Raises:
        DossierError: If it says no, or there is no git.
    """
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)
    except OSError as error:
        raise DossierError("a revision needs git, which is not installed", path=place) from error
    if done.returncode == 0:
        return done.stdout
    if not must:
        return None
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise DossierError(f"git does not know it: {said[-1] if said else 'no reason given'}", path=place)
