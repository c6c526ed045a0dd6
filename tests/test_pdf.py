"""PDF files become paragraphs: columns, hyphens and running heads are dealt with."""

import io

import pytest

from dossier.model import Document, Notice
from dossier.read.source import Source
from dossier.wording import say

pdf = pytest.importorskip("dossier.read.pdf", reason="needs the extra 'pdf'")
pypdf = pytest.importorskip("pypdf")
generic = pytest.importorskip("pypdf.generic")

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


def raw_pdf(contents: list[str], image: bool = False) -> bytes:
    """Return a PDF whose pages hold these operators."""
    data = make_pdf([[] for _ in contents])
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    for page, content in zip(writer.pages, contents, strict=True):
        stream = generic.DecodedStreamObject()
        stream.set_data(content.encode("latin-1"))
        page[generic.NameObject("/Contents")] = writer._add_object(stream)
        if image:
            picture = generic.DecodedStreamObject()
            picture.set_data(b"x")
            for name, value in (("Type", "XObject"), ("Subtype", "Image"), ("ColorSpace", "DeviceGray")):
                picture[generic.NameObject(f"/{name}")] = generic.NameObject(f"/{value}")
            for name in ("Width", "Height"):
                picture[generic.NameObject(f"/{name}")] = generic.NumberObject(1)
            picture[generic.NameObject("/BitsPerComponent")] = generic.NumberObject(8)
            held = generic.DictionaryObject({generic.NameObject("/Im1"): writer._add_object(picture)})
            page[generic.NameObject("/Resources")][generic.NameObject("/XObject")] = held
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_said_to_have_no_text() -> None:
    documents, notices = read(raw_pdf(["q 595 0 0 842 0 0 cm /Im1 Do Q"] * 2, image=True))
    assert (documents, [notice.code for notice in notices]) == ([], ["no-text"])
    assert "it is a scan" in say(notices[0].reason)
    assert "OCR" in say(notices[0].reason)


@pytest.mark.parametrize("content", ["", "100 100 m 200 200 l S"])
def test_a_file_without_text_and_images_is_no_scan(content: str) -> None:
    documents, notices = read(raw_pdf([content]))
    assert (documents, [notice.code for notice in notices]) == ([], ["no-text"])
    assert "scan" not in say(notices[0].reason)


PROSE = [
    "The minister said on Monday that the ferry would not sail this week and",
    "that the council had agreed to wait for a new one until the end of it.",
    "Nobody asked us, said the captain of the ferry in the harbour office.",
]
JOINED = " ".join(PROSE)
NARROW = {
    "i": 0.222,
    "l": 0.222,
    "t": 0.278,
    "f": 0.278,
    "r": 0.333,
    "m": 0.833,
    "M": 0.833,
    "w": 0.722,
    "T": 0.611,
    "N": 0.722,
}


def placed(text: str, y: float, template: str, size: float = 11) -> str:
    """Draw each word at its own place, without a glyph for the space between."""
    x, drawn = 60.0, []
    for word in text.split():
        drawn.append(template.format(x=f"{x:.2f}", y=y, word=word))
        x += size * (sum(NARROW.get(char, 0.53) for char in word) + 0.35)
    return "".join(drawn)


@pytest.mark.parametrize(
    "template",
    [
        "BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({word}) Tj ET\n",
        "BT /F1 11 Tf {x} {y} Td ({word}) Tj ET\n",
        "q 1 0 0 1 {x} {y} cm BT /F1 11 Tf ({word}) Tj ET Q\n",
    ],
)
def test_words_without_space_glyphs_are_kept_apart(template: str) -> None:
    content = "".join(placed(line, 700 - 13 * number, template) for number, line in enumerate(PROSE))
    assert read(raw_pdf([content]))[0][0].text == JOINED


