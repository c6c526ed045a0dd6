"""Whose life a document tells: obituaries and biographies go on about one person, whoever is named by the way."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.persons.records import NOBODY
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

STATIONS = word_set(
    "died dies survived married educated graduated childhood career retired widow biography funeral baptised buried"
)
"""Words for the stations of a life."""
LEAST = 2
"""How many different ones a life has, beside its beginning."""
EARLY = 80
"""Tokens from the beginning within which the person is named."""
PARAGRAPH = 2
"""Code points between paragraphs, at least."""


def whose_life(names: Sequence[tuple[int, int, int]], tokens: Tokens) -> int:
    """Return the person whose life is told, or NOBODY where the document tells none.

    Parameters:
        names: Where persons are named, in order: the first token, one past the last, and who it is.
        tokens: The document's tokens.
    """
    if not names or names[0][0] > EARLY or "born" not in tokens.index:
        return NOBODY
    return names[0][2] if sum(word in tokens.index for word in STATIONS) >= LEAST else NOBODY


def opens_paragraph(at: int, tokens: Tokens) -> bool:
    """Tell whether the sentence of a token is the first of its paragraph."""
    low = tokens.segment_at(at)[0]
    return low > 0 and tokens.starts[low] - tokens.ends[low - 1] >= PARAGRAPH
