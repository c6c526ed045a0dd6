"""Tell by its first bytes what a file is, whatever its ending says."""

from __future__ import annotations

import io
import re
import zipfile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of the container of old Office files, Outlook messages and encrypted new Office files."""

_OLE_NAMES: tuple[tuple[str, str], ...] = (
    (
        "EncryptedPackage",
        "is protected by a password; open it in Word, take the password off (File > Info > Protect) and save it again.",
    ),
    (
        "__properties_version1.0",
        "is an Outlook message (.msg), which is not read; open it in Outlook and save it as .eml or .txt, or drag it "
        "into another mail program.",
    ),
    ("WordDocument", "is an old Word document (.doc), which is not read; open it and save it as .docx."),
    ("Workbook", "is an old Excel workbook (.xls), which is not read; copy the text into a document."),
    ("PowerPoint Document", "is an old PowerPoint file (.ppt), which is not read; save its text as .docx or .txt."),
)
"""Name of a stream in the container -> what the file is, and what to do."""

_ZIP_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", ".docx"),
    ("word/document2.xml", ".docx"),
    ("xl/workbook.xml", "is an Excel workbook, which is not read; copy the text into a document, or save it as .csv."),
    ("ppt/presentation.xml", "is a PowerPoint file, which is not read; save its text as .docx or .txt."),
    ("META-INF/container.xml", "is an e-book (EPUB), which is not read; convert it to .docx, .html or .txt."),
    ("Index/Document.iwa", "is a Pages document, which is not read; export it as .docx."),
)

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


def problem_of(data: bytes) -> str | None:
    """Say what a file is that has a mark but no reader, and what to do; None for anything else."""
    if data.startswith(OLE):
        for name, problem in _OLE_NAMES:
            if name.encode("utf-16-le") in data:
                return problem
        return "is an old Office file, which is not read; open it and save it as .docx."
    if data.startswith(b"PK\x03\x04"):
        names = _members(data)
        return next((what for name, what in _ZIP_MEMBERS if name in names and not what.startswith(".")), None)
    if _WORD_XML.search(data[:4096]):
        return "is a Word document as one XML file, which is not read; open it and save it as .docx."
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
    return next((what for name, what in _ZIP_MEMBERS if name in names and what.startswith(".")), None)
