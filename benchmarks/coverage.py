"""Whether other weights would choose better sentences, and why facts that a summary must mention are missed.

    python benchmarks/coverage.py GOLD [GOLD ...] [--folds 5] [--draws 20] [--shaken 1] [--missed]

GOLD is a folder of `NAME.txt` or `NAME.md` and `NAME.gold.yml` as `dossier eval dossier` reads it. Each document is
analysed once; then its sentences are chosen again under each setting of the weights. Under cross-validation the
setting that tells most of four fifths of the documents is tried on the fifth; this is done for several draws of the
folds, and the mean is compared with the weights as they are. One sentence that is chosen or not by a hair takes
others with it, so that two settings as good as each other differ by some facts; with `--shaken 6` each is the mean of
six choices, all but the first with what every sentence counts changed by some percent. Then comes how many facts of
each folder are told, by third of the text, and how each missed fact was missed, by class and by third of its text;
with `--missed` each one is listed. No clock and no hash order plays a part: the same documents give the same figures.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import exp, log
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from dossier.analyse import summary as stage
from dossier.analyse.candidates import Candidate
from dossier.analyse.summary import roles, selection
from dossier.analyse.summary.story import Story
from dossier.collection.analysis import analyse_document
from dossier.read import read_file
from dossier.rules import first
from dossier.scoring.dossier_text import FACT_STATED, content_words
from dossier.settings import Settings

GRID: dict[str, tuple[float, ...]] = {
    "FREQUENCY": (0.3, 0.45, 0.75, 0.9),
    "ONCE": (0.5, 0.65, 1.0),
    "IN_TITLE": (1.0, 1.25, 2.0, 2.5),
    "TOLD": (0.0, 0.1, 0.35, 0.5),
    "ROOM": (0.7, 0.8, 1.0),
    "ROOM_OF_PLENTY": (0.5, 0.6, 0.8, 0.9),
    "SEAT": (8, 12, 18, 22),
    "PLACE": (0.0, 0.25, 0.65, 0.8),
    "PLACE_POWER": (0.3, 0.45, 0.8, 1.0),
    "LEAD": (1.0, 1.5, 3.0, 5.0),
    "REPEAT": (0.5, 0.7),
    "TELLS": (1.0, 1.1, 1.3, 1.45),
    "TALKS": (1.0, 0.9, 0.7, 0.6),
}
"""Weight -> what else is tried."""

SHAKEN = 0.08
"""By how much what a sentence counts is changed in a draw: the spread of its logarithm."""

PAIRS = 60
"""Settings with two to four of these changed at once, drawn with a fixed seed."""


@dataclass
class Text:
    """A document whose sentences can be chosen again."""

    name: str
    story: Story
    facts: list[str]
    hits: dict[int, list[float]] = field(default_factory=dict)

    @cached_property
    def wanted(self) -> list[frozenset[str]]:
        """The words that carry matter, of each fact."""
        return [frozenset(content_words(fact)) for fact in self.facts]

    @cached_property
    def holds(self) -> list[frozenset[str]]:
        """The same of each sentence."""
        return [frozenset(content_words(one.span.of(self.story.text))) for one in self.story.candidates]

    def told(self, chosen: list[Candidate]) -> list[bool]:
        """Tell of each fact whether chosen sentences tell it."""
        said = frozenset().union(*(self.holds[one.index] for one in chosen))
        return [len(fact & said) >= FACT_STATED * len(fact) for fact in self.wanted]


def read(folder: Path) -> Iterator[Text]:
    """Analyse the documents of a folder."""
    caught: list[Story] = []
    choose = stage.select

    def catch(story: Story) -> Any:
        caught.append(story)
        return choose(story)

    with patch.object(stage, "select", catch):
        for gold in sorted(folder.glob("*.gold.yml")):
            name = gold.name.removesuffix(".gold.yml")
            facts = (yaml.safe_load(gold.read_text("utf-8")).get("summary") or {}).get("must_mention") or []
            caught.clear()
            source = next(path for path in sorted(folder.glob(f"{name}.*")) if path.suffix in (".md", ".txt"))
            for document in read_file(source, folder, Settings(content="."))[0]:
                analyse_document(document, Settings(content="."))
            if caught and facts:
                yield Text(name, caught[-1], facts)


def settings() -> list[dict[str, float]]:
    """Return what is tried: the weights as they are, each with one changed, some with several."""
    drawn = random.Random(14)
    one = [{name: value} for name, values in GRID.items() for value in values]
    several = [
        {name: drawn.choice(GRID[name]) for name in drawn.sample(sorted(GRID), drawn.choice((2, 3, 4)))}
        for _ in range(PAIRS)
    ]
    return [{}, *one, *several]


def shake(text: Text, one: Candidate, draw: int) -> float:
    """Return by how much what a sentence counts is changed in a draw; in the first not at all."""
    return exp(random.Random(f"{text.name} {one.index} {draw}").gauss(0, SHAKEN)) if draw else 1.0


def told(text: Text, setting: dict[str, float], shaken: int) -> list[float]:
    """Return how often each fact is told under a setting, over so many draws."""
    found = [text.told(choose(text, setting, draw)) for draw in range(shaken)]
    return [sum(one) / shaken for one in zip(*found, strict=True)]


def choose(text: Text, setting: dict[str, float], draw: int = 0) -> list[Candidate]:
    """Choose sentences under a setting."""

    def weight(story: Story, one: Candidate) -> float:
        if one.index not in text.hits:
            part = roles.Part(story, one)
            text.hits[one.index] = [role.then for role in roles.ROLES if role.when(part)]
        found = shake(text, one, draw)
        for then in text.hits[one.index]:
            name, old = ("TELLS", roles.TELLS) if then > 1 else ("TALKS", roles.TALKS)
            new = setting.get(name, old)
            found *= new ** (log(then) / log(old)) if name == "TALKS" or then != roles.ACTS else then
        return found

    changed = {name: value for name, value in setting.items() if hasattr(selection, name)}
    with patch.multiple(selection, weight_of=weight, **changed):
        return selection.select(text.story)[0]


def folds(count: int, of: int, seed: int) -> list[list[int]]:
    """Return the documents, by number, in so many parts."""
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return [order[part::of] for part in range(of)]


def validate(texts: list[Text], parts: int, draws: int, shaken: int) -> None:
    """Print what the best setting of four fifths tells of the fifth, beside the weights as they are."""
    tried = settings()
    table = [[sum(told(text, setting, shaken)) for text in texts] for setting in tried]
    facts = sum(len(text.facts) for text in texts)
    totals = [sum(row) for row in table]
    print(f"{len(texts)} documents, {facts} facts, {len(tried)} settings")
    print(f"as they are {totals[0]:.1f} ({100 * totals[0] / facts:.1f} %); all {min(totals):.1f} to {max(totals):.1f}")
    for at in sorted(range(len(tried)), key=lambda at: -totals[at])[:5]:
        print(f"  in sight of all: {totals[at]:.1f}  {tried[at] or 'as they are'}")
    held, chosen = [], Counter[int]()
    for seed in range(draws):
        right = 0.0
        for fold in folds(len(texts), parts, seed):
            left = [at for at in range(len(texts)) if at not in set(fold)]
            best = max(range(len(tried)), key=lambda at: (sum(table[at][one] for one in left), -at))
            chosen[best] += 1
            right += sum(table[best][one] for one in fold)
        held.append(right)
    mean = sum(held) / len(held)
    print(
        f"chosen on {parts - 1} of {parts} parts, tried on the other: {mean:.1f} ({100 * mean / facts:.1f} %), "
        f"{min(held):.1f} to {max(held):.1f} over {draws} draws"
    )
    for at, times in chosen.most_common(4):
        print(f"  chosen {times} times: {tried[at] or 'as they are'}")


def why(text: Text, fact: frozenset[str], chosen: list[Candidate]) -> tuple[str, Candidate | None]:
    """Say how a fact was missed: what became of the sentences that would have told it."""
    story = text.story
    said = frozenset().union(*(text.holds[one.index] for one in chosen))
    holding = [one for one in story.candidates if tells(fact, text.holds[one.index], said)]
    if not holding:
        return "in no single sentence", None
    may = selection.fit(story)
    fit = [one for one in holding if one in may]
    if not fit:
        one = max(holding, key=lambda one: (len(fact & text.holds[one.index]), -one.index))
        return f"refused: {one.refusal or 'quoted, speaker not named'}", one
    choice = selection._Choice(story, may)
    shown, crowded = False, None
    while (best := selection._next(choice)) is not None:
        for offer in (selection._Offer(choice, one) for one in fit):
            if not offer.together:
                continue
            shown = True
            if choice.gain(offer.together) > choice.gain(best.together) and selection._too_long(offer):
                crowded = offer.one
        choice.take(best.together)
    if crowded is not None:
        return "too long for the room", crowded
    if not shown:
        return "leans on one that cannot be shown", fit[0]
    reasons = [(first(selection.WAITING, selection._Offer(choice, one)), one) for one in fit]
    beaten = [one for rule, one in reasons if rule is None or rule.name in FULL]
    return ("outscored", beaten[0]) if beaten else (f"waiting: {reasons[0][0].name}", fit[0])  # type: ignore[union-attr]


FULL = frozenset({"seven sentences are shown already", "no room in 120 words"})
"""Reasons that hold of whatever is left over."""


def tells(fact: frozenset[str], held: frozenset[str], said: frozenset[str]) -> bool:
    """Tell whether a sentence would tell a fact, half of it at least by itself."""
    return len(fact & (held | said)) >= FACT_STATED * len(fact) and len(fact & held) >= FACT_STATED / 2 * len(fact)


def by_third(name: str, texts: list[Text], shaken: int) -> None:
    """Print how many facts of a folder are told, and in which third of the text they stand."""
    said, all_of = [0.0] * 3, [0] * 3
    for text in texts:
        for wanted, share in zip(text.wanted, told(text, {}, shaken), strict=True):
            at = third(text, wanted)
            said[at] += share
            all_of[at] += 1
    parts = ", ".join(f"{said[at]:.1f} of {all_of[at]}" for at in range(3))
    print(f"{name}: {sum(said):.1f} of {sum(all_of)}; by third {parts}")


def third(text: Text, wanted: frozenset[str]) -> int:
    """Return in which third of a text the sentence stands that tells most of a fact."""
    source = max(range(len(text.holds)), key=lambda at: (len(wanted & text.holds[at]), -at))
    return min(2, 3 * text.story.candidates[source].span.start // len(text.story.text))


def classes(texts: list[Text], *, listed: bool) -> None:
    """Print how the missed facts were missed."""
    found: Counter[tuple[str, int]] = Counter()
    for text in texts:
        chosen = selection.select(text.story)[0]
        for fact, wanted, said in zip(text.facts, text.wanted, text.told(chosen), strict=True):
            if said:
                continue
            at = third(text, wanted)
            reason, one = why(text, wanted, chosen)
            found[reason, at] += 1
            if listed:
                words = " ".join(one.span.of(text.story.text).split()) if one else ""
                print(f"{text.name} | {at + 1} | {reason} | {fact} | {words}")
    for name in sorted({name for name, _ in found}, key=lambda name: (-sum(found[name, at] for at in range(3)), name)):
        row = [found[name, at] for at in range(3)]
        print(f"{sum(row):4}  {row}  {name}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--shaken", type=int, default=1, help="choices of which each figure is the mean")
    parser.add_argument("--missed", action="store_true", help="list each missed fact")
    given = parser.parse_args()
    folders = {folder: list(read(folder)) for folder in given.gold}
    texts = [text for found in folders.values() for text in found]
    validate(texts, given.folds, given.draws, given.shaken)
    for folder, found in folders.items():
        by_third(str(folder), found, given.shaken)
    classes(texts, listed=given.missed)


if __name__ == "__main__":
    main()
