"""The limit holds in the main thread and in any other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from dossier.collection.time_limit import TimeIsUp, time_limit


def busy(seconds: float) -> None:
    """Work in Python for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def in_thread(work: Callable[[], None]) -> list[type[BaseException]]:
    """Run work in another thread and return what it raised."""
    raised: list[type[BaseException]] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(type(error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised


def too_long() -> None:
    with time_limit(1):
        busy(30)


def test_too_long_is_stopped_in_the_main_thread() -> None:
    with pytest.raises(TimeIsUp):
        too_long()


def test_too_long_is_stopped_in_another_thread() -> None:
    assert in_thread(too_long) == [TimeIsUp]


def test_what_is_done_in_time_is_left_alone_even_later() -> None:
    def work() -> None:
        with time_limit(1):
            busy(0.01)
        busy(1.2)

    work()
    assert in_thread(work) == []


def test_no_limit_starts_no_watcher() -> None:
    def work() -> None:
        before = threading.active_count()
        with time_limit(0):
            assert threading.active_count() == before

    assert in_thread(work) == []
