"""A source file -> documents: one reader a format."""

from dossier.read.files import find_sources, read_file
from dossier.read.slug import slug_of
from dossier.read.text import document_from_text

__all__ = ["document_from_text", "find_sources", "read_file", "slug_of"]
