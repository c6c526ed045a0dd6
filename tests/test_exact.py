"""A site that was built again and again is the site that a clean build makes, byte for byte.

`DOSSIER_SERIES=200 pytest tests/test_exact.py` runs so many random series of changes; a few run always.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dossier.collection.store import FILE, TABLES
from dossier.plugin import build
from dossier.publish import shell
from dossier.publish.preview import Preview
from dossier.publish.written import keep_list, list_of

pytestmark = pytest.mark.slow

SERIES = int(os.environ.get("DOSSIER_SERIES", "2"))
STEPS = 5

PEOPLE = ("Ada Moe", "Per Dahl", "Orla Finn", "Jon Vale", "Ines Prado")
PLACES = ("Oslo", "Geneva", "Norway", "Kenya")
BODIES = ("the Port Authority", "the Dock Workers Union", "the National Bank")
ABOUT = '{% extends "default/about.html" %}\n'
CONFIG = """\
site_name: {name}
{more}
docs_dir: content/pages
theme:
  name: {theme}
plugins:
  - dossier:
      date_order: {order}
      search: {search}
"""

MORE = (
    "",
    "site_url: https://example.org/below/",
    "use_directory_urls: false",
    "copyright: Ours",
    "repo_url: https://e.org",
)


def report(chance: random.Random) -> str:
    """Return a report that never happened."""
    day = f"{chance.randint(1, 28)} {chance.choice(('March', 'June', 'October'))} {chance.randint(2019, 2021)}"
    paragraphs = [f"Talks open in {chance.choice(PLACES)}", day]
    for _ in range(chance.randint(1, 4)):
        one, other = chance.sample(PEOPLE, 2)
        paragraphs.append(
            f"On Friday, Prime Minister {one} met {other} of {chance.choice(BODIES)} in {chance.choice(PLACES)}."
            f" “We are ready to talk about the port,” {one.split()[1]} said. According to {other}, the next meeting is"
            f" planned for {chance.randint(1, 28)} November."
        )
    return "\n\n".join(paragraphs) + "\n"


def a_document(chance: random.Random) -> str:
    return f"content/report-{chance.randint(0, 7)}.txt"


def write(folder: Path, chance: random.Random) -> None:
    (folder / a_document(chance)).write_text(report(chance), "utf-8")


def edit(folder: Path, chance: random.Random) -> None:
    path = folder / a_document(chance)
    if path.exists():
        path.write_text(path.read_text("utf-8") + f"\n{chance.choice(PEOPLE)} was not there.\n", "utf-8")


def delete(folder: Path, chance: random.Random) -> None:
    (folder / a_document(chance)).unlink(missing_ok=True)


def correct(folder: Path, chance: random.Random) -> None:
    name = a_document(chance).removesuffix(".txt")
    title = chance.choice(("A title of ours", "Another title"))
    (folder / f"{name}.corrections.yml").write_text(f"corrections:\n  - document: {{title: {title}}}\n", "utf-8")


def name_actors(folder: Path, chance: random.Random) -> None:
    one, other = chance.sample(PEOPLE, 2)
    path = folder / "content" / "actors.yml"
    path.write_text(f"{one}:\n  same: [{other}]\n" if chance.random() < 0.7 else "", "utf-8")


def change_template(folder: Path, chance: random.Random) -> None:
    path = folder / "templates" / "about.html"
    if path.exists() and chance.random() < 0.5:
        path.unlink()
        return
    path.parent.mkdir(exist_ok=True)
    path.write_text(ABOUT + f"{{# {chance.random()} #}}{{% block none %}}{{% endblock %}}\n", "utf-8")


def configure(folder: Path, chance: random.Random) -> None:
    words = {
        "name": chance.choice(("One", "Another")),
        "theme": chance.choice(("dossier", "readthedocs", "mkdocs")),
        "order": chance.choice(("day", "month")),
        "search": chance.choice(("true", "false")),
        "more": chance.choice(MORE),
    }
    (folder / "mkdocs.yml").write_text(CONFIG.format(**words), "utf-8")


def damage(folder: Path, chance: random.Random) -> None:
    """Flip a bit of some entries of the store, which SQLite does not notice, or lose them."""
    store = folder / ".cache" / "dossier" / FILE
    if not store.exists():
        return
    with closing(sqlite3.connect(store)) as connection:
        for table in chance.sample(TABLES, 2):
            rows = connection.execute(f"SELECT key, data FROM {table} ORDER BY key").fetchall()
            for key, data in chance.sample(rows, min(len(rows), 3)):
                flipped = bytearray(data)
                flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
                connection.execute(f"UPDATE {table} SET data = ? WHERE key = ?", (bytes(flipped), key))
                if chance.random() < 0.3:
                    connection.execute(f"DELETE FROM {table} WHERE key = ?", (key,))
        connection.commit()


def write_by_hand(folder: Path, chance: random.Random) -> None:
    name = chance.choice(("hand.md", "about/index.md"))
    path = folder / "content" / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and chance.random() < 0.5:
        path.unlink()
    else:
        path.write_text(f"# By hand\n\n{chance.choice(PLACES)}\n", "utf-8")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    *(write, write, edit, edit, delete, correct, name_actors, change_template, configure, write_by_hand, damage),
)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", range(SERIES))
def test_after_any_changes_the_site_is_that_of_a_clean_build(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    chance = random.Random(seed)
    folder = tmp_path / "site"
    (folder / "content" / "pages").mkdir(parents=True)
    configure(folder, chance)
    for _ in range(4):
        write(folder, chance)
    done: list[str] = []
    for _ in range(STEPS):
        for change in chance.choices(CHANGES, k=chance.randint(1, 2)):
            change(folder, chance)
            done.append(change.__name__)
        built = files(build(str(folder / "mkdocs.yml")))
        clean = tmp_path / "clean"
        shutil.copytree(folder, clean, ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))
        expected = files(build(str(clean / "mkdocs.yml")))
        shutil.rmtree(clean)
        assert sorted(built) == sorted(expected), done
        assert [name for name in expected if built[name] != expected[name]] == [], done


def test_nothing_of_an_index_is_left_once_search_is_off(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    chance = random.Random(1)
    words = {"name": "One", "more": "", "theme": "dossier", "order": "day"}
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(**words, search="true"), "utf-8")
    for number in range(3):  # the second build leaves the first site beside, of which the third is made
        write(tmp_path, chance)
        site = files(build(str(tmp_path / "mkdocs.yml")))
        assert any(name.startswith("search-index/") for name in site), number
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(**words, search="false"), "utf-8")
    write(tmp_path, chance)
    assert not [name for name in files(build(str(tmp_path / "mkdocs.yml"))) if name.startswith("search-index/")]


def test_pages_in_another_frame_are_not_printed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page by hand stands in the navigation of all pages; what these show themselves is as it was."""
    folder, chance = tmp_path / "site", random.Random(1)
    (folder / "content" / "pages").mkdir(parents=True)
    words = {"name": "One", "more": "", "theme": "dossier", "order": "day", "search": "true"}
    (folder / "mkdocs.yml").write_text(CONFIG.format(**words), "utf-8")
    for _ in range(3):
        write(folder, chance)
    before = files(build(str(folder / "mkdocs.yml")))
    (folder / "content" / "pages" / "hand.md").write_text("# By hand\n", "utf-8")
    printed: list[str] = []
    print_again = shell.words_of
    monkeypatch.setattr(shell, "words_of", lambda page: (printed.append(page.url), print_again(page))[1])
    built = files(build(str(folder / "mkdocs.yml")))
    assert printed == []
    changed = [name for name in before if name.endswith(".html") and built[name] != before[name]]
    assert len(changed) > 20
    shutil.copytree(folder, tmp_path / "clean", ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))
    assert built == files(build(str(tmp_path / "clean" / "mkdocs.yml")))


