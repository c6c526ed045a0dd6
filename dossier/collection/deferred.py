"""Rows that stand for themselves before they are there: made or unpacked when somebody looks at them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

Value = TypeVar("Value")


class Deferred(Sequence[Value]):
    """Rows that are equal to the tuple of them."""

    __slots__ = ()

    @abstractmethod
    def _all(self) -> Sequence[Value]:
        """Return all of them; asked for whenever somebody looks."""

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        return self._all()[place]

    def __iter__(self) -> Iterator[Value]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Late(Deferred[Value]):
    """Rows that are made once, when they are first asked for: a build in which nothing changed never asks."""

    def __init__(self, make: Callable[[], Sequence[Value]]) -> None:
        """Make nothing yet.

        Parameters:
            make: Makes the rows.
        """
        self._make = make

    @cached_property
    def _made(self) -> Sequence[Value]:
        return self._make()

    def _all(self) -> Sequence[Value]:
        return self._made
