"""Tables of a whole collection as CSV (RFC 4180): the documents, the timeline, the actors, the quotes.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell gets an apostrophe in front,
as OWASP's page on CSV injection advises; years before 1 (`-0479`) are left as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.model import Card, Collection, DateMention, Dossier, Profile, Quote
from dossier.publish.addresses import profile_address, web_addresses
from dossier.publish.exports.rows import Rows, Shown, Writer
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


def happening_rows(shown: Shown) -> Iterator[str]:
    """Write a row for each dated happening of a document."""
    dossier, card = shown.dossier, shown.card
    for entry in shown.happenings:
        date = dossier.dates[entry.date.index]
        yield line((
            date.first,
            date.last,
            date.edtf,
            one_line(date.span.of(dossier.document.text)),
            date.precision,
            date.certainty,
            say(date.rule),
            happening(dossier, date),
            date.tense,
            "; ".join(shown.names(entry.actors)),
            card.id,
            title(card),
            card.date,
        ))  # fmt: skip


HAPPENINGS = Writer("timeline.csv", happening_rows)


def timeline_csv(collection: Collection, rows: Rows | None = None) -> Iterator[str]:
    """Give one row for each dated happening, by first day.

    Parameters:
        collection: All dossiers, linked.
        rows: Of its documents, where several tables are made together.
    """
    head = (
        "first day", "last day", "edtf", "as written", "precision", "certainty", "how it was read", "what happened",
        "tense", "actors", "dossier", "title", "dated",
    )  # fmt: skip
    yield line(head)
    order = (entry.dossier for entry in collection.timeline)
    for _, row in (rows or Rows(collection, ())).in_order(HAPPENINGS, order):
        yield row


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


def quote_rows(shown: Shown) -> Iterator[str]:
    """Write a row for each quote of a document."""
    return (line(quote_row(shown, quote)) for quote in shown.dossier.quotes)


QUOTES = Writer("quotes.csv", quote_rows)


def quotes_csv(collection: Collection, rows: Rows | None = None) -> Iterator[str]:
    """Give one row for each quote, newest document first.

    Parameters:
        collection: All dossiers, linked.
        rows: Of its documents, where several tables are made together.
    """
    head = ("quote", "kind", "speaker", "speaker id", "speaker as written", "cue", "how", "confidence",
            "dossier", "title", "dated")  # fmt: skip
    yield line(head)
    for _, of_document in (rows or Rows(collection, ())).by_document(QUOTES):
        yield from of_document


def quote_row(shown: Shown, quote: Quote) -> tuple[str | None, ...]:
    """Return the row of a quote; the speaker's cells are empty when nobody is named."""
    text, card, speaker = shown.dossier.document.text, shown.card, quote.speaker
    known = shown.named.get(speaker.actor) if speaker is not None and speaker.actor else None
    return (
        " … ".join(one_line(span.of(text)) for span in quote.spans),
        quote.kind,
        known.name if known is not None else speaker.text if speaker is not None else None,
        known.id if known is not None else None,
        speaker.text if speaker is not None else None,
        one_line(quote.cue.of(text)) if quote.cue is not None else None,
        say(quote.how) if quote.how is not None else "",
        quote.confidence.level,
        card.id,
        title(card),
        card.date,
    )
