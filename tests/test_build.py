from dataclasses import replace
from pathlib import Path

import pytest

from dossier.collection import build as pipeline
from dossier.collection import crew
from dossier.collection import work as working
from dossier.collection.analysis import analyse_document
from dossier.collection.build import build_collection
from dossier.collection.building import unique_ids
from dossier.model import Document, Dossier, Notice, Reason
from dossier.people.corrections import lost_corrections
from dossier.read import document_from_text, read_file
from dossier.settings import Settings
from dossier.wording import say

STORY = "# A meeting in {0}\n\n2021-10-02\n\nOn Friday Jonas Dahl met Orla Finn in {0}. “We agreed,” Dahl said.\n"


class Engine:
    """Does what the test says."""

    name = "test"
    version = "1"

    def __init__(self, act):
        self.act = act

    def analyse(self, document, settings):
        return self.act(document)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content").mkdir()
    for town in ("Oslo", "Bergen", "Narvik"):
        (tmp_path / "content" / f"{town.lower()}.txt").write_text(STORY.format(town), "utf-8")
    return tmp_path


def codes(dossier):
    return [notice.code for notice in dossier.notices]


def test_a_failing_engine_gives_way_to_the_built_in_one_with_a_notice():
    def fail(document):
        raise RuntimeError("no model")

    dossier = analyse_document(document_from_text(STORY.format("Oslo")), Settings(), Engine(fail))
    assert codes(dossier)[0] == "engine-failed"
    assert "no model" in say(dossier.notices[0].reason)
    assert dossier.sentences
    assert dossier.engine.startswith("rules ")


def work(*_):
    """Work for as many steps as no machine takes within the limit."""
    for _ in range(10**10):
        pass


def test_a_file_that_takes_too_long_to_read_is_stopped_and_the_others_build(root, monkeypatch):
    def read(path, *others):
        if path.stem == "oslo":
            work()
        return read_file(path, *others)

    monkeypatch.setattr(working, "read_file", read)
    collection = build_collection(root, Settings(time_limit=1, workers=1, cache=""))
    assert [dossier.document.id for dossier in collection] == ["bergen", "narvik"]
    assert "time-limit" in [notice.code for notice in collection.notices]


def test_a_document_that_takes_too_long_is_stopped():
    dossier = analyse_document(document_from_text("Text."), Settings(time_limit=1), Engine(work))
    assert codes(dossier) == ["time-limit"]


def test_ids_are_made_unique_in_the_order_of_the_paths():
    documents = [Document("a", "b/a.txt", ""), Document("a", "a.txt", ""), Document("a-2", "a-2.txt", "")]
    ids, notices = unique_ids([(document.id, document.path) for document in documents])
    assert sorted(zip((document.path for document in documents), ids, strict=True)) == [
        ("a-2.txt", "a-2"),
        ("a.txt", "a"),
        ("b/a.txt", "a-3"),
    ]
    assert [notice.code for notice in notices] == ["same-address"]


def test_every_document_becomes_a_dossier_and_actors_join_them(root):
    collection = build_collection(root, Settings())
    assert {dossier.document.id for dossier in collection} == {"oslo", "bergen", "narvik"}
    dahl = next(profile for profile in collection.profiles if profile.name == "Jonas Dahl")
    assert len(dahl.entries) == 3


def test_the_second_build_comes_from_the_cache(root, monkeypatch):
    first = build_collection(root, Settings())
    monkeypatch.setattr(working, "analyse_document", lambda *_, **__: pytest.fail("analysed again"))
    assert build_collection(root, Settings()) == first


def test_processes_give_the_same_collection_as_one(root, monkeypatch):
    monkeypatch.setattr(crew, "WORTH_A_POOL", 1)
    alone = build_collection(root, Settings(workers=1, cache=""))
    assert build_collection(root, Settings(workers=2, cache="")) == alone


def test_progress_tells_of_every_stage_and_counts_the_files(root):
    seen = []
    build_collection(root, Settings(), progress=lambda *far: seen.append(far))
    assert seen == [("looking", 0, 3), *(("reading", done, 3) for done in range(4)), ("joining", 0, 3)]


def test_accepted_notices_become_hints():
    notices = (Notice("no-date", Reason("words")), Notice("no-title", Reason("words")))
    severities = [notice.severity for notice in pipeline.accepted(notices, Settings(accept=("no-date",)))]
    assert severities == ["info", "warning"]


def test_nothing_is_written_under_the_content_folder(root):
    before = sorted((path, path.stat().st_mtime_ns) for path in (root / "content").rglob("*"))
    build_collection(root, Settings())
    assert sorted((path, path.stat().st_mtime_ns) for path in (root / "content").rglob("*")) == before


def test_a_passing_trouble_is_not_kept(root, monkeypatch):
    trouble = Notice("time-limit", Reason("words", ("slow today",)))
    monkeypatch.setattr(
        working, "analyse_document", lambda document, settings: Dossier(document=document, notices=(trouble,))
    )
    build_collection(root, Settings())
    monkeypatch.undo()
    assert all("time-limit" not in codes(replace(dossier)) for dossier in build_collection(root, Settings()))


def test_corrections_of_no_document_are_found_in_one_look_at_their_folder(root, monkeypatch):
    content = root / "content"
    for number in range(20):
        (content / f"gone-{number}.corrections.yml").write_text("corrections: []\n", "utf-8")
    looks = []
    look = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: looks.append(folder) or look(folder))
    assert len(list(lost_corrections(content, []))) == 20
    assert looks.count(content) == 1


def test_corrections_of_no_document_are_named_and_not_silently_unused(root):
    content = root / "content"
    for name in ("oslo.corrections.yml", "gone.corrections.yml", "bergen.corrections.yaml"):
        (content / name).write_text("corrections: []\n", "utf-8")
    (content / "pages").mkdir()
    (content / "scan.pdf").write_bytes(b"%PDF-1.4 nothing")
    (content / "scan.corrections.yml").write_text("corrections: []\n", "utf-8")
    collection = build_collection(root, Settings(workers=1, cache=""))
    lost = [(notice.path, say(notice.reason)) for notice in collection.notices if notice.code == "lost-corrections"]
    assert [path for path, _ in lost] == ["bergen.corrections.yaml", "gone.corrections.yml"]
    assert "bergen.corrections.yml" in lost[0][1]
