"""The limit counts work, holds in the main thread and in any other, and leaves nothing behind.

No test here measures time: what should be stopped would run on to an assertion, what should not is left alone.
"""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable

import pytest

from dossier.collection import time_limit as module
from dossier.collection.time_limit import TimeIsUp, time_limit

SHORT = 0.2
AGES = 10**10
"""Steps that no machine takes within the limit."""


def work() -> None:
    """Work in Python for ages."""
    for _ in range(AGES):
        pass


def wait() -> None:
    """Wait for a minute in small pieces."""
    for _ in range(6_000):
        time.sleep(0.01)


def in_main(block: Callable[[], None]) -> list[type[BaseException]]:
    """Run a block and return what it raised."""
    try:
        block()
    except BaseException as error:
        return [type(error)]
    return []


def in_thread(block: Callable[[], None]) -> list[type[BaseException]]:
    """Do so in another thread."""
    raised: list[type[BaseException]] = []
    thread = threading.Thread(target=lambda: raised.extend(in_main(block)))
    thread.start()
    thread.join()
    return raised


Run = Callable[[Callable[[], None]], list[type[BaseException]]]


@pytest.fixture(params=["signals", "watcher", "watcher of a process", "another thread"])
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Each way in which the limit is kept; the watchers in the main thread are those of Windows."""
    monkeypatch.setattr(module, "WALL", 10_000)
    if request.param.startswith("watcher"):
        monkeypatch.delattr(signal, "SIGPROF")
    if request.param == "watcher of a process":
        monkeypatch.delattr(time, "pthread_getcpuclockid")
    return in_thread if request.param == "another thread" else in_main


def limited(block: Callable[[], None], seconds: float = SHORT) -> Callable[[], None]:
    def under_limit() -> None:
        with time_limit(seconds):
            block()

    return under_limit


def test_too_much_work_is_stopped(run: Run) -> None:
    assert run(limited(work)) == [TimeIsUp]


def test_waiting_for_a_busy_machine_counts_for_nothing(run: Run) -> None:
    assert run(limited(lambda: time.sleep(2 * SHORT))) == []


def test_waiting_far_too_long_is_stopped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WALL", 1)
    assert run(limited(wait)) == [TimeIsUp]


def test_a_regular_expression_at_work_is_interrupted() -> None:
    assert in_main(limited(lambda: assert_no_match(r"(?:a|aa)+$", "a" * 60 + "b"))) == [TimeIsUp]


def assert_no_match(pattern: str, text: str) -> None:
    assert re.match(pattern, text) is None


def test_an_error_of_the_block_goes_through(run: Run) -> None:
    assert run(limited(lambda: assert_no_match("a", "a"))) == [AssertionError]


def test_nothing_of_the_limit_is_left_after_the_block(run: Run) -> None:
    before = threading.active_count(), signal.getsignal(signal.SIGALRM)
    assert run(limited(lambda: None)) == []
    assert (threading.active_count(), signal.getsignal(signal.SIGALRM)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_no_limit_starts_no_watcher() -> None:
    def block() -> None:
        before = threading.active_count()
        with time_limit(0):
            assert threading.active_count() == before

    assert in_thread(block) == []
