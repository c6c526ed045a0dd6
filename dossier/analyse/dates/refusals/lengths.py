"""Lengths of time and units that are none: "a second chance", "one day", "that day care", "school years"."""

from __future__ import annotations

from dossier.analyse.dates.refusals.case import (
    Case,
    Refusals,
    allow,
    always,
    kinds,
    nothing_follows,
    refuse,
    sentence_start,
)
from dossier.analyse.dates.refusals.years import OF_OUR_TIME
from dossier.english.function_words import DO, MODALS
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import word_set

_DASHES = ("-", "‑")
_COMPOUNDS = word_set("long old end round wide ago earlier")

NOT_SEEN_FROM_HERE: Refusals = (
    refuse(
        "the last of something",
        lambda c: c.way == "last" and "the" in (c.first, c.before) and c.after == "of",
        yes=("It was [the last week] of term.",),
        no=("It was [the last week].",),
    ),
    refuse(
        "the first part of a compound",
        lambda c: c.after in _DASHES and (c.way == "that" or c.after2 in _COMPOUNDS),
        yes=("It is [this year-]long.",),
        no=("It is [this year].",),
    ),
    refuse(
        "that before a noun",
        lambda c: c.way == "that" and c.after == "care",
        yes=("She said [that day] care is dear.",),
        no=("She came [that day].",),
    ),
)
"""Asked of "last week", "that day"; `way` is the direction."""


def _is_a_title(case: Case) -> bool:
    tokens = case.tokens
    article = case.start if tokens.word(case.start) == "the" else case.start - 1
    inside = tokens.written(article) == "The" and not sentence_start(tokens, article)
    return inside and tokens.written(case.at)[:1].isupper()


A_TITLE: Refusals = (
    refuse(
        "the title of a film or book",
        _is_a_title,
        yes=("He made [The Last Days] here.",),
        no=("He made it in [the last days].",),
    ),
)
"""Asked of units in the plural (`at`) and what stands before them."""

NOT_SO_FAR: Refusals = (
    refuse(
        "back to a place",
        lambda c: c.way == "back" and c.after in ("to", "from", "in", "into", "on", "at", "home"),
        yes=("It took [three years back] to Kyiv.",),
        no=("It fell [three years back].",),
    ),
    refuse(
        "a length before an event",
        lambda c: c.way in ("before", "after", "prior", "following") and not nothing_follows(c.tokens, c.end),
        yes=("She left [two days after] his arrest.",),
        no=("In 2010 she left. [Two days after], she was back.",),
    ),
)
"""Asked of "two days after"; `way` is its last word."""

_SOME_DAY = MODALS | wordforms("some_day")
"""Beside "one day" they make it some day."""
_OF_A_DAY = word_set("when in that where off out")
_AFTER_ARTICLE = word_set("day minute second night weekend century decade year week month hour")


def _fourths(case: Case) -> bool:
    return case.word in ("quarter", "quarters")


def _one_unit(case: Case) -> bool:
    return case.first in ("a", "an") and case.at - case.start == 1 and case.word in _AFTER_ARTICLE


def _is_some_day(case: Case) -> bool:
    beside = case.before in _SOME_DAY or (case.after in _SOME_DAY and case.after != "to")
    return case.first == "one" and case.word == "day" and beside


def _ends_a_number(case: Case) -> bool:
    at = case.start - 1
    while case.tokens.kind(at) in _WITHIN_NUMBERS:
        at -= 1
    return case.tokens.word(at) == "and" and case.tokens.word(at - 1) in ("hundred", "thousand")


_WITHIN_NUMBERS = kinds("dash", "numword")

NOT_A_LENGTH: Refusals = (
    refuse(
        "the last part of a number",
        _ends_a_number,
        yes=("Three-hundred and [sixty-eight years] is long.",),
        no=("Then, [sixty-eight years] later, they are here.",),
    ),
    refuse(
        "a length within a compound",
        lambda c: c.after in _DASHES and c.after2 in ("end", "round", "ago", "earlier"),
        yes=("It was [a year]-end party.",),
        no=("It was [a year]-long party.",),
    ),
    refuse(
        "a year before a unit in the singular",
        lambda c: c.at - c.start == 1 and OF_OUR_TIME.fullmatch(c.first) is not None and not c.word.endswith("s"),
        yes=("At World Cup [2018 day] five came.",),
        no=("It took [1500 day]-long shifts.",),
    ),
    refuse(
        "a numbered unit",
        lambda c: c.first.isdecimal() and c.first != "1" and c.capital and not c.word.endswith("s"),
        yes=("It stands in Volume [654 Week] 11.",),
        no=("It took [654 weeks].",),
    ),
    refuse(
        "a fourth",
        lambda c: _fourths(c) and (c.after not in ("ago", "in", ".", ",") or c.first in ("a", "one", "three")),
        yes=("He ate [a quarter] of it.",),
        no=("Sales fell for [two quarters].",),
    ),
    allow(
        "so many quarters",
        _fourths,
        yes=("Sales fell for [two quarters].",),
        no=("He ate [a quarter] of it.",),
    ),
    refuse(
        "a term that runs from some event",
        lambda c: c.before == "within" and c.after in ("of", "after", "from"),
        yes=("It is paid within [30 days] of notice.", "Reply within [two weeks] after the ruling."),
        no=("It is paid within [30 days].",),
    ),
    refuse(
        "a second, a night, a weekend",
        lambda c: _one_unit(c) and c.word in ("second", "night", "weekend"),
        yes=("He got [a second] chance.",),
        no=("He got [a week] off.",),
    ),
    refuse(
        "a day when something happens",
        lambda c: _one_unit(c) and c.word in ("day", "minute") and c.after in _OF_A_DAY,
        yes=("It was [a day] when all went well.",),
        no=("It took [a day].",),
    ),
    allow(
        "a unit of time with its article",
        _one_unit,
        yes=("It took [a day].",),
        no=("It took [two days].",),
    ),
    refuse(
        "one night",
        lambda c: c.first == "one" and c.word in ("night", "nights"),
        yes=("[One night] he came.",),
        no=("It took [two nights].",),
    ),
    refuse(
        "one day to come",
        _is_some_day,
        yes=("It would [one day] end.",),
        no=("It took [one day].",),
    ),
    refuse(
        "one of its kind",
        lambda c: c.first == "one" and c.word in ("weekend", "weekends", "min", "century"),
        yes=("[One weekend] he came.",),
        no=("It took [one week].",),
    ),
)
"""Asked of a number and a unit (`at`)."""

