"""All rules of the stage `dates` that are rows, table by table, for their tests and for `dossier why`."""

from __future__ import annotations

from dossier.analyse.dates.bases import BASES
from dossier.analyse.dates.completion import MENDINGS
from dossier.analyse.dates.frames import FRAMES
from dossier.analyse.dates.grammar import RULES
from dossier.analyse.dates.joins import JOINS
from dossier.analyse.dates.modifiers import MODIFIERS
from dossier.analyse.dates.ranges import RANGES
from dossier.analyse.dates.refusals import TABLES as REFUSALS
from dossier.analyse.dates.tense import TENSES
from dossier.analyse.dates.verbs import LEANINGS
from dossier.analyse.dates.weekdays import WEEKDAYS, WEEKENDS
from dossier.analyse.dates.years import DIRECTED, YEARS
from dossier.rules import Row

TABLES: dict[str, tuple[Row, ...]] = {
    "reading": RULES,
    **REFUSALS,
    "words before": MODIFIERS,
    "neighbours": JOINS,
    "ranges": RANGES,
    "counted from": BASES,
    "weekdays": WEEKDAYS,
    "weekends": WEEKENDS,
    "years": YEARS,
    "directions": DIRECTED,
    "tenses": TENSES,
    "verbs": LEANINGS,
    "clauses that tell": FRAMES,
    "words that are called for": MENDINGS,
}
"""What the rules decide -> the rules, in the order in which they are asked."""
