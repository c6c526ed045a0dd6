"""What a text comes back to, so that a title can be about it: how much of that some words name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log, sqrt

from dossier.english.clause_words import REPORTED
from dossier.english.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from dossier.english.patterns import word_set

__all__ = ["Subject", "subject_words"]

_CONTENT = re.compile(r"[^\W\d_][\w-]{3,}")
STEM = 5
"""Letters by which two words are taken for forms of one."""

_SAYS_NOTHING = (
    PREPOSITIONS
    | DETERMINERS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | MODALS
    | HAVE
    | BE
    | REPORTED
    | word_set("they them there where when also more most many than said says today yesterday year years people")
)

_SPOKEN = PERSONAL | word_set(
    "know going want think just like really thing things make made well much every great thank thanks here very back "
    "down come came time ever even some what about that this because these those look still take right good work need"
)
"""Words of all talk, which no talk is about."""


def subject_words(words: str) -> frozenset[str]:
    """Return the beginnings of the words of a sentence that tell what it is about."""
    said = (found.lower() for found in _CONTENT.findall(words))
    return frozenset(word[:STEM] for word in said if word not in _SAYS_NOTHING)


_TALK = frozenset(word[:STEM] for word in _SPOKEN)


@dataclass(frozen=True, slots=True)
class Subject:
    """In how many sentences of a text each of its words stands."""

    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, sentences: Iterable[str]) -> Subject:
        """Count the words of some sentences."""
        counts: Counter[str] = Counter()
        for words in sentences:
            counts.update(subject_words(words) - _TALK)
        return cls(counts)

    def named_by(self, words: str, *, brief: bool) -> float:
        """Return how much of what the text comes back to some words name.

        Parameters:
            words: A sentence, or what could be a title.
            brief: Whether each word counts for the room that it takes; so in a conversation, where sentences compete,
                not among the cuts of a first sentence, of which the fullest is wanted.
        """
        named = subject_words(words) - _TALK
        worth = sum(log(1 + self.counts[word]) for word in named if self.counts[word] > 1)
        return worth / sqrt(max(LEAST, len(words.split()))) if brief else worth


LEAST = 8
"""Words for which a title pays at least, so that a short one is not about more for being short."""
