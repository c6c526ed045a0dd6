"""The actor finder from outside: golden cases, what holds for any text, and what an engine may hand in."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analyse.actors import RawMention, find_actors, prose_problem
from dossier.english.sentences import find_sentences
from dossier.errors import EngineError
from dossier.read.blocks import find_blocks
from dossier.wording import say
from tests.steps import steps

CASES = sorted((Path(__file__).parent / "golden" / "actors").glob("*.yml"))


def actors_of(text, mentions=None):
    blocks = find_blocks(text)
    return find_actors(text, blocks, find_sentences(text, blocks), mentions)


def marked(text, names):
    """Mark every occurrence of some names, as an engine might: the rules are then tested apart from the tagger."""
    return [
        RawMention(match.start(), match.end(), kind, "test")
        for name, kind in names.items()
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path):
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = {actor.name: actor for actor in actors_of(text, marked(text, case["mark"]) if "mark" in case else None)}
    for name, expected in case["expect"].items():
        assert name in found, f"{name} not among {list(found)}"
        actor = found[name]
        seen = {
            "type": actor.type,
            "country": actor.country,
            "aliases": list(actor.aliases),
            "roles": [role.text for role in actor.roles],
            "mentions": [mention.span.of(text) for mention in actor.mentions],
            "found_by": [say(mention.found_by) for mention in actor.mentions],
            "joined_by": [say(mention.joined_by) if mention.joined_by else "" for mention in actor.mentions],
            "kinds": [mention.kind for mention in actor.mentions],
        }
        assert {key: seen[key] for key in expected} == expected
    for name in case.get("absent", ()):
        assert name not in found
    if case.get("only"):
        assert set(found) == set(case["expect"])


WORDS = """Wendy Sherman said the Taliban in Islamabad ( ) , . “ ” ’s President U.S. he she her Ministry of and - Khan
    NATO Mr. Dr. Jr. US-backed al-Qaida, former minister, 7 October — # * é 😀 Friday"""
words = st.sampled_from([*WORDS.split(), "\n", "\n\n", "  \n", "\u00a0", "\u200b"])
NAMING = {"name", "nominal", "adjective"}
"""Kinds of mentions whose words are names of the actor; a pronoun or "the minister" is none."""
PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
prose = st.lists(words, max_size=60).map(" ".join) | st.text(max_size=200)


@given(prose)
@settings(max_examples=150, deadline=None)
def test_actors_of_any_text_point_into_it(text):
    actors = actors_of(text)
    assert len({actor.id for actor in actors}) == len(actors)
    spans = sorted(mention.span for actor in actors for mention in actor.mentions if mention.kind == "name")
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for actor in actors:
        assert actor.mentions
        assert any(mention.kind in {"name", "nominal"} for mention in actor.mentions)
        forms = {" ".join(mention.span.of(text).split()) for mention in actor.mentions if mention.kind in NAMING}
        # A person's name is shown in the usual case and order: AIIU as Aiiu, "Berg, Anna" as Anna Berg.
        assert forms == {actor.name, *actor.aliases} - ({actor.name} - forms if actor.type == "person" else set())
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda mention: mention.span)
        for mention in actor.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
            assert mention.found_by
            if mention.kind == "pronoun":
                assert mention.span.of(text).lower() in PRONOUNS
                assert actor.type == "person"
        for role in actor.roles:
            assert role.text == role.span.of(text) != ""


@given(prose, st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_offsets_of_an_engine_are_used_or_refused(text, offsets):
    raw = [RawMention(start, end, "person") for start, end in offsets]
    usable = all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in offsets)
    try:
        actors_of(text, raw)
    except EngineError:
        assert not usable
    else:
        assert usable


@pytest.mark.parametrize(
    ("mention", "message"),
    [
        (RawMention(0, 99, "person"), "0 to 99 in a text of 12"),
        (RawMention(4, 4, "person"), "4 to 4"),
        (RawMention(-1, 4, "person"), "-1 to 4"),
        (RawMention(5, 6, "person"), "only white space"),
        (RawMention(0, 5, "robot"), "'robot'"),
        (RawMention(True, 5, "person"), "whole numbers"),
    ],
)
def test_a_wrong_mention_of_an_engine_is_refused(mention, message):
    with pytest.raises(EngineError, match=message):
        actors_of("Hello Oslo.\n", [mention])


