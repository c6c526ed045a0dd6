"""One document becomes a dossier: analysed with whatever engine is set, then what people said of it is applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from dossier.analyse.engines import BUILT_IN, Engine, RulesEngine, find_engine
from dossier.collection.collector import without_collector
from dossier.collection.time_limit import TimeIsUp, time_limit, took_too_long
from dossier.errors import is_debugging
from dossier.model import Document, Dossier, Notice, Reason
from dossier.people.actors_file import Authority, apply_authority, say_withheld
from dossier.people.attention import find_attention
from dossier.people.corrections import Corrections, apply_corrections
from dossier.read import document_from_text
from dossier.rules import Rule
from dossier.settings import Settings

Said = tuple[Corrections, tuple[Notice, ...]]
"""What people said of a document, and what is wrong with their file."""

PASSING = frozenset({"time-limit", "engine-failed", "analysis-failed", "reading-failed"})
"""Codes of troubles that may be gone next time: such an analysis is not kept."""


def analyse_document(document: Document, settings: Settings, engine: Engine | None = None) -> Dossier:
    """Analyse one document with whatever engine is set; raises for what the document holds only where one debugs.

    An engine of another package that fails is replaced by the built-in one, and a notice says so.

    Raises:
        EngineError: If the engine asked for is not installed.
    """
    engine = engine or engine_named(settings.engine)
    try:
        with without_collector(), time_limit(settings.time_limit):
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


EXAMPLE = "4 May 2021\n\n“We are ready,” said Prime Minister Ada Moe in Oslo on Monday. The Port Authority agreed.\n"


def get_ready(settings: Settings) -> None:
    """Load what the built-in engine looks things up in, so that the first document does not wait for it."""
    engine = engine_named(settings.engine)
    if engine.name == BUILT_IN:  # another one may not bear to be asked by several threads
        engine.analyse(document_from_text(EXAMPLE), settings)


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


def finish(dossier: Dossier, authority: Authority, said: Said, settings: Settings) -> Dossier:
    """Apply what people said to one dossier, then say what still needs them."""
    corrections, wrong = said
    dossier = replace(dossier, notices=(*dossier.notices, *wrong))
    dossier = apply_corrections(apply_authority(say_withheld(dossier), authority), corrections)
    return replace(dossier, notices=accepted((*dossier.notices, *find_attention(dossier)), settings))


def accepted(notices: Iterable[Notice], settings: Settings) -> tuple[Notice, ...]:
    """Turn the notices that the site accepts into hints, which never fail a strict build."""
    return tuple(replace(notice, severity="info") if notice.code in settings.accept else notice for notice in notices)


@cache
def engine_named(name: str) -> Engine:
    """Return the engine of that name, loaded once a process."""
    return find_engine(name)
