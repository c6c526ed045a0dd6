"""Who says what in transcripts and interviews of many kinds, story by story, and what holds for any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse import run_stages
from dossier.model import Turn
from dossier.read import document_from_text
from dossier.read.blocks import find_blocks
from dossier.read.complete import complete_metadata
from dossier.read.turns import find_turns
from dossier.settings import Settings

GOLDEN = Path(__file__).parent / "golden" / "turns"
CASES = [case for path in sorted(GOLDEN.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]
PIECES = st.sampled_from(
    [
        "MS. LEE: ",
        "Q  ",
        "**Ann Lee**: ",
        "Mr. LEE. ",
        "Ann Lee\n",
        "[00:10] LEE\n",
        "4. ",
        "\n\n",
        "\n",
        "Yes.",
        "Who?",
        "(",
    ]
)


def said(text: str, turn: Turn) -> list[str]:
    """Return who speaks, as the label has it or the kind of a turn without one, and the words."""
    speaker = turn.label.of(text) if turn.label else turn.kind
    return [" ".join(speaker.split()), " | ".join(" ".join(span.of(text).split()) for span in turn.spans)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_turns_are_those_of_the_golden_case(case: dict[str, Any]) -> None:
    text = case["text"]
    _, turns = find_turns(text, find_blocks(text))
    assert [said(text, turn) for turn in turns] == [[who, " ".join(words.split())] for who, words in case["turns"]]


@pytest.mark.parametrize("case", [case for case in CASES if "**" in case["text"]], ids=lambda case: case["name"])
def test_turns_of_markdown_are_those_of_the_golden_case(case: dict[str, Any]) -> None:
    document = complete_metadata(document_from_text(case["text"], media_type="text/markdown"))
    assert "**" not in document.text
    found = [said(document.text, turn) for turn in document.turns]
    assert found == [[who, " ".join(words.replace("*", "").split())] for who, words in case["turns"]]


@pytest.mark.parametrize("case", [case for case in CASES if "who" in case], ids=lambda case: case["name"])
def test_speakers_are_the_actors_of_the_golden_case(case: dict[str, Any]) -> None:
    dossier = run_stages(document_from_text(case["text"]), Settings(content="."))
    turns, quotes = dossier.document.turns, [quote for quote in dossier.quotes if quote.kind == "direct"]
    for turn in turns:
        quote = next(quote for quote in quotes if quote.spans[0].start == turn.spans[0].start)
        actor = dossier.actor(quote.speaker.actor) if quote.speaker else None
        who = said(dossier.document.text, turn)[0]
        if who in case["who"]:
            wanted = case["who"][who]
            assert (actor.name.title() if actor else None) == wanted, who


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_part_in_a_conversation_is_no_actor(case: dict[str, Any]) -> None:
    dossier = run_stages(document_from_text(case["text"]), Settings(content="."))
    text, turns = dossier.document.text, dossier.document.turns
    nobody = [turn.label for turn in turns if turn.kind == "voice" and turn.label]
    named = [mention.span for actor in dossier.actors for mention in actor.mentions]
    assert [label.of(text) for label in nobody if any(label.overlaps(span) for span in named)] == []


@given(st.lists(PIECES | st.text(max_size=20), max_size=25).map("".join))
def test_turns_of_any_text_lie_in_its_blocks_in_order(text: str) -> None:
    blocks, turns = find_turns(text, find_blocks(text))
    end = 0
    for block in blocks:
        assert not text[end : block.span.start].strip()
        assert end <= block.span.start < block.span.end
        assert block.span.of(text) == block.span.of(text).strip()
        end = block.span.end
    end = 0
    for turn in turns:
        assert turn.spans
        assert turn.label is None or end <= turn.label.start
        for span in turn.spans:
            assert end <= span.start < span.end
            end = span.end
            assert any(span in block.span for block in blocks)
