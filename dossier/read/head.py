"""Read what the first lines of a text say of the document: its title, date, place, author and source.

Only what is written counts: a date without a year stays unread, and nobody is made the author because of a signature
somewhere. The last lines are looked at for a "Source:" line, a date alone and the formula of a signing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.english.datelines import (
    skip_lead,
    trim_heading,
)
from dossier.english.dates import MONTH, WEEKDAY_WORDS
from dossier.english.lexicon import nouns, words
from dossier.english.patterns import any_of
from dossier.model import Block, Reason, Span, Stated
from dossier.read.credit_lines import is_author
from dossier.read.head_readers import (
    AGENCIES,
    BEFORE_FIRST_SENTENCE,
    BY,
    BYLINE,
    CREDIT_BLOCKS,
    DATE_LINE,
    HEADLINE,
    ORGANISED,
    PLACE_LINE,
    classed,
    credits_in,
    dates_in,
    read_lead,
    self_credit,
    stated_at,
)
from dossier.read.line_shapes import OUTLET, TOWN
from dossier.read.lines import Unit, head_units
from dossier.read.signing import SIGNING, find_signing_day

LABELS = {
    kind: words("labels", "gives", kind) for kind in ("title", "first", "date", "updated", "author", "source", "place")
}
"""What the label of a line gives; other labels (TO, CC, CLASSIFICATION) give nothing.

The day of a change dates the document only where the day of publication is not given.
"""

_LABEL = re.compile(r"[*_]{0,2}(?P<label>[A-Za-z][A-Za-z ]{1,20}?)\s?:[*_]{0,2}\s{0,20}(?P<value>\S.*)", re.DOTALL)
_JOB = re.compile(
    r"(?:[\w'’-]+ ){0,4}(?:correspondents?|editors?|writers?|reporters?|photographers?|columnists?|staff)$",
    re.IGNORECASE,
)
"""What an author does, beside the name: it is no publisher."""

_JOB_BEFORE = re.compile(
    r"(?:our )?(?:[A-Z][\w'’-]+ ){0,3}(?:Correspondent|Editor|Writer|Reporter|Columnist) (?=[A-Z][\w.'’-]+ [A-Z])"
)
_WEEKDAY = re.compile(rf"{any_of(name for name in WEEKDAY_WORDS if name.endswith('day'))}$", re.IGNORECASE)
_BESIDE_DATE = re.compile(
    r"(?:^|[\s,|(–—-])(?P<by>by )?(?P<words>"
    r"(?!(?i:updated?|published|posted|released|issued|recorded|broadcast|aired|filed|dated?|at|on|by|in|[ap]\.?m)\b)"
    r"[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{1,20}){0,3}(?:, [A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{1,20}){0,2}){0,2})"
    r"[\s,|)–—-]{0,4}$"
)
_GENERIC = re.compile(
    r"(?:[\dIVX]{1,4}\.?\s)?(?:introduction|abstract|summary|background|overview|contents|preface|history|key points"
    r"|table of contents|executive summary|key judg(?:e)?ments|biography|early (?:life|years)\b.*|education\b.*"
    r"|understand|get in|report|statement|remarks|transcript|article|news|world|home|untitled|briefing"
    r"|(?:inter-?office|office|information|decision|action|briefing|staff) memorandum|highlights"
    r"|sit(?:uation )?rep(?:ort)?"
    r"|q\s+[A-Z].*|memorandum for .*|executive office of .*|(?:remarks|speech|statement) as (?:prepared|delivered).*"
    r"|.*\bhttps?://.*|\d\d?[:.]\d\d ?[ap]\.?m\b.*"
    r"|(?:mr|mrs|ms|dr|prof|the hon(?:ou?rable)?|hon|h\.e|(?:his|her) excellency|dear)\b\.?(?:\s\S+){1,4})$",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?i:The )?(?i:Office|Bureau|Department|Ministry|Embassy|Permanent Mission|Consulate|Directorate|Secretariat)"
    r"(?: [A-Z][\w'’-]*)? (?i:of|for|to)(?: (?:of|for|the|and|in|to|on|&|[A-Z][\w.,'’-]*)){1,8}$"
)
"""The body that wrote the document, as it stands over a headline; such a line is the title only if no other is."""

_BODY = re.compile(
    r"(?:The )?(?:[A-Z][\w'’-]* ){0,3}(?:Office|Bureau|Department|Ministry|Embassy|Agency|Council|Commission"
    r"|Authority)\b"
    r"(?: (?:of|for|on) (?:the )?[A-Z][\w'’-]*(?:,? (?:and )?(?!and )[A-Z][\w'’-]*)*?)?(?= and [A-Z]\w+ [A-Z]|$)"
)
"""A body in the line "From: Department for Transport and Jo Doe"."""

_DOCUMENT_WORD = any_of(nouns("heading"))
_DOCUMENT_TYPE = re.compile(
    rf"(?:\w+ ){{0,2}}{_DOCUMENT_WORD} (?:by|of|on|to|from|with|for|between|before)\b", re.IGNORECASE
)
_NAMED_BY_DAY = re.compile(
    rf"(?<!\bnext )(?<!\blast )(?<!\bprevious )\b{_DOCUMENT_WORD}"
    r"(?: no\.? ?\d+)?(?::| \(as of| as of| for| of|,) $|\bheld(?: on)? $"
    r"|\b(?:conference|meeting|hearing|briefing|session|summit|forum) on $",
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
_NOTED = re.compile(
    r"(?:[A-Z][\w-]+ ){0,4}(?:last )?(?:issued|published|released|posted|updated?|revised)(?: on)?:?", re.IGNORECASE
)
"""What stands before the day at the foot: "Implementation Note issued April 29, 2026"."""

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

_ENDS_SENTENCE = re.compile(r"[.!?:,;…]\s*$|^[^\"“].*[\"”]\s*$|[.!?,…][\"”]\s*$")
"""What ends a sentence, and no title in quotation marks: the subject of a testimony."""

FURNITURE_WORDS = 14
"""Longest line that may stand between the headline and the text: a venue, a letterhead, a section name."""

_RELEASED = re.compile(r"^[*_]{0,2}for (?:immediate|general) release\b", re.IGNORECASE | re.MULTILINE)
"""Over the day of a press release, below which its headline stands, whatever words its lead has."""

_COMMON = words("function_words", "frequent") | {"after", "over", "says", "new"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself, each with its place."""

    title: Stated | None = None
    date: Stated | None = None
    """EDTF: a day or a month."""
    place: Stated | None = None
    author: Stated | None = None
    source: Stated | None = None
    around: frozenset[int] = frozenset()
    """Numbers of the blocks that are neither headline nor text, though no reader of a format said so."""


