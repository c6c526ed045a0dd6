"""Which tokens stand between quotation marks, and who seems to speak there, before quotations are looked into.

Quotations are found after the actors, so this looks at marks and saying verbs only: enough to know that "he" within
somebody's words is somebody else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.english.inflection import FINITE
from dossier.english.lexicon import inflected, words
from dossier.english.tokens import Tokens

SPEAKING = frozenset(
    form
    for verb in words("saying", "kind", "speech")
    for name in (*FINITE, "ing")
    for form in inflected("saying", verb)[name]
)
"""Forms of the verbs that report speech."""
MARKS = frozenset("\"'`")
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
    for at, behind in find_marks(tokens):
        if opened is not None and at - opened > LONGEST:
            opened = None
        if opens(at, behind, tokens, within=opened is not None):
            if opened is not None and tokens.starts[at] - tokens.ends[at - 1] >= PARAGRAPH:
                found.append(Speech(opened, at))
            opened = at
        elif opened is not None and closes(at, behind, tokens):
            found.append(Speech(opened, behind))
            opened = None
    return found


def find_marks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Give the first token of each double quotation mark, and the one behind it."""
    for at in tokens.places(MARKS):
        if tokens.words[at] == '"':
            yield at, at + 1
        elif is_pair(at, tokens):
            yield at, at + 2


def opens(at: int, behind: int, tokens: Tokens, *, within: bool) -> bool:
    """Tell whether a mark opens a quotation: it touches the next word only, or, outside a quotation, no letter before.

    Parameters:
        at: The mark.
        behind: The token behind it.
        tokens: The document's tokens.
        within: Whether a quotation is open.
    """
    if behind >= len(tokens) or tokens.ends[behind - 1] != tokens.starts[behind]:
        return False
    return not touches_last(at, tokens) or not (within or tokens.words[at - 1].isalnum())


def closes(at: int, behind: int, tokens: Tokens) -> bool:
    """Tell whether a mark can close a quotation: it touches the word before, or neither."""
    return touches_last(at, tokens) or behind >= len(tokens) or tokens.ends[behind - 1] != tokens.starts[behind]


def touches_last(at: int, tokens: Tokens) -> bool:
    """Tell whether nothing stands between a mark and the token before."""
    return at > 0 and tokens.ends[at - 1] == tokens.starts[at]


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


def is_speaking(first: int, last: int, tokens: Tokens, limit: int = 0) -> bool:
    """Tell whether a name stands beside a saying verb: "Khan said", "said the minister, Khan".

    Parameters:
        first: The name's first token.
        last: One past its last.
        tokens: The document's tokens.
        limit: Where somebody else begins, whose verb it would be: "met Khan and | he said"; 0 for nowhere.
    """
    low, high = tokens.segment_at(first)
    high = min(high, limit) if limit >= last else high
    before = tokens.lower[max(low, first - CLOSE) : first]
    return not SPEAKING.isdisjoint((*before, *tokens.lower[last : min(high, last + CLOSE)]))
