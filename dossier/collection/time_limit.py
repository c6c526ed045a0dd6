"""A limit on the time that one document may take: processor time, so that a busy machine costs none its analysis.

Behind it stands a limit by the clock, for what waits instead of working.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from dossier.model import Reason

WALL = 10
"""How many times as long the clock may run: room for a machine with ten jobs for each core."""


class TimeIsUp(BaseException):
    """The limit for one document has passed; not an `Exception`, so that no stage can swallow it."""


def took_too_long(code: str, seconds: int) -> Reason:
    """Say that something was stopped, and what to do."""
    return Reason(code, (str(seconds), str(WALL * seconds)))


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeIsUp` in the block when it takes more processor time, or `WALL` times as long by the clock.

    Where there are timers that send signals they also interrupt a regular expression at work. On Windows, and in a
    thread other than the main one, another thread watches; it cannot interrupt a single long call into C, which raises
    when it returns. What a reader's library does in C is bounded by `max_bytes` instead.

    The main thread's timer counts all threads of the process, an accepted gap: beside it none of ours works for long.

    Parameters:
        seconds: Of processor time; 0 means no limit at all.
    """
    if not seconds:
        yield
    elif hasattr(signal, "SIGPROF") and threading.current_thread() is threading.main_thread():
        with _timers(seconds):
            yield
    else:
        with _watched(seconds):
            yield


@contextmanager
def _timers(seconds: float) -> Iterator[None]:
    raised = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal raised
        if not raised:  # the second timer must not interrupt what the first one's error unwinds
            raised = True
            raise TimeIsUp

    before = {number: signal.signal(number, stop) for number in (signal.SIGPROF, signal.SIGALRM)}
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, WALL * seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    worker = threading.get_ident()
    turn = threading.Lock()
    """Held while the watcher raises and when the block ends: it never raises in what comes after."""
    over = threading.Event()

    def watch() -> None:
        spent = _processor_clock(worker)
        work_until, wait_until = spent() + seconds, time.monotonic() + WALL * seconds
        # Processor time never runs faster than the clock, so what is left of either is time to sleep.
        while (left := min(work_until - spent(), wait_until - time.monotonic())) > 0:
            if over.wait(left):
                return
        with turn:
            if not over.is_set():
                _raise_in(worker, TimeIsUp)

    watcher = threading.Thread(target=watch, daemon=True, name="dossier time limit")
    watcher.start()
    try:
        yield
    finally:
        with turn:
            over.set()
        watcher.join()


def _processor_clock(thread: int) -> Callable[[], float]:
    """Return what reads the processor time of a thread; where systems do not tell (Windows), of the process.

    The process counts all its threads, so there the limit is reached sooner when several work.
    """
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.process_time
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)


def _raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise an error in another thread at its next step in Python."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
