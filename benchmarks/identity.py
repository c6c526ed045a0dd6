"""Measure how long it takes to decide who is the same across many documents, and by what evidence.

    python benchmarks/identity.py FOLDER [--documents N] [--kept FILE]

FOLDER holds documents; N of them are taken evenly (all without it). They are analysed once, which takes far longer than
what is measured here; --kept keeps the cards in a file for the next run. Prints processor time, the memory that
the decision takes, what one more document costs where a file keeps what was decided, how many actors have a page, and
how many joins rest on which evidence.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dossier.collection.analysis import analyse_document
from dossier.collection.card import make_card
from dossier.collection.identity import Identity, Memory, decide
from dossier.model import Card, NamedActor
from dossier.people.actors_file import Authority
from dossier.read import find_sources, read_file
from dossier.settings import Settings


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, help="how many of them; all without it")
    parser.add_argument("--kept", type=Path, help="file of cards, read if it is there, written if not")
    asked = parser.parse_args()
    records = kept_records(asked.folder, asked.documents, asked.kept)
    actors = [actor for record in records for actor in record.actors]
    began = time.process_time()
    found = decide(actors)
    print(f"{len(records)} documents, {len(actors)} actors: decided in {time.process_time() - began:.2f} s")
    tell_of_memory(actors, records)
    tracemalloc.start()
    decide(actors)
    print(f"memory of the decision: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB beside the records")
    tell(found)
    return 0


def kept_records(folder: Path, number: int | None, kept: Path | None) -> list[Card]:
    """Return the cards of documents taken evenly from a folder."""
    if kept is not None and kept.exists():
        loaded: list[Card] = pickle.loads(kept.read_bytes())
        return loaded[:: max(1, len(loaded) // number)][:number] if number else loaded
    settings = replace(Settings(), content=".")
    paths, _ = find_sources(folder, settings)
    paths = paths[:: max(1, len(paths) // number)][:number] if number else paths
    records: list[Card] = []
    for done, path in enumerate(paths, 1):
        for document in read_file(path, folder, settings)[0]:
            dossier = analyse_document(document, settings)
            records.append(make_card(dossier, Authority()))
        if done % 500 == 0:
            print(f"{done} of {len(paths)} documents analysed", file=sys.stderr, flush=True)
    if kept is not None:
        kept.write_bytes(pickle.dumps(records))
    return records


def tell_of_memory(actors: Sequence[NamedActor], records: Sequence[Card]) -> None:
    """Print what a last document costs when a file keeps what was decided of all others, and what nothing new costs."""
    last = records[-1].id
    memory = Memory()
    decide((actor for actor in actors if actor.document != last), memory)
    kept = memory.to_bytes()
    began = time.process_time()
    memory = Memory.from_bytes(kept)
    print(f"memory of what was decided: {len(kept) / 1e6:.1f} MB, read in {time.process_time() - began:.2f} s")
    for what in ("one more document", "nothing new"):
        began = time.process_time()
        decide(actors, memory)
        print(f"{what}: {time.process_time() - began:.2f} s")


def tell(found: Sequence[Identity]) -> None:
    """Print how many identities have a page and what their joins rest on."""
    shared = [one for one in found if len({actor.document for actor in one.members}) > 1]
    print(f"{len(found)} identities, {len(shared)} in two documents or more")
    evidence: Counter[str] = Counter()
    for one in shared:
        evidence["the same name"] += len(one.members) - 1 - len(one.reasons)
        for reason in one.reasons.values():
            evidence.update(reason.values[1:] if reason.code == "lone-name" else (reason.code,))
    for code, count in evidence.most_common():
        print(f"{count:8}  {code}")


if __name__ == "__main__":
    raise SystemExit(main())
