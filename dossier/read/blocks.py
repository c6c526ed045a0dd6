"""Cut plain text into blocks: headings, paragraphs, list items, table rows and lines about the document.

A blank line always ends a block. Inside a run of lines the question is whether a line break was put in by a writer (a
new paragraph) or by a machine (a hard wrap). The whole text answers it: in hard-wrapped text no line is long, and
lines end in the middle of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.english.dates import MONTH, WEEKDAY, WRITTEN_DAY
from dossier.model import Block, BlockKind, Span

WRAP_LIMIT = 130
"""Longest line of a hard-wrapped text; e-mail and terminals wrap at 72 to 80, old fax systems at up to 120."""

HEADING_WORDS = 16
"""Longest heading inside a text; the first line of a document may be longer (official titles run to 40 words)."""

TITLE_WORDS = 45

LONGEST_HEADLINE, HEADLINE_WORDS = 3, 30
"""Lines and words of a headline that is wrapped like the text below it."""

_ZONE = r"(?:[A-Z]{1,5}|\(?[+-]\d\d:?\d\d\)?|\([A-Z]{1,5}(?:[+-]\d{1,2})?\)|\(?local time\)?)"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?{_ZONE})?"
_DAY = (
    rf"(?:\d{{4}}-\d\d(?:-\d\d)?(?:T[\d:.]{{4,12}}(?:Z|[+-]\d\d:?\d\d)?)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|(?:{WEEKDAY},? {{1,3}}(?:the )?)?{WRITTEN_DAY}|{MONTH} {{1,3}}\d{{4}})"
)
_ISSUED = (
    r"(?:(?:first|originally|last) )?"
    r"(?:published|updated|posted|released|issued|modified|recorded|broadcast|aired|filed|written)"
)
_PLACE = r"(?-i:[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,3})"

DATE_LINE = re.compile(
    rf"^\(?(?:{_PLACE}, ){{0,3}}(?:[^()\n]{{1,60}}\([^()\n]{{1,30}}\) ?(?:--|[-–—]) ?|{_PLACE} ?[-–—|] ?)?"
    rf"(?:date(?:d)?:? |{_ISSUED}(?: on| at)?:? )?"
    rf"(?:{_CLOCK},? (?:on )?)?{_DAY}(?:,?(?: at| [-–—|])? {{0,3}}{_CLOCK})?"
    rf"(?:(?:,? (?:[-–—|,] ?|by |in )|, ){_PLACE}(?:, {_PLACE}){{0,2}})?"
    rf"(?:[,;]? \(?(?:last )?(?:updated|modified|edited)(?: on| at)?:? "
    rf"(?:{_DAY}(?:,?(?: at)? {{0,3}}{_CLOCK})?|{_CLOCK}))?"
    r"\.?\)?$",
    re.IGNORECASE,
)
"""A line that holds a date, perhaps with a place before it or a clock time, perhaps the day of a change, and nothing
else."""

TIME_LINE = re.compile(rf"^{_CLOCK}$", re.IGNORECASE)

LABEL_LINE = re.compile(
    r"^(?:to|from|cc|bcc|date|dated|sent|subject|subj|title|headline|re|ref|reference|author|authors|source|published|updated"
    r"|last updated|last modified|first published|posted|posted on|published on|release date|publication date"
    r"|date of issue|date of publication|date (?:posted|published|issued)|publish date|present|attendees|participants"
    r"|apologies|in attendance|venue|released|issued|location|place"
    r"|classification|classified by|distribution|contact"
    r"|media contact|press contact|photo|image|video|caption|credit|tags|topics|keywords|category|filed under|via|url"
    r"|link|precedence|drafted by|approved by|memorandum for|originator|originally published)\s?:\s{0,20}\S",
    re.IGNORECASE,
)
"""A labelled line about the document: memo heads, feed and cable heads, photo credits."""

_LABEL_ALONE = re.compile(r"(?:to|from|cc|date|subject|re|through|via|author|source) ?:$", re.IGNORECASE)
"""A label of a memo's head with its value on the line below."""

