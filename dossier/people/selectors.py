"""Name and find again the words a fact rests on.

An evidence id is made of the words themselves and their surroundings, never of their position, so that it outlives
edits elsewhere in the source. The three parts (prefix, exact, suffix) are those of the W3C Web Annotation
`TextQuoteSelector`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from operator import itemgetter

from dossier.model import Span

CONTEXT = 32
"""Code points kept on each side, as the Web Annotation examples and Hypothesis do."""


@dataclass(frozen=True, slots=True)
class Selector:
    """The words, and those around them."""

    prefix: str
    exact: str
    suffix: str
    start: int | None = None
    """Where the words stood when the selector was made; a hint only."""


def selector(text: str, span: Span, context: int = CONTEXT) -> Selector:
    """Return the words of `span` with up to `context` code points on each side."""
    return Selector(
        prefix=text[max(0, span.start - context) : span.start],
        exact=text[span.start : span.end],
        suffix=text[span.end : span.end + context],
        start=span.start,
    )


def evidence_id(text: str, span: Span) -> str:
    """Return `e` and eight hexadecimal digits that depend on the words and their context only."""
    start, end = span.start, span.end
    parts = (text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT])
    key = "\x1f".join([" ".join(part.split()) for part in parts])
    return "e" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def words_id(words: str) -> str:
    """Return eight hexadecimal digits that depend on some words only."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def evidence_ids(text: str, spans: Iterable[Span], others: Iterable[Span] = ()) -> dict[Span, str]:
    """Give every span its id: numbered (`-2`, `-3`) where the same words in the same surroundings come again.

    Parameters:
        text: The text.
        spans: Spans in any order, repeated or not.
        others: Spans that are numbered behind those, whose ids are the same with or without them.

    Returns:
        Span -> id, unique within the text.
    """
    used: dict[str, int] = {}
    ids: dict[Span, str] = {}
    for some in (spans, others):
        places = {(span.start, span.end): span for span in some if span not in ids}
        for _, span in sorted(places.items(), key=itemgetter(0)):
            own = evidence_id(text, span)
            used[own] = used.get(own, 0) + 1
            ids[span] = own if used[own] == 1 else f"{own}-{used[own]}"
    return ids
