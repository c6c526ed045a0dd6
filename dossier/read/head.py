"""Read what the first lines of a text say of the document: its title, date, place, author and source.

Only what is written counts: a date without a year stays unread, and nobody is made the author because of a signature
somewhere. The last lines are looked at for a "Source:" line, a date alone and the formula of a signing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.edtf import find_full_dates
from dossier.english.datelines import (
    AGENCY_LEAD,
    BRACKET_LEAD,
    DATE_LABEL,
    DATE_LEAD,
    MONTH,
    SLASH_LEAD,
    capitals_lead,
    dateline,
    skip_lead,
    trim_heading,
)
from dossier.english.lexicon import wordforms, words
from dossier.model import Block, Reason, Span, Stated
from dossier.read.signing import SIGNING, find_signing_day

HEADLINE = Reason("headline")
BYLINE = Reason("byline")
DATELINE = Reason("dateline")
DATE_LINE = Reason("date-line")
PLACE_LINE = Reason("place-line")
BEFORE_FIRST_SENTENCE = Reason("date-before-first-sentence")

HEAD_BLOCKS = 16
"""Blocks that can stand before the first paragraph; a memo head has up to ten lines."""

LABELS = {
    kind: words("labels", "gives", kind) for kind in ("title", "first", "date", "updated", "author", "source", "place")
}
"""What the label of a line gives; other labels (TO, CC, CLASSIFICATION) give nothing.

