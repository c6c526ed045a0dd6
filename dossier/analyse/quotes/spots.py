"""Words that may report speech: the place at which one stands, and the cue it is found to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import ING, PARTICIPLES, PAST, PRESENT
from dossier.english.clauses import subject_of
from dossier.english.function_words import NEGATIONS
from dossier.english.phrases import Phrase, is_adverb

_PARTICLES = {"point": "out"}
"""Verbs that say something only with a word behind them -> that word."""

Form = Literal["finite", "inverted", "participle", "passive", "according", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech."""

    first: int
    """Index of its first token in the unit."""
    last: int
    """One past its last token."""
    base: str
    """The verb's base form, or `according to`."""
    form: Form
    subject: Phrase | None
    negated: bool = False
    """It says that nothing was said, or that nobody said it."""


class Spot:
    """A word that may be a cue, and what stands around it."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        """Look back over adverbs and negations to what stands before the word."""
        self.tokens = tokens
        self.at = at
        self.word = tokens[at].lower
        self.back, negated = _back_over_adverbs(tokens, at)
        self.before = tokens[self.back - 1] if self.back > 0 else None
        self.lower = self.before.lower if self.before is not None and self.before.kind == "word" else ""
        """The word before it, adverbs and negations aside."""
        self.negated = negated or self.lower.endswith(("n't", "cannot"))
        self.past = PAST.get(self.word) or PARTICIPLES.get(self.word) or ""
        """Base form, where the word is a past form."""
        self.base = self.past or PRESENT.get(self.word) or ING.get(self.word) or ""

    @cached_property
    def subject(self) -> Phrase | None:
        """The subject before the word, if it is a finite verb."""
        return subject_of(self.tokens, self.at)

    @property
    def following(self) -> Token | None:
        """What stands right behind the word."""
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    @property
    def follow(self) -> str:
        """The same in lower case."""
        return self.tokens[self.at + 1].lower if self.at + 1 < len(self.tokens) else ""

    def behind(self, *words: str) -> bool:
        """Tell whether words stand right before this one, adverbs and negations aside."""
        first = self.back - len(words)
        return first >= 0 and all(self.tokens[first + place].lower == word for place, word in enumerate(words))

    def cue(self, form: Form, subject: Phrase | None, *, base: str = "", words: int = 1) -> Cue:
        """Return the cue that the word is."""
        words += (base or self.base) in _PARTICLES and self.follow == _PARTICLES[base or self.base]
        return Cue(self.at, self.at + words, base or self.base, form, subject, self.negated)

    @property
    def lacks_particle(self) -> bool:
        """Whether the word says something only with another word behind it, which is missing: pointed | out."""
        return self.base in _PARTICLES and self.follow != _PARTICLES[self.base]


def _back_over_adverbs(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Step back over adverbs and negations; return the place, and whether there was a negation."""
    negated = False
    while at > 0 and (is_adverb(tokens[at - 1]) or tokens[at - 1].lower in NEGATIONS):
        at -= 1
        negated = negated or tokens[at].lower in NEGATIONS
    return at, negated
