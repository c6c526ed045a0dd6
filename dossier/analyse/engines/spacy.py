"""Engine `spacy`: names found by any installed spaCy pipeline; roles, resolution and the other stages are ours.

Needs the extra `mkdocs-dossier[spacy]` and a pipeline that recognises entities, named by the option `engine_model`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from dossier.analyse import run_stages
from dossier.analyse.actors import RawMention
from dossier.analyse.engines import MentionEngine
from dossier.errors import EngineError
from dossier.model import ActorType, Document, Dossier
from dossier.settings import Settings

TYPES: dict[str, ActorType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "GROUP": "group",
    "COUNTRY": "country",
    "PLACE": "place",
    "ORGANISATION": "organisation",
    "ORGANIZATION": "organisation",
}
"""Our type for each entity label; countries are told from places by list afterwards. Other labels are left out."""


class SpacyEngine(MentionEngine):
    """Names from a spaCy pipeline."""

    name = "spacy"
    version = "1"

    def analyse(self, document: Document, settings: Settings) -> Dossier:
        """Run the pipeline, then all stages on what it found.

        Raises:
            EngineError: If spaCy or the pipeline is not installed, or the pipeline finds no entities at all.
        """
        pipeline = load_pipeline(settings.engine_model)
        label = f"{self.name} {settings.engine_model} {pipeline.meta.get('version', '')}".strip()
        return run_stages(document, settings, mentions_of(pipeline(document.text)), label)


@cache
def load_pipeline(name: str) -> Any:
    """Load a pipeline once a process.

    Parameters:
        name: An installed pipeline package or a folder.

    Raises:
        EngineError: If it cannot be loaded, with what to install.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        raise EngineError("engine 'spacy' needs spaCy: pip install 'mkdocs-dossier[spacy]'") from error
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise EngineError(
            f"spaCy pipeline '{name}' is not installed; install it or set engine_model to another one"
        ) from error
    if not {"ner", "entity_ruler", "span_ruler"} & set(pipeline.pipe_names):
        raise EngineError(f"spaCy pipeline '{name}' recognises no entities; it has {', '.join(pipeline.pipe_names)}")
    return pipeline


def mentions_of(parsed: Any) -> Iterator[RawMention]:
    """Yield the entities of a parsed text that can be actors; spaCy counts code points as we do."""
    for entity in parsed.ents:
        kind = TYPES.get(entity.label_.upper())
        if kind is not None and entity.text.strip():
            yield RawMention(entity.start_char, entity.end_char, kind, "spaCy")
