"""Templates in another language: what stands between their tags is a message of the catalogue.

Templates are plain English, and nobody has to mark their words: the text between two tags, and that of the attributes
that are read to somebody, is taken as one message with its expressions as `{0}`, `{1}`. Only strings inside an
expression are marked, as gettext has it: `_("Newer")`. In English nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, nodes
from markupsafe import Markup, escape

from dossier.publish.pages import wording
from dossier.wording import translated
from dossier.wording.catalogue import ENGLISH, spoken

SPOKEN_ATTRIBUTES = frozenset({"aria-label", "title", "placeholder", "alt"})

_HOLE = re.compile("\ue000(\\d+)\ue001")
_INLINE = re.compile(r"<(a|abbr|b|bdi|code|em|q|span|strong)(?: [^<>]*)?>[^<>]*</\1>")
_NO_WORDS = re.compile(r"<[^<>]*>|&#?\w+;|\ue000\d+\ue001")
_BREAK = re.compile(r"<(?=[a-zA-Z/!])")
_IN_TAG = re.compile(r'([\w-]+)="|>')


def message(text: str, *values: Any) -> Markup:
    """Say a message of a template; its values are shown and escaped as those outside of messages are."""
    return Markup(translated(text)).format(*(escape(wording.shown(value)) for value in values))


class TranslatingEnvironment(Environment):
    """Turns the words of templates into messages, unless English is spoken."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if spoken() is not ENGLISH:
            messages_of(tree)
        return tree


def messages_of(tree: nodes.Template) -> list[str]:
    """Put messages in the place of the words of a template, and return them."""
    reader = _Reader()
    for output in list(tree.find_all(nodes.Output)):
        output.nodes = list(reader.read(output))
    return reader.found


@dataclass(slots=True)
class _Reader:
    """Goes through a template in the order of its text; knows whether a tag or the value of an attribute is open."""

    found: list[str] = field(default_factory=list)
    place: str = "text"
    """`text`, `tag`, or the name of the attribute."""

    def read(self, output: nodes.Output) -> Iterator[nodes.Expr]:
        """Give what is printed, with messages in the place of words."""
        values = [node for node in output.nodes if not isinstance(node, nodes.TemplateData)]
        text, number = "", 0
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                text += node.data
            else:
                text += f"\ue000{number}\ue001"
                number += 1
        for piece, is_spoken in self.pieces(text):
            yield from self.printed(piece, values, is_spoken=is_spoken)

    def pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """Cut the text into what a reader is told (True) and what is markup."""
        at = 0
        while at < len(text):
            if self.place == "text":
                end = self.end_of_words(text, at)
                yield text[at:end], True
                self.place = "text" if end == len(text) else "tag"
            elif self.place == "tag":
                mark = _IN_TAG.search(text, at)
                end = mark.end() if mark else len(text)
                yield text[at:end], False
                if mark:
                    self.place = mark[1] or "text"
            else:
                end = text.find('"', at)
                inside = text[at:] if end < 0 else text[at:end]
                yield inside, self.place in SPOKEN_ATTRIBUTES
                if end < 0:
                    return
                self.place = "tag"
            at = end

    def end_of_words(self, text: str, at: int) -> int:
        """Return where a tag ends the words; an element within a sentence, opened and closed there, does not."""
        start = at
        while mark := _BREAK.search(text, at):
            inline = _INLINE.match(text, mark.start())
            if not inline or not has_words(text[start : mark.start()]):
                return mark.start()
            at = inline.end()
        return len(text)

    def printed(self, piece: str, values: list[nodes.Expr], *, is_spoken: bool) -> Iterator[nodes.Expr]:
        """Give the nodes of a piece."""
        if not is_spoken or not has_words(piece):
            yield from plain(piece, values)
            return
        core = piece.strip()
        before, after = piece[: piece.index(core)], piece[piece.index(core) + len(core) :]
        used = [values[int(number)] for number in _HOLE.findall(core)]
        numbers = iter(range(len(used)))
        words = " ".join(core.replace("{", "{{").replace("}", "}}").split())
        words = _HOLE.sub(lambda _: f"{{{next(numbers)}}}", words)
        self.found.append(words)
        call = nodes.Call(nodes.Name("message", "load"), [nodes.Const(words), *used], [], None, None)
        yield from (*plain(before, values), call, *plain(after, values))


def has_words(piece: str) -> bool:
    """Tell whether a piece holds letters of our own."""
    return any(letter.isalpha() for letter in _NO_WORDS.sub("", piece))


def plain(piece: str, values: list[nodes.Expr]) -> Iterator[nodes.Expr]:
    """Give the nodes of a piece as they were."""
    at = 0
    for hole in _HOLE.finditer(piece):
        if hole.start() > at:
            yield nodes.TemplateData(piece[at : hole.start()])
        yield values[int(hole[1])]
        at = hole.end()
    if at < len(piece):
        yield nodes.TemplateData(piece[at:])
