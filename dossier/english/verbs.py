"""The forms of verbs: which words are a finite verb for certain, which may be one, and of what tense."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from dossier.english.clause_words import COMMON_VERBS, IRREGULAR_PAST, NOT_VERBS_ED, NOUN_FORMS, PAST, PRESENT
from dossier.english.function_words import AUXILIARIES
from dossier.english.lexicon import VERBS, inflected, wordforms, words
from dossier.english.patterns import word_set

Tense = Literal["past", "present", "future", "modal"]
"""`past` with the perfect; `future`: will, shall, "is to", "is going to"; `modal`: may, could, would."""

_NOT_PAST = wordforms("not_past")

_CLOSED_TENSES: dict[str, Tense] = {
    **dict.fromkeys(word_set("is are am has have do does"), "present"),
    **dict.fromkeys(word_set("was were had did"), "past"),
    **dict.fromkeys(word_set("will shall wo"), "future"),
    **dict.fromkeys(word_set("would can could may might must should cannot ca"), "modal"),
}
_CONTRACTED: dict[str, Tense] = {"ll": "future", "re": "present", "ve": "present", "m": "present", "d": "modal"}


@cache
def auxiliary_tense(word: str) -> Tense | None:
    """Return the tense of an auxiliary or modal in a finite form, contracted ones too ("won't", "they're")."""
    known = _CLOSED_TENSES.get(word)
    if known is not None or "'" not in word:
        return known
    if word.endswith("n't"):
        return _CLOSED_TENSES.get(word[:-3])
    return _CONTRACTED.get(word.rpartition("'")[2])


def is_past(word: str) -> bool:
    """Tell whether a word is the past form of a verb, a known one or by its ending; participles look the same."""
    if word in _irregular_pasts():
        return True
    return word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST and not _is_made_up(word)


def _is_made_up(word: str) -> bool:
    """Tell whether a word in -ed is an adjective by its parts: unharmed, jet-fuelled; not unveiled, re-elected."""
    negated = word.startswith("un") and not word.startswith(_VERBS_IN_UN)
    return negated or ("-" in word and word.partition("-")[0] not in _PREFIXES)


_PREFIXES = word_set("co de over pre re under")
_VERBS_IN_UN = tuple(f"un{each}" for each in word_set("cov der do ear fol if it lea loa loc rav vei wou"))


LIKE_ADJECTIVES = NOT_VERBS_ED - _NOT_PAST
"""Past forms that mostly stand before a noun: appointed, limited, wanted."""


def is_third(word: str) -> bool:
    """Tell whether a word is the form of a known verb that goes with "he", though it may be a plural as well."""
    return word in _thirds()


def is_base(word: str) -> bool:
    """Tell whether a word is the base form of a known verb."""
    return word in _bases() or word in SURE_BASES


SURE_BASES = frozenset(base for form, base in PRESENT.items() if form == base) - NOUN_FORMS
"""Base forms of verbs of saying that are no nouns."""


@lru_cache(maxsize=50_000)
def may_be_finite(word: str) -> bool:
    """Tell whether a word has the form of a finite verb, whatever stands beside it."""
    return word == "'s" or auxiliary_tense(word) is not None or is_past(word) or is_third(word) or is_base(word)


def is_participle(word: str) -> bool:
    """Tell whether a word is a past participle that need not end in -ed: grown, taken, been."""
    return word in _participles()


@cache
def _participles() -> frozenset[str]:
    return frozenset(form for kind in VERBS for base in words(kind) for form in inflected(kind, base)["participle"]) | {
        "been",
        "done",
        "had",
    }


@cache
def _irregular_pasts() -> frozenset[str]:
    common = COMMON_VERBS - (_bases() - IRREGULAR_PAST)
    return frozenset((IRREGULAR_PAST | PAST.keys() | common) - _thirds() - _CLOSED_TENSES.keys() - SURE_BASES)


@cache
def _thirds() -> frozenset[str]:
    saying = {form for form, base in PRESENT.items() if form != base} - NOUN_FORMS
    common = {word for word in COMMON_VERBS if word.endswith("s")} - _CLOSED_TENSES.keys()
    return third_persons() | saying | common


@cache
def _bases() -> frozenset[str]:
    """Return the base forms of common verbs."""
    return _forms("base")


@cache
def third_persons() -> frozenset[str]:
    """Return the forms that go with "he", such as "provides"."""
    return _forms("third")


def _forms(name: str) -> frozenset[str]:
    """Return one form of all common verbs."""
    return frozenset(form for kind in VERBS for base in words(kind) for form in inflected(kind, base)[name])


@cache
def verb_forms() -> frozenset[str]:
    """Return all forms of common verbs but the participles and regular pasts."""
    pasts = {form for kind in VERBS for base in words(kind) for form in inflected(kind, base)["past"]}
    return _forms("third") | _forms("base") | {form for form in pasts if form in _irregular_pasts()} | AUXILIARIES
