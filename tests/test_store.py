import json
from dataclasses import replace

import pytest

from dossier.collection.store import Cache, decode, encode
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
from dossier.settings import Settings

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
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def key_of(cache, document=DOSSIER.document, settings=None):
    return cache.key(document, "rules 1", settings or Settings())


def test_a_dossier_survives_the_way_to_disk_and_back():
    assert decode(Dossier, json.loads(json.dumps(encode(DOSSIER)))) == DOSSIER


def test_what_is_put_is_got(cache):
    key = key_of(cache)
    assert cache.get(key) is None
    cache.put(key, DOSSIER)
    assert cache.get(key) == DOSSIER


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b'[["x"]]', b"\xff", b"null", b"[" * 100_000])
def test_a_damaged_entry_counts_as_none(cache, damage):
    key = key_of(cache)
    cache.put(key, DOSSIER)
    (cache.folder / f"{key}.json").write_bytes(damage)
    assert cache.get(key) is None


def test_the_key_follows_text_engine_and_the_settings_that_analysis_sees(cache):
    same = key_of(cache)
    assert key_of(cache) == same
    assert key_of(cache, replace(DOSSIER.document, text="other")) != same
    assert key_of(cache, settings=Settings(date_order="day")) != same
    assert key_of(cache, settings=Settings(workers=7)) == same
    assert cache.key(DOSSIER.document, "rules 2", Settings()) != same


def test_pruning_forgets_what_this_run_did_not_use(cache):
    cache.put("old", DOSSIER)
    cache.put("used", DOSSIER)
    cache.get("used")
    cache.prune()
    assert [path.stem for path in cache.folder.iterdir()] == ["used"]


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("key", DOSSIER)
    assert cache.get("key") is None


def test_no_folder_keeps_nothing():
    cache = Cache(None)
    cache.put("key", DOSSIER)
    assert cache.get("key") is None
