"""The authority file decides who is who."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.collection.link import link
from dossier.model import Dossier, Gloss, KeyPoint, Reason, Span, Speaker, Summary, SummarySentence
from dossier.people.actors_file import Authority, Entry, apply_authority, load_authority, unused
from dossier.people.actors_file.form import index
from dossier.people.yaml_reader import Problems
from dossier.wording import say
from tests.people import TEXT, actor, at, brief, document, mention, quote


@pytest.fixture
def authority(tmp_path: Path):
    def load(text: str) -> Authority:
        path = tmp_path / "actors.yml"
        path.write_text(text, encoding="utf-8")
        found, notices = load_authority(path)
        assert notices == ()
        return found

    return load


def problems(tmp_path: Path, text: str) -> list[tuple[int | None, str]]:
    path = tmp_path / "actors.yml"
    path.write_text(text, encoding="utf-8")
    return [(notice.line, say(notice.reason)) for notice in load_authority(path)[1]]


def by_name(dossier: Dossier) -> dict[str, list[str]]:
    text = dossier.document.text
    return {actor.name: [found.span.of(text) for found in actor.mentions] for actor in dossier.actors}


def test_a_missing_file_changes_nothing(tmp_path: Path) -> None:
    found, notices = load_authority(tmp_path / "actors.yml")
    assert notices == ()
    assert apply_authority(brief(), found) == brief()


def test_every_problem_is_reported_with_its_line_and_the_rest_is_used(tmp_path: Path) -> None:
    text = (
        "Ann Lee:\n  typ: person\n  country: usa\n  hide: maybe\n"
        "Foo Front:\n  type: Group\n  links: [javascript:alert(1), https://foo.example]\n  aliases: [FF]\n"
        "Fizz: nonsense\n"
        "FF:\n  type: organisation\n"
    )
    assert problems(tmp_path, text) == [
        (2, "unknown key 'typ'. Did you mean 'type'?"),
        (3, "'country' is 'usa'; it takes two letters (ISO 3166-1), such as pk"),
        (4, "'hide' is 'maybe'; it takes true or false"),
        (6, "'type' is 'Group'; it takes person, organisation, country, group or place. Did you mean 'group'?"),
        (7, "'javascript:alert(1)' is not a web address; write https://…"),
        (9, "'Fizz' holds 'nonsense'; it takes keys such as type, country, aliases"),
        (10, "'FF' stands for 'Foo Front' (line 5) already; keep it in one place"),
    ]
    authority, _ = load_authority(tmp_path / "actors.yml")
    assert authority.by_name["ff"].key == "Foo Front"
    assert authority.by_name["ff"].links == ("https://foo.example",)


def test_a_file_that_is_not_yaml_is_one_problem_and_no_authority(tmp_path: Path) -> None:
    assert [line for line, _ in problems(tmp_path, "Ann: [\n")] == [1]
    assert load_authority(tmp_path / "actors.yml")[0].entries == ()


def test_norway_is_a_country(authority) -> None:
    assert authority("Oslo Group:\n  country: no\n").entries[0].country == "no"


def test_an_actor_is_renamed_retyped_and_placed(authority) -> None:
    new = apply_authority(brief(), authority("Foo Front:\n  name: Front of Foo\n  type: organisation\n  country: no\n"))
    found = new.actor("foo-front")
    assert found is not None
    assert (found.name, found.type, found.country) == ("Front of Foo", "organisation", "no")
    assert found.aliases == ("Foo Front", "FF")


def test_two_actors_are_joined_with_their_roles_and_quotes(authority) -> None:
    new = apply_authority(brief(), authority("Ann Lee:\n  same: [Bo Lee]\n"))
    assert by_name(new) == {"Ann Lee": ["Ann Lee", "she", "Bo Lee", "Lee"], "Foo Front": ["Foo Front", "FF"]}
    assert new.quotes[1].speaker is not None
    assert new.quotes[1].speaker.actor == "ann-lee"
    joined = [found.joined_by for found in new.actors[0].mentions if found.span.of(TEXT) == "Bo Lee"]
    assert joined == [Reason("authority-file")]


def test_the_actor_of_one_document_is_joined_by_its_address(authority) -> None:
    file = authority("Ann Lee:\n  same: ['brief#bo-lee']\n")
    assert "Bo Lee" not in by_name(apply_authority(brief(), file))
    other = Dossier(document(id="other"), actors=brief().actors)
    assert "Bo Lee" in by_name(apply_authority(other, file))


def test_an_actor_kept_apart_by_its_address_is_left_alone(authority) -> None:
    file = authority("Ann Lee:\n  name: Ann Lee (senator)\n  not_same: ['brief#ann-lee']\n")
    assert by_name(apply_authority(brief(), file)) == by_name(brief())


def test_an_acronym_used_in_the_text_brings_the_entry_to_its_actor(authority) -> None:
    new = apply_authority(brief(), authority("Front for Freedom:\n  aliases: [FF]\n"))
    assert by_name(new)["Front for Freedom"] == ["Foo Front", "FF"]


def test_a_last_name_among_the_aliases_takes_the_bare_name_from_another(authority) -> None:
    new = apply_authority(brief(), authority("Bo Lee:\n  aliases: [Lee]\n"))
    assert by_name(new) == by_name(brief()) | {"Ann Lee": ["Ann Lee", "she"], "Bo Lee": ["Bo Lee", "Lee"]}


def test_a_name_that_is_no_alias_takes_nothing(authority) -> None:
    assert by_name(apply_authority(brief(), authority("Lee:\n  type: person\n"))) == by_name(brief())


def test_a_longer_name_is_split_off(authority) -> None:
    text = "The Taliban spoke. The Pakistani Taliban did not, he said."
    dossier = Dossier(
        document(text),
        actors=(actor("Taliban", mention(text, "Taliban"), mention(text, "Pakistani Taliban"), type="group"),),
        quotes=(
            quote(text, "did not", Speaker("Pakistani Taliban", at(text, "Pakistani Taliban"), "name", "taliban")),
        ),
    )
    new = apply_authority(dossier, authority("TTP:\n  type: group\n  aliases: [Pakistani Taliban]\n"))
    assert by_name(new) == {"Taliban": ["Taliban"], "TTP": ["Pakistani Taliban"]}
    assert new.quotes[0].speaker is not None
    assert new.quotes[0].speaker.actor == "ttp"


def test_not_same_splits_what_the_engine_joined(authority) -> None:
    new = apply_authority(brief(), authority("Foo Front:\n  not_same: [FF]\n"))
    assert by_name(new) == {
        "Ann Lee": ["Ann Lee", "she", "Lee"],
        "Foo Front": ["Foo Front"],
        "FF": ["FF"],
        "Bo Lee": ["Bo Lee"],
    }


def test_a_hidden_actor_goes_but_its_words_stay_with_the_quote(authority) -> None:
    dossier = brief()
    point = KeyPoint("bo-lee", at(TEXT, "“No comment,” said Bo Lee"), "quote")
    gloss = SummarySentence(dossier.sentences[1].span, (Gloss(at(TEXT, "she"), Reason("name", ("Ann Lee",))),))
    dossier = Dossier(
        dossier.document, dossier.sentences, dossier.actors, dossier.quotes, summary=Summary((gloss,), (point,))
    )
    new = apply_authority(dossier, authority("Bo Lee:\n  hide: true\nAnn Lee:\n  name: Ann B. Lee\n"))
    assert "Bo Lee" not in by_name(new)
    assert new.quotes[1].speaker is not None
    assert (new.quotes[1].speaker.text, new.quotes[1].speaker.actor) == ("Bo Lee", None)
    assert new.summary.key_points == ()
    assert new.summary.sentences[0].glosses == (Gloss(at(TEXT, "she"), Reason("name", ("Ann B. Lee",))),)


def test_names_that_the_engine_missed_are_found_in_the_text(authority) -> None:
    dossier = Dossier(document(), quotes=(quote(TEXT, "No comment,", Speaker("Bo Lee", at(TEXT, "Bo Lee"), "name")),))
    new = apply_authority(
        dossier, authority("Bo Lee:\n  type: person\nFoo Front:\n  aliases: [FF]\nlee:\n  type: person\n")
    )
    assert by_name(new) == {"Bo Lee": ["Bo Lee"]}  # the front has no type, and "lee" is no distinct name
    assert new.actors[0].mentions[0].found_by == Reason("authority-file")
    assert new.quotes[0].speaker is not None
    assert new.quotes[0].speaker.actor == "bo-lee"


def test_a_name_of_the_file_takes_what_the_engine_found_inside_it(authority) -> None:
    text = "The Taliban spoke. “No,” the Pakistani Taliban said."
    second = mention(text, "Taliban", 1)
    dossier = Dossier(
        document(text),
        actors=(actor("Taliban", mention(text, "Taliban"), second, type="group"),),
        quotes=(
            quote(text, "No,", Speaker("the Pakistani Taliban", at(text, "the Pakistani Taliban"), "name", "taliban")),
        ),
    )
    new = apply_authority(dossier, authority("TTP:\n  type: group\n  aliases: [Pakistani Taliban]\n"))
    assert by_name(new) == {"Taliban": ["Taliban"], "TTP": ["Pakistani Taliban"]}
    assert new.quotes[0].speaker is not None
    assert new.quotes[0].speaker.actor == "ttp"
    alone = Dossier(document(text[19:]), actors=(actor("Taliban", mention(text[19:], "Taliban"), type="group"),))
    assert list(
        by_name(apply_authority(alone, authority("TTP:\n  type: group\n  aliases: [Pakistani Taliban]\n")))
    ) == ["TTP"]


def test_only_whole_words_are_found(authority) -> None:
    text = "The FFA met FF. Not FFs."
    new = apply_authority(Dossier(document(text)), authority("FFA:\n  type: group\nABC:\n  type: group\n"))
    assert by_name(new) == {"FFA": ["FFA"]}


def test_entries_that_nothing_answers_to_are_hints(authority) -> None:
    file = authority(
        "Foo Front:\n  same: ['brief#nobody', 'gone#x']\nZed:\n  type: person\nAnn Lee:\n  same: ['brief#bo-lee']\n"
        "Oslo:\n  hide: true\nBergen:\n  hide: true\n"
    )
    collection = link([apply_authority(brief(), file)], file)
    assert [(found.line, found.severity, say(found.reason)) for found in unused(file, collection)] == [
        (1, "warning", "'brief#nobody': 'brief' has no actor 'nobody'"),
        (1, "warning", "'gone#x': there is no document 'gone'"),
        (3, "info", "no document names 'Zed' or its aliases; check the spelling, or remove the entry"),
        (9, "info", "no document names 'Bergen' or its aliases; check the spelling, or remove the entry"),
    ]


NAMES = ["Ann Lee", "Bo Lee", "Foo Front", "FF", "Lee", "Oslo", "she"]
OTHERS = ["Ann Lee", "Bo Lee", "FF", "brief#bo-lee"]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(NAMES), max_size=4, unique=True),
    st.lists(st.sampled_from(OTHERS), max_size=2, unique=True),
    st.booleans(),
)
def test_no_mention_is_lost_or_doubled_whatever_the_file_says(names: list[str], others: list[str], hide: bool) -> None:
    def entry(line: int, name: str) -> Entry:
        refused, joined = tuple(others) if line == 1 else (), tuple(others) if line == 2 else ()
        return Entry(name, name, line, not_same=refused, same=joined, hide=hide and line == 3)

    entries = tuple(entry(line, name) for line, name in enumerate(names, 1))
    new = apply_authority(brief(), index(entries, "actors.yml", Problems("actors.yml", "x")))
    before = {found.span for one in brief().actors for found in one.mentions}
    after = [found.span for one in new.actors for found in one.mentions]
    assert len(after) == len(set(after))
    assert hide or before <= set(after)
    ids = [one.id for one in new.actors]
    assert len(ids) == len(set(ids))
    for found in new.quotes:
        assert found.speaker is None or found.speaker.actor is None or found.speaker.actor in ids
    assert all(span.start < span.end <= len(TEXT) for span in after)
    assert all(isinstance(span, Span) for span in after)


def test_the_written_guide_shows_a_file_that_is_valid(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "actors-file.md").read_text("utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert shown
    for text in shown:
        assert problems(tmp_path, text) == []
