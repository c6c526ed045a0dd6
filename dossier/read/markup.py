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
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def html_to_parts(markup: str) -> list[Part]:
    """Return the blocks of an HTML fragment as text.

    Parameters:
        markup: HTML; it may be broken in any way.
    """
    parts: list[Part] = []
    words: list[str] = []
    kind: BlockKind = "paragraph"
    pre = 0

    def flush() -> None:
        raw = "".join(words)
        words.clear()
        lines = raw.split("\n") if pre else [" ".join(line.split()) for line in raw.split("\n")]
        text = "\n".join(line.rstrip() for line in lines).strip("\n")
        if text.strip():
            parts.append(Part(text if pre else text.strip(), kind))

    for token, closing, name in _tokens(markup):
        if name is None:
            # Line breaks of the source mean nothing in HTML; those that stay are made by <br>.
            words.append(token if pre else re.sub(r"[\t\n\r\f ]+", " ", token))
        elif name == "br":
            words.append("\n")
        elif name in {"td", "th"}:
            if not closing and "".join(words[-3:]).strip():
                words.append(" | ")
        elif name in _BLOCKS:
            inside_cell = kind == "table" and name not in {"tr", "table", "thead", "tbody", "tfoot"}
            if inside_cell:
                words.append(" ")
                continue
            flush()
            if name == "pre":
                pre = max(0, pre + (-1 if closing else 1))
            if name in _KINDS:
                kind = "paragraph" if closing else _KINDS[name]
            elif name not in {"p", "div"} or kind != "item":
                kind = "paragraph"
            if name == "li" and not closing:
                words.append("- ")
    flush()
    return [part for part in parts if part.text.strip(" -|")]


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
