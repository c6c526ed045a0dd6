"""The words of some speech that may tell what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.english.inflection import singular
from dossier.english.lexicon import words
from dossier.model import Dossier, Quote

READ = 600
"""Code points of a quotation that its words are taken from: what a turn is about, it says early."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NOTE = re.compile(r"\([^()]{1,40}\)|\[[^\[\]]{1,40}\]")
"""What a transcript notes: "(Applause.)"."""

_STOPS = words("general", "anywhere").union(
    *map(words, ("function_words", "adverbs", "time_words", "numbers", "titles"))
)


def terms_of(text: str) -> dict[str, str]:
    """Return the words of some speech that may tell what it is about, folded, each as it is first written."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(_NOTE.sub(" ", text[:READ])):
        written = match[0][:-2] if match[0].endswith(("'s", "’s")) else match[0]
        term = term_of(written)
        if is_telling(term, written):
            found.setdefault(term, written)
    return found


def written_terms(text: str) -> str:
    """Return the words of `terms_of` as written, with spaces between."""
    return " ".join(terms_of(text).values())


def terms_in(written: str) -> dict[str, str]:
    """Return what `terms_of` found, from what `written_terms` made of it."""
    return {term_of(word): word for word in written.split()}


@lru_cache(maxsize=1 << 14)
def term_of(word: str) -> str:
    """Return a word as all its forms have it."""
    return singular(word.replace("’", "'").lower())


def is_telling(term: str, written: str) -> bool:
    """Tell whether a word can be a topic: no word of grammar or of everything; short only as an acronym."""
    long_enough = len(term) > 3 or (len(term) > 1 and written.isupper())
    return long_enough and "'" not in term and term not in _STOPS and written.lower() not in _STOPS


def words_said(dossier: Dossier, quote: Quote) -> str:
    """Return the words of a quotation."""
    return " ".join(span.of(dossier.document.text) for span in quote.spans)
