"""Why a sentence cannot stand by itself, story by story."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse.candidates import find_candidates
from dossier.english.inflection import third_person
from dossier.english.prose import finite_verb, half_quoted, main_verb
from dossier.english.sentences import find_sentences
from dossier.read.blocks import find_blocks

GOLDEN = Path(__file__).parent / "golden" / "candidates"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def verdicts(text: str) -> list[str]:
    candidates = find_candidates(text, find_sentences(text, find_blocks(text)))
    return [one.refusal or ("quoted" if one.quoted else "leans" if one.leans else "") for one in candidates]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences_are_judged_as_the_golden_case_says(case: dict[str, Any]) -> None:
    assert verdicts(case["text"]) == case["verdicts"]


MARKS = st.sampled_from([*"\"'“”‘’«»()[].,?! \nas", "``", "''", "said ", "The army left. "])


@given(st.lists(MARKS, max_size=60).map("".join) | st.text(max_size=200))
def test_a_fit_sentence_of_any_text_is_a_whole_stretch_of_it(text: str) -> None:
    sentences = find_sentences(text, find_blocks(text))
    candidates = find_candidates(text, sentences)
    assert [one.index for one in candidates] == list(range(len(sentences)))
    for one, sentence in zip(candidates, sentences, strict=True):
        assert one.span in sentence.span
        if not one.refusal:
            words = one.span.of(text)
            assert words == words.strip()
            assert not half_quoted(words)
            assert not words[0].islower()


@pytest.mark.parametrize("opening, closing", ['""', "“”", "«»", "‘’", "''", "()", "[]"])
def test_one_end_of_any_pair_is_seen(opening: str, closing: str) -> None:
    assert half_quoted(f"He said, {opening}we will go.")
    assert half_quoted(f"We will go,{closing} he said.")
    assert not half_quoted(f"He said, {opening}we will go.{closing}")


@pytest.mark.parametrize(
    "words", ["the officials' trip", "Turkey’s officials’ trip", "rock 'n roll of the '90s", "don't"]
)
def test_apostrophes_are_no_half_quotation(words: str) -> None:
    assert not half_quoted(words)


def test_adjectives_and_names_are_no_verbs() -> None:
    assert not finite_verb("a captured military car")
    assert not finite_verb("Ahmed Mohamed of Irving")
    assert finite_verb("Ahmed Mohamed was of Irving")
    assert finite_verb("PAKISTAN AGREED TO TALKS")


@pytest.mark.parametrize(
    "words",
    ["It refocuses efforts on the threats", "The order directs the secretary to go", "We also pray for each"],
)
def test_a_verb_that_no_list_knows_is_seen_by_its_place(words: str) -> None:
    assert finite_verb(words)


@pytest.mark.parametrize("words", ["One million empty chairs around the table", "A summer of rains the north over"])
def test_a_plural_is_no_verb(words: str) -> None:
    assert not finite_verb(words)


def test_a_verb_in_a_relative_clause_is_not_the_main_verb() -> None:
    assert not main_verb("The accident, which occurred yesterday afternoon")
    assert not main_verb("The court has ruled that worshippers of the religion")
    assert main_verb("The court has ruled that worshippers may meet")


@pytest.mark.parametrize(("base", "form"), [("go", "goes"), ("carry", "carries"), ("play", "plays"), ("win", "wins")])
def test_third_person_follows_spelling(base: str, form: str) -> None:
    assert third_person(base) == form
