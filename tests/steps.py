"""Count the steps of some work, where the time it takes would depend on the machine and on who else uses it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Return how many lines and calls of Python some work takes: the same on any machine.

    What C does within one line, such as a search through a long list, counts as one step: an accepted gap.
    """
    count = 0

    def step(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
