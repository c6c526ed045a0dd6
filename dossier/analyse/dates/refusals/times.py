"""Times of day that are none: scores, ratios, "the night sky", and what happens every evening."""

from __future__ import annotations

from dossier.analyse.dates.refusals.case import Case, Refusals, allow, always, clause_ends, kinds, refuse
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.function_words import POSSESSIVES
from dossier.english.lexicon import wordforms, words
from dossier.english.patterns import word_set

_BEFORE_FUTURE = word_set("the in for near foreseeable distant immediate of about and its")


def _is_somebodys(case: Case) -> bool:
    """Tell whether "future" is what somebody or something will have, and no time: a clean future, her future love."""
    tokens, at = case.tokens, case.end - 1
    before = tokens.word(at - 1)
    if before in _OWNERS or tokens.kind(at - 1) == CODE["poss"]:
        return True
    return before not in _BEFORE_FUTURE and clause_ends(tokens, case.end)


_OWNERS = (POSSESSIVES - {"its"}) | {"a", "an"}

NOT_TONIGHT: Refusals = (
    refuse(
        "a show called Tonight",
        lambda c: c.capital and c.name_before and not c.opens,
        yes=("She was on Carlson [Tonight] once.",),
        no=("[Tonight] she speaks.",),
    ),
    refuse(
        "for the length of a night",
        lambda c: c.word == "overnight" and c.before in ("a", "an", "the", "stay", "stayed", "his", "her", "their"),
        yes=("They left for an [overnight] visit.",),
        no=("It fell [overnight].",),
    ),
)
"""Asked of "tonight" and "overnight"."""

NOT_TO_COME: Refusals = (
    refuse(
        "what somebody or something will have",
        _is_somebodys,
        yes=("They want a clean [future].", "She met her [future] husband."),
        no=("It will rain in [the near future].", "In [future], they will rest.", "They feared [future] wars."),
    ),
)
"""Asked of "future"."""

_BEFORE_CLOCK = words("function_words", "before", "clock") | set("(,-–")

NOT_A_CLOCK: Refusals = (
    refuse(
        "a score, a ratio or a verse",
        lambda c: ":" in c.word and c.before not in _BEFORE_CLOCK and len(c.word) < 5,
        yes=("They won [3:20] in Rome.",),
        no=("They won at [3:20] in Rome.",),
    ),
)
"""Asked of figures alone that look like a time."""

_DAY_AFTER = kinds("of", "on", "weekday", "month")
_DAY_BEFORE = kinds("weekday", "today", "weakday", "int", "year4")

NOT_A_DAYPART: Refusals = (
    refuse(
        "a part of the day within a name",
        lambda c: c.tokens.written(c.at)[:1].isupper(),
        yes=("He sang [Night] Songs.",),
        no=("He sang on Friday [night].",),
    ),
    allow(
        "a part of the day before its day",
        lambda c: c.kind_after in _DAY_AFTER,
        yes=("He sang in the [evening] of May 2.",),
        no=("He sang [evening] songs.",),
    ),
    allow(
        "a part of the day after its day",
        lambda c: c.kind_before in _DAY_BEFORE,
        yes=("He sang on Friday [evening].",),
        no=("He sang [evening] songs.",),
    ),
    allow(
        "at a part of the day",
        lambda c: c.first == "at",
        yes=("He sang [at night].",),
        no=("He loved [the night].",),
    ),
    allow(
        "in a part of the day",
        lambda c: c.first == "the" and c.before in ("in", "during", "by", "into", "through", "of"),
        yes=("He sang in [the evening].",),
        no=("He loved [the evening].",),
    ),
    refuse(
        "a part of the day without its day",
        always,
        yes=("He loved [the night] sky.", "He sang [evening] songs."),
        no=("He sang in [the evening].",),
    ),
)
"""Asked of "evening" (`at`), "the night", where no direction stands before it."""


def stands_alone(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a time is all there is on its line, "END" before it and a zone behind it aside."""
    start -= tokens.word(start - 1) in _CLOSING
    end += tokens.kind(end) == CODE["zone"]
    return tokens.kind(start - 1) in _BREAK and tokens.kind(end) in _BREAK


_CLOSING = word_set("end ends ended")
_BREAK = kinds("gap") | {""}
_USUAL = wordforms("usual")
_DAYS_BESIDE = kinds("weekday", "weakday", "today", "int", "ord", "year4", "month", "of")


def _of_every_day(case: Case) -> bool:
    if case.kind_before in _DAYS_BESIDE or case.kind_after in _DAYS_BESIDE:
        return False
    return not _USUAL.isdisjoint(case.tokens.words[max(0, case.start - 12) : case.end + 8])


ANY_DAYPART: Refusals = (
    refuse(
        "what usually happens",
        _of_every_day,
        yes=("He often sang in [the evening].",),
        no=("He sang in [the evening].",),
    ),
)
"""Asked of a part of the day: those of which it is that of any day."""
