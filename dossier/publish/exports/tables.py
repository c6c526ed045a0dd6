"""The tables of a whole collection as CSV (RFC 4180) and as JSON Lines.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell gets an apostrophe in front,
as OWASP's page on CSV injection advises; years before 1 (`-0479`) are left as they are.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence

from dossier.model import Collection
from dossier.publish.addresses import dossier_address
from dossier.publish.exports.columns import FACT_TABLES, FactTable, Tables, as_text
from dossier.publish.exports.rows import Rows, Shown, Writer
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
    yield line([column.name for column in tables.columns(name)])
    table = next((table for table in FACT_TABLES if table.name == name), None)
    if table is None:
        yield from (line(list(map(as_text, row))) for row in tables.of(name))
        return
    of_document: dict[str, tuple[str, str]] = {}
    for document, cells in tables.in_order(LINES[name], by_day=table.by_day):
        if document not in of_document:
            tail = line(list(map(as_text, tables.of_document(tables.collection.by_id[document]))))
            of_document[document] = (f"{tables.page(dossier_address(document))}#", tail)
        page, tail = of_document[document]
        yield f"{cells.replace(_PAGE, page)},{tail}"


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
