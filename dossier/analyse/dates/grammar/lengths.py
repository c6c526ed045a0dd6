"""Ways to say how long something takes and how often it comes."""

from __future__ import annotations

from dossier.analyse.dates import readers_lengths as lengths
from dossier.analyse.dates.grammar.pattern import Pattern

LENGTHS = (
    Pattern(
        "quarter-century",
        "a? quarter dash? century (?: <b:[ago earlier later]> )?",
        lengths.quarter_century,
        yes=("It took [a quarter-century]{P25Y}.", "It began [a quarter century ago]{1996}."),
        no=("It took [a century].",),
    ),
    Pattern(
        "so many units",
        "<q:{QTY}> [other more]? dash? {UNIT} (?: and <h:a half> )? (?: dash? <old:old> )?",
        lengths.duration,
        yes=(
            "It took [three weeks]{P3W}.",
            "It took [two and a half years]{P2.5Y}.",
            "It took [half an hour]{PT0.5H}.",
        ),
        no=("A [45-year-old] man left.", "It would [one day] end.", "He got [a second] chance."),
    ),
    Pattern(
        "unit-long",
        "a? {UNIT} dash <long:other>",
        lengths.unit_long,
        yes=("A [month-long]{P1M} truce began.", "A [years-long]{PXY} war ended."),
        no=("A [month-old] truce ended.",),
    ),
    Pattern(
        "units without a number",
        "{UNIT}",
        lengths.bare_unit,
        yes=("They fought for [months]{PXM}.",),
        no=("His school [days] ended.", "After-[hours] trading fell."),
    ),
    Pattern(
        "word of repetition",
        "recur",
        lengths.recurrence,
        yes=("They meet [weekly]{P1W}.",),
        no=("He reads the business [daily] Vedomosti.",),
    ),
    Pattern(
        "every unit",
        "every (?: other | ord | second | <q:[int numword]> | few )? "
        "(?: {UNIT} | <w:weekday> | <s:season> | <m:[month weakmonth]> )",
        lengths.every,
        yes=(
            "They meet [every two years]{P2Y}.",
            "They meet [each Monday]{XXXX-WXX-1}.",
            "They meet [every morning]{TMO}.",
        ),
        no=("They check [every second].",),
    ),
    Pattern(
        "per unit",
        "[per a] {UNIT}",
        lengths.per_unit,
        yes=("It costs ten euros [per day]{P1D}.",),
        no=("It costs ten euros [per head].",),
    ),
)
