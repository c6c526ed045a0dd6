"""The words of a sentence that tell what happened on a date, and what stands before and behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.analyse.dates.frames import Place
from dossier.analyse.dates.happened import ENDS, count, end_of
from dossier.english.function_words import DETERMINERS, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.phrases import in_a_number

MOST = 32
"""Words that a phrase may come to when it is made whole; a longer one is no help to a reader."""


@dataclass(frozen=True, slots=True)
class Part(Place):
    """Words of a sentence that tell what happened on a date."""

    first: int
    last: int
    """One past the last word."""

    def word(self, at: int) -> str:
        """Return a word in lower case."""
        return self.told.lower(at)

    @property
    def head(self) -> int:
        """The first word that is shown, a date before it left off."""
        told = self.told
        opens = all(self.word(at) in LEADS for at in range(self.first, told.first))
        at = told.last if self.first <= told.last < self.last and opens else self.first
        return at + (self.word(at) == ",")

    @property
    def tail(self) -> int:
        """The last word that is shown, a date behind it and its preposition left off."""
        told, at = self.told, self.last
        if told.first < at <= told.last:
            at = told.first
            while at > self.first + 1 and self.word(at - 1) in LEADS:
                at -= 1
        while at > self.first + 1 and told.words[at - 1].kind == "mark":
            at -= 1
        return at - 1

    @property
    def behind(self) -> int:
        """The first word behind them, a date there left off."""
        told, at = self.told, self.last
        while at < told.first and self.word(at) in LEADS:
            at += 1
        return told.last if at == told.first else self.last

    def fits(self, first: int, last: int) -> tuple[int, int] | None:
        """Return a stretch, if it holds more than these words and is not too long."""
        longer = first < self.first or last > self.last
        return (first, last) if longer and count(self.told, first, last) <= MOST else None


QUOTES = {"“": "”", '"': '"'}
"""Opening mark -> closing mark."""
LEADS = PREPOSITIONS | DETERMINERS | word_set("just only early late earlier later back")

Borders = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mending:
    """A way in which words call for others."""

    name: str
    mend: Callable[[Part], Borders | None]
    """Returns the first word and one past the last of what is whole; None where nothing is called for."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def up_to_stop(part: Part, at: int) -> Borders | None:
    """Return the words with what goes on from a word to the next stop, its relative clause left off if too long."""
    return part.fits(part.first, next_stop(part, at)) or part.fits(part.first, next_stop(part, at, plain=True))


def next_stop(part: Part, at: int, *, plain: bool = False) -> int:
    """Return where a stretch from a word on ends: before a mark, or the next clause that does not belong to it.

    Parameters:
        part: The words found.
        at: The word.
        plain: Leave off a relative clause that belongs to it.
    """
    told = part.told
    place = next((place for place, each in enumerate(told.clauses) if each.first > at), len(told.clauses))
    limit = told.clauses[place].first if place < len(told.clauses) else len(told.words)
    while at < limit:
        word = told.lower(at)
        if word in _STOPS and not in_a_number(told.words, at) and (word != "." or at + 1 >= limit):
            return at
        at += 1
    if plain or told.lower(limit) not in _TELLS_MORE or told.words[limit - 1].kind != "word":
        return limit
    return end_of(told, place)


_STOPS = ENDS | {",", "."}
_TELLS_MORE = word_set("that who which")
