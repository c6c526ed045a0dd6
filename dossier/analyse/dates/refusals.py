"""Words and numbers that look like dates and are not: "May I", "to march", "2000 men", "the fall of Kabul"."""

from __future__ import annotations

import re

from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import lazy, word_set

_BEFORE_YEAR = words(ANY, "before_year")
_COUNTED = words(ANY, "counted")
_COUNTS = words(ANY, "counts")
_NOT_PLURAL = words(ANY, "no_plural")
_MONEY = frozenset("$€£¥#№")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CITED = lazy(
    r"(?:U\.?S\.?C\.|C\.F\.R\.|Stat\.|Fed\. ?Reg\.|Pub\. ?L\.|\bH\. ?(?:R|J|Con)\.(?: ?Res\.)?|§"
    r"|(?<![A-Z]\.)\bS\.(?: ?Res\.)?|\b(?:[Ss]ections?|[Ss]ecs?\.|[Aa]rticles?|Resolutions?|Nos?\.?))\s{1,3}$"
)
"""What stands before the number of a law, a bill or a resolution."""
_MODALS_AFTER = words(ANY, "after_may")
_BEFORE_MONTH = words(ANY, "before_month") | frozenset(
    (
        "&",
        "(",
        ",",
        "-",
        "–",
    )
)
_BEFORE_SEASON = words(ANY, "before_season")
_BEFORE_VERB = words(ANY, "before_verb")
_BEFORE_ABBREVIATED = words(ANY, "before_abbreviated")
_BEFORE_CLOCK = words("function_words", "before_clock") | frozenset(
    (
        "(",
        ",",
        "-",
        "–",
    )
)
_CLAUSE_WORDS = wordforms("ends_phrase")


_OF_THE_EVENT = words("function_words", "goes_on")


def written_small(tokens: Tokens, index: int) -> bool:
    """Tell whether a word is written without a capital."""
    return tokens.written(index)[:1].islower()


def sentence_start(tokens: Tokens, index: int) -> bool:
    """Tell whether a token opens a sentence or a paragraph."""
    if index == 0:
        return True
    before = tokens.classes[index - 1]
    return before in (CODE["gap"], CODE["stop"]) or tokens.words[index - 1] in ('"', "“", "”", "‘", "?", "!", ":", "…")


def clause_ends(tokens: Tokens, index: int) -> bool:
    """Tell whether a phrase that stops before this token is complete: punctuation or another clause follows."""
    if index >= len(tokens.words):
        return True
    kind = tokens.classes[index]
    if kind in (CODE["stop"], CODE["comma"], CODE["gap"], CODE["close"], CODE["dash"], CODE["and"]):
        return True
    return tokens.words[index] in _CLAUSE_WORDS or not tokens.words[index][0].isalnum()


def nothing_follows(tokens: Tokens, index: int) -> bool:
    """Tell whether "two days after" stops here: with "his arrest" after it, it would be a length before an event."""
    return clause_ends(tokens, index) and tokens.word(index) not in _OF_THE_EVENT


def verb_like(tokens: Tokens, index: int) -> bool:
    """Tell whether a small "may" or "march" stands where a verb stands."""
    return tokens.word(index - 1) in (
        "who",
        "which",
        "that",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "to",
        "will",
        "and",
    )


def not_a_month_day(tokens: Tokens, month: int, day: int, end: int, has_year: bool) -> bool:
    """Refuse "may 2 people", "march 10 miles" and a small "second of march" without a year."""
    if day < month and day and tokens.classes[day - 2 : day] == CODE["other"] + CODE["dash"]:
        return tokens.starts[day] == tokens.ends[day - 1]  # "Memorandum-14 of September 18"
    if has_year:
        return False
    if tokens.word(month).rstrip(".") in ("may", "march", "mar", "sep", "dec", "jun", "jan") and written_small(
        tokens, month
    ):
        return day > month or not tokens.words[day][0].isdecimal()
    return tokens.word(end) in ("percent", "%", "°") or (tokens.word(end) in _COUNTED and day > month)


