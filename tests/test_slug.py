"""Paths become parts of addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.read import slug_of


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("ethiopia-order.txt", "ethiopia-order"),
        ("2021/Brief No. 7 (final).md", "2021-brief-no-7-final"),
        ("inbox.mbox#3", "inbox-3"),
        ("feed.rss#a1b2c3d4", "feed-a1b2c3d4"),
        ("C# notes.txt", "c-notes"),
        ("Łódź & Århus – naïve’s.txt", "lodz-arhus-naives"),
        ("../../etc/passwd.txt", "etc-passwd"),
        ("-", "document"),
        ("!!.txt", "document"),
        ("con.txt", "con-document"),
        ("index.md", "index-document"),
        ("a.b.c.txt", "a-b-c"),
        ("archive.2021", "archive"),
        ("доклад.txt", "doklad"),
        ("2021/报告.md", "2021-bao-gao"),
        ("Date.txt", "date"),
    ],
)
def test_a_path_gives_this_slug(path: str, slug: str) -> None:
    assert slug_of(path) == slug


def test_names_in_other_scripts_stay_apart() -> None:
    assert slug_of("доклад.txt") != slug_of("записка.txt")


@given(st.text(max_size=400))
def test_a_slug_is_short_safe_and_never_empty(path: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug_of(path))
    assert len(slug_of(path)) <= 80
