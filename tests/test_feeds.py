"""Entries of feeds become documents."""

from pathlib import Path

import pytest

from dossier.model import Document, Notice
from dossier.read.source import Source

feeds = pytest.importorskip("dossier.read.feeds", reason="needs the extra 'feeds'")
DATA = Path(__file__).parent / "data" / "read"


def read(data: bytes) -> tuple[list[Document], list[Notice]]:
    documents, notices = feeds.read_feed(Source("feed.rss", data, "application/rss+xml"))
    return documents, notices


def test_an_rss_item_is_a_document_with_its_own_day() -> None:
    documents, notices = read((DATA / "feed.rss").read_bytes())
    first = documents[0]
    assert first.title and first.title.value == "Ferry & port deal"
    assert first.date and first.date.value == "2024-03-12"  # 23:30 in New York is the next day in universal time
    assert first.source and first.source.value == "Harbour Post"
    assert first.url and first.url.value == "https://example.org/1"
    assert first.text == "The deal was signed on Monday.\n\nIt ends."
    assert [notice.code for notice in notices] == ["no-text"]


def test_an_atom_entry_is_a_document() -> None:
    [document], _ = read((DATA / "feed.atom").read_bytes())
    assert document.title and document.title.value == "A bold title"
    assert document.author and document.author.value == "Ana"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_an_entry_keeps_its_address_when_newer_ones_come_before_it() -> None:
    data = (DATA / "feed.rss").read_bytes()
    newer = data.replace(b"<item>", b"<item><title>New</title><link>https://example.org/9</link></item><item>", 1)
    assert read(data)[0][0].id == read(newer)[0][1].id


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><rss><channel><title>&d;</title></channel></rss>',
            "unsafe",
        ),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rss><item><title>&b;</title></item></rss>', "unsafe"),
        (b"<note/>", "unknown-format"),
    ],
)
def test_entities_and_other_xml_are_refused(data: bytes, code: str) -> None:
    documents, notices = read(data)
    assert (documents, [notice.code for notice in notices]) == ([], [code])