The day of a change dates the document only where the day of publication is not given.
"""


AGENCIES = frozenset(name.casefold() for name in words("agencies"))
"""Agencies and publishers that stand in bylines; a dateline's brackets need no list."""

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,20}?)\s?:\s{0,20}(?P<value>\S.*)", re.DOTALL)
_BY = re.compile(
    r"(?P<by>(?i:by|from|reporting by|prepared by|written by|story by|compiled by)) (?P<name>[^,|/\n]{2,80}?)"
    r"(?=\s*(?:[,|/\n]|$| (?:for|in|at|with) |\s[-–—]\s))"
)
_ORGANISED = re.compile(
    r"\b(?:news|agency|press|times|post|tribune|herald|gazette|service|services|radio|television|tv|media|ministry"
    r"|office|department|authority|committee|council|institute|bureau|correspondents?|observer|journal|wire|embassy|commission)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_BESIDE_DATE = re.compile(
    r"(?:^|[\s,|(–—-])(?P<by>by )?(?P<words>"
    r"(?!(?i:updated?|published|posted|released|issued|recorded|aired|filed|dated?|at|on|by|in)\b)"
    r"[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{1,20}){0,3}(?:, [A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{1,20}){0,2}){0,2})"
    r"[\s,|)–—-]{0,4}$"
)
_PLACE_LINE = re.compile(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}(?:, [A-Z][\w.'’ -]{1,30}){1,2}$")
_GENERIC = re.compile(
    r"(?:[\dIVX]{1,4}\.?\s)?(?:introduction|abstract|summary|background|overview|contents|preface|history|key points"
    r"|table of contents|executive summary|key judg(?:e)?ments|biography|early (?:life|years)\b.*|education\b.*"
    r"|understand|get in|report|statement|remarks|transcript|article|news|world|home|untitled|briefing"
    r"|(?:inter-?office|office|information|decision|action|briefing|staff) memorandum|highlights"
    r"|sit(?:uation )?rep(?:ort)?"
    r"|(?:mr|mrs|ms|dr|prof|the hon(?:ou?rable)?|hon|h\.e|(?:his|her) excellency|dear)\b\.?(?:\s\S+){1,4})$",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?i:The )?(?i:Office|Bureau|Department|Ministry|Embassy|Permanent Mission|Consulate|Directorate|Secretariat)"
    r"(?: [A-Z][\w'’-]*)? (?i:of|for|to)(?: (?:of|for|the|and|in|to|on|&|[A-Z][\w.,'’-]*)){1,8}$"
)
"""The body that wrote the document, as it stands over a headline; such a line is the title only if no other is."""

_DOCUMENT_WORD = (
    r"(?:reports?|letters?|notes?|statements?|resolution|remarks|memorandum|declaration|agreement|communiqu[eé]|address"
    r"|speech|briefings?|conference|summary|minutes|transcript|readout|interview|testimony|fact sheet|update|bulletin"
    r"|newsletter|digest|proclamation|order)"
)
_DOCUMENT_TYPE = re.compile(
    rf"(?:\w+ ){{0,2}}{_DOCUMENT_WORD} (?:by|of|on|to|from|with|for|between|before)\b", re.IGNORECASE
)
_NAMED_BY_DAY = re.compile(
    rf"(?<!\bnext )(?<!\blast )(?<!\bprevious )\b{_DOCUMENT_WORD}"
    r"(?: no\.? ?\d+)?(?::| \(as of| as of| for| of|,) $|\bheld(?: on)? $",
    re.IGNORECASE,
)
"""A heading that is a kind of document and its day: "Daily press briefing: 3 March 2020"."""

_DATE_GLUE = re.compile(r"[|(–—-] ?[A-Z\d]$| [SMTWF]$")
"""What parts a date from the headline before it: a bar, a dash, a bracket, or the weekday it begins with."""

_ADOPTED = re.compile(
    r"(?:adopted|approved|submitted|presented|delivered|signed)\b[^.;:\n]{0,80},? on (?=\d|[A-Z])", re.IGNORECASE
)
"""A line under the headline of a resolution or speech: "Adopted at the 7th meeting, on 8 January 2022"."""

_SIGNED_AT = re.compile(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}")
"""Place or name before the day under a text: "Oslo, 3 March 2020"."""

_PUBLISHED = re.compile(
    r"this (?:article|story|report|piece|post|statement|text) (?:was|is) (?:first |originally )?"
    r"(?:published|posted|issued|released)(?: (?:in|by|at) [^.;:]{1,40})?,? on",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(r"(?:date|dated|published|issued|signed)(?: on)?:?$", re.IGNORECASE)

_ENTRY = re.compile(r"[\])]?\s*(?:$|\n|:|[–—-]|[\"“‘]?[A-Z])")
"""What follows the day of an entry in a list of days, other than a sentence that goes on."""

_SPAN_OF_DAYS = re.compile(rf"(?:\d(?:st|nd|rd|th)?|\b{MONTH}) ?[–—-] ?$")
"""What makes the day at the end of a headline the last of several: "2 – 8 March 2020"."""

_BAR = re.compile(r"\s*[|•·]\s*")
_CHANGED = re.compile(r"\b(?:updated|modified|edited|revised)\b[^,;\d]*$", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|originally) (?:published|posted)\b[^,;\d]*$", re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"(?:,? (?:at )?|,? ?[-–—|] ?)\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?(?!\w))?"
    r"(?: ?\(?(?-i:[A-Z]{1,5})\b[^\s)]{0,6}\)?)?",
    re.IGNORECASE,
)
"""The clock time behind a date and its zone, which is no place."""

_OTHER_DAY = re.compile(
    r"(?:date of )?(?:born|birth|died|death|founded|established|opened|opening|closing|when|deadline|due|event|start"
    r"|end|starts|ends|begins|effective|valid|expir\w+|hearing|meeting|next \w+|until|from|to)"
    r"(?: date| day| on| until)?:?$",
    re.IGNORECASE,
)
"""A line on its own that says the day below it is another than the document's."""

SIGNATURE_WORDS = 8
"""Most words between a text and the day under it in one block: "THE WHITE HOUSE, / January 20, 2021."."""

FURNITURE_WORDS = 14
"""Longest line that may stand between the headline and the text: a venue, a letterhead, a section name."""

