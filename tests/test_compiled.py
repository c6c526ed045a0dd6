"""Templates are compiled once a process, and anew when they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.structure import pages as mkdocs_pages

from dossier import plugin
from dossier.publish.compiled import Compiled
from dossier.publish.pages.environment import make_environment

CONFIG = """\
site_name: A site
docs_dir: pages
theme:
  name: dossier
plugins:
  - dossier:
      accept: [no-title, no-date]
"""
STORY = "# A meeting in {0}\n\n2021-10-02\n\nOn Friday Per Dahl met Orla Finn in {0}. “We agreed,” Dahl said.\n"


def test_a_template_is_compiled_once_for_all_environments_of_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.html"
    own.write_text("{{ 6 * 7 }} {{ name }}")
    assert make_environment(tmp_path).get_template("own.html").render(name="a") == "42 a"
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
        assert make_environment(tmp_path).get_template("own.html").render(name="b") == "42 b"
    own.write_text("{{ 6 * 8 }} {{ name }}")
    assert make_environment(tmp_path).get_template("own.html").render(name="c") == "48 c"


def test_environments_of_another_kind_have_templates_of_their_own() -> None:
    kept = Compiled()
    text = "{% if 1 %}\n{{ '<b>' }}\n{% endif %}"
    for options, printed in (
        ({}, "\n<b>\n"),
        ({"trim_blocks": True}, "<b>\n"),
        ({"autoescape": True}, "\n&lt;b&gt;\n"),
    ):
        environment = Environment(bytecode_cache=kept, **options)
        bucket = kept.get_bucket(environment, "a.html", None, text)
        if bucket.code is None:
            bucket.code = environment.compile(text, "a.html")
            kept.set_bucket(bucket)
        template = environment.template_class.from_code(environment, bucket.code, environment.make_globals(None))
        assert template.render() == printed


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("pages", "content"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    for town in ("oslo", "bergen"):
        (tmp_path / "content" / f"{town}.txt").write_text(STORY.format(town.title()), "utf-8")
    return tmp_path


def test_markdown_is_read_for_pages_written_by_hand_alone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "pages" / "hand.md").write_text("# By hand\n\n[Oslo](dossiers/oslo/index.md)\n")
    made = []
    reader = mkdocs_pages.markdown.Markdown
    monkeypatch.setattr(mkdocs_pages.markdown, "Markdown", lambda **given: made.append(given) or reader(**given))
    folder = plugin.build(str(site / "mkdocs.yml"))
    assert len([given for given in made if "extensions" in given]) == 1  # the other one asks which extensions there are
    assert 'href="../dossiers/oslo/"' in (folder / "hand" / "index.html").read_text("utf-8")


def test_a_preview_shows_an_edited_document_before_everything_else_is_made(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = tmp_path / "served"
    served.mkdir()

    def config():
        loaded = load_config(str(site / "mkdocs.yml"), site_dir=str(served))
        loaded.site_url = "http://127.0.0.1:8000/"
        return loaded

    first = config()
    first.plugins.on_startup(command="serve", dirty=False)
    try:
        build_site(first, serve_url=first.site_url)
        page = served / "dossiers" / "oslo" / "index.html"
        (site / "content" / "oslo.txt").write_text(STORY.format("Oslo") + "\nAda Moe was not there.\n", "utf-8")
        seen = []
        planned = plugin.planned
        monkeypatch.setattr(plugin, "planned", lambda *given: seen.append(page.read_text("utf-8")) or planned(*given))
        build_site(config(), serve_url=first.site_url)
        assert ["Ada Moe was not there" in text for text in seen] == [True]
        # What joining adds comes with all the rest: the first page is joined as it was before the edit.
        assert page.read_text("utf-8").partition("<body")[2] == seen[0].partition("<body")[2] != ""
        assert "Ada Moe" in (served / "actors" / "index.html").read_text("utf-8")
    finally:
        first.plugins.on_shutdown()
