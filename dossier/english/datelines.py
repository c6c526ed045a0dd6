"""What may stand before the first sentence of a paragraph or heading: datelines, dates, agencies, marks of lists."""

from __future__ import annotations

import re

from dossier.english.dates import FULL_DAY, MONTH, WEEKDAY
from dossier.english.function_words import DEMONSTRATIVES, PREPOSITIONS, SUBORDINATORS
from dossier.english.lexicon import words
from dossier.english.patterns import any_of
from dossier.model import Span

UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x530)) if letter.isupper())
"""Capital letters of the Latin, Greek and Cyrillic alphabets, for a character class: names have accents."""

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:GMT|UTC|[ECMP][SD]T|CET|BST))?"
_WORD = r"[^\W\d_]['’\w.-]{0,30}"
_TAIL = r"['’\w.-]{1,30}"
_CAPITALS = r"[A-Z][A-Z.'’-]{1,30}"
_SMALL_AGENCY = any_of(name.lower() for name in words("agencies", "small"))
_DASH = r"(?:--{1,2}|[-–—])"

DATE_LABEL = re.compile(
    rf"[dD](?:ate|ATE):?\s(?P<date>\d{{4}}-\d\d-\d\d|\d{{4}}-\d\d(?!\d)|\d{{4}}(?![\d-])|{FULL_DAY})[,:.]?(?=\s)"
)
"""A date glued to the first sentence by whoever collected the text: "date 2021-10-02 Prior to a visit"."""

DATE_LEAD = re.compile(
    rf"(?:\[(?=[^\[\]\n]{{8,40}}\]\s))?(?P<date>(?:{WEEKDAY},? )?(?:the )?{FULL_DAY})\]?(?:,? {_CLOCK})?"
    rf"(?:\s?{_DASH}\s|[:.|]?\s(?=[\"'“‘(\[]?[A-Z0-9]))"
)
"""A whole date in front of a sentence: "Thursday, May 7, 2015 On Tuesday, …"; the sentence must begin afresh."""

DATELINE = re.compile(
    rf"(?P<place>(?:{_CAPITALS}|[A-Z]\.?)(?:[ /]{_CAPITALS}){{0,4}}(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}}"
    rf"|[A-Z]{_TAIL}(?: (?:de|del|of|the|la|el|al|[A-Z]{_TAIL})){{0,4}}"
    rf"(?:, [A-Z]{_TAIL}(?: [A-Z]{_TAIL}){{0,2}}){{0,3}})"
    rf"(?:,? (?P<date>(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?|{FULL_DAY}))?"
    rf"(?: ?\((?P<date3>{FULL_DAY})\))?"
    rf"(?P<source>,? ?[(\[](?:[A-Z][^()\[\]\n]{{0,40}}|{_SMALL_AGENCY})[)\]])?"
    rf"(?P<date2>,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)?"
    rf"(?P<dash>:? ?{_DASH})(?:\s|(?<=[–—])(?=[A-Z]))"
)
"""Place, perhaps date and agency, and a dash before the first sentence: "ISLAMABAD (Agency) — "."""

BRACKET_LEAD = re.compile(
    rf"[(\[](?P<place>[A-Z]{_TAIL}(?: [A-Z]{_TAIL}){{0,3}}(?:, [A-Z]{_TAIL}(?: [A-Z]{_TAIL}){{0,2}}){{0,2}}),? "
    rf"(?P<date>(?:{WEEKDAY},? )?{FULL_DAY})[)\]]:?(?: ?{_DASH})?\s"
)
"""Place and date in brackets before the first sentence: "(Geneva, 3 March 2020) "."""

BRACKET_PLACE = re.compile(
    rf"[(\[](?P<place>[A-Z]{_TAIL}(?: [A-Z]{_TAIL}){{0,2}}, [A-Z]{_TAIL}(?: [A-Z]{_TAIL})?)[)\]]\s?{_DASH}\s"
)
"""A place in brackets and a dash before the first sentence: "(Washington, DC) – "."""

SLASH_LEAD = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}), "
    rf"(?P<date>(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)\.? "
    r"/(?P<source>[A-Z][\w -]{1,30})/[.:]?\s"
)
"""As TASS sets it: "MOSCOW, July 19. /TASS/. "."""

STOP_LEAD = re.compile(
    rf"(?P<place>[A-Z]{_TAIL}(?: (?:de|del|of|the|la|el|al|[A-Z]{_TAIL})){{0,4}}"
    rf"(?:, [A-Z]{_TAIL}(?: [A-Z]{_TAIL}){{0,2}}){{0,2}}), (?P<date>(?:{WEEKDAY},? )?{FULL_DAY})\.\s(?=[\"'“‘]?[A-Z])"
)
"""A place or house and a whole day as a sentence of their own: "House of Assembly, 7 March 2023. The minister …"."""

AGENCY_LEAD = re.compile(
    rf"(?:[(\[](?P<source>[A-Z][\w.& -]{{1,30}})[)\]]\s?{_DASH}|\((?P<short>AP|AFP|CNN|UPI|VOA|Reuters|Xinhua)\))"
    r"\s?(?=[\"'“‘]?[A-Z])"
)
"""An agency alone before the first sentence: "(Reuters) - "."""

CAPITALS_LEAD = re.compile(
    r"(?P<place>(?:(?:NEW|SAN|LOS|LAS|SRI|TEL|RIO|DAR) )?[A-Z]{4,20}(?:[ -][A-Z]{3,15})?(?:/[A-Z]{4,20})?): "
    r"(?=[\"'“‘]?[A-Z])"
)
"""A place in capitals with a colon, as newspapers of South Asia set it ("ISLAMABAD: The army …"); or a speaker."""

