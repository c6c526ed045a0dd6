"""Keep what was made of sources between builds, in one file.

Everything in it is found by a key made of all that it depends on (the bytes of the source, the engine, settings, what
people said, our own code and data), so that an entry is either right or not there. Nothing of it is needed: whatever
cannot be read is made again, and a store that cannot be written costs time, never the build.
"""

from __future__ import annotations

import functools
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from dossier.collection.locks import held
from dossier.model import SCHEMA_VERSION, Dossier, Notice, Reason

SEEN_BY_ANALYSIS = ("date_order", "language", "engine_model", "engine_command")
"""The settings that change what analysis finds."""

AFTER_ANALYSIS = frozenset(
    {
        "cli",
        "plugin",
        "wording",
        "people",
        "collection",
        "publish",
        "scoring",
        "theme",
        "templates",
        "data/starter",
    }
)
"""The rooms that analysis never enters, as `tests/test_imports.py` holds: what changes there leaves analyses alone."""


@functools.cache
def fingerprint(*, whole: bool = False) -> str:
    """Return a hash of the code and data that analysis runs on, or of all there is."""
    root = files("dossier")
    seen = sha256(SCHEMA_VERSION.encode())
    for name, data in sorted(_analysed_with(root, leave_out=frozenset() if whole else AFTER_ANALYSIS)):
        seen.update(name.encode() + b"\0")
        seen.update(sha256(data).digest())
    return seen.hexdigest()


