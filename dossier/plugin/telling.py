"""What a build says of its progress and of the notices."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable

from mkdocs.plugins import get_plugin_logger

from dossier.collection.progress import Line, Reporter
from dossier.model import Notice
from dossier.publish.terminal import lines_of_build

log = get_plugin_logger("dossier")


class Teller(Reporter):
    """Says in the log how far a build is; on a terminal other lines of the log stand where the changing line was."""

    def __init__(self, *, patience: float) -> None:
        """Begin.

        Parameters:
            patience: Seconds that pass before anything is said.
        """
        line = Line.on(sys.stderr) if log.isEnabledFor(logging.INFO) else None
        super().__init__(log.info, line, patience=patience)
        self._logger = logging.getLogger("mkdocs")
        self._clearing = Clearing(self)
        if line is not None:
            self._logger.handlers.insert(0, self._clearing)  # before the one that writes

    def end(self, *, is_done: bool = True) -> None:
        """Stop, and leave the log as it was."""
        super().end(is_done=is_done)
        self._logger.removeHandler(self._clearing)


class Clearing(logging.Handler):
    """Makes room for what is logged."""

    def __init__(self, reporter: Reporter) -> None:
        super().__init__()
        self._reporter = reporter

    def emit(self, record: logging.LogRecord) -> None:
        """Wipe the line."""
        self._reporter.wipe()


def log_notices(notices: Iterable[Notice]) -> None:
    """Log errors and warnings, which `--strict` counts, and hints as a number."""
    for severity, line in lines_of_build(notices):
        {"error": log.error, "warning": log.warning, "info": log.info}[severity]("%s", line)
