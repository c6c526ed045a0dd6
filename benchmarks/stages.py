"""Speed of each stage in words a second of processor time on one core.

    python benchmarks/stages.py [FOLDER] [--documents 100] [--against REV_OR_TREE] [--rounds 3]

FOLDER holds documents (`.txt`, `.md`), of which so many are taken as evenly as can be; without it, those of the example
site are read over and over. The whole analysis is timed first with cold tables, as a build of a new site meets its
documents, then with warm ones, as the thousandth document does; after that each stage by itself. With `--against`,
another checkout (a folder, or a revision of this repository) runs the same on the same files, in turn with this one in
processes of their own (this, other, this, other): what else the machine does falls on both. Of the rounds the quickest
counts, and the last column is this one's speed over the other's.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any, TypeVar

PROJECT = Path(__file__).parents[1]
EXAMPLE = PROJECT / "content"
FIRST_PASS, WARM = "first pass", "warm"
"""The whole analysis of all documents at the beginning of a process, and once more."""
T = TypeVar("T")


def timed(seconds: Counter[str], stage: str, work: Callable[[], T]) -> T:
    """Do the work of a stage and add up its processor time."""
    started = time.process_time()
    result = work()
    seconds[stage] += time.process_time() - started  # type: ignore[assignment]
    return result


def found_in(*places: str) -> Callable[..., Any]:
    """Return a function of the checkout on the path, by the place it has now or had before."""
    for place in places:
        module, _, name = place.partition(":")
        try:
            return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]
        except (ImportError, AttributeError):
            continue
    raise SystemExit(f"this checkout has none of {', '.join(places)}")


def passing(function: Callable[..., T], *given: Any, **more: Any) -> Callable[[], T]:
    """Return a call of a stage, with those of the named arguments that this checkout's stage takes."""
    known = inspect.signature(function).parameters
    return lambda: function(*given, **{name: value for name, value in more.items() if name in known})


def run(path: Path, seconds: Counter[str]) -> int:
    """Take one file through every stage and return its words."""
    from dossier.analyse.actors import find_actors  # noqa: PLC0415 - of the checkout that is measured
    from dossier.analyse.dates import find_dates  # noqa: PLC0415
    from dossier.analyse.quotes import find_quotes  # noqa: PLC0415
    from dossier.analyse.summary import summarise  # noqa: PLC0415
    from dossier.read import read_file  # noqa: PLC0415
    from dossier.settings import Settings  # noqa: PLC0415

    complete_metadata = found_in("dossier.read.complete:complete_metadata", "dossier.engines:complete_metadata")
    find_sentences = found_in("dossier.english.sentences:find_sentences", "dossier.analyse.sentences:find_sentences")
    analyse = found_in("dossier.collection.analysis:analyse_document", "dossier.pipeline:analyse_document")
    record = found_in("dossier.publish.exports.record:record", "dossier.export.record:record")

    settings = Settings(content=".")
    documents, _ = timed(seconds, "read", lambda: read_file(path, path.parent, settings))
    if not documents:
        return 0
    document = timed(seconds, "metadata", lambda: complete_metadata(documents[0]))
    text, blocks = document.text, document.blocks
    day = document.date.value if document.date else None
    sentences = timed(seconds, "sentences", passing(find_sentences, text, blocks))
    more = {}
    try:
        tokens_of = found_in("dossier.english.tokens:tokens_of")
        more["tokens"] = timed(seconds, "tokens", passing(tokens_of, text, sentences, blocks))
    except SystemExit:  # before there was one tokeniser, each stage cut the text for itself
        pass
    actors = timed(seconds, "actors", passing(find_actors, text, blocks, sentences, **more))
    quotes = timed(seconds, "quotes", passing(find_quotes, text, blocks, sentences, actors, **more))
    dates = timed(seconds, "dates", passing(find_dates, text, blocks, sentences, day, **more))
    timed(seconds, "summary", passing(summarise, text, blocks, sentences, actors, quotes, dates, **more))
    dossier = analyse(document, settings)
    timed(seconds, "record", lambda: record(dossier))
    return len(text.split())


def analyse_all(paths: list[Path]) -> dict[str, float]:
    """Return the speed of the whole analysis in words a second, with cold tables and with warm ones."""
    from dossier.read import read_file  # noqa: PLC0415 - of the checkout that is measured
    from dossier.settings import Settings  # noqa: PLC0415

    analyse = found_in("dossier.collection.analysis:analyse_document", "dossier.pipeline:analyse_document")
    settings = Settings(content=".")
    documents = [document for path in paths for document in read_file(path, path.parent, settings)[0]]
    words = sum(len(document.text.split()) for document in documents)
    seconds: Counter[str] = Counter()
    for name in (FIRST_PASS, WARM):
        timed(seconds, name, lambda: [analyse(document, settings) for document in documents])
    return {name: words / max(spent, 1e-9) for name, spent in seconds.items()}


def measure(folder: Path, documents: int) -> dict[str, float]:
    """Return the speed of the analysis and of each stage in words a second, and the words."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt"} and path.is_file())
    chosen = [*islice(cycle(files[:: max(1, len(files) // documents)]), documents)]
    whole = analyse_all(chosen)
    seconds: Counter[str] = Counter()
    words = sum(run(path, seconds) for path in chosen)
    return {"words": words, **whole, **{stage: words / max(spent, 1e-9) for stage, spent in seconds.items()}}


def measured_in(tree: Path, folder: Path, documents: int) -> dict[str, float]:
    """Measure a checkout in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, str(folder), "--documents", str(documents), "--json"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tree), os.environ.get("PYTHONPATH", "")))},
        cwd=tree,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


@contextmanager
def checkout(which: str) -> Iterator[Path]:
    """Give the folder of another checkout: as named, or a revision of this repository taken out for the while."""
    if Path(which, "dossier").is_dir():
        yield Path(which).resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["git", "archive", which], cwd=PROJECT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=packed, check=True)
        yield Path(folder)


def show(ours: dict[str, float], others: dict[str, float] | None = None) -> None:
    """Print a table."""
    print(f"{'words/s a core':16}{'this':>12}" + (f"{'other':>12}{'ratio':>8}" if others else ""))
    for stage, speed in ours.items():
        if stage == "words":
            continue
        other = others.get(stage) if others else None
        print(f"{stage:16}{speed:>12,.0f}" + (f"{other:>12,.0f}{speed / other:>8.2f}" if other else ""))


def best(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the highest speed of each stage."""
    return {stage: max(one[stage] for one in rounds) for stage in rounds[0]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--against", metavar="REV_OR_TREE", help="another checkout, measured in turn")
    parser.add_argument("--rounds", type=int, default=3, help="turns of both with --against")
    parser.add_argument("--json", action="store_true", help="print the figures alone")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.json:
        print(json.dumps(measure(folder, options.documents)))
    elif options.against is None:
        found = measure(folder, options.documents)
        print(f"{options.documents} documents, {found['words']:,.0f} words")
        show(found)
    else:
        with checkout(options.against) as other:
            turns = [
                [measured_in(tree, folder, options.documents) for tree in (PROJECT, other)]
                for _ in range(options.rounds)
            ]
        ours, others = ([turn[side] for turn in turns] for side in (0, 1))
        print(f"{options.documents} documents, {ours[0]['words']:,.0f} words, best of {options.rounds} turns each")
        show(best(ours), best(others))


if __name__ == "__main__":
    main()
