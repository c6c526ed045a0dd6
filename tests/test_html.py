"""Saved web pages become their main text and the metadata that they state."""

from pathlib import Path

import pytest

from dossier.model import Document, Notice
from dossier.read.source import Source

html = pytest.importorskip("dossier.read.html", reason="needs the extra 'html'")
PAGE = (Path(__file__).parent / "data" / "read" / "page.html").read_bytes()


def read(data: bytes, path: str = "page.html") -> tuple[Document, list[Notice]]:
    [document], notices = html.read_html(Source(path, data, "text/html"))
    return document, notices


def test_the_main_text_is_told_from_navigation_banners_and_scripts() -> None:
    document, notices = read(PAGE)
    kinds = [(block.kind, block.span.of(document.text).split(",")[0][:30]) for block in document.blocks]
    assert kinds == [
        ("heading", "Minister resigns over ferry de"),
        ("paragraph", "Transport minister Joost Hadda"),
        ("paragraph", "“I take full responsibility fo"),
        ("heading", "Opposition demands inquiry"),
        ("paragraph", "Opposition leader Maria Okoye "),
        ("item", "- The first ferry was due in M"),
        ("item", "- The second has not been orde"),
        ("table", "Ferry | Cost"),
        ("table", "Aurora | 20 million"),
        ("paragraph", "Nobody asked us"),
        ("paragraph", "The prime minister is expected"),
    ]
    assert notices == []


def test_metadata_is_what_the_page_states() -> None:
    document, _ = read(PAGE)
    stated = {name: getattr(document, name) for name in ("title", "date", "source", "author", "language", "url")}
    assert {name: value.value for name, value in stated.items()} == {
        "title": "Minister resigns over ferry deal",
        "date": "2024-03-12",
        "source": "The Harbour Post",
        "author": "Ana Silva",
        "language": "en-gb",
        "url": "https://example.org/news/minister-resigns",
    }
    assert {value.basis for value in stated.values()} == {"page metadata"}


def test_a_date_is_never_taken_from_an_address_or_the_wording() -> None:
    page = PAGE.replace(b"2024-03-12T08:30:00+01:00", b"").replace(b"news/minister", b"2024/03/12/minister")
    assert read(page)[0].date is None


@pytest.mark.parametrize(
    "markup",
    [
        b'<time itemprop="datePublished" datetime="2024-03-12">today</time>',
        b'<meta name="DC.date.issued" content="12 March 2024">',
        b'<script type="application/ld+json">{"@graph":[{"headline":"x","datePublished":"2024-03-12"}]}</script>',
    ],
)
def test_the_day_of_publication_is_read_in_its_common_forms(markup: bytes) -> None:
    document, _ = read(b"<html><head>" + markup + b"</head><body><p>The talks went on.</p></body></html>")
    assert document.date is not None
    assert document.date.value == "2024-03-12"


def test_what_a_page_says_wrongly_does_not_fail_a_strict_build() -> None:
    page = b'<html lang="??"><link rel="canonical" href="/x"><meta name="date" content="soon"><p>The talks went on.</p>'
    document, notices = read(page)
    assert (document.url, document.date) == (None, None)
    assert {notice.severity for notice in notices} == {"info"}


def test_a_page_without_an_article_is_read_whole() -> None:
    document, _ = read(b"<title>x</title><p>Short.<script>evil()</script><p onclick=evil()>Two &amp; three.")
    assert document.text.split("\n\n")[-2:] == ["Short.", "Two & three."]


def test_the_declared_encoding_is_used() -> None:
    page = '<meta charset="windows-1251"><p>Министр сказал, что переговоры продолжаются.</p>'.encode("cp1251")
    assert "Министр сказал" in read(page)[0].text


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<div>" * 20_000 + b"deep",
        b"<!--" * 20_000,
        b"<a '" * 20_000,
        b"<table><tr><td>" * 5_000 + b"x",
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>x</p>",
        b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>",
        b"\x00<p>\x00x</p>",
    ],
)
def test_hostile_pages_are_read_or_reported(page: bytes) -> None:
    document, _ = read(page)
    assert "root:" not in document.text