def test_a_preview_begins_with_the_pages_of_the_site_that_was_built(tmp_path: Path) -> None:
    folder, chance = tmp_path / "site", random.Random(1)
    (folder / "content" / "pages").mkdir(parents=True)
    words = {"name": "One", "more": "", "theme": "dossier", "order": "day", "search": "true"}
    (folder / "mkdocs.yml").write_text(CONFIG.format(**words), "utf-8")
    write(folder, chance)
    built = build(str(folder / "mkdocs.yml"))
    (built / "about" / "index.html").write_text("touched", "utf-8")
    (tmp_path / "given").mkdir()
    preview = Preview(tmp_path / "given", folder / ".cache" / "dossier")
    try:
        written = preview.begin(built)
        pages = {name: data for name, data in files(built).items() if name in written.entries}
        assert files(preview.site) == pages
        assert "index.html" in pages
        assert "about/index.html" not in pages, "somebody touched it"
        assert "404.html" not in pages, "MkDocs made it"
        keep_list(list_of(folder / ".cache" / "dossier", preview.site), preview.site, written)
        assert preview.begin(built) == written, "nothing was built since"
        write(folder, chance)
        write(folder, chance)
        after = preview.begin(build(str(folder / "mkdocs.yml")))
        newest = files(built)
        assert {name: data for name, data in files(preview.site).items() if name in newest} == {
            name: newest[name] for name in after.entries if name in newest
        }
        assert len(after.entries) > len(written.entries)
    finally:
        preview.close()


