"""What is talked of where, who speaks, and what stands for a long turn."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from dossier.collection.build import analyse_document
from dossier.model import Dossier
from dossier.publish.pages.dossier_page import FULL, dossier_page
from dossier.publish.pages.lookups import find_facts
from dossier.publish.pages.outline import FEWEST_TURNS, outline
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.site import Site
from dossier.publish.pages.telling import TURN, Telling
from dossier.publish.pages.turns import Talk, source_parts
from dossier.read import document_from_text
from dossier.settings import Settings
from tests.collected import collected
from tests.looked import Looked

SUBJECTS = ("Norway", "Sweden", "Denmark", "Finland")
OPENING = (
    "Good morning, everybody.  It is good to see you all here again.  I have a few things before we begin.  The"
    " Minister of Trade, Per Dahl, met the Government of Iceland in Reykjavik on 2 March 2023.  And then we will go on."
)


@cache
def briefing(rounds: int = 24) -> Dossier:
    """Analyse a briefing: a statement, then questions on one country after the other."""
    lines = ["---\ntitle: Briefing by Press Secretary Ada Moe\ndate: 2023-04-06\n---", f"MS. MOE:  {OPENING * 2}"]
    for number in range(rounds):
        place = SUBJECTS[number * len(SUBJECTS) // rounds]
        lines.append(f"Q    Has the Minister an answer for {place} about the ferries?")
        lines.append(
            f"MS. MOE:  The Minister has told {place} what he thinks of the ferries.  {place} asked for time, and that"
            f" is for the Government of {place} to explain to those who wait for the boats every day."
        )
    document = document_from_text("\n\n".join(lines), path="talk.md", media_type="text/markdown")
    return analyse_document(document, Settings())


def talk_of(dossier: Dossier) -> Talk:
    facts = find_facts(dossier)
    return Talk(dossier, facts.anchors, facts.actors)


def looked(dossier: Dossier) -> Looked:
    maker = PageMaker(collected((dossier,)), Settings(), Path("nowhere"), Site())
    return Looked(dossier_page(maker, dossier).body)


def test_a_transcript_is_cut_where_another_matter_begins() -> None:
    dossier = briefing(64)
    entries = outline(dossier, talk_of(dossier))
    told = [entry.topics[0] for entry in entries]
    first = [next(number for number, topic in enumerate(told) if topic == place) for place in SUBJECTS]
    assert first == sorted(first)
    assert all(entry.speakers == (entries[0].speakers[0],) for entry in entries)
    assert "Moe" not in {topic for entry in entries for topic in entry.topics}


def test_every_part_of_an_outline_begins_at_words_of_the_source() -> None:
    dossier = briefing()
    page = looked(dossier)
    for entry in outline(dossier, talk_of(dossier)):
        assert page.ids.count(entry.anchor) == 1
        assert f"#{entry.anchor}" in page.links


def test_few_turns_and_few_headings_have_no_outline() -> None:
    dossier = briefing(FEWEST_TURNS // 2 - 2)
    assert dossier.document.turns
    assert outline(dossier, talk_of(dossier)) == []
    assert "outline" not in looked(dossier).ids


def test_headings_are_the_outline_of_a_document_without_turns() -> None:
    text = "\n\n".join(f"## Part {number}\n\nThe ferries ran in month {number}." for number in range(1, 6))
    document = document_from_text(text, path="report.md", media_type="text/markdown")
    dossier = analyse_document(document, Settings())
    page = looked(dossier)
    entries = outline(dossier, talk_of(dossier))
    assert [entry.topics for entry in entries] == [(f"Part {number}",) for number in range(1, 6)]
    assert all(page.texts[entry.anchor].strip() == entry.topics[0] for entry in entries)


def test_the_numbered_sections_of_an_order_are_its_outline() -> None:
    names = ("Purpose", "Policy and Principles", "Definitions", "General Provisions")
    text = "\n\n".join(f"Sec. {number}.  {name}.  The ferries shall run." for number, name in enumerate(names, 1))
    document = document_from_text(text, path="order.txt")
    dossier = analyse_document(document, Settings())
    entries = outline(dossier, talk_of(dossier))
    assert [entry.topics for entry in entries] == [(f"Sec. {number}. {name}",) for number, name in enumerate(names, 1)]
    assert {entry.anchor for entry in entries} <= set(looked(dossier).ids)


def test_who_asks_is_counted_apart_from_who_answers() -> None:
    dossier = briefing()
    voices = {voice.name: voice for voice in talk_of(dossier).voices()}
    assert voices["Questions"].turns == 24
    (speaker,) = set(voices) - {"Questions"}
    assert voices[speaker].turns == 25
    assert voices[speaker].fact in looked(dossier).ids
    assert voices[speaker].words > voices["Questions"].words


def test_questions_of_nobody_are_no_quotes_but_can_be_opened() -> None:
    page = looked(briefing())
    quotes, asked = page.texts["said"].split("24 questions, in short")
    assert "“Has the Minister" not in quotes
    assert ": Has the Minister" not in quotes
    assert asked.count("Has the Minister an answer") == 24


def test_the_parts_of_a_source_are_its_blocks_each_once() -> None:
    document = briefing().document
    parts = list(source_parts(document.text, document.blocks, document.turns))
    assert [number for part in parts for number in part.blocks] == list(range(len(document.blocks)))
    assert [part.asks for part in parts if part.turn is not None] == [number % 2 == 1 for number in range(49)]


def test_the_source_set_in_turns_says_what_the_document_says() -> None:
    dossier = briefing()
    shown = looked(dossier).texts["source"].partition("print the text too")[2]
    assert " ".join(dossier.document.text.split()) == " ".join(shown.split())


def test_a_long_turn_is_told_by_the_sentences_with_most_in_them() -> None:
    dossier = briefing()
    words = Telling(dossier).words(dossier.quotes[0])
    assert words.startswith("… The Minister of Trade, Per Dahl, met the Government of Iceland")
    assert len(words) <= TURN + len("…  …")


def test_a_short_turn_is_told_whole() -> None:
    dossier = briefing()
    assert Telling(dossier).words(dossier.quotes[1]) == ""


def test_of_many_quotes_those_come_first_that_tell_most() -> None:
    dossier = briefing()
    first = Telling(dossier).foremost(FULL)
    assert len(first) == FULL
    assert first == sorted(first)
    assert 0 in first
    said_by = [dossier.quotes[index].speaker for index in first]
    assert all(speaker is not None and speaker.actor for speaker in said_by)
    assert Telling(dossier).foremost(1000) == list(range(len(dossier.quotes)))


def test_the_evidence_of_a_turn_leads_to_the_paragraph_that_is_shown() -> None:
    dossier = briefing()
    page = looked(dossier)
    anchors = find_facts(dossier).anchors
    where = anchors[Telling(dossier).paragraph(dossier.quotes[0])]
    assert f"#{where}" in page.links
    assert "Per Dahl" in page.texts[where]


def test_all_mentions_of_an_actor_lead_back_to_it() -> None:
    """The buttons beside the number of mentions go through these links."""
    dossier = briefing()
    page = looked(dossier)
    for actor in dossier.actors:
        shown = re.search(r"(\d+) mentions?", page.texts[f"actor-{actor.id}"])
        assert shown is not None
        assert int(shown[1]) == page.links.count(f"#actor-{actor.id}") - leading(page, f"actor-{actor.id}")


def leading(page: Looked, fact: str) -> int:
    """Return how many links outside the source, and of roles in it, lead to an actor."""
    within = [attrs for tag, attrs in page.tags if tag == "a" and attrs.get("class") == "ds-go"]
    names = [attrs for attrs in within if not attrs["title"].startswith("Role of ")]
    return page.links.count(f"#{fact}") - sum(attrs["href"] == f"#{fact}" for attrs in names)
