"""A brief as a Word document: real styles, so that a newsroom can restyle it, and numbers that are links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dossier.publish.briefs.formats import Paper
from dossier.publish.briefs.records import Brief, Item, Section, Source, runs

INK, QUIET, ACCENT, LINE = "1A1C1E", "5A6168", "1D4F7C", "C8CDD2"
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""The clock would make every run differ."""
_SIZES = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
_FONT = "Cambria"
"""With Word on every system; others put a metric-compatible one in its place (Caladea)."""
_UNFIT = dict.fromkeys([*range(0x9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
"""What XML cannot hold."""
WHEN = Mm(36)
"""Width of the column of days."""


def word(brief: Brief, paper: Paper = "a4") -> bytes:
    """Write a brief as a Word document (.docx).

    Parameters:
        brief: What it says.
        paper: Its size.
    """
    made = _Word(brief, paper)
    out = BytesIO()
    made.document.save(out)
    return same_every_time(out.getvalue())


def same_every_time(data: bytes) -> bytes:
    """Pack a document again in a fixed order, with fixed times."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w") as again:
        for name in sorted(packed.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            again.writestr(info, packed.read(name))
    return out.getvalue()


class _Word:
    """A Word document on its way."""

    def __init__(self, brief: Brief, paper: Paper) -> None:
        self.document: Any = docx.Document()
        self.bookmarks = count(1)
        self.language = brief.language.replace("_", "-")
        self.set_page(brief, paper)
        self.set_styles()
        self.set_properties(brief)
        self.write(brief)

    # ---------------------------------------------------------------------------------------------------------- setting

    def set_page(self, brief: Brief, paper: Paper) -> None:
        """Set paper, margins, and what stands at the foot of each page."""
        page = self.document.sections[0]
        page.page_width, page.page_height = _SIZES[paper]
        self.width = _SIZES[paper][0] - Mm(54)
        page.left_margin = page.right_margin = Mm(27)
        page.top_margin, page.bottom_margin = Mm(24), Mm(24)
        foot = page.footer.paragraphs[0]
        foot.style = self.document.styles["Footer"]
        foot.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        before, between, after = brief.page_of.format("\0", "\0").split("\0")
        for text, code in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            foot.add_run(text)
            if code:
                field(foot, code)
        page.different_first_page_header_footer = True
        first = page.first_page_footer.paragraphs[0]
        first.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for text, code in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            first.add_run(text)
            if code:
                field(first, code)
        tabs = self.document.styles["Header"].element.pPr.find(qn("w:tabs"))
        if tabs is not None:
            tabs.getparent().remove(tabs)
        head = page.header.paragraphs[0]
        head.paragraph_format.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT)
        head.add_run(f"{fit(brief.title[:80])}\t{fit(brief.date)}")

    def set_styles(self) -> None:
        """Set the styles: Word's own where it has them."""
        styles = self.document.styles
        self.set_style(styles["Normal"], 10.5, INK, after=5)
        self.set_style(styles["Title"], 21, INK, bold=True, after=4, keep=True)
        self.set_style(styles["Heading 1"], 12, ACCENT, bold=True, before=15, after=4, keep=True)
        self.set_style(styles["Heading 2"], 10, INK, bold=True, before=9, after=1, keep=True)
        for name in ("Header", "Footer"):
            self.set_style(styles[name], 8, QUIET)
        for name, size, colour, more in OWN_STYLES:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            self.set_style(style, size, colour, **more)
        passage = styles["Brief Passage"].paragraph_format
        passage.left_indent, passage.first_line_indent = Mm(10), -Mm(10)
        passage.tab_stops.add_tab_stop(Mm(10))
        for name in ("Brief Speaker", "Brief Quote", "Brief Quote Remark"):
            styles[name].paragraph_format.left_indent = Mm(4)
            border(styles[name].element.get_or_add_pPr(), "left", 12, LINE, 8)
        border(styles["Brief Scope End"].element.get_or_add_pPr(), "bottom", 8, INK, 6)

    def set_style(
        self, style: Any, size: float, colour: str, *, bold: bool = False, before: float = 0, after: float = 0,
        keep: bool = False,
    ) -> None:  # fmt: skip
        """Set one style."""
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = RGBColor.from_string(colour)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]  # a theme's font would win
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT if script != "cs" else "Times New Roman")
        language = properties.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            properties.append(language)
        language.set(qn("w:val"), self.language)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.12
        shape.keep_with_next, shape.widow_control = keep, True
        for line in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            style.element.get_or_add_pPr().remove(line)

    def set_properties(self, brief: Brief) -> None:
        """Say in the file what it is."""
        properties = self.document.core_properties
        properties.title, properties.subject = fit(brief.title), fit(brief.kind)
        properties.author = properties.last_modified_by = "Dossier"
        properties.comments = properties.keywords = ""
        properties.created = properties.modified = _STAMP
        properties.language, properties.revision = self.language, 1

    # ---------------------------------------------------------------------------------------------------------- writing

    def paragraph(self, style: str, text: str = "") -> Any:
        """Begin a paragraph."""
        return self.document.add_paragraph(fit(text), style=style)

    def write(self, brief: Brief) -> None:
        """Write everything in its order."""
        self.paragraph("Brief Kind", ". ".join(filter(None, (brief.kind, brief.date))))
        self.paragraph("Title", brief.title)
        for sentence in brief.scope[:-1]:
            self.paragraph("Brief Scope", sentence)
        self.paragraph("Brief Scope End", brief.scope[-1] if brief.scope else "")
        for section in brief.sections:
            self.write_section(section)
        self.paragraph("Heading 1", brief.sources_title)
        for source in brief.sources:
            self.write_source(source)
        self.paragraph("Heading 1", brief.made_title)
        for sentence in brief.made:
            self.paragraph("Brief Small", sentence)

    def write_section(self, section: Section) -> None:
        """Write a section."""
        self.paragraph("Heading 1", section.title)
        if section.note:
            self.paragraph("Brief Note", section.note)
        if section.kind == "timeline":
            self.write_events(section.items)
            return
        write = self.write_quote if section.kind == "quotes" else self.write_item
        for item in section.items:
            write(item, "Brief Line" if section.kind == "lines" else "Normal")

    def write_item(self, item: Item, style: str) -> None:
        """Write an item in one paragraph."""
        paragraph = self.paragraph(style)
        if item.label:
            paragraph.add_run(fit(item.label) + " ").bold = True
        self.write_words(paragraph, item)
        if item.remarks:
            quiet(paragraph.add_run(" " + fit("; ".join(item.remarks))))

    def write_quote(self, item: Item, _style: str) -> None:
        """Write a quotation: who, the words, how sure that is."""
        if item.label:
            self.paragraph("Brief Speaker", item.label)
        said = self.paragraph("Brief Quote")
        self.write_words(said, item)
        said.paragraph_format.space_after = Pt(0 if item.remarks else 7)
        if item.remarks:
            said.paragraph_format.keep_with_next = True
            self.paragraph("Brief Quote Remark", "; ".join(item.remarks))

    def write_events(self, items: Sequence[Item]) -> None:
        """Write what happened, each beside its day: a table without lines, whose rows stay on one page."""
        table = self.document.add_table(rows=0, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, (WHEN, self.width - WHEN), strict=True):
            column.width = width
        for item in items:
            row = table.add_row()
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, width in zip(row.cells, (WHEN, self.width - WHEN), strict=True):
                cell.width = width
                margins(cell)
            when, what = (cell.paragraphs[0] for cell in row.cells)
            when.style, what.style = "Brief Day", "Brief Event"
            when.add_run(fit(item.label))
            self.write_words(what, item)
            what.paragraph_format.space_after = Pt(0 if item.remarks else 5)
            if item.remarks:
                row.cells[1].add_paragraph(fit("; ".join(item.remarks)), style="Brief Event Remark")

    def write_words(self, paragraph: Any, item: Item) -> None:
        """Write the words of an item, ours in grey, and its numbers."""
        for run in runs(item.pieces):
            written = paragraph.add_run(fit(run.text))
            if run.kind == "ours":
                written.font.color.rgb = RGBColor.from_string(QUIET)
        for number, cite in enumerate(item.cites):
            raised(paragraph.add_run(", " if number else "\u00a0" if item.pieces else ""))
            self.link_inside(paragraph, cite.target, cite.label)

    def write_source(self, source: Source) -> None:
        """Write a source with its passages."""
        head = self.paragraph("Heading 2", f"{source.number}. {source.title}")
        self.bookmark(head, source.id)
        line = self.paragraph("Brief Small", source.described)
        line.paragraph_format.keep_with_next = bool(source.passages)
        for address in (source.url, source.page):
            if address:
                line.add_run(" ")
                self.link_outside(line, address, address)
        for passage in source.passages:
            line = self.paragraph("Brief Passage")
            number = line.add_run(f"{passage.label}\t")
            number.font.color.rgb = RGBColor.from_string(ACCENT)
            self.bookmark(line, passage.id)
            self.write_passage(line, passage.pieces)
            if passage.place and passage.address:
                line.add_run(" ")
                self.link_outside(line, passage.address, passage.place)
            elif passage.place:
                quiet(line.add_run(f" {fit(passage.place)}"))

    def write_passage(self, line: Any, pieces: Iterable[tuple[str, bool]]) -> None:
        """Write words of a source, those in bold type that count."""
        for text, is_marked in pieces:
            line.add_run(fit(text)).bold = is_marked or None

    # ------------------------------------------------------------------------------------------------------------ links

    def bookmark(self, paragraph: Any, name: str) -> None:
        """Name the place of a paragraph, so that a number can lead there."""
        key = str(next(self.bookmarks))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), key)
        start.set(qn("w:name"), name.replace("-", "_"))
        end.set(qn("w:id"), key)
        properties = paragraph._p.pPr
        properties.addnext(end)
        properties.addnext(start)

    def link_inside(self, paragraph: Any, target: str, words: str) -> None:
        """Write a raised number that leads to a bookmark."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), target.replace("-", "_"))
        link.set(qn("w:history"), "1")
        run = paragraph.add_run(words)
        raised(run)
        link.append(run._r)
        paragraph._p.append(link)

    def link_outside(self, paragraph: Any, address: str, words: str) -> None:
        """Write words that lead to a web address."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(fit(words))
        run.font.size = Pt(8)
        run.font.color.rgb = RGBColor.from_string(ACCENT)
        link.append(run._r)
        paragraph._p.append(link)