def _analysed_with(
    folder: Traversable, inside: str = "", *, leave_out: frozenset[str] = AFTER_ANALYSIS
) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file of the package but those of rooms that only use what was analysed.

    What is left out is named, not what counts: a module that is added or moved counts by itself.
    """
    for entry in folder.iterdir():
        name = f"{inside}{entry.name}"
        if name in leave_out or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _analysed_with(entry, f"{name}/", leave_out=leave_out)
        else:
            yield name, entry.read_bytes()


FILE = "store.sqlite"
TABLES = ("sources", "analyses", "dossiers", "cards", "joined", "rows")
OF_OLD = "[0-9a-f]" * 16 + "*.json"
"""Files of releases that kept one for each document."""
OFTEN = 1.0
"""Seconds after which what was put is written down, so that no other build waits long."""
BUSY = 60
"""Seconds that one build waits for another that writes."""

SUM = 4
"""Bytes of the sum by which damage is known."""

KEPT = 32
"""Dossiers of which is kept what was last looked up in them; pages that show facts of many do not read them."""

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """What was last looked up, by the id of its document."""

    def __init__(self, most: int = KEPT) -> None:
        """Keep nothing yet.

        Parameters:
            most: How much is kept.
        """
        self._kept: dict[str, Value] = {}
        self._most = most

    def of(self, id: str, make: Callable[[], Value]) -> Value:
        """Return what is kept, or make it and forget what was asked for longest ago."""
        value = self._kept.pop(id, None)
        if value is None:
            value = make()
            if len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
        self._kept[id] = value
        return value


class Record(Generic[Value]):
    """Turns records of one kind into bytes and back."""

    def __init__(self, kind: type[Value]) -> None:
        self._decoder = msgspec.msgpack.Decoder(kind)

    def packed(self, value: Value) -> bytes:
        """Return a record as bytes: a fifth of what they were, at a third of a millisecond."""
        return zlib.compress(msgspec.msgpack.encode(value), 1)

    def unpacked(self, data: bytes | None) -> Value | None:
        """Return the record in some bytes; damaged ones count as none."""
        try:
            return self._decoder.decode(zlib.decompress(data)) if data is not None else None
        except (zlib.error, msgspec.MsgspecError, RecursionError):
            return None


DOSSIERS = Record(Dossier)


def digest(*parts: object) -> str:
    """Return a key made of some values."""
    return sha256("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """The file, safe with several builds at once; without a folder a file of its own that goes with the build."""

    def __init__(self, folder: Path | None, *, reading: bool = False) -> None:
        """Open the store.

        Parameters:
            folder: Where it lies, made when it is not there; None keeps nothing after the build.
            reading: Open what is there and change nothing.
        """
        self.folder = folder
        self.notices: list[Notice] = []
        self._used: dict[str, set[str]] = {table: set() for table in TABLES}
        self._unwritten: dict[tuple[str, str], bytes] = {}
        """What the disk did not take; it is held until the build ends."""
        self._pending: dict[tuple[str, str], bytes] = {}
        """What was put and not yet written down: a disk that turns out to be full takes nothing of it."""
        self._reading = reading
        self._written = time.monotonic()
        self._file: tuple[int, int] | None = None
        """Which file it is, where one was there: another one may stand in its place meanwhile."""
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        if self.folder is None:
            return _ready(sqlite3.connect("", check_same_thread=False))
        path = self.folder / FILE
        if self._reading:
            try:
                return sqlite3.connect(
                    f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY, check_same_thread=False
                )
            except sqlite3.Error as error:
                return self._without(error)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = _identity(path)
            connection = _ready(_connected(path))
            self._file = self._file or _identity(path)
            return connection
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return self._without(error)
            return self._anew(path)
        except OSError as error:
            return self._without(error)

    def _anew(self, path: Path) -> sqlite3.Connection:
        """Set a damaged file aside and begin again, unless another build has just done so."""
        aside = path.with_suffix(".damaged")
        try:
            with held(path.with_suffix(".lock")):
                if _identity(path) == self._file:
                    path.replace(aside)
                    for more in ("-wal", "-shm"):
                        path.with_name(path.name + more).unlink(missing_ok=True)
                connection = _ready(_connected(path))
                self._file = _identity(path)
            self._say("store-damaged", aside.name)
            return connection
        except (OSError, sqlite3.Error) as error:
            return self._without(error)

    def _without(self, error: Exception) -> sqlite3.Connection:
        """Go on without the file: everything is made again."""
        self._say("store-unusable", str(error))
        self.folder = None
        return _ready(sqlite3.connect("", check_same_thread=False))

    def _say(self, code: str, value: str) -> None:
        if all(notice.code != code for notice in self.notices):
            self.notices.append(Notice(code, Reason(code, (value,)), severity="info"))

    def use(self, table: str, key: str) -> None:
        """Note that something is still needed."""
        self._used[table].add(key)

    def forget(self, table: str, key: str) -> None:
        """Note that something is needed no longer, though it was looked at."""
        self._used[table].discard(key)

    def get(self, table: str, key: str) -> bytes | None:
        """Return what a table keeps under a key."""
        self._used[table].add(key)
        if (table, key) in self._unwritten:
            return self._unwritten[table, key]
        try:
            row = self._connection.execute(f"SELECT data FROM {table} WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._set_right(error)
            return None
        return _sound(key, row[0]) if row is not None else None

    def put(self, table: str, key: str, data: bytes) -> None:
        """Keep something; what the disk does not take is held in memory."""
        self._used[table].add(key)
        self._unwritten.pop((table, key), None)
        self._pending[table, key] = data
        try:
            self._connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, data + _sum_of(key, data)))
            if time.monotonic() - self._written > OFTEN:
                self.commit()
        except sqlite3.Error as error:
            self._hold()
            self._set_right(error)

    def pieces(self, table: str, name: str) -> list[tuple[int, bytes]]:
        """Return the pieces of something that a table keeps in several, each with its number."""
        try:
            rows = self._connection.execute(
                f"SELECT key, data FROM {table} WHERE key > ? AND key < ?", (f"{name}:", f"{name};")
            ).fetchall()
        except sqlite3.Error as error:
            self._set_right(error)
            return []
        found = ((key, _sound(key, data)) for key, data in rows)
        return [(int(key.rpartition(":")[2]), data) for key, data in found if data is not None]

    def put_piece(self, table: str, name: str, number: int, data: bytes) -> None:
        """Keep a piece of something; who uses it names it without the number."""
        self.put(table, f"{name}:{number}", data)

    def _set_right(self, error: sqlite3.Error) -> None:
        """Begin anew where the file is damaged; a disk that is full is only told of."""
        if isinstance(error, sqlite3.OperationalError) or self.folder is None or self._reading:
            self._say("store-not-written", str(error))
        else:
            self.close()
            self._connection = self._anew(self.folder / FILE)

    def commit(self) -> None:
        """Write down what was put; until then another build sees nothing of it, and may wait."""
        try:
            self._connection.commit()
            self._pending.clear()
            self._written = time.monotonic()
        except sqlite3.Error as error:
            self._hold()
            self._say("store-not-written", str(error))
            with suppress(sqlite3.Error):
                self._connection.rollback()

    def _hold(self) -> None:
        """Hold what may never be written down."""
        self._unwritten |= self._pending
        self._pending.clear()

    def prune(self) -> None:
        """Forget what this run did not use; a key up to a colon, where there is one, stands for all that begin so."""
        for table, used in self._used.items():
            with suppress(sqlite3.Error):
                rows = self._connection.execute(f"SELECT key FROM {table}").fetchall()
                gone = [(key,) for (key,) in rows if key.partition(":")[0] not in used]
                self._connection.executemany(f"DELETE FROM {table} WHERE key = ?", gone)
        self.commit()
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if self.folder is None:
            return
        with suppress(OSError):
            (self.folder / FILE).touch()  # tells when it was last used
        for path in self.folder.glob(OF_OLD):
            with suppress(OSError):
                path.unlink()

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._connection.close()


def _sum_of(key: str, data: bytes) -> bytes:
    """Return what stands behind everything that is kept: SQLite does not notice when a part of its file is damaged."""
    return zlib.crc32(data, zlib.crc32(key.encode())).to_bytes(SUM)


def _sound(key: str, data: object) -> bytes | None:
    """Return what was put under a key; damaged, it counts as not there."""
    if not isinstance(data, bytes) or data[-SUM:] != _sum_of(key, data[:-SUM]):
        return None
    return data[:-SUM]


def _connected(path: Path) -> sqlite3.Connection:
    """Open the file; while another build makes it, or is about to, wait.

    The change to WAL has to be tried again: where another build is just about to write, it does not wait by itself.
    """
    until = time.monotonic() + BUSY
    while True:
        connection = sqlite3.connect(path, timeout=BUSY, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")  # a name that is withheld from now on is nowhere left
        except BaseException as error:
            connection.close()
            if not _is_busy(error) or time.monotonic() > until:
                raise
            _pause()
        else:
            return connection


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one in its place; nothing where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def _is_busy(error: BaseException) -> bool:
    """Tell whether another build has the file for itself for a moment."""
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _pause() -> None:
    """Let another build go on."""
    time.sleep(0.02)


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    for table in TABLES:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID")
    connection.commit()
    return connection


def contents(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Give the kinds of things in the store of a folder, with how many there are and how many bytes they take."""
    if not (folder / FILE).is_file():
        return
    with closing(sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True)) as connection:
        for table in TABLES:
            with suppress(sqlite3.Error):
                count, size = connection.execute(f"SELECT count(*), total(length(data)) FROM {table}").fetchone()
                yield table, count, int(size)


def is_in_use(folder: Path) -> bool:
    """Tell whether a build, in any process, has the store of a folder open; the system forgets one that was killed."""
    if not (folder / FILE).is_file():
        return False
    with closing(sqlite3.connect(folder / FILE, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # which needs the file for itself
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
        except sqlite3.DatabaseError:
            return False
    return False


def shrink(folder: Path) -> None:
    """Give what is free inside the file back to the disk."""
    if (folder / FILE).is_file():
        with closing(sqlite3.connect(folder / FILE)) as connection, suppress(sqlite3.Error):
            connection.execute("VACUUM")
