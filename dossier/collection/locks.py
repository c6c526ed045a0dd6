"""Locks between builds. The system lets go of one whose holder was killed, so that none has to be cleared away."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt

PAUSE = 0.1
"""Seconds after which Windows, which does not wait by itself for longer than ten seconds, is asked again."""


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
                if not locked(file, wait=wait):
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
        is_there = not self._removed()
        os.close(self._file)
        self._file = -1
        if is_there:
            self._removed()

    def _removed(self) -> bool:
        """Take the file away; Windows does so only when nobody has it open, so that it is never another's."""
        try:
            self.path.unlink()
        except PermissionError:
            return False
        except OSError:
            pass
        return True


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock for a moment, and wait for who holds it; where that cannot be, nobody is kept out."""
    lock = Lock(path)
    with suppress(OSError):
        lock.take(wait=True)
    try:
        yield
    finally:
        lock.let_go()


def _flocked(file: int, *, wait: bool) -> bool:
    """Lock an open file as POSIX systems do; tell whether it is locked now."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _byte_locked(file: int, *, wait: bool) -> bool:
    """Lock the first byte of an open file, which need not be there, as Windows does; tell whether it is locked now."""
    while True:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except PermissionError:
            if not wait:
                return False
            time.sleep(PAUSE)
        else:
            return True


locked: Callable[..., bool] = _byte_locked if fcntl is None else _flocked
