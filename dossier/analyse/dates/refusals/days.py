"""Days that are none: "Black Friday", "the 20th floor", "USA Today", "Ukraine's Independence Day"."""

from __future__ import annotations

import re

from dossier.analyse.dates.lexicon import NATIONAL_DAYS
from dossier.analyse.dates.refusals.case import Case, Refusals, allow, kinds, refuse, sentence_start
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.clause_words import PAST_ONLY
from dossier.english.lexicon import ANY, nouns, words
from dossier.english.numerals import day_number
from dossier.english.patterns import word_set

_NAME_BEFORE_WEEKDAY = word_set("black bloody sheffield super ash palm cyber ruby freaky")
_PAPERS = words("bodies", "paper")
_BEFORE_DIRECTION = word_set("on by of in until from during after before since later")

NOT_A_WEEKDAY: Refusals = (
    refuse(
        "a weekday written small",
        lambda c: not c.capital,
        yes=("They fell on [mondays].",),
        no=("They fell on [Monday].",),
    ),
    refuse(
        "a name made of a weekday",
        lambda c: c.before in _NAME_BEFORE_WEEKDAY,
        yes=("It was Black [Friday].",),
        no=("It was black on [Friday].",),
    ),
    refuse(
        "a show called after a night",
        lambda c: c.capital_after and c.kind_after == CODE["daypart"] and c.tokens.written(c.end + 1)[:1].isupper(),
        yes=("She was on [Saturday] Night Live.",),
        no=("She was on air [Saturday] night.",),
    ),
    refuse(
        "a newspaper called after a weekday",
        lambda c: c.after in _PAPERS and c.capital_after,
        yes=("The [Sunday] Times wrote.", "He wrote for [Saturday] Review."),
        no=("On [Sunday] the Times wrote.",),
    ),
)
"""Asked of a weekday, without the direction before it."""

A_CLAUSE: Refusals = (
    refuse(
        "that opens a clause",
        lambda c: c.first == "that" and not c.opens and c.before not in _BEFORE_DIRECTION,
        yes=("She said [that Sunday] was dry.",),
        no=("She came on [that Sunday].",),
    ),
)
"""Asked of a direction before a weekday or a month."""

A_PREPOSITION: Refusals = (
    refuse(
        "following is a preposition",
        lambda c: c.first == "following" and c.before not in ("the", "that", "this", "each", "every"),
        yes=("It fell [following Friday]’s vote.",),
        no=("It fell the [following Friday].",),
    ),
)
"""Asked of a direction: "following Friday's vote" is after it, "the following Friday" is not."""

_ON_A_DAY = word_set(
    """interview broadcast speech statement address report letter ruling hearing meeting summit debate call briefing
    rally ceremony vote raid attack bombing blast explosion ambush clash strike crash"""
)
"""What "a Monday ..." is that took place on one Monday."""
ANY_DAY: Refusals = (
    refuse(
        "any such day",
        lambda c: c.before in ("every", "any") or (c.before == "a" and c.after not in _ON_A_DAY),
        yes=("He came on a [Monday].",),
        no=("He came on [Monday].", "He said so in a [Monday] interview."),
    ),
)
"""Asked of a weekday: those of which it is not one that can be placed."""

_BEFORE_DAY = word_set("on by until from since to of before after")
_MOST_DAYS = 31
_AFTER_DAY = kinds("stop", "comma", "gap", "close") | {""}

