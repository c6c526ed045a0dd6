"""What the patterns mean that say a length of time or how often something comes.

Like `readers`: tokens and match in, a phrase out, or None to refuse.
"""

from __future__ import annotations

from dossier.analyse.dates import lexicon
from dossier.analyse.dates.numbers import number
from dossier.analyse.dates.phrases import Duration, Found, Offset, Recurrence
from dossier.analyse.dates.readers import Hit, found, has, word
from dossier.analyse.dates.readers_relative import UNITS, fillers_ok
from dossier.analyse.dates.refusals import Case, days, lengths, refused
from dossier.analyse.dates.timex import SEASON_LETTERS
from dossier.analyse.dates.tokens import Tokens
from dossier.english.dates import MONTH_WORDS, WEEKDAY_WORDS


def code(amount: float | None, unit: str) -> str:
    """Write a length as TIMEX3 does: `P2W`, `PT1H`, `PXM`, `P1DE`."""
    if unit == "F" and amount is not None:
        amount *= 2
    if unit in "EC" and amount is not None and amount != int(amount):
        amount, unit = amount * (10 if unit == "E" else 100), "Y"
    written = "X" if amount is None else f"{amount:g}"
    return lexicon.DURATION_CODES[unit].format(written)


def duration(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "three weeks", "a two-and-a-half-year", "half an hour", "several months"."""
    name = word(tokens, hit, "u")
    unit = UNITS.get(name)
    if unit is None or not fillers_ok(tokens, hit, "u") or _is_no_length(tokens, hit):
        return None
    if name in lexicon.DAYPARTS or (name == "second" and word(tokens, hit, "q") != "one"):
        return None
    amount = number(tokens, *hit.span("q"))
    if amount is not None and amount < 0:
        return None
    if _is_a_rate(tokens, hit):
        return found(hit, Recurrence(lexicon.DURATION_CODES[unit].format(1)), "SET")
    if has(hit, "h"):
        return found(hit, Duration((amount or 0) + 0.5, unit), "DURATION")
    return found(hit, Duration(amount, unit), "DURATION", hit.end("u"))


def _is_no_length(tokens: Tokens, hit: Hit) -> bool:
    if refused(lengths.NOT_A_LENGTH, Case(tokens, hit.start(), hit.end("u"), hit.start("u"))):
        return True
    if _is_one(tokens, hit) and refused(lengths.HOW_MUCH, Case(tokens, hit.start(), hit.end("u"))):
        return True
    return refused(lengths.AN_AGE, Case(tokens, *hit.span()))


def _is_a_rate(tokens: Tokens, hit: Hit) -> bool:
    return _is_one(tokens, hit) and refused(lengths.A_RATE, Case(tokens, hit.start(), hit.end("u")))


def _is_one(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether the number is an article: "a year"."""
    return tokens.word(hit.start()) == "a" and hit.end("q") - hit.start("q") == 1


def quarter_century(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "a quarter-century", "a quarter-century ago"."""
    way = word(tokens, hit, "b") if has(hit, "b") else ""
    if not way:
        return found(hit, Duration(25, "Y"), "DURATION")
    return found(hit, Offset(25, "Y", 1 if way == "later" else -1, "document" if way == "ago" else "last"))


def unit_long(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "month-long", "years-long"."""
    unit = UNITS.get(word(tokens, hit, "u"))
    if unit is None or tokens.word(hit.end() - 1) != "long" or unit in "SN":
        return None
    plural = word(tokens, hit, "u") in lexicon.UNIT_PLURALS
    return Found(hit.start("u"), hit.end(), Duration(None if plural else 1, unit), "DURATION")


def bare_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "years", "for months", "weeks of talks"."""
    unit = lexicon.UNIT_PLURALS.get(word(tokens, hit, "u"))
    if unit is None or unit in "SKNQ":
        return None
    start, end = hit.span()
    if refused(lengths.A_TITLE, Case(tokens, start - 1, end, start)):
        return None
    if refused(lengths.NOT_A_BARE_UNIT, Case(tokens, start, end)):
        return None
    return found(hit, Duration(None, unit), "DURATION")


# ---------------------------------------------------------------- repetitions


def recurrence(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "daily", "annual", "weekly", unless it is part of a name."""
    if refused(days.NOT_A_REPETITION, Case(tokens, *hit.span())):
        return None
    return found(hit, Recurrence(lexicon.RECURRENCES[tokens.word(hit.start())]), "SET")


def every(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "every week", "each Monday", "every two years", "every other day"."""
    value = _every_named(tokens, hit) or _every_unit(tokens, hit)
    return found(hit, Recurrence(value), "SET") if value else None


def _every_named(tokens: Tokens, hit: Hit) -> str:
    """Return the value of "each Monday", "every summer", "every May", "every morning"."""
    if has(hit, "w"):
        return f"XXXX-WXX-{WEEKDAY_WORDS[word(tokens, hit, 'w').rstrip('.')]}"
    if has(hit, "s"):
        return "XXXX-" + SEASON_LETTERS[lexicon.SEASON_WORDS[word(tokens, hit, "s")]]
    if has(hit, "m"):
        return f"XXXX-{MONTH_WORDS[word(tokens, hit, 'm').rstrip('.')]:02d}"
    part = lexicon.DAYPARTS.get(word(tokens, hit, "u"))
    return "T" + part if part else ""


def _every_unit(tokens: Tokens, hit: Hit) -> str:
    """Return the value of "every week", "every two years", "every other day"."""
    name = word(tokens, hit, "u")
    unit = UNITS.get(name)
    if unit is None or name == "second":
        return ""
    if unit == "K":
        return "XXXX-WXX-WE"
    count = number(tokens, *hit.span("q")) if has(hit, "q") else 2 if tokens.word(hit.start() + 1) == "other" else 1
    scale = {"Q": 3, "F": 2}.get(unit, 1)
    return code(count * scale if count else count, "M" if unit == "Q" else unit)


def per_unit(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "per day", and "a day" of "twice a day"."""
    unit = UNITS.get(word(tokens, hit, "u"))
    if tokens.word(hit.start()) != "per" or unit is None or unit in "SN":
        return None
    return found(hit, Recurrence(code(1, unit)), "SET")
