"""Read RSS and Atom files: every entry is a document.

feedparser reads all versions of both and repairs what is not well-formed. It gets the bytes in a stream, because it
would open a string as a file or an address.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

import feedparser

from dossier.model import Document, Notice, Reason, Stated
from dossier.read.markup import html_to_parts
from dossier.read.metadata import fields_of
from dossier.read.normalise import one_line
from dossier.read.source import Part, Source, make_document

MAX_ENTRIES = 10_000
"""Entries read of one feed."""

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_feed(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read the entries of a feed."""
    if not _FEED.search(source.data[:65_536]):
        return [], [Notice("unknown-format", Reason("no-feed"), source.path, 1)]
    if _DOCTYPE.search(source.data):
        # No feed needs a document type; it is how entities that expand without end, or read files, come in.
        return [], [Notice("unsafe", Reason("feed-declares-entities"), source.path, 1, "error")]
    try:
        feed: Any = feedparser.parse(io.BytesIO(source.data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a parser of another package may raise anything on a broken file
        reason = Reason("feed-unreadable", (type(error).__name__,))
        return [], [Notice("unreadable", reason, source.path, 1, "error")]
    documents: list[Document] = []
    notices: list[Notice] = []
    if feed.get("bozo") and not feed.entries:
        notices.append(Notice("unreadable", Reason("feed-without-entry"), source.path, 1, "error"))
    for number, entry in enumerate(feed.entries[:MAX_ENTRIES], 1):
        path = f"{source.path}#{_mark(entry, number)}"
        fields, said = _fields(entry, feed.feed, path)
        document, noticed = make_document(source, _parts(entry), fields, path=path, steps=("feed entry to text",))
        documents.append(document)
        notices += [*said, *noticed]
    if len(feed.entries) > MAX_ENTRIES:
        notices.append(Notice("too-many", Reason("too-many-entries", (str(MAX_ENTRIES),)), source.path))
    return documents, notices


def _mark(entry: Any, number: int) -> str:
    """Return what stands for an entry in addresses: of its own id, since a feed saved again has new entries on top."""
    own = str(entry.get("id") or entry.get("link") or "")
    return hashlib.sha256(own.encode("utf-8", "replace")).hexdigest()[:8] if own else str(number)


def _parts(entry: Any) -> list[Part]:
    """Return the fullest text an entry gives."""
    texts = [str(content.get("value", "")) for content in entry.get("content", [])]
    return html_to_parts(max([*texts, str(entry.get("summary", ""))], key=len))


def _fields(entry: Any, feed: Any, path: str) -> tuple[dict[str, Stated], tuple[Notice, ...]]:
    """Return the metadata of an entry; the feed's own name is its publisher."""
    # The date as written: feedparser's parsed one is in universal time, which may be another day.
    values = {
        "title": _plain(entry.get("title", "")),
        "date": str(entry.get("published") or entry.get("updated") or ""),
        "author": str(entry.get("author", "")),
        "source": _plain(feed.get("title", "")),
        "url": str(entry.get("link", "")),
        "language": str(entry.get("language") or feed.get("language") or ""),
        "licence": str(entry.get("rights") or feed.get("rights") or ""),
    }
    return fields_of({key: one_line(value) for key, value in values.items()}, Reason("feed"), path)


def _plain(title: Any) -> str:
    """Return a title, which may hold HTML, as text."""
    return one_line(" ".join(part.text for part in html_to_parts(str(title)[:5_000])))
