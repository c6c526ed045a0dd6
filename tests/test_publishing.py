"""How a site is published: workflows whose actions cannot change under them, an action and a hook that work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.cli import main
from dossier.publish.new_site import create_site
from tests.conftest import BIN, PROJECT, Run, copy_example
from tests.site_links import look

STARTER = PROJECT / "dossier" / "data" / "starter" / "github"
WORKFLOWS = [
    *sorted((PROJECT / ".github" / "workflows").glob("*.yml")),
    *sorted((STARTER / "workflows").glob("*.yml")),
    PROJECT / "action.yml",
]
GUIDE = (PROJECT / "docs" / "publishing.md").read_text("utf-8")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def uses(value: Any) -> list[str]:
    """Return every action that a workflow names."""
    if isinstance(value, dict):
        own = [value["uses"]] if isinstance(value.get("uses"), str) else []
        return own + [one for part in value.values() for one in uses(part)]
    return [one for part in value for one in uses(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_action_is_named_by_a_commit_with_its_version(path: Path) -> None:
    text = path.read_text("utf-8")
    named = [one for one in uses(yaml.safe_load(text)) if not one.startswith("./")]
    assert named
    for one in named:
        assert PINNED.fullmatch(one), one
        assert re.search(rf"uses: {re.escape(one)} # v\d+(\.\d+)*$", text, re.MULTILINE), (
            f"{one}: which version is that?"
        )


def test_one_commit_has_one_version_everywhere() -> None:
    """Otherwise one of the two comments is wrong."""
    named = re.findall(
        r"uses: ([\w./-]+@[0-9a-f]{40}) # (v[\d.]+)", "".join(path.read_text("utf-8") for path in WORKFLOWS) + GUIDE
    )
    versions: dict[str, set[str]] = {}
    for action, version in named:
        versions.setdefault(action, set()).add(version)
    assert all(len(known) == 1 for known in versions.values()), versions
    assert len({action.partition("@")[0] for action in versions}) == len(versions), "an action in two versions"


@pytest.mark.skipif(not (BIN / "zizmor").exists(), reason="zizmor is not installed")
def test_workflows_have_no_known_weakness(command: Run) -> None:
    linted = command(
        "zizmor", "--offline", "--no-progress", "--persona", "pedantic", *WORKFLOWS, cwd=PROJECT, check=False
    )
    assert linted.returncode == 0, linted.stdout


SCHEMAS = {
    "vendor.github-workflows": ".github/workflows/*.yml dossier/data/starter/github/workflows/*.yml",
    "custom.github-workflows-require-timeout": ".github/workflows/*.yml dossier/data/starter/github/workflows/*.yml",
    "vendor.github-actions": "action.yml",
    "vendor.dependabot": ".github/dependabot.yml dossier/data/starter/github/dependabot.yml",
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/[!c]*.yml",
    "vendor.github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "vendor.citation-file-format": "CITATION.cff",
}
"""Schemas that check-jsonschema brings along, and what is to hold to them."""


@pytest.mark.skipif(not (BIN / "check-jsonschema").exists(), reason="check-jsonschema is not installed")
@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_the_forge_hold_to_its_schemas(schema: str, command: Run) -> None:
    paths = [path for pattern in SCHEMAS[schema].split() for path in PROJECT.glob(pattern)]
    assert paths
    command("check-jsonschema", "--builtin-schema", schema, *paths, cwd=PROJECT)


@pytest.mark.skipif(not (BIN / "check-jsonschema").exists(), reason="check-jsonschema is not installed")
def test_workflows_that_the_guide_shows_hold_to_the_schemas_of_their_forges(tmp_path: Path, command: Run) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    for schema, mark in (("vendor.github-workflows", "jobs:"), ("vendor.gitlab-ci", "pages:\n")):
        (shown,) = [block for block in blocks if mark in block]
        (tmp_path / "shown.yml").write_text(shown, "utf-8")
        command("check-jsonschema", "--builtin-schema", schema, tmp_path / "shown.yml", cwd=tmp_path)


def test_what_a_workflow_runs_or_reads_is_there() -> None:
    for path in [*(PROJECT / ".github" / "workflows").glob("*.yml"), PROJECT / "action.yml"]:
        text = path.read_text("utf-8")
        for named in re.findall(r"(?<![\w./$-])((?:\.ci|\.github|tools|tests|dossier)/[\w./-]+)", text):
            assert (PROJECT / named).exists(), f"{path.name}: {named}"
    assert os.access(PROJECT / ".ci" / "run", os.X_OK)


def run_step(action: dict[str, Any], name: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as a runner would, with Dossier installed where an earlier step puts it."""
    (script,) = [step["run"] for step in action["runs"]["steps"] if step.get("name") == name]
    (folder / "temp" / "dossier").mkdir(parents=True)
    (folder / "temp" / "dossier" / "bin").symlink_to(BIN)
    own = {"RUNNER_TEMP": str(folder / "temp"), "GITHUB_OUTPUT": str(folder / "output"), **env}

    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize("strict", ["false", "true"])
