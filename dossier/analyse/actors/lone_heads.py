"""A kind of body alone in a headline, whose name comes later: "Corps Hurried". ... The Army Corps of Engineers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.twins import taken_in
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason

KINDS = word_set(
    """agency association authority board bureau circuit college commission committee company corporation corps council
    court department federation foundation institute ministry party society tribunal union university"""
)
"""Kinds of bodies that name none by themselves, as "Congress" or "Army" do."""
HEAD = Reason("short-form-of-the-name")


def with_lone_heads(entities: Sequence[Entity], tokens: Tokens) -> list[Entity]:
    """Return the actors with each that is a kind alone put with the only body of the kind, which is named later."""
    gone: set[int] = set()
    for lone in filter(is_kind_alone, entities):
        meant = only_of_kind(lone, entities)
        if meant is not None:
            say(LONE_HEAD.name, lone.names[0], tokens, "joined", " ".join(meant.fullest))
            taken_in(lone, meant, HEAD)
            gone.add(lone.number)
    return [entity for entity in entities if entity.number not in gone]


def is_kind_alone(entity: Entity) -> bool:
    """Tell whether an actor is only ever called by one word for a kind of body."""
    return entity.type == "organisation" and all(len(form) == 1 and bare(form[0]) in KINDS for form in entity.forms)


def only_of_kind(lone: Entity, entities: Sequence[Entity]) -> Entity | None:
    """Return the only body of a kind, if it is named later than the kind alone."""
    named = [other for other in entities if is_of_kind(other, bare(lone.forms[0][0]))]
    if len(named) != 1 or named[0].type != "organisation":
        return None
    return named[0] if named[0].names[0].first > lone.names[0].first else None


def is_of_kind(entity: Entity, kind: str) -> bool:
    """Tell whether a longer name of a body holds the word for a kind."""
    return any(len(form) > 1 and kind in map(bare, form) for form in entity.forms)


@dataclass(frozen=True, slots=True)
class LoneHead:
    """The rule, for its tests and for `dossier why`."""

    name: str
    run: Callable[[Sequence[Entity], Tokens], list[Entity]]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


LONE_HEAD = LoneHead(
    "kind of body before its name",
    with_lone_heads,
    yes=(
        "The [Council]{Harwood City Council} voted no. The Harwood City Council met at seven.",
        "The [Corps]{Army Corps of Engineers} hurried. The Army Corps of Engineers built pumps.",
    ),
    no=(
        "The [Council] voted no. The Harwood City Council and the Nordic Council met at seven.",
        "The [Senate] voted no. The Virginia Senate met at seven.",
    ),
)
