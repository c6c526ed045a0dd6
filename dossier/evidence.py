"""Name and find again the words a fact rests on.

An evidence id is made of the words themselves and their surroundings, never of their position, so that it outlives
edits elsewhere in the source. The three parts (prefix, exact, suffix) are those of the W3C Web Annotation
`TextQuoteSelector`.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from dossier.model import Span

CONTEXT = 32
"""Code points kept on each side, as the Web Annotation examples and Hypothesis do."""


@dataclass(frozen=True, slots=True)
class Selector:
    """The words, and those around them."""

    prefix: str
    exact: str
    suffix: str


def selector(text: str, span: Span) -> Selector:
    """Return the words of `span` with up to 32 code points of context on each side."""
    return Selector(
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        exact=text[span.start : span.end],
        suffix=text[span.end : span.end + CONTEXT],
    )


def evidence_id(text: str, span: Span) -> str:
    """Return `e` and eight hexadecimal digits that depend on the words and their context only."""
    parts = selector(text, span)
    key = "\x1f".join((" ".join(parts.prefix.split()), " ".join(parts.exact.split()), " ".join(parts.suffix.split())))
    return "e" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