def not_a_month(tokens: Tokens, index: int, end: int, directed: bool) -> bool:
    """Refuse the verbs may and march, the adjective august, the names April, May and June of people."""
    word = tokens.word(index).rstrip(".")
    if written_small(tokens, index):
        return True
    before, after = tokens.word(index - 1), tokens.word(end)
    if len(word) <= 4 and word not in ("may", "june", "july"):
        return before not in _BEFORE_ABBREVIATED and not (directed and word != "jan")
    if word not in ("may", "march", "april", "june", "august"):
        return False
    follows = tokens.written(end)
    if tokens.word(index - 1) == "that" and follows[:1].isupper() and tokens.classes[end : end + 1] == CODE["other"]:
        return True
    if directed or before in _BEFORE_MONTH - {",", "-", "and", "for", "the", "or", "to", "("}:
        return word == "march" and before in ("the", "on", "of") and after in ("on", "to", "of", "for", "through")
    if (
        word in ("april", "june", "may", "august")
        and follows[:1].isupper()
        and before not in _BEFORE_MONTH - {"that", "and"}
    ):
        return True
    if word == "may" and after in _MODALS_AFTER:
        return True
    if word in ("may", "march") and sentence_start(tokens, index):
        return tokens.classes[end : end + 1] not in (CODE["stop"], CODE["comma"], CODE["dash"], CODE["gap"], "")
    if word == "march" and (
        before in ("the", "a", "long", "first") or after in ("on", "to", "of", "for", "through", "against")
    ):
        return True
    earlier = tokens.written(index - 1)
    return (
        earlier[:1].isupper()
        and before not in _BEFORE_MONTH
        and tokens.classes[index - 1] == CODE["other"]
        and word != "march"
    )


def not_a_year(tokens: Tokens, index: int) -> bool:
    """Refuse amounts, numbers and counts; before 1800 a year needs a word before it that years follow."""
    value = tokens.word(index)
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if not value.isdecimal():
        return before not in _BEFORE_YEAR or not value.strip("'’").isdecimal()
    follows = tokens.classes[index + 1 : index + 2]
    touching = index + 1 < len(tokens.words) and tokens.starts[index + 1] == tokens.ends[index]
    plain_year = _YEAR.fullmatch(value) is not None and int(value) % 10 != 0
    if plain_year and before in ("a", "an") and after != "%" and not touching:
        return False  # "a 2003 police video"
    if plain_year and before in ("least", "over") and follows in (CODE["stop"], CODE["comma"], CODE["gap"]):
        return False  # "until at least 2011.", "up on exports over 2009,"
    ranged = follows == CODE["dash"] and tokens.classes[index + 2 : index + 3] == CODE["year4"]
    if before in _MONEY or (before in _COUNTS and not ranged) or (before == "than" and int(value) % 10 == 0):
        return True
    if after in ("%", "°", "+", "×") or (
        after == "."
        and touching
        and tokens.word(index + 2)[:1].isdecimal()
        and tokens.starts[index + 2] == tokens.ends[index + 1]
    ):
        return True
    if follows in (CODE["units"], CODE["yearword"]) or after in _COUNTED:
        return True
    if follows == CODE["unit"] and not _YEAR.fullmatch(value):
        return True
    if (
        tokens.word(index + 2) in _COUNTED
        and tokens.written(index + 1).islower()
        and before not in ("in", "since", "the")
    ):
        return True
    if _in_a_number(tokens, index) or _cited(tokens, index):
        return True
    number = int(value)
    if 1800 <= number <= 2100:
        return False
    if before in ("in", "since", "until", "by"):
        return number > 2200
    plural = tokens.written(index + 1).islower() and after.endswith(("s", "children", "men", "people"))
    if number > 2100 or (plural and after not in _NOT_PLURAL and (before != "the" or number % 50 == 0)):
        return True
    if before in ("to", "of", "and", "for", "than", "about", "around", "or", "between", ",", "as"):
        return number % 50 == 0
    if before in _BEFORE_YEAR or before in ("the", "(", "-", "–", "—"):
        return False
    return follows not in (CODE["dash"], CODE["close"], CODE["gap"]) and not sentence_start(tokens, index)


def _cited(tokens: Tokens, index: int) -> bool:
    """Tell whether a number is that of a law: "50 U.S.C. 1622(d)", "Resolution 1701"."""
    if index > 1 and tokens.classes[index - 1] == CODE["dash"] and tokens.words[index - 2].isdecimal():
        return _cited(tokens, index - 2)
    start, end = tokens.starts[index], tokens.ends[index]
    subsection = re.match(r"\([a-z0-9]{1,3}\)", tokens.text[end : end + 5])
    return subsection is not None or _CITED().search(tokens.text, max(0, start - 24), start) is not None


