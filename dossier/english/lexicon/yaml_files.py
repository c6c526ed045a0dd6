"""Read a file of the lexicon and say what is wrong with it, where, and what to do.

Values are read as they are written: `no: [negation]` is the word "no" and not false. A word may stand in a file once,
and its features are those that the head of the file explains.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

import yaml

from dossier.english.lexicon.values import problem_of
from dossier.errors import DossierError

_EXPLAINED = re.compile(r"^#   ([a-z][a-z_]*)\s{2,}\S", re.MULTILINE)
"""A line of the head that explains a feature: three spaces, its name, two spaces or more, what it means."""

_NUMBER = re.compile(r"-?\d{1,9}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_entries(name: str, data: bytes) -> dict[str, dict[str, Any]]:
    """Return word -> feature -> value of one file.

    Parameters:
        name: The word class, which is the file's name without its ending.
        data: What stands in the file.

    Raises:
        DossierError: At the first thing that is wrong, with file and line.
    """
    return _Reader(name, data).entries()


def explained(text: str) -> frozenset[str]:
    """Return the features that the head of a file explains."""
    head = re.match(r"(?:#.*\n|\n)*", text)
    return frozenset(_EXPLAINED.findall(head[0] if head else ""))


class _Reader:
    """Reads one file, knowing its name and its features."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.path = path = f"dossier/english/lexicon/{name}.yml"
        try:
            self.text = data.decode("utf-8")
            self.root = yaml.compose(self.text, _LOADER)
        except UnicodeDecodeError as error:
            raise DossierError("is not UTF-8; save it as UTF-8", path=path) from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            hint = "a word with a colon, an apostrophe or another mark at its start needs quotation marks"
            raise DossierError(f"is not YAML: {error.problem}; {hint}", path=path, line=line) from error
        except yaml.YAMLError as error:
            raise DossierError(f"is not YAML: {error}", path=path) from error
        self.known = explained(self.text)

    def entries(self) -> dict[str, dict[str, Any]]:
        if not isinstance(self.root, yaml.MappingNode):
            raise self.wrong(self.root, "must hold one 'word: [feature, feature]' a line")
        found: dict[str, dict[str, Any]] = {}
        lines: dict[str, int] = {}
        for key, value in self.root.value:
            word = self.scalar(key, "a word")
            if word in found:
                raise self.wrong(key, f"'{word}' stands in line {lines[word]} already; put its features together there")
            if not word or "|" in word or word != word.strip():
                raise self.wrong(key, f"'{word}' is no word")
            found[word], lines[word] = self.features(word, value), key.start_mark.line + 1
        return found

    def features(self, word: str, node: yaml.Node) -> dict[str, Any]:
        """Return the features of a word, written as a list, as a mapping or not at all."""
        if isinstance(node, yaml.ScalarNode) and node.value in {"", "~"}:
            return {}
        if isinstance(node, yaml.SequenceNode):
            pairs = [pair for part in node.value for pair in self.pairs(part)]
        elif isinstance(node, yaml.MappingNode):
            pairs = self.pairs(node)
        else:
            raise self.wrong(node, f"'{word}' needs a list, such as '{word}: [{node.value}]', or a mapping")
        found: dict[str, Any] = {}
        for key, value in pairs:
            feature = self.scalar(key, "a feature")
            if feature not in self.known:
                near = difflib.get_close_matches(feature, self.known, 1)
                hint = f"; did you mean '{near[0]}'?" if near else "; explain it there, or see what there is"
                raise self.wrong(key, f"'{word}' has '{feature}', which the head of the file does not explain{hint}")
            if feature in found:
                raise self.wrong(key, f"'{word}' has '{feature}' twice; take one of them out")
            if problem := problem_of(self.name, feature, value):
                raise self.wrong(key, f"'{word}': '{feature}' {problem}")
            found[feature] = value
        return found

    def pairs(self, node: yaml.Node) -> list[tuple[yaml.Node, Any]]:
        """Return feature and value; `[modal, date_class: to]` holds a bare feature and one with a value."""
        if isinstance(node, yaml.MappingNode):
            return [(key, self.value(value)) for key, value in node.value]
        return [(node, True)]

    def value(self, node: yaml.Node) -> Any:
        """Return a text, a number, True or a list of texts and numbers."""
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(part) for part in node.value]
        return self.plain(node)

    def plain(self, node: yaml.Node) -> str | int | bool:
        """Return a text, a number or True; what stands in quotation marks is a text whatever it looks like."""
        written = self.scalar(node, "a value")
        if isinstance(node, yaml.ScalarNode) and node.style:
            return written
        if written == "true":
            return True
        return int(written) if _NUMBER.fullmatch(written) else written

    def scalar(self, node: yaml.Node, what: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.wrong(node, f"{what} must be a single word or number here")
        return str(node.value)

    def wrong(self, node: yaml.Node | None, message: str) -> DossierError:
        return DossierError(message, path=self.path, line=node.start_mark.line + 1 if node else 1)
