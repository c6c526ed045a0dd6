"""A key that is taken over from an earlier build is the one that would be computed; and most are taken over.

`DOSSIER_SERIES=100 pytest tests/test_spared.py` runs so many random series of changes; a few run always.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dossier.collection import link
from dossier.collection.build import build_collection
from dossier.collection.work import AUTHORITY_FILE, digest_of
from dossier.model import Collection
from dossier.publish.exports import attachments
from dossier.publish.pages import (
    Site,
    actor_pages,
    lookups,
    parts_of,
    plan_pages,
    said,
    seen_by_pages,
    spared,
    spared_of,
    topics,
)
from dossier.publish.pages.buckets import Bucket, buckets
from dossier.publish.planned import planned
from dossier.settings import Settings

SERIES = int(os.environ.get("DOSSIER_SERIES", "2"))
STEPS = 6
DOCUMENTS = 14

PEOPLE = (
    "Ada Moe",
    "Per Dahl",
    "Orla Finn",
    "Jon Vale",
    "Ines Prado",
    "Tom Khan",
    "Sara Khan",
    "Lena Okoro",
    "Uri Katz",
)
OFFICES = ("Prime Minister", "Foreign Minister", "Mayor", "General", "")
PLACES = ("Oslo", "Geneva", "Norway", "Kenya", "Lima", "Peru")
BODIES = ("the Port Authority", "the Dock Workers Union", "the National Bank")
SAID = (
    "The harbour needs another crane before the winter",
    "The harbour is closed to ships until the strike ends",
    "Nobody asked the fishermen about the new harbour",
    "We will pay the strike fund out of taxes",
    "Taxes on ships were never the question",
    "The strike was a mistake, and the union knows it",
)
NAMES = tuple(f"{given} {family}" for given in ("Al", "Bo", "Cy", "Di") for family in ("Aas", "Berg", "Cruz", "Dorn"))


def sentence(chance: random.Random) -> str:
    one, other = chance.sample(PEOPLE, 2)
    day = f"{chance.randint(1, 28)} {chance.choice(('March', 'June'))} {chance.randint(2019, 2021)}"
    return chance.choice(
        (
            f"“{chance.choice(SAID)},” said {chance.choice(OFFICES)} {one}.".replace("  ", " "),
            f"On {day} {one} met {other} of {chance.choice(BODIES)} in {chance.choice(PLACES)}.",
            f"{one.split()[1]} left {chance.choice(PLACES)} on {day}.",
            f"{chance.choice(NAMES)} and {chance.choice(NAMES)} were there with {one}.",
            f"In {chance.choice(PLACES)} it rained all day, and the ships stayed where they were.",
        )
    )


def report(chance: random.Random) -> str:
    day = f"{chance.randint(1, 28)} {chance.choice(('March', 'June'))} {chance.randint(2019, 2021)}"
    told = [sentence(chance) for _ in range(chance.randint(3, 7))]
    return "\n\n".join((f"Talks in {chance.choice(PLACES)}", day, *told)) + "\n"


def a_file(root: Path, chance: random.Random) -> Path:
    return root / "content" / f"report-{chance.randint(0, DOCUMENTS)}.txt"


def write(root: Path, chance: random.Random) -> None:
    a_file(root, chance).write_text(report(chance), "utf-8")


def edit(root: Path, chance: random.Random) -> None:
    path = a_file(root, chance)
    if path.exists():
        parts = path.read_text("utf-8").split("\n\n")
        parts[chance.randrange(2, len(parts))] = sentence(chance)
        path.write_text("\n\n".join(parts).strip() + "\n", "utf-8")


def add_to(root: Path, chance: random.Random) -> None:
    path = a_file(root, chance)
    if path.exists():
        path.write_text(f"{path.read_text('utf-8')}\n{sentence(chance)}\n", "utf-8")


def retitle(root: Path, chance: random.Random) -> None:
    path = a_file(root, chance)
    if path.exists():
        _, *parts = path.read_text("utf-8").split("\n\n")
        path.write_text("\n\n".join((f"A visit to {chance.choice(PLACES)}", *parts)), "utf-8")


def copy(root: Path, chance: random.Random) -> None:
    path = a_file(root, chance)
    if path.exists():
        quiet = " ".join(f"Nothing at all was heard of ship number {number} that day." for number in range(20))
        path.write_text(f"{path.read_text('utf-8')}\n{quiet}\n", "utf-8")
        a_file(root, chance).write_text(path.read_text("utf-8"), "utf-8")


def delete(root: Path, chance: random.Random) -> None:
    a_file(root, chance).unlink(missing_ok=True)


def name_actors(root: Path, chance: random.Random) -> None:
    one, other = chance.sample(PEOPLE, 2)
    (root / "content" / "actors.yml").write_text(f"{one}:\n  same: [{other}]\n", "utf-8")


CHANGES = (edit, edit, edit, edit, add_to, add_to, retitle, write, copy, delete, name_actors)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Divide indexes of few rows already, and let few dossiers be many for an actor."""

    def divided(
        rows: Sequence[Any], url: str, steps: Any, id_of: Callable[[Any], Any], size: int = 4
    ) -> list[Bucket[Any]]:
        return buckets(rows, url, steps, id_of, min(size, 4))

    for name in ("actor_index", "index_pages"):  # of which the first is hidden by a function of its name
        monkeypatch.setattr(import_module(f"dossier.publish.pages.{name}"), "buckets", divided)
    for module in (link, lookups, spared):
        monkeypatch.setattr(module, "COMMON", 4)
    monkeypatch.setattr(said, "EXACT", 4)
    monkeypatch.setattr(actor_pages, "SIZE", 3)
    for module in (actor_pages, topics):
        monkeypatch.setattr(module, "WORTH_GROUPING", 2)


