"""Train the actor tagger and write its weights.

    python tools/train_actors.py DATA_DIR [--out dossier/data] [--runs 4] [--held 2]

DATA_DIR holds `ner/*.conll` and `actors/marked.jsonl`. A tenth of the marked stories (fold 2) is held out, scored and
never trained on; `--held ""` trains on all. `--taught` adds open text that `tools/teacher.py` labelled. Needs
`python-crfsuite`, at build time only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import pycrfsuite
from actor_corpora import (
    Labelled,
    add_groups,
    group_forms,
    label_marked,
    read_conll,
    read_marked,
    segments_of,
    sentence_keys,
    stories,
)

from dossier.analyse.actors.features import (
    OFFSETS,
    context_features,
    is_loud,
    mark_features,
    phrase_marks,
    remember,
    usual_case,
    word_features,
    word_lists_as_kept,
)
from dossier.analyse.actors.tagger import NEVER, Found, Model, find_names, prefixed

LABELS = ["O", *(f"{mark}-{kind}" for kind in ("PER", "ORG", "LOC", "GRP") for mark in "BI")]
SCALE = 100
IDENTITY = "whpsBbk"
"""First letters of the features that tell which word it is: form, parts, affixes and clusters."""
CORPORA = {
    # name: (share of documents kept in a run, sentences joined into one document)
    "gum_train": (0.85, 1),
    "uner_ewt_train": (0.85, 1),
    "uner_ewt_dev": (0.85, 1),
    "wikigold": (0.85, 1),
    "crossner_politics": (0.85, 8),
    "re3d": (0.85, 1),
    "btc": (0.35, 10),
    "gmb_agree45": (0.6, 1),
    "gmb_voa": (0.25, 8),
    "crossner_other": (0.2, 8),
}
FOLDS = 10
NOTICE = (
    "These weights were trained on text under CC BY-SA 4.0 and CC BY-SA 3.0 (UniversalNER English-EWT, Wikipedia) and "
    "CC BY, and are offered under CC BY-SA 4.0; sources and credits are in docs/model-card.md."
)


def story_folds(documents: list[Labelled]) -> list[int]:
    """Deal the stories of the marked documents into ten folds."""
    numbers = stories(documents)
    order = sorted(set(numbers))
    random.Random(20211002).shuffle(order)
    fold = {number: at % FOLDS for at, number in enumerate(order)}
    return [fold[number] for number in numbers]


def instances(document: Labelled, dice: random.Random, dropout: float = 0.0):
    """Yield the features and tags of each sentence.

    With `dropout`, that share of the words inside names loses the features that say which word it is, so that the
    tagger learns to do without: most names in a new document are new.
    """
    memory = remember(document.tokens)
    for low, high in document.tokens.segments:
        written = document.tokens.words[low:high]
        words = usual_case(written)
        rows = context_features(words, written, memory, is_loud(written))
        marks = phrase_marks(words)
        tags = document.tags[low:high]
        for at, row in enumerate(rows):
            hidden = dropout and tags[at] != "O" and dice.random() < dropout
            if hidden:
                row[:] = [name for name in row if name[0] not in "lrde"]
            for offset in OFFSETS:
                other = at + offset
                if 0 <= other < len(words):
                    row += [
                        name
                        for name in expanded(words[other], offset)
                        if offset or not hidden or name[0] not in IDENTITY
                    ]
                    if marks[other]:
                        row.extend(prefixed(offset, mark_features(marks[other])))
        yield rows, tags


CACHE: dict[tuple[str, int], list[str]] = {}


def expanded(word: str, offset: int) -> list[str]:
    key = word, offset
    if key not in CACHE:
        CACHE[key] = prefixed(offset, word_features(word)[abs(offset)])
    return CACHE[key]


def train_once(
    documents: list[Labelled], dice: random.Random, dropout: float, iterations: int = 7
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Train one averaged perceptron; return weights by attribute and transitions, divided by their norm."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": iterations, "feature.minfreq": 2})
    for document in documents:
        for rows, tags in instances(document, dice, dropout):
            trainer.append(rows, tags)
    with tempfile.TemporaryDirectory() as folder:
        name = str(Path(folder) / "run.crfsuite")
        trainer.train(name)
        tagger = pycrfsuite.Tagger()
        tagger.open(name)
        info = tagger.info()
    place = {label: at for at, label in enumerate(LABELS)}
    weights: dict[str, np.ndarray] = {}
    for (attribute, label), weight in info.state_features.items():
        weights.setdefault(attribute, np.zeros(len(LABELS)))[place[label]] = weight
    moves = np.zeros((len(LABELS), len(LABELS)))
    for (origin, to), weight in info.transitions.items():
        moves[place[origin], place[to]] = weight
    norm = float(np.sqrt(np.mean([(row**2).sum() for row in weights.values()])))
    return {name: row / norm for name, row in weights.items()}, moves / norm


def average(runs: list[tuple[dict[str, np.ndarray], np.ndarray]], floor: float):
    """Average runs and leave out attributes that weigh little."""
    total: dict[str, np.ndarray] = {}
    for weights, _ in runs:
        for name, row in weights.items():
            if name in total:
                total[name] += row
            else:
                total[name] = row.copy()
    kept = {name: row / len(runs) for name, row in total.items() if np.sqrt((row**2).sum()) / len(runs) >= floor}
    return kept, sum(moves for _, moves in runs) / len(runs)


def pack(kept: dict[str, np.ndarray], moves: np.ndarray):
    names = sorted(kept)
    weights = np.round(np.stack([kept[name] for name in names]) * SCALE).clip(-32000, 32000).astype(np.int16)
    return names, weights, np.round(moves * SCALE).astype(np.int32)


def as_model(names, weights, moves) -> Model:
    moves = moves.copy()
    for to, label in enumerate(LABELS):
        if label.startswith("I-"):
            for origin, other in enumerate(LABELS):
                if other[2:] != label[2:]:
                    moves[origin, to] = NEVER
    return Model(LABELS, {name: row for row, name in enumerate(names)}, weights, moves)


def write(out: Path, names, weights, moves, note: dict) -> None:
    (out / "actors_attributes.txt.gz").write_bytes(gzip.compress("\n".join(names).encode(), 9, mtime=0))
    (out / "actors_weights.bin.gz").write_bytes(
        gzip.compress(np.ascontiguousarray(weights.T).astype("<i2").tobytes(), 9, mtime=0)
    )
    head = {**note, "labels": LABELS, "scale": SCALE, "transitions": moves.tolist()}
    (out / "actors_model.json").write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")


def read_model(folder: Path) -> Model:
    """Read what `write` wrote."""
    head = json.loads((folder / "actors_model.json").read_text(encoding="utf-8"))
    names = gzip.decompress((folder / "actors_attributes.txt.gz").read_bytes()).decode().split("\n")
    raw = gzip.decompress((folder / "actors_weights.bin.gz").read_bytes())
    weights = np.frombuffer(raw, dtype="<i2").reshape(len(LABELS), len(names)).T
    return as_model(names, np.ascontiguousarray(weights), np.array(head["transitions"], np.int32))


def score(found: Iterable[tuple[list[Found], Labelled]]) -> str:
    """Return precision, recall and F1 over exact names, overall and by label.

    Parameters:
        found: Names found in a document, and the document.
    """
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for ours_here, document in found:
        gold = set()
        at = 0
        words, tags = document.tokens.words, document.tags
        while at < len(words):
            end = at + 1
            if tags[at] != "O":
                while end < len(words) and tags[end].startswith("I-"):
                    end += 1
                gold.add((at, end, tags[at][2:]))
            at = end
        given_here = {(name.first, name.last, name.label) for name in ours_here}
        for kind in ("PER", "ORG", "LOC", "GRP"):
            ours, theirs = ({name for name in names if name[2] == kind} for names in (given_here, gold))
            right[kind] += len(ours & theirs)
            given[kind] += len(ours)
            wanted[kind] += len(theirs)
    lines = []
    for kind in ("ALL", "PER", "ORG", "LOC", "GRP"):
        r, g, w = (sum(c.values()) if kind == "ALL" else c[kind] for c in (right, given, wanted))
        p, q = (r / g if g else 0), (r / w if w else 0)
        lines.append(f"{kind} {100 * (2 * p * q / (p + q) if p + q else 0):.1f} (P {100 * p:.1f} R {100 * q:.1f})")
    return "  ".join(lines)


SILVER = "gmb_voa"
"""The corpus with labels of a machine, whose place the taught text takes."""


def load(
    data: Path, held: set[int], taught: Sequence[Path] = ()
) -> tuple[list[Labelled], list[Labelled], dict[str, list[Labelled]], list[Labelled]]:
    """Read all corpora.

    Returns:
        Marked documents to train on, those held out, the open corpora without held-out stories, and the open test.
    """
    began = time.time()
    marked = [
        label_marked(document, segments_of(document["text"]))
        for document in read_marked(data / "actors" / "marked.jsonl")
    ]
    for document in marked:
        document.keys = sentence_keys(document.tokens.words)
    folds = story_folds(marked)
    test = [document for document, fold in zip(marked, folds, strict=True) if fold in held]
    train = [document for document, fold in zip(marked, folds, strict=True) if fold not in held]
    forms = group_forms(train)
    test_keys = {key for document in test for key in document.keys}
    corpora: dict[str, list[Labelled]] = {}
    for name, (_, chunk) in CORPORA.items():
        instead = taught if name == SILVER else ()
        paths = [(path, 1) for path in instead] or [(data / "ner" / f"{name}.conll", chunk)]
        documents = [document for path, together in paths for document in read_conll(path, name, together)]
        before = len(documents)
        if test_keys:
            documents = [document for document in documents if not sentence_keys(document.tokens.words) & test_keys]
        if not instead:
            add_groups(documents, forms)
        corpora[name] = documents
        print(f"{name}: {before} documents, {before - len(documents)} dropped as held-out stories")
    ewt = read_conll(data / "ner" / "uner_ewt_test.conll", "uner_ewt_test")
    add_groups(ewt, forms)
    print(f"read in {time.time() - began:.0f} s; {len(train)} marked for training, {len(test)} held out", flush=True)
    return train, test, corpora, ewt


def held_of(options: argparse.Namespace) -> set[int]:
    """Return the folds of marked stories that are held out."""
    return {int(part) for part in options.held.split(",") if part}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("dossier/data"))
    parser.add_argument("--runs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.15)
    parser.add_argument("--dropout", type=float, default=0.2, help="share of name words hidden, every second run")
    parser.add_argument("--small", type=float, default=1.0, help="share of the open corpora, for trials")
    parser.add_argument("--held", default="2", help="folds of marked stories to hold out, such as 0,1; empty: none")
    parser.add_argument("--taught", type=Path, nargs="*", default=[], help=f"files of tools/teacher.py, for {SILVER}")
    parser.add_argument("--taught-share", type=float, default=0.7, help="share of its documents kept in a run")
    parser.add_argument("--keep", type=Path, help="folder in which finished runs are kept and looked for")
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args()

    held = held_of(options)
    train, test, corpora, ewt = load(options.data, held, options.taught)
    shares = {name: share for name, (share, _) in CORPORA.items()}
    if options.taught:
        shares[SILVER] = options.taught_share
    runs = []
    for run in range(options.runs):
        kept = options.keep / f"run{run}.pickle" if options.keep else None
        if kept and kept.exists():
            runs.append(pickle.loads(kept.read_bytes()))
            continue
        dice = random.Random(options.seed * 1000 + run)
        chosen = [document for document in train if dice.random() < 0.85 or options.runs == 1] * 2
        for name, share in shares.items():
            chosen += [document for document in corpora[name] if dice.random() < share * options.small]
        dice.shuffle(chosen)
        began = time.time()
        runs.append(train_once(chosen, dice, options.dropout if run % 2 else 0.0))
        size = sum(len(document.tokens) for document in chosen)
        print(f"run {run}: {size} tokens, {len(runs[-1][0])} attributes, {time.time() - began:.0f} s", flush=True)
        if options.keep:
            with (options.keep / f"run{run}.pickle").open("wb") as file:
                pickle.dump(runs[-1], file)
    names, weights, moves = pack(*average(runs, options.floor))
    model = as_model(names, weights, moves)
    print(f"{len(names)} attributes kept")
    for name, documents in (("marked, held out", test), ("EWT test", ewt)):
        if documents:
            print(f"{name}: {score((find_names(item.tokens, model), item) for item in documents)}")
    if not options.no_write:
        lists = sha256(word_lists_as_kept()).hexdigest()
        note = {"licence": NOTICE, "word_flags": lists, "runs": len(runs), "seed": options.seed, "held": options.held}
        if options.taught:
            texts = b"".join(path.read_bytes() for path in options.taught)
            note["taught"] = {"sha256": sha256(texts).hexdigest(), "share": options.taught_share}
        write(options.out, names, weights, moves, note)


if __name__ == "__main__":
    main()
