"""Ways to name a date as seen from another: today, last week, two years ago, the end of the year."""

from __future__ import annotations

from dossier.analyse.dates import readers_relative as relative
from dossier.analyse.dates.grammar.pattern import Pattern

RELATIVE = (
    Pattern(
        "today, yesterday, tomorrow",
        "<w:today>",
        relative.today,
        yes=("She spoke [yesterday]{2021-10-01}.", "More people smoke than [today]{PRESENT_REF}."),
        no=("She told USA [Today].",),
    ),
    Pattern(
        "two days from here",
        "the unit <b:[before after]> <w:today>",
        relative.today_and_one,
        yes=(
            "She will speak [the day after tomorrow]{2021-10-04}.",
            "She spoke [the day before yesterday]{2021-09-30}.",
        ),
        no=("She spoke [the week before yesterday].",),
    ),
    Pattern(
        "unit after next",
        "the <u:[unit yearword weekend]> after <dir:dir>",
        relative.after_next,
        yes=("She will speak [the week after next]{2021-W41}.",),
        no=("She spoke [the day after that] day.",),
    ),
    Pattern(
        "unit seen from here",
        "the? {DIR} {UNIT}",
        relative.deictic,
        yes=(
            "She spoke [last week]{2021-W38}.",
            "It rained [these days]{PRESENT_REF}.",
            "It rose in [the past year]{P1Y}.",
        ),
        no=("She said [that day care] is dear.", "The [last hour] was long."),
    ),
    Pattern(
        "the weekend",
        "the weekend",
        relative.the_weekend,
        yes=("She will speak over [the weekend]{2021-W39-WE}.",),
        no=("She works [the weekends].",),
    ),
    Pattern(
        "the day",
        "the <u:unit>",
        relative.the_day,
        yes=("It was the first of [the day’s] talks.", "They won the last match of [the day]{2021-10-02}."),
        no=("He was the man of [the day].",),
    ),
    Pattern(
        "the unit before or after",
        "the <u:[unit yearword]> <b:[before after earlier later dir]>",
        relative.unit_before,
        yes=("In 2010 she left. She had come [the year before]{2009}.",),
        no=("She left [the day before] the talks.",),
    ),
    Pattern(
        "end of the unit",
        "(?: <e:[early earlier later]> in | the? edge of ) <t:the> "
        "<u:[unit yearword weekend quarter season decade century]>",
        relative.part_of_the,
        yes=("It will open at [the end of the year]{2021}.", "It closed [earlier in the month]{2021-10}."),
        no=("It was built at [the turn of the century].", "It was late [in the days]."),
    ),
    Pattern(
        "year-end",
        "[unit yearword] (?: dash | poss )? <e:edge>",
        relative.year_end,
        yes=("It will open by [year-end]{2021}.", "It opens at [month’s end]{2021-10}."),
        no=("The [day end] bell rang.",),
    ),
    Pattern(
        "so long ago or later",
        "{QTY} [other more]? {UNIT} (?: and <h:a half> )? <b:[ago back earlier later before after]>",
        relative.offset,
        yes=(
            "She left [two weeks ago]{2021-W37}.",
            "She left [three days ago]{2021-09-29}.",
            "On May 2 she left. [Three days later]{2021-05-05} she was back.",
        ),
        no=("She left [two days after] his arrest.", "She came [three years back] to Kyiv."),
    ),
    Pattern(
        "year-ago",
        "the? <u:[unit yearword quarter]> dash <b:[ago earlier]>",
        relative.year_ago,
        yes=("Sales beat the [year-ago]{2020} figure.",),
        no=("Sales beat the [years-ago] figure.",),
    ),
    Pattern(
        "long ago or later",
        "<bare:units|yearword|century> <b:[ago earlier later before]>",
        relative.offset,
        yes=("She left [years ago]{PAST_REF}.",),
        no=("She left [a year ago].",),
    ),
    Pattern(
        "so long from now",
        "{QTY} other? {UNIT} from <b:[vague today]>",
        relative.offset,
        yes=("She leaves [two days from now]{2021-10-04}.",),
        no=("She is [two days from tomorrow].",),
    ),
    Pattern(
        "in so long a time",
        "in <q:{QTY}> {UNIT} (?: poss | other )? time",
        relative.offset_in,
        yes=("She leaves [in two weeks’ time]{2021-10-16}.",),
        no=("She left [in two weeks].",),
    ),
    Pattern(
        "first or last stretch of a month or year",
        "the <o:[ord dir]> <q:{QTY}> {UNIT} of (?: {MONTH} comma? (?: {YEAR} )? | <y3:year4> )",
        relative.stretch_of,
        yes=(
            "It rained in [the last five days of May 2017]{P5D}.",
            "It rained in [the first two weeks of March]{P2W}.",
            "It rained in [the last three months of 2019]{P3M}.",
        ),
        no=("It rained in [the last five days] of the fair.", "It rained in [the third two weeks of May]."),
    ),
    Pattern(
        "stretch before or after",
        "the? {DIR} <q:{QTY}> other? dash? {UNIT}",
        relative.window,
        yes=("It rose over [the past two years]{P2Y}.", "It falls over [the next 18 months]{P18M}."),
        no=("It will [last 30 days].",),
    ),
    Pattern(
        "stretch with its direction inside",
        "the <q:{QTY}> <dir:dir> {UNIT}",
        relative.window,
        yes=("It rose in [the four previous weeks]{P4W}.",),
        no=("It rose in [the four weeks].",),
    ),
    Pattern(
        "first stretch",
        "the <o:ord> <q:{QTY}>? {UNIT}",
        relative.first_of,
        yes=("He won in [the first three years]{P3Y}.",),
        no=("He won in [the first year].",),
    ),
    Pattern(
        "recent units",
        "the? recent {UNIT}",
        relative.recent,
        yes=("It rose in [recent years]{PAST_REF}.",),
        no=("It rose in a [recent year].",),
    ),
)
