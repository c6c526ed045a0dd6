"""The index of actors and their pages: who is who, since when, with whom and what for."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from dossier.collection.link import link
from dossier.collection.terms import terms_of, words_said
from dossier.model import (
    Actor,
    Collection,
    DateMention,
    Document,
    Dossier,
    Profile,
    ProfileEntry,
    Quote,
    Reason,
    Role,
    Span,
    Speaker,
    Stated,
)
from dossier.people.actors_file import Authority
from dossier.publish.pages.activity import activity_of
from dossier.publish.pages.company import LOOKED_UP, named_with, ranked
from dossier.publish.pages.events import events_of
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.page_kit import ROWS
from dossier.publish.pages.roles import roles_over_time
from dossier.publish.pages.topics import topics_of
from tests.collected import collected, told
from tests.looked import Looked, pages
from tests.render_fixture import at, named, sentences


def one(document: str, *names: str) -> Dossier:
    """Return a dossier that names persons in one sentence."""
    text = f"{' and '.join(names)} spoke."
    actors: tuple[Actor, ...] = tuple(
        named(text, f"p{number}", "person", name, (name, 0)) for number, name in enumerate(names)
    )
    return Dossier(Document(id=document, path=f"{document}.txt", text=text), actors=actors)


def linked(*dossiers: Dossier) -> Collection:
    return link(dossiers, Authority())


# ----------------------------------------------------------------------------------------------------------- the index


def rows_of(body: str) -> dict[str, str]:
    """Return the rows of an index by the name they begin with."""
    found = re.findall(r'<li><span class="ds-actor-name">.*?</li>\n(?=<li><span|</ul>\n</section)', body, re.DOTALL)
    return {"".join(re.findall(r"<bdi>(.*?)</bdi>", row)[:1]): row for row in found}


def test_lone_names_stand_together_under_the_name_with_whom_they_may_mean() -> None:
    lone = [one(f"l{number}", "Torvik") for number in range(5)]
    rows = rows_of(pages(shown=linked(one("a", "Ann Torvik"), *lone, one("k", "Orrsen")))["actors/"].body)
    assert list(rows) == ["Ann Torvik", "Orrsen", "Torvik"]
    torvik = Looked(rows["Torvik"])
    assert "5 dossiers" in torvik.text
    assert "whether all are one person is not known. Perhaps Ann Torvik." in " ".join(torvik.text.split())
    assert "../dossiers/a/#actor-p0" in torvik.links  # Ann Torvik, of one dossier
    assert {f"../dossiers/l{number}/#actor-p0" for number in range(5)} <= set(torvik.links)
    assert Looked(rows["Orrsen"]).links == ["../dossiers/k/#actor-p0"]


# ----------------------------------------------------------------------------------------------------------- the pages


@pytest.fixture(scope="module")
def mirsk() -> str:
    return pages()["actors/dana-mirsk/"].body


def section(body: str, name: str) -> str:
    """Return the words of a section, on one line."""
    found = re.search(rf'<section class="ds-section" id="{name}".*?</section>', body, re.DOTALL)
    assert found is not None, name
    return " ".join(Looked(found[0]).text.split())


def test_a_page_says_when_an_actor_was_first_and_last_seen(mirsk: str) -> None:
    assert "Named 4 times in 2 dossiers, first 14 May 2024, last 3 June 2024." in " ".join(Looked(mirsk).text.split())


def test_roles_stand_with_their_days_each_a_link_to_the_words(mirsk: str) -> None:
    said = section(mirsk, "roles")
    assert said.index("Deputy Prime Minister 3 June 2024") < said.index("Arlavian Foreign Minister 14 May 2024")
    rows = re.search(r'<ul class="ds-roles">.*?</ul>', mirsk, re.DOTALL)
    assert rows is not None
    linked_to = Looked(rows[0]).links
    assert [link.partition("#")[0] for link in linked_to] == ["../../dossiers/visit/", "../../dossiers/talks/"]
    assert all(re.fullmatch(r"e\w+", link.partition("#")[2]) for link in linked_to)


def holder(document: str, day: str, role: str) -> Dossier:
    """Return a dossier of a day that states a role of Ann Torvik."""
    text = f"{role} Ann Torvik spoke."
    stated = Stated(day, Reason("front-matter")) if day else None
    ann = named(text, "ann-torvik", "person", "Ann Torvik", ("Ann Torvik", 0), roles=(Role(role, at(text, role)),))
    return Dossier(Document(id=document, path=f"{document}.txt", text=text, date=stated), actors=(ann,))


def test_one_role_of_several_dossiers_has_its_first_and_its_last_day() -> None:
    collection = joined(
        holder("a", "2021-05-04", "Prime Minister"),
        holder("b", "2019-01-02", "prime minister"),
        holder("c", "2023-08-09", "the Prime Minister"),
        holder("d", "2024-02", "Senator"),
        holder("e", "", "Envoy"),
        holder("f", "", "Prime Minister"),
    )
    shown, more = roles_over_time(Lookups(collection), collection.profiles[0])
    assert [(row.text, row.first.dossier.day, row.last.dossier.day, row.dossiers) for row in shown] == [
        ("Senator", "2024-02", "2024-02", 1),
        ("Prime Minister", "2019-01-02", "2023-08-09", 4),
        ("Envoy", "", "", 1),
    ]
    assert more == []


def test_a_role_that_one_dossier_of_many_states_neither_heads_the_page_nor_stands_in_the_index() -> None:
    often = [holder(f"d{number:02}", f"2021-01-{number + 1:02}", "Prime Minister") for number in range(20)]
    collection = joined(holder("new", "2022-01-01", "division of the Union"), *often)
    shown, more = roles_over_time(Lookups(collection), collection.profiles[0])
    assert [[row.text for row in rows] for rows in (shown, more)] == [["division of the Union", "Prime Minister"], []]
    collection = joined(holder("new", "2022-01-01", "division of the Union"), *often, holder("z", "", "Prime Minister"))
    shown, more = roles_over_time(Lookups(collection), collection.profiles[0])
    assert [[row.text for row in rows] for rows in (shown, more)] == [["Prime Minister"], ["division of the Union"]]
    index = pages(shown=collection)["actors/"].body
    assert "division of the Union" not in index
    assert "Prime Minister" in index


def joined(*dossiers: Dossier) -> Collection:
    """Return a collection in which every dossier names the same first actor."""
    first = dossiers[0].actors[0]
    entries = tuple(ProfileEntry(dossier.document.id, dossier.actors[0].id) for dossier in dossiers)
    return collected(dossiers, (Profile(first.id, first.type, first.name, entries),))


def test_a_role_in_capitals_is_not_shouted() -> None:
    collection = joined(holder("a", "2021-05-04", "VICE PRESIDENT"), holder("b", "2021-05-05", "VICE PRESIDENT"))
    shown, _ = roles_over_time(Lookups(collection), collection.profiles[0])
    assert [row.text for row in shown] == ["Vice President"]
    for page in pages(shown=collection).values():
        text = Looked(page.body).text.replace("VICE PRESIDENT Ann Torvik spoke.", "")
        assert page.url.startswith("dossiers/") or "VICE" not in text


def test_roles_beyond_the_most_frequent_are_folded_away() -> None:
    names = [f"Envoy {letter}" for letter in "ABCDEFGHIJKL"]
    dossiers = [holder(f"d{number}", f"2021-01-{number + 1:02}", name) for number, name in enumerate(names)]
    again = holder("again", "2020-01-01", "Envoy A")
    collection = joined(*dossiers, again)
    shown, more = roles_over_time(Lookups(collection), collection.profiles[0])
    assert (len(shown), len(more)) == (8, 4)
    assert shown[-1].text == "Envoy A"  # stated twice, so shown, and long ago


def test_names_say_how_many_dossiers_use_them_and_why_they_are_one(mirsk: str) -> None:
    said = section(mirsk, "names")
    assert "Mirsk 2" in said
    assert "Alias list: <b>same</b>." in said
    assert "1 dossier has a reason of its own in the list below; the others use the same name." in said
    assert "the same because: <i>the same</i> office" in section(mirsk, "dossiers")
    assert "https://www.wikidata.org/wiki/Q42" in Looked(mirsk).links


# --------------------------------------------------------------------------------------------------------- by month


def test_activity_counts_dossiers_by_month_with_gaps() -> None:
    activity = activity_of(["2021-11-02", "2021-11-30", "2022-02", "2022-02-03", "2022-02-04", "2021", ""])
    assert activity is not None
    assert (activity.unit, activity.width, activity.years, activity.undated) == ("month", 4, (2,), 2)
    assert [(bar.x, bar.number, bar.label) for bar in activity.bars] == [
        (0, 2, "November 2021"),
        (3, 3, "February 2022"),
    ]
    assert activity.most.label == "February 2022"
    assert activity.bars[1].height == activity.height


@pytest.mark.parametrize("days", [[], ["", "2021"], ["2021-05-01", "2021-05-30"]])
def test_one_month_is_not_drawn(days: list[str]) -> None:
    assert activity_of(days) is None


def test_a_long_stretch_is_drawn_by_years() -> None:
    activity = activity_of(["1863-01-01", "2021-05-01", "2021-07-01"])
    assert activity is not None
    assert (activity.unit, [(bar.label, bar.number) for bar in activity.bars]) == ("year", [("1863", 1), ("2021", 2)])


def test_the_drawing_is_a_table_too(mirsk: str) -> None:
    drawn = re.search(r'<section class="ds-section" id="activity".*?</section>', mirsk, re.DOTALL)
    assert drawn is not None
    assert '<svg viewBox="0 0 2 40" preserveAspectRatio="none" aria-hidden="true"' in drawn[0]
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(\d+)</td>', drawn[0])
    assert rows == [("May 2024", "1"), ("June 2024", "1")]


# -------------------------------------------------------------------------------------------------------- named with


def test_who_is_named_with_an_actor_stands_with_the_sentence_that_names_both(mirsk: str) -> None:
    said = section(mirsk, "with")
    assert "Border Council" in said
    assert "Deputy Prime Minister Dana Mirsk met the Border Council in Tessen on 1 June." in said
    links = [link for link in Looked(mirsk).links if re.search(r"dossiers/visit/#e\w+$", link)]
    assert links


def test_the_rare_companion_comes_before_the_common_country() -> None:
    dossiers = [together(f"d{number}", "Ann Torvik", "Freedonia") for number in range(8)]
    dossiers += [together(f"e{number}", "Ann Torvik", "Bo Orrsen") for number in range(3)]
    dossiers += [together(f"f{number}", "Cy Orr", "Freedonia") for number in range(12)]
    collection = linked(*dossiers)
    ann = next(profile for profile in collection.profiles if profile.name == "Ann Torvik")
    shown, more = named_with(Lookups(collection), ann)
    assert [(one.profile.name, one.dossiers) for one in shown] == [("Bo Orrsen", 3), ("Freedonia", 8)]
    assert more == []


def test_of_many_who_are_named_with_an_actor_the_most_telling_are_looked_up() -> None:
    shared = {f"p{number}": number % 50 + 1 for number in range(200)}
    rarity = {one: 1 / 3 + 1e-12 * (int(one[1:]) % 3) for one in shared}  # alike once it is rounded
    worth = {one: -round(shared[one] * rarity[one], 9) for one in shared}
    expected = sorted(shared, key=lambda one: (worth[one], one))[:LOOKED_UP]
    assert ranked(cast(Lookups, SimpleNamespace(rarity=rarity)), shared) == expected


def together(document: str, one: str, other: str) -> Dossier:
    """Return a dossier of one sentence that names two."""
    text = f"{one} spoke of {other}."
    kinds = {"Freedonia": "country"}
    actors = tuple(
        named(text, f"p{number}", kinds.get(name, "person"), name, (name, 0))
        for number, name in enumerate((one, other))
    )
    return Dossier(Document(id=document, path=f"{document}.txt", text=text), sentences(text, one), actors)


def test_who_only_shares_a_dossier_is_named_without_words() -> None:
    text = "Ann Torvik spoke. Bo Orrsen left."
    actors = tuple(named(text, name[:2].lower(), "person", name, (name, 0)) for name in ("Ann Torvik", "Bo Orrsen"))
    dossier = Dossier(Document(id="a", path="a.txt", text=text), sentences(text, "Ann", "Bo"), actors)
    collection = linked(dossier, replace(dossier, document=replace(dossier.document, id="b", path="b.txt")))
    shown, more = named_with(Lookups(collection), collection.profiles[0])
    assert shown == []
    assert [one.profile.name for one in more] == ["Bo Orrsen"]


# ------------------------------------------------------------------------------------------------------------ topics


def speech(document: str, speaker: str, *quotes: str) -> Dossier:
    """Return a dossier in which one person says some things."""
    text = " ".join(f"“{quote}” said {speaker}." for quote in quotes)
    ann = named(text, "p", "person", speaker, (speaker, 0))
    said = tuple(
        Quote("direct", (at(text, quote),), Speaker(speaker, at(text, speaker), "name", "p")) for quote in quotes
    )
    return Dossier(Document(id=document, path=f"{document}.txt", text=text), (), (ann,), said)


HOMES = ("The settlement at Orr will close,", "No settlement is safe,", "We sold the settlements,")
ENVOYS = ("Our delegation is full,", "A delegation needs cranes,", "The cranes of the delegation stand still,")
OTHERS = ("I do not know,", "It rained,")


def said(collection: Collection, document: str, index: int) -> str:
    dossier = collection.dossier(document)
    return words_said(dossier, dossier.quotes[index])


def test_quotations_stand_under_the_words_that_tell_them_from_others() -> None:
    collection = linked(
        speech("a", "Ann Torvik", *HOMES, *ENVOYS[:1], *OTHERS),
        speech("b", "Ann Torvik", *ENVOYS[1:]),
        speech("c", "Bo Orrsen", "Our school is open,", "The school was safe,", "It rained at school,"),
    )
    lookups = Lookups(collection)
    ann = next(profile for profile in collection.profiles if profile.name == "Ann Torvik")
    topics = topics_of(lookups, ann, lookups.quotes_by[ann.id])
    found = [(topic.words[:1], [said(collection, *one.where) for one in topic.quotes])
             for topic in topics]  # fmt: skip
    assert found == [(("delegation",), [*ENVOYS]), (("settlement",), [*HOMES]), ((), [*OTHERS])]
    body = pages(shown=collection)[f"actors/{ann.id}/"].body
    assert re.findall(r'<h3 class="ds-subhead" id="(topic-\d)"', body) == ["topic-1", "topic-2", "topic-3"]
    assert "#topic-2" in Looked(body).links


def test_a_name_that_heads_quotations_stands_whole_and_a_capital_of_nobody_heads_none() -> None:
    said = (
        "The Ministry of Ports waits,", "Nobody asked the Ministry of Ports,", "Our Ministry of Ports is small,",
        "Kudos to you,", "Kudos to them,", "Kudos to all,",
    )  # fmt: skip
    spoken = speech("a", "Ann Torvik", *said)
    text = spoken.document.text
    ports = named(text, "m", "organisation", "Ministry of Ports", ("Ministry of Ports", 0))
    collection = linked(replace(spoken, actors=(*spoken.actors, ports)), speech("b", "Bo Orrsen", "It rained,"))
    lookups = Lookups(collection)
    ann = next(profile for profile in collection.profiles if profile.name == "Ann Torvik")
    assert [topic.words for topic in topics_of(lookups, ann, lookups.quotes_by[ann.id])] == [("Ministry of Ports",), ()]


def test_what_somebody_does_is_no_topic() -> None:
    said = (
        "We came and talked,",
        "You came late,",
        "They came by sea,",
        "It is clear,",
        "A clear day,",
        "Nothing is clear,",
        "No such law exists,",
        "It exists on paper,",
        "We are United in this,",
        "Stand United with us,",
        "They supplement our means,",
        "Others supplement it,",
    )
    collection = linked(speech("a", "Ann Torvik", *said), speech("b", "Bo Orrsen", "It rained,"))
    lookups = Lookups(collection)
    ann = next(profile for profile in collection.profiles if profile.name == "Ann Torvik")
    assert [topic.words for topic in topics_of(lookups, ann, lookups.quotes_by[ann.id])] == [()]


def test_a_few_quotations_are_not_parted() -> None:
    collection = linked(speech("a", "Ann Torvik", *HOMES), speech("b", "Ann Torvik", "It rained,"))
    lookups = Lookups(collection)
    (topic,) = topics_of(lookups, collection.profiles[0], lookups.quotes_by[collection.profiles[0].id])
    assert topic.words == ()
    assert len(topic.quotes) == 4
    assert "ds-topics" not in pages(shown=collection)[f"actors/{collection.profiles[0].id}/"].body


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Tariffs are taxes, and a tariff hurts", {"tariff", "taxe", "hurt"}),
        ("The EU's cities (Applause.) and its NATO allies", {"eu", "city", "nato", "ally"}),
        ("We really think that people want good things today", set()),
    ],
)
def test_the_words_of_speech_that_tell_its_topic(text: str, terms: set[str]) -> None:
    assert set(terms_of(text)) == terms


# ------------------------------------------------------------------------------------------------------------ events


def test_one_event_that_two_dossiers_tell_of_is_one_entry_with_its_places(mirsk: str) -> None:
    said = section(mirsk, "when")
    assert said.count("had sent a draft to Tessen") == 2  # the entry, and the other place in its list
    assert "Also told in 1 place" in said


def happenings(*tellings: tuple[str, str, str, tuple[str, ...]]) -> list[list[str]]:
    """Return the events of some tellings (document, day, words, further actors) by the documents that tell of them."""
    dossiers, entries = [], []
    for number, (document, day, words, actors) in enumerate(tellings):
        date = DateMention(Span(0, 1), "DATE", day, day, day, day, "day", "explicit", Reason("as-written"),
                           attached=Span(0, len(words)), tense="past")  # fmt: skip
        key = f"{document}{number}"
        dossiers.append(Dossier(Document(id=key, path=f"{key}.txt", text=words), dates=(date,)))
        entries.append(told(dossiers[-1], 0, "ann", *actors))
    lookups = Lookups(collected(dossiers))
    return [[entry.dossier[:-1] for entry in tellings] for tellings in events_of(lookups, entries)]


def test_events_are_joined_by_days_names_and_words() -> None:
    opened = "Ann Torvik opened the new harbour in Varn"
    assert happenings(
        ("a", "2021-05-04", opened, ("varn",)),
        ("b", "2021-05-04", "Ann Torvik, the minister, opened Varn's new harbour", ("varn",)),
        ("c", "2021-05-05", opened, ("varn",)),
    ) == [["c"], ["a", "b"]]


def test_within_one_dossier_a_month_and_its_day_may_be_one_event() -> None:
    text = "In January, on January 6th, forces launched missiles into Freedonia"
    dates = tuple(
        DateMention(at(text, words), "DATE", first, first, first, last, "day", "chosen", Reason("as-written"),
                    attached=Span(0, len(text)), tense="past")
        for words, first, last in (("January", "2024-01-01", "2024-01-31"), ("January 6th", "2024-01-06", "2024-01-06"))
    )  # fmt: skip
    dossier = Dossier(Document(id="a", path="a.txt", text=text), dates=dates)
    (tellings,) = events_of(Lookups(collected([dossier])), [told(dossier, place, "freedonia") for place in (0, 1)])
    assert [entry.date.first for entry in tellings] == ["2024-01-06", "2024-01-01"]


def test_two_calls_on_one_day_to_two_people_are_two_events() -> None:
    assert happenings(
        ("a", "2021-05-04", "Ann Torvik spoke by phone with Bo Orrsen about the harbour", ("bo-orrsen",)),
        ("b", "2021-05-04", "Ann Torvik spoke by phone with Cy Orr about the harbour", ("cy-orr",)),
        ("c", "2021-05-04", "Ann Torvik resigned", ()),
    ) == [["a"], ["b"], ["c"]]


# ------------------------------------------------------------------------------------------------------------- paging


def test_a_page_of_a_thousand_quotations_is_cut_and_each_stands_once() -> None:
    said = [f"Number {word} of the settlement is shut," for word in map(number_word, range(1000))]
    dossiers = [speech(f"d{number:03}", "Ann Torvik", *said[number * 50 : number * 50 + 50]) for number in range(20)]
    dossiers.append(speech("z", "Ann Torvik", "The delegation is full,", "No delegation is late,"))
    collection = linked(*dossiers)
    rendered = {url: page.body for url, page in pages(shown=collection).items() if url.startswith("actors/ann")}
    assert len(rendered) == -(-1002 // (ROWS // 3))
    assert all(len(body) < 400_000 for body in rendered.values())
    lookups = Lookups(collection)
    facts = [fact for dossier in collection for fact in lookups.facts(dossier).quotes]
    assert [fact for fact in facts if sum(f'#{fact}"' in body for body in rendered.values()) != 1] == []
    later = rendered["actors/ann-torvik/page/2/"]
    assert 'id="roles"' not in later
    assert 'id="names"' not in later
    assert ", continued" in later


def number_word(number: int) -> str:
    """Write a number in letters, so that each quotation differs by a word."""
    return "x" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "x"


def test_the_dossiers_of_one_whom_many_name_fold_away_after_the_newest() -> None:
    dossiers = [holder(f"d{number:02}", f"2021-01-{number + 1:02}", "Envoy") for number in range(20)]
    body = pages(shown=joined(*dossiers))["actors/ann-torvik/"].body
    first, folded = re.search(r'id="dossiers".*?</section>', body, re.DOTALL)[0].split("<details", 1)  # type: ignore[index]
    assert "<summary>8 more dossiers</summary>" in folded
    assert [part.count('<li><a class="ds-line-title"') for part in (first, folded)] == [12, 8]


def test_who_is_quoted_most_stands_where_the_speakers_begin() -> None:
    said = [tuple(f"Number {number} is {what}," for number in range(60)) for what in ("small", "large")]
    collection = linked(
        speech("a", "Ann Torvik", *said[0]), speech("b", "Ann Torvik", *said[1]), speech("c", "Bo Orrsen", "It rained,")
    )
    body = pages(shown=collection)["quotes/speakers/"].body
    most = re.search(r'id="quoted-most".*?</section>', body, re.DOTALL)
    assert most is not None
    assert Looked(most[0]).links == ["../../actors/ann-torvik/#said"]
    assert "120 quotes" in " ".join(Looked(most[0]).text.split())
