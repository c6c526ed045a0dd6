"""The example site and others, built with the real commands."""

from __future__ import annotations

import hashlib
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import PROJECT, Run, copy_example

pytestmark = pytest.mark.slow

INDEX_PAGES = ("", "actors/", "timeline/", "quotes/", "documents/", "search/", "attention/", "about/")


class Looked(HTMLParser):
    """The addresses and ids of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag in {"a", "area"} and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") not in {"canonical"}:
            self.loads.append(given.get("href", ""))
        self.loads += [given[name] for name in ("src", "srcset", "poster", "data") if name in given and tag != "a"]


def pages(site: Path) -> dict[Path, Looked]:
    return {path: Looked(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def looked(example_site: Path) -> dict[Path, Looked]:
    return pages(example_site)


def dossier_pages(site: Path) -> list[Path]:
    return sorted(path for path in (site / "dossiers").glob("*/index.html"))


def test_every_document_and_every_index_has_its_page(example_site: Path) -> None:
    names = {path.stem for path in (PROJECT / "content").glob("*.txt")}
    assert {path.parent.name for path in dossier_pages(example_site)} == names
    assert len(names) == 12
    for page in (*INDEX_PAGES, "credits/"):
        assert (example_site / page / "index.html").is_file(), page


def test_the_search_index_lies_in_the_site(example_site: Path) -> None:
    assert {"table.dsx", "facets.dsx"} < {path.name for path in (example_site / "search-index").iterdir()}


def test_every_link_inside_the_site_leads_somewhere(example_site: Path, looked: dict[Path, Looked]) -> None:
    broken = []
    for path, page in looked.items():
        for link in {*page.links, *page.loads}:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            anchored = not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in looked[target].ids
            if not (target.is_file() and target.is_relative_to(example_site.resolve()) and anchored):
                broken.append(f"{path.relative_to(example_site)}: {link}")
    assert broken == []


def test_no_page_loads_anything_from_another_host(looked: dict[Path, Looked]) -> None:
    loads = {load for page in looked.values() for load in page.loads}
    assert [load for load in loads if urlsplit(load).netloc or urlsplit(load).scheme not in {"", "data"}] == []


def test_no_id_stands_twice_on_a_page(looked: dict[Path, Looked]) -> None:
    twice = {str(path): [one for one in set(page.ids) if page.ids.count(one) > 1] for path, page in looked.items()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_the_navigation_holds_index_pages_only(example_site: Path) -> None:
    home = (example_site / "index.html").read_text("utf-8")
    header = home[: home.index("<main")]
    assert "dossiers/" not in header
    assert "timeline/" in header


def test_the_first_briefing_shows_its_quotes_dates_and_actors(example_site: Path) -> None:
    page = (example_site / "dossiers" / "sherman-islamabad" / "index.html").read_text("utf-8")
    for words in (
        "Wendy Sherman",
        "Imran Khan",
        "I repeat, I do not believe in military solutions,",
        "7–8 October 2021",
    ):
        assert words in page


def digest(site: Path, *left_out: str) -> dict[str, str]:
    return {
        str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.relative_to(site).parts[0] not in left_out
    }


def test_two_builds_give_the_same_bytes(tmp_path: Path, command: Run) -> None:
    first, second = copy_example(tmp_path / "first"), tmp_path / "second"
    (second / "content").mkdir(parents=True)
    shutil.copy(first / "mkdocs.yml", second)
    shutil.copytree(first / "content" / "pages", second / "content" / "pages")
    for path in sorted((first / "content").glob("*.*"), reverse=True):  # the same files, made in another order
        shutil.copy(path, second / "content")
    command("mkdocs", "build", cwd=first, PYTHONHASHSEED="1", LC_ALL="C", TZ="Pacific/Kiritimati")
    command("mkdocs", "build", cwd=second, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/Anchorage")
    assert digest(first / "site") == digest(second / "site")


def test_nothing_is_written_beside_the_sources(example: Path, command: Run) -> None:
    before = digest(example)
    command("mkdocs", "build", cwd=example)
    after = {path: value for path, value in digest(example).items() if not path.startswith(("site/", ".cache/"))}
    assert after == before


def test_gh_deploy_publishes_the_site(example: Path, command: Run) -> None:
    identity = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    bare = example.parent / "remote.git"
    command("git", "init", "--quiet", "--bare", bare, cwd=example.parent)
    command("git", "init", "--quiet", "--initial-branch", "main", ".", cwd=example)
    (example / ".gitignore").write_text("site/\n.cache/\n")
    command("git", "add", ".", cwd=example)
    command("git", "commit", "--quiet", "-m", "First", cwd=example, **identity)
    command("git", "remote", "add", "origin", bare, cwd=example)
    command("mkdocs", "gh-deploy", "--strict", cwd=example, **identity)
    published = command("git", "ls-tree", "-r", "--name-only", "gh-pages", cwd=bare).stdout.split("\n")
    assert "dossiers/sherman-islamabad/index.html" in published
    assert ".nojekyll" in published
    assert any(name.startswith("search-index/") for name in published)
    assert command("git", "status", "--porcelain", cwd=example).stdout == ""


BAD = {
    "empty.txt": (b"", "is empty"),
    "noise.txt": (bytes(range(256)) * 8, "cannot be decoded"),
    "sheet.xyz": (b"what is this", "cannot be read"),
    "front.txt": (b"---\ntitle: [open\n---\nSomething was decided in Oslo.\n", "front matter"),
    "bare.txt": (b"it rained and nobody said a word about anything at all", "no date"),
}
"""File name: what is in it, and words of the notice it must get."""


@pytest.fixture
def bad_site(tmp_path: Path, command: Run) -> Path:
    command("dossier", "new", "site", cwd=tmp_path)
    for name, (content, _) in BAD.items():
        (tmp_path / "site" / "content" / name).write_bytes(content)
    return tmp_path / "site"


def test_bad_input_gets_a_notice_and_the_rest_builds(bad_site: Path, command: Run) -> None:
    said = command("mkdocs", "build", cwd=bad_site).stderr
    for name, (_, words) in BAD.items():
        lines = [line for line in said.splitlines() if name in line and line.startswith(("WARNING", "ERROR"))]
        assert any(words in line for line in lines), f"{name}: {words!r} not in\n{said}"
    assert (bad_site / "site" / "dossiers" / "harbour-talks" / "index.html").is_file()
    assert (bad_site / "site" / "dossiers" / "bare" / "index.html").is_file()
    assert "Traceback" not in said


def test_bad_input_names_its_line(bad_site: Path, command: Run) -> None:
    said = command("dossier", "check", cwd=bad_site, check=False)
    assert said.returncode == 1
    assert "content/front.txt:2:" in said.stdout  # where the list begins that does not end
    assert "content/empty.txt:1:" in said.stdout


def test_strict_fails_on_a_notice_and_keeps_the_last_site(bad_site: Path, command: Run) -> None:
    command("mkdocs", "build", cwd=bad_site)
    before = digest(bad_site / "site")
    (bad_site / "content" / "later.txt").write_text("# Later\n\n4 May 2021\n\nAda Moe spoke in Oslo.\n", "utf-8")
    said = command("mkdocs", "build", "--strict", cwd=bad_site, check=False)
    assert said.returncode == 1
    assert "in strict mode! Nothing was published" in said.stdout + said.stderr
    assert "Traceback" not in said.stderr
    assert digest(bad_site / "site") == before
    assert not list(bad_site.glob(".site*"))
    command("mkdocs", "build", cwd=bad_site)
    assert (bad_site / "site" / "dossiers" / "later" / "index.html").is_file()


def test_a_damaged_store_is_told_in_the_log_and_never_on_the_site(example: Path, command: Run) -> None:
    store = example / ".cache" / "dossier" / "store.sqlite"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"no database at all" * 1000)
    said = command("mkdocs", "build", "--strict", cwd=example)
    assert "the store of earlier builds was damaged" in said.stderr
    assert not [path for path in (example / "site").rglob("*.html") if "store of earlier" in path.read_text("utf-8")]


HOSTILE = """---
title: <script>alert('title')</script> {{ 7*7 }} [x](javascript:alert(1))
---
<img src=x onerror=alert(1)> **bold** {{ config }} {% raw %} `code` &lt;b&gt;
said “<svg onload=alert(2)>” on 4 May 2021.

