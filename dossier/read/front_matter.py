"""Take the YAML front matter off a text and read it without trusting it.

Every value is read as the text it was written as (YAML's base schema): a language of `no` stays `no`, a date stays the
words of the file. Aliases are refused, and depth, length and number of entries are limited, before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from dossier.model import Notice
from dossier.read.normalise import one_line

MAX_CHARACTERS = 65_536
"""Front matter longer than this is not front matter."""

MAX_DEPTH = 12

MAX_ENTRIES = 2_000

_OPENING = re.compile(r"\ufeff?[ \t]*-{3}[ \t]*\n")
_CLOSING = re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)
_PLAIN_ENTRY = re.compile(r"^([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text."""

    values: Mapping[str, str] = field(default_factory=dict)
    """Keys in lower case with underscores; lists of words joined with commas; other nested values left out."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each key, from 1."""
    length: int = 0
    """Characters taken up, the closing line included."""
    present: bool = False


class _Unsafe(yaml.YAMLError):
    """YAML that no front matter needs."""


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, tuple[Notice, ...]]:
    """Read the front matter of a text with line feeds.

    Parameters:
        text: The whole text of the file.
        path: For notices.

    Returns:
        The front matter, empty if there is none. When it is not valid YAML, its plain `key: value` lines are read all
        the same, and a notice says where the error stands.
    """
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter(), ()
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_CHARACTERS)
    if not closing:
        return FrontMatter(), _unclosed(text, opening.end(), path)
    body = text[opening.end() : closing.start()]
    end = min(len(text), closing.end() + 1)
    lines = {_key(match[1]): body.count("\n", 0, match.start()) + 2 for match in _PLAIN_ENTRY.finditer(body)}
    try:
        loaded = load_yaml(body)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or str(error)
        message = (
            f"the front matter is not valid YAML ({one_line(str(problem), 120)}); its plain lines were read. "
            "Put values that hold a colon or begin with a quotation mark in quotes."
        )
        salvaged = {_key(match[1]): _unquoted(match[2]) for match in _PLAIN_ENTRY.finditer(body)}
        notice = Notice("front-matter", message, path, line)
        return FrontMatter(salvaged, lines, end, present=True), (notice,)
    if loaded is None or loaded == "":
        return FrontMatter(length=end, present=True), ()
    if not isinstance(loaded, dict):
        if not lines:  # Prose between two rules: the dashes are the text's own.
            return FrontMatter(), ()
        message = "the front matter is no list of keys and values; write `title: …` on a line of its own."
        return FrontMatter(length=end, present=True), (Notice("front-matter", message, path, 2),)
    values = {_key(key): flat for key, value in loaded.items() if (flat := _flat(value))}
    return FrontMatter(values, lines, end, present=True), ()


def load_yaml(text: str) -> object:
    """Read YAML as strings, lists and dictionaries, within limits.

    Raises:
        yaml.YAMLError: If it is not valid, holds an alias, or is too deep or too large.
    """
    depth = 0
    for entries, event in enumerate(yaml.parse(text, Loader=yaml.BaseLoader)):
        if isinstance(event, yaml.AliasEvent):
            raise _Unsafe("aliases (`*name`) are not read")
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or entries > MAX_ENTRIES:
            raise _Unsafe("it is nested too deeply or too long")
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except (ValueError, TypeError) as error:  # a list as a key
        raise _Unsafe(str(error)) from error


def _unclosed(text: str, start: int, path: str) -> tuple[Notice, ...]:
    """Report front matter without an end, if the first line after the dashes looks like an entry."""
    if not _PLAIN_ENTRY.match(text, start):
        return ()
    message = "the front matter has no closing `---`; it was read as text. Put `---` on the line after its last entry."
    return (Notice("front-matter", message, path, 1),)


def _key(key: object) -> str:
    """Return the one form of a key."""
    return str(key).strip().lower().replace("-", "_").replace(" ", "_")


def _unquoted(value: str) -> str:
    """Take the quotation marks off a plain line's value."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return one_line(value)


def _flat(value: object) -> str:
    """Return a scalar, or a list of scalars joined with commas, as one line."""
    if isinstance(value, str):
        return "" if value.strip().lower() in {"", "~", "null"} else one_line(value)
    if isinstance(value, list):
        return one_line(
            ", ".join(part for item in value if (part := _flat(item if isinstance(item, str) else _name(item))))
        )
    return _flat(_name(value))


def _name(value: object) -> str:
    """Return the `name` of an author or publisher written as a mapping."""
    name = value.get("name") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""
