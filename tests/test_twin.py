"""The next site is made out of the one before the last, and is what it would be without."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.publish import twin as twins
from dossier.publish.twin import Twin
from dossier.publish.writer import Output, choose_ground, compare
from dossier.publish.written import Written, keep_list, list_of, look, new_state, read_list, twin_of

ADDRESSES = ("index.html", "a/index.html", "a/b/index.html", "c/index.html", "c/d/feed.xml", "e.css")


class Site:
    """A site that is built again and again, as the plugin does it."""

    def __init__(self, root: Path) -> None:
        self.folder, self.cache = root / "site", root / "cache"
        self.cache.mkdir()
        self.twin = twin_of(self.cache, self.folder)

    def build(self, ours: Mapping[str, str], theirs: Mapping[str, str], *, stays: bool = True) -> None:
        ground = choose_ground(self.folder, stays=False, in_place=False)
        written = read_list(list_of(self.cache, self.folder))
        ground.aside.mkdir(parents=True)
        for address, text in theirs.items():
            (ground.aside / address).parent.mkdir(parents=True, exist_ok=True)
            (ground.aside / address).write_text(text)
        outputs = [Output(name, text, lambda text=text: (text.encode(),)) for name, text in ours.items()]
        difference = compare(outputs, look(self.folder, written, ""), ground)
        state = written.state if written.state and not difference else new_state()
        if difference:
            twin = Twin(self.twin, written, state, stays)
            try:
                twin.complete(difference, ground)
            except KeyboardInterrupt:  # the system lets go of the lock of who is killed
                assert ground.lock is not None
                ground.lock.let_go()
                raise
            twin.exchange(difference, ground)
        ground.leave()
        keep_list(list_of(self.cache, self.folder), self.folder, Written(difference.entries, state=state))

    def holds(self, folder: Path | None = None) -> dict[str, str]:
        folder = folder or self.folder
        found = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def some(chance: random.Random, addresses: tuple[str, ...]) -> dict[str, str]:
    return {address: chance.choice("xyz") for address in addresses if chance.random() < 0.8}


@pytest.mark.parametrize("seed", range(30))
def test_the_site_is_the_same_after_any_changes(site: Site, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        strange = chance.random()
        files = sorted(path for path in site.folder.rglob("*") if path.is_file())
        if strange < 0.1 and files:
            chance.choice(files).unlink()
        elif strange < 0.2 and files:
            chance.choice(files).write_text("of somebody else")
        elif strange < 0.3 and site.folder.is_dir():
            (site.folder / "strange.html").write_text("of somebody else")
        elif strange < 0.35:
            shutil.rmtree(site.folder, ignore_errors=True)
        elif strange < 0.4:
            shutil.rmtree(site.twin, ignore_errors=True)
        ours, theirs = some(chance, ADDRESSES[:4]), some(chance, ADDRESSES[4:])
        site.build(ours, theirs, stays=chance.random() < 0.9)
        assert site.holds() == {**ours, **theirs}


def test_files_that_did_not_change_are_not_touched(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    page = dict.fromkeys(ADDRESSES, "x")
    site.build(page, {})
    site.build(page | {"e.css": "y"}, {})
    site.build(page | {"e.css": "z", "a/index.html": "y"}, {})
    assert site.holds(site.twin) == page | {"e.css": "y"}
    monkeypatch.setattr(twins, "complete", lambda *_: pytest.fail("every file got a second name"))
    site.build(page | {"e.css": "z", "c/index.html": "y"}, {})
    assert site.holds() == page | {"e.css": "z", "c/index.html": "y"}


def test_a_build_that_is_killed_on_the_way_leaves_no_twin_that_is_trusted(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dict.fromkeys(ADDRESSES, "x")
    site.build(page, {})
    site.build(page | {"e.css": "y"}, {})
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(twins, "move", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        site.build(page | {"e.css": "z"}, {})
    assert site.holds() == page | {"e.css": "y"}
    site.build({"index.html": "y"}, {"c/d/feed.xml": "y"})
    assert site.holds() == {"index.html": "y", "c/d/feed.xml": "y"}


def test_a_site_that_another_build_changed_has_no_twin(site: Site) -> None:
    page = dict.fromkeys(ADDRESSES, "x")
    site.build(page, {})
    site.build(page | {"e.css": "y"}, {})
    path = list_of(site.cache, site.folder)
    keep_list(path, site.folder, Written(read_list(path).entries, state="of another release"))
    site.build(page | {"e.css": "y", "index.html": "y"}, {})
    assert site.holds() == page | {"e.css": "y", "index.html": "y"}


def test_names_that_are_withheld_from_now_on_stand_in_no_twin(site: Site) -> None:
    page = dict.fromkeys(ADDRESSES, "x")
    site.build(page, {})
    site.build(page | {"e.css": "y"}, {})
    assert site.twin.is_dir()
    site.build(page, {}, stays=False)
    assert not site.twin.exists()


def test_a_twin_goes_with_its_site(site: Site) -> None:
    page = dict.fromkeys(ADDRESSES, "x")
    site.build(page, {})
    site.build(page | {"e.css": "y"}, {})
    shutil.rmtree(site.folder)
    keep_list(list_of(site.cache, site.cache), site.cache, Written())
    assert not site.twin.exists()
