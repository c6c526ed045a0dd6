"""A small part of the fuzz run, and that it would see a failure."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import fuzz

for module in ("trafilatura", "pypdf", "docx", "feedparser"):
    pytest.importorskip(module, reason="needs the extra 'all'")


def test_a_thousand_damaged_inputs_break_nothing() -> None:
    names = [name for name in fuzz.targets() if name not in {"analyse", "render"}]
    _, failures, _ = fuzz.run(2026, 0, 1_000, only=names, limit=20, out=None)
    assert failures == {}


def test_damaged_texts_break_no_stage() -> None:
    _, failures, _ = fuzz.run(2026, 0, 60, only=["analyse"], limit=20, out=None)
    assert failures == {}


def test_pages_of_damaged_texts_nest_and_hold_nothing_that_acts() -> None:
    _, failures, _ = fuzz.run(2026, 0, 40, only=["render"], limit=20, out=None)
    assert failures == {}


def test_the_fuzzer_sees_an_exception_and_a_hang(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(data: bytes) -> object:
        if len(data) % 2:
            raise IndexError(data[:5])
        while True:
            pass

    monkeypatch.setattr(fuzz, "targets", lambda: {"broken": (1, broken)})
    _, failures, _ = fuzz.run(0, 0, 12, only=None, limit=0.05, out=tmp_path)
    assert {key.split(":")[1].strip() for key in failures} == {"IndexError", "TooSlow"}
    assert list(tmp_path.iterdir())


def test_an_input_can_be_made_again() -> None:
    first, second = (fuzz.run(7, 40, 5, only=["metadata"], limit=20, out=None)[0] for _ in range(2))
    assert first == second
