"""Read what the first lines of a text say of the document: its title, date, place, author and source.

Only what is written counts: a date without a year stays unread, and nobody is made the author because of a signature
somewhere. The last lines are looked at for a "Source:" line and a date alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.analyse.formal import find_formal_date
from dossier.analyse.text import AGENCY_LEAD, DATE_LABEL, DATE_LEAD, capitals_lead, dateline, trim_heading
from dossier.analyse.words import word_set
from dossier.edtf import find_full_dates
from dossier.model import Block, Span, Stated

FOOT_BLOCKS = 6
"""Blocks at the end in which a proclamation or deed says when it was signed; names and seals stand below."""
HEAD_BLOCKS = 16
"""Blocks that can stand before the first paragraph; a memo head has up to ten lines."""

LABELS = {
    "title": word_set("subject subj re title headline"),
    "date": word_set("date dated sent published posted released issued"),
    "author": word_set("from author authors by"),
    "source": word_set("source via agency originator publisher"),
    "place": word_set("location place dateline"),
}
"""What the label of a line gives; other labels (TO, CC, CLASSIFICATION) give nothing."""

_AGENCY_NAMES = (
    "AP, Associated Press, The Associated Press, Reuters, AFP, Agence France-Presse, UPI, Xinhua, TASS, ITAR-TASS"
    ", Interfax, RIA Novosti, dpa, EFE, ANSA, Kyodo, Kyodo News, Yonhap, KCNA, Anadolu, Anadolu Agency, PTI, ANI"
    ", IANS, APP, BBC, BBC News, CNN, Al Jazeera, VOA, VOA News, Voice of America, RFE/RL, Radio Free Europe"
    ", Deutsche Welle, DW, Bloomberg, Bloomberg News, Wikinews, SANA, WAM, IRNA, Fars, Tasnim, Ukrinform, Unian"
    ", Press Association, PA Media, PA, AAP, CBC, NPR, Politico, Axios, The Guardian, The New York Times"
    ", The Washington Post, Agencies, News Agencies, Wire Services, Staff and agencies"
)
AGENCIES = frozenset(name.casefold() for name in _AGENCY_NAMES.split(", "))
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
    r"(?:^|[\s,|(–—-])(?P<by>by )?(?P<words>(?!(?i:updated?|published|posted|released|issued|recorded|broadcast"
    r"|aired|filed|revised|first|last|dated?|at|on|by|in)\b)"
    r"[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{1,20}){0,3}(?:, [A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{1,20}){0,2}){0,2})"
    r"[\s,|)–—-]{0,4}$"
)
_DATED = re.compile(
    r"^[*_ ]*(?:(?:first|last) )?(?:dated?|updated|published|posted|issued|revised)(?: on)?:? ", re.IGNORECASE
)
_ZONES = word_set("GMT UTC BST CET CEST EST EDT CST CDT MST MDT PST PDT IST MSK JST AEST AEDT")
_PLACE_LINE = re.compile(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}(?:, [A-Z][\w.'’ -]{1,30}){1,2}$")
_GENERIC = re.compile(
    r"(?:[\dIVX]{1,4}\.?\s)?(?:introduction|abstract|summary|background|overview|contents|preface|history|key points"
    r"|table of contents|executive summary|key judg(?:e)?ments|biography|early (?:life|years)\b.*|education\b.*"
    r"|understand|get in|report|statement|remarks|transcript|article|news|world|home|untitled|briefing)$",
    re.IGNORECASE,
)
_DATE_GLUE = re.compile(r"[|(–—-] ?[A-Z\d]$| [SMTWF]$")
"""What parts a date from the headline before it: a bar, a dash, a bracket, or the weekday it begins with."""

_COMMON = word_set(
    "a an the and or of to in on for at by with from as is are was were be has have had its his her their after over "
    "says said new not who that this"
)


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
    for block in blocks[-3:]:
        if block.kind == "meta":
            for name, stated in _labelled(text, block.span, date_order):
                if name == "source":
                    found.setdefault(name, stated)
        if "date" not in found and (closing := _closing_date(text, block.span, date_order)):
            found["date"] = closing
    for block in blocks[-FOOT_BLOCKS:] if "date" not in found else ():
        if formal := find_formal_date(block.span.of(text)):
            place, value = formal
            span = Span(block.span.start + place.start, block.span.start + place.end)
            found["date"] = Stated(value, "closing formula", span)
            break
    return Head(**found)


def _closing_date(text: str, span: Span, date_order: str) -> Stated | None:
    """Return the date of a last line that holds nothing else: orders and letters are dated under the signature."""
    line = Span(max(span.start, text.rfind("\n", span.start, span.end) + 1), span.end)
    if text[span.start : line.start].rstrip()[-1:].isalnum():
        return None  # the end of a wrapped sentence: "… rose to its highest reading since / May 2021."
    for when, value in _dates(text, line, date_order):
        around = text[line.start : when.start] + text[when.end : line.end]
        if not _DATED.sub("", around).strip(" ,.()*_"):
            return Stated(value, "date line at the end", when)
    return None


def _statements(text: str, blocks: tuple[Block, ...], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what each block up to the first paragraph states."""
    dated = False
    for number, block in enumerate(blocks):
        if block.kind == "meta":
            statements = [*_meta(text, block.span, date_order)]
            dated = dated or any(name == "date" for name, _ in statements)
            yield from statements
        elif block.kind == "heading":
            yield from _headline(text, blocks, number, date_order, dated=dated)
        else:
            yield from _lead(text, block.span, date_order)
            return


