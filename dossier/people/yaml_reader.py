"""Read YAML that people write, and know the line of every value.

Every value is taken as the text that stands there: `country: no` is Norway and not false, `date: 2021-10-02` stays as
it is written. Anchors, aliases and tags are refused, and so is deep nesting: none of them has a use here, and each is a
way to make a small file enormous.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from dossier.errors import CorrectionError
from dossier.model import Notice, Reason
from dossier.wording import say

MAX_BYTES = 2_000_000
"""An authority file of some 20,000 actors; more is a mistake."""
MAX_PROBLEMS = 100
"""Problems of one file that are listed; one who has mended so many builds again anyway."""
MAX_DEPTH = 8
"""The formats need five levels."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP = Reason("yaml-too-deep")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands."""

    line: int
    """Counted from 1."""
    text: str | None = None
    """The value of a scalar; None for an empty one, a list or a mapping."""
    items: tuple[Node, ...] | None = None
    """The values of a list."""
    fields: Mapping[str, Node] | None = None
    """The values of a mapping, in order."""
    keys: Mapping[str, int] = field(default_factory=dict)
    """The lines of the mapping's keys."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self.text is None and self.items is None and self.fields is None

    @property
    def kind(self) -> Reason:
        """Say what this is, as a part of a message."""
        if self.items is not None:
            return Reason("a-list")
        if self.fields is not None:
            return Reason("a-mapping")
        return Reason("nothing") if self.text is None else Reason("the-text", (shortened(self.text),))


@dataclass(slots=True)
class Problems:
    """Collects what is wrong with one file, so that all of it is reported together."""

    path: str
    code: str
    notices: list[Notice] = field(default_factory=list)
    count: int = 0
    """All problems, listed or not."""

    def lacking(self, line: int, needed: Iterable[str], given: Container[str]) -> None:
        """Note the values of a correction that are needed and not given."""
        for name in needed:
            if name not in given:
                self.add(line, Reason("to-lacks", (name,)))

    def add(self, line: int | None, reason: Reason) -> None:
        """Note a problem."""
        self.count += 1
        if self.count == MAX_PROBLEMS:
            reason = Reason("first-problems-listed", (str(MAX_PROBLEMS),), reason)
        if self.count <= MAX_PROBLEMS:
            self.notices.append(Notice(self.code, reason, self.path, line))

    def text(self, node: Node | None, name: str) -> str | None:
        """Return a text, or None when it is absent, empty or not a text."""
        if node is None:
            return None
        if node.items is not None or node.fields is not None:
            self.add(node.line, Reason("takes-one-text", (name,), node.kind))
            return None
        return node.text

    def texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        """Return the texts of a list; a single text counts as a list of one."""
        if node is None or (node.text is None and node.items is None and node.fields is None):
            return ()
        if node.fields is not None:
            self.add(node.line, Reason("takes-list-of-texts", (name,)))
            return ()
        parts = (node,) if node.items is None else node.items
        return tuple(text for part in parts if (text := self.text(part, name)) is not None)

    def choice(self, node: Node | None, name: str, choices: tuple[str, ...]) -> str | None:
        """Return a text that must be one of `choices`."""
        text = self.text(node, name)
        if text is None or text in choices:
            return text
        assert node is not None
        reason = Reason("takes-one-of", (name, shortened(text), *choices))
        self.add(node.line, did_you_mean(reason, nearest(text, choices)))
        return None

    def unknown(self, node: Node, known: tuple[str, ...]) -> None:
        """Note every key of a mapping that is not known."""
        for key, line in node.keys.items():
            if key not in known:
                if self.count >= MAX_PROBLEMS:
                    self.count += 1
                    continue  # finding the nearest of a million keys takes minutes
                near = nearest(key, known)
                reason = Reason("unknown-key", (shortened(key),))
                self.add(line, did_you_mean(reason, near) if near else Reason("keys-known", known, reason))


def shortened(text: str, length: int = 60) -> str:
    """Return the text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def nearest(text: str, known: tuple[str, ...]) -> str:
    """Return the one of what is known that is near to a text, or nothing."""
    return next(iter(difflib.get_close_matches(text[:60], known, 1)), "")


def did_you_mean(reason: Reason, near: str) -> Reason:
    """Add to a reason what was meant perhaps, if anything is near."""
    return Reason("did-you-mean", (near,), reason) if near else reason


class YamlError(CorrectionError):
    """A file that cannot be read, with the reason that the message says."""

    def __init__(self, reason: Reason, *, path: str, line: int | None = None) -> None:
        """Keep the reason and say it."""
        super().__init__(say(reason), path=path, line=line)
        self.reason = reason