AN_AGE: Refusals = (
    refuse(
        "an age",
        lambda c: "old" in (c.tokens.words[c.end - 1], c.after) or (c.after == "-" and c.after2 == "old"),
        yes=("A [45-year-old] man left.", "He was [three years] old."),
        no=("He served [three years].",),
    ),
)
"""Asked of a number and a unit."""

_COUNTED_BEFORE = word_set(
    """times time once twice percent % cent cents dollars euros pesos francs crowns hours days barrels tons tonnes
    pounds people meals million billion trillion thousand week men month"""
)

_OFTEN = word_set("times time once twice")

HOW_MUCH: Refusals = (
    refuse(
        "how much of something",
        lambda c: c.before not in _OFTEN and (c.before in _COUNTED_BEFORE or c.before[:1].isdecimal()),
        yes=("It costs 5 million [a year].", "It pumped 300 barrels [a day]."),
        no=("They meet twice [a year].", "It took [a year]."),
    ),
)
"""Asked of "a year": a rate is no length and no repetition of anything that happens."""

A_RATE: Refusals = (
    refuse(
        "how often",
        lambda c: c.before in _OFTEN,
        yes=("They meet twice [a year].",),
        no=("It took [a year].",),
    ),
)
"""Asked of "a year": where it says how often rather than how long."""

_BEFORE_VERB = MODALS | DO | words(ANY, "before_verb")

A_VERB: Refusals = (
    refuse(
        "last the verb",
        lambda c: c.first == "last" and c.before in _BEFORE_VERB,
        yes=("It will [last 30 days].",),
        no=("It rose over the [last 30 days].",),
    ),
)
"""Asked of "last" before a length."""

_LASTING_FOR = wordforms("lasts") | {"-"}
_THE_VERY = words(ANY, "one_among")


def _within_a_longer_phrase(case: Case) -> bool:
    joined = case.before in ("of", "and", "or", "with") and case.after not in ("of", ",", ".", "to", "and")
    return case.before in _LASTING_FOR and (case.after == "s" or joined)


NOT_A_BARE_UNIT: Refusals = (
    refuse(
        "what was said at a meeting",
        lambda c: c.word == "minutes" and c.capital and c.after == "of" and c.after2 in ("the", "a", "an", "our"),
        yes=("[Minutes] of the board were read.",),
        no=("[Years] of war followed.",),
    ),
    refuse(
        "after-hours",
        lambda c: c.before == "-" and c.before2 == "after",
        yes=("In after-[hours] trading it fell.",),
        no=("It fell after [hours] of trading.",),
    ),
    refuse(
        "units joined to another word",
        _within_a_longer_phrase,
        yes=("It is a matter of [days] now.",),
        no=("It took [days] to mend.",),
    ),
    refuse(
        "units of a term that runs from some event",
        lambda c: c.before2 == "within" and c.after in ("of", "after", "from"),
        yes=("Reply within five [days] after the ruling.",),
        no=("Reply five [days] after the ruling.",),
    ),
    allow(
        "units after a word that lengths follow",
        lambda c: c.before in _LASTING_FOR,
        yes=("It took [days] to mend.",),
        no=("School [days] were long.",),
    ),
    refuse(
        "units of somebody or of a kind",
        lambda c: c.before in _THE_VERY,
        yes=("His [days] were long.", "School [days] were long."),
        no=("It took [days].",),
    ),
    allow(
        "units before or after an event",
        lambda c: c.after in ("after", "before") or (c.opens and c.after in ("of", "later")),
        yes=("She left [hours] after the attack.", "[Years] of war followed."),
        no=("She worked [hours] there.",),
    ),
    refuse(
        "units with nothing that makes them a length",
        always,
        yes=("She worked [hours] there.",),
        no=("She worked for [hours] there.",),
    ),
)
"""Asked of a unit in the plural without a number."""
