"""What is worked out of names while actors are joined, remembered until they are.

Of 250,000 names some 60,000 differ, and each is looked at in ten ways again and again; afterwards, as long as pages are
made, it would take as much memory as all cards. Names are compared within their block, one block after the other: few
need be remembered at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

from dossier.analyse.actors.countries import code_of
from dossier.english.given_names import same_given_name
from dossier.english.names import fold
from dossier.english.person_names import family_name_key, person_name

Given = ParamSpec("Given")
Value = TypeVar("Value")

MOST = 1 << 12
"""Names that are remembered by each function."""

_FORGET: list[Callable[[], None]] = [
    one.cache_clear for one in (code_of, family_name_key, fold, person_name, same_given_name)
]
"""Clears what is known of names here, and what is remembered of them elsewhere."""


def remembered(function: Callable[Given, Value]) -> Callable[Given, Value]:
    """Remember what a function of names returned last."""
    cached = lru_cache(MOST)(function)
    _FORGET.append(cached.cache_clear)
    return cached  # type: ignore[return-value] # it takes what the function takes


def forget() -> None:
    """Forget all of it: the actors are joined."""
    for clear in _FORGET:
        clear()
