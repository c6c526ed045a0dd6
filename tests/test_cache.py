"""`dossier cache`: what is kept between builds is shown, thrown away on demand, and left alone while a build runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.cli.cache import KINDS, in_words
from dossier.collection.build import build_collection
from dossier.collection.store import FILE, TABLES, Store
from dossier.publish.search import Index
from dossier.publish.written import Written, keep_list, list_of
from dossier.settings import Settings
from tests.conftest import run_command


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["cache", *words])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nplugins: [dossier]\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("On Friday Jonas Dahl left.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def cache(site: Path) -> Path:
    """Of a site that was built."""
    folder = site / ".cache" / "dossier"
    run_command("dossier", "check", cwd=site, check=False)  # in a process that lets go of it
    index = Index(folder / "search")
    index.complete(site / "site")
    keep_list(list_of(folder, site / "site"), site / "site", Written())
    return folder


def test_a_site_that_was_never_built_keeps_nothing(site: Path) -> None:
    assert "nothing is kept yet" in run().stdout
    assert run("prune").stderr.startswith("0 B given back")
    assert run("clear").stderr.startswith("0 B removed")
    assert not (site / ".cache").exists()


def test_it_shows_where_how_large_and_what(cache: Path) -> None:
    before = sorted(path.name for path in cache.iterdir())
    said = run().stdout
    assert said.startswith(f"{cache}: ")
    assert "last used 20" in said
    for name in (FILE, "search/", "site-….json"):
        assert name in said
    assert "1 documents that need not be analysed again" in said
    assert sorted(path.name for path in cache.iterdir()) == before


def test_each_kind_of_thing_has_its_words() -> None:
    assert set(KINDS) == set(TABLES)


def test_pruning_throws_away_only_what_nothing_needs(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (cache / "store.damaged", cache / f"{'0' * 64}.json", cache / ".site-1.json.77")
    for path in old:
        path.write_text("x" * 1000)
    assert "left over" in run().stdout
    assert run("prune").exit_code == 0
    assert not any(path.exists() for path in old)
    monkeypatch.setattr("dossier.collection.work.analyse_document", lambda *_, **__: pytest.fail("analysed again"))
    assert len(build_collection(Path(), Settings()).cards) == 1


def test_clearing_leaves_what_somebody_else_put_there(cache: Path) -> None:
    (cache / "notes.txt").write_text("mine")
    said = run("clear")
    assert "the next build makes it again" in said.stderr
    assert [path.name for path in cache.iterdir()] == ["notes.txt"]
    (cache / "notes.txt").unlink()
    run("clear")
    assert not cache.exists()
    assert len(build_collection(Path(), Settings()).cards) == 1


@pytest.mark.parametrize("command", ["prune", "clear"])
def test_nothing_is_thrown_away_while_a_build_runs(cache: Path, command: str) -> None:
    build = Store(cache)
    said = run(command)
    assert said.exit_code == 1
    assert "a build or a preview of this site is at work with what is kept" in said.stderr
    assert (cache / FILE).is_file()
    assert run().exit_code == 0
    build.close()
    assert run(command).exit_code == 0


def test_another_site_is_named_before_or_after_the_command(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("site_name: B\nplugins: [dossier: {cache: ''}]\n", "utf-8")
    for words in (("-f", "other.yml"), ("-f", "other.yml", "clear"), ("clear", "-f", "other.yml")):
        assert "keeps nothing between builds" in run(*words).stderr
    assert (cache / FILE).is_file()


@pytest.mark.parametrize(
    ("size", "words"), [(12, "12 B"), (1200, "1.2 kB"), (34_560_000, "34.6 MB"), (2 * 10**9, "2.0 GB")]
)
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert in_words(size) == words
