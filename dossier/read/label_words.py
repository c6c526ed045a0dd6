"""Words in the labels of speakers, and labels in capitals that name nobody although they recur."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.english.lexicon import ANY, VERBS, inflected, words
from dossier.english.verbs import is_third
from dossier.rules import Rule

VOICES = words(ANY, "questioner") | words("labels", "part")
"""Words of labels that name nobody: parts in a conversation."""

HONORIFICS = words("titles")
OFFICES = (words(ANY, "title") | words(ANY, "in_label") | words("labels", "title_part")) - HONORIFICS


@dataclass(frozen=True, slots=True)
class Capitals:
    """A label of several words in capitals."""

    words: tuple[str, ...]
    """In small letters."""
    text: str
    """The whole text."""


_STATES = frozenset({"is", "are", "was", "were", "has", "have", "being", "been"})
"""Auxiliaries that are no surnames, as "May" and "Will" are."""


@cache
def _pasts() -> frozenset[str]:
    """Return the past forms and participles of the verbs that the lexicon has: "Reed" and "Ahmed" are none."""
    forms = (inflected(kind, base) for kind in VERBS for base in words(kind))
    return _STATES | {form for made in forms for form in (*made["past"], *made["participle"])}


def _tells(label: Capitals) -> bool:
    """Tell whether a word behind the first one is a verb, and no title stands before a name."""
    if label.words[0].strip(".") in HONORIFICS:
        return False
    return any(word in _pasts() for word in label.words[1:]) or _tells_of_office(label)


def _tells_of_office(label: Capitals) -> bool:
    """Tell whether a verb in the present follows an office with a name: most such forms are nouns as well."""
    return len(label.words) > 4 and label.words[0] in OFFICES and is_third(label.words[2])


_PERSONS = words("people") | words("kinship") | VOICES | OFFICES
_PERSON_ENDS = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman")


def _is_common(label: Capitals) -> bool:
    """Tell whether the text has each word in small letters too, and the last is none for somebody who may speak."""
    if label.words[-1] in _PERSONS or label.words[-1].endswith(_PERSON_ENDS):
        return False
    return all(_stands_in(label.text, word) for word in label.words)


def _stands_in(text: str, word: str) -> bool:
    """Tell whether a text has a word that is no part of another."""
    at = text.find(word)
    while at >= 0:
        if not _NO_BORDER.match(text[at - 1 : at]) and not _NO_BORDER.match(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


_NO_BORDER = re.compile(r"[\w-]")


PHRASES: tuple[Rule[Capitals, str], ...] = (
    Rule(
        "label with a verb in it",
        _tells,
        "a heading that recurs",
        (
            "FACT SHEET\n\n[PROMISE MADE]: Deepen the port.\n\nPROMISE KEPT: The dredgers came.\n\n"
            "PROMISE MADE: Pay the pilots.\n\nPROMISE KEPT: They were paid in May.",
            "FACT SHEET\n\n[PRESIDENT WARD PROMISED AND DELIVERED]: The dredgers came.\n\nThey were paid in May.",
            "FACT SHEET\n\n[PRESIDENT WARD PROMISES CLEAN WATER]: The dredgers came.\n\nThey were paid in May.",
        ),
        (
            "Anna Held runs the ferry.\n\n[ANNA HELD]: We sail.\n\nJO MARSH: When?\n\nANNA HELD: Now.",
            "[CHAIR OF THE WORKS COMMITTEE JO MARSH]: We sail.\n\nMS. LEE: When?\n\nJO MARSH: Now.",
            "[MR. SAID]: We sail.\n\nMS. MARSH: When?\n\nMR. SAID: Now.",
            "[OMAR AHMED]: We sail.\n\nJO MARSH: When?\n\nOMAR AHMED: Now.",
        ),
    ),
    Rule(
        "label of common words",
        _is_common,
        "a heading that recurs",
        (
            "Each next step has an open risk.\n\n[NEXT STEP]: Dig.\n\nOPEN RISK: The sand comes back.\n\n"
            "NEXT STEP: Pay.\n\nOPEN RISK: The money is gone.",
        ),
        (
            "Leave a mark on each stone.\n\n[MARK STONE]: We sail.\n\nJO MARSH: When?\n\nMARK STONE: Now."
            "\n\nJO MARSH: Mark Stone, thank you.",
            "The studio guest was late.\n\n[STUDIO PRESENTER]: We sail.\n\nJO MARSH: When?\n\n"
            "STUDIO PRESENTER: Now. The presenter of a studio knows.",
        ),
    ),
)
"""Labels in capitals that name nobody. Words that the text has as a name are not looked at."""
