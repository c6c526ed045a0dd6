"""The wheel works where nothing of the checkout is at hand: templates, data and theme arrive."""

from __future__ import annotations

import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Run, run_command

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, PROJECT)
    run_command(sys.executable, "-m", "pip", *words, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_is_named_and_holds_what_it_needs(wheel: Path) -> None:
    assert wheel.name.startswith("mkdocs_dossier-")
    names = set(zipfile.ZipFile(wheel).namelist())
    for template in (PROJECT / "templates").glob("*.html"):
        assert f"dossier/templates/{template.name}" in names
    for folder in ("data", "theme", "export"):
        for path in (PROJECT / "dossier" / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(PROJECT).as_posix() in names
    assert not [name for name in names if name.startswith(("tests/", "content/", "tools/"))]
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_wheel_carries_the_credits_of_its_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        (listed,) = [name for name in packed.namelist() if name.endswith("/licenses/dossier/data/CREDITS.md")]
        text = packed.read("dossier/data/CREDITS.md").decode("utf-8")
        assert packed.read(listed).decode("utf-8") == text
        shipped = {name.split("/")[2] for name in packed.namelist() if name.startswith("dossier/data/")}
    for name in shipped - {"CREDITS.md"}:
        assert f"`{name}`" in text or f"`{name}/`" in text, f"{name} is not credited"
    assert "GeoNames, licensed under [CC BY 4.0]" in text


def test_the_wheel_builds_a_site_when_installed_elsewhere(wheel: Path, tmp_path: Path, command: Run) -> None:
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site_packages = Path(command(python, "-c", ask, cwd=tmp_path).stdout.strip())
    # The dependencies come from the environment of the tests, so that nothing is downloaded. The checkout does not come
    # with them: the path file of an editable install is read in the environment's own folder only.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    offline = ("install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", wheel)
    command(sys.executable, "-m", "pip", "--python", python, *offline, cwd=tmp_path)
    where = command(python, "-c", "import dossier; print(dossier.__file__)", cwd=tmp_path).stdout.strip()
    assert Path(where).is_relative_to(site_packages)
    command(tmp_path / "venv" / "bin" / "dossier", "new", "site", cwd=tmp_path)
    command(python, "-m", "mkdocs", "build", "--strict", cwd=tmp_path / "site")
    page = (tmp_path / "site" / "site" / "dossiers" / "harbour-talks" / "index.html").read_text("utf-8")
    assert "Ingrid Solheim" in page
    shown = command(tmp_path / "venv" / "bin" / "dossier", "show", "content/harbour-talks.txt", cwd=tmp_path / "site")
    assert "Ingrid Solheim" in shown.stdout
