"""Who speaks in front of a title that is made of a conversation: "The Vice President: We replace lead pipes"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.analyse.title_faults import MAX_WORDS, Option
from dossier.model import Span, Turn

__all__ = ["named_in_front", "speakers"]

_NAMES_SOMEBODY = frozenset({"name", "office"})
_OWN = re.compile(r"\b(?:I|we|my|our|us|me|ours|mine)\b|\b(?:I|we)[’']", re.IGNORECASE)
"""Words of somebody who speaks of himself or for several."""

LONGEST = 5
"""Words of a label that may stand in front of a title."""


def speakers(text: str, turns: Sequence[Turn]) -> Mapping[Span, str]:
    """Return who speaks where, as a label names them; a label in capitals is set in small letters."""
    said: dict[Span, str] = {}
    for turn in turns:
        if turn.label is not None and turn.kind in _NAMES_SOMEBODY:
            label = " ".join(turn.label.of(text).split()).strip("*_ ")
            shown = label.title() if label.isupper() else label
            if 0 < len(shown.split()) <= LONGEST:
                said.update(dict.fromkeys(turn.spans, shown))
    return said


def named_in_front(option: Option, who: str) -> str:
    """Return whoever speaks, where a title speaks of "I" or "we" and there is room for the name; else nothing."""
    if not who or _OWN.search(option.words) is None:
        return ""
    return who if len(option.words.split()) + len(who.split()) <= MAX_WORDS else ""
