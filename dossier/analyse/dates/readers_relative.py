"""What the patterns mean that are seen from a date: today, last week, two years ago, the end of the year.

Like `readers`: tokens and match in, a phrase out, or None to refuse.
"""

from __future__ import annotations

from dossier.analyse.dates import lexicon
from dossier.analyse.dates.numbers import number
from dossier.analyse.dates.phrases import Calendar, Deictic, Duration, Found, Offset, Vague
from dossier.analyse.dates.readers import Hit, direction, found, has, word, year_of
from dossier.analyse.dates.refusals import Case, clause_ends, days, lengths, nothing_follows, refused, times
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.dates import MONTH_WORDS
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.model import TimexType

UNITS = {**lexicon.UNIT_WORDS, **lexicon.UNIT_PLURALS}
"""Word -> one-letter name of the unit, singular or plural."""
_FILLERS = words(ANY, "length_filler")
"""Adjectives that may stand between the number and the unit."""
_FILLER_ENDINGS = ("ous", "ful", "ing", "ed", "ish", "ic", "less", "al")
"""Endings of adjectives that may stand between a number and a unit in the plural."""
_SPANNING = word_set("over in within during for throughout")
"""Before "the last year" they make it a length of time."""


def kind(unit: str) -> TimexType:
    """Return TIME for what is shorter than a day."""
    return "TIME" if unit in "SmH" else "DATE"


def fillers_ok(tokens: Tokens, hit: Hit, before: str) -> bool:
    """Tell whether a word of no class before the unit is an adjective that may stand there."""
    at = hit.start(before) - 1 if has(hit, before) else -1
    if at < hit.start() or tokens.classes[at] != CODE["other"] or tokens.words[at] in _FILLERS:
        return True
    counted = tokens.classes[at - 1] in (CODE["numword"], CODE["int"]) and tokens.word(at + 1) in lexicon.UNIT_PLURALS
    return counted and at > hit.start() and tokens.words[at].endswith(_FILLER_ENDINGS)


# ---------------------------------------------------------------- days and units seen from here


