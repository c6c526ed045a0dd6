"""Months that are none: the verbs may and march, the adjective august, people called April, May and June."""

from __future__ import annotations

from dossier.analyse.dates.refusals.case import Case, Refusals, allow, kinds, refuse
from dossier.analyse.dates.refusals.years import COUNTED
from dossier.analyse.dates.tokens import CODE
from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.function_words import DETERMINERS, NEGATIONS, SUBJECTS
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set

_MODALS_AFTER = SUBJECTS | DETERMINERS | NEGATIONS | words(ANY, "after_may")
_BEFORE_MONTH = words(ANY, "before", "month") | set("&(,-–")
_SURELY_BEFORE_MONTH = _BEFORE_MONTH - {",", "-", "and", "for", "the", "or", "to", "("}
_NOT_BEFORE_NAME = _BEFORE_MONTH - {"that", "and"}
_BEFORE_ABBREVIATED = words(ANY, "before", "short_month")
_ALSO_OTHER_WORDS = frozenset({"may", "march", "april", "june", "august"})
_ALSO_SURNAMES = frozenset({"may", "march"})
_ALSO_FIRST_NAMES = frozenset({"april", "june", "may", "august"})
_ALSO_SMALL_WORDS = frozenset({"may", "march", "mar", "sep", "dec", "jun", "jan"})
_ENDING = kinds("stop", "comma", "dash", "gap") | {""}
_BEFORE_A_VERB = word_set("who which that it he she they we you i to will and")


def _is_abbreviated(case: Case) -> bool:
    return len(case.word) <= 4 and case.word not in ("may", "june", "july")


def _after_a_word_for_months(case: Case) -> bool:
    return bool(case.way) or case.before in _SURELY_BEFORE_MONTH


def _is_surname_here(case: Case) -> bool:
    """Tell whether the text names a person so: Theresa May, Mrs May."""
    return case.capital and case.word in _ALSO_SURNAMES and case.word in case.tokens.surnames


def _is_spoken_to(case: Case) -> bool:
    """Tell whether a first name stands between marks with no other month beside it: you are right, April."""
    if case.word not in _ALSO_FIRST_NAMES or case.way or case.before != ",":
        return False
    closed = case.after in (",", ".", "?", "!") and not _is_month(case, case.end + 1)
    return closed and not _is_month(case, case.start - 2) and not _is_month(case, case.end + 2)


def _is_month(case: Case, at: int) -> bool:
    """Tell whether a month or a number stands at a token, so that a list or a date goes on."""
    return case.tokens.kind(at) in _OF_A_LIST


_OF_A_LIST = kinds("month", "weakmonth", "int", "num", "year4")


def _heads_a_sentence(case: Case) -> bool:
    return case.word in ("may", "march") and case.opens


NOT_A_MONTH: Refusals = (
    refuse(
        "a month written small",
        lambda c: c.written[:1].islower(),
        yes=("It [may] rain.", "They [march] on."),
        no=("It rained in [May].",),
    ),
    refuse(
        "an abbreviated month with nothing that months follow",
        lambda c: (
            _is_abbreviated(c)
            and (c.kind_after == CODE["dash"] or c.before not in _BEFORE_ABBREVIATED)
            and not (c.way and c.word != "jan")
        ),
        yes=("Then [Jan] came.", "They saw the raid of [Mar]-a-Lago."),
        no=("It fell in [Jan].",),
    ),
    allow(
        "an abbreviated month",
        _is_abbreviated,
        yes=("It fell in [Sept].",),
        no=("It fell in [September].",),
    ),
    allow(
        "a month and nothing else",
        lambda c: c.word not in _ALSO_OTHER_WORDS,
        yes=("[October] came.",),
        no=("They came in [May].",),
    ),
    refuse(
        "that and a name",
        lambda c: c.before == "that" and c.capital_after and c.kind_after == CODE["other"],
        yes=("He said that [April] Jones won.",),
        no=("He said that in [April] Jones won.",),
    ),
    refuse(
        "the march on a place",
        lambda c: (
            _after_a_word_for_months(c)
            and c.word == "march"
            and c.before in ("the", "on", "of")
            and c.after in ("on", "to", "of", "for", "through")
        ),
        yes=("He told of [March] on Rome.",),
        no=("It fell in [March] on a Friday.",),
    ),
    refuse(
        "a person spoken to",
        _is_spoken_to,
        yes=("And you are right, [April].", "I have no day for that, [April], but it is near."),
        no=("They came in March, [April], and May.", "They came in [April], but left."),
    ),
    allow(
        "after a word that months follow",
        _after_a_word_for_months,
        yes=("They came in [May].",),
        no=("Theresa [May] came.",),
    ),
    refuse(
        "somebody who speaks",
        lambda c: c.word in _ALSO_OTHER_WORDS and c.after in PLAINLY_SAID and not c.opens,
        yes=("Taxes would fall, and [May] said so.",),
        no=("Taxes would fall, and in [May] said aides fell.",),
    ),
    allow(
        "a month before letters that stand for a body",
        lambda c: c.before == "the" and c.tokens.written(c.end).isupper() and len(c.after) > 1,
        yes=("They spoke at the [March] FOMC meeting.",),
        no=("They spoke at the [March] against it.",),
    ),
    refuse(
        "a first name",
        lambda c: c.word in _ALSO_FIRST_NAMES and c.capital_after and c.before not in _NOT_BEFORE_NAME,
        yes=("They met [June] Carter.",),
        no=("They met in [June] Carter said.",),
    ),
    refuse(
        "may the verb",
        lambda c: c.word == "may" and c.after in _MODALS_AFTER,
        yes=("[May] she ask?",),
        no=("In [May] she asked.",),
    ),
    refuse(
        "may or march at the head of a sentence",
        lambda c: _heads_a_sentence(c) and c.kind_after not in _ENDING,
        yes=("[March] against it began.",),
        no=("[March], then, was cold.",),
    ),
    allow(
        "may or march alone at the head of a sentence",
        _heads_a_sentence,
        yes=("[March], then, was cold.",),
        no=("[March] against it began.",),
    ),
    refuse(
        "march the noun",
        lambda c: (
            c.word == "march"
            and (
                c.before in ("the", "a", "long", "first") or c.after in ("on", "to", "of", "for", "through", "against")
            )
        ),
        yes=("It was the [March] on Rome.",),
        no=("It was in [March] that he came.",),
    ),
    refuse(
        "a surname",
        lambda c: c.name_before and c.before not in _BEFORE_MONTH and c.word != "march",
        yes=("Then Theresa [May] resigned.",),
        no=("Then in [May] she resigned.",),
    ),
    refuse(
        "a surname that the text gives to somebody",
        _is_surname_here,
        yes=("They met Theresa May. Tired and ill, [May] left.", "Mrs May resigned, and [May] left."),
        no=("They met Theresa May. In [May] she left London.", "It was dry. Then [May] came."),
    ),
)
"""Asked of a month alone or after a direction."""


