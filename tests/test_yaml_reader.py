"""YAML written by people: every value is text, and every problem has its line."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.errors import CorrectionError
from dossier.people.yaml_reader import MAX_BYTES, MAX_DEPTH, Problems, parse, read_file
from dossier.wording import say
from dossier.yaml_nodes import Limits, YamlProblemError, read_yaml


def test_values_stay_the_text_that_stands_there() -> None:
    root = parse("country: no\ndate: 2021-10-02\nempty:\nnone: ~\nquoted: '~'\nnumber: 012\n", "x.yml")
    assert root is not None and root.fields is not None
    assert {key: node.text for key, node in root.fields.items()} == {
        "country": "no",
        "date": "2021-10-02",
        "empty": None,
        "none": None,
        "quoted": "~",
        "number": "012",
    }


def test_every_value_knows_its_line() -> None:
    root = parse("# a comment\na:\n  - one\n  - two\nb: three\n", "x.yml")
    assert root is not None and root.fields is not None
    items = root.fields["a"].items
    assert items is not None
    assert [item.line for item in items] == [3, 4]
    assert root.keys == {"a": 2, "b": 5}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: [1, 2", 1, "is not YAML"),
        ("a: 1\nb: &x 2\n", 2, "anchor or alias"),
        ("a: 1\nb: *x\n", 2, "anchor or alias"),
        ("a: !!python/object/apply:os.system [ls]", 1, "tag"),
        ("a: 1\n\na: 2\n", 3, "twice (first on line 1)"),
        ("? [a]\n: b\n", 1, "as a key"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: b\n\x07", 2, "U+0007"),
        ("[" * 9, 1, "nested too deeply"),
        ("[" * 100_000, 1, "nested too deeply"),
        ("\tx: 1", 1, "is not YAML"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        parse(text, "x.yml")
    assert caught.value.line == line
    assert words in caught.value.message


def test_depth_up_to_the_limit_is_read() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml") is not None


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(CorrectionError, match=r"x\.yml:2: is not UTF-8"):
        read_file(path, "x.yml")


def test_a_missing_or_empty_file_says_nothing(tmp_path) -> None:
    (tmp_path / "empty.yml").write_text("# only a comment\n")
    assert read_file(tmp_path / "missing.yml", "missing.yml") is None
    assert read_file(tmp_path / "empty.yml", "empty.yml") is None


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/hostname"), os.mkfifo, lambda path: path.mkdir()])
def test_what_is_no_ordinary_file_is_not_opened(tmp_path, make) -> None:
    path = tmp_path / "x.yml"
    make(path)
    with pytest.raises(CorrectionError, match="no ordinary file"):
        read_file(path, "x.yml")


def test_a_file_beyond_the_limit_is_not_read(tmp_path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: 1\n" + "#" * MAX_BYTES)
    with pytest.raises(CorrectionError, match="larger than 2 MB"):
        read_file(path, "x.yml")


def test_a_file_full_of_mistakes_lists_the_first_of_them() -> None:
    root = parse("".join(f"key{n}: x\n" for n in range(30_000)), "x.yml")
    problems = Problems("x.yml", "code")
    assert root is not None
    problems.unknown(root, ("aliases", "type"))
    assert (problems.count, len(problems.notices)) == (30_000, 100)
    assert say(problems.notices[-1].reason).endswith("(the first 100 problems are listed)")


def test_an_unknown_key_gets_the_nearest_known_one() -> None:
    root = parse("aliasses: x\n", "x.yml")
    problems = Problems("x.yml", "code")
    assert root is not None
    problems.unknown(root, ("aliases", "type"))
    assert [(notice.line, say(notice.reason)) for notice in problems.notices] == [
        (1, "unknown key 'aliasses'. Did you mean 'aliases'?")
    ]


@settings(deadline=None)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t\u2028\u0000é", max_size=80))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        parse(text, "x.yml")
    except CorrectionError as error:
        assert str(error).startswith("x.yml")


FRONT = Limits(depth=4, is_strict=False, entries=40)
"""As front matter is read, which was written for other programs."""


def fields_of(text: str) -> dict[str, str | None]:
    root = read_yaml(text, FRONT)
    assert root is not None and root.fields is not None
    return {key: node.text for key, node in root.fields.items()}


def test_what_others_wrote_is_read_with_its_anchors_tags_and_doubled_keys() -> None:
    assert fields_of("a: &x 1\nb: !secret 2\na: 3\nc: ~\nd:\nnull: e\nf: one\ttwo\n") == {
        "a": "3", "b": "2", "c": "~", "d": "", "null": "e", "f": "one\ttwo",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: &x 1\nb: *x\n", 2, "yaml-anchor"),
        ("a:\n " + "[" * 5 + "]" * 5, 2, "yaml-too-deep"),
        ("a:\n" + "- b\n" * 60, 37, "yaml-too-deep"),
        ("a: 1\n? [b]\n: c\n", 2, "key-is"),
        ("a: [1\nb: 2\n", 2, "not-yaml"),
    ],
)
def test_what_could_grow_without_end_is_refused_there_too(text: str, line: int, code: str) -> None:
    with pytest.raises(YamlProblemError) as caught:
        read_yaml(text, FRONT)
    assert (caught.value.line, caught.value.reason.code) == (line, code)
