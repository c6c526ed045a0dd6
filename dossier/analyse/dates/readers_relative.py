"""What the patterns mean that are seen from a date, say a length, a repetition or a time of day.

Like `readers`: tokens and match in, a phrase out, or None to refuse.
"""

from __future__ import annotations

import re

from dossier.analyse.dates import lexicon, refusals
from dossier.analyse.dates.numbers import number
from dossier.analyse.dates.phrases import Clock, Deictic, Duration, Fixed, Found, Offset, Phrase, Recurrence, Vague
from dossier.analyse.dates.readers import Hit, direction, found, has, word
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.lexicon import ANY, words
from dossier.english.numerals import CARDINALS
from dossier.english.patterns import word_set
from dossier.model import TimexType

_UNITS = {**lexicon.UNIT_WORDS, **lexicon.UNIT_PLURALS}
_FILLERS = words(ANY, "length_filler")
"""Adjectives that may stand between the number and the unit."""
_SPANNING = word_set("over in within during for throughout")
"""Before "the last year" they make it a length of time."""


# ---------------------------------------------------------------- seen from a date


def today(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "today", "yesterday", "tomorrow"."""
    if tokens.written(hit.start())[:1].isupper() and refusals.part_of_a_name(tokens, hit.start()):
        return None
    if tokens.word(hit.start()) == "today" and refusals.nowadays(tokens, hit.start()):
        return found(hit, Vague("PRESENT_REF"))
    sign = {"today": 0, "yesterday": -1, "tomorrow": 1}[word(tokens, hit, "w")]
    return found(hit, Offset(abs(sign), "D", sign or 1, "document"))


def today_and_one(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the day after tomorrow", "the day before yesterday"."""
    step = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((word(tokens, hit, "b"), word(tokens, hit, "w")))
    if step is None or tokens.word(hit.start() + 1) != "day":
        return None
    return found(hit, Offset(2, "D", 1 if step > 0 else -1, "document"))


def after_next(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the week after next"."""
    unit = _UNITS.get(word(tokens, hit, "u"), "")
    if direction(tokens, hit) != "next" or unit not in tuple("WMYK"):
        return None
    return found(hit, Offset(2, unit, 1, "document"))


def deictic(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "last week", "that year", "the following day", "the past year", "these days"."""
    name, way = word(tokens, hit, "u"), direction(tokens, hit)
    unit = _UNITS.get(name) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(name)
    opens = tokens.word(hit.start()) == "the"
    if unit is None or (unit in "Sm" and name in ("second", "min")):
        return None
    if name in lexicon.UNIT_PLURALS or name in ("centuries", "years"):
        if name == "days" and way == "this":
            return found(hit, Vague("PRESENT_REF"))
        if way in ("same", "that") or refusals.a_title(tokens, hit.start(), hit.start("u")):
            return None
        if way == "this" and name == "years":
            return found(hit, Deictic(way, unit))  # "this years festival", the apostrophe left out
        return found(hit, Duration(None, unit, way), "DURATION") if way != "this" else None
    if way == "past" or (way in ("last", "next") and opens and tokens.word(hit.start() - 1) in _SPANNING):
        return found(hit, Duration(1, unit, way), "DURATION")
    if unit in "Hm" or name in lexicon.DAYPARTS:
        return None
    if way in ("last", "first") and opens and tokens.word(hit.end()) == "of":
        return None
    if way == "next" and opens:
        way = "following"
    if refusals.bare_that(tokens, hit.start("dir"), hit.end(), way):
        return None
    return found(hit, Deictic(way, unit))


def the_weekend(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the weekend"."""
    return found(hit, Deictic("near", "K")) if tokens.word(hit.end() - 1) == "weekend" else None


_PARTS = words(ANY, "part_of_day")
"""Before "of the day" they make it the day spoken of, and not any day ("man of the day", "time of day")."""


def the_day(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the day's meetings", "the last match of the day", "closed for the day"."""
    if word(tokens, hit, "u") != "day":
        return None
    before = tokens.word(hit.start() - 1)
    whose = tokens.classes[hit.end() : hit.end() + 1] == CODE["poss"]
    part = before == "of" and tokens.word(hit.start() - 2) in _PARTS
    over = before == "for" and tokens.classes[hit.end() : hit.end() + 1] in (CODE["stop"], CODE["comma"], CODE["gap"])
    return found(hit, Deictic("near", "D")) if whose or part or over else None


def unit_before(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the year before", "the day after", "the month earlier", "the day following"."""
    unit = _UNITS.get(word(tokens, hit, "u"), "")
    way = word(tokens, hit, "b")
    if unit not in tuple("DWMY") or word(tokens, hit, "u") in lexicon.UNIT_PLURALS or way in ("later",):
        return None
    if way not in ("before", "after", "earlier", "following", "previous", "prior"):
        return None
    if not refusals.clause_ends(tokens, hit.end()):
        return None
    sign = 1 if way in ("after", "following") else -1
    return found(hit, Offset(1, unit, sign, "last"))


def part_of_the(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the end of the year", "later in the day": the unit is the one we are in."""
    unit = _UNITS.get(word(tokens, hit, "u")) or {"century": "C", "quarter": "Q"}.get(word(tokens, hit, "u"))
    if (
        unit is None
        or word(tokens, hit, "u") in lexicon.UNIT_PLURALS
        or "turn" in tokens.words[hit.start() : hit.start() + 2]
    ):
        return None
    if unit in tuple("DWMYQECK"):
        return found(hit, Deictic("near", unit))
    return None


def year_end(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "year-end", "month's end"."""
    unit = _UNITS.get(tokens.word(hit.start()), "")
    if tokens.word(hit.end() - 1) != "end" or unit not in tuple("MYQ") or hit.end() - hit.start() < 2:
        return None
    return found(hit, Deictic("near", unit))


def offset(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "two weeks ago", "three days later", "a year earlier", "months before", "two days from today"."""
    way = word(tokens, hit, "b")
    name = word(tokens, hit, "u") if has(hit, "u") else word(tokens, hit, "bare")
    unit = _UNITS.get(name) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(name)
    if unit is None or name in lexicon.DAYPARTS or not fillers_ok(tokens, hit, "u"):
        return None
    amount = None
    if has(hit, "u"):
        amount = number(tokens, hit.start(), hit.start("u"))
        if amount is not None and amount < 0:
            return None
        if has(hit, "h") and amount is not None:
            amount += 0.5
    elif name not in lexicon.UNIT_PLURALS and name not in ("years", "centuries"):
        return None
    if way in ("ago", "back"):
        if way == "back" and tokens.word(hit.end()) in ("to", "from", "in", "into", "on", "at", "home"):
            return None
        return found(hit, Offset(amount, unit, -1, "document"), kind(unit))
    if way in ("now", "today", "tomorrow", "yesterday"):
        return found(hit, Offset(amount, unit, 1, "document"), kind(unit)) if way in ("now", "today") else None
    if way in ("before", "after", "prior", "following") and not refusals.nothing_follows(tokens, hit.end()):
        return None
    if way == "prior" and tokens.word(hit.end()) == "to":
        return None
    sign = -1 if way in ("earlier", "before", "previously", "prior") else 1
    return found(hit, Offset(amount, unit, sign, "last"), kind(unit))


def kind(unit: str) -> TimexType:
    """Return TIME for what is shorter than a day."""
    return "TIME" if unit in "SmH" else "DATE"


def year_ago(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the year-ago quarter", "year-earlier"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if unit is None or word(tokens, hit, "u") in (*lexicon.UNIT_PLURALS, "years"):
        return None
    start = hit.start("u")
    return Found(start, hit.end(), Offset(1, unit, -1, "document"), kind(unit))


def offset_in(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "in two weeks' time"."""
    amount = number(tokens, *hit.span("q"))
    unit = _UNITS.get(word(tokens, hit, "u"))
    return (
        found(hit, Offset(amount, unit, 1, "document"), kind(unit))
        if unit and "tim" in tokens.word(hit.end() - 1)
        else None
    )


def window(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the past two years", "the next 18 months", "the four previous weeks"."""
    unit = _UNITS.get(word(tokens, hit, "u")) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(
        word(tokens, hit, "u")
    )
    way = direction(tokens, hit)
    if unit is None or not fillers_ok(tokens, hit, "u") or refusals.last_is_a_verb(tokens, hit.start()):
        return None
    amount = number(tokens, *hit.span("q"))
    if amount is not None and amount < 0:
        return None
    return found(
        hit,
        Duration(amount, unit, way if way not in ("same", "that") and tokens.word(hit.end()) != "of" else ""),
        "DURATION",
    )


def first_of(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the first three years"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if unit is None or not has(hit, "q"):
        return None
    amount = number(tokens, *hit.span("q"))
    if word(tokens, hit, "o") != "first" or (amount is not None and amount < 0):
        return None
    return found(hit, Duration(amount, unit, ordinal=True), "DURATION")


def recent(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "recent years", "the recent months"."""
    return found(hit, Vague("PAST_REF")) if word(tokens, hit, "u") in (*lexicon.UNIT_PLURALS, "years") else None


# ---------------------------------------------------------------- lengths and repetitions


def fillers_ok(tokens: Tokens, hit: Hit, before: str) -> bool:
    """Tell whether a word of no class before the unit is an adjective that may stand there."""
    at = hit.start(before) - 1 if has(hit, before) else -1
    if at < hit.start() or tokens.classes[at] != CODE["other"] or tokens.words[at] in _FILLERS:
        return True
    counted = tokens.classes[at - 1] in (CODE["numword"], CODE["int"]) and tokens.word(at + 1) in lexicon.UNIT_PLURALS
    return (
        counted
        and tokens.words[at].endswith(("ous", "ful", "ing", "ed", "ish", "ic", "less", "al"))
        and at > hit.start()
    )


def duration(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "three weeks", "a two-and-a-half-year", "half an hour", "several months"."""
    name = word(tokens, hit, "u")
    unit = _UNITS.get(name) or {"century": "C", "centuries": "C", "quarter": "Q"}.get(name)
    if (
        unit is None
        or not fillers_ok(tokens, hit, "u")
        or refusals.not_a_duration(tokens, hit.start(), hit.start("u"), hit.end("u"))
    ):
        return None
    if (
        has(hit, "old")
        or tokens.word(hit.end()) == "old"
        or (tokens.word(hit.end() + 1) == "old" and tokens.word(hit.end()) == "-")
    ):
        return None
    if name in lexicon.DAYPARTS or (name == "second" and word(tokens, hit, "q") != "one"):
        return None
    amount = number(tokens, *hit.span("q"))
    if amount is not None and amount < 0:
        return None
    if tokens.word(hit.start()) == "a" and hit.end("q") - hit.start("q") == 1 and refusals.rate(tokens, hit.start()):
        return found(hit, Recurrence(lexicon.DURATION_CODES[unit].format(1)), "SET")
    end = hit.end() if has(hit, "h") else hit.end("u")
    if has(hit, "h"):
        amount = (amount or 0) + 0.5
    return found(hit, Duration(amount, unit), "DURATION", end)


def quarter_century(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "a quarter-century", "a quarter-century ago"."""
    way = word(tokens, hit, "b") if has(hit, "b") else ""
    if not way:
        return found(hit, Duration(25, "Y"), "DURATION")
    return found(hit, Offset(25, "Y", 1 if way == "later" else -1, "document" if way == "ago" else "last"))


def unit_long(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "month-long", "years-long"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if unit is None or tokens.word(hit.end() - 1) != "long" or unit in "SN":
        return None
    plural = word(tokens, hit, "u") in lexicon.UNIT_PLURALS
    return Found(hit.start("u"), hit.end(), Duration(None if plural else 1, unit), "DURATION")


def bare_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "years", "for months", "weeks of talks"."""
    name = word(tokens, hit, "u")
    unit = lexicon.UNIT_PLURALS.get(name) or {"centuries": "C"}.get(name)
    named = refusals.a_title(tokens, hit.start() - 1, hit.start())
    if unit is None or unit in "SKNQ" or named or refusals.not_a_bare_unit(tokens, hit.start()):
        return None
    return found(hit, Duration(None, unit), "DURATION")


def recurrence(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "daily", "annual", "weekly", unless it is part of a name."""
    if tokens.written(hit.start())[:1].isupper() and not refusals.sentence_start(tokens, hit.start()):
        return None
    named = tokens.written(hit.end())[:1].isupper() and tokens.word(hit.start()) in ("daily", "weekly")
    if named and tokens.classes[hit.start() - 1 : hit.start()] == CODE["other"]:
        return None  # "the business daily Vedomosti"
    return found(hit, Recurrence(lexicon.RECURRENCES[tokens.word(hit.start())]), "SET")


def every(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "every week", "each Monday", "every two years", "every other day"."""
    if has(hit, "w"):
        return found(hit, Recurrence(f"XXXX-WXX-{lexicon.WEEKDAY_WORDS[word(tokens, hit, 'w').rstrip('.')]}"), "SET")
    if has(hit, "s"):
        return found(hit, Recurrence("XXXX-" + SEASON_LETTERS[lexicon.SEASON_WORDS[word(tokens, hit, "s")]]), "SET")
    if has(hit, "m"):
        return found(hit, Recurrence(f"XXXX-{lexicon.MONTH_WORDS[word(tokens, hit, 'm').rstrip('.')]:02d}"), "SET")
    name = word(tokens, hit, "u")
    if name in lexicon.DAYPARTS:
        return found(hit, Recurrence("T" + lexicon.DAYPARTS[name]), "SET")
    unit = _UNITS.get(name) or {"century": "C", "quarter": "Q"}.get(name)
    if unit is None or name == "second":
        return None
    if unit == "K":
        return found(hit, Recurrence("XXXX-WXX-WE"), "SET")
    count = number(tokens, *hit.span("q")) if has(hit, "q") else 2 if tokens.word(hit.start() + 1) == "other" else 1
    scale = 3 if unit == "Q" else 2 if unit == "F" else 1
    return found(hit, Recurrence(code(count * scale if count else count, "M" if unit == "Q" else unit)), "SET")


def per_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "per day", and "a day" of "twice a day"."""
    unit = _UNITS.get(word(tokens, hit, "u"))
    if tokens.word(hit.start()) != "per" or unit is None or unit in "SN":
        return None
    return found(hit, Recurrence(code(1, unit)), "SET")


SEASON_LETTERS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def code(amount: float | None, unit: str) -> str:
    """Write a length as TIMEX3 does: `P2W`, `PT1H`, `PXM`, `P1DE`."""
    if unit == "F" and amount is not None:
        amount *= 2
    if unit in "EC" and amount is not None and amount != int(amount):
        amount, unit = amount * (10 if unit == "E" else 100), "Y"
    written = "X" if amount is None else f"{amount:g}"
    return lexicon.DURATION_CODES[unit].format(written)


# ---------------------------------------------------------------- time of day


def clock(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "3:30 p.m. EST", "15:11", "3pm", "eleven o'clock", "0930hrs"."""
    words = tokens.words[hit.start() : hit.end()]
    head = words[0]
    digits = [int(part) for part in re.findall(r"\d+", head)] or [CARDINALS.get(head, 99)]
    if head.endswith(("hrs", "hr")) and len(digits) == 1:
        digits = [digits[0] // 100, digits[0] % 100]
    if len(words) > 2 and words[1] == "." and words[2].isdecimal():
        digits.append(int(words[2]))
    if "." in head and not re.match(r"\d{1,2}\.\d\d(?!\d)", head):
        return None
    half_day = next((each[0] for each in words if each in ("am", "pm", "a.m.", "p.m.")), "")
    if not half_day and head[-2:] in ("am", "pm"):
        half_day = head[-2]
    exact = ":" in head or len(digits) > 1 or half_day or "clock" in words[-1] or "clock" in "".join(words)
    hour = digits[0]
    if half_day and hour <= 12:
        hour = hour % 12 + (12 if half_day == "p" else 0)
    if (
        hour > 24
        or any(part > 59 for part in digits[1:])
        or not exact
        or (half_day == "a" and words[-1] == "am" and len(words) == 2 and head.isalpha())
    ):
        return None
    if hit.end() - hit.start() == 1 and refusals.not_a_clock(tokens, hit.start()):
        return None
    time = "T" + ":".join([f"{hour:02d}", *(f"{part:02d}" for part in digits[1:])])
    if len(digits) == 1:
        time += ":00"
    zone = lexicon.ZONES.get(words[-1], "") if len(words) > 1 else ""
    return found(hit, Clock(time, zone), "TIME")


def military(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "1639 UTC", "0730 GMT"."""
    digits = word(tokens, hit, "c")
    if len(digits) != 4 or not digits.isdecimal() or digits > "2400" or digits[2:] > "59":
        return None
    return found(hit, Clock(f"T{digits[:2]}:{digits[2:]}", lexicon.ZONES.get(tokens.word(hit.end() - 1), "")), "TIME")


def noon(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "noon", "midnight"."""
    time = {"noon": "T12:00", "midday": "TMI", "midnight": "T24:00"}[tokens.word(hit.start())]
    return found(hit, Clock(time), "TIME")


def daypart(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "this morning", "last night", "tonight", "that afternoon", "the evening"."""
    name = word(tokens, hit, "n")
    value = lexicon.DAYPARTS[name]
    way = direction(tokens, hit)
    if name in ("tonight", "overnight"):
        return found(
            hit, Clock("TNI", date=Offset(0, "D", 1, "document") if name == "tonight" else Deictic("near", "D")), "TIME"
        )
    if name.endswith("s") or name in ("daytime",):
        return found(hit, Recurrence("T" + value), "SET") if has(hit, "dir") else None
    if way:
        if way == "last" and value in ("NI", "EV"):
            return found(hit, Clock("T" + value, date=Offset(1, "D", -1, "document")), "TIME")
        date: Phrase = (
            Offset(0, "D", 1, "document") if way == "this" else Deictic("following" if way == "next" else way, "D")
        )
        return found(hit, Clock("T" + value, date=date), "TIME")
    if tokens.written(hit.start("n"))[:1].isupper() or refusals.bare_daypart(tokens, hit.start(), hit.end()):
        return None
    dated = tokens.classes[hit.end() : hit.end() + 1] in (CODE["weekday"], CODE["weakday"], CODE["today"])
    if (tokens.word(hit.start()) == "at" and not dated) or refusals.habitual(tokens, hit.start(), hit.end()):
        return found(hit, Fixed("T" + value, "no particular day"), "TIME")
    return found(hit, Clock("T" + value), "TIME")


# ---------------------------------------------------------------- vague


def vague(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "now", "currently", "recently"."""
    return found(hit, Vague(lexicon.VAGUE_WORDS[tokens.word(hit.start())]))


def future(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the future", "the near future", "future"."""
    last = hit.end() - 1
    if tokens.word(last - 1) in ("the", "near", "foreseeable", "distant", "immediate"):
        return found(hit, Vague("FUTURE_REF"))
    return Found(last, hit.end(), Vague("FUTURE_REF"))


def past_or_present(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the past", "the present", "at present"."""
    name = tokens.word(hit.end() - 1)
    value = {"past": "PAST_REF", "present": "PRESENT_REF", "moment": "PRESENT_REF"}.get(name)
    if value is None or not refusals.clause_ends(tokens, hit.end()):
        return None
    return found(hit, Vague(value))
