"""What `dossier new` writes works, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dossier.errors import DossierError
from dossier.publish.new_site import create_site


def test_a_new_site_has_everything_it_needs(tmp_path: Path) -> None:
    written = {path.as_posix() for path in create_site(tmp_path / "a" / "site")}
    assert {
        "mkdocs.yml",
        "requirements.txt",
        ".gitignore",
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


def test_the_workflow_publishes_what_it_builds(tmp_path: Path) -> None:
    create_site(tmp_path)
    workflow = yaml.safe_load((tmp_path / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    steps = workflow["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert "mkdocs build" in runs
    assert any(step.get("uses", "").startswith("actions/deploy-pages") for step in steps)
    assert workflow["permissions"]["pages"] == "write"
