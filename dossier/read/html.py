"""Read saved web pages.

trafilatura tells the text of a page from what stands around it (navigation, cookie banners, related links) better than
any other library in the published comparisons, and keeps headings, lists and tables. Its date is not taken: the day is
found in `html_dates`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from dossier.model import BlockKind, Document, Notice, Reason
from dossier.read.blocks import states_origin
from dossier.read.decode import decode
from dossier.read.html_dates import DATE_NAMES, day_of_page, printed_day
from dossier.read.html_shells import shell_notice
from dossier.read.markup import html_to_parts, unescape
from dossier.read.metadata import fields_of
from dossier.read.normalise import one_line
from dossier.read.source import Part, Source, make_document, row_of
from dossier.read.text import doubtful

MAX_DEPTH = 500
"""Deepest nesting of elements that is handed to trafilatura, some of whose steps recurse; pages have about 30."""

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"<!--\s{0,5}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,10}url:\s{1,5})(https?://[^\s<>\"]{1,2000})"
)
"""The comment in which browsers and SingleFile note where a page was saved from."""

_SUBJECTS = re.compile(r"Article|Posting|Report\b|Statement|Release", re.IGNORECASE)
_OTHER_THINGS = re.compile(
    r"(?:Video|Audio|Image|Media)Object|Comment|Review|Podcast|Product|Event|Course", re.IGNORECASE
)
"""Types of schema.org that are not what the page is about, though they have a day of their own."""

_DATE_LABEL = re.compile(
    r"(?:(?:(?:first|last) )?(?:published|updated|posted|modified|reviewed)(?: on| at)?:?\s*)+", re.IGNORECASE
)
"""What stands over or before a day, alone where the page's structure parts the two."""

FEW_WORDS = 500
"""Characters below which the main text is hard to tell from the rest, so that what the page itself marks counts."""

HEAD_PARTS = 14
"""Blocks looked at between the headline and the text of a page: date, byline, buttons to share."""

_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "item", "row": "table"}


