"""Take the front matter off a text and read it without trusting it: YAML, TOML or JSON, as site generators write it.

Every value of YAML is read as the text it was written as (its base schema): a language of `no` stays `no`, a date stays
the words of the file. Aliases are refused, and depth, length and number of entries are limited, before anything is
built. TOML and JSON know neither aliases nor types of their own.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Literal

from dossier.model import Notice, Reason
from dossier.read.normalise import one_line
from dossier.yaml_nodes import Limits, Node, YamlProblemError, read_yaml

MAX_CHARACTERS = 65_536
"""Front matter longer than this is left out unread."""

MAX_DEPTH = 12

_PROBLEMS = {
    "yaml-too-deep": "it is nested too deeply or too long",
    "yaml-anchor": "aliases (`*name`) are not read",
    "key-is": "a list or mapping stands as a key",
}
"""What is said of YAML that no front matter needs; the parser has words of its own for what is no YAML."""

LIMITS = Limits(MAX_DEPTH, is_strict=False, entries=2_000)

MAX_FIELDS = 100
"""Fields of the file's own that are kept, each with as many values."""

Kind = Literal["yaml", "toml", "json"]

_FENCE = re.compile(r"\ufeff?[ \t]*(-{3}|\+{3}|;{3})[ \t]*\n")
_FENCED: dict[str, tuple[Kind, re.Pattern[str]]] = {
    "-": ("yaml", re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)),
    "+": ("toml", re.compile(r"^\+{3}[ \t]*$", re.MULTILINE)),
    ";": ("json", re.compile(r"^;{3}[ \t]*$", re.MULTILINE)),
}
"""Sign of the opening line -> what stands below it, and the line that closes it."""

_OBJECT = re.compile(r"\ufeff?\{\s{0,100}\"[^\"\n]{1,100}\"\s{0,20}:")
"""JSON without fences, as Hugo writes it."""

_PLAIN_ENTRY = re.compile(r"^([A-Za-z][\w -]{0,40}?)[ \t]*(?::[ \t]+|=[ \t]*)(\S.*)$", re.MULTILINE)
_ENTRY = re.compile(
    r"^[ \t]{0,4}(?:[\"']?[A-Za-z][\w. -]{0,60}[\"']?[ \t]*[:=](?:[ \t]|$)|[{\[]\"?[A-Za-z])", re.MULTILINE
)
_LINE_OF_KEY = re.compile(r"^[ \t]{0,4}[\"']?([A-Za-z][\w -]{0,40}?)[\"']?[ \t]*[:=]", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,300})\]\]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text."""

    values: Mapping[str, str] = field(default_factory=dict)
    """Keys in lower case with underscores; lists of words joined with commas; other nested values left out."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each key, from 1."""
    length: int = 0
    """Characters taken up, the closing line included."""
    fields: tuple[tuple[str, ...], ...] = ()
    """Every key as written with its values; what is nested has a key such as `series.name`."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where front matter stands."""

    kind: Kind
    body: str
    end: int


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, tuple[Notice, ...]]:
    """Read the front matter of a text with line feeds.

    Parameters:
        text: The whole text of the file.
        path: For notices.

    Returns:
        The front matter, empty if there is none. When it is not valid, its plain `key: value` lines are read all the
        same, and a notice says where the error stands.
    """
    found = _fenced(text) if _FENCE.match(text) else _unfenced(text)
    if found is None:
        return FrontMatter(), _unclosed(text, path)
    if len(found.body) > MAX_CHARACTERS:
        if not _ENTRY.match(found.body):  # two rules far apart in prose
            return FrontMatter(), ()
        reason = Reason("front-matter-too-long", (str(MAX_CHARACTERS),))
        return FrontMatter(length=found.end), (Notice("front-matter", reason, path, 1),)
    try:
        loaded = _load(found)
    except ValueError as error:
        return _salvaged(found, error, path)
    if loaded is None or loaded == "":
        return FrontMatter(length=found.end), ()
    if not isinstance(loaded, dict):
        return _no_mapping(found, path)
    values = {one_key(key): flat for key, value in loaded.items() if (flat := _flat(value))}
    front = FrontMatter(values, _lines(found), found.end, fields=tuple(_fields(loaded)))
    if len(front.fields) > MAX_FIELDS:
        reason = Reason("front-matter-too-many", (str(MAX_FIELDS),))
        return replace(front, fields=front.fields[:MAX_FIELDS]), (Notice("front-matter", reason, path, 1),)
    return front, ()


def _plain(node: Node | None) -> object:
    """Return a node as texts, lists and dictionaries."""
    if node is None:
        return None
    if node.fields is not None:
        return {key: _plain(value) for key, value in node.fields.items()}
    if node.items is not None:
        return [_plain(item) for item in node.items]
    return node.text


def _fenced(text: str) -> _Found | None:
    """Return what stands between an opening line of three signs and its closing one."""
    opening = _FENCE.match(text)
    if opening is None:
        return None
    kind, closes = _FENCED[opening[1][0]]
    closing = closes.search(text, opening.end())
    if closing is None:
        return None
    return _Found(kind, text[opening.end() : closing.start()], min(len(text), closing.end() + 1))


def _unfenced(text: str) -> _Found | None:
    """Return a JSON object that opens a text and ends with its line."""
    opening = _OBJECT.match(text)
    if opening is None:
        return None
    start = text.index("{")
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    rest = re.compile(r"[ \t]*(?:\n|$)").match(text, end)
    return _Found("json", text[start:end], rest.end()) if rest else None


