"""What a comma means behind a verb: a list goes on, or an apposition begins."""

from __future__ import annotations

from dossier.analyse.dates.edges import INSIDE
from dossier.analyse.dates.told import Told
from dossier.english.function_words import NOUN_OPENERS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from dossier.english.patterns import word_set
from dossier.english.phrases import in_a_number


def is_listed(told: Told, comma: int, limit: int) -> bool:
    """Tell whether a comma joins the parts of a list: "to Nairobi, Kigali and Addis Ababa", "1,200".

    Parameters:
        told: Where the date stands.
        comma: The comma.
        limit: One past the last token of its clause.
    """
    if in_a_number(told.words, comma):
        return True
    for at in range(comma + 1, min(limit, comma + 6)):
        word = told.lower(at)
        if word in ("and", "or") and at > comma + 1:
            return True
        if word in PREPOSITIONS or word in RELATIVES or word in SUBORDINATORS or told.words[at].kind == "mark":
            return word == "," and at > comma + 1
    return False


def apposition(told: Told, main: int, limit: int) -> int | None:
    """Return the comma behind which a noun phrase alone tells of the date: "…, their first defeat since October 15".

    Parameters:
        told: Where the date stands.
        main: The main verb of its clause.
        limit: One past the clause's last token.
    """
    if not main < told.first < limit:
        return None
    comma = next((at for at in range(told.first - 1, main, -1) if is_mark(told, at)), None)
    if comma is None or told.lower(comma) != "," or told.first - comma < _SHORTEST:
        return None
    opens = told.lower(comma + 1) in NOUN_OPENERS and not is_listed(told, comma, told.first)
    return comma if opens else None


def only_compares(told: Told, comma: int) -> bool:
    """Tell whether an apposition only compares what the clause says: ", the highest level since 1991".

    Parameters:
        told: Where the date stands.
        comma: The comma before it.
    """
    return not _MEASURES.isdisjoint(told.lower(at) for at in range(comma + 2, comma + _SHORTEST + 1))


_MEASURES = word_set(
    """level levels rate figure figures number reading point total share score value price mark pace increase rise fall
    drop decline gain growth loss"""
)
"""Nouns of an apposition that tells only how the clause compares: ", the highest level since 1991"."""


_SHORTEST = 4
"""Words from the comma on to the date that such a phrase has at least: ", their first defeat since October 15"."""


def is_mark(told: Told, at: int) -> bool:
    """Tell whether a token is a mark that stands in no word."""
    return told.words[at].kind == "mark" and told.lower(at) not in INSIDE
