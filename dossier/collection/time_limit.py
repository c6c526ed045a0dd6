"""A limit on the time that one document may take."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(BaseException):
    """The limit for one document has passed; not an `Exception`, so that no stage can swallow it."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise `TimeIsUp` in the block when it takes longer; 0 means no limit.

    Where there is SIGALRM it also interrupts a regular expression at work. On Windows, and in a thread other than the
    main one, another thread watches; it cannot interrupt a single long call into C, which raises when it returns. What
    a reader's library does in C is bounded by `max_bytes` instead.
    """
    if not seconds:
        yield
    elif hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        with _watched(seconds):
            yield


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watched(seconds: int) -> Iterator[None]:
    worker = threading.get_ident()
    turn = threading.Lock()
    """Held while the watcher raises and when the block ends: it never raises in what comes after."""
    over = False

    def stop() -> None:
        with turn:
            if not over:
                _raise_in(worker, TimeIsUp)

    watcher = threading.Timer(seconds, stop)
    watcher.daemon = True
    watcher.start()
    try:
        yield
    finally:
        with turn:
            over = True
        watcher.cancel()


def _raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise an error in another thread at its next step in Python."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
