"""What `dossier new` writes works, and never over anything."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import yaml

from dossier.errors import DossierError
from dossier.publish import new_site
from dossier.publish.new_site import create_site
from dossier.settings import Settings


def test_a_new_site_has_everything_it_needs(tmp_path: Path) -> None:
    written = {path.as_posix() for path in create_site(tmp_path / "a" / "site")}
    assert {
        "mkdocs.yml",
        "requirements.txt",
        ".gitignore",
        ".github/dependabot.yml",
        ".github/workflows/publish.yml",
        "content/actors.yml",
        "content/harbour-talks.txt",
        "content/pages/credits.md",
    } <= written
    assert all((tmp_path / "a" / "site" / path).is_file() for path in written)


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert create_site(tmp_path)


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("mine")
    with pytest.raises(DossierError, match="is not empty"):
        create_site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]


def test_the_workflow_builds_pull_requests_and_publishes_main_alone(tmp_path: Path) -> None:
    create_site(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    runs = [step["run"] for step in build["steps"] if "run" in step]
    assert runs == ["pip install -r requirements.txt", "dossier check --format github", "mkdocs build"]
    assert {"push", "pull_request"} <= workflow[True].keys()  # YAML 1.1 reads "on" as true
    assert "if" not in build
    assert "pull_request" in deploy["if"]
    assert "refs/heads/main" in deploy["if"]
    (kept,) = [step["with"]["path"] for step in build["steps"] if "actions/cache@" in step.get("uses", "")]
    assert kept == Settings().cache
    assert workflow["permissions"] == {}
    assert build["permissions"] == {"contents": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_requirements_name_the_versions_that_are_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["pypdf>=6", "httpx[http2]>=0.27", 'openai>=1; extra == "llm"', "Click>=8"]
    monkeypatch.setattr(new_site, "requires", lambda package: wanted)
    monkeypatch.setattr(new_site, "version", lambda package: "1.2.3")
    create_site(tmp_path)
    lines = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == ["mkdocs-dossier==1.2.3", "Click==1.2.3", "httpx[http2]==1.2.3", "pypdf==1.2.3"]


def test_a_copy_of_the_source_names_no_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(package: str) -> list[str]:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(new_site, "requires", unknown)
    create_site(tmp_path)
    assert (tmp_path / "requirements.txt").read_text("utf-8").splitlines()[-1] == "mkdocs-dossier"


def test_every_installation_reads_every_format() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert {need for name in ("docx", "feeds", "html", "pdf") for need in extras[name]} <= set(project["dependencies"])
    assert all(re.match(r"[\w.-]+(\[\w+\])?[<>=]", need) for need in project["dependencies"])
