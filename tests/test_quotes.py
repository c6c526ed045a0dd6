from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analyse.actors.descriptions import is_office
from dossier.analyse.persons import Candidate, find_references
from dossier.analyse.quotes import find_quotes
from dossier.english.sentences import find_sentences
from dossier.english.tokens import tokens_of
from dossier.model import Actor, Block, Mention, Quote, Reason, Role, Sentence, Span
from dossier.read.blocks import find_blocks
from tests.steps import steps

GOLDEN = Path(__file__).parent / "golden" / "quotes"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def actor(given: str | dict[str, Any], text: str) -> Actor:
    """Return an actor with a mention wherever the text has its name or, where that is not inside it, its last name."""
    facts = {"name": given} if isinstance(given, str) else given
    name = facts["name"]
    spans: list[Span] = []
    for form in dict.fromkeys((name, name.split()[-1] if facts.get("type", "person") == "person" else name)):
        at = text.lower().find(form.lower())
        while at >= 0:
            span = Span(at, at + len(form))
            if not any(span.overlaps(other) for other in spans):
                spans.append(span)
            at = text.lower().find(form.lower(), span.end)
    role = facts.get("role")
    where = text.find(role) if role else -1
    return Actor(
        id=name.lower().replace(" ", "-"),
        type=facts.get("type", "person"),
        name=name,
        mentions=tuple(Mention(span, "name", Reason("model")) for span in sorted(spans)),
        roles=(Role(role, Span(where, where + len(role))),) if role else (),
        gender=facts.get("gender"),
    )


def referred(text: str, actors: list[Actor]) -> list[Actor]:
    """Add the pronouns and descriptions that stand for the actors to their mentions, as the analysis does before."""
    tokens = tokens_of(text, find_sentences(text, find_blocks(text)), find_blocks(text))
    places = [[(mention.span.start, mention.span.end) for mention in actor.mentions] for actor in actors]
    candidates = [
        Candidate(
            actor.type,
            tuple((bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)) for start, end in own),
            actor.gender,
            tuple(tuple(role.text.lower().split()) for role in actor.roles) or (tuple(actor.name.lower().split()),),
        )
        for actor, own in zip(actors, places, strict=True)
    ]
    mentions = [list(actor.mentions) for actor in actors]
    for found in find_references(candidates, tokens, is_office):
        mentions[found.actor].append(Mention(tokens.span(found.first, found.last), found.kind, Reason("engine")))
    return [replace(actor, mentions=tuple(own)) for actor, own in zip(actors, mentions, strict=True)]


def quotes_of(text: str, actors: list[Actor] | None = None) -> tuple[Quote, ...]:
    blocks = find_blocks(text)
    return find_quotes(text, blocks, find_sentences(text, blocks), referred(text, actors or []))


def speaker_name(quote: Quote, actors: list[Actor]) -> str | None:
    if quote.speaker is None:
        return None
    by_id = {actor.id: actor.name for actor in actors}
    if quote.speaker.actor is None and quote.speaker.kind == "pronoun":
        return None
    return by_id.get(quote.speaker.actor or "", quote.speaker.text)


@pytest.mark.parametrize("case", CASES)
def test_golden_case(case: dict[str, Any]) -> None:
    text = case["text"]
    actors = [actor(given, text) for given in case.get("actors", [])]
    found = quotes_of(text, actors)
    assert [[span.of(text) for span in quote.spans] for quote in found] == [want["spans"] for want in case["quotes"]]
    for quote, want in zip(found, case["quotes"], strict=True):
        if "kind" in want:
            assert quote.kind == want["kind"]
        if "speaker" in want:
            assert speaker_name(quote, actors) == want["speaker"]
        if "via" in want:
            assert quote.speaker is not None
            assert quote.speaker.kind == want["via"]
        if "cue" in want:
            assert quote.cue is not None
            assert quote.cue.of(text) == want["cue"]
        if "level" in want:
            assert quote.confidence.level == want["level"]


