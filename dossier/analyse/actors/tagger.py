"""Tag tokens with the trained linear-chain model.

Scores are whole numbers (weights quantised at training time), so that sums, and with them the best path, are the same
on every machine. The method is Collins' averaged structured perceptron (EMNLP 2002), averaged over several bootstrap
runs; `tools/train_actors.py` makes the weights.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, count, islice, pairwise
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from dossier.analyse.actors.features import (
    ALWAYS,
    BEGIN,
    END,
    JOINT,
    OFFSETS,
    is_loud,
    mark_features,
    memory_features,
    parts_of,
    phrase_marks,
    remember,
    usual_case,
    word_features,
)
from dossier.analyse.actors.lexicons import read_lines
from dossier.english.tokens import Tokens

Scores = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
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
    """What some keys (words, phrase marks) add to the tokens around them, one row each in a table that grows."""

    def __init__(
        self,
        model: Model,
        offsets: tuple[int, ...],
        features: Callable[[Key], Iterable[Iterable[str]]],
        nothing: tuple[Key, ...] = (),
    ) -> None:
        """Begin with the keys that add nothing.

        Parameters:
            model: The weights.
            offsets: A key at place t + offset adds to token t.
            features: For a key, what it says of the token `-offset` places away, one list an offset.
            nothing: The keys that add nothing, in the first rows.
        """
        self.model = model
        self.offsets = offsets
        self.features = features
        self.nothing = nothing
        self.table: Scores = np.zeros((len(offsets), 1 << 10, len(model.labels)), np.int32)
        """By offset, row and label."""
        self.forget()

    def forget(self) -> None:
        """Begin again, where more keys have come by than are worth keeping."""
        self.rows: defaultdict[Key, int] = defaultdict()
        self.rows.default_factory = self.rows.__len__  # a new key has the next row
        self.settled = len([*map(self.rows.__getitem__, self.nothing)])
        """Rows in which the sums stand already; those of the other keys, which came later, do not yet."""

    def rows_of(self, keys: Sequence[Key]) -> Numbers:
        """Return the row of each key, with its sums in it."""
        rows = np.fromiter(map(self.rows.__getitem__, keys), np.int64, len(keys))
        if self.settled < len(self.rows):
            self.settle([*islice(self.rows, self.settled, None)])
        return rows

    def settle(self, new: list[Key]) -> None:
        """Add up for the keys that came since the last time."""
        last = self.settled + len(new)
        while last > self.table.shape[1]:
            self.table = np.concatenate([self.table, np.zeros_like(self.table)], axis=1)
        sums = self.model.totals(features for key in new for features in self.features(key))
        self.table[:, self.settled : last] = sums.reshape(len(new), len(self.offsets), -1).swapaxes(0, 1)
        self.settled = last

    def add(self, scores: Scores, places: Sequence[int], keys: Sequence[Key]) -> None:
        """Add what keys at some places, each named once, add there and around."""
        rows, at = self.rows_of(keys), np.array(places, np.int64)
        for table, offset in zip(self.table, self.offsets, strict=True):
            scores[at - offset] += table[rows]


class Words(Sums[str]):
    """The sums of words, and what joint features see of them, as numbers."""

    def __init__(self, model: Model) -> None:
        """Begin with the edges of sentences."""
        self.numbers: tuple[dict[str, int], ...] = ({}, {}, {})
        """By what they look at (`LOWER`, `SHAPE`, `CLUSTER`): the number of each string in a name, from 1."""
        self.seen: Numbers = np.zeros((len(self.numbers), 1 << 10), np.int64)
        """By what joint features look at and row: the number of what they see, 0 where no name has it."""
        super().__init__(model, OFFSETS, placed_features, EDGE)

    def see(self, first: int, parts: Iterable[tuple[str, ...]]) -> None:
        """Note what joint features see of the words from a row on."""
        for seen, numbers, strings in zip(self.seen, self.numbers, zip(*parts, strict=True), strict=True):
            seen[first : first + len(strings)] = [numbers.get(string, 0) for string in strings]

    def settle(self, new: list[str]) -> None:
        """Add up for the words that came since the last time, and see them."""
        first = self.settled
        super().settle(new)
        while self.settled > self.seen.shape[1]:
            self.seen = np.concatenate([self.seen, np.zeros_like(self.seen)], axis=1)
        self.see(first, map(parts_of, new))


class Joint:
    """The weights of the features of one letter that tokens share with their neighbours."""

    def __init__(self, looks: tuple[tuple[int, int], ...], names: list[str], weights: Scores, words: Words) -> None:
        """Take where the features look, their names without the letter, and their weights, a row each."""
        self.looks = looks
        rows = [*range(len(names))]
        split = [name.split("|") for name in names]
        for row, pieces in enumerate(split):
            if len(pieces) > len(looks):  # a part may have bars itself: the name is good for all that it may be
                split[row], *more = ways_to_join(pieces, len(looks))
                split += more
                rows += [row] * len(more)
        keys: Numbers = np.zeros(len(split), np.int64)
        for place, (_, part) in enumerate(looks):
            strings, numbers = [pieces[place] for pieces in split], words.numbers[part]
            new = [string for string in dict.fromkeys(strings) if string not in numbers]
            numbers.update(zip(new, count(len(numbers) + 1), strict=False))
            keys = keys * WIDTH + np.fromiter(map(numbers.__getitem__, strings), np.int64, len(strings))
        order = keys.argsort()
        self.keys = np.append(keys[order], WIDTH ** len(looks))  # so that whatever is looked for has a place
        self.weights = weights[np.array(rows, np.int64)[order]].astype(np.int32)

    def add(self, scores: Scores, seen: Numbers) -> None:
        """Add to all tokens but `MARGIN` at either end; what is seen of each is given as numbers: (parts, tokens)."""
        keys: Numbers = np.zeros(len(scores) - 2 * MARGIN, np.int64)
        for offset, part in self.looks:
            keys = keys * WIDTH + seen[part, MARGIN + offset : len(scores) - MARGIN + offset]
        at = self.keys.searchsorted(keys)
        known = (self.keys[at] == keys).nonzero()[0]
        scores[known + MARGIN] += self.weights[at[known]]


WIDTH = 1 << 20
"""More than there are strings that joint features see; three of them make a number of 60 bits."""


def ways_to_join(pieces: list[str], parts: int) -> Iterator[list[str]]:
    """Give all ways in which so many parts may have stood there before they were split at bars."""
    for bars in combinations(range(1, len(pieces)), parts - 1):
        yield ["|".join(pieces[low:high]) for low, high in pairwise((0, *bars, len(pieces)))]


EDGE = ("</s>", "<s>")
"""What stands behind a sentence and before the next, so that no token counts as standing around one of another."""
MARGIN = len(EDGE)


class Model:
    """The weights, and sums of them kept for words and other keys seen before."""

    def __init__(self, labels: list[str], rows: dict[str, int], weights: npt.NDArray[np.int16], moves: Scores) -> None:
        """Take the labels, the row of each attribute, weights (attributes, labels) and transitions (from, to)."""
        self.labels = labels
        self.rows = rows
        self.weights = np.concatenate([weights, np.zeros_like(weights[:1])])
        self.unknown = len(weights)
        """The row of what has no weight, all zeros."""
        self.moves = moves
        self.lock = Lock()
        """Held while sums are read or made: all threads that analyse share them."""
        self.marks: Sums[str] = Sums(self, OFFSETS, lambda mark: [prefixed(at, mark_features(mark)) for at in OFFSETS])
        self.memories: Sums[tuple[str, ...]] = Sums(self, (0,), lambda names: [names])
        self.words = Words(self)
        self.joint = [*self._joint()]
        self.words.see(0, (END, BEGIN))

    def _joint(self) -> Iterator[Joint]:
        """Sort the joint features out, which are not looked up by name."""
        named: dict[str, list[str]] = {letter: [] for letter in JOINT}
        for name in self.rows:
            if name[0] in named:
                named[name[0]].append(name)
        for names, looks in zip(named.values(), JOINT.values(), strict=True):
            weights = self.weights[[self.rows[name] for name in names]]
            yield Joint(looks, [name[1:] for name in names], weights, self.words)

    def forget(self) -> None:
        """Begin again, where more keys have come by than are worth keeping."""
        for sums in (self.words, self.marks, self.memories):
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

    words: list[str] = [*EDGE]
    marks: list[tuple[int, str]] = []
    memories: list[tuple[int, tuple[str, ...]]] = []
    places: list[int] = []
    for low, high in tokens.segments:
        written, first = tokens.words[low:high], len(words)
        usual, loud = usual_case(written), is_loud(written)
        places += range(first, first + high - low)
        words += usual + EDGE
        marks += [(place, mark) for place, mark in enumerate(phrase_marks(usual), first) if mark]
        memories += [
            (first + at, remembered(word, written[at], at == 0, loud))
            for at, word in enumerate(usual)
            if not at or word[0].isupper()
        ]
    with model.lock:
        model.forget()
        rows = model.words.rows_of(words)
        scores: Scores = np.zeros((len(words), len(model.labels)), np.int32)
        for table, offset in zip(model.words.table, OFFSETS, strict=True):
            scores[MARGIN:-MARGIN] += table[rows[MARGIN + offset : len(rows) - MARGIN + offset]]
        seen = model.words.seen[:, rows]
        for joint in model.joint:
            joint.add(scores, seen)
        for sums, found in ((model.marks, marks), (model.memories, memories)):
            if found:
                sums.add(scores, *zip(*found, strict=True))
    return scores[places] + model.totals([[ALWAYS]])


def best_path(scores: Scores, segments: tuple[tuple[int, int], ...], model: Model) -> tuple[list[int], list[int]]:
    """Decode all sentences (Viterbi), and say how sure each tag is.

    Returns:
        The best label of each token, and by how much the best path beats the best one with another label there.
    """
    pieces = [(start, min(high, start + LONGEST)) for low, high in segments for start in range(low, high, LONGEST)]
    pieces.sort(key=lambda piece: (piece[0] - piece[1], piece[0]))
    path: Numbers = np.zeros(len(scores), np.int64)
    margins: Scores = np.zeros(len(scores), np.int32)
    for first in range(0, len(pieces), AT_ONCE):
        decode(scores, np.array(pieces[first : first + AT_ONCE]), model, path, margins)
    return path.tolist(), margins.tolist()


LONGEST = 300
"""Tokens decoded as one sentence; longer ones, which are no prose, are cut."""
AT_ONCE = 512
"""Sentences decoded together; with `LONGEST` it bounds the memory."""


def decode(scores: Scores, pieces: Numbers, model: Model, path: Numbers, margins: Scores) -> None:
    """Decode some sentences, the longest first, and write labels and margins of their tokens."""
    lows, highs = pieces.T
    lengths = highs - lows
    steps = np.arange(lengths[0])[:, None]
    inside = steps < lengths
    ahead, behind = np.where(inside, lows + steps, lows), np.where(inside, highs - 1 - steps, lows)
    # By step, label, way and sentence: the best score up to here, read forwards and read backwards. Sentences come
    # last, where they lie side by side in memory.
    best = np.ascontiguousarray(scores.T[:, np.stack([ahead, behind], axis=1)].swapaxes(0, 1))
    best[0, :, 0] += np.array([[NEVER if label.startswith("I-") else 0] for label in model.labels], np.int32)
    moves = np.stack([model.moves, model.moves.T], axis=2)[..., None]
    for step, live in enumerate(inside[1:].sum(axis=1).tolist(), 1):
        best[step, :, :, :live] += np.maximum.reduce(best[step - 1, :, None, :, :live] + moves, axis=0)
    at, piece = inside.nonzero()
    tokens = ahead[at, piece]
    # By token and label: the best path that goes through it.
    through = best[at, :, 0, piece] + best[lengths[piece] - 1 - at, :, 1, piece] - scores[tokens]
    highest = through.max(axis=1, keepdims=True)
    path[tokens] = through.argmax(axis=1)
    for tied in sorted({*piece[(through == highest).sum(axis=1) > 1].tolist()}):
        path[lows[tied] : highs[tied]] = traced(best[: lengths[tied], :, 0, tied], model.moves)
    np.put_along_axis(through, path[tokens, None], NEVER * 4, axis=1)
    margins[tokens] = highest[:, 0] - through.max(axis=1)


def traced(forward: Scores, moves: Scores) -> list[int]:
    """Return the best path of a sentence that has several: of equal ones the first label counts, from the end on."""
    path = [int(forward[-1].argmax())]
    for before in forward[-2::-1]:
        path.append(int((before + moves[:, path[-1]]).argmax()))
    return path[::-1]


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
