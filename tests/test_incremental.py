"""Whatever was changed since the last build, and in whatever order: what is built is what a clean build would give."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier.collection import build as pipeline
from dossier.collection import building, crew
from dossier.collection import store as keeping
from dossier.collection import work as working
from dossier.collection.build import build_collection
from dossier.collection.building import Held
from dossier.collection.link import join_cards
from dossier.collection.store import FILE, TABLES, Store
from dossier.model import Collection
from dossier.settings import Settings

PEOPLE = ("Jonas Dahl", "Orla Finn", "Prime Minister Ann Torvik", "Torvik", "the Border Council", "Cy Orr")
TOWNS = ("Oslo", "Bergen", "Narvik", "Tromso")


def story(chance: random.Random) -> str:
    one, other, town = chance.choice(PEOPLE), chance.choice(PEOPLE), chance.choice(TOWNS)
    day = f"2021-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    return f"# A meeting in {town}\n\n{day}\n\nOn Friday {one} met {other} in {town}. “We agreed,” {one} said.\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def edit(content: Path, chance: random.Random) -> None:
    write(content / f"s{chance.randrange(6)}.txt", story(chance))


def name_after_somebody(content: Path, chance: random.Random) -> None:
    """The address of such a document changes when the name is withheld."""
    write(content / "orla-finn-speaks.txt", story(chance))


def add_below(content: Path, chance: random.Random) -> None:
    """Two files of one name have one address, so that ids are numbered."""
    write(content / "below" / f"s{chance.randrange(6)}.md", story(chance))


def delete(content: Path, chance: random.Random) -> None:
    files = sorted(content.rglob("s*.*"))
    if files:
        chance.choice(files).unlink()


def move(content: Path, chance: random.Random) -> None:
    files = sorted(content.glob("s?.txt"))
    if files:
        chance.choice(files).replace(content / f"s{chance.randrange(6)}.txt")


def correct(content: Path, chance: random.Random) -> None:
    changes = (
        f"corrections:\n  - target: document\n    set: {{date: 2020-05-0{chance.randrange(1, 9)}}}\n",
        "review:\n  status: reviewed\n  by: A. Editor\n",
        "corrections: [\n",
    )
    write(content / f"s{chance.randrange(6)}.corrections.yml", chance.choice(changes))


def say_who(content: Path, chance: random.Random) -> None:
    files = ("Ann Torvik:\n  aliases: [Torvik]\n", "Cy Orr:\n  hide: true\n", "Jonas Dahl:\n  country: no\n", "")
    withheld = "Orla Finn:\n  hide: true\n  withhold: true\n"
    write(content / "actors.yml", chance.choice((*files, withheld)))


CHANGES = (edit, edit, name_after_somebody, add_below, delete, move, correct, say_who)


def same(kept: Collection, clean: Collection) -> None:
    def told(collection: Collection) -> list[object]:
        cards = [replace(card, kept="") for card in collection.cards]
        return [cards, collection.profiles, collection.timeline, collection.notices, list(collection)]

    for one, other in zip(told(kept), told(clean), strict=True):
        assert one == other


@pytest.mark.parametrize("seed", range(int(os.environ.get("DOSSIER_SERIES", "4"))))
def test_a_series_of_changes_gives_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    chance, content = random.Random(seed), tmp_path / "content"
    held = Held() if seed % 2 else None  # as a preview builds
    for _ in range(4):
        edit(content, chance)
    for _ in range(4):
        for _ in range(chance.randrange(1, 4)):
            chance.choice(CHANGES)(content, chance)
        kept = build_collection(tmp_path, Settings(workers=1), held=held)
        same(kept, build_collection(tmp_path, Settings(workers=1, cache="")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for number, person in enumerate(PEOPLE):
        text = f"# Note {number}\n\n2021-10-0{number + 1}\n\nOn Friday {person} spoke.\n"
        write(tmp_path / "content" / f"s{number}.txt", text)
    return tmp_path


def built(root: Path, **more: object) -> Collection:
    return build_collection(root, replace(Settings(workers=1), **more))  # type: ignore[arg-type]


def no_work(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    for name in names:
        monkeypatch.setattr(working, name, lambda *_, name=name, **__: pytest.fail(f"{name} again"))


def test_what_has_not_changed_is_neither_read_nor_analysed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (root / "content").iterdir():
        os.utime(path, (1, 1))
    first = built(root)
    no_work(monkeypatch, "read_file", "analyse_document", "finish")
    assert built(root) == first


def test_what_a_preview_holds_is_not_read_from_the_store_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (root / "content").iterdir():
        os.utime(path, (1, 1))
    held = Held()
    first = build_collection(root, Settings(workers=1), held=held)
    expected = list(first)
    write(root / "content" / "s0.txt", "On Friday Ada Moe spoke.\n")
    read: list[str] = []
    for kind in ("SOURCES", "CARDS", "DOSSIERS"):
        record = getattr(building, kind)
        unpacked = lambda data, kind=kind, record=record: (  # noqa: E731
            read.append(kind) if data is not None else None,
            record.unpacked(data),
        )[1]
        monkeypatch.setattr(building, kind, SimpleNamespace(unpacked=unpacked, packed=record.packed))
    again = build_collection(root, Settings(workers=1), held=held)
    assert [one for one in again if one.document.id != "s0"] == [one for one in expected if one.document.id != "s0"]
    assert sorted(read) == ["CARDS", "DOSSIERS"]  # of the one that changed


def test_a_file_with_another_time_and_the_same_bytes_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(root)
    os.utime(root / "content" / "s1.txt", (1, 1))
    no_work(monkeypatch, "read_file")
    assert built(root) == first


def test_the_same_documents_are_not_joined_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(root)
    remembered = []

    def join(cards, authority, load, memory):
        remembered.append(len(memory.documents))
        return join_cards(cards, authority, load, memory)

    monkeypatch.setattr(pipeline, "join_cards", join)
    assert built(root) == first
    assert remembered == []
    write(root / "content" / "one-more.txt", "Ada Moe met Jonas Dahl in Oslo in 2019.")
    built(root)
    assert remembered == [sum(bool(card.actors) for card in first.cards)]  # the others are known


def test_a_new_actors_file_reads_and_analyses_nothing_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(root)
    write(root / "content" / "actors.yml", "Jonas Dahl:\n  country: no\n")
    no_work(monkeypatch, "read_file", "analyse_document")
    kept = built(root)
    monkeypatch.undo()
    same(kept, built(root, cache=""))


def everything_kept(root: Path) -> list[bytes]:
    with closing(sqlite3.connect(root / ".cache" / "dossier" / FILE)) as connection:
        rows = [row for table in TABLES for row in connection.execute(f"SELECT key, data FROM {table}")]
    return [key.encode() + (zlib.decompress(data) if data[:1] == b"\x78" else data) for key, data in rows]


def test_a_name_withheld_from_now_on_leaves_the_address_of_what_was_read_before(root: Path) -> None:
    write(root / "content" / "orla-finn-speaks.txt", "# Orla Finn speaks\n\nOn Friday Orla Finn spoke.\n")
    assert "orla-finn-speaks" in built(root).by_id
    write(root / "content" / "actors.yml", "Orla Finn:\n  hide: true\n  withhold: true\n")
    kept = built(root)
    assert "orla-finn-speaks" not in kept.by_id
    assert not [value for value in everything_kept(root) if b"orla" in value.lower()]
    same(kept, built(root, cache=""))


def test_a_preview_that_goes_on_keeps_no_withheld_name_of_a_document_that_is_gone(root: Path) -> None:
    write(root / "content" / "orla.txt", "# Orla Finn speaks\n\nOn Friday Orla Finn spoke.\n")
    held = Held()
    build_collection(root, Settings(workers=1), held=held)
    (root / "content" / "orla.txt").unlink()
    write(root / "content" / "actors.yml", "Orla Finn:\n  hide: true\n  withhold: true\n")
    build_collection(root, Settings(workers=1), held=held)
    assert not [value for value in everything_kept(root) if b"orla finn" in value.lower()]


def test_a_preview_that_goes_on_writes_only_what_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (root / "content").iterdir():
        os.utime(path, (1, 1))
    held, written = Held(), []
    put = Store.put_piece
    monkeypatch.setattr(Store, "put_piece", lambda *given: (written.append(given[3]), put(*given))[1])
    for edited, pieces in (("", len(PEOPLE)), ("", 0), ("s1.txt", 1)):
        written.clear()
        if edited:
            write(root / "content" / edited, "# Another note\n\n2021-10-09\n\nOn Friday Orla Finn spoke.\n")
        build_collection(root, Settings(workers=1), held=held)
        assert len(set(written)) == pieces  # of each its cards, and what lists show of their actors


def test_cards_that_are_gone_are_made_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [[actor.name for actor in card.actors] for card in built(root).cards]
    with closing(sqlite3.connect(root / ".cache" / "dossier" / FILE)) as connection:
        connection.execute("DELETE FROM cards")
        connection.commit()
    for _ in range(2):
        collection = built(root)
        assert [[actor.name for actor in card.actors] for card in collection.cards] == names
        assert collection.rows is not None
        collection.rows.commit()
        no_work(monkeypatch, "read_file", "analyse_document")


def test_a_build_that_fails_lets_the_next_one_of_its_process_write(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as one of a preview, whose parts are still held somewhere."""
    held = Held()
    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "find_lone_names", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build_collection(root, Settings(workers=1), held=held)
    monkeypatch.setattr(keeping, "BUSY", 0)
    assert build_collection(root, Settings(workers=1), held=held).store_notices == []


