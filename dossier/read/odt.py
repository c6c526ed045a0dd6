"""Read OpenDocument texts (`.odt`), as LibreOffice writes them.

The package holds one XML file with the text; the standard library reads both. Tracked deletions, comments, hidden text,
headers and footers are left out, notes come at the end.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dossier.model import BlockKind, Document, Notice, Reason, Stated
from dossier.read.metadata import DOCUMENT_PROPERTIES
from dossier.read.normalise import one_line
from dossier.read.package import UNPACKED_FACTOR, zip_problem
from dossier.read.source import Part, Source, make_document, row_of

MAX_DEPTH = 200
"""Deepest nesting of elements that is followed."""

_SILENT = frozenset(
    ("tracked-changes", "annotation", "hidden-text", "hidden-paragraph", "note", "ruby-text", "forms", "desc", "title")
)
"""Elements whose words are none of the text's."""

_HIDDEN = frozenset({"hidden-text", "hidden-paragraph"})
_BREAKS = {"tab": "\t", "line-break": "\n"}
_KINDS: dict[str, BlockKind] = {"h": "heading", "p": "paragraph"}


def read_odt(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read an OpenDocument text."""
    problem = zip_problem(source.data, source.settings.max_bytes * UNPACKED_FACTOR)
    if problem:
        return [], [Notice("unsafe", problem, source.path, severity="error")]
    try:
        body, properties = _opened(source.data)
    except (ElementTree.ParseError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, OSError) as error:
        reason = Reason("not-open-document", (type(error).__name__,))
        return [], [Notice("unreadable", reason, source.path, severity="error")]
    if body is None:
        return [], [Notice("encrypted", Reason("has-password"), source.path, severity="error")]
    notes = (Part(_text(note)) for note in body.iter() if _name(note) == "note-body")
    parts = [*_parts(body), *notes]
    document, noticed = make_document(source, parts, _fields(properties, parts), steps=("ODT to text",))
    hidden = sum(1 for element in body.iter() if _name(element) in _HIDDEN)
    if hidden:
        noticed = (Notice("hidden-text", Reason("hidden-pieces-left-out", (str(hidden),)), source.path), *noticed)
    return [document], [*noticed]


def _opened(data: bytes) -> tuple[Element | None, Element | None]:
    """Return the document and its properties; no document if it is encrypted.

    Raises:
        KeyError: If the package holds no text.
        xml.etree.ElementTree.ParseError: If its XML is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            return None, None
        # Document types and entities were refused before: nothing expands.
        body = ElementTree.fromstring(package.read("content.xml"))
        return body, ElementTree.fromstring(package.read("meta.xml")) if "meta.xml" in names else None


def _name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _fields(properties: Element | None, parts: list[Part]) -> dict[str, Stated]:
    """Return what the document's properties state: the author, and a title that stands in the text."""
    said = (
        {_name(element): one_line(element.text or "") for element in properties.iter()}
        if properties is not None
        else {}
    )
    fields: dict[str, Stated] = {}
    title, author = said.get("title", ""), said.get("initial-creator") or said.get("creator", "")
    if title and any(title.casefold() == one_line(part.text).casefold() for part in parts[:10]):
        fields["title"] = Stated(title, DOCUMENT_PROPERTIES)
    if author:
        fields["author"] = Stated(author, DOCUMENT_PROPERTIES)
    return fields


def _parts(element: Element, depth: int = 0, *, item: bool = False) -> Iterator[Part]:
    """Yield headings, paragraphs, list items and table rows in order."""
    for child in element:
        name = _name(child)
        if name in _SILENT or depth > MAX_DEPTH:
            continue
        if name in _KINDS:
            yield Part(_text(child), "item" if item and name == "p" else _KINDS[name])
            yield from map(Part, _texts(child.iter(), "text-box"))
        elif name == "table-row":
            yield row_of(_texts(child, "table-cell"))
        else:
            yield from _parts(child, depth + 1, item=item or name == "list-item")


def _texts(elements: Iterable[Element], name: str) -> Iterator[str]:
    """Yield the words of each of the elements that has this name."""
    return (_text(element) for element in elements if _name(element) == name)


def _text(element: Element) -> str:
    """Return the words of an element."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    return "".join(pieces)


def _gather(element: Element, pieces: list[str], depth: int) -> None:
    """Add the words in an element to `pieces`."""
    pieces.append(element.text or "")
    for child in element:
        name = _name(child)
        if name in _BREAKS:
            pieces.append(_BREAKS[name])
        elif name == "s":
            pieces.append(_spaces(child))
        elif name not in _SILENT and name != "text-box" and depth < MAX_DEPTH:
            pieces.append("\n" if name in _KINDS and any(pieces) else "")
            _gather(child, pieces, depth + 1)
        pieces.append(child.tail or "")


def _spaces(element: Element) -> str:
    """Return the spaces that `<text:s text:c="3"/>` stands for."""
    count = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
    return " " * (int(count) if re.fullmatch(r"[0-9]{1,2}", count) else 1)
