"""Look-ups among spans give what looking through all of them gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Span
from dossier.spans import SpanIndex

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_it_finds_what_looking_through_all_finds(spans: list[Span], words: Span) -> None:
    index = SpanIndex((span, place) for place, span in enumerate(spans))
    inside = {place for place, span in enumerate(spans) if span in words}
    around = {place for place, span in enumerate(spans) if words in span}
    assert {place for _, place in index.inside(words)} == inside
    assert {place for _, place in index.around(words)} == around


def test_the_nearest_of_those_around_comes_first() -> None:
    index = SpanIndex([(Span(0, 20), "paragraph"), (Span(5, 12), "sentence"), (Span(6, 8), "word")])
    assert [name for _, name in index.around(Span(6, 8))] == ["word", "sentence", "paragraph"]
