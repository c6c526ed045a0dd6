"""The noun a date stands before, with what belongs to it: "the 9/11 attacks", "Friday's talks in Oslo"."""

from __future__ import annotations

from dossier.analyse.dates.edges import sound_end
from dossier.analyse.dates.happened import end_of
from dossier.analyse.dates.phrases import Calendar, Deictic, Era, Fixed, Named, Offset, Phrase, Within
from dossier.analyse.dates.ranges import Item
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.analyse.dates.told import Told
from dossier.english.clause_words import CUES, TIME_WORDS
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
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.phrases import in_a_number, is_adverb
from dossier.english.whole_clauses import Clause
from dossier.model import Span

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
    | word_set("said says told also then there not according earlier later ago never")
)
"""Words that cannot be part of the noun that a date is told of."""


def noun_after(tokens: Tokens, item: Item, sentence: Span) -> Span | None:
    """Return the noun that a date stands before.

    Parameters:
        tokens: Tokens of the document.
        item: The date.
        sentence: The part of its sentence in which the noun can stand.
    """
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


def before_verb(told: Told, sentence: Span) -> Span:
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


def says_nothing(tokens: Tokens, item: Item, told: Told, noun: Span) -> bool:
    """Tell whether a noun alone says nothing of what happened, its clause does: "today's announcement"."""
    phrase = item.first.phrase
    weekday = isinstance(phrase, Calendar) and phrase.weekday is not None and phrase.day is None
    if " " in noun.of(tokens.text) or not (weekday or isinstance(phrase, Deictic | Offset)):
        return False
    at = next((at for at in range(told.last, len(told.words)) if told.words[at].start == noun.start), None)
    return at is not None and told.lower(at + 1) not in _GOES_ON and (weekday or told.lower(at) in _GENERAL)


def bare_subject(told: Told, noun: Span) -> Span | None:
    """Return what is said of a thing of a day that is named in one or two words: "Next year's games | will be in Oslo".

    Such a noun alone does not say what happened. None where it is no subject, or says more.

    Parameters:
        told: Where the date stands.
        noun: The noun behind it.
    """
    near = range(told.last + 1, min(len(told.words), told.last + _BARE + 1 + (told.lower(told.last) == "'s")))
    at = next((at for at in near if told.words[at].start >= noun.end), None)
    opens = _opens_subject(told)
    if at is None or opens is None:
        return None
    here = next((place for place, each in enumerate(told.clauses) if each.verb >= at), None)
    if here is None or not all(map(is_adverb, told.words[at : told.clauses[here].verb])):
        return None
    end = sound_end(told, opens, end_of(told, here))
    if end <= told.clauses[here].main + 2 or told.lower(end - 1) in CUES:
        return None
    last = end - (told.words[end - 1].kind == "mark")
    whole = Span(told.words[opens].start, told.words[last - 1].end)
    return whole if whole.end - whole.start <= _LONGEST_TOLD else None


def _opens_subject(told: Told) -> int | None:
    """Return where the noun begins that a date belongs to, if a clause begins with it."""
    opens = told.first
    while opens > 0 and told.lower(opens - 1) in DETERMINERS:
        opens -= 1
    begins = opens == 0 or told.words[opens - 1].kind == "mark" or told.lower(opens - 1) in _BEFORE_SUBJECT
    return opens if begins else None


_LONGEST_TOLD = 220
"""Code points that a noun with what it did may have; the noun alone is shown otherwise."""
_BARE = 2
"""Words of a noun that alone does not say what happened."""
_BEFORE_SUBJECT = word_set("and but so that said says while as")

_GENERAL = word_set(
    """accident action actions agreement announcement announcements attack attacks briefing call celebration ceremony
    deal deals decision event events game hearing judgment level levels march match meeting move news order record
    release remarks report ruling session signing speech statement step steps talks visit vote"""
)
"""Nouns that say what kind of thing happened, and not what."""


