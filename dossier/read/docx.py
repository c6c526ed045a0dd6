"""Read Word documents (`.docx`).

python-docx opens the package and its styles; the text is taken from the elements themselves, because the library's own
`Paragraph.text` leaves out inserted text. Tracked changes are read as accepted: insertions in, deletions out. Headers
and footers are left out, footnotes come at the end.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from lxml import etree

from dossier.model import BlockKind, Document, Notice, Stated
from dossier.read.metadata import DOCUMENT_PROPERTIES
from dossier.read.normalise import one_line
from dossier.read.source import Part, Source, make_document, row_of

UNPACKED_FACTOR = 10
"""The package may unpack to this many times `max_bytes`; Word's own XML packs about tenfold."""

MAX_MEMBERS = 5_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_SILENT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent", "sectPr")
} | {f"{_MC}Fallback"}


def read_docx(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a Word document."""
    problem = zip_problem(source.data, source.settings.max_bytes * UNPACKED_FACTOR)
    if problem:
        return [], [Notice("unsafe", problem, source.path, severity="error")]
    try:
        file = docx.Document(io.BytesIO(source.data))
        body = file.element.body
        parts = [*_parts(body, _heading_styles(file)), *_notes(file)]
        properties = file.core_properties
        author, title = one_line(str(properties.author or "")), one_line(str(properties.title or ""))
    except Exception as error:  # a parser of another package may raise anything on a broken file
        message = f"cannot be read as a Word document ({type(error).__name__}); save it again as .docx or as text."
        return [], [Notice("unreadable", message, source.path, severity="error")]
    fields: dict[str, Stated] = {}
    if title and any(title.casefold() == one_line(part.text).casefold() for part in parts[:10]):
        # Many templates leave a title of their own in the properties: only one that stands in the text counts.
        fields["title"] = Stated(title, DOCUMENT_PROPERTIES)
    if author and author.lower() not in {"python-docx", "user", "admin", "administrator", "microsoft office user"}:
        fields["author"] = Stated(author, DOCUMENT_PROPERTIES)
    document, noticed = make_document(source, parts, fields, steps=("DOCX to text",))
    return [document], [*_change_notices(body, source.path), *noticed]


def zip_problem(data: bytes, limit: int) -> str | None:
    """Say why a ZIP package is not opened: broken, too large when unpacked, or holding a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            # What a member claims to unpack to is also the most that is read of it.
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > limit:
                return f"unpacks to more than {limit:,} bytes or {MAX_MEMBERS:,} files and was not opened."
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(package.read(member)[:4096]):
                    return "declares a document type or entities, which no Word document does, and was not opened."
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        return f"is no sound ZIP package ({error}); save it again as .docx."
    except Exception as error:  # zlib, lzma and bz2 raise errors of their own
        return f"cannot be unpacked ({type(error).__name__}); save it again as .docx."
    return None


def _parts(body: Any, headings: dict[str, str]) -> Iterator[Part]:
    """Yield the paragraphs and table rows of the body in order, text boxes after the paragraph that holds them."""
    for element in body.iter(f"{_W}p", f"{_W}tr"):
        if any(True for _ in element.iterancestors(f"{_MC}Fallback", f"{_W}del", f"{_W}moveFrom")):
            continue
        if element.tag == f"{_W}tr":
            yield row_of(_text(cell) for cell in element.iterchildren(f"{_W}tc"))
        elif not _in_row(element):
            yield Part(_text(element), _kind(element, headings))


def _in_row(element: Any) -> bool:
    """Tell whether a paragraph's text is already given by a row of a table."""
    return next(element.iterancestors(f"{_W}tr", f"{_W}txbxContent"), None) is not None and (
        next(element.iterancestors(f"{_W}tr", f"{_W}txbxContent")).tag == f"{_W}tr"
    )


def _text(element: Any) -> str:
    """Return the words of an element: insertions in, deletions, field codes and text boxes out."""
    pieces: list[str] = []
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        tag = child.tag
        if tag in _SILENT:
            continue
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag == f"{_W}tab":
            pieces.append("\t")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif isinstance(tag, str):
            if tag == f"{_W}p" and pieces:
                pieces.append("\n")
            stack.extend(reversed(child))
    return "".join(pieces)


def _kind(paragraph: Any, headings: dict[str, str]) -> BlockKind:
    """Return what a paragraph is by its style and numbering."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "paragraph"
    style = properties.find(f"{_W}pStyle")
    name = headings.get(style.get(f"{_W}val", "") if style is not None else "", "")
    if re.match(r"(?:heading|title|überschrift|titre)\b", name, re.IGNORECASE):
        return "heading"
    if properties.find(f"{_W}numPr") is not None or name.lower().startswith("list "):
        return "item"
    return "paragraph"


def _heading_styles(file: Any) -> dict[str, str]:
    """Return the name of each paragraph style by its id."""
    return {str(style.style_id): str(style.name) for style in file.styles if style.name}


def _notes(file: Any) -> Iterator[Part]:
    """Yield the footnotes and endnotes."""
    for relation in file.part.rels.values():
        if relation.is_external or relation.reltype not in {RELATION.FOOTNOTES, RELATION.ENDNOTES}:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(relation.target_part.blob, parser):
            if isinstance(note.tag, str) and note.get(f"{_W}type") is None:
                yield Part(_text(note))


def _change_notices(body: Any, path: str) -> list[Notice]:
    """Say how tracked changes and comments were read."""
    notices: list[Notice] = []
    inserted = sum(1 for _ in body.iter(f"{_W}ins", f"{_W}moveTo"))
    deleted = sum(1 for _ in body.iter(f"{_W}del", f"{_W}moveFrom"))
    if inserted or deleted:
        message = f"holds tracked changes ({inserted} insertions, {deleted} deletions), which are read as accepted."
        notices.append(Notice("tracked-changes", message, path, severity="info"))
    comments = sum(1 for _ in body.iter(f"{_W}commentReference"))
    if comments:
        notices.append(Notice("comments", f"holds {comments} comments, which are not read.", path, severity="info"))
    return notices
