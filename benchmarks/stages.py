"""Speed of each stage in words a second: `python benchmarks/stages.py [FOLDER] [--documents 100]`.

FOLDER holds documents (`.txt`, `.md`); without it, those of the example site are read over and over. One process, each
stage timed on all documents after one document to warm up.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from dossier.analyse.actors import find_actors
from dossier.analyse.dates import find_dates
from dossier.analyse.quotes import find_quotes
from dossier.analyse.summary import summarise
from dossier.collection.build import analyse_document
from dossier.english.sentences import find_sentences
from dossier.publish.exports.record import record
from dossier.read import read_file
from dossier.read.complete import complete_metadata
from dossier.settings import Settings

EXAMPLE = Path(__file__).parents[1] / "content"
T = TypeVar("T")


def timed(seconds: Counter[str], stage: str, work: Callable[[], T]) -> T:
    """Do the work of a stage and add up its time."""
    started = time.perf_counter()
    result = work()
    seconds[stage] += time.perf_counter() - started  # type: ignore[assignment]
    return result


def run(path: Path, seconds: Counter[str]) -> int:
    """Take one file through every stage and return its words."""
    settings = Settings(content=".")
    documents, _ = timed(seconds, "read", lambda: read_file(path, path.parent, settings))
    if not documents:
        return 0
    document = timed(seconds, "metadata", lambda: complete_metadata(documents[0]))
    text, blocks = document.text, document.blocks
    day = document.date.value if document.date else None
    sentences = timed(seconds, "sentences", lambda: find_sentences(text, blocks))
    actors = timed(seconds, "actors", lambda: find_actors(text, blocks, sentences))
    quotes = timed(seconds, "quotes", lambda: find_quotes(text, blocks, sentences, actors))
    dates = timed(seconds, "dates", lambda: find_dates(text, blocks, sentences, day))
    timed(seconds, "summary", lambda: summarise(text, blocks, sentences, actors, quotes, dates))
    dossier = timed(seconds, "whole analysis", lambda: analyse_document(document, settings))
    timed(seconds, "record", lambda: record(dossier))
    return len(text.split())


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--documents", type=int, default=100)
    options = parser.parse_args()
    found = sorted(path for path in options.folder.rglob("*") if path.suffix in {".md", ".txt"} and path.is_file())
    run(found[0], Counter())
    seconds: Counter[str] = Counter()
    words = sum(run(path, seconds) for path in islice(cycle(found), options.documents))
    print(f"{options.documents} documents, {words} words")
    for stage, spent in seconds.items():
        print(f"{stage:16}{words / spent:>12,.0f} words/s")


if __name__ == "__main__":
    main()
