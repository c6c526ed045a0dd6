import sqlite3
import zlib
from contextlib import closing

import pytest

from dossier.collection import store as keeping
from dossier.collection.card import make_card
from dossier.collection.card_record import CARDS
from dossier.collection.store import DOSSIERS, FILE, KEPT, SUM, Recent, Store, contents, is_in_use, shrink
from dossier.model import (
    Actor,
    Anchor,
    Block,
    Confidence,
    DateMention,
    DatePart,
    Document,
    Dossier,
    Gloss,
    KeyPoint,
    Mention,
    Notice,
    Quote,
    Reading,
    Reason,
    Role,
    Sentence,
    Span,
    Speaker,
    Stated,
    Summary,
    SummarySentence,
)
from dossier.people.actors_file import Authority

TEXT = "Vale said on Friday: “No.”"
DOSSIER = Dossier(
    document=Document("vale", "vale.txt", TEXT, (Block(Span(0, 26)),), date=Stated("2021-10-02", Reason("file-name"))),
    sentences=(Sentence(Span(0, 26), 0),),
    actors=(
        Actor(
            "vale",
            "person",
            "Vale",
            (Mention(Span(0, 4), "name", Reason("model"), Reason("same-name")),),
            (Role("Vale", Span(0, 4)),),
            ("Ms Vale",),
            gender="f",
            confidence=Confidence("low", Reason("named-times", ("2",))),
        ),
    ),
    quotes=(
        Quote(
            "direct",
            (Span(22, 25),),
            Speaker("Vale", Span(0, 4), "name", "vale"),
            Span(5, 9),
            Reason("cue-and-speaker-follow", ("say",)),
        ),
    ),
    dates=(
        DateMention(
            Span(13, 19),
            "DATE",
            "2021-10-01",
            "2021-10-01",
            "2021-10-01",
            "2021-10-01",
            "day",
            "resolved",
            Reason("spoken-then", of=Reason("weekday-before", ("5", "2021-10-02"))),
            Anchor(Reason("document-date"), "2021-10-02"),
            (Reading("2021-10-08", Reason("one-after")),),
            (DatePart(Span(13, 19), "DATE", None),),
            0,
        ),
    ),
    summary=Summary(
        (SummarySentence(Span(0, 26), (Gloss(Span(13, 19), Reason("date-read", ("2021-10-01",))),)),),
        (KeyPoint("vale", Span(0, 26)),),
    ),
    notices=(Notice("no-title", Reason("words", ("no title",)), "vale.txt", 1),),
)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache")


def test_a_dossier_survives_the_way_to_disk_and_back():
    assert DOSSIERS.unpacked(DOSSIERS.packed(DOSSIER)) == DOSSIER


def test_a_card_survives_the_way_to_disk_and_back():
    card = make_card(DOSSIER, Authority(), "key", "kept")
    assert CARDS.unpacked(CARDS.packed(card)) == card


