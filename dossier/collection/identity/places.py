"""Say which places of many documents are one."""

from __future__ import annotations

import re
from functools import cache

from dossier.english.lexicon import table
from dossier.english.names import fold
from dossier.model import NamedActor

_KIND = re.compile(r"^(?:state|commonwealth|city|town|province|greater|downtown) of ")


def place_key(actor: NamedActor) -> str:
    """Return what two entries must share to be one place."""
    plain = _KIND.sub("", fold(actor.name))
    return other_names().get(plain, plain)


@cache
def other_names() -> dict[str, str]:
    """Return the main name of regions and towns by their other names, folded."""
    return {fold(form): fold(name) for name, forms in table("regions", "also").items() for form in forms}
