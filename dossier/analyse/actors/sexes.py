"""Say from titles and first names whether a person is a woman or a man; serves resolution and is not published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dossier.analyse.actors.lexicons import first_name_gender
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import with_stops
from dossier.english.function_words import DETERMINERS
from dossier.english.lexicon import ANY, words
from dossier.english.tokens import Tokens

Sex = Literal["f", "m"]

MEN = with_stops(words(ANY, "sex", "m"))
WOMEN = with_stops(words(ANY, "sex", "f"))
WOMEN_OF_KIN = words("kinship", "woman")
MEN_OF_KIN = words("kinship", "man")
LONGEST_ASIDE = 16
"""Tokens between brackets behind a name."""


def title_gender(word: str) -> Sex | None:
    """Return what a title says of a person's sex."""
    lower = word.lower()
    return "m" if lower in MEN else "f" if lower in WOMEN else None


def sex_of(names: Sequence[Name], first: str, tokens: Tokens) -> Sex | None:
    """Return what titles before a person's names say, else what the first name says.

    Parameters:
        names: The person's names.
        first: The first word of the fullest one, bare; empty where it may be the last name.
        tokens: The document's tokens.
    """
    for name in names:
        for back in (1, 2):
            stated = title_gender(tokens.words[name.first - back]) if name.first >= back else None
            if stated:
                return stated
    told = first_name_gender(first)
    return told or next((sex for name in names if (sex := kin_behind(name.last, tokens)) is not None), None)


def kin_behind(at: int, tokens: Tokens) -> Sex | None:
    """Return what a relation behind a name says: Kim Lund (born in Kassel) is the daughter of Per Lund.

    Parameters:
        at: The token behind the name.
        tokens: The document's tokens.
    """
    lower = tokens.lower
    if lower[at : at + 1] == ("(",):
        at = next((place + 1 for place in range(at, min(at + LONGEST_ASIDE, len(lower))) if lower[place] == ")"), at)
    words = lower[at : at + 4]
    links = words[:1] in (("is",), ("was",), (",",))
    kin = 2 if len(words) > 2 and words[1] in DETERMINERS else 1
    if not links or len(words) < kin + 2 or words[kin + 1] != "of":
        return None
    return "f" if words[kin] in WOMEN_OF_KIN else "m" if words[kin] in MEN_OF_KIN else None
