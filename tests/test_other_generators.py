"""Generators that run no MkDocs plugin render the exported pages whole, with the configuration that the guide shows."""

from __future__ import annotations

import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dossier import api
from tests.conftest import BIN, PROJECT, Run, copy_example

GUIDE = (PROJECT / "docs" / "other-generators.md").read_text("utf-8")
UNDER = "/reports/"
"""Where the guide's configurations publish."""


def shown(language: str) -> str:
    """Return the only block of a language in the guide."""
    (block,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return str(block)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site's sources, with what is kept of their analysis."""
    return copy_example(tmp_path_factory.mktemp("generators") / "example")


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
        self.ids.add(given.get("id", ""))
        self.links += [given[name] for name in ("href", "src") if name in given and tag != "base"]
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])


def look(site: Path) -> tuple[dict[str, Links], list[str]]:
    """Return the pages of a built site by address, and its broken links."""
    pages = {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    broken = [
        f"{path.relative_to(site)}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not leads_somewhere(link, path, site, pages)
    ]
    return {path.parent.relative_to(site).as_posix(): page for path, page in pages.items()}, broken


def leads_somewhere(link: str, page: Path, site: Path, pages: dict[Path, Links]) -> bool:
    """Tell whether a link leads to a file of the site and to an element that is there; other hosts are not asked."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    target = site / path.removeprefix(UNDER) if path.startswith("/") else page.parent / path if path else page
    target = Path(os.path.normpath(target))
    target = target / "index.html" if target.is_dir() else target
    if path.startswith("/") and not path.startswith(UNDER):
        return False
    return target.is_file() and (
        not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids
    )


def check_whole(site: Path, exported: Path, name: str) -> None:
    """See that every exported page is there, looks like ours, and leads nowhere that is not there."""
    pages, broken = look(site)
    wanted = {path.parent.relative_to(exported).as_posix() for path in exported.rglob(name)}
    assert len(wanted) > 40
    assert wanted <= pages.keys()
    assert broken == []
    for address in wanted:
        assert any(style.endswith("assets/dossier/dossier.css") for style in pages[address].styles), address
    dossier = (site / "dossiers" / "sherman-islamabad" / "index.html").read_text("utf-8")
    assert dossier.count('class="ds-page') == 1
    assert 'id="actor-wendy-sherman"' in dossier
    assert (site / "search-index" / "table.dsx").is_file()
    assert (site / "dossiers" / "sherman-islamabad" / "record.json").is_file()


@pytest.mark.slow
@pytest.mark.skipif(not (BIN / "zensical").exists(), reason="Zensical is not installed")
def test_zensical_renders_the_pages_whole(example: Path, tmp_path: Path, command: Run) -> None:
    api.export(tmp_path / "docs", "pages", site=example)
    (tmp_path / "mkdocs.yml").write_text(shown("yaml"), "utf-8")
    command("zensical", "build", cwd=tmp_path)
    check_whole(tmp_path / "site", tmp_path / "docs", "index.md")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("hugo") is None, reason="Hugo is not installed")
def test_hugo_renders_the_pages_whole(example: Path, tmp_path: Path, command: Run) -> None:
    api.export(tmp_path / "pages", "hugo", site=example)
    (tmp_path / "hugo.toml").write_text(shown("toml"), "utf-8")
    (tmp_path / "layouts" / "_default").mkdir(parents=True)
    for layout in ("_default/list.html", "index.html"):
        (tmp_path / "layouts" / layout).write_text(shown("html"), "utf-8")
    command("hugo", cwd=tmp_path)
    check_whole(tmp_path / "public", tmp_path / "pages", "_index.md")


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text('<p id="x"><a href="a/#y">1</a><a href="b/">2</a><a href="/a/">3</a>', "utf-8")
    (tmp_path / "a" / "index.html").write_text('<a href="../#x">1</a><a href="/reports/">2</a>', "utf-8")
    assert look(tmp_path)[1] == ["index.html: a/#y", "index.html: b/", "index.html: /a/"]