def _in_a_number(tokens: Tokens, index: int) -> bool:
    """Tell whether dashes tie the digits to other digits that are no year, as in telephone numbers."""
    dash = CODE["dash"]
    before, after = tokens.word(index - 2), tokens.word(index + 2)
    tied_before = index > 1 and tokens.classes[index - 1] == dash and before.isdecimal()
    tied_after = tokens.classes[index + 1 : index + 2] == dash and after.isdecimal()
    return (tied_before and len(before) != 4) or (tied_after and len(after) not in (1, 2, 4))


def not_a_season(tokens: Tokens, start: int, index: int, directed: bool) -> bool:
    """Refuse "the fall of Kabul", "prices fall", "to spring", and proper names such as "Silver Spring"."""
    word = tokens.word(index)
    after, before = tokens.word(index + 1), tokens.word(index - 1)
    if after in ("offensive", "offensives", "campaign", "campaigns") and before not in ("arab", "prague"):
        return False
    if (
        tokens.written(index)[:1].isupper()
        and not sentence_start(tokens, index)
        and (tokens.written(index - 1)[:1].isupper() and tokens.classes[index - 1] == CODE["other"])
    ):
        return True
    if after in ("olympics", "paralympics", "games") or before in ("arab", "prague", "nuclear"):
        return True
    if tokens.written(index)[:1].isupper() and tokens.written(index + 1)[:1].isupper() and before == "the":
        return tokens.classes[index + 1] == CODE["other"]  # "the Winter Carnival of Magic"
    if directed:
        return False
    if word == "fall" and before == "the" and after == "in":
        return True  # "hit by the fall in the price of oil"
    if word in ("fall", "spring") and before == "the":
        return after == "of" or tokens.word(index - 2) not in _BEFORE_SEASON
    if before == "the" or before in _BEFORE_SEASON or tokens.classes[index - 1] == CODE["season"]:
        return False
    if before in ("and", "or", "-", "–") and tokens.classes[index - 2] == CODE["season"]:
        return False
    if sentence_start(tokens, index):
        return word == "fall"
    return not (tokens.written(index)[:1].isupper() and after in ("semester", "season"))


def not_a_weekday(tokens: Tokens, index: int) -> bool:
    """Refuse names made of a weekday: "Black Friday", "Sheffield Wednesday", "Sunday Times", "Saturday Night Live"."""
    if tokens.word(index - 1) in ("black", "bloody", "sheffield", "super", "ash", "palm", "cyber", "ruby", "freaky"):
        return True
    follows = tokens.written(index + 1)
    if (
        follows[:1].isupper()
        and tokens.classes[index + 1] == CODE["daypart"]
        and tokens.written(index + 2)[:1].isupper()
    ):
        return True
    return tokens.word(index + 1) in ("times", "telegraph", "mirror", "express", "mail", "post", "herald")


def a_kind_of_day(tokens: Tokens, index: int) -> bool:
    """Tell whether "a Monday" means any Monday."""
    return tokens.word(index - 1) in ("a", "every", "any")


def ages(tokens: Tokens, index: int) -> bool:
    """Tell whether "the 50s" would be an age or a temperature ("in her 50s" has no "the")."""
    return tokens.word(index - 1) in ("in", "into") and tokens.word(index + 2) in ("fahrenheit", "celsius")