def find_head(text: str, blocks: tuple[Block, ...], *, date_order: str = "") -> Head:
    """Read the head of a text.

    Parameters:
        text: Normalised text.
        blocks: Its blocks.
        date_order: `day`, `month` or empty: how a numeric date is read; empty leaves an ambiguous one out.

    Returns:
        What is stated, the first statement of each kind; None for the rest.
    """
    units = head_units(text, blocks)
    found: dict[str, Stated] = {}
    for name, stated in _statements(text, units, date_order):
        found.setdefault(name, stated)
    _settle(found)
    begun = _first_text(text, blocks)
    for name, stated in self_credit(text, blocks[begun : begun + 2], date_order):
        found.setdefault(name, stated)
    for name, stated in credits_in(text, blocks[max(begun, len(blocks) - CREDIT_BLOCKS) :]):
        found.setdefault(name, stated)
    chronology = "date" in found and _opens_chronology(text, blocks[begun:], found["date"], date_order)
    if chronology:
        del found["date"]
    for name, stated in _at_foot(text, blocks, begun, date_order, chronology=chronology):
        found.setdefault(name, stated)
    if "date" not in found and (signing := find_signing_day(text)):
        found["date"] = Stated(signing[1], SIGNING, signing[0])
    return Head(**found, around=_around(units))


def _settle(found: dict[str, Stated]) -> None:
    """Take the day of first publication before others, and what stands in for title and day where these are missing."""
    if first := found.pop("first", None):
        found["date"] = first
    if "title" in found and "letterhead" in found:
        found.setdefault("source", found["letterhead"])
    for name, instead in (("title", "section"), ("title", "letterhead"), ("date", "updated")):
        if (stated_otherwise := found.pop(instead, None)) is not None:
            found.setdefault(name, stated_otherwise)


def _at_foot(
    text: str, blocks: tuple[Block, ...], begun: int, date_order: str, *, chronology: bool
) -> Iterator[tuple[str, Stated]]:
    """Yield the "Source:" line of the last blocks and the day that stands alone in them."""
    for number, block in list(enumerate(blocks))[-3:]:
        if block.kind == "meta":
            yield from (found for found in _labelled(text, block.span, date_order) if found[0] == "source")
        other = number and _OTHER_DAY.match(blocks[number - 1].span.of(text))
        after = not chronology and (number > begun or begun == len(blocks))
        if after and not other and (closing := _closing_date(text, block.span, date_order)):
            yield "date", closing


