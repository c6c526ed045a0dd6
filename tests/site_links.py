"""The links of a built site, followed: to files of it, and to elements that are there."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Links(HTMLParser):
    """What a page leads to and loads, and what can be led to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.styles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given.get("id", ""), given.get("name", "")}
        self.links += [given[name] for name in ("href", "src") if name in given and tag != "base"]
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])


def look(site: Path, under: str = "/") -> tuple[dict[str, Links], list[str]]:
    """Return the pages of a built site by their folders, and its broken links.

    Parameters:
        site: The folder of the built site.
        under: The path below which it is to be published, such as `/reports/`.
    """
    pages = {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    broken = [
        f"{path.relative_to(site)}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not leads_somewhere(link, path, site, pages, under)
    ]
    return {path.parent.relative_to(site).as_posix(): page for path, page in pages.items()}, broken


def leads_somewhere(link: str, page: Path, site: Path, pages: dict[Path, Links], under: str) -> bool:
    """Tell whether a link leads to a file of the site and to an element that is there; other hosts are not asked."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if path.startswith("/") and not path.startswith(under):
        return False
    target = site / path.removeprefix(under) if path.startswith("/") else page.parent / path if path else page
    target = Path(os.path.normpath(target))
    target = target / "index.html" if target.is_dir() else target
    return target.is_file() and (
        not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids
    )
