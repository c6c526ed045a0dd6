"""Who speaks under a label, where only the title in front matter names them in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import api
from dossier.collection.card import make_card
from dossier.collection.naming import named_in_sentences
from dossier.model import Dossier
from dossier.people.actors_file import Authority


def shown(tmp_path: Path, title: str, text: str) -> Dossier:
    path = tmp_path / "remarks.md"
    path.write_text(f"---\ntitle: {title}\ndate: 2021-10-02\n---\n{text}\n", "utf-8")
    return api.show(path)


def speakers(found: Dossier) -> list[str | None]:
    actors = [found.actor(quote.speaker.actor) if quote.speaker else None for quote in found.quotes]
    return [actor.name if actor else None for actor in actors]


def test_an_office_is_whom_the_title_names_with_it(tmp_path: Path) -> None:
    text = "THE VICE PRESIDENT:  Good morning.\n\nI thank Mayor Tom Lund.\n\nTHE VICE PRESIDENT:  Good night."
    found = shown(tmp_path, "Remarks by Vice President Halden at a Bridge in Northgate", text)
    (actor,) = (each for each in found.actors if each.name == "Halden")
    assert [(role.text, role.span.of(found.document.text)) for role in actor.roles] == [("VICE PRESIDENT",) * 2]
    mentions = [mention.span.of(found.document.text) for mention in actor.mentions]
    assert mentions == ["VICE PRESIDENT", "I", "VICE PRESIDENT"]
    assert actor.aliases == ()
    assert speakers(found) == ["Halden", "Halden"]


def test_an_office_is_of_nobody_whom_the_speaker_speaks_of(tmp_path: Path) -> None:
    text = "THE PRESIDENT:  That remains to be seen.\n\nQ    Will you meet President Moe?\n\nTHE PRESIDENT:  In May."
    found = shown(tmp_path, "Remarks by President Halden Before Departure", text)
    assert speakers(found) == ["Halden", None, "Halden"]
    (other,) = (each for each in found.actors if each.name == "Moe")
    assert len(other.mentions) == 1


@pytest.mark.parametrize(
    "title", ["Remarks by Vice President Halden", "Remarks at a Bridge", "Letter to the President of Chad"]
)
def test_a_title_that_names_nobody_with_the_office_says_nothing(tmp_path: Path, title: str) -> None:
    found = shown(tmp_path, title, "THE PRESIDENT:  Good morning.\n\nQ    When?\n\nTHE PRESIDENT:  In May.")
    assert speakers(found) == [None, None, None]


def test_a_last_name_is_given_in_full_by_the_title(tmp_path: Path) -> None:
    text = "MS. HALDEN:  Good morning.\n\nQ    When?\n\nMS. HALDEN:  In May."
    found = shown(tmp_path, "Press Briefing by Press Secretary Anna Halden", text)
    assert speakers(found) == ["Anna Halden", None, "Anna Halden"]


def test_a_last_name_that_two_bear_is_not(tmp_path: Path) -> None:
    text = "MS. HALDEN:  Good morning.\n\nQ    Did you see Tom Halden?\n\nMS. HALDEN:  In May."
    found = shown(tmp_path, "Press Briefing by Press Secretary Anna Halden", text)
    assert "Anna Halden" not in speakers(found)


def names(found: Dossier) -> dict[str, int]:
    return {actor.name: len(actor.mentions) for actor in found.actors if actor.type == "person"}


def test_a_first_name_in_the_mouth_of_others_is_that_of_whom_the_title_names(tmp_path: Path) -> None:
    text = "MS. HALDEN:  Good morning.\n\nQ    Thanks, Anna.  When will Tom Berg come?\n\nMS. HALDEN:  In May."
    found = names(shown(tmp_path, "Press Briefing by Press Secretary Anna Halden", text))
    assert found.keys() == {"Anna Halden", "Tom Berg"}


@pytest.mark.parametrize(
    "text",
    [
        "MS. HALDEN:  Good morning.\n\nQ    Thanks.\n\nMS. HALDEN:  Go ahead, Anna.",
        "MS. HALDEN:  Good morning.\n\nQ    Did you see Anna Berg?  And Anna?\n\nMS. HALDEN:  In May.",
    ],
)
def test_a_first_name_that_may_be_another_stays_alone(tmp_path: Path, text: str) -> None:
    found = shown(tmp_path, "Press Briefing by Press Secretary Anna Halden", text)
    assert "Anna" not in next(actor.aliases for actor in found.actors if actor.name == "Anna Halden")


def test_who_is_addressed_is_not_whom_the_sentence_speaks_of(tmp_path: Path) -> None:
    text = (
        "MS. HALDEN:  Let me say who runs it.  She is an expert on online fraud.\n\n"
        "Q    Anna, the President said that he will go.\n\nMS. HALDEN:  In May."
    )
    found = shown(tmp_path, "Press Briefing by Press Secretary Anna Halden", text)
    assert next(actor.roles for actor in found.actors if actor.name == "Anna Halden") == ()


TITLES = (
    ("The executive order President Halden signed took effect.", "President"),
    ("At the State Department and Secretary Halden of Oslo met.", "Secretary"),
    ("They met Xie Lund, Special Envoy of President Halden, in Oslo.", "President"),
    ("Today, Assistant to the President Ada Halden spoke.", "Assistant to the President"),
    ("Former Vice President Ola Halden left.", "Former Vice President"),
    ("Secretary of State Ada Halden came with Tom Vance.", "Secretary of State"),
)


@pytest.mark.parametrize(("text", "role"), TITLES)
def test_a_title_is_the_words_of_the_office_and_no_others(tmp_path: Path, text: str, role: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text + "\n", "utf-8")
    (actor,) = (actor for actor in api.show(path).actors if "Halden" in actor.name)
    assert [role.text for role in actor.roles] == [role]


def test_the_title_of_the_next_in_a_list_is_not_that_of_whom_it_stands_behind(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Present were Secretary Tom Vance, Ambassador to Peru Kim Ruud, and Minister Ada Berg.\n", "utf-8")
    roles = {actor.name: [role.text for role in actor.roles] for actor in api.show(path).actors}
    assert roles["Tom Vance"] == ["Secretary"]
    assert roles["Kim Ruud"] == ["Ambassador to Peru"]


def test_who_is_addressed_is_not_named_with_what_the_question_is_about(tmp_path: Path) -> None:
    text = (
        "MS. HALDEN:  Good morning.\n\nQ    Anna, is there news of Tom Berg?\n\nMS. HALDEN:  In May, Anna Halden said."
    )
    found = shown(tmp_path, "Press Briefing by Press Secretary Anna Halden", text)
    card = make_card(found, Authority())
    named = sorted(found.actors[rank].name for here in named_in_sentences(card).values() for rank, _ in here)
    assert named == ["Anna Halden", "Tom Berg"]
