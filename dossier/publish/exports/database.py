"""All tables in one SQLite file, with full text and foreign keys, and what Datasette shows of it.

A column that holds several values holds a JSON list, as Datasette and sqlite-utils expect. What a fact says of its
document (title, tags, own fields) stands once, with the document; the views `quotes_full`, `events_full` and
`mentions_full` put both side by side.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from dossier.publish.exports.columns import (
    ACTORS,
    DOCUMENTS,
    EVENT,
    EVIDENCE,
    FACT_TABLES,
    LABELS,
    MENTION,
    OF_DOCUMENT,
    PAGE,
    QUOTE,
    Column,
    Row,
    Tables,
    Value,
    place_cells,
    storable,
)
from dossier.publish.exports.facts import APPEARANCES, TEXT

NAME = "dossier"
"""Of the database, as Datasette shows it."""

PIECE = 1 << 20
"""Bytes of the file that are handed on at a time."""

APPEARANCE = (
    Column("id", "Document and actor."),
    PAGE,
    Column("actor", "Id of the actor."),
    Column("name", "Name in this document."),
    Column("type", "person, organisation, country, group or place."),
    Column("confidence", "How sure it is that this is an actor: low, moderate or high."),
    Column("mentions", "How often the document names it.", "number"),
    Column("roles", "Offices and descriptions, as stated.", "list"),
    *EVIDENCE,
    Column("document", "Id of the document."),
)

DOCUMENT_KEY = Column("document", "Id of the document.")

FOREIGN = {
    "actors": {"document": "documents"},
    "appearances": {"actor": "actors", "document": "documents"},
    "quotes": {"speaker_id": "actors", "document": "documents"},
    "events": {"document": "documents"},
    "event_actors": {"event": "events", "actor": "actors"},
    "mentions": {"actor_id": "actors", "document": "documents"},
}
"""Table -> column -> the table whose id it holds."""

FULL_TEXT = {
    "documents": ("title", "summary", "text"),
    "actors": ("name", "also_called", "roles"),
    "quotes": ("quote", "speaker"),
    "events": ("happened", "actors"),
}
"""Columns in which words are found."""

SQL_TYPES = {"text": "TEXT", "number": "INTEGER", "truth": "INTEGER", "list": "TEXT"}


def sqlite_file(tables: Tables) -> Iterator[bytes]:
    """Write all tables into one file.

    Parameters:
        tables: The rows of all tables.

    Yields:
        The file in pieces: the same bytes for the same rows and version of SQLite.
    """
    with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
        path = Path(folder) / f"{NAME}.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            fill(database, tables)
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def fill(database: sqlite3.Connection, tables: Tables) -> None:
    """Write all tables into an empty database."""
    for setting in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "secure_delete=ON", "encoding='UTF-8'"):
        database.execute(f"PRAGMA {setting}")
    columns = columns_of(tables)
    database.execute("BEGIN")
    for name, own in columns.items():
        database.execute(create(name, own))
    put(database, "documents", documents(tables))
    put(database, "actors", tables.of("actors"))
    put(database, "appearances", appearances(tables))
    width = len(OF_DOCUMENT) - 1 + len(tables.own)
    for table in FACT_TABLES:
        put(database, table.name, (row[: len(row) - width] for row in tables.facts(table)))
    put(database, "event_actors", event_actors(database))
    for name, searched in FULL_TEXT.items():
        search_in(database, name, searched)
    for name, keys in FOREIGN.items():
        for column in keys:
            database.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    for table in FACT_TABLES:
        database.execute(view(table.name, tables))
    database.execute("COMMIT")


def columns_of(tables: Tables) -> dict[str, tuple[Column, ...]]:
    """Return the columns of each table of the database."""
    text = Column("text", "The normalised text, in which all positions count code points.")
    return {
        "documents": (*DOCUMENTS, *tables.own, text),
        "actors": (*ACTORS, *tables.own),
        "appearances": APPEARANCE,
        "quotes": (*QUOTE, DOCUMENT_KEY),
        "events": (*EVENT, DOCUMENT_KEY),
        "event_actors": (Column("event", "Id of the event."), Column("actor", "Id of the actor.")),
        "mentions": (*MENTION, DOCUMENT_KEY),
    }


def create(name: str, columns: tuple[Column, ...]) -> str:
    """Return the statement that makes a table."""
    foreign = FOREIGN.get(name, {})
    lines = [
        f"{quoted(column.name)} {SQL_TYPES[column.kind]}"
        + (" PRIMARY KEY" if column.name == "id" else "")
        + (f' REFERENCES "{foreign[column.name]}" ("id")' if column.name in foreign else "")
        for column in columns
    ]
    return f"CREATE TABLE {quoted(name)} (\n  " + ",\n  ".join(lines) + "\n)"


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever a person called a field."""
    return '"' + name.replace('"', '""') + '"'


