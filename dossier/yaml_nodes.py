"""Read YAML that others wrote, within limits, and know the line of every value and key.

Every value is taken as the text that stands there: `country: no` is Norway and not false, `date: 2021-10-02` stays as
it is written. Nothing is built of the file but texts, lists and mappings, straight from the parser's events. Aliases
are refused and depth is limited: each is a way to make a small file enormous.

Two kinds of files are read so. What people write for Dossier (`actors.yml`, corrections) is read strictly: a key that
comes twice is a slip to be told. Front matter was written for other programs, whose anchors, tags and doubled keys are
no business of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from dossier.model import Reason
from dossier.spans import shortened

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP = Reason("yaml-too-deep")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read of YAML."""

    depth: int
    """Levels of lists and mappings."""
    is_strict: bool = True
    """Anchors, tags, further documents and keys that come again are refused; an empty value and `~` are nothing."""
    entries: int = 0
    """Values, lists and mappings; 0: as many as there are."""
    joined: tuple[str, ...] = ()
    """Keys of the outermost mapping whose lists are one where it has them several times."""


class YamlProblemError(Exception):
    """YAML that cannot be used: the reason, and the line where it stands, from 1, if it is known."""

    def __init__(self, reason: Reason, line: int | None = None) -> None:
        """Keep the parts; who reads the file knows its name, and says it."""
        super().__init__(reason.code)
        self.reason = reason
        self.line = line


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


def read_yaml(text: str, limits: Limits) -> Node | None:
    """Turn YAML into nodes.

    Parameters:
        text: The YAML.
        limits: What is read of it.

    Returns:
        The outermost node; None where nothing is written.

    Raises:
        YamlProblemError: If it is not YAML, or uses what is refused.
    """
    try:
        return _document(yaml.parse(text, Loader=_LOADER), limits)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = " ".join(filter(None, (error.context, error.problem)))
        line = min(mark.line, text.count("\n", 0, len(text) - 1)) + 1 if mark else None
        # libyaml reads ahead: newer ones count the brackets before any event is seen here.
        reason = _TOO_DEEP if "nesting depth" in words else Reason("not-yaml", (words,))
        raise YamlProblemError(reason, line) from error
    except yaml.reader.ReaderError as error:
        reason = Reason("not-yaml-character", (f"U+{_code(error):04X}",))
        raise YamlProblemError(reason, text.count("\n", 0, error.position) + 1) from error
    except yaml.YAMLError as error:
        raise YamlProblemError(Reason("not-yaml", (str(error),))) from error


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")


def _document(events: Iterator[yaml.Event], limits: Limits) -> Node | None:
    """Build the first document from parse events, without recursion."""
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for entries, event in enumerate(events, 1):
        line = event.start_mark.line + 1 if event.start_mark else 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        problem = _too_much(event, entries, len(stack), limits) or _refused(event, documents, limits)
        if problem is not None:
            raise YamlProblemError(problem, line)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, limits, is_outermost=not stack))
            continue
        node = _ended(event, stack, line, limits)
        if node is not None and stack:
            stack[-1].add(node)
        elif node is not None and root is None:
            root = node
    return None if root is None or root.is_empty else root


def _too_much(event: yaml.Event, entries: int, depth: int, limits: Limits) -> Reason | None:
    """Say that a file is deeper or longer than what is read."""
    is_too_deep = isinstance(event, yaml.CollectionStartEvent) and depth >= limits.depth
    return _TOO_DEEP if is_too_deep or 0 < limits.entries < entries else None


def _refused(event: yaml.Event, documents: int, limits: Limits) -> Reason | None:
    """Say what of YAML is refused."""
    if isinstance(event, yaml.AliasEvent):
        return Reason("yaml-anchor")
    if not limits.is_strict:
        return None
    if documents > 1:
        return Reason("yaml-second-document")
    if getattr(event, "anchor", None):
        return Reason("yaml-anchor")
    tag = getattr(event, "tag", None)
    return Reason("yaml-tag", (str(tag),)) if tag not in (None, "!") else None


def _ended(event: yaml.Event, stack: list[_Open], line: int, limits: Limits) -> Node | None:
    """Return the text, list or mapping that an event ends."""
    if isinstance(event, yaml.ScalarEvent):
        plain = limits.is_strict and event.style in (None, "")
        return Node(line, text=None if plain and event.value in _NOTHING else event.value)
    return stack.pop().closed() if isinstance(event, yaml.CollectionEndEvent) else None


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    is_mapping: bool
    line: int
    limits: Limits
    is_outermost: bool
    items: list[Node] = field(default_factory=list)
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    key: Node | None = None

    def add(self, node: Node) -> None:
        """Take the next value: an item, a key, or the value of the last key."""
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is None:
            if node.text is None:
                raise YamlProblemError(Reason("key-is", of=node.kind), node.line)
            if self.limits.is_strict and node.text in self.fields and not self.is_joined(node.text):
                reason = Reason("key-twice", (shortened(node.text), str(self.keys[node.text])))
                raise YamlProblemError(reason, node.line)
            self.key = node
        else:
            assert self.key.text is not None
            self.fields[self.key.text] = self.with_former(self.key, node)
            self.keys[self.key.text] = self.key.line
            self.key = None

    def is_joined(self, key: str) -> bool:
        """Tell whether a key may come again, its lists being one."""
        return self.is_outermost and key in self.limits.joined

    def with_former(self, key: Node, node: Node) -> Node:
        """Return a value with what its key held before: the items of both lists, in order."""
        former = self.fields.get(key.text or "") if self.limits.is_strict else None
        if former is None or former.is_empty:
            return node
        if node.is_empty:
            return former
        if former.items is None or node.items is None:
            reason = Reason("key-twice", (shortened(key.text or ""), str(former.line)))
            raise YamlProblemError(reason, key.line)
        return Node(former.line, items=(*former.items, *node.items))

    def closed(self) -> Node:
        """Return the finished node."""
        if self.is_mapping:
            return Node(self.line, fields=self.fields, keys=self.keys)
        return Node(self.line, items=tuple(self.items))
