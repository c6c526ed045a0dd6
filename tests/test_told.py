"""What is kept of a dossier for other pages is what they would show with the dossier read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.collection.build import build_collection
from dossier.collection.naming import first_named, named_in_sentences
from dossier.model import Collection, Dossier
from dossier.publish.pages import plan_pages
from dossier.publish.pages.excerpts import in_context
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.site import Site
from dossier.publish.pages.told import told
from dossier.publish.pages.views import date_view, quote_view
from dossier.settings import Settings

CONTENT = Path(__file__).resolve().parents[1] / "content"
SETTINGS = Settings(workers=1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the documents of the example."""
    root = tmp_path_factory.mktemp("told")
    for path in CONTENT.glob("*.txt"):
        (root / "content").mkdir(exist_ok=True)
        (root / "content" / path.name).write_bytes(path.read_bytes())
    return root


def built(root: Path) -> Collection:
    return build_collection(root, SETTINGS)


def committed(collection: Collection) -> None:
    """Write down what was kept, for which the next build would wait."""
    assert collection.rows is not None
    collection.rows.commit()


def unread(collection: Collection) -> Collection:
    """Return a collection of which no dossier can be read."""

    def refuse(id: str) -> Dossier:
        raise AssertionError(f"{id} was read")

    return replace(collection, load=refuse)


def test_quotes_and_dates_are_shown_as_with_the_dossier_read(root: Path) -> None:
    collection = built(root)
    lookups = Lookups(collection, "")
    shown = 0
    for card in collection.cards:
        dossier, here = lookups.dossier(card.id), told(lookups, card.id)
        kept = told(Lookups(unread(collection), ""), card.id)
        for index in range(len(dossier.quotes)):
            for excerpt in (40, 700):
                view = quote_view(lookups, dossier, index, excerpt)
                assert here.quote(index, excerpt) == kept.quote(index, excerpt) == view
        for index in range(len(dossier.dates)):
            assert here.date(index) == kept.date(index) == date_view(lookups, dossier, index)
        shown += len(dossier.quotes) + len(dossier.dates)
    assert shown > 20
    committed(collection)


def test_names_and_roles_are_shown_with_their_place_in_the_source(root: Path) -> None:
    collection = built(root)
    lookups = Lookups(collection, "")
    for card in collection.cards:
        dossier, here = lookups.dossier(card.id), told(lookups, card.id)
        text, anchors = dossier.document.text, lookups.facts(dossier).anchors
        for actor in dossier.actors:
            assert [here.role(actor.id, place) for place in range(len(actor.roles))] == [
                anchors[role.span] for role in actor.roles
            ]
            for number, words in first_named(card, [actor.id]).items():
                assert here.anchor(number, words) == anchors[words]
                if len({rank for rank, _ in named_in_sentences(card)[number]}) > 1:
                    sentence = dossier.sentences[number].span
                    assert here.context(number, words, 30) == in_context(text, words, sentence, 30)
    committed(collection)


def test_what_was_said_in_one_language_is_not_shown_in_another(root: Path) -> None:
    """The views hold words: "quote 1"."""
    collection, german = built(root), Site(language="de")
    in_english = bodies(collection, Site())
    expected = bodies(replace(collection, rows=None), german)
    assert bodies(collection, german) == expected  # after English was kept …
    assert bodies(collection, german) == expected  # … and German in its place
    assert expected["timeline/"] != in_english["timeline/"]
    committed(collection)


def bodies(collection: Collection, site: Site) -> dict[str, str]:
    return {plan.url: plan.make().body for plan in plan_pages(collection, SETTINGS, Path(), site)}


def test_damaged_rows_are_made_again(root: Path) -> None:
    collection = built(root)
    assert collection.rows is not None
    card = next(card for card in collection.cards if card.quotes)
    expected = told(Lookups(collection, ""), card.id).quote(0)
    collection.rows.put(card.id, "told", f"{card.key}  ".encode() + b"no zlib")
    assert told(Lookups(collection, ""), card.id).quote(0) == expected
    committed(collection)


def test_half_a_letter_is_shown_as_it_would_be(root: Path) -> None:
    collection = built(root)
    card = next(card for card in collection.cards if card.quotes and card.dates)
    dossier = collection.dossier(card.id)
    text = dossier.document.text.replace("e", "\ud800")
    broken = replace(dossier, document=replace(dossier.document, text=text))
    lookups = Lookups(replace(collection, cards=(replace(card, key="other"),), load=lambda _: broken), "")
    here = told(lookups, card.id)
    assert "\ud800" in here.quote(0).pieces[0][1]
    assert here.quote(0) == quote_view(lookups, broken, 0)
    assert here.date(0) == date_view(lookups, broken, 0)
    committed(collection)
