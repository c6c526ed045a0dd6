"""The clause before a cue: "The bridge would open, Vale said" and "The bridge would open, said Vale"."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.asides import quantity_end
from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import ING, PAST, TIME_WORDS
from dossier.english.finite_verbs import finite
from dossier.english.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, base_after, is_adverb

Range = tuple[int, int]
"""First token of the reported words, and one past the last."""

_TIMES_BEFORE_CLAUSE = word_set("in on at since during after before despite under")
_WITH_OBJECT = word_set("deny declare admit confirm")
"""After a clause and a comma the noun behind these is what was denied or declared, not who spoke."""


def clause_before(tokens: Sequence[Token], cue: Cue, subject: Phrase) -> Range | None:
    """Return the clause before "…, Vale said" or "…, said Vale"."""
    stop = min(cue.first, subject.first)
    if stop < 3 or tokens[stop - 1].lower not in {",", "—", "–"} or cue.form == "participle":
        return None
    if tokens[stop - 1].lower != "," and not is_speaker(tokens[subject.head].lower) and subject.kind == "nominal":
        return None
    if cue.form == "inverted" and cue.base in _WITH_OBJECT:
        return None
    if not _ends_behind(tokens, max(cue.last, subject.last)):
        return None
    start = sentence_start(tokens, stop - 1)
    stop = _before_description(tokens, start, stop)
    if quantity_end(tokens, start) > start or _whole_clause(tokens, start, stop - 1):
        return start, stop - 1
    return None


def _before_description(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Step back over a description of the speaker: The price will rise, | the bank's economist, Lena Frisch, said."""
    comma = next((place for place in range(stop - 2, start + 2, -1) if tokens[place].lower == ","), None)
    if comma is None or tokens[comma + 1].lower not in DETERMINERS:
        return stop
    described = base_after(tokens, comma + 1, stop)
    whole = described is not None and described.kind == "nominal" and described.last == stop - 1
    return comma + 1 if whole and _whole_clause(tokens, start, comma) else stop


def _ends_behind(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether only an aside follows behind speaker and verb, and no quotation behind a colon."""
    if end >= len(tokens):
        return True
    for place in range(end, min(end + 12, len(tokens) - 1)):
        if tokens[place].lower == ":" and tokens[place + 1].kind == "quote":
            return False  # In his report, Vale said on page 3: "…"
    token = tokens[end]
    return token.kind == "mark" or token.lower in PREPOSITIONS or token.lower in TIME_WORDS or is_adverb(token)


def sentence_start(tokens: Sequence[Token], stop: int) -> int:
    """Return where the words before a place begin: with the sentence, or behind a semicolon or quotation."""
    for place in range(stop - 1, -1, -1):
        if tokens[place].lower == ";" or tokens[place].kind == "quote":
            return place + 1
    return 0


_SHORTEST = 3
"""Words of the shortest clause before a cue: subject and verb must be plain."""


def _whole_clause(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether words before a cue are a clause that can have been said."""
    opening = tokens[start].lower
    if opening in PAST or opening in ING:
        return False  # Asked whether …, Vale said
    if opening in PREPOSITIONS and opening not in _TIMES_BEFORE_CLAUSE:
        return False
    if opening in PREPOSITIONS and all(token.lower != "," for token in tokens[start:stop]):
        return False
    words = sum(token.kind in {"word", "name"} for token in tokens[start:stop])
    if words == _SHORTEST:
        return _subject_and_verb(tokens, start, stop)
    return words > _SHORTEST and any(finite(tokens, place) for place in range(start, stop))


def _subject_and_verb(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether few words are a clause: Help will come, she said."""
    if tokens[start].lower in SUBORDINATORS | CONJUNCTIONS:
        return False
    phrase = base_after(tokens, start, stop)
    return phrase is not None and finite(tokens, phrase.last)
