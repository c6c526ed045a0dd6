"""The only place where the rooms meet: files in, a `Collection` out."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from dossier.analyse.engines import BUILT_IN, Engine, RulesEngine, find_engine
from dossier.analyse.language_model import choose_with_model
from dossier.collection.link import link
from dossier.collection.store import Cache
from dossier.collection.time_limit import TimeIsUp, time_limit, took_too_long
from dossier.errors import is_debugging
from dossier.model import Collection, Document, Dossier, Notice, Reason
from dossier.people.actors_file import (
    Authority,
    apply_authority,
    load_authority,
    say_withheld,
    unused,
    without_names,
    without_names_in,
)
from dossier.people.actors_file.withhold import Withheld
from dossier.people.attention import find_attention
from dossier.people.corrections import (
    Corrections,
    apply_corrections,
    correct_document,
    corrections_name,
    corrections_path,
    load_corrections,
    lost_corrections,
)
from dossier.people.lone_names import find_lone_names
from dossier.read import find_sources, read_file
from dossier.read.files import shown_path
from dossier.rules import Rule
from dossier.settings import Settings

Progress = Callable[[int, int], None]
"""Called with how many documents are analysed, and of how many."""

WORTH_A_POOL = 400_000
"""Code points of new text above which starting processes pays; below, one process is done sooner."""

AUTHORITY_FILE = "actors.yml"

PASSING = frozenset({"time-limit", "engine-failed", "analysis-failed"})
"""Codes of troubles that may be gone next time: such an analysis is not kept."""


def build_collection(
    root: Path, settings: Settings, *, progress: Progress | None = None, executor: Executor | None = None
) -> Collection:
    """Read, analyse, correct and link everything under the content folder.

    Parameters:
        root: The folder that holds mkdocs.yml.
        settings: The site's options.
        progress: Told about each document analysed.
        executor: Where documents are analysed; None chooses by their number and size.

    Returns:
        All dossiers with what joins them; what went wrong is among the notices.

    Raises:
        EngineError: If the engine asked for is not installed.
    """
    documents, notices = read_all(root, settings)
    authority, authority_notices = load_authority(root / settings.content / AUTHORITY_FILE)
    kept = Cache(root / settings.cache if settings.cache else None)
    collection = link(make_dossiers(documents, root, settings, authority, kept, progress, executor), authority)
    kept.prune()
    files = without_names_in((*notices, *lost_corrections(root / settings.content, documents)), authority.withheld)
    said = (
        *files,
        *authority_notices,
        *unused(authority, collection),
        *find_lone_names(collection, authority),
    )
    return replace(collection, notices=accepted((*collection.notices, *said), settings))


def withheld_names(root: Path, settings: Settings) -> Withheld:
    """Return the names that the editors of a site withhold."""
    return load_authority(root / settings.content / AUTHORITY_FILE)[0].withheld


def make_dossiers(
    documents: Sequence[Document],
    root: Path,
    settings: Settings,
    authority: Authority,
    kept: Cache,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> list[Dossier]:
    """Analyse documents and apply what people said of them.

    What a person said of a document itself (its date, its title) is applied before the analysis, which counts from it;
    what they said of a fact, after.

    Parameters:
        documents: As read.
        root: The folder that holds mkdocs.yml.
        settings: The site's options.
        authority: What people said of actors.
        kept: Analyses of earlier builds.
        progress: Told about each document analysed.
        executor: Where documents are analysed.

    Returns:
        A dossier for each document, in their order.
    """
    corrections = [
        load_corrections(corrections_path(root, settings, document), corrections_name(document.path))
        for document in documents
    ]
    documents, corrections = without_names(documents, corrections, authority.withheld)
    corrected = [correct_document(document, said) for document, (said, _) in zip(documents, corrections, strict=True)]
    analysed = choose_with_model(analyse_all(corrected, settings, kept, progress, executor), settings, root)
    return [
        finish(replace(dossier, notices=(*dossier.notices, *notices)), authority, said, settings)
        for dossier, (said, notices) in zip(analysed, corrections, strict=True)
    ]


def analyse_document(document: Document, settings: Settings, engine: Engine | None = None) -> Dossier:
    """Analyse one document with whatever engine is set; raises for what the document holds only where one debugs.

    An engine of another package that fails is replaced by the built-in one, and a notice says so.

    Raises:
        EngineError: If the engine asked for is not installed.
    """
    engine = engine or engine_named(settings.engine)
    try:
        with time_limit(settings.time_limit):
            return engine.analyse(document, settings)
    except TimeIsUp:
        return failed(document, "time-limit", took_too_long("analysis-took-too-long", settings.time_limit), engine)
    except Exception as error:  # one document must never stop the others
        if is_debugging():
            raise
        reason = error_at_work(error)
        if engine.name == BUILT_IN:
            return failed(document, "analysis-failed", Reason("analysis-failed", of=reason), engine)
        return fall_back(document, settings, engine, reason)


def error_at_work(error: Exception) -> Reason:
    """Say what an error is, out of which stage and rule of the analysis it came, and from which line.

    Of another engine's error nothing but itself is known.

    The stage is the one that `run_stages` called; the rule is the row of a table that was being asked, if one was.
    """
    stage = rule = place = ""
    frame = error.__traceback__
    while frame is not None:
        module = str(frame.tb_frame.f_globals.get("__name__", "")).split(".")
        if module[:2] == ["dossier", "analyse"] and len(module) > 2:
            stage = stage or (module[2] if module[2] != "engines" else "")
            place = f"{'/'.join(module)}.py:{frame.tb_lineno}"
        row = frame.tb_frame.f_locals.get("rule")
        rule = row.name if isinstance(row, Rule) else rule
        frame = frame.tb_next
    said = (type(error).__name__, str(error))
    if rule and stage:
        return Reason("error-in-rule", (*said, stage, place, rule))
    return Reason("error-in-stage", (*said, stage, place)) if stage else Reason("error", said)


def fall_back(document: Document, settings: Settings, engine: Engine, reason: Reason) -> Dossier:
    """Analyse with the built-in engine after another one failed."""
    dossier = analyse_document(document, settings, RulesEngine())
    reason = Reason("engine-failed", (engine.name,), reason)
    notice = Notice("engine-failed", reason, document.path, document.first_line)
    return replace(dossier, notices=(notice, *dossier.notices))


def failed(document: Document, code: str, reason: Reason, engine: Engine) -> Dossier:
    """Return a dossier that shows the source and says why there is nothing else."""
    notice = Notice(code, reason, document.path, document.first_line)
    return Dossier(document=document, notices=(notice,), engine=f"{engine.name} {engine.version}")


def read_all(root: Path, settings: Settings) -> tuple[list[Document], list[Notice]]:
    """Read every source in the order of its path and give each a lasting id of its own."""
    paths, notices = find_sources(root, settings)
    documents: list[Document] = []
    for path in paths:
        try:
            with time_limit(settings.time_limit):
                read, said = read_file(path, root, settings)
        except TimeIsUp:
            name = shown_path(path, root / settings.content)
            reason = took_too_long("reading-took-too-long", settings.time_limit)
            read, said = [], [Notice("time-limit", reason, name, severity="error")]
        documents += read
        notices += said
    unique, collisions = with_unique_ids(documents)
    return unique, [*notices, *collisions]


def with_unique_ids(documents: Iterable[Document]) -> tuple[list[Document], list[Notice]]:
    """Number the ids that two documents share, in the order of their paths."""
    taken: Counter[str] = Counter()
    unique: list[Document] = []
    notices: list[Notice] = []
    for document in sorted(documents, key=lambda document: document.path):
        own = document.id
        while taken[own]:
            taken[document.id] += 1
            own = f"{document.id}-{taken[document.id]}"
        taken[own] += 1
        if own != document.id:
            reason = Reason("address-made-twice", (document.id, own))
            notices.append(Notice("same-address", reason, document.path, severity="info"))
        unique.append(replace(document, id=own))
    return unique, notices


def analyse_all(
    documents: Sequence[Document],
    settings: Settings,
    kept: Cache,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> list[Dossier]:
    """Analyse documents, from the cache where it has them, in the order given."""
    engine = engine_named(settings.engine)
    keys = [kept.key(document, f"{engine.name} {engine.version}", settings) for document in documents]
    found = [kept.get(key) for key in keys]
    missing = [document for document, dossier in zip(documents, found, strict=True) if dossier is None]
    fresh = iter(analyse_missing(missing, settings, executor))
    done: list[Dossier] = []
    for key, known in zip(keys, found, strict=True):
        dossier = known or next(fresh)
        if known is None and not any(notice.code in PASSING for notice in dossier.notices):
            kept.put(key, dossier)
        done.append(dossier)
        if progress:
            progress(len(done), len(documents))
    return done


def analyse_missing(documents: Sequence[Document], settings: Settings, executor: Executor | None) -> Iterator[Dossier]:
    """Analyse documents in this process, or in several when that is sooner."""
    analyse = partial(analyse_document, settings=settings)
    workers = settings.workers or min(os.cpu_count() or 1, 8)
    if executor is not None:
        yield from executor.map(analyse, documents)
    elif workers == 1 or len(documents) < 2 or sum(len(document.text) for document in documents) < WORTH_A_POOL:
        yield from map(analyse, documents)
    else:
        yield from analyse_in_processes(documents, analyse, workers)


def analyse_in_processes(
    documents: Sequence[Document], analyse: Callable[[Document], Dossier], workers: int
) -> Iterator[Dossier]:
    """Analyse in a process pool; a document that kills its process is reported and the others go on.

    Processes are spawned, not forked: the preview server has threads, and a fork would copy their locks.
    """
    context = multiprocessing.get_context("spawn")
    done = 0
    try:
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            for dossier in pool.map(analyse, documents, chunksize=max(1, min(16, len(documents) // (workers * 4)))):
                yield dossier
                done += 1
    except BrokenProcessPool:
        for document in documents[done:]:
            yield analyse_alone(document, analyse)


def analyse_alone(document: Document, analyse: Callable[[Document], Dossier]) -> Dossier:
    """Analyse one document in a process of its own."""
    try:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            return pool.submit(analyse, document).result()
    except BrokenProcessPool:
        return failed(document, "analysis-failed", Reason("analysis-died"), RulesEngine())


def finish(dossier: Dossier, authority: Authority, corrections: Corrections, settings: Settings) -> Dossier:
    """Apply what people said to one dossier, then say what still needs them."""
    dossier = apply_corrections(apply_authority(say_withheld(dossier), authority), corrections)
    return replace(dossier, notices=accepted((*dossier.notices, *find_attention(dossier)), settings))


def accepted(notices: Iterable[Notice], settings: Settings) -> tuple[Notice, ...]:
    """Turn the notices that the site accepts into hints, which never fail a strict build."""
    return tuple(replace(notice, severity="info") if notice.code in settings.accept else notice for notice in notices)


def from_root(notice: Notice, settings: Settings, root: Path) -> Notice:
    """Return a notice whose path is one from the site's folder, as editors and CI know it."""
    place = Path(settings.content) / (notice.path or "")
    known = notice.path is not None and (root / str(place).partition("#")[0]).exists()
    return replace(notice, path=place.as_posix()) if known else notice


@cache
def engine_named(name: str) -> Engine:
    """Return the engine of that name, loaded once a process."""
    return find_engine(name)
