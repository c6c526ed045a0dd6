"""Tell what each of the first lines of a document is, before anything is read from them.

Pages, releases, records and letters put much around a headline: breadcrumbs, numbers, contacts, prompts, captions. A
line is known by its shape and by what stands above and below it. What no row knows is left to the reading of headings,
date lines and bylines in `head.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dossier.english.datelines import dateline
from dossier.english.dates import MONTH, find_full_dates
from dossier.model import Block, Span
from dossier.read.blocks import states_origin
from dossier.read.credit_lines import is_author, is_credited, is_day, is_venue
from dossier.read.day_lines import beside_day
from dossier.read.line_shapes import (
    AUTHOR_LABEL,
    BREADCRUMB,
    CAPTION,
    CASE,
    CODE,
    CONTACT,
    COURT,
    CREDIT,
    DAY_CLOCK,
    DAYS,
    ELSEWHERE,
    FOREIGN_LABEL,
    GOES_ON,
    INSTITUTE,
    ISSUED,
    KIND,
    MONTHS_ELSEWHERE,
    NUMBER,
    OTHER_DAY,
    OUTLET,
    PAPER_DAYS,
    PLACE_DAY_ELSEWHERE,
    PROMPT,
    PUBLISHED_ELSEWHERE,
    RECORD,
    RECORD_REST,
    SECTIONS,
    SITE,
    SPEAKER_DAY,
    TAG,
    TOWN,
    VERB_DAY,
)
from dossier.rules import Rule, first
from dossier.trace import note

LineClass = Literal[
    "passed over",
    "record",
    "issued",
    "day",
    "spoken",
    "days",
    "dateline",
    "case",
    "credit",
    "by",
    "author",
    "outlet",
    "standfirst",
]
"""`passed over`: nothing is read from it; `standfirst`: nothing either, but it is text; the others say what is read."""

UNITS = 24
"""Blocks at the top of a text that are looked at."""

STACKED = 8
"""Most lines of a block that are told apart."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of the head, or lines that belong together, and what it is."""

    block: Block
    """Its words as a block of their own."""
    number: int
    """Of the block it was in."""
    kind: LineClass | None
    """None: a heading, a date line, a byline or text, as `block.kind` has it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with its neighbours."""

    words: str
    """Without signs of emphasis, code and headings."""
    kind: str
    """Of its block."""
    above: tuple[str, ...]
    below: tuple[str, ...]
    titled: bool
    """A heading stands above that is not passed over."""


STANDFIRST_WORDS = 50
SHORT_STANDFIRST = 6
"""Words from which on a line without a full stop may be a standfirst."""


def _words(seen: Seen) -> int:
    return len(seen.words.split())


def _whole(pattern: re.Pattern[str], seen: Seen) -> bool:
    return pattern.fullmatch(seen.words) is not None


def _is_sections(seen: Seen) -> bool:
    """Tell whether a line lists sections between bars: no part is a day, and none is a name with a day beside it."""
    if not _whole(SECTIONS, seen) or states_origin(seen.words) or find_full_dates(seen.words):
        return False
    parts = re.split(r"\s*[|•·/]\s*", seen.words)
    return len(parts) > 2 or all(len(part.split()) == 1 for part in parts)


def _is_author(seen: Seen) -> bool:
    """Tell whether a name alone is that of who wrote: under a headline, beside the day or above the dateline."""
    if not seen.titled or not is_author(seen.words):
        return False
    below = seen.below[1:2] if seen.below and OUTLET.fullmatch(seen.below[0]) else seen.below[:1]
    return _gives_day(below) or _gives_day(seen.above[-1:])


def _gives_day(lines: Sequence[str]) -> bool:
    """Tell whether a line gives the day, or begins with a dateline."""
    return any(is_day(line) or dateline(line, 0, len(line)) is not None for line in lines)


