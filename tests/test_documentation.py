"""The documentation: a tutorial that works as it stands there, a reference made from the code, and no broken link."""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import click
import pytest
import yaml

from dossier import api, model
from dossier.analyse.tables import STAGES
from dossier.cli import main
from dossier.publish.exports.record import schema
from tests.conftest import BIN, PROJECT, Run
from tests.site_links import look
from tools import reference

TUTORIAL = (PROJECT / "docs" / "tutorial.md").read_text("utf-8")
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]*)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def blocks() -> Iterator[tuple[str, str, str]]:
    """Give each block of the tutorial: its language, title and words."""
    return ((found[1], found[2] or "", found[3]) for found in _BLOCK.finditer(TUTORIAL))


def run_shown(line: str, folder: Path, command: Run) -> tuple[str, Path]:
    """Run a line that the tutorial shows; return what it printed, and the folder that one is in then."""
    words = shlex.split(line)
    if words[0] == "cd":
        return "", folder / words[1]
    done = command(*words, cwd=folder)
    return done.stdout + done.stderr, folder


def try_preview(line: str, folder: Path) -> None:
    """Start what runs until it is stopped, look at a page, and stop it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program, *rest = shlex.split(line)
    with subprocess.Popen(
        [BIN / program, *rest, "--dev-addr", f"127.0.0.1:{port}"], cwd=folder, stderr=subprocess.PIPE, text=True
    ) as preview:
        try:
            assert preview.stderr is not None
            said = next((line for line in preview.stderr if "Serving on" in line), "")
            assert str(port) in said
            for _ in range(50):  # it listens a moment after it says so
                try:
                    with urlopen(f"http://127.0.0.1:{port}/dossiers/bridge/", timeout=10) as page:
                        assert b"A footbridge for Leeds" in page.read()
                        break
                except OSError:
                    time.sleep(0.1)
            else:
                pytest.fail("the preview does not answer")
        finally:
            preview.terminate()


@pytest.mark.slow
def test_the_tutorial_works_step_by_step(tmp_path: Path, command: Run) -> None:
    folder, said, steps = tmp_path, "", 0
    for language, title, words in blocks():
        if title == "once":  # this environment has it
            continue
        if language == "sh" and title == "leave it running":
            try_preview(words, folder)
        elif language == "sh":
            for line in words.splitlines():
                said, folder = run_shown(line, folder, command)
                steps += 1
        elif title.startswith("content/"):
            (folder / title).write_text(words, "utf-8")
        elif title == "what lies there":
            assert all((folder / line.split()[0]).exists() for line in words.splitlines())
        else:
            assert title == "among other lines", f"what is this block for? {title}"
            for line in words.splitlines():
                assert line in said, f"'{line}' is not among:\n{said}"
    assert steps >= 8
    site = folder / "site"
    assert "Ada Moe" in (site / "actors" / "ada-moe" / "index.html").read_text("utf-8")
    assert "A welcome is no quotation" in (site / "dossiers" / "bridge" / "index.html").read_text("utf-8")


def test_the_tutorial_is_read_in_ten_minutes() -> None:
    assert len(TUTORIAL.split()) < 1200


def paths(group: click.Group, above: str = "dossier") -> Iterator[str]:
    for name, command in group.commands.items():
        yield f"{above} {name}"
        if isinstance(command, click.Group):
            yield from paths(command, f"{above} {name}")


def test_the_reference_has_every_command_with_its_options() -> None:
    page = reference.commands_page()
    for path in paths(main):
        assert f" `{path}`\n" in page
    for command in main.commands.values():
        for option in (one for one in command.params if isinstance(one, click.Option)):
            assert option.opts[0] in page
    assert "    Example:" not in page


def test_the_reference_has_every_rule_with_its_examples() -> None:
    page = reference.rules_page()
    for tables in STAGES.values():
        for rows in tables.values():
            for row in rows:
                assert reference.escaped(row.name) in page
                assert all(reference.escaped(text) in page for text in (*row.yes, *row.no))


def test_the_reference_has_every_field_of_the_record() -> None:
    page = reference.record_page()
    for part in (schema(), *schema().get("$defs", {}).values()):
        assert all(f"| `{field}` |" in page for field in part.get("properties", {}))


@pytest.mark.parametrize(("name", "module"), [("api", api), ("model", model)])
def test_the_reference_has_every_public_name(name: str, module: object) -> None:
    page = reference.module_page(name, "x", "y")
    assert all(f"## `{public}`\n" in page for public in module.__all__)  # type: ignore[attr-defined]


def test_every_guide_has_a_place_in_the_navigation() -> None:
    config = yaml.safe_load((PROJECT / "mkdocs.docs.yml").read_text("utf-8"))
    placed = set(strings(config["nav"]))
    guides = {path.name for path in (PROJECT / "docs").glob("*.md")}
    assert guides - placed == set(), "give it a place in mkdocs.docs.yml"
    assert placed - guides == set(reference.PAGES)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)


@pytest.mark.slow
def test_the_documentation_builds_strictly_and_no_link_breaks(tmp_path: Path, command: Run) -> None:
    pytest.importorskip("material")
    command("mkdocs", "build", "--strict", "-f", "mkdocs.docs.yml", "-d", tmp_path / "site", cwd=PROJECT)
    pages, broken = look(tmp_path / "site")
    assert {f"reference/{name}" for name in ("commands", "rules", "record", "calls", "model")} <= pages.keys()
    assert broken == []
    html = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert not re.search(
        r'<(?:script|img|iframe)[^>]*src="(?:https?:)?//|<link[^>]*rel="stylesheet"[^>]*href="(?:https?:)?//', html
    )
