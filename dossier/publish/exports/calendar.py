"""The timeline as an iCalendar file (RFC 5545): one all-day event for each dated happening.

A happening of more than 31 days is left out: a calendar shows it as a bar over every month it covers and hides the
rest. The CSV table has them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from dossier.edtf import first_day
from dossier.model import Card, Collection, Dossier, TimelineEntry
from dossier.people.selectors import evidence_ids
from dossier.publish.exports.tables import by_day, happening, one_line, title
from dossier.wording import say

LONGEST = 31
_LINE_OCTETS = 75
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_UNDATED = "19700101T000000Z"
"""Stamp of what comes from a document without a date; the clock would make every build differ."""


def timeline_ics(collection: Collection, *, name: str = "Timeline", site_url: str | None = None) -> Iterator[str]:
    """Give the dated happenings of all dossiers as a calendar.

    Parameters:
        collection: All dossiers, linked.
        name: What a calendar program calls it.
        site_url: Address of the site; each event then links to its dossier.

    Yields:
        The calendar in pieces, the same for the same collection; stamps come from the documents' dates.
    """
    names = {profile.id: profile.name for profile in collection.profiles}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dossier//Timeline//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")

    def events(dossier: Dossier, entries: Sequence[TimelineEntry]) -> Iterator[str]:
        evidence = evidence_ids(dossier.document.text, (date.span for date in dossier.dates))
        for entry in entries:
            if entry.date.passing:
                yield ""  # each entry has its place
                continue
            words = evidence[dossier.dates[entry.date.index].span]
            yield "".join(map(folded, event(entry, dossier, collection.by_id[entry.dossier], words, names, site_url)))

    yield from map(folded, lines)
    yield from by_day(collection, events)
    yield folded("END:VCALENDAR")


def event(
    entry: TimelineEntry, dossier: Dossier, card: Card, evidence: str, names: dict[str, str], site_url: str | None
) -> Iterator[str]:
    """Yield the lines of one event; none when a calendar cannot show it."""
    days = calendar_days(entry)
    if days is None:
        return
    first, after = days
    document, mention = dossier.document, dossier.dates[entry.date.index]
    words = happening(dossier, mention) or one_line(mention.span.of(document.text))
    about = [
        f"“{one_line(mention.span.of(document.text))}”: {say(mention.rule)}",
        f"From: {title(card)}" + (f" ({card.date})" if card.date else ""),
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(entry, evidence)}"
    yield f"DTSTAMP:{stamp(card)}"
    yield f"DTSTART;VALUE=DATE:{basic(first)}"
    yield f"DTEND;VALUE=DATE:{basic(after)}"
    yield f"SUMMARY:{escaped(words if len(words) <= 120 else words[:119].rstrip() + '…')}"
    yield f"DESCRIPTION:{escaped(chr(10).join(filter(None, [words, *about])))}"
    if entry.actors:
        yield "CATEGORIES:" + ",".join(escaped(names[actor]) for actor in entry.actors)
    if site_url:
        yield f"URL:{_CONTROLS.sub('', site_url).rstrip('/')}/dossiers/{document.id}/"
    if mention.tense == "planned" or mention.certainty == "approximate":
        yield "STATUS:TENTATIVE"  # the others have none: "confirmed" is not ours to say
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


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
