"""Tell text that the actor finder was not made for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.english.lexicon import words
from dossier.model import Reason

ENGLISH = words("function_words", "frequent")
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
"""Code points looked at."""


OTHER_LETTERS = re.compile(r"[\u0250-\u1dff\u1f00-\u1fff\u2c00-\uabff\uac00-\uffff]")
"""What may be a letter of another script: a quick look at a text that has none."""


NOT_LATIN = Reason("not-in-latin-letters")
CAPITALS = Reason("capitals-throughout")
LIST_OF_NAMES = Reason("list-of-names")
NOT_ENGLISH = Reason("not-english-prose")


@lru_cache(maxsize=2)
def prose_problem(text: str) -> Reason | None:
    """Say why names cannot be found well in a text, or None if it looks like English prose.

    Parameters:
        text: The document's text; its first 20,000 code points are looked at.
    """
    sample = text[:SAMPLE]
    words = WORD.findall(sample)
    if len(words) < 20:
        return None
    if OTHER_LETTERS.search(sample) is not None and not is_latin(words):
        return NOT_LATIN
    longer = [word for word in words if len(word) > 1]
    if sum(map(str.isupper, longer)) > 0.7 * len(longer):
        return CAPITALS
    frequent = frequent_words(words)
    if frequent >= 0.12 * len(words):
        return None
    if len(longer) > 40 and sum(word[0].isupper() for word in longer) > 0.6 * len(longer):
        return LIST_OF_NAMES
    return NOT_ENGLISH if frequent < 0.06 * len(words) else None


def is_latin(words: Sequence[str]) -> bool:
    """Tell whether most letters stand in words that begin with a Latin one."""
    latin = sum(len(word) for word in words if word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00")
    return latin >= 0.6 * sum(map(len, words))


def frequent_words(words: Sequence[str]) -> int:
    """Count the words that any English text is full of."""
    return sum(map(ENGLISH.__contains__, map(str.lower, words)))
