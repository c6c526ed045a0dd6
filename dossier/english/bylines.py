"""The line that says who wrote a story: "By Ann Lee", without an end mark."""

from __future__ import annotations

from dossier.english.tokens import Tokens

LONGEST_BYLINE = 14
"""Tokens of the longest line that begins with "By"."""


def is_byline(low: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a sentence is a line that begins with "By" and has no end mark."""
    return tokens.lower[low] == "by" and high - low <= LONGEST_BYLINE and tokens.words[high - 1] not in {".", "!", "?"}