BYLINE = re.compile(
    r"^(?i:by|from|with reporting by|reporting by|prepared by|story by|written by|edited by|editing by|compiled by"
    r"|photo by)"
    r" (?:the )?[A-Z]\S*(?:,? (?:and|&|of|the|de|van|von|bin|al|for|in|free|news|[A-Z]\S*)){0,9}[^.?\"”]{0,50}$"
)
"""A line that says who wrote the document. `from` covers agency lines ("From Wikinews, the free news source")."""

BOILERPLATE = re.compile(
    r"^(?:advertisement|story continues below(?: advertisement)?|scroll down for (?:video|more)\S*"
    r"|share (?:this(?: (?:article|story|page|post))?|on \w+|via \w+)|(?:click|tap) here\b.{0,60}|read more\b.{0,100}"
    r"|more on this(?: story)?|related (?:articles?|stories|links|topics|news|content)\b.{0,60}|see also\b.{0,60}"
    r"|sign up\b.{0,100}|subscribe\b.{0,100}|follow (?:us|me|@?\w+) on \w+.{0,60}|(?:©|\(c\)|copyright\b).{0,120}"
    r"|all rights reserved\b.{0,60}|for (?:immediate )?release\b.{0,60}|press release"
    r"|embargoed? until\b.{0,60}|unclassified.{0,40}"
    r"|memorandum(?: for .{1,60})?|memo|end|ends|-+ ?ends? ?-+|\(?ends?\)|\\?# ?\\?# ?\\?#|\* ?\* ?\*|\*{3,}|-{3,}"
    r"|_{3,}|={3,}"
    r"|-30-|print(?: this)?(?: page)?|e-?mail(?: this)?|comments?(?: \(\d+\))?|\d+ (?:comments?|shares?|min read)"
    r"|watch(?: now| live)?:.{0,80}|listen(?: now)?:.{0,80}|loading\.{0,3}|back to top|skip to (?:main )?content"
    r"|accept (?:all )?cookies|we use cookies\b.{0,120}"
    r"|this (?:article|story) (?:was|is) (?:originally )?published\b.{0,120}"
    r"|media playback is .{0,60}|image (?:source|copyright),?.{0,60}|these are external links\b.{0,60}"
    r"|share this with\b.{0,80}|copy this link\b.{0,40}|editor[’']s note:.{0,160}|image caption,?.{0,100}"
    r"|getty images|file photo|terms of (?:use|service)|privacy policy"
    r"|breaking(?: news)?|exclusive|opinion|\*?as (?:prepared|delivered)\b.{0,40}"
    r"|(?:(?:first|last) )?(?:published|updated|posted)|news release|media (?:note|release|advisory)"
    r"|share|save|news and press release|(?:origin: )?view original"
    r"|analysis|live(?: updates?)?|menu|home|search|next|previous)[.:!]?$",
    re.IGNORECASE,
)
"""Whole lines that pages, releases and cables put around the text; each was seen in news pages or official releases."""

_BAR = re.compile(r"\s*[|•·]\s*")
_TAGS = re.compile(r"^(?:<[^<>]{1,400}>[ \t]*)+$")
_RULE = re.compile(r"^\s{0,3}(?:={3,}|-{3,}|~{3,})\s*$")
_ATX = re.compile(r"^\s{0,3}#{1,6}[ \t]+\S")
_ITEM = re.compile(
    r"^\s{0,12}(?:[-*+•◦▪‣·–—][ \t]+|\(?\d{1,3}[.)][ \t]+|\(?[a-zA-Z][)][ \t]+|\(?[ivxIVX]{1,5}[)][ \t]+)\S"
)
_LATER_NUMBER = re.compile(r"(?:[2-9]|\d{2,3})\. ")
_DASH_ITEM = re.compile(r"^\s{0,12}[–—]\s")
_UNFINISHED = re.compile(r" (?:and|or|of|the|a|an|for|to|on|in|by|with|at|from|under|&)$", re.IGNORECASE)
"""End of a labelled line that goes on in the next ("SUBJECT: Delegation of Authority Under Section 1 and")."""