def _opens_chronology(text: str, blocks: tuple[Block, ...], date: Stated, date_order: str) -> bool:
    """Tell whether a date is the first of a list of days with what happened on each, and not the document's.

    A report that goes back from its own day, or tells of earlier days, has no later ones.
    """
    if date.basis not in {DATE_LINE, BEFORE_FIRST_SENTENCE} or date.span is None:
        return False
    later = 0
    for block in blocks:
        if block.span.start > date.span.start:
            dates = dates_in(text, Span(block.span.start, min(block.span.end, block.span.start + 40)), date_order)
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
    for when, value in dates_in(text, line, date_order):
        alone = not text[when.end : line.end].strip(" ,.()*_")
        if alone and _closes(text[line.start : when.start].strip(" ,.()*_")):
            return Stated(value, Reason("date-line-at-end"), when)
    return None


def _closes(before: str) -> bool:
    """Tell whether what stands before a day at the foot makes it the document's: nothing, a place, "Updated"."""
    if not before or _DATE_ALONE.match(before) or _PUBLISHED.fullmatch(before):
        return True
    if _CHANGED.search(before) or _NOTED.fullmatch(before):
        return True
    return _SIGNED_AT.fullmatch(before) is not None and not _OTHER_DAY.match(before)


def _around(units: list[Unit]) -> frozenset[int]:
    """Return the blocks of which every line is passed over or only gives day, place, author or source."""
    text = {unit.number for unit in units if unit.kind in {None, "standfirst", "case"}}
    return frozenset(unit.number for unit in units) - text


def _statements(text: str, units: list[Unit], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield what each line up to the first paragraph states."""
    blocks = tuple(unit.block for unit in units if unit.kind is None)
    dated = titled = False
    number = 0
    for unit in units:
        if unit.kind is None:
            statements = _statements_of(text, blocks, number, date_order, dated=dated, titled=titled)
            number += 1
        else:
            statements = list(classed(text, unit, date_order))
        if statements is None:
            yield from read_lead(text, unit.block.span, date_order)
            return
        # A heading that holds its own day ("Minutes of 3 March 2020") leaves the lines below as they are.
        dated = dated or (
            (unit.block.kind == "meta" or unit.kind is not None) and any(name == "date" for name, _ in statements)
        )
        titled = titled or any(name == "title" for name, _ in statements)
        yield from statements


def _statements_of(
    text: str, blocks: tuple[Block, ...], number: int, date_order: str, *, dated: bool, titled: bool
) -> list[tuple[str, Stated]] | None:
    """Return what a heading, a line about the document or a line between headline and text states; None for text."""
    block = blocks[number]
    if block.kind == "meta":
        other = number and _OTHER_DAY.match(blocks[number - 1].span.of(text))
        return [] if other else list(_meta(text, block.span, date_order))
    if block.kind == "heading":
        furniture = _in_furniture(text, block.span, date_order) if number else ()
        return [*_headline(text, blocks, number, date_order, dated=dated), *furniture]
    if block.kind == "table" and number < 3:  # date and author in a frame above the headline
        return []
    if not _is_furniture(text, block):
        return None
    headline = [] if titled else _headline_among(text, blocks, number, date_order)
    return [*headline, *_in_furniture(text, block.span, date_order)]


def _headline_among(text: str, blocks: tuple[Block, ...], number: int, date_order: str) -> list[tuple[str, Stated]]:
    """Return the title that a line between others gives: it is known by telling what the lead tells."""
    line = replace(blocks[number], span=_first_line(text, blocks[number].span))
    lead = _lead_words(text, blocks[number + 1 :])
    later = (other for other in blocks[number + 1 : _first_text(text, blocks)] if other.kind == "heading")
    headed = any(_same_subject(other.span.of(text), lead) for other in later)
    if headed or not _same_subject(line.span.of(text), lead):
        return []
    around = (*blocks[:number], line, *blocks[number + 1 :])
    return list(_headline(text, around, number, date_order, dated=True))


def _in_furniture(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the day that stands alone between bars, or on which a line says the document was adopted."""
    for line in re.finditer(r"[^\n]+", span.of(text)):
        at = span.start + line.start()
        for part in re.finditer(r"[^|•·\n]+", line[0]):
            words = Span(at + part.start(), at + part.end())
            for when, value in dates_in(text, words, date_order):
                around = text[words.start : when.start] + text[when.end : words.end]
                adopted = _ADOPTED.match(text, words.start, when.start + 1) and when.end == words.end
                if adopted or (part[0] != line[0] and not around.strip(" *_()")):
                    yield "date", Stated(value, DATE_LINE, when)
                    yield from _author_beside(text, Span(at, at + len(line[0])))


def _author_beside(text: str, line: Span) -> Iterator[tuple[str, Stated]]:
    """Yield author and publisher that stand between bars beside the day: "Iris Calder • 2 October 2016"."""
    for part in re.finditer(r"[^|•·\n]+", line.of(text)):
        words = part[0].strip()
        name = "author" if is_author(words) else "source" if OUTLET.fullmatch(words) else None
        if name is not None:
            start = line.start + part.start() + part[0].index(words)
            yield name, stated_at(text, Span(start, start + len(words)), BYLINE)


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
        and all(len(line.split()) <= FURNITURE_WORDS and not _ENDS_SENTENCE.search(line) for line in lines)
        and skip_lead(text, block.span.start, block.span.end) == block.span.start
    )


