"""Tag tokens with the trained linear-chain model.

Scores are whole numbers (weights quantised at training time), so that sums, and with them the best path, are the same
on every machine. The method is Collins' averaged structured perceptron (EMNLP 2002), averaged over several bootstrap
runs; `tools/train_actors.py` makes the weights.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dossier.analyse.actors.features import (
    ALWAYS,
    OFFSETS,
    Memory,
    is_loud,
    mark_features,
    memory_features,
    pair_features,
    phrase_marks,
    remember,
    shape_features,
    usual_case,
    word_features,
)
from dossier.analyse.actors.lexicons import read_lines
from dossier.english.tokens import Tokens

Scores = npt.NDArray[np.int32]
NEVER = -(1 << 28)
"""Score of a transition that BIO tags do not allow."""
PLACES = {-2: ("a", 2), -1: ("b", 1), 0: ("", 0), 1: ("y", 1), 2: ("z", 2)}
"""For each offset the prefix of its features and which of the word's feature sets it takes."""
MEMO_SIZE = 60_000


@dataclass(frozen=True, slots=True)
class Found:
    """A name that the model found, as a range of tokens."""

    first: int
    last: int
    """One past the last token."""
    label: str
    """PER, ORG, LOC or GRP."""
    margin: int
    """How much worse the best reading is that tags one of its tokens differently; in hundredths of a weight unit."""


class Sums:
    """What some strings add to the tokens around them, one row each in a table that grows: (rows, offsets, labels)."""

    def __init__(self, model: Model, features: Callable[[str, int], Iterable[str]]) -> None:
        """Begin with row 0 for the empty string, which adds nothing.

        Parameters:
            model: The weights.
            features: For a string and an offset, what the string says of the token `-offset` places away.
        """
        self.model = model
        self.features = features
        self.rows: dict[str, int] = {"": 0}
        self.settled = 1
        """Rows in which the sums stand already; those of the other strings, which came later, do not yet."""
        self.table: Scores = np.zeros((1 << 10, len(OFFSETS), len(model.labels)), np.int32)

    def looked_up(self, keys: Sequence[str]) -> list[int]:
        """Return the rows of a sentence's words or marks, and behind them empty ones that keep sentences apart."""
        known = self.rows
        out: list[int] = []
        for key in keys:
            row = known.get(key)
            if row is None:
                row = known[key] = len(known)
            out.append(row)
        return out + EDGE

    def sums(self) -> Scores:
        """Return the table with the sums of all strings in it."""
        first, last = self.settled, len(self.rows)
        if first < last:
            while last > len(self.table):
                self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            lists = [[*self.features(key, at)] for key in islice(self.rows, first, None) for at in OFFSETS]
            self.table[first:last] = self.model.totals(lists).reshape(last - first, len(OFFSETS), -1)
            self.settled = last
        return self.table

    def forget(self) -> None:
        """Begin again, where more strings have come by than are worth keeping."""
        if len(self.rows) >= MEMO_SIZE:
            self.rows = {"": 0}
            self.settled = 1


EDGE = [0] * max(OFFSETS)


