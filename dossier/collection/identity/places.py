"""Decide which places of many documents are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dossier.collection.identity.bodies import Body, with_reasons
from dossier.collection.link_record import NamedActor
from dossier.english.lexicon import table
from dossier.english.names import fold

_KIND = re.compile(r"^(?:state|commonwealth|city|town|province|greater|downtown) of ")


def decide_places(actors: Sequence[NamedActor]) -> list[Body]:
    """Sort places of many documents into those that are one.

    Parameters:
        actors: All of type place, oldest document first.

    Returns:
        Everyone once.
    """
    groups: dict[tuple[str, ...], Body] = defaultdict(Body)
    for actor in actors:
        groups[place_key(actor)].take(actor)
    return [with_reasons(place) for place in groups.values()]


def place_key(actor: NamedActor) -> tuple[str, ...]:
    """Return what two entries must share to be one place."""
    plain = _KIND.sub("", fold(actor.name))
    return (other_names().get(plain, plain),)


@cache
def other_names() -> dict[str, str]:
    """Return the main name of regions and towns by their other names, folded."""
    return {fold(form): fold(name) for name, forms in table("regions", "also").items() for form in forms}