def test_the_action_checks_and_builds_a_site_in_a_folder(tmp_path: Path, strict: str) -> None:
    action = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
    create_site(tmp_path / "sub" / "site")
    (tmp_path / "sub" / "site" / "content" / "bare.txt").write_text("It rained on Per Dahl.", "utf-8")
    done = run_step(action, "Check and build", tmp_path, CONFIG="sub/site/mkdocs.yml", SITE="out", STRICT=strict)
    assert "::warning file=" in done.stdout
    if strict == "true":
        assert done.returncode == 1
        return
    assert done.returncode == 0, done.stderr
    where = (tmp_path / "output").read_text().strip().removeprefix("site-dir=")
    assert Path(where) == tmp_path / "sub" / "site" / "out"
    assert (Path(where) / "dossiers" / "bare" / "index.html").is_file()


def test_the_action_uses_what_its_steps_name() -> None:
    text = (PROJECT / "action.yml").read_text("utf-8")
    action = yaml.safe_load(text)
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])
    assert all(f"`{name}`" in GUIDE for name in action["inputs"])


def test_the_hook_runs_a_command_that_there_is(tmp_path: Path, command: Run) -> None:
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, name = hook["entry"].split()
    assert name in main.commands
    create_site(tmp_path / "site")
    files = [
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    ]
    touching = [path for path in files if re.search(hook["files"], path)]
    assert "content/harbour-talks.txt" in touching
    assert "requirements.txt" not in touching
    assert command(program, name, cwd=tmp_path / "site").returncode == 0
    (tmp_path / "site" / "content" / "noise.txt").write_bytes(bytes(range(256)) * 8)
    assert command(program, name, cwd=tmp_path / "site", check=False).returncode == 1


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
def test_every_file_that_the_guide_shows_can_be_read(block: str) -> None:
    assert isinstance(yaml.safe_load(block), dict)


def test_no_link_breaks_where_addresses_end_in_index_html(example: Path, command: Run) -> None:
    with (example / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: false\n")
    command("mkdocs", "build", cwd=example)
    pages, broken = look(example / "site")
    assert len(pages) > 40
    assert broken == []
    dossier = (example / "site" / "dossiers" / "sherman-islamabad" / "index.html").read_text("utf-8")
    assert 'href="../../actors/index.html' in dossier


def test_no_link_breaks_below_a_path(tmp_path: Path, command: Run) -> None:
    example = copy_example(tmp_path / "example")
    with (example / "mkdocs.yml").open("a") as config:
        config.write("site_url: https://example.org/reports/\n")
    command("mkdocs", "build", cwd=example)
    assert look(example / "site", "/reports/")[1] == []
    assert "<loc>https://example.org/reports/dossiers/sherman-islamabad/</loc>" in (
        example / "site" / "sitemap.xml"
    ).read_text("utf-8")


def test_a_sitemap_without_a_site_url_is_empty_as_the_guide_says(example_site: Path) -> None:
    assert "<loc>" not in (example_site / "sitemap.xml").read_text("utf-8")
    assert "it `sitemap.xml` is there but empty" in " ".join(GUIDE.split())