OWN_STYLES: tuple[tuple[str, float, str, dict[str, Any]], ...] = (
    ("Brief Kind", 8, QUIET, {"after": 4, "keep": True}),
    ("Brief Scope", 9.5, QUIET, {}),
    ("Brief Scope End", 9.5, QUIET, {"after": 4}),
    ("Brief Note", 8, QUIET, {"after": 3, "keep": True}),
    ("Brief Line", 11.5, INK, {"after": 6}),
    ("Brief Speaker", 9.5, INK, {"bold": True, "keep": True}),
    ("Brief Quote", 10.5, INK, {"after": 7}),
    ("Brief Quote Remark", 8, QUIET, {"after": 7}),
    ("Brief Day", 9.5, INK, {"bold": True}),
    ("Brief Event", 10.5, INK, {"after": 5}),
    ("Brief Event Remark", 8, QUIET, {"after": 5}),
    ("Brief Passage", 9, INK, {"after": 2}),
    ("Brief Small", 8, QUIET, {"after": 2}),
)
"""Styles of our own: name, size, colour, and the space and the company of a paragraph."""


def fit(text: str) -> str:
    """Return words that XML can hold."""
    return text.translate(_UNFIT)


def quiet(run: Any) -> None:
    """Set a run small and grey."""
    run.font.size = Pt(8)
    run.font.color.rgb = RGBColor.from_string(QUIET)


def raised(run: Any) -> None:
    """Set a run as a raised number."""
    run.font.superscript = True
    run.font.color.rgb = RGBColor.from_string(ACCENT)


def field(paragraph: Any, code: str) -> None:
    """Write a field that Word fills in, such as the number of the page."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = f" {text} "
        run._r.append(element)


def margins(cell: Any) -> None:
    """Set the left margin of a cell to nothing, so that days begin where the text does."""
    box, left = OxmlElement("w:tcMar"), OxmlElement("w:left")
    left.set(qn("w:w"), "0")
    left.set(qn("w:type"), "dxa")
    box.append(left)
    cell._tc.get_or_add_tcPr().append(box)


def border(properties: Any, side: str, eighths: int, colour: str, space: int) -> None:
    """Draw a line beside a paragraph, in eighths of a point."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:rPr",
    )
