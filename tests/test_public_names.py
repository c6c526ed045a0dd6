"""The names that others may rely on: none is broken without somebody saying so."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path

import pytest

from tools import public_names

ACCEPT = "\nIf that is meant: python tools/public_names.py, and a line in CHANGELOG.md"


def test_nothing_breaks_for_who_relies_on_the_public_names() -> None:
    problems = public_names.broken()
    assert not problems, "\n".join(problems) + ACCEPT


def test_every_public_name_is_written_down() -> None:
    for module in ("dossier", "dossier.api"):  # new records of the model may grow up unseen
        file = public_names.MODULES[module]
        written = (public_names.WRITTEN_DOWN / "dossier" / file).read_text("utf-8")
        for name in importlib.import_module(module).__all__:
            known = any(f"{head}{name}" in written for head in ("def ", "class ", f"\n{name} =", "\n"))
            assert known, f"{module}.{name} is not written down.{ACCEPT}"


@pytest.mark.parametrize(
    ("file", "now", "before", "what"),
    [
        ("api.py", "def show(file: Place, *,", "def show(file: Place, depth: int = 0, *,", "depth"),
        ("api.py", "def check(", "def inspect(", "inspect"),
        ("__init__.py", "    text: str\n", "    text: str\n    pages: int = 0\n", "pages"),
        ("__init__.py", "max_bytes: int = 20000000", "max_bytes: int = 10", "max_bytes"),
    ],
    ids=["parameter", "function", "field", "default"],
)
def test_a_break_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, now: str, before: str, what: str
) -> None:
    """Against names that are written down otherwise, so that the code of today lacks something of them."""
    shutil.copytree(public_names.WRITTEN_DOWN, tmp_path / "written")
    stub = tmp_path / "written" / "dossier" / file
    text = stub.read_text("utf-8")
    assert now in text
    stub.write_text(text.replace(now, before, 1), "utf-8")
    monkeypatch.setattr(public_names, "WRITTEN_DOWN", tmp_path / "written")
    assert any(what in line for line in public_names.broken())
