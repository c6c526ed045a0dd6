"""Ways to name a time of day, and words that name no time at all: now, once, the future."""

from __future__ import annotations

from dossier.analyse.dates import readers_relative as relative
from dossier.analyse.dates import readers_times as times
from dossier.analyse.dates.grammar.pattern import Pattern

TIMES = (
    Pattern(
        "time on the clock",
        "clock ampm? zone?",
        times.clock,
        yes=("They met on Friday at [3:30 p.m. EST]{2021-10-01T15:30-05:00}.",),
        no=("They won [3:2] in Rome.", "They met at [3:75]."),
    ),
    Pattern(
        "military time",
        "<c:[year4 num]> zone",
        times.military,
        yes=("On Friday at [1639 UTC]{2021-10-01T16:39Z} it fell.",),
        no=("On Friday [2570 UTC] users left.",),
    ),
    Pattern(
        "number with a.m. or p.m.",
        "num ampm zone?",
        times.clock,
        yes=("They met on Friday at [3.30 pm]{2021-10-01T15:30}.",),
        no=("They sold [450 am] radios.",),
    ),
    Pattern(
        "hour with a.m., p.m. or o’clock",
        "[int numword] (?: stop int )? ampm zone?",
        times.clock,
        yes=("They met on Friday at [eleven o’clock]{2021-10-01T11:00}.",),
        no=("I, [one am], said so.",),
    ),
    Pattern(
        "noon and midnight",
        "noon",
        times.noon,
        yes=("They met on Friday at [noon]{2021-10-01T12:00}.",),
        no=("They met on Friday [afternoon].",),
    ),
    Pattern(
        "part of a day",
        "(?: the? {DIR} | the | at )? <n:daypart>",
        times.daypart,
        yes=("They met [last night]{2021-10-01TNI}.", "They met [this morning]{2021-10-02TMO}."),
        no=("He loved [the night] sky.",),
    ),
    Pattern(
        "tonight",
        "<n:tonight>",
        times.tonight,
        yes=("They meet [tonight]{2021-10-02TNI}.",),
        no=("They meet at [night].",),
    ),
    Pattern(
        "word of no date",
        "vague",
        relative.vague,
        yes=("They are [now]{PRESENT_REF} free.", "They met [recently]{PAST_REF}."),
        no=("They met [today].",),
    ),
    Pattern(
        "the future",
        "the? other? future",
        relative.future,
        yes=("It will rain in [the near future]{FUTURE_REF}.",),
        no=("It will rain in [the past].",),
    ),
    Pattern(
        "the past and the present",
        "<t:[the at]> dir",
        relative.past_or_present,
        yes=("It rained in [the past]{PAST_REF}.", "It rains [at present]{PRESENT_REF}."),
        no=("It rained in [the past] week.",),
    ),
)
