"""A name as the rules look at it that put names together, and what such a rule is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.bearers import People
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.names import Name, words_of
from dossier.english.tokens import Tokens
from dossier.model import Reason
from dossier.trace import is_tracing


@dataclass(frozen=True, slots=True)
class Seen:
    """A name that is to be put with its actor."""

    words: tuple[str, ...]
    name: Name
    tokens: Tokens
    people: People
    """Who is named in full in the document."""
    person: int | None
    """Whose full name it is; None for all other names."""


def seen_name(name: Name, tokens: Tokens, people: People) -> Seen:
    """Look at a name."""
    words = words_of(name, tokens)
    return Seen(words, name, tokens, people, people.person_of(name, words))


@dataclass(frozen=True, slots=True)
class Sieve:
    """A reason to put a name with an entity."""

    name: str
    reason: Reason
    """What the record says."""
    accepts: Callable[[Entity, Seen], bool]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """What shows that a name does not mean an entity, whatever they share."""

    name: str
    holds: Callable[[Entity, Seen], bool]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def is_kept_apart(entity: Entity, seen: Seen, clashes: Sequence[Clash]) -> bool:
    """Tell whether anything shows that a name does not mean an entity, and note what if somebody asks."""
    for each in clashes:
        if each.holds(entity, seen):
            if is_tracing():
                say(each.name, seen.name, seen.tokens, "kept apart", " ".join(entity.fullest))
            return True
    return False


def same_words(entity: Entity, seen: Seen) -> bool:
    """Accept the same form, case and accents aside."""
    key = [bare(word) for word in seen.words]
    return any([bare(word) for word in form] == key for form in entity.forms)
