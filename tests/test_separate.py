"""A short alias of the authority file takes a bare name from another actor, with all that hangs on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.collection.analysis import analyse_document
from dossier.model import (
    Actor,
    Dossier,
    Gloss,
    KeyPoint,
    Mention,
    MentionKind,
    Reason,
    Role,
    Speaker,
    Summary,
    SummarySentence,
)
from dossier.people.actors_file import Authority, Entry, apply_authority, load_authority
from dossier.people.actors_file.form import index
from dossier.people.yaml_reader import Problems
from dossier.read.text import document_from_text
from dossier.settings import Settings
from tests.people import actor, at, document, quote, reason

TEXT = (
    "Rosa Marek, a painter, sued the city. President Marek did not comment. “I am busy,” he said.\n\n"
    "Rosa Marek waited. She was calm. Mrs. Marek painted. The president left. Marek met Rosa Marek on 3 May 2021."
)
"""The engine, we suppose, gave every Marek to Rosa; the file knows that a bare Marek is the president."""

FILE = "Anton Marek:\n  type: person\n  aliases: [Marek]\n"


def authority_of(tmp_path: Path, text: str) -> Authority:
    path = tmp_path / "actors.yml"
    path.write_text(text, "utf-8")
    found, notices = load_authority(path)
    assert notices == ()
    return found


def within(context: str, words: str, kind: MentionKind = "name") -> Mention:
    """Return a mention by words around it that stand once in the text."""
    start = at(TEXT, context).start + context.index(words)
    return Mention(replace(at(TEXT, context), start=start, end=start + len(words)), kind, reason("model"))


HE = within("” he said", "he", "pronoun")


def rosa() -> Dossier:
    mentions = (
        within("Rosa Marek, a", "Rosa Marek"),
        within("President Marek", "Marek"),
        HE,
        within("Rosa Marek waited", "Rosa Marek"),
        within("She was", "She", "pronoun"),
        within("Mrs. Marek", "Marek"),
        within("The president left", "The president", "description"),
        within("Marek met Rosa", "Marek"),
        within("Rosa Marek on 3", "Rosa Marek"),
    )
    roles = (
        Role("a painter", at(TEXT, "a painter"), reason("apposition")),
        Role("President", at(TEXT, "President"), reason("title")),
    )
    return Dossier(
        document(TEXT),
        actors=(replace(actor("Rosa Marek", *mentions), roles=roles, gender="f"),),
        quotes=(quote(TEXT, "I am busy,", Speaker("he", HE.span, "pronoun", "rosa-marek")),),
        summary=Summary(
            (SummarySentence(at(TEXT, "“I am busy,” he said."), (Gloss(HE.span, Reason("name", ("Rosa Marek",))),)),),
            (
                KeyPoint("rosa-marek", at(TEXT, "“I am busy,” he said."), "quote"),
                KeyPoint("rosa-marek", at(TEXT, "Rosa Marek waited."), "sentence"),
                KeyPoint("rosa-marek", at(TEXT, "President"), "role"),
            ),
        ),
    )


def told(dossier: Dossier) -> dict[str, list[str]]:
    """Return each actor's words with the letters before them."""
    text = dossier.document.text
    return {
        one.name: [" ".join(text[max(0, found.span.start - 3) : found.span.end].split()) for found in one.mentions]
        for one in dossier.actors
    }


def test_bare_names_leave_with_what_hangs_on_them_and_full_and_titled_ones_stay(tmp_path: Path) -> None:
    assert told(apply_authority(rosa(), authority_of(tmp_path, FILE))) == {
        "Rosa Marek": ["Rosa Marek", ". Rosa Marek", "d. She", "s. Marek", "et Rosa Marek"],
        "Anton Marek": ["nt Marek", ",” he", "d. The president", "t. Marek"],
    }


def test_roles_quotes_points_and_glosses_go_with_the_name(tmp_path: Path) -> None:
    new = apply_authority(rosa(), authority_of(tmp_path, FILE))
    assert [[role.text for role in one.roles] for one in new.actors] == [["a painter"], ["President"]]
    assert [quote.speaker and quote.speaker.actor for quote in new.quotes] == ["anton-marek"]
    assert [point.actor for point in new.summary.key_points] == ["anton-marek", "rosa-marek", "anton-marek"]
    assert new.summary.sentences[0].glosses == (Gloss(HE.span, Reason("name", ("Anton Marek",))),)
    assert new.actors[1].gender is None  # hers does not go with the name
    assert all(found.joined_by == Reason("authority-file") for found in new.actors[1].mentions)


@pytest.mark.parametrize(
    "file",
    [
        "Anton Marek:\n  type: person\n",  # no short alias
        "Anton Marek:\n  type: organisation\n  aliases: [Marek]\n",  # a company takes no person's name
        "Anton Marek:\n  aliases: [Marek]\n  not_same: ['brief#rosa-marek']\n",
        "Marek:\n  type: person\n",  # a key is no alias
    ],
    ids=["no alias", "another kind", "kept apart", "a key"],
)
def test_what_takes_nothing(file: str, tmp_path: Path) -> None:
    assert told(apply_authority(rosa(), authority_of(tmp_path, file)))["Rosa Marek"] == told(rosa())["Rosa Marek"]