def read_file(path: Path, shown: str, joined: tuple[str, ...] = ()) -> Node | None:
    """Read a YAML file.

    Parameters:
        path: The file.
        shown: Its name as messages give it.
        joined: Keys whose lists are one where the file has them several times.

    Returns:
        Its content, or None when there is no such file or nothing in it.

    Raises:
        YamlError: If it cannot be read, with the line.
    """
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            # A link could show what lies outside the site in a message; a pipe would never end.
            raise YamlError(Reason("yaml-is-link"), path=shown)
        if path.stat().st_size > MAX_BYTES:
            raise YamlError(Reason("yaml-too-large", (str(MAX_BYTES // 1_000_000),)), path=shown)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise YamlError(Reason("yaml-not-unicode"), path=shown, line=line) from error
    except OSError as error:
        raise YamlError(Reason("yaml-unreadable", (str(error.strerror),)), path=shown) from error
    return parse(text, shown, joined)


def read_mapping(path: Path, code: str, problems: Problems, joined: tuple[str, ...] = ()) -> Node | None:
    """Read a YAML file that must hold names with values.

    Parameters:
        path: The file.
        code: The sentence for a file that holds something else: it says what such a file takes.
        problems: Gets what is wrong.
        joined: Keys whose lists are one where the file has them several times.

    Returns:
        Its content, whose `fields` are there; None when there is no such file, nothing in it, or it cannot be used.
    """
    try:
        root = read_file(path, problems.path, joined)
    except YamlError as error:
        problems.add(error.line, error.reason)
        return None
    if root is not None and root.fields is None:
        problems.add(root.line, Reason(code, of=root.kind))
        return None
    return root


def parse(text: str, shown: str, joined: tuple[str, ...] = ()) -> Node | None:
    """Turn YAML into nodes.

    Parameters:
        text: The YAML.
        shown: The name of its file as messages give it.
        joined: Keys of the outermost mapping whose lists are one where it has them several times.

    Raises:
        YamlError: If it is not YAML, or uses what is refused here, with the line.
    """
    try:
        events = yaml.parse(text, Loader=_LOADER)
        return _document(events, shown, joined)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = " ".join(filter(None, (error.context, error.problem)))
        line = min(mark.line, text.count("\n", 0, len(text) - 1)) + 1 if mark else None
        # libyaml reads ahead: newer ones count the brackets before any event is seen here.
        reason = _TOO_DEEP if "nesting depth" in words else Reason("not-yaml", (words,))
        raise YamlError(reason, path=shown, line=line) from error
    except yaml.reader.ReaderError as error:
        reason = Reason("not-yaml-character", (f"U+{_code(error):04X}",))
        raise YamlError(reason, path=shown, line=text.count("\n", 0, error.position) + 1) from error
    except yaml.YAMLError as error:
        raise YamlError(Reason("not-yaml", (str(error),)), path=shown) from error


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")


def _document(events: Iterator[yaml.Event], shown: str, joined: tuple[str, ...]) -> Node | None:
    """Build the first document from parse events, without recursion."""
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        if problem := _refused(event, documents, len(stack)):
            raise YamlError(problem, path=shown, line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, () if stack else joined))
            continue
        node = _ended(event, stack, line)
        if node is not None and stack:
            stack[-1].add(node, shown)
        elif node is not None:
            root = node
    return None if root is None or root.is_empty else root


def _refused(event: yaml.Event, documents: int, depth: int) -> Reason | None:
    """Say what of YAML is refused in files that people write by hand."""
    if documents > 1:
        return Reason("yaml-second-document")
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return Reason("yaml-anchor")
    if (tag := getattr(event, "tag", None)) not in (None, "!"):
        return Reason("yaml-tag", (str(tag),))
    if isinstance(event, yaml.CollectionStartEvent) and depth >= MAX_DEPTH:
        return _TOO_DEEP
    return None


def _ended(event: yaml.Event, stack: list[_Open], line: int) -> Node | None:
    """Return the text, list or mapping that an event ends."""
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style in (None, "")
        return Node(line, text=None if plain and event.value in _NOTHING else event.value)
    return stack.pop().closed() if isinstance(event, yaml.CollectionEndEvent) else None


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    is_mapping: bool
    line: int
    joined: tuple[str, ...] = ()
    items: list[Node] = field(default_factory=list)
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    key: Node | None = None

    def add(self, node: Node, shown: str) -> None:
        """Take the next value: an item, a key, or the value of the last key."""
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is None:
            if node.text is None:
                raise YamlError(Reason("key-is", of=node.kind), path=shown, line=node.line)
            if node.text in self.fields and node.text not in self.joined:
                reason = Reason("key-twice", (shortened(node.text), str(self.keys[node.text])))
                raise YamlError(reason, path=shown, line=node.line)
            self.key = node
        else:
            assert self.key.text is not None
            self.fields[self.key.text] = self.with_former(self.key, node, shown)
            self.keys[self.key.text] = self.key.line
            self.key = None

    def with_former(self, key: Node, node: Node, shown: str) -> Node:
        """Return a value with what its key held before: the items of both lists, in order."""
        former = self.fields.get(key.text or "")
        if former is None or former.is_empty:
            return node
        if node.is_empty:
            return former
        if former.items is None or node.items is None:
            reason = Reason("key-twice", (shortened(key.text or ""), str(former.line)))
            raise YamlError(reason, path=shown, line=key.line)
        return Node(former.line, items=(*former.items, *node.items))

    def closed(self) -> Node:
        """Return the finished node."""
        if self.is_mapping:
            return Node(self.line, fields=self.fields, keys=self.keys)
        return Node(self.line, items=tuple(self.items))