def _headline(
    text: str, blocks: tuple[Block, ...], number: int, date_order: str, *, dated: bool
) -> Iterator[tuple[str, Stated]]:
    """Yield the title that a heading gives, and the place behind its bar or in it."""
    span = trim_heading(text, blocks[number].span)
    marked = span != blocks[number].span
    if _is_place(span.of(text)):
        publisher = Span(span.start, text.index(",", span.start))
        named = publisher.of(text).casefold() in AGENCIES  # "BBC News, Oslo" under a byline
        yield ("source", stated_at(text, publisher, BYLINE)) if named else ("place", stated_at(text, span, PLACE_LINE))
        return
    dates = dates_in(text, span, date_order)
    if dates and len((text[span.start : dates[0][0].start] + text[dates[-1][0].end : span.end]).split()) < 2:
        return  # "Founded 4 August 1816" is no headline
    if dates:
        day, span = _day_of_headline(text, span, dates)
        if day is not None:
            yield "date", day
    yield from _headline_words(text, span, blocks[number:], dated=dated, marked=marked)


def _is_place(words: str) -> bool:
    """Tell whether a line is a place and nothing else: "Denver, Colorado"."""
    return TOWN.fullmatch(words.strip("*_ ")) is not None and len(words.split()) <= 6


def _day_of_headline(text: str, span: Span, dates: list[tuple[Span, str]]) -> tuple[Stated | None, Span]:
    """Return the day in a headline that is the document's, and the headline without what only gives the day."""
    bar = _BAR.search(text, span.start, span.end)
    when, value = dates[-1]
    if bar and dates[0][0] == Span(span.start, bar.start()):  # "2020-03-03 | Harbour news"
        return Stated(dates[0][1], HEADLINE, dates[0][0]), Span(bar.end(), span.end)
    ends = text[when.end : span.end] in {"", ")"} or text.startswith((" at ", " in "), when.end)
    if ends and _NAMED_BY_DAY.search(text[span.start : when.start]):
        return Stated(value, HEADLINE, when), span
    glued = when.end == span.end and _DATE_GLUE.search(text, span.start, when.start + 1)
    if glued and not _SPAN_OF_DAYS.search(text, span.start, when.start):
        words = text[span.start : when.start].rstrip(" ,|(-–—")
        return Stated(value, HEADLINE, when), Span(span.start, span.start + len(words))
    return None, span


def _headline_words(
    text: str, span: Span, blocks: tuple[Block, ...], *, dated: bool, marked: bool
) -> Iterator[tuple[str, Stated]]:
    """Yield the title in the words of a heading that begins `blocks`, and what stands behind its bar."""
    span = _without_kind(text, span)
    bar = span.of(text).rfind(" | ")
    if bar > 0 and len(span.of(text)[:bar].split()) >= 3:
        after = Span(span.start + bar + 3, span.end)
        if TOWN.fullmatch(after.of(text)):
            yield "place", stated_at(text, after, HEADLINE)
        elif after.of(text).casefold() in AGENCIES:
            yield "source", stated_at(text, after, HEADLINE)
        span = Span(span.start, span.start + len(span.of(text)[:bar].rstrip()))
    if _is_headline(text, span.of(text), blocks, dated=dated, marked=marked):
        yield _name_of_headline(text, span.of(text), blocks, marked=marked), stated_at(text, span, HEADLINE)


def _is_headline(text: str, words: str, blocks: tuple[Block, ...], *, dated: bool, marked: bool) -> bool:
    """Tell whether a heading may be the title.

    Under a date line stand captions and section names as well as headlines: a headline tells what the lead tells.
    """
    if _GENERIC.match(words) or (len(words.split()) < 3 and not marked):
        return False
    if marked or not dated or _DOCUMENT_TYPE.match(words) or _RELEASED.search(text, 0, blocks[0].span.start):
        return True
    return _same_subject(words, _lead_words(text, blocks[1:]))


