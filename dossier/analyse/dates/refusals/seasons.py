"""Seasons that are none: "the fall of Kabul", "prices fall", "hopes spring up", "Silver Spring"."""

from __future__ import annotations

from dossier.analyse.dates.refusals.case import Case, Refusals, allow, always, refuse
from dossier.analyse.dates.tokens import CODE
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set

_OF_A_SEASON = word_set(
    "storm weather coat coats clothes clothing heat school camp camps jobs tyres tires sports break"
)
"""What is called after a season and need not stand in it: a winter storm, a summer camp."""
_BEFORE_SEASON = words(ANY, "before", "season")


def _two_capitals(case: Case) -> bool:
    return case.before == "the" and case.capital and case.capital_after


def _the_fall(case: Case) -> bool:
    return case.before == "the" and case.word in ("fall", "spring")


def _listed(case: Case) -> bool:
    return case.before in ("and", "or", "-", "–") and case.tokens.kind(case.start - 2) == CODE["season"]


NOT_A_SEASON: Refusals = (
    allow(
        "a season’s campaign",
        lambda c: (
            c.after in ("offensive", "offensives", "campaign", "campaigns") and c.before not in ("arab", "prague")
        ),
        yes=("Their [summer] offensive failed.",),
        no=("Their [summer] failed.",),
    ),
    refuse(
        "things of a season, whichever year it is",
        lambda c: c.after in _OF_A_SEASON,
        yes=("The [winter] storm killed nine.", "They ran a [summer] camp."),
        no=("In the [winter] storms came.", "The [summer] offensive failed."),
    ),
    refuse(
        "a season within a name",
        lambda c: c.capital and c.name_before and not c.opens,
        yes=("She lives in Silver [Spring] now.",),
        no=("She lives in the [spring] now.",),
    ),
    refuse(
        "games and upheavals called after a season",
        lambda c: c.after in ("olympics", "paralympics", "games") or c.before in ("arab", "prague", "nuclear"),
        yes=("The [Winter] Games began.", "They feared a nuclear [winter]."),
        no=("The [winter] began.",),
    ),
    refuse(
        "a name that begins with a season",
        lambda c: _two_capitals(c) and c.kind_after == CODE["other"],
        yes=("They went to the [Winter] Carnival of Magic.",),
        no=("They went in the [winter] to Oslo.",),
    ),
    allow(
        "a season and a capital of another kind",
        _two_capitals,
        yes=("They met on the [Summer] Weekend.",),
        no=("They met in the [summer].",),
    ),
    allow(
        "a season with a direction",
        lambda c: bool(c.way),
        yes=("She retired last [fall].",),
        no=("She retired in the [fall].",),
    ),
    refuse(
        "the fall in something",
        lambda c: c.word == "fall" and c.before == "the" and c.after == "in",
        yes=("They were hit by the [fall] in the price of oil.",),
        no=("They were hit in the [fall] by the price of oil.",),
    ),
    refuse(
        "the fall of something",
        lambda c: _the_fall(c) and (c.after == "of" or c.before2 not in _BEFORE_SEASON),
        yes=("After the [fall] of Kabul she fled.", "They saw the [spring] rise."),
        no=("In the [fall] she fled.",),
    ),
    allow(
        "after a word that seasons follow",
        lambda c: c.before == "the" or c.before in _BEFORE_SEASON or c.kind_before == CODE["season"],
        yes=("In [summer] it rains.",),
        no=("Then [summer] came.",),
    ),
    allow(
        "a season listed with another",
        _listed,
        yes=("In spring and [summer] it rains.",),
        no=("In rain and [summer] heat they left.",),
    ),
    refuse(
        "fall at the head of a sentence",
        lambda c: c.opens and c.word == "fall",
        yes=("[Fall] came.",),
        no=("[Autumn] came.",),
    ),
    allow(
        "a season at the head of a sentence",
        lambda c: c.opens,
        yes=("[Autumn] came.",),
        no=("Then [autumn] came.",),
    ),
    allow(
        "a season that is a term",
        lambda c: c.capital and c.after in ("semester", "season"),
        yes=("It was a [Fall] semester.",),
        no=("It was a [fall] semester.",),
    ),
    refuse(
        "a season’s word with nothing that seasons follow",
        always,
        yes=("Hopes [spring] up.", "Then [autumn] came."),
        no=("Then in [autumn] it came.",),
    ),
)
"""Asked of a season without a year."""