_COMMON = wordforms("common")


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself, each with its place."""

    title: Stated | None = None
    date: Stated | None = None
    """EDTF: a day or a month."""
    place: Stated | None = None
    author: Stated | None = None
    source: Stated | None = None


def find_head(text: str, blocks: tuple[Block, ...], *, date_order: str = "") -> Head:
    """Read the head of a text.

    Parameters:
        text: Normalised text.
        blocks: Its blocks.
        date_order: `day`, `month` or empty: how a numeric date is read; empty leaves an ambiguous one out.

    Returns:
        What is stated, the first statement of each kind; None for the rest.
    """
    found: dict[str, Stated] = {}
    for name, stated in _statements(text, blocks[:HEAD_BLOCKS], date_order):
        found.setdefault(name, stated)
    if first := found.pop("first", None):
        found["date"] = first
    for name, instead in (("title", "letterhead"), ("date", "updated")):
        if (stated_otherwise := found.pop(instead, None)) is not None:
            found.setdefault(name, stated_otherwise)
    begun = _first_text(text, blocks)
    chronology = "date" in found and _opens_chronology(text, blocks[begun:], found["date"], date_order)
    if chronology:
        del found["date"]
    for number, block in list(enumerate(blocks))[-3:]:
        if block.kind == "meta":
            for name, stated in _labelled(text, block.span, date_order):
                if name == "source":
                    found.setdefault(name, stated)
        other = number and _OTHER_DAY.match(blocks[number - 1].span.of(text))
        after = not chronology and (number > begun or begun == len(blocks))
        if "date" not in found and after and not other and (closing := _closing_date(text, block.span, date_order)):
            found["date"] = closing
    if "date" not in found and (signing := find_signing_day(text)):
        found["date"] = Stated(signing[1], SIGNING, signing[0])
    return Head(**found)


def _opens_chronology(text: str, blocks: tuple[Block, ...], date: Stated, date_order: str) -> bool:
    """Tell whether a date is the first of a list of days with what happened on each, and not the document's.

    A report that goes back from its own day, or tells of earlier days, has no later ones.
    """
    if date.basis not in {DATE_LINE, BEFORE_FIRST_SENTENCE} or date.span is None:
        return False
    later = 0
    for block in blocks:
        if block.span.start > date.span.start:
            dates = _dates(text, Span(block.span.start, min(block.span.end, block.span.start + 40)), date_order)
            if dates and not text[block.span.start : dates[0][0].start].strip(" -*•[("):
                entry = _ENTRY.match(text, dates[0][0].end, block.span.end)
                later += entry is not None and dates[0][1] > date.value
    return later > (1 if date.basis == DATE_LINE else 0)


def _closing_date(text: str, span: Span, date_order: str) -> Stated | None:
    """Return the date of a last line that holds nothing else: orders and letters are dated under the signature."""
    line = Span(max(span.start, text.rfind("\n", span.start, span.end) + 1), span.end)
    above = text[span.start : line.start].rstrip()
    if above[-1:].isalnum() or (above.endswith(",") and len(above.split()) > SIGNATURE_WORDS):
        return None  # the end of a wrapped sentence: "… rose to its highest reading since / May 2021."
    for when, value in _dates(text, line, date_order):
        place = text[line.start : when.start].strip(" ,.()*_")
        if _DATE_ALONE.match(place) or _PUBLISHED.fullmatch(place):
            place = ""
        signed = _CHANGED.search(place) or (_SIGNED_AT.fullmatch(place) and not _OTHER_DAY.match(place))
        if not text[when.end : line.end].strip(" ,.()*_") and (not place or signed):
            return Stated(value, Reason("date-line-at-end"), when)
    return None


def _statements(text: str, blocks: tuple[Block, ...], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what each block up to the first paragraph states."""
    dated = titled = False
    for number, block in enumerate(blocks):
        if block.kind == "meta":
            if number and _OTHER_DAY.match(blocks[number - 1].span.of(text)):
                continue
            statements = [*_meta(text, block.span, date_order)]
            dated = dated or any(name == "date" for name, _ in statements)
        elif block.kind == "heading":
            statements = [
                *_headline(text, blocks, number, date_order, dated=dated),
                *(_in_furniture(text, block.span, date_order) if number else ()),
            ]
        elif block.kind == "table" and number < 3:  # date and author in a frame above the headline
            continue
        elif _is_furniture(text, block):
            # Among such lines a headline is known by telling what the lead tells.
            line = replace(block, span=_first_line(text, block.span))
            lead = _lead_words(text, blocks[number + 1 :])
            later = (other for other in blocks[number + 1 : _first_text(text, blocks)] if other.kind == "heading")
            headed = titled or any(_same_subject(other.span.of(text), lead) for other in later)
            same = not headed and _same_subject(line.span.of(text), lead)
            around = (*blocks[:number], line, *blocks[number + 1 :])
            statements = [*_headline(text, around, number, date_order, dated=True)] if same else []
            statements += _in_furniture(text, block.span, date_order)
        else:
            yield from _lead(text, block.span, date_order)
            return
        titled = titled or any(name == "title" for name, _ in statements)
        yield from statements


