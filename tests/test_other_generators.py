"""Generators that run no MkDocs plugin render the exported pages whole, with the configuration that the guide shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dossier import api
from tests.conftest import BIN, PROJECT, Run, copy_example
from tests.site_links import look

GUIDE = (PROJECT / "docs" / "other-generators.md").read_text("utf-8")
UNDER = "/reports/"
"""Where the guide's configurations publish."""


def shown(language: str) -> str:
    """Return the only block of a language in the guide."""
    (block,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return str(block)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site's sources, with what is kept of their analysis; one was renamed, and more forms are wanted."""
    example = copy_example(tmp_path_factory.mktemp("generators") / "example")
    with (example / "mkdocs.yml").open("a", encoding="utf-8") as given:
        given.write("      exports: [json, csv, ics, feeds, sources, okf]\n")
    api.changes(example, write=True)
    (example / "content" / "gordon-trip.txt").rename(example / "content" / "trip.txt")
    return example


def check_whole(site: Path, exported: Path, name: str) -> None:
    """See that every exported page is there, looks like ours, and leads nowhere that is not there."""
    pages, broken = look(site, UNDER)
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
    assert "../../dossiers/trip/" in (site / "dossiers" / "gordon-trip" / "index.html").read_text("utf-8")
    assert (site / "changes" / "index.html").is_file()
    assert list((site / "sources").glob("*.txt"))
    assert not (site / "okf").exists(), "its Markdown would be read as pages"


@pytest.mark.slow
@pytest.mark.skipif(not (BIN / "zensical").exists(), reason="Zensical is not installed")
def test_zensical_renders_the_pages_whole(example: Path, tmp_path: Path, command: Run) -> None:
    api.export(tmp_path / "docs", "pages", site=example)
    (tmp_path / "mkdocs.yml").write_text(shown("yaml"), "utf-8")
    command("zensical", "build", cwd=tmp_path)
    check_whole(tmp_path / "site", tmp_path / "docs", "index.md")
    assert carried(tmp_path / "site") < 20, "each page carries a list of all pages: the site grows with their square"


def carried(site: Path) -> int:
    """Return how many entries of navigation a page of a site that Zensical built carries at most."""
    return max(path.read_text("utf-8").count('class="md-nav__item') for path in site.rglob("index.html"))


@pytest.mark.slow
@pytest.mark.skipif(not ((BIN / "hugo").exists() or shutil.which("hugo")), reason="Hugo is not installed")
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
    assert look(tmp_path, UNDER)[1] == ["index.html: a/#y", "index.html: b/", "index.html: /a/"]
