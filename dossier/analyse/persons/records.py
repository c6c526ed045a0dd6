"""What the resolver of pronouns and descriptions is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model import ActorType, Reason

Sex = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a later word may refer to."""

    type: ActorType
    places: tuple[tuple[int, int], ...]
    """Its names as ranges of tokens, in order."""
    sex: Sex | None = None
    """What its titles and first name say; the resolver takes up what pronouns say beyond that."""
    offices: tuple[tuple[str, ...], ...] = ()
    """Its roles as stated, in lower-case words; for a body its name."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A word or description that stands for an actor without naming it."""

    first: int
    """Its first token."""
    last: int
    """One past its last."""
    actor: int
    """Index of the actor among the candidates."""
    kind: Literal["pronoun", "description"]
    why: Reason
    """The rule that decided."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A name, description or pronoun that a later pronoun may take up."""

    first: int
    last: int
    actor: int
    """Index of the actor; `NOBODY` for somebody whom the text does not name."""
    sentence: int
    subject: bool
    """Whether its clause begins with it."""
    owner: bool
    """Whether it is in the possessive."""
    pronoun: bool = False
    sex: Sex | None = None
    """Of somebody unnamed: what the noun says ("a woman")."""


NOBODY = -1
