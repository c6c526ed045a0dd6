"""One entry turned round: each of its terms with where it stands, ready to be put among those of other entries.

A posting is a run of numbers, each in as few bytes as it needs (seven bits a byte, the lowest first):

    how often the term stands in the text, times 16, plus 1 if it stands in the title, 2 if in quotations,
    4 if in happenings, 8 if first in a later part of the text;
    then, where these say so: the number of that part; how many quotations, and for each the step from the one before,
    times two, plus 1 where the term names the speaker; how many happenings, and the step to each.

Beside it, for phrases: how many places, and the step to each, counted in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dossier.model import SearchEntry, SearchPassage
from dossier.publish.search.terms import STOPS, terms

GAP = 8
"""Words between title and text, so that no phrase goes from one into the other."""

PART = 12_000
"""Code points of a part: a result of a long text loads only the part that its words stand in."""

WHOLE = 20_000
"""Up to this length a text is one part."""

Postings = dict[str, tuple[bytes, bytes]]
"""Term -> posting and places."""


@dataclass(slots=True)
class _Found:
    """Where a term stands in an entry."""

    places: list[int] = field(default_factory=list)
    in_title: bool = False
    part: int = 0
    quotes: dict[int, bool] = field(default_factory=dict)
    """Number of the quotation -> whether the term names its speaker."""
    events: list[int] = field(default_factory=list)


def numbers(values: Iterable[int]) -> bytes:
    """Write numbers one after the other, each in as few bytes as it needs."""
    out = bytearray()
    for value in values:
        rest = value
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def steps(values: Sequence[int]) -> Iterator[int]:
    """Go through the steps between rising numbers, from 0."""
    before = 0
    for value in values:
        yield value - before
        before = value


_SMALL = tuple(bytes((value,)) for value in range(128))


def number(value: int) -> bytes:
    """Write one number."""
    return _SMALL[value] if value < 128 else numbers((value,))


def parts_of(text: str) -> list[str]:
    """Cut a long text into parts, at the ends of paragraphs where there are any."""
    if len(text) <= WHOLE:
        return [text]
    parts, start = [], 0
    while len(text) - start > PART * 3 // 2:
        end = text.rfind("\n", start + PART // 2, start + PART)
        end = end if end > 0 else text.rfind(" ", start + PART // 2, start + PART)
        end = end + 1 if end > 0 else start + PART
        parts.append(text[start:end])
        start = end
    return [*parts, text[start:]]


def invert(entry: SearchEntry) -> tuple[Postings, int]:
    """Return the terms of an entry, and the number of its words."""
    found: dict[str, _Found] = {}
    place = 0
    for term in terms(entry.title):
        one = found.setdefault(term, _Found())
        one.in_title = True
        one.places.append(place)
        place += 1
    place += GAP
    for part, text in enumerate(parts_of(entry.text)):
        for term in terms(text):
            one = found.get(term)  # type: ignore[assignment]
            if one is None:
                one = found[term] = _Found(part=part)
            one.places.append(place)
            place += 1
    _add_quotes(found, entry.quotes)
    _add_events(found, entry.events)
    kept = {term: (_posting(one), _places(one)) for term, one in found.items() if term not in STOPS}
    return kept, place


def _add_quotes(found: dict[str, _Found], quotes: Sequence[SearchPassage]) -> None:
    """Note in which quotations a term stands, and which it names the speaker of."""
    for index, quote in enumerate(quotes):
        for term in set(terms(quote.words)):
            found.setdefault(term, _Found()).quotes[index] = False
        for term in set(terms(quote.who)):
            found.setdefault(term, _Found()).quotes[index] = True


def _add_events(found: dict[str, _Found], events: Sequence[SearchPassage]) -> None:
    """Note in which happenings a term stands, and in which year and month each begins (`@2021`, `@2021-10`)."""
    for index, event in enumerate(events):
        day = event.days[0] or event.days[1]
        when = {f"@{day[:4]}", f"@{day[:7]}"} if day else set()
        for term in {*terms(event.words), *terms(event.who), *when}:
            found.setdefault(term, _Found()).events.append(index)


def _posting(found: _Found) -> bytes:
    """Write where a term stands, places aside."""
    quotes = sorted(found.quotes)
    head = len(found.places) << 4 | found.in_title | bool(quotes) << 1 | bool(found.events) << 2 | bool(found.part) << 3
    out = [head]
    if found.part:
        out.append(found.part)
    if quotes:
        out.append(len(quotes))
        out += (step << 1 | found.quotes[quote] for step, quote in zip(steps(quotes), quotes, strict=True))
    if found.events:
        out.append(len(found.events))
        out += steps(found.events)
    return numbers(out)


def _places(found: _Found) -> bytes:
    """Write the places of a term."""
    return numbers((len(found.places), *steps(found.places)))
