"""Words and marks of a stretch of text, as the clause reader wants them, for a stage that has only the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.english.tokens import Tokens, cuts, plain


class PlainWord(NamedTuple):
    """A word or a mark of a text in which nothing else is known."""

    kind: str
    """`word` or `mark`."""
    start: int
    end: int
    lower: str
    """In lower case, with straight apostrophes."""
    capital: bool
    type: str = ""
    """Always empty: names are not known."""


def words_in(text: str, start: int = 0, end: int | None = None, *, capitals: bool = True) -> list[PlainWord]:
    """Return the words and marks of a stretch.

    Parameters:
        text: The text.
        start: First code point.
        end: One past the last; None for the end of the text.
        capitals: Whether capitals mean anything; not so in a headline that is written in them.
    """
    return list(each_word(text, start, end, capitals=capitals))


def each_word(text: str, start: int = 0, end: int | None = None, *, capitals: bool = True) -> Iterator[PlainWord]:
    """Yield the words and marks of a stretch, for a caller that may soon have seen enough."""
    for low, high in cuts(text, start, len(text) if end is None else end):
        shown = plain(text[low:high])
        kind = "word" if len(shown) > 1 or shown.isalnum() else "mark"
        yield PlainWord(kind, low, high, shown.lower(), capitals and shown[0].isupper())


def shared_words(tokens: Tokens, first: int, last: int, *, capitals: bool = True) -> Iterator[PlainWord]:
    """Yield the words and marks of a stretch out of the tokens that every stage is given.

    Parameters:
        tokens: Tokens of the text.
        first: Index of the first token of the stretch.
        last: One past its last token.
        capitals: Whether capitals mean anything.
    """
    for at in range(first, last):
        shown = tokens.words[at]
        kind = "word" if len(shown) > 1 or shown.isalnum() else "mark"
        yield PlainWord(kind, tokens.starts[at], tokens.ends[at], tokens.lower[at], capitals and shown[0].isupper())
