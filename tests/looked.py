"""What the tests ask of rendered pages."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from dossier.model import Collection, Page
from dossier.publish.pages import Site, render_pages
from dossier.settings import Settings
from tests.render_fixture import changed, collection

VOID = {"br", "img", "input", "link", "meta", "hr"}


class Looked(HTMLParser):
    """What the tests ask of a page: elements, ids, links, and the text of every element with an id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, str]] = []
        self.texts: dict[str, str] = {}
        self.pieces: dict[str, str] = {}
        self.nested = True
        self.text = ""
        self.feed(html)
        self.close()
        self.nested = self.nested and not self.open
        self.ids = [attrs["id"] for _, attrs in self.tags if "id" in attrs]
        self.links = [attrs["href"] for tag, attrs in self.tags if tag == "a" and "href" in attrs]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append((tag, given.get("id", "") or given.get("data-of", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.nested = False
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in {name for _, name in self.open if name}:
            self.texts[name] = self.texts.get(name, "") + data


def pages(site: Site | None = None, shown: Collection | None = None) -> dict[str, Page]:
    found = shown or collection()
    rendered = render_pages(found, Settings(), Path("nowhere"), site, changed(found) if found.cards else None)
    return {page.url: page for page in rendered}
