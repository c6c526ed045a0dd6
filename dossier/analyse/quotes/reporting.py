"""A verb of saying with its subject, and what stands behind it: the case that the rules of reported speech look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.analyse.quotes.asides import aside_end, hearer_end, quantity_end
from dossier.analyse.quotes.borders import clause_end, phrase_end
from dossier.analyse.quotes.can_speak import BY_THINGS, SOME, is_speaker
from dossier.analyse.quotes.earlier import Range, clause_before
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import HEARER
from dossier.english.function_words import NEGATIONS
from dossier.english.phrases import Phrase, base_after


@dataclass(frozen=True)
class Reported:
    """A cue with a subject, in its sentence."""

    tokens: Sequence[Token]
    cue: Cue
    subject: Phrase
    cues: Sequence[Cue]
    """All cues of the sentence."""

    @property
    def base(self) -> str:
        """The cue verb's base form."""
        return self.cue.base

    @cached_property
    def begins(self) -> int | None:
        """Where a bare clause would begin, when, where and to whom stepped over; None where the hearer is missing."""
        if self.base in HEARER:
            return hearer_end(self.tokens, self.cue.last)
        at = aside_end(self.tokens, self.cue.last)
        inserted = self.lower(self.cue.first - 1) == "," == self.lower(at - 1)
        return at - 1 if inserted else at  # The pardons, announced Monday, include …

    @cached_property
    def inner(self) -> Phrase | None:
        """The subject of a bare clause after the cue."""
        if self.begins is None:
            return None
        return base_after(self.tokens, quantity_end(self.tokens, self.begins), len(self.tokens))

    @cached_property
    def earlier(self) -> Range | None:
        """The clause before the cue, if one stands there."""
        return clause_before(self.tokens, self.cue, self.subject)

    @property
    def by_a_thing(self) -> bool:
        """Whether the subject is a thing that shows something, and says nothing: recent figures | suggest."""
        if self.base not in BY_THINGS or self.tokens[self.subject.head].kind == "name":
            return False
        head = self.lower(self.subject.head)
        return head == "it" if self.subject.kind == "pronoun" else not (is_speaker(head) or head in SOME)

    def lower(self, at: int) -> str:
        """Return a token in lower case; nothing past the end."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def until_end(self, start: int) -> Range:
        """Return the clause that is reported from a token on."""
        return start, clause_end(self.tokens, self.cue, self.cues, start)

    def until_end_over(self, start: int, at: int) -> Range:
        """Return the clause that begins at one token and, interrupted by the cue, goes on at another."""
        return start, clause_end(self.tokens, self.cue, self.cues, at)

    def until_phrase_end(self, start: int, behind: int | None = None) -> Range:
        """Return the noun phrase, or what somebody is asked to do, from a token on.

        Parameters:
            start: Where it begins.
            behind: Where what somebody is asked to do begins, behind who is asked; None where nobody is.
        """
        look = start if behind is None else behind
        return start, phrase_end(self.tokens, self.cue, self.cues, look, doing=self.lower(look) in {"to", *NEGATIONS})
