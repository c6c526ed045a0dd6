"""Change `actors.yml` where it must change, and leave every other letter of it as people wrote it.

The file is theirs: comments, order, quotation marks, indentation and blank lines stay. So it is not written anew from
what was read, as every YAML library does; words are put in and taken out at the places that the parser names. What
comes of it is read again before it is kept, and must say what was there and what was asked for, and nothing else.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from dossier.errors import CorrectionError, DossierError
from dossier.people.yaml_reader import parse, read_file
from dossier.wording import say
from dossier.yaml_nodes import Node

LONG = 100
"""A list that makes its line longer stands below its key, an item a line."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[^\W\d_][\w .’&()/-]*(?<! )")
FLAGS = frozenset({"hide", "withhold"})
"""Fields whose value is true or false, and is not put in quotation marks."""

_OTHER_VALUES = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
_BLANK_BEFORE = re.compile(r"\n[ \t]*\r?\n(?:#[^\n]*\n)*$")

Said = dict[str, dict[str, list[str]]]
"""What a file says: its entries, their fields, and the texts of each."""


@dataclass(frozen=True, slots=True)
class Put:
    """Give a field of an entry one value."""

    key: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Add:
    """Add texts to a list of an entry; those that are there are left."""

    key: str
    field: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Take:
    """Take texts out of a list of an entry; the last one takes the list with it."""

    key: str
    field: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away an entry."""

    key: str


Change = Put | Add | Take | Remove


def edited(text: str, changes: Iterable[Change], shown: str = "actors.yml") -> str:
    """Return the text of the file with changes made; the same text where it says all of it already.

    Parameters:
        text: As it stands.
        changes: In this order; an entry that is not there is made, at the end.
        shown: The file's name as messages give it.

    Raises:
        DossierError: If the file cannot be read or is written in a way that cannot be changed in place; it says what to
            write by hand.
    """
    if text.startswith("\ufeff"):
        return "\ufeff" + edited(text[1:], changes, shown)
    for asked in changes:
        change = replace(asked, items=tuple(dict.fromkeys(asked.items))) if isinstance(asked, Add) else asked
        before = said_in(text, shown)
        wanted = changed(before, change)
        if wanted == before:
            continue
        try:
            new = rewritten(text, change)
            done = said_in(new, shown) == wanted
        except (CorrectionError, _AnotherWayError):
            done = False
        if not done:
            raise DossierError(
                f"'{change.key}' is written in a way that is not changed in place; {by_hand(change)}", path=shown
            )
        text = new
    return text


class _AnotherWayError(Exception):
    """What is written in a way that this module does not change."""


def by_hand(change: Change) -> str:
    """Say what to write, for what cannot be changed in place."""
    if isinstance(change, Put):
        return f"write '{change.field}: {scalar(change.value)}' under it"
    if isinstance(change, Remove):
        return "take it out"
    verb = "write" if isinstance(change, Add) else "take out"
    return f"{verb} {flow(change.items)} {'in' if isinstance(change, Add) else 'of'} its '{change.field}'"


def said_in(text: str, shown: str) -> Said:
    """Return what the file says.

    Raises:
        CorrectionError: If it is not YAML or no mapping, with the line.
    """
    root = parse(text, shown)
    if root is None:
        return {}
    if root.fields is None:
        raise CorrectionError(
            f"is {say(root.kind)}; it takes names with what holds for them", path=shown, line=root.line
        )
    return {key: fields_of(key, node, shown) for key, node in root.fields.items()}


def fields_of(key: str, node: Node, shown: str) -> dict[str, list[str]]:
    """Return the fields of an entry, each as a list of texts."""
    if node.is_empty:
        return {}
    if node.fields is None:
        raise CorrectionError(
            f"'{key}' holds {say(node.kind)}; write keys such as type under it", path=shown, line=node.line
        )
    return {name: texts_of(value) for name, value in node.fields.items()}


def texts_of(node: Node) -> list[str]:
    """Return the texts of a value; what is no text as one, which only has to stay the same."""
    parts = node.items if node.items is not None else () if node.is_empty else (node,)
    return [part.text if part.text is not None else json.dumps(plain(part), ensure_ascii=False) for part in parts]


def plain(node: Node) -> object:
    """Return a value without the lines on which it stands."""
    if node.items is not None:
        return [plain(part) for part in node.items]
    if node.fields is not None:
        return {key: plain(part) for key, part in node.fields.items()}
    return node.text


def changed(said: Said, change: Change) -> Said:
    """Return what a file should say after a change."""
    new = {key: dict(fields) for key, fields in said.items()}
    if isinstance(change, Remove):
        new.pop(change.key, None)
        return new
    entry = new.get(change.key, {})
    had = entry.get(change.field, [])
    if isinstance(change, Put):
        wanted = [change.value]
    elif isinstance(change, Add):
        wanted = list(dict.fromkeys((*had, *change.items)))
    else:
        wanted = [item for item in had if item not in change.items]
    if wanted == had:
        return said
    entry = {**entry, change.field: wanted}
    if not wanted:
        del entry[change.field]
    new[change.key] = entry
    return new


def rewritten(text: str, change: Change) -> str:
    """Make one change in the text."""
    place = place_of(text, change.key)
    if place is None:
        return text if isinstance(change, Take | Remove) else appended(text, change)
    key, value = place
    if isinstance(change, Remove):
        return without_lines(text, key, value)
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return below(text, value.start_mark.index, key.start_mark.column + 2, lines_of(change))
    if not isinstance(value, yaml.MappingNode):
        raise _AnotherWayError
    for name, old in value.value:
        if name.value == change.field:
            return in_field(text, value, name, old, change)
    return with_field(text, value, change)


def place_of(text: str, key: str) -> tuple[yaml.ScalarNode, yaml.Node] | None:
    """Return where an entry stands: its name and what is under it."""
    root = yaml.compose(text, Loader=_LOADER)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise _AnotherWayError
    return next(((name, value) for name, value in root.value if name.value == key), None)


def newline_of(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def appended(text: str, change: Put | Add) -> str:
    """Return the text with a new entry at its end, a blank line before it where the last entry has one."""
    new = newline_of(text)
    if text and not text.endswith("\n"):
        text += new
    root = yaml.compose(text, Loader=_LOADER)
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    gap = new if entries and _BLANK_BEFORE.search(text[: entries[-1][0].start_mark.index]) else ""
    if text.endswith(new + new):
        gap = ""
    return f"{text}{gap}{scalar(change.key)}:" + "".join(f"{new}  {line}" for line in lines_of(change)) + new


def lines_of(change: Change) -> list[str]:
    """Return a field as it is written below its entry, a line each; a long list has an item a line."""
    if isinstance(change, Put):
        return [f"{change.field}: {value_in(change)}"]
    if not isinstance(change, Add):
        raise _AnotherWayError
    line = f"{change.field}: {flow(change.items)}"
    return [line] if len(line) <= LONG else [f"{change.field}:", *(f"  - {scalar(item)}" for item in change.items)]


def below(text: str, place: int, column: int, lines: Iterable[str]) -> str:
    """Put lines behind the one of a place, indented."""
    indent = newline_of(text) + " " * column
    end = text.find("\n", place)
    end = len(text) if end < 0 else end - (text[end - 1 : end] == "\r")
    return text[:end] + "".join(indent + line for line in lines) + text[end:]


def with_field(text: str, entry: yaml.MappingNode, change: Change) -> str:
    """Add a field to an entry: behind its last one, or before its first where the last is a text of several lines."""
    if isinstance(change, Take | Remove):
        return text
    if entry.flow_style:
        value = value_in(change) if isinstance(change, Put) else flow(change.items)
        return in_brackets(text, entry, [value for _, value in entry.value], f"{change.field}: {value}")
    first, _ = entry.value[0]
    return below(text, end_of(text, entry), first.start_mark.column, lines_of(change))


def value_in(change: Put) -> str:
    """Return the value of a field as it is written."""
    return change.value if change.field in FLAGS else scalar(change.value)


def end_of(text: str, node: yaml.Node) -> int:
    """Return where a value ends, without the blank lines and comments behind it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return len(text[:end].rstrip()) if is_block else end
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(last, tuple) else last)