class Model:
    """The weights, and sums of them kept for words seen before."""

    def __init__(self, labels: list[str], rows: dict[str, int], weights: npt.NDArray[np.int16], moves: Scores) -> None:
        """Take the labels, the row of each attribute, weights (attributes, labels) and transitions (from, to)."""
        self.labels = labels
        self.rows = rows
        self.weights = weights
        self.moves = moves
        self.words = Sums(self, lambda word, offset: placed(word_features(word), offset))
        self.marks = Sums(self, lambda mark, offset: [PLACES[offset][0] + name for name in mark_features(mark)])
        self.pairs: dict[tuple[str, str], tuple[tuple[int, ...], tuple[int, ...]]] = {}

    def forget(self) -> None:
        """Begin again, where more words or pairs have come by than are worth keeping."""
        self.words.forget()
        if len(self.pairs) >= 2 * MEMO_SIZE:
            self.pairs.clear()

    def totals(self, lists: Sequence[Sequence[str]]) -> Scores:
        """Add up the weights of each list of attributes: (lists, labels)."""
        known = self.rows.get
        owners: list[int] = []
        rows: list[int] = []
        for owner, names in enumerate(lists):
            found = [row for row in map(known, names) if row is not None]
            rows += found
            owners += [owner] * len(found)
        result = np.zeros((len(lists), len(self.labels)), np.int32)
        np.add.at(result, owners, self.weights[rows].astype(np.int32))
        return result

    def pair(self, pair: tuple[str, str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the rows of what two neighbours say of the right one, and of the left one."""
        right, left = pair_features(*pair)
        known = self.rows
        found = (
            tuple([known[name] for name in right if name in known]),
            tuple([known[name] for name in left if name in known]),
        )
        self.pairs[pair] = found
        return found


def placed(sets: tuple[tuple[str, ...], ...], offset: int) -> list[str]:
    """Return the features that a word gives to the token `-offset` places away."""
    prefix, which = PLACES[offset]
    return [prefix + name for name in sets[which]]


@cache
def load_model() -> Model:
    """Read the shipped weights."""
    folder = files("dossier") / "data"
    head: dict[str, Any] = json.loads((folder / "actors_model.json").read_text(encoding="utf-8"))
    labels: list[str] = head["labels"]
    rows = {name: row for row, name in enumerate(read_lines("actors_attributes.txt.gz"))}
    raw = gzip.decompress((folder / "actors_weights.bin.gz").read_bytes())
    # Stored label by label, which packs better.
    weights = np.frombuffer(raw, dtype="<i2").reshape(len(labels), len(rows)).T
    moves = np.array(head["transitions"], dtype=np.int32)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            for origin, other in enumerate(labels):
                if other[2:] != label[2:]:
                    moves[origin, to] = NEVER
    return Model(labels, rows, np.ascontiguousarray(weights), moves)


def find_names(tokens: Tokens, model: Model | None = None) -> list[Found]:
    """Find the names in a tokenised document.

    Parameters:
        tokens: The document's tokens.
        model: The weights; the shipped ones if None.

    Returns:
        Names in order, not overlapping.
    """
    if not len(tokens):
        return []
    model = model or load_model()
    scores = emissions(tokens, model)
    path, margins = best_path(scores, tokens.segments, model)
    return read_names([model.labels[label] for label in path], margins, tokens.segments)


def emissions(tokens: Tokens, model: Model) -> Scores:
    """Return the score of each label for each token: (tokens, labels)."""
    memory = remember(tokens)
    model.forget()
    words: list[int] = []
    marks: list[int] = []
    places: list[int] = []
    owners: list[int] = []
    rows: list[int] = []
    for low, high in tokens.segments:
        written = tokens.words[low:high]
        usual = usual_case(written)
        places += range(len(words), len(words) + high - low)
        words += model.words.looked_up(usual)
        marks += model.marks.looked_up(phrase_marks(usual))
        for at, found in enumerate(context(usual, written, memory, model), low):
            rows += found
            owners += [at] * len(found)
    scores: Scores = (around(words, model.words.sums()) + around(marks, model.marks.sums()))[places]
    scores += model.totals([[ALWAYS]])
    np.add.at(scores, owners, model.weights[rows].astype(np.int32))
    return scores


def context(words: tuple[str, ...], written: tuple[str, ...], memory: Memory, model: Model) -> list[list[int]]:
    """Return for each token of a sentence the rows of its context features; see `features.context_features`."""
    known = model.rows.get
    kept = model.pairs.get
    pairs = [kept(pair) or model.pair(pair) for pair in pairwise(("", *words, ""))]
    forms = map(known, shape_features(words))
    remembered = memory_features(words, written, memory, is_loud(written))
    out: list[list[int]] = []
    for at, form in enumerate(forms):
        found = [*pairs[at][0], *pairs[at + 1][1]]
        if form is not None:
            found.append(form)
        if remembered[at]:
            found += [row for row in map(known, remembered[at]) if row is not None]
        out.append(found)
    return out


def around(rows: list[int], table: Scores) -> Scores:
    """Add up for each place what stands there and around it adds: (places, labels)."""
    sums = table[rows]
    total: Scores = sums[:, OFFSETS.index(0)].copy()
    for place, offset in enumerate(OFFSETS):
        # A word at t + offset adds to token t.
        if offset < 0:
            total[-offset:] += sums[:offset, place]
        elif offset > 0:
            total[:-offset] += sums[offset:, place]
    return total


def best_path(scores: Scores, segments: tuple[tuple[int, int], ...], model: Model) -> tuple[list[int], list[int]]:
    """Decode all sentences (Viterbi), and say how sure each tag is.

    Returns:
        The best label of each token, and by how much the best path beats the best one with another label there.
    """
    pieces = [(start, min(high, start + LONGEST)) for low, high in segments for start in range(low, high, LONGEST)]
    pieces.sort(key=lambda piece: (piece[0] - piece[1], piece[0]))
    path = [0] * len(scores)
    margins = [0] * len(scores)
    for first in range(0, len(pieces), AT_ONCE):
        decode(scores, pieces[first : first + AT_ONCE], model, path, margins)
    return path, margins


LONGEST = 300
"""Tokens decoded as one sentence; longer ones, which are no prose, are cut."""
AT_ONCE = 512
"""Sentences decoded together; with `LONGEST` it bounds the memory."""


def decode(scores: Scores, pieces: list[tuple[int, int]], model: Model, path: list[int], margins: list[int]) -> None:
    """Decode some sentences, the longest first, and write labels and margins of their tokens."""
    size = len(model.labels)
    begin = np.array([NEVER if label.startswith("I-") else 0 for label in model.labels], np.int32)
    starts = np.array([low for low, _ in pieces])
    lengths = np.array([high - low for low, high in pieces])
    longest = int(lengths[0])
    forward = np.zeros((longest, len(pieces), size), np.int32)
    back = np.zeros((longest, len(pieces), size), np.int8)
    active = [int((lengths > step).sum()) for step in range(longest)]
    forward[0] = scores[starts] + begin
    for step in range(1, longest):
        live = active[step]
        ways = forward[step - 1, :live, :, None] + model.moves
        back[step, :live] = ways.argmax(axis=1)
        forward[step, :live] = ways.max(axis=1) + scores[starts[:live] + step]
    backward = np.zeros((longest, len(pieces), size), np.int32)
    for step in range(longest - 2, -1, -1):
        live = active[step + 1]
        ahead = backward[step + 1, :live] + scores[starts[:live] + step + 1]
        backward[step, :live] = (model.moves + ahead[:, None, :]).max(axis=2)
    through = forward + backward
    labels = np.zeros((longest, len(pieces)), np.int64)
    ends = forward[lengths - 1, np.arange(len(pieces))].argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        live, more = active[step], active[step + 1] if step + 1 < longest else 0
        # Where a sentence goes on, the best label is the one that led to its next; where it ends, the best of all.
        labels[step, more:live] = ends[more:live]
        if more:
            labels[step, :more] = back[step + 1, np.arange(more), labels[step + 1, :more]]
    best = np.take_along_axis(through, labels[:, :, None], axis=2)
    np.put_along_axis(through, labels[:, :, None], NEVER * 4, axis=2)
    spare = best[:, :, 0] - through.max(axis=2)
    for row, (low, high) in enumerate(pieces):
        path[low:high] = labels[: high - low, row].tolist()
        margins[low:high] = spare[: high - low, row].tolist()


def read_names(labels: list[str], margins: list[int], segments: tuple[tuple[int, int], ...]) -> list[Found]:
    """Turn BIO tags into names."""
    names: list[Found] = []
    for low, high in segments:
        at = low
        while at < high:
            if labels[at] == "O":
                at += 1
                continue
            end = at + 1
            while end < high and labels[end] == "I-" + labels[at][2:]:
                end += 1
            names.append(Found(at, end, labels[at][2:], min(margins[at:end])))
            at = end
    return names
