"""The words of reasons: records hold codes and values, and what a reader sees of them is made here.

The analysis cannot import this room (`tests/test_imports.py`): it states codes. English is the language of the source,
as gettext has it: `sentences.py` and `terms.py` hold what a translation is made from, and `say` takes the function that
translates.
"""

from dossier.wording.catalogue import find_catalogue, in_figures, phrase, speaking, translated, translated_count
from dossier.wording.dates import in_words
from dossier.wording.say import corrected_value, language_name, say

__all__ = [
    "corrected_value",
    "find_catalogue",
    "in_figures",
    "in_words",
    "language_name",
    "phrase",
    "say",
    "speaking",
    "translated",
    "translated_count",
]
