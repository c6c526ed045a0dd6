"""A lock is held by one at a time, on POSIX systems and on Windows."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier.collection import locks
from dossier.collection.locks import Lock, held
from dossier.publish.preview import Preview

fcntl = pytest.importorskip("fcntl", reason="stands for the locks of Windows too")


def locking(file: int, mode: int, length: int) -> None:
    """Lock as `msvcrt.locking` does, which says that another has the bytes by refusing."""
    assert (mode, length) == (2, 1)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise PermissionError(13, "Permission denied") from error


@pytest.fixture(params=["posix", "windows"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "windows":
        fake = SimpleNamespace(locking=locking, LK_NBLCK=2)
        monkeypatch.setattr(locks, "msvcrt", fake, raising=False)
        monkeypatch.setattr(locks, "locked", locks._byte_locked)
        monkeypatch.setattr(locks, "PAUSE", 0.001)
    return str(request.param)


@pytest.mark.usefixtures("system")
def test_a_lock_that_another_holds_is_not_taken(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "site.lock"), Lock(tmp_path / "site.lock")
    assert one.take(wait=False)
    assert not other.take(wait=False)
    one.let_go()
    assert other.take(wait=False)
    other.let_go()
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("system")
def test_who_waits_goes_on_when_the_other_lets_go(tmp_path: Path) -> None:
    seen: list[str] = []

    def hold() -> None:
        with held(tmp_path / "store.lock"):
            seen.append("other")

    with held(tmp_path / "store.lock"):
        waiting = threading.Thread(target=hold)
        waiting.start()
        seen.append("one")
    waiting.join(10)
    assert seen == ["one", "other"]
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("system")
def test_the_system_lets_go_of_what_a_killed_process_held(tmp_path: Path) -> None:
    program = (
        "import fcntl, sys; file = open(sys.argv[1], 'w'); fcntl.flock(file, fcntl.LOCK_EX); print(flush=True); input()"
    )
    path = tmp_path / "site.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    assert not Lock(path).take(wait=False)
    process.kill()
    process.communicate()
    lock = Lock(path)
    assert lock.take(wait=True)
    lock.let_go()


def test_where_an_open_file_cannot_be_removed_it_is_removed_when_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = Lock(tmp_path / "site.lock")
    remove = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if lock.is_held:
            raise PermissionError(13, "in use")
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert lock.take(wait=False)
    lock.let_go()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_keeps_nobody_out(tmp_path: Path) -> None:
    with held(tmp_path / "missing" / "store.lock"):
        pass


@pytest.mark.usefixtures("system")
def test_a_second_preview_of_a_site_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    given = [tmp_path / "one", tmp_path / "other"]
    for folder in given:
        folder.mkdir()
    previews = [Preview(folder, tmp_path / "cache") for folder in given]
    assert [preview.is_kept for preview in previews] == [True, False]
    for preview in previews:
        preview.close()
    assert Preview(given[1], tmp_path / "cache").is_kept
