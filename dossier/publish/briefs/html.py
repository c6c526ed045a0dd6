"""A brief as one HTML file that needs nothing else: it opens from a disk, asks for nothing, and prints well."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from dossier.publish.briefs.records import Brief, Item, Section, Source, runs

_CSP = "default-src 'none'; style-src 'unsafe-inline'"
"""What the file may load: nothing; words of a source could not make it, whatever they are."""


@cache
def style() -> str:
    """Return the style sheet, which the file carries."""
    return (Path(__file__).parent / "brief.css").read_text("utf-8")


def html(brief: Brief) -> str:
    """Write a brief as a self-contained HTML page."""
    body = joined(
        header(brief),
        joined(*map(section_html, brief.sections)),
        tag("section", heading(brief.sources_title), *map(source_html, brief.sources), klass="sources"),
        tag(
            "footer",
            heading(brief.made_title),
            joined(*(tag("p", escape(one)) for one in brief.made)),
            klass="made",
        ),
    )
    head = joined(
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(_CSP),
        Markup('<meta name="referrer" content="no-referrer">'),
        Markup("<title>{}</title>").format(brief.title),
        Markup("<style>{}</style>").format(Markup(style())),
    )
    page = Markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n{}\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n'
    )
    return str(page.format(brief.language, head, body))


def joined(*parts: Markup) -> Markup:
    """Put parts on lines of their own."""
    return Markup("\n").join(part for part in parts if part)


def tag(name: str, *parts: Markup, klass: str = "", key: str = "") -> Markup:
    """Put parts into an element."""
    attributes = Markup("")
    if klass:
        attributes += Markup(' class="{}"').format(klass)
    if key:
        attributes += Markup(' id="{}"').format(key)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), attributes, Markup("").join(parts))


def heading(words: str) -> Markup:
    """Return the heading of a section."""
    return tag("h2", escape(words))


def header(brief: Brief) -> Markup:
    """Return the head of the page."""
    return tag(
        "header",
        tag("p", escape(". ".join(filter(None, (brief.kind, brief.date)))), klass="kind"),
        Markup('<h1 dir="auto">{}</h1>').format(brief.title),
        *(Markup('<p class="scope" dir="auto">{}</p>').format(one) for one in brief.scope),
    )


def section_html(section: Section) -> Markup:
    """Return a section."""
    items = tag("ul", *map(item_html, section.items))
    note = tag("p", escape(section.note), klass="note") if section.note else Markup("")
    return tag("section", heading(section.title), note, items if section.items else Markup(""), klass=section.kind)


def item_html(item: Item) -> Markup:
    """Return an item."""
    words = Markup("").join(
        Markup('<span class="ours">{}</span>').format(run.text) if run.kind == "ours" else escape(run.text)
        for run in runs(item.pieces)
    )
    label = Markup('<b dir="auto">{}</b> ').format(item.label) if item.label else Markup("")
    said = Markup('<span class="words" dir="auto">{}</span>').format(words) if words else Markup("")
    remarks = Markup('<span class="remarks">{}</span>').format("; ".join(item.remarks)) if item.remarks else Markup("")
    text = tag("span", spaced(said, cites_html(item)), klass="text")
    return Markup("<li>{}</li>\n").format(label + spaced(text, remarks))


def spaced(*parts: Markup) -> Markup:
    """Put parts one after the other, with spaces between."""
    return Markup(" ").join(part for part in parts if part)


def cites_html(item: Item) -> Markup:
    """Return the numbers of an item as links."""
    links = (Markup('<a href="#{}">{}</a>').format(cite.target, cite.label) for cite in item.cites)
    cites = Markup(", ").join(links)
    return Markup("<sup>{}</sup>").format(cites) if cites else Markup("")


def source_html(source: Source) -> Markup:
    """Return a source with its passages."""
    links = [
        Markup('<a rel="noopener noreferrer nofollow" href="{0}">{0}</a>').format(link)
        for link in (source.url, source.page)
        if link
    ]
    passages = (
        Markup('<li id="{}"><span class="number">{}</span> <span><span dir="auto">{}</span>{}</span></li>\n').format(
            passage.id, passage.label, marked(passage.pieces), place(passage.place, passage.address)
        )
        for passage in source.passages
    )
    return tag(
        "article",
        Markup('<h3><span class="number">{}</span> <span dir="auto">{}</span></h3>').format(
            source.number, source.title
        ),
        tag("p", spaced(escape(source.described), *links), klass="about"),
        tag("ol", *passages) if source.passages else Markup(""),
        key=source.id,
    )


def marked(pieces: Iterable[tuple[str, bool]]) -> Markup:
    """Return a passage with the words marked that count."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(text) if is_marked else escape(text) for text, is_marked in pieces
    )


def place(words: str, address: str) -> Markup:
    """Return where a passage stands, as a link where there is an address."""
    if not words:
        return Markup("")
    shown = Markup('<a href="{}">{}</a>').format(address, words) if address else escape(words)
    return Markup(' <span class="place">{}</span>').format(shown)
