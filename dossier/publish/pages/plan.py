"""What is known of a page before it is made: where it stands, and everything that decides what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.model import Page


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that can be made."""

    url: str
    """As `Page.url`."""
    title: str
    """As `Page.title`; on pages of the navigation it stands there too."""
    template: str
    make: Callable[[], Page]
    shows: str = ""
    """Hash of everything the page shows; empty: only its bytes tell whether it changed."""
    described: bool = True
    """Whether it has a description."""
    is_searched: bool = False
    """Whether search finds it."""