def _tied_to_a_word(case: Case) -> bool:
    """Tell whether the day is tied to a word before it; `at` is the day, `start` the month."""
    tokens, day = case.tokens, case.at
    if day >= case.start or day < 2 or tokens.starts[day] != tokens.ends[day - 1]:
        return False
    return tokens.classes[day - 2 : day] == CODE["other"] + CODE["dash"]


def _is_before_a_date(case: Case) -> bool:
    """Tell whether the month has a day of its own behind it, so that the number before "of" is none."""
    tokens, month = case.tokens, case.start
    if case.at >= month or tokens.word(month - 1) != "of":
        return False
    return (
        tokens.word(month + 1).isdecimal() and tokens.word(month + 2) == "," and tokens.kind(month + 3) == CODE["year4"]
    )


def _follows_a_word(case: Case) -> bool:
    tokens, day = case.tokens, case.at
    return 2 <= day < case.start and tokens.classes[day - 2 : day] == CODE["other"] + CODE["dash"]


def _is_small_word(case: Case) -> bool:
    name = case.tokens.words[case.start].rstrip(".")
    return name in _ALSO_SMALL_WORDS and case.tokens.written(case.start)[:1].islower()


TIED_TO_A_WORD: Refusals = (
    refuse(
        "a number before a whole date",
        _is_before_a_date,
        yes=("It follows Memorandum [2 of September] 23, 2025.",),
        no=("It fell on the [2nd of September], 2025.",),
    ),
    refuse(
        "a number tied to a word",
        _tied_to_a_word,
        yes=("See Memorandum-[14 of September] 18.",),
        no=("See 14 of [September].",),
    ),
)
"""Asked of a month (`start`) beside a day (`at`), with or without a year."""

NOT_A_MONTH_AND_DAY: Refusals = (
    allow(
        "a number after a word and a dash",
        _follows_a_word,
        yes=("It rained - [14 September] was dry.",),
        no=("It rained on [14 September].",),
    ),
    refuse(
        "a small word that is a month too, and a number",
        lambda c: _is_small_word(c) and (c.at > c.start or not c.tokens.words[c.at][0].isdecimal()),
        yes=("They [march 10] miles.", "It fell on the [second of march] then."),
        no=("On [2 may] it rained.",),
    ),
    allow(
        "a day and a month written small",
        _is_small_word,
        yes=("On [2 may] it rained.",),
        no=("On [2 May] it rained.",),
    ),
    refuse(
        "a month and so many of what is counted",
        lambda c: c.after in ("percent", "%", "°") or (c.after in COUNTED and c.at > c.start),
        yes=("In [September 20] people came.", "In [September 20] percent fell."),
        no=("On [September 20] a man came.",),
    ),
)
"""Asked of a month (`start`) beside a day (`at`) without a year."""

NOT_A_MONTH_AND_YEAR: Refusals = (
    refuse(
        "a verb before a number",
        lambda c: c.word in ("may", "march") and c.written.islower() and c.before in _BEFORE_A_VERB,
        yes=("They [may 2021] times say so.",),
        no=("In [may 2021] they said so.",),
    ),
)
"""Asked of a month before a year."""
