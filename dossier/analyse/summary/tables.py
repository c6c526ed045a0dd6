"""All rules of the stage `summary` that are rows, table by table, for their tests and for `dossier why`."""

from __future__ import annotations

from dossier.analyse.leaning import LEANINGS
from dossier.analyse.refusals import REFUSALS
from dossier.analyse.summary.roles import ROLES
from dossier.analyse.summary.selection import WAITING
from dossier.rules import Row

TABLES: dict[str, tuple[Row, ...]] = {
    "why a sentence cannot stand by itself": REFUSALS,
    "why a sentence needs the one before it": LEANINGS,
    "what a sentence does in the story": ROLES,
    "why a sentence that can is not shown": WAITING,
}
"""What the rules decide -> the rules, in the order in which they are asked."""
