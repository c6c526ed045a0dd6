"""Say from titles and first names whether a person is a woman or a man; serves resolution and is not published."""

from __future__ import annotations

from typing import Literal

from dossier.analyse.actors.lexicons import first_name_gender
from dossier.analyse.actors.resolve import Entity, bare, title_gender
from dossier.english.tokens import Tokens


def sex_of(entity: Entity, tokens: Tokens) -> Literal["f", "m"] | None:
    """Return what titles before the names say, else what the first name says."""
    for name in entity.names:
        for back in (1, 2):
            stated = title_gender(tokens.words[name.first - back]) if name.first >= back else None
            if stated:
                return stated
    full = entity.fullest
    if len(full) == 1 and len(entity.forms) > 1:
        return None
    return first_name_gender(bare(full[0]))
