"""Read PDF files.

pypdf is maintained, written in Python alone (a time limit can interrupt it, no broken file can crash the process), and
limits what a compressed stream may unpack to. It gives pieces of text with their place on the page; lines, columns,
paragraphs and running heads are put together here from those places.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError

from dossier.model import Document, Notice, Reason, Stated
from dossier.read.blocks import DATE_LINE, is_about_document, is_full
from dossier.read.metadata import DOCUMENT_PROPERTIES
from dossier.read.normalise import normalise, one_line
from dossier.read.source import Part, Source, make_document

MAX_PAGES = 3_000

MARGIN = 0.12
"""Share of the page's height, above and below, in which running heads stand."""

_FOLIO = re.compile(r"(?:page |p\. ?|- ?|– ?)?\d{1,4}(?: ?(?:/|of|von) ?\d{1,4})?(?: ?[-–])?$", re.IGNORECASE)
_END = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}$")
_COMPOUNDING = frozenset(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "self", "vice", "well")
)
"""Words that keep their hyphen: "sixty-five", "self-defence"."""

_LEADS_ON = re.compile(
    r"(?:^| )(?:on|of|for|to|in|by|from|since|until|till|before|after|dated|through|between|and|the)$|[,;:–-]$",
    re.IGNORECASE,
)
"""End of a line after which a day belongs to the sentence."""

_NUMBERED = re.compile(r"(\d{1,3})(?: {1,4}(?=\S)|$)", re.ASCII)
"""A number at the beginning of a line; one with a full stop or bracket begins an item."""

LEAST_NUMBERS = 8
"""Numbers one after the other at the beginning of lines that make them line numbers and no list."""

_HYPHEN = re.compile(r"(\w+)[-\u2010\u00ad]$")

# pypdf logs a line for each oddity of a file. Standard error belongs to the user; what matters is said in notices.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on a page; lengths in points."""

    text: str
    page: int
    x: float
    y: float
    """From the bottom of the page."""
    size: float
    right: float
    height: float
    """Of the page."""


