"""What is done for one source file, in whichever process: read, analyse, apply what people said, make its cards."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

import msgspec

from dossier.analyse.engines import RulesEngine
from dossier.collection.analysis import PASSING, Said, analyse_document, engine_named, failed, finish
from dossier.collection.card import make_card
from dossier.collection.card_record import CARDS
from dossier.collection.collector import without_collector
from dossier.collection.store import DOSSIERS, FILE, SEEN_BY_ANALYSIS, Store, digest, fingerprint
from dossier.collection.time_limit import TimeIsUp, time_limit, took_too_long
from dossier.model import Document, Dossier, Notice, Reason
from dossier.people.actors_file import Authority, without_names
from dossier.people.corrections import (
    correct_document,
    corrections_name,
    corrections_path,
    load_corrections,
)
from dossier.read import read_file
from dossier.read.files import shown_path
from dossier.settings import Settings

AUTHORITY_FILE = "actors.yml"


@dataclass(frozen=True, slots=True)
class Workplace:
    """What all files of a site are read and analysed with."""

    root: Path
    settings: Settings
    authority: Authority
    kept: Path | None
    """The folder of the store."""
    stamp: str = ""
    """What analyses depend on beside source and corrections: settings, code and data, engine, withheld names."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a source file, before it has its lasting id."""

    id: str
    """Of its own; two documents may share it."""
    path: str
    clean_id: str
    """Once withheld names are out of its path; mostly the same."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the store keeps of a source file, so that one that is unchanged need not be read."""

    size: int
    modified: int
    """In nanoseconds."""
    sha256: str
    read_with: str
    """What reading depended on beside the bytes: settings, code, and names withheld, which a path may hold."""
    documents: tuple[Listed, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A file of which something is to be made."""

    path: Path
    ids: Mapping[int, str] | None = None
    """The documents wanted, by number, with their lasting ids; None: all of them, with ids of their own."""
    kept: Mapping[int, tuple[str, str, str]] | None = None
    """Where all of them are analysed already: id, path and the key of the analysis."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a document, packed, so that it costs little to hand over."""

    number: int
    id: str
    """Its lasting id, as far as the worker knew."""
    content: str
    """Key of the analysis by the document as it was analysed."""
    entries: tuple[tuple[str, bytes], ...] = ()
    """What the store has to keep, with its keys: the analysis, and the dossier where people changed it."""
    card: bytes = b""
    is_passing: bool = False
    """Something went wrong that may be right the next time: it is made again then."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was made of a file."""

    source: Source | None = None
    """What was read; None where it was not read."""
    notices: tuple[Notice, ...] = ()
    """Why it was not."""
    made: tuple[Made, ...] = ()


def read_with(settings: Settings) -> str:
    """Return what reading depends on beside the bytes."""
    seen = (settings.content, settings.date_order, settings.language, settings.max_bytes, settings.max_text)
    return digest(fingerprint(), *seen)


def stamp_of(root: Path, settings: Settings, authority: Authority) -> str:
    """Return what analyses depend on beside source and corrections."""
    withheld = digest_of(root / settings.content / AUTHORITY_FILE)[2] if authority.withheld else ""
    return digest(read_with(settings), *analysed_with(settings), withheld)


def analysis_key(place: Workplace, source: str, path: str, number: int, lasting: str) -> str:
    """Return the key of an analysis, made of what is known without reading the file.

    Parameters:
        place: Settings and actors file.
        source: Digest of the file's bytes.
        path: Of the document.
        number: Which document of the file.
        lasting: Its lasting id.
    """
    said = digest_of(corrections_path(place.root, place.settings, Document(lasting, path, "")))[2]
    return digest(place.stamp, source, path, number, lasting, said)


def analysed_with(settings: Settings) -> tuple[str, list[object]]:
    """Return what does the analysis, and the settings that it looks at."""
    engine = engine_named(settings.engine)
    return f"{engine.name} {engine.version}", [getattr(settings, name) for name in SEEN_BY_ANALYSIS]


def content_key(document: Document, settings: Settings) -> str:
    """Return the key of an analysis by the document as it is analysed."""
    return digest(fingerprint(), *analysed_with(settings), document)


def read_source(path: Path, root: Path, settings: Settings) -> tuple[list[Document], list[Notice]]:
    """Read a file, and say so where that takes too long."""
    try:
        with without_collector(), time_limit(settings.time_limit):
            return read_file(path, root, settings)
    except TimeIsUp:
        name = shown_path(path, root / settings.content)
        reason = took_too_long("reading-took-too-long", settings.time_limit)
        return [], [Notice("time-limit", reason, name, severity="error")]


def work(task: Task, place: Workplace) -> Done:
    """Do everything for one file: what earlier builds made of its documents is taken from the store."""
    if task.kept is not None and (made := finished(task, place)) is not None:
        return Done(made=made)
    return with_analyses(task, place, partial(analysis_of, place=place))


def spared(task: Task, place: Workplace) -> Done:
    """Do the same without analysing anything: that has killed a process."""
    return with_analyses(task, place, without_analysis)


def with_analyses(task: Task, place: Workplace, analyse: Callable[[Document, str], tuple[Dossier, bool]]) -> Done:
    """Read a file, and make something of its documents.

    Parameters:
        task: The file.
        place: Settings, actors file and store.
        analyse: Gives the analysis of a document, found under a key, and whether it is new.
    """
    seen = digest_of(task.path)  # before it is read: who writes it meanwhile is found out the next time
    documents, notices = read_source(task.path, place.root, place.settings)
    clean = [corrected(document, place) for document in documents]
    listed = tuple(Listed(old.id, old.path, new.id) for old, (new, _) in zip(documents, clean, strict=True))
    wanted = task.ids if task.ids is not None else dict(enumerate(document.id for document, _ in clean))
    made = []
    for number, lasting in wanted.items():
        if number < len(clean):
            document, said = replace(clean[number][0], id=lasting), clean[number][1]
            content = content_key(document, place.settings)
            analysed, is_new = analyse(document, content)
            made.append(made_of(analysed, said, Made(number, lasting, content), place, is_new=is_new))
    return Done(Source(*seen, place.stamp, listed, tuple(notices)), made=tuple(made))


def digest_of(path: Path) -> tuple[int, int, str]:
    """Return size and time of a file, and the digest of its bytes; zeros for one that cannot be read."""
    try:
        stat = path.stat()
        return stat.st_size, stat.st_mtime_ns, sha256(path.read_bytes()).hexdigest()
    except OSError:
        return 0, 0, ""


def corrected(document: Document, place: Workplace) -> tuple[Document, Said]:
    """Take withheld names out of a document and its corrections, and apply what people said of the document itself."""
    said = said_of(document.id, document.path, place)
    (document,), (said,) = without_names([document], [said], place.authority.withheld)
    return correct_document(document, said[0]), said


def said_of(id: str, path: str, place: Workplace) -> Said:
    """Return the corrections of a document."""
    return load_corrections(
        corrections_path(place.root, place.settings, Document(id, path, "")), corrections_name(path)
    )


def finished(task: Task, place: Workplace) -> tuple[Made, ...] | None:
    """Apply what people said to analyses that the store has, without reading the file; None where one is missing."""
    store = store_at(place.kept) if place.kept is not None else None
    made = []
    for number, (lasting, path, content) in (task.kept or {}).items():
        analysed = DOSSIERS.unpacked(store.get("dossiers", content)) if store is not None else None
        if analysed is None:
            return None
        made.append(
            made_of(analysed, said_of(lasting, path, place), Made(number, lasting, content), place, is_new=False)
        )
    return tuple(made)


def analysis_of(document: Document, content: str, place: Workplace) -> tuple[Dossier, bool]:
    """Return the analysis of a document, from the store where it has it, and whether it is new."""
    kept = DOSSIERS.unpacked(store_at(place.kept).get("dossiers", content)) if place.kept is not None else None
    return (kept, False) if kept is not None else (analyse_document(document, place.settings), True)


def without_analysis(document: Document, _content: str) -> tuple[Dossier, bool]:
    """Return a dossier that shows the source and says that analysing it killed a process."""
    return failed(document, "analysis-failed", Reason("analysis-died"), RulesEngine()), True


def made_of(analysed: Dossier, said: Said, made: Made, place: Workplace, *, is_new: bool) -> Made:
    """Apply what people said to an analysis, and pack what is to be kept.

    Parameters:
        analysed: The analysis.
        said: Corrections, and what is wrong with them.
        made: What is known of it.
        place: Settings and actors file.
        is_new: Whether the store does not have it yet.
    """
    final = finish(analysed, place.authority, said, place.settings)
    bare = replace(final, notices=())
    kept, entries = made.content, []
    passing = any(notice.code in PASSING for notice in analysed.notices)
    if is_new and not passing:
        entries.append((kept, DOSSIERS.packed(analysed)))
    if passing or bare != replace(analysed, notices=()):
        data = DOSSIERS.packed(bare)
        kept = sha256(data).hexdigest()
        entries.append((kept, data))
    key = sha256(msgspec.msgpack.encode(final)).hexdigest()
    card = make_card(final, place.authority, key, kept)
    return replace(made, entries=tuple(entries), card=CARDS.packed(card), is_passing=passing)


def store_at(folder: Path) -> Store:
    """Return the store of this process, which only reads in it; opened again where another file is in its place."""
    try:
        stat = (folder / FILE).stat()
    except OSError:
        return _store_at(folder, (os.getpid(), 0, 0))
    return _store_at(folder, (os.getpid(), stat.st_ino, stat.st_ctime_ns))


@lru_cache(maxsize=1)
def _store_at(folder: Path, _file: tuple[int, int, int]) -> Store:
    return Store(folder, reading=True)
