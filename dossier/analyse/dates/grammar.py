"""The grammar of date phrases: patterns over token classes, each with the function that reads a match.

A pattern is a regular expression in which a word stands for a token class (`month`, `int`), `{NAME}` for a shared
piece, `[a b]` for one of several classes and `<x: ...>` for a named group; spaces mean nothing. At each place the
longest match whose reader does not refuse it wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from dossier.analyse.dates import readers
from dossier.analyse.dates import readers_relative as relative
from dossier.analyse.dates.phrases import Found
from dossier.analyse.dates.tokens import CODE, Tokens

Reader = Callable[[Tokens, "re.Match[str]"], Found | None]

PIECES = {
    "MONTH": "<m:[month weakmonth]>",
    "DAY": "<d: int | ord | second | numword dash ord>",
    "YEAR": "<y: year4 | year2>",
    "WEEKDAY": "(?: <w:[weekday weakday]> comma? )?",
    "QTY": "(?: a? [few couple] of? (?: [more other] )? | half a | half | a [half other]? "
    "| (?: [int num numword] [dash to or] )? (?: [int num] numword? | year4 | numword (?: dash? numword ){0,5} ) "
    "(?: dash? and dash? a? dash? half )? )",
    "UNIT": "<u:[unit units quarter weekend century yearword second daypart]>",
    "DIR": "<dir: dir dir?>",
}

RULES: tuple[tuple[str, Reader], ...] = (
    # calendar
    ("{WEEKDAY} {MONTH} the? {DAY} (?: comma? {YEAR} )? <bc:bc>?", readers.month_day),
    ("{DIR} {MONTH} the? {DAY}", readers.month_day),
    ("{WEEKDAY} the? {DAY} [of dash]? {MONTH} (?: [comma of dash]? {YEAR} )? <bc:bc>?", readers.month_day),
    ("[the dir]? {DAY} <u:unit> of {MONTH} (?: comma? {YEAR} )?", readers.month_day),
    ("the? <d: ord | int> of <dir:dir> <u:unit>", readers.day_of_unit),
    ("<w:[weekday weakday]> comma? the? <d:ord>", readers.weekday_and_day),
    ("the <d:ord>", readers.day_alone),
    ("{MONTH} [comma of dash in]? (?: yearword )? (?: {YEAR} | <y2:[int num]> <bc:bc> ) <bc2:bc>?", readers.month_year),
    ("(?: the? {DIR} )? {MONTH}", readers.month),
    ("<y:[year4 num int]> <bc:bc>", readers.year_bc),
    ("<bc:bc> <y:[year4 num int]>", readers.year_bc),
    ("(?: the yearword of? )? {YEAR}", readers.year),
    ("the? fiscal yearword? <y:[year4 year2]>", readers.fiscal_year),
    ("the? {DIR} fiscal <u:yearword>", relative.deictic),
    ("at <t:the> time", relative.past_or_present),
    ("fy", readers.fiscal_year),
    ("the? (?: <era:[early midp]> dash? )? [decade decadeword] <bc:bc>?", readers.decade),
    (
        "the? (?: <era:[early midp]> dash? )? <o: ord | second | numword dash ord> dash? century <bc:bc>?",
        readers.century,
    ),
    (
        "the? <o: ord | second | <dir:dir> > dash? fiscal? dash? quarter "
        "(?: [of comma]? the? fiscal? yearword? <y:[year4 year2]> )?",
        readers.quarter,
    ),
    ("isoquarter (?: of? <y:[year4 year2]> )?", readers.quarter_code),
    ("(?: the? {DIR} | the )? <s:season> (?: [of comma dash]? {YEAR} | of <y2:[int num]> <bc:bc> )?", readers.season),
    ("the? <o: ord | second | dir> half of (?: the yearword )? {YEAR}", readers.half),
    (
        "the? <o: ord | second | dir> dash? <k:[half quarter]> of (?: the | the? {DIR} ) <u:yearword>",
        readers.part_of_year,
    ),
    ("iso | isoweek", readers.iso),
    ("slashdate", readers.numeric),
    ("event", readers.event),
    (
        "(?: {DIR} )? named (?: [weekday weakday other poss unit named stop yearword edge daypart] ){0,4} year4?",
        readers.named,
    ),
    ("(?: the? {DIR} )? <w:weekday>", readers.weekday),
    # seen from a date
    ("<w:today>", relative.today),
    ("the unit <b:[before after]> <w:today>", relative.today_and_one),
    ("the <u:[unit yearword weekend]> after <dir:dir>", relative.after_next),
    ("the? {DIR} {UNIT}", relative.deictic),
    ("the weekend", relative.the_weekend),
    ("the <u:unit>", relative.the_day),
    ("the <u:[unit yearword]> <b:[before after earlier later dir]>", relative.unit_before),
    (
        "(?: <e:[early earlier later]> in | the? edge of ) <t:the> "
        "<u:[unit yearword weekend quarter season decade century]>",
        relative.part_of_the,
    ),
    ("[unit yearword] (?: dash | poss )? <e:edge>", relative.year_end),
    ("{QTY} [other more]? {UNIT} (?: and <h:a half> )? <b:[ago back earlier later before after]>", relative.offset),
    ("the? <u:[unit yearword quarter]> dash <b:[ago earlier]>", relative.year_ago),
    ("<bare:units|yearword|century> <b:[ago earlier later before]>", relative.offset),
    ("{QTY} other? {UNIT} from <b:[vague today]>", relative.offset),
    ("in <q:{QTY}> {UNIT} (?: poss | other )? time", relative.offset_in),
    ("the? {DIR} <q:{QTY}> other? dash? {UNIT}", relative.window),
    ("the <q:{QTY}> <dir:dir> {UNIT}", relative.window),
    ("the <o:ord> <q:{QTY}>? {UNIT}", relative.first_of),
    ("the? recent {UNIT}", relative.recent),
    # lengths and repetitions
    ("a? quarter dash? century (?: <b:[ago earlier later]> )?", relative.quarter_century),
    ("<q:{QTY}> [other more]? dash? {UNIT} (?: and <h:a half> )? (?: dash? <old:old> )?", relative.duration),
    ("a? {UNIT} dash <long:other>", relative.unit_long),
    ("{UNIT}", relative.bare_unit),
    ("recur", relative.recurrence),
    (
        "every (?: other | ord | second | <q:[int numword]> | few )? "
        "(?: {UNIT} | <w:weekday> | <s:season> | <m:[month weakmonth]> )",
        relative.every,
    ),
    ("[per a] {UNIT}", relative.per_unit),
    # time of day
    ("clock ampm? zone?", relative.clock),
    ("<c:[year4 num]> zone", relative.military),
    ("num ampm zone?", relative.clock),
    ("[int numword] (?: stop int )? ampm zone?", relative.clock),
    ("noon", relative.noon),
    ("(?: the? {DIR} | the | at )? <n:daypart>", relative.daypart),
    ("<n:tonight>", relative.daypart),
    # vague
    ("vague", relative.vague),
    ("the? other? future", relative.future),
    ("<t:[the at]> dir", relative.past_or_present),
)


def translate(pattern: str) -> str:
    """Turn a pattern over class names into a regular expression over class characters."""
    for name, piece in PIECES.items():
        pattern = pattern.replace("{" + name + "}", piece)

    def character(found: re.Match[str]) -> str:
        if found[1]:
            return f"(?P<{found[1]}>"
        if found[2]:
            return ")"
        return re.escape(CODE[found[3]]) if found[3] else ""

    return re.sub(r"<(\w+):|(>)|([a-z]\w*)|\s+", character, pattern)


@cache
def compiled() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Reader], ...]]:
    """Return one pattern that finds where a phrase may begin, and all patterns with their readers."""
    rules = tuple((re.compile(translate(pattern)), reader) for pattern, reader in RULES)
    starts = "|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern) for rule, _ in rules)
    return re.compile(starts), rules


def find_phrases(tokens: Tokens) -> Iterator[Found]:
    """Find the basic phrases of a text from left to right, not overlapping."""
    starts, rules = compiled()
    position = 0
    classes = tokens.classes
    while match := starts.search(classes, position):
        position = match.start()
        hits = [(hit, reader) for rule, reader in rules if (hit := rule.match(classes, position))]
        hits.sort(key=lambda pair: -pair[0].end())
        found = next((found for hit, reader in hits if (found := reader(tokens, hit)) is not None), None)
        if found is None:
            position += 1
        else:
            yield found
            position = found.end
