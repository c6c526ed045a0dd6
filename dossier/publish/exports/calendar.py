"""The timeline as an iCalendar file (RFC 5545): one all-day event for each dated happening.

A happening of more than 31 days is left out: a calendar shows it as a bar over every month it covers and hides the
rest. The CSV table has them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

from dossier.edtf import first_day
from dossier.model import Card, Collection, TimelineEntry
from dossier.people.selectors import evidence_ids
from dossier.publish.exports.columns import title
from dossier.publish.exports.facts import one_line
from dossier.publish.exports.rows import Rows, Shown, Writer
from dossier.publish.exports.splice import END, HEAD, Named
from dossier.publish.exports.tables import numbered
from dossier.publish.pages.excerpts import WHOLE, what_happened
from dossier.wording import say

LONGEST = 31
LINE = 120
"""Code points of the line by which a calendar names an event."""
_LINE_OCTETS = 75
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_UNDATED = "19700101T000000Z"
"""Stamp of what comes from a document without a date; the clock would make every build differ."""


_ADDRESS = "\x7f"
"""Stands in an event where its address comes: of a control character no text here has any."""


def timeline_ics(
    collection: Collection, rows: Rows | None = None, *, name: str = "Timeline", site_url: str | None = None
) -> Iterator[str]:
    """Give the dated happenings of all dossiers as a calendar.

    Parameters:
        collection: All dossiers, linked.
        rows: Of its documents, where several tables are made together.
        name: What a calendar program calls it.
        site_url: Address of the site; each event then links to its dossier.

    Yields:
        The calendar in pieces, the same for the same collection; stamps come from the documents' dates.
    """
    return (text for _, text in Calendar(collection, rows or Rows(collection, ()), name, site_url or "").whole())


class Calendar:
    """The events of a calendar: all of them, or some. Each bears its document with a number behind it."""

    def __init__(self, collection: Collection, rows: Rows, name: str, site_url: str) -> None:
        """Write nothing yet; takes what `timeline_ics` does."""
        self.collection = collection
        self.rows = rows
        self.name = name
        self.site_url = site_url
        self._site = _CONTROLS.sub("", site_url).rstrip("/")

    def whole(self) -> Iterator[Named]:
        """Give all events, each with its name."""
        yield HEAD, self.row(HEAD, "")
        timeline = self.collection.timeline
        found = self.rows.in_order(EVENTS, (entry.dossier for entry in timeline))
        for entry, (name, of), (_, told) in zip(timeline, numbered(timeline), found, strict=True):
            if not self.is_told_before(entry):
                yield name, self.linked(of, told)
        yield END, self.row(END, "")

    def named(self) -> Iterator[Named]:
        """Give the names of all events, each with its document."""
        yield HEAD, ""
        timeline = self.collection.timeline
        for entry, one in zip(timeline, numbered(timeline), strict=True):
            if not self.is_told_before(entry):
                yield one
        yield END, ""

    def row(self, name: str, of: str) -> str:
        """Write an event, or what stands before or behind all of them."""
        if name == HEAD:
            lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dossier//Timeline//EN", "CALSCALE:GREGORIAN"]
            return "".join(map(folded, [*lines, f"X-WR-CALNAME:{escaped(self.name)}"]))
        if name == END:
            return folded("END:VCALENDAR")
        told = self.rows.of(self.collection.by_id[of], EVENTS)
        return self.linked(of, told[int(name.rpartition("\t")[2])])

    def linked(self, document: str, told: str) -> str:
        """Put the address of its document into an event."""
        return told.replace(_ADDRESS, folded(f"URL:{self._site}/dossiers/{document}/") if self.site_url else "")

    def is_told_before(self, entry: TimelineEntry) -> bool:
        """Tell whether the document that published the text first has a happening."""
        return entry.date.terms in self._before.get(entry.dossier, ())

    @cached_property
    def _before(self) -> dict[str, frozenset[str]]:
        copies = self.collection.copies
        return {one: self.collection.told_before(one)[1] for group in copies for one in group[1:]}


def events(shown: Shown) -> Iterator[str]:
    """Write an event for each dated happening of a document; nothing for one that a calendar cannot show."""
    dossier = shown.dossier
    evidence = evidence_ids(dossier.document.text, (date.span for date in dossier.dates))
    for entry in shown.happenings:
        words = evidence[dossier.dates[entry.date.index].span]
        yield "" if entry.date.passing else "".join(event(entry, shown, words))


EVENTS = Writer("timeline.ics", events)


def event(entry: TimelineEntry, shown: Shown, evidence: str) -> Iterator[str]:
    """Yield the lines of one event; none when a calendar cannot show it."""
    days = calendar_days(entry)
    if days is None:
        return
    first, after = days
    card, dossier = shown.card, shown.dossier
    text, mention = dossier.document.text, dossier.dates[entry.date.index]
    words, brief = (one_line(what_happened(dossier, mention, most).shown) for most in (WHOLE, LINE))
    about = [
        f"“{one_line(mention.span.of(text))}”: {say(mention.rule)}",
        f"From: {title(card)}" + (f" ({card.date})" if card.date else ""),
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid(entry, evidence)}",
        f"DTSTAMP:{stamp(card)}",
        f"DTSTART;VALUE=DATE:{basic(first)}",
        f"DTEND;VALUE=DATE:{basic(after)}",
        f"SUMMARY:{escaped(brief if len(brief) <= LINE else brief[: LINE - 1].rstrip() + '…')}",
        f"DESCRIPTION:{escaped(chr(10).join(filter(None, [words, *about])))}",
    ]
    if entry.actors:
        lines.append("CATEGORIES:" + ",".join(map(escaped, shown.names(entry.actors))))
    yield from map(folded, lines)
    yield _ADDRESS
    if mention.tense == "planned" or mention.certainty == "approximate":
        yield folded("STATUS:TENTATIVE")  # the others have none: "confirmed" is not ours to say
    yield folded("TRANSP:TRANSPARENT")
    yield folded("END:VEVENT")


def calendar_days(entry: TimelineEntry) -> tuple[date, date] | None:
    """Return the first day and the day after the last, or None."""
    try:
        first = date.fromisoformat(entry.date.first or "")
        last = date.fromisoformat(entry.date.last or "")
        after = last + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return (first, after) if 0 <= (last - first).days < LONGEST else None


def basic(day: date) -> str:
    """Return a day as `20211002`; `strftime` would not pad years before 1000 everywhere."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def uid(entry: TimelineEntry, evidence: str) -> str:
    """Return an id that lasts as long as the words do."""
    return f"{sha256(f'{entry.dossier}#{evidence}'.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}@dossier"


def stamp(card: Card) -> str:
    """Return the document's day as the event's stamp."""
    day = first_day(card.date) if card.date else None
    try:
        return f"{basic(date.fromisoformat(day or ''))}T000000Z"
    except ValueError:
        return _UNDATED


def escaped(text: str) -> str:
    """Escape a text value (RFC 5545, 3.3.11)."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Fold a line to at most 75 octets, never inside a character (RFC 5545, 3.1)."""
    if len(line.encode("utf-8")) <= _LINE_OCTETS:
        return line + "\r\n"
    out, length = [], 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if length + octets > _LINE_OCTETS:
            out.append("\r\n ")
            length = 1
        out.append(letter)
        length += octets
    return "".join(out) + "\r\n"
