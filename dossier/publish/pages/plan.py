"""What is known of a page before it is made: where it stands, and everything that decides what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Generic, TypeVar

import msgspec

from dossier.collection.deferred import Deferred
from dossier.model import Page

Value = TypeVar("Value")


def as_known(value: object) -> object:
    """Return a value as it can be packed: rows that are unpacked when looked at by themselves, others in words."""
    return tuple(value) if isinstance(value, Deferred) else repr(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=as_known)


@dataclass(frozen=True, slots=True)
class Later(Generic[Value]):
    """Something to be done with what is known by then; a site has tens of thousands. `partial` takes thrice as much."""

    do: Callable[..., Value]
    about: tuple[object, ...]

    def __call__(self) -> Value:
        """Do it."""
        return self.do(*self.about)


def later(do: Callable[..., Value], *about: object) -> Later[Value]:
    """Return what does something when it is called.

    Parameters:
        do: Does it.
        about: What it is given.
    """
    return Later(do, about)


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that can be made."""

    url: str
    """As `Page.url`."""
    title: str
    """As `Page.title`; on pages of the navigation it stands there too."""
    template: str
    make: Callable[[], Page]
    key: Callable[[], str]
    """Changes whenever the page would: everything that `make` looks at is in it."""
    is_searched: bool = False
    """Whether search finds it."""


def digest(value: Any) -> str:
    """Return what tells one value from another, by what it holds."""
    return blake2b(_seen(value), digest_size=12).hexdigest()


def digest_of_each(values: Iterable[object]) -> str:
    """Return what tells some values from others; none is held longer than it takes, of thousands."""
    found = blake2b(digest_size=12)
    for value in values:
        found.update(_seen(value))
    return found.hexdigest()


def _seen(value: object) -> bytes:
    try:
        return _ENCODER.encode(value)
    except (UnicodeEncodeError, OverflowError):  # half a letter, or a number that no file has
        return repr(value).encode("utf-8", "surrogatepass")