_BEFORE_DATE = re.compile(
    r"(?:^| )(?:on|of|for|to|in|by|from|since|until|till|before|after|dated|through|between|and|the)$"
    r"|\w (?:mon|tues|wednes|thurs|fri|satur|sun)day,?$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 20
"""Code points at the end of a line that are looked at; no such lead is longer."""

_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,4}$")
_NOT_HEADING_END = re.compile(r"(?:[.!;:,…]|[\"”»]|-)[)\]]?$")
_SPEAKER = re.compile(r"^[A-Z][A-Z.'’ -]{1,60}:(?:\s|$)|^[QA][.:]\s")
_SENTENCES = re.compile(r"[a-z]{3}[.!?] |^[A-Z][A-Z .,]{2,40} [–—-] ")
"""The end of a sentence within words, or a dateline before them."""

_ABBREVIATED_END = re.compile(r"(?:\b[A-Z]|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|No|Gen|Sen|Gov))\.$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    indent: int
    raw: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A line at which a block begins, and what its shape depends on."""

    chunk: Sequence[_Line]
    at: int
    width: int
    opening: bool
    """It is the first line of the text."""
    follower: str | None
    """The first line behind the next blank one."""

    @property
    def line(self) -> _Line:
        """The line itself."""
        return self.chunk[self.at]

    @property
    def below(self) -> _Line | None:
        """The line below, where no blank one parts them."""
        return self.chunk[self.at + 1] if self.at + 1 < len(self.chunk) else None

    @property
    def next_words(self) -> str | None:
        """The words of the next line, whether or not a blank one parts them."""
        return self.follower if self.below is None else self.below.text


def find_blocks(text: str) -> tuple[Block, ...]:
    """Cut a text into its blocks.

    Parameters:
        text: Normalised text; lines end with a line feed.

    Returns:
        Blocks in order, not overlapping, together covering everything but white space.
    """
    chunks = _chunks(text)
    width = _wrap_width(chunks)
    blocks: list[Block] = []
    for number, chunk in enumerate(chunks):
        follower = chunks[number + 1][0].text if number + 1 < len(chunks) else None
        blocks += _cut(chunk, width, first=number == 0, follower=follower)
    return tuple(blocks)


def is_about_document(line: str) -> bool:
    """Tell whether a line speaks of the document (date, byline, memo head, boilerplate) and not of the world."""
    if len(line) > 200:
        return False
    line = line.strip("*_ ")
    segments = _BAR.split(line)
    # "By Jane Roe | Published 5 May 2021"
    return _is_about(line) or (len(segments) > 1 and all(segment and _is_about(segment) for segment in segments))


def _is_about(line: str) -> bool:
    """Tell it of what stands on a line or between two bars."""
    return bool(
        DATE_LINE.match(line)
        or BOILERPLATE.match(line)
        or LABEL_LINE.match(line)
        or TIME_LINE.match(line)
        or _TAGS.match(line)
        or (len(line) <= 120 and BYLINE.match(line))
    )


def states_origin(line: str) -> bool:
    """Tell whether a line gives the document's date or author and nothing else."""
    segments = [segment for segment in _BAR.split(line.strip("*_ ")) if segment]
    return len(line) <= 120 and any(map(_gives_origin, segments)) and all(map(_is_about, segments))


def _gives_origin(line: str) -> bool:
    """Tell whether a line, or what stands between two bars, is a date line or byline."""
    return bool(DATE_LINE.match(line) or BYLINE.match(line))


def _chunks(text: str) -> list[list[_Line]]:
    """Return the runs of lines between blank lines."""
    chunks: list[list[_Line]] = []
    chunk: list[_Line] = []
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            start = at + indent
            chunk.append(_Line(start, start + len(stripped), stripped, indent, raw))
        elif chunk:
            chunks.append(chunk)
            chunk = []
        at += len(raw) + 1
    if chunk:
        chunks.append(chunk)
    return chunks


def _wrap_width(chunks: list[list[_Line]]) -> int:
    """Return the width at which the text is hard-wrapped, or 0 when it is not: most of its lines end in mid-sentence.

    Only lines that another line follows can show it.
    """
    inner = [line.text for chunk in chunks for line in chunk[:-1]]
    lengths = sorted(len(line) for line in inner if len(line) <= WRAP_LIMIT)
    if len(inner) < 2 or not lengths:
        return 0
    width = lengths[(len(lengths) * 9) // 10]
    if width < 30 or not _mostly_unfinished(inner):
        return 0
    return width if _keeps_within([line.text for chunk in chunks for line in chunk], width) else 0


def _mostly_unfinished(lines: list[str]) -> bool:
    """Tell whether more than half of the lines end without an end mark."""
    return sum(not _TERMINAL.search(line) for line in lines) > 0.5 * len(lines)


def _keeps_within(lines: list[str], width: int) -> bool:
    """Tell whether the text has few long lines; one with an address does not count, it cannot be broken."""
    whole = sum(map(len, lines))
    long = sum(len(line) for line in lines if len(line) > WRAP_LIMIT and not _holds_address(line))
    # A few short lines under one another (a letterhead, a headline with its place) do not make long paragraphs wrapped.
    over = sum(len(line) for line in lines if len(line) > 1.25 * width)
    return long <= 0.3 * whole and over <= 0.5 * whole


def _holds_address(line: str) -> bool:
    """Tell whether a line holds the address of a page."""
    return "http" in line or "www." in line


def _cut(chunk: list[_Line], width: int, *, first: bool, follower: str | None) -> list[Block]:
    """Cut a run of lines into blocks; `follower` is the first line of the next run."""
    blocks: list[Block] = []
    at = 0
    if first and _is_stacked(chunk):
        width = 0
    while at < len(chunk):
        kind, end = _shape_at(_Place(chunk, at, width, first and at == 0, follower))
        blocks.append(Block(Span(chunk[at].start, chunk[end - 1].end), kind))
        at = end
    return blocks


def _shape_at(place: _Place) -> tuple[BlockKind, int]:
    """Return the kind of the block that begins at a line, and the number of the line behind it."""
    for kind, ends in _SHAPES:
        end = ends(place)
        if end:
            return kind, end
    return "paragraph", _paragraph_end(place.chunk, place.at, place.width)


def _marked_heading(place: _Place) -> int:
    """Take a line behind number signs."""
    return place.at + 1 if _ATX.match(place.line.raw) else 0


def _underlined_heading(place: _Place) -> int:
    """Take a line with a rule under it."""
    below = place.below
    underlined = below is not None and _RULE.match(below.raw) and _could_be_heading(place.line.text, TITLE_WORDS)
    return place.at + 2 if underlined else 0


def _about_document(place: _Place) -> int:
    """Take a line about the document, with the lines in which its value goes on."""
    if not is_about_document(place.line.text) or _breaks_off(place.line, place.below):
        return 0
    end = place.at + 1
    if LABEL_LINE.match(place.line.text):
        while end < len(place.chunk) and _UNFINISHED.search(place.chunk[end - 1].text):
            end += 1
    return end


def _label_above_value(place: _Place) -> int:
    """Take a label of a memo's head with the value below it."""
    below = place.below
    alone = below is not None and _LABEL_ALONE.match(place.line.text) and not _LABEL_ALONE.match(below.text)
    return place.at + 2 if alone else 0


def _rows(place: _Place) -> int:
    """Take the rows of a table."""
    end = place.at
    while end < len(place.chunk) and _is_row(place.chunk[end].text):
        end += 1
    return end if end > place.at else 0


def _list_item(place: _Place) -> int:
    """Take an item of a list."""
    if not _ITEM.match(place.line.raw) or _lone_dash(place.chunk, place.at):
        return 0
    return _paragraph_end(place.chunk, place.at, place.width)


def _plain_heading(place: _Place) -> int:
    """Take a line that stands for itself as a heading."""
    return place.at + 1 if _is_heading(place) else 0


def _long_headline(place: _Place) -> int:
    """Take a headline that goes on below."""
    if not place.opening:
        return 0
    return _headline_lines(place.chunk, place.follower) or (place.width and _wrapped_headline(place))


_SHAPES: tuple[tuple[BlockKind, Callable[[_Place], int]], ...] = (
    ("heading", _marked_heading),
    ("heading", _underlined_heading),
    ("meta", _about_document),
    ("meta", _label_above_value),
    ("table", _rows),
    ("item", _list_item),
    ("heading", _plain_heading),
    ("heading", _long_headline),
)
"""The shapes of a block and how far each reaches, 0 for not at all; the first that holds decides, none: a paragraph."""


def _breaks_off(line: _Line, follower: _Line | None) -> bool:
    """Tell whether a line goes on below ("By the authority vested in me … the / laws of the United States")."""
    if follower is None or _TERMINAL.search(line.text):
        return False
    return follower.text[0].islower() or line.text.endswith(",")


def _lone_dash(chunk: Sequence[_Line], at: int) -> bool:
    """Tell whether the line opens with a long dash and no line beside it does: dialogue or an aside, not a list."""
    if not _DASH_ITEM.match(chunk[at].raw):
        return False
    beside = (*chunk[max(0, at - 1) : at], *chunk[at + 1 : at + 2])
    return not any(_DASH_ITEM.match(line.raw) for line in beside)


def _is_row(line: str) -> bool:
    """Tell whether the line is a row of a table: cells between bars or tabs."""
    return line.count("|") >= 3 or (line.startswith("|") and line.endswith("|") and len(line) > 1) or "\t" in line


def _is_heading(place: _Place) -> bool:
    """Tell whether a line stands for itself as a heading."""
    line, under, below = place.line.text, place.below, place.next_words
    if below is None or (under is not None and _leads_to_date(line, below)):
        return False
    headed = _is_headed(place, below)
    # Some headlines end with a full stop: a date or byline below gives them away.
    words = line.rstrip(".") if headed and _gives_origin(below) else line
    if not _could_be_heading(words, TITLE_WORDS if place.opening else HEADING_WORDS):
        return False
    return headed or under is None or (place.opening and _tops_text(line, below, place.width))


def _is_headed(place: _Place, below: str) -> bool:
    """Tell whether date or byline stand under the first line.

    A wrapped sentence may go on in what looks like a byline ("The minister spoke with captains / from the Line").
    """
    if not place.opening or not is_about_document(below):
        return False
    wrapped = place.below is not None and below[0].islower() and place.width > 0
    return not (wrapped and is_full(place.line.text, below, place.width))


def _tops_text(line: str, below: str, width: int) -> bool:
    """Tell whether a headline stands right on top of the text, and is not the first line of a wrapped paragraph."""
    if below[0].islower() or _UNFINISHED.search(line.rstrip("*_ ")):
        return False
    return not (width and len(line) > 0.7 * width)


def is_full(line: str, below: str, width: int) -> bool:
    """Tell whether a line reaches the margin: the first word of the line below would hardly have fitted on it.

    Only then may a sentence have wrapped right before its date ("… in a report dated / 12 January 2018").
    """
    return len(line) + 1 + len(below.split(None, 1)[0]) >= 0.8 * width


def _is_stacked(chunk: list[_Line]) -> bool:
    """Tell whether the lines at the top are a headline with venue, date and byline under it, and no wrapped text."""
    if len(chunk) > 6 or any(len(line.text.split()) > HEADING_WORDS or line.text[0].islower() for line in chunk):
        return False
    about = any(is_about_document(line.text) for line in chunk[1:])
    return about and not any(_TERMINAL.search(line.text) for line in chunk if not is_about_document(line.text))


def _leads_to_date(line: str, below: str) -> bool:
    """Tell whether the date on the line below belongs to the words above ("A concert on / Tuesday, June 13, 2023")."""
    line = line.rstrip("*_ ")
    leads = _BEFORE_DATE.search(line, max(0, len(line) - _LONGEST_LEAD)) is not None
    return leads and DATE_LINE.match(below.strip("*_ ")) is not None


def _headline_lines(chunk: Sequence[_Line], follower: str | None) -> int:
    """Return how many lines the headline takes where it goes on below and a date or byline follows, or 0."""
    for lines in (2, 3):
        below = chunk[lines].text if lines < len(chunk) else follower
        if lines > len(chunk) or below is None:
            return 0
        if is_about_document(below) and not _leads_to_date(chunk[lines - 1].text, below):
            words = " ".join(line.text for line in chunk[:lines])
            goes_on = all(line.text[0].islower() or line.text[0].isdigit() for line in chunk[1:lines])
            return lines if goes_on and _could_be_heading(words, TITLE_WORDS) else 0
    return 0


def _wrapped_headline(place: _Place) -> int:
    """Return the lines of a headline that is wrapped like the text below it, behind a blank line; 0 for a paragraph."""
    chunk = place.chunk
    if place.follower is None or not 2 <= len(chunk) <= LONGEST_HEADLINE:
        return 0
    full = all(is_full(one.text, other.text, place.width) for one, other in pairwise(chunk))
    words = " ".join(line.text for line in chunk)
    return len(chunk) if full and not _SENTENCES.search(words) and _could_be_heading(words, HEADLINE_WORDS) else 0


def _could_be_heading(line: str, words: int) -> bool:
    """Tell whether a line looks like a title: short, a capital or digit first, no end mark."""
    if len(line) > 320 or _SPEAKER.match(line):
        return False
    body = line.lstrip("\"'“‘«([*_")
    if not body or not (body[0].isupper() or body[0].isdigit() or not body[0].isascii()) or body[0].islower():
        return False
    tail = line.rstrip("*_ ")
    if (
        _NOT_HEADING_END.search(tail)
        and not (len(tail) < 120 and _quoted_end(tail))
        and not _ABBREVIATED_END.search(tail)
    ):
        return False
    return len(line.split()) <= words


def _quoted_end(line: str) -> bool:
    """Tell whether a line ends with short quoted words and no end mark, as headlines do ("… citing 'security'")."""
    if line[-1] not in '"”»':
        return False
    opening = max(line.rfind(mark, 0, -1) for mark in '"“«')
    return opening > 0 and line[-2].isalnum() and len(line[opening:].split()) <= 6


def _paragraph_end(chunk: Sequence[_Line], at: int, width: int) -> int:
    """Return the index after the last line of the paragraph that begins at `at`."""
    end = at + 1
    while end < len(chunk) and _goes_on(chunk[end - 1], chunk[end], width, chunk[at]):
        end += 1
    return end


def _goes_on(line: _Line, follower: _Line, width: int, opening: _Line) -> bool:
    """Tell whether the break between two lines is only a wrap."""
    finished = bool(_TERMINAL.search(line.text))
    if _begins_block(follower, opening, unfinished=width > 0 and not finished):
        return False
    if _leads_to_date(line.text, follower.text):
        return True
    if not finished and follower.text[0].islower():
        return True
    if not width or (finished and _is_indented(follower, opening)):
        return False
    if is_about_document(follower.text):
        return not finished and _wraps_before_date(line, follower, width)
    return _reach(line, follower) > (0.7 if finished else 0.45) * width


def _reach(line: _Line, follower: _Line) -> int:
    """Return how far a line would reach with the first word of the next one."""
    return len(line.text) + 1 + len(follower.text.split(None, 1)[0])


def _begins_block(line: _Line, opening: _Line, *, unfinished: bool) -> bool:
    """Tell whether a line begins a block whatever stands above it; `unfinished`: in mid-sentence of a wrapped text."""
    if _ATX.match(line.raw) or _RULE.match(line.raw) or _SPEAKER.match(line.text) or _is_row(line.text):
        return True
    if not _ITEM.match(line.raw) or _DASH_ITEM.match(line.raw):
        return False
    # As in CommonMark, a number other than 1 begins no list in the middle of a sentence ("on Tuesday, June / 13. The").
    return not (unfinished and not _ITEM.match(opening.raw) and _LATER_NUMBER.match(line.text))


def _is_indented(line: _Line, opening: _Line) -> bool:
    """Tell whether a line is set in from the first one of its block, as that of a new paragraph is."""
    return line.indent > opening.indent + 1 and not _ITEM.match(opening.raw)


def _wraps_before_date(line: _Line, follower: _Line, width: int) -> bool:
    """Tell whether a sentence may have wrapped right before the date that is all of the next line."""
    return DATE_LINE.match(follower.text) is not None and is_full(line.text, follower.text, width)
