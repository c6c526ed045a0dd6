"""Setting up: the right Python is found, and what is missing is said in words that help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SCRIPT = PROJECT / "tools" / "venv.sh"
WITHOUT_VENV = '#!/bin/sh\ncase "$*" in *version_info*) exit 0 ;; *) exit 1 ;; esac\n'
"""A Python that is new enough and lacks the modules that make environments, as Debian ships it."""
TOO_OLD = "#!/bin/sh\nexit 1\n"


def program(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    (folder / name).chmod(0o755)


def set_up(tmp_path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", SCRIPT, tmp_path / "venv"], env=env, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def test_without_any_python_the_version_needed_is_named(tmp_path: Path, path: Path) -> None:
    said = set_up(tmp_path, PATH=str(path))
    assert said.returncode == 1
    assert "Python 3.11 or newer" in said.stderr


def test_an_old_python_is_passed_over(tmp_path: Path, path: Path) -> None:
    program(path, "python3", TOO_OLD)
    program(path, "python3.12", WITHOUT_VENV)
    program(path, "id", "#!/bin/sh\necho 1000\n")
    said = set_up(tmp_path, PATH=str(path))
    assert said.stderr.startswith("python3.12 cannot")


def test_a_python_without_venv_names_the_package_to_install(tmp_path: Path, path: Path) -> None:
    program(path, "python3", WITHOUT_VENV)
    program(path, "id", "#!/bin/sh\necho 1000\n")
    said = set_up(tmp_path, PATH=str(path))
    assert said.returncode == 1
    assert "sudo apt-get install python3-venv" in said.stderr
    assert not (tmp_path / "venv").exists()


def test_as_root_on_debian_the_package_is_installed(tmp_path: Path, path: Path) -> None:
    program(path, "python3", WITHOUT_VENV)
    program(path, "id", "#!/bin/sh\necho 0\n")
    program(path, "apt-get", f'#!/bin/sh\necho "$*" >>"{tmp_path}/asked"\n')
    set_up(tmp_path, PATH=str(path))
    assert (tmp_path / "asked").read_text().splitlines() == ["update -qq", "install -y -qq python3-venv"]


def test_an_environment_that_works_is_kept(tmp_path: Path) -> None:
    (tmp_path / "venv").symlink_to(Path(sys.executable).parents[1], target_is_directory=True)
    said = set_up(tmp_path, PATH=os.environ["PATH"])
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