@pytest.mark.parametrize("times", [2, 3])
def test_text_drawn_several_times_for_bold_letters_is_read_once(times: int) -> None:
    title = [(60 + 0.3 * step, 740.0, 18.0, "Ferry deal fails") for step in range(times)]
    body = [(60 + 0.3 * step, y, 11.0, words) for _, y, _, words in column(60, PROSE) for step in range(times)]
    [document], _ = read(make_pdf([[*title, *body]]))
    assert shown(document) == [("heading", "Ferry deal fails"), ("paragraph", JOINED)]


def test_words_that_are_said_twice_are_read_twice() -> None:
    content = "BT /F1 11 Tf 60 700 Td (ha) Tj (ha) Tj ET BT /F1 11 Tf 60 680 Td (ha) Tj ET"
    assert read(raw_pdf([content]))[0][0].text == "haha ha"


@pytest.mark.parametrize("apart", [True, False])
def test_line_numbers_of_a_transcript_are_left_out_and_named(apart: bool) -> None:
    def page() -> list[Words]:
        lines: list[Words] = []
        for number in range(25):
            y, words = 720 - 24 * number, (PROSE * 9)[number]
            lines += (
                [(40, y, 11, str(number + 1)), (72, y, 11, words)] if apart else [(40, y, 11, f"{number + 1}  {words}")]
            )
        return lines

    [document], notices = read(make_pdf([page(), page()]))
    assert not any(char.isdecimal() for char in document.text)
    assert document.text.startswith(JOINED)
    assert [notice.code for notice in notices] == ["line-numbers"]


def test_the_numbers_of_a_list_or_a_ranking_stay() -> None:
    items = [f"{number}. {(PROSE * 4)[number]}" for number in range(1, 11)]
    ranks = [f"{number} Harbour {number}0" for number in range(1, 11)]
    for lines in (items, ranks):
        [document], notices = read(make_pdf([column(60, lines)]))
        assert "10" in document.text
        assert "line-numbers" not in {notice.code for notice in notices}


@pytest.mark.parametrize("size", [11.0, 18.0])
def test_a_date_alone_under_the_title_stands_for_itself(size: float) -> None:
    title = "Ferry deal fails as the minister resigns on Monday over it"
    lines: list[Words] = [(60, 740, size, title), (60, 740 - 1.2 * size, size, "4 May 2021")]
    body = [(60, 740 - 2.4 * size - 13 * number, 11, words) for number, words in enumerate(PROSE)]
    [document], _ = read(make_pdf([[*lines, *body]]))
    assert [block.span.of(document.text) for block in document.blocks] == [title, "4 May 2021", JOINED]


def test_a_date_at_a_line_of_its_own_within_a_sentence_stays_in_it() -> None:
    lines = [
        "The harbour office gave its answer in a report that was sent to all and dated",
        "12 January 2018",
    ]
    [document], _ = read(make_pdf([column(60, lines)]))
    assert "dated 12 January 2018" in document.text


@pytest.mark.parametrize("algorithm", ["AES-128", "AES-256", "RC4-128"])
def test_an_encrypted_file_without_a_password_is_read(algorithm: str) -> None:
    pytest.importorskip("cryptography")

    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(make_pdf([column(60, PROSE)]))))
    writer.encrypt(user_password="", owner_password="x", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue())[0][0].text == JOINED
    writer.encrypt(user_password="secret", owner_password="x", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    documents, notices = read(out.getvalue())
    assert (documents, [notice.code for notice in notices]) == ([], ["encrypted"])
    assert "password" in say(notices[0].reason)


def test_a_page_without_text_among_others_is_named() -> None:
    _, notices = read(make_pdf([[(60, 500, 11, "The talks went on.")], []]))
    assert [notice.code for notice in notices] == ["blank-pages"]


@pytest.mark.parametrize("cut", [0, 5, 100, 400, -5, -60])
def test_a_cut_file_is_read_or_reported(cut: int) -> None:
    documents, notices = read(make_pdf([[(60, 500, 11, "The talks went on.")]])[:cut])
    assert documents or notices
