"""Load the word and phrase lists that the features look into.

The files under `dossier/data` are written by `tools/build_actor_lexicons.py`; sources and licences are in
`docs/model-card.md`. They are kept as sorted lines and searched by halving, which loads five times faster than a
dictionary of 250,000 words.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal


def read_lines(name: str) -> list[str]:
    """Return the lines of a packed data file."""
    data = gzip.decompress((files("dossier") / "data" / name).read_bytes())
    return data.decode("utf-8").split("\n")


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What the lists know of one word; empty where they do not."""

    brown: str = ""
    """Path in a Brown clustering, as zeros and ones from the root."""
    case: str = ""
    """How it is mostly written: three letters for title-case against lower, capitals against both, and frequency."""
    clusters: tuple[str, ...] = ()
    """Cluster numbers, coarse to fine."""
    first_name: str = ""
    """Band of frequency as a first name."""
    last_name: str = ""
    """Band of rank as a family name."""


NOTHING = WordFacts()


@cache
def word_lines() -> list[str]:
    """Return the lines of the word list, sorted by word."""
    return read_lines("actors_words.txt.gz")


@lru_cache(maxsize=100_000)
def word_facts(word: str) -> WordFacts:
    """Look a word up as written, then in lower case.

    Returns:
        The facts of the written form, filled up with those of the lower-case form.
    """
    own = word_line(word)
    lower = word.lower()
    if lower == word:
        return own
    base = word_line(lower)
    if own is NOTHING:
        return base
    return WordFacts(
        brown=own.brown or base.brown,
        case=base.case,
        clusters=own.clusters or base.clusters,
        first_name=base.first_name,
        last_name=base.last_name,
    )


def word_line(word: str) -> WordFacts:
    """Look up exactly this form."""
    lines = word_lines()
    key = word + "\t"
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return NOTHING
    _, brown, case, clusters, first, last = lines[at].split("\t")
    return WordFacts(brown, case, tuple(clusters.split(",")) if clusters else (), first, last)


@cache
def phrase_lines() -> list[str]:
    """Return the lines of the phrase list, sorted: lower-case words without full stops, a tab, and classes."""
    return read_lines("actors_phrases.txt.gz")


@lru_cache(maxsize=50_000)
def phrases_from(word: str) -> dict[str, str]:
    """Return classes by phrase, of the phrases that begin with a word."""
    lines = phrase_lines()
    behind = chr(ord(" ") + 1)  # of what may follow the word, a tab and a space sort before all else
    return dict(line.split("\t") for line in lines[bisect_left(lines, word + "\t") : bisect_left(lines, word + behind)])


@lru_cache(maxsize=50_000)
def longest_from(word: str) -> int:
    """Return the largest number of words of a phrase that begins with a word, 0 where none does."""
    return max((phrase.count(" ") + 1 for phrase in phrases_from(word)), default=0)


def classes_of(phrase: str) -> str:
    """Return the classes of a phrase as listed, joined by commas; empty where no list has it."""
    return phrases_from(phrase.partition(" ")[0]).get(phrase, "")


@cache
def genders() -> dict[str, str]:
    """Return f or m by first name, lower-case and without accents; names of both sexes are left out."""
    return dict(line.split("\t") for line in read_lines("actors_genders.txt.gz") if line)


def first_name_gender(name: str) -> Literal["f", "m"] | None:
    """Return the sex of those who mostly bear a first name."""
    found = genders().get(name)
    return "f" if found == "f" else "m" if found == "m" else None
