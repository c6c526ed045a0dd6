"""The words that dates are made of, each with its token class and its meaning.

A token class is what the grammar matches on. A word has one class; a word that can be two things (`second`, `may`)
has a class of its own, which the grammar lists under both. The lists are ours, from the TimeML annotation guidelines
1.2.1 (temporal triggers) and the development texts.
"""

from __future__ import annotations

MONTH_WORDS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEAK_MONTHS = frozenset({"may", "march", "mar", "jun", "dec", "sep", "august", "april", "june", "jan"})
"""Words that are a month only with a capital letter or beside a day or a year: verbs, first names, abbreviations."""

WEEKDAY_WORDS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6, "sundays": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SEASON_WORDS = {"spring": 21, "springtime": 21, "summer": 22, "summertime": 22, "autumn": 23, "fall": 23, "winter": 24,
                "wintertime": 24}  # fmt: skip

UNIT_WORDS = {
    "second": "S", "minute": "m", "min": "m", "hour": "H", "hr": "H", "day": "D", "night": "N", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "millennium": "L", "weekend": "K", "yr": "Y", "morning": "N", "evening": "N", "afternoon": "N",
}  # fmt: skip
"""Our own one-letter names of the units: `m` minute, `M` month, `E` decade, `K` weekend, `N` night, `F` fortnight."""
UNIT_PLURALS = {
    "seconds": "S", "minutes": "m", "mins": "m", "hours": "H", "hrs": "H", "days": "D", "nights": "N", "weeks": "W",
    "fortnights": "F", "months": "M", "quarters": "Q", "years": "Y", "decades": "E", "centuries": "C",
    "millennia": "L", "weekends": "K", "yrs": "Y",
}  # fmt: skip
UNIT_NAMES = {"S": "second", "m": "minute", "H": "hour", "D": "day", "N": "night", "W": "week", "F": "fortnight",
              "M": "month", "Q": "quarter", "B": "half", "Y": "year", "E": "decade", "C": "century", "L": "millennium",
              "K": "weekend"}  # fmt: skip
DURATION_CODES = {"S": "PT{}S", "m": "PT{}M", "H": "PT{}H", "D": "P{}D", "N": "P{}D", "W": "P{}W", "F": "P{}W",
                  "M": "P{}M", "Q": "P{}Q", "Y": "P{}Y", "E": "P{}DE", "C": "P{}CE", "L": "P{}L",
                  "K": "P{}WE"}  # fmt: skip

DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
                "nineties": 9}  # fmt: skip
DAYPARTS = {"morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
            "night": "NI", "nights": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV",
            "sunset": "EV", "midday": "MI", "overnight": "NI", "tonight": "NI", "daytime": "DT", "nighttime": "NI",
            "lunchtime": "MI"}  # fmt: skip
DAYPART_NAMES = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "daytime"}

RECURRENCES = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
               "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "annual": "P1Y",
               "annually": "P1Y", "yearly": "P1Y", "biennial": "P2Y", "everyday": "P1D"}  # fmt: skip

VAGUE_WORDS = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip

ZONES = {"gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
         "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "bst": "+01:00",
         "ist": "", "idt": "+03:00", "msk": "+03:00", "eet": "+02:00", "eest": "+03:00", "jst": "+09:00",
         "aest": "+10:00", "aedt": "+11:00", "et": "", "pt": "", "ct": ""}  # fmt: skip
"""Offsets of abbreviations that mean one zone in English news; empty: more than one reading."""

DIRECTIONS = {
    "last": "last", "this": "this", "these": "this", "next": "next", "previous": "previous", "preceding": "previous",
    "prior": "previous", "following": "following", "subsequent": "following", "ensuing": "following",
    "coming": "coming", "upcoming": "coming", "past": "past", "same": "same", "that": "that", "those": "that",
    "current": "this", "present": "this",
}  # fmt: skip

# Fixed and movable days: month and day, or a rule that `resolve` knows.
NAMED_DAYS: dict[str, tuple[int, int] | str] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1),
    "valentine's day": (2, 14), "halloween": (10, 31), "independence day": (7, 4), "bastille day": (7, 14),
    "veterans day": (11, 11), "armistice day": (11, 11), "may day": (5, 1), "st. patrick's day": (3, 17),
    "labor day": "labor", "labour day": "labor", "memorial day": "memorial", "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving", "easter": "easter", "easter sunday": "easter", "good friday": "good friday",
    "easter monday": "easter monday", "martin luther king day": "mlk", "columbus day": "columbus",
    "juneteenth": (6, 19), "guy fawkes night": (11, 5), "earth day": (4, 22), "april fools' day": (4, 1),
}  # fmt: skip
NATIONAL_DAYS = frozenset(
    {"independence day", "veterans day", "memorial day", "labor day", "labour day", "armistice day"}
)
"""Names that other countries give to days of their own."""
EVENT_DAYS = {"9/11": "2001-09-11", "d-day": "1944-06-06", "7/7": "2005-07-07"}
"""Days that bear the name of what happened on them. `7/7` only with the words "London" or "bombings" beside it."""
