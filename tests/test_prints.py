"""An edit makes only those pages again that show what it changed, and all of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.collection.build import build_collection
from dossier.model import Collection, Dossier
from dossier.publish.pages import plan_pages
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.prints import Prints, prints_of
from dossier.settings import Settings

QUIET = "The town was quiet for the whole of the morning, and so was all of the coast.\n\n"
TEXT = (
    "# Talks in {town}\n\n2021-10-0{day}\n\nOn Friday Prime Minister Ann Torvik met Jonas Dahl in {town}. “We agreed on"
    f" the port,” Torvik said.\n\n{QUIET}{{more}}\n\n{QUIET}"
    "On 3 May 2021 Orla Finn left Narvik. “I was not asked about it,” Finn said later.\n\nNothing else happened.\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for day, town in enumerate(("Oslo", "Bergen"), 1):
        write(tmp_path, day, town)
    return tmp_path


def write(root: Path, day: int, town: str, more: str = "It rained.", text: str = TEXT) -> None:
    (root / "content" / f"talks-{day}.txt").write_text(text.format(day=day, town=town, more=more), "utf-8")


def built(root: Path) -> Collection:
    return build_collection(root, Settings(workers=1))


def keys(collection: Collection) -> dict[str, str]:
    found = {plan.url: plan.key() for plan in plan_pages(collection, Settings(), Path())}
    assert collection.rows is not None
    collection.rows.commit()
    return found


def changed(root: Path, more: str, text: str = TEXT) -> set[str]:
    before = keys(built(root))
    write(root, 1, "Oslo", more, text)
    after = keys(built(root))
    return {url for url in before.keys() | after.keys() if before.get(url) != after.get(url)}


def test_words_that_no_other_page_shows_change_the_dossier_alone(root: Path) -> None:
    found = changed(root, "It rained, and the wind blew all day, until the evening.")
    assert {"dossiers/talks-1/", ""} <= found
    assert not {url for url in found if url.startswith(("actors/", "timeline/", "quotes/"))}


def test_words_of_a_quotation_change_the_pages_that_show_it(root: Path) -> None:
    found = changed(root, "It rained.", TEXT.replace("not asked about it", "not asked about this"))
    assert {"dossiers/talks-1/", "quotes/", "actors/orla-finn/"} <= found
    assert "actors/ann-torvik/" not in found
    assert "timeline/" not in found


def test_another_date_changes_the_timeline(root: Path) -> None:
    found = changed(root, "It rained.", TEXT.replace("3 May", "4 May"))
    assert {"timeline/", "actors/orla-finn/"} <= found
    assert "actors/ann-torvik/" not in found


def test_a_sentence_that_names_an_actor_changes_the_page_of_the_actor(root: Path) -> None:
    found = changed(root, "It rained on Jonas Dahl.")
    assert "actors/jonas-dahl/" in found
    assert "actors/orla-finn/" not in found


def test_a_title_changes_all_pages_that_name_the_dossier(root: Path) -> None:
    found = changed(root, "It rained.", TEXT.replace("# Talks", "# More talks"))
    assert {"actors/orla-finn/", "actors/ann-torvik/", "timeline/", "quotes/", "documents/"} <= found


def test_prints_are_kept_and_then_read_no_dossier(root: Path) -> None:
    collection = built(root)
    first = [prints_of(Lookups(collection), card) for card in collection.cards]
    assert all(len(one.quotes) == 2 * 16 and len(one.dates) >= 16 and len(one.actors) >= 3 * 16 for one in first)

    def refuse(id: str) -> Dossier:
        raise AssertionError(f"{id} was read")

    again = replace(collection, load=refuse)
    assert [prints_of(Lookups(again), card) for card in again.cards] == first


def test_without_anything_kept_a_fact_has_the_key_of_its_dossier(root: Path) -> None:
    collection = replace(built(root), rows=None)
    (one, _) = (prints_of(Lookups(collection), card) for card in collection.cards)
    assert one == Prints(whole=collection.cards[0].key)
    assert {one.quote(0), one.date(3), one.actor(1)} == {collection.cards[0].key}