_LABEL_ELSEWHERE = re.compile(
    rf"^[{UPPER}][{UPPER}.'’ -]{{1,40}}:\s|^[QA][.:]\s|^[A-Z][a-z]+ [A-Z][a-z]+:\s", re.MULTILINE
)
_NO_PLACE = re.compile(
    r"\b(?:PRESIDENT|MINISTER|SECRETARY|GENERAL|CHAIR|CHAIRMAN|SENATOR|GOVERNOR|SPEAKER|MODERATOR|QUESTION|ANSWER|UPDATE"
    r"|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|WATCH|NOTE|SUMMARY|SUBJECT|DATE|FROM|WARNING|INTERVIEWER|REPORTER|HOST"
    r"|PRESS|NEWS|RELEASE|STATEMENT|FACT|SHEET|REPORT|EDITORIAL|OBITUARY|PROFILE|FEATURE|LIVE|VIDEO|EXPLAINER|TIMELINE"
    r"|REVIEW|REMARKS|TRANSCRIPT|BACKGROUND(?:ER)?|CORRECTION|ALERT|BULLETIN|ADVISORY|MEMO|MEMORANDUM|READOUT|TESTIMONY"
    r"|SPEECH|INTERVIEW|PHOTOS?|PROCLAMATION|ORDER|NOTICE|AGENDA|MINUTES|COMMENT|COMMENTARY|LETTER|RECAP|PREVIEW"
    r"|SCHEDULE|TRAVEL|EMBARGOED|DRAFT|URGENT|DEVELOPING|CAPTION)\b"
)
LEAD_REACH = 1500
"""Code points from the start of a text within which the lead's place can stand."""


def capitals_lead(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match "ISLAMABAD: " before the first sentence, unless the text has other labels, as a transcript has."""
    if start > LEAD_REACH:
        return None
    found = CAPITALS_LEAD.match(text, start, end)
    if found is None or _NO_PLACE.search(found["place"]) or _LABEL_ELSEWHERE.search(text, found.end()):
        return None
    return found


def stop_lead(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match "Geneva, 7 March 2023. " before the first sentence of a text; further down it ends a sentence."""
    return None if text[:start].strip() else STOP_LEAD.match(text, start, end)


def place_lead(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match place, day or agency in front of a sentence, in whichever way they are set."""
    return (
        dateline(text, start, end)
        or BRACKET_LEAD.match(text, start, end)
        or BRACKET_PLACE.match(text, start, end)
        or SLASH_LEAD.match(text, start, end)
        or stop_lead(text, start, end)
        or AGENCY_LEAD.match(text, start, end)
        or capitals_lead(text, start, end)
    )


def dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a dateline at `start`.

    Capitals, an agency, a date or a place with its country must show that this is a dateline and not a sentence with a
    dash after its first words ("Mahan Air — the airline — …").
    """
    found = DATELINE.match(text, start, end)
    if found is None or found["place"].casefold() in _NO_PLACE_WORDS:
        return None  # "On March 11, 2021 – one year ago today – …"
    if any(found.group("source", "date", "date2", "date3")):
        return found
    place, dash = found["place"], text[found.start("dash") : found.end()]
    spaced, glued = dash.startswith(" "), not dash[-1].isspace()
    if spaced and len(place) > 2 and place.split(",")[0].isupper():
        return found
    with_country = "," in place and (glued or spaced) and _DASH_LATER.search(text, found.end(), end) is None
    return found if with_country else None


_NO_PLACE_WORDS = PREPOSITIONS | SUBORDINATORS | DEMONSTRATIVES | {"last", "next"}
_DASH_LATER = re.compile(r" (?:--|[–—]) ")


def skip_lead(text: str, start: int, end: int) -> int:
    """Return where the first sentence of a paragraph begins, after glued dates, datelines and agencies.

    Parameters:
        text: The whole text.
        start: First code point of the paragraph.
        end: One past its last code point.

    Returns:
        An offset from `start` on; `start` itself when nothing stands before the sentence.
    """
    at = start
    for _ in range(4):
        found = DATE_LABEL.match(text, at, end) or DATE_LEAD.match(text, at, end) or place_lead(text, at, end)
        if found is None:
            break
        after = found.end()
        while after < end and text[after].isspace():
            after += 1
        if after >= end:
            break
        at = after
    return at


_MARKER = re.compile(r"(?:#{1,6}|[-*+•◦▪‣·–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][)]|\(?[ivxIVX]{1,5}[)])[ \t]+")
_UNDERLINE = re.compile(r"\n[ \t]{0,3}[=~-]{3,}[ \t]*$")
_CLOSING_HASHES = re.compile(r"[ \t]+#{1,6}$")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)[^\n]*(?<=\S)\1$")


def after_marker(text: str, start: int, end: int) -> int:
    """Return where a heading or list item begins after its mark (`##`, `-`, `2.`)."""
    found = _MARKER.match(text, start, end)
    return found.end() if found and found.end() < end else start


def trim_heading(text: str, span: Span) -> Span:
    """Return the words of a heading: without `#`, underline and emphasis marks."""
    words = text[span.start : span.end]
    for mark in (_UNDERLINE, _CLOSING_HASHES):
        found = mark.search(words)
        if found and found.start() > 0:
            words = words[: found.start()]
    start, end = span.start, span.start + len(words.rstrip())
    if words.startswith("#"):
        start = after_marker(text, start, end)
    marked = _EMPHASIS.match(text[start:end])
    if marked and len(marked[0]) > 2 * len(marked[1]):
        start, end = start + len(marked[1]), end - len(marked[1])
    return Span(start, end)
