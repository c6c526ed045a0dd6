"""What several test files share: the real commands, and the example site built once a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

PROJECT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run_command(*words: str | Path, cwd: Path, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment in a folder, as a user would; `check` fails the test when it fails."""
    program, *rest = map(str, words)
    done = subprocess.run(
        [str(BIN / program) if (BIN / program).exists() else program, *rest],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,  # the assertion below shows what the command said
    )
    if check:
        assert done.returncode == 0, f"{' '.join(map(str, words))}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture
def command() -> Run:
    """The real commands."""
    return run_command


def copy_example(folder: Path) -> Path:
    """Copy the sources of the example site to a new folder."""
    folder.mkdir(parents=True)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "content", folder / "content")
    return folder


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example site's sources, to be changed at will."""
    return copy_example(tmp_path / "example")


def wait_for(lock: IO[str]) -> None:
    """Take a lock that other workers of the tests take too; it is let go with the file."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there alone

        msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - everywhere else

        fcntl.flock(lock, fcntl.LOCK_EX)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The example site, built strictly, once for all workers; only to be read."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "example.lock").open("w") as lock:
        wait_for(lock)
        folder = shared / "built-example"
        if not folder.exists():
            copy_example(folder)
            run_command("mkdocs", "build", "--strict", cwd=folder)
    return folder / "site"