def read_pdf(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a PDF file."""
    notices: list[Notice] = []
    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            return [], [Notice("encrypted", Reason("has-password"), source.path, severity="error")]
        title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
        count = len(reader.pages)
        pages = [_lines(reader, number, notices, source.path) for number in range(min(count, MAX_PAGES))]
    except DependencyError:
        return [], [Notice("encrypted", Reason("needs-cryptography"), source.path, severity="error")]
    except Exception as error:  # a parser of another package may raise anything on a broken file
        reason = Reason("not-pdf", (type(error).__name__, one_line(str(error), 100)))
        return [], [Notice("unreadable", reason, source.path, severity="error")]
    if count > MAX_PAGES:
        notices.append(Notice("too-many", Reason("too-many-pages", (str(count), str(MAX_PAGES))), source.path))
    if not any(pages):
        return [], [*notices, Notice("no-text", _why_empty(reader, count), source.path)]
    kept, said = _without_furniture(pages, count, source.path)
    document, noticed = _document(source, title, kept)
    return [document], [*notices, *said, *noticed]


def _document(source: Source, title: str, pages: list[list[Line]]) -> tuple[Document, tuple[Notice, ...]]:
    """Make a document of the lines of its pages and the title in its properties."""
    parts = to_parts([line for page in pages for line in in_columns(page)])
    fields: dict[str, Stated] = {}
    if title and any(_words(title) == _words(part.text) for part in parts[:10]):
        # Writers leave file names and old titles in the properties: only one that stands in the text counts.
        fields["title"] = Stated(title, DOCUMENT_PROPERTIES)
    return make_document(source, parts, fields, steps=("PDF to text",))


def _why_empty(reader: PdfReader, count: int) -> Reason:
    """Say why a file has no text, and what to do."""
    if any(_holds_images(reader, number) for number in range(min(count, 20))):
        return Reason("is-a-scan")
    return Reason("pdf-without-text")


def _without_furniture(pages: list[list[Line]], count: int, path: str) -> tuple[list[list[Line]], list[Notice]]:
    """Leave out numbers of lines, running heads and page numbers, and say so."""
    notices: list[Notice] = []
    blank = sum(1 for page in pages if not page)
    if blank:
        reason = Reason("pages-without-text", (str(blank), str(count)))
        notices.append(Notice("blank-pages", reason, path, severity="info"))
    pages, numbers = without_line_numbers(pages)
    if numbers:
        notices.append(Notice("line-numbers", Reason("line-numbers-left-out", (str(numbers),)), path, None, "info"))
    kept, heads = without_running_heads(pages)
    if heads:
        notices.append(Notice("running-heads", Reason("running-heads-left-out", (str(heads),)), path, None, "info"))
    return kept, notices


def _lines(reader: PdfReader, number: int, notices: list[Notice], path: str) -> list[Line]:
    """Return the lines of a page in the order of the file; a page that cannot be read gives a notice and none."""
    try:
        page = reader.pages[number]
        height = float(page.mediabox.height) or 842.0
        bottom = float(page.mediabox.bottom)
        pieces: list[tuple[str, float, float, float]] = []

        def visit(text: str, cm: Any, tm: Any, _font: Any, size: Any) -> None:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
            pieces.append((text, float(x), float(y), float(size or 0) * float(scale)))

        page.extract_text(visitor_text=visit, visitor_operand_before=_OnceShown())
    except Exception as error:  # one broken page does not lose the others
        notices.append(Notice("pdf-page", Reason("page-unreadable", (str(number + 1), type(error).__name__)), path))
        return []
    return list(_joined(pieces, number, height, bottom))


class _OnceShown:
    """Blanks what a page shows twice at one place: many writers make bold letters of two or three drawings.

    pypdf calls it before each operator of a page.
    """

    def __init__(self) -> None:
        self.size = 1.0
        self.shown = 0
        self.places: dict[tuple[int, str], list[tuple[float, float]]] = {}

    def __call__(self, operator: bytes, operands: Any, cm: Any, tm: Any) -> None:
        """Look at an operator; the words of a drawing that was there before are taken out of it."""
        if operator == b"Tf" and len(operands) > 1:
            self.size = abs(float(operands[1])) if isinstance(operands[1], int | float) else self.size
        elif operator in {b"BT", b"Td", b"TD", b"Tm", b"T*"}:
            self.shown = 0
        elif operator in {b"Tj", b"TJ"} and operands and len(operands[0]) > 0:
            self.shown += 1
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            near = 0.1 * max(1.0, self.size * (abs(tm[3] * cm[3]) or 1.0))
            places = self.places.setdefault((self.shown, repr(operands[0])), [])
            if any(abs(x - left) < near and abs(y - up) < near for left, up in places[-20:]):
                operands[0] = type(operands[0])()
            else:
                places.append((x, y))


def _holds_images(reader: PdfReader, number: int) -> bool:
    """Tell whether a page shows images; one that cannot be looked at may."""
    try:
        resources: Any = reader.pages[number].get("/Resources")
        objects: Any = resources.get_object().get("/XObject") if resources is not None else None
        if objects is None:
            return False
        kinds = {str(each.get_object().get("/Subtype")) for each in objects.get_object().values()}
        return not kinds.isdisjoint({"/Image", "/Form"})
    except Exception:  # of a broken page nothing is known
        return True


def without_line_numbers(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """Take off the numbers in front of the lines of transcripts, bills and court papers.

    Returns:
        The pages, and how many numbers were taken off.
    """
    kept: list[list[Line]] = []
    count = 0
    for page in pages:
        numbered = _line_numbers(page)
        kept.append([line for line in (_unnumbered(line, numbered) for line in page) if line is not None])
        count += len(numbered)
    return kept, count


def _unnumbered(line: Line, numbered: frozenset[Line]) -> Line | None:
    """Return a line without its number; None if it was nothing else."""
    if line not in numbered:
        return line
    rest = _NUMBERED.sub("", line.text, count=1).strip()
    return replace(line, text=rest) if rest else None


def _line_numbers(page: list[Line]) -> frozenset[Line]:
    """Return the lines that begin with their number: at the left edge, each one or five more than the last."""
    opening = [(line, int(found[1])) for line in page if (found := _NUMBERED.match(line.text))]
    if len(opening) < LEAST_NUMBERS:
        return frozenset()
    edge = min(line.x for line, _ in opening)
    column = [(line, number) for line, number in opening if line.x < edge + 2 * max(line.size, 1)]
    column.sort(key=lambda each: -each[0].y)
    step = _step(number for _, number in column)
    return frozenset(line for line, _ in column) if step and _is_numbered_prose(page, column, step) else frozenset()


def _step(numbers: Iterable[int]) -> int:
    """Return by how much nearly all numbers grow, if it is one or five and there are enough; else 0."""
    steps = Counter(second - first for first, second in pairwise(numbers))
    step, often = steps.most_common(1)[0] if steps else (0, 0)
    enough = often >= max(LEAST_NUMBERS - 1, 0.8 * steps.total())
    return step if step in {1, 5} and enough else 0


def _is_numbered_prose(page: list[Line], column: list[tuple[Line, int]], step: int) -> bool:
    """Tell prose with line numbers from a ranking or table, whose rows are short, and from a list on part of a page."""
    lengths = [len(line.text) for line in page if not line.text.isdecimal()]
    if not lengths or median(lengths) < 30:
        return False
    rows = len({round(line.y) for line in page})
    return any(line.text.isdecimal() for line, _ in column) or len(column) * step >= 0.7 * rows


class _Row:
    """The line that pieces are being joined to."""

    def __init__(self, page: int, height: float, bottom: float) -> None:
        self.page, self.height, self.bottom = page, height, bottom
        self.words: list[str] = []
        self.start = (0.0, 0.0, 0.0)
        self.right = 0.0
        # pypdf saw a line break after the last piece; it also sees one where a writer goes back to the page's origin.
        self.broken = False

    def reach(self) -> float:
        """Return where the line ends.

        pypdf tells where a piece ends only for some fonts; a letter is about half as wide as high.
        """
        return max(self.right, self.start[0] + 0.45 * self.start[2] * len("".join(self.words)))

    def ends_before(self, x: float, y: float, size: float) -> bool:
        """Tell whether a piece at this place begins another line."""
        em = max(size, self.start[2], 1)
        if abs(y - self.start[1]) > (0.3 if self.broken else 0.7) * em or x > self.reach() + 1.5 * em:
            return True
        return self.broken and x < self.reach() - em

    def add(self, text: str, x: float, y: float, size: float) -> None:
        """Add words to the line; the first ones say where it begins."""
        if text.strip() and not self.words:
            self.start, self.right = (x, y, size), x
        elif text.strip() and self.broken:
            self.words.append(" ")
        if text:
            self.words.append(text)
            self.broken = False

    def take(self) -> Iterator[Line]:
        """Yield the line, if there is one, and begin another."""
        text = " ".join(normalise("".join(self.words))[0].split())
        if text:
            x, y, size = self.start
            yield Line(text, self.page, x, y - self.bottom, size, self.reach(), self.height)
        self.words.clear()
        self.broken = False


def _joined(pieces: list[tuple[str, float, float, float]], page: int, height: float, bottom: float) -> Iterator[Line]:
    """Join pieces into lines: a line ends where pypdf saw a line break, or where the next piece stands elsewhere."""
    row = _Row(page, height, bottom)
    for text, x, y, size in pieces:
        if row.words and text.strip() and row.ends_before(x, y, size):
            yield from row.take()
        first, *others = text.split("\n")
        row.add(first, x, y, size)
        for number, piece in enumerate(others):
            if piece or number + 1 < len(others):
                yield from row.take()
                row.add(piece, x, y, size)
            else:
                row.broken = bool(row.words)
        if not text.strip() and row.words and abs(y - row.start[1]) < 1:
            row.right = max(row.right, x)
    yield from row.take()


def without_running_heads(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """Leave out lines at the upper and lower edge that repeat from page to page, figures aside, and page numbers.

    Returns:
        The pages, and how many lines were left out.
    """
    edges = Counter(key for page in pages for key in {_edge_key(line) for line in page if _at_edge(line)})
    often = max(2, sum(1 for page in pages if page) // 3)
    kept = [[line for line in page if not _is_furniture(line, edges, often)] for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_furniture(line: Line, edges: Counter[str], often: int) -> bool:
    """Tell whether a line at the edge of its page stands at that of other pages too, or is a page number."""
    return _at_edge(line) and (edges[_edge_key(line)] >= often or _FOLIO.match(line.text) is not None)


def _at_edge(line: Line) -> bool:
    """Tell whether a line stands where running heads do."""
    return line.y > line.height * (1 - MARGIN) or line.y < line.height * MARGIN


def _edge_key(line: Line) -> str:
    """Return a line without its figures, so that page numbers do not make it different."""
    return re.sub(r"\d+", "0", line.text.casefold())


def in_columns(lines: list[Line]) -> list[Line]:
    """Put a page's lines in reading order when the file gives them row by row across two columns.

    Most writers give column after column, and their order is kept. Rows across are recognised by lines that share their
    height with the line before and stand clear to the right of it.
    """
    beside = [
        (line, follower)
        for line, follower in pairwise(lines)
        if abs(line.y - follower.y) < 0.3 * max(line.size, 1) and follower.x > line.right
    ]
    if len(beside) < max(3, 0.3 * len(lines)):
        return lines
    # Cells of a table stand side by side too, but they are short.
    if median(len(line.text) for pair in beside for line in pair) < 15:
        return lines
    return _down_columns(lines, median(follower.x for _, follower in beside))


def _down_columns(lines: list[Line], gutter: float) -> list[Line]:
    """Return lines on both sides of a gutter column by column; a line across the page ends both."""
    columns: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        on_the_right = line.x >= gutter - 2
        if not on_the_right and line.right > gutter + 2 * max(line.size, 1):
            columns += [*left, *right, line]
            left, right = [], []
        else:
            (right if on_the_right else left).append(line)
    return [*columns, *left, *right]


def to_parts(lines: list[Line]) -> list[Part]:
    """Join lines into paragraphs and tell headings by their size.

    A paragraph ends at a wider gap, a change of size or an indented line; at the end of a column or page it ends only
    if the line is finished.
    """
    if not lines:
        return []
    weight: Counter[float] = Counter()
    for line in lines:
        weight[round(line.size, 1)] += len(line.text)
    body = weight.most_common(1)[0][0] or 1.0
    known = Counter(word for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text.casefold()))
    groups = _groups(lines, body)
    return [
        Part(
            _flowed(group, known),
            "heading" if _is_heading(group, body) else "paragraph",
            pages=tuple(_pages_in(group, known)),
        )
        for group in groups
    ]


def _pages_in(group: list[Line], known: Counter[str]) -> Iterator[tuple[int, int]]:
    """Give where pages begin in a paragraph."""
    yield 0, group[0].page + 1
    for at in range(1, len(group)):
        if group[at].page != group[at - 1].page:
            before = _flowed(group[:at], known)
            yield len(before) + (not _HYPHEN.search(before)), group[at].page + 1


def _groups(lines: list[Line], body: float) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    pitch = _pitch(lines, body)
    lengths = sorted(len(line.text) for line in lines if abs(line.size - body) < 0.08 * body)
    measure = lengths[(len(lengths) * 9) // 10] if lengths else 0
    groups: list[list[Line]] = []
    for line in lines:
        # What is larger than the text is set wider.
        apart = pitch * max(1.0, line.size / body)
        if groups and _goes_on(groups[-1], line, apart) and not _states(groups[-1][-1], line, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _pitch(lines: list[Line], body: float) -> float:
    """Return the distance of two lines of a paragraph: the smallest one that is no exception.

    Not the median: where paragraphs are short, most lines are followed by another paragraph.
    """
    gaps = [
        line.y - follower.y
        for line, follower in pairwise(lines)
        if line.page == follower.page and 0 < line.y - follower.y < 3 * body
    ]
    usual = Counter(round(gap * 2) / 2 for gap in gaps if gap > 0.9 * body)
    often = [gap for gap, count in usual.items() if count >= max(2, 0.15 * len(gaps))]
    return min(often) if often else median(gaps) if gaps else 1.2 * body


def _states(last: Line, line: Line, measure: int) -> bool:
    """Tell whether one of two lines speaks of the document and stands for itself: a memo head, a byline, a date."""
    if DATE_LINE.match(line.text) and not line.text.endswith(".") and not _LEADS_ON.search(last.text):
        return True
    return not is_full(last.text, line.text, measure) and (is_about_document(line.text) or is_about_document(last.text))


def _goes_on(group: list[Line], line: Line, pitch: float) -> bool:
    """Tell whether a line belongs to the paragraph before it."""
    last = group[-1]
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size, 1):
        return False
    down = last.y - line.y
    if line.page != last.page or down < 0:  # a new page or column
        return not _END.search(last.text) and (line.text[:1].islower() or last.text[-1:] in "-\u2010,;")
    if down > 1.35 * pitch:
        return False
    indented = line.x > last.x + 0.8 * line.size and len(group) > 1 and _END.search(last.text)
    bullet = re.match(r"[•◦▪‣·*–—-] |\(?\d{1,3}[.)] ", line.text)
    return not indented and not bullet


def _is_heading(group: list[Line], body: float) -> bool:
    """Tell whether lines are a heading: larger than the text, and few."""
    return group[0].size > 1.12 * body and len(group) <= 4 and sum(len(line.text) for line in group) <= 300


def _flowed(group: list[Line], known: Counter[str]) -> str:
    """Join lines with spaces; a hyphen at a line's end goes if the word is known without it, or not with it."""
    text = ""
    for line in group:
        broken = _HYPHEN.search(text)
        if not text:
            text = line.text
        elif broken and line.text[:1].islower():
            first, second = broken[1].casefold(), re.match(r"\w*", line.text)
            rest = second.group().casefold() if second else ""
            keep = (known[f"{first}-{rest}"] > 0 or first in _COMPOUNDING) and not known[first + rest]
            text = (text if keep else text[:-1]) + line.text
        elif broken:
            text += line.text
        else:
            text += " " + line.text
    return text


def _words(text: str) -> str:
    """Return text for comparison."""
    return " ".join(re.findall(r"\w+", text.casefold()))
