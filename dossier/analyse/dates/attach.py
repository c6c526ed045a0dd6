"""What a date belongs to: the noun it stands before, the clause around it, or its whole sentence."""

from __future__ import annotations

import re
from typing import Literal

from dossier.analyse.dates.phrases import Calendar, Deictic, Duration, Era, Named, Offset, Vague, Within
from dossier.analyse.dates.ranges import Item
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.edtf import sort_key
from dossier.english.lexicon import wordforms, words
from dossier.english.patterns import lazy
from dossier.model import Span, Tense

REACH = 400
"""Code points looked at on each side of a date; no clause is longer."""
Kind = Literal["event", "noun", "sentence"]

BACKGROUND_DAYS = 366
"""What ended longer ago than this before the document's date is background, not part of the story."""

_PREPOSITIONS = words("function_words", "before_date")
_STOPS = wordforms("ends_noun")
_DETERMINERS = words("function_words", "before_noun")
_VERB = lazy(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|said|says|told|"
    r"went|came|took|gave|made|began|met|meet|meets|held|won|lost|left|got|saw|rose|fell|led|found|became|died|struck|hit|"
    r"sent|put|shot|wrote|spoke|broke|ran|grew|kept|brought|bought|sold|paid|stood|swept|fled|fought|built|[a-z]{3,}ed|"
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
    return (clause, "event") if clause is not None else (sentence, "sentence")


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
    opens = tokens.words[first.start] in _DETERMINERS
    before = tokens.word(item.start - 1)
    dated = isinstance(first.phrase, Calendar) and (first.phrase.year is not None or item.last is not None)
    if opens or before in _DETERMINERS:
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
    inside = text[sentence.start : sentence.end]
    cuts = [sentence.start]
    for match in _BOUNDARY().finditer(inside):
        place = sentence.start + match.end()
        governs = re.fullmatch(r"\w+\s(?:the\s)?", text[place : date.start]) if place < date.start else None
        if (not (date.start <= place <= date.end) and not (governs and match.group().isspace())) or (
            place == date.end + 1 and match.group() == ","
        ):
            cuts.append(place)
    cuts.append(sentence.end)
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


def _has_verb(text: str, start: int, end: int, date: Span) -> bool:
    return _VERB().search(text, start, max(start, min(end, date.start))) is not None or (
        date.end < end and _VERB().search(text, date.end, end) is not None
    )


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


# ---------------------------------------------------------------- past or planned


def tense_of(item: Item, first: str | None, last: str | None, document: str | None, lean: str) -> Tense:
    """Tell how a date lies to the document's date.

    Parameters:
        item: The phrase.
        first: First day covered.
        last: Last day covered.
        document: The document's date as an ISO day; None when it is not known.
        lean: What the verb says: `past`, `planned` or nothing.
    """
    phrase = item.first.phrase
    if isinstance(phrase, Vague):
        return "ongoing" if phrase.value == "PRESENT_REF" else "past" if phrase.value == "PAST_REF" else "planned"
    if isinstance(phrase, Duration) and phrase.direction in ("past", "last", "previous", "next", "coming", "following"):
        return "past" if phrase.direction in ("past", "last", "previous") else "planned"
    if document is None or (first is None and last is None) or (isinstance(phrase, Duration) and not phrase.direction):
        return "unknown"
    today = sort_key(document)
    begins, ends = (sort_key(first) if first else None), (sort_key(last) if last else None)
    if begins is not None and begins > today:
        return "planned"
    if ends is None:
        return "ongoing"
    if ends < today:
        days = (today[0] - ends[0]) * 365 + (today[1] - ends[1]) * 30 + today[2] - ends[2]
        return "background" if days > BACKGROUND_DAYS else "past"
    if begins == ends or begins is None:
        return "planned" if lean == "planned" else "past"
    return "planned" if lean == "planned" else "past" if lean == "past" else "ongoing"
