"""What a build says of its progress and of the notices."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from mkdocs.plugins import get_plugin_logger

from dossier.model import Notice
from dossier.publish.terminal import lines_of_build

log = get_plugin_logger("dossier")

SAY_EVERY = 2.0
"""Seconds between two words on how far a work is."""

ANALYSED = "%d of %d documents analysed"
MADE = "%d of %d files of the site made"

Item = TypeVar("Item")


class Teller:
    """Says how far a work is, every other second."""

    def __init__(self, words: str = ANALYSED) -> None:
        self.words = words
        self.last = time.monotonic()
        self.said = False

    def __call__(self, done: int, total: int) -> None:
        """Say it, if it is time; who was told of a beginning is told of the end."""
        now = time.monotonic()
        if now - self.last >= SAY_EVERY or (self.said and done == total):
            self.last, self.said = now, True
            log.info(self.words, done, total)

    def of(self, items: Sequence[Item]) -> Iterator[Item]:
        """Give items on, and say how many of them are done."""
        for number, item in enumerate(items):
            self(number, len(items))
            yield item
        self(len(items), len(items))


def log_notices(notices: Iterable[Notice]) -> None:
    """Log errors and warnings, which `--strict` counts, and hints as a number."""
    for severity, line in lines_of_build(notices):
        {"error": log.error, "warning": log.warning, "info": log.info}[severity]("%s", line)
