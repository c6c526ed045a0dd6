"""Analysis on other machines gives the same bytes as here, whatever happens to them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.collection import crew
from dossier.collection.build import build_collection
from dossier.collection.store import FILE
from dossier.collection.work import Done, Task, Workplace
from dossier.errors import DossierError
from dossier.people.actors_file import Authority
from dossier.settings import Settings

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed (extra 'cluster')")

COUNT = 30


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "docs").mkdir(parents=True)
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text("site_name: A site\nplugins: [dossier]\n", "utf-8")
    for number in range(COUNT):
        text = f"# Note {number}\n\n2021-10-0{number % 9 + 1}\n\nOn Friday Minister Jonas Dahl{number} spoke in Oslo.\n"
        (root / "content" / f"s{number:02}.txt").write_text(text * 20, "utf-8")
    return root


def kept(root: Path) -> list[tuple[str, str, bytes]]:
    """Return everything that the store of a site holds, the index of its files aside, which knows their times."""
    with closing(sqlite3.connect(root / ".cache" / "dossier" / FILE)) as base:
        return [
            (table, key, data)
            for table in ("analyses", "dossiers", "cards", "joined")
            for key, data in base.execute(f"SELECT key, data FROM {table} ORDER BY key")
        ]


def kept_here(site: Path, elsewhere: Path) -> list[tuple[str, str, bytes]]:
    """Return what a copy of a site holds that is analysed on this machine alone."""
    copy = Path(shutil.copytree(site, elsewhere, ignore=shutil.ignore_patterns(".cache")))
    build_collection(copy, Settings(workers=1))
    return kept(copy)


def test_what_another_executor_makes_is_what_is_made_here(site: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as executor:
        build_collection(site, Settings(), executor=executor)
    assert kept(site) == kept_here(site, tmp_path / "here")


def test_what_is_analysed_already_is_finished_here(site: Path) -> None:
    build_collection(site, Settings(workers=1))
    (site / "content" / "actors.yml").write_text("Jonas Dahl1: {country: no}\n", "utf-8")
    assert len(build_collection(site, Settings(), executor=Nobody()).cards) == COUNT


class Nobody(Executor):
    """Fails who asks it for anything."""

    def submit(self, *_: object, **__: object) -> object:  # type: ignore[override]
        pytest.fail("asked for work")


def test_no_more_is_asked_for_than_can_be_held(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "AHEAD", 3)
    tasks = [Task(path) for path in sorted((site / "content").iterdir())]
    asked: list[object] = []
    with ThreadPoolExecutor(1) as executor:
        submit = executor.submit
        monkeypatch.setattr(executor, "submit", lambda *words: asked.append(words) or submit(Done))
        next(crew.elsewhere(tasks, place_of(site), executor))
    assert len(asked) == 4


def place_of(site: Path) -> Workplace:
    return Workplace(site, Settings(), Authority(), None)


@pytest.mark.parametrize("error", [BrokenProcessPool("dead"), type("KilledWorker", (Exception,), {})("dead")])
def test_a_file_of_which_workers_die_is_tried_here_apart(
    site: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(crew, "as_here", lambda task, *_: dies(task, error))
    monkeypatch.setattr(crew, "alone", lambda task, _: tried.append(task.path.name) or Done())
    tasks = [Task(path) for path in sorted((site / "content").iterdir())]
    with ThreadPoolExecutor(1) as executor:
        assert len(list(crew.elsewhere(tasks, place_of(site), executor))) == COUNT
    assert tried == ["s07.txt"]


def dies(task: Task, error: Exception) -> Done:
    if task.path.name == "s07.txt":
        raise error
    return Done()


def test_a_worker_of_another_version_or_without_the_folder_is_refused(site: Path) -> None:
    task, place = Task(site / "content" / "s00.txt"), place_of(site)
    assert crew.as_here(task, place, crew.fingerprint(whole=True)).made
    with pytest.raises(DossierError, match="another version of Dossier"):
        crew.as_here(task, place, "0")
    shutil.rmtree(site)
    with pytest.raises(DossierError, match="does not see this folder"):
        crew.as_here(task, place, crew.fingerprint(whole=True))


def analyse(*words: str) -> str:
    said = CliRunner().invoke(main, ["analyse", *words])
    return f"{said.exit_code} {said.stderr}"


def test_without_a_cluster_it_is_done_here(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    said = analyse()
    assert said.startswith("0 ")
    assert f"{COUNT} documents are analysed and kept in " in said  # where it is slow, after its progress
    assert kept(site) == kept_here(site, tmp_path / "here")


def test_results_that_would_be_lost_are_not_made(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    (site / "mkdocs.yml").write_text("site_name: A site\nplugins: [dossier: {cache: ''}]\n", "utf-8")
    assert "2 Error: the results would be lost" in analyse()


def test_who_has_no_dask_is_told_what_to_install(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'mkdocs-dossier[cluster]'" in analyse("--scheduler", "tcp://127.0.0.1:1")


@contextmanager
def started(*words: str, until: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], re.Match[str]]]:
    """Start a part of Dask, and wait until it says that it is there."""
    command = [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{words[0]}", *words[1:]]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as run:
        assert run.stderr is not None
        heard = next((found for line in run.stderr if (found := re.search(until, line))), None)
        listener = threading.Thread(target=run.stderr.read)  # so that it never waits for who listens
        listener.start()
        try:
            assert heard is not None
            yield run, heard
        finally:
            run.kill()
            listener.join()


def worker(address: str, folder: Path) -> contextmanager:  # type: ignore[valid-type]
    limits = (
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
        "--host",
        "127.0.0.1",
        "--local-directory",
        str(folder),
    )
    return started("dask_worker", address, *limits, until="Registered to", folder=folder)


@needs_dask
@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    place = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    with (
        started("dask_scheduler", *place, until=r"Scheduler at:\s+(tcp://\S+)", folder=tmp_path) as (_, found),
        worker(found[1], tmp_path) as (first, _),
        worker(found[1], tmp_path) as (second, _),
    ):
        source = "from dossier.cli import main; main()"
        words = [sys.executable, "-W", "ignore", "-c", source, "analyse", "--scheduler", found[1]]
        run = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
        wait_for_work(found[1])
        os.kill(first.pid, signal.SIGKILL)
        assert run.poll() is None  # it was in the middle
        said = run.communicate()[1]
        assert second.poll() is None
    assert run.returncode == 0, said
    assert f"{COUNT} documents are analysed" in said
    assert kept(site) == kept_here(site, tmp_path / "here")


def wait_for_work(address: str) -> None:
    """Wait until each worker has a file in hand, however long that takes."""
    from distributed import Client  # noqa: PLC0415 - is not everywhere

    with Client(address, set_as_default=False) as client:
        while not all(client.processing().values()):
            time.sleep(0.01)


@needs_dask
@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1", "tcp://127.0.0.1:99999999"])
def test_what_is_no_address_of_a_scheduler_is_said_so(site: Path, address: str) -> None:
    done = CliRunner().invoke(main, ["analyse", "--scheduler", address, "-f", str(site / "mkdocs.yml")])
    assert done.exit_code == 1
    assert f"{address} is no address of a scheduler" in done.stderr
