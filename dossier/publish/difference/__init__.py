"""What two states of a collection, or of one document, say otherwise: facts gained, lost and changed."""

from dossier.publish.difference.compare import Change, Difference, DocumentDifference, compare
from dossier.publish.difference.facts import Fact
from dossier.publish.difference.told import as_json, as_markdown, as_text

__all__ = [
    "Change",
    "Difference",
    "DocumentDifference",
    "Fact",
    "as_json",
    "as_markdown",
    "as_text",
    "compare",
]
