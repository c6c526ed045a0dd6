"""One file, or text from standard input, analysed as its site would: what `dossier show` and `correct` work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from dossier.collection.build import AUTHORITY_FILE, analyse_document, from_root, make_dossiers
from dossier.collection.store import Cache
from dossier.errors import DossierError
from dossier.model import Document, Dossier, Notice
from dossier.people.actors_file import load_authority, without_names_in
from dossier.people.corrections import correction_stub
from dossier.people.corrections.form import METADATA
from dossier.people.corrections.stub import spans_of
from dossier.people.selectors import evidence_ids
from dossier.people.yaml_reader import shortened
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
        said = without_names_in(notices, authority.withheld)
        dossiers = make_dossiers(documents, root, settings, authority, Cache(None))
        return dossiers, [from_root(notice, settings, root) for notice in said]
    documents, notices = read_file(path, path.parent, replace(settings, content="."))
    return analyse_all(documents, settings), [replace(notice, path=str(path)) for notice in notices]


def analyse_bytes(data: bytes, settings: Settings) -> Result:
    """Decode and analyse text that is in memory."""
    documents, notices = read_plain(Source("-", data, sha256=sha256(data).hexdigest(), settings=settings))
    return analyse_all(documents, settings), notices


def analyse_all(documents: list[Document], settings: Settings) -> list[Dossier]:
    """Analyse documents that belong to no site."""
    return [analyse_document(document, settings) for document in documents]


DOCUMENT = "document"
"""What stands for the id of the metadata."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a person may want to correct."""

    id: str
    """Evidence id of its words, or the id of an actor."""
    kind: str
    words: str


def facts_of(dossier: Dossier) -> Iterator[Fact]:
    """Give what can be corrected of a dossier with its ids, as `correct_fact` takes them."""
    text = dossier.document.text
    spans = {
        "summary": [line.span for line in dossier.summary.sentences],
        "role": [role.span for actor in dossier.actors for role in actor.roles],
        "quote": [span for quote in dossier.quotes for span in quote.spans],
        "date": [date.span for date in dossier.dates],
    }
    ids = evidence_ids(text, spans_of(dossier))
    yield Fact(DOCUMENT, DOCUMENT, ", ".join(METADATA))
    yield from (Fact(actor.id, "actor", actor.name) for actor in dossier.actors)
    for kind, places in spans.items():
        yield from (Fact(ids[span], kind, " ".join(span.of(text).split())) for span in places)


def correct_fact(dossier: Dossier, wanted: str) -> str:
    """Return the beginning of a correction for a fact.

    Parameters:
        dossier: What was found.
        wanted: The id of the fact, or words of it.

    Raises:
        DossierError: If nothing fits, or several facts do.
    """
    if stub := correction_stub(dossier, DOCUMENT if wanted.casefold() in METADATA else wanted):
        return stub
    facts = list(facts_of(dossier))
    found = [fact for fact in facts if fact.words.casefold() == wanted.casefold()]
    found = found or [fact for fact in facts if wanted.casefold() in fact.words.casefold()]
    ids = list(dict.fromkeys(fact.id for fact in found))
    if len(ids) > 1:
        several = "; ".join(f"{fact.id} ({fact.kind} “{shortened(fact.words)}”)" for fact in found)
        raise DossierError(f"'{wanted}' fits several facts; name one by its id: {several}", path=dossier.document.path)
    if not ids:
        message = f"nothing found has the id or the words '{wanted}'; without a fact, all are listed"
        raise DossierError(message, path=dossier.document.path)
    return correction_stub(dossier, ids[0])
