"""What the words for a happening call for before them: who did it, whom a pronoun means, the rest of a name."""

from __future__ import annotations

from dossier.analyse.dates.happened import ENDS, start_of
from dossier.analyse.dates.parts import LEADS, QUOTES, Borders, Mending, Part
from dossier.analyse.dates.told import Told
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import (
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.patterns import word_set
from dossier.english.phrases import base_before, phrase_before
from dossier.english.whole_clauses import Clause, is_relative


def _shared_subject(part: Part) -> Borders | None:
    """Take in who did it where the words begin with the verb: "Lee, the mayor since May, | and her deputy, left"."""
    head = part.head
    if head == 0 or head != part.clause.verb or part.here == 0 or "'" in part.word(head):
        return None
    return _with_clause_before(part, shared=True) or part.fits(_behind_border(part, head), part.last)


def _behind_border(part: Part, at: int) -> int:
    """Return the first word behind the mark before a word that no phrase reaches over."""
    while at > 0 and part.word(at - 1) not in ENDS:
        at -= 1
    while part.word(at) in CONJUNCTIONS or part.word(at) in ("that", ",", "now", "so"):
        at += 1
    return at


def _with_clause_before(part: Part, *, shared: bool = False) -> Borders | None:
    """Return the words with as much before them as holds a subject with a name or noun.

    Parameters:
        part: The words found.
        shared: Whether the subject is the words' own, so that a pronoun will do.
    """
    told = part.told
    for place in range(part.here - 1, -1, -1):
        clause = told.clauses[place]
        start = start_of(told, clause, place)
        if start >= min(clause.verb, part.first):
            continue
        own = shared and told.lower(start) in SUBJECTS and clause.subject is not None
        inside = shared and part.word(part.head - 1) == "," and is_relative(told.words, clause)
        if own or inside or _names_somebody(told, clause, start):
            return part.fits(start, part.last)
    return None


def _names_somebody(told: Told, clause: Clause, start: int) -> bool:
    """Tell whether a clause begins with a subject that says who is meant: no pronoun, and not "as Lee mentioned"."""
    word = told.lower(start)
    if word in LEANING or word in _TIED or word.endswith("ly") or told.lower(start - 1) == "as":
        return False
    if "'" in told.lower(clause.verb) or is_relative(told.words, clause):
        return False
    return tense_at(told.words, start) is None


_TIED = CONJUNCTIONS | SUBORDINATORS | PREPOSITIONS


LEANING = SUBJECTS | POSSESSIVES | RELATIVES | word_set("you that this these those there one")


def _who_before(part: Part) -> Borders | None:
    """Take in whom a pronoun means, where the same sentence says it: "Rehe was the last of them and | he died"."""
    head = part.head
    if part.word(head) not in _PERSONS or part.here == 0 or head >= part.clause.verb:
        return None
    if any(part.word(at) in QUOTES for at in range(head)):
        return None
    return _with_clause_before(part)


_PERSONS = word_set("he she it they his her its their")


def _tie(part: Part) -> Borders | None:
    """Take in the main clause before "since" or "after" and a pronoun: "It is calm | since it was taken"."""
    head = part.head
    if part.word(head) not in _TIES or part.word(head + 1) not in _PERSONS or part.here == 0:
        return None
    return _with_clause_before(part)


_TIES = word_set("since after before when while because as although though until once")


_BRACKETS = 10
"""Words in brackets that such a name has at most."""


def _amid_name(part: Part) -> Borders | None:
    """Take in the name before brackets: "The former Basketball League (BL) | player Lee joined them"."""
    head, told = part.head, part.told
    if part.word(head - 1) != ")" or head != part.first or told.words[head].capital:
        return None
    if part.word(head) in LEANING or part.word(head) in LEADS or tense_at(told.words, head) is not None:
        return None
    back = range(head - 2, max(-1, head - _BRACKETS), -1)
    opening = next((at for at in back if part.word(at) == "("), None)
    name = base_before(told.words, opening, 0) if opening is not None else None
    return part.fits(name.first, part.last) if name is not None else None


def _thing_in_place(part: Part) -> Borders | None:
    """Take in what a place at the beginning belongs to: "a plane in Nevada, | United States crashed"."""
    head, told = part.head, part.told
    if part.word(head - 1) != "," or head < _PLACED or not told.words[head].capital or not told.words[head - 2].capital:
        return None
    if any(not told.words[at].capital for at in range(head, part.clause.verb)):
        return None
    whole = phrase_before(told.words, head - 1, 0)
    placed = whole is not None and any(part.word(at) == "in" for at in range(whole.first + 1, head - 1))
    return part.fits(whole.first, part.last) if whole is not None and placed else None


_PLACED = 4
"""Tokens before such a name at least: "plane in Nevada,"."""


BEFORE: tuple[Mending, ...] = (
    Mending(
        "what a place belongs to",
        _thing_in_place,
        yes=("On [Friday] night, a small plane in Nevada, United States crashed near the lake.",),
        no=("On [Friday] night, a small plane in Nevada, operated by Skyline, crashed near the lake.",),
    ),
    Mending(
        "who did it, before another verb",
        _shared_subject,
        yes=("He was among the members who voted against the war in 2002, and in [2003] served as their chair.",),
        no=("The start of the gifts coincided with her death in [1987].",),
    ),
    Mending(
        "whom a pronoun means",
        _who_before,
        yes=("Tame Rehe was the last speaker of the tongue and he passed away in [1933].",),
        no=("The tongue is lost. He passed away in [1933].",),
    ),
    Mending(
        "the main clause before a tie and a pronoun",
        _tie,
        yes=("Mokha is calmer than other towns, since it was recaptured in [2017].",),
        no=("Since it was recaptured in [2017], Mokha is calm.",),
    ),
    Mending(
        "a name before brackets",
        _amid_name,
        yes=("The former National Basketball Association (NBA) player, Bryant, joined the club in [1996].",),
        no=("The National Basketball Association (NBA) said Bryant joined the club in [1996].",),
    ),
)
"""Asked in order."""