FRAGMENTS = st.sampled_from(
    [
        *"\"'“”‘’«»„`,.:;?!—()[]\n ",
        "''",
        "``",
        "\n\n",
        " said ",
        " Vale ",
        "Ann Lee",
        " he ",
        "according to ",
        "the dogs' ",
        "MR. MOE: ",
        "Q  ",
        "We went home",
        ", who ",
        " and ",
        "told reporters that ",
        '12"',
        "’s ",
        "was called ",
        " by ",
    ]
)
OF_TURNS = {
    "label-of-transcript", "label-of-nobody", "statement-announced", "answer-in-interview", "question-of-interview"
}  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_quotations_whose_spans_slice_it_in_order(text: str) -> None:
    actors = [each for name in ("Ann Lee", "Vale") if (each := actor(name, text)).mentions]
    found = quotes_of(text, actors)
    assert [quote.spans for quote in found] == sorted(quote.spans for quote in found)
    for turns in (True, False):  # a turn may hold what its speaker quotes
        last = 0
        for span in sorted(span for quote in found if (quote.how.code in OF_TURNS) is turns for span in quote.spans):
            assert last <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
            last = span.end
    for quote in found:
        assert list(quote.spans) == sorted(quote.spans)
        assert quote.how
        assert quote.confidence.reason
        if quote.cue is not None:
            assert quote.cue.of(text)
        if quote.speaker is not None:
            assert quote.speaker.span is not None
            assert quote.speaker.span.of(text) == quote.speaker.text


def test_empty_text_has_no_quotations() -> None:
    assert quotes_of("") == ()


def test_same_text_gives_the_same_quotations() -> None:
    text = '"We won," said Ann Lee. She said "it was hard" and that nobody had slept.'
    actors = [actor({"name": "Ann Lee", "gender": "f"}, text)]
    assert quotes_of(text, actors) == quotes_of(text, actors)


@pytest.mark.parametrize(
    "mark", ['"', "“", "”", "'", "‘", "’", "«", "''", ' "', '" ', "'a ", "s' ", ' "a', "(", ", who said ", " said that"]
)
def test_time_grows_with_the_text_and_not_faster(mark: str) -> None:
    def taken(times: int) -> int:
        text = mark * times
        block = Block(Span(0, len(text)))
        return steps(lambda: find_quotes(text, (block,), (Sentence(block.span, 0),), []))

    # Four times the text; quadratic work would take sixteen times as many steps.
    assert taken(2_000) < 5 * taken(500)


def test_many_actors_of_one_office_take_no_longer_each() -> None:
    def taken(times: int) -> int:
        part = 'Ann{0} Lee{0} came. "We won," she said. He added: "It was said." The mayor said that it was over.\n\n'
        text = "".join(part.format(number) for number in range(times))
        actors = []
        for found in re.finditer(r"Ann\d+ Lee\d+", text):
            span = Span(*found.span())
            mention = Mention(span, "name", Reason("model"))
            actors.append(Actor(found[0], "person", found[0], (mention,), (Role("mayor", span),), gender="f"))
        blocks = find_blocks(text)
        sentences = find_sentences(text, blocks)
        return steps(lambda: find_quotes(text, blocks, sentences, actors))

    assert taken(200) < 6 * taken(50)


def test_every_typography_gives_the_same_quotations() -> None:
    text = (
        '"We can\'t wait," said Ann Lee. The mayor called it "a long day\'s work" and left.\n\n'
        "According to Lee, \"it isn't over.\" The workers' hall was empty."
    )
    plain = quotes_of(text, [actor({"name": "Ann Lee", "gender": "f"}, text)])
    words = [span.of(text).replace("’", "'") for quote in plain for span in quote.spans]
    assert len(words) == 3
    for left, right in (
        ("“", "”"),
        ("‘", "’"),
        ("'", "'"),
        ("``", "''"),
        ("''", "''"),
        ("«", "»"),
        ("„", "“"),
        ("»", "«"),
    ):
        rewritten = text
        while '"' in rewritten:
            rewritten = rewritten.replace('"', left, 1).replace('"', right, 1)
        if left == "‘":
            rewritten = rewritten.replace("n't", "n’t").replace("'s", "’s").replace("s' ", "s’ ")
        found = quotes_of(rewritten, [actor({"name": "Ann Lee", "gender": "f"}, rewritten)])
        assert [span.of(rewritten).replace("’", "'") for quote in found for span in quote.spans] == words, left
        assert [quote.kind for quote in found] == [quote.kind for quote in plain]


@pytest.mark.parametrize(
    "text",
    [
        "President Vale met Mr. Finn. He has said that directly to the other president, and he has lived by that.",
        "Ann Lee explained that a little bit in her remarks earlier.",
        "Ann Lee has been saying this since she ran.",
    ],
)
def test_words_that_point_at_what_was_said_are_no_report_of_it(text: str) -> None:
    assert quotes_of(text) == ()


def test_where_somebody_is_does_not_speak_for_them() -> None:
    text = "The ambassador here in Washington told reporters that the bridge was shut."
    spoken = quotes_of(text, [actor({"name": "Washington", "type": "place"}, text)])
    assert [quote.speaker.text for quote in spoken if quote.speaker] == ["The ambassador here in Washington"]
