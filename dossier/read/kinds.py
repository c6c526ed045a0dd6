"""Tell by its first bytes what a file is, whatever its ending says."""

from __future__ import annotations

import io
import re
import zipfile

from dossier.model import Reason

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of the container of old Office files, Outlook messages and encrypted new Office files."""

_OLE_NAMES: tuple[tuple[str, Reason], ...] = (
    ("EncryptedPackage", Reason("office-with-password")),
    ("__properties_version1.0", Reason("outlook-message")),
    ("WordDocument", Reason("old-word")),
    ("Workbook", Reason("old-excel")),
    ("PowerPoint Document", Reason("old-powerpoint")),
)
"""Name of a stream in the container -> what the file is, and what to do."""

_ZIP_MEMBERS: tuple[tuple[str, Reason | None], ...] = (
    ("word/document.xml", None),
    ("word/document2.xml", None),
    ("xl/workbook.xml", Reason("excel")),
    ("ppt/presentation.xml", Reason("powerpoint")),
    ("META-INF/container.xml", Reason("e-book")),
    ("Index/Document.iwa", Reason("pages-document")),
)
"""Name of a member of the package -> why it is not read; nothing for Word's."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!--.{0,2000}?-->\s{0,200})?<(?:!doctype html|html[\s>])", re.I | re.S
)
_MHTML = re.compile(rb"^content-type:\s{0,10}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"(?:[!-9;-~]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,30}){2,60}")
_WORD_XML = re.compile(rb"<\?mso-application progid=\"Word\.Document\"\?>|<w:wordDocument\b|<pkg:package\b")


def ending_of(data: bytes) -> str | None:
    """Return the ending that fits a file's content, such as `.docx`, or None where the first bytes do not tell.

    Only formats with a mark of their own are told: plain text, Markdown, mail and feeds have none.
    """
    head = data[:4096]
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _of_package(data)
    if _HTML.match(head):
        return ".html"
    header = _HEADER.match(data[:16_384])
    return ".mht" if header and _MHTML.search(header.group()) else None


def problem_of(data: bytes) -> Reason | None:
    """Say what a file is that has a mark but no reader, and what to do; None for anything else."""
    if data.startswith(OLE):
        for name, problem in _OLE_NAMES:
            if name.encode("utf-16-le") in data:
                return problem
        return Reason("old-office")
    if data.startswith(b"PK\x03\x04"):
        names = _members(data)
        return next((problem for name, problem in _ZIP_MEMBERS if name in names and problem is not None), None)
    if _WORD_XML.search(data[:4096]):
        return Reason("word-as-one-file")
    return None


def _members(data: bytes) -> frozenset[str]:
    """Return the names in a ZIP package; none if it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return frozenset(package.namelist()[:20_000])
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, UnicodeError):
        return frozenset()


def _of_package(data: bytes) -> str | None:
    """Return the ending of a ZIP package that is a document."""
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return ".odt"
    names = _members(data)
    if {"mimetype", "content.xml"} <= names and "META-INF/container.xml" not in names:
        return ".odt"
    return next((".docx" for name, problem in _ZIP_MEMBERS if name in names and problem is None), None)
