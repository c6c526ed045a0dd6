"""Write down the public names: what `dossier`, `dossier.api` and `dossier.model` offer, with signatures.

    python tools/public_names.py            # accept the names as they are now
    python tools/public_names.py --check    # say what would break those who use the names written down

Beside a deliberate break goes a line in CHANGELOG.md. `tests/test_public_names.py` runs the check.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import griffe

PROJECT = Path(__file__).parents[1]
WRITTEN_DOWN = PROJECT / "tests" / "data" / "public"
MODULES = {"dossier": "__init__.py", "dossier.api": "api.py", "dossier.model": "model.py"}
HEAD = """# Made by tools/public_names.py: the names that others may rely on.
from dataclasses import dataclass, field

"""


def write_names(folder: Path) -> None:
    """Write the names as they are now as a package of stubs."""
    package = griffe.load("dossier", search_paths=[str(PROJECT)], try_relative_path=False)
    assert isinstance(package, griffe.Module)
    (folder / "dossier").mkdir(parents=True, exist_ok=True)
    for name, file in MODULES.items():
        module = package if name == "dossier" else package[name.removeprefix("dossier.")]
        lines = [line for public in sorted(module.exports or ()) for line in stub(resolved(module, str(public)))]
        (folder / "dossier" / file).write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def resolved(module: griffe.Module, name: str) -> griffe.Object:
    """Return what a name stands for, where it is defined."""
    found = module[name]
    return found.final_target if isinstance(found, griffe.Alias) else found


def stub(found: griffe.Object, indent: str = "") -> Iterator[str]:
    """Give the lines of a name."""
    if isinstance(found, griffe.Function):
        returns = f" -> {found.returns}" if found.returns is not None else ""
        yield f"{indent}def {found.name}({parameters(found)}){returns}: ..."
    elif isinstance(found, griffe.Class):
        yield from class_stub(found, indent)
    elif isinstance(found, griffe.Attribute):
        if "property" in found.labels:
            yield f"{indent}@property"
            yield f"{indent}def {found.name}(self) -> {found.annotation}: ..."
            return
        kind = f": {found.annotation}" if found.annotation is not None else ""
        yield f"{indent}{found.name}{kind}{default_of(found)}"


def default_of(found: griffe.Attribute) -> str:
    """Return the value of an attribute as a stub has it: of a setting its default, without help and choices."""
    value = found.value
    if isinstance(value, griffe.ExprCall) and str(value.function) == "option":
        return f" = {value.arguments[0]}"
    if value is None or (found.parent is not None and "class-attribute" not in found.labels and found.parent.is_class):
        return "" if found.annotation is not None else " = ..."
    return f" = {value}"


def class_stub(found: griffe.Class, indent: str) -> Iterator[str]:
    """Give the lines of a class with its public members, in their order."""
    yield from (f"{indent}@{one.value}" for one in found.decorators)
    bases = f"({', '.join(map(str, found.bases))})" if found.bases else ""
    yield f"{indent}class {found.name}{bases}:"
    own = [member for name, member in found.members.items() if is_public(name, member)]
    for member in own:
        yield from stub(member, indent + "    ")
    if not own:
        yield f"{indent}    ..."


def is_public(name: str, member: griffe.Object | griffe.Alias) -> bool:
    """Tell whether others may rely on a member; a method's parameters count, a private name does not."""
    made_by_hand = "dataclass" not in (member.parent.labels if member.parent is not None else ())
    return not isinstance(member, griffe.Alias) and (not name.startswith("_") or (name == "__init__" and made_by_hand))


def parameters(function: griffe.Function) -> str:
    """Return the parameters of a function as they are written."""
    written = str(function.signature(return_type=False)).partition("(")[2].rpartition(")")[0]
    own = "self" if function.parent is not None and function.parent.is_class else ""
    return ", ".join(filter(None, (own, written)))


def broken() -> list[str]:
    """Return what would break for whoever relies on the names written down, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        write_names(Path(folder))
        old, new = (
            griffe.load("dossier", search_paths=[str(place)], try_relative_path=False, allow_inspection=False)
            for place in (WRITTEN_DOWN, Path(folder))
        )
        return [one.explain(griffe.ExplanationStyle.ONE_LINE) for one in griffe.find_breaking_changes(old, new)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say what would break")
    if not parser.parse_args().check:
        write_names(WRITTEN_DOWN)
        return 0
    problems = broken()
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
