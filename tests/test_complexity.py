"""No function decides more than twelve times: linguistic decisions are rows, other code is cut into small functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dossier"
MOST = 12

EXCEPTIONS: dict[str, str] = {
    "scoring/actors.best_alignment": "one published algorithm (Jonker and Volgenant 1987), read beside its paper",
}
"""Functions that may decide more often, each with the reason; the others hold the limit."""


def complexity(function: ast.AST) -> int:
    """Return one more than the decisions of a function: branches, loops, handlers, conditions and boolean operators.

    Counted as radon does: a comprehension is a decision and so is each `if` in it, `a and b or c` are two. Functions
    inside count with the one they stand in.
    """
    decisions = 1
    for node in ast.walk(function):
        match node:
            case ast.BoolOp():
                decisions += len(node.values) - 1
            case ast.If() | ast.IfExp() | ast.For() | ast.AsyncFor() | ast.While() | ast.ExceptHandler() | ast.Assert():
                decisions += 1
            case ast.comprehension():
                decisions += 1 + len(node.ifs)
            case ast.Match():
                decisions += len(node.cases)
    return decisions


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Give the functions of a module and the methods of its classes, by name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, ast.FunctionDef))


def measured() -> dict[str, int]:
    """Return the complexity of every function of the package."""
    found: dict[str, int] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).with_suffix("").as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        found.update({f"{module}.{name}": complexity(node) for name, node in functions(tree)})
    return found


FOUND = measured()


def test_no_function_decides_too_often() -> None:
    above = {name: count for name, count in FOUND.items() if count > MOST and name not in EXCEPTIONS}
    assert above == {}, "cut them into rows or small functions, or name them in EXCEPTIONS with a reason"


def test_an_exception_is_one_and_says_why() -> None:
    for name, reason in EXCEPTIONS.items():
        assert FOUND.get(name, 0) > MOST, f"{name} holds the limit by now: take it off the list"
        assert reason


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("def f(): return 1", 1),
        ("def f(a):\n if a and a > 1 or not a: return 1\n elif a: return 2", 5),
        ("def f(a): return [b for b in a if b]", 3),
        ("def f(a):\n for b in a:\n  try: g(b)\n  except ValueError: pass\n while a: pass", 4),
        ("def f(a):\n def g(): return a or 1\n return g() if a else 2", 3),
    ],
)
def test_decisions_are_counted(source: str, count: int) -> None:
    assert complexity(ast.parse(source).body[0]) == count
