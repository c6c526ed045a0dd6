"""Tables of a whole collection as CSV (RFC 4180): the documents, the timeline, the actors, the quotes.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell gets an apostrophe in front,
as OWASP's page on CSV injection advises; years before 1 (`-0479`) are left as they are.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from dossier.model import Card, Collection, DateMention, Dossier, Profile, Quote, TimelineEntry
from dossier.publish.addresses import profile_address, web_addresses
from dossier.wording import say

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_YEAR = re.compile(r"-\d{4,}(?:-\d\d){0,2}", re.ASCII)


def safe(cell: str) -> str:
    """Return the cell as a spreadsheet shows it without running it."""
    return "'" + cell if _FORMULA.match(cell) and not _YEAR.fullmatch(cell) else cell


def table(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Iterator[str]:
    """Write a table as CSV, row by row."""
    yield line(head)
    yield from map(line, rows)


def line(cells: Sequence[str | None]) -> str:
    """Write a row as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe(cell or "") for cell in cells])
    return out.getvalue()


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def title(card: Card) -> str:
    """Return the title of a document, or its id."""
    return card.title if card.title is not None else card.id


def happening(dossier: Dossier, date: DateMention) -> str:
    """Return the words for what happened then: the clause; of a mere noun ("the 2001 attacks") the sentence."""
    if date.attached is not None and (date.attached_kind != "noun" or date.sentence is None):
        return one_line(date.attached.of(dossier.document.text))
    if date.sentence is not None and date.sentence < len(dossier.sentences):
        return one_line(dossier.sentences[date.sentence].span.of(dossier.document.text))
    return ""


def documents_csv(collection: Collection) -> Iterator[str]:
    """Give one row for each document, newest first; each field of the files' own has a column after ours."""
    names = sorted({name for card in collection.cards for name, *_ in card.fields})
    head = (
        "id", "title", "dated", "source", "author", "place", "language", "address", "licence", "file", "words",
        "actors", "quotes", "dates", *names,
    )  # fmt: skip
    return table(head, (document_row(card, names) for card in collection.cards))


def document_row(card: Card, names: Sequence[str]) -> tuple[str | None, ...]:
    """Return the row of a document."""
    fields = {name: "; ".join(values) for name, *values in card.fields}
    counts = (card.words, len(card.actors), len(card.quotes), card.dates)
    return (
        card.id,
        title(card),
        card.date,
        *(card.source, card.author, card.place, card.language, card.url, card.licence),
        card.path,
        *map(str, counts),
        *(fields.get(name) for name in names),
    )


def timeline_csv(collection: Collection) -> Iterator[str]:
    """Give one row for each dated happening, by first day."""
    names = {profile.id: profile.name for profile in collection.profiles}
    head = (
        "first day", "last day", "edtf", "as written", "precision", "certainty", "how it was read", "what happened",
        "tense", "actors", "dossier", "title", "dated",
    )  # fmt: skip

    def row(entry: TimelineEntry, dossier: Dossier) -> tuple[str | None, ...]:
        date, card = dossier.dates[entry.date.index], collection.by_id[entry.dossier]
        return (
            date.first,
            date.last,
            date.edtf,
            one_line(date.span.of(dossier.document.text)),
            date.precision,
            date.certainty,
            say(date.rule),
            happening(dossier, date),
            date.tense,
            "; ".join(names[actor] for actor in entry.actors),
            card.id,
            title(card),
            card.date,
        )

    def rows(dossier: Dossier, entries: Sequence[TimelineEntry]) -> Iterator[str]:
        return (line(row(entry, dossier)) for entry in entries)

    return chain((line(head),), by_day(collection, rows))


def by_day(collection: Collection, show: Callable[[Dossier, Sequence[TimelineEntry]], Iterable[str]]) -> Iterator[str]:
    """Go through the dated happenings as shown, by first day; what is shown waits in a file, not in memory.

    Parameters:
        collection: All dossiers, linked.
        show: Shows each of one dossier, which is read once for all of them.
    """
    places: dict[str, array[int]] = {}
    for place, entry in enumerate(collection.timeline):
        places.setdefault(entry.dossier, array("L")).append(place)
    starts, sizes = (array("Q", bytes(8 * len(collection.timeline))) for _ in range(2))
    with tempfile.TemporaryFile() as waiting:
        end = 0
        for document, here in places.items():
            entries = [collection.timeline[place] for place in here]
            for place, shown in zip(here, show(collection.dossier(document), entries), strict=True):
                data = shown.encode("utf-8", "surrogatepass")
                starts[place], sizes[place] = end, waiting.write(data)
                end += len(data)
        for start, size in zip(starts, sizes, strict=True):
            waiting.seek(start)
            yield waiting.read(size).decode("utf-8", "surrogatepass")


def actors_csv(collection: Collection) -> Iterator[str]:
    """Give one row for each profile, by name."""
    head = ("id", "name", "type", "country", "also called", "roles", "dossiers", "first seen", "last seen",
            "links", "page")  # fmt: skip
    return table(head, (actor_row(profile, collection.by_id) for profile in collection.profiles))


def actor_row(profile: Profile, cards: dict[str, Card]) -> tuple[str | None, ...]:
    """Return the row of a profile."""
    seen = [cards[entry.dossier] for entry in profile.entries]
    days = sorted(card.date for card in seen if card.date)
    roles = dict.fromkeys(
        one_line(role)
        for entry in profile.entries
        for actor in [cards[entry.dossier].actor(entry.actor)]
        if actor is not None
        for role in actor.stated
    )
    return (
        profile.id,
        profile.name,
        profile.type,
        profile.country,
        "; ".join(profile.aliases),
        "; ".join(roles),
        str(len({card.id for card in seen})),
        days[0] if days else None,
        days[-1] if days else None,
        " ".join(web_addresses(profile)),
        profile_address(profile),
    )


def quotes_csv(collection: Collection) -> Iterator[str]:
    """Give one row for each quote, newest document first."""
    names = {(entry.dossier, entry.actor): profile for profile in collection.profiles for entry in profile.entries}
    head = ("quote", "kind", "speaker", "speaker id", "speaker as written", "cue", "how", "confidence",
            "dossier", "title", "dated")  # fmt: skip
    return table(
        head,
        (
            quote_row(collection.by_id[dossier.document.id], dossier, quote, names)
            for dossier in collection
            for quote in dossier.quotes
        ),
    )


def quote_row(
    card: Card, dossier: Dossier, quote: Quote, names: dict[tuple[str, str], Profile]
) -> tuple[str | None, ...]:
    """Return the row of a quote; the speaker's cells are empty when nobody is named."""
    document, speaker = dossier.document, quote.speaker
    profile = names.get((document.id, speaker.actor)) if speaker is not None and speaker.actor else None
    return (
        " … ".join(one_line(span.of(document.text)) for span in quote.spans),
        quote.kind,
        profile.name if profile is not None else speaker.text if speaker is not None else None,
        profile.id if profile is not None else None,
        speaker.text if speaker is not None else None,
        one_line(quote.cue.of(document.text)) if quote.cue is not None else None,
        say(quote.how) if quote.how is not None else "",
        quote.confidence.level,
        card.id,
        title(card),
        card.date,
    )
