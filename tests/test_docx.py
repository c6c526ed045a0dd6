"""Word documents become their text, tracked changes accepted."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.model import Document, Notice, Reason
from dossier.read.source import Source
from dossier.settings import Settings
from dossier.wording import say

docx = pytest.importorskip("dossier.read.docx", reason="needs the extra 'docx'")
REPORT = (Path(__file__).parent / "data" / "read" / "tracked.docx").read_bytes()


def read(data: bytes, settings: Settings | None = None) -> tuple[list[Document], list[Notice]]:
    documents, notices = docx.read_docx(Source("r.docx", data, settings=settings or Settings()))
    return documents, notices


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REPORT)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_structure_and_tracked_changes_are_read_and_the_header_is_not() -> None:
    [document], notices = read(REPORT)
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        ("heading", "Report on the ferry"),
        ("heading", "Background"),
        ("paragraph", "The minister firmly said so."),
        ("item", "First point"),
        ("table", "Ferry | Cost"),
        ("table", "Aurora | 20"),
    ]
    assert [(notice.code, notice.severity) for notice in notices] == [("tracked-changes", "info")]
    assert document.title is not None
    assert document.title.basis == Reason("document-properties")
    assert document.author is not None
    assert document.author.value == "Ana Silva"
    assert document.date is None


def test_a_title_that_the_text_does_not_hold_is_not_believed() -> None:
    [document], _ = read(repacked(lambda name, data: data.replace(b"<dc:title>Report", b"<dc:title>Template")))
    assert document.title is None


def test_a_package_that_unpacks_beyond_the_limit_is_not_opened() -> None:
    bomb = repacked(lambda name, data: data + b" " * 3_000_000 if name == "word/document.xml" else data)
    assert len(bomb) < 100_000
    documents, notices = read(bomb, Settings(max_bytes=200_000))
    assert (documents, [notice.code for notice in notices]) == ([], ["unsafe"])


def test_entities_are_not_expanded() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    documents, notices = read(repacked(lambda name, data: entity + data if name == "word/document.xml" else data))
    assert (documents, [notice.code for notice in notices]) == ([], ["unsafe"])


@pytest.mark.parametrize("end", [0, 10, 1000, -1000, -30])
def test_a_cut_package_is_reported(end: int) -> None:
    documents, notices = read(REPORT[:end])
    assert documents == []
    assert notices


def test_strict_open_xml_is_read() -> None:
    def strict(name: str, data: bytes) -> bytes:
        for part in (b"wordprocessingml", b"drawingml"):
            data = data.replace(
                b"http://schemas.openxmlformats.org/" + part + b"/2006/", b"http://purl.oclc.org/ooxml/" + part + b"/"
            )
        return data.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )

    changed = repacked(strict)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(changed)).read("word/document.xml")
    assert read(changed)[0][0].text == read(REPORT)[0][0].text


@pytest.mark.parametrize(
    "kind",
    [
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read(kind: bytes) -> None:
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed = repacked(lambda name, data: data.replace(usual, kind))
    assert read(changed)[0][0].text == read(REPORT)[0][0].text


@pytest.mark.parametrize("mark", [b"<w:vanish/>", b'<w:vanish w:val="1"/>', b'<w:rStyle w:val="Secret"/>'])
def test_hidden_text_is_left_out_and_said(mark: bytes) -> None:
    secret = b"<w:r><w:rPr>" + mark + b"</w:rPr><w:t>between us</w:t></w:r>"
    style = (
        b'<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )

    def hide(name: str, data: bytes) -> bytes:
        if name == "word/styles.xml":
            return data.replace(b"</w:styles>", style + b"</w:styles>")
        return data.replace(b"</w:p>", secret + b"</w:p>", 1) if name == "word/document.xml" else data

    [document], notices = read(repacked(hide))
    assert "between us" not in document.text
    [notice] = [notice for notice in notices if notice.code == "hidden-text"]
    assert "hidden text (characters: 10)" in say(notice.reason)


def test_text_that_is_marked_as_not_hidden_is_read() -> None:
    open_text = b'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>for all</w:t></w:r>'
    changed = repacked(
        lambda name, data: data.replace(b"</w:p>", open_text + b"</w:p>", 1) if name == "word/document.xml" else data
    )
    assert "for all" in read(changed)[0][0].text
