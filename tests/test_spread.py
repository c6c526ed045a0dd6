"""How rare words are: counted once, and whom a change concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.collection.build import build_collection
from dossier.model import Collection
from dossier.publish.pages import spread as counting
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.spread import KeptSpread, Spread, keep_spread, kept_spread, spread_of, who_said
from dossier.settings import Settings

SAID = {
    "a.txt": "On Friday Ada Moe spoke in Oslo. “The harbour needs a second crane,” Ada Moe said.\n",
    "b.txt": "On Monday Per Dahl spoke in Oslo. “The harbour needs pilots,” Per Dahl said.\n",
}


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    (tmp_path / "content").mkdir()
    for name, text in SAID.items():
        (tmp_path / "content" / name).write_text(f"# Talks\n\n2021-03-0{len(name)}\n\n{text}", "utf-8")
    return build_collection(tmp_path, Settings(workers=1))


def test_each_quotation_counts_a_word_once(collection: Collection) -> None:
    found = spread_of(Lookups(collection).quotes)
    assert found.total == 3
    assert (found.of["harbour"], found.of["crane"], found.of["pilot"]) == (2, 1, 1)
    assert found.rarity("crane") > found.rarity("harbour") > 0


def test_only_those_are_looked_at_who_said_a_word_whose_number_changed(collection: Collection) -> None:
    quotes = Lookups(collection).quotes
    now = spread_of(quotes)
    before = now._replace(of={**now.of, "crane": 2, "gone": 1})
    changed = now.changed(before)
    assert changed == {"crane", "gone"}
    assert now.changed(now) == frozenset()
    assert now.changed(now._replace(total=8)) is None
    assert who_said(quotes, changed) == {"ada-moe"}
    assert who_said(quotes, frozenset({"harbour"})) == {"ada-moe", "per-dahl"}


def test_what_was_counted_is_kept_with_what_it_was_counted_of(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Lookups(collection, all_terms=lambda: "these").spread_of_terms
    assert kept_spread(collection.rows) == KeptSpread("these", counted)
    monkeypatch.setattr("dossier.publish.pages.lookups.spread_of", lambda _: pytest.fail("counted again"))
    assert Lookups(collection, all_terms=lambda: "these").spread_of_terms == counted
    monkeypatch.undo()
    assert Lookups(collection, all_terms=lambda: "others").spread_of_terms == counted
    keep_spread(collection.rows, "", Spread(1, {}))
    assert kept_spread(collection.rows) == KeptSpread("others", counted)
    assert counting.kept_spread(None) is None
