"""Lists of bodies, one to a line, and bodies that are called by a number and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.listed import places_of
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.unseen import is_plain
from dossier.analyse.actors.whole_names import put_in
from dossier.analyse.actors.wordlists import OFFICES
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import may_be_finite
from dossier.model import Reason

BESIDE = Reason("document-common-noun-beside-the-name")
LEAST = 4
"""Lines of the shortest list that says what its lines are."""
LONGEST = 8
"""Words of the longest line that is one name."""
INSIDE = word_set("and of the for & , . - ( )")
"""What stands in such a line beside words with a capital."""


def lists_of_bodies(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take all lines of a list for bodies of which most are: "Pelor Freight Inc / SemanticBits / Ostmark LLC"."""
    bodies = {(name.first, name.last) for name in names if name.type == "organisation"}
    if 2 * len(bodies) < LEAST:
        return names
    persons = places_of(name for name in names if name.type == "person" and name.size > 1)
    found = [
        Name(*line, "organisation", BESIDE)
        for line in bodies_on_lines(bodies, tokens)
        if line not in bodies and persons.isdisjoint(range(*line)) and may_be_body(line, tokens)
    ]
    return put_in(names, found) if found else names


def bodies_on_lines(bodies: set[tuple[int, int]], tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the lines of lists in which at least half of the lines are bodies."""
    for lines in lists_in(tokens):
        if len(lines) >= LEAST and 2 * sum(line in bodies for line in lines) >= len(lines):
            yield from lines[is_heading(lines[0], tokens) :]


def is_heading(line: tuple[int, int], tokens: Tokens) -> bool:
    """Tell whether the line above others is only words that are mostly written small: "Meeting Participants"."""
    return all(map(is_plain, tokens.words[slice(*line)]))


def lists_in(tokens: Tokens) -> Iterator[list[tuple[int, int]]]:
    """Yield the runs of lines that are nothing but a name each; the signs before items do not count."""
    lines = [line for line in tokens.segments if any(map(str.isalnum, tokens.words[line[0]]))]
    for short, run in groupby(lines, lambda line: is_one_name(line, tokens)):
        if short:
            yield list(run)


def is_one_name(line: tuple[int, int], tokens: Tokens) -> bool:
    """Tell whether a line is nothing but words with a capital, and short."""
    first, last = line
    words = tokens.words[first:last]
    capital = words[0][0].isupper() and all(word[0].isupper() or word in INSIDE for word in words)
    return capital and last - first <= LONGEST and words[-1] not in {".", ","}


def may_be_body(line: tuple[int, int], tokens: Tokens) -> bool:
    """Tell whether a line that was not seen as a body's may be one: it has no office, and no first name in front."""
    return OFFICES.isdisjoint(tokens.lower[slice(*line)]) and not word_facts(tokens.words[line[0]]).first_name


NUMBERED = re.compile(r"[1-9]\d{1,2}([a-z]{1,2})")
UNITS = word_set("g k d m b c w v x s h p n e am pm th st nd rd gb tb mb mm cm km kg ft lb hz mp")
"""Letters behind a number that are a unit's, and in "5G" and the like a kind of thing."""


def numbered_bodies(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add bodies that are called by a number and letters, and stand where only a body can: "18F has hired"."""
    taken, bodies = places_of(names), {name.last for name in names if name.type == "organisation"}
    found = [
        Name(at, at + 1, "organisation", BESIDE)
        for places in numbered_words(tokens)
        if len(places) > 1 and any(stands_as_body(at, bodies, tokens) for at in places)
        for at in places
        if at not in taken
    ]
    return sorted([*names, *found]) if found else names


def numbered_words(tokens: Tokens) -> Iterator[list[int]]:
    """Yield where each word of a number and letters stands; a text on the weather has several of one letter."""
    forms = [match for match in map(NUMBERED.fullmatch, tokens.index) if match and match[1] not in UNITS]
    for match in forms:
        if sum(other[1] == match[1] for other in forms) == 1:
            yield [at for at in tokens.index[match[0]] if tokens.words[at].isupper()]


def stands_as_body(at: int, bodies: set[int], tokens: Tokens) -> bool:
    """Tell whether a word has something, does something, employs somebody, or is named beside a body."""
    behind: Sequence[str] = tokens.lower[at + 1 : at + 2]
    if any(word == "'s" or word in OFFICES or word in EMPLOYED or may_be_finite(word) for word in behind):
        return True
    return at > 0 and tokens.lower[at - 1] == "and" and at - 1 in bodies


EMPLOYED = word_set("team staff alumni employees colleagues")
