"""Which tokens stand between quotation marks, and who seems to speak there, before quotations are looked into.

Quotations are found after the actors, so this looks at marks and saying verbs only: enough to know that "he" within
somebody's words is somebody else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.english.inflection import FINITE
from dossier.english.lexicon import inflected, words
from dossier.english.tokens import Tokens

SPEAKING = frozenset(
    form
    for verb in words("saying", "kind", "speech") | words("saying", "that")
    for name in (*FINITE, "ing")
    for form in inflected("saying", verb)[name]
)
"""Forms of the verbs that report speech."""
LONGEST = 600
"""Tokens of the longest stretch believed to be one quotation; a mark that is never closed opens none."""
PARAGRAPH = 2
"""Code points between paragraphs, at least."""
CLOSE = 4
"""Tokens between a speaker's name and the saying verb."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch between quotation marks."""

    first: int
    """Its opening mark."""
    last: int
    """One past its closing mark."""


def find_speech(tokens: Tokens) -> list[Speech]:
    """Pair double quotation marks, in order.

    A mark opened again behind a gap goes on with the quotation of the paragraph before; elsewhere the first was astray.
    """
    found: list[Speech] = []
    opened: int | None = None
    starts, ends, written = tokens.starts, tokens.ends, tokens.words
    for at, word in enumerate(written):
        if word != '"' and not is_pair(at, tokens):
            continue
        if opened is not None and at - opened > LONGEST:
            opened = None
        behind = at + (1 if word == '"' else 2)
        touches_next = behind < len(written) and ends[behind - 1] == starts[behind]
        touches_last = at > 0 and ends[at - 1] == starts[at]
        if touches_next and not (touches_last and (opened is not None or written[at - 1].isalnum())):
            if opened is not None and starts[at] - ends[at - 1] >= PARAGRAPH:
                found.append(Speech(opened, at))
            opened = at
        elif opened is not None and (touches_last or not touches_next):
            found.append(Speech(opened, behind))
            opened = None
    return found


def is_pair(at: int, tokens: Tokens) -> bool:
    """Tell whether two apostrophes or grave accents stand for one mark, as in plain-text records."""
    mark = tokens.words[at]
    if mark not in {"'", "`"} or tokens.words[at + 1 : at + 2] != (mark,):
        return False
    return tokens.ends[at] == tokens.starts[at + 1] and not (at and tokens.words[at - 1] == mark)


def speech_at(at: int, speech: Sequence[Speech], starts: Sequence[int]) -> Speech | None:
    """Return the stretch in which a token stands."""
    number = bisect_right(starts, at) - 1
    return speech[number] if number >= 0 and at < speech[number].last else None


def is_speaking(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether a name stands beside a saying verb: "Khan said", "said the minister, Khan"."""
    lower = tokens.lower
    return any(word in SPEAKING for word in (*lower[max(0, first - CLOSE) : first], *lower[last : last + CLOSE]))
