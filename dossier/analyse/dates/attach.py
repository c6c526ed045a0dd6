"""What a date belongs to: the noun it stands before, the clause around it, or its whole sentence."""

from __future__ import annotations

import re
from typing import Literal

from dossier.analyse.dates.completion import completed, is_broken
from dossier.analyse.dates.edges import trimmed
from dossier.analyse.dates.happened import Happened, count, happened
from dossier.analyse.dates.nouns import bare_subject, before_verb, noun_after, says_nothing, whole_phrase
from dossier.analyse.dates.ranges import Item
from dossier.analyse.dates.tokens import Tokens
from dossier.analyse.dates.told import Told
from dossier.english.function_words import (
    BE,
    PREPOSITIONS,
)
from dossier.english.lexicon import wordforms
from dossier.english.patterns import any_of, lazy, word_set
from dossier.model import Span

Kind = Literal["event", "noun", "sentence"]


def attach(text: str, tokens: Tokens, item: Item, sentence: Span, told: Told) -> tuple[Span | None, Kind]:
    """Find what happened at a date.

    Parameters:
        text: The document's text.
        tokens: Its tokens.
        item: The phrase.
        sentence: The sentence it stands in.
        told: Where it stands among the words and clauses of the sentence.

    Returns:
        The noun phrase it belongs to ("the September 11, 2001 attacks"), or else the words of its clause, or else the
        sentence; and which of them.
    """
    noun = noun_after(tokens, item, before_verb(told, sentence))
    found = completed(told, happened(told))
    if noun is not None and (found is None or not says_nothing(tokens, item, told, noun)):
        subject = bare_subject(told, noun)
        return (subject, "event") if subject is not None else (whole_phrase(told, noun), "noun")
    return _by_clause(text, tokens.span(item.start, item.end), sentence, told, found)


def _by_clause(text: str, date: Span, sentence: Span, told: Told, found: Happened | None) -> tuple[Span, Kind]:
    """Return the words of the clause around a date, or the sentence where these cannot be read alone."""
    if found is None or found.first >= found.last:
        return sentence, "sentence"
    first, last = told.words[found.first].start, told.words[found.last - 1].end
    clause = trimmed(text, first, last, date, keeps_date=found.keeps_date, keeps_tie=found.keeps_tie)
    if clause is None or _is_doubted(text, sentence, clause) or _tells_nothing(told, found):
        return sentence, "sentence"
    short = count(told, 0, len(told.words)) <= _SHORT
    broken = short and (is_broken(told, found) or _is_half_open(clause.of(text)))
    return (sentence, "sentence") if broken else (clause, "event")


def _tells_nothing(told: Told, found: Happened) -> bool:
    """Tell whether the words found are the date and a form of be ("Friday was"), or end before its relative clause.

    Of "he met members, | who in May blocked it" the meeting was not in May.
    """
    if found.keeps_date:
        return all(told.lower(at) in BE for at in range(told.last, found.last))
    opens = told.first - 1 - (told.lower(told.first - 1) in PREPOSITIONS)
    return found.last <= told.last and told.lower(opens) in ("who", "which")


def _is_half_open(words: str) -> bool:
    """Tell whether a bracket opens or closes without the other."""
    return words.count("(") != words.count(")") or words.count("[") != words.count("]")


_SHORT = 40
"""Words of the longest sentence that stands for what happened where no part of it can be read alone."""

_DOUBTFUL = word_set(
    """no not never nobody neither without whether if unless false untrue doubtful unlikely incorrect uncorrect wrong
    cannot unclear unknown"""
)
_DOUBT = lazy(
    rf"(?:\b(?:{any_of(_DOUBTFUL | wordforms('doubts'))}|rul(?:es?|ed|ing) out)|n['’]t)\b[^,;:—.!?]*$", re.IGNORECASE
)
"""Words that govern the clause behind them and take back what it says: "no evidence that", "denied that", "if"."""


_DOUBTS = 120
"""Code points before a clause in which what governs it is looked for."""


def _is_doubted(text: str, sentence: Span, clause: Span) -> bool:
    """Tell whether the words before a clause deny or doubt it, so that alone it would say the opposite."""
    return _DOUBT().search(text, max(sentence.start, clause.start - _DOUBTS), clause.start) is not None
