"""What a date belongs to: the noun it stands before, the clause around it, or its whole sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from dossier.analyse.dates.phrases import Calendar, Deictic, Era, Named, Offset, Within
from dossier.analyse.dates.ranges import Item
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.clause_words import PAST_ONLY
from dossier.english.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    NOUN_OPENERS,
    PLAIN_AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.lexicon import wordforms, words
from dossier.english.patterns import any_of, lazy, word_set
from dossier.model import Span

REACH = 400
"""Code points looked at on each side of a date; no clause is longer."""
Kind = Literal["event", "noun", "sentence"]

_PREPOSITIONS = words("function_words", "before", "date")
_STOPS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | PLAIN_AUXILIARIES
    | BE
    | HAVE
    | SUBJECTS
    | NOUN_OPENERS
    | word_set("said says told also then there not")
)
"""Words that cannot be part of the noun that a date is told of."""

_VERB = lazy(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|says"
    rf"|{any_of(PAST_ONLY)}|meet|meets|died|hit|put|[a-z]{{3,}}ed|"
    r"(?!during|morning|evening|according|following|including|regarding|spring|nothing|something|anything)[a-z]{3,}ing"
    r"|begins?|ends?|starts?|opens?|takes?|goes|comes|plans?|expects?)\b"
)
_BOUNDARY = lazy(
    r"[;—()“”\"…]|:(?=\s)|\s[–-]\s|,(?=\s)"
    r"|\s(?=(?:but|while|when|where|which|who|whose|because|although|though|after|before|until|since|that|as|if)\s)"
)


def attach(text: str, tokens: Tokens, item: Item, sentence: Span) -> tuple[Span | None, Kind]:
    """Find what happened at a date.

    Parameters:
        text: The document's text.
        tokens: Its tokens.
        item: The phrase.
        sentence: The sentence it stands in.

    Returns:
        The noun it modifies ("attacks" of "the September 11, 2001 attacks"), or else the words of its clause, or else
        the sentence; and which of them.
    """
    noun = _noun_after(tokens, item, sentence)
    if noun is not None:
        return noun, "noun"
    date = tokens.span(item.start, item.end)
    near = Span(max(sentence.start, date.start - REACH), min(sentence.end, date.end + REACH))
    clause = _clause(text, date, near)
    if clause is None or _is_doubted(text, sentence, clause):
        return sentence, "sentence"
    return clause, "event"


_DOUBTFUL = word_set(
    """no not never nobody neither without whether if unless false untrue doubtful unlikely incorrect uncorrect wrong
    cannot unclear unknown"""
)
_DOUBT = lazy(
    rf"(?:\b(?:{any_of(_DOUBTFUL | wordforms('doubts'))}|rul(?:es?|ed|ing) out)|n['’]t)\b[^,;:—.!?]*$", re.IGNORECASE
)
"""Words that govern the clause behind them and take back what it says: "no evidence that", "denied that", "if"."""


def _is_doubted(text: str, sentence: Span, clause: Span) -> bool:
    """Tell whether the words before a clause deny or doubt it, so that alone it would say the opposite."""
    return _DOUBT().search(text, max(sentence.start, clause.start - REACH), clause.start) is not None


# ---------------------------------------------------------------- the noun a date modifies


def _noun_after(tokens: Tokens, item: Item, sentence: Span) -> Span | None:
    phrase = item.first.phrase
    if not isinstance(phrase, Calendar | Era | Named | Deictic | Within | Offset):
        return None
    at = item.end
    possessive = tokens.classes[at : at + 1] == CODE["poss"]
    if possessive:
        at += 1
    elif not _stands_as_adjective(tokens, item):
        return None
    end = at
    while (
        end < len(tokens.words)
        and end - at < 4
        and _is_content(tokens, end, end - at)
        and tokens.ends[end] <= sentence.end
    ):
        end += 1
    return tokens.span(at, end) if end > at else None


def _stands_as_adjective(tokens: Tokens, item: Item) -> bool:
    """Tell whether the words before allow the date to modify what follows: an article or adjective, no preposition."""
    first = item.first
    opens = tokens.words[first.start] in DETERMINERS
    before = tokens.word(item.start - 1)
    dated = isinstance(first.phrase, Calendar) and (first.phrase.year is not None or item.last is not None)
    if opens or before in DETERMINERS:
        return not (
            isinstance(first.phrase, Deictic | Offset)
            or (isinstance(first.phrase, Calendar) and bool(first.phrase.season))
        )
    return dated and before not in _PREPOSITIONS and before[:1].isalpha() and before.islower() and before not in _STOPS


def _is_content(tokens: Tokens, index: int, position: int) -> bool:
    word = tokens.words[index]
    if not word[0].isalpha() or word in _STOPS or tokens.classes[index] == CODE["gap"]:
        return False
    return not (position > 0 and word.endswith("ed")) and tokens.classes[index] not in (CODE["to"], CODE["dir"])


# ---------------------------------------------------------------- the clause around a date


def _clause(text: str, date: Span, sentence: Span) -> Span | None:
    """Return the clause that holds the date and a verb, the date left off where it stands at an edge."""
    cuts = [sentence.start, *_cuts(text, date, sentence), sentence.end]
    here = max(i for i, cut in enumerate(cuts[:-1]) if cut <= date.start)
    low, high = here, here + 1
    while not _has_verb(text, cuts[low], cuts[high], date):
        if high < len(cuts) - 1:
            high += 1
        elif low > 0:
            low -= 1
        else:
            return None
    return _trimmed(text, cuts[low], cuts[high], date)


def _cuts(text: str, date: Span, sentence: Span) -> Iterator[int]:
    """Yield where clauses of a sentence meet, save where that is only what governs the date ("until the 5th")."""
    for match in _BOUNDARY().finditer(text[sentence.start : sentence.end]):
        place = sentence.start + match.end()
        governs = match.group().isspace() and _GOVERNING().fullmatch(text, place, max(place, date.start)) is not None
        apart = not date.start <= place <= date.end and not governs
        if apart or (place == date.end + 1 and match.group() == ","):
            yield place


def _has_verb(text: str, start: int, end: int, date: Span) -> bool:
    return _VERB().search(text, start, max(start, min(end, date.start))) is not None or (
        date.end < end and _VERB().search(text, date.end, end) is not None
    )


_GOVERNING = lazy(r"\w+\s(?:the\s)?")
_EDGE = " \t\n\r\u00a0,;:—–-().!?…“”\"'‘’"


def _trimmed(text: str, start: int, end: int, date: Span) -> Span | None:
    """Take punctuation and, at an edge, the date with its preposition off a clause."""
    start, end = _strip(text, start, end)
    if date.end >= end:
        lead = re.search(
            r"\s(?:in|on|by|since|until|till|from|during|before|after|at|of|for|as of)\s+(?:the\s+)?$",
            text[start : date.start],
        )
        start, end = _strip(text, start, start + lead.start() if lead else date.start)
    elif re.fullmatch(
        r"(?:(?:in|on|by|since|until|from|during|before|after|at|as of)\s+)?(?:the\s+)?",
        text[start : max(start, date.start)],
        re.IGNORECASE,
    ):
        start, end = _strip(text, date.end, end)
    word = re.match(
        r"(?:but|while|when|where|which|who|whose|because|although|though|that|as|if|and)\s+", text[start:end]
    )
    if word and word[0].split()[0] not in ("which", "who", "whose"):
        start += word.end()
    return Span(start, end) if " " in text[start:end] else None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end
