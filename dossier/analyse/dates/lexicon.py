"""The words that dates are made of, each with its token class and its meaning.

A token class is what the grammar matches on. A word has one class; a word that can be two things (`second`, `may`)
has a class of its own, which the grammar lists under both. The lists are ours, from the TimeML annotation guidelines
1.2.1 (temporal triggers) and the development texts.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.english.lexicon import ANY, table, words

WEAK_MONTHS = words("time_words", "also_word")
"""Words that are a month only with a capital letter or beside a day or a year: verbs, first names, abbreviations."""


SEASON_WORDS: Mapping[str, int] = table("time_words", "season")

UNIT_WORDS: Mapping[str, str] = table("time_words", "unit")
"""Our own one-letter names of the units: `m` minute, `M` month, `E` decade, `K` weekend, `N` night, `F` fortnight."""
UNIT_PLURALS: Mapping[str, str] = table("time_words", "units")
UNIT_NAMES = {"S": "second", "m": "minute", "H": "hour", "D": "day", "N": "night", "W": "week", "F": "fortnight",
              "M": "month", "Q": "quarter", "B": "half", "Y": "year", "E": "decade", "C": "century", "L": "millennium",
              "K": "weekend"}  # fmt: skip
DURATION_CODES = {"S": "PT{}S", "m": "PT{}M", "H": "PT{}H", "D": "P{}D", "N": "P{}D", "W": "P{}W", "F": "P{}W",
                  "M": "P{}M", "Q": "P{}Q", "Y": "P{}Y", "E": "P{}DE", "C": "P{}CE", "L": "P{}L",
                  "K": "P{}WE"}  # fmt: skip

DECADE_WORDS: Mapping[str, int] = table("time_words", "decade")
DAYPARTS: Mapping[str, str] = table("time_words", "daypart")
DAYPART_NAMES = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "daytime"}

RECURRENCES: Mapping[str, str] = table("time_words", "recurs")

VAGUE_WORDS: Mapping[str, str] = table("time_words", "vague")

ZONES: Mapping[str, str] = table("time_words", "zone")
"""Offsets of abbreviations that mean one zone in English news; empty: more than one reading."""

DIRECTIONS: Mapping[str, str] = table(ANY, "direction")

# Fixed and movable days: month and day, or a rule that `resolve` knows.
NAMED_DAYS: Mapping[str, list[int] | str] = table("time_words", "holiday")
NATIONAL_DAYS = words("time_words", "national")
"""Names that other countries give to days of their own."""
EVENT_DAYS: Mapping[str, str] = table("time_words", "event_day")
"""Days that bear the name of what happened on them. `7/7` only with the words "London" or "bombings" beside it."""