class _InvalidError(ValueError):
    """Front matter that cannot be read, with the line of the error within it, from 0."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def _load(found: _Found) -> object:
    """Read front matter as strings, lists and dictionaries.

    Raises:
        _InvalidError: If it is not valid or goes beyond the limits.
    """
    try:
        if found.kind == "yaml":
            return _plain(read_yaml(found.body, LIMITS))
        return tomllib.loads(found.body) if found.kind == "toml" else json.loads(found.body)
    except YamlProblemError as error:
        words = _PROBLEMS.get(error.reason.code) or " ".join(error.reason.values)
        raise _InvalidError(words, (error.line or 1) - 1) from error
    except json.JSONDecodeError as error:
        raise _InvalidError(error.msg, error.lineno - 1) from error
    except RecursionError as error:
        raise _InvalidError("it is nested too deeply", 0) from error
    except ValueError as error:  # TOML's error, and numbers of more digits than Python reads
        line = re.search(r"at line (\d{1,9})", str(error))
        raise _InvalidError(str(error), int(line[1]) - 1 if line else 0) from error


def _salvaged(found: _Found, error: ValueError, path: str) -> tuple[FrontMatter, tuple[Notice, ...]]:
    """Read the plain lines of front matter that is not valid."""
    line = 2 + getattr(error, "line", 0)
    code = "front-matter-not-yaml" if found.kind == "yaml" else "front-matter-not-valid"
    reason = Reason(code, (found.kind.upper(), one_line(str(error), 120)))
    plain = {match[1]: _unquoted(match[2]) for match in _PLAIN_ENTRY.finditer(found.body)}
    front = FrontMatter(
        {one_key(key): value for key, value in plain.items()},
        _lines(found),
        found.end,
        fields=tuple((key, value) for key, value in plain.items() if value)[:MAX_FIELDS],
    )
    return front, (Notice("front-matter", reason, path, line),)


def _no_mapping(found: _Found, path: str) -> tuple[FrontMatter, tuple[Notice, ...]]:
    """Say that what stands between two rules has no keys, unless it is the text's own."""
    if not _PLAIN_ENTRY.search(found.body):  # Prose between two rules: the dashes are the text's own.
        return FrontMatter(), ()
    return FrontMatter(length=found.end), (Notice("front-matter", Reason("front-matter-without-keys"), path, 2),)


def _lines(found: _Found) -> dict[str, int]:
    """Return the line of each key in the file."""
    first = 1 if found.body.startswith("{") and found.kind == "json" else 2
    lines: dict[str, int] = {}
    for match in _LINE_OF_KEY.finditer(found.body):
        lines.setdefault(one_key(match[1]), found.body.count("\n", 0, match.start()) + first)
    return lines


def _unclosed(text: str, path: str) -> tuple[Notice, ...]:
    """Report front matter without an end, if the first line after the signs looks like an entry."""
    opening = _FENCE.match(text)
    if opening is not None and _PLAIN_ENTRY.match(text, opening.end()):
        return (Notice("front-matter", Reason("front-matter-not-closed", (opening[1],)), path, 1),)
    if opening is None and _OBJECT.match(text):
        return (Notice("front-matter", Reason("front-matter-not-json"), path, 1),)
    return ()


def one_key(key: object) -> str:
    """Return the one form of a key."""
    return str(key).strip().lower().replace("-", "_").replace(" ", "_")


def _unquoted(value: str) -> str:
    """Take the quotation marks off a plain line's value."""
    value = value.strip().rstrip(",")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return one_line(value)


def _words(value: object) -> str:
    """Return a single value as the words of the file, or nothing; links of Obsidian as what they show."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    words = str(value)
    if words.strip().lower() in {"", "~", "null"}:
        return ""
    return one_line(_WIKI_LINK.sub(lambda link: link[1], words))


def _flat(value: object) -> str:
    """Return a scalar, or a list of them joined with commas, as one line; of an author given with a link the name."""
    if isinstance(value, list):
        return one_line(", ".join(part for item in value if (part := _words(_named(item)))))
    return _words(_named(value))


def _named(value: object) -> object:
    """Return the `name` of an author or publisher written as a mapping, anything else as it is."""
    return value.get("name") if isinstance(value, dict) else value


def _fields(values: Mapping[object, object], above: str = "", depth: int = 0) -> Iterator[tuple[str, ...]]:
    """Yield each key with its values, mappings one level after the other."""
    for key, value in values.items():
        name = one_line(f"{above}{key}", 80)
        if isinstance(value, dict):
            if depth < MAX_DEPTH:
                yield from _fields(value, f"{name}.", depth + 1)
            continue
        said = tuple(dict.fromkeys(_leaves(value)))[:MAX_FIELDS]
        if name and said:
            yield (name, *said)


def _leaves(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the single values in a list, those of mappings as `key: value`."""
    if isinstance(value, list) and depth < MAX_DEPTH:
        for item in value:
            yield from _leaves(item, depth + 1)
    elif isinstance(value, dict) and depth < MAX_DEPTH:
        for key, item in value.items():
            yield from (one_line(f"{key}: {words}") for words in _leaves(item, depth + 1))
    elif words := _words(value):
        yield words
