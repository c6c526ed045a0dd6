"""Measure which near copies of a text are known again, and which texts that are only alike are taken for one.

    python benchmarks/copies.py FOLDER [--documents N] [--among M]

N documents of FOLDER are taken evenly. Of each, copies are made as a wire story is changed on its way into a paper:
another headline, an agency's line, paragraphs cut, a paragraph put in, words put otherwise, and several of these at
once. A text is read from its file as any other, and it counts as found where `find_copies` joins the two. Other texts
are made that are only alike: the same words with another number or name in a sentence, or dated months later.

With M, the N documents are also compared with M others of the folder: every pair that is taken for one is printed, to
be looked at.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from dossier.collection.card import make_card
from dossier.collection.copies import FEWEST, find_copies, prose_of, words_of
from dossier.model import Dossier
from dossier.people.actors_file import Authority
from dossier.read import find_sources, read_file
from dossier.settings import Settings

SETTINGS = Settings(content=".")
OTHERWISE = {
    "percent": "per cent",
    "said": "told reporters",
    "will": "is to",
    "also": "too",
    "many": "a lot of",
    "because": "since",
    "over": "more than",
    "about": "around",
    "however": "but",
    "including": "among them",
    "announced": "made known",
    "today": "on the day",
}
"""Words that a desk puts otherwise."""

Paragraphs = list[str]
Change = Callable[[Paragraphs, random.Random], Paragraphs]


def as_it_was(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return text


def with_agency(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return [f"VARN, Nov 3 (Borderline News) - {text[0]}", *text[1:], "Reporting by Per Dahl; editing by Ada Moe"]


def without_last(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return text[:-1] or text


def without_third(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return text[: max(1, round(len(text) * 2 / 3))]


def without_half(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return text[: max(1, len(text) // 2)]


def without_two_inside(text: Paragraphs, chance: random.Random) -> Paragraphs:
    gone = set(chance.sample(range(1, len(text) - 1), min(2, max(0, len(text) - 2))) if len(text) > 2 else ())
    return [part for number, part in enumerate(text) if number not in gone]


def with_own_paragraph(text: Paragraphs, chance: random.Random) -> Paragraphs:
    own = "The town of Varn, where readers of this paper live, had asked for word of it since the spring of last year."
    return [*text[:1], own, *text[1:]]


def in_house_style(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return [re.sub(r"[a-z]+", lambda word: OTHERWISE.get(word[0], word[0]), part) for part in text]


def words_left_out(share: float) -> Change:
    def change(text: Paragraphs, chance: random.Random) -> Paragraphs:
        # A word in a sentence, never one with a capital or a figure: an editor does not take those.
        return [
            " ".join(word for word in part.split(" ") if not word.islower() or chance.random() >= share)
            for part in text
        ]

    return change


def all_at_once(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return with_agency(in_house_style(without_last(text, chance), chance), chance)


def another_number(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return changed_once(text, r"\d+", lambda found: str(int(found) + 7))


def another_name(text: Paragraphs, chance: random.Random) -> Paragraphs:
    return changed_once(text, r"(?<=[a-z] )[A-Z][a-z]{3,}", lambda found: "Arlavia")


def changed_once(text: Paragraphs, pattern: str, other: Callable[[str], str]) -> Paragraphs:
    """Put another word in the place of the one that is found first, wherever it stands; not of a plain word."""
    plain = {word for part in text for word in re.findall(r"[^\W_]+", part) if word.islower()}
    words = [word for part in text for word in re.findall(pattern, part) if word.lower() not in plain]
    if not words:
        return text
    whole = rf"(?<!\w){re.escape(words[0])}(?!\w)"
    return [re.sub(whole, other(words[0]), part) for part in text]


COPIES: dict[str, Change] = {
    "another headline": as_it_was,
    "an agency's line and credit": with_agency,
    "last paragraph cut": without_last,
    "last third cut": without_third,
    "last half cut": without_half,
    "two paragraphs inside cut": without_two_inside,
    "a paragraph of the paper's own": with_own_paragraph,
    "words in house style": in_house_style,
    "1 word of 50 left out": words_left_out(0.02),
    "1 word of 20 left out": words_left_out(0.05),
    "agency, last paragraph cut, house style": all_at_once,
}
ALIKE: dict[str, tuple[Change, int]] = {
    "another number": (another_number, 1),
    "another name": (another_name, 1),
    "the same words 200 days later, another number": (another_number, 200),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--among", type=int, default=0)
    asked = parser.parse_args()
    texts = taken(asked.folder, asked.documents)
    print(f"{len(texts)} documents")
    tell("copies found", {name: (change, 1) for name, change in COPIES.items()}, texts)
    tell("taken for copies, and only alike", ALIKE, texts)
    if asked.among:
        among(asked.folder, asked.documents, asked.among)
    return 0


def taken(folder: Path, number: int) -> list[Paragraphs]:
    """Return the paragraphs of documents taken evenly from those that are long enough to be compared."""
    paths, _ = find_sources(folder, SETTINGS)
    found: list[Paragraphs] = []
    step = max(1, len(paths) // (2 * number))
    for path in paths[::step]:
        for document in read_file(path, folder, SETTINGS)[0]:
            parts = [part for part in prose_of(document).split("\n") if part.strip()]
            if len(words_of(" ".join(parts))) >= 3 * FEWEST and len(parts) > 3 and len(found) < number:
                found.append(parts)
    return found


def tell(heading: str, changes: dict[str, tuple[Change, int]], texts: Sequence[Paragraphs]) -> None:
    """Print how many of the changed texts are taken for the text that they were made of."""
    print(f"\n{heading}")
    for name, (change, later) in changes.items():
        chance = random.Random(name)
        made = [(text, change(list(text), chance)) for text in texts]
        differ = [pair for pair in made if pair[0] != pair[1] or change is as_it_was]
        found = sum(is_found(*pair, later) for pair in differ)
        print(f"{found:4} of {len(differ):3}  {name}")


def is_found(text: Paragraphs, other: Paragraphs, later: int) -> bool:
    """Write two texts, read them, and tell whether they are taken for one."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / "first.md", "Word from the capital", date(2021, 5, 3), text)
        write(root / "second.md", "What Varn has to know", date(2021, 5, 3) + timedelta(later), other)
        return bool(groups([root / "first.md", root / "second.md"], root))


def write(path: Path, title: str, day: date, text: Paragraphs) -> None:
    """Write a text as a paper has it."""
    path.write_text(f"---\ntitle: {title}\ndate: {day}\n---\n# {title}\n\n" + "\n\n".join(text) + "\n", "utf-8")


def groups(paths: Sequence[Path], root: Path) -> tuple[tuple[str, ...], ...]:
    """Return which of some files hold the same text."""
    read = [document for path in paths for document in read_file(path, root, SETTINGS)[0]]
    held = {document.id: Dossier(document) for document in read}
    return find_copies([make_card(one, Authority()) for one in held.values()], held.__getitem__)


def among(folder: Path, number: int, others: int) -> None:
    """Print which of many documents are taken for one."""
    paths, _ = find_sources(folder, SETTINGS)
    paths = paths[:: max(1, len(paths) // (number + others))]
    found = groups(paths, folder)
    print(f"\namong {len(paths)} documents as they are: {len(found)} texts in {sum(map(len, found))}")
    for group in found:
        print("  " + "\n    ".join(group))


if __name__ == "__main__":
    raise SystemExit(main())
