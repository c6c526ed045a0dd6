"""What `dossier new` writes works, and never over anything."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from dossier.cli import main
from dossier.errors import DossierError
from dossier.publish import new_site, origin
from dossier.publish.new_site import create_site
from dossier.publish.origin import Origin, origin_noted, origin_of
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


def test_the_clone_of_an_empty_repository_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
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
    create_site(tmp_path, Origin())
    lines = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == ["mkdocs-dossier==1.2.3", "Click==1.2.3", "httpx[http2]==1.2.3", "pypdf==1.2.3"]


def test_a_copy_of_the_source_names_no_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(package: str) -> list[str]:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(new_site, "requires", unknown)
    create_site(tmp_path, Origin())
    assert (tmp_path / "requirements.txt").read_text("utf-8").splitlines()[-1] == "mkdocs-dossier"


GIT = "git+https://forge.example/o/n.git@v0.1.0"


def first_lines(site: Path) -> list[str]:
    lines = (site / "requirements.txt").read_text("utf-8").splitlines()
    return [line for line in lines if "dossier" in line and not line.startswith("#")]


def test_a_site_names_where_others_get_the_package(tmp_path: Path) -> None:
    create_site(tmp_path / "a", origin_of(GIT))
    assert first_lines(tmp_path / "a") == [f"mkdocs-dossier @ {GIT}"]
    wheel = tmp_path / "mkdocs_dossier-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    written = create_site(tmp_path / "b", origin_of(str(wheel)))
    assert Path("wheels") / wheel.name in written
    assert (tmp_path / "b" / "wheels" / wheel.name).read_bytes() == b"PK"
    assert first_lines(tmp_path / "b") == [f"./wheels/{wheel.name}"]


@pytest.mark.parametrize("said", ["", ".", "mkdocs-dossier", "other-1.0-py3-none-any.whl", "https://a b/c.whl", "-r x"])
def test_what_nothing_can_be_installed_from_is_refused(said: str) -> None:
    with pytest.raises(DossierError, match="pip wheel"):
        origin_of(said)


@pytest.mark.parametrize(
    ("noted", "line", "doubt"),
    [
        ({}, "", ""),
        (
            {"url": "https://forge.example/o/n.git", "vcs_info": {"vcs": "git", "commit_id": "0" * 40}},
            f"mkdocs-dossier @ git+https://forge.example/o/n.git@{'0' * 40}",
            "",
        ),
        (
            {"url": "https://h.example/a.whl", "archive_info": {}},
            "mkdocs-dossier @ https://h.example/a.whl",
            "",
        ),
        ({"url": "file:///home/me/a.whl", "archive_info": {}}, "", "file:///home/me/a.whl"),
        ({"url": "file:///home/me/checkout", "dir_info": {}}, "", "file:///home/me/checkout"),
        ({"url": "file:///home/me/r", "vcs_info": {"vcs": "git", "commit_id": "1"}}, "", "file:///home/me/r"),
    ],
    ids=["index", "repository", "archive", "wheel here", "checkout here", "repository here"],
)
def test_what_pip_noted_is_named_where_others_can_reach_it(noted: dict[str, Any], line: str, doubt: str) -> None:
    assert origin_noted(noted) == Origin(line, doubt=doubt)


def test_a_wheel_that_is_still_there_is_brought_along(tmp_path: Path) -> None:
    wheel = tmp_path / "mkdocs_dossier-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    noted = {"url": wheel.as_uri(), "archive_info": {}}
    assert origin_noted(noted) == Origin(f"./wheels/{wheel.name}", wheel)


def test_a_package_from_a_folder_here_is_said_to_be_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_site, "requires", lambda package: [])
    monkeypatch.setattr(new_site, "version", lambda package: "0.1.0")
    create_site(tmp_path / "a", Origin(doubt="file:///home/me/checkout"))
    lines = (tmp_path / "a" / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[-2:] == [new_site.UNKNOWN, "mkdocs-dossier==0.1.0"]
    assert "/home/me" not in "".join(lines)
    monkeypatch.setattr(origin, "origin_here", lambda: Origin(doubt="file:///home/me/checkout"))
    done = CliRunner().invoke(main, ["new", str(tmp_path / "b")])
    assert done.exit_code == 0
    assert "no other machine can reach" in done.stderr
    done = CliRunner().invoke(main, ["new", str(tmp_path / "c"), "--install-from", GIT])
    assert done.exit_code == 0
    assert "reach" not in done.stderr
    done = CliRunner().invoke(main, ["new", str(tmp_path / "d"), "--install-from", str(tmp_path)])
    assert done.exit_code == 2
    assert "a folder of this machine" in done.stderr
    assert not (tmp_path / "d").exists()


def test_every_installation_reads_every_format() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert {need for name in ("docx", "feeds", "html", "pdf") for need in extras[name]} <= set(project["dependencies"])
    assert all(re.match(r"[\w.-]+(\[\w+\])?[<>=]", need) for need in project["dependencies"])
