"""Find corrections files that belong to no document: a source was renamed, or the file is misnamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.model import Notice, Reason
from dossier.people.corrections.form import ENDING, corrections_name
from dossier.read.files import shown_path

LOST = "lost-corrections"
MISNAMED = ".corrections.yaml"


def lost_corrections(content: Path, documents: Iterable[str]) -> Iterator[Notice]:
    """Give a notice for each corrections file that no document has; nothing that somebody wrote is silently unused.

    Parameters:
        content: The content folder.
        documents: The paths of all that was read in it.
    """
    used = {corrections_name(path) for path in documents}
    stems: dict[Path, set[str]] = {}
    # Folder -> the names of its files without ending: looked up once, in a folder with thousands of them too.
    for path in sorted(content.rglob("*.corrections.y*ml")):
        name = shown_path(path, content)
        if name in used or any(part.startswith(".") for part in path.relative_to(content).parts):
            continue
        stem = path.name.removesuffix(ENDING).removesuffix(MISNAMED)
        if path.parent not in stems:
            stems[path.parent] = {other.stem for other in path.parent.iterdir() if other.is_file()}
        if path.name.endswith(MISNAMED):
            yield Notice(LOST, Reason("corrections-misnamed", (f"{stem}{ENDING}",)), name, 1)
        elif stems[path.parent].isdisjoint(
            (stem, stem.rpartition(".")[0])
        ):  # a source that cannot be read says so itself
            yield Notice(LOST, Reason("corrections-of-nothing", (stem,)), name, 1)
