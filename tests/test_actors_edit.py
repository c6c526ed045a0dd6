"""The authority file is changed in place: what people wrote stays, letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.errors import DossierError
from dossier.people.actors_file.edit import (
    Add,
    Change,
    Put,
    Remove,
    Take,
    changed,
    difference,
    edited,
    read_text,
    said_in,
    scalar,
    write_text,
)

FILE = """\
# Who is who. Ask Ann before you change this.
Ann Lee:
    type: person   # she
    aliases:
    - Lee   # only in 2021
    - 'A. Lee'
    country: no

# Military
Foo Front: {type: group,  aliases: [FF,  "F F",]}
"Zed: the last":
  note: |
    Two lines
    of text
Empty:   # to be filled
Åse Moe 💡:
  aliases: Moe
"""


def lines_gone(old: str, new: str) -> list[str]:
    return [line[1:] for line in difference(old, new, "x").splitlines()[2:] if line.startswith("-")]


def lines_new(old: str, new: str) -> list[str]:
    return [line[1:] for line in difference(old, new, "x").splitlines()[2:] if line.startswith("+")]


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (Put("Ann Lee", "name", "Ann B. Lee"), [], ["    name: Ann B. Lee"]),
        (Put("Ann Lee", "type", "group"), ["    type: person   # she"], ["    type: group   # she"]),
        (Add("Ann Lee", "aliases", ("Lee", "Annie", "x#y")), [], ["    - Annie", '    - "x#y"']),
        (Take("Ann Lee", "aliases", ("Lee",)), ["    - Lee   # only in 2021"], []),
        (
            Take("Ann Lee", "aliases", ("A. Lee", "Lee")),
            ["    aliases:", "    - Lee   # only in 2021", "    - 'A. Lee'"],
            [],
        ),
        (
            Add("Foo Front", "aliases", ("Front",)),
            ['Foo Front: {type: group,  aliases: [FF,  "F F",]}'],
            ['Foo Front: {type: group,  aliases: [FF,  "F F", Front]}'],
        ),
        (
            Take("Foo Front", "aliases", ("FF",)),
            ['Foo Front: {type: group,  aliases: [FF,  "F F",]}'],
            ['Foo Front: {type: group,  aliases: ["F F",]}'],
        ),
        (
            Put("Foo Front", "hide", "true"),
            ['Foo Front: {type: group,  aliases: [FF,  "F F",]}'],
            ['Foo Front: {type: group,  aliases: [FF,  "F F",], hide: true}'],
        ),
        (Put("Zed: the last", "name", "Zed"), [], ["  name: Zed"]),
        (Put("Empty", "type", "place"), [], ["  type: place"]),
        (
            Add("Åse Moe 💡", "aliases", ("Åse",)),
            ["  aliases: Moe"],
            ["  aliases: [Moe, Åse]"],
        ),
        (Add("New One", "same", ("a#b",)), [], ["New One:", '  same: ["a#b"]']),
        (Remove("Empty"), ["Empty:   # to be filled"], []),
        (Put("Ann Lee", "country", "no"), [], []),
        (Take("Ann Lee", "same", ("x",)), [], []),
        (Take("Nobody", "same", ("x",)), [], []),
        (Remove("Nobody"), [], []),
    ],
)
def test_only_what_must_change_does(change: Change, gone: list[str], new: list[str]) -> None:
    after = edited(FILE, [change])
    assert lines_gone(FILE, after) == gone
    assert lines_new(FILE, after) == new
    assert edited(after, [change]) == after


def test_a_new_field_stands_before_the_comment_of_the_next_entry() -> None:
    after = edited(FILE, [Put("Ann Lee", "name", "A")])
    assert after.index("    name: A\n") < after.index("# Military")


def test_what_is_written_wrong_elsewhere_stands_in_nobodys_way() -> None:
    text = "Ann:\n  aliases: A\nBo:\n  aliases: [{a: b}, c]\n  links: {x: y}\n"
    after = edited(text, [Put("Ann", "name", "Anne"), Add("Bo", "same", ("d",))])
    assert after == text.replace("A\nBo", "A\n  name: Anne\nBo") + "  same: [d]\n"


def test_a_file_that_is_not_there_is_begun() -> None:
    assert edited("", [Put("Ann", "hide", "true")]) == "Ann:\n  hide: true\n"
    assert edited("# only this\n", [Put("Ann", "type", "person")]) == "# only this\nAnn:\n  type: person\n"


def test_a_blank_line_between_entries_is_kept_up() -> None:
    assert edited("A:\n  type: place\n\n# b\nB:\n  type: place", [Put("C", "type", "place")]).endswith(
        "B:\n  type: place\n\nC:\n  type: place\n"
    )


def test_line_ends_of_windows_and_a_byte_order_mark_stay() -> None:
    text = "\ufeffAnn:\r\n  type: person\r\n"
    after = edited(text, [Add("Ann", "aliases", ("A",)), Put("Bo", "type", "person")])
    assert after == "\ufeffAnn:\r\n  type: person\r\n  aliases: [A]\r\nBo:\r\n  type: person\r\n"


def test_a_long_list_has_an_item_a_line() -> None:
    items = tuple(f"document-{number}#ann-lee" for number in range(9))
    after = edited("Ann:\n  type: person\n", [Add("Ann", "same", items)])
    assert after.startswith('Ann:\n  type: person\n  same:\n    - "document-0#ann-lee"\n    - "document-1')
    assert said_in(after, "x")["Ann"]["same"] == list(items)


@pytest.mark.parametrize(
    ("text", "change", "words"),
    [
        ("{Ann: {type: person}}\n", Put("Ann", "name", "A"), "write 'name: A' under it"),
        ("Ann: nonsense\n", Put("Ann", "name", "A"), "holds 'nonsense'"),
        ("Ann: [\n", Put("Ann", "name", "A"), "not YAML"),
        ("Ann:\n  aliases: >\n    Annie\n", Add("Ann", "aliases", ("A",)), "write [A] in its 'aliases'"),
        ("Ann: &x {type: person}\n", Put("Ann", "name", "A"), "anchor"),
    ],
)
def test_what_cannot_be_changed_in_place_is_left_and_said(text: str, change: Change, words: str) -> None:
    with pytest.raises(DossierError, match=r"^actors\.yml") as raised:
        edited(text, [change])
    assert words in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee",
        "no",
        "null",
        "12",
        "a: b",
        "a #b",
        "x#y",
        "- a",
        "[a]",
        "O’Neil & Co. (Oslo)",
        "“q”",
        "é💡",
        'say "x"',
        "a,b",
        " a",
        "True",
    ],
)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    said = said_in(f"{scalar(text)}: {{aliases: [{scalar(text)}]}}\n", "x")
    assert said == {text: {"aliases": [text]}}


def test_the_file_is_replaced_in_one_step_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "content" / "actors.yml"
    write_text(path, "A: {}\r\n")
    path.chmod(0o640)
    write_text(path, "B: {}\r\n")
    assert read_text(path, "actors.yml") == "B: {}\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in path.parent.iterdir()] == ["actors.yml"]


KEYS = ["Ann Lee", "Foo Front", "Zed: the last", "Empty", "Åse Moe 💡", "New"]
TEXTS = st.sampled_from(["Lee", "A. Lee", "FF", "F F", "Moe", "x#y", "no", "# a", "new one"])
CHANGES = st.one_of(
    st.builds(Put, st.sampled_from(KEYS), st.sampled_from(["name", "type", "country"]), TEXTS),
    st.builds(
        Add,
        st.sampled_from(KEYS),
        st.sampled_from(["aliases", "same", "not_same"]),
        st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(
        Take,
        st.sampled_from(KEYS),
        st.sampled_from(["aliases", "same", "not_same"]),
        st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Remove, st.sampled_from(KEYS)),
)


@settings(deadline=None)
@given(st.lists(CHANGES, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_any_changes_say_what_was_asked_keep_the_rest_and_do_nothing_twice(
    changes: list[Change], line_end: str
) -> None:
    text = FILE.replace("\n", line_end)
    said = said_in(text, "x")
    for change in changes:
        new = edited(text, [change])
        said = changed(said, change)
        assert said_in(new, "x") == said
        assert edited(new, [change]) == new
        if not isinstance(change, Remove):
            touched = {change.key.strip('"')}
            kept = [line for line in text.split(line_end) if line.startswith("#")]
            assert [line for line in new.split(line_end) if line.startswith("#")] == kept
            assert {key: fields for key, fields in said_in(new, "x").items() if key not in touched} == {
                key: fields for key, fields in said_in(text, "x").items() if key not in touched
            }
        assert ("\r\n" in new) == (line_end == "\r\n" and bool(new))
        text = new