def test_no_mentions_from_an_engine_mean_no_names():
    assert actors_of("Wendy Sherman met Imran Khan in Islamabad.\n", []) == ()


def test_empty_texts_have_no_actors():
    assert actors_of("") == () == actors_of("\n \n")


CAPITALS = (
    "SENATOR WENDY SHERMAN MET THE PRIME MINISTER IN ISLAMABAD AND SAID THAT TALKS WOULD GO ON UNTIL FRIDAY. " * 3
)
FRENCH = (
    "Le président de la République a reçu hier soir à Paris le premier ministre, qui lui a remis sa démission. "
    "Les députés doivent maintenant choisir une nouvelle majorité avant la fin du mois de septembre prochain. "
)
RUSSIAN = "Президент России принял в Москве министра иностранных дел и обсудил с ним ход переговоров по Украине. " * 3
NUMBERS = "Oslo 12 14 15 16\nBergen 13 15 11 9\n" * 10


@pytest.mark.parametrize(("text", "word"), [(CAPITALS, "capitals"), (FRENCH, "English"), (RUSSIAN, "Latin")])
def test_text_the_finder_was_not_made_for_is_told(text, word):
    assert word in say(prose_problem(text))
    assert len(actors_of(text)) <= 3


def test_plain_news_is_no_problem():
    text = Path(__file__).parent / "golden" / "actors" / "briefing.yml"
    assert prose_problem(yaml.safe_load(text.read_text("utf-8"))["text"]) is None
    assert prose_problem("Short note.") is None


def test_numbers_and_lists_never_fail():
    assert actors_of(NUMBERS) is not None


def test_importing_the_package_loads_neither_numpy_nor_the_model():
    code = "import dossier.analyse.actors, sys; from dossier.analyse.actors.tagger import load_model; "
    code += "print(load_model.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_the_same_text_gives_the_same_actors_whatever_the_hash_seed():
    code = (
        "import yaml, sys; from pathlib import Path; from dossier.analyse.actors import find_actors;"
        "from dossier.english.sentences import find_sentences; from dossier.read.blocks import find_blocks;"
        "t = yaml.safe_load(Path(sys.argv[1]).read_text('utf-8'))['text']; b = find_blocks(t);"
        "print(find_actors(t, b, find_sentences(t, b)))"
    )
    path = str(Path(__file__).parent / "golden" / "actors" / "briefing.yml")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, path],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin", "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("0", "17")
    }
    assert len(outputs) == 1


def test_a_long_document_takes_time_in_proportion():
    text = "Minister Ada Velmar of Norway met Kofi Brandt in Accra. She thanked NATO and the Red Cross there. " * 10
    actors_of(text)  # fills what is kept from one text to the next
    assert steps(lambda: actors_of(text * 4)) < 6 * steps(lambda: actors_of(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They named the post office in Plains, Georgia. Envoys met in Peachtree City, Georgia, on Monday.", "place"),
        ("Protests went on in Tbilisi, Georgia, on Monday. Georgia will vote in May.", "country"),
        ("Envoys of Armenia, Georgia and Moldova met in Vienna, Austria, on Monday.", "country"),
    ],
)
def test_georgia_behind_a_town_is_the_state_but_behind_its_own_towns_the_country(text, kind):
    (georgia,) = [actor for actor in actors_of(text) if actor.name == "Georgia"]
    assert georgia.type == kind


def test_a_short_form_of_a_thing_in_small_letters_names_no_actor():
    text = "The team sent a request for information (RFI) to firms. The RFI closed. RFI answers came on Friday."
    assert actors_of(text) == ()
    text = "They asked the national data council (NDC). The NDC met on Friday. NDC staff were there."
    assert [actor.name for actor in actors_of(text)] == ["NDC"]