def read_html(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a web page."""
    declared = _CHARSET.search(source.data[:4096])
    decoded = decode(source.data, declared[1].decode("ascii") if declared else None)
    if decoded.binary:
        return [], [Notice("undecodable", Reason("page-no-text"), source.path, decoded.doubtful or 1, "error")]
    text = decoded.text.replace("\x00", "")
    notices = [notice for notice in doubtful(source.path, decoded) if notice.severity == "warning"]
    values: dict[str, str] = {}
    parts: list[Part] = []
    try:
        parts, values = _read_tree(text)
    except Exception as error:  # parsers of other packages may raise anything on a broken page; the text is still read
        notices.append(Notice("html", Reason("no-sound-html", (type(error).__name__,)), source.path, 1, "info"))
    everything = parts or html_to_parts(text)
    notices += shell_notice(text, everything, source.path)
    if everything and not parts:
        notices.append(Notice("whole-page", Reason("whole-page-read"), source.path, 1, "info"))
    fields, said = fields_of(values, Reason("page-metadata"), source.path, date_order=source.settings.date_order)
    document, noticed = make_document(source, everything, fields, steps=("HTML main text",))
    return [document], [*notices, *said, *noticed]


def _read_tree(text: str) -> tuple[list[Part], dict[str, str]]:
    """Return the main text of a page, empty if it cannot be told from the rest, and what the page says of itself."""
    tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    # Comments split paragraphs, and React writes one between any two pieces of text: what follows them was lost.
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    saved = _SAVED_FROM.search(text, 0, 4096)
    values = page_metadata(tree, saved[1] if saved else "")
    marked = _marked_text(tree)
    if _depth(tree) > MAX_DEPTH:
        return [], values
    parts, more = _main_text(tree)
    if marked and sum(len(part.text) for part in parts) < FEW_WORDS:
        parts = marked
    values = {**more, **{key: value for key, value in values.items() if value}}
    parts = list(_joined_labels(parts))
    if not (values.get("date") and values.get("author")):
        parts = _with_head(parts, html_to_parts(text))
    return parts, values


def page_metadata(tree: Any, saved_from: str = "") -> dict[str, str]:
    """Return what the page states of itself in its head, its structured data and its dates.

    Parameters:
        tree: The page.
        saved_from: Address that the browser noted, for a page that does not say its own.
    """
    metas = _metas(tree)
    # A page may describe its site and its lists beside the article.
    stated = sorted(_structured_data(tree), key=lambda entry: not entry["kind"])
    url = _first(metas.get("og:url"), _canonical(tree), saved_from)
    date = _first(*(metas.get(name) for name in DATE_NAMES), *(entry["date"] for entry in stated))
    return {
        "date": printed_day(tree, date) if date else day_of_page(tree, url),
        "url": url,
        "source": _first(metas.get("og:site_name"), *(entry["source"] for entry in stated)),
        "author": _first(*(entry["author"] for entry in stated), _name(metas.get("author", ""))),
        "title": _first(*(entry["title"] for entry in stated), metas.get("og:title")),
        "language": _first(tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    }


def _first(*values: str | None) -> str:
    """Return the first value that says anything, as one line."""
    return one_line(next((value for value in values if value and value.strip()), ""))


def _metas(tree: Any) -> dict[str, str]:
    """Return the contents of the `<meta>` elements by their names, the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name and meta.get("content"):
            metas.setdefault(name, one_line(meta.get("content")))
    return metas


def _canonical(tree: Any) -> str:
    """Return the address that the page calls its own."""
    links = (link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((link.get("href") or "" for link in links), "")


def _structured_data(tree: Any) -> Iterator[dict[str, str]]:
    """Yield the fields of the articles described in JSON-LD (schema.org)."""
    for script in list(tree.iter("script"))[:50]:
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text or "")[:500_000])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = str(node.get("@type", ""))
            if _SUBJECTS.search(kind) or not _OTHER_THINGS.search(kind):
                yield {
                    "kind": "subject" if _SUBJECTS.search(kind) else "",
                    "title": _name(node.get("headline")),
                    "date": _name(node.get("datePublished")),
                    "author": _name(node.get("author")),
                    "source": _name(node.get("publisher")),
                }


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of structured data that have a headline or a day."""
    stack, seen = [data], 0
    while stack and seen < 1_000:
        node, seen = stack.pop(), seen + 1
        if isinstance(node, list):
            stack += reversed(node)
        elif isinstance(node, dict):
            stack += [value for value in (node.get("@graph"), node.get("mainEntity")) if value]
            if "headline" in node or "datePublished" in node:
                yield node


def _name(value: Any) -> str:
    """Return a name given as text, as an object with a name, or as a list of either; an address is no name."""
    if isinstance(value, list):
        return ", ".join(name for entry in value[:20] if isinstance(entry, str | dict) and (name := _name(entry)))
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(unescape(value)) if isinstance(value, str) and not value.startswith(("http://", "https://")) else ""


def _main_text(tree: Any) -> tuple[list[Part], dict[str, str]]:
    """Return the main text of a page and the metadata that trafilatura reads from its visible parts."""
    found: Any = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        include_links=False,
        include_images=False,
        favor_precision=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or found.body is None:
        return [], {}
    values = {
        "title": one_line(found.title or ""),
        "author": one_line((found.author or "").replace(";", ",")),
        "source": one_line(found.sitename or ""),
        "licence": one_line(found.license or ""),
    }
    return list(_parts(found.body)), values


def _marked_text(tree: Any) -> list[Part]:
    """Return the text of the one element that a page marks as its article or main part, for pages with few words."""
    for name in ("article", "main"):
        found = list(tree.iter(name))
        if len(found) == 1:
            return html_to_parts(str(lxml_html.tostring(found[0], encoding="unicode")))
    return []


def _with_head(parts: list[Part], page: list[Part]) -> list[Part]:
    """Put back the date and byline under the headline, which are left out as the page's own furniture.

    Only what stands between a heading and the first words of the text comes back, and only lines that say nothing else.
    """
    after = next((at for at, part in enumerate(parts) if part.kind != "heading" and len(part.text) > 40), None)
    if after is None:
        return parts
    between = _under_headline(page, parts[after].text[:40])
    known = "\n".join(part.text for part in parts)
    words = [_line_of(part) for part in _joined_labels(between)]
    lines = [Part(line) for line in words if line not in known and states_origin(line)]
    return [*parts[:after], *lines, *parts[after:]]


def _under_headline(page: list[Part], opening: str) -> list[Part]:
    """Return what stands between the last heading before the text that begins with `opening` and that text."""
    begin = next((at for at, part in enumerate(page) if part.text[:40] == opening), 0)
    places = range(begin - 1, max(-1, begin - HEAD_PARTS), -1)
    head = next((at for at in places if page[at].kind == "heading"), None)
    return page[head + 1 : begin] if head is not None else []


def _line_of(part: Part) -> str:
    """Return a part's words in one line, without the mark of a list item."""
    return " ".join(part.text.removeprefix("- ").split())


def _joined_labels(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts with "Published" and the day below it as one line; a label left alone says nothing."""
    label = ""
    for part in parts:
        words = _line_of(part)
        if _DATE_LABEL.fullmatch(words):
            label = words
            continue
        yield Part(f"{label} {words}") if label and states_origin(f"{label} {words}") else part
        label = ""


def _parts(body: Any) -> Iterator[Part]:
    """Yield the blocks of trafilatura's tree."""
    done: set[Any] = set()
    for element in body.iter(etree.Element):
        if element in done:
            continue
        if element.tag in {"p", "head", "item", "row", "quote", "code", "ab"}:
            if element.tag == "quote" and next(element.iter("p"), None) is not None:
                continue
            done.update(element.iter())
            if element.tag == "row":
                yield row_of("".join(cell.itertext()) for cell in element)
            else:
                text = _text(element)
                yield Part(f"- {text}" if element.tag == "item" else text, _KINDS.get(element.tag, "paragraph"))
        if element.tail and element.tail.strip() and element.getparent() not in done:
            yield Part(element.tail)


def _text(element: Any) -> str:
    """Return the words of a block; `<lb/>` is a line break."""
    pieces = [element.text or ""]
    for child in element.iter():
        if child is element:
            continue
        if child.tag == "lb":
            pieces.append("\n")
        elif child.tag in {"p", "item"}:
            pieces.append(" ")
        if isinstance(child.tag, str):
            pieces.append(child.text or "")
        pieces.append(child.tail or "")
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n")).strip()


def _depth(tree: Any) -> int:
    """Return how deep the elements nest, counted no further than needed."""
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            break
    return deepest
