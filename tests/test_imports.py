"""The house has one direction: from the doors to the records, as DESIGN lays it down."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.collection.store import AFTER_ANALYSIS

PACKAGE = Path(__file__).parents[1] / "dossier"

FLOORS = (
    {"model", "errors"},
    {"settings", "edtf", "spans", "trace", "rules", "yaml_nodes"},
    {"english"},
    {"read"},
    {"analyse"},
    {"wording"},
    {"people"},
    {"collection"},
    {"publish", "scoring"},
    {"cli", "plugin", "api", "server", "__main__"},
)
"""From the ground up: a room imports from its own floor or a lower one. `__init__` only names what the rooms offer."""

STAGES = {"actors", "quotes", "dates", "summary", "title"}
"""Under `analyse`; what several of them need lives in `english`, or in modules that are not stages."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "templates" not in path.parts)


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """Give every module that a file imports, also inside functions and for types only."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "dossier" and len(parts) > 1 else None


def floor(name: str) -> int:
    found = [height for height, rooms in enumerate(FLOORS) if name in rooms]
    assert found, f"the room '{name}' stands on no floor: add it to FLOORS"
    return found[0]


ROOMS = {path.stem for path in PACKAGE.glob("*.py")} | {path.name for path in PACKAGE.iterdir() if path.is_dir()}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_room_imports_only_from_its_own_floor_or_below(path: Path) -> None:
    own = room(dotted(path))
    if own is None or own == "theme":
        return
    for name in imported(path):
        other = room(name)
        if other in ROOMS and other not in {own, "__init__"}:
            assert floor(other) <= floor(own), f"{dotted(path)} imports {name}, which stands above it"


def test_rooms_do_not_import_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {}
    for path in modules():
        own = room(dotted(path))
        if own is not None:
            needs.setdefault(own, set()).update(
                other for name in imported(path) if (other := room(name)) in ROOMS and other not in {own, None}
            )
    while needs:
        free = {name for name, others in needs.items() if not others & needs.keys()}
        assert free, f"a circle among {sorted(needs)}"
        needs = {name: others for name, others in needs.items() if name not in free}


def test_stages_never_import_one_another() -> None:
    for path in modules():
        parts = dotted(path).split(".")
        if parts[:2] != ["dossier", "analyse"] or len(parts) < 3 or parts[2] not in STAGES:
            continue
        for name in imported(path):
            other = name.split(".")[2:3] if name.startswith("dossier.analyse.") else []
            assert not other or other == parts[2:3] or other[0] not in STAGES, f"{'.'.join(parts)} imports {name}"


def test_the_top_of_the_house_holds_few_loose_modules() -> None:
    assert len({path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}) <= 10


def test_the_fingerprint_of_the_cache_misses_nothing_that_analysis_imports() -> None:
    modules_of = {dotted(path): path for path in modules()}
    reached, open_ = set(), ["dossier.analyse", "dossier.analyse.engines", "dossier.read.complete"]
    while open_:
        name = open_.pop()
        if name in reached or name not in modules_of or name == "dossier":  # which only names what the rooms offer
            continue
        reached.add(name)
        open_ += imported(modules_of[name])
    relative = {modules_of[name].relative_to(PACKAGE).as_posix() for name in reached}
    assert len(relative) > 60
    assert not [path for path in relative if path.split("/")[0] in AFTER_ANALYSIS]


def test_only_the_plugin_imports_mkdocs() -> None:
    importing = [path for path in modules() if any(name.split(".")[0] == "mkdocs" for name in imported(path))]
    assert {room(dotted(path)) for path in importing} == {"plugin"}


def test_only_the_command_line_prints() -> None:
    for path in modules():
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        prints = any(isinstance(call, ast.Name) and call.id == "print" for call in calls)
        assert not prints or room(dotted(path)) == "cli", f"{dotted(path)} prints"


def test_the_model_imports_nothing_of_ours() -> None:
    for path in (*sorted((PACKAGE / "model").glob("*.py")), PACKAGE / "errors.py"):
        assert not [one for one in imported(path) if one.startswith("dossier") and room(one) != "model"]


def test_importing_the_command_line_loads_no_heavy_module() -> None:
    heavy = ("mkdocs", "numpy", "jinja2", "yaml")
    code = f"import sys, dossier.cli; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_no_module_outgrows_its_room() -> None:
    assert {
        dotted(path): count for path in modules() if (count := len(path.read_text("utf-8").splitlines())) > 600
    } == {}
