"""Tables of a whole collection: rows are kept for each document, and whatever changed, the table is as made anew."""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.collection.build import build_collection
from dossier.collection.store import FILE
from dossier.model import Collection, Dossier
from dossier.publish.exports import as_csv, attachments, tables_of, timeline_ics
from dossier.publish.exports.forms import BY_NAME
from dossier.publish.exports.rows import Rows, Shown, Writer, packed, unpacked
from dossier.publish.pages import Site
from dossier.settings import Settings

SITE = Site(url="https://example.org/")
PEOPLE = ("Jonas Dahl", "Orla Finn", "Ann Torvik")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for number, person in enumerate(PEOPLE):
        write(tmp_path, number, person)
    return tmp_path


def write(root: Path, number: int, person: str, more: str = "") -> None:
    text = (
        f"# Note {number}\n\n2021-10-0{number + 1}\n\nOn Friday {person} met Cy Orr. “We agreed,” {person} said.\n\n"
        f"On 3 May 2021 Cy Orr was away.{more}\n"
    )
    (root / "content" / f"s{number}.txt").write_text(text, "utf-8")


def built(root: Path, *, cache: str = ".cache/dossier") -> tuple[Collection, list[str]]:
    """Build, and return also a list of the dossiers that are read from then on."""
    collection = build_collection(root, Settings(workers=1, cache=cache))
    read: list[str] = []

    def load(id: str) -> Dossier:
        read.append(id)
        return collection.load(id)

    return replace(collection, load=load), read


def tables(collection: Collection) -> dict[str, str]:
    return {
        one.address: "".join(map(str, one.make()))
        for one in attachments(collection, site=SITE)
        if one.address.endswith((".csv", ".ics"))
    }


def same_as_clean(root: Path, collection: Collection) -> None:
    made = tables(collection)
    clean = tables(built(root, cache="")[0])
    assert made == clean
    assert all(text.count("\n") > 2 for text in made.values())


def test_an_edit_reads_the_one_dossier_for_all_tables(root: Path) -> None:
    tables(built(root)[0])
    collection, read = built(root)
    same_as_clean(root, collection)
    assert read == []
    write(root, 1, "Orla Finn", " On 4 May 2021 Cy Orr came back. “I am here,” Cy Orr said.")
    collection, read = built(root)
    same_as_clean(root, collection)
    assert read == ["s1"]


def test_another_name_of_an_actor_is_in_the_rows_that_name_it(root: Path) -> None:
    tables(built(root)[0])
    (root / "content" / "actors.yml").write_text("Cyril Orr:\n  same: [Cy Orr]\n", "utf-8")
    collection, _ = built(root)
    same_as_clean(root, collection)
    assert "Cyril Orr" in "".join(as_csv(tables_of(collection), "events"))


def test_a_document_more_and_one_less(root: Path) -> None:
    tables(built(root)[0])
    write(root, 3, "Ann Torvik")
    collection, read = built(root)
    same_as_clean(root, collection)
    assert "s3" in read
    (root / "content" / "s0.txt").unlink()
    same_as_clean(root, built(root)[0])
    built(root)
    assert len(kept(root)) == 3 * len({writer for name in Settings().exports for writer in BY_NAME[name].writers})


def kept(root: Path) -> list[tuple[str, bytes]]:
    with closing(sqlite3.connect(root / ".cache" / "dossier" / FILE)) as connection:
        return connection.execute("SELECT key, data FROM rows").fetchall()


def test_rows_of_withheld_names_are_not_kept(root: Path) -> None:
    tables(built(root)[0])
    before = {key for key, _ in kept(root)}
    (root / "content" / "actors.yml").write_text("Orla Finn:\n  hide: true\n  withhold: true\n", "utf-8")
    collection, _ = built(root)
    assert not before & {key for key, _ in kept(root)}
    assert not any("Finn" in text for text in tables(collection).values())
    same_as_clean(root, collection)


def test_damaged_rows_are_made_again(root: Path) -> None:
    tables(built(root)[0])
    with closing(sqlite3.connect(root / ".cache" / "dossier" / FILE)) as connection:
        connection.execute("UPDATE rows SET data = substr(data, 1, length(data) - 9)")
        connection.commit()
    collection, read = built(root)
    same_as_clean(root, collection)
    assert sorted(read) == ["s0", "s1", "s2"]


def test_a_cache_that_cannot_be_written_costs_time_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("dossier.collection.store._connected", refuse)
    collection, _ = built(root)
    assert [notice.code for notice in collection.store_notices] == ["store-unusable"]
    same_as_clean(root, collection)


def test_tables_made_one_by_one_are_those_made_together(root: Path) -> None:
    collection, _ = built(root, cache="")
    together = tables(collection)
    alone = tables_of(collection, SITE)
    assert "".join(as_csv(alone, "events")) == together["timeline/timeline.csv"]
    assert "".join(as_csv(alone, "quotes")) == together["quotes/quotes.csv"]
    calendar = timeline_ics(collection, name=SITE.name, site_url="https://example.org/")
    assert "".join(calendar) == together["timeline/timeline.ics"]


def test_a_calendar_leads_to_the_site_wherever_that_is(root: Path) -> None:
    one, other = ("".join(timeline_ics(built(root)[0], site_url=url)) for url in ("https://a.example", None))
    assert "URL:https://a.example/dossiers/s0/\r\n" in one
    assert "URL:" not in other
    assert "\x7f" not in one + other
    assert "END:VEVENT" in other


def letters(chance: random.Random) -> Callable[[Shown], Iterable[str]]:
    def rows(shown: Shown) -> Iterator[str]:
        return (f"{shown.card.id}{number}\udcff" for number in range(chance.randint(2, 4)))

    return rows


def test_rows_come_in_any_order_and_each_documents_in_its_own(root: Path) -> None:
    collection, _ = built(root)
    rows = Rows(collection, ())
    writer = Writer("letters", letters(random.Random(1)))
    order = ["s1", "s0", "s1", "s2", "s0"]
    for _ in range(2):  # made, then kept
        found = [row for _, row in rows.in_order(writer, order)]
        assert found == ["s10\udcff", "s00\udcff", "s11\udcff", "s20\udcff", "s01\udcff"]


def test_kept_rows_count_only_for_what_they_show() -> None:
    data = packed(["a", "", "é\udcff"], "key of it")
    assert unpacked(data, "key of it") == ["a", "", "é\udcff"]
    assert unpacked(data, "key of something else") is None
    assert unpacked(data[:-1], "key of it") is None
    assert unpacked(None, "key of it") is None
