"""Saved web pages become their main text and the metadata that they state."""

from pathlib import Path

import pytest

from dossier.model import Document, Notice
from dossier.read.source import Source
from dossier.wording import say

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
    assert {say(value.basis) for value in stated.values()} == {"head of the web page"}


def test_a_date_is_never_taken_from_the_wording() -> None:
    page = PAGE.replace(b"2024-03-12T08:30:00+01:00", b"")
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


TEXT = (
    "The council agreed on the bridge after a long debate, and the mayor thanked everyone who had come to the hall. "
    * 3
)


def page(head: str = "", above: str = "", below: str = "", text: str = TEXT) -> bytes:
    body = f"<article><h1>Council agrees on bridge</h1>{above}<p>{text}</p><p>{text}</p></article>{below}"
    return (
        f"<html lang='en'><head><title>Council agrees on bridge</title>{head}</head><body>{body}</body></html>".encode()
    )


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        ("", '<time datetime="2021-05-04">three days ago</time>', ""),
        (
            "",
            '<p class="meta"><time class="entry-date published" datetime="2021-05-04T10:00:00+02:00">4.5.</time></p>',
            "",
        ),
        (
            "",
            '<span>By Jo Bell</span> <time datetime="2021-05-04T10:00:00Z">today</time>',
            '<div class="related"><time datetime="2022-01-01">1 January</time></div>',
        ),
        (
            "",
            '<time class="updated" datetime="2021-05-09">Updated 9 May</time><time datetime="2021-05-04">4 May</time>',
            "",
        ),
        ('<link rel="canonical" href="https://news.example.org/2021/05/04/council-bridge/">', "", ""),
        ('<link rel="canonical" href="https://news.example.org/world/council-bridge-20210504">', "", ""),
        ('<meta property="og:url" content="https://news.example.org/2021-05-04/council">', "", ""),
        ("", '<div class="post-date">04.05.2021</div>', ""),
        ("", '<abbr class="published" title="2021-05-04T08:00:00">May 4</abbr>', ""),
        ('<meta property="article:published_time" content="2021-05-04T22:00:00-04:00">', "", ""),
        (
            '<meta property="article:published_time" content="2021-05-05T02:00:00Z">',
            '<time datetime="2021-05-05T02:00:00Z">May 4, 2021 at 10 p.m.</time>',
            "",
        ),
        (
            '<script type="application/ld+json">{"@type":"Report","datePublished":"2021-05-05T01:30:00Z"}</script>',
            '<p class="byline-date">4 May 2021</p>',
            "",
        ),
    ],
)
def test_the_day_of_a_page_is_found_where_it_is_given(head: str, above: str, below: str) -> None:
    document = read(page(head, above, below))[0]
    assert document.date is not None
    assert document.date.value[:10] == "2021-05-04"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", '<aside><time datetime="2022-01-01">1 January</time></aside>'),
        ("", '<ul class="latest-stories"><li><time datetime="2022-01-01">x</time></li></ul>'),
        ("", '<div id="comments"><time datetime="2022-01-01">x</time></div>'),
        ("", "<footer>© 2022 Example</footer>"),
        ("", ""),
    ],
)
def test_a_day_beside_the_article_is_not_the_pages(above: str, below: str) -> None:
    text = f"In a report of 12 January 2018 the office had warned. {TEXT}"
    assert read(page("", above, below, text))[0].date is None


def test_the_day_of_a_page_does_not_hang_on_the_clock() -> None:
    assert read(page("", '<time datetime="2071-05-04">soon</time>'))[0].date is not None
    assert read(page("", '<span class="date">3 days ago</span>'))[0].date is None


@pytest.mark.parametrize("comment", ["<!-- -->", "<!--$-->", "<?php echo 1 ?>", "<!---->"])
def test_what_follows_a_comment_is_read(comment: str) -> None:
    words = f"The minister {comment}opened the new bridge over the river on Monday and said that it would be of use."
    document = read(page(text=words))[0]
    assert "The minister opened the new bridge over the river on Monday" in document.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h1>Before you continue</h1><p>We use cookies and data. Accept all. Reject all.</p>", "a consent page"),
        ("<p>We and our 853 partners use cookies.</p><button>Manage your choices</button>", "a consent page"),
        ("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>", "needs JavaScript"),
        ("<h1>JavaScript is disabled</h1><p>Please turn it on.</p>", "needs JavaScript"),
        ("<h1>404</h1><p>The page you are looking for was moved.</p>", "an error page"),
        ("<h1>Page not found</h1><p>Try the search.</p>", "an error page"),
        ("<p>Checking your browser before accessing the site.</p>", "an error page"),
        (f"<h1>Talks</h1><p>{TEXT}</p><p>Subscribe to continue reading.</p>", "kept for subscribers"),
        (f"<h1>Talks</h1><p>{TEXT}</p><p>Already a subscriber? Sign in</p>", "kept for subscribers"),
    ],
)
def test_a_page_saved_without_its_article_is_named(body: str, kind: str) -> None:
    notices = read(f"<html><head><title>x</title></head><body>{body}</body></html>".encode())[1]
    [notice] = [notice for notice in notices if notice.code == "little-text"]
    assert kind in say(notice.reason)
    assert "few words" in say(notice.reason)
    assert notice.severity == "warning"


def test_an_article_about_cookies_and_paywalls_is_an_article() -> None:
    words = "Readers should subscribe to read more, she said of cookie policy and the 404 error page of the office. "
    assert not [notice for notice in read(page(text=words * 24))[1] if notice.code == "little-text"]
