"""What of a word search compares: `theme/assets/terms.js` does the same with what a reader types.

Both sides are kept alike by a table of cases (`tests/test_search.py` and the browser tests read it).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dossier.english.inflection import singular
from dossier.english.patterns import word_set
from dossier.english.stems import root, stem

STOPS = word_set(
    "a an and are as at be been but by did do does for from had has have he her his how i if in into is it its me my "
    "of on or our she so that the their them then there they this to was we were what when where which who whom why "
    "will with would you your"
)
"""Too frequent to find anything by; in a phrase each may be any word."""

NO_PLURALS = word_set("americas arms customs goods news")
"""Without their last letter they are other words: who looks for the news wants not all that is new."""

FORMS, BEGINNING = "~", "*"
"""Behind a term that is looked for: other forms of the word are meant too; and words too that begin so."""

LONGEST = 40
"""Code points of a term that count: what is longer is no word but an address or a code."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
"""A word, a number, or letters with dots ("U.S.")."""

_LETTERS = str.maketrans(
    dict(zip("ßæœøđðłıþ.'’", ("ss", "ae", "oe", "o", "d", "d", "l", "i", "th", "", "", ""), strict=True))
)
"""Letters that Unicode does not take apart, and what stands between those of one word."""


def terms(text: str) -> Iterator[str]:
    """Go through the terms of a text, in order, those too that nothing is found by."""
    return map(term_of, words(text))


def words(text: str) -> list[str]:
    """Return the words of a text as written."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 14)
def term_of(word: str) -> str:
    """Return what the forms of a word have in common: case, accents, a possessive and a plural do not count."""
    plain = word.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’]s\Z", "", plain).translate(_LETTERS)[:LONGEST]
    return plain if plain in NO_PLURALS else singular(plain)


def fits(term: str, wanted: str) -> bool:
    """Tell whether a term is one that is looked for, with the mark that says what else is meant."""
    if wanted[-1] not in (FORMS, BEGINNING):
        return term == wanted
    plain = wanted[:-1]
    return stem(term) == stem(plain) or (wanted.endswith(BEGINNING) and term.startswith(plain))


def start_of(wanted: str) -> str:
    """Return letters that every written word begins with which is looked for: a plural changes the last one."""
    return root(wanted[:-1]) if wanted[-1] in (FORMS, BEGINNING) else wanted[:-1]
