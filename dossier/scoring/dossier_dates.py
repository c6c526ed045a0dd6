"""Score the dates of a whole dossier: is each mention found, and does it stand for the right days?"""

from __future__ import annotations

import re
from typing import Any

from dossier.english.patterns import word_set
from dossier.scoring.folding import fold, listed, words
from dossier.scoring.measures import Row, pair_off

PREPOSITIONS = word_set("on in at of the since by until till from to for during around about a an as and between")
SAME_SPAN = 0.5
"""Jaccard similarity of the words at which two wordings are the same mention."""
AGAIN = 0.3
"""The same for a repeated mention, which is neutral when its value is right."""


def score_dates(gold: Row, predicted: Row) -> tuple[dict[str, int], list[str]]:
    """Match predicted dates with the gold ones, the best pairs first.

    Parameters:
        gold: The annotation: `dates` with `text`, `value`, perhaps `value_alt` and `optional`.
        predicted: `dates` with `text` and `value`.

    Returns:
        Counts to be added up over documents, and what was wrong, in words.
    """
    wanted, guesses = listed(gold.get("dates")), distinct(listed(predicted.get("dates")))
    counts = dict.fromkeys(("right", "wrong", "missed", "value_right", "values"), 0)
    errors: list[str] = []
    match = pair(wanted, guesses)
    for index, date in enumerate(wanted):
        if date.get("optional"):
            continue
        if index not in match:
            counts["missed"] += 1
            errors.append(f"date missed: {date['text']} ({date.get('value')})")
            continue
        value = guesses[match[index]].get("value")
        counts["right"] += 1
        counts["values"] += 1
        if right_value(date, value):
            counts["value_right"] += 1
        else:
            errors.append(f"date value: {date['text']} is {date.get('value')}, predicted {value}")
    for index in sorted(set(range(len(guesses))) - set(match.values())):
        guess = guesses[index]
        if not any(repeats(date, guess) for date in wanted):
            counts["wrong"] += 1
            errors.append(f"date not in gold: {guess.get('text')} ({guess.get('value')})")
    return counts, errors


def distinct(guesses: list[Any]) -> list[Row]:
    """Return the predictions that name something, the same words with the same value once."""
    seen: dict[tuple[str, str | None], Row] = {}
    for guess in guesses:
        row = guess if isinstance(guess, dict) else {"text": guess}
        if name := fold(row.get("text")):
            seen.setdefault((name, comparable(row.get("value"))), row)
    return list(seen.values())


def pair(wanted: list[Row], guesses: list[Row]) -> dict[int, int]:
    """Return the prediction of each gold date: equal wording first, then the right value, then similarity."""
    return pair_off(
        (
            (similarity < 1, not right_value(date, guess.get("value")), -similarity, bool(date.get("optional"))),
            left,
            right,
        )
        for left, date in enumerate(wanted)
        for right, guess in enumerate(guesses)
        if (similarity := jaccard(date, guess)) >= SAME_SPAN
    )


def jaccard(date: Row, guess: Row) -> float:
    """Return the similarity of two wordings without their prepositions."""
    one, other = (set(words(row.get("text"))) - PREPOSITIONS for row in (date, guess))
    return len(one & other) / len(one | other) if one | other else 0.0


def repeats(date: Row, guess: Row) -> bool:
    """Tell whether a prediction is a further mention of a gold date."""
    return (
        comparable(date.get("value")) is not None
        and right_value(date, guess.get("value"))
        and jaccard(date, guess) >= AGAIN
    )


def comparable(value: Any) -> str | None:
    """Return a value without marks of doubt, None where it says nothing."""
    if value is None:
        return None
    text = re.sub(r"[~?%\s]", "", str(value)).upper()
    return None if text in {"", "NULL", "NONE", "XXXX", ".."} else text


def right_value(date: Row, value: Any) -> bool:
    """Tell whether a value is an accepted one; a time counts as its day, a range of one day as the day."""
    accepted = {comparable(one) for one in (date.get("value"), *listed(date.get("value_alt")))}
    given = comparable(value)
    if given in accepted:
        return True
    if given is None:
        return False
    if re.match(r"\d{4}-\d\d-\d\dT", given) and given[:10] in accepted:
        return True
    first, slash, last = given.partition("/")
    return bool(slash) and first == last and first in accepted