def _is_dateline(seen: Seen) -> bool:
    """Tell whether a line is a dateline without the text: place, day, and perhaps an agency in brackets."""
    if seen.kind == "meta" or len(seen.words) > 90 or OTHER_DAY.match(seen.words):
        return False
    match = dateline(f"{seen.words} — ", 0, len(seen.words) + 3)
    return (
        match is not None
        and match.end() == len(seen.words) + 3
        and bool(match["date"] or match["date3"] or match["source"])
    )


def _is_standfirst(seen: Seen) -> bool:
    """Tell whether a sentence stands between headline and day or byline, with more text below these."""
    if not seen.titled or seen.kind not in {"paragraph", "heading"} or _words(seen) > STANDFIRST_WORDS:
        return False
    if not re.search(r"[.!?][\"”’]?$", seen.words) and _words(seen) < SHORT_STANDFIRST:
        return False  # a venue or a place
    given = next((at for at, line in enumerate(seen.below[:3]) if _is_origin(line)), None)
    return (
        given is not None and len(seen.below) > given + 1 and all(len(line.split()) < 30 for line in seen.below[:given])
    )


def _is_origin(line: str) -> bool:
    """Tell whether a line says when or by whom the document was made."""
    return (
        states_origin(line)
        or ISSUED.fullmatch(line) is not None
        or bool(_verb_day(line))
        or _foreign_day(line) is not None
    )


def _verb_day(line: str) -> re.Match[str] | None:
    """Match "Delivered on: 19 December 2016 (as delivered)"."""
    match = VERB_DAY.fullmatch(line) or DAY_CLOCK.fullmatch(line) or PAPER_DAYS.fullmatch(line)
    if match is None or line[0].islower():
        return None
    found = find_full_dates(match["rest"])
    return match if found and found[0][0].start <= len("Thursday, the ") else None


def _foreign_day(line: str) -> re.Match[str] | None:
    """Match "Publié le 25 décembre 2016", "Veröffentlicht am 7. Mai 2019"."""
    match = FOREIGN_LABEL.fullmatch(line)
    if match is None or not day_elsewhere(match["rest"], 0):
        return None
    return match if PUBLISHED_ELSEWHERE.match(line) or ELSEWHERE.match(match["rest"]) else None


def day_elsewhere(text: str, start: int) -> tuple[Span, str] | None:
    """Read a day at `start`: in English, or with the month of another language."""
    match = ELSEWHERE.match(text, start)
    if match:
        month = MONTHS_ELSEWHERE[match["month"].lower()]
        return Span(*match.span()), f"{match['year']}-{month:02}-{int(match['day']):02}"
    found = find_full_dates(text[start : start + 40])
    if found and found[0][0].start == 0:
        return Span(start, start + found[0][0].end), found[0][1]
    return None


def last_of_days(text: str, span: Span) -> tuple[Span, str] | None:
    """Return the last day of "June 13–14, 2023", on which the document was finished."""
    words = span.of(text)
    match = DAYS.fullmatch(words)
    if match is None:
        return None
    month = match["one"] or re.match(rf"{MONTH} ", words)
    if match["d1"]:
        name = month if isinstance(month, str) else month[0] if month else ""
        found = find_full_dates(f"{name}{match['d1']}, {match['y1']}")
    else:
        found = find_full_dates(match["d2"])
    return (span, found[0][1]) if found else None


