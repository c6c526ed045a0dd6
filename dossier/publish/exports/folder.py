"""Write a set of files into a folder: only what changed, and nothing that is not ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.errors import DossierError
from dossier.model import Collection
from dossier.publish.exports.attachments import attachments
from dossier.publish.exports.pages import page_address, page_markdown
from dossier.publish.pages import Site, render_pages
from dossier.settings import Settings

MANIFEST = ".dossier-export"
"""Lists the files written the last time, one a line: they alone may be replaced or removed."""

Files = Iterable[tuple[str, str]]
"""Path within the folder, with forward slashes, and content."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an export changed."""

    written: int
    unchanged: int
    removed: int


def export(collection: Collection, form: str, folder: Path, settings: Settings, root: Path) -> Written:
    """Write a collection into a folder in one form.

    Parameters:
        collection: All dossiers and what joins them.
        form: One of `FORMS`.
        folder: Made when it is not there.
        settings: The site's options.
        root: The site's folder.

    Raises:
        DossierError: If a file is in the way that no export wrote.
    """
    return write_files(folder, FORMS[form](collection, settings, root))


def ending(suffix: str) -> Callable[[Collection, Settings, Path], Files]:
    """Return a form that is made of the files beside the pages with one ending."""

    def of(collection: Collection, _settings: Settings, _root: Path) -> Iterator[tuple[str, str]]:
        return ((one.address, "".join(one.make())) for one in attachments(collection) if one.address.endswith(suffix))

    return of


def pages(collection: Collection, settings: Settings, root: Path) -> Iterator[tuple[str, str]]:
    """Give every page as Markdown with an HTML body."""
    return (
        (page_address(page), page_markdown(page))
        for page in render_pages(collection, settings, root, Site(fixes=False))
    )


FORMS: dict[str, Callable[[Collection, Settings, Path], Files]] = {
    "json": ending(".json"),
    "csv": ending(".csv"),
    "ics": ending(".ics"),
    "pages": pages,
}


def write_files(folder: Path, files: Files) -> Written:
    """Write files, leave those that are as they should be, remove those of the last time that are no longer there.

    Raises:
        DossierError: If a file is in the way that was not written here; nothing is written then.
    """
    manifest = folder / MANIFEST
    before = set(filter(is_inside, manifest.read_text("utf-8").splitlines())) if manifest.is_file() else set()
    wanted = dict(files)
    for name in sorted(wanted.keys() - before):
        path = folder / name
        if path.exists():
            raise DossierError("is in the way and was not written by an export; name another folder", path=str(path))
    folder.mkdir(parents=True, exist_ok=True)
    # Noted before anything is written, so that a stopped run can be taken up again.
    manifest.write_text("".join(f"{name}\n" for name in sorted(before | wanted.keys())), "utf-8")
    written = sum(write_if_changed(folder / name, content) for name, content in wanted.items())
    gone = [folder / name for name in sorted(before - wanted.keys()) if (folder / name).is_file()]
    for path in gone:
        path.unlink()
    manifest.write_text("".join(f"{name}\n" for name in sorted(wanted)), "utf-8")
    return Written(written, len(wanted) - written, len(gone))


def write_if_changed(path: Path, content: str) -> bool:
    """Write a file unless it holds the content already; return whether it was written."""
    data = content.encode("utf-8", "replace")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def is_inside(name: str) -> bool:
    """Tell whether a line of a manifest, which anybody may have edited, names a file inside the folder."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts
