"""What a build says of its progress and of the notices."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger

from dossier.collection.progress import Line, Reporter
from dossier.model import Notice
from dossier.people.actors_file.withhold import Withheld
from dossier.publish.terminal import lines_of_build
from dossier.publish.withheld import leaks
from dossier.publish.writer import Difference
from dossier.wording import say

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


def log_of_store(notices: Iterable[Notice]) -> None:
    """Log what went wrong with what is kept between builds; it costs time, never the site."""
    for notice in notices:
        log.info("%s", say(notice.reason))


def say_waiting(site: Path) -> None:
    """Say why nothing happens."""
    log.info("another build makes %s; this one waits until it is done", site)


def say_done(difference: Difference, asked: Sequence[str] | None, site: Path | None) -> None:
    """Say how much was written, which hosts every page asks, and where the site is, unless it is a preview."""
    log.info("%d files written, %d as they were", len(difference.changed), len(difference.kept))
    if asked:
        hosts = ", ".join(asked)
        log.info("every page asks %s, which learn who reads it: so the theme or another setting has it", hosts)
    if site is not None:
        log.info("The site is in %s", site)


def refuse_leaks(files: Iterable[tuple[str, Path]], withheld: Withheld, *, serving: bool) -> None:
    """Publish nothing that holds a withheld name: a page written by hand may, and so may a setting.

    Raises:
        PluginError: With the files that hold one; in a preview they are only named.
    """
    found = list(leaks(files, withheld)) if withheld else []
    if not found:
        return
    message = f"a name that actors.yml withholds stands in {', '.join(found[:5])}; take it out of what makes them"
    if not serving:
        raise PluginError(f"{message}. Nothing was published.")
    log.warning("%s", message)


def refuse_warned(config: MkDocsConfig) -> None:
    """Publish nothing in strict mode after a warning, which MkDocs counts and looks at only when all is in place.

    Raises:
        Abort: If there was one.
    """
    if not config.strict:
        return
    handlers = logging.getLogger(log.logger.name.partition(".")[0]).handlers
    counters = (handler.get_counts for handler in handlers if hasattr(handler, "get_counts"))
    counts = ", ".join(f"{count} {level.lower()}s" for counter in counters for level, count in counter())
    if counts:
        raise Abort(f"Aborted with {counts} in strict mode! Nothing was published: the last site is as it was.")
