"""All rules of the stage `persons` that are rows, for their tests and for `dossier why`."""

from __future__ import annotations

from dossier.analyse.persons.bodies import CHOICES
from dossier.analyse.persons.descriptions import KINDS
from dossier.analyse.persons.pronouns import EVIDENCE, IMPOSSIBLE
from dossier.rules import Row

TABLES: dict[str, tuple[Row, ...]] = {
    "whom he or she cannot be": IMPOSSIBLE,
    "who he or she is": EVIDENCE,
    "who a description means": KINDS,
    "which body speaks": CHOICES,
}
"""What the rules decide -> the rules, in the order in which they are asked."""