NOT_A_DAY: Refusals = (
    refuse(
        "an ordinal in words",
        lambda c: not c.tokens.words[c.end - 1][0].isdecimal(),
        yes=("He came by [the third].",),
        no=("He came by [the 3rd].",),
    ),
    refuse(
        "an ordinal without on, by or the like",
        lambda c: c.before not in _BEFORE_DAY,
        yes=("He won [the 20th].",),
        no=("He won on [the 20th].",),
    ),
    refuse(
        "an ordinal that no month reaches",
        lambda c: (day_number(c.tokens.words[c.end - 1]) or 0) > _MOST_DAYS,
        yes=("It came from [the 45th].",),
        no=("It came from [the 25th].",),
    ),
    refuse(
        "ordinals that rank what follows",
        lambda c: c.after == "and" and c.tokens.kind(c.end + 1) == CODE["ord"],
        yes=("It came from [the 25th] and 26th president.",),
        no=("It lasted until [the 25th] and stopped.",),
    ),
    refuse(
        "an ordinal that ranks what follows",
        lambda c: c.kind_after not in _AFTER_DAY and c.after not in ("was", "when", "and", "with"),
        yes=("He came on [the 20th] floor.",),
        no=("He came on [the 20th] and stayed.",),
    ),
)
"""Asked of "the 20th"."""


_ATTACKERS = word_set("attacks attackers hijackers hijackings commission memorial families")
_ATTACKING = word_set("terrorist terror al-qaida al-qaeda national and victims victim")


def is_the_attack(tokens: Tokens, index: int) -> bool:
    """Tell whether what follows "September 11" names the attacks of 2001: the [September 11] terrorist attacks."""
    return tokens.word(index + (tokens.word(index) in _ATTACKING)) in _ATTACKERS


def holiday_name(tokens: Tokens, start: int, end: int) -> str:
    """Return the words of a holiday as the table of named days writes them."""
    return re.sub(r" (?=['’.])", "", " ".join(tokens.words[start:end])).replace("’", "'")


_OURS = word_set("nation america u.s. states country year week")


def _of_a_nation(case: Case) -> bool:
    return holiday_name(case.tokens, case.start, case.end) in NATIONAL_DAYS


def _is_one_word(case: Case, *names: str) -> bool:
    return case.end == case.start + 1 and case.first in names


_OF_A_HOLIDAY = word_set(
    "tree trees card cards light lights carol carols present presents gift gifts shopping songs decorations egg eggs "
    "island islands islander islanders"
)


def _in_a_title(case: Case) -> bool:
    """Tell whether a capital stands on both sides, as in the title of a film: The Christmas Cottage."""
    titled = case.before == "the" and case.tokens.written(case.start - 1)[:1].isupper()
    return titled and case.capital_after and not sentence_start(case.tokens, case.start - 1)


NOT_A_HOLIDAY: Refusals = (
    refuse(
        "a holiday written small",
        lambda c: not c.capital,
        yes=("They ate [thanksgiving] soup.",),
        no=("They ate on [Thanksgiving].",),
    ),
    refuse(
        "a person called after a holiday",
        lambda c: (
            _is_one_word(c, "christmas", "easter") and c.name_before and not sentence_start(c.tokens, c.start - 1)
        ),
        yes=("They met Johnnie [Christmas].",),
        no=("They met at [Christmas].",),
    ),
    refuse(
        "things of a holiday",
        lambda c: _is_one_word(c, "christmas", "easter") and (c.after in _OF_A_HOLIDAY or _in_a_title(c)),
        yes=("They sell [Christmas] trees.", "[Easter] Island is dry.", "She was in The [Christmas] Cottage."),
        no=("At [Christmas] they rest.", "[Christmas] Eve was cold."),
    ),
    refuse(
        "a white Christmas",
        lambda c: _is_one_word(c, "christmas", "easter") and c.before == "white",
        yes=("They sang of a white [Christmas].",),
        no=("They sang at [Christmas].",),
    ),
    allow(
        "the national day of the country spoken of",
        lambda c: _of_a_nation(c) and c.start > 1 and c.kind_before == CODE["poss"] and c.before2 in _OURS,
        yes=("It was on the nation’s [Independence Day].",),
        no=("It was on Ukraine’s [Independence Day].",),
    ),
    refuse(
        "another country’s national day",
        lambda c: _of_a_nation(c) and c.start > 1 and c.kind_before == CODE["poss"],
        yes=("It was on Ukraine’s [Independence Day].",),
        no=("It was on [Independence Day].",),
    ),
    refuse(
        "a national day within a longer name",
        lambda c: (
            _of_a_nation(c)
            and c.name_before
            and c.before not in ("american", "us", "u.s.", "happy")
            and not sentence_start(c.tokens, c.start - 1)
        ),
        yes=("It was on Ukrainian [Independence Day].",),
        no=("It was on [Independence Day].",),
    ),
    refuse(
        "some earth day",
        lambda c: c.first == "earth" and c.tokens.written(c.start + 1).islower(),
        yes=("An [Earth day] is long.",),
        no=("It was [Earth Day].",),
    ),
)
"""Asked of the words of a named day."""

