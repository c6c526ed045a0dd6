"""Dossiers are joined by what they share, and never by a lone surname."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from dossier.collection.link import _Candidate, link, make_profile, profile_of_one, related_by
from dossier.model import (
    Actor,
    ActorType,
    Collection,
    DateMention,
    Dossier,
    NamedActor,
    Profile,
    Reason,
    Role,
    Sentence,
    Span,
    Stated,
)
from dossier.people.actors_file import Authority, load_authority
from dossier.wording import say
from tests.people import TEXT, actor, at, brief, day, document, mention

NO_AUTHORITY = Authority()


def one(name: str, id: str, date: str | None = "2021-05-04", **more: object) -> Dossier:
    """Return a dossier that names one actor."""
    text = f"{name} spoke."
    role = more.pop("role", None)
    found = actor(name, mention(text, name), role=Role(str(role), Span(0, 1)) if role else None, **more)  # type: ignore[arg-type]
    return Dossier(document(text, id, date), actors=(found,))


def joined(profile: Profile) -> tuple[str, ...]:
    """Return in words why entries are one profile."""
    return tuple(map(say, profile.joined))


def profiles(*dossiers: Dossier, authority: Authority = NO_AUTHORITY) -> dict[str, list[str]]:
    collection = link(dossiers, authority)
    return {profile.id: [entry.dossier for entry in profile.entries] for profile in collection.profiles}


def test_one_full_name_is_one_profile_newest_first() -> None:
    found = profiles(one("Ann Moe", "a", "2021-01-01"), one("Ann Moe", "b", "2022-01-01"), one("Ann Moe", "c", None))
    assert found == {"ann-moe": ["b", "a", "c"]}


def test_a_lone_surname_joins_nobody() -> None:
    assert profiles(one("Lee", "a"), one("Lee", "b"), one("Ann Lee", "c")) == {
        "ann-lee": ["c"],
        "lee-a": ["a"],
        "lee-b": ["b"],
    }


def test_initials_are_no_full_name() -> None:
    assert len(profiles(one("J. Quist", "a"), one("J. Quist", "b"))) == 2
    assert len(profiles(one("John B. Quist", "a"), one("John B. Quist", "b"))) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"country": "us"}, {"country": "us"}, 1),
        ({"country": "us"}, {"country": None}, 1),
        ({"country": "us"}, {"country": "gb"}, 2),
        ({"country": "us", "role": "Secretary of State"}, {"country": "gb", "role": "US Secretary of State"}, 1),
        ({"country": "us", "role": "Senator"}, {"country": "gb", "role": "goalkeeper"}, 2),
    ],
)
def test_country_and_role_tell_namesakes_apart(first: dict, second: dict, count: int) -> None:
    assert len(profiles(one("John Quist", "a", **first), one("John Quist", "b", **second))) == count


def test_namesakes_get_addresses_of_their_own_and_the_older_keeps_the_plain_one() -> None:
    old, new = one("John Quist", "a", "2020-01-01", country="us"), one("John Quist", "b", "2021-01-01", country="gb")
    assert profiles(new, old) == {"john-quist": ["a"], "john-quist-gb": ["b"]}


def test_countries_are_one_by_their_code() -> None:
    collection = link(
        [one("United States", "a", type="country", country="us"), one("America", "b", type="country", country="us")],
        NO_AUTHORITY,
    )
    assert len(collection.profiles) == 1
    assert joined(collection.profiles[0]) == ("“America”, “United States”: one country by its ISO code",)


def test_a_country_is_called_by_its_name_and_not_by_its_letters() -> None:
    names = {"a": "US", "b": "US", "c": "United States"}
    dossiers = [one(name, where, type="country", country="us") for where, name in names.items()]
    assert [profile.name for profile in link(dossiers, NO_AUTHORITY).profiles] == ["United States"]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("organisation", "group", 1), ("country", "place", 2), ("person", "place", 2), ("organisation", "place", 2)],
)
def test_types_that_one_actor_can_have_are_joined(first: ActorType, second: ActorType, count: int) -> None:
    assert len(profiles(one("Georgia Front", "a", type=first), one("Georgia Front", "b", type=second))) == count


def test_accents_do_not_part_a_name() -> None:
    collection = link([one("Recep Erdoğan", "a"), one("Recep Erdogan", "b")], NO_AUTHORITY)
    assert [joined(profile) for profile in collection.profiles] == [
        ("“Recep Erdogan”, “Recep Erdoğan”: one name in different spelling",)
    ]


def test_a_name_in_capitals_is_the_same_name_and_gives_way() -> None:
    dossiers = [one("ANN MOE", "a"), one("ANN MOE", "b"), one("Ann Moe", "c")]
    (profile,) = link(dossiers, NO_AUTHORITY).profiles
    assert (profile.name, profile.aliases, joined(profile)) == ("Ann Moe", ("ANN MOE",), ())


def test_an_acronym_that_one_document_explains_joins_the_others() -> None:
    text = "The Thai Raksa Chart (TRC) spoke."
    explained = Dossier(
        document(text, "a"),
        actors=(
            replace(
                actor("Thai Raksa Chart", mention(text, "Thai Raksa Chart"), type="organisation"), aliases=("TRC",)
            ),
        ),
    )
    collection = link([explained, one("TRC", "b", type="organisation")], NO_AUTHORITY)
    assert [(profile.id, len(profile.entries)) for profile in collection.profiles] == [("thai-raksa-chart", 2)]
    assert joined(collection.profiles[0]) == ("“TRC” stands for “Thai Raksa Chart” in a",)


def test_an_acronym_that_two_bodies_use_joins_neither() -> None:
    def explained(name: str, id: str) -> Dossier:
        found = one(name, id, type="organisation")
        return replace(found, actors=(replace(found.actors[0], aliases=("TRC",)),))

    assert (
        len(
            profiles(
                explained("Thai Raksa Chart", "a"),
                explained("Trade Council", "b"),
                one("TRC", "c", type="organisation"),
            )
        )
        == 3
    )


def test_the_authority_file_wins(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text(
        "Ann Lee:\n  same: [A. B. Lee, 'c#lee']\n  not_same: ['d#ann-lee']\n  links: ['https://ann.example/']\n"
        "  type: organisation\n  country: no\n"
    )
    authority, notices = load_authority(path)
    assert notices == ()
    dossiers = [one("Ann Lee", "a"), one("A. B. Lee", "b"), one("Lee", "c"), one("Ann Lee", "d")]
    collection = link(dossiers, authority)
    ann = collection.profiles[0]
    assert [entry.dossier for entry in ann.entries] == ["a", "b", "c"]
    assert (ann.id, ann.type, ann.country, ann.links) == ("ann-lee", "organisation", "no", ("https://ann.example/",))
    assert joined(ann) == ("“A. B. Lee”: actors.yml says so (line 1)",)
    assert [entry.dossier for entry in collection.profiles[1].entries] == ["d"]


def test_one_of_several_namesakes_is_found_by_the_alias_that_its_document_used(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text("Ann Moe (senator):\n  name: Ann Moe\n  aliases: [Ann Olga Moe]\n", "utf-8")
    authority, notices = load_authority(path)
    assert not notices
    called = one("Ann Moe", "b", aliases=("Ann Olga Moe",))
    found = profiles(one("Ann Olga Moe", "a"), called, authority=authority)
    assert sorted(map(sorted, found.values())) == [["a", "b"]]


def test_a_page_bears_the_plain_name_where_it_is_in_use() -> None:
    signed = [one("Joseph R. Biden Jr.", f"s{number}") for number in range(4)]
    plain = one("Joseph Biden", "p")
    assert list(profiles(*signed, plain)) == ["joseph-biden"]
    assert list(profiles(*signed)) == ["joseph-r-biden-jr"]


def test_the_order_of_the_files_changes_nothing() -> None:
    dossiers = [
        one("John Quist", "a", "2020-01-01", country="us"),
        one("John Quist", "b", None, country="gb"),
        one("John Quist", "c", "2021-01-01"),
        brief(),
    ]
    first, *others = [link(order, NO_AUTHORITY) for order in permutations(dossiers)]
    assert all(other == first for other in others)
    assert [dossier.document.id for dossier in first] == ["brief", "c", "a", "b"]


def test_every_actor_stands_in_exactly_one_profile() -> None:
    collection = link([brief(), one("Ann Lee", "x"), one("Lee", "y")], NO_AUTHORITY)
    entries = [(entry.dossier, entry.actor) for profile in collection.profiles for entry in profile.entries]
    assert sorted(entries) == sorted((found.document.id, each.id) for found in collection for each in found.actors)


def dated(**more: object) -> Dossier:
    """Return a dossier with one date that is changed as told."""
    mended = replace(day(TEXT, "3 May 2021", "2021-05-03", sentence=2), **more)
    return replace(brief(), dates=(mended,))


def test_the_timeline_names_who_stands_in_what_happened() -> None:
    collection = link([brief()], NO_AUTHORITY)
    assert [(entry.date.first, entry.actors) for entry in collection.timeline] == [
        ("2021-04-30", ("ann-lee", "foo-front")),
        ("2021-05-03", ("ann-lee",)),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"precision": "duration", "type": "DURATION"},
        {"type": "SET"},
        {"precision": "vague"},
        {"certainty": "unresolved"},
        {"value": "PRESENT_REF"},
        {"edtf": None},
        {"first": None, "last": None},
    ],
)
def test_what_is_no_dated_happening_is_kept_out(change: dict) -> None:
    assert len(link([dated()], NO_AUTHORITY).timeline) == 1
    assert link([dated(**change)], NO_AUTHORITY).timeline == ()


def test_the_date_line_is_no_happening() -> None:
    found = dated()
    own = replace(found.document, date=Stated("2021-05-03", Reason("dateline"), at(TEXT, "3 May 2021")))
    assert link([replace(found, document=own)], NO_AUTHORITY).timeline == ()
    meta = tuple(Sentence(sentence.span, sentence.block, "meta") for sentence in found.sentences)
    assert link([replace(found, sentences=meta)], NO_AUTHORITY).timeline == ()


def test_a_day_said_twice_of_one_happening_is_one_entry_in_the_plainer_words() -> None:
    happening = at(TEXT, "Lee left on 3 May 2021")
    plain = day(TEXT, "3 May 2021", "2021-05-03", sentence=2, attached=happening)
    relative = replace(plain, span=at(TEXT, "left"), certainty="resolved")
    for order in ((plain, relative), (relative, plain)):
        (entry,) = link([replace(brief(), dates=order)], NO_AUTHORITY).timeline
        assert (entry.date.start, entry.date.certainty) == (plain.span.start, "explicit")
    elsewhere = replace(relative, attached=at(TEXT, "Lee", 2))
    assert (
        len(
            link(
                [replace(brief(), dates=(replace(plain, attached=at(TEXT, "left")), elsewhere))], NO_AUTHORITY
            ).timeline
        )
        == 2
    )


def test_the_timeline_runs_from_before_christ() -> None:
    days = ["2021-05-03", "-0479-09-20", "0476-01-01", "-0043-03-15"]
    dossiers = [replace(dated(first=value, last=value), document=document(id=f"d{n}")) for n, value in enumerate(days)]
    order = [entry.date.first for entry in link(dossiers, NO_AUTHORITY).timeline]
    assert order == ["-0479-09-20", "-0043-03-15", "0476-01-01", "2021-05-03"]


def test_an_open_end_and_a_day_of_another_engine_do_not_stop_the_build() -> None:
    dossiers = [
        replace(dated(first=None), document=document(id="a")),
        replace(dated(first="soon"), document=document(id="b")),
    ]
    assert len(link(dossiers, NO_AUTHORITY).timeline) == 2


def with_actors(id: str, *names: str) -> Dossier:
    text = " ".join(names)
    return Dossier(document(text, id), actors=tuple(actor(name, mention(text, name)) for name in names))


def collection() -> Collection:
    return link(
        [
            with_actors("a", "Ann Lee", "Common Man"),
            with_actors("b", "Ann Lee", "Common Man"),
            with_actors("c", "Common Man"),
            with_actors("d", "Somebody Else"),
        ],
        NO_AUTHORITY,
    )


def related(collection: Collection, id: str) -> list[str]:
    named = (profile for profile in collection.profiles if any(entry.dossier == id for entry in profile.entries))
    return related_by(named, id)


def test_rare_actors_relate_more_than_common_ones() -> None:
    assert related(collection(), "a") == ["b", "c"]
    assert related(collection(), "d") == []
    assert related(collection(), "c") == ["a", "b"]


def test_a_shared_person_relates_more_than_a_country_and_a_common_country_not_at_all() -> None:
    dossiers = [
        with_country("a", "Ann Lee", "Common Man", "Germany"),
        with_country("b", "Germany"),
        with_country("c", "Germany"),
        with_actors("z", "Ann Lee", "Common Man"),
    ]
    assert related(link(dossiers, NO_AUTHORITY), "a") == ["z"]


def with_country(id: str, *names: str) -> Dossier:
    found = with_actors(id, *names)
    kinds = (replace(one, type="country", country="de") if one.name == "Germany" else one for one in found.actors)
    return replace(found, actors=tuple(kinds))


def test_an_empty_site_is_fine() -> None:
    assert link([], NO_AUTHORITY) == Collection()


def test_an_actor_of_any_type_is_linked() -> None:
    for kind in ("person", "organisation", "country", "group", "place"):
        found: Actor = one("Xy Zed", "a", type=kind).actors[0]
        assert link([Dossier(document("Xy Zed spoke.", "a"), actors=(found,))], NO_AUTHORITY).profiles[0].type == kind


def test_a_date_without_sentence_or_clause_names_nobody() -> None:
    bare: DateMention = replace(dated().dates[0], sentence=None, attached=None)
    assert link([replace(brief(), dates=(bare,))], NO_AUTHORITY).timeline[0].actors == ()


def test_who_is_split_off_leaves_the_address_to_the_others(tmp_path: Path) -> None:
    dossiers = [one("Ann Moe", "concert", "2020-01-01"), one("Ann Moe", "hearing"), one("Ann Moe", "vote")]
    path = tmp_path / "actors.yml"
    split = (
        "Ann Moe:\n  not_same: ['hearing#ann-moe']\nAnn Moe (hearing):\n  name: Ann Moe\n  same: ['hearing#ann-moe']\n"
    )
    path.write_text(split, "utf-8")
    authority, problems = load_authority(path)
    assert not problems
    found = profiles(*dossiers, authority=authority)
    assert found["ann-moe"] == ["vote", "concert"]


@pytest.mark.parametrize("type", ["person", "organisation", "country", "group", "place"])
@pytest.mark.parametrize("reason", [None, Reason("left-alone", ("Lee", "Ann Lee")), Reason("same-office", ("Lee",))])
@pytest.mark.parametrize("aliases", [(), ("Lee", "A. Lee", "Lee", "ANN LEE")])
@pytest.mark.parametrize("country", [None, "", "us"])
def test_the_short_way_to_a_profile_of_one_entry_comes_to_the_same(
    type: ActorType, reason: Reason | None, aliases: tuple[str, ...], country: str | None
) -> None:
    actor = NamedActor("a", "lee", type, "Ann Lee", aliases, country=country)
    reasons = {} if reason is None else {actor.address: reason}
    candidate = _Candidate([actor], reasons, wikidata="Q1" if country else None)
    assert profile_of_one(candidate, "Ann Lee", "ann-lee") == make_profile(candidate, "Ann Lee", "ann-lee")
