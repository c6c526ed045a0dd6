"""Other plugins and themes of MkDocs beside ours, each in the way it is commonly set."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.slow

STORY = "# A meeting in {0}\n\n2021-10-02\n\nOn Friday Per Dahl met Orla Finn in {0}. “We agreed,” Dahl said.\n"
HAND = """---
tags: [about]
---
# By hand

See [Oslo](dossiers/oslo/index.md), [its record](dossiers/oslo/record.json), [the actors](actors/index.md#letter-a) and
[the table](timeline/timeline.csv).
"""
PAGE = "dossiers/oslo/index.html"


@dataclass(frozen=True)
class Beside:
    """A plugin or theme of another package."""

    package: str
    setting: str = ""
    """Under `plugins:`."""
    theme: str = "name: dossier"
    goes_through: bool = False
    """Whether pages go through MkDocs for it."""
    files: dict[str, str] = field(default_factory=dict)
    more: str = ""
    """Further lines of mkdocs.yml."""
    shows: Callable[[Path], bool] = lambda site: True
    """Whether it did its own work."""


def text(path: Path) -> str:
    return path.read_text("utf-8")


def feed_items(site: Path) -> list[str]:
    return [item.text or "" for item in ElementTree.parse(site / "feed_rss_updated.xml").iter("title")]


MATERIAL = "name: material"

ALL = {
    "mkdocs": Beside("mkdocs", theme="name: mkdocs"),
    "readthedocs": Beside("mkdocs", theme="name: readthedocs"),
    "search": Beside(
        "mkdocs",
        "- search",
        goes_through=True,
        shows=lambda site: "Per Dahl" in text(site / "search" / "search_index.json"),
    ),
    "material": Beside("mkdocs-material", theme=MATERIAL),
    "rss": Beside(
        "mkdocs-rss-plugin",
        "- rss:\n      use_git: false",
        goes_through=True,
        shows=lambda site: "A meeting in Oslo" in feed_items(site),
    ),
    "static-i18n": Beside(
        "mkdocs-static-i18n",
        "- i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n"
        "        - {locale: de, name: Deutsch}",
        theme=MATERIAL,
        goes_through=True,
        shows=lambda site: (site / "de" / "hand" / "index.html").is_file(),
    ),
    "awesome-nav": Beside(
        "mkdocs-awesome-nav",
        "- awesome-nav",
        files={"content/pages/.nav.yml": "nav:\n  - hand.md\n  - Who: actors/index.md\n"},
        shows=lambda site: ">Who<" in text(site / "index.html"),
    ),
    "section-index": Beside("mkdocs-section-index", "- section-index", theme=MATERIAL),
    "minify": Beside(
        "mkdocs-minify-plugin",
        "- minify:\n      minify_html: true",
        goes_through=True,
        shows=lambda site: "\n\n" not in text(site / PAGE),
    ),
    "redirects": Beside(
        "mkdocs-redirects",
        "- redirects:\n      redirect_maps:\n        old.md: dossiers/oslo/index.md",
        shows=lambda site: "dossiers/oslo/" in text(site / "old" / "index.html"),
    ),
    "macros": Beside(
        "mkdocs-macros-plugin",
        "- macros",
        files={"content/pages/sum.md": "# Sum\n\n{{ 6 * 7 }}\n"},
        shows=lambda site: "42" in text(site / "sum" / "index.html") and "{{ 6 * 7 }}" in text(site / PAGE),
    ),
    "print-site": Beside(
        "mkdocs-print-site-plugin",
        "- print-site",
        theme=MATERIAL,
        goes_through=True,
        shows=lambda site: "&lt;a href" not in text(site / "print_page" / "index.html"),
    ),
    "privacy": Beside("mkdocs-material", "- privacy:\n      assets: false", theme=MATERIAL),
    "tags": Beside(
        "mkdocs-material",
        "- tags",
        theme=MATERIAL,
        files={"content/pages/tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        shows=lambda site: "tag:about" in text(site / "tags" / "index.html"),
    ),
    "same-dir": Beside("mkdocs-same-dir", "- same-dir", more="docs_dir: ."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "oslo.txt").write_text(STORY.format("Oslo") + "\nIt cost {{ 6 * 7 }} crowns.\n", "utf-8")
    (tmp_path / "content" / "bergen.txt").write_text(STORY.format("Bergen"), "utf-8")
    (tmp_path / "content" / "pages" / "hand.md").write_text(HAND, "utf-8")
    return tmp_path


def configure(folder: Path, beside: Beside, pages: str = "auto") -> None:
    docs = "" if "docs_dir" in beside.more else "docs_dir: content/pages\n"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Beside\nsite_url: https://example.org/\n{docs}{beside.more}\ntheme:\n  {beside.theme}\nplugins:\n"
        f"  - dossier:\n      pages: {pages}\n      accept: [no-title, no-source, no-author]\n"
        + (f"  {beside.setting}\n" if beside.setting else ""),
        "utf-8",
    )
    if "docs_dir" in beside.more:
        hand = folder / "content" / "pages" / "hand.md"
        hand.write_text(HAND.replace("](", "](../../"), "utf-8")
    for name, content in beside.files.items():
        (folder / name).write_text(content, "utf-8")


def build(folder: Path, command: Run) -> str:
    said = command(
        "mkdocs", "build", cwd=folder, SOURCE_DATE_EPOCH="1633132800", DISABLE_MKDOCS_2_WARNING="true"
    ).stderr
    warnings = [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert warnings == [], said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("name", ALL)
def test_it_builds_beside(name: str, folder: Path, command: Run) -> None:
    beside = ALL[name]
    try:
        version(beside.package)
    except PackageNotFoundError:
        pytest.skip(f"{beside.package} is not installed: pip install --group beside")
    configure(folder, beside)
    said = build(folder, command)
    assert ("every page goes through MkDocs" in said) == beside.goes_through
    site = folder / "site"
    page = text(site / PAGE)
    assert "We agreed," in page
    assert "Dossier7" not in page and "dossier7" not in page
    assert json.loads(text(site / "dossiers" / "oslo" / "record.json"))
    assert "https://example.org/dossiers/oslo/" in text(site / "sitemap.xml")
    assert "dossier7" not in text(site / "sitemap.xml")
    hand = site / ("content/pages/hand" if "docs_dir" in beside.more else "hand") / "index.html"
    up = "../../" if "docs_dir" in beside.more else ""
    for address in ("../dossiers/oslo/", "../dossiers/oslo/record.json", "../timeline/timeline.csv"):
        assert f'href="{up}{address}"' in text(hand) or f"href={address}" in text(hand)
    assert beside.shows(site)
    again = build(folder, command)
    assert beside.goes_through or name == "same-dir" or " 0 files written" in again, again


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_pages_are_the_same_bytes_in_either_way(name: str, directory_urls: str, folder: Path, command: Run) -> None:
    beside = ALL[name]
    try:
        version(beside.package)
    except PackageNotFoundError:
        pytest.skip(f"{beside.package} is not installed: pip install --group beside")
    sites = []
    for pages in ("mkdocs", "direct"):
        configure(folder, beside, pages)
        with (folder / "mkdocs.yml").open("a") as config:
            config.write(f"use_directory_urls: {directory_urls}\nsite_dir: {pages}\n")
        build(folder, command)
        sites.append(
            {
                path.relative_to(folder / pages).as_posix(): path.read_bytes()
                for path in (folder / pages).rglob("*")
                if path.is_file() and "build date" not in path.read_bytes().decode("utf-8", "ignore").lower()
            }
        )
    assert len(sites[0]) > 20
    assert sites[0] == sites[1]
