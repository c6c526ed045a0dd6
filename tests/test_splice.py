"""A long file is put together from what it was and the rows that an edit reaches, and is the file that it would be."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pytest

from dossier.publish.exports.splice import HEAD, Former, Named, Spliced
from tests.kept import Kept


class Table:
    """A table of which each document has some rows."""

    def __init__(self, folder: Path, rows: dict[str, str]) -> None:
        self.folder, self.rows, self.kept, self.made = folder, rows, Kept(), [""]

    def whole(self) -> Iterator[Named]:
        self.made.append("all")
        yield HEAD, "head\n"
        yield from self.rows.items()

    def named(self) -> Iterator[Named]:
        yield HEAD, ""
        yield from ((name, name) for name in self.rows)

    def row(self, name: str, of: str) -> str:
        self.made.append(name)
        return self.rows[of] if of else "head\n"

    def write(self, key: str, before: str, reached: str = "", former: Former | None = None) -> tuple[str, list[str]]:
        """Write the file and return it with what was made for it."""
        self.made.clear()
        file = Spliced("t.csv", key, self.whole, self.named, self.row, lambda of: of in reached.split())
        data = b"".join(file.pieces(self.kept, before, former))
        (self.folder / "t.csv").write_bytes(data)
        return data.decode(), [*self.made]

    def lying(self) -> Former:
        path = self.folder / "t.csv"
        return Former(path, blake2b(path.read_bytes(), digest_size=16).hexdigest())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    table = Table(tmp_path, {"a": "a1\na2\n", "b": "", "c": "ü3\n"})
    assert table.write("one", "") == ("head\na1\na2\nü3\n", ["all"])
    return table


def test_only_rows_that_an_edit_reaches_are_made(table: Table) -> None:
    table.rows = {"d": "new\n", "c": "ü3\n", "a": "other\n"}
    assert table.write("two", "one", "a", table.lying()) == ("head\nnew\nü3\nother\n", ["", "d", "a"])
    table.rows["c"] = "short\n"
    assert table.write("three", "two", "c", table.lying()) == ("head\nnew\nshort\nother\n", ["", "c"])


def test_a_file_of_another_state_another_file_and_none_are_made_as_a_whole(table: Table) -> None:
    lying = table.lying()
    for before, former in (("zero", lying), ("", lying), ("one", None), ("one", Former(lying.path, "another"))):
        table.write("one", "")
        table.rows["a"] = f"{before} {former}\n"
        expected = "".join(("head\n", *table.rows.values()))
        assert table.write("two", before, "a", former) == (expected, ["all"])


def test_damaged_rows_are_not_used(table: Table) -> None:
    lying = table.lying()
    for place, data in table.kept.data.items():
        table.kept.data[place] = data[:-3]
    assert table.write("two", "one", "", lying)[1] == ["all"]


def test_a_long_file_comes_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.publish.exports.splice.AT_ONCE", 4)
    table = Table(tmp_path, {str(number): f"row {number}\n" for number in range(20)})
    whole, _ = table.write("one", "")
    table.rows["7"] = "another\n"
    assert table.write("two", "one", "7", table.lying()) == (whole.replace("row 7", "another"), ["", "7"])
