"""How well corrections survive edits of a source: `python benchmarks/anchors.py [FOLDER] [--rounds 3]`.

Every text in FOLDER (the example site's by default) is analysed; each quote, date, mention, role and summary sentence
is anchored as a correction of it would be, the text is edited in the ways of `tests/edits.py`, and the words are looked
for again. `right` points at the same words, `orphan` says that they cannot be found, `wrong` points at others; of words
that were deleted, `twin` was taken for the same words elsewhere.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from dossier.collection.analysis import analyse_document  # noqa: E402
from dossier.people.anchoring import lasting_selector  # noqa: E402
from dossier.people.corrections.stub import spans_of  # noqa: E402
from dossier.read import document_from_text  # noqa: E402
from dossier.settings import Settings  # noqa: E402
from tests import edits  # noqa: E402
from tests.test_anchoring import KINDS, outcome  # noqa: E402


def main() -> None:
    """Print one line an edit, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PROJECT / "content")
    parser.add_argument("--rounds", type=int, default=3, help="Edits of each kind a text.")
    options = parser.parse_args()
    dossiers = [
        analyse_document(document_from_text(path.read_text("utf-8"), path=path.name), Settings())
        for path in sorted(options.folder.glob("*.txt"))
    ]
    anchors = {
        dossier.document.text: [
            (span, lasting_selector(dossier.document.text, span)) for span in sorted(spans_of(dossier))
        ]
        for dossier in dossiers
    }
    texts = list(anchors)
    print(f"{len(texts)} texts, {sum(map(len, anchors.values()))} facts, {options.rounds} rounds")
    total: Counter[str] = Counter()
    for kind, steps in KINDS.items():
        counts: Counter[str] = Counter()
        for place, text in enumerate(texts):
            for number in range(options.rounds):
                chance = random.Random(f"{kind} {place} {number}")
                changes = edits.combined(steps, text, chance, texts[place - 1])
                new = edits.edited(text, changes)
                counts.update(outcome(words, span, changes, new) for span, words in anchors[text])
        total += counts
        print(line(kind, counts))
    print(line("all", total))


def line(name: str, counts: Counter[str]) -> str:
    """Return the figures of one kind of edit."""
    kept = counts["right"] + counts["near"] + counts["orphan"] + counts["wrong"]
    return (
        f"{name:20} {kept:6} kept: {100 * counts['right'] / max(1, kept):6.2f} % right, {counts['near']:3} near, "
        f"{counts['orphan']:3} orphan, {counts['wrong']} wrong; "
        f"{counts['gone'] + counts['twin']:4} deleted: {counts['twin']} twin; {counts['cut']} cut"
    )


if __name__ == "__main__":
    main()
