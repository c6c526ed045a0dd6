"""Says how far a build is: on a terminal in one line that changes, elsewhere in a line a stage; never long nothing."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Literal, Self, TextIO, TypeVar

Thing = TypeVar("Thing")

Stage = Literal["looking", "reading", "renewing", "joining", "pages", "beside", "writing", "index", "analysing"]

Progress = Callable[[Stage, int, int], None]
"""Called with what is done, how much of it is done, and of how much (0: nobody knows); a stage begins with 0."""

STAGES: MappingProxyType[Stage, tuple[str, str]] = MappingProxyType(
    {
        "looking": ("looking for what changed in", "files"),
        "reading": ("reading and analysing", "files"),
        "renewing": ("applying what changed to", "files"),
        "analysing": ("analysing", "documents"),
        "joining": ("joining", "dossiers"),
        "pages": ("making", "pages"),
        "beside": ("making", "records and other files"),
        "writing": ("writing", "files"),
        "index": ("making the search index", ""),
    }
)
"""What is done, and to what; a file mostly holds one document."""

PATIENCE = 2.0
"""Seconds after which something is said; what is done sooner needs no words."""

SILENCE = 4.0
"""Seconds without a word after which it is said again how far it is."""

BEAT = 0.5
"""Seconds between two looks at the clock."""


def counted(things: Iterable[Thing], stage: Stage, total: int, progress: Progress | None) -> Iterator[Thing]:
    """Give things, and tell of each once it is dealt with."""
    if progress and total:
        progress(stage, 0, total)
    for number, thing in enumerate(things, 1):
        yield thing
        if progress:
            progress(stage, number, total)


class Line:
    """One line of a terminal that is written over and over."""

    @classmethod
    def on(cls, stream: TextIO) -> Self | None:
        """Return a line of a terminal; None where there is none, or one that cannot write over a line."""
        if not stream.isatty() or os.environ.get("TERM") == "dumb":
            return None
        return cls(stream, shutil.get_terminal_size().columns)

    def __init__(self, terminal: TextIO, width: int) -> None:
        self._terminal = terminal
        self._width = width
        self._is_shown = False

    def show(self, words: str) -> None:
        """Put words in place of those that stand there."""
        self._terminal.write(f"\r{words[: self._width - 1]}\x1b[K")
        self._terminal.flush()
        self._is_shown = True

    def wipe(self) -> None:
        """Leave the line empty, for somebody else's words."""
        if self._is_shown:
            self._terminal.write("\r\x1b[K")
            self._terminal.flush()
            self._is_shown = False


class Reporter:
    """Says how far it is; a thread sees to it that a stage which tells nothing does not leave one wondering."""

    def __init__(self, say: Callable[[str], None], line: Line | None = None, *, patience: float = PATIENCE) -> None:
        """Begin to count the time.

        Parameters:
            say: Says something in a line of its own.
            line: On a terminal, the line that changes.
            patience: Seconds that pass before anything is said.
        """
        self._say = say
        self._line = line
        self._patience = patience
        self._began = time.monotonic()
        self._turn = threading.Lock()
        self._over = threading.Event()
        self._stage: Stage | None = None
        self._told: Stage | None = None
        """The stage whose beginning was told."""
        self._spoke = self._began
        self._since = self._began
        """When the stage began; with a rate, when the first of it was done."""
        self._first = self._done = self._total = 0
        threading.Thread(target=self._watch, daemon=True, name="dossier progress").start()

    def __enter__(self) -> Self:
        """Report what is done in the block."""
        return self

    def __exit__(self, *raised: object) -> None:
        """Say that it is done, unless it is not."""
        self.end(is_done=raised[:1] in {(), (None,)})

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        """Note how far it is, and say it when it is time."""
        with self._turn:
            if stage != self._stage:
                self._stage, self._since, self._first = stage, time.monotonic(), 0
            if self._first == 0 < done:  # what the first takes is mostly the start of other processes
                self._since, self._first = time.monotonic(), done
            self._done, self._total = done, total
            self._tell()

    def end(self, *, is_done: bool = True) -> None:
        """Stop, and say how long it took if anything was said before; ending again does nothing."""
        with self._turn:
            was_over, told = self._over.is_set(), self._told
            self._over.set()
        self.wipe()
        if is_done and told is not None and not was_over:
            self._say(f"done in {lasting(time.monotonic() - self._began)}")

    def wipe(self) -> None:
        """Leave the line of the terminal to somebody else's words."""
        with self._turn:
            if self._line is not None:
                self._line.wipe()

    def _watch(self) -> None:
        while not self._over.wait(BEAT):
            with self._turn:
                self._tell()

    def _tell(self) -> None:
        now = time.monotonic()
        if self._stage is None or now - self._began < self._patience or self._over.is_set():
            return
        if self._line is not None:
            if self._stage != self._told or now - self._spoke >= BEAT:
                self._line.show(self._so_far(now))
                self._spoke, self._told = now, self._stage
        elif self._stage != self._told:
            self._say(task_of(self._stage, self._total))
            self._spoke, self._told = now, self._stage
        elif now - self._spoke >= SILENCE:
            self._say(self._so_far(now))
            self._spoke = now

    def _so_far(self, now: float) -> str:
        """Say how much is done, how fast, and how long the rest will take; or for how long it has been going on."""
        assert self._stage is not None
        took, since = now - self._since, self._done - self._first
        if since <= 0 or took <= 0 or self._done >= self._total:
            return f"{task_of(self._stage, self._total)}: {lasting(now - self._since)} so far"
        doing, things = STAGES[self._stage]
        rate, left = since / took, (self._total - self._done) * took / since
        return (
            f"{doing} {self._done:,} of {self._total:,} {things}, "
            f"{rate:,.{0 if rate >= 10 else 1}f} a second, {lasting(left)} left"
        )


def task_of(stage: Stage, total: int) -> str:
    """Say what is done, and to how much."""
    doing, things = STAGES[stage]
    number = f"{total:,} " if total and things else ""
    return f"{doing} {number}{things.removesuffix('s') if total == 1 else things}".rstrip()


def lasting(seconds: float) -> str:
    """Say how long something takes."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