def today(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "today", "yesterday", "tomorrow"."""
    case = Case(tokens, *hit.span())
    if refused(days.NOT_TODAY, case):
        return None
    if case.word == "today" and refused(days.NOWADAYS, case):
        return found(hit, Vague("PRESENT_REF"))
    sign = {"today": 0, "yesterday": -1, "tomorrow": 1}[case.word]
    return found(hit, Offset(abs(sign), "D", sign or 1, "document"))


def today_and_one(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the day after tomorrow", "the day before yesterday"."""
    step = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((word(tokens, hit, "b"), word(tokens, hit, "w")))
    if step is None or tokens.word(hit.start() + 1) != "day":
        return None
    return found(hit, Offset(2, "D", 1 if step > 0 else -1, "document"))


def after_next(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the week after next"."""
    unit = UNITS.get(word(tokens, hit, "u"), "")
    if direction(tokens, hit) != "next" or unit not in tuple("WMYK"):
        return None
    return found(hit, Offset(2, unit, 1, "document"))


def deictic(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "last week", "that year", "the following day", "the past year", "these days"."""
    name, way = word(tokens, hit, "u"), direction(tokens, hit)
    unit = UNITS.get(name)
    if unit is None or name in ("second", "min"):
        return None
    if word(tokens, hit, "dir") in _APART:
        return Found(hit.start("dir") + 1, hit.end(), Deictic(way, unit))
    if name in lexicon.UNIT_PLURALS:
        return _units_seen_from_here(tokens, hit, unit, way)
    opens = tokens.word(hit.start()) == "the"
    if _spans(tokens, hit, way):
        return found(hit, Duration(1, unit, way), "DURATION")
    if unit in "HmN" or refused(lengths.NOT_SEEN_FROM_HERE, Case(tokens, *hit.span(), way=way)):
        return None
    return found(hit, Deictic("following" if way == "next" and opens else way, unit))


_APART = frozenset(
    f"{before} {way}" for before in ("that", "following", "previous", "prior") for way in ("this", "last", "next")
)
"""Two words of which the first belongs to what stands before: we saw that | last year; following | last week's vote."""


def _spans(tokens: Tokens, hit: Hit, way: str) -> bool:
    """Tell whether a unit is a stretch up to now or from now on: "the past week", "this past year"."""
    if way == "past" or (word(tokens, hit, "dir"), word(tokens, hit, "u")) == ("this past", "year"):
        return True
    return way in ("last", "next") and tokens.word(hit.start()) == "the" and tokens.word(hit.start() - 1) in _SPANNING


def _units_seen_from_here(tokens: Tokens, hit: Hit, unit: str, way: str) -> Found | None:
    """Read "the past years", "these days", and "this years", the apostrophe left out ("this years festival")."""
    name = word(tokens, hit, "u")
    if way == "this":
        if name == "days":
            return found(hit, Vague("PRESENT_REF"))
        titled = refused(lengths.A_TITLE, Case(tokens, *hit.span(), hit.start("u")))
        return found(hit, Deictic(way, unit)) if name == "years" and not titled else None
    if way in ("same", "that") or refused(lengths.A_TITLE, Case(tokens, *hit.span(), hit.start("u"))):
        return None
    return found(hit, Duration(None, unit, way), "DURATION")


def the_weekend(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the weekend"."""
    return found(hit, Deictic("near", "K")) if tokens.word(hit.end() - 1) == "weekend" else None


_PARTS = words(ANY, "part_of_day")
"""Before "of the day" they make it the day spoken of, and not any day ("man of the day", "time of day")."""


def the_day(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the day's meetings", "the last match of the day", "closed for the day"."""
    if word(tokens, hit, "u") != "day":
        return None
    before, follows = tokens.word(hit.start() - 1), tokens.kind(hit.end())
    part = before == "of" and tokens.word(hit.start() - 2) in _PARTS
    over = before == "for" and follows in (CODE["stop"], CODE["comma"], CODE["gap"])
    return found(hit, Deictic("near", "D")) if follows == CODE["poss"] or part or over else None


def unit_before(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the year before", "the day after", "the month earlier", "the day following"."""
    name, way = word(tokens, hit, "u"), word(tokens, hit, "b")
    unit = lexicon.UNIT_WORDS.get(name, "")
    if unit not in tuple("DWMY") or way not in ("before", "after", "earlier", "following", "previous", "prior"):
        return None
    if not nothing_follows(tokens, hit.end()):
        return None
    return found(hit, Offset(1, unit, 1 if way in ("after", "following") else -1, "last"))


def part_of_the(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the end of the year", "later in the day": the unit is the one we are in."""
    unit = lexicon.UNIT_WORDS.get(word(tokens, hit, "u"))
    turn = "turn" in tokens.words[hit.start() : hit.start() + 2]
    if unit == "D" and refused(days.A_TURN_OF_SPEECH, Case(tokens, *hit.span(), hit.start("u"))):
        return None
    return found(hit, Deictic("near", unit)) if unit in tuple("DWMYQECK") and unit and not turn else None


def year_end(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "year-end", "month's end"."""
    unit = UNITS.get(tokens.word(hit.start()), "")
    if tokens.word(hit.end() - 1) != "end" or unit not in tuple("MYQ") or hit.end() - hit.start() < 2:
        return None
    return found(hit, Deictic("near", unit))


# ---------------------------------------------------------------- so long before or after


def offset(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "two weeks ago", "three days later", "a year earlier", "months before", "two days from today"."""
    counted = has(hit, "u")
    name, way = word(tokens, hit, "u" if counted else "bare"), word(tokens, hit, "b")
    unit = UNITS.get(name)
    if unit is None or name in lexicon.DAYPARTS or not fillers_ok(tokens, hit, "u"):
        return None
    if not counted and name not in lexicon.UNIT_PLURALS:
        return None
    amount = _amount(tokens, hit) if counted else None
    if (amount is not None and amount < 0) or refused(lengths.NOT_SO_FAR, Case(tokens, *hit.span(), way=way)):
        return None
    return _offset(hit, amount, unit, way)


def _amount(tokens: Tokens, hit: Hit) -> float | None:
    amount = number(tokens, hit.start(), hit.start("u"))
    return amount + 0.5 if has(hit, "h") and amount is not None and amount >= 0 else amount


def _offset(hit: Hit, amount: float | None, unit: str, way: str) -> Found | None:
    """Return the phrase of a length and the word that says from where it is counted."""
    if way in ("tomorrow", "yesterday"):
        return None
    if way in ("ago", "back", "now", "today"):
        return found(hit, Offset(amount, unit, -1 if way in ("ago", "back") else 1, "document"), kind(unit))
    sign = -1 if way in ("earlier", "before", "previously", "prior") else 1
    return found(hit, Offset(amount, unit, sign, "last"), kind(unit))


def year_ago(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the year-ago quarter", "year-earlier"."""
    unit = lexicon.UNIT_WORDS.get(word(tokens, hit, "u"))
    if unit is None:
        return None
    return Found(hit.start("u"), hit.end(), Offset(1, unit, -1, "document"), kind(unit))


def offset_in(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "in two weeks' time"."""
    amount = number(tokens, *hit.span("q"))
    unit = UNITS.get(word(tokens, hit, "u"))
    if unit is None or "tim" not in tokens.word(hit.end() - 1):
        return None
    if unit == "W" and amount is not None and amount > 0:
        amount, unit = amount * 7, "D"  # it is counted to the day
    return found(hit, Offset(amount, unit, 1, "document"), kind(unit))


def window(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the past two years", "the next 18 months", "the four previous weeks"."""
    unit, way = UNITS.get(word(tokens, hit, "u")), direction(tokens, hit)
    if unit is None or not fillers_ok(tokens, hit, "u") or refused(lengths.A_VERB, Case(tokens, *hit.span())):
        return None
    amount = number(tokens, *hit.span("q"))
    if amount is not None and amount < 0:
        return None
    if word(tokens, hit, "dir") == "that":
        return None  # "said that several days later"
    placed = way != "same" and tokens.word(hit.end()) != "of"
    return found(hit, Duration(amount, unit, way if placed else ""), "DURATION")


def stretch_of(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the last five days of May 2017", "the first three months of 2019"."""
    unit, side = UNITS.get(word(tokens, hit, "u")), _SIDES.get(word(tokens, hit, "o"), "")
    amount = number(tokens, *hit.span("q"))
    if unit is None or unit not in "DWM" or not side or amount is None or amount < 1:
        return None
    if has(hit, "y3"):
        whole = Calendar(year=int(word(tokens, hit, "y3")))
    else:
        whole = Calendar(year=year_of(tokens, hit), month=MONTH_WORDS[word(tokens, hit, "m").rstrip(".")])
    end = hit.end() - (tokens.classes[hit.end() - 1] == CODE["comma"])
    return Found(hit.start(), end, Duration(amount, unit, side, ordinal=True, of=whole), "DURATION")


_SIDES = {"first": "first", "1st": "first", "last": "last"}


def first_of(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the first three years"."""
    unit = UNITS.get(word(tokens, hit, "u"))
    if unit is None or not has(hit, "q"):
        return None
    amount = number(tokens, *hit.span("q"))
    if word(tokens, hit, "o") != "first" or (amount is not None and amount < 0):
        return None
    return found(hit, Duration(amount, unit, ordinal=True), "DURATION")


# ---------------------------------------------------------------- words of no date


def recent(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "recent years", "the recent months"."""
    return found(hit, Vague("PAST_REF")) if word(tokens, hit, "u") in lexicon.UNIT_PLURALS else None


def vague(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "now", "currently", "recently"; "now, therefore," only concludes."""
    if tokens.word(hit.start()) == "now" and tokens.word(hit.end() + 1) == "therefore":
        return None
    return found(hit, Vague(lexicon.VAGUE_WORDS[tokens.word(hit.start())]))


def future(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the future", "the near future", "future"."""
    last = hit.end() - 1
    if refused(times.NOT_TO_COME, Case(tokens, *hit.span())):
        return None
    if tokens.word(last - 1) in ("the", "near", "foreseeable", "distant", "immediate"):
        return found(hit, Vague("FUTURE_REF"))
    return Found(last, hit.end(), Vague("FUTURE_REF"))


def past_or_present(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "the past", "the present", "at present"."""
    name = tokens.word(hit.end() - 1)
    value = {"past": "PAST_REF", "present": "PRESENT_REF", "moment": "PRESENT_REF"}.get(name)
    if value is None or not clause_ends(tokens, hit.end()):
        return None
    return found(hit, Vague(value))
