"""A row of the grammar, and the small language its patterns are written in.

A pattern is a regular expression in which a word stands for a token class (`month`, `int`), `{NAME}` for a shared
piece, `[a b]` for one of several classes and `<x: ...>` for a named group; spaces mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.analyse.dates.phrases import Found
from dossier.analyse.dates.tokens import CODE, Tokens

Reader = Callable[[Tokens, "re.Match[str]"], Found | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to write a date, and what it means."""

    name: str
    """In plain words, as `dossier why` prints it: `weekday and week`."""
    pattern: str
    """The token classes it consists of."""
    read: Reader
    """Gets the tokens and the match; returns what the words mean, or None where they mean no date."""
    yes: tuple[str, ...]
    """Texts in which it reads the words in square brackets, with the value in braces."""
    no: tuple[str, ...] = ()
    """Texts in which it does not, though they look alike."""


PIECES = {
    "MONTH": "<m:[month weakmonth]>",
    "DAY": "<d: int | ord | second | numword dash ord>",
    "YEAR": "<y: year4 | year2>",
    "WEEKDAY": "(?: <w:[weekday weakday]> comma? )?",
    "QTY": "(?: a? [few couple] of? (?: [more other] )? | half a | half | a [half other]? "
    "| (?: [int num numword] [dash to or] )? (?: [int num] numword? | year4 | numword (?: dash? numword ){0,5} ) "
    "(?: dash? and dash? a? dash? half )? )",
    "UNIT": "<u:[unit units quarter weekend century yearword second daypart]>",
    "DIR": "<dir: dir dir?>",
}
"""Pieces that several patterns share."""


def expanded(pattern: str) -> str:
    """Return a pattern with its shared pieces written out."""
    for name, piece in PIECES.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern


def translate(pattern: str) -> str:
    """Turn a pattern over class names into a regular expression over class characters."""

    def character(found: re.Match[str]) -> str:
        if found[1]:
            return f"(?P<{found[1]}>"
        if found[2]:
            return ")"
        return re.escape(CODE[found[3]]) if found[3] else ""

    return re.sub(r"<(\w+):|(>)|([a-z]\w*)|\s+", character, expanded(pattern))


def first_classes(pattern: str) -> frozenset[str]:
    """Return the class characters that a match of a pattern may begin with.

    A place in the text whose token is none of them need not be tried, which is most places.
    """
    pieces = re.findall(r"\(\?:|<\w+:|[][)>|?]|\{0,\d\}|[a-z]\w*", expanded(pattern))
    return frozenset(CODE[name] for name in _choice(pieces)[0])


def _choice(pieces: list[str]) -> tuple[set[str], bool]:
    """Take alternatives off the front: what they may begin with, and whether they may be empty."""
    names, may_be_empty = _sequence(pieces)
    while pieces and pieces[0] == "|":
        pieces.pop(0)
        others, empty = _sequence(pieces)
        names, may_be_empty = names | others, may_be_empty or empty
    return names, may_be_empty


def _sequence(pieces: list[str]) -> tuple[set[str], bool]:
    names: set[str] = set()
    may_be_empty = True
    while pieces and pieces[0] not in ("|", ")", ">"):
        others, empty = _atom(pieces)
        if may_be_empty:
            names, may_be_empty = names | others, empty
    return names, may_be_empty


def _atom(pieces: list[str]) -> tuple[set[str], bool]:
    piece, empty = pieces.pop(0), False
    if piece == "[":
        close = pieces.index("]")
        names = set(pieces[:close])
        del pieces[: close + 1]
    elif piece[0] in "(<":
        names, empty = _choice(pieces)
        pieces.pop(0)
    else:
        names = {piece}
    if pieces and pieces[0][0] in "?{":
        pieces.pop(0)
        empty = True
    return names, empty