def _stands_as_adjective(tokens: Tokens, item: Item) -> bool:
    """Tell whether the words before allow the date to modify what follows: an article or adjective, no preposition."""
    first = item.first
    before = tokens.word(item.start - 1)
    dated = isinstance(first.phrase, Calendar) and (first.phrase.year is not None or item.last is not None)
    opens = tokens.words[first.start] in DETERMINERS
    if opens or before in DETERMINERS:
        return not _stands_alone(first.phrase, opens=opens)
    adjective = tokens.written(item.start - 1)[:1].islower()  # not "World Cup 2018 day five"
    return dated and adjective and before not in _PREPOSITIONS and before not in _STOPS


def _stands_alone(phrase: Phrase, *, opens: bool) -> bool:
    """Tell whether a phrase with an article says when, and of what day no noun is: last week, the summer."""
    if isinstance(phrase, Calendar):
        return bool(phrase.season or (opens and phrase.weekday))  # "This Wednesday | Foreign Minister Lee said"
    return isinstance(phrase, Deictic | Offset)


def _is_content(tokens: Tokens, index: int, position: int) -> bool:
    word = tokens.words[index]
    if not word[0].isalpha() or word in _STOPS or tokens.classes[index] == CODE["gap"]:
        return False
    participle = word.endswith("ed") and not tokens.words[index - 1].endswith("ly")
    if participle and (position > 0 or tokens.word(index + 1) in PREPOSITIONS):
        return False
    return tokens.classes[index] not in (CODE["to"], CODE["dir"])


def whole_phrase(told: Told, noun: Span) -> Span:
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
    last = _second_name(told, last)
    if told.lower(last) not in _GOES_ON:
        return last
    verbs = [max(last, each.first) if each.first >= last else each.verb for each in told.clauses if each.verb >= last]
    limit = min([*verbs[:1], len(told.words), last + _LONGEST_PHRASE])
    at = next((at for at in range(last, limit) if _ends_phrase(told, at)), limit)
    while at > last and (told.lower(at - 1) in _STOPS or told.lower(at - 1).endswith("ly")):
        at -= 1
    return at


_TITLED = word_set("film movie novel book album song single series play musical opera magazine")
"""Things that are named behind their kind: the 1999 film | A Little Inside."""


def _second_name(told: Told, last: int) -> int:
    """Return where a name ends of two, or behind its kind: the 2008 Parity | and Equity Act, the film | A Day."""
    titled = told.lower(last - 1) in _TITLED
    end = last + 1 - titled
    if not titled and (told.lower(last) not in ("and", "&") or not told.words[last - 1].capital):
        return last
    while end < len(told.words) and told.words[end].capital and told.words[end].kind == "word":
        end += 1
    return end if end > last + 2 or (titled and end > last) else last


def _ends_phrase(told: Told, at: int) -> bool:
    """Tell whether a noun phrase is over before a word."""
    word = told.lower(at)
    mark = told.words[at].kind == "mark" and word not in _INSIDE and not in_a_number(told.words, at)
    if mark or (word in _BEFORE_DATES and _is_time(told, at + 1)):
        return True
    return word in _PHRASE_STOPS or (word == "and" and not _is_more_of(told, at + 1))


def _is_time(told: Told, at: int) -> bool:
    """Tell whether another date opens at a word: in | the summer of 2012, in | 2012."""
    word = told.lower(at + (told.lower(at) == "the"))
    return word in TIME_WORDS or word in _SEASONS or (word.isdecimal() and len(word) == _DIGITS_OF_A_YEAR)


_BEFORE_DATES = word_set("in on since until during from")
_SEASONS = word_set("spring summer autumn fall winter")
_DIGITS_OF_A_YEAR = 4
_OWNERS = word_set("today yesterday tomorrow tonight")
_INSIDE = frozenset("%$€£-‑&/'’")


def _is_more_of(told: Told, at: int) -> bool:
    """Tell whether what follows "and" is more of the same thing: "the 2019 results and current plans of the firm"."""
    word = told.lower(at)
    return word.isalpha() and not told.words[at].capital and word not in DETERMINERS and word not in TIME_WORDS


_LONGEST_PHRASE = 16
_GOES_ON = word_set("of on in at against for to from with between over by among into near staged held and that")
_PHRASE_STOPS = (SUBORDINATORS | RELATIVES | SUBJECTS | PLAIN_AUXILIARIES | word_set("but who which")) - PREPOSITIONS
