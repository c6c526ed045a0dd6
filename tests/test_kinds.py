"""Files are told by their first bytes where their ending says something else."""

import io
import zipfile
from pathlib import Path

import pytest

from dossier.model import Document, Notice
from dossier.read.files import read_file
from dossier.read.kinds import OLE
from dossier.settings import Settings
from dossier.wording import say

DATA = Path(__file__).parent / "data" / "read"
RTF = rb"""{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}{\info{\title x}}\f0 Report\par 4 May 2021\par
\ldblquote We are ready,\rdblquote  Ada Moe said.\par \'cf\'f0\'e8\'e2\'e5\'f2\par \u8212?end\par}"""
TEXT = "The council agreed on the bridge after a long debate, and the mayor thanked everyone who had come to the hall. "
PAGE = f"<!DOCTYPE html><html><head><title>x</title></head><body><article><h1>Bridge</h1><p>{TEXT * 3}</p></article>"
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://news.example.org/bridge
Subject: Bridge
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="xyz"

--xyz
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example.org/bridge

{PAGE}
--xyz
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--xyz--
"""
ODT_TEXT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:h text:outline-level="1">Ferry deal</text:h><text:p>4 May 2021</text:p>
<text:p>The minister<text:s text:c="1"/>said <text:span>so</text:span>.<text:note>
<text:note-body><text:p>A note.</text:p>
</text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>First point</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Ferry</text:p></table:table-cell><table:table-cell>
<text:p>Cost</text:p></table:table-cell></table:table-row></table:table>{hidden}</office:text></office:body></office:document-content>"""


def package(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, content in members.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def odt(hidden: str = "", **more: str) -> bytes:
    return package(
        mimetype="application/vnd.oasis.opendocument.text", content_xml=ODT_TEXT.replace("{hidden}", hidden), **more
    )


def read(tmp_path: Path, name: str, data: bytes) -> tuple[list[Document], list[Notice]]:
    (tmp_path / name).write_bytes(data)
    return read_file(tmp_path / name, tmp_path, Settings())


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", RTF, "Rich Text"),
        ("a.doc", RTF, "Rich Text"),
        ("a.docx", RTF, "Rich Text"),
        ("a.docx", odt(), "OpenDocument"),
        ("a.txt", (DATA / "columns.pdf").read_bytes(), "PDF"),
        ("a.html", (DATA / "columns.pdf").read_bytes(), "PDF"),
        ("a.pdf", PAGE.encode(), "a web page"),
        ("a.doc", PAGE.encode(), "a web page"),
        ("a.txt", (DATA / "tracked.docx").read_bytes(), "a Word document"),
        ("a.pdf", (DATA / "tracked.docx").read_bytes(), "a Word document"),
        ("a.html", MHTML.encode(), "MHTML"),
        ("a.txt", MHTML.encode(), "MHTML"),
    ],
)
def test_a_file_with_the_wrong_ending_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    [document], notices = read(tmp_path, name, data)
    assert len(document.text) > 20
    [notice] = [notice for notice in notices if notice.code == "other-format"]
    assert kind in say(notice.reason)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.msg", OLE + "__properties_version1.0".encode("utf-16-le"), "Outlook"),
        ("a.eml", OLE + "__properties_version1.0".encode("utf-16-le"), "Outlook"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.doc", OLE, "old Office file"),
        ("a.docx", package(xl__workbook_xml="<x/>"), "Excel"),
        ("a.docx", package(ppt__presentation_xml="<x/>"), "PowerPoint"),
        ("a.txt", package(**{"META-INF__container_xml": "<x/>"}), "EPUB"),
        ("a.doc", b"Just some text.", "are read only if"),
        ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word document"),
    ],
)
def test_a_file_of_a_kind_that_is_not_read_says_what_to_do(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    documents, notices = read(tmp_path, name, data)
    assert documents == []
    assert [notice.severity for notice in notices if words in say(notice.reason)] != []


@pytest.mark.parametrize("name", ["a.rtf", "a.odt", "a.mht", "a.mhtml"])
def test_the_right_ending_needs_no_word(tmp_path: Path, name: str) -> None:
    data = {"a.rtf": RTF, "a.odt": odt()}.get(name, MHTML.encode())
    documents, notices = read(tmp_path, name, data)
    assert len(documents) == 1
    assert "other-format" not in {notice.code for notice in notices}


def test_rich_text_is_read_without_its_control_words(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, "a.rtf", RTF)
    assert document.text == "Report\n\n4 May 2021\n\n“We are ready,” Ada Moe said.\n\nПривет\n\n—end"


def test_an_opendocument_text_keeps_its_structure(tmp_path: Path) -> None:
    [document], notices = read(tmp_path, "a.odt", odt())
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        ("heading", "Ferry deal"),
        ("meta", "4 May 2021"),
        ("paragraph", "The minister said so."),
        ("item", "First point"),
        ("table", "Ferry | Cost"),
        ("paragraph", "A note."),
    ]
    assert notices == []


def test_hidden_text_of_an_opendocument_text_is_left_out_and_said(tmp_path: Path) -> None:
    [document], notices = read(tmp_path, "a.odt", odt("<text:p>x<text:hidden-text>secret</text:hidden-text></text:p>"))
    assert "secret" not in document.text
    assert ["hidden text" in say(notice.reason) for notice in notices if notice.code == "hidden-text"] == [True]


def test_an_encrypted_opendocument_text_is_said_to_be(tmp_path: Path) -> None:
    documents, notices = read(tmp_path, "a.odt", odt(**{"META-INF__manifest_xml": "<m:encryption-data/>"}))
    assert (documents, [notice.code for notice in notices]) == ([], ["encrypted"])


def test_a_page_saved_as_one_file_keeps_its_address(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, "a.mhtml", MHTML.encode())
    assert document.url is not None
    assert document.url.value == "https://news.example.org/bridge"
    assert "thanked everyone" in document.text


def test_a_mail_with_pictures_stays_a_mail(tmp_path: Path) -> None:
    [document], notices = read(tmp_path, "a.eml", MHTML.encode())
    assert document.media_type == "message/rfc822"
    assert "other-format" not in {notice.code for notice in notices}


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"{\\rtf", b"{\\rtf1{{{{", OLE, b"%PDF-", PAGE[:40].encode()])
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.odt", "a.rtf", "a.mht", "a.pdf", "a.eml"])
def test_a_stump_is_read_or_reported(tmp_path: Path, name: str, data: bytes) -> None:
    documents, notices = read(tmp_path, name, data)
    assert documents or notices
    assert "please report" not in " ".join(say(notice.reason) for notice in notices)
