"""Tables as Parquet, for pandas, DuckDB and the like; written by pyarrow (extra `parquet`)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import Any

from dossier.publish.exports.columns import Column, Tables, storable

ROWS = 20_000
"""Rows that are held and written together."""

PIECE = 1 << 20


def parquet_file(tables: Tables, name: str) -> Iterator[bytes]:
    """Write a table as Parquet.

    Parameters:
        tables: The rows of all tables.
        name: One of `columns.NAMES`.

    Yields:
        The file in pieces: the same bytes for the same rows and version of pyarrow.
    """
    pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    columns = tables.columns(name)
    schema = pyarrow.schema([field(column, pyarrow) for column in columns])
    with tempfile.TemporaryFile() as file:
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            rows = tables.of(name)
            while some := list(islice(rows, ROWS)):
                cells = zip(*some, strict=True)
                arrays = [pyarrow.array(map(storable, own), one.type) for own, one in zip(cells, schema, strict=True)]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def field(column: Column, pyarrow: Any) -> Any:
    """Return a column as Parquet declares it, with what stands in it."""
    types = {
        "text": pyarrow.string(),
        "number": pyarrow.int64(),
        "truth": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.field(column.name, types[column.kind], metadata={"description": column.says})
