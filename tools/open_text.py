"""Read open text for the teacher to label, without what the tagger is judged by, and write it as a corpus."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from actor_corpora import read_conll, segments_of, sentence_keys, tokens_without_text

from dossier.english.tokens import Tokens, tokenise
from dossier.read import document_from_text
from dossier.settings import Settings

TOGETHER = 8
"""Sentences of a corpus of single sentences that are taken as one document."""


def read_texts(path: Path, seed: int) -> Iterator[Tokens]:
    """Give the tokens of all texts in a folder or file, in random order."""
    if path.suffix == ".conll":
        documents = read_conll(path, path.stem, TOGETHER)
        random.Random(seed).shuffle(documents)
        yield from (document.tokens for document in documents)
        return
    settings = Settings()
    files = [path] if path.is_file() else sorted(file for kind in ("*.md", "*.txt") for file in path.rglob(kind))
    random.Random(seed).shuffle(files)
    for file in files:
        text = document_from_text(file.read_text(encoding="utf-8"), path=file.name, settings=settings).text
        yield tokenise(text, segments_of(text))


def without(tokens: Tokens, known: set[int], read: set[tuple[str, ...]]) -> Tokens:
    """Leave out sentences that share eight words with what is known, and those read before; they are noted as read."""
    words: list[str] = []
    segments = []
    for low, high in tokens.segments:
        sentence = tokens.words[low:high]
        if sentence in read or sentence_keys(sentence) & known:
            continue
        read.add(sentence)
        segments.append((len(words), len(words) + high - low))
        words += sentence
    return tokens_without_text(words, segments)


def known_keys(apart: Iterable[Path]) -> set[int]:
    """Return the runs of eight words of all texts, in folders or files, that are to be kept apart."""
    keys: set[int] = set()
    for path in apart:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            for text in texts_apart(file):
                keys |= sentence_keys(tokenise(text, segments_of(text)).words)
    return keys


def texts_apart(file: Path) -> Iterator[str]:
    """Give the texts that stand in a file."""
    if file.suffix in {".txt", ".md"}:
        yield file.read_text(encoding="utf-8")
    elif file.suffix == ".conll":
        yield from (" ".join(document.tokens.words) for document in read_conll(file, file.stem, TOGETHER))
    elif file.suffix == ".jsonl":
        rows = (json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip())
        yield from (row.get("text", "") for row in rows)


def written(tokens: Tokens, labels: list[str], margins: list[int], sure: int) -> tuple[str, int]:
    """Write the sentences in which every label is sure enough, and count the tokens of the others."""
    lines: list[str] = []
    doubted = 0
    for low, high in tokens.segments:
        if min(margins[low:high]) < sure:
            doubted += high - low
            continue
        lines += [f"{tokens.words[at]}\t{labels[at]}\n" for at in range(low, high)]
        lines.append("\n")
    return "".join(lines), doubted