# <iframe src="https://example.org/"></iframe>

“<script>alert('quote')</script>,” said Prime Minister <b>Ada Moe</b> in Oslo.
"""


def test_markup_in_a_source_shows_as_text(tmp_path: Path, command: Run) -> None:
    command("dossier", "new", "site", cwd=tmp_path)
    (tmp_path / "site" / "content" / "hostile.txt").write_text(HOSTILE, "utf-8")
    command("dossier", "build", cwd=tmp_path / "site")
    for path in (tmp_path / "site" / "site").rglob("*.html"):
        page = path.read_text("utf-8")
        for live in ("<script>alert", "<img src=x", "<svg onload", "<iframe", 'href="javascript'):
            assert live not in page, f"{live} in {path}"
    page = (tmp_path / "site" / "site" / "dossiers" / "hostile" / "index.html").read_text("utf-8")
    assert "{{ config }}" in page
    assert "**bold**" in page
    assert "49" not in page[page.index("<title>") : page.index("</title>")]


def test_dossier_build_makes_what_mkdocs_build_makes(example: Path, example_site: Path, command: Run) -> None:
    said = command("dossier", "build", "--strict", cwd=example)
    assert "The site is in" in said.stderr
    assert said.stdout == ""
    assert digest(example / "site") == digest(example_site)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_the_pages_work_in_another_theme(theme: str, example: Path, command: Run) -> None:
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("name: dossier", f"name: {theme}"), "utf-8")
    command("mkdocs", "build", "--strict", cwd=example)
    page = example / "site" / "dossiers" / "sherman-islamabad" / "index.html"
    assert "I repeat, I do not believe in military solutions," in page.read_text("utf-8")
    assert {link for link in Looked(page).links if link.startswith("#e")}


def test_a_german_site_is_german_round_its_pages_too(example: Path, command: Run) -> None:
    settings = example / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("  name: dossier", "  name: dossier\n  locale: de", 1), "utf-8"
    )
    command("mkdocs", "build", "-q", cwd=example)
    for page in ("", "timeline/", "quotes/", "dossiers/ethiopia-order/"):
        body = (example / "site" / page / "index.html").read_text("utf-8")
        assert '<html lang="de"' in body
        for german, english in (
            ("Zum Inhalt springen", "Skip to the content"), ("Zeitleiste", ">Timeline<"),
            ("Zu prüfen", ">Needs attention<"), ("Maschinell gefunden", "<p>Found by machine"),
        ):  # fmt: skip
            assert german in body, (page, german)
            assert english not in body, (page, english)
    assert "Diese Seite gibt es nicht" in (example / "site" / "404.html").read_text("utf-8")
