"""PDF files become paragraphs: columns, hyphens and running heads are dealt with."""

import pytest

from dossier.model import Document, Notice
from dossier.read.source import Source

pdf = pytest.importorskip("dossier.read.pdf", reason="needs the extra 'pdf'")

Words = tuple[float, float, float, str]
"""x, y and size in points, and the words of a line."""


def make_pdf(pages: list[list[Words]], info: str = "") -> bytes:
    """Return a PDF file with these lines, in this order."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    kids = []
    for lines in pages:
        content = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in lines)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"{page} /Contents {len(objects)} 0 R >>")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>"
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return out.encode("latin-1")


def read(data: bytes) -> tuple[list[Document], list[Notice]]:
    documents, notices = pdf.read_pdf(Source("report.pdf", data, "application/pdf"))
    return documents, notices


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


LEFT = [
    "The minister resigned on Monday after",
    "a week of demonstra-",
    "tions over a contract for three new",
    "ferries.",
]
RIGHT = [
    "Opposition leader Maria Okoye called",
    "for an inquiry. Her long-term adviser",
    "left, and the long-",
    "term plan with him.",
]


def column(x: float, lines: list[str]) -> list[Words]:
    return [(x, 700 - 13 * number, 11, words) for number, words in enumerate(lines)]


PARAGRAPHS = [
    ("heading", "Ferry deal fails"),
    (
        "paragraph",
        "The minister resigned on Monday after a week of demonstrations over a contract for three new ferries.",
    ),
    (
        "paragraph",
        "Opposition leader Maria Okoye called for an inquiry. "
        "Her long-term adviser left, and the long-term plan with him.",
    ),
]


def test_columns_are_read_one_after_the_other_and_broken_words_joined() -> None:
    page = [(60.0, 740.0, 18.0, "Ferry deal fails"), *column(60, LEFT), *column(320, RIGHT)]
    [document], notices = read(make_pdf([page]))
    assert shown(document) == PARAGRAPHS
    assert notices == []


def test_columns_that_the_file_gives_row_by_row_are_put_in_order() -> None:
    rows = [line for pair in zip(column(60, LEFT), column(320, RIGHT), strict=True) for line in pair]
    [document], _ = read(make_pdf([[(60.0, 740.0, 18.0, "Ferry deal fails"), *rows]]))
    assert shown(document) == PARAGRAPHS


def test_running_heads_and_page_numbers_are_left_out_and_named() -> None:
    def page(number: int, words: str) -> list[Words]:
        return [(60, 810, 9, f"ISLAND BULLETIN No {number}"), (60, 500, 11, words), (290, 30, 9, f"Page {number} of 3")]

    [document], notices = read(
        make_pdf([page(1, "The talks went"), page(2, "on for two days."), page(3, "They failed.")])
    )
    assert shown(document) == [("paragraph", "The talks went on for two days."), ("paragraph", "They failed.")]
    assert [(notice.code, notice.severity) for notice in notices] == [("running-heads", "info")]


def test_a_wider_gap_or_an_indent_begins_a_paragraph() -> None:
    lines: list[Words] = [
        (60, 700, 11, "One began the first"),
        (60, 687, 11, "and ended it."),
        (75, 674, 11, "Two is indented."),
    ]
    [document], _ = read(make_pdf([[*lines, (60, 661, 11, "And goes on."), (60, 620, 11, "Three stands apart.")]]))
    assert [text for _, text in shown(document)] == [
        "One began the first and ended it.",
        "Two is indented. And goes on.",
        "Three stands apart.",
    ]


def test_a_title_in_the_properties_counts_only_when_the_text_holds_it() -> None:
    page: list[Words] = [(60, 740, 18, "Ferry deal fails"), (60, 700, 11, "The talks went on.")]
    [document], _ = read(make_pdf([page], "/Title (Ferry deal fails) /CreationDate (D:20240312)"))
    assert document.title is not None
    assert document.date is None
    [document], _ = read(make_pdf([page], "/Title (Microsoft Word - draft3.doc)"))
    assert document.title is None


def test_a_scan_is_said_to_have_no_text() -> None:
    documents, notices = read(make_pdf([[], []]))
    assert (documents, [notice.code for notice in notices]) == ([], ["no-text"])
    assert "OCR" in notices[0].message


def test_a_page_without_text_among_others_is_named() -> None:
    _, notices = read(make_pdf([[(60, 500, 11, "The talks went on.")], []]))
    assert [notice.code for notice in notices] == ["blank-pages"]


@pytest.mark.parametrize("cut", [0, 5, 100, 400, -5, -60])
def test_a_cut_file_is_read_or_reported(cut: int) -> None:
    documents, notices = read(make_pdf([[(60, 500, 11, "The talks went on.")]])[:cut])
    assert documents or notices
