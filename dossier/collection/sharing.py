"""Equal values of many records as one object: a collection names its actors a quarter of a million times.

The records are frozen, but what was just unpacked nobody else has seen yet; to make each anew takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Hashable

put = object.__setattr__


class Shared:
    """The values that were met so far."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Hashable] = {}

    def put(self, record: object, *names: str) -> None:
        """Let fields of a record hold what others hold already, where that is equal.

        Parameters:
            record: Just unpacked.
            names: Of fields whose values can be told apart by comparing them: not 1 and `True`.
        """
        for name in names:
            value = getattr(record, name)
            put(record, name, self._known.setdefault(value, value))
