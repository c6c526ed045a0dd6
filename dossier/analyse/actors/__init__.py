"""Find who and what acts in a document, what they are called, what their office is, and which names are the same."""

from dossier.analyse.actors.find import find_actors
from dossier.analyse.actors.names import RawMention
from dossier.analyse.actors.suitability import prose_problem

__all__ = ["RawMention", "find_actors", "prose_problem"]
