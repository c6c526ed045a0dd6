"""Tag tokens with the trained linear-chain model.

Scores are whole numbers (weights quantised at training time), so that sums, and with them the best path, are the same
on every machine. The method is Collins' averaged structured perceptron (EMNLP 2002), averaged over several bootstrap
runs; `tools/train_actors.py` makes the weights.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from dossier.analyse.actors.features import (
    ALWAYS,
    OFFSETS,
    is_loud,
    mark_features,
    memory_features,
    pair_features,
    phrase_marks,
    remember,
    shape_feature,
    shapes_around,
    usual_case,
    word_features,
)
from dossier.analyse.actors.lexicons import read_lines
from dossier.english.tokens import Tokens

Scores = npt.NDArray[np.int32]
NEVER = -(1 << 28)
"""Score of a transition that BIO tags do not allow."""
PREFIXES = {-2: "a", -1: "b", 0: "", 1: "y", 2: "z"}
"""For each offset the prefix of its features."""
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


Key = TypeVar("Key", bound=Hashable)


class Sums(Generic[Key]):
    """What some keys (words, pairs of words) add to the tokens around them, one row each in a table that grows."""

    def __init__(
        self, model: Model, offsets: tuple[int, ...], nothing: Key, features: Callable[[Key], Iterable[Iterable[str]]]
    ) -> None:
        """Begin with row 0 for the key that adds nothing.

        Parameters:
            model: The weights.
            offsets: A key at place t + offset adds to token t.
            nothing: The key that adds nothing.
            features: For a key, what it says of the token `-offset` places away, one list an offset.
        """
        self.model = model
        self.offsets = offsets
        self.nothing = nothing
        self.features = features
        self.table: Scores = np.zeros((1 << 10, len(offsets), len(model.labels)), np.int32)
        """By row, offset and label."""
        self.forget()

    def forget(self) -> None:
        """Begin again, where more keys have come by than are worth keeping."""
        self.rows: defaultdict[Key, int] = defaultdict()
        self.rows.default_factory = self.rows.__len__  # a new key has the next row
        self.rows[self.nothing] = 0
        self.settled = 1
        """Rows in which the sums stand already; those of the other keys, which came later, do not yet."""

    def around(self, keys: Iterable[Key]) -> Scores:
        """Add up for each place what stands there and around it adds: (places, labels)."""
        rows = [*map(self.rows.__getitem__, keys)]
        self._settle()
        sums = self.table[rows]
        total: Scores = np.zeros_like(sums[:, 0])
        for place, offset in enumerate(self.offsets):
            if offset < 0:
                total[-offset:] += sums[:offset, place]
            else:
                total[: len(rows) - offset] += sums[offset:, place]
        return total

    def _settle(self) -> None:
        """Add up for the keys that came since the last time."""
        first, last = self.settled, len(self.rows)
        if first == last:
            return
        while last > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        lists = [features for key in islice(self.rows, first, None) for features in self.features(key)]
        self.table[first:last] = self.model.totals(lists).reshape(last - first, len(self.offsets), -1)
        self.settled = last


EDGE = ("",) * max(OFFSETS)
"""Empty places behind a sentence, so that the next one does not count as what stands around its end."""


class Model:
    """The weights, and sums of them kept for words, pairs of words and other keys seen before."""

    def __init__(self, labels: list[str], rows: dict[str, int], weights: npt.NDArray[np.int16], moves: Scores) -> None:
        """Take the labels, the row of each attribute, weights (attributes, labels) and transitions (from, to)."""
        self.labels = labels
        self.rows = rows
        self.weights = np.concatenate([weights, np.zeros_like(weights[:1])])
        self.unknown = len(weights)
        """The row of what has no weight, all zeros."""
        self.moves = moves
        self.words = Sums(self, OFFSETS, "", placed_features)
        self.marks = Sums(self, OFFSETS, "", lambda mark: [prefixed(at, mark_features(mark)) for at in OFFSETS])
        self.pairs = Sums(self, (0, 1), ("", ""), lambda pair: pair_features(*pair))
        self.forms = Sums(self, (0,), ("", "", ""), lambda shapes: [[shape_feature(*shapes)]])
        self.memories: Sums[tuple[str, ...]] = Sums(self, (0,), (), lambda names: [names])

    def forget(self) -> None:
        """Begin again, where more keys have come by than are worth keeping."""
        for sums in (self.words, self.marks, self.pairs, self.forms, self.memories):
            if len(sums.rows) >= MEMO_SIZE:
                sums.forget()

    def totals(self, lists: Iterable[Iterable[str]]) -> Scores:
        """Add up the weights of each list of attributes: (lists, labels)."""
        known, unknown = self.rows.get, self.unknown
        rows: list[int] = []
        starts: list[int] = []
        for names in lists:
            starts.append(len(rows))
            rows.append(unknown)  # so that no list is empty
            rows += [known(name, unknown) for name in names]
        total: Scores = np.add.reduceat(self.weights[rows], starts, axis=0, dtype=np.int32)
        return total


def placed_features(word: str) -> list[list[str]]:
    """Return the features that a word gives to the tokens around it, one list an offset."""
    sets = word_features(word)
    return [prefixed(offset, sets[abs(offset)]) for offset in OFFSETS]


def prefixed(offset: int, names: Iterable[str]) -> list[str]:
    """Return features as those of a token `-offset` places away."""
    prefix = PREFIXES[offset]
    return [prefix + name for name in names]


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

    @cache  # most names come by more than once
    def remembered(word: str, written: str, first: bool, loud: bool) -> tuple[str, ...]:
        return memory_features(word, written, memory, first=first, loud=loud)

    words: list[str] = []
    marks: list[str] = []
    memories: list[tuple[str, ...]] = []
    places: list[int] = []
    for low, high in tokens.segments:
        written = tokens.words[low:high]
        usual, loud = usual_case(written), is_loud(written)
        places += range(len(words), len(words) + high - low)
        words += usual + EDGE
        marks += phrase_marks(usual) + EDGE
        memories += [
            remembered(word, written[at], at == 0, loud) if word[0].isupper() or not at else ()
            for at, word in enumerate(usual)
        ]
        memories += [()] * len(EDGE)
    model.forget()
    scores: Scores = model.words.around(words)
    scores += model.marks.around(marks)
    scores += model.pairs.around(pairwise(("", *words)))
    scores += model.forms.around(shapes_around(words))
    scores += model.memories.around(memories)
    return scores[places] + model.totals([[ALWAYS]])


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