A_TURN_OF_SPEECH: Refusals = (
    refuse(
        "when all is said and done",
        lambda c: c.before == "at" and c.word == "day" and c.after in (",", "-", "–", "—"),
        yes=("At [the end of the day], it is their choice.",),
        no=("The polls close at [the end of the day].", "By [the end of the day], they had left."),
    ),
)
"""Asked of "the end of the day"."""

_AS_OF = word_set("as morning evening night end events")
_BETTER = word_set("better brighter safer stronger new")

NOT_TODAY: Refusals = (
    refuse(
        "the days to come",
        lambda c: c.word == "tomorrow" and (c.before in _BETTER or (c.before == "of" and c.before2 not in _AS_OF)),
        yes=("They work for a better [tomorrow].", "They teach the leaders of [tomorrow]."),
        no=("They work [tomorrow].", "As of [tomorrow] it is shut."),
    ),
    refuse(
        "a show called Today",
        lambda c: c.capital and not c.opens and c.after in ("show", "programme", "program"),
        yes=("She spoke on the [Today] show.",),
        no=("She spoke [today].",),
    ),
    refuse(
        "a word within a name",
        lambda c: c.capital and c.name_before and c.tokens.starts[c.start] - c.tokens.ends[c.start - 1] <= 1,
        yes=("She told USA [Today].",),
        no=("[Today] she left.",),
    ),
)
"""Asked of "today", "yesterday" and "tomorrow"."""

_OUR_TIME = words(ANY, "of_our_time")
_ROUGHLY = words(ANY, "roughly")
_LASTING = word_set("still remains remain exists exist stands")
_TOLD = word_set("will was were had did") | PAST_ONLY
_BEING = word_set("is are am 's ’s 're ’re")


def _clause_before(case: Case) -> list[str]:
    """Return up to nine words before, back to the end of the sentence before."""
    before = case.tokens.words[max(0, case.start - 9) : case.start]
    return before[max((at + 1 for at, each in enumerate(before) if each in ".;!?"), default=0) :]


def _compared(case: Case) -> bool:
    if "than" in (case.after, case.before):
        return case.after == "than" or _clause_before(case)[-1:] == ["than"]
    return case.after == "as" and "as" in _clause_before(case)


def _is_so(case: Case) -> bool:
    clause = _clause_before(case)
    return bool(clause) and (clause[-1] in _LASTING or (clause[-1] in _BEING and not case.after[:1].isalnum()))


def _tells(case: Case) -> bool:
    if "still" in _clause_before(case)[-3:]:
        return False  # "sold me books that I still own today"
    words = _clause_before(case) + case.tokens.words[case.end : case.end + 12]
    return any(each.endswith("ed") or each in _TOLD for each in words)


def _heads_a_figure(case: Case) -> bool:
    return case.after == "," and case.after2 in _ROUGHLY and _clause_before(case) in ([], ["and"], ["but"])


