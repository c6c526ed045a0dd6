"""What a phrase was found to mean."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates import timex
from dossier.edtf import in_words
from dossier.model import Anchor, Certainty, Reading


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a phrase means."""

    value: str | None
    """TIMEX3."""
    certainty: Certainty
    rule: str
    anchor: Anchor | None = None
    alternatives: tuple[Reading, ...] = ()
    edtf: str | None = None
    """Where it is not simply the value in other letters."""


def unresolved(why: str) -> Resolved:
    """Return the result for what cannot be placed."""
    return Resolved(None, "unresolved", why)


def anchor(name: str, value: str | None) -> Anchor | None:
    """Return what was counted from, as EDTF."""
    edtf = timex.to_edtf(value)
    return Anchor(name, edtf) if edtf else None


def say(value: str | None) -> str:
    """Say a TIMEX3 value in words."""
    edtf = timex.to_edtf(value)
    return in_words(edtf) if edtf else "a date not known"
