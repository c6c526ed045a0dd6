"""Write a set of files into a folder: only what changed, and nothing that is not ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath

from dossier.errors import DossierError
from dossier.model import Collection
from dossier.publish.exports.forms import files_of
from dossier.publish.exports.pages import BRANCH, INDEX, site_pages
from dossier.publish.pages import Site
from dossier.settings import EXPORTS, Settings

MANIFEST = ".dossier-export"
"""Lists the files written the last time, one a line: they alone may be replaced or removed."""

PAGES = "pages"
"""Folder among the documents in which nothing is read as one."""

FOR_OTHERS = {"pages": INDEX, "hugo": BRANCH}
"""The forms for other generators, which no site holds itself, and what the file of a page is called in them."""

ALL = "all"
"""Every form but those."""

FORMS = (*EXPORTS, *FOR_OTHERS, ALL)

Content = str | bytes
Files = Iterable[tuple[str, Content]]
"""Path within the folder, with forward slashes, and content."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an export changed."""

    written: int
    unchanged: int
    removed: int


def export(
    collection: Collection, forms: Iterable[str], folder: Path, settings: Settings, root: Path, site: Site | None = None
) -> Written:
    """Write a collection into a folder in some forms.

    Parameters:
        collection: All dossiers and what joins them.
        forms: Names out of `FORMS`.
        folder: Made when it is not there.
        settings: The site's options.
        root: The site's folder.
        site: Name and address of the site.

    Raises:
        DossierError: If a file is in the way that no export wrote, the folder is one of documents, or a form needs what
            is not installed.
    """
    check_apart(folder, root / settings.content)
    wanted, site = list(forms), site or Site()
    if ALL in wanted:
        wanted += EXPORTS
    files = files_of((form for form in wanted if form in EXPORTS), collection, site, root / settings.content)
    made: Iterable[tuple[str, Content]] = ((one.address, whole(one.make())) for one in files)
    for form, name in FOR_OTHERS.items():
        if form in wanted:
            made = chain(made, site_pages(collection, settings, root, site, name))
    return write_files(folder, made)


def check_apart(folder: Path, content: Path) -> None:
    """See that a folder is none whose files are read as documents.

    Raises:
        DossierError: If it is: what is written there would be a document of the next build.
    """
    inside, documents = folder.resolve(), content.resolve()
    if inside.is_relative_to(documents) and inside.relative_to(documents).parts[:1] != (PAGES,):
        what = "holds your documents, and what is written there would be read as more of them; name another folder"
        raise DossierError(what, path=str(folder))


def whole(pieces: Iterable[str | bytes]) -> bytes:
    """Put the pieces of a file together."""
    return b"".join(map(as_bytes, pieces))


def as_bytes(piece: str | bytes) -> bytes:
    """Return a piece of a file as it is written; half letters, which UTF-8 has none of, as a question mark."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


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


def write_if_changed(path: Path, content: Content) -> bool:
    """Write a file unless it holds the content already; return whether it was written."""
    data = as_bytes(content)
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def is_inside(name: str) -> bool:
    """Tell whether a line of a manifest, which anybody may have edited, names a file inside the folder."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts
