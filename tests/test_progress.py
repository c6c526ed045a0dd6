"""How far a build is: a line a stage, one changing line on a terminal, and never long nothing."""

from __future__ import annotations

import io
import logging
import os
import pty
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.collection import progress
from dossier.collection.progress import Line, Reporter, counted, lasting
from dossier.plugin.telling import Teller
from tests.conftest import BIN, copy_example


class Clock:
    """A clock that stands until it is set."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    monkeypatch.setattr(progress, "BEAT", 1000.0)  # the thread sleeps: what it would do is done by hand
    return clock


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_off_a_terminal_each_stage_is_a_line_and_a_long_one_is_told_of_again(clock: Clock) -> None:
    said: list[str] = []
    with Reporter(said.append, patience=0) as reporter:
        reporter("reading", 0, 1200)
        clock.now = 2.0
        reporter("reading", 1, 1200)
        clock.now = 3.0
        reporter("reading", 30, 1200)
        assert said == ["reading and analysing 1,200 files"]
        clock.now = 6.0
        reporter("reading", 101, 1200)
        clock.now = 7.0
        reporter("joining", 0, 1200)
        clock.now = 12.5
        reporter._tell()
        reporter("index", 0, 0)
    assert said == [
        "reading and analysing 1,200 files",
        "reading and analysing 101 of 1,200 files, 25 a second, 44 s left",
        "joining 1,200 dossiers",
        "joining 1,200 dossiers: 5.5 s so far",
        "making the search index",
        "done in 12 s",
    ]


def test_what_is_done_at_once_needs_no_words(clock: Clock) -> None:
    said: list[str] = []
    with Reporter(said.append) as reporter:
        reporter("reading", 0, 3)
        clock.now = progress.PATIENCE - 0.1
        reporter("joining", 0, 3)
    assert said == []


def test_on_a_terminal_one_line_changes_and_is_gone_in_the_end(clock: Clock) -> None:
    said: list[str] = []
    terminal = Terminal()
    with Reporter(said.append, Line(terminal, 40), patience=0) as reporter:
        reporter("pages", 0, 1)
        clock.now = 2000.0
        reporter._tell()
    assert terminal.getvalue() == "\rmaking 1 page: 0.0 s so far\x1b[K\rmaking 1 page: 33 min so far\x1b[K\r\x1b[K"
    assert said == ["done in 33 min"]


def test_a_line_that_is_too_long_for_the_terminal_does_not_break() -> None:
    terminal = Terminal()
    Line(terminal, 10).show("more than ten letters")
    assert terminal.getvalue() == "\rmore than\x1b[K"


def test_a_terminal_that_cannot_write_over_a_line_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert Line.on(Terminal()) is not None
    assert Line.on(io.StringIO()) is None
    monkeypatch.setenv("TERM", "dumb")
    assert Line.on(Terminal()) is None


def test_nobody_is_told_that_a_failed_build_is_done(clock: Clock) -> None:
    said: list[str] = []
    with pytest.raises(ValueError, match="broken"), Reporter(said.append, patience=0) as reporter:
        reporter("joining", 0, 3)
        raise ValueError("broken")
    assert said == ["joining 3 dossiers"]


def test_a_stage_that_tells_nothing_is_told_of_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "BEAT", 0.01)
    monkeypatch.setattr(progress, "SILENCE", 0.02)
    heard = threading.Event()
    with Reporter(lambda words: heard.set() if "so far" in words else None, patience=0) as reporter:
        reporter("joining", 0, 3)
        assert heard.wait(60)


def test_what_others_log_stands_on_a_line_of_its_own(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    logger = logging.getLogger("mkdocs")
    writing = logging.StreamHandler(terminal)
    monkeypatch.setattr(logger, "handlers", [writing])
    caplog.set_level(logging.INFO, "mkdocs")
    teller = Teller(patience=0)
    teller("joining", 0, 3)
    logger.warning("a word")
    teller.end()
    logger.warning("another")
    shown = "\rjoining 3 dossiers: 0.0 s so far\x1b[K\r\x1b[K"
    assert terminal.getvalue() == f"{shown}a word\ndossier: done in 0.0 s\nanother\n"
    assert logger.handlers == [writing]


def test_things_are_counted_once_they_are_dealt_with() -> None:
    seen: list[object] = []
    things = counted("ab", "pages", 2, lambda *far: seen.append(far))
    seen += [next(things), next(things)]
    assert list(things) == []
    assert seen == [("pages", 0, 2), ("pages", 1, 2), "a", "b", ("pages", 2, 2)]
    assert list(counted("ab", "pages", 2, None)) == ["a", "b"]


@pytest.mark.parametrize(("seconds", "words"), [(1.24, "1.2 s"), (62, "62 s"), (130, "2 min"), (9000, "2 h 30 min")])
def test_times_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert lasting(seconds) == words


def on_a_terminal(*words: str, cwd: Path) -> str:
    """Run a command whose errors go to a terminal, and return what that shows."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [BIN / words[0], *words[1:]], cwd=cwd, stderr=theirs, stdout=subprocess.DEVNULL, env=os.environ | {"TERM": "vt"}
    )
    os.close(theirs)
    shown = b"".join(heard(ours))
    assert run.wait() == 0
    return shown.decode()


def heard(terminal: int) -> Iterator[bytes]:
    with open(terminal, "rb", buffering=0) as stream:
        try:
            while data := stream.read(4096):
                yield data
        except OSError:  # Linux' word for the end of a terminal
            return


@pytest.mark.slow
def test_a_build_tells_of_each_stage_where_it_is_looked_at(tmp_path: Path) -> None:
    site = copy_example(tmp_path / "site")
    shown = on_a_terminal("mkdocs", "build", cwd=site)
    for stage in (
        "looking for what changed in",
        "reading and analysing",
        "joining",
        "making",
        "making the search index",
    ):
        assert f"\r{stage}" in shown
    assert "\x1b[K\r\x1b[K" in shown.replace("\r\n", "\n")
    logged = subprocess.run([BIN / "mkdocs", "build"], cwd=site, capture_output=True, text=True, check=True).stderr
    assert "\r" not in logged
    stages = [line.partition("dossier: ")[2] for line in logged.splitlines() if "dossier: " in line]
    assert "making the search index" in stages
    assert any(stage.startswith("done in ") for stage in stages)