LINES: tuple[Rule[Seen, LineClass], ...] = (
    Rule(
        "rule or sign",
        lambda seen: re.fullmatch(r"[\W_]*", seen.words) is not None,
        "passed over",
        ("Bridge to reopen\n\n[* * *]\n\n4 May 2021\n\nThe bridge will reopen.",),
    ),
    Rule(
        "header of the record",
        lambda seen: RECORD.fullmatch(seen.words) is not None,
        "record",
        ("[Congressional Record Volume 149, Number 61 (Tuesday, April 29, 2003)]\n\nTRIBUTE TO KEEPERS\n\nI rise.",),
    ),
    Rule(
        "rest of the record's header",
        lambda seen: _whole(RECORD_REST, seen),
        "passed over",
        ("[From the Congressional Record Online through the Office]\n\nTRIBUTE TO THE KEEPERS\n\nMr. DOE. I rise.",),
    ),
    Rule(
        "breadcrumb",
        lambda seen: _whole(BREADCRUMB, seen),
        "passed over",
        ("[Home > World > Asia]\n\nBridge to reopen\n\n4 May 2021\n\nThe bridge will reopen.",),
        ("[Bridge to reopen]\n\n4 May 2021\n\nThe bridge will reopen.",),
    ),
    Rule(
        "sections between bars",
        _is_sections,
        "passed over",
        ("[News | UK | Hampshire]\n\nBridge to reopen\n\n4 May 2021\n\nThe bridge will reopen.",),
        ("[Bridge to reopen after years | The Elser Times]\n\n4 May 2021\n\nThe bridge will reopen.",),
    ),
    Rule(
        "prompt of a page",
        lambda seen: _whole(PROMPT, seen),
        "passed over",
        ("Bridge to reopen\n\n[Share   Tweet   Print]\n\n4 May 2021\n\nThe bridge will reopen.",),
        ("[Share of women in parliament grows]\n\n4 May 2021\n\nThe share of women has grown.",),
    ),
    Rule(
        "contact",
        lambda seen: _whole(CONTACT, seen) and not find_full_dates(seen.words),
        "passed over",
        ("[Phone: 555-0142]\n\nBridge to reopen\n\n4 May 2021\n\nThe bridge will reopen.",),
        ("[Contact lost with trawler]\n\n4 May 2021\n\nContact was lost with a trawler.",),
    ),
    Rule(
        "number of a release or case",
        lambda seen: _whole(NUMBER, seen),
        "passed over",
        ("[Release No. 21-118]\n\nBridge to reopen\n\n4 May 2021\n\nThe bridge will reopen.",),
        ("[Resolution 77 (2014)]\n\n4 May 2021\n\nThe Council decides.",),
    ),
    Rule(
        "tag",
        lambda seen: _whole(TAG, seen),
        "passed over",
        ("[Tag: Department of Ports]\n\nBridge to reopen\n\n4 May 2021\n\nThe bridge will reopen.",),
    ),
    Rule(
        "section or kind of document",
        lambda seen: _whole(KIND, seen) and len(seen.below) > 1,
        "passed over",
        ("[WORLD NEWS]\n\nBridge to reopen\n\n4 May 2021\n\nThe bridge will reopen.",),
        ("[World news agency closes]\n\n4 May 2021\n\nThe agency will close.",),
    ),
    Rule(
        "code of a page",
        lambda seen: _whole(CODE, seen),
        "passed over",
        ("Bridge to reopen\n\n[assets/img/bridge.jpg]\n\n4 May 2021\n\nThe bridge will reopen.",),
    ),
    Rule(
        "caption with its credit",
        lambda seen: (
            _whole(CAPTION, seen) and not re.search(r"[\"“”]", seen.words)
        ),  # what is quoted stays to be judged
        "passed over",
        ("Seals return\n\n[A grey seal on a bank. Photo: Jo Marsh]\n\n8 January 2021\n\nSeals have come back.",),
        ("[Photos of the seals please Lanfold]\n\n8 January 2021\n\nSeals have come back.",),
    ),
    Rule(
        "issued by somebody on a day",
        lambda seen: _whole(ISSUED, seen),
        "issued",
        ("Pilots trained\n\n[The news story issued by the Department of Ports on 20 June 2022.]\n\nIt was good.",),
        ("Pilots trained\n\n[The permits issued by the Department of Ports on Monday] were late.",),
    ),
    Rule(
        "day of delivery",
        lambda seen: bool(_verb_day(seen.words)),
        "day",
        ("# Opening of the year\n\n[Delivered on: 4 September 2017 (as delivered)]\n\nMembers, I welcome you.",),
        ("# Opening of the year\n\n[Delivered on time, the speech] of 4 September 2017 pleased.",),
    ),
    Rule(
        "speaker and day",
        lambda seen: _whole(SPEAKER_DAY, seen),
        "spoken",
        ("# Tribute to the keepers\n\n[Ms. DORNE — 5 November 2009]\n\nMs. DORNE. Madam Speaker, I rise.",),
    ),
    Rule(
        "credit to the first publisher",
        lambda seen: CREDIT.fullmatch(seen.words) is not None,
        "credit",
        ("How the salt roads grew\n\n[Originally published on Inkwell Quarterly, 12 June 2015]\n\nIt was empty.",),
    ),
    Rule(
        "day under a label of another language",
        lambda seen: _foreign_day(seen.words) is not None,
        "day",
        ("Accord signed\n\n[Veröffentlicht am 7. Mai 2019]\n\nThe governments signed an accord.",),
    ),
    Rule(
        "span of days",
        lambda seen: _whole(DAYS, seen),
        "days",
        ("Minutes of the Board\n\n[June 13–14, 2023]\n\nA meeting of the board was held.",),
    ),
    Rule(
        "place and day of another language",
        lambda seen: _elsewhere_line(seen.words) is not None,
        "dateline",
        ("Joint declaration\n\n[Genève, le 25 décembre 2016]\n\nThe governments agree.",),
    ),
    Rule(
        "dateline on a line of its own",
        _is_dateline,
        "dateline",
        ("Two held over theft\n\n[VARNA, Aug 11, 2018 (Coastal Press)]\n\nPolice arrested two men on Saturday.",),
    ),
    Rule(
        "court",
        lambda seen: _whole(COURT, seen) and len(seen.below) > 1,
        "passed over",
        ("[SUPREME COURT OF NORLAND]\n\nWREN v. HARBOUR COMMISSION\n\nJUSTICE MOLL: We will hear it.",),
    ),
    Rule(
        "name of a case",
        lambda seen: not seen.titled and _whole(CASE, seen),
        "case",
        ("[ADA WREN, Appellant, v. HARBOUR COMMISSION]\n\n4 May 2021\n\nJUSTICE MOLL: We will hear it.",),
    ),
    Rule(
        "author under a label",
        lambda seen: _author_label(seen.words) is not None,
        "by",
        ("A village without a road\n\n[Words: Ines Prado]\n\n4 May 2021\n\nTo reach Ostra you walk.",),
        ("A village without a road\n\n[Words: what they mean]\n\n4 May 2021\n\nTo reach Ostra you walk.",),
    ),
    Rule(
        "author alone on a line",
        _is_author,
        "author",
        ("Choir school wins reprieve\n\n[Hamish Orr]\nFri 11 Nov 2022 14.05 GMT\n\nThe choir school will stay open.",),
        ("[Hamish Orr]\n\n11 November 2022\n\nHamish Orr will stay.",),
    ),
    Rule(
        "author with an office",
        lambda seen: seen.kind in {"heading", "paragraph"} and is_credited(seen.words, seen.below),
        "author",
        ("[Ann Dorne, Chief Economist, Ministry of Ports]\n\nPrices of salt rose by a third in the winter.",),
        ("[Ann Dorne, Chief Economist]\n\nProfessor Dorne left the ministry in the winter.",),
    ),
    Rule(
        "venue of what was spoken",
        lambda seen: is_venue(seen.words, seen.below),
        "passed over",
        (
            "[Quarry Bay Town Hall]\n\n11:08 A.M. CET\n\nTHE MAYOR: The bridge will reopen on Monday.",
            "[Old Salt Market]\n\nQuarry Bay, Norland\n\nQ Will the bridge reopen?\n\nTHE MAYOR: It will.",
        ),
        (
            "[Remarks in Quarry Bay]\n\n11:08 A.M. CET\n\nTHE MAYOR: The bridge will reopen on Monday.",
            "[Quarry Bay Bridge Reopens]\n\n11:08 A.M. CET\n\nTHE MAYOR: The bridge is open.",
        ),
    ),
    Rule(
        "outlet",
        lambda seen: (_whole(OUTLET, seen) or (seen.titled and _whole(INSTITUTE, seen))) and len(seen.below) > 1,
        "outlet",
        ("[The Quarry Bay Courier]\n\nLibrary to stay open\n\n3 July 2020\n\nThe library will stay open.",),
        ("[Observer shot in Quarry Bay]\n\n3 July 2020\n\nAn observer was shot.",),
    ),
    Rule(
        "standfirst",
        _is_standfirst,
        "standfirst",
        ("Bridge to reopen\n\n[Drivers have waited four years.]\n\n4 May 2021\n\nThe bridge will reopen on Monday.",),
        ("Bridge to reopen\n\n[Drivers have waited four years.]\n\nThe bridge will reopen on Monday.\n\nIt was shut.",),
    ),
)
"""What a line is; none of these: a heading, a line about the document as `blocks.py` knows it, or text."""

