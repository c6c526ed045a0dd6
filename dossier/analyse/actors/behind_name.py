"""What stands behind a person's name before the text goes on about them: degrees, dates of life, other names."""

from __future__ import annotations

from dossier.analyse.actors.borders import GENERATIONS, HONOURS
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

DEGREES = word_set(
    """md jd do rn ba ma bs ms bsc msc dsc phd dphil edd psyd mph mpp mpa msn msw mba mfa dds dmd dvm llb llm cpa pe
    faia"""
)
"""Degrees and callings behind a name, in lower case and without their full stops."""
CUT_DEGREES = frozenset({("Ph", ".", "D"), ("Ed", ".", "D"), ("Psy", ".", "D"), ("Pharm", ".", "D")})
"""Those that are several tokens."""
LONGEST_BRACKET = 45
"""Tokens of the longest bracket behind a name that is stepped over: dates and names of a life."""
LONGEST_ASIDE = 14
"""Tokens of the longest ", better known as ..., " behind a name."""
OTHERWISE = word_set("better best also known commonly popularly professionally born née nee formerly simply")
"""How a clause begins that gives another name of somebody."""


def behind_degrees(at: int, high: int, tokens: Tokens) -> int:
    """Step over what is no part of a name behind it: Jr, MP; ", M.D., Ph.D."."""
    if at < high and tokens.words[at] in GENERATIONS:
        at += 1
    at = degree_end(at, high, tokens)
    while at + 1 < high and tokens.words[at] == "," and (end := degree_end(at + 1, high, tokens)) > at + 1:
        at = end
    return at


def degree_end(at: int, high: int, tokens: Tokens) -> int:
    """Return the token behind a degree or an honour, or the token where none stands there."""
    if at >= high:
        return at
    if tokens.words[at : at + 3] in CUT_DEGREES:
        return at + 3 + (tokens.words[at + 3 : at + 4] == (".",) and at + 4 < high)
    word = tokens.words[at].replace(".", "")
    return at + (word in HONOURS or (word.lower() in DEGREES and word[0].isupper() and word[-1].isupper()))


def behind_life(at: int, high: int, tokens: Tokens) -> int:
    """Step over the bracket with somebody's dates behind a name, references, and ", better known as ...,"."""
    at = behind_degrees(at, high, tokens)
    if at < high and tokens.words[at] == "(":
        at = behind_bracket(at, high, tokens)
    while at + 2 < high and tokens.words[at] == "[" and tokens.words[at + 2] == "]":
        at += 3
    return behind_other_name(at, high, tokens)


def behind_bracket(at: int, high: int, tokens: Tokens) -> int:
    """Return the token behind a bracket, or the bracket where it does not end near by."""
    depth = 0
    for place in range(at, min(high, at + LONGEST_BRACKET)):
        depth += (tokens.words[place] == "(") - (tokens.words[place] == ")")
        if depth == 0:
            return place + 1
    return at


def behind_other_name(at: int, high: int, tokens: Tokens) -> int:
    """Step over a clause between commas that gives another name: ", also known as Ann Lee, | was a painter"."""
    if at + 1 >= high or tokens.words[at] != "," or tokens.lower[at + 1] not in OTHERWISE:
        return at
    ends = (place for place in range(at + 2, min(high, at + LONGEST_ASIDE)) if tokens.words[place] == ",")
    return next(ends, at - 1) + 1