def _headline(
    text: str, blocks: tuple[Block, ...], number: int, date_order: str, *, dated: bool
) -> Iterator[tuple[str, Stated]]:
    """Yield the title that a heading gives, and the place behind its bar or in it."""
    block = blocks[number]
    span = trim_heading(text, block.span)
    marked = span != block.span
    words = span.of(text)
    if _PLACE_LINE.match(words) and len(words.split()) <= 6:
        yield "place", _stated(text, span, "place line")
        return
    dates = _dates(text, span, date_order)
    if dates and dates[-1][0].end == span.end and _DATE_GLUE.search(text, span.start, dates[-1][0].start + 1):
        when, value = dates[-1]
        yield "date", Stated(value, "headline", when)
        span = Span(span.start, span.start + len(text[span.start : when.start].rstrip(" ,|(-–—")))
        words = span.of(text)
    bar = words.rfind(" | ")
    if bar > 0 and len(words[:bar].split()) >= 3:
        after = Span(span.start + bar + 3, span.end)
        if _PLACE_LINE.match(after.of(text)):
            yield "place", _stated(text, after, "headline")
        elif after.of(text).casefold() in AGENCIES:
            yield "source", _stated(text, after, "headline")
        span = Span(span.start, span.start + len(words[:bar].rstrip()))
        words = span.of(text)
    if _GENERIC.match(words) or (len(words.split()) < 3 and not marked):
        return
    # Under a date line stand captions and section names as well as headlines: a headline tells what the lead tells.
    if dated and not marked and not _same_subject(words, _lead_words(text, blocks[number:])):
        return
    yield "title", _stated(text, span, "headline")


