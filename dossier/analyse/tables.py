"""Every linguistic decision that is a row, by stage and table: what the tests run and `dossier why` names."""

from __future__ import annotations

from dossier.analyse.actors.tables import TABLES as ACTORS
from dossier.analyse.dates.tables import TABLES as DATES
from dossier.analyse.persons.tables import TABLES as PERSONS
from dossier.analyse.quotes.tables import TABLES as QUOTES
from dossier.analyse.summary.tables import TABLES as SUMMARY
from dossier.read.label_words import PHRASES
from dossier.read.labels import SHAPES
from dossier.read.lines import LINES
from dossier.read.turns import ANNOUNCEMENTS, PASSAGES
from dossier.rules import Row

STAGES: dict[str, dict[str, tuple[Row, ...]]] = {
    "head": {"lines": LINES},
    "turns": {"labels": SHAPES, "phrases": PHRASES, "passages": PASSAGES, "announcements": ANNOUNCEMENTS},
    "actors": ACTORS,
    "persons": PERSONS,
    "quotes": QUOTES,
    "dates": DATES,
    "summary": SUMMARY,
}
"""Stage -> what is decided there -> the rules, in the order in which they are asked."""