def _name_of_headline(text: str, words: str, blocks: tuple[Block, ...], *, marked: bool) -> str:
    """Say what a heading gives: the title, or only a letterhead or the name of a programme above another heading."""
    if _LETTERHEAD.match(words):
        return "letterhead"
    later = (block.span.of(text) for block in blocks[1:] if block.kind == "heading")
    short = len(words.split()) <= 3 and not marked
    return "section" if short and any(map(_DOCUMENT_TYPE.match, later)) else "title"


_KIND_BEFORE = re.compile(
    r"(?:SUBJECT|PRESS RELEASE|NEWS STORY|NEWS RELEASE|MEDIA RELEASE|SPEECH|WORLD NEWS STORY|PRESS STATEMENT) ?: ?",
    re.IGNORECASE,
)
_MONTH_BEHIND = re.compile(rf" \[{MONTH} \d{{4}}\]$")


def _without_kind(text: str, span: Span) -> Span:
    """Return a headline without the kind of document before it and the month behind it."""
    before = _KIND_BEFORE.match(text, span.start, span.end)
    behind = _MONTH_BEHIND.search(span.of(text))
    start = before.end() if before and before.end() < span.end else span.start
    return Span(start, span.start + behind.start() if behind else span.end)


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
    dates = dates_in(text, span, date_order)
    before = text[span.start : dates[0][0].start if dates else span.end].rstrip(" ,|(–—-")
    by = BY.match(text, span.start, span.start + len(before.removesuffix(" on")))
    if labelled := list(_labelled(text, span, date_order)):
        yield from labelled
    elif by:
        yield from _byline(text, span, by, date_order)
    elif name := _named_alone(span.of(text)):
        yield name[0], stated_at(text, span, name[1])
    else:
        yield from _date_line(text, span, date_order)


def _named_alone(words: str) -> tuple[str, Reason] | None:
    """Say what a name alone is: the author's, the publisher's or that of a place."""
    if is_author(words):
        return "author", BYLINE
    if OUTLET.fullmatch(words):
        return "source", BYLINE
    return ("place", PLACE_LINE) if _is_place(words) else None


def _date_line(text: str, span: Span, date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the days of a date line, and what stands beside the first one."""
    words = span.of(text)
    span = Span(span.start + len(words) - len(words.lstrip("*_")), span.start + len(words.rstrip("*_")))
    dates = dates_in(text, span, date_order)
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
        yield "author", stated_at(text, words, DATE_LINE)
    elif name.casefold() in AGENCIES or ORGANISED.search(name):
        yield "source", stated_at(text, words, DATE_LINE)
    elif not _WEEKDAY.search(name):
        yield "place", stated_at(text, words, DATE_LINE)


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
        dates = dates_in(text, value, date_order)
        if dates:
            yield name, Stated(dates[0][1], basis, dates[0][0])
    elif name == "author":
        person = value.of(text).split(",")[0].split("|")[0].strip()
        body = _BODY.match(person) if label == "from" else None
        if body:
            yield "source", stated_at(text, Span(value.start, value.start + body.end()), basis)
        elif person:
            yield "author", stated_at(text, Span(value.start, value.start + len(person)), basis)
    elif name is not None:
        yield name, stated_at(text, value, basis)


def _byline(text: str, span: Span, by: re.Match[str], date_order: str) -> Iterator[tuple[str, Stated]]:
    """Yield the author or the agency of a byline."""
    name = Span(by.start("name"), by.end("name"))
    if job := _JOB_BEFORE.match(name.of(text)):
        name = Span(name.start + job.end(), name.end)
    words = name.of(text)
    agency = words.casefold() in AGENCIES or (ORGANISED.search(words) and "our" not in words.casefold().split())
    yield "source" if agency else "author", stated_at(text, name, BYLINE)
    for when, value in dates_in(text, Span(name.end, span.end), date_order)[:1]:
        yield "date", Stated(value, BYLINE, when)
    if agency:
        return
    for part in re.finditer(r"[^,|/\n]+", text[name.end : span.end]):
        words = part[0].strip()
        if _JOB.fullmatch(words):
            continue
        if words.casefold() in AGENCIES or (ORGANISED.search(words) and words[0].isupper()):
            start = name.end + part.start() + part[0].index(words)
            yield "source", stated_at(text, Span(start, start + len(words)), BYLINE)
            return
