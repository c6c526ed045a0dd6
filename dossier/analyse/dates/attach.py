"""What a date belongs to: the noun it stands before, the clause around it, or its whole sentence."""

from __future__ import annotations

import re
from typing import Literal

from dossier.analyse.dates.edges import trimmed
from dossier.analyse.dates.happened import Happened, happened
from dossier.analyse.dates.phrases import Calendar, Deictic, Era, Fixed, Named, Offset, Within
from dossier.analyse.dates.ranges import Item
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.analyse.dates.told import Told
from dossier.english.clause_words import TIME_WORDS
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
from dossier.english.whole_clauses import Clause
from dossier.model import Span

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
    | word_set("said says told also then there not according")
)
"""Words that cannot be part of the noun that a date is told of."""


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
    noun = _noun_after(tokens, item, _before_verb(told, sentence))
    found = happened(told)
    if noun is not None and not (found is not None and _says_nothing(tokens, item, told, noun)):
        return _whole_phrase(told, noun), "noun"
    if found is None or found.first >= found.last:
        return sentence, "sentence"
    date = tokens.span(item.start, item.end)
    first, last = told.words[found.first].start, told.words[found.last - 1].end
    clause = trimmed(text, first, last, date, keeps_date=found.keeps_date, keeps_tie=found.keeps_tie)
    if clause is None or _is_doubted(text, sentence, clause) or _tells_nothing(told, found):
        return sentence, "sentence"
    return clause, "event"


def _tells_nothing(told: Told, found: Happened) -> bool:
    """Tell whether the words found are the date and a form of be ("Friday was"), or end before its relative clause.

    Of "he met members, | who in May blocked it" the meeting was not in May.
    """
    if found.keeps_date:
        return all(told.lower(at) in BE for at in range(told.last, found.last))
    opens = told.first - 1 - (told.lower(told.first - 1) in PREPOSITIONS)
    return found.last <= told.last and told.lower(opens) in ("who", "which")


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


# ---------------------------------------------------------------- the noun a date modifies


def _noun_after(tokens: Tokens, item: Item, sentence: Span) -> Span | None:
    phrase = item.first.phrase
    if not isinstance(phrase, Calendar | Era | Fixed | Named | Deictic | Within | Offset):
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
        and end - at < _MOST_NOUNS
        and _is_content(tokens, end, end - at)
        and tokens.ends[end] <= sentence.end
    ):
        end += 1 + 2 * _is_hyphen(tokens, end + 1)  # "U.S.-led"
    names = any(not tokens.words[each].endswith("ly") for each in range(at, end))
    return tokens.span(at, end) if names else None  # not "losses like yesterday's | simply"


def _is_hyphen(tokens: Tokens, at: int) -> bool:
    """Tell whether a dash ties the words on both its sides: U.S.-led."""
    if at + 1 >= len(tokens.words) or tokens.classes[at] != CODE["dash"] or not tokens.words[at + 1][0].isalpha():
        return False
    return tokens.ends[at - 1] == tokens.starts[at] and tokens.ends[at] == tokens.starts[at + 1]


_MOST_NOUNS = 8


def _before_verb(told: Told, sentence: Span) -> Span:
    """Return the part of a sentence in which a noun behind the date can stand: up to the verb behind it."""
    verb = next((clause.verb for clause in told.clauses if clause.verb >= told.last and _is_plain(told, clause)), None)
    if verb is None or told.words[verb - 1].lower.endswith("ly"):
        return sentence  # "today's newly announced plan"
    return Span(sentence.start, told.words[verb - 1].end)


_AUXILIARIES = PLAIN_AUXILIARIES | BE | HAVE


def _is_plain(told: Told, clause: Clause) -> bool:
    """Tell whether a verb is one beyond doubt: "the 9/11 attacks." may read like "he attacks."."""
    after = clause.verb + 1
    objects = after < len(told.words) and (told.words[after].capital or told.lower(after) in DETERMINERS)
    return objects or told.lower(clause.verb) in _AUXILIARIES


def _says_nothing(tokens: Tokens, item: Item, told: Told, noun: Span) -> bool:
    """Tell whether a noun alone says nothing of what happened, its clause does: "today's announcement"."""
    if not isinstance(item.first.phrase, Deictic | Offset) or " " in noun.of(tokens.text):
        return False
    at = next((at for at in range(told.last, len(told.words)) if told.words[at].start == noun.start), None)
    return at is not None and told.lower(at) in _GENERAL and told.lower(at + 1) not in _GOES_ON


_GENERAL = word_set(
    """action actions agreement announcement announcements attack attacks briefing call celebration ceremony deal deals
    decision event events hearing meeting move news order release remarks report ruling session signing speech statement
    step steps talks visit vote"""
)
"""Nouns that say what kind of thing happened, and not what."""


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
    adjective = tokens.written(item.start - 1)[:1].islower()  # not "World Cup 2018 day five"
    return dated and adjective and before not in _PREPOSITIONS and before not in _STOPS


def _is_content(tokens: Tokens, index: int, position: int) -> bool:
    word = tokens.words[index]
    if not word[0].isalpha() or word in _STOPS or tokens.classes[index] == CODE["gap"]:
        return False
    if position > 0 and word.endswith("ed") and not tokens.words[index - 1].endswith("ly"):
        return False
    return tokens.classes[index] not in (CODE["to"], CODE["dir"])


def _whole_phrase(told: Told, noun: Span) -> Span:
    """Return the noun phrase that a date and its noun are part of: "the hardline 1996-2001 regime"."""
    first = last = told.first
    while last < len(told.words) and told.words[last].start < noun.end:
        last += 1
    for at in range(first - 1, max(first - 4, -1), -1):
        if told.lower(at) in DETERMINERS:
            first = at if told.lower(at) != "that" or told.lower(first) not in _OWNERS else first
            break
        if told.words[at].kind == "mark" or told.lower(at) in _STOPS:
            break
    return Span(told.words[first].start, told.words[_phrase_end(told, last) - 1].end)


def _phrase_end(told: Told, last: int) -> int:
    """Return where a noun phrase ends, with the prepositions that go on with it: "the verdict against the firm"."""
    if told.lower(last) not in _GOES_ON:
        return last
    verbs = [max(last, each.first) if each.first >= last else each.verb for each in told.clauses if each.verb >= last]
    limit = min([*verbs[:1], len(told.words), last + _LONGEST_PHRASE])
    at = next((at for at in range(last, limit) if _ends_phrase(told, at)), limit)
    while at > last and (told.lower(at - 1) in _STOPS or told.lower(at - 1).endswith("ly")):
        at -= 1
    return at


def _ends_phrase(told: Told, at: int) -> bool:
    """Tell whether a noun phrase is over before a word."""
    word = told.lower(at)
    mark = told.words[at].kind == "mark" and word not in _INSIDE
    return mark or word in _PHRASE_STOPS or (word == "and" and not _is_more_of(told, at + 1))


_OWNERS = word_set("today yesterday tomorrow tonight")
_INSIDE = frozenset("%$€£-‑&/'’")


def _is_more_of(told: Told, at: int) -> bool:
    """Tell whether what follows "and" is more of the same thing: "the 2019 results and current plans of the firm"."""
    word = told.lower(at)
    return word.isalpha() and not told.words[at].capital and word not in DETERMINERS and word not in TIME_WORDS


_LONGEST_PHRASE = 16
_GOES_ON = word_set("of on in at against for to from with between over by among into near staged held and that")
_PHRASE_STOPS = (SUBORDINATORS | RELATIVES | SUBJECTS | PLAIN_AUXILIARIES | word_set("but who which")) - PREPOSITIONS