NOWADAYS: Refusals = (
    refuse(
        "today’s world",
        lambda c: c.kind_after == CODE["poss"] and c.after2 in _OUR_TIME,
        yes=("In [today]’s world it is rare.",),
        no=("In [today]’s talks it was rare.",),
    ),
    allow(
        "what is today’s",
        lambda c: c.kind_after == CODE["poss"],
        yes=("In [today]’s talks it was rare.",),
        no=("In [today]’s world it is rare.",),
    ),
    refuse(
        "compared with today",
        _compared,
        yes=("More people smoked than [today].",),
        no=("More people smoked [today].",),
    ),
    refuse(
        "those of today",
        lambda c: c.before == "of" and c.before2 not in _AS_OF,
        yes=("They met the leaders of [today].",),
        no=("As of [today] it is shut.", "They spoke of the events of [today]."),
    ),
    refuse(
        "what is or lasts today",
        _is_so,
        yes=("That is how it is [today].", "The wall still stands [today]."),
        no=("The wall fell [today].",),
    ),
    allow(
        "what was done today",
        _tells,
        yes=("She visited Oslo [today].",),
        no=("Few people smoke [today].",),
    ),
    refuse(
        "still today",
        lambda c: "still" in _clause_before(c),
        yes=("Many still smoke [today].", "He sold me books that I still own [today]."),
        no=("Many smoke [today].",),
    ),
    refuse(
        "today before a figure",
        _heads_a_figure,
        yes=("[Today], about ten million people smoke.",),
        no=("[Today], ten million people smoke.",),
    ),
)
"""Asked of "today": where it means our time rather than the day."""

_OF_A_MATCH = word_set("touchdown yards quarterback rebounds game goals scored basketball football final neighbourhood")

NOT_A_QUARTER: Refusals = (
    refuse(
        "a quarter of a match or of a town",
        lambda c: not _OF_A_MATCH.isdisjoint(c.tokens.words[max(0, c.start - 12) : c.end + 12]),
        yes=("He scored in [the third quarter].",),
        no=("Sales fell in [the third quarter].",),
    ),
    refuse(
        "a quarter of a century",
        lambda c: "century" in c.tokens.words[c.end : c.end + 6],
        yes=("It was [the first quarter] of the last century.",),
        no=("It was [the first quarter] of the year.",),
    ),
)
"""Asked of "the third quarter"."""

_INTO = word_set("in into reach reached reaching hit hitting above below around near")
_MEASURED = nouns("in_tens") | {"highs", "lows", "temps"}


def _sentence_around(case: Case) -> list[str]:
    """Return the words around, back and on to the ends of the sentence, twelve at most on each side."""
    behind = case.tokens.words[case.end : case.end + 12]
    stop = next((at for at, each in enumerate(behind) if each in ".;!?"), len(behind))
    return _clause_before(case) + behind[:stop]


NOT_A_DECADE: Refusals = (
    refuse(
        "tens without the",
        lambda c: c.first != "the",
        yes=("She is in her [50s].", "She is in her [fifties]."),
        no=("It was in the [1950s].",),
    ),
    refuse(
        "a temperature",
        lambda c: c.before in ("in", "into") and c.tokens.word(c.start + 2) in ("fahrenheit", "celsius"),
        yes=("It was in [the 50s] Fahrenheit.",),
        no=("It was in [the 50s].",),
    ),
    refuse(
        "a temperature, a speed or a score in the tens",
        lambda c: c.before in _INTO and not _MEASURED.isdisjoint(_sentence_around(c)),
        yes=("Temperatures were in [the 90s].", "With gusts in [the 80s], the fire spread."),
        no=("He grew up in [the 60s].", "Temperatures have risen since [the 70s]."),
    ),
)
"""Asked of decades without their century."""

NOT_A_REPETITION: Refusals = (
    refuse(
        "a word of repetition within a name",
        lambda c: c.capital and not c.opens,
        yes=("He reads the [Daily] Star.",),
        no=("He reads it [daily].",),
    ),
    refuse(
        "a newspaper that is a daily",
        lambda c: c.word in ("daily", "weekly") and c.capital_after and c.kind_before == CODE["other"],
        yes=("He reads the business [daily] Vedomosti.",),
        no=("He reads it [daily].",),
    ),
)
"""Asked of "daily", "weekly" and the like."""
