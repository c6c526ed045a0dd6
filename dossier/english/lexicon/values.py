"""Which values the features of the lexicon take, so that a slip (`kind: speach`) is told where it was made."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.english.inflection import FORMS

ANYTHING = frozenset(
    {
        "also",
        "past",
        "participle",
        "third",
        "ing",
        "date_class",
        "event_day",
        "holiday",
        "recurs",
        "zone",
        "country",
        "cardinal",
        "ordinal",
        "institutions.unsaid",
        "couples.married_to",
        "leaders.held",
    }
)
"""Features whose value is a word, a number or a day of its own; `FILE.FEATURE` is said of one file."""

OF_FORMS = frozenset(
    {
        "among",
        "before_seat",
        "doubts",
        "defines",
        "follows_subject",
        "issues",
        "lasts",
        "looks_ahead",
        "not_in_office",
        "not_past",
        "noun_forms",
        "reports",
        "some_day",
        "starts_sentence",
        "takes_back",
        "unsaid",
        "usual",
    }
)
"""Features of verbs that may name the forms they are meant of; bare they mean third person and past."""

UNITS = ("H", "m", "S", "D", "N", "W", "L", "F", "M", "Q", "Y", "E", "C", "K")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": ("speech", "naming", "belief"),
    "takes": ("direct", "that", "bare"),
    "before": ("year", "month", "short_month", "season", "clock", "date"),
    "direction": ("last", "past", "previous", "this", "same", "that", "next", "coming", "following"),
    "gives": ("title", "date", "first", "updated", "author", "source", "place"),
    "pronoun": ("subject", "object", "possessive", "absolute", "reflexive"),
    "sex": ("f", "m"),
    "daypart": ("MO", "MI", "AF", "EV", "NI", "DT"),
    "season": ("21", "22", "23", "24"),
    "month": tuple(map(str, range(1, 13))),
    "weekday": tuple(map(str, range(1, 8))),
    "decade": tuple(map(str, range(2, 10))),
    "vague": ("PRESENT_REF", "PAST_REF"),
    "unit": UNITS,
    "units": UNITS,
}
"""Feature -> the values that there are; it stands with one or several of them, never bare."""


def problem_of(word_class: str, feature: str, value: object) -> str | None:
    """Say what is wrong with the value of a feature, as the end of a sentence; None for a good one."""
    if feature in ANYTHING or f"{word_class}.{feature}" in ANYTHING:
        return "needs a value" if value is True else None
    if value is True:
        return f"needs a value: {listed(CHOICES[feature])}" if feature in CHOICES else None
    known = FORMS if feature in OF_FORMS else CHOICES.get(feature, ())
    return unknown_of(value if isinstance(value, list) else [value], known)


def unknown_of(given: list[object], known: tuple[str, ...]) -> str | None:
    """Say which of some values there is not; None when all are known."""
    if not known:
        return "takes no value"
    odd = next((str(value) for value in given if str(value) not in known), None)
    return None if odd is None else f"has no value '{odd}'; there are {listed(known)}"


def listed(values: tuple[str, ...]) -> str:
    """Return `a, b and c`."""
    return " and ".join(filter(None, (", ".join(values[:-1]), values[-1])))
