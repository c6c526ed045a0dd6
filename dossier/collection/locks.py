"""Locks between builds. The system lets go of one whose holder was killed, so that none has to be cleared away.

Windows has none of this kind (an accepted gap): there nobody waits, and two builds of one site at once are not safe.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A file that one process holds for itself; it is there only while somebody holds it or waits for it."""

    def __init__(self, path: Path) -> None:
        """Name the file, whose folder has to be there."""
        self.path = path
        self._file = -1

    def take(self, *, wait: bool) -> bool:
        """Hold it.

        Parameters:
            wait: Until whoever holds it lets go.

        Returns:
            False where another holds it.

        Raises:
            OSError: If the folder cannot be written to or its file system knows no locks.
        """
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                if not _flocked(file, wait=wait):
                    os.close(file)
                    return False
                with suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(file), self.path.stat()):
                        self._file = file
                        return True
            except BaseException:
                os.close(file)
                raise
            os.close(file)  # who held it has taken it away: others begin with a new one

    @property
    def is_held(self) -> bool:
        """Tell whether it is held."""
        return self._file >= 0

    def let_go(self) -> None:
        """Hold it no longer; doing so again does nothing."""
        if not self.is_held:
            return
        with suppress(OSError):
            self.path.unlink()
        os.close(self._file)
        self._file = -1


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder for a moment, and wait for who holds it; where that cannot be, nobody is kept out."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            _flocked(file, wait=True)
        yield
    finally:
        os.close(file)


def _flocked(file: int, *, wait: bool) -> bool:
    """Lock an open file; tell whether it is locked now."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
