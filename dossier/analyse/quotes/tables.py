"""All rules of the stage `quotes` that are rows, table by table, for their tests and for `dossier why`."""

from __future__ import annotations

from dossier.analyse.quotes.attribution import ALONE, BACKWARDS, BESIDE, OWN_WORDS
from dossier.analyse.quotes.borders import BORDERS, PHRASE_BORDERS
from dossier.analyse.quotes.cues import CUE_READERS
from dossier.analyse.quotes.denials import DENIALS
from dossier.analyse.quotes.marks import SINGLE_MARKS
from dossier.analyse.quotes.nouns import NOUN_OR_VERB
from dossier.analyse.quotes.office_labels import OFFICE_LABELS
from dossier.analyse.quotes.refusals import QUOTATION
from dossier.analyse.quotes.reported import CLAUSES
from dossier.analyse.quotes.rules import WITHIN
from dossier.analyse.quotes.sources import SOURCES
from dossier.rules import Row

TABLES: dict[str, tuple[Row, ...]] = {
    "single mark": SINGLE_MARKS,
    "cue": CUE_READERS,
    "noun or verb": NOUN_OR_VERB,
    "quotation": QUOTATION,
    "speaker in the sentence": WITHIN,
    "no speaker after all": DENIALS,
    "speaker of the quotation beside": BESIDE,
    "speaker of words without a verb": OWN_WORDS,
    "speaker before a quotation alone": ALONE,
    "speaker of the quotation behind": BACKWARDS,
    "speaker behind an office": OFFICE_LABELS,
    "reported clause": CLAUSES,
    "clause of a source": SOURCES,
    "end of reported words": BORDERS,
    "end of a reported phrase": PHRASE_BORDERS,
}
"""What the rules decide -> the rules, in the order in which they are asked."""
