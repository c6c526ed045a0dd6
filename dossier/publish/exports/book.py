"""A collection as a book (EPUB 3.3): a chapter a document, with what was found and the text, to read without a network.

Written here, as a zip file of XHTML with fixed stamps: ebooklib stamps what it writes with the time, so that no two
builds would give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from dossier.edtf import first_day
from dossier.model import Card
from dossier.publish.addresses import dossier_address
from dossier.publish.exports.columns import Tables, title
from dossier.publish.exports.facts import APPEARANCES, EVENTS, QUOTES, TEXT, Appearance, EventFact, QuoteFact
from dossier.publish.exports.feeds import UNDATED, xml_text
from dossier.publish.pages.references import apa, reference
from dossier.wording import in_words

STAMP = (1980, 1, 1, 0, 0, 0)
"""Of every file in the book: the earliest that a zip file knows."""

CONTAINER = (
    '<?xml version="1.0"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
STYLE = (
    "body { line-height: 1.5; margin: 1em; } h1 { font-size: 1.4em; } h2 { font-size: 1.1em; }\n"
    ".about, .note { color: #555; font-size: 0.9em; } blockquote { margin: 0.6em 1em; } li { margin: 0.3em 0; }\n"
)
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
OPF = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{creator}</dc:creator>
<meta property="dcterms:modified">{modified}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
<itemref idref="nav"/>
{spine}
</spine>
</package>
"""


def book(tables: Tables, cards: Sequence[Card], name: str, identity: str) -> Iterator[bytes]:
    """Write documents as a book.

    Parameters:
        tables: The rows of all tables, and the site.
        cards: The documents, in the order of their chapters.
        name: Title of the book.
        identity: Makes its id.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        put(packed, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        put(packed, "META-INF/container.xml", CONTAINER)
        put(packed, "style.css", STYLE)
        put(packed, "book.opf", package(tables, cards, name, identity))
        put(packed, "nav.xhtml", contents(cards, name, language_of(tables)))
        for number, (card, chapter) in enumerate(chapters(tables, cards), 1):
            page = PAGE.format(language=language_of(tables), title=held(title(card)), body=chapter)
            put(packed, f"c{number}.xhtml", page)
    yield out.getvalue()


def put(packed: zipfile.ZipFile, name: str, text: str, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Put a file into the book, with a stamp that no clock made."""
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = how
    info.external_attr = 0o644 << 16
    packed.writestr(info, text.encode("utf-8", "replace"))


def language_of(tables: Tables) -> str:
    """Return the language in which the words round the sources are."""
    return tables.site.language.replace("_", "-")


def held(text: str) -> str:
    """Return a text as XML holds it, on one line."""
    return escape(xml_text(" ".join(text.split())))


def package(tables: Tables, cards: Sequence[Card], name: str, identity: str) -> str:
    """Write what is in the book."""
    dated = [day for card in cards if card.date and (day := first_day(card.date)) and not day.startswith("-")]
    numbers = range(1, len(cards) + 1)
    items = (f'<item id="c{one}" href="c{one}.xhtml" media-type="application/xhtml+xml"/>' for one in numbers)
    return OPF.format(
        id=uuid5(NAMESPACE_URL, f"dossier:{tables.site.url or tables.site.name}:{identity}").urn,
        title=held(name),
        creator=held(tables.site.name),
        language=language_of(tables),
        modified=max(dated, default=UNDATED),
        items="\n".join(items),
        spine="\n".join(f'<itemref idref="c{one}"/>' for one in numbers),
    )


def contents(cards: Sequence[Card], name: str, language: str) -> str:
    """Write the table of contents."""
    lines = (f'<li><a href="c{number}.xhtml">{held(title(card))}</a></li>' for number, card in enumerate(cards, 1))
    body = f'<h1>{held(name)}</h1>\n<nav epub:type="toc"><ol>\n' + "\n".join(lines) + "\n</ol></nav>"
    return PAGE.format(language=language, title=held(name), body=body)


def chapters(tables: Tables, cards: Sequence[Card]) -> Iterator[tuple[Card, str]]:
    """Give the chapter of each document."""
    kinds = (APPEARANCES.writer, QUOTES.writer, EVENTS.writer, TEXT)
    return ((card, "\n".join(chapter(tables, card, [tables.rows.of(card, kind) for kind in kinds]))) for card in cards)


def chapter(tables: Tables, card: Card, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Write what was found in a document, then its text."""
    named, said, told, text = rows
    yield from opening(card)
    yield from listed("Who", map(person, map(APPEARANCES.read, named)))
    yield from listed("What was said", map(words_of, map(QUOTES.read, said)))
    events = (event for event in map(EVENTS.read, told) if not event.passing)
    yield from listed("When", (f"{days(event)}{held(event.happened)}" for event in events))
    yield "<h2>Source text</h2>"
    yield from (f"<p>{held(part)}</p>" for part in "".join(text).split("\n") if part.strip())
    yield f'<p class="note">{held(apa(reference(card, tables.site)))}</p>'
    if tables.site.url:
        yield f"<p><a href={quoteattr(tables.page(dossier_address(card.id)))}>With evidence, on the site</a></p>"


def opening(card: Card) -> Iterator[str]:
    """Write the head of a chapter."""
    yield f"<h1>{held(title(card))}</h1>"
    if about := " · ".join(filter(None, (card.source, card.author, in_words(card.date) if card.date else ""))):
        yield f'<p class="about">{held(about)}</p>'
    if card.lead:
        yield f"<p><strong>{held(card.lead)}</strong></p>"


def listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Write a list under a heading; nothing without lines."""
    items = "".join(f"<li>{line}</li>\n" for line in lines)
    if items:
        yield f"<h2>{heading}</h2>\n<ul>\n{items}</ul>"


def person(one: Appearance) -> str:
    """Write an actor with its roles, as stated."""
    roles = f": {held('; '.join(one.roles))}" if one.roles else ""
    return f"{held(one.name)} ({one.type}{roles})"


def words_of(said: QuoteFact) -> str:
    """Write a quotation; reported words stand without marks."""
    words = f"“{held(said.words)}”" if said.kind == "direct" else held(said.words)
    return f"{words} — {held(said.speaker or 'Unattributed')}"


def days(event: EventFact) -> str:
    """Write the days of an event."""
    found = [day for day in dict.fromkeys((event.first, event.last)) if day]
    return f"<b>{' – '.join(found)}</b>: " if found else ""


def collections_of(cards: Sequence[Card]) -> Mapping[str, list[Card]]:
    """Return the documents of each collection that files name."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        for name in Tables.fields(card).get("collection", ()):
            found.setdefault(name, []).append(card)
    return dict(sorted(found.items()))