_LITTER_ROWS = tuple(
    rule for rule in LINES if rule.name in {"prompt of a page", "code of a page", "caption with its credit"}
)
ALONE = LINES[:19]
"""Rows that need no neighbours: by them stacked lines are told apart."""


def _author_label(words: str) -> re.Match[str] | None:
    """Match "Words: Ines Prado", "Story by Elin Strand"."""
    match = AUTHOR_LABEL.fullmatch(words)
    return match if match and is_author(match["name"]) else None


def _elsewhere_line(words: str) -> re.Match[str] | None:
    """Match place and day where the month is in another language."""
    match = PLACE_DAY_ELSEWHERE.match(words)
    found = ELSEWHERE.fullmatch(words, match.end()) if match else None
    return match if found else None


def head_units(text: str, blocks: Sequence[Block]) -> list[Unit]:
    """Return the first lines of a text, each with what it is.

    Parameters:
        text: Normalised text.
        blocks: Its blocks; one that stacks several lines about the document is told apart.
    """
    pieces = [piece for number, block in enumerate(blocks[:UNITS]) for piece in _pieces(text, number, block)]
    pieces = _without_doubles(text, _joined(text, pieces))
    shown = [bare(block.span.of(text)) for _, block in pieces]
    units: list[Unit] = []
    titled = False
    for at, (number, block) in enumerate(pieces):
        seen = Seen(shown[at], block.kind, tuple(shown[max(0, at - 3) : at]), tuple(shown[at + 1 : at + 5]), titled)
        kind = _class_of(seen, block)
        titled = titled or kind == "case" or (kind is None and block.kind != "meta")
        units.append(Unit(block, number, kind))
        if kind is None and block.kind == "paragraph" and _is_text(shown[at]):
            break
    return units


