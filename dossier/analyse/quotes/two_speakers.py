"""Two who say something together: the army and the police said, doctors and nurses announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import DETERMINERS
from dossier.english.phrases import Phrase, base_before
from dossier.english.whole_clauses import first_of_two


def with_first_of_two(tokens: Sequence[Token], cue: Cue) -> Cue:
    """Return a cue with both who say something first in a sentence: In May, the army and | the police said."""
    subject = cue.subject
    if cue.form != "finite" or subject is None or subject.kind != "nominal" or subject.first < _LEAST_OF_TWO:
        return cue
    if tokens[subject.first - 1].lower != "and":
        return cue
    first = _first_of_more(tokens, _first_of_two(tokens, subject.first))
    if first == subject.first or any(tense_at(tokens, at) is not None for at in range(first)):
        return cue
    if first > 0 and tokens[first - 1].lower not in _BEFORE_TWO:
        return cue
    return replace(cue, subject=Phrase("nominal", first, subject.last, subject.head))


def _first_of_two(tokens: Sequence[Token], second: int) -> int:
    """Return where the first of two begins that "and" joins, articles or none: doctors and | nurses."""
    first = first_of_two(tokens, second, 0)
    if second - 1 == 1 and tokens[0].kind == "name" and tokens[second].lower not in DETERMINERS:
        return 0  # NATO and Afghan officials
    if first < second or tokens[second].lower in DETERMINERS or tokens[second].capital:
        return first
    other = base_before(tokens, second - 1, 0)
    return other.first if other is not None and other.kind == "nominal" else second


def _first_of_more(tokens: Sequence[Token], first: int) -> int:
    """Return where others begin that commas join to the first of two: the coach, | the captain and the owner."""
    while first > 1 and tokens[first - 1].lower == ",":
        other = base_before(tokens, first - 1, 0)
        alike = other is not None and other.kind == "nominal" and tokens[other.first].lower == tokens[first].lower
        if other is None or not alike or tokens[first].lower not in DETERMINERS:
            break
        first = other.first
    return first


_BEFORE_TWO = frozenset({",", "that", "and", "but"})
_LEAST_OF_TWO = 2
"""Words before the second of two."""