def built(root: Path) -> Collection:
    return build_collection(root, Settings(workers=1))


def keys(collection: Collection, root: Path, *, spare: bool) -> tuple[dict[str, str], spared.Spared]:
    settings, site = Settings(), Site()
    people = digest_of(root / "content" / AUTHORITY_FILE)[2]
    before = spared_of(
        collection, people, settings, root, site, seen_by_pages(collection, people, settings, root, site)
    )
    if not spare:
        vars(before)["_old"] = spared.Keys("", "", (), (), {})
    parts = partial(parts_of, collection, settings, root, site, spared=before)
    plans = planned(collection, before.seen, parts, before) if spare else plan_pages(collection, settings, root, site)
    found = {plan.url: f"{plan.title} {plan.template} {plan.is_searched} {plan.key()}" for plan in plans}
    found |= {one.address: one.key for one in attachments(collection, settings, site, root=root, spared=before)}
    return found, before


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(SERIES))
def test_a_key_that_is_taken_over_is_the_one_that_would_be_computed(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    (tmp_path / "content").mkdir()
    for number in range(DOCUMENTS):
        (tmp_path / "content" / f"report-{number}.txt").write_text(report(chance), "utf-8")
    done: list[str] = []
    for _ in range(STEPS):
        for change in chance.choices(CHANGES, k=chance.choice((0, 1, 1, 1, 2))):
            change(tmp_path, chance)
            done.append(change.__name__)
        collection = built(tmp_path)
        assert collection.rows is not None
        expected, _ = keys(collection, tmp_path, spare=False)
        found, before = keys(collection, tmp_path, spare=True)
        wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
        assert not wrong, f"after {done}"
        before.keep()
        collection.rows.commit()


def test_an_edit_reaches_few_documents(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for number, name in enumerate(NAMES):
        text = f"A visit of {name}\n\n{number + 1} June 2021\n\n{name} met Ada Moe in Oslo. It rained all day.\n"
        (tmp_path / "content" / f"report-{number}.txt").write_text(text, "utf-8")
    collection = built(tmp_path)
    keys(collection, tmp_path, spare=True)[1].keep()
    assert collection.rows is not None
    collection.rows.commit()
    path = tmp_path / "content" / "report-3.txt"
    path.write_text(path.read_text("utf-8").replace("rained", "snowed"), "utf-8")
    assert reached(tmp_path) == {"report-3"}
    path.write_text(path.read_text("utf-8").replace("Ada Moe", "Ada Moe and Bo Aas"), "utf-8")
    assert reached(tmp_path) == {"report-3", "report-4"}


def reached(root: Path) -> set[str]:
    """Build a collection once more and return the documents that what changed reaches; nothing is left half written."""
    collection = built(root)
    _, before = keys(collection, root, spare=True)
    assert collection.rows is not None
    collection.rows.commit()  # else the next one waits for it
    return set(before.reached)
