"""Four digits that are no year: amounts, numbers, counts. An old year needs a word before it that years follow."""

from __future__ import annotations

import re

from dossier.analyse.dates.refusals.case import Case, Refusals, allow, kinds, refuse
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import lazy, word_set

_BEFORE_YEAR = words(ANY, "before", "year")
COUNTED = words(ANY, "counted")
_COUNTS = words(ANY, "counts")
_NOT_PLURAL = words(ANY, "no_plural")
_MONEY = frozenset("$€£¥#№")
OF_OUR_TIME = re.compile(r"(?:19|20)[0-9][0-9]")
_CITED = lazy(
    r"(?:U\.?S\.?C\.|C\.F\.R\.|Stat\.|Fed\. ?Reg\.|Pub\. ?L\.|\bH\. ?(?:R|J|Con)\.(?: ?Res\.)?|§"
    r"|(?<![A-Z]\.)\bS\.(?: ?Res\.)?"
    r"|\b(?:[Ss]ections?|[Ss]ecs?\.|[Aa]rticles?|[Rr]esolutions?|[Nn]os?\.|Nos?|Code))\s{1,3}$"
)
"""What stands before the number of a law, a bill or a resolution."""
_SECTIONS = lazy(
    r"\b(?:[Ss]ections?|[Ss]ecs?\.|[Aa]rticles?|[Pp]aragraphs?|[Tt]itles?|[Cc]hapters?|§§?)\s+"
    r"(?:\d[\w().–-]{0,12}(?:,|;)?\s+(?:and |or |through )?)*(?:\d[\w().]{0,12}[–-])?$"
)
"""The numbers of several sections up to the one in question."""
_LIST = 300
"""Code points before a number in which the beginning of its list is looked for."""
_FAR_AHEAD = 2060
_STREETS = word_set(
    "street st st. avenue ave ave. drive dr dr. road rd rd. boulevard blvd lane ln square sq plaza parkway"
)
_ENDING = kinds("stop", "comma", "gap")
_SO_MANY = kinds("units", "yearword")
_GOES_ON = kinds("dash", "close", "gap")
_ALSO_BEFORE_COUNTS = word_set("to of and for than about around or between , as")
_ALSO_BEFORE_YEARS = _ALSO_BEFORE_COUNTS | _BEFORE_YEAR | {"the", "(", "-", "–", "—"}


def _plain(case: Case) -> bool:
    return OF_OUR_TIME.fullmatch(case.word) is not None and int(case.word) % 10 != 0


def _is_ranged(case: Case) -> bool:
    return case.kind_after == CODE["dash"] and case.tokens.kind(case.end + 1) == CODE["year4"]


_HAS_COME = word_set("were are had have")
_OPENS_A_CLAUSE = frozenset({"", ",", ";", ":", "and", "but", "that"})
_TOTALS = word_set("total number tally count toll")


def _is_tied(case: Case) -> bool:
    """Tell whether a word stands before with nothing between."""
    return case.start > 0 and case.tokens.ends[case.start - 1] == case.tokens.starts[case.start]


def _counts_what_follows(case: Case) -> bool:
    """Tell whether a plural follows that is neither a verb nor, after "the", the noun of a year ("the 1763 pacts")."""
    plural = case.tokens.written(case.end).islower() and case.after.endswith(("s", "children", "men", "people"))
    return plural and case.after not in _NOT_PLURAL and (case.before != "the" or int(case.word) % 50 == 0)


def _cited(tokens: Tokens, index: int) -> bool:
    """Tell whether a number is that of a law: "50 U.S.C. 1622(d)", "Resolution 1701"."""
    if index > 1 and tokens.classes[index - 1] == CODE["dash"] and tokens.words[index - 2].isdecimal():
        return _cited(tokens, index - 2)
    start, end = tokens.starts[index], tokens.ends[index]
    subsection = re.match(r"\([a-z0-9]{1,3}\)", tokens.text[end : end + 5])
    return subsection is not None or _CITED().search(tokens.text, max(0, start - 24), start) is not None


def _in_a_number(case: Case) -> bool:
    """Tell whether dashes tie the digits to other digits that are no year, as in telephone numbers."""
    tied_before = case.kind_before == CODE["dash"] and case.before2.isdecimal()
    tied_after = case.kind_after == CODE["dash"] and case.after2.isdecimal()
    return (tied_before and len(case.before2) != 4) or (tied_after and len(case.after2) not in (1, 2, 4))


