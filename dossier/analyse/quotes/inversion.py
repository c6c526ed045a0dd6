"""The verb before its subject: “…,” said Vale; The bridge is shut, said the mayor."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.spots import Cue, Spot
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import HEARER, NAMING
from dossier.english.finite_verbs import finite
from dossier.english.function_words import PREPOSITIONS
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, is_adverb, phrase_after
from dossier.english.verbs import is_base

_SAYS_TO_HEARER = NAMING | HEARER
_BESIDE_QUOTATION = words("saying", "takes", "direct") | words("saying", "takes", "that")
_OF_THINGS = words("saying", "thing")
_NOT_SUBJECTS = word_set("to that by in on at")
PLURAL_HEADS = word_set("police people media many some most others family crew staff majority minority")
"""Nouns without an -s that a plural verb follows."""


def inverted(spot: Spot) -> Cue | None:
    """Read the verb of "…," said Vale: right behind a quotation, or a clause and a comma."""
    if spot.base in _SAYS_TO_HEARER or spot.following is None:
        return None
    if spot.following.kind not in {"word", "name"} or spot.follow in _NOT_SUBJECTS:
        return None
    before = spot.at - 1
    while before >= 0 and is_adverb(spot.tokens[before]):
        before -= 1
    if _behind_quote(spot.tokens, before):
        phrase = phrase_after(spot.tokens, spot.at + 1)
    elif before > 0 and spot.tokens[before].lower == ",":
        phrase = _closing_subject(spot, inside=before < 3)
    else:
        return None
    return None if phrase is None or _asks_reader(spot, phrase) else spot.cue("inverted", phrase)


def _asks_reader(spot: Spot, phrase: Phrase) -> bool:
    """Tell whether a base form asks the reader to do something: If you wish to know more, | ask the team."""
    if spot.word != spot.base or spot.past or phrase.kind != "nominal":
        return False
    head = spot.tokens[phrase.head].lower
    joined = any(token.lower == "and" for token in spot.tokens[phrase.first : phrase.last])
    return not (joined or head.endswith("s") or head in PLURAL_HEADS)


def _closing_subject(spot: Spot, *, inside: bool) -> Phrase | None:
    """Return the subject behind a verb, where nothing but an aside follows it; a name and a comma if `inside`."""
    if spot.base not in _BESIDE_QUOTATION:
        return None
    phrase = phrase_after(spot.tokens, spot.at + 1)
    if phrase is None or (inside and (phrase.kind != "name" or not _comma_at(spot.tokens, phrase.last))):
        return None
    if _has_object(spot, phrase) or _asks_to(spot, phrase.last):
        return None
    return phrase if _closes(spot.tokens, phrase.last) else None


def _has_object(spot: Spot, phrase: Phrase) -> bool:
    """Tell whether what follows is no speaker, and one is named before: its head, Ann Lee, | demanded a new vote."""
    if phrase.kind != "nominal" or is_speaker(spot.tokens[phrase.head].lower):
        return False
    if spot.base in _OF_THINGS:
        return True  # They march, | demanded civil rights for all
    return spot.subject is not None and spot.subject.kind == "name"


def _asks_to(spot: Spot, at: int) -> bool:
    """Tell whether who stands behind a verb is asked to do something: officials, Lee among them, | asked us to wait."""
    tokens = spot.tokens
    asked = spot.base in _ASKING and at + 1 < len(tokens) and tokens[at].lower == "to"
    return asked and is_base(tokens[at + 1].lower)


_ASKING = words("saying", "asks")


def _comma_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower == ","


def _behind_quote(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is a quotation or the mark behind one."""
    if at < 0:
        return False
    if tokens[at].kind == "quote":
        return True
    return at > 0 and tokens[at].lower in {",", ".", "—", "–"} and tokens[at - 1].kind == "quote"


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether nothing but an aside follows: the clause was before the verb."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    for place in range(at, min(at + 12, len(tokens))):
        if tokens[place].kind == "mark":
            break
        if finite(tokens, place):
            return False  # …, said the ban on flights is …
    return token.kind == "mark" or token.lower in PREPOSITIONS or token.lower in {"yesterday", "today"}
