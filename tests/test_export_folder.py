"""Exports write what changed, remove what they wrote before, and touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from dossier.collection.link import link
from dossier.errors import DossierError
from dossier.model import Page
from dossier.people.actors_file import Authority
from dossier.publish.exports.folder import MANIFEST, Written, export, write_files
from dossier.publish.exports.pages import page_markdown
from dossier.settings import Settings


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert write_files(tmp_path / "out", [("a/b.txt", "one"), ("c.txt", "two")]) == Written(2, 0, 0)
    before = (tmp_path / "out" / "c.txt").stat().st_mtime_ns
    assert write_files(tmp_path / "out", [("a/b.txt", "three"), ("c.txt", "two")]) == Written(1, 1, 0)
    assert (tmp_path / "out" / "c.txt").stat().st_mtime_ns == before


def test_what_is_no_longer_there_is_removed_and_nothing_else(tmp_path: Path) -> None:
    write_files(tmp_path, [("a.txt", "one"), ("b.txt", "two")])
    (tmp_path / "mine.txt").write_text("mine")
    assert write_files(tmp_path, [("b.txt", "two")]) == Written(0, 1, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "b.txt", "mine.txt"]


def test_a_file_that_no_export_wrote_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(DossierError, match="in the way"):
        write_files(tmp_path, [("a.txt", "one"), ("b.txt", "two")])
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("b.txt", "mine")]


def test_a_manifest_cannot_remove_what_lies_outside(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text(f"../mine.txt\n{tmp_path}/mine.txt\n\n")
    write_files(tmp_path / "out", [("a.txt", "one")])
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("folder", "is_refused"), [("content", True), ("content/tables", True), ("content/pages/t", False)]
)
def test_nothing_is_written_where_it_would_be_read_as_a_document(tmp_path: Path, folder: str, is_refused: bool) -> None:
    (tmp_path / "content").mkdir()
    collection = link([], Authority())
    if is_refused:
        with pytest.raises(DossierError, match="holds your documents"):
            export(collection, ["csv"], tmp_path / folder, Settings(), tmp_path)
        assert not list((tmp_path / "content").iterdir())
    else:
        assert export(collection, ["csv"], tmp_path / folder, Settings(), tmp_path).written == 4


def page(title: str, body: str) -> Page:
    return Page("dossiers/a/", title, body, "dossier.html")


def test_a_page_keeps_its_html_and_its_title_is_quoted() -> None:
    text = page_markdown(page('A "title": {{ x }}', "<div>\n\n<p>One *word* {{ config }} {% raw %}</p>\n\n</div>"))
    assert text.startswith('---\ntitle: "A \\"title\\": {{ x }}"\n---\n\n<div class="ds">\n')
    assert '<link rel="stylesheet" href="../../assets/dossier/dossier.css">\n<div>\n<p>One' in text
    body = text.split("---\n\n")[1]
    assert "{{" not in body
    assert "{%" not in body
    assert "<em>" not in markdown(body)


@given(st.text(alphabet="<>{%#}* \n\t`#-ab&", max_size=60))
def test_no_body_has_a_blank_line_or_a_template_mark(words: str) -> None:
    body = page_markdown(page("x", f"<div>{words}</div>")).split("---\n\n", 1)[1].rstrip("\n")
    assert all(line.strip() for line in body.split("\n"))
    assert not any(mark in body for mark in ("{{", "{%", "{#"))
