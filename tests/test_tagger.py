"""The tagger adds up what training counted, and finds the best path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

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
from dossier.analyse.actors.tagger import NEVER, Model, best_path, emissions, prefixed
from dossier.english.tokens import Tokens

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
WORDS = st.sampled_from(
    [*"|<>.,s", "the", "The", "in", "said", "Wendy", "Sherman", "IMRAN", "New", "York", "NATO", "al-Assad", "3,000"]
)


def moves() -> np.ndarray:
    """Return transitions between the labels, none better than another but those that tags do not allow."""
    return np.array(
        [[NEVER if to[0] == "I" and origin[2:] != to[2:] else 0 for to in LABELS] for origin in LABELS], np.int32
    )


def tokens(sentences: list[list[str]]) -> Tokens:
    words = tuple(word for sentence in sentences for word in sentence)
    ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
    places = tuple(range(len(words)))
    return Tokens(words, tuple(map(str.lower, words)), places, places, tuple(zip([0, *ends], ends, strict=False)))


def counted(found: Tokens) -> Iterator[list[str]]:
    """Give the features of each token as `tools/train_actors.py` counts them."""
    memory = remember(found)
    for low, high in found.segments:
        written = found.words[low:high]
        words = usual_case(written)
        marks = phrase_marks(words)
        for at, row in enumerate(context_features(words, written, memory, is_loud(written))):
            for offset in OFFSETS:
                if 0 <= at + offset < len(words):
                    row.extend(prefixed(offset, word_features(words[at + offset])[abs(offset)]))
                    row.extend(prefixed(offset, mark_features(marks[at + offset])))
            yield row


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_scores_are_the_sums_of_what_training_counts(sentences, dice):
    found = tokens(sentences)
    features = [*counted(found)]
    known = sorted({name for row in features for name in row if dice.random() < 0.7})
    weights = np.array([[dice.randrange(-90, 90) for _ in LABELS] for _ in known], np.int16).reshape(-1, len(LABELS))
    model = Model(LABELS, {name: row for row, name in enumerate(known)}, weights, moves())
    expected = [
        [sum(int(weights[known.index(name), label]) for name in row if name in known) for label in range(len(LABELS))]
        for row in features
    ]
    assert emissions(found, model).tolist() == expected
    assert emissions(found, model).tolist() == expected  # and again from what was kept


@given(st.lists(st.lists(st.lists(st.integers(-2, 2), min_size=5, max_size=5), min_size=1, max_size=4), min_size=1))
@settings(max_examples=100, deadline=None)
def test_no_path_is_better_than_the_best(sentences):
    model = Model(LABELS, {}, np.zeros((0, len(LABELS)), np.int16), moves())
    scores = np.array([row for sentence in sentences for row in sentence], np.int32)
    ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
    segments = tuple(zip([0, *ends], ends, strict=False))
    path, margins = best_path(scores, segments, model)
    for low, high in segments:
        reachable = {
            tags: sum(int(scores[at, tag]) for at, tag in zip(range(low, high), tags, strict=True))
            for tags in product(range(len(LABELS)), repeat=high - low)
            if LABELS[tags[0]][0] != "I" and all(model.moves[pair] == 0 for pair in pairwise(tags))
        }
        best = max(reachable.values())
        # Of equal ones the first label counts, from the end on.
        assert tuple(path[low:high]) == min(
            (tags for tags, score in reachable.items() if score == best), key=lambda tags: tags[::-1]
        )
        for at in range(low, high):
            others = [score for tags, score in reachable.items() if tags[at - low] != path[at]]
            assert margins[at] == best - max(others, default=best - margins[at])
