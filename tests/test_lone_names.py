"""Who stands alone in the documents, whom they may mean, and the entries that join them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from dossier.collection.build import build_collection
from dossier.collection.link import link
from dossier.english.names import fold
from dossier.model import Collection, Dossier, Notice, Profile, ProfileEntry, Reason
from dossier.people.actors_file import Authority, apply_authority, load_authority
from dossier.people.attention import is_to_do
from dossier.people.lone_names import (
    FEW,
    MOST_OFFERED,
    find_lone_names,
    is_lone,
    lone_names,
    places_of,
    written,
)
from dossier.settings import Settings
from dossier.wording import say
from tests.people import actor, document, mention


def one(name: str, id: str, **more: object) -> Dossier:
    """Return a dossier that names one person."""
    return Dossier(document(f"{name} spoke.", id), actors=(replace(actor(name, mention(name, name)), **more),))  # type: ignore[arg-type]


def linked(*dossiers: Dossier) -> Collection:
    return link(dossiers, Authority())


def offers(*dossiers: Dossier) -> list[Notice]:
    return list(find_lone_names(linked(*dossiers), Authority())[1])


@pytest.mark.parametrize(
    ("name", "kind", "documents", "lone"),
    [
        ("Khan", "person", ["a"], True),
        ("O’Dowd", "person", ["a"], True),
        ("Ann Torvik", "person", ["a"], False),
        ("Khan", "person", ["a", "b"], False),
        ("Acme", "organisation", ["a"], False),
        ("Q", "person", ["a"], False),
        ("Reporter", "person", ["a"], False),
    ],
)
def test_a_lone_name_is_one_word_for_a_person_that_is_joined_to_nobody(
    name: str, kind, documents: list[str], lone: bool
) -> None:
    profile = Profile("x", kind, name, tuple(ProfileEntry(document, "x") for document in documents))
    assert is_lone(profile) == lone


def test_a_first_name_of_nobody_who_is_known_is_for_the_record() -> None:
    made = offers(one("Chris", "a"), one("Chris", "b"), one("Orrsen", "c"), one("Orrsen", "d"))
    assert [(notice.code, is_to_do(notice)) for notice in made] == [("lone-name", True), ("first-name", False)]
    assert [places_of(notice) for notice in made] == [("c#orrsen", "d#orrsen"), ("a#chris", "b#chris")]


def test_a_lone_name_is_offered_to_the_one_known_person() -> None:
    (notice,) = offers(one("Ann Torvik", "a"), one("Torvik", "b"), one("Orrsen", "c"))
    assert (notice.code, notice.severity) == ("lone-name", "info")
    assert say(notice.reason) == "“Torvik” stands alone in one dossier and may be Ann Torvik"
    assert list(map(written, notice.entries)) == ["Ann Torvik:\n  same:\n    - b#torvik\n"]


def test_all_places_of_a_name_are_listed_however_many_there_are() -> None:
    (notice,) = offers(one("Ann Torvik", "a"), *(one("Torvik", f"d{number:02}") for number in range(30)))
    assert yaml.safe_load(written(notice.entries[0])) == {
        "Ann Torvik": {"same": [f"d{number:02}#torvik" for number in range(30)]}
    }
    assert "…" not in say(notice.reason) + written(notice.entries[0])


def test_a_few_who_bear_the_name_are_each_offered_those_of_most_dossiers_first() -> None:
    known = [one(name, f"{name[:2].lower()}{number}") for name in ("Bo Torvik", "Ann Torvik") for number in (1, 2)]
    (notice,) = offers(*known, one("Torvik", "d"), one("Torvik", "e"))
    assert "may be Ann Torvik or Bo Torvik" in say(notice.reason)
    assert [list(yaml.safe_load(written(entry))) for entry in notice.entries] == [["Ann Torvik"], ["Bo Torvik"]]
    assert offers(*known, one("Torvik", "d")) == []  # of one dossier only where nobody else can be meant


def test_of_many_who_bear_the_name_the_rest_are_counted() -> None:
    known = [one(f"{first} Torvik", first.lower()) for first in ("Ann", "Bo", "Cy", "Di", "Ed")]
    (notice,) = offers(*known, one("Torvik", "x"), one("Torvik", "y"))
    assert len(notice.entries) == FEW
    assert "Cy Torvik, or 2 more of that name" in say(notice.reason)


def test_sex_and_country_rule_a_bearer_out() -> None:
    ann, bo = one("Ann Torvik", "a", gender="f"), one("Bo Torvik", "b", gender="m", country="us")
    found = lone_names(linked(ann, bo, one("Torvik", "c", gender="m")))
    assert [bearer.name for bearer in found[0].bearers] == ["Bo Torvik"]
    assert lone_names(linked(bo, one("Torvik", "c", country="kr")))[0].bearers == ()


@pytest.mark.parametrize(("lone", "full"), [("Xi", "Xi Jinping"), ("Orwell", "Ann Orwell, Jr."), ("Ann", "Ann Orwell")])
def test_a_name_is_known_by_its_last_word_and_by_its_first(lone: str, full: str) -> None:
    (found,) = lone_names(linked(one(full, "a"), one(full, "b"), one(lone, "c")))
    assert [bearer.name for bearer in found.bearers] == [full]


def test_who_is_named_in_one_dossier_gives_way_to_who_is_known_from_several() -> None:
    known, once = (one("Ann Torvik", "a"), one("Ann Torvik", "b")), one("Bo Torvik", "c")
    (found,) = lone_names(linked(*known, once, one("Torvik", "d")))
    assert [bearer.name for bearer in found.bearers] == ["Ann Torvik"]


def test_two_who_share_their_full_name_are_not_offered() -> None:
    namesakes = (one("Ann Torvik", "a", country="no"), one("Ann Torvik", "b", country="ca"))
    collection = linked(*namesakes, one("Bo Torvik", "c"), one("Torvik", "d"))
    assert [profile.name for profile in collection.profiles].count("Ann Torvik") == 2
    (found,) = lone_names(collection)
    assert [bearer.name for bearer in found.bearers] == ["Bo Torvik"]


def test_of_those_named_once_only_who_is_alone_is_meant_by_a_first_name() -> None:
    (found,) = lone_names(linked(one("Bo Torvik", "a"), one("Bo", "d")))
    assert [bearer.name for bearer in found.bearers] == ["Bo Torvik"]
    (found,) = lone_names(linked(one("Bo Torvik", "a"), one("Bo Orrsen", "b"), one("Bo", "d")))
    assert found.bearers == ()


def test_whom_the_texts_lean_to_comes_first() -> None:
    known = [one(name, f"{name[:2].lower()}{number}") for name in ("Ann Torvik", "Bo Torvik") for number in (1, 2)]
    collection = linked(*known, one("Torvik", "x"))
    (found,) = lone_names(leaning(collection, "Bo Torvik"))
    assert [bearer.name for bearer in found.bearers] == ["Bo Torvik", "Ann Torvik"]
    (found,) = lone_names(leaning(collection, None))
    assert [bearer.name for bearer in found.bearers] == ["Ann Torvik", "Bo Torvik"]


def leaning(collection: Collection, name: str | None) -> Collection:
    """Return a collection whose lone Torvik leans to somebody."""
    why = Reason("left-alone", ("Torvik", name)) if name else None
    return replace(
        collection,
        profiles=tuple(
            replace(profile, entries=tuple(replace(entry, joined_by=why) for entry in profile.entries))
            if profile.name == "Torvik"
            else profile
            for profile in collection.profiles
        ),
    )


def test_of_nobody_known_the_entry_says_what_the_documents_say() -> None:
    dossiers = (one("Null", "a", country="fr"), one("Null", "b", country="fr"))
    (notice,) = offers(*dossiers)
    assert yaml.safe_load(written(notice.entries[0])) == {
        "Null": {"name": "Null", "type": "person", "country": "fr", "same": ["a#null", "b#null"]}
    }
    assert "nobody of that name is known" in say(notice.reason)


def test_who_has_an_entry_gets_lines_to_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_text("# ours\nAnn Torvik:\n  same: [z#ann]\n", "utf-8")
    authority, _ = load_authority(tmp_path / "actors.yml")
    (notice,) = find_lone_names(linked(one("Ann Torvik", "a"), one("Torvik", "b")), authority)[1]
    comment, lines = written(notice.entries[0]).split("\n", 1)
    assert comment == "  # into the entry Ann Torvik (line 2) in place of its 'same'"
    assert yaml.safe_load(lines) == {"same": ["z#ann", "b#torvik"]}


def test_who_has_an_entry_as_one_of_several_namesakes_gets_lines_for_that_entry(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_text('"Ann Torvik (Varn)":\n  name: Ann Torvik\n  same: [a#ann-torvik]\n', "utf-8")
    authority, _ = load_authority(tmp_path / "actors.yml")
    collection = link((one("Ann Torvik", "a"), one("Torvik", "b")), authority)
    (notice,) = find_lone_names(collection, authority)[1]
    assert "into the entry \"Ann Torvik (Varn)\" (line 1) in place of its 'same'" in written(notice.entries[0])
    assert "- a#ann-torvik\n    - b#torvik\n" in written(notice.entries[0])


def test_an_entry_that_would_take_from_another_person_is_not_offered() -> None:
    collection = linked(one("Ann Torvik", "a"), one("Ann Torvik", "b"), one("Bo Torvik", "c"), one("Torvik", "d"))
    assert [bearer.name for bearer in lone_names(collection)[0].bearers] == ["Ann Torvik"]
    third = Profile("x", "person", "Ann Torvik Orrsen", (ProfileEntry("b", "ann-torvik"),))
    first = replace(collection.profiles[0], entries=collection.profiles[0].entries[:1])
    (found,) = lone_names(replace(collection, profiles=(first, third, *collection.profiles[1:])))
    assert "Ann Torvik" not in [bearer.name for bearer in found.bearers]


def test_an_entry_for_nobody_known_leaves_those_who_bear_the_name_where_they_are(tmp_path: Path) -> None:
    dossiers = (
        one("Jan Null", "a", gender="m"),
        one("Jan Null", "b", gender="m"),
        one("Null", "c", gender="f"),
        one("Null", "d", gender="f"),
        one("Null", "e", gender="m"),
    )
    before = linked(*dossiers)
    jan = next(profile for profile in before.profiles if profile.name == "Jan Null")
    his = replace(jan, entries=(*jan.entries, ProfileEntry("e", "null")))
    others = tuple(one for one in before.profiles if one is not jan and one.entries[0].dossier != "e")
    joined = replace(before, profiles=(his, *others))
    assert new_entry_key(replace(before, profiles=others)) == "Null"
    (notice,) = find_lone_names(joined, Authority())[1]
    (entry,) = map(written, notice.entries)
    assert entry.startswith('"Null (c)":\n  name: "Null"  # write the full name here\n')
    (tmp_path / "actors.yml").write_text(entry, "utf-8")
    authority, mistakes = load_authority(tmp_path / "actors.yml")
    assert mistakes == ()
    assert fold("Null") not in authority.by_name
    after = link([apply_authority(dossier, authority) for dossier in dossiers], authority)
    places = [{entry.dossier for entry in profile.entries} for profile in after.profiles]
    assert {"c", "d"} in places
    assert any({"a", "b"} <= his for his in places)


def new_entry_key(collection: Collection) -> str:
    """Return the key of the entry that is offered for a name of nobody known."""
    (notice,) = find_lone_names(collection, Authority())[1]
    (key,) = yaml.safe_load(written(notice.entries[0]))
    return str(key)


def test_an_entry_for_nobody_known_takes_no_short_form_of_another() -> None:
    jan = replace(one("Jan Null", "a", gender="m"), document=document("Jan Null spoke. Null left.", "a"))
    jan = replace(jan, actors=(replace(jan.actors[0], aliases=("Null",)),))
    assert new_entry_key(linked(jan, one("Null", "c", gender="f"), one("Null", "d", gender="f"))) == "Null (c)"


def test_the_most_frequent_are_offered_first_and_not_all() -> None:
    names = [f"{letter}{other}r" for letter in "BCDFG" for other in "aeiouylmnp"]
    dossiers = [one(name.capitalize(), f"{name.lower()}-{number}") for name in names for number in (1, 2)]
    found = offers(*dossiers, one("Pyr", "p1"), one("Pyr", "p2"), one("Pyr", "p3"))
    assert say(found[0].reason).startswith("“Pyr” stands alone in 3 dossiers")
    assert len(found) == MOST_OFFERED


def test_an_entry_that_is_pasted_joins(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    head = "Harbour council meets\n\nVARN, {} May 2024 — "
    texts = (
        "Harbour master Ilsa Torvik said on Monday that the pier would open. Torvik said it was safe.",
        "The council heard Torvik on Tuesday. “It is done,” Torvik said. Torvik did not take questions.",
        "“We are late,” Torvik said on Friday. Torvik told the council that the crane had failed.",
    )
    for number, text in enumerate(texts, 1):
        (content / f"r{number}.txt").write_text(head.format(number) + text + "\n", "utf-8")
    settings = Settings(cache="")
    before = build_collection(tmp_path, settings)
    (notice,) = [notice for notice in before.notices if notice.code == "lone-name"]
    assert "may be Ilsa Torvik" in say(notice.reason)
    (content / "actors.yml").write_text(written(notice.entries[0]), "utf-8")
    after = build_collection(tmp_path, settings)
    (torvik,) = [profile for profile in after.profiles if "Torvik" in profile.name]
    assert {entry.dossier for entry in torvik.entries} == {"r1", "r2", "r3"}
    assert [notice for notice in after.notices if notice.code in ("lone-name", "unused-authority")] == []


def test_an_entry_that_is_pasted_takes_nothing_from_its_person(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    texts = (
        "Harbour master Ilsa Torvik of Norway said on Monday that the pier would open. “It is safe,” Torvik said.",
        "Harbour Master Ilsa M. Torvik of Norway told the council about the pier. Torvik did not take questions.",
        "Dr. Ilsa Torvik, the harbour master, was heard. ILSA TORVIK signed the paper on the pier.",
        "The council heard Torvik on Tuesday. “It is done,” Torvik said.",
    )
    for number, text in enumerate(texts, 1):
        head = f"Harbour council meets\n\nVARN, {number} May 2024 — "
        (content / f"r{number}.txt").write_text(f"{head}{text}\n", "utf-8")
    before = build_collection(tmp_path, Settings(cache=""))
    known = next(profile for profile in before.profiles if profile.name == "Ilsa Torvik")
    assert {entry.dossier for entry in known.entries} == {"r1", "r2", "r3"}  # joined although one has an initial
    names = {dossier.actor(entry.actor).name for dossier in before for entry in known.entries  # type: ignore[union-attr]
             if entry.dossier == dossier.document.id}  # fmt: skip
    assert len(names) > 1
    (notice,) = [notice for notice in before.notices if notice.code == "lone-name"]
    (content / "actors.yml").write_text(written(notice.entries[0]), "utf-8")
    after = build_collection(tmp_path, Settings(cache=""))
    joined = next(profile for profile in after.profiles if profile.name == "Ilsa Torvik")
    assert {entry.dossier for entry in joined.entries} == {"r1", "r2", "r3", "r4"}
    others = {profile.name: len(profile.entries) for profile in before.profiles if "Torvik" not in profile.name}
    assert others == {profile.name: len(profile.entries) for profile in after.profiles if "Torvik" not in profile.name}
