"""Find the source files of a site and read each with the reader of its format."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from dossier.model import Document, Notice, Reason
from dossier.read.kinds import ending_of, problem_of
from dossier.read.normalise import one_line
from dossier.read.source import Source
from dossier.settings import Settings


class Reader(NamedTuple):
    """What reads a format."""

    module: str
    """Under `dossier.read`; imported when a file needs it, since most rest on a library."""
    function: str
    media_type: str
    extra: str = ""
    """The extra that brings the library, if it is one."""


_WORD = Reader("docx", "read_docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
_PAGE = Reader("html", "read_html", "text/html", "html")

READERS: dict[str, Reader] = {
    ".txt": Reader("text", "read_plain", "text/plain"),
    ".text": Reader("text", "read_plain", "text/plain"),
    ".md": Reader("text", "read_plain", "text/markdown"),
    ".markdown": Reader("text", "read_plain", "text/markdown"),
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xhtml": _PAGE._replace(media_type="application/xhtml+xml"),
    ".mht": Reader("mhtml", "read_mhtml", "multipart/related", "html"),
    ".mhtml": Reader("mhtml", "read_mhtml", "multipart/related", "html"),
    ".pdf": Reader("pdf", "read_pdf", "application/pdf", "pdf"),
    ".docx": _WORD,
    ".docm": _WORD._replace(media_type="application/vnd.ms-word.document.macroEnabled.12"),
    ".dotx": _WORD._replace(media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
    ".odt": Reader("odt", "read_odt", "application/vnd.oasis.opendocument.text"),
    ".rtf": Reader("rtf", "read_rtf", "application/rtf"),
    ".eml": Reader("mail", "read_eml", "message/rfc822"),
    ".mbox": Reader("mail", "read_mbox", "application/mbox"),
    ".rss": Reader("feeds", "read_feed", "application/rss+xml", "feeds"),
    ".atom": Reader("feeds", "read_feed", "application/atom+xml", "feeds"),
    ".xml": Reader("feeds", "read_feed", "application/xml", "feeds"),
}
"""Suffix -> what reads it."""

SAME_KIND = (
    frozenset({".html", ".htm", ".xhtml"}),
    frozenset({".docx", ".docm", ".dotx"}),
    frozenset({".mht", ".mhtml"}),
)
"""Endings that say the same of a file's content."""


OFTEN_SOMETHING_ELSE = frozenset({".doc", ".dot", ".wps", ".asp", ".aspx", ".php"})
"""Endings without a reader whose files often are pages or Rich Text."""


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
        return [], [Notice("no-content", Reason("no-folder", (settings.content,)), settings.content, severity="error")]
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
            reason = Reason("text-too-long", (str(length), str(longest)))
            said.append(Notice("too-large", reason, document.path, severity="error"))
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
    suffix = path.suffix.lower()
    if suffix not in READERS and suffix not in OFTEN_SOMETHING_ELSE and suffix != ".msg":
        return [], [Notice("unknown-format", Reason("ending-not-read", (path.suffix, *sorted(READERS))), name)]
    try:
        data = _read_bytes(path, settings.max_bytes)
    except OSError as error:
        return [], [Notice("unreadable", Reason("cannot-be-opened", (str(error.strerror),)), name, severity="error")]
    if data is None:
        reason = Reason("file-too-large", (str(settings.max_bytes),))
        return [], [Notice("too-large", reason, name, severity="error")]
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return [], [Notice("empty", Reason("file-is-empty"), name, 1)]
    ending, notices = true_ending(suffix, data, name)
    if ending is None:
        return [], notices
    documents, said = _read_with(READERS[ending], ending, data, name, settings)
    return documents, [*notices, *said]


def true_ending(suffix: str, data: bytes, name: str) -> tuple[str | None, list[Notice]]:
    """Return the ending that a file should have, and say so where it has another.

    Parameters:
        suffix: The file's ending, in lower case.
        data: Its bytes.
        name: For notices.

    Returns:
        An ending with a reader, or None for what is not read.
    """
    problem = problem_of(data)
    if problem is not None:
        code = "encrypted" if problem.code == "office-with-password" else "unknown-format"
        return None, [Notice(code, problem, name, severity="error")]
    found = ending_of(data)
    same = found is None or suffix == found or any({suffix, found} <= kinds for kinds in SAME_KIND)
    if suffix in {".eml", ".mbox"} and found == ".mht":  # a mail with pictures in it begins as a saved page does
        same = True
    if same and suffix in READERS:
        return suffix, []
    if found is None:
        return None, [Notice("unknown-format", Reason("ending-read-for-some", (suffix,)), name)]
    return found, [Notice("other-format", Reason("is-of-other-kind", (found, suffix)), name, severity="info")]


def _read_with(
    reader: Reader, suffix: str, data: bytes, name: str, settings: Settings
) -> tuple[list[Document], list[Notice]]:
    """Read a file's bytes with its reader."""
    source = Source(name, data, reader.media_type, hashlib.sha256(data).hexdigest(), settings)
    try:
        found = import_module(f"dossier.read.{reader.module}")
    except ImportError as error:  # not installed, or installed without a part of its own
        if (error.name or "").startswith("dossier"):
            raise
        install = f"pip install 'mkdocs-dossier[{reader.extra}]'" if reader.extra else "pip install mkdocs-dossier"
        reason = Reason("library-missing", (suffix, one_line(str(error), 100), install))
        return [], [Notice("missing-extra", reason, name, severity="error")]
    read: Callable[[Source], tuple[list[Document], list[Notice]]] = getattr(found, reader.function)
    try:
        return _of_a_length(*read(source), settings.max_text)
    except Exception as error:  # one file must never stop the others, whatever is in it
        reason = Reason("reader-failed", (type(error).__name__, one_line(str(error), 100)))
        return [], [Notice("unreadable", reason, name, severity="error")]


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
        reason = Reason("cannot-be-listed", (str(error.strerror),))
        notices.append(Notice("unreadable", reason, shown_path(folder, content)))
        return
    for entry in entries:
        path = Path(entry.path)
        if _left_out(entry.name, top=folder == content):
            continue
        if entry.is_symlink():
            problem = _link_problem(path, content)
            if problem is not None:
                notices.append(Notice("link-refused", problem, shown_path(path, content)))
                continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, content, notices)
        elif entry.is_file():
            yield path
        else:
            notices.append(Notice("not-a-file", Reason("no-ordinary-file"), shown_path(path, content)))


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


def _link_problem(path: Path, content: Path) -> Reason | None:
    """Say why a symbolic link is not followed, or None."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Reason("link-leads-nowhere")
    if not target.is_relative_to(content.resolve()):
        return Reason("link-leaves-content")
    if target.is_dir():
        return Reason("link-to-folder")
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
