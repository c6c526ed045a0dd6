"""Turn reports into dossiers: what happened, who, who said what, and when, each with the words that say so.

    >>> from dossier import Settings, analyse_document, document_from_text
    >>> found = analyse_document(document_from_text("“We agreed,” said Per Dahl on 3 May 2021."), Settings())
    >>> found.dates[0].edtf
    '2021-05-03'

Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.analyse import run_stages
    from dossier.analyse.engines import Engine, MentionEngine, find_engine
    from dossier.collection.analysis import analyse_document
    from dossier.collection.build import build_collection
    from dossier.errors import DossierError
    from dossier.model import Collection, Document, Dossier, Notice, Span
    from dossier.read import document_from_text, read_file
    from dossier.settings import Settings, load_settings

__version__ = "0.1.0"

__all__ = [
    "Collection",
    "Document",
    "Dossier",
    "DossierError",
    "Engine",
    "MentionEngine",
    "Notice",
    "Settings",
    "Span",
    "analyse_document",
    "build_collection",
    "document_from_text",
    "find_engine",
    "load_settings",
    "read_file",
    "run_stages",
]

_HOMES = {
    "Collection": "model",
    "Document": "model",
    "Dossier": "model",
    "DossierError": "errors",
    "Engine": "analyse.engines",
    "MentionEngine": "analyse.engines",
    "Notice": "model",
    "Settings": "settings",
    "Span": "model",
    "analyse_document": "collection.analysis",
    "build_collection": "collection.build",
    "document_from_text": "read",
    "find_engine": "analyse.engines",
    "load_settings": "settings",
    "read_file": "read",
    "run_stages": "analyse",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in.

    Raises:
        AttributeError: If it is not a public name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'dossier' has no attribute {name!r}")
    return getattr(import_module(f"dossier.{_HOMES[name]}"), name)
