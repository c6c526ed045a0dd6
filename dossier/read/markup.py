"""Reduce HTML to parts of text without building a tree.

For the HTML inside mails, feeds and Markdown, which is all content. Saved pages, where the content must first be told
from the page around it, have a reader of their own. The standard library's parser takes quadratic time on unclosed
comments and tags in the Python versions that we support; this one goes through the text once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dossier.model import BlockKind
from dossier.read.source import Part

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)((?:[^<>\"']++|\"[^\"]{0,5000}+\"|'[^']{0,5000}+'){0,64}+)>")
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "select", "textarea"}
)
"""Elements whose content is not for reading."""

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "tr": "table",
}
_BLOCKS = frozenset(_KINDS).union(
    ("p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "dl", "table", "thead"),
    ("tbody", "tfoot", "caption", "blockquote", "pre", "figure", "figcaption", "address", "hr", "form", "fieldset"),
    ("details", "summary", "body", "html", "center", "title"),
)
_TABLE_PARTS = frozenset({"tr", "table", "thead", "tbody", "tfoot"})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def html_to_parts(markup: str) -> list[Part]:
    """Return the blocks of an HTML fragment as text.

    Parameters:
        markup: HTML; it may be broken in any way.
    """
    blocks = _Blocks()
    for token, closing, name in _tokens(markup):
        if name is None:
            blocks.add(token)
        elif name == "br":
            blocks.words.append("\n")
        elif name in {"td", "th"}:
            blocks.cell(closing)
        elif name in _BLOCKS:
            blocks.border(name, closing)
    blocks.flush()
    return [part for part in blocks.parts if part.text.strip(" -|")]


class _Blocks:
    """The blocks read so far, and the one being read."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.words: list[str] = []
        self.kind: BlockKind = "paragraph"
        self.pre = 0  # how many `<pre>` are open

    def add(self, text: str) -> None:
        """Add words; line breaks of the source mean nothing in HTML, those that stay are made by `<br>`."""
        self.words.append(text if self.pre else re.sub(r"[\t\n\r\f ]+", " ", text))

    def cell(self, closing: bool) -> None:
        """Part a cell from the one before."""
        if not closing and "".join(self.words[-3:]).strip():
            self.words.append(" | ")

    def border(self, name: str, closing: bool) -> None:
        """End a block where an element of that kind begins or ends."""
        if self.kind == "table" and name not in _TABLE_PARTS:
            self.words.append(" ")  # a paragraph inside a cell
            return
        self.flush()
        if name == "pre":
            self.pre = max(0, self.pre + (-1 if closing else 1))
        if name in _KINDS:
            self.kind = "paragraph" if closing else _KINDS[name]
        elif name not in {"p", "div"} or self.kind != "item":
            self.kind = "paragraph"
        if name == "li" and not closing:
            self.words.append("- ")

    def flush(self) -> None:
        """End the block being read."""
        raw = "".join(self.words)
        self.words.clear()
        lines = raw.split("\n") if self.pre else [" ".join(line.split()) for line in raw.split("\n")]
        text = "\n".join(line.rstrip() for line in lines).strip("\n")
        if text.strip():
            self.parts.append(Part(text if self.pre else text.strip(), self.kind))


def strip_tags(text: str) -> str:
    """Take tags and comments out of a line of text and read its entities."""
    return unescape(
        "".join("\n" if name == "br" else token for token, _, name in _tokens(text) if name in {None, "br"})
    )


def unescape(text: str) -> str:
    """Read HTML entities that are closed by a semicolon."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def _tokens(markup: str) -> Iterator[tuple[str, bool, str | None]]:
    """Yield runs of text (name None, entities read) and tags (whether closing, name in lower case)."""
    at = sign = 0
    length = len(markup)
    while (sign := markup.find("<", sign)) >= 0:
        end, closing, name = _markup_at(markup, sign)
        if end == sign:  # a sign of its own: part of the text
            sign += 1
            continue
        if sign > at:
            yield unescape(markup[at:sign]), False, None
        if name:
            yield "", closing, name
        at = sign = end
    if at < length:
        yield unescape(markup[at:]), False, None


def _markup_at(markup: str, at: int) -> tuple[int, bool, str | None]:
    """Return where the markup at a `<` ends (at itself if it is none), whether it closes, and the tag's name if any.

    Comments, declarations and the content of silent elements have no name.
    """
    if markup.startswith("<!--", at):
        end = markup.find("-->", at + 4)
        return (len(markup) if end < 0 else end + 3), False, None
    if markup.startswith(("<!", "<?"), at):
        return max(at, markup.find(">", at, at + 5000) + 1), False, None
    tag = _TAG.match(markup, at)
    if not tag:
        return at, False, None
    name = tag[2].lower()
    if name in _SILENT and not tag[1] and not tag[3].rstrip().endswith("/"):
        end_tag = re.compile(rf"</{re.escape(name)}\s{{0,100}}>", re.IGNORECASE).search(markup, tag.end())
        return (end_tag.end() if end_tag else len(markup)), False, None
    return tag.end(), bool(tag[1]), name
