"""Titles of acts: the words by which something is proclaimed, determined or delegated, or a bill becomes law.

A proclamation or a memorandum begins with reasons; what it does stands in one sentence further down, in the first
person and with "hereby". What stands between the name and that word, the office and the law, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analyse.cut_ends import wants
from dossier.analyse.omissions import blanked, length
from dossier.analyse.title_faults import MAX_WORDS
from dossier.model import Span

__all__ = ["find_act"]

_HEREBY = re.compile(
    r"\bI(?P<name>, [A-Z][^,;:\n]{3,40}?(?:,? J[Rr]\.)?,)?(?P<between>[^;:\n]{0,420}?)"
    r"(?<=[ ,])(?P<do>do )?(?P<hereby>hereby )"
    r"(?P<report>report that )?(?P<act>proclaim|determine|delegate|designate|certify|report|declare|establish|revoke"
    r"|terminate|grant|I have|I am)\b"
)
"""Who does what by these words: "I, ANN LEE, Mayor of Homs, by virtue of …, do hereby proclaim May as Bridge Month"."""

_CONTINUES = re.compile(r"\bI (?:am continuing|have determined|have decided|have issued|have signed)\b")
"""The same without "hereby", as notices have it."""

_INTO_LAW = re.compile(
    r"(?P<who>(?:[Tt]he )?[A-Z][^.,:;]{2,50}?) (?:today )?(?P<signed>signed into law)(?P<colon>:\s+[-*•]?\s*)"
    r"(?P<what>[A-Z][^;]{3,120}?)(?=,? (?:which|that)\s|;|(?<![A-Z])\.\s|\n\n|$)"
)
"""A bill that stands behind a colon: "the President signed into law: H.R. 12, the “Bridge Act”, which"."""

_EMERGENCY = re.compile(
    r"\bnotice stating that (?P<what>the (?:national )?emergency declared (?:in|by|on) [^,;]{4,60}?)"
    r"(?P<left>(?: of [A-Z][a-z]+ \d{1,2}, \d{4})?,? (?:with respect|to deal with|and|under|relating to)[^;]{4,400}?)"
    r"(?P<verb>,? is to continue)(?P<effect> in effect)?(?P<until> beyond [A-Z][a-z]+ \d{1,2}, \d{4})"
)
"""What goes on, as a message says that announces it."""

_ENDS = re.compile(r",? (?=(?:in order|to|under|pursuant|which|until|including|effective|consistent)\b)|[,;](?! as\b)")
_WANTS_MORE = re.compile(
    r"(?:respect|necessary|appropriate|order|that|subject|scope|authority)$|\bthat it is\b|\bthis\b"
)
"""Ends of an act that has only begun, or points at what was named before."""
NEAR = 9000
"""Code points within which an act does what it is for."""

LEAST = 3
"""Words at least behind what is done."""

_DEALS = re.compile(r"\s+to (?:deal|cope|respond)\b")
"""To what an emergency answers, without which it tells nothing."""

_DAY_AS = re.compile(r"(?P<day>\s[^;]{3,60}?,?\sas)(?=\s(?:an?\s|the\s)?(?:[A-Z]|a day\b))")
"""Which day or week is proclaimed, in front of its name."""

_IT_IS = re.compile(r"I have (?:determined|decided) that (?=it is necessary)")
"""Words in front of what stands alone."""


def find_act(source: str, text: str) -> tuple[str, Span] | None:
    """Return a text with parts of the act in it blanked, and where the act stands; None where there is none.

    Parameters:
        source: The text.
        text: The same on one line.
    """
    for found in _INTO_LAW.finditer(source, 0, NEAR):
        part = Span(found.start("who"), found.end("what"))
        less = blanked(text, [Span(*found.span("colon"))])
        if length(part.of(less)) <= MAX_WORDS:
            return less, part
    return _emergency(text) or next(_done(text), None)


def _emergency(text: str) -> tuple[str, Span] | None:
    """Return what a notice says of an emergency that goes on, without its day and what it is about."""
    found = _EMERGENCY.search(text, 0, NEAR)
    if found is None:
        return None
    verb = Span(found.start("verb"), found.start("verb") + 1) if found["verb"].startswith(",") else None
    parts = [Span(*found.span("left")), *([verb] if verb else [])]
    parts += [Span(*found.span("effect"))] if found["effect"] else []
    part, less = Span(found.start("what"), found.end("until")), blanked(text, parts)
    return (less, part) if length(part.of(less)) <= MAX_WORDS else None


def _done(text: str) -> Iterator[tuple[str, Span]]:
    """Give what is done by words in the first person, where it can stand."""
    for found in sorted(_HEREBY.finditer(text, 0, NEAR), key=lambda one: one["act"] != "proclaim"):
        parts = [Span(*found.span("between"))] if found["between"].strip(" ,") or found["name"] else []
        parts += [Span(*found.span(name)) for name in ("do", "hereby") if found[name]]
        less = blanked(text, parts)
        start = found.start("act") if found["report"] else found.start()
        yield from _whole(less, start, found.end())
        day = _DAY_AS.match(text, found.end()) if found["act"] == "proclaim" else None
        if day is not None:
            yield from _whole(blanked(less, [Span(*day.span("day"))]), start, day.end())
    for found in _CONTINUES.finditer(text, 0, NEAR):
        frame = _IT_IS.match(text, found.start())
        yield from _whole(text, frame.end() if frame else found.start(), found.end())


_END = re.compile(r"(?<![A-Z])[.;:](?=\s|$)|\.(?=\s+I\s)")


def _sentence_end(text: str, start: int) -> int:
    """Return where the sentence ends that goes on at a place."""
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _whole(text: str, start: int, done: int) -> Iterator[tuple[str, Span]]:
    """Give the longest beginning of an act that is short enough and wants nothing; `done`: where the verb ends."""
    end = _sentence_end(text, done)
    ends = [one.start() for one in _ENDS.finditer(text, done, end)] + [end]
    for at in reversed(ends):
        words = " ".join(text[start:at].split())
        if length(words) > MAX_WORDS or length(text[done:at]) < LEAST or _WANTS_MORE.search(words):
            continue
        if not wants(words, text[at:end]) and _DEALS.match(text, at) is None:
            yield text, Span(start, at)
            return
