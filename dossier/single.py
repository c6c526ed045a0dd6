"""Analyse one file, or text from standard input, as its site would: what `dossier show` shows."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dossier.authority import load_authority
from dossier.cache import Cache
from dossier.model import Document, Dossier, Notice
from dossier.pipeline import AUTHORITY_FILE, analyse_document, make_dossiers
from dossier.read import read_file
from dossier.read.source import Source
from dossier.read.text import read_plain
from dossier.settings import Settings

Result = tuple[list[Dossier], list[Notice]]
"""The dossiers of a file (a mailbox holds several), and what went wrong in reading it."""


def analyse_file(path: Path, settings: Settings, root: Path | None = None) -> Result:
    """Read and analyse a file.

    Parameters:
        path: The file.
        settings: The site's options.
        root: The site's folder; a file in its content folder gets the authority file and its corrections.
    """
    content = (root / settings.content).resolve() if root else None
    if root and content and path.resolve().is_relative_to(content):
        place = root / settings.content / path.resolve().relative_to(content)
        documents, notices = read_file(place, root, settings)
        authority, _ = load_authority(root / settings.content / AUTHORITY_FILE)
        return make_dossiers(documents, root, settings, authority, Cache(None)), notices
    documents, notices = read_file(path, path.parent, replace(settings, content="."))
    return analyse_all(documents, settings), [replace(notice, path=str(path)) for notice in notices]


def analyse_bytes(data: bytes, settings: Settings) -> Result:
    """Decode and analyse text that is in memory."""
    documents, notices = read_plain(Source("-", data, sha256=sha256(data).hexdigest(), settings=settings))
    return analyse_all(documents, settings), notices


def analyse_all(documents: list[Document], settings: Settings) -> list[Dossier]:
    """Analyse documents that belong to no site."""
    return [analyse_document(document, settings) for document in documents]
