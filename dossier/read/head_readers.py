"""Read title, day, place, author and publisher off lines of which `lines.py` says what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dossier.english.datelines import (
    DATE_LABEL,
    DATE_LEAD,
    dateline,
    place_lead,
)
from dossier.english.dates import find_full_dates
from dossier.english.lexicon import words
from dossier.english.patterns import any_of
from dossier.model import Block, Reason, Span, Stated
from dossier.read.credit_lines import is_author
from dossier.read.line_shapes import AUTHOR_LABEL, CREDIT, ISSUED, PAPER_DAYS
from dossier.read.lines import Unit, bare, day_elsewhere, last_of_days

HEADLINE = Reason("headline")
BYLINE = Reason("byline")
DATELINE = Reason("dateline")
DATE_LINE = Reason("date-line")
PLACE_LINE = Reason("place-line")
BEFORE_FIRST_SENTENCE = Reason("date-before-first-sentence")

CREDIT_BLOCKS = 4
"""Blocks at the end among which a credit stands."""

_CREDITS = (
    (CREDIT, ("first ", "originally ")),
    (
        re.compile(
            r"(?P<author>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3})(?:, [^,.]{3,60},)? (?:wrote|reported|produced) this"
            r" (?:story|article|report|piece) for (?P<source>(?:[Tt]he )?[A-Z][\w'’&-]*(?: (?:(?:of|the|and|for"
            r"|&) )?[A-Z][\w'’&-]*)*)"
        ),
        (" this ",),
    ),
)
"""Sentences that credit author and publisher, each with words of which one stands in it, in lower case."""

AGENCIES = frozenset(name.casefold() for name in words("agencies"))
"""Agencies and publishers that stand in bylines; a dateline's brackets need no list."""

BY = re.compile(
    r"(?P<by>(?i:by|from|reporting by|prepared by|written by|story by|compiled by)) (?P<name>[^,|/\n]{2,80}?)"
    r"(?=\s*(?:[,|/\n]|$| (?:for|in|at|with) |\s[-–—]\s))"
)

ORGANISED = re.compile(rf"\b{any_of(words('bodies', 'byline'))}\b", re.IGNORECASE)


