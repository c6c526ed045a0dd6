"""What stands between a cue and its clause: when, where, to whom; and whether a clause follows."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import TIME_WORDS
from dossier.english.finite_verbs import finite
from dossier.english.function_words import DETERMINERS, MODALS, PREPOSITIONS, RELATIVES
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.phrases import base_after, is_adverb, phrase_after

_NOT_FINITE = word_set("be been being having to")
LINKS = words("function_words", "link")
OBJECTS = word_set("him her it them us me you everybody everyone")
_QUANTITIES = word_set("about around over under")
_NUMERALS = word_set("a half two three four five ten one")
_OF_AMOUNTS = word_set(
    "$ £ € % . , per cent percent million billion trillion thousand hundred dozen nearly almost roughly"
)
_QUANTITY_PAIRS = {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to")}
_QUANTITY_TRIPLES = {("as", "many", "as"), ("as", "much", "as"), ("as", "few", "as")}


def quantity_end(tokens: Sequence[Token], at: int) -> int:
    """Step over what stands before a number: at least, more than, as many as, about."""
    words = tuple(token.lower for token in tokens[at : at + 3])
    if words[:2] in _QUANTITY_PAIRS:
        return at + 2
    if words in _QUANTITY_TRIPLES:
        return at + 3
    if len(words) > 1 and words[0] in _QUANTITIES and (words[1][:1].isdigit() or words[1] in _NUMERALS):
        return at + 1
    return at


def amount_end(tokens: Sequence[Token], at: int) -> int:
    """Step over a number, what is counted and what it is part of: $4 million, 12 of the 40 firms."""
    end = quantity_end(tokens, at)
    start = end
    while end < len(tokens) and (tokens[end].lower[:1].isdigit() or tokens[end].lower in _OF_AMOUNTS):
        end += 1
    if not any(token.lower[:1].isdigit() for token in tokens[start:end]):
        return at
    if end < len(tokens) and tokens[end].lower == "of":
        end += 1
    phrase = base_after(tokens, end, len(tokens))
    return phrase.last if phrase is not None else end


def hearer_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words to whom end (told | reporters | that …)."""
    if at < len(tokens) and tokens[at].kind == "word" and tokens[at].lower in OBJECTS:
        return at + 1
    hearer = phrase_after(tokens, at)
    if hearer is None or hearer.kind == "pronoun":
        return None
    return aside_end(tokens, hearer.last)


def aside_end(tokens: Sequence[Token], at: int) -> int:
    """Step over when, where and to whom (said | on Monday | …; said | to reporters | …)."""
    for _ in range(4):
        if at >= len(tokens) or quantity_end(tokens, at) > at:
            break
        further = _time_end(tokens, at) or _link_end(tokens, at)
        if further is None:
            break
        at = further
    return at


def _time_end(tokens: Sequence[Token], at: int) -> int | None:
    """Step over an adverb or a word of time; over a number only where it is part of a day: 4 May, May 4."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if token.lower in TIME_WORDS:
        return at + 1
    if is_adverb(token):
        return at + 1 if token.lower != "there" and not following[:1].isdigit() else None
    if not token.lower.isdigit():
        return None
    return at + 1 if following in TIME_WORDS or (at > 0 and tokens[at - 1].lower in TIME_WORDS) else None


def _link_end(tokens: Sequence[Token], at: int) -> int | None:
    """Step over a prepositional phrase, words of time and a comma behind it included."""
    token = tokens[at]
    if token.kind != "word" or token.lower not in LINKS:
        return None
    end = _governed_end(tokens, at + 1)
    if end is None or (token.lower in {"in", "for", "with", "of"} and finite(tokens, end)):
        return None
    while end < len(tokens) and tokens[end].lower in TIME_WORDS:
        end += 1
    return end + 1 if end < len(tokens) and tokens[end].lower == "," else end


def _governed_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where what a preposition governs ends: a day or a noun phrase."""
    if at < len(tokens) and tokens[at].lower.isdigit():
        return at + 1 if _is_year(tokens, at) else _time_end(tokens, at)
    inner = base_after(tokens, at, len(tokens))
    return None if inner is None else inner.last


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number is a year by what follows: told in 1946 | that; said in 2011 | the well was dry."""
    number, following = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if len(number) != _DIGITS_OF_A_YEAR or number[:2] not in {"18", "19", "20"}:
        return False
    return following in DETERMINERS or following in {"that", "whether", ","}


_DIGITS_OF_A_YEAR = 4


def clause_follows(tokens: Sequence[Token], at: int, *, loose: bool = True) -> bool:
    """Tell whether a subject with a finite verb begins at a token.

    Unless `loose`, no relative clause may come before the verb.
    """
    phrase = base_after(tokens, quantity_end(tokens, at), len(tokens))
    if phrase is None:
        return False
    end = phrase.last
    for _ in range(4):
        if finite(tokens, end) or _verb_behind_insertion(tokens, end):
            return True
        if end + 1 >= len(tokens) or tokens[end].lower not in PREPOSITIONS:
            break
        further = base_after(tokens, end + 1, len(tokens))
        if further is None:
            return False
        end = further.last
    return _verb_further_on(tokens, end, loose=loose)


def _verb_behind_insertion(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a finite verb follows behind a phrase between commas: the head, Ann Lee, | has left."""
    if end >= len(tokens) or tokens[end].lower != ",":
        return False
    inserted = phrase_after(tokens, end + 1)
    if inserted is None or inserted.kind == "pronoun" or inserted.last >= len(tokens):
        return False
    return tokens[inserted.last].lower == "," and finite(tokens, inserted.last + 1)


def _verb_further_on(tokens: Sequence[Token], end: int, *, loose: bool) -> bool:
    """Tell whether a finite verb stands a little behind a noun phrase."""
    for place in range(end, min(end + 14, len(tokens))):
        token = tokens[place]
        if token.lower == ";" or (not loose and (token.lower == "," or token.lower in RELATIVES)):
            return False
        if token.kind != "word" or token.lower in _NOT_FINITE or _belongs_to_noun(tokens[place - 1]):
            continue
        if token.lower in MODALS or finite(tokens, place):
            # "reported a theft and noted the time" goes on with the writer's own verb
            return not (place == end + 1 and tokens[end].lower in {"and", "or", "but"})
    return False


def _belongs_to_noun(before: Token) -> bool:
    return before.lower in DETERMINERS or before.lower == "'s"


def hearers_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a noun phrase ends, others that "and" or "of" joins to it included."""
    phrase = base_after(tokens, at, len(tokens))
    for _ in range(4):
        if phrase is None or phrase.kind == "pronoun":
            return None
        end = phrase.last
        if end + 1 >= len(tokens) or tokens[end].lower not in {"and", "of", "in", "for", "or"}:
            return end
        phrase = base_after(tokens, end + 1, len(tokens))
    return None