def in_brackets(text: str, node: yaml.CollectionNode, values: list[yaml.Node], words: str) -> str:
    """Add words at the end of a list or mapping in brackets."""
    if not values:
        at = node.start_mark.index + 1
        return f"{text[:at]}{words}{text[at:]}"
    at = values[-1].end_mark.index
    comma = re.compile(r"\s*,").match(text, at, node.end_mark.index)
    if comma is not None:
        return f"{text[: comma.end()]} {words}{text[comma.end() :]}"
    return f"{text[:at]}, {words}{text[at:]}"


def in_field(text: str, entry: yaml.MappingNode, name: yaml.ScalarNode, old: yaml.Node, change: Change) -> str:
    """Change the value of a field that is there."""
    if isinstance(change, Put):
        if isinstance(old, yaml.ScalarNode) and old.style not in ("|", ">"):
            return swapped(text, old, value_in(change))
        raise _AnotherWayError
    if isinstance(change, Add):
        had = [part.value for part in old.value] if isinstance(old, yaml.SequenceNode) else [old.value]
        return longer(text, old, tuple(dict.fromkeys(item for item in change.items if item not in had)))
    if isinstance(change, Take):
        return shorter(text, entry, name, old, change)
    raise _AnotherWayError


def swapped(text: str, old: yaml.Node, words: str) -> str:
    """Put words in place of a value; an empty one has no blank before it."""
    start, end = old.start_mark.index, old.end_mark.index
    gap = "" if text[start - 1 : start].isspace() else " "
    return f"{text[:start]}{gap}{words}{text[end:]}"