def test_a_page_that_somebody_touched_in_the_site_is_made_again_in_a_preview_that_had_an_older_one(
    tmp_path: Path,
) -> None:
    folder, cache, report_file = tmp_path / "site", tmp_path / "site/.cache/dossier", "report-0.txt"
    (folder / "content" / "pages").mkdir(parents=True)
    words = {"name": "One", "more": "", "theme": "dossier", "order": "day", "search": "true"}
    (folder / "mkdocs.yml").write_text(CONFIG.format(**words), "utf-8")
    (folder / "content" / report_file).write_text(report(random.Random(1)), "utf-8")
    built = build(str(folder / "mkdocs.yml"))
    (tmp_path / "given").mkdir()
    preview = Preview(tmp_path / "given", cache)
    try:
        keep_list(list_of(cache, preview.site), preview.site, preview.begin(built))
        (folder / "content" / report_file).write_text(report(random.Random(2)), "utf-8")
        build(str(folder / "mkdocs.yml"))
        page = "dossiers/report-0/index.html"
        (built / page).write_text("touched", "utf-8")
        written = preview.begin(built)
        assert page not in written.entries, "the older page would pass for what is seen now"
        assert "about/index.html" in written.entries
    finally:
        preview.close()


def test_what_is_withheld_from_now_on_is_in_no_preview_that_was_left(tmp_path: Path) -> None:
    folder, cache = tmp_path / "site", tmp_path / "site/.cache/dossier"
    (folder / "content" / "pages").mkdir(parents=True)
    words = {"name": "One", "more": "", "theme": "dossier", "order": "day", "search": "true"}
    (folder / "mkdocs.yml").write_text(CONFIG.format(**words), "utf-8")
    (folder / "content" / "report-0.txt").write_text("4 May 2021\n\nPrime Minister Ada Moe met Per Dahl in Oslo.\n")
    built = build(str(folder / "mkdocs.yml"))
    (tmp_path / "given").mkdir()
    preview = Preview(tmp_path / "given", cache)
    keep_list(list_of(cache, preview.site), preview.site, preview.begin(built))
    (folder / "content" / "actors.yml").write_text("Per Dahl:\n  withhold: true\n", "utf-8")
    build(str(folder / "mkdocs.yml"))
    assert preview.site.is_dir(), "a preview that is open is left alone"
    preview.close()
    build(str(folder / "mkdocs.yml"))
    left = {name: content for name, content in files(cache).items() if b"Per Dahl" in content}
    assert sorted(left) == []
    assert not preview.site.is_dir()
    build(str(folder / "mkdocs.yml"))