def _in_furniture(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the day that stands alone between bars, or on which a line says the document was adopted."""
    for line in re.finditer(r"[^\n]+", span.of(text)):
        at = span.start + line.start()
        for part in re.finditer(r"[^|•·\n]+", line[0]):
            words = Span(at + part.start(), at + part.end())
            for when, value in _dates(text, words, date_order):
                around = text[words.start : when.start] + text[when.end : words.end]
                adopted = _ADOPTED.match(text, words.start, when.start + 1) and when.end == words.end
                if adopted or (part[0] != line[0] and not around.strip(" *_()")):
                    yield "date", Stated(value, DATE_LINE, when)


def _first_text(text: str, blocks: tuple[Block, ...]) -> int:
    """Return the number of the block at which the text begins."""
    begun = (block.kind not in {"meta", "heading"} and not _is_furniture(text, block) for block in blocks)
    return next((number for number, yes in enumerate(begun) if yes), len(blocks))


def _first_line(text: str, span: Span) -> Span:
    """Return the first line of a block, or all of it where the next line goes on with a small letter."""
    end = text.find("\n", span.start, span.end)
    return span if end < 0 or text[end + 1 : span.end].lstrip()[:1].islower() else Span(span.start, end)


def _is_furniture(text: str, block: Block) -> bool:
    """Tell whether a paragraph is no text yet: short lines without an end mark, such as a venue or a letterhead."""
    words = block.span.of(text)
    lines = words.split("\n")
    return (
        block.kind == "paragraph"
        and len(lines) <= 3
        and all(len(line.split()) <= FURNITURE_WORDS and line.rstrip()[-1:] not in '.!?:,;"”…' for line in lines)
        and skip_lead(text, block.span.start, block.span.end) == block.span.start
    )


def _headline(
    text: str, blocks: tuple[Block, ...], number: int, date_order: str, *, dated: bool
) -> Iterator[tuple[str, Stated]]:
    """Yield the title that a heading gives, and the place behind its bar or in it."""
    block = blocks[number]
    span = trim_heading(text, block.span)
    marked = span != block.span
    words = span.of(text)
    if _PLACE_LINE.match(words) and len(words.split()) <= 6:
        publisher = Span(span.start, span.start + words.index(","))
        if publisher.of(text).casefold() in AGENCIES:  # "BBC News, Oslo" under a byline
            yield "source", _stated(text, publisher, BYLINE)
        else:
            yield "place", _stated(text, span, PLACE_LINE)
        return
    dates = _dates(text, span, date_order)
    if dates and len((text[span.start : dates[0][0].start] + text[dates[-1][0].end : span.end]).split()) < 2:
        return  # "Founded 4 August 1816" is no headline
    first_bar = _BAR.search(text, span.start, span.end)
    if dates and first_bar and dates[0][0] == Span(span.start, first_bar.start()):  # "2020-03-03 | Harbour news"
        yield "date", Stated(dates[0][1], HEADLINE, dates[0][0])
        yield from _headline_words(text, Span(first_bar.end(), span.end), blocks[number:], dated=dated, marked=marked)
        return
    if (
        dates
        and (text[dates[-1][0].end : span.end] in {"", ")"} or text.startswith((" at ", " in "), dates[-1][0].end))
        and _NAMED_BY_DAY.search(text[span.start : dates[-1][0].start])
    ):
        yield "date", Stated(dates[-1][1], HEADLINE, dates[-1][0])
    elif (
        dates
        and dates[-1][0].end == span.end
        and _DATE_GLUE.search(text, span.start, dates[-1][0].start + 1)
        and not _SPAN_OF_DAYS.search(text, span.start, dates[-1][0].start)
    ):
        when, value = dates[-1]
        yield "date", Stated(value, HEADLINE, when)
        span = Span(span.start, span.start + len(text[span.start : when.start].rstrip(" ,|(-–—")))
        words = span.of(text)
    yield from _headline_words(text, span, blocks[number:], dated=dated, marked=marked)


def _headline_words(
    text: str, span: Span, blocks: tuple[Block, ...], *, dated: bool, marked: bool
) -> Iterator[tuple[str, Stated]]:
    """Yield the title in the words of a heading that begins `blocks`, and what stands behind its bar."""
    words = span.of(text)
    bar = words.rfind(" | ")
    if bar > 0 and len(words[:bar].split()) >= 3:
        after = Span(span.start + bar + 3, span.end)
        if _PLACE_LINE.match(after.of(text)):
            yield "place", _stated(text, after, HEADLINE)
        elif after.of(text).casefold() in AGENCIES:
            yield "source", _stated(text, after, HEADLINE)
        span = Span(span.start, span.start + len(words[:bar].rstrip()))
        words = span.of(text)
    if _GENERIC.match(words) or (len(words.split()) < 3 and not marked):
        return
    # Under a date line stand captions and section names as well as headlines: a headline tells what the lead tells.
    if (
        dated
        and not marked
        and not _DOCUMENT_TYPE.match(words)
        and not _same_subject(words, _lead_words(text, blocks[1:]))
    ):
        return
    yield "letterhead" if _LETTERHEAD.match(words) else "title", _stated(text, span, HEADLINE)


def _lead_words(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the first paragraph of text."""
    return next(
        (block.span.of(text) for block in blocks if block.kind == "paragraph" and not _is_furniture(text, block)), ""
    )


def _same_subject(title: str, lead: str) -> bool:
    """Tell whether at least three in ten words of a title recur in the lead."""
    stems = {word[:5] for word in re.findall(r"\w+", title.casefold()) if word not in _COMMON}
    there = {word[:5] for word in re.findall(r"\w+", lead[:1500].casefold())}
    return len(stems) >= 3 and len(stems & there) >= 0.3 * len(stems)


def _meta(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line about the document states, part by part where bars part it."""
    at = span.start
    for part in _BAR.split(span.of(text)):
        start = text.index(part, at)
        at = start + len(part)
        if part:
            yield from _meta_part(text, Span(start, at), date_order)


def _meta_part(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line, or what stands between two bars, states of the document."""
    labelled = list(_labelled(text, span, date_order))
    if labelled:
        yield from labelled
        return
    dates = _dates(text, span, date_order)
    before = text[span.start : dates[0][0].start if dates else span.end].rstrip(" ,|(–—-")
    by = _BY.match(text, span.start, span.start + len(before.removesuffix(" on")))
    if by:
        yield from _byline(text, span, by, date_order)
        return
    words = span.of(text)
    if _PLACE_LINE.match(words) and len(words.split()) <= 6:
        yield "place", _stated(text, span, PLACE_LINE)
        return
    span = Span(span.start + len(words) - len(words.lstrip("*_")), span.start + len(words.rstrip("*_")))
    dates = _dates(text, span, date_order)
    at = span.start
    for when, value in dates:
        before = text[at : when.start]
        name = "updated" if _CHANGED.search(before) else "first" if _FIRST.search(before) else "date"
        yield name, Stated(value, DATE_LINE, when)
        at = when.end
    if dates:
        when = dates[0][0]
        clock = _AFTER_DATE.match(text, when.end, span.end)
        yield from _beside_date(text, Span(span.start, when.start))
        yield from _beside_date(text, Span(clock.end() if clock else when.end, span.end))


def _beside_date(text: str, span: Span) -> Iterator[tuple[str, Stated]]:
    """Yield the place, agency or author that shares a line with the date."""
    found = _BESIDE_DATE.search(span.of(text))
    if found is None:
        return
    words = Span(span.start + found.start("words"), span.start + found.end("words"))
    name = words.of(text)
    if found["by"]:
        yield "author", _stated(text, words, DATE_LINE)
    elif name.casefold() in AGENCIES or _ORGANISED.search(name):
        yield "source", _stated(text, words, DATE_LINE)
    elif not _WEEKDAY.search(name):
        yield "place", _stated(text, words, DATE_LINE)


def _labelled(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line with a label states."""
    match = _LABEL.match(text, span.start, span.end)
    if match is None:
        return
    label = match["label"].casefold()
    name = next((name for name, labels in LABELS.items() if label in labels), None)
    value = Span(match.start("value"), match.start("value") + len(match["value"].rstrip()))
    basis = Reason("labelled-line", (match["label"].strip().capitalize(),))
    if name in {"date", "first", "updated"}:
        dates = _dates(text, value, date_order)
        if dates:
            yield name, Stated(dates[0][1], basis, dates[0][0])
    elif name == "author":
        person = value.of(text).split(",")[0].split("|")[0].strip()
        if person:
            yield "author", _stated(text, Span(value.start, value.start + len(person)), basis)
    elif name is not None:
        yield name, _stated(text, value, basis)


def _byline(text: str, span: Span, by: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the author or the agency of a byline."""
    name = Span(by.start("name"), by.end("name"))
    words = name.of(text)
    agency = words.casefold() in AGENCIES or (_ORGANISED.search(words) and "our" not in words.casefold().split())
    yield "source" if agency else "author", _stated(text, name, BYLINE)
    for when, value in _dates(text, Span(name.end, span.end), date_order)[:1]:
        yield "date", Stated(value, BYLINE, when)
    if agency:
        return
    for part in re.finditer(r"[^,|/\n]+", text[name.end : span.end]):
        words = part[0].strip()
        if words.casefold() in AGENCIES or (_ORGANISED.search(words) and words[0].isupper()):
            start = name.end + part.start() + part[0].index(words)
            yield "source", _stated(text, Span(start, start + len(words)), BYLINE)
            return


def _lead(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what stands in front of the first sentence."""
    at, end = span.start, span.end
    for _ in range(4):
        match = DATE_LABEL.match(text, at, end) or DATE_LEAD.match(text, at, end)
        if match:
            yield from _lead_date(text, match, date_order)
        else:
            match = (
                dateline(text, at, end)
                or BRACKET_LEAD.match(text, at, end)
                or SLASH_LEAD.match(text, at, end)
                or AGENCY_LEAD.match(text, at, end)
                or capitals_lead(text, at, end)
            )
            if match is None:
                return
            yield from _dateline(text, match, date_order)
        at = match.end()
        while at < end and text[at].isspace():
            at += 1


def _lead_date(text: str, match: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the date glued to the first sentence."""
    span = Span(match.start("date"), match.end("date"))
    basis = BEFORE_FIRST_SENTENCE
    dates = _dates(text, span, date_order)
    if dates:
        yield "date", Stated(dates[0][1], basis, dates[0][0])
    elif span.of(text).isdigit():
        yield "date", Stated(span.of(text), basis, span)


def _dateline(text: str, match: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the place, date and agency of a dateline."""
    groups = match.groupdict()
    agency = next((name for name in ("source", "short") if groups.get(name)), None)
    if agency:
        start, end = match.span(agency)
        words = text[start:end].strip(" ,([)]")
        start = text.index(words, start)
        yield "source", _stated(text, Span(start, start + len(words)), DATELINE)
    if groups.get("place"):
        named = groups["place"].casefold() in AGENCIES or _ORGANISED.search(groups["place"])
        yield "source" if named else "place", _stated(text, Span(*match.span("place")), DATELINE)
    for group in ("date", "date2", "date3"):
        if groups.get(group):
            dates = _dates(text, Span(*match.span(group)), date_order)
            if dates:
                yield "date", Stated(dates[0][1], DATELINE, dates[0][0])


def _dates(text: str, span: Span, date_order: str) -> list[tuple[Span, str]]:
    """Return the full dates inside a stretch, with spans in the whole text."""
    return [
        (Span(span.start + found.start, span.start + found.end), value)
        for found, value in find_full_dates(span.of(text), date_order=date_order)
    ]


def _stated(text: str, span: Span, basis: Reason) -> Stated:
    """Return the words of a span as a value, white space evened out."""
    return Stated(" ".join(span.of(text).split()), basis, span)
