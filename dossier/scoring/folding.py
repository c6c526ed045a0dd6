"""When two wordings count as the same: the comparisons behind the scores of whole dossiers.

These foldings are part of the published rules of scoring and stand apart from `english.names` on purpose: a change in
what the engine takes for one name must not change how it is judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from dossier.english.patterns import word_set

TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})

STOP_WORDS = word_set("""
    a an and are as at be been being but by did do for from had has have he her him his i if in into is it its of on or
    over she so than that the their them then there these they this to up was we were what when which who will with
    would you your also not no said says say after before about against
""")
TITLE_WORDS = word_set("""
    mr mrs ms dr sir dame lord lady president vice prime minister foreign secretary general king queen prince princess
    crown senator representative rep sen governor ambassador chancellor chairman chairwoman director speaker judge
    justice pope archbishop mayor former ex then acting deputy us u.s. of the spokesman spokesperson spokeswoman admiral
    colonel professor prof state defence defense interior health leader opposition journalist iranian turkish russian
    syrian egyptian ukrainian pakistani american british french german italian greek afghan polish saudi israeli chinese
    indian national security advisor adviser senior official
""")
"""What may stand before a name without making it another name."""

ENDINGS = ("ingly", "edly", "ing", "ies", "ed", "es", "s", "ly")
EDGE = " .,;:!?\"'"


def listed(value: Any) -> list[Any]:
    """Return a list whatever was given: nothing, one thing or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def plain(value: Any) -> str:
    """Return text with plain quotation marks, dashes and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", str(value or "")).translate(TYPOGRAPHY).split())


def fold(value: Any) -> str:
    """Return a name without case, edges, possessive or article."""
    name = plain(value).casefold().strip(EDGE + "()[]")
    if name.endswith("'s"):
        name = name[:-2]
    elif name.endswith("s'"):
        name = name[:-1]
    return re.sub(r"^(?:the|an|a)\s+", "", name).strip(EDGE)


def stem(word: str) -> str:
    """Cut the common English endings, crudely: both sides are cut alike."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def content_words(value: Any) -> list[str]:
    """Return the stems of the words that carry meaning."""
    return [stem(word) for word in re.findall(r"[^\W_]+", plain(value).casefold()) if word not in STOP_WORDS]


def words(value: Any) -> list[str]:
    """Return all words, folded."""
    return re.findall(r"\w+", plain(value).casefold())


def overlap_f1(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the F1 of two sets of words, 0 where either is empty."""
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def letters(text: str) -> str:
    """Return the folded letters and digits alone, so that marks, spaces and line breaks do not matter."""
    return "".join(
        folded for char in text for folded in unicodedata.normalize("NFKC", char).casefold() if folded.isalnum()
    )


def titled(name: str, names: Iterable[str]) -> bool:
    """Tell whether a folded name is one of the full names with only title words before it."""
    return any(
        " " in other
        and name.endswith(" " + other)
        and TITLE_WORDS.issuperset(re.findall(r"[\w.']+", name[: -len(other)]))
        for other in names
    )
