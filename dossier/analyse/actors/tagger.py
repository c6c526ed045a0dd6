"""Tag tokens with the trained linear-chain model.

Scores are whole numbers (weights quantised at training time), so that sums, and with them the best path, are the same
on every machine. The method is Collins' averaged structured perceptron (EMNLP 2002), averaged over several bootstrap
runs; `tools/train_actors.py` makes the weights.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from dossier.analyse.actors.features import (
    OFFSETS,
    context_features,
    is_loud,
    mark_features,
    phrase_marks,
    remember,
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


class Model:
    """The weights, and sums of them kept for words seen before."""

    def __init__(self, labels: list[str], rows: dict[str, int], weights: npt.NDArray[np.int16], moves: Scores) -> None:
        """Take the labels, the row of each attribute, weights (attributes, labels) and transitions (from, to)."""
        self.labels = labels
        self.rows = rows
        self.weights = weights
        self.moves = moves
        self.words: dict[str, Scores] = {}
        self.marks: dict[str, Scores] = {}

    def total(self, attributes: list[str]) -> Scores:
        """Add up the weights of some attributes."""
        rows = [row for row in map(self.rows.get, attributes) if row is not None]
        if not rows:
            return np.zeros(len(self.labels), np.int32)
        result: Scores = self.weights[rows].sum(axis=0, dtype=np.int32)
        return result

    def word(self, word: str) -> Scores:
        """Return what a word adds to the tokens around it, by offset: (5, labels)."""
        known = self.words.get(word)
        if known is None:
            sets = word_features(word)
            known = np.stack([self.total(placed(sets, offset)) for offset in OFFSETS])
            if len(self.words) >= MEMO_SIZE:
                self.words.clear()
            self.words[word] = known
        return known

    def mark(self, mark: str) -> Scores:
        """Return what a phrase mark adds to the tokens around it, by offset: (5, labels)."""
        known = self.marks.get(mark)
        if known is None:
            names = mark_features(mark)
            known = np.stack([self.total([PLACES[offset][0] + name for name in names]) for offset in OFFSETS])
            self.marks[mark] = known
        return known


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
    scores = np.zeros((len(tokens), len(model.labels)), np.int32)
    owners: list[int] = []
    rows: list[int] = []
    known = model.rows.get
    for low, high in tokens.segments:
        written = tokens.words[low:high]
        words = usual_case(written)
        for table in ([model.word(word) for word in words], [model.mark(mark) for mark in phrase_marks(words)]):
            stack = np.stack(table)
            size = high - low
            for place, offset in enumerate(OFFSETS):
                # A word at t + offset adds to token t.
                start, end = max(0, -offset), min(size, size - offset)
                if end > start:
                    scores[low + start : low + end] += stack[start + offset : end + offset, place]
        for at, names in enumerate(context_features(words, written, memory, is_loud(written)), low):
            for name in names:
                row = known(name)
                if row is not None:
                    owners.append(at)
                    rows.append(row)
    if rows:
        np.add.at(scores, owners, model.weights[rows].astype(np.int32))
    return scores


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
    for row, (low, high) in enumerate(pieces):
        label = int(forward[high - low - 1, row].argmax())
        for step in range(high - low - 1, -1, -1):
            path[low + step] = label
            values = through[step, row].tolist()
            best = values[label]
            values[label] = NEVER * 4
            margins[low + step] = best - max(values)
            label = int(back[step, row, label])


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