def longer(text: str, old: yaml.Node, items: tuple[str, ...]) -> str:
    """Add items to a list; a single text becomes one."""
    if isinstance(old, yaml.ScalarNode):
        if not old.value:
            return swapped(text, old, flow(items))
        raw = text[old.start_mark.index : old.end_mark.index]
        if old.style in ("|", ">") or "\n" in raw:
            raise _AnotherWayError
        raw = scalar(old.value) if old.style is None else raw
        return swapped(text, old, f"[{raw}, {', '.join(map(scalar, items))}]")
    if not isinstance(old, yaml.SequenceNode):
        raise _AnotherWayError
    if old.flow_style:
        return in_brackets(text, old, old.value, ", ".join(map(scalar, items)))
    return below(text, end_of(text, old), old.start_mark.column, (f"- {scalar(item)}" for item in items))


def shorter(text: str, entry: yaml.MappingNode, name: yaml.ScalarNode, old: yaml.Node, change: Take) -> str:
    """Take items out of a list; the field goes with the last of them."""
    if not isinstance(old, yaml.SequenceNode) or all(part.value in change.items for part in old.value):
        return without_field(text, entry, name, old)
    gone = [number for number, part in enumerate(old.value) if part.value in change.items]
    for number in reversed(gone):
        parts = old.value
        if not old.flow_style:
            start = text.rindex("\n", 0, parts[number].start_mark.index) + 1
            text = text[:start] + text[end_of_line(text, parts[number].end_mark.index) :]
        elif number + 1 < len(parts):
            text = text[: parts[number].start_mark.index] + text[parts[number + 1].start_mark.index :]
        else:
            before = next(other for other in range(number - 1, -1, -1) if other not in gone)
            text = text[: parts[before].end_mark.index] + text[parts[number].end_mark.index :]
    return text


def without_field(text: str, entry: yaml.MappingNode, name: yaml.ScalarNode, old: yaml.Node) -> str:
    """Take a field out of an entry."""
    if not entry.flow_style:
        return without_lines(text, name, old)
    number = next(number for number, (other, _) in enumerate(entry.value) if other is name)
    if number + 1 < len(entry.value):
        return text[: name.start_mark.index] + text[entry.value[number + 1][0].start_mark.index :]
    start = entry.value[number - 1][1].end_mark.index if number else name.start_mark.index
    return text[:start] + text[old.end_mark.index :]


def without_lines(text: str, name: yaml.ScalarNode, value: yaml.Node) -> str:
    """Take out the lines of a name and its value; the comments behind them stay."""
    end = end_of(text, value)
    start = text.rfind("\n", 0, name.start_mark.index) + 1
    if text[start : name.start_mark.index].strip():
        raise _AnotherWayError
    return text[:start] + text[end_of_line(text, end) :]


def end_of_line(text: str, place: int) -> int:
    """Return where the next line begins."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def flow(items: Iterable[str]) -> str:
    """Return a list on one line."""
    return f"[{', '.join(map(scalar, items))}]"


def scalar(text: str) -> str:
    """Return a text as YAML, in quotation marks where another program might read a number, a truth or a mark in it."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _OTHER_VALUES:
        return text
    return json.dumps(text, ensure_ascii=False)


def difference(old: str, new: str, shown: str) -> str:
    """Return what changed, as `diff -u` shows it; nothing where nothing did."""
    lines = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), shown, shown)
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def read_text(path: Path, shown: str, joined: tuple[str, ...] = ()) -> str:
    """Return the text of the file, empty where there is none.

    Parameters:
        path: The file.
        shown: Its name as messages give it.
        joined: Keys whose lists are one where the file has them several times.

    Raises:
        CorrectionError: If it cannot be read.
    """
    read_file(path, shown, joined)  # refuses links, other encodings, what is too large
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def write_text(path: Path, text: str) -> None:
    """Put a new text in the place of the file in one step, with the rights that it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
