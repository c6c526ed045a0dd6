"""Read the YAML files that people write for Dossier, and say all that is wrong with one, with the lines.

The YAML itself is read by `dossier.yaml_nodes`, strictly: anchors, aliases, tags and deep nesting have no use here.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dossier.errors import CorrectionError
from dossier.model import Notice, Reason
from dossier.spans import shortened
from dossier.wording import say
from dossier.yaml_nodes import Limits, Node, YamlProblemError, read_yaml

MAX_BYTES = 2_000_000
"""An authority file of some 20,000 actors; more is a mistake."""
MAX_PROBLEMS = 100
"""Problems of one file that are listed; one who has mended so many builds again anyway."""
MAX_DEPTH = 8
"""The formats need five levels."""


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
        if node is None or node.is_empty:
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
        return read_yaml(text, Limits(MAX_DEPTH, joined=joined))
    except YamlProblemError as error:
        raise YamlError(error.reason, path=shown, line=error.line) from error
