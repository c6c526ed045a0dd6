"""What a phrase was found to mean."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates import timex
from dossier.analyse.dates.phrases import Era, Fixed, Impossible, Recurrence, Vague
from dossier.model import Anchor, Certainty, Reading, Reason

AS_WRITTEN = Reason("as-written")
NO_SUCH_DAY = Reason("no-such-day")
LENGTH = Reason("length")

DOCUMENT_DATE = Reason("document-date")
LAST_DATE = Reason("last-date")
START_OF_RANGE = Reason("start-of-range")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a phrase means."""

    value: str | None
    """TIMEX3."""
    certainty: Certainty
    rule: Reason
    anchor: Anchor | None = None
    alternatives: tuple[Reading, ...] = ()
    edtf: str | None = None
    """Where it is not simply the value in other letters."""


def unresolved(why: Reason) -> Resolved:
    """Return the result for what cannot be placed."""
    return Resolved(None, "unresolved", why)


def anchor(name: Reason, value: str | None) -> Anchor | None:
    """Return what was counted from, as EDTF."""
    written = timex.to_edtf(value)
    return Anchor(name, written) if written else None


def edtf(value: str | None) -> str:
    """Return a TIMEX3 value as EDTF for the sentence of a reason; empty where it cannot be written."""
    return timex.to_edtf(value) or ""


def as_written(phrase: Era | Fixed | Recurrence | Vague | Impossible) -> Resolved:
    """Return what a phrase means that hangs on no other date."""
    match phrase:
        case Era():
            digits = phrase.digits
            value = "BC" + digits[1:] if digits[0] == "-" else timex.era(int(digits), len(digits))
            return Resolved(value, "explicit", AS_WRITTEN)
        case Fixed():
            return Resolved(phrase.value, "explicit", phrase.reason or AS_WRITTEN)
        case Recurrence():
            return Resolved(phrase.value, "explicit", Reason("comes-again"))
        case Vague():
            return Resolved(phrase.value, "approximate", Reason("says-no-date"))
        case Impossible():
            return unresolved(phrase.reason)
