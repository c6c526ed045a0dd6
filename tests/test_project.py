"""The habits of the project: what a release needs, what is told to others, and that it says the same everywhere."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from dossier import __version__
from tests.conftest import PROJECT
from tools import release

ABOUT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]


def test_ci_runs_on_every_version_of_python_that_is_named() -> None:
    jobs = yaml.safe_load((PROJECT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    named = [one.rpartition(" :: ")[2] for one in ABOUT["classifiers"] if re.search(r":: 3\.\d+$", one)]
    assert jobs["linux"]["strategy"]["matrix"]["python"] == named
    assert ABOUT["requires-python"] == f">={named[0]}"
    assert {"macos-latest", "windows-latest"} == set(jobs["others"]["strategy"]["matrix"]["system"])


def test_a_release_is_built_from_a_tag_and_published_without_a_secret() -> None:
    text = (PROJECT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    flow = yaml.safe_load(text)
    assert flow[True] == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}
    assert flow["permissions"] == {}
    assert "secrets." not in text
    assert flow["jobs"]["publish"]["permissions"] == {"id-token": "write"}
    for step in ("tools/release.py check", "twine check --strict", "check-wheel-contents", "cyclonedx-py", "licences"):
        assert step in text


def test_what_is_not_ready_for_a_tag_is_said(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(f"# Changes\n\n## {__version__} (not released)\n\n- One.\n", "utf-8")
    (tmp_path / "CITATION.cff").write_text("version: 0.0.1\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / "README.md").write_text("[a](docs/a.md) [b](https://example.org/)", "utf-8")
    said = "\n".join(release.not_ready("v9.9.9", tmp_path))
    for part in (
        "leads to 1 files",
        "docs/a.md",
        "the tag is v9.9.9",
        "the day of the release",
        "another version",
        "[project.urls]",
        "repository-code",
    ):
        assert part in said


def test_a_version_that_is_ready_passes(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(f"## {__version__} (2026-12-01)\n\n- One.\n\n## 0.0.1\n\n- Two.\n", "utf-8")
    (tmp_path / "CITATION.cff").write_text(f"version: {__version__}\nrepository-code: x\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n[project.urls]\n", "utf-8")
    assert list(release.not_ready(f"v{__version__}", tmp_path)) == []
    assert release.heading_and_notes(__version__, (tmp_path / "CHANGELOG.md").read_text("utf-8"))[1] == "- One."


def test_the_list_of_parts_says_what_it_is_of() -> None:
    made = {
        "components": [{"name": "click"}],
        "metadata": {"component": {"name": "mkdocs-dossier", "type": "application"}},
    }
    done = release.completed(made)
    assert done["metadata"]["component"]["version"] == __version__
    assert done["metadata"]["component"]["purl"] == f"pkg:pypi/mkdocs-dossier@{__version__}"
    assert done["components"] == made["components"]


@pytest.mark.parametrize(
    ("licence", "doubtful"),
    [
        ("MIT", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later OR GPL-3.0-only", True),
        ("not named", True),
    ],
)
def test_a_licence_that_ours_cannot_go_with_is_named(licence: str, doubtful: bool) -> None:
    assert release.is_doubtful(licence) == doubtful


def test_a_licence_is_read_also_where_missing_keys_raise() -> None:
    backport = pytest.importorskip("importlib_metadata", reason="comes with a development dependency, not everywhere")
    assert release.licence_of(backport.distribution("mkdocs")) != "not named"


def test_every_package_that_comes_along_has_a_licence_that_ours_can_go_with() -> None:
    rows, wrong = release.licences()
    named = {re.sub(r"[-_.]+", "-", name).lower() for name, _, _ in rows}
    assert {"mkdocs", "numpy", "lxml"} <= named
    assert wrong == []


def test_how_to_cite_says_what_the_project_says() -> None:
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == __version__
    assert cited["license"] == ABOUT["license"]
    assert [author["name"] for author in cited["authors"]] == [author["name"] for author in ABOUT["authors"]]
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()


def test_a_wrong_fact_is_told_with_what_dossier_why_says_of_it() -> None:
    forms = PROJECT / ".github" / "ISSUE_TEMPLATE"
    form = yaml.safe_load((forms / "wrong-fact.yml").read_text("utf-8"))
    (why,) = [part for part in form["body"] if part.get("id") == "why"]
    assert "dossier why" in why["attributes"]["label"]
    assert why["validations"]["required"]
    for path in forms.glob("*.yml"):
        ids = [part["id"] for part in yaml.safe_load(path.read_text("utf-8")).get("body", ()) if "id" in part]
        assert len(ids) == len(set(ids))


def test_dependabot_looks_where_actions_are_named() -> None:
    updates = yaml.safe_load((PROJECT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    (actions,) = [one["directories"] for one in updates if one["package-ecosystem"] == "github-actions"]
    for folder in actions:
        assert list((PROJECT / folder.lstrip("/")).glob("*.yml")) or folder == "/"


def test_containers_take_what_the_package_is_built_from() -> None:
    docker = (PROJECT / "Dockerfile").read_text("utf-8")
    hatch = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["sdist"]
    for path in hatch["include"]:
        assert re.search(rf"^COPY .*\b{re.escape(path.lstrip('/'))}\b", docker, re.MULTILINE), path
    assert "USER " in docker
    container = json.loads((PROJECT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert (PROJECT / ".devcontainer" / container["build"]["dockerfile"]).is_file()


def test_security_says_how_to_tell_of_a_weakness_in_private() -> None:
    said = (PROJECT / "SECURITY.md").read_text("utf-8")
    assert "in private" in said
    for link in re.findall(r"\]\(([^)]+)\)", said):
        assert (PROJECT / link).exists()
