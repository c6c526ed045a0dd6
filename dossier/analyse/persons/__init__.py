"""Who he, she, they, "the minister" and "the company" are: decided once, and used by all stages.

What is decided becomes a mention of its actor, of kind `pronoun` or `description`; quotations, roles and the summary
look it up there, so that one page cannot disagree with itself.
"""

from dossier.analyse.persons.descriptions import is_holder
from dossier.analyse.persons.find import find_references
from dossier.analyse.persons.first_person import with_first_person
from dossier.analyse.persons.pronouns import SHE
from dossier.analyse.persons.records import Candidate, Reference

__all__ = ["SHE", "Candidate", "Reference", "find_references", "is_holder", "with_first_person"]