def test_a_name_withheld_leaves_what_is_said_of_a_file_that_cannot_be_read(root: Path) -> None:
    (root / "content" / "OrlaFinn.png").write_bytes(b"\x89PNG")
    write(root / "content" / "actors.yml", "Orla Finn:\n  hide: true\n  withhold: true\n")
    built(root)
    assert not [value for value in everything_kept(root) if b"orlafinn" in value.lower()]


def test_a_change_within_the_tick_of_the_clock_is_seen(root: Path) -> None:
    path = root / "content" / "s0.txt"
    built(root)
    stat = path.stat()
    path.write_text(path.read_text("utf-8").replace("Jonas", "Janos"), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert any(profile.name == "Janos Dahl" for profile in built(root).profiles)


def test_a_dossier_that_another_build_pruned_is_made_again(root: Path) -> None:
    collection = built(root)
    expected = list(built(root, cache=""))
    other = root / "other"
    (other / "content").mkdir(parents=True)
    write(other / "content" / "x.txt", "Another site altogether.\n")
    shutil.copytree(other / "content", root / "content2")
    build_collection(root, Settings(content="content2", workers=1))
    assert list(collection) == expected


def facts_of(collection: Collection) -> list[object]:
    return [(*card.actors, *card.quotes, *card.happenings) for card in collection.cards]


def test_facts_of_a_card_that_another_build_pruned_are_made_again(root: Path) -> None:
    expected = facts_of(built(root, cache=""))
    collection = built(root)
    write(root / "content2" / "x.txt", "Another site altogether.\n")
    build_collection(root, Settings(content="content2", workers=1))
    assert facts_of(collection) == expected
    assert any(expected)


def test_sources_and_cards_that_stand_on_the_shelf_are_not_looked_for_one_by_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (root / "content").iterdir():
        os.utime(path, (1, 1))
    first = built(root)
    for kind in ("SOURCES", "CARDS"):
        alone = SimpleNamespace(unpacked=lambda _, kind=kind: pytest.fail(f"{kind} one by one"))
        monkeypatch.setattr(building, kind, alone)
    again = built(root)
    monkeypatch.undo()
    same(again, first)


def test_a_piece_of_the_shelf_that_is_damaged_costs_time_alone(root: Path) -> None:
    first = built(root)
    with closing(sqlite3.connect(root / ".cache" / "dossier" / FILE)) as connection:
        damaged = connection.execute("UPDATE sources SET data = x'00ff' WHERE key LIKE '%:%'").rowcount
        connection.commit()
    assert damaged > 1
    same(built(root), first)


def test_what_lists_show_of_actors_stands_on_the_shelf(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [card.actors_in_short for card in built(root, cache="").cards]
    built(root)
    monkeypatch.setattr(building, "packed_in", lambda _: pytest.fail("a card is read for it"))
    assert [card.actors_in_short for card in built(root).cards] == expected
    monkeypatch.undo()
    write(root / "content" / "more.txt", "On Friday Zora Quill spoke.\n")
    both = built(root).cards
    assert [card.actors_in_short for card in built(root).cards] == [card.actors_in_short for card in both]


def test_nothing_of_a_document_that_is_gone_stays_on_the_shelf(root: Path) -> None:
    write(root / "content" / "gone.txt", "On Friday Zora Quill spoke.\n")
    built(root)
    assert [value for value in everything_kept(root) if b"Zora" in value]
    (root / "content" / "gone.txt").unlink()
    built(root)
    assert not [value for value in everything_kept(root) if b"Zora" in value]


def test_a_store_that_is_damaged_while_it_is_used_loses_nothing(root: Path) -> None:
    collection = built(root)
    expected = list(built(root, cache=""))
    (root / ".cache" / "dossier" / FILE).write_bytes(b"\xff" * 40_000)
    assert list(collection) == expected
    assert list(built(root)) == expected


def test_a_store_that_is_damaged_between_builds_is_told_to_who_builds(root: Path) -> None:
    expected = built(root)
    (root / ".cache" / "dossier" / FILE).write_bytes(b"\xff" * 40_000)
    again = built(root)
    same(again, expected)
    assert [notice.code for notice in again.store_notices] == ["store-damaged"]


def test_a_cache_that_may_not_be_written_stops_nothing(root: Path) -> None:
    (root / ".cache").write_text("a file in its place")
    kept = built(root)
    assert [notice.code for notice in kept.store_notices] == ["store-unusable"]
    same(kept, built(root, cache=""))


def test_two_builds_at_once_both_give_the_whole_collection(root: Path) -> None:
    code = (
        "from pathlib import Path; from dossier import *; import sys\n"
        "found = build_collection(Path(sys.argv[1]), Settings(workers=1))\n"
        "print(len(list(found)), [n.code for n in found.store_notices])"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [run.communicate()[0].strip() for run in runs] == [f"{len(PEOPLE)} []"] * 3


def test_a_document_that_kills_its_process_is_reported_and_the_others_are_there(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "WORTH_A_POOL", 1)
    write(root / "content" / "s9.txt", "# Deadly\n\nOn Friday Jonas Dahl left.\n")
    monkeypatch.setattr(crew, "work", deadly)
    collection = built(root, workers=2)
    assert len(collection.cards) == len(PEOPLE) + 1
    (deadly_card,) = [card for card in collection.cards if card.id == "s9"]
    assert "analysis-failed" in [notice.code for notice in deadly_card.notices]


def deadly(task: working.Task, place: working.Workplace) -> working.Done:
    """Work, but die over one file."""
    if task.path.name == "s9.txt":
        os._exit(9)
    return working.work(task, place)


def dies_over(task: working.Task, place: working.Workplace) -> working.Done:
    """Die over one file as soon as it is read, whatever is asked for."""
    if task.path.name == "s0.txt":
        os._exit(9)
    return working.work(task, place)


def test_a_document_that_kills_its_process_in_reading_is_named_and_nothing_else_is_lost(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {dossier.document.id: dossier for dossier in built(root, cache="")}
    monkeypatch.setattr(crew, "WORTH_A_POOL", 1)
    monkeypatch.setattr(crew, "work", dies_over)
    monkeypatch.setattr(crew, "spared", dies_over)
    collection = built(root, workers=2)
    del expected["s0"]
    assert {dossier.document.id: dossier for dossier in collection} == expected
    assert [(notice.reason.code, notice.path) for notice in collection.notices if notice.severity == "error"] == [
        ("reading-died", "s0.txt")
    ]
    monkeypatch.undo()
    same(built(root), built(root, cache=""))


def test_after_a_death_the_rest_is_done_together_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        write(root / "content" / f"t{number}.txt", "On Friday Jonas Dahl left.\n")
    monkeypatch.setattr(crew, "WORTH_A_POOL", 1)
    monkeypatch.setattr(crew, "work", dies_over)
    apart: list[str] = []
    monkeypatch.setattr(crew, "alone", lambda task, place: apart.append(task.path.name) or crew.spared(task, place))
    assert len(built(root, workers=2).cards) == len(PEOPLE) + 20
    assert 0 < len(apart) < 20
    assert "s0.txt" in apart


def test_a_document_that_hangs_in_reading_is_stopped_and_read_the_next_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = working.read_file

    def hangs(path: Path, *more: object) -> object:
        while path.name == "s0.txt":
            pass
        return read(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(working, "read_file", hangs)
    collection = built(root, time_limit=1)
    assert sorted(collection.by_id) == [f"s{number}" for number in range(1, len(PEOPLE))]
    assert [
        (notice.code, notice.reason.code, notice.path) for notice in collection.notices if "time" in notice.code
    ] == [("time-limit", "reading-took-too-long", "s0.txt")]
    monkeypatch.undo()
    same(built(root), built(root, cache=""))


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Go without the rights of the system's administrator, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(("has_store", "code"), [(True, "store-not-written"), (False, "store-unusable")])
def test_a_cache_in_which_one_may_only_read_stops_nothing(root: Path, has_store: bool, code: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        shutil.copytree(root / "content", place / "content")
        if has_store:
            built(place)
        cache = place / ".cache" / "dossier"
        cache.mkdir(parents=True, exist_ok=True)
        before = {path.name: path.read_bytes() for path in cache.iterdir()}
        for path in (*cache.iterdir(), cache):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with as_somebody_else():
            kept = built(place)
            assert [notice.code for notice in kept.store_notices] == [code]
            same(kept, built(place, cache=""))
        cache.chmod(0o755)
        assert {path.name: path.read_bytes() for path in cache.iterdir()} == before
