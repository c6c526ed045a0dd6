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

from dossier.model import BlockKind, Document, Notice, Reason, Stated
from dossier.read.metadata import DOCUMENT_PROPERTIES
from dossier.read.normalise import one_line
from dossier.read.package import UNPACKED_FACTOR, zip_problem
from dossier.read.source import Part, Source, make_document, row_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN_PART = "word/document.xml"
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN_TYPE = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml",
    re.IGNORECASE,
)
_STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties",
        b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Names of ISO/IEC 29500 Strict -> those of the transitional form, the longer first."""

_SILENT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent", "sectPr")
} | {f"{_MC}Fallback"}


def read_docx(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a Word document."""
    problem = zip_problem(source.data, source.settings.max_bytes * UNPACKED_FACTOR)
    if problem:
        return [], [Notice("unsafe", problem, source.path, severity="error")]
    try:
        file = docx.Document(io.BytesIO(as_word_expects(source.data)))
        body = file.element.body
        hidden = take_out_hidden(body, file)
        parts = [*_parts(body, _heading_styles(file)), *_notes(file)]
        properties = file.core_properties
        author, title = one_line(str(properties.author or "")), one_line(str(properties.title or ""))
    except Exception as error:  # a parser of another package may raise anything on a broken file
        reason = Reason("not-word", (type(error).__name__,))
        return [], [Notice("unreadable", reason, source.path, severity="error")]
    fields: dict[str, Stated] = {}
    if title and any(title.casefold() == one_line(part.text).casefold() for part in parts[:10]):
        # Many templates leave a title of their own in the properties: only one that stands in the text counts.
        fields["title"] = Stated(title, DOCUMENT_PROPERTIES)
    if author and author.lower() not in {"python-docx", "user", "admin", "administrator", "microsoft office user"}:
        fields["author"] = Stated(author, DOCUMENT_PROPERTIES)
    document, noticed = make_document(source, parts, fields, steps=("DOCX to text",))
    notices = _change_notices(body, source.path)
    if hidden:
        notices.append(Notice("hidden-text", Reason("hidden-characters-left-out", (str(hidden),)), source.path))
    return [document], [*notices, *noticed]


def as_word_expects(data: bytes) -> bytes:
    """Return a package whose names are those that python-docx knows.

    "Strict" Open XML has other names for the same elements, and documents with macros, and templates, another content
    type; the macros themselves are never looked at.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.namelist() else b""
        main = _MAIN_TYPE.sub(_DOCUMENT_TYPE, types)
        strict = any(b"purl.oclc.org/ooxml" in package.read(name) for name in package.namelist() if name == _MAIN_PART)
        if main == types and not strict:
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as written:
            for member in dict.fromkeys(package.namelist()):
                content = main if member == "[Content_Types].xml" else package.read(member)
                if strict and member.endswith((".xml", ".rels")):
                    content = _as_transitional(content)
                written.writestr(member, content)
    return out.getvalue()


def _as_transitional(content: bytes) -> bytes:
    """Return XML of Strict Open XML with the names of the usual, transitional one."""
    for strict, usual in _STRICT_NAMES:
        content = content.replace(strict, usual)
    return content


def take_out_hidden(body: Any, file: Any) -> int:
    """Remove the runs that Word hides, by themselves or by their style; return how many characters they held."""
    styles = {str(style.style_id) for style in file.styles if _hides(style.element.find(f"{_W}rPr"))}
    hidden = [run for run in body.iter(f"{_W}r") if _is_hidden(run, styles)]
    count = sum(len(text.text or "") for run in hidden for text in run.iter(f"{_W}t"))
    for run in hidden:
        run.getparent().remove(run)
    return count


def _is_hidden(run: Any, styles: set[str]) -> bool:
    """Tell whether Word hides a run; what it says of itself wins over its style."""
    properties = run.find(f"{_W}rPr")
    if properties is not None and properties.find(f"{_W}vanish") is not None:
        return _hides(properties)
    named = properties.find(f"{_W}rStyle") if properties is not None else None
    return _paragraph_style(run) in styles or (named is not None and named.get(f"{_W}val") in styles)


def _hides(properties: Any) -> bool:
    """Tell whether properties of a run hide it."""
    vanish = properties.find(f"{_W}vanish") if properties is not None else None
    return vanish is not None and (vanish.get(f"{_W}val") or "true").lower() not in {"0", "false", "off"}


def _paragraph_style(run: Any) -> str:
    """Return the style of the paragraph that a run stands in."""
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
    return str(style.get(f"{_W}val")) if style is not None else ""


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
        reason = Reason("changes-read-as-accepted", (str(inserted), str(deleted)))
        notices.append(Notice("tracked-changes", reason, path, severity="info"))
    comments = sum(1 for _ in body.iter(f"{_W}commentReference"))
    if comments:
        notices.append(Notice("comments", Reason("comments-not-read", (str(comments),)), path, severity="info"))
    return notices