def test_what_is_put_is_got(store):
    assert store.get("dossiers", "key") is None
    store.put("dossiers", "key", b"value")
    assert store.get("dossiers", "key") == b"value"
    store.commit()
    assert Store(store.folder).get("dossiers", "key") == b"value"
    assert Store(store.folder, reading=True).get("dossiers", "key") == b"value"


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff", zlib.compress(b"\xc0"), zlib.compress(b"[" * 100_000)])
def test_a_damaged_entry_counts_as_none(damage):
    assert DOSSIERS.unpacked(damage) is None


@pytest.mark.parametrize("damage", ["x'00'", "NULL", "''", "'words'", "substr(data, 2)", "(SELECT data FROM o)"])
def test_what_is_not_what_was_put_counts_as_not_there(store, damage):
    """SQLite does not notice when a part of its file is damaged; not even a row that slipped under another key."""
    store.put("sources", "shelf:1", b"value")
    store.put("sources", "shelf:2", b"another")
    store.commit()
    with closing(sqlite3.connect(store.folder / FILE)) as connection:
        connection.execute("CREATE TEMP TABLE o AS SELECT data FROM sources WHERE key = 'shelf:2'")
        connection.execute(f"UPDATE sources SET data = {damage} WHERE key = 'shelf:1'")
        connection.commit()
    assert store.get("sources", "shelf:1") is None
    assert store.pieces("sources", "shelf") == [(2, b"another")]


@pytest.mark.parametrize("damage", [b"no database at all" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_store_is_set_aside_with_a_notice_and_begun_anew(tmp_path, damage):
    (tmp_path / FILE).write_bytes(damage)
    store = Store(tmp_path)
    assert [notice.code for notice in store.notices] == ["store-damaged"]
    store.put("cards", "key", b"value")
    store.commit()
    assert Store(tmp_path).get("cards", "key") == b"value"
    assert (tmp_path / "store.damaged").read_bytes() == damage


def test_a_store_that_another_build_is_about_to_write_to_is_waited_for(tmp_path, monkeypatch):
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # a reserved lock, for which the change to WAL does not wait by itself
    pauses = []
    monkeypatch.setattr(keeping, "_pause", lambda: pauses.append("a pause") or other.close())
    assert Store(tmp_path).notices == []
    assert pauses == ["a pause"]


def test_what_another_build_began_anew_is_not_set_aside_as_damaged(tmp_path):
    one, other = Store(tmp_path), Store(tmp_path)
    damage = b"\xff" * 40_000
    (tmp_path / FILE).write_bytes(damage)
    for store in (one, other):  # both come upon the damage
        store._set_right(sqlite3.DatabaseError("file is not a database"))
        assert [notice.code for notice in store.notices] == ["store-damaged"]
    one.put("cards", "key", b"value")
    one.commit()
    assert other.get("cards", "key") == b"value"
    assert (tmp_path / "store.damaged").read_bytes() == damage
    one.close()
    other.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store.damaged", FILE]


def test_pruning_forgets_what_this_run_did_not_use_and_the_files_of_old(tmp_path):
    first = Store(tmp_path)
    first.put("dossiers", "old", b"a secret" * 100)
    first.put("dossiers", "used", b"value")
    first.commit()
    first.close()
    (tmp_path / f"{'0123' * 16}.json").write_text("[]")
    store = Store(tmp_path)
    assert store.get("dossiers", "used") == b"value"
    store.prune()
    assert (store.get("dossiers", "old"), store.get("dossiers", "used")) == (None, b"value")
    store.close()
    assert not list(tmp_path.glob("*.json"))
    assert all(b"a secret" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_store_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "cache")
    store.put("cards", "key", b"value")
    assert store.get("cards", "key") == b"value"
    assert [notice.code for notice in store.notices] == ["store-unusable"]


def test_what_a_full_disk_does_not_take_is_held_until_the_build_ends(store):
    store._connection.execute("PRAGMA max_page_count = 8")
    store.put("dossiers", "large", b"x" * 100_000)
    assert store.get("dossiers", "large") == b"x" * 100_000
    assert [notice.code for notice in store.notices] == ["store-not-written"]


def test_what_was_put_before_the_disk_was_full_is_held_too(store, monkeypatch):
    """It was taken, but not written down."""
    store.put("rows", "early", b"old")
    store.commit()
    store.put("rows", "early", b"value")
    with monkeypatch.context() as full:
        full.setattr(store, "_connection", Full(store._connection))
        store.commit()
    assert store.get("rows", "early") == b"value"
    store.put("rows", "early", b"newer")
    assert store.get("rows", "early") == b"newer"
    assert [notice.code for notice in store.notices] == ["store-not-written"]


class Full:
    """A connection to a file on a full disk, which notices at the end of a transaction."""

    def __init__(self, connection):
        self.connection = connection
        self.execute, self.rollback = connection.execute, connection.rollback

    def commit(self):
        raise sqlite3.OperationalError("database or disk is full")


def test_no_folder_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store(None)
    store.put("cards", "key", b"value")
    assert store.get("cards", "key") == b"value"
    assert Store(None).get("cards", "key") is None
    assert not list(tmp_path.iterdir())


def test_what_was_last_asked_for_is_kept_and_nothing_else():
    recent, made = Recent(), []
    for number in [*range(KEPT), 0, KEPT, 0, 1]:
        recent.of(str(number), lambda number=number: made.append(number) or number + 1)
    assert made == [*range(KEPT + 1), 1]


def test_pruning_leaves_what_others_keep_beside_it(tmp_path):
    others = {"site-0123456789abcdef.json", "data.json", "notes.txt"}
    for name in others:
        (tmp_path / name).write_text("{}")
    Store(tmp_path).prune()
    assert others <= {path.name for path in tmp_path.iterdir()}


def test_a_store_is_in_use_as_long_as_a_build_has_it_open(store):
    assert is_in_use(store.folder)
    worker = Store(store.folder, reading=True)
    worker.get("cards", "key")
    store.close()
    assert is_in_use(store.folder)
    worker.close()
    assert not is_in_use(store.folder)
    assert not is_in_use(store.folder / "nowhere")


def test_a_damaged_store_is_in_nobodys_use(tmp_path):
    (tmp_path / FILE).write_bytes(b"no database at all" * 1000)
    assert not is_in_use(tmp_path)
    assert list(contents(tmp_path)) == []


def test_what_is_free_inside_the_file_is_given_back(store):
    store.put("dossiers", "large", b"x" * 1_000_000)
    store.commit()
    assert ("dossiers", 1, 1_000_000 + SUM) in list(contents(store.folder))
    store.close()
    again = Store(store.folder)
    again.prune()
    again.close()
    before = (store.folder / FILE).stat().st_size
    shrink(store.folder)
    assert before > 1_000_000 > (store.folder / FILE).stat().st_size