def test_a_hidden_short_alias_takes_the_bare_name_out(tmp_path: Path) -> None:
    new = apply_authority(rosa(), authority_of(tmp_path, FILE + "  hide: true\n"))
    assert [one.name for one in new.actors] == ["Rosa Marek"]
    assert new.quotes[0].speaker == Speaker("he", HE.span, "pronoun", None)
    assert [point.actor for point in new.summary.key_points] == ["rosa-marek"]


REAL = """Hearing on the harbour

OSLO, 3 May 2021 - Nora Falk appeared in court on Monday. The painter Nora Falk denied all charges. President Falk said
the court was independent. "The law is the law," Falk added.

Nora Falk left at noon. Asked later, the president told reporters that he trusted the judge.
"""


def test_the_real_engine_is_put_right(tmp_path: Path) -> None:
    found = analyse_document(document_from_text(REAL, path="harbour.txt"), Settings())
    assert any(role.text == "President" for one in found.actors if one.name == "Nora Falk" for role in one.roles)
    new = apply_authority(found, authority_of(tmp_path, "Jon Falk:\n  type: person\n  aliases: [Falk]\n"))
    by_name = {one.name: one for one in new.actors}
    assert {found.span.of(REAL) for found in by_name["Nora Falk"].mentions if found.kind == "name"} == {"Nora Falk"}
    assert "President" in [role.text for role in by_name["Jon Falk"].roles]
    assert "President" not in [role.text for role in by_name["Nora Falk"].roles]
    said = {quote.spans[0].of(REAL): quote.speaker for quote in new.quotes}
    assert said["The law is the law,"] is not None
    assert said["The law is the law,"].actor == by_name["Jon Falk"].id


def test_a_short_alias_brings_the_entry_to_another_form_of_its_full_name(tmp_path: Path) -> None:
    text = "President Anton R. Marek, Jr. met Rosa Lund, a painter, on Monday. Rosa Lund left. Marek was tired."
    for said, expected in (
        ("Anton Marek:\n  aliases: [Marek]\n", {"Anton Marek", "Rosa Lund"}),
        ("Igor Marek:\n  aliases: [Marek]\n", {"Anton R. Marek, Jr.", "Igor Marek", "Rosa Lund"}),
    ):
        authority = authority_of(tmp_path, said)
        found = apply_authority(analyse_document(document_from_text(text), Settings()), authority)
        assert {one.name for one in found.actors if one.type == "person"} == expected


def test_a_short_alias_that_is_nobodys_is_claimed(tmp_path: Path) -> None:
    text = "Nora Falk and Jon Falk met. Falk spoke. Berit Falk slept. Falk Street was shut. Two falks."
    people = (
        actor("Nora Falk", Mention(at(text, "Nora Falk"), "name", reason("model"))),
        actor("Jon Falk", Mention(at(text, "Jon Falk"), "name", reason("model"))),
    )
    new = apply_authority(
        Dossier(document(text), actors=people), authority_of(tmp_path, "Jon Falk:\n  aliases: [Falk]\n")
    )
    assert [found.span.start for found in new.actors[1].mentions] == [text.index("Jon Falk"), text.index("Falk spoke")]


def test_a_short_alias_that_is_also_a_word_of_the_text_is_not_looked_for(tmp_path: Path) -> None:
    text = "Ann Rice came. Rice is sold here; rice is cheap."
    person = actor("Ann Rice", Mention(at(text, "Ann Rice"), "name", reason("model")))
    new = apply_authority(
        Dossier(document(text), actors=(person,)), authority_of(tmp_path, "Ann Rice:\n  aliases: [Rice]\n")
    )
    assert len(new.actors[0].mentions) == 1


KEYS = ["Anton Marek", "Marek", "Rosa Marek", "Marek family", "president"]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(KEYS), max_size=3, unique=True),
    st.lists(
        st.lists(st.sampled_from(["Marek", "Rosa", "president"]), max_size=2, unique=True), min_size=3, max_size=3
    ),
    st.lists(st.sampled_from(["Marek", "brief#rosa-marek"]), max_size=1),
)
def test_nothing_is_lost_doubled_or_said_by_somebody_who_is_not_there(
    keys: list[str], aliases: list[list[str]], refused: list[str]
) -> None:
    entries = tuple(
        Entry(key, key, line, aliases=tuple(more), not_same=tuple(refused))
        for line, (key, more) in enumerate(zip(keys, aliases, strict=False), 1)
    )
    old, new = rosa(), apply_authority(rosa(), index(entries, "actors.yml", Problems("actors.yml", "x")))

    def spans(actors: tuple[Actor, ...]) -> list[tuple[int, int]]:
        return sorted((found.span.start, found.span.end) for one in actors for found in one.mentions)

    assert spans(new.actors) == spans(old.actors)
    assert sorted(role.span for one in new.actors for role in one.roles) == [role.span for role in old.actors[0].roles]
    ids = [one.id for one in new.actors]
    assert len(ids) == len(set(ids))
    assert all(quote.speaker and quote.speaker.actor in ids for quote in new.quotes)
    assert all(point.actor in ids for point in new.summary.key_points)
    assert apply_authority(old, index(entries, "actors.yml", Problems("actors.yml", "x"))) == new