def _class_of(seen: Seen, block: Block) -> LineClass | None:
    """Return what a line is; None where `blocks.py` knows it, as a line about the document too, or it is text."""
    rule = first(LINES, seen) if block.kind != "table" else None
    if rule is None or (block.kind == "meta" and rule.then not in {"passed over", "credit", "spoken"}):
        return None
    note("head", rule.name, block.span, "decided", rule.then)
    return rule.then


def _is_text(words: str) -> bool:
    """Tell whether a paragraph is the beginning of the text: a sentence, or long."""
    return len(words.split()) > STANDFIRST_WORDS or re.search(r"[.!?:][\"”’)]?$", words) is not None


LITTER_WORDS = 40
"""Longest caption or prompt within a text."""


def is_litter(text: str, block: Block) -> bool:
    """Tell whether a block within the text is a prompt, code of the page or a caption with its credit."""
    if block.kind not in {"paragraph", "heading"} or block.span.end - block.span.start > 8 * LITTER_WORDS:
        return False
    words = bare(block.span.of(text))
    if re.search(r"[\"“”]", words) and "{%" not in words:
        return False
    rule = first(_LITTER_ROWS, Seen(words, block.kind, (), (), titled=True))
    if rule is not None:
        note("head", rule.name, block.span, "decided", rule.then)
    return rule is not None


