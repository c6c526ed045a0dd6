"""What the pages bring with them under another theme than ours: style that stays in its element, and their script.

The style is that of our own theme, shut into one element: everything else in it is set back to what a browser does, so
that the theme's rules do not reach in, and every rule of ours stands inside that element's, so that none reaches out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from dossier.publish.exports.attachments import Attachment

ASSETS = Path(__file__).resolve().parents[1] / "theme" / "assets"
FOLDER = "assets/dossier/"
STYLE = f"{FOLDER}dossier.css"
SCRIPTS = tuple(f"{FOLDER}{name}.js" for name in ("dossier", "source"))
"""Those that every page names; they ask for the others where these are needed."""

_ROOT = ".ds:not(#ds)"
"""The element that holds a page. No theme's rule outweighs one that also names an id, and `not` asks for none."""

_RESET = """all: revert;
container: ds / inline-size;
& :where(:not(svg, svg *)), & ::before, & ::after { all: revert; }
"""
"""Drawings are left out: where they lie and how large they are would be set back too."""

_AFTER = """& { background: none; --ds-rem: 1rem; }
.md-typeset & { --ds-rem: 0.8rem; }
"""
"""The theme's own ground, and a rem of ours: Material makes 20 pixels one."""

_COMMENT = re.compile(r"/\*.*?\*/\n*", re.S)
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_SCREEN = re.compile(r"^@media screen and (\([^{]+\)) \{\n(.*?)^\}", re.M | re.S)
_WIDTH = re.compile(r"@media (\((?:min|max)-width: [^{]+?)(?= \{)")

_ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}", re.I)
_LINKED = {"alternate", "author", "canonical", "edit", "license", "next", "prev"}
"""Kinds of `<link>` that load nothing."""
_STARS = {"github.com": "api.github.com", "gitlab.com": "gitlab.com"}
"""Whom Material asks for the stars of a repository, by its host; that request stands nowhere in the page."""


def framed(body: str) -> str:
    """Return the body of a page in the element to which its style keeps."""
    return f'<div class="ds">\n{body}\n</div>'


@cache
def style() -> str:
    """Return the style of the pages, kept to their element.

    Widths asked of the window are asked of the element, which stands beside the theme's columns, and a rem counts from
    a size that the theme cannot change.
    """
    css = _COMMENT.sub("", (ASSETS / "dossier.css").read_text("utf-8"))
    css = _SCREEN.sub(r"@media screen {\n@media \1 {\n\2}\n}", css)
    css = _WIDTH.sub(lambda found: f"@container ds {_rem_as_pixels(found[1])}", css)
    css = _REM.sub(r"calc(\1 * var(--ds-rem))", css).replace(":root", "&")
    return f"{_ROOT} {{\n{_RESET}{css}\n{_AFTER}}}\n"


def _rem_as_pixels(condition: str) -> str:
    return _REM.sub(lambda found: f"{float(found[1]) * 16:g}px", condition)


def files() -> dict[str, str]:
    """Return what is published beside the pages, by address: the style, and every script but that of our own theme."""
    scripts = sorted(path for path in ASSETS.glob("*.js") if path.stem != "site")
    return {STYLE: style(), **{f"{FOLDER}{path.name}": path.read_text("utf-8") for path in scripts}}


def brought() -> Iterator[Attachment]:
    """Give them as files of the site."""
    return (Attachment(path, "", partial(iter, (text,))) for path, text in files().items())


def hosts_asked(html: str, own: str = "") -> tuple[str, ...]:
    """Return the other hosts that a browser asks when it shows a page.

    Parameters:
        html: The page.
        own: The address of the site, which is nobody else.
    """
    loads = _Loads()
    loads.feed(html)
    loads.close()
    hosts = {urlsplit(address).netloc.lower() for address in loads.addresses}
    return tuple(sorted(hosts - {"", urlsplit(own).netloc.lower()}))


class _Loads(HTMLParser):
    """Collects what a page loads: in its elements, and as far as its own scripts and styles write it out."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.within_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.within_code = tag == "style" or (tag == "script" and not given.get("type", "").startswith("application/"))
        if tag == "link" and not _LINKED & set(given.get("rel", "").lower().split()):
            self.addresses.append(given.get("href", ""))
        elif tag != "a":
            self.addresses.append(given.get("src", ""))
        elif given.get("data-md-component") == "source" and (host := urlsplit(given.get("href", "")).netloc) in _STARS:
            self.addresses.append(f"//{_STARS[host]}")

    def handle_endtag(self, tag: str) -> None:
        self.within_code = False

    def handle_data(self, data: str) -> None:
        if self.within_code:
            self.addresses += _ADDRESS.findall(data)
