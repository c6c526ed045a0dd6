"""The writer: what changed is made and written, everything else stays the file it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dossier.collection.locks import Lock
from dossier.people.actors_file.withhold import Withheld
from dossier.publish import swap
from dossier.publish.writer import Ground, Output, choose_ground, compare, complete, place
from dossier.publish.written import FORM, Written, keep_list, list_of, look, read_list

Files = Mapping[str, str]
PAGES = {"a/index.html": "one", "b/index.html": "two", "feed.xml": "three"}


class Site:
    """A site that is written again and again, as the plugin does it."""

    def __init__(self, folder: Path, *, stays: bool) -> None:
        self.folder = folder
        self.stays = stays
        self.written = Written()
        self.made: list[str] = []

    def write(self, ours: Files, theirs: Files | None = None, *, keyed: bool = True) -> Ground:
        ground = choose_ground(self.folder, stays=self.stays, in_place=False)
        for address, text in (theirs or {}).items():
            (ground.aside / address).parent.mkdir(parents=True, exist_ok=True)
            (ground.aside / address).write_text(text)
        ground.aside.mkdir(exist_ok=True)
        self.made = []
        outputs = [Output(name, text if keyed else "", self.maker(name, text)) for name, text in ours.items()]
        difference = compare(outputs, look(self.folder, self.written, "index"), ground)
        if not ground.is_exchanged:
            place(difference, ground)
        elif difference:
            complete(difference, ground)
            swap.publish(self.folder)
        ground.leave()
        self.written = Written(difference.entries)
        return ground

    def maker(self, name: str, text: str) -> Callable[[], tuple[bytes]]:
        def make() -> tuple[bytes]:
            self.made.append(name)
            return (text.encode(),)

        return make

    def holds(self) -> dict[str, str]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_text()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def times(self) -> dict[str, int]:
        return {name: (self.folder / name).stat().st_mtime_ns for name in self.holds()}


@pytest.fixture(params=["exchanged", "in place"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    return Site(tmp_path / "site", stays=request.param == "in place")


def test_everything_is_there_after_the_first_time(site: Site) -> None:
    site.write(PAGES, {"hand/index.html": "by hand"})
    assert site.holds() == {**PAGES, "hand/index.html": "by hand"}


def test_nothing_is_made_or_touched_where_nothing_differs(site: Site) -> None:
    site.write(PAGES, {"hand/index.html": "by hand"})
    before, folder = site.times(), site.folder.stat().st_ino
    site.write(PAGES, {"hand/index.html": "by hand"})
    assert site.made == []
    assert site.times() == before
    assert site.folder.stat().st_ino == folder


def test_only_what_changed_is_made_and_written(site: Site) -> None:
    site.write(PAGES, {"hand/index.html": "by hand"})
    before = site.times()
    site.write({**PAGES, "b/index.html": "new"}, {"hand/index.html": "by hand"})
    assert site.made == ["b/index.html"]
    after = site.times()
    assert {name for name in after if after[name] != before[name]} == {"b/index.html"}
    assert site.holds()["b/index.html"] == "new"


def test_what_has_no_key_is_made_and_kept_when_its_bytes_are_the_same(site: Site) -> None:
    site.write(PAGES)
    before = site.times()
    site.write(PAGES, keyed=False)
    assert site.made == list(PAGES)
    assert site.times() == before


def test_what_is_gone_goes_with_its_folder(site: Site) -> None:
    site.write(PAGES)
    site.write({"b/index.html": "two"})
    assert site.holds() == {"b/index.html": "two"}
    assert [path.name for path in site.folder.iterdir()] == ["b"]


def test_a_file_that_somebody_changed_is_made_again(site: Site) -> None:
    site.write(PAGES)
    (site.folder / "a" / "index.html").write_text("by somebody")
    (site.folder / "strange.html").write_text("by somebody")
    site.write(PAGES)
    assert site.made == ["a/index.html"]
    assert site.holds() == PAGES


def test_a_file_that_mkdocs_wrote_wins(site: Site) -> None:
    site.write(PAGES, {"a/index.html": "by hand"})
    assert site.holds()["a/index.html"] == "by hand"
    site.write(PAGES)
    assert site.holds() == PAGES


def test_hidden_entries_and_the_index_are_left_to_others(site: Site) -> None:
    site.write(PAGES)
    (site.folder / ".git").mkdir()
    (site.folder / ".git" / "HEAD").write_text("ref")
    before = site.times()
    site.write(PAGES)
    assert site.times() == before
    site.write({**PAGES, "a/index.html": "new"})
    assert site.holds()[".git/HEAD"] == "ref"


def test_files_stay_the_same_ones_where_the_folders_change_places(tmp_path: Path) -> None:
    site = Site(tmp_path / "site", stays=False)
    site.write(PAGES)
    before = (site.folder / "a" / "index.html").stat().st_ino
    site.write({**PAGES, "b/index.html": "new"})
    assert (site.folder / "a" / "index.html").stat().st_ino == before
    assert (site.folder / "a" / "index.html").stat().st_nlink == 1


def test_files_are_copied_where_the_file_system_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links here")

    site = Site(tmp_path / "site", stays=False)
    site.write(PAGES)
    before = site.times()
    monkeypatch.setattr(os, "link", refuse)
    site.write({**PAGES, "b/index.html": "new"})
    assert site.holds() == {**PAGES, "b/index.html": "new"}
    assert site.times()["a/index.html"] == before["a/index.html"]
    site.write({**PAGES, "b/index.html": "new"})
    assert site.made == []


def test_a_dirty_build_writes_what_changed_and_leaves_what_it_does_not_know(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "hand").mkdir(parents=True)
    (folder / "hand" / "index.html").write_text("by hand")
    ground = choose_ground(folder, stays=False, in_place=True)
    outputs = [Output("a/index.html", "1", lambda: (b"o", b"ne"))]
    difference = compare(outputs, look(folder, Written(), ""), ground)
    place(difference, ground)
    ground.leave()
    assert (folder / "a" / "index.html").read_text() == "one"
    assert (folder / "hand" / "index.html").read_text() == "by hand"
    again = compare(outputs, look(folder, Written(difference.entries), ""), ground)
    assert not again
    assert not compare([], look(folder, Written(difference.entries), ""), ground).changed


def test_a_linked_site_stays_the_folder_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    site = Site(tmp_path / "site", stays=False)
    site.write(PAGES)
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "feed.xml").read_text() == "three"


def test_the_list_is_read_as_it_was_kept(tmp_path: Path) -> None:
    site = Site(tmp_path / "site", stays=False)
    site.write(PAGES)
    path = list_of(tmp_path / "cache", site.folder)
    written = Written(site.written.entries, Withheld().digest, "state")
    keep_list(path, site.folder, written)
    assert read_list(path) == written


def test_a_list_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    for text in (
        "",
        "{",
        "[]\n[]",
        '{"form":0}\n{}',
        '{"form":1}\n{}',
        '{"form":1,"withheld":"","indexed":""}\n{"a":[1]}',
    ):
        path.write_text(text)
        assert read_list(path) == Written()
    assert read_list(None) == read_list(tmp_path / "missing") == Written()


@pytest.mark.parametrize("shell", [["x/", [1, 2]], ["x/", ["a"]], ["x/", "ab"], ["x/", []], ["x/"], None])
def test_a_shell_that_is_damaged_stands_for_none(tmp_path: Path, shell: object) -> None:
    head = {"form": FORM, "withheld": "", "indexed": "", "seen": "", "state": "", "shells": {"digest": shell}}
    (tmp_path / "list.json").write_text(json.dumps(head) + '\n{"a":["key digest","",1,1,"1"]}')
    assert "digest" not in read_list(tmp_path / "list.json").shells


def test_an_entry_that_is_damaged_makes_the_list_none(tmp_path: Path) -> None:
    head = {"form": FORM, "withheld": "", "indexed": "", "seen": "", "state": "", "shells": {}}
    (tmp_path / "list.json").write_text(json.dumps(head) + '\n{"a":["key digest","",1,1,5]}')
    assert read_list(tmp_path / "list.json") == Written()


def test_lists_of_sites_that_are_gone_go_too(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        keep_list(list_of(cache, tmp_path / name), tmp_path / name, Written())
    assert len(list(cache.iterdir())) == 2
    (tmp_path / "one").rmdir()
    keep_list(list_of(cache, tmp_path / "two"), tmp_path / "two", Written())
    assert list(cache.iterdir()) == [list_of(cache, tmp_path / "two")]


@pytest.mark.parametrize("damaged", ["", "{", "[]\n{}", '{"site":3}\n{}', "\x00"])
def test_a_damaged_list_of_another_site_goes_and_stops_nothing(damaged: str, tmp_path: Path) -> None:
    site, other = tmp_path / "site", list_of(tmp_path / "cache", tmp_path / "other")
    site.mkdir()
    other.parent.mkdir()
    other.write_text(damaged)
    keep_list(list_of(other.parent, site), site, Written())
    assert list(other.parent.iterdir()) == [list_of(other.parent, site)]


def test_a_build_waits_for_another_of_the_same_site_and_touches_nothing_of_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = choose_ground(site, stays=False, in_place=False)
    first.aside.mkdir()
    (first.aside / "half.html").write_text("half")
    waits, second = threading.Event(), []

    def begin() -> None:
        second.append(choose_ground(site, stays=False, in_place=False, wait=lambda _: waits.set()))

    thread = threading.Thread(target=begin)
    thread.start()
    assert waits.wait(60)
    assert (first.aside / "half.html").read_text() == "half"
    assert second == []
    first.leave()
    thread.join(60)
    (ground,) = second
    ground.aside.mkdir()
    first.leave()  # once more, as when the process ends: the other is at work now
    assert ground.aside.is_dir()
    ground.leave()
    assert list(tmp_path.iterdir()) == []


def test_nobody_waits_for_a_killed_build_and_what_it_left_is_cleared(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from dossier.publish.writer import choose_ground\n"
        "ground = choose_ground(Path(sys.argv[1]), stays=False, in_place=False)\n"
        "ground.aside.mkdir(); (ground.aside / 'half.html').write_text('half'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], check=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.building", ".site.lock"]
    waits: list[Path] = []
    ground = choose_ground(tmp_path / "site", stays=False, in_place=False, wait=waits.append)
    assert (waits, ground.aside.exists()) == ([], False)
    ground.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_site_whose_folder_takes_no_lock_is_made_without_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise OSError("no locks here")

    monkeypatch.setattr(Lock, "take", refuse)
    ground = choose_ground(tmp_path / "site", stays=False, in_place=False)
    ground.aside.mkdir()
    ground.leave()
    assert list(tmp_path.iterdir()) == []