def bare(words: str) -> str:
    """Return a line without the signs of a heading, of a list, of code and of emphasis."""
    words = re.sub(r"^(?:#{1,6}|[•*-])\s+", "", " ".join(words.split()))
    return words.strip("*_`").strip()


def _pieces(text: str, number: int, block: Block) -> Iterator[tuple[int, Block]]:
    """Yield a block, or its lines where one of them is plainly no text."""
    lines = [
        Span(block.span.start + match.start(), block.span.start + match.end())
        for match in re.finditer(r"\S[^\n]*\S|\S", block.span.of(text))
    ]
    if parts := list(beside_day(text, block, lines)):
        yield from ((number, part) for part in parts)
        return
    goes_on = any(line.of(text)[0].islower() for line in lines[1:])
    stacked = block.kind != "meta" and 1 < len(lines) <= STACKED and not goes_on
    if stacked and any(
        TOWN.fullmatch(line.of(text)) or first(ALONE, Seen(bare(line.of(text)), block.kind, (), ("", ""), titled=False))
        for line in lines
    ):
        yield from ((number, replace(block, span=line)) for line in lines)
    else:
        yield number, block


def _joined(text: str, pieces: list[tuple[int, Block]]) -> list[tuple[int, Block]]:
    """Join the lines of a headline in capitals that goes on below ("ADDRESS BY THE PRESIDENT / TO THE CONGRESS")."""
    made: list[tuple[int, Block]] = []
    for number, block in pieces:
        words = block.span.of(text)
        above = made[-1][1] if made else None
        if (
            above is not None
            and text[above.span.end : block.span.start].strip(" \t") == "\n"
            and (above.span.of(text) + words).isupper()
            and GOES_ON.match(words)
        ):
            made[-1] = (made[-1][0], replace(above, span=Span(above.span.start, block.span.end), kind="heading"))
        else:
            made.append((number, block))
    return made


def _without_doubles(text: str, pieces: list[tuple[int, Block]]) -> list[tuple[int, Block]]:
    """Leave out what a headline says twice: behind a bullet, with the name of the site, or as it stands."""
    shown = [bare(block.span.of(text)) for _, block in pieces]
    made: list[tuple[int, Block] | None] = list(pieces)
    for at, (number, block) in enumerate(pieces):
        again = _said_again(shown, at)
        if again is None or made[at] is None:
            continue
        note("head", "headline said twice", block.span, "decided", "passed over")
        if shown[again] == shown[at] and block.kind != "item":
            made[at], made[again] = (number, replace(block, kind="heading")), None
            continue
        made[again] = pieces[again][0], replace(pieces[again][1], kind="heading")
        made[at] = None
        site = SITE.fullmatch(shown[at])
        if site and shown[again] != shown[at] and OUTLET.fullmatch(site["site"]):
            made[at] = number, replace(block, span=Span(block.span.end - len(site["site"]), block.span.end))
    return [piece for piece in made if piece is not None]


def _said_again(shown: Sequence[str], at: int) -> int | None:
    """Return the line close below that says the same headline, perhaps without the name of the site."""
    if len(shown[at].split()) < 4:
        return None
    site = SITE.fullmatch(shown[at])
    said = {shown[at], site["words"] if site else shown[at]}
    return next((other for other in range(at + 1, min(at + 3, len(shown))) if shown[other] in said), None)
