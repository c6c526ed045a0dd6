"""The clause in which a date stands, read once a sentence for all that is asked of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dossier.english import tokens as english
from dossier.english.plain_words import PlainWord, shared_words
from dossier.english.whole_clauses import Clause, clause_at, find_clauses
from dossier.model import Span

REACH = 400
"""Code points looked at on each side of a date at least; no clause is longer."""
LONGEST = 4000
"""Code points of the longest sentence read as a whole; looking back for subjects takes time with the square of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a date stands among the words and clauses of its sentence."""

    words: list[PlainWord]
    """Of the sentence, or of what lies near the date in a very long one."""
    clauses: tuple[Clause, ...]
    first: int
    """The date's first word."""
    last: int
    """One past its last word."""
    clause: Clause | None
    """The clause around it; None where no verb is found."""

    def lower(self, at: int) -> str:
        """Return a word in lower case; nothing outside the sentence."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""


@dataclass(slots=True)
class Teller:
    """Reads the sentences in which the dates of one document stand, each once."""

    tokens: english.Tokens
    """Of the document."""
    _read: tuple[Span, list[PlainWord], list[int], tuple[Clause, ...]] | None = field(default=None, init=False)
    """The stretch read last."""

    def at(self, date: Span, sentence: Span) -> Told:
        """Return the words and clauses around a date.

        Parameters:
            date: The date phrase.
            sentence: Its sentence.
        """
        near = sentence if sentence.end - sentence.start <= LONGEST else _part(date, sentence)
        if self._read is None or self._read[0] != near:
            words = self._words(near)
            self._read = (near, words, [word.start for word in words], find_clauses(words))
        _, words, starts, clauses = self._read
        first, last = max(0, bisect_right(starts, date.start) - 1), bisect_left(starts, date.end)
        return Told(words, clauses, first, max(last, first + 1), clause_at(clauses, first))

    def _words(self, near: Span) -> list[PlainWord]:
        """Return the words of a stretch of the text."""
        tokens = self.tokens
        first, last = bisect_left(tokens.starts, near.start), bisect_left(tokens.starts, near.end)
        return list(shared_words(tokens, first, last))


def _part(date: Span, sentence: Span) -> Span:
    """Return the part of a very long sentence that is read for a date, the same for all dates in it."""
    part = (date.start - sentence.start) // LONGEST * LONGEST + sentence.start
    return Span(max(sentence.start, part - REACH), min(sentence.end, part + LONGEST + REACH))
