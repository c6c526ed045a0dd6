"""The preview: each change in `content/` or `templates/` causes exactly one rebuild and shows."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from dossier.collection.store import BUSY
from dossier.plugin.serving import Watcher
from tests.conftest import BIN

pytestmark = pytest.mark.slow

PATIENCE = 120.0
"""Seconds to wait for the server before it is taken to hang; a quick machine needs two."""
QUIET = 1.5
"""Seconds without a further rebuild after which there is none to come: three times the polling interval of MkDocs."""

BRIEF = "4 May 2021\n\n“We are ready,” said Prime Minister Ada Moe in Oslo on Monday.\n"


class Server:
    """`mkdocs serve` and what it says."""

    def __init__(self, folder: Path, address: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = address or f"127.0.0.1:{free.getsockname()[1]}"
        if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
            # What runs in the background of a shell is born deaf to Ctrl-C, and so would the server be.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [BIN / "mkdocs", "serve", "--dev-addr", self.address],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line)

    def wait_for(self, words: str, seconds: float = PATIENCE) -> bool:
        """Tell whether a line with these words comes in time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self.said.append(self.lines.get(timeout=left))
            except queue.Empty:
                return False
            if words in self.said[-1]:
                return True
        return False

    def get(self, page: str) -> str:
        """Return a page, empty where there is none."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{page}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            error.close()
            return ""

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        self.reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def server(example: Path) -> Iterator[Server]:
    (example / "templates").mkdir()
    started = Server(example)
    try:
        assert started.wait_for("Serving on"), "".join(started.said)
        yield started
    finally:
        started.stop()


def rebuilt_once(server: Server) -> None:
    """Hold that the change now under way causes one rebuild and no second."""
    assert server.wait_for("Reloading browsers"), "".join(server.said)
    assert not server.wait_for("Detected file changes", QUIET), "a second rebuild"


def test_each_change_causes_one_rebuild_and_shows(server: Server, example: Path) -> None:
    brief = example / "content" / "brief.txt"
    assert "Ada Moe" not in server.get("dossiers/brief/")

    brief.write_text(BRIEF, "utf-8")
    rebuilt_once(server)
    assert "Ada Moe" in server.get("dossiers/brief/")

    brief.write_text(BRIEF.replace("Ada Moe", "Per Dahl"), "utf-8")
    rebuilt_once(server)
    assert "Per Dahl" in server.get("dossiers/brief/")

    (example / "templates" / "about.html").write_text("<p>Written by the site itself.</p>\n", "utf-8")
    rebuilt_once(server)
    assert "Written by the site itself." in server.get("about/")

    page = example / "content" / "pages" / "credits.md"
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    rebuilt_once(server)
    assert "One more line." in server.get("credits/")

    brief.unlink()
    rebuilt_once(server)
    assert server.get("dossiers/brief/") == ""
    assert sorted(path.name for path in (example / "content").iterdir()) == sorted(
        path.name for path in (Path(__file__).parents[1] / "content").iterdir()
    )


def test_a_broken_file_does_not_end_the_preview(server: Server, example: Path) -> None:
    (example / "content" / "noise.txt").write_bytes(bytes(range(256)) * 8)
    rebuilt_once(server)
    assert "noise.txt" in server.get("attention/")


def test_a_folder_made_later_is_watched_and_a_broken_template_is_told_in_a_sentence(example: Path) -> None:
    server = Server(example)
    try:
        assert server.wait_for("Serving on"), "".join(server.said)
        about = example / "templates" / "about.html"
        about.parent.mkdir()
        about.write_text("<h1>Written by the site itself</h1>\n", "utf-8")
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        assert "Written by the site itself" in server.get("about/")

        about.write_text("<h1>\n{% if %}\n", "utf-8")
        assert server.wait_for("about.html:2: the template cannot be read"), "".join(server.said)
        assert server.wait_for("The preview shows the last site"), "".join(server.said)
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        assert "Written by the site itself" in server.get("about/")
        assert "Traceback" not in "".join(server.said)

        about.write_text("<h1>Mended</h1>\n", "utf-8")
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        assert "Mended" in server.get("about/")
    finally:
        server.stop()


def test_after_a_rebuild_that_the_theme_ended_the_next_one_waits_for_nothing(example: Path) -> None:
    """What an edit gave to the store is written down; else the preview would wait a minute for each next entry."""
    config, main = example / "mkdocs.yml", example / "over" / "main.html"
    told = config.read_text("utf-8").replace("  name: dossier\n", "  name: dossier\n  custom_dir: over\n")
    config.write_text(told, "utf-8")
    main.parent.mkdir()
    brief = example / "content" / "brief.txt"
    server = Server(example)
    try:
        assert server.wait_for("Serving on"), "".join(server.said)
        main.write_text("{% if %}", "utf-8")
        brief.write_text(BRIEF, "utf-8")
        assert server.wait_for("TemplateSyntaxError"), "".join(server.said)
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        main.unlink()
        brief.write_text(BRIEF.replace("Ada Moe", "Per Dahl"), "utf-8")
        assert server.wait_for("Reloading browsers", BUSY / 2), "".join(server.said)
        assert "Per Dahl" in server.get("dossiers/brief/")
    finally:
        server.stop()


def test_a_folder_that_is_removed_and_made_again_is_noticed_both_times(example: Path) -> None:
    about, more = example / "templates" / "about.html", example / "content" / "more"
    about.parent.mkdir()
    about.write_text("<h1>Written by the site itself</h1>\n", "utf-8")
    more.mkdir()
    (more / "brief.txt").write_text(BRIEF, "utf-8")
    server = Server(example)
    try:
        assert server.wait_for("Serving on"), "".join(server.said)
        for words in ("Made again", "Made once more"):
            shutil.rmtree(about.parent)
            assert server.wait_for("Reloading browsers"), "".join(server.said)
            page = server.get("about/")
            assert page and "Written by" not in page and "Made" not in page
            about.parent.mkdir()
            about.write_text(f"<h1>{words}</h1>\n", "utf-8")
            assert server.wait_for("Reloading browsers"), "".join(server.said)
            assert words in server.get("about/")
        shutil.rmtree(more)
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        assert server.get("dossiers/more/brief/") == server.get("dossiers/brief/") == ""
        shutil.move(example / "content", example / "elsewhere")
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        shutil.move(example / "elsewhere", example / "content")
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        (example / "content" / "brief.txt").write_text(BRIEF, "utf-8")
        assert server.wait_for("Reloading browsers"), "".join(server.said)
        assert "Ada Moe" in server.get("dossiers/brief/")
        assert "Traceback" not in "".join(server.said)
    finally:
        server.stop()


def test_a_port_in_use_ends_in_a_sentence(example: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        said = subprocess.run(
            [BIN / "mkdocs", "serve", "--dev-addr", address],
            cwd=example,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert said.returncode == 1
    assert f"the preview cannot use {address}" in said.stdout
    assert "Traceback" not in said.stderr


def test_the_next_preview_begins_with_what_has_not_changed(example: Path) -> None:
    address = ""
    for wanted in (" 0 as they were", " 0 files written"):
        server = Server(example, address)
        address = server.address
        try:
            assert server.wait_for(wanted), "".join(server.said)
            assert server.wait_for("Serving on"), "".join(server.said)
            assert "Sherman" in server.get("dossiers/sherman-islamabad/")
        finally:
            server.stop()


def test_edited_pages_are_shown_before_the_rebuild_ends_and_loaded_again_at_its_end(tmp_path: Path) -> None:
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path)) as server:
        watcher = Watcher([], tmp_path, server)
        for shows in (True, False):
            server._visible_epoch, server._wanted_epoch = 1, 2  # as while MkDocs builds again

            def build(shows: bool = shows) -> None:
                if shows:
                    watcher.reload()
                    assert server._visible_epoch == server._wanted_epoch, "else MkDocs answers nobody"

            watcher.rebuild(build)
            assert server._wanted_epoch > server._visible_epoch, "else no browser would load again"


def test_what_analysis_looks_things_up_in_is_loaded_before_the_first_edit() -> None:
    code = f"""
import builtins, io
from dossier.collection.analysis import analyse_document, get_ready
from dossier.read import document_from_text
from dossier.settings import Settings

get_ready(Settings())
builtins.open = io.open = lambda *given, **more: print(given)
dossier = analyse_document(document_from_text({BRIEF!r}), Settings())
assert dossier.quotes and dossier.actors and dossier.dates
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, timeout=PATIENCE, capture_output=True, text=True)
    assert done.stdout == "", "a file was opened for the first document"
