"""The one tokeniser, and the views that stages have of its tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse.dates.tokens import tokenise as classified
from dossier.english.sentences import find_sentences
from dossier.english.tokens import Tokens, tokens_of
from dossier.model import Span
from dossier.read.blocks import find_blocks

PIECES = [
    "Mr. ",
    "U.S.",
    "al-Assad",
    "US-backed",
    "3,000.5",
    "mid-1990s",
    "’s",
    "don't",
    " ",
    "\n\n",
    "\n",
    "“",
    "”",
    ".",
]
PIECES += [
    "May",
    "2021-10-02",
    "H₂",
    "٣",
    "AT&T",
    "[Ten]",
    "10:30",
    "a.m.",
    "\\",
    "#tag",
    "x@y.org",
    "http://a.b/c?d",
    "J. ",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)


def tokens(text: str) -> Tokens:
    blocks = find_blocks(text)
    return tokens_of(text, find_sentences(text, blocks), blocks)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Dahl met U.S. officials.", ["Mr.", "Dahl", "met", "U.S.", "officials", "."]),
        ("Assad's US-backed foes", ["Assad", "'s", "US", "-", "backed", "foes"]),
        ("EU-UK talks of ABS-CBN", ["EU", "-", "UK", "talks", "of", "ABS-CBN"]),
        ("Bashar al-Assad, Tehreek-e-Taliban", ["Bashar", "al-Assad", ",", "Tehreek-e-Taliban"]),
        ("the Biden-Harris Administration", ["the", "Biden", "-", "Harris", "Administration"]),
        ("anti-Taliban AT&T don’t", ["anti", "-", "Taliban", "AT&T", "don't"]),
        ("3,000 at 10:30", ["3", ",", "000", "at", "10", ":", "30"]),
    ],
)
def test_cuts(text: str, words: list[str]) -> None:
    assert list(tokens(text).words) == words


@given(texts)
def test_tokens_cover_all_letters_in_order_and_say_what_stands_there(text: str) -> None:
    found = tokens(text)
    assert list(found.starts) == sorted(found.starts)
    at = 0
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert at <= start < end
        assert not any(letter.isalnum() for letter in text[at:start])
        assert len(word) == end - start
        at = end
    assert not any(letter.isalnum() for letter in text[at:])
    assert [Span(found.starts[low], found.ends[high - 1]).of(text) for low, high in found.segments if low == high] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in mid-1990s, 3,000 men", ["in", "mid", "-", "1990s", ",", "3,000", "men"]),
        ("2021-10-02T10:49:44-05:00 on", ["2021-10-02t10:49:44-05:00", "on"]),
        ("FY 2021 in Sept. 5 c. 1500 a.m.", ["fy 2021", "in", "sept.", "5", "c.", "1500", "a.m."]),
        ("“[Ten] years”\n\nMr. May", ["“", "ten", "years", "”", "\n\n", "mr", ".", "may"]),
    ],
)
def test_the_grammar_of_dates_takes_numbers_and_compounds_apart(text: str, words: list[str]) -> None:
    assert classified(text, tokens(text)).words == words


@given(texts)
def test_the_view_of_dates_moves_no_offset(text: str) -> None:
    view = classified(text, tokens(text))
    assert len(view.words) == len(view.classes) == len(view.starts) == len(view.ends)
    assert all(
        text[start:end].strip("[]").lower() in {word, ""} or "\n" in word
        for word, start, end in zip(view.words, view.starts, view.ends, strict=True)
    )
    assert all(one <= other for one, other in zip(view.ends, view.starts[1:], strict=False))
