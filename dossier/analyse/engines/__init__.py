"""What turns a document into a dossier, and how to bring another.

An engine is anything with a `name`, a `version` and `analyse(document, settings) -> Dossier`, announced under the entry
point group `dossier.engines`. An engine that only knows a better way to find names subclasses `MentionEngine`: roles,
resolution, quotes, dates and summary then work on what it found.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from dossier import __version__
from dossier.analyse import run_stages
from dossier.analyse.actors import RawMention
from dossier.errors import EngineError
from dossier.model import Document, Dossier
from dossier.settings import Settings

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

GROUP = "dossier.engines"
BUILT_IN = "rules"


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


def engine_names() -> tuple[str, ...]:
    """Return the names of the installed engines, in order."""
    return tuple(sorted({BUILT_IN} | {point.name for point in announced()}))


def announced() -> EntryPoints:
    """Return the engines that other packages announce."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - looks through all packages: only where asked

    return entry_points(group=GROUP)


def find_engine(name: str) -> Engine:
    """Return the engine of that name.

    Raises:
        EngineError: If there is none, with the nearest name, or it cannot be loaded.
    """
    if name == BUILT_IN:
        return RulesEngine()
    point = next((point for point in announced() if point.name == name), None)
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
