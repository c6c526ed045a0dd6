"""HTML fragments are reduced to their text in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.markdown import parse_markdown
from dossier.read.markup import html_to_parts, strip_tags

PIECES = [
    "<",
    ">",
    "</",
    "<p>",
    "</p>",
    "<!--",
    "-->",
    "<script>",
    "</script",
    "<td>",
    "<li>",
    "<pre>",
    "&amp;",
    "&#1;",
    "'",
    "a ",
]


def test_blocks_become_parts_and_what_is_not_for_reading_goes() -> None:
    markup = """<h1>Ferry</h1> <p>One &amp; <b>two</b><br>three<ul><li>four<li>five</ul>
    <style>p{}</style><!-- six --><pre>a
  b</pre><table><tr><td>7<td>8</table>"""
    assert [(part.kind, part.text) for part in html_to_parts(markup)] == [
        ("heading", "Ferry"),
        ("paragraph", "One & two\nthree"),
        ("item", "- four"),
        ("item", "- five"),
        ("paragraph", "a\n  b"),
        ("table", "7 | 8"),
    ]


def test_what_is_no_tag_is_text() -> None:
    assert strip_tags("2 < 3 and a<b> or <3 <!x <!-- x") == "2 < 3 and a or <3 <!x "


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
def test_any_markup_is_read(markup: str) -> None:
    assert all(part.text.strip() for part in html_to_parts(markup))
    assert all(part.text.strip() for part in parse_markdown(markup))


@pytest.mark.parametrize(
    "piece", ["<!--", "<a '", "<script>", "<p", "[a](", "[[", "**a ", "`a ", "![", "<b>", "| a |\n", "> "]
)
def test_repeated_pieces_do_not_take_more_than_their_share_of_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    html_to_parts(text)
    parse_markdown(text)
