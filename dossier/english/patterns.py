"""Word lists and patterns that cost nothing until they are used: what most modules of the analysis begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(words.split())


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def lazy(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives the compiled pattern, compiled at the first call so that importing stays fast."""
    return cache(lambda: re.compile(pattern, flags))
