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
from dossier.model import Notice

MAX_BYTES = 2_000_000
"""An authority file of some 20,000 actors; more is a mistake."""
MAX_PROBLEMS = 100
"""Problems of one file that are listed; one who has mended so many builds again anyway."""
MAX_DEPTH = 8
"""The formats need five levels."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP = "is nested too deeply"
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
    def kind(self) -> str:
        """Say what this is, in words for a message."""
        if self.items is not None:
            return "a list"
        if self.fields is not None:
            return "a mapping"
        return "nothing" if self.text is None else f"'{shortened(self.text)}'"


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
                self.add(line, f"'to' lacks '{name}'")

    def add(self, line: int | None, message: str) -> None:
        """Note a problem."""
        self.count += 1
        if self.count == MAX_PROBLEMS:
            message += f" (the first {MAX_PROBLEMS} problems are listed)"
        if self.count <= MAX_PROBLEMS:
            self.notices.append(Notice(self.code, message, self.path, line))

    def text(self, node: Node | None, name: str) -> str | None:
        """Return a text, or None when it is absent, empty or not a text."""
        if node is None:
            return None
        if node.items is not None or node.fields is not None:
            self.add(node.line, f"'{name}' is {node.kind}; it takes one text")
            return None
        return node.text

    def texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        """Return the texts of a list; a single text counts as a list of one."""
        if node is None or (node.text is None and node.items is None and node.fields is None):
            return ()
        if node.fields is not None:
            self.add(node.line, f"'{name}' is a mapping; it takes a list of texts, such as [one, two]")
            return ()
        parts = (node,) if node.items is None else node.items
        return tuple(text for part in parts if (text := self.text(part, name)) is not None)

    def choice(self, node: Node | None, name: str, choices: tuple[str, ...]) -> str | None:
        """Return a text that must be one of `choices`."""
        text = self.text(node, name)
        if text is None or text in choices:
            return text
        assert node is not None
        hint = nearest(text, choices)
        self.add(node.line, f"'{name}' is '{shortened(text)}'; it takes {listed(choices)}{'.' if hint else ''}{hint}")
        return None

    def unknown(self, node: Node, known: tuple[str, ...]) -> None:
        """Note every key of a mapping that is not known."""
        for key, line in node.keys.items():
            if key not in known:
                if self.count >= MAX_PROBLEMS:
                    self.count += 1
                    continue  # finding the nearest of a million keys takes minutes
                hint = nearest(key, known) or f" Known: {', '.join(known)}."
                self.add(line, f"unknown key '{shortened(key)}'.{hint}")


def shortened(text: str, length: int = 60) -> str:
    """Return the text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def listed(choices: tuple[str, ...]) -> str:
    """Return `a, b or c`."""
    return " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))


def nearest(text: str, known: tuple[str, ...]) -> str:
    """Return ` Did you mean 'x'?` where something known is near."""
    near = difflib.get_close_matches(text[:60], known, 1)
    return f" Did you mean '{near[0]}'?" if near else ""


def read_file(path: Path, shown: str) -> Node | None:
    """Read a YAML file.

    Parameters:
        path: The file.
        shown: Its name as messages give it.

    Returns:
        Its content, or None when there is no such file or nothing in it.

    Raises:
        CorrectionError: If it cannot be read, with the line.
    """
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            # A link could show what lies outside the site in a message; a pipe would never end.
            raise CorrectionError("is a link or no ordinary file; put the file itself in its place", path=shown)
        if path.stat().st_size > MAX_BYTES:
            raise CorrectionError(
                f"is larger than {MAX_BYTES // 1_000_000} MB; split it or check its content", path=shown
            )
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CorrectionError("is not UTF-8; save it as UTF-8", path=shown, line=line) from error
    except OSError as error:
        raise CorrectionError(f"cannot be read: {error.strerror}", path=shown) from error
    return parse(text, shown)


def read_mapping(path: Path, takes: str, problems: Problems) -> Node | None:
    """Read a YAML file that must hold names with values.

    Parameters:
        path: The file.
        takes: What such a file takes, for the message.
        problems: Gets what is wrong.

    Returns:
        Its content, whose `fields` are there; None when there is no such file, nothing in it, or it cannot be used.
    """
    try:
        root = read_file(path, problems.path)
    except CorrectionError as error:
        problems.add(error.line, error.message)
        return None
    if root is not None and root.fields is None:
        problems.add(root.line, f"is {root.kind}; it takes {takes}")
        return None
    return root


def parse(text: str, shown: str) -> Node | None:
    """Turn YAML into nodes.

    Raises:
        CorrectionError: If it is not YAML, or uses what is refused here, with the line.
    """
    try:
        events = yaml.parse(text, Loader=_LOADER)
        return _document(events, shown)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = " ".join(filter(None, (error.context, error.problem)))
        line = min(mark.line, text.count("\n", 0, len(text) - 1)) + 1 if mark else None
        # libyaml reads ahead: newer ones count the brackets before any event is seen here.
        message = _TOO_DEEP if "nesting depth" in words else f"is not YAML: {words}"
        raise CorrectionError(message, path=shown, line=line) from error
    except yaml.reader.ReaderError as error:
        message = f"is not YAML: it holds the character U+{_code(error):04X}; remove it"
        raise CorrectionError(message, path=shown, line=text.count("\n", 0, error.position) + 1) from error
    except yaml.YAMLError as error:
        raise CorrectionError(f"is not YAML: {error}", path=shown) from error


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")


def _document(events: Iterator[yaml.Event], shown: str) -> Node | None:
    """Build the first document from parse events, without recursion."""
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        if problem := _refused(event, documents, len(stack)):
            raise CorrectionError(problem, path=shown, line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line))
            continue
        node = _ended(event, stack, line)
        if node is not None and stack:
            stack[-1].add(node, shown)
        elif node is not None:
            root = node
    return None if root is None or root.is_empty else root


def _refused(event: yaml.Event, documents: int, depth: int) -> str | None:
    """Say what of YAML is refused in files that people write by hand."""
    if documents > 1:
        return "holds a second document ('---'); keep one"
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "uses an anchor or alias (& or *); write the value out, or quote it"
    if (tag := getattr(event, "tag", None)) not in (None, "!"):
        return f"uses the tag '{tag}'; leave it out, or quote the value"
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
                raise CorrectionError(f"has {node.kind} as a key; a key is a text", path=shown, line=node.line)
            if node.text in self.fields:
                first = self.keys[node.text]
                message = f"has the key '{shortened(node.text)}' twice (first on line {first}); join the two"
                raise CorrectionError(message, path=shown, line=node.line)
            self.key = node
        else:
            assert self.key.text is not None
            self.fields[self.key.text] = node
            self.keys[self.key.text] = self.key.line
            self.key = None

    def closed(self) -> Node:
        """Return the finished node."""
        if self.is_mapping:
            return Node(self.line, fields=self.fields, keys=self.keys)
        return Node(self.line, items=tuple(self.items))
