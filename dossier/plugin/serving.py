"""The preview: what is watched, and what is said when it cannot be shown."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch

from dossier.errors import is_debugging

log = get_plugin_logger("dossier")


class Watcher:
    """Asks for a rebuild when something changes in one of some places, when one is removed, and when it comes back.

    MkDocs watches a place only while it is there: a folder that is removed and made again it would not see any more.
    """

    def __init__(self, places: Iterable[Path], root: Path, server: LiveReloadServer) -> None:
        """Watch what is there.

        Parameters:
            places: Folders and files, each by its absolute path, there or not; what lies in another is seen there.
            root: The folder of the site.
            server: What shows the preview.
        """
        every = set(places)
        self.places = {place for place in every if not any(above in every for above in place.parents)}
        self.above = {folder for place in self.places for folder in folders_above(place, root)}
        self.server = server
        self.inside, self.around = Told(self.see), Told(self.look_after)
        self.watches: dict[Path, ObservedWatch] = {}
        self.has_reloaded = False
        """Browsers were told of edited pages, though the rebuild goes on."""
        self.look()
        for place in self.watches.keys() & self.places:
            server.watch(str(place))  # once more, so that MkDocs names it and knows that there is something to watch

    def look(self) -> bool:
        """Watch what is there now, and tell whether a place came or went."""
        now = {path for path in self.places | self.above if path.exists()}
        changed = now ^ self.watches.keys()
        for path in self.watches.keys() - now:
            self.forget(path)
        for path in now - self.watches.keys():
            self.watches[path] = self.watch(path)
        return bool(changed & self.places)

    def watch(self, path: Path) -> ObservedWatch:
        """Watch something as it is now, not as it is when the observer gets to it."""
        observer, is_place = self.server.observer, path in self.places
        watch = observer.schedule(self.inside if is_place else self.around, str(path), recursive=is_place)
        for emitter in observer.emitters:
            if emitter.watch == watch and not emitter.is_alive():
                emitter.on_thread_start()  # looks for the first time
                emitter.on_thread_start = lambda: None  # type: ignore[method-assign]
        return watch

    def forget(self, path: Path) -> None:
        """Watch something no longer."""
        self.server.observer.unschedule(self.watches.pop(path))

    def see(self, event: FileSystemEvent) -> None:
        """Ask for a rebuild after a change inside a place."""
        if not self.look_after(event) and not event.is_directory:
            self.ask()

    def look_after(self, event: FileSystemEvent) -> bool:
        """See whether places came or went, and tell whether a rebuild was asked for."""
        path = Path(os.fsdecode(event.src_path))
        is_another = event.event_type in (EVENT_TYPE_DELETED, EVENT_TYPE_CREATED) and path in self.watches
        if is_another:
            self.forget(path)  # nothing more is seen of the one that was watched
        came_or_went = self.look() or (is_another and path in self.places)
        if came_or_went:
            self.ask()
        return came_or_went

    def ask(self) -> None:
        """Ask for a rebuild as MkDocs does: what lay in a folder before it was watched is no event of its own."""
        with self.server._rebuild_cond:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()

    def reload(self) -> None:
        """Have browsers load what they show again while a rebuild goes on; at its end they do so once more.

        MkDocs answers nobody meanwhile, lest half a site be seen. Of this preview each file is exchanged as a whole.
        """
        with self.server._epoch_cond:
            self.server._visible_epoch = self.server._wanted_epoch
            self.server._epoch_cond.notify_all()
        self.has_reloaded = True

    def rebuild(self, build: Callable[[], None]) -> None:
        """Build the preview again; where browsers have loaded edited pages already, they are to load once more."""
        self.has_reloaded = False
        rebuild(build)
        if self.has_reloaded:
            with self.server._epoch_cond:
                self.server._wanted_epoch += 1  # what MkDocs shows next


class Told(FileSystemEventHandler):
    """Hands events on."""

    def __init__(self, tell: Callable[[FileSystemEvent], object]) -> None:
        self.on_any_event = tell  # type: ignore[method-assign,assignment]


def folders_above(place: Path, root: Path) -> Iterator[Path]:
    """Give the folders in which a place would be made, or the way to it: up to the site's or one that is there."""
    for folder in place.parents:
        yield folder
        if folder == root or (folder.is_dir() and root not in folder.parents):
            return


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
