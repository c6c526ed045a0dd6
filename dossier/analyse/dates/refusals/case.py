"""A word that may be a date, what stands around it, and how tables of refusals are asked about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.function_words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    HAVE,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.model import Span
from dossier.rules import Rule
from dossier.trace import is_tracing, note


def kinds(*names: str) -> frozenset[str]:
    """Return the class characters of token classes."""
    return frozenset(CODE[name] for name in names)


_OPENERS = frozenset('"“”‘?!:…')
_ENDS = kinds("gap", "stop")
_CLOSED = kinds("stop", "comma", "gap", "close", "dash", "and")
_CLAUSE_WORDS = (
    PREPOSITIONS
    | SUBJECTS
    | DEMONSTRATIVES
    | POSSESSIVES
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | ((BE | HAVE) & AUXILIARIES)
    | PLAINLY_SAID
)
"""Words behind a date with which the next phrase or clause begins."""

_OF_THE_EVENT = PREPOSITIONS | SUBJECTS | DEMONSTRATIVES | POSSESSIVES | {"which", "who"}
"""Those that go on about the event."""


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase that may be a date, counted in tokens; its neighbours are empty where the text begins or ends."""

    tokens: Tokens
    start: int
    """First token of the phrase."""
    end: int
    """One past its last."""
    at: int = -1
    """The token in question, where it is not the first."""
    way: str = ""
    """The direction within or before it: `last`, `next`, `that`, `before`."""

    @property
    def word(self) -> str:
        """The token in question, in lower case and without the stop of an abbreviation."""
        return self.tokens.words[self.start if self.at < 0 else self.at].rstrip(".")

    @property
    def written(self) -> str:
        """The token in question as written."""
        return self.tokens.written(self.start if self.at < 0 else self.at)

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.written[:1].isupper()

    @property
    def first(self) -> str:
        """The first word of the phrase."""
        return self.tokens.words[self.start]

    @property
    def before(self) -> str:
        """The word before the phrase."""
        return self.tokens.word(self.start - 1)

    @property
    def before2(self) -> str:
        """The word before that."""
        return self.tokens.word(self.start - 2)

    @property
    def kind_before(self) -> str:
        """The class of the word before."""
        return self.tokens.kind(self.start - 1)

    @property
    def after(self) -> str:
        """The word after the phrase."""
        return self.tokens.word(self.end)

    @property
    def after2(self) -> str:
        """The word after that."""
        return self.tokens.word(self.end + 1)

    @property
    def kind_after(self) -> str:
        """The class of the word after."""
        return self.tokens.kind(self.end)

    @property
    def name_before(self) -> bool:
        """Whether a capitalised word of no other class stands before."""
        return self.kind_before == CODE["other"] and self.tokens.written(self.start - 1)[:1].isupper()

    @property
    def capital_after(self) -> bool:
        """Whether a capital follows."""
        return self.tokens.written(self.end)[:1].isupper()

    @property
    def touching(self) -> bool:
        """Whether what follows does so without a space."""
        tokens = self.tokens
        return self.end < len(tokens.words) and tokens.starts[self.end] == tokens.ends[self.end - 1]

    @property
    def opens(self) -> bool:
        """Whether the phrase opens a sentence."""
        return sentence_start(self.tokens, self.start)

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return self.tokens.span(self.start, self.end)


Refusals = tuple[Rule[Case, bool], ...]
"""Rows asked in order; the first that holds decides: true refuses the words as a date, false lets them pass."""


def refuse(name: str, when: Callable[[Case], bool], yes: tuple[str, ...], no: tuple[str, ...] = ()) -> Rule[Case, bool]:
    """Return a row that refuses the words as a date."""
    return Rule(name, when, True, yes, no)


def allow(name: str, when: Callable[[Case], bool], yes: tuple[str, ...], no: tuple[str, ...] = ()) -> Rule[Case, bool]:
    """Return a row that lets the words pass, so that no later row can refuse them."""
    return Rule(name, when, False, yes, no)


def refused(table: Refusals, case: Case) -> bool:
    """Ask a table, and note which of its rows spoke."""
    for row in table:
        if row.when(case):
            if is_tracing():
                note("dates", row.name, case.span, "refused" if row.then else "decided", evidence(case))
            return row.then
    return False


def evidence(case: Case) -> str:
    """Show a phrase between its neighbours."""
    return " ".join(filter(None, (case.before, f"[{case.span.of(case.tokens.text)}]", case.after)))


def always(case: Case) -> bool:
    """Hold for whatever no row before has decided."""
    return True


# ---------------------------------------------------------------- what several tables look at


def sentence_start(tokens: Tokens, index: int) -> bool:
    """Tell whether a token opens a sentence or a paragraph."""
    if index == 0:
        return True
    return tokens.classes[index - 1] in _ENDS or tokens.words[index - 1] in _OPENERS


def clause_ends(tokens: Tokens, index: int) -> bool:
    """Tell whether a phrase that stops before this token is complete: punctuation or another clause follows."""
    if index >= len(tokens.words) or tokens.classes[index] in _CLOSED:
        return True
    return tokens.words[index] in _CLAUSE_WORDS or not tokens.words[index][0].isalnum()


def nothing_follows(tokens: Tokens, index: int) -> bool:
    """Tell whether "two days after" stops here: with "his arrest" after it, it would be a length before an event."""
    return clause_ends(tokens, index) and tokens.word(index) not in _OF_THE_EVENT
