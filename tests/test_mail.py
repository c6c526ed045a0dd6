"""Mails and mailboxes become documents; quoted words are kept apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Document, Notice
from dossier.read.mail import read_eml, read_mbox, split_mbox, unflow
from dossier.read.source import Source
from dossier.wording import say

DATA = Path(__file__).parent / "data" / "read"
HEAD = b"From: a@example.org\nSubject: x\n\n"


def read(data: bytes) -> tuple[Document, list[Notice]]:
    [document], notices = read_eml(Source("m.eml", data, "message/rfc822"))
    return document, notices


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_headers_give_the_metadata_and_the_earlier_message_is_left_out() -> None:
    document, notices = read((DATA / "reply.eml").read_bytes())
    assert document.title and document.title.value == "Re: Briefing on Kénya"
    assert document.date and (document.date.value, say(document.date.basis)) == ("2021-10-02", "mail header")
    assert document.author and document.author.value == "Jörg Müller"
    assert shown(document) == [
        ("paragraph", "Dear desk,"),
        ("paragraph", "the minister said on Friday that “talks go on”. This line is a soft broken one that goes on."),
        ("meta", "> What about the second round?"),
        ("paragraph", "It starts on Monday."),
        ("meta", "Jörg Müller"),
        ("meta", "Nairobi"),
    ]
    assert [(notice.code, notice.severity) for notice in notices] == [("quoted-replies", "info")]


def test_a_mail_of_html_alone_is_read() -> None:
    document, _ = read((DATA / "html.eml").read_bytes())
    assert shown(document) == [
        ("heading", "Statement"),
        ("paragraph", "The minister & his deputy agreed.\nThey meet again."),
    ]


def test_answers_between_quoted_lines_are_all_kept() -> None:
    document, notices = read(HEAD + b"On Fri, 1 Oct 2021, Desk wrote:\n> One?\n\nYes.\n\n> Two?\n\nNo.\n")
    assert [text for kind, text in shown(document) if kind == "paragraph"][-2:] == ["Yes.", "No."]
    assert notices == []


def test_a_forwarded_message_is_kept() -> None:
    document, _ = read(HEAD + b"See below.\n\n---------- Forwarded message ---------\nFrom: b\n\nThe talks failed.\n")
    assert "The talks failed." in document.text


@pytest.mark.parametrize("mark", ["-----Original Message-----", "On Mon, 4 Oct 2021 at 10:00, Ann <a@b.c> wrote:"])
def test_earlier_messages_without_signs_are_left_out(mark: str) -> None:
    document, notices = read(HEAD + f"No comment.\n\n{mark}\nWhat do you say?\nAnn\n".encode())
    assert document.text == "No comment."
    assert [notice.code for notice in notices] == ["quoted-replies"]


def test_a_message_forwarded_with_a_word_before_it_is_kept() -> None:
    head = b"From: a@example.org\nSubject: FW: Notes\n\nFYI\n\n"
    document, notices = read(head + b"-----Original Message-----\nFrom: B\n\nThey met on Friday.\n")
    assert "They met on Friday." in document.text
    assert notices == []


def test_a_quoted_message_above_a_signature_is_left_out() -> None:
    document, notices = read(HEAD + b"She signs on Monday.\n\nOn 4 Mar 2021, B wrote:\n> When?\n\n-- \nJane\nOffice\n")
    assert "When?" not in document.text
    assert [notice.code for notice in notices] == ["quoted-replies"]


def test_plain_text_is_preferred_and_attachments_are_named() -> None:
    data = (
        b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
        b"Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Rich</p>\n--b\n"
        b"Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"=F0=D2=C9=D7=C5=D4\n--b--\n"
        b"--a\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=x.pdf\n\nx\n--a--\n"
    )
    document, notices = read(data)
    assert document.text == "Привет"
    assert [notice.code for notice in notices] == ["attachments"]


def test_every_message_of_a_mailbox_is_a_document() -> None:
    documents, _ = read_mbox(Source("box.mbox", (DATA / "box.mbox").read_bytes()))
    assert [(document.path, document.id) for document in documents] == [
        ("box.mbox#1", "box-1"),
        ("box.mbox#2", "box-2"),
    ]
    assert documents[1].title and documents[1].title.value == "Statement"


def test_lines_that_begin_with_from_do_not_split_a_message() -> None:
    assert list(split_mbox(b"From a\nSubject: x\n\n>From here on\nFrom there\n")) == [
        b"Subject: x\n\nFrom here on\nFrom there\n"
    ]


def test_a_flood_of_messages_is_cut_off() -> None:
    documents, notices = read_mbox(Source("box.mbox", b"From a Tue Mar  3 10:00:00 2020\n\n" * 10_050))
    assert len(documents) == 10_000
    assert notices[-1].code == "too-many"


def test_soft_line_breaks_are_joined() -> None:
    assert unflow("one \ntwo\n three\n-- \nfour") == "one two\nthree\n-- \nfour"


def test_nesting_without_end_is_read_or_reported() -> None:
    document, _ = read(b"Content-Type: message/rfc822\n\n" * 5_000)
    assert document.path == "m.eml"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail(data: bytes) -> None:
    read(data)
    read(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" + data)
    read(b"Subject: =?" + data)
