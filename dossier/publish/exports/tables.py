"""The tables of a whole collection as CSV (RFC 4180) and as JSON Lines.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell gets an apostrophe in front,
as OWASP's page on CSV injection advises; years before 1 (`-0479`) are left as they are.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dossier.model import Collection, TimelineEntry
from dossier.publish.addresses import dossier_address
from dossier.publish.exports.columns import FACT_TABLES, FactTable, Tables, as_text
from dossier.publish.exports.rows import Rows, Shown, Writer
from dossier.publish.exports.splice import HEAD, Named
from dossier.publish.pages.site import Site

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_YEAR = re.compile(r"-\d{4,}(?:-\d\d){0,2}", re.ASCII)

_PAGE = "\x7f"
"""Stands in a kept row where the address of the document's page comes: of a control character no text here has any."""


def safe(cell: str) -> str:
    """Return the cell as a spreadsheet shows it without running it."""
    if not cell or cell[0].isalnum():  # as nearly all are
        return cell
    return "'" + cell if _FORMULA.match(cell) and not _YEAR.fullmatch(cell) else cell


def line(cells: Sequence[str]) -> str:
    """Write a row as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


def kept_lines(table: FactTable) -> Writer:
    """Return what writes the facts of a document as CSV, without the cells that say of which document they are."""

    def rows(shown: Shown) -> Iterator[str]:
        for fact in table.facts.of(shown):
            fact_id, page, *cells = table.cells(fact, shown.card.id, _PAGE)
            yield line([str(fact_id), str(page), *(as_text(cell).replace(_PAGE, "") for cell in cells)]).rstrip("\r\n")

    return Writer(f"{table.name}.csv", rows)


LINES = {table.name: kept_lines(table) for table in FACT_TABLES}


def as_csv(tables: Tables, name: str) -> Iterator[str]:
    """Write a table as CSV.

    Parameters:
        tables: The rows of all tables.
        name: One of `columns.NAMES`.

    Yields:
        The head, then each row.
    """
    return (text for _, text in Lines(tables, name).whole())


class Lines:
    """The rows of a table as CSV: all of them, or some.

    A row of documents, and those of the facts of a document, bear its id; facts that go by day bear a number behind it,
    and actors their own id.
    """

    def __init__(self, tables: Tables, name: str) -> None:
        """Write nothing yet.

        Parameters:
            tables: The rows of all tables.
            name: One of `columns.NAMES`.
        """
        self.tables = tables
        self.name = name
        self.table = next((table for table in FACT_TABLES if table.name == name), None)
        self._about: dict[str, tuple[str, str]] = {}
        self._of: dict[str, list[str]] = {}

    def whole(self) -> Iterator[Named]:
        """Give all rows, each with its name."""
        yield HEAD, self.head()
        if self.table is not None and self.table.by_day:
            told = self.tables.in_order(LINES[self.name], by_day=True)
            for (name, _), (document, cells) in zip(numbered(self.tables.collection.timeline), told, strict=True):
                yield name, self.fact(document, cells)
        elif self.table is not None:
            for document, rows in self.tables.rows.by_document(LINES[self.name]):
                yield document, "".join(self.fact(document, cells) for cells in rows)
        elif self.name == "documents":
            for card in self.tables.collection.cards:
                yield card.id, line(list(map(as_text, self.tables.document(card))))
        else:
            profiles = self.tables.collection.profiles
            for profile, row in zip(profiles, self.tables.actors(), strict=True):
                yield profile.id, line(list(map(as_text, row)))

    def named(self) -> Iterator[Named]:
        """Give the names of all rows, each with the document or actor on which it rests."""
        yield HEAD, ""
        if self.table is not None and self.table.by_day:
            yield from numbered(self.tables.collection.timeline)
        else:
            collection = self.tables.collection
            rows = collection.profiles if self.name == "actors" else collection.cards
            yield from ((one.id, one.id) for one in rows)

    def row(self, name: str, of: str) -> str:
        """Write what bears a name."""
        if name == HEAD:
            return self.head()
        if self.name == "actors":
            return line(list(map(as_text, self.tables.actor_row(of))))
        if self.name == "documents":
            return line(list(map(as_text, self.tables.document(self.tables.collection.by_id[of]))))
        if of not in self._of:
            rows = self.tables.rows.of(self.tables.collection.by_id[of], LINES[self.name])
            self._of[of] = [self.fact(of, cells) for cells in rows]
        number = name.rpartition("\t")[2] if name != of else ""
        return self._of[of][int(number)] if number else "".join(self._of[of])

    def head(self) -> str:
        """Write the names of the columns."""
        return line([column.name for column in self.tables.columns(self.name)])

    def fact(self, document: str, cells: str) -> str:
        """Write a fact with what is said of its document."""
        if document not in self._about:
            tables = self.tables
            tail = line(list(map(as_text, tables.of_document(tables.collection.by_id[document]))))
            self._about[document] = f"{tables.page(dossier_address(document))}#", tail
        page, tail = self._about[document]
        return f"{cells.replace(_PAGE, page)},{tail}"


def numbered(timeline: Iterable[TimelineEntry]) -> Iterator[Named]:
    """Give a name to each happening of a timeline: its document with a number behind it."""
    numbers: Counter[str] = Counter()
    for entry in timeline:
        yield f"{entry.dossier}\t{numbers[entry.dossier]}", entry.dossier
        numbers[entry.dossier] += 1


def as_json_lines(tables: Tables, name: str) -> Iterator[str]:
    """Write a table as JSON Lines: an object a row, numbers as numbers, lists as lists, null where nothing is known."""
    names = [column.name for column in tables.columns(name)]
    for row in tables.of(name):
        yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, separators=(",", ":")) + "\n"


def tables_of(collection: Collection, site: Site | None = None, rows: Rows | None = None) -> Tables:
    """Return the tables of a collection.

    Parameters:
        collection: All dossiers, linked.
        site: Its address stands in every row.
        rows: Of its documents, where several tables are made together.
    """
    return Tables(collection, rows or Rows(collection, ()), site or Site())
