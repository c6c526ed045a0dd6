"""Read the labelled data that the actor tagger is trained on, and make its conventions agree.

Labels are PER, ORG, LOC and GRP in BIO tags. Countries are told from other places after tagging, by list. Open corpora
do not mark groups: names of peoples and of armed groups are marked in them by list (see `add_groups`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from zlib import crc32

from dossier.analyse.actors.lexicons import classes_of
from dossier.english import tokens as english
from dossier.english.sentences import find_sentences
from dossier.english.tokens import Tokens, tokenise
from dossier.model import Span
from dossier.read.blocks import find_blocks

TYPES = {"person": "PER", "organisation": "ORG", "country": "LOC", "place": "LOC", "group": "GRP"}
PRONOUNS = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
SPLIT_HYPHENS = ("gum_train", "uner_ewt_train", "uner_ewt_dev", "uner_ewt_test", "re3d")
"""Corpora that cut at every hyphen; their names are joined again."""


@dataclass
class Labelled:
    """A document as tokens with tags."""

    id: str
    tokens: Tokens
    tags: list[str]
    keys: set[int] = field(default_factory=set)
    """Hashes of its longer sentences, to find the same story elsewhere."""


def sentence_keys(words: Sequence[str], size: int = 8) -> set[int]:
    """Return a number for every run of eight words, punctuation left out."""
    plain = [word.lower() for word in words if word[0].isalnum()]
    return {crc32(" ".join(plain[at : at + size]).encode()) for at in range(len(plain) - size + 1)}


def read_conll(path: Path, name: str, chunk: int = 1) -> list[Labelled]:
    """Read a corpus of one token a line; `chunk` joins so many following documents into one."""
    documents: list[list[tuple[list[str], list[str]]]] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("-DOCSTART-"):
            documents.append([])
        elif line.strip():
            word, tag = line.split("\t")
            words.append(word)
            tags.append(tag)
        elif words:
            documents[-1].append((words, tags))
            words, tags = [], []
    joined = [[*chain.from_iterable(documents[at : at + chunk])] for at in range(0, len(documents), chunk)]
    return [labelled(f"{name}-{index}", sentences, name in SPLIT_HYPHENS) for index, sentences in enumerate(joined)]


def labelled(id: str, sentences: list[tuple[list[str], list[str]]], join: bool) -> Labelled:
    words: list[str] = []
    tags: list[str] = []
    segments: list[tuple[int, int]] = []
    for raw_words, raw_tags in sentences:
        first = len(words)
        pieces = join_hyphens(raw_words, raw_tags) if join else zip(raw_words, raw_tags, strict=True)
        for word, tag in pieces:
            cut = tokenise(word, [Span(0, len(word))]).words or (word,)
            words += cut
            tags += [tag, *["I-" + tag[2:] if tag != "O" else "O"] * (len(cut) - 1)]
        if len(words) > first:
            segments.append((first, len(words)))
    return Labelled(id, tokens_without_text(words, segments), tags)


def tokens_without_text(words: Sequence[str], segments: Sequence[tuple[int, int]]) -> Tokens:
    """Return words as tokens where no text is at hand; the offsets are the places of the words."""
    places = range(len(words) + 1)
    return Tokens(tuple(words), tuple(map(str.lower, words)), tuple(places[:-1]), tuple(places[1:]), tuple(segments))


def join_hyphens(words: list[str], tags: list[str]) -> list[tuple[str, str]]:
    """Write `al - Assad` as `al-Assad` where the three stand in one name, and `long - term` as one word."""
    out: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        word, tag = words[at], tags[at]
        while (
            at + 2 < len(words)
            and words[at + 1] == "-"
            and words[at + 2][:1].isalnum()
            and word[-1:].isalnum()
            and (
                (tags[at + 1].startswith("I-") and tags[at + 2].startswith("I-"))
                or (word.islower() and tag == "O" and tags[at + 2] == "O")
            )
        ):
            word += "-" + words[at + 2]
            at += 2
        out.append((word, tag))
        at += 1
    return out


def read_marked(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def label_marked(document: dict, segments: Iterable[Span]) -> Labelled:
    """Turn a marked document into tags; pronouns are left out."""
    text = document["text"]
    tokens = tokenise(text, segments)
    tags = ["O"] * len(tokens)
    starts = {start: at for at, start in enumerate(tokens.starts)}
    for mention in document["mentions"]:
        if text[mention["start"] : mention["end"]].lower() in PRONOUNS:
            continue
        at = starts.get(mention["start"])
        if at is None:
            continue
        label = TYPES[mention["type"]]
        tags[at] = "B-" + label
        at += 1
        while at < len(tokens) and tokens.ends[at] <= mention["end"]:
            tags[at] = "I-" + label
            at += 1
    return Labelled(document["id"], tokens, tags)


def segments_of(text: str) -> list[Span]:
    """Return the sentences of a text and whatever lies between them, as the pipeline would."""
    blocks = find_blocks(text)
    return english.segments_of(text, find_sentences(text, blocks), blocks)


def group_forms(marked: list[Labelled]) -> frozenset[str]:
    """Return the surface forms that are mostly groups in the marked documents, unmarked occurrences counted."""
    group: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for document in marked:
        for words, label in names_of(document):
            total[words] += " " in words
            group[words] += label == "GRP"
        total.update(document.tokens.words)
    return frozenset(words for words in group if group[words] and group[words] >= 0.6 * total[words])


def names_of(document: Labelled) -> Iterable[tuple[str, str]]:
    words, tags = document.tokens.words, document.tags
    at = 0
    while at < len(words):
        end = at + 1
        if tags[at] != "O":
            while end < len(words) and tags[end].startswith("I-"):
                end += 1
            yield " ".join(words[at:end]), tags[at][2:]
        at = end


def add_groups(documents: list[Labelled], forms: frozenset[str]) -> None:
    """Mark in open corpora what the marked documents call a group: peoples in the plural, known movements."""
    for document in documents:
        words, tags = document.tokens.words, document.tags
        at = 0
        while at < len(words):
            word = words[at]
            if tags[at] == "O":
                classes = classes_of(word.lower())
                people = word[0].isupper() and word.endswith("s") and "dem" in classes.split(",") and not word.isupper()
                if word[0].isupper() and (people or word in forms) and len(word) > 3:
                    tags[at] = "B-GRP"
                at += 1
                continue
            end = at + 1
            while end < len(words) and tags[end].startswith("I-"):
                end += 1
            name = " ".join(words[at:end])
            if tags[at] in {"B-ORG", "B-LOC"} and (name in forms or re.sub(r"^(?:the|The) ", "", name) in forms):
                for inner in range(at, end):
                    tags[inner] = tags[inner][:2] + "GRP"
            at = end


def stories(documents: list[Labelled]) -> list[int]:
    """Number the documents by story: those that share three or more runs of eight words get one number."""
    owner: dict[int, int] = {}
    number = list(range(len(documents)))

    def root(index: int) -> int:
        while number[index] != index:
            index = number[index]
        return index

    for index, document in enumerate(documents):
        shared: Counter[int] = Counter()
        for key in sorted(document.keys):
            if key in owner:
                shared[owner[key]] += 1
            else:
                owner[key] = index
        for other, count in shared.items():
            if count >= 3:
                number[root(index)] = root(other)
    return [root(index) for index in range(len(documents))]