def _lead_words(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the first paragraph."""
    return next((block.span.of(text) for block in blocks if block.kind == "paragraph"), "")


def _same_subject(title: str, lead: str) -> bool:
    """Tell whether at least three in ten words of a title recur in the lead."""
    stems = {word[:5] for word in re.findall(r"\w+", title.casefold()) if word not in _COMMON}
    there = {word[:5] for word in re.findall(r"\w+", lead[:1500].casefold())}
    return len(stems) >= 3 and len(stems & there) >= 0.3 * len(stems)


def _meta(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line about the document states."""
    labelled = list(_labelled(text, span, date_order))
    if labelled:
        yield from labelled
        return
    by = _BY.match(text, span.start, span.end)
    if by:
        yield from _byline(text, span, by)
        yield from _byline_date(text, Span(by.end("name"), span.end), date_order)
        return
    words = span.of(text)
    span = Span(span.start + len(words) - len(words.lstrip("*_")), span.start + len(words.rstrip("*_")))
    dates = _dates(text, span, date_order)
    if dates:
        when, value = dates[0]
        yield "date", Stated(value, "date line", when)
        yield from _beside_date(text, Span(span.start, when.start))
        yield from _beside_date(text, Span(when.end, span.end))


def _beside_date(text: str, span: Span) -> Iterator[tuple[str, Stated]]:
    """Yield the place, agency or author that shares a line with the date."""
    found = _BESIDE_DATE.search(span.of(text))
    if found is None:
        return
    words = Span(span.start + found.start("words"), span.start + found.end("words"))
    name = words.of(text)
    if found["by"]:
        yield "author", _stated(text, words, "date line")
    elif name.casefold() in AGENCIES or _ORGANISED.search(name):
        yield "source", _stated(text, words, "date line")
    elif not _WEEKDAY.search(name) and name not in _ZONES:
        yield "place", _stated(text, words, "date line")


def _labelled(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what a line with a label states."""
    match = _LABEL.match(text, span.start, span.end)
    if match is None:
        return
    label = match["label"].casefold()
    name = next((name for name, labels in LABELS.items() if label in labels), None)
    value = Span(match.start("value"), match.start("value") + len(match["value"].rstrip()))
    basis = f"{match['label'].strip().capitalize()} line"
    if name == "date":
        dates = _dates(text, value, date_order)
        if dates:
            yield "date", Stated(dates[0][1], basis, dates[0][0])
    elif name == "author":
        person = value.of(text).split(",")[0].split("|")[0].strip()
        if person:
            yield "author", _stated(text, Span(value.start, value.start + len(person)), basis)
    elif name is not None:
        yield name, _stated(text, value, basis)


def _byline(text: str, span: Span, by: re.Match[str]) -> Iterator[tuple[str, Stated]]:
    """Yield the author or the agency of a byline."""
    name = Span(by.start("name"), by.end("name"))
    words = name.of(text)
    if words.casefold() in AGENCIES or (_ORGANISED.search(words) and "our" not in words.casefold().split()):
        yield "source", _stated(text, name, "byline")
        return
    yield "author", _stated(text, name, "byline")
    for part in re.finditer(r"[^,|/\n]+", text[name.end : span.end]):
        words = part[0].strip()
        if words.casefold() in AGENCIES:
            start = name.end + part.start() + part[0].index(words)
            yield "source", _stated(text, Span(start, start + len(words)), "byline")
            return


def _byline_date(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the day that a byline ends with: of several the first that is no day of an update."""
    dates = _dates(text, span, date_order)
    first = [
        (when, value) for when, value in dates if "pdated" not in text[max(span.start, when.start - 12) : when.start]
    ]
    for when, value in (first or dates)[:1]:
        yield "date", Stated(value, "byline", when)


def _lead(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what stands in front of the first sentence."""
    at, end = span.start, span.end
    for _ in range(4):
        match = DATE_LABEL.match(text, at, end) or DATE_LEAD.match(text, at, end)
        if match:
            yield from _lead_date(text, match, date_order)
        else:
            match = dateline(text, at, end) or AGENCY_LEAD.match(text, at, end) or capitals_lead(text, at, end)
            if match is None:
                return
            yield from _dateline(text, match, date_order)
        at = match.end()
        while at < end and text[at].isspace():
            at += 1


def _lead_date(text: str, match: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the date glued to the first sentence."""
    span = Span(match.start("date"), match.end("date"))
    basis = "date before the first sentence"
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
        yield "source", _stated(text, Span(start, start + len(words)), "dateline")
    if groups.get("place"):
        yield "place", _stated(text, Span(*match.span("place")), "dateline")
    for group in ("date", "date2"):
        if groups.get(group):
            dates = _dates(text, Span(*match.span(group)), date_order)
            if dates:
                yield "date", Stated(dates[0][1], "dateline", dates[0][0])


def _dates(text: str, span: Span, date_order: str) -> list[tuple[Span, str]]:
    """Return the full dates inside a stretch, with spans in the whole text."""
    return [
        (Span(span.start + found.start, span.start + found.end), value)
        for found, value in find_full_dates(span.of(text), date_order=date_order)
    ]


def _stated(text: str, span: Span, basis: str) -> Stated:
    """Return the words of a span as a value, white space evened out."""
    return Stated(" ".join(span.of(text).split()), basis, span)
