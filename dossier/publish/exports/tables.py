"""Tables of a whole collection as CSV (RFC 4180): the documents, the timeline, the actors, the quotes.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell gets an apostrophe in front,
as OWASP's page on CSV injection advises; years before 1 (`-0479`) are left as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.model import Collection, DateMention, Document, Dossier, Profile, Quote
from dossier.publish.addresses import profile_address, web_addresses
from dossier.wording import say

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_YEAR = re.compile(r"-\d{4,}(?:-\d\d){0,2}", re.ASCII)


def safe(cell: str) -> str:
    """Return the cell as a spreadsheet shows it without running it."""
    return "'" + cell if _FORMULA.match(cell) and not _YEAR.fullmatch(cell) else cell


def table(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """Write a table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([safe(cell or "") for cell in row])
    return out.getvalue()


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def title(document: Document) -> str:
    """Return the title of a document, or its id."""
    return document.title.value if document.title is not None else document.id


def day(document: Document) -> str | None:
    """Return the date of a document."""
    return document.date.value if document.date is not None else None


def happening(dossier: Dossier, date: DateMention) -> str:
    """Return the words for what happened then: the clause; of a mere noun ("the 2001 attacks") the sentence."""
    if date.attached is not None and (date.attached_kind != "noun" or date.sentence is None):
        return one_line(date.attached.of(dossier.document.text))
    if date.sentence is not None and date.sentence < len(dossier.sentences):
        return one_line(dossier.sentences[date.sentence].span.of(dossier.document.text))
    return ""


def documents_csv(collection: Collection) -> str:
    """Return one row for each document, newest first; each field of the files' own has a column after ours."""
    names = sorted({name for dossier in collection for name, *_ in dossier.document.fields})
    head = (
        "id", "title", "dated", "source", "author", "place", "language", "address", "licence", "file", "words",
        "actors", "quotes", "dates", *names,
    )  # fmt: skip
    return table(head, (document_row(dossier, names) for dossier in collection))


def document_row(dossier: Dossier, names: Sequence[str]) -> tuple[str | None, ...]:
    """Return the row of a document."""
    document = dossier.document
    stated = (document.source, document.author, document.place, document.language, document.url, document.licence)
    fields = {name: "; ".join(values) for name, *values in document.fields}
    counts = (len(document.text.split()), len(dossier.actors), len(dossier.quotes), len(dossier.dates))
    return (
        document.id,
        title(document),
        day(document),
        *(field.value if field is not None else None for field in stated),
        document.path,
        *map(str, counts),
        *(fields.get(name) for name in names),
    )


def timeline_csv(collection: Collection) -> str:
    """Return one row for each dated happening, by first day."""
    dossiers = {dossier.document.id: dossier for dossier in collection.dossiers}
    names = {profile.id: profile.name for profile in collection.profiles}
    head = (
        "first day", "last day", "edtf", "as written", "precision", "certainty", "how it was read", "what happened",
        "tense", "actors", "dossier", "title", "dated",
    )  # fmt: skip
    rows = (
        (
            entry.date.first,
            entry.date.last,
            entry.date.edtf,
            one_line(entry.date.span.of(dossiers[entry.dossier].document.text)),
            entry.date.precision,
            entry.date.certainty,
            say(entry.date.rule),
            happening(dossiers[entry.dossier], entry.date),
            entry.date.tense,
            "; ".join(names[actor] for actor in entry.actors),
            entry.dossier,
            title(dossiers[entry.dossier].document),
            day(dossiers[entry.dossier].document),
        )
        for entry in collection.timeline
    )
    return table(head, rows)


def actors_csv(collection: Collection) -> str:
    """Return one row for each profile, by name."""
    dossiers = {dossier.document.id: dossier for dossier in collection.dossiers}
    head = ("id", "name", "type", "country", "also called", "roles", "dossiers", "first seen", "last seen",
            "links", "page")  # fmt: skip
    return table(head, (actor_row(profile, dossiers) for profile in collection.profiles))


def actor_row(profile: Profile, dossiers: dict[str, Dossier]) -> tuple[str | None, ...]:
    """Return the row of a profile."""
    seen = [dossiers[entry.dossier] for entry in profile.entries]
    days = sorted(date for dossier in seen if (date := day(dossier.document)) is not None)
    roles = dict.fromkeys(
        one_line(role.text)
        for entry in profile.entries
        for actor in [dossiers[entry.dossier].actor(entry.actor)]
        if actor is not None
        for role in actor.roles
    )
    return (
        profile.id,
        profile.name,
        profile.type,
        profile.country,
        "; ".join(profile.aliases),
        "; ".join(roles),
        str(len({dossier.document.id for dossier in seen})),
        days[0] if days else None,
        days[-1] if days else None,
        " ".join(web_addresses(profile)),
        profile_address(profile),
    )


def quotes_csv(collection: Collection) -> str:
    """Return one row for each quote, newest document first."""
    names = {(entry.dossier, entry.actor): profile for profile in collection.profiles for entry in profile.entries}
    head = ("quote", "kind", "speaker", "speaker id", "speaker as written", "cue", "how", "confidence",
            "dossier", "title", "dated")  # fmt: skip
    return table(
        head,
        (quote_row(dossier, quote, names) for dossier, quote in quotes_of(collection)),
    )


def quotes_of(collection: Collection) -> Iterator[tuple[Dossier, Quote]]:
    """Go through all quotes."""
    for dossier in collection.dossiers:
        for quote in dossier.quotes:
            yield dossier, quote


def quote_row(dossier: Dossier, quote: Quote, names: dict[tuple[str, str], Profile]) -> tuple[str | None, ...]:
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
        document.id,
        title(document),
        day(document),
    )
