"""What turns a document into a dossier, and how to bring another.

An engine is anything with a `name`, a `version` and `analyse(document, settings) -> Dossier`, announced under the entry
point group `dossier.engines`. An engine that only knows a better way to find names subclasses `MentionEngine`: roles,
resolution, quotes, dates and summary then work on what it found.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from dossier import __version__
from dossier.analyse.actors import RawMention, find_actors, prose_problem
from dossier.analyse.dates import find_dates
from dossier.analyse.head import find_head
from dossier.analyse.quotes import find_quotes
from dossier.analyse.sentences import find_sentences
from dossier.analyse.summary import summarise
from dossier.analyse.title import derive_title
from dossier.errors import EngineError
from dossier.model import Document, Dossier, Notice, Stated
from dossier.read.metadata import TWO_WAYS
from dossier.settings import Settings

GROUP = "dossier.engines"
BUILT_IN = "rules"

BEFORE_THE_TEXT = frozenset({"correction", "front matter", "mail header"})
"""Bases of a document date that outrank what the text says; every other one gives way to it."""


@runtime_checkable
class Engine(Protocol):
    """What an engine must offer."""

    name: str
    version: str

    def analyse(self, document: Document, settings: Settings) -> Dossier:
        """Find what the document says."""
        ...


class MentionEngine:
    """An engine that finds names its own way and leaves the rest to the built-in stages."""

    name = "mentions"
    version = "0"

    def find_mentions(self, document: Document) -> Iterable[RawMention] | None:
        """Return the names with their code-point offsets, or None for the built-in tagger."""
        raise NotImplementedError

    def analyse(self, document: Document, settings: Settings) -> Dossier:
        """Run all stages on the names found.

        Raises:
            EngineError: If an offset does not fit the text.
        """
        return run_stages(document, settings, self.find_mentions(document), f"{self.name} {self.version}")


class RulesEngine(MentionEngine):
    """The built-in engine: own tagger, grammars and rules; nothing to download."""

    name = BUILT_IN
    version = __version__

    def find_mentions(self, document: Document) -> None:
        """Leave the finding to the built-in tagger."""


def run_stages(
    document: Document, settings: Settings, mentions: Iterable[RawMention] | None = None, engine: str = BUILT_IN
) -> Dossier:
    """Run every stage on a document, each on the results of the earlier ones.

    Parameters:
        document: The source as read.
        settings: The site's options.
        mentions: Names found by another engine; None for the built-in tagger.
        engine: Name and version to note in the dossier.
    """
    document = complete_metadata(document, date_order=settings.date_order)
    text, blocks = document.text, document.blocks
    sentences = find_sentences(text, blocks)
    actors = find_actors(text, blocks, sentences, mentions)
    quotes = find_quotes(text, blocks, sentences, actors)
    day = document.date.value if document.date else None
    dates = find_dates(text, blocks, sentences, day, date_order=settings.date_order)
    summary = summarise(text, blocks, sentences, actors, quotes, dates)
    if document.title is None:
        document = replace(document, title=derive_title(text, sentences))
    return Dossier(
        document=document,
        sentences=sentences,
        actors=actors,
        quotes=quotes,
        dates=dates,
        summary=summary,
        notices=(*date_notices(document, settings.date_order), *prose_notices(document)),
        engine=engine,
    )


def complete_metadata(document: Document, *, date_order: str = "") -> Document:
    """Fill what the reader could not know from the first lines of the text.

    The document's date is taken from front matter or the header of a mail (whose text may hold the date lines of other
    messages), then the text's own date line, then file name or HTML metadata; every other field from the reader first.
    """
    head = find_head(document.text, document.blocks, date_order=date_order)

    def first(read: Stated | None, said: Stated | None) -> Stated | None:
        return read if read is not None else said

    date = document.date
    if date is None or (head.date is not None and date.basis not in BEFORE_THE_TEXT):
        date = first(head.date, date)
    return replace(
        document,
        title=first(document.title, head.title),
        date=date,
        source=first(document.source, head.source),
        author=first(document.author, head.author),
        place=first(document.place, head.place),
    )


def date_notices(document: Document, date_order: str = "") -> tuple[Notice, ...]:
    """Say that the text gives its own date in a way that can be read two ways, where nothing else dates it."""
    if document.date is not None or date_order:
        return ()
    read = find_head(document.text, document.blocks, date_order="day").date
    if read is None or read.span is None:
        return ()
    words = read.span.of(document.text)
    line = document.first_line + document.text.count("\n", 0, read.span.start)
    message = f"date '{words}' {TWO_WAYS}."
    return (Notice("bad-date", message, document.path, line),)


def prose_notices(document: Document) -> tuple[Notice, ...]:
    """Say where the text is not what the engine was made for."""
    problem = prose_problem(document.text)
    if problem is None:
        return ()
    return (Notice("not-prose", problem, document.path, document.first_line, "info"),)


def engine_names() -> tuple[str, ...]:
    """Return the names of the installed engines, in order."""
    return tuple(sorted({BUILT_IN} | {point.name for point in entry_points(group=GROUP)}))


def find_engine(name: str) -> Engine:
    """Return the engine of that name.

    Raises:
        EngineError: If there is none, with the nearest name, or it cannot be loaded.
    """
    if name == BUILT_IN:
        return RulesEngine()
    point = next((point for point in entry_points(group=GROUP) if point.name == name), None)
    if point is None:
        names = engine_names()
        near = difflib.get_close_matches(name, names, 1)
        hint = f". Did you mean '{near[0]}'?" if near else ""
        raise EngineError(f"unknown engine '{name}'; installed: {', '.join(names)}{hint}")
    return load_engine(point)


def load_engine(point: EntryPoint) -> Engine:
    """Load an engine that another package announced.

    Raises:
        EngineError: If loading fails or what is loaded is no engine.
    """
    try:
        factory: Callable[[], object] = point.load()
        engine = factory()
    except EngineError:
        raise
    except Exception as error:  # it is not our code: whatever it raises, the user must hear which engine failed
        raise EngineError(f"engine '{point.name}' ({point.value}) cannot be loaded: {error}") from error
    if not isinstance(engine, Engine):
        raise EngineError(f"engine '{point.name}' ({point.value}) lacks name, version or analyse(document, settings)")
    return engine
