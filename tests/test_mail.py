"""Mails and mailboxes become documents; quoted words are kept apart."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Document, Notice
from dossier.read.mail import read_eml, read_mbox, split_mbox, unflow
from dossier.read.mail_chains import ATTRIBUTIONS, bare_subject
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
    assert document.title and document.title.value == "Briefing on Kénya"
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


BODY = "The talks failed, the minister said.\n"
REPLIED = "Please send the briefing.\n"


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("row", ATTRIBUTIONS, ids=lambda row: row.language + row.pattern[:12])
def test_an_earlier_message_is_left_out_whatever_the_language_of_the_program(row, quoted: bool) -> None:
    earlier = f"> {REPLIED}> Thanks\n" if quoted else f"{REPLIED}Thanks\n"
    document, notices = read(HEAD + f"{BODY}\n{row.example}\n{earlier}".encode())
    assert document.text == BODY.strip()
    assert [notice.code for notice in notices] == ["quoted-replies"]


@pytest.mark.parametrize("row", [row for row in ATTRIBUTIONS if " <" in row.example], ids=lambda row: row.language)
def test_a_line_of_attribution_may_be_broken(row) -> None:
    first, _, second = row.example.partition(" <")
    document, _ = read(HEAD + f"{BODY}\n{first}\n<{second}\n\n> {REPLIED}".encode())
    assert document.text == BODY.strip()


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Ada Moe\nSent: Tuesday\nSubject: x\n",
        "-----Ursprungligt meddelande-----\nFrån: Ada Moe\nSkickat: den 4 maj 2021\nÄmne: x\n",
        "Från: Ada Moe <ada@example.org>\nSkickat: den 4 maj 2021 10:00\nTill: Jo\nÄmne: x\n",
        "Od: Ada Moe <ada@example.org>\nWysłano: 4 maja 2021 10:00\nDo: Jo\nTemat: x\n",
        "差出人: Ada Moe <ada@example.org>\n送信日時: 2021年5月4日 10:00\n宛先: Jo\n件名: x\n",
        "From: Ada Moe <ada@example.org>\n日時: 2021年5月4日 10:00\n件名: x\n",
        "发件人：Ada Moe\n发送时间：2021年5月4日 10:00\n收件人：Jo\n主题：x\n",
        "De : Ada Moe\nEnvoyé : mardi 4 mai 2021 10:00\nÀ : Jo\nObjet : x\n",
        "De: Ada Moe\nEnviado el: martes, 4 de mayo de 2021 10:00\nPara: Jo\nAsunto: x\n",
        "Da: Ada Moe\nInviato: martedì 4 maggio 2021 10:00\nA: Jo\nOggetto: x\n",
        "Van: Ada Moe\nVerzonden: dinsdag 4 mei 2021 10:00\nAan: Jo\nOnderwerp: x\n",
        "От: Ада Мо\nОтправлено: 4 мая 2021 г. 10:00\nКому: Jo\nТема: x\n",
    ],
)
def test_the_head_of_an_earlier_message_opens_a_chain(head: str) -> None:
    document, _ = read(HEAD + f"{BODY}\n{head}\n{REPLIED}".encode())
    assert document.text == BODY.strip()


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------\nFrom: Ada Moe <ada@example.org>\nDate: Tue, 4 May 2021\nSubject: x",
        "Begin forwarded message:\n\nFrom: Ada Moe\nSubject: x\nDate: 4 May 2021",
        "-------- Weitergeleitete Nachricht --------\nBetreff: x\nDatum: 4. Mai 2021\nVon: Ada Moe",
        "---------- Przekazana wiadomość ---------\nOd: Ada Moe\nDate: wt., 4 maj 2021\nSubject: x",
        "-------- Vidarebefordrat meddelande --------\nÄmne: x\nDatum: 4 maj 2021\nFrån: Ada Moe",
        "---------- 転送されたメッセージ ---------\n差出人: Ada Moe\n件名: x",
    ],
)
@pytest.mark.parametrize("quoted", [False, True])
def test_what_is_forwarded_is_kept_quoted_or_not(mark: str, quoted: bool) -> None:
    passed = f"{mark}\n\n{BODY}\nIt goes on.\n"
    if quoted:
        passed = "".join(f"> {line}".rstrip() + "\n" for line in passed.splitlines())
    document, notices = read(HEAD + f"See below.\n\n{passed}".encode())
    assert [text for kind, text in shown(document) if kind == "paragraph"][-2:] == [BODY.strip(), "It goes on."]
    assert notices == []


@pytest.mark.parametrize("subject", ["Fwd: x", "FW: x", "WG: x", "Tr : x", "VB: x"])
def test_a_subject_of_forwarding_keeps_quoted_lines(subject: str) -> None:
    data = f"From: a@example.org\nSubject: {subject}\n\n> {BODY}> It goes on.\n".encode()
    document, _ = read(data)
    assert "> " not in document.text
    assert BODY.strip() in document.text
    assert document.title and document.title.value == "x"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("RE: Talks", "Talks"),
        ("Re: Re: FW: Talks", "Talks"),
        ("Re[2]: Talks", "Talks"),
        ("AW: WG: Talks", "Talks"),
        ("SV: Talks", "Talks"),
        ("Odp: Talks", "Talks"),
        ("Fwd: RE : Talks", "Talks"),
        ("回复：转发：会谈", "会谈"),
        ("Report: talks", "Report: talks"),
        ("Regarding the talks", "Regarding the talks"),
        ("Re:", ""),
    ],
)
def test_signs_of_replies_are_no_part_of_a_title(subject: str, title: str) -> None:
    assert bare_subject(subject) == title


def test_a_space_that_only_breaks_a_line_is_none_of_the_texts() -> None:
    assert unflow("it wo \nuld go on for three  \nyears.", delsp=True) == "it would go on for three years."
    data = (
        b"From: a@example.org\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\nit wo \nuld go on\n"
    )
    assert read(data)[0].text == "it would go on"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_message_saved_by_an_editor_in_another_encoding_is_read(encoding: str) -> None:
    data = f"From: Ada Moe <a@example.org>\r\nSubject: Fährdeal\r\n\r\n{BODY}".encode(encoding)
    document, _ = read(data)
    assert document.text == BODY.strip()
    assert document.author and document.author.value == "Ada Moe"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [BODY, "Переговоры не состоялись, сообщил министр.", "会谈失败了，部长说。"])
def test_a_part_in_utf_16_is_read(encoding: str, text: str) -> None:
    payload = base64.b64encode(text.encode(encoding)).decode()
    data = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={encoding}\n"
    document, _ = read(f"{data}Content-Transfer-Encoding: base64\n\n{payload}\n".encode())
    assert document.text == text.strip()


def test_a_letter_that_quotes_what_somebody_wrote_is_no_chain() -> None:
    letter = f"{BODY}\nIn the report of 4 May 2021 she gave two reasons:\n\nThe sea and the storm.\n"
    document, notices = read(HEAD + letter.encode())
    assert "The sea and the storm." in document.text
    assert notices == []
