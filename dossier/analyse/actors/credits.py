"""Who reported, wrote or edited a story is no actor of it: "(Reporting by Hanne Oduya; Editing by Maud Fenn)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.names import Name, words_of
from dossier.english.bylines import is_byline
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

WORK = word_set("reporting editing writing reported edited written compiled translated photography graphics")
"""What is credited, before "by" or a colon."""
BESIDE = WORK | word_set("additional and in by with from for at the as well contributions further desk bureau")
"""Small words of a credit; any other shows that it is a sentence."""
BEFORE = frozenset({"(", ";", "[", "additional", "and", ".", "—", "|", "with"})


def without_credits(names: list[Name], tokens: Tokens) -> list[Name]:
    """Leave out persons in the credits of a story, and the same names in its byline."""
    spans = list(credits_of(tokens))
    return without_credited(names, spans, tokens) if spans else names


def without_credited(names: list[Name], spans: Sequence[tuple[int, int]], tokens: Tokens) -> list[Name]:
    """Leave out who stands in some credits."""
    credited = [name for name in names if is_inside(name, spans) and name.type == "person"]
    for name in credited:
        say(CREDIT, name, tokens, "refused")
    forms, lines = {words_of(name, tokens) for name in credited}, bylines(tokens)
    gone = {*credited, *(name for name in names if is_inside(name, lines) and words_of(name, tokens) in forms)}
    return [name for name in names if name not in gone]


CREDIT = "credit of a story"


def is_inside(name: Name, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name begins in one of some stretches."""
    return any(first <= name.first < last for first, last in spans)


def credits_of(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the credits of a text, from "Reporting by" to the end of the sentence or the bracket."""
    begun = [at for at in tokens.places(WORK) if begins_credit(at, tokens)]
    for (_, high), places in groupby(begun, tokens.segment_at):
        at = next(places)
        end = next((place for place in range(at, high) if tokens.words[place] in {")", "]"}), high)
        if all(word in BESIDE or not word.islower() or word.isdigit() for word in tokens.words[at:end]):
            yield at, end


def begins_credit(at: int, tokens: Tokens) -> bool:
    """Tell whether a token says what is credited to somebody: "Reporting | by", "Edited | by:"."""
    if tokens.lower[at + 1 : at + 2] not in {("by",), (":",)}:
        return False
    low, high = tokens.segment_at(at)
    return at < high - 1 and (at == low or tokens.lower[at - 1] in BEFORE)


def bylines(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the lines that say who wrote a story."""
    return [segment for segment in tokens.segments if is_byline(*segment, tokens)]
