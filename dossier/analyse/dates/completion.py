"""What happened, made whole where its words could not be read alone: what was said, by whom, the rest of a list.

`happened` takes the clause around a date; rows look at what stands before and behind the words found and take in what
these call for. None leaves anything out between: what is shown stays one stretch of the text.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.analyse.dates.called_before import BEFORE, LEANING
from dossier.analyse.dates.called_behind import BEHIND, is_participle_alone
from dossier.analyse.dates.happened import Happened
from dossier.analyse.dates.parts import Borders, Part
from dossier.analyse.dates.told import Told
from dossier.english.clause_words import CUES, FIRST
from dossier.english.function_words import (
    PREPOSITIONS,
)
from dossier.english.patterns import word_set
from dossier.english.verbs import is_base
from dossier.english.whole_clauses import is_relative
from dossier.model import Span
from dossier.trace import is_tracing, note

MENDINGS = (*BEHIND, *BEFORE)
"""Asked in order, and again of what comes out."""
_MOST_ROUNDS = 4
"""Rows that mend one phrase, one after the other."""


def completed(told: Told, found: Happened | None) -> Happened | None:
    """Make the words whole that say what happened.

    Parameters:
        told: Where the date stands.
        found: The words found.
    """
    if found is None or told.clause is None or found.first >= found.last:
        return found
    part = Part(told, told.clauses.index(told.clause), found.first, found.last)
    for _ in range(_MOST_ROUNDS):
        mended = _mended(part)
        if mended is None:
            break
        part = replace(part, first=mended[0], last=mended[1])
    first = part.first if found.keeps_date or found.keeps_tie else _without_tie(part)
    same = (first, part.last) == (found.first, found.last)
    return found if same else replace(found, first=first, last=part.last)


def is_broken(told: Told, found: Happened) -> bool:
    """Tell whether words cannot be read alone, whatever was taken in.

    Parameters:
        told: Where the date stands.
        found: The words, made whole as far as they could be.
    """
    if told.clause is None or found.keeps_date or found.keeps_tie:
        return False
    part = Part(told, told.clauses.index(told.clause), found.first, found.last)
    return _lacks_subject(part) or _says_too_little(part)


def _lacks_subject(part: Part) -> bool:
    """Tell whether words begin with their verb, or lean on a noun before them."""
    head = part.head
    if part.word(head) in _RELATED or (part.word(head).isdecimal() and part.word(head + 1) == ","):
        return True
    begins = head == part.clause.verb > 0 and part.told.words[head - 1].kind == "word"
    return begins and "'" not in part.word(head)


def _says_too_little(part: Part) -> bool:
    """Tell whether words are a pronoun and its verb, a phrase without a clause, or end before what is quoted."""
    head, tail = part.head, part.tail
    if part.word(tail) in _UNSAID or _is_of_list(part):
        return True
    counts = part.word(head + 1)[:1].isdecimal() or part.word(head + 1) in _AT_LEAST
    phrase = part.word(head) in PREPOSITIONS and not counts  # "about 2.9 million people voted"
    if tail - head < _FEW_WORDS and (phrase or part.word(head) in LEANING):
        return True
    return _has_no_clause(part) if phrase else _only_thinks(part)


def _has_no_clause(part: Part) -> bool:
    """Tell whether words that begin with a preposition hold no verb, or only a participle: in an advisory issued."""
    verbs = [each for each in part.told.clauses if part.head <= each.verb <= part.tail]
    if len(verbs) != 1:
        return not verbs
    apart = any(part.word(at) == "," for at in range(part.head, verbs[0].verb))
    return not apart and is_participle_alone(part, verbs[0])


def _only_thinks(part: Part) -> bool:
    """Tell whether nothing is said but that somebody thinks: I think, in the debate."""
    verbs = [each for each in part.told.clauses if part.head <= each.verb <= part.tail]
    if len(verbs) != 1 or part.word(part.head) not in FIRST:
        return False
    return part.word(verbs[0].main) in _THINKING or (part.tail == verbs[0].main and part.word(part.tail) in CUES)


def _is_of_list(part: Part) -> bool:
    """Tell whether words are one of several things with dates: "the first prize in 1971, | the second | in 1987"."""
    if part.word(part.first - 1) != "," or not part.word(part.first - 2).isdecimal():
        return False
    return not any(part.head <= each.verb <= part.tail for each in part.told.clauses)


_UNSAID = word_set("quote why how what where")


_AT_LEAST = word_set("least most half")
_THINKING = word_set("think know mean guess believe suppose")
_FEW_WORDS = 2
"""Words behind the first that a phrase has at least: "it was" says nothing."""
_RELATED = word_set("who which whose whom as like")


def _without_tie(part: Part) -> int:
    """Return where words begin without a word that ties or governs them: after | they were chosen.

    A verb before a noun with its relative clause is one as well: praised | the law that he signed.
    """
    head, subject = part.head, part.clause.subject
    if head == part.first and _opens_no_noun(part, head):
        return head + 1 + (part.word(head) == "to")
    tied = part.word(head) in _TIED and subject is not None and subject.first == head + 1 <= part.clause.verb
    governs = is_relative(part.told.words, part.clause) and any(
        each.main == head for each in part.told.clauses[: part.here]
    )
    beside = part.told.last <= head or part.told.first > head + 1
    return head + 1 if (tied or governs) and beside else part.first


def _opens_no_noun(part: Part, head: int) -> bool:
    """Tell whether a noun with its relative clause begins behind a word: including | those who."""
    if not is_relative(part.told.words, part.clause) or part.told.first <= head + 2:
        return False
    return part.word(head) == "including" or (part.word(head) == "to" and is_base(part.word(head + 1)))


_TIED = word_set("after before since until with like when while although though because once")


def _mended(part: Part) -> Borders | None:
    """Return what the first row makes of a phrase that mends it."""
    for row in MENDINGS:
        borders = row.mend(part)
        if borders is not None:
            if is_tracing():
                told = part.told
                span = Span(told.words[told.first].start, told.words[min(told.last, len(told.words)) - 1].end)
                note("dates", row.name, span, "decided", "the words that tell, made whole")
            return borders
    return None
