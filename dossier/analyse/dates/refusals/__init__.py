"""Words and numbers that look like dates and are not: "May I", "to march", "2000 men", "the fall of Kabul".

Tables of named rows over one small record, asked in order. A reader asks with `refused`, which notes the row that
spoke.
"""

from dossier.analyse.dates.refusals import days, lengths, months, seasons, times, years
from dossier.analyse.dates.refusals.case import Case, Refusals, clause_ends, nothing_follows, refused

TABLES: dict[str, Refusals] = {
    "no month": months.NOT_A_MONTH,
    "a number tied to a word": months.TIED_TO_A_WORD,
    "no month and day": months.NOT_A_MONTH_AND_DAY,
    "no month and year": months.NOT_A_MONTH_AND_YEAR,
    "no year": years.NOT_A_YEAR,
    "no season": seasons.NOT_A_SEASON,
    "no weekday": days.NOT_A_WEEKDAY,
    "a clause": days.A_CLAUSE,
    "a preposition": days.A_PREPOSITION,
    "any day": days.ANY_DAY,
    "no day": days.NOT_A_DAY,
    "no holiday": days.NOT_A_HOLIDAY,
    "a turn of speech": days.A_TURN_OF_SPEECH,
    "not today": days.NOT_TODAY,
    "nowadays": days.NOWADAYS,
    "no quarter": days.NOT_A_QUARTER,
    "no decade": days.NOT_A_DECADE,
    "no repetition": days.NOT_A_REPETITION,
    "not seen from here": lengths.NOT_SEEN_FROM_HERE,
    "a title": lengths.A_TITLE,
    "not so far": lengths.NOT_SO_FAR,
    "no length": lengths.NOT_A_LENGTH,
    "an age": lengths.AN_AGE,
    "how much": lengths.HOW_MUCH,
    "a rate": lengths.A_RATE,
    "a verb": lengths.A_VERB,
    "no bare unit": lengths.NOT_A_BARE_UNIT,
    "not tonight": times.NOT_TONIGHT,
    "not to come": times.NOT_TO_COME,
    "no clock": times.NOT_A_CLOCK,
    "no part of a day": times.NOT_A_DAYPART,
    "any part of a day": times.ANY_DAYPART,
}
"""What is refused -> the rows, in the order in which they are asked."""

__all__ = [
    "TABLES",
    "Case",
    "clause_ends",
    "days",
    "lengths",
    "months",
    "nothing_follows",
    "refused",
    "seasons",
    "times",
    "years",
]
