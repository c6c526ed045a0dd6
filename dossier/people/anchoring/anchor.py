"""Point at words so that they are found again, and find them."""

from __future__ import annotations

from dossier.model import Span
from dossier.people.anchoring.folded import Folded, folded_source
from dossier.people.anchoring.mended import mended_words
from dossier.people.anchoring.places import (
    Wanted,
    choose,
    fold_selector,
    placed,
    places_of,
    same_words,
    touching,
    trusted,
)
from dossier.people.selectors import CONTEXT, Selector, selector

MOST_CONTEXT = 256
"""Code points on each side that `lasting_selector` goes up to."""
MENDED_LIMIT = 2_000_000
"""Code points of a text in which mended words are looked for; in a longer one only the same words are found."""
_NEIGHBOURS = 3
"""Letters beside the words that a twin has in common with them at the least."""


def reanchor(sought: Selector, text: str) -> Span | None:
    """Find the words of a selector in a text that may have been edited since.

    Parameters:
        sought: The words with their surroundings, as they were.
        text: The text as it is.

    Returns:
        Where the words are now, or None when they are gone or could be meant in two places.
    """
    wanted = fold_selector(sought)
    if not wanted.exact:
        return None
    if untouched(sought, text) and sought.start is not None:
        return Span(sought.start, sought.start + len(sought.exact))
    source = folded_source(text)
    places = same_words(wanted, source.text)
    best = choose(places, wanted) if places else None
    if best is None and len(text) <= MENDED_LIMIT and not any(trusted(place, wanted) for place in places):
        best = choose(mended_words(wanted, source.text), wanted)
    return None if best is None else source.span(best.start, best.end)


def lasting_selector(text: str, span: Span) -> Selector:
    """Return a selector that points at no other place of the text, should the words themselves be deleted one day.

    Its context is as short as that allows: 32 code points on each side, or up to 256 where the text repeats itself.
    """
    source = folded_source(text)
    context = CONTEXT
    while True:
        found = selector(text, span, context)
        wanted = fold_selector(found)
        if not wanted.exact or context >= MOST_CONTEXT or not has_twin(wanted, source, span):
            return found
        context *= 2


def has_twin(wanted: Wanted, source: Folded, span: Span) -> bool:
    """Tell whether another place of the text might be taken for the words; only one with like neighbours might."""
    return any(
        source.start(at) != span.start
        and touching(wanted, source.text, at) >= _NEIGHBOURS
        and trusted(placed(wanted, source.text, at, at + len(wanted.exact), 1.0), wanted)
        for at in places_of(wanted, source.text)
    )


def untouched(sought: Selector, text: str) -> bool:
    """Tell whether the words stand where they stood, between what they stood between."""
    if sought.start is None or sought.start < 0:
        return False
    before = sought.start - len(sought.prefix)
    whole = sought.prefix + sought.exact + sought.suffix
    return before >= 0 and bool(sought.prefix or sought.suffix) and text.startswith(whole, before)
