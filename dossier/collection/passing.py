"""Dates that are said in passing ("thank you for coming today"): words of a text, and no entry of a timeline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.english.function_words import PREPOSITIONS
from dossier.english.plain_words import words_in
from dossier.english.whole_clauses import clause_at, find_clauses
from dossier.model import DateMention, Dossier, Quote
from dossier.spans import SpanIndex

_MOMENT = re.compile(
    r"(?:\w+ )*?(?:today|tonight|now|nowadays|this (?:morning|afternoon|evening|night|hour|moment|minute))",
    re.IGNORECASE,
)
_CENTURIES = frozenset({"decade", "century"})
LONGEST = 2000
"""Code points of the longest sentence whose verb is asked for; what is longer is hardly one."""

_OF_A_LAW = re.compile(r"\b(?:Act|Acts|Amendments?|Bill|Code|Law|Resolution)(?:\s+\([A-Z]+\))?\s+of\s+\Z")
"""What stands before a year that is part of a law's name: "the Voting Rights Act of 1965"."""
_NAMED = re.compile(r"(?<![^\W\d_])([A-Z][\w.’'-]*)\s+\Z")
"""A capital right before a year to come: the year is part of a name ("PACC 2030", "Agenda 2063")."""
_BEFORE_A_YEAR = frozenset({"calendar", "cy", "fiscal", "fy", "the", "year"})
_SIGNED = re.compile(r"\bset\s+my\s+hand\b")
"""Words of the formula that signs a proclamation: "IN WITNESS WHEREOF, I have hereunto set my hand this …"."""
_CLOSED = re.compile(r"(?:end(?:s|ed)?|[A-Z]{1,2}[SD]?T)", re.IGNORECASE)
"""What may stand beside a time that closes a transcript: "END 3:07 P.M. EST"."""
_LETTERS = re.compile(r"[^\W\d_]+")


SILENCE: SpanIndex[None] = SpanIndex(())
"""The words that somebody said where nobody says any."""


def speech_of(quotes: Iterable[Quote]) -> SpanIndex[None]:
    """Return the words of a dossier that somebody said, for `is_passing`."""
    return SpanIndex((span, None) for quote in quotes if quote.kind != "indirect" for span in quote.spans)


def is_passing(dossier: Dossier, date: DateMention, speech: SpanIndex[None], *, names: bool) -> bool:
    """Tell whether a date is said in passing.

    So is "today" where somebody speaks, or where the writer tells nothing that an actor did then; a century or
    decade that goes on: "the economy of the 21st century"; and a date that is a form: see `is_form`.

    Parameters:
        dossier: Whose date it is.
        date: A date with days.
        speech: The words that somebody said.
        names: Whether what the date is attached to names an actor.
    """
    if date.precision in _CENTURIES:
        return date.tense == "ongoing"
    if is_form(dossier, date):
        return True
    if not is_moment(date.span.of(dossier.document.text)):
        return False
    return not names or any(speech.around(date.span)) or not is_told(dossier, date)


def is_form(dossier: Dossier, date: DateMention) -> bool:
    """Tell whether a date is a form: the year of a law, the day of a signature, the time that ends a transcript."""
    text = dossier.document.text
    if date.precision == "year" and _OF_A_LAW.search(text, max(0, date.span.start - 40), date.span.start):
        return True
    named = (
        _NAMED.search(text, max(0, date.span.start - 40), date.span.start) if is_bare_year_to_come(date, text) else None
    )
    if named is not None and named[1].lower() not in _BEFORE_A_YEAR | PREPOSITIONS:
        return True
    if date.sentence is None or not 0 <= date.sentence < len(dossier.sentences):
        return False
    sentence = dossier.sentences[date.sentence].span
    if _SIGNED.search(text, max(sentence.start, date.span.start - LONGEST), date.span.start):
        return True
    around = text[max(sentence.start, date.span.start - 40) : date.span.start], text[date.span.end : sentence.end][:40]
    beside = (word for part in around for word in _LETTERS.findall(part))
    return date.precision == "time" and all(map(_CLOSED.fullmatch, beside))


def is_bare_year_to_come(date: DateMention, text: str) -> bool:
    """Tell whether a date is a year after the document's own, and nothing but its number."""
    return date.precision == "year" and date.tense == "planned" and date.span.of(text).isdigit()


def is_moment(words: str) -> bool:
    """Tell whether words mean the moment of speaking: "today", "earlier this morning"."""
    return _MOMENT.fullmatch(" ".join(words.split())) is not None


def is_told(dossier: Dossier, date: DateMention) -> bool:
    """Tell whether the verb of a date's clause says that something is done: "the minister resigned today"."""
    if date.sentence is None or not 0 <= date.sentence < len(dossier.sentences):
        return False
    sentence = dossier.sentences[date.sentence].span
    if sentence.end - sentence.start > LONGEST:
        return False
    words = words_in(dossier.document.text, sentence.start, sentence.end)
    at = sum(word.start < date.span.start for word in words)
    clause = clause_at(find_clauses(words), at)
    return clause is not None and (clause.tense in ("past", "future") or clause.aspect == "progressive")
