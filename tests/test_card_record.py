"""Cards keep their many facts packed; whoever looks sees what was put in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.collection.build import build_collection
from dossier.collection.card_record import CARDS, Alike, Part, divided
from dossier.collection.deferred import Late
from dossier.collection.joint import JOINT, Joint
from dossier.model import Card, Profile, ProfileEntry, Reason
from dossier.model.collection import in_short
from dossier.settings import Settings

CONTENT = Path(__file__).resolve().parents[1] / "content"


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Card, ...]:
    """Cards of real documents, everything in them unpacked."""
    root = tmp_path_factory.mktemp("cards")
    (root / "content").mkdir()
    for path in CONTENT.glob("*.txt"):
        (root / "content" / path.name).write_bytes(path.read_bytes())
    found = build_collection(root, Settings(workers=1)).cards
    return tuple(
        replace(card, actors=tuple(card.actors), quotes=tuple(card.quotes), happenings=tuple(card.happenings))
        for card in found
    )


def test_a_card_comes_back_as_it_was(cards: tuple[Card, ...]) -> None:
    assert sum(len(card.actors) for card in cards) > 50
    for card in cards:
        found = CARDS.unpacked(CARDS.packed(card))
        assert found == card and card == found
        assert found is not None and isinstance(found.actors, Part)
        assert (repr(found), hash(found.actors)) == (repr(card), hash(card.actors))
        assert found.actors[1:3] == card.actors[1:3] and found.actors[-1] == card.actors[-1]
        assert CARDS.packed(found) == CARDS.packed(card)


def test_a_card_without_facts_holds_none(cards: tuple[Card, ...]) -> None:
    bare = replace(cards[0], actors=(), quotes=(), happenings=())
    assert CARDS.unpacked(CARDS.packed(bare)) == bare


def test_what_actors_have_in_common_is_written_once(cards: tuple[Card, ...]) -> None:
    first = cards[0].actors[0]
    alike = Alike(first.document, first.day, first.home)
    assert first.document and not any(actor.document or actor.day for actor in map(alike.left_out, cards[0].actors))


@given(st.data())
def test_any_damage_is_seen_before_anything_is_unpacked(cards: tuple[Card, ...], data: st.DataObject) -> None:
    packed = CARDS.packed(cards[0])
    place = data.draw(st.integers(0, len(packed) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != packed[place]))
    assert CARDS.unpacked(packed[:place] + bytes([other]) + packed[place + 1 :]) is None
    assert CARDS.unpacked(packed[:place]) is None
    assert CARDS.unpacked(None) is None


def test_what_changes_who_is_named_changes_the_digest(cards: tuple[Card, ...]) -> None:
    assert len({card.who for card in cards}) == len(cards)
    assert all(len(card.who) == 16 for card in cards)
    assert divided.cache_info().maxsize is not None  # all of them are never held


def test_what_lists_show_of_actors_is_packed_by_itself(cards: tuple[Card, ...]) -> None:
    for card in cards:
        found = CARDS.unpacked(CARDS.packed(card))
        assert found is not None
        assert found.actors_in_short == card.actors_in_short == tuple(map(in_short, card.actors))
        for actor in card.actors:
            assert found.actor_in_short(actor.id) == card.actor_in_short(actor.id) == in_short(actor)
        assert found.actor_in_short("nobody") is None is card.actor_in_short("nobody")


def test_a_fact_is_unpacked_by_itself(cards: tuple[Card, ...]) -> None:
    found = CARDS.unpacked(CARDS.packed(cards[0]))
    assert found is not None
    for facts, same in zip((found.actors, found.quotes), (cards[0].actors, cards[0].quotes), strict=True):
        assert [facts[place] for place in range(len(facts))] == [*same]
        with pytest.raises(IndexError):
            facts[len(facts)]


def test_equal_words_of_a_joint_are_one_object() -> None:
    entries = [ProfileEntry(f"doc-{number % 2}", "ann-moe", Reason("same-name", ("x",))) for number in range(4)]
    joint = Joint((Profile("ann-moe", "person", "Ann Moe", tuple(entries)),), {}, ())
    found = JOINT.unpacked(JOINT.packed(joint))
    assert found == joint and found is not None
    profile = found.profiles[0]
    assert len({id(entry.actor) for entry in profile.entries} | {id(profile.id)}) == 1
    assert len({id(entry.dossier) for entry in profile.entries}) == 2
    assert len({id(entry.joined_by) for entry in profile.entries}) == 1
    assert JOINT.unpacked(msgspec.msgpack.encode(1)) is None


def test_late_rows_are_made_once_and_only_when_asked_for() -> None:
    asked = []
    rows = Late(lambda: asked.append(1) or (1, 2, 3))
    assert asked == []
    assert (len(rows), rows[0], rows[1:], [*rows], rows, repr(rows)) == (
        3,
        1,
        (2, 3),
        [1, 2, 3],
        (1, 2, 3),
        "(1, 2, 3)",
    )
    assert hash(rows) == hash((1, 2, 3))
    assert asked == [1]