def _opens_a_row(case: Case) -> bool:
    """Tell whether a number stands first on its line with a dash behind it, as in a timetable: "2016 – Bill signed"."""
    if case.kind_after != CODE["dash"] or case.touching or case.start == 0:
        return False
    return "\n" in case.tokens.text[case.tokens.ends[case.start - 1] : case.tokens.starts[case.start]]


def _opens_address(case: Case) -> bool:
    """Tell whether a capitalised name and a word for a street follow: 1900 Jefferson Drive."""
    streets = not _STREETS.isdisjoint(case.tokens.words[case.end + 1 : case.end + 4])
    return streets and case.capital_after and case.before not in ("in", "since", "until", "by")


NOT_A_YEAR: Refusals = (
    refuse(
        "an apostrophe and two digits with nothing that years follow",
        lambda c: not c.word.isdecimal() and (c.before not in _BEFORE_YEAR or not c.word.strip("'’").isdecimal()),
        yes=("Say [’94] again.",),
        no=("She won in [’94].",),
    ),
    allow(
        "an apostrophe and two digits",
        lambda c: not c.word.isdecimal(),
        yes=("She won in [’94].",),
        no=("She won in [1994].",),
    ),
    allow(
        "a year after an article",
        lambda c: c.before in ("a", "an") and _plain(c) and c.after != "%" and not c.touching,
        yes=("They saw a [2003] police video.",),
        no=("They saw a [2000] metre run.",),
    ),
    allow(
        "a year at least",
        lambda c: c.before in ("least", "over") and c.kind_after in _ENDING and _plain(c),
        yes=("It stays until at least [2011].",),
        no=("It took at least [2011] men.",),
    ),
    refuse(
        "an amount of money or a numbered thing",
        lambda c: c.before in _MONEY,
        yes=("It cost $[1999].", "See #[2010]."),
        no=("It cost more in [1999].",),
    ),
    refuse(
        "a number after a word that numbers follow",
        lambda c: c.before in _COUNTS and not _is_ranged(c),
        yes=("He is in room [2010].", "Some [1999] came."),
        no=("See page [1999]-2003.",),
    ),
    refuse(
        "a round number after than",
        lambda c: c.before == "than" and int(c.word) % 10 == 0,
        yes=("More than [2000] came.",),
        no=("More than in [2000] came.",),
    ),
    refuse(
        "a part of the name of a disease",
        lambda c: c.before == "disease" and c.kind_after == CODE["open"],
        yes=("Coronavirus disease [2019] (COVID-19) spread.",),
        no=("It spread in [2019] (as COVID-19).",),
    ),
    refuse(
        "a percentage or degrees",
        lambda c: c.after in ("%", "°", "+", "×"),
        yes=("It rose [2000]%.",),
        no=("It rose in [2000].",),
    ),
    refuse(
        "so many of what is counted",
        lambda c: c.kind_after in _SO_MANY or c.after in COUNTED,
        yes=("Then [2000] men came.",),
        no=("Then [2000] came.",),
    ),
    refuse(
        "so many of a unit in the singular",
        lambda c: c.kind_after == CODE["unit"] and not OF_OUR_TIME.fullmatch(c.word),
        yes=("The [1763] month-end ball came.",),
        no=("At World Cup [2018] day five came.",),
    ),
    refuse(
        "so many, an adjective, and what is counted",
        lambda c: c.after2 in COUNTED and c.tokens.written(c.end).islower() and c.before not in ("in", "since", "the"),
        yes=("Then [2000] armed men came.",),
        no=("In [2000] armed men came.",),
    ),
    refuse(
        "a part of an address",
        lambda c: c.kind_before == CODE["slash"] and c.kind_after == CODE["slash"] and c.touching,
        yes=("See news/[2015]/budget there.",),
        no=("It fell in [2015].",),
    ),
    refuse(
        "the number of a file",
        lambda c: c.kind_after == CODE["slash"] and c.touching and len(c.after2) == 3 and c.after2.isdecimal(),
        yes=("See Ref. [2018]/114 there.",),
        no=("It fell in [2018]/19.",),
    ),
    refuse(
        "so many of a plural and its verb",
        lambda c: (
            c.after.endswith("s") and c.after2 in _HAS_COME and c.before in _OPENS_A_CLAUSE and not c.capital_after
        ),
        yes=("Of these, [1846] persons were ill.",),
        no=("In [1846] persons were ill.", "The [1968] protests were large."),
    ),
    refuse(
        "what a number comes to",
        lambda c: c.before == "to" and not _TOTALS.isdisjoint(c.tokens.words[max(0, c.start - 8) : c.start]),
        yes=("It brings the total number of records posted to [1464].",),
        no=("It fell from 1990 to [1994].",),
    ),
    refuse(
        "digits tied to letters",
        lambda c: _is_tied(c) and c.before.isalpha() and c.before not in ("fy", "cy"),
        yes=("It was flight (IX[1344]) from Oslo.",),
        no=("It fell in FY[2023].", "It fell in [2023]."),
    ),
    refuse(
        "digits tied to other digits",
        _in_a_number,
        yes=("Call 555-[2010] now.",),
        no=("It lasted from [1990]-94.",),
    ),
    refuse(
        "the year of a numbered resolution",
        lambda c: c.kind_before == CODE["open"] and c.before2.isdecimal() and _cited(c.tokens, c.start - 2),
        yes=("They adopted resolution 2744 ([2024]) there.",),
        no=("They adopted it (in [2024]) there.",),
    ),
    refuse(
        "the number of a law",
        lambda c: _cited(c.tokens, c.start) and not _opens_a_row(c),
        yes=("See Resolution [1701] there.", "See 50 U.S.C. [1622](d).", "See 42 United States Code [1983]."),
        no=("See it in [1701].",),
    ),
    refuse(
        "one of several numbers of sections",
        lambda c: _SECTIONS().search(c.tokens.text, max(0, c.span.start - _LIST), c.span.start) is not None,
        yes=("See sections 364(a), 851, [1070], 1806(c) there.",),
        no=("See section 364(a), passed in [1970].",),
    ),
    refuse(
        "the number of a house",
        _opens_address,
        yes=("Write to [1900] Jefferson Drive now.",),
        no=("In [1900] Jefferson Drive was built.",),
    ),
    refuse(
        "so many of a plural, in a year far ahead",
        lambda c: int(c.word) > _FAR_AHEAD and _counts_what_follows(c),
        yes=("The set holds [2094] records.",),
        no=("In [2021] records fell.",),
    ),
    allow(
        "a year of the last two centuries or the next",
        lambda c: 1800 <= int(c.word) <= 2100,
        yes=("It closed in [1999].",),
        no=("It closed in [1763].",),
    ),
    refuse(
        "a year far ahead",
        lambda c: c.before in ("in", "since", "until", "by") and int(c.word) > 2200,
        yes=("It ends in [2750].",),
        no=("It ends in [2150].",),
    ),
    allow(
        "an old year after in, since, until or by",
        lambda c: c.before in ("in", "since", "until", "by"),
        yes=("It began in [1763].",),
        no=("It began in [1999].",),
    ),
    refuse(
        "a number too high for a year",
        lambda c: int(c.word) > 2100,
        yes=("The [2750] came.",),
        no=("The [2050] came.",),
    ),
    refuse(
        "so many of a plural",
        _counts_what_follows,
        yes=("Then [1500] camels came.",),
        no=("The [1763] treaties held.",),
    ),
    refuse(
        "a round number after a word that counts follow too",
        lambda c: c.before in _ALSO_BEFORE_COUNTS and int(c.word) % 50 == 0,
        yes=("A crowd of [1500] came.",),
        no=("The treaty of [1763] held.",),
    ),
    allow(
        "an old year after a word that years follow",
        lambda c: c.before in _ALSO_BEFORE_YEARS,
        yes=("The treaty of [1763] held.", "The [1763] treaty held."),
        no=("Then [1763] came.",),
    ),
    refuse(
        "an old number with nothing that years follow",
        lambda c: c.kind_after not in _GOES_ON and not c.opens,
        yes=("Then [1763] came.",),
        no=("They left. [1763] was better.",),
    ),
)
"""Asked of a year alone."""
