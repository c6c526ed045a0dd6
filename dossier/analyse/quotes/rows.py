"""The row that reads: a rule whose answer is a reading, a refusal, or nothing, whereupon the next rule is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, Literal, TypeVar

Case = TypeVar("Case")
Result_co = TypeVar("Result_co", covariant=True)

STAGE: Final = "quotes"
"""The stage under which the rules of this room note what they decide."""


class _Refusal(Enum):
    REFUSED = "refused"


REFUSED: Final = _Refusal.REFUSED
"""What a rule answers that knows there is nothing to read, so that no later rule is asked."""
Refused = Literal[_Refusal.REFUSED]


@dataclass(frozen=True, slots=True)
class Reader(Generic[Case, Result_co]):
    """A rule that reads something."""

    name: str
    """In a few words, as `dossier why` prints it."""
    read: Callable[[Case], Result_co | Refused | None]
    """The reading, `REFUSED`, or None where the rule has nothing to say."""
    yes: tuple[str, ...]
    """Texts in which it decides on the words in square brackets."""
    no: tuple[str, ...] = ()
    """Texts in which it does not, though they look alike."""


def ask(readers: Iterable[Reader[Case, Result_co]], case: Case) -> tuple[str, Result_co | None]:
    """Return the name of the first rule that answers and its reading; None for a refusal, or where none answers."""
    for reader in readers:
        found = reader.read(case)
        if found is REFUSED:
            return reader.name, None
        if found is not None:
            return reader.name, found
    return "", None


def refusing(holds: Callable[[Case], bool]) -> Callable[[Case], Refused | None]:
    """Make a reader that refuses where a condition holds."""
    return lambda case: REFUSED if holds(case) else None
