"""The forms of an English verb: regular ones by rule, irregular ones as the lexicon gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

FORMS = ("base", "third", "past", "participle", "ing")
"""What the forms are called in the lexicon: tell, tells, told, told, telling."""

FINITE = ("third", "past")
"""Forms that are verbs of a clause for certain; the base form is a noun or an infinitive as often."""

_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = "aeiou"


def third_person(base: str) -> str:
    """Return the form that goes with "he": "go" -> "goes", "carry" -> "carries"."""
    if base.endswith(_SIBILANTS):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def regular_past(base: str) -> str:
    """Return the past form in -ed: "claim" -> "claimed", "note" -> "noted", "carry" -> "carried".

    Whether a last consonant is doubled ("admitted", but "visited") cannot be seen in the letters; verbs that double it
    say so in the lexicon by their past form.
    """
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def is_regular(base: str, past: str) -> bool:
    """Tell whether a past form is made with -ed, the last letter doubled or not."""
    return past in (regular_past(base), f"{base}{base[-1]}ed")


def present_participle(base: str, past: str = "") -> str:
    """Return the form in -ing: "lie" -> "lying", "note" -> "noting"; "admit" with "admitted" -> "admitting"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    if past == f"{base}{base[-1]}ed":
        return f"{base}{base[-1]}ing"
    return base + "ing"


def plural(noun: str) -> str:
    """Return the plural of a noun for people, bodies or things: "ministry" -> "ministries", "spokesman" -> "spokesmen".

    Plurals that follow no rule are entries of the lexicon by themselves (children, police).
    """
    if noun.endswith("man") and noun not in {"human", "german"}:
        return noun[:-3] + "men"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    return noun + "s" if noun.endswith("o") else third_person(noun)


def singular(noun: str) -> str:
    """Take the plural off, after Harman's "s" stemmer: `talks`, `bodies`; `press`, `crisis` and `status` stay."""
    if len(noun) < _SHORTEST_PLURAL or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y" if len(noun) > _SHORTEST_PLURAL else noun
    return noun[:-1]


_SHORTEST_PLURAL = 4
"""Letters of the shortest word whose last -s is taken for a plural's."""


def verb_forms(base: str, features: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return all forms of a verb by the names of `FORMS`.

    Parameters:
        base: The form a dictionary lists.
        features: What the lexicon says of it; `past`, `participle`, `third` and `ing` give irregular forms, one or a
            list of them.
    """
    past = _given(features, "past") or (regular_past(base),)
    return {
        "base": (base,),
        "third": _given(features, "third") or (third_person(base),),
        "past": past,
        "participle": _given(features, "participle") or past,
        "ing": _given(features, "ing") or tuple(dict.fromkeys(present_participle(base, form) for form in past)),
    }


def _given(features: Mapping[str, Any], form: str) -> tuple[str, ...]:
    """Return the irregular forms that the lexicon gives."""
    value = features.get(form, ())
    return (value,) if isinstance(value, str) else tuple(value)


_ENDINGS = ("ingly", "edly", "ing", "ies", "ed", "es", "s", "ly")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Cut the common endings off a word in lower case, crudely, so that its forms count as one: "attacked", "attacks".

    What is left is no word ("stor" of "stories"): it serves comparison only.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > _LEFT else word


_LEFT = 3
"""Letters that must be left of a word."""