def sports(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a quarter is one of a match or of a town."""
    around = set(tokens.words[max(0, start - 12) : end + 12])
    return bool(
        around
        & {
            "touchdown",
            "yards",
            "quarterback",
            "rebounds",
            "game",
            "goals",
            "scored",
            "basketball",
            "football",
            "final",
            "neighbourhood",
        }
    )


def that_opens_a_clause(tokens: Tokens, index: int) -> bool:
    """Tell whether "that" before a weekday or month is a conjunction ("saying that Sunday's poll …")."""
    if tokens.words[index] != "that" or sentence_start(tokens, index):
        return False
    return tokens.word(index - 1) not in (
        "on",
        "by",
        "of",
        "in",
        "until",
        "from",
        "during",
        "after",
        "before",
        "since",
        "later",
    )


def bare_that(tokens: Tokens, index: int, end: int, way: str) -> bool:
    """Refuse "that day" where "that" opens a clause ("said that day care", "that week-long")."""
    after = tokens.word(end)
    compound = after in ("-", "‑") and tokens.word(end + 1) in ("long", "old", "end", "round", "wide", "ago", "earlier")
    return compound or (way == "that" and after in ("-", "‑", "care"))


_SOME_DAY = wordforms("some_day")
"""Beside "one day" they make it some day."""


def not_a_duration(tokens: Tokens, start: int, unit: int, end: int) -> bool:
    """Refuse "one day" in the sense of some day, "a second chance", "a day" inside a date phrase, "a quarter of".

    A year before a unit in the singular is a year: "World Cup 2018 day five", "in 2020 month-long talks".
    """
    first, name, after = tokens.word(start), tokens.word(unit), tokens.word(end)
    if after in ("-", "‑") and tokens.word(end + 1) in ("end", "round", "ago", "earlier"):
        return True  # "a year-end party"
    if unit - start == 1 and _YEAR.fullmatch(first) and not name.endswith("s"):
        return True
    if name in ("quarter", "quarters"):
        return after not in ("ago", "in", ".", ",") or first in ("a", "one", "three")
    if (
        first in ("a", "an")
        and unit - start == 1
        and name
        in ("day", "minute", "second", "night", "weekend", "century", "decade", "year", "week", "month", "hour")
    ):
        if name in ("second", "night", "weekend"):
            return True
        return after in ("when", "in", "that", "where", "off", "out") and name in ("day", "minute")
    if name in ("night", "nights") and first == "one":
        return True
    if name == "day" and first == "one" and (tokens.word(start - 1) in _SOME_DAY or after in _SOME_DAY - {"to"}):
        return True
    if name in ("weekend", "weekends", "min", "century") and first in ("one", "some"):
        return True
    return first == "some" and name in lexicon_singular()


def lexicon_singular() -> frozenset[str]:
    """Return the units in the singular, which "some" makes vague ("some day")."""
    return word_set("day week month year hour minute night time")


def rate(tokens: Tokens, index: int) -> bool:
    """Tell whether "a year" says how often or how much: "twice a year", "$5 million a year", "people a day"."""
    before = tokens.word(index - 1)
    if before in (
        "times",
        "time",
        "once",
        "twice",
        "percent",
        "%",
        "cents",
        "dollars",
        "euros",
        "hours",
        "days",
        "barrels",
        "tons",
        "tonnes",
        "pounds",
        "people",
        "meals",
        "million",
        "billion",
        "trillion",
        "thousand",
        "week",
        "men",
        "month",
    ):
        return True
    return before[:1].isdecimal()


def following_is_a_preposition(tokens: Tokens, index: int) -> bool:
    """Tell "following Friday's vote", after it, from "the following Friday"."""
    return tokens.word(index) == "following" and tokens.word(index - 1) not in ("the", "that", "this", "each", "every")


def last_is_a_verb(tokens: Tokens, index: int) -> bool:
    """Tell the verb of "will last 30 days" from the adjective of "the last 30 days"."""
    return tokens.word(index) == "last" and tokens.word(index - 1) in _BEFORE_VERB


_LASTING_FOR = wordforms("lasts") | frozenset(("-",))
_THE_VERY = words(ANY, "one_among")


def not_a_bare_unit(tokens: Tokens, index: int) -> bool:
    """Refuse a plural unit that says no length: "the days of", "school years", "working hours".

    "Hours after the attack" is a length; "years of attacks" says no more than that there were many.
    """
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if before == "-" and tokens.word(index - 2) == "after":
        return True  # "after-hours trading"
    if before in _LASTING_FOR:
        return after in ("s",) or (before in ("of", "and", "or", "with") and after not in ("of", ",", ".", "to", "and"))
    if before in _THE_VERY:
        return True
    return after not in ("after", "before") and not (sentence_start(tokens, index) and after in ("of", "later"))


def not_a_clock(tokens: Tokens, index: int) -> bool:
    """Refuse ratios, scores and verses: a bare "3:2" needs "at" or "by" before it, and two digits of minutes."""
    word = tokens.word(index)
    if ":" not in word:
        return word[-1] in "s"
    before = tokens.word(index - 1)
    return before not in _BEFORE_CLOCK and len(word) < 5


def some_other_day(tokens: Tokens, index: int) -> bool:
    """Tell whether a holiday's name belongs to another country or a longer name: "Ukraine's Independence Day"."""
    before = tokens.word(index - 1)
    if tokens.classes[index - 1 : index] == CODE["poss"] and index > 1:
        return tokens.word(index - 2) not in ("nation", "america", "u.s.", "states", "country", "year", "week")
    capital = tokens.written(index - 1)[:1].isupper() and tokens.classes[index - 1] == CODE["other"]
    return (
        index > 0
        and capital
        and before not in ("american", "us", "u.s.", "happy")
        and not sentence_start(tokens, index - 1)
    )


def surname(tokens: Tokens, index: int) -> bool:
    """Tell whether a holiday's name is a person's: "Johnnie Christmas"."""
    return (
        tokens.written(index - 1)[:1].isupper()
        and tokens.classes[index - 1] == CODE["other"]
        and not sentence_start(tokens, index - 1)
    )


def bare_daypart(tokens: Tokens, start: int, end: int) -> bool:
    """Refuse "the night" and "evening" where no day is meant: they need a day beside them or "in the", "at"."""
    first = tokens.word(start)
    if tokens.classes[end : end + 1] in (CODE["of"], CODE["on"]) or tokens.classes[end : end + 1] in (
        CODE["weekday"],
        CODE["month"],
    ):
        return False
    beside = tokens.classes[start - 1 : start] if start else ""
    if beside in (CODE["weekday"], CODE["today"], CODE["weakday"]) or tokens.classes[start - 1 : start] in (
        CODE["int"],
        CODE["year4"],
    ):
        return False
    if first == "at":
        return False
    return not (first == "the" and tokens.word(start - 1) in ("in", "during", "by", "into", "through", "of"))


_USUAL = wordforms("usual")


def habitual(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a part of the day is that of any day: "often rode the train early in the morning"."""
    beside = tokens.classes[start - 1 : start] if start else ""
    days = [CODE[kind] for kind in ("weekday", "weakday", "today", "int", "ord", "year4", "month", "of")]
    if beside in days or tokens.classes[end : end + 1] in days:
        return False
    return not _USUAL.isdisjoint(tokens.words[max(0, start - 12) : end + 8])


def not_a_day(tokens: Tokens, start: int, end: int) -> bool:
    """Refuse "the 20th" where it ranks something: it needs "on", "by" or the like before it and nothing after it."""
    return tokens.word(start - 1) not in ("on", "by", "until", "from", "since", "to", "of", "before", "after") or (
        end < len(tokens.words)
        and tokens.classes[end] not in (CODE["stop"], CODE["comma"], CODE["gap"], CODE["close"])
        and tokens.words[end] not in ("was", "when", "and", "with")
    )


def a_title(tokens: Tokens, start: int, unit: int) -> bool:
    """Tell whether "The Last Days" inside a sentence is the name of a film or book."""
    article = start if tokens.word(start) == "the" else start - 1
    inside = tokens.written(article) == "The" and not sentence_start(tokens, article)
    return inside and tokens.written(unit)[:1].isupper()


_OUR_TIME = words(ANY, "of_our_time")
_ROUGHLY = words(ANY, "roughly")
_LASTING = word_set("still remains remain exists exist stands")
_TOLD = wordforms("told")
_BEING = word_set("is are am 's ’s 're ’re")


def nowadays(tokens: Tokens, index: int) -> bool:
    """Tell whether "today" means our time rather than the day: "than today", "as it is today", "in today's world"."""
    before, after = tokens.words[max(0, index - 9) : index], tokens.words[index + 1 : index + 13]
    clause = before[max((at + 1 for at, each in enumerate(before) if each in ".;!?"), default=0) :]
    follows = after[0] if after else ""
    if tokens.classes[index + 1 : index + 2] == CODE["poss"]:
        return tokens.word(index + 2) in _OUR_TIME
    if follows == "than" or clause[-1:] == ["than"] or (follows == "as" and "as" in clause):
        return True
    if clause and (clause[-1] in _LASTING or (clause[-1] in _BEING and not follows[:1].isalnum())):
        return True
    if any(each.endswith("ed") or each in _TOLD for each in clause + after):
        return False
    opens = not clause or clause in (["and"], ["but"])
    return "still" in clause or (opens and follows == "," and tokens.word(index + 2) in _ROUGHLY)


def part_of_a_name(tokens: Tokens, index: int) -> bool:
    """Tell whether a capital inside a sentence follows another one: "USA Today"."""
    return (
        index > 0
        and tokens.written(index - 1)[:1].isupper()
        and tokens.classes[index - 1] == CODE["other"]
        and tokens.starts[index] - tokens.ends[index - 1] <= 1
    )
