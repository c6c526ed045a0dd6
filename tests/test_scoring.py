"""The scorers: gold against itself is perfect, nothing found is nothing, and each fault costs what it should."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from dossier.scoring.actors import best_alignment, score_actors
from dossier.scoring.dates import days_of, score_dates
from dossier.scoring.dossiers import HEADLINE, GoldDossier, score_dossiers
from dossier.scoring.folding import fold, letters
from dossier.scoring.quotes import score_quotes
from dossier.scoring.summary import lints_of, rouge, score_summaries, tokens

TEXT = """Talks open in Geneva

5 May 2020

Foreign Minister Ana Silva said "we will not leave without a deal" on Monday. The United States welcomed her words.
"Silence is not an option", Omar Haddad of Relief Now told reporters. Silva met Haddad in Geneva.
"""
GOLD: dict[str, Any] = {
    "document": {"title": "Talks open in Geneva", "date": "2020-05-05", "source": None, "language": "en"},
    "actors": [
        {
            "name": "Ana Silva",
            "type": "person",
            "role": "Foreign Minister",
            "aliases": ["Ana Silva", "Silva"],
            "central": True,
        },
        {"name": "Omar Haddad", "type": "person", "role": "of Relief Now", "aliases": ["Haddad"], "central": True},
        {"name": "United States", "type": "country", "role": None, "aliases": ["The United States"]},
        {"name": "Relief Now", "type": "organisation", "role": None, "aliases": []},
    ],
    "quotes": [
        {"text": "we will not leave without a deal", "speaker": "Ana Silva", "kind": "direct"},
        {"text": "Silence is not an option", "speaker": "Omar Haddad", "kind": "direct"},
    ],
    "dates": [{"text": "5 May 2020", "value": "2020-05-05"}, {"text": "Monday", "value": "2020-05-04"}],
    "summary": {
        "must_mention": [
            "Silva will not leave without a deal",
            "Haddad said silence is not an option",
            "The United States welcomed her words",
        ],
        "sentences": ["Silva met Haddad in Geneva."],
    },
}


def perfect() -> dict[str, Any]:
    return copy.deepcopy({**GOLD, "summary": GOLD["summary"]["must_mention"]})


def figures(prediction: Any) -> dict[str, Any]:
    score = score_dossiers({"one": GoldDossier(TEXT, GOLD)}, {"one": prediction})
    return score.figures | score.counts


def span(text: str, words: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), **fields}


def test_a_dossier_against_itself_is_perfect() -> None:
    found = figures(perfect())
    assert [found[name] for name in HEADLINE] == [1.0] * 9
    assert found["composite"] == 1.0


@pytest.mark.parametrize("nothing", [None, {}, [], "x", {"actors": None, "document": []}])
def test_an_empty_dossier_scores_nothing(nothing: Any) -> None:
    found = figures(nothing)
    assert not any(found[name] for name in HEADLINE)


def test_a_second_actor_of_one_name_costs_precision() -> None:
    guess = perfect()
    guess["actors"].append({"name": "Silva", "type": "person"})
    found = figures(guess)
    assert found["duplicate_actors"] == 1
    assert found["actor_p"] == pytest.approx(0.8)
    assert found["actor_r"] == 1.0


def test_titles_case_and_article_do_not_make_another_name() -> None:
    guess = perfect()
    guess["actors"][0] = {**guess["actors"][0], "name": "FOREIGN MINISTER ANA SILVA", "aliases": []}
    guess["actors"][2] = {**guess["actors"][2], "name": "the united states", "aliases": []}
    assert figures(guess)["actor_f1"] == 1.0


def test_two_people_merged_cost_recall() -> None:
    guess = perfect()
    guess["actors"][0]["aliases"] = ["Silva", "Haddad"]
    del guess["actors"][1]
    found = figures(guess)
    assert (found["merged_actors"], found["actor_r"]) == (1, 0.75)


def test_half_a_quote_is_missed_and_wrong() -> None:
    guess = perfect()
    guess["quotes"][0]["text"] = "we will not leave"
    assert figures(guess)["quote_f1"] == 0.5


def test_a_quote_swollen_with_narration_is_wrong() -> None:
    guess = perfect()
    guess["quotes"][0]["text"] = 'Foreign Minister Ana Silva said "we will not leave without a deal" on Monday.'
    assert figures(guess)["quote_p"] == 0.5


def test_a_quote_in_two_parts_is_right() -> None:
    guess = perfect()
    guess["quotes"][:1] = [
        {"text": "we will not leave", "speaker": "Silva"},
        {"text": "without a deal", "speaker": "Silva"},
    ]
    found = figures(guess)
    assert (found["quote_f1"], found["speaker"]) == (1.0, 1.0)


def test_swapped_speakers_are_wrong() -> None:
    guess = perfect()
    guess["quotes"][0]["speaker"], guess["quotes"][1]["speaker"] = "Haddad", "Silva"
    found = figures(guess)
    assert (found["quote_f1"], found["speaker"]) == (1.0, 0.0)


def test_a_right_span_with_a_wrong_day_costs_the_value_only() -> None:
    guess = perfect()
    guess["dates"][1] = {"text": "on Monday", "value": "2020-05-11"}
    found = figures(guess)
    assert (found["date_f1"], found["value"]) == (1.0, 0.5)


def test_repeating_a_date_is_neutral() -> None:
    guess = perfect()
    guess["dates"].append({"text": "Monday", "value": "2020-05-04"})
    assert figures(guess)["date_f1"] == 1.0


def test_a_summary_is_judged_by_the_facts_it_mentions() -> None:
    guess = perfect()
    guess["summary"] = {"sentences": ["Silva will not leave without a deal."]}
    assert figures(guess)["summary"] == pytest.approx(1 / 3)


def test_folding_takes_article_possessive_and_typography_away() -> None:
    assert fold("The Taliban’s") == fold("taliban") == "taliban"
    assert letters("“U.S.-led” ﬁre") == "usledfire"


MENTIONS = "Wendy Sherman met Imran Khan in Islamabad. She thanked Khan."


def marked() -> dict[str, Any]:
    return {
        "id": "d",
        "text": MENTIONS,
        "mentions": [
            span(MENTIONS, "Wendy Sherman", type="person", entity="p1"),
            span(MENTIONS, "Imran Khan", type="person", entity="p2"),
            span(MENTIONS, "Islamabad", type="place", entity="l1"),
            span(MENTIONS, "She", type="person", entity="p1"),
            {"start": 55, "end": 59, "type": "person", "entity": "p2"},
        ],
    }


def test_marked_actors_against_themselves_are_perfect() -> None:
    found = score_actors([marked()], {"d": marked()}).figures
    assert {name: value for name, value in found.items() if value not in {1.0, None}} == {}


def test_a_split_entity_costs_links_and_a_wrong_type_costs_types() -> None:
    apart = copy.deepcopy(marked())
    apart["mentions"][4]["entity"] = "p9"
    apart["mentions"][2]["type"] = "organisation"
    found = score_actors([marked()], {"d": apart}).figures
    assert found["typed_f1"] == pytest.approx(3 / 4)  # four names, the pronoun is not counted
    assert found["span_f1"] == 1.0
    assert (found["muc_r"], found["muc_p"]) == (0.5, 1.0)
    assert found["b3_r"] == pytest.approx(4 / 5)


def test_types_that_the_gold_does_not_know_can_be_folded() -> None:
    gold, guess = copy.deepcopy(marked()), copy.deepcopy(marked())
    guess["mentions"][2]["type"] = "country"
    found = score_actors([gold], {"d": guess}, types={"person", "place"}, folded={"country": "place"}).figures
    assert found["typed_f1"] == 1.0


def test_the_best_alignment_beats_every_greedy_one() -> None:
    assert best_alignment([[0.9, 0.8], [0.8, 0.1]]) == pytest.approx(1.6)
    assert best_alignment([[0.5], [0.7], [0.6]]) == pytest.approx(0.7)
    chance = random.Random(7)
    for _ in range(50):
        table = [[chance.random() for _ in range(4)] for _ in range(3)]
        best = max(
            table[0][a] + table[1][b] + table[2][c]
            for a in range(4)
            for b in range(4)
            for c in range(4)
            if len({a, b, c}) == 3
        )
        assert best_alignment(table) == pytest.approx(best)


SAID = 'Ann Lee spoke. "We won the day," she said. "It was hard." Bob Ray said that rain would fall.'


def quoted() -> dict[str, Any]:
    pronoun = {"speaker": "Ann Lee", "speaker_type": "pron", "resolved": "reader", "kind": "direct", "cue": "said"}
    return {
        "id": "x",
        "text": SAID,
        "quotes": [
            span(SAID, "We won the day", **pronoun),
            span(SAID, "It was hard", **pronoun),
            span(SAID, "that rain would fall", kind="indirect", speaker="Bob Ray", speaker_type="name"),
        ],
    }


def test_marks_and_a_leading_that_are_cut_from_quotes() -> None:
    guess = [span(SAID, '"We won the day,"', speaker="Ms. Lee"), span(SAID, "rain would fall", speaker="Mr Bob Ray")]
    found = score_quotes([quoted()], {"x": {"quotes": guess}}).figures
    assert (found["exact_p"], found["exact_r"]) == (1.0, pytest.approx(2 / 3))
    assert (found["speaker_surname"], found["speaker_exact"]) == (1.0, 0.5)


def test_an_invented_quote_and_a_wrong_speaker_cost_end_to_end() -> None:
    guess = [
        span(SAID, "We won the day", speaker="Ann Lee", kind="direct"),
        span(SAID, "It was hard", speaker="Bob Ray", kind="direct"),
        span(SAID, "Ann Lee spoke", speaker="Ann Lee", kind="direct"),
    ]
    found = score_quotes([quoted()], {"x": {"quotes": guess}}).figures
    assert found["end_to_end_p"] == pytest.approx(1 / 3)
    assert found["end_to_end_r"] == pytest.approx(1 / 3)
    assert score_quotes([quoted()], {"x": {"quotes": guess}}, kinds={"indirect"}).figures["overlap_r"] == 0.0


@pytest.mark.parametrize(
    ("said", "name", "same"),
    [
        ("Clinton", "Hillary Clinton", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("D. Trump", "Donald Trump", True),
        ("President Biden", "Joseph R. Biden, Jr.", True),
        ("", "Ann Lee", False),
    ],
)
def test_speakers_agree_by_surname_unless_first_names_contradict(said: str, name: str, same: bool) -> None:
    gold = {"id": "x", "text": SAID, "quotes": [span(SAID, "It was hard", speaker=name)]}
    guess = {"quotes": [span(SAID, "It was hard", speaker=said)]}
    assert score_quotes([gold], {"x": guess}).figures["speaker_surname"] == float(same)


DATED = "On Friday they met. Last month was cold. It took two days in 2001."


def dated() -> dict[str, Any]:
    return {
        "id": "d",
        "text": DATED,
        "timexes": [
            span(DATED, "Friday", type="DATE", value="2021-10-01"),
            span(DATED, "Last month", type="DATE", value="2021-09"),
            span(DATED, "two days", type="DURATION", value="P2D"),
            span(DATED, "2001", type="DATE", value="2001"),
        ],
    }


def test_dates_are_counted_by_span_type_and_value() -> None:
    guess = [
        span(DATED, "Friday", type="DATE", value="2021-10-01"),
        span(DATED, "month", type="DATE", value="2021-09"),
        span(DATED, "two days", type="DATE", value="2021-10-04"),
        span(DATED, "cold", type="DATE", value="2021"),
    ]
    found = score_dates([dated()], {"d": {"timexes": guess}}).figures
    assert [found[f"{name}_p"] for name in ("strict", "relaxed", "type", "value")] == [0.5, 0.75, 0.5, 0.5]
    assert found["value_accuracy"] == pytest.approx(2 / 3)


def test_a_range_is_scored_by_its_parts() -> None:
    text = "October 7-8"
    ends = [
        {"start": 0, "end": 9, "type": "DATE", "value": "2021-10-07"},
        {"start": 10, "end": 11, "type": "DATE", "value": "2021-10-08"},
    ]
    gold = {"id": "e", "text": text, "timexes": ends}
    whole = {"start": 0, "end": 11, "type": "DATE", "value": "2021-10-07/2021-10-08", "parts": ends}
    guess = {"e": {"timexes": [whole]}}
    assert score_dates([gold], guess).figures["value_f1"] == 1.0
    assert score_dates([gold], guess, parts=False).figures["value_f1"] == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2017-W28", "2017-07-10/2017-07-16"),
        ("198", "1980/1989"),
        ("2013-SU", "2013-22"),
        ("2013-WI", "2013-12-01/2014-02-28"),
        ("2012-Q3", "2012-07/2012-09"),
        ("2001-09-11T08:46", "2001-09-11"),
        ("../2012-03", "../2012-03-31"),
    ],
)
def test_days_are_the_same_however_written(one: str, other: str) -> None:
    assert days_of(one) == days_of(other) is not None


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "2012-02-30", "2017-W60", "", None, "a/b/c", "x/2012"])
def test_what_names_no_days_has_none(value: str | None) -> None:
    assert days_of(value) is None


def test_rouge_counts_shared_words_pairs_and_order() -> None:
    one, other = tokens("the cat sat on the mat"), tokens("the cat was on the mat today")
    r1, r2, rl = rouge(one, other)
    assert r1 == pytest.approx(2 * (5 / 6) * (5 / 7) / (5 / 6 + 5 / 7))
    assert r2 == pytest.approx(2 * (3 / 5) * (3 / 6) / (3 / 5 + 3 / 6))
    assert rl == r1
    assert rouge([], other) == (0.0, 0.0, 0.0)


def test_a_summary_of_the_references_is_perfect_and_an_invented_sentence_is_not_faithful() -> None:
    gold = {"id": "1", "text": "Ann left. “It is over,” she said. Bob stayed.", "summaries": ["Bob stayed."]}
    found = score_summaries([gold], {"1": {"summary": ["Bob stayed."]}}, rounds=20).figures
    assert (found["r1_best"], found["faithful"]) == (1.0, 1.0)
    guess = {"summary": ['"It is over," she said.', {"text": "Bob never stayed.", "start": 0, "end": 9}]}
    found = score_summaries([gold], {"1": guess}, rounds=20).figures
    assert (found["faithful"], found["spans_right"]) == (0.5, 0.0)


def test_words_beyond_the_budget_are_not_read() -> None:
    gold = {"id": "1", "text": "Ann left. Bob stayed.", "summaries": ["Bob stayed."]}
    long = score_summaries([gold], {"1": {"summary": ["Bob stayed.", "Ann left."]}}, rounds=20).figures
    assert long["r1_best"] == 1.0
    whole = score_summaries([gold], {"1": {"summary": ["Bob stayed.", "Ann left."]}}, budget=None, rounds=20).figures
    assert whole["r1_best"] is not None and whole["r1_best"] < 1.0


@pytest.mark.parametrize(
    ("sentence", "lint"),
    [
        ("which has been accused by the US.", "lower-start"),
        ("She left.", "dangling"),
        ("WASHINGTON (AP) — The president left.", "dateline"),
        ("“We left the town.", "open-quote"),
        ("Sherman said ‘we want peace and Pakistan’s help.", "open-quote"),
        ("Though it has been praised and it has also been criticized.", "no-main-clause"),
        ("Officials said", "no-end-mark"),
    ],
)
def test_a_reader_stumbles_over(sentence: str, lint: str) -> None:
    assert lint in lints_of([sentence], [False])


@pytest.mark.parametrize(
    "sentence",
    [
        "The US, which left, is back.",
        "‘I do not,’ Khan said.",
        "Turkey’s officials’ trip ended.",
        "Though praised, it fell.",
    ],
)
def test_a_reader_does_not_stumble_over(sentence: str) -> None:
    assert lints_of([sentence], [False]) == []


def test_a_pronoun_is_fine_after_the_sentence_it_follows_in_the_source() -> None:
    assert lints_of(["Ann left.", "She went home."], [False, True]) == []