def classed(text: str, unit: Unit, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line states that `lines.py` knows."""
    span = unit.block.span
    words = span.of(text)
    start = words.index(shown) if (shown := bare(words)) in words else 0
    span = Span(span.start + start, span.start + start + len(shown)) if start or shown else span
    reader = _READERS.get(unit.kind or "")
    if reader is not None:
        yield from reader(text, span, date_order)


def _read_record(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read "[Congressional Record Volume 151, Number 99 (Wednesday, July 20, 2005)]"."""
    start = text.index("Congressional Record", span.start)
    yield "source", stated_at(text, Span(start, start + len("Congressional Record")), Reason("record-header"))
    for when, value in dates_in(text, span, date_order)[:1]:
        yield "date", Stated(value, Reason("record-header"), when)


def _read_issued(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read "The press release issued by the Harbour Board on 18 April 2024."."""
    match = ISSUED.fullmatch(text, span.start, span.end)
    if match:
        yield "source", stated_at(text, Span(*match.span("source")), Reason("issue-line"))
        for when, value in dates_in(text, Span(*match.span("day")), date_order)[:1]:
            yield "date", Stated(value, Reason("issue-line"), when)


def _read_day(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read "Delivered on: 19 December 2016", "Veröffentlicht am 7. Mai 2019"."""
    paper = PAPER_DAYS.match(text, span.start, span.end)  # "Received: … / Accepted: … / Published: …"
    dates = dates_in(text, Span(*paper.span("rest")) if paper else span, date_order)
    at = re.search(r"\d", span.of(text))
    elsewhere = day_elsewhere(text, span.start + at.start()) if at and not dates else None
    for when, value in [*dates[:1], *([elsewhere] if elsewhere else [])]:
        changed = re.match(r"last |updated", span.of(text), re.IGNORECASE)
        yield "updated" if changed else "date", Stated(value, DATE_LINE, when)
        if by := BY.search(text, when.end, span.end):
            yield "author", stated_at(text, Span(*by.span("name")), DATE_LINE)


def _read_days(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read "June 13–14, 2023"."""
    last = last_of_days(text, span)
    if last:
        yield "date", Stated(last[1], DATE_LINE, last[0])


def _read_dateline(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read a dateline that stands alone."""
    match = dateline(f"{text[: span.end]} — ", span.start, span.end + 3)
    if match is not None:
        yield from read_dateline(text, match, date_order)
        return
    comma = text.find(",", span.start, span.end)
    if comma >= 0:
        yield "place", stated_at(text, Span(span.start, comma), DATELINE)
        yield from _read_day(text, Span(comma, span.end), date_order)


def _read_title(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read the name of a case."""
    yield "title", stated_at(text, span, HEADLINE)


def _read_credit(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read "Originally published on Inkwell Quarterly, 12 June 2015"."""
    match = CREDIT.match(text, span.start, span.end)
    if match:
        yield "source", stated_at(text, Span(*match.span("source")), Reason("credit-line"))
        for when, value in dates_in(text, Span(*match.span("rest")), date_order)[:1]:
            yield "date", Stated(value, Reason("credit-line"), when)


def _read_author(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read a name alone under the headline, or with an office behind it."""
    end = span.end if is_author(span.of(text)) else text.find(",", span.start, span.end)
    yield "author", stated_at(text, Span(span.start, end), BYLINE)


def _read_by(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read "Words: Ines Prado"."""
    match = AUTHOR_LABEL.match(text, span.start, span.end)
    if match:
        yield "author", stated_at(text, Span(*match.span("name")), BYLINE)


def _read_outlet(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read the name of a newspaper or institute."""
    yield "source", stated_at(text, span, Reason("line-of-its-own"))


def _read_standfirst(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Read the dateline with which a lead above the day begins."""
    yield from read_lead(text, span, date_order)


_READERS: dict[str, Callable[[str, Span, str], Iterator[tuple[str, Stated]]]] = {
    "record": _read_record,
    "issued": _read_issued,
    "day": _read_day,
    "spoken": _read_day,
    "days": _read_days,
    "dateline": _read_dateline,
    "case": _read_title,
    "credit": _read_credit,
    "by": _read_by,
    "author": _read_author,
    "outlet": _read_outlet,
    "standfirst": _read_standfirst,
}
"""Class of a line -> what is read from it."""


def credits_in(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Stated]]:
    """Yield author and publisher that a sentence at the foot credits, or one in the head."""
    for block in blocks:
        lower = block.span.of(text).lower()
        for pattern in (pattern for pattern, needed in _CREDITS if any(part in lower for part in needed)):
            for match in pattern.finditer(text, block.span.start, block.span.end):
                for name in ("author", "source"):
                    if match.groupdict().get(name):
                        yield name, stated_at(text, Span(*match.span(name)), Reason("credit-line"))


_SELF_CREDIT = re.compile(
    r"\bThis (?:article|story|report|piece|post|interview|essay|speech|talk|review|column) (?:was |has been |is )?"
    r"(?:first |originally )(?:published|printed|posted|appeared|broadcast)(?: online)? (?:in|on|by|at) "
    r"(?P<source>(?:[Tt]he )?[A-Z][\w'’&-]*(?: (?:(?:of|the|and|for|&) )?[A-Z][\w'’&-]*)*)(?P<rest>[^.\n]{0,60})"
)


def self_credit(text: str, blocks: tuple[Block, ...], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield publisher and day where the text says at its beginning where it was first published."""
    for block in blocks:
        match = _SELF_CREDIT.search(text, block.span.start, block.span.end)
        if match:
            yield "source", stated_at(text, Span(*match.span("source")), Reason("credit-line"))
            for when, value in dates_in(text, Span(*match.span("rest")), date_order)[:1]:
                yield "date", Stated(value, Reason("credit-line"), when)


def read_dateline(text: str, match: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the place, date and agency of a dateline."""
    groups = match.groupdict()
    agency = next((name for name in ("source", "short") if groups.get(name)), None)
    if agency:
        start, end = match.span(agency)
        words = text[start:end].strip(" ,([)]")
        start = text.index(words, start)
        yield "source", stated_at(text, Span(start, start + len(words)), DATELINE)
    if groups.get("place"):
        named = groups["place"].casefold() in AGENCIES or ORGANISED.search(groups["place"])
        yield "source" if named else "place", stated_at(text, Span(*match.span("place")), DATELINE)
    for group in ("date", "date2", "date3"):
        if groups.get(group):
            dates = dates_in(text, Span(*match.span(group)), date_order)
            if dates:
                yield "date", Stated(dates[0][1], DATELINE, dates[0][0])


def dates_in(text: str, span: Span, date_order: str) -> list[tuple[Span, str]]:
    """Return the full dates inside a stretch, with spans in the whole text."""
    return [
        (Span(span.start + found.start, span.start + found.end), value)
        for found, value in find_full_dates(span.of(text), date_order=date_order)
    ]


def stated_at(text: str, span: Span, basis: Reason) -> Stated:
    """Return the words of a span as a value, white space evened out."""
    return Stated(" ".join(span.of(text).split()), basis, span)


def read_lead(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what stands in front of the first sentence."""
    at, end = span.start, span.end
    for _ in range(4):
        match = DATE_LABEL.match(text, at, end) or DATE_LEAD.match(text, at, end)
        if match:
            yield from _lead_date(text, match, date_order)
        else:
            match = place_lead(text, at, end)
            if match is None:
                return
            yield from read_dateline(text, match, date_order)
        at = match.end()
        while at < end and text[at].isspace():
            at += 1


def _lead_date(text: str, match: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the date glued to the first sentence."""
    span = Span(match.start("date"), match.end("date"))
    basis = BEFORE_FIRST_SENTENCE
    dates = dates_in(text, span, date_order)
    if dates:
        yield "date", Stated(dates[0][1], basis, dates[0][0])
    elif span.of(text).isdigit():
        yield "date", Stated(span.of(text), basis, span)