def put(database: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    """Put rows into a table; of two with one id, which only a hostile text has, the first stays."""
    statement = ""
    for row in rows:
        statement = statement or f"INSERT OR IGNORE INTO {quoted(name)} VALUES ({', '.join('?' * len(row))})"
        database.execute(statement, list(map(as_sql, row)))


def as_sql(value: Value) -> Value:
    """Return a cell as SQLite holds it."""
    held = storable(value)
    return json.dumps(held, ensure_ascii=False) if isinstance(held, tuple) else held


def documents(tables: Tables) -> Iterator[Row]:
    """Go through the documents with their texts."""
    texts = tables.rows.by_document(TEXT)
    for card, (_, kept) in zip(tables.collection.cards, texts, strict=True):
        yield (*tables.document(card), "".join(kept))


def appearances(tables: Tables) -> Iterator[Row]:
    """Go through the actors of each document, in the order of `APPEARANCE`."""
    known = {profile.id for profile in tables.collection.profiles}
    for document, rows in tables.rows.by_document(APPEARANCES.writer):
        for one in map(APPEARANCES.read, rows):
            yield (
                f"{document}#{one.fact}",
                tables.page(f"dossiers/{document}/#{one.fact}"),
                one.actor if one.actor in known else None,
                *(one.name, one.type, one.confidence, one.mentions, one.roles),
                *place_cells(one.place),
                document,
            )


def event_actors(database: sqlite3.Connection) -> list[Row]:
    """Return who is named in which event."""
    found = database.execute("SELECT id, actor_ids FROM events ORDER BY rowid")
    return [(event, actor) for event, actors in found for actor in json.loads(actors)]


def search_in(database: sqlite3.Connection, name: str, columns: Iterable[str]) -> None:
    """Make an index of the words of a table, as Datasette and sqlite-utils look for it."""
    listed = ", ".join(map(quoted, columns))
    database.execute(
        f"CREATE VIRTUAL TABLE {quoted(name + '_fts')} USING FTS5"
        f" ({listed}, tokenize='porter unicode61 remove_diacritics 2', content={quoted(name)})"
    )
    index = quoted(f"{name}_fts")
    database.execute(f"INSERT INTO {index} (rowid, {listed}) SELECT rowid, {listed} FROM {quoted(name)}")


def view(name: str, tables: Tables) -> str:
    """Return the statement that shows a table beside what its documents say of themselves."""
    of_document = (*(column.name for column in OF_DOCUMENT[1:]), *(column.name for column in tables.own))
    listed = ", ".join(f"documents.{quoted(column)}" for column in of_document)
    return (
        f"CREATE VIEW {quoted(name + '_full')} AS SELECT {quoted(name)}.*, {listed}"
        f" FROM {quoted(name)} JOIN documents ON documents.id = {quoted(name)}.document"
    )


def metadata(tables: Tables, name: str) -> dict[str, Any]:
    """Return what Datasette shows of the tables: what they and their columns are, and by what to narrow.

    Parameters:
        tables: The rows of all tables.
        name: Of the site.
    """
    says = {
        "documents": "The source documents, newest first.",
        "actors": "Persons, bodies, countries, groups and places across documents.",
        "appearances": "An actor in one document.",
        **{table.name: table.says for table in FACT_TABLES},
        "event_actors": "Who is named in which event.",
    }
    facets: dict[str, list[Any]] = {
        "documents": ["source", "language", "status", *({"array": column.name} for column in LABELS)],
        "actors": ["type", "country"],
        "appearances": ["type", "confidence"],
        "quotes": ["kind", "confidence"],
        "events": ["precision", "certainty", "tense"],
        "mentions": ["kind", "type"],
    }
    labels = {"documents": "title", "actors": "name", "quotes": "quote", "events": "happened"}
    described: dict[str, Any] = {}
    for table, columns in columns_of(tables).items():
        about: dict[str, Any] = {"description": says[table], "columns": {one.name: one.says for one in columns}}
        if table in facets:
            about["facets"] = facets[table]
        if table in labels:
            about["label_column"] = labels[table]
        described[table] = about
    lead = "Each row leads back: 'page' to the site, 'evidence', 'start' and 'end' to the words."
    body: dict[str, Any] = {"title": name, "description": lead, "databases": {NAME: {"tables": described}}}
    if tables.site.url:
        body["source_url"] = tables.site.url
    return body
