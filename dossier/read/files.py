"""Find the source files of a site and read each with the reader of its format."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from dossier.model import Document, Notice
from dossier.read.normalise import one_line
from dossier.read.source import Source
from dossier.settings import Settings

READERS: dict[str, tuple[str, str, str]] = {
    ".txt": ("text", "read_plain", "text/plain"),
    ".text": ("text", "read_plain", "text/plain"),
    ".md": ("text", "read_plain", "text/markdown"),
    ".markdown": ("text", "read_plain", "text/markdown"),
    ".html": ("html", "read_html", "text/html"),
    ".htm": ("html", "read_html", "text/html"),
    ".xhtml": ("html", "read_html", "application/xhtml+xml"),
    ".pdf": ("pdf", "read_pdf", "application/pdf"),
    ".docx": ("docx", "read_docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".eml": ("mail", "read_eml", "message/rfc822"),
    ".mbox": ("mail", "read_mbox", "application/mbox"),
    ".rss": ("feeds", "read_feed", "application/rss+xml"),
    ".atom": ("feeds", "read_feed", "application/atom+xml"),
    ".xml": ("feeds", "read_feed", "application/xml"),
}
"""Suffix -> module under `dossier.read` (its extra has the same name), its function, media type.

Modules are imported when a file needs them: most rest on a library that is an extra.
"""


def find_sources(root: Path, settings: Settings) -> tuple[list[Path], list[Notice]]:
    """List the source files under the content folder.

    Parameters:
        root: Folder of mkdocs.yml.
        settings: Names the content folder.

    Returns:
        Files in order of their path, and notices of what was left out and why. Left out without a word are hidden
        files, `README*`, `pages/`, `actors.yml` and `*.corrections.yml`.
    """
    content = root / settings.content
    notices: list[Notice] = []
    if not content.is_dir():
        message = f"there is no folder '{settings.content}'; make it and put documents in, or set `content`."
        return [], [Notice("no-content", message, settings.content, severity="error")]
    files = sorted(_walk(content, content, notices), key=lambda file: shown_path(file, content))
    notices.sort(key=lambda notice: (notice.path or "", notice.code))
    return files, notices


def _of_a_length(documents: list[Document], notices: list[Notice], longest: int) -> tuple[list[Document], list[Notice]]:
    """Leave out documents too long for a page that opens, and say so."""
    fitting, said = [], list(notices)
    for document in documents:
        length = len(document.text)
        if length <= longest:
            fitting.append(document)
        else:
            message = f"holds {length:,} characters of text, more than {longest:,}; split it or raise `max_text`."
            said.append(Notice("too-large", message, document.path, severity="error"))
    return fitting, said


def read_file(path: Path, root: Path, settings: Settings) -> tuple[list[Document], list[Notice]]:
    """Read one source file; never raises for what stands in it.

    Parameters:
        path: The file.
        root: Folder of mkdocs.yml.
        settings: Limits, and how dates are read.

    Returns:
        The documents in it (an mbox or feed holds several), and notices.
    """
    name = shown_path(path, root / settings.content)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        return [], [
            Notice(
                "unknown-format",
                f"files ending in '{path.suffix}' cannot be read; known are {known}. Convert it.",
                name,
            )
        ]
    try:
        data = _read_bytes(path, settings.max_bytes)
    except OSError as error:
        return [], [
            Notice("unreadable", f"cannot be opened ({error.strerror}); check its permissions.", name, severity="error")
        ]
    if data is None:
        size = f"{settings.max_bytes:,} bytes"
        return [], [
            Notice("too-large", f"is larger than {size}; split it or raise `max_bytes`.", name, severity="error")
        ]
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return [], [Notice("empty", "is empty; write something or delete it.", name, 1)]
    module, function, media_type = reader
    source = Source(name, data, media_type, hashlib.sha256(data).hexdigest(), settings)
    try:
        found = import_module(f"dossier.read.{module}")
    except ImportError as error:  # not installed, or installed without a part of its own
        if (error.name or "").startswith("dossier"):
            raise
        install = f"pip install 'mkdocs-dossier[{module}]'"
        message = f"'{path.suffix}' files need the extra '{module}' ({one_line(str(error), 100)}): {install}"
        return [], [Notice("missing-extra", message, name, severity="error")]
    read: Callable[[Source], tuple[list[Document], list[Notice]]] = getattr(found, function)
    try:
        return _of_a_length(*read(source), settings.max_text)
    except Exception as error:  # one file must never stop the others, whatever is in it
        message = f"cannot be read ({type(error).__name__}: {one_line(str(error), 100)}); please report this file."
        return [], [Notice("unreadable", message, name, severity="error")]


def shown_path(path: Path, content: Path) -> str:
    """Return a file's path under the content folder with forward slashes, valid text whatever the name's bytes are."""
    try:
        relative = path.relative_to(content)
    except ValueError:
        relative = Path(path.name)
    return os.fsencode(relative.as_posix()).decode("utf-8", "replace")


def _walk(folder: Path, content: Path, notices: list[Notice]) -> Iterator[Path]:
    """Go through a folder; links are followed only to files inside the content folder."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        notices.append(Notice("unreadable", f"cannot be listed ({error.strerror}).", shown_path(folder, content)))
        return
    for entry in entries:
        path = Path(entry.path)
        if _left_out(entry.name, top=folder == content):
            continue
        if entry.is_symlink():
            problem = _link_problem(path, content)
            if problem:
                notices.append(Notice("link-refused", problem, shown_path(path, content)))
                continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, content, notices)
        elif entry.is_file():
            yield path
        else:
            notices.append(Notice("not-a-file", "is no ordinary file and was not opened.", shown_path(path, content)))


def _left_out(name: str, *, top: bool) -> bool:
    """Tell whether a name in the content folder is not a source."""
    low = name.lower()
    return (
        low.startswith((".", "~$"))
        or low.endswith((".corrections.yml", ".corrections.yaml", "~"))
        or low.split(".")[0] == "readme"
        or (top and low in {"pages", "actors.yml", "actors.yaml"})
        or low in {"thumbs.db", "desktop.ini"}
    )


def _link_problem(path: Path, content: Path) -> str | None:
    """Say why a symbolic link is not followed, or None."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a symbolic link that leads nowhere; remove it."
    if not target.is_relative_to(content.resolve()):
        return "is a symbolic link that leaves the content folder; copy the file instead."
    if target.is_dir():
        return "is a symbolic link to a folder, whose documents would appear twice; remove it."
    return None


def _read_bytes(path: Path, limit: int) -> bytes | None:
    """Read a file, or return None when it is larger than `limit` bytes."""
    with path.open("rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise OSError(0, "it is no ordinary file")
        if state.st_size > limit:
            return None
        data = file.read(limit + 1)  # It may grow while it is read.
    return data if len(data) <= limit else None
