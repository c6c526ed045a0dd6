"""Whom a paragraph is about, if it is about one person: theirs may be the quotation that stands alone behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.writer_sentences import Unit
from dossier.english.clauses import clause_subject
from dossier.english.phrases import Phrase

_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
_OF_ANOTHER = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_LEAST = 2
"""Sentences whose subject is the person."""


def is_of_oneself(words: str) -> bool:
    """Tell whether somebody speaks of themselves in a quotation, and of no other person."""
    return _OWN.search(words) is not None and _OF_ANOTHER.search(words) is None


def subject_of_paragraph(units: Sequence[Unit], first: int, last: int, cast: Cast) -> Phrase | None:
    """Return the subject of a paragraph's last sentence, where the whole paragraph is about that person and no other.

    Parameters:
        units: The writer's sentences.
        first: The paragraph's first sentence.
        last: One past its last.
        cast: The actors.
    """
    told: list[int] = []
    subject: Phrase | None = None
    for number in range(first, last):
        unit = units[number]
        if unit.kind != "paragraph" or any(token.kind == "quote" for token in unit.tokens):
            return None
        told += _persons(unit, cast)
        subject = clause_subject(unit.tokens, len(unit.tokens))
        if subject is None or subject.kind == "nominal" or _index(number, subject, cast) is None:
            return None
    return subject if last - first >= _LEAST and len(set(told)) == 1 else None


def _persons(unit: Unit, cast: Cast) -> list[int]:
    """Return the persons whom a sentence names, by name or pronoun."""
    named = [token.ref for token in unit.tokens if token.type == "person"]
    return named + [cast.referred[token.start] for token in unit.tokens if token.start in cast.referred]


def _index(number: int, subject: Phrase, cast: Cast) -> int | None:
    """Return the person that a subject is, by index."""
    speaker = cast.speaker(number, subject)
    index = None if speaker is None else cast.index_of(speaker)
    return index if index is not None and cast.actors[index].type == "person" else None
