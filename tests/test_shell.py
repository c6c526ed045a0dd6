"""The theme's shell: printed once with marks, filled page by page."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from dossier.errors import DossierError
from dossier.model import Page
from dossier.publish.pages.plan import Plan
from dossier.publish.shell import (
    BODY,
    HEAD,
    Filled,
    Frame,
    Probe,
    Shell,
    frame_of,
    probe_for,
    split,
    taken_out,
    words_of,
    wrapped,
)

THEME = """<title>{{ page.title|striptags|e if page.title is not escaped else page.title }} · Site</title>
{% if page.description %}<meta name="description" content="{{ page.description|e }}">{% endif %}
<link rel="canonical" href="https://example.org/{{ page.url }}">
<script>var title = {{ page.title|tojson }};</script>
<main>{{ page.content }}</main>"""
URL = "dossiers/brücke/"
PAGE = Page(URL, 'A "bridge" & <more>', "<h1>Bridge</h1>\n<p>Body</p>", "dossier.html", {"description": "Who's who"})


def printed(page: Page, theme: str = THEME) -> str:
    """Print a page as MkDocs does."""
    view = {
        "title": escape(page.title),
        "description": escape(page.meta.get("description", "")),
        "url": "dossiers/br%C3%BCcke/" if page.url == URL else page.url,
        "content": Markup(page.body),
    }
    return Environment().from_string(theme).render(page=view)


def filled(shell: Shell, page: Page) -> str:
    """Return a page in a shell."""
    return wrapped(shell, words_of(page), page.url)[0].decode()


def probe(url: str = "dossiers/x/") -> Probe:
    plan = Plan(url, "", "dossier.html", lambda: PAGE, str)
    return probe_for(frame_of(plan), 7)


def test_a_filled_shell_is_what_the_theme_prints() -> None:
    shell = split(printed(probe().page), probe().url)
    assert filled(shell, PAGE) == printed(PAGE)


def test_a_title_in_a_script_is_json() -> None:
    shell = split(printed(probe().page), probe().url)
    text = filled(shell, Page(URL, "back\\slash “x” </script>", "", "", {"description": ""}))
    line = next(line for line in text.splitlines() if line.startswith("<script>"))
    assert json.loads(line.removeprefix("<script>var title = ").removesuffix(";</script>")) == str(
        escape("back\\slash “x” </script>")
    )


def test_pages_of_one_template_folder_and_depth_share_a_frame() -> None:
    frames = {
        frame_of(Plan(url, "", template, lambda: PAGE, str))
        for url, template in (
            ("dossiers/a/", "dossier.html"),
            ("dossiers/b/", "dossier.html"),
            ("actors/b/", "actor.html"),
            ("actors/page/2/", "actors.html"),
        )
    }
    assert frames == {
        Frame("dossier.html", "dossiers", 2),
        Frame("actor.html", "actors", 2),
        Frame("actors.html", "actors", 3),
    }


def test_a_probe_lies_as_deep_as_its_pages() -> None:
    found = probe("actors/type/person/page/2/")
    assert found.url.startswith("actors/")
    assert found.url.count("/") == 5


@pytest.mark.parametrize(
    "theme",
    [
        "{{ page.title }}",
        "{{ page.content }}{{ page.content }}",
        "{{ page.content }}{{ page.title|upper }}",
        "{{ page.content }}{{ page.url.split('/')[1] }}",
        "{{ page.content }}{{ page.title|urlencode }}",
    ],
)
def test_a_theme_that_does_more_than_print_is_told(theme: str) -> None:
    with pytest.raises(DossierError, match="pages: mkdocs"):
        split(printed(probe().page, theme), probe().url)


OTHER = THEME.replace(
    "<main>", "<nav>{{ page.title|striptags|e if page.title is not escaped else page.title }}</nav><main>"
)


def test_a_page_in_another_shell_is_the_page_that_is_printed_for_it() -> None:
    shell, other = (split(printed(probe().page, theme), probe().url) for theme in (THEME, OTHER))
    content, lengths = wrapped(shell, words_of(PAGE), PAGE.url)
    words = taken_out(content, shell, lengths)
    assert words is not None
    assert wrapped(other, words, PAGE.url)[0].decode() == printed(PAGE, OTHER)
    filled = Filled(other, Plan(URL, "", "dossier.html", lambda: pytest.fail("printed again"), str), lambda: words)
    assert (filled.content().decode(), filled.lengths) == (printed(PAGE, OTHER), wrapped(other, words, PAGE.url)[1])


def test_a_page_is_printed_where_its_words_are_not_all_known() -> None:
    bare = split(printed(probe().page, "<main>{{ page.content }}</main>"), probe().url)
    shell = split(printed(probe().page), probe().url)
    words = taken_out(*_turned(bare, PAGE))
    assert words is not None
    assert Filled(shell, Plan(URL, "", "dossier.html", lambda: PAGE, str), lambda: words).content().decode() == printed(
        PAGE
    )


def _turned(shell: Shell, page: Page) -> tuple[bytes, Shell, str]:
    content, lengths = wrapped(shell, words_of(page), page.url)
    return content, shell, lengths


@given(st.data())
def test_words_are_taken_out_of_nothing_but_what_was_put_together(data: st.DataObject) -> None:
    shell = split(printed(probe().page), probe().url)
    content, _, lengths = _turned(shell, PAGE)
    words = taken_out(content, shell, lengths)
    changed = bytearray(content)
    place = data.draw(st.integers(0, len(content) - 1))
    changed[place] ^= data.draw(st.integers(1, 255))
    found = taken_out(bytes(changed), shell, lengths)
    assert found is None or found != words
    assert taken_out(content[: data.draw(st.integers(0, len(content) - 1))], shell, lengths) is None
    assert taken_out(content + b"x", shell, lengths) is None


@pytest.mark.parametrize("lengths", ["", "abc", "-1 2", "1 2 3 4 5 6 7 8 9", "9999"])
def test_lengths_that_are_not_those_of_the_page_give_no_words(lengths: str) -> None:
    shell = split(f"<head></head>{BODY}", "x/")
    content, _ = wrapped(shell, {BODY: b"<h1>A</h1>", HEAD: b""}, "x/")
    assert taken_out(content, shell, lengths) is None
