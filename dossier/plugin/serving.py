"""The preview: what is watched, and what is said when it cannot be shown."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from dossier.errors import is_debugging

log = get_plugin_logger("dossier")


def watch_for(folder: Path, server: LiveReloadServer) -> None:
    """Watch a folder from the moment it is made, which is a change itself."""
    above = next(parent for parent in folder.parents if parent.is_dir())
    server.observer.schedule(Appearing(folder, server), str(above), recursive=False)


class Appearing(FileSystemEventHandler):
    """Waits for a folder."""

    def __init__(self, folder: Path, server: LiveReloadServer) -> None:
        self.folder = folder
        self.server = server
        self.is_there = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Look whether it is there."""
        if self.is_there or not self.folder.is_dir():
            return
        self.is_there = True
        self.server.watch(str(self.folder))
        # What was put into it before it was watched is no event: MkDocs has no other way to ask for a rebuild.
        with self.server._rebuild_cond:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()


def rebuild(build: Callable[[], None]) -> None:
    """Build the preview again; if that fails, say why in a sentence and leave the last site."""
    try:
        build()
    except (Exception, SystemExit) as error:
        if is_debugging():
            raise
        if not isinstance(error, Abort):  # what ends a build so has been said
            log.error("%s: %s", type(error).__name__, error)
        log.error("The preview shows the last site that could be built; the next change is tried again.")


def refuse_taken(host: str, port: int) -> None:
    """Say before anything is built that a preview cannot be shown.

    Raises:
        Abort: If another program uses the port.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            taken = f"the preview cannot use {host}:{port} ({error.strerror})"
            raise Abort(f"{taken}; choose another port with --dev-addr {host}:{port + 1}") from error
