"""What a person wrote is applied, shown, and never lost without a word."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import (
    AppliedCorrection,
    Document,
    Dossier,
    Gloss,
    KeyPoint,
    Reason,
    Review,
    Summary,
    SummarySentence,
)
from dossier.people.corrections import (
    Correction,
    Corrections,
    apply_corrections,
    correct_document,
    correction_stub,
    corrections_name,
    has_corrections,
    load_corrections,
)
from dossier.people.corrections.apply import CHANGES
from dossier.people.corrections.form import FIELDS, NEEDED
from dossier.people.corrections.stub import Fact, entry
from dossier.people.selectors import Selector, evidence_id
from dossier.people.yaml_reader import parse
from dossier.wording import corrected_value, say
from tests.people import TEXT, at, brief, document

Load = Callable[[str], Corrections]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(text: str) -> Corrections:
        path = tmp_path / "brief.corrections.yml"
        path.write_text(text, encoding="utf-8")
        found, notices = load_corrections(path)
        assert notices == ()
        return found

    return loaded


def corrected(load: Load, text: str, dossier: Dossier | None = None) -> Dossier:
    """Apply corrections, all of which must apply."""
    new = apply_corrections(dossier or brief(), load("corrections:\n" + text))
    assert new.notices == ()
    return new


def change(dossier: Dossier) -> tuple[str, str | None, str | None]:
    """Return what the page says of the one correction."""
    (applied,) = dossier.corrections
    return say(applied.target), *(corrected_value(applied.target, value) for value in (applied.was, applied.now))


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "brief.corrections.yml"
    path.write_text(text, encoding="utf-8")
    _, notices = load_corrections(path, "2021/brief.corrections.yml")
    assert all(notice.path == "2021/brief.corrections.yml" for notice in notices)
    assert all(notice.severity == "warning" for notice in notices)
    return [f"{notice.line}: {say(notice.reason)}" for notice in notices]


# ------------------------------------------------------------------------------------------------------------ the file


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("brief.txt", "brief.corrections.yml"),
        ("2021/a.b.md", "2021/a.b.corrections.yml"),
        ("in/mail.mbox#3", "in/mail.3.corrections.yml"),
        ("feed.rss#a1b2c3d4", "feed.a1b2c3d4.corrections.yml"),
        ("C# notes.txt", "C# notes.corrections.yml"),
        ("plain", "plain.corrections.yml"),
    ],
)
def test_the_file_lies_beside_its_source(path: str, name: str) -> None:
    assert corrections_name(path) == name


def test_a_missing_file_changes_nothing(tmp_path: Path) -> None:
    found, notices = load_corrections(tmp_path / "no.corrections.yml")
    assert notices == ()
    assert apply_corrections(brief(), found) == brief()


def test_every_problem_is_reported_with_its_line(tmp_path: Path) -> None:
    text = """\
review: {status: good, by: J, date: 2021-02-30}
correction: []
corrections:
  - set: quote
    exact: x
    to: {speeker: Ann}
  - set: quote
    to: {speaker: Ann}
  - add: document
    to: {title: x}
  - set: date
    exact: Friday
    to: {edtf: 2021-02-30}
  - drop: quote
    exact: x
    to: {speaker: Ann}
  - set: quote
    drop: quote
    exact: x
  - add: actor
    exact: Oslo
    to: {name: Oslo}
  - just words
  - add: quote
    id: e12345678
    why: [a, b]
  - set: actor
    id: ann-lee
    to: {type: man, country: norway, name: }
  - set: qoute
    exact: x
    start: near
"""
    assert problems(tmp_path, text) == [
        "1: 'status' is 'good'; it takes machine, reviewed or rejected",
        "1: 'date' is '2021-02-30'; write the day as YYYY-MM-DD",
        "2: unknown key 'correction'. Did you mean 'corrections'?",
        "6: unknown key 'speeker'. Did you mean 'speaker'?",
        "7: 'set: quote' needs 'exact' or 'id': the words of the text that it is about",
        "9: 'add: document' is not possible; document takes set",
        "13: 'edtf' is '2021-02-30'; write a date that exists as 2021-10-02, 2021-10 or 2021",
        "16: 'drop: quote' takes no 'to'; leave it out",
        "17: a correction needs one of set, add or drop; this one has 2",
        "22: 'to' lacks 'type'",
        "23: a correction is 'just words'; it takes 'set', 'add' or 'drop' and the words it is about",
        "24: 'add: quote' needs 'exact': the words of the text that it is about",
        "26: 'why' is a list; it takes one text",
        "29: 'type' is 'man'; it takes person, organisation, country, group or place",
        "29: 'country' is 'norway'; it takes two letters (ISO 3166-1), such as pk",
        "29: 'name' says nothing; write a value, or leave it out",
        "30: 'set' is 'qoute'; it takes document, actor, mention, role, quote, date, summary or point. "
        "Did you mean 'quote'?",
    ]


def test_the_right_ones_beside_a_wrong_one_are_used(tmp_path: Path) -> None:
    path = tmp_path / "x.corrections.yml"
    path.write_text("corrections:\n- drop: nothing\n- drop: quote\n  exact: No comment,\n")
    found, notices = load_corrections(path)
    assert [item.line for item in found.items] == [3]
    assert len(notices) == 1


def test_every_change_that_the_form_allows_can_be_applied() -> None:
    assert FIELDS.keys() == CHANGES.keys()


# ----------------------------------------------------------------------------------------------------------- the review


def test_a_review_is_taken_over(load: Load) -> None:
    said = load("review: {status: reviewed, by: Jane Doe, date: 2021-10-05, reliability: B, credibility: 2}\n")
    assert apply_corrections(brief(), said).review == Review("reviewed", "Jane Doe", "2021-10-05", "B", "2")


@pytest.mark.parametrize("words", ["status: rejected, by: J", "reliability: A", "status: reviewed, date: 2021-10-05"])
def test_a_review_needs_a_name_and_a_day(tmp_path: Path, words: str) -> None:
    assert problems(tmp_path, f"review: {{{words}}}\n") == [
        "1: the review needs 'by' and 'date': who read the dossier, and when"
    ]


# --------------------------------------------------------------------------------------------------------- the document


def test_metadata_are_set_before_the_analysis_and_noted_after_it(load: Load) -> None:
    said = load(
        "corrections:\n- set: document\n  to: {title: A title, date: 2021-05-05, source: }\n"
        "  was: 2021-05-04\n  why: misprint\n  by: J\n  date: 2021-06-01\n"
    )
    early: Document = correct_document(document(), said)
    assert early.title is not None
    assert early.date is not None
    assert (early.title.value, early.date.value, say(early.date.basis)) == ("A title", "2021-05-05", "correction")
    new = apply_corrections(replace(brief(), document=early), said)
    assert new.document == early
    assert new.corrections == (
        AppliedCorrection(
            Reason("fields-of-document", ("title", "date")), "2021-05-04", "A title; 2021-05-05", "misprint", "J",
            "2021-06-01", "brief.corrections.yml", 2,
        ),
    )  # fmt: skip


# --------------------------------------------------------------------------------------------------------------- quotes


def test_a_quote_gets_another_speaker(load: Load) -> None:
    new = corrected(load, "- set: quote\n  exact: No comment,\n  to: {speaker: Foo Front}\n")
    speaker = new.quotes[1].speaker
    assert speaker is not None
    assert (speaker.text, speaker.actor, say(new.quotes[1].how)) == ("Foo Front", "foo-front", "set by a person")
    assert change(new) == ("speaker of “No comment,”", "Bo Lee", "Foo Front")


def test_she_stays_the_words_for_another_speaker(load: Load) -> None:
    new = corrected(load, "- set: quote\n  exact: We will talk,\n  to: {speaker: Bo Lee}\n")
    speaker = new.quotes[0].speaker
    assert speaker is not None
    assert (speaker.text, speaker.kind, speaker.actor) == ("she", "pronoun", "bo-lee")


def test_a_speaker_whom_the_text_does_not_name_is_words_only(load: Load) -> None:
    speaker = corrected(load, "- set: quote\n  exact: No comment,\n  to: {speaker: an aide}\n").quotes[1].speaker
    assert speaker is not None
    assert (speaker.text, speaker.span, speaker.actor) == ("an aide", None, None)


def test_a_quote_becomes_unattributed(load: Load) -> None:
    new = corrected(load, "- set: quote\n  exact: No comment,\n  to: {speaker: ~, kind: mixed}\n")
    assert (new.quotes[1].speaker, new.quotes[1].kind) == (None, "mixed")
    assert change(new) == ("speaker and kind of “No comment,”", "Bo Lee; direct", "unattributed; mixed")


def test_a_quote_that_the_engine_no_longer_finds_is_put_back(load: Load) -> None:
    without = replace(brief(), quotes=brief().quotes[:1])
    new = corrected(load, "- set: quote\n  exact: No comment,\n  to: {speaker: Bo Lee}\n", without)
    assert [found.spans[0].of(TEXT) for found in new.quotes] == ["We will talk,", "No comment,"]


def test_a_quote_is_added_and_one_dropped(load: Load) -> None:
    new = corrected(
        load,
        "- drop: quote\n  exact: We will talk,\n- add: quote\n  exact: did not answer\n"
        "  to: {kind: indirect, speaker: Foo Front}\n",
    )
    assert [(found.spans[0].of(TEXT), found.kind) for found in new.quotes] == [
        ("did not answer", "indirect"),
        ("No comment,", "direct"),
    ]
    assert [(say(applied.target), applied.was, applied.now) for applied in new.corrections] == [
        ("quote “We will talk,”", "Ann Lee", None),
        ("quote “did not answer”", None, "Foo Front"),
    ]


# ---------------------------------------------------------------------------------------------------------------- dates


def test_a_date_is_set_with_its_days(load: Load) -> None:
    gloss = SummarySentence(
        brief().sentences[0].span, (Gloss(at(TEXT, "Friday"), Reason("date-read", ("2021-04-30",))),)
    )
    dossier = replace(brief(), summary=Summary((gloss,)))
    new = corrected(load, "- set: date\n  exact: Friday\n  to: {edtf: 2021-04}\n", dossier)
    date = new.dates[0]
    assert (date.edtf, date.first, date.last, date.precision) == ("2021-04", "2021-04-01", "2021-04-30", "month")
    assert (date.certainty, say(date.rule)) == ("explicit", "set by a person")
    assert new.summary.sentences[0].glosses == ()
    assert change(new) == ("date “Friday”", "30 April 2021", "April 2021")


def test_a_date_can_be_left_open(load: Load) -> None:
    date = corrected(load, "- set: date\n  exact: Friday\n  to: {edtf: }\n").dates[0]
    assert (date.edtf, date.first, date.certainty) == (None, None, "unresolved")


def test_a_date_is_added_with_its_sentence_and_one_dropped(load: Load) -> None:
    dossier = replace(brief(), dates=brief().dates[:1])
    new = corrected(
        load, "- drop: date\n  exact: Friday\n- add: date\n  exact: 3 May 2021\n  to: {edtf: 2021-05-03}\n", dossier
    )
    assert [(found.span.of(TEXT), found.edtf, found.sentence) for found in new.dates] == [
        ("3 May 2021", "2021-05-03", 2)
    ]


# --------------------------------------------------------------------------------------------------------------- actors


def test_an_actor_is_renamed_by_id_by_name_or_by_its_words(load: Load) -> None:
    for words in ("id: bo-lee", "id: Bo Lee", "exact: Bo Lee", f"id: {evidence_id(TEXT, at(TEXT, 'Bo Lee'))}"):
        new = corrected(load, f"- set: actor\n  {words}\n  to: {{name: Bob Lee, country: gb}}\n")
        found = new.actor("bo-lee")
        assert found is not None
        assert (found.name, found.country, found.aliases) == ("Bob Lee", "gb", ("Bo Lee",))
        assert change(new) == ("name and country of Bo Lee", "Bo Lee", "Bob Lee; gb")


def test_two_actors_are_joined(load: Load) -> None:
    new = corrected(load, "- set: actor\n  id: bo-lee\n  to: {same: Ann Lee}\n")
    assert [found.name for found in new.actors] == ["Ann Lee", "Foo Front"]
    assert [found.span.of(TEXT) for found in new.actors[0].mentions] == ["Ann Lee", "she", "Bo Lee", "Lee"]
    speaker = new.quotes[1].speaker
    assert speaker is not None
    assert speaker.actor == "ann-lee"


def test_an_actor_is_added_where_the_text_names_it(load: Load) -> None:
    new = corrected(load, "- add: actor\n  exact: Oslo\n  to: {type: place, country: no}\n")
    found = new.actors[-1]
    assert (found.id, found.name, found.country, found.mentions[0].span.of(TEXT)) == ("oslo", "Oslo", "no", "Oslo")


def test_a_dropped_actor_leaves_its_words_to_its_quotes(load: Load) -> None:
    dossier = replace(brief(), summary=Summary(key_points=(KeyPoint("bo-lee", at(TEXT, "No comment,"), "quote"),)))
    new = corrected(load, "- drop: actor\n  exact: Bo Lee\n", dossier)
    speaker = new.quotes[1].speaker
    assert new.actor("bo-lee") is None
    assert speaker is not None
    assert (speaker.text, speaker.actor) == ("Bo Lee", None)
    assert new.summary.key_points == ()


def test_she_is_somebody_else(load: Load) -> None:
    new = corrected(load, "- set: mention\n  exact: she\n  to: {actor: Bo Lee}\n")
    assert [found.span.of(TEXT) for found in new.actors[0].mentions] == ["Ann Lee", "Lee"]
    speaker = new.quotes[0].speaker
    assert speaker is not None
    assert speaker.actor == "bo-lee"
    assert change(new) == ("who is meant by “she”", "Ann Lee", "Bo Lee")


def test_an_actor_without_any_name_left_goes(load: Load) -> None:
    assert corrected(load, "- drop: mention\n  exact: Bo Lee\n").actor("bo-lee") is None


def test_a_role_is_dropped_and_another_added(load: Load) -> None:
    new = corrected(
        load,
        "- drop: role\n  exact: Deputy Secretary\n- add: role\n  exact: a rebel group\n  to: {actor: FF}\n",
    )
    assert new.actors[0].roles == ()
    assert [role.text for role in new.actors[1].roles] == ["a rebel group"]


def test_a_role_is_set_or_given_to_another_and_its_words_stay_marked(load: Load) -> None:
    new = corrected(load, "- set: role\n  exact: Deputy Secretary\n  to: {role: Deputy Secretary of State}\n")
    (role,) = new.actors[0].roles
    assert (role.text, role.span.of(TEXT)) == ("Deputy Secretary of State", "Deputy Secretary")
    assert change(new) == ("role of Ann Lee", "Deputy Secretary", "Deputy Secretary of State")
    moved = corrected(load, "- set: role\n  exact: Deputy Secretary\n  to: {actor: Bo Lee}\n")
    assert [[role.text for role in actor.roles] for actor in moved.actors if actor.id in ("ann-lee", "bo-lee")] == [
        [],
        ["Deputy Secretary"],
    ]
    assert change(moved) == ("role of Ann Lee", "Deputy Secretary", "Deputy Secretary (Bo Lee)")


# ------------------------------------------------------------------------------------------------------ the summary


def test_a_key_point_is_taken_away_and_its_quote_stays(load: Load) -> None:
    point = KeyPoint("bo-lee", at(TEXT, "No comment,"), "quote")
    dossier = replace(brief(), summary=Summary(key_points=(point,)))
    new = corrected(load, "- drop: point\n  exact: No comment,\n", dossier)
    assert new.summary.key_points == ()
    assert new.quotes == dossier.quotes
    assert change(new) == ("key point on Bo Lee", "No comment,", None)


def test_whole_sentences_are_put_into_the_summary_and_taken_out(load: Load) -> None:
    dossier = replace(brief(), summary=Summary((SummarySentence(brief().sentences[0].span),)))
    new = corrected(
        load,
        "- drop: summary\n  exact: met the Foo Front in Oslo on Friday\n- add: summary\n  exact: left on 3 May\n",
        dossier,
    )
    assert [line.span.of(TEXT) for line in new.summary.sentences] == ["Lee left on 3 May 2021."]


# -------------------------------------------------------------------------------------------------------------- orphans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- drop: quote\n  exact: It was never said\n", "is not in the source any more"),
        ("- set: quote\n  id: e00000000\n  to: {speaker: Bo Lee}\n", "no words with the id 'e00000000'"),
        ("- set: mention\n  exact: she\n  to: {actor: Nobody}\n", "no one actor named 'Nobody'"),
        ("- set: actor\n  id: nobody\n  to: {name: X}\n", "no words with the id 'nobody'"),
        ("- set: actor\n  exact: rebel group\n  to: {name: X}\n", "“rebel group” is no actor here"),
        ("- drop: date\n  exact: Lee\n", "is not in the source any more, or stands in several places"),
    ],
)
def test_what_cannot_be_found_is_an_orphan_and_changes_nothing(load: Load, text: str, words: str) -> None:
    new = apply_corrections(brief(), load("corrections:\n" + text))
    assert replace(new, notices=(), corrections=()) == brief()
    (notice,) = new.notices
    assert (notice.code, notice.severity, notice.path, notice.line) == (
        "orphan-correction", "warning", "brief.corrections.yml", 2,
    )  # fmt: skip
    assert words in say(notice.reason)


@pytest.mark.parametrize(
    "text",
    [
        "- drop: quote\n  exact: a rebel group\n",
        "- drop: date\n  exact: a rebel group\n",
        "- set: quote\n  exact: No comment,\n  to: {speaker: Bo Lee}\n",
        "- add: quote\n  exact: No comment,\n",
        "- set: actor\n  id: bo-lee\n  to: {type: person}\n",
        "- add: actor\n  exact: Bo Lee\n  to: {type: person}\n",
        "- set: mention\n  exact: she\n  to: {actor: Ann Lee}\n",
        "- drop: actor\n  exact: a rebel group\n",
    ],
)
def test_what_is_so_already_is_a_hint(load: Load, text: str) -> None:
    new = apply_corrections(brief(), load("corrections:\n" + text))
    assert replace(new, notices=()) == brief()
    assert [(notice.code, notice.severity) for notice in new.notices] == [("unneeded-correction", "info")]


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("", False),
        ("corrections:\n- drop: quote\n  exact: No comment,\n", True),
        ("corrections:\n- drop: quote\n  exact: never said\n", True),
        ("review: {status: reviewed, by: J, date: 2021-10-05}\n", True),
    ],
)
def test_a_page_knows_whether_there_is_a_corrections_file(load: Load, text: str, exists: bool) -> None:
    assert has_corrections(apply_corrections(brief(), load(text))) == exists


WORDS = [
    "Ann Lee",
    "she",
    "Lee",
    "FF",
    "No comment,",
    "We will talk,",
    "Friday",
    "3 May 2021",
    "a rebel group",
    "gone",
    "",
]
VALUES = {
    "type": ["person", "group"],
    "kind": ["direct", "mixed"],
    "speaker": ["Ann Lee", "FF", "an aide", None],
    "edtf": ["2021-04", "2021-10-07/2021-10-08", "2021-W39", "../2021", None],
    "date": ["2021-05-05", None],
    "country": ["no", None],
    "title": ["A title", None],
}
NAMES = ["Ann Lee", "Bo Lee", "FF", "ann-lee", "Somebody Else"]


@st.composite
def any_correction(draw: st.DrawFn) -> Correction:
    """Return a correction as the form lets it through, of anything to anything."""
    verb, target = draw(st.sampled_from(sorted(FIELDS)))
    words = draw(st.sampled_from(WORDS))
    names = draw(st.sets(st.sampled_from(FIELDS[verb, target]))) if FIELDS[verb, target] else set()
    to = {name: draw(st.sampled_from(VALUES.get(name, NAMES))) for name in {*names, *NEEDED.get((verb, target), ())}}
    chosen = Selector(draw(st.sampled_from(["", "said "])), words, "", draw(st.none() | st.integers(0, 300)))
    known = draw(st.sampled_from([None, "ann-lee", "bo-lee", "e12345678", "e12345678-2", "x-y"]))
    return Correction(verb, target, 1, known, chosen if words else None, to)


@settings(deadline=None)
@given(st.lists(any_correction(), max_size=6))
def test_a_dossier_stays_whole_whatever_is_corrected(items: list[Correction]) -> None:
    new = apply_corrections(brief(), Corrections(tuple(items), path="x.corrections.yml"))
    ids = [found.id for found in new.actors]
    assert len(ids) == len(set(ids))
    for found in new.actors:
        assert any(each.kind in ("name", "nominal") for each in found.mentions)
        assert all(each.span.of(TEXT) for each in found.mentions)
        assert all(role.text == role.span.of(TEXT) for role in found.roles)
        assert found.name not in found.aliases
    for said in new.quotes:
        assert said.speaker is None or said.speaker.actor is None or said.speaker.actor in ids
        assert said.speaker is None or said.speaker.span is None or said.speaker.text == said.speaker.span.of(TEXT)
    assert list(new.dates) == sorted(new.dates, key=lambda date: date.span)
    assert list(new.quotes) == sorted(new.quotes, key=lambda said: said.spans)
    assert len(new.corrections) + len(new.notices) == len(items)


# ------------------------------------------------------------------------------------------------------------ stubs


def all_ids() -> list[str]:
    dossier = replace(brief(), summary=Summary((SummarySentence(brief().sentences[0].span),)))
    spans = [
        *(span for found in dossier.quotes for span in found.spans),
        *(found.span for found in dossier.dates),
        *(found.span for each in dossier.actors for found in each.mentions),
        *(role.span for each in dossier.actors for role in each.roles),
        *(line.span for line in dossier.summary.sentences),
    ]
    return [*(evidence_id(TEXT, span) for span in spans), *(found.id for found in dossier.actors)]


@pytest.mark.parametrize("id", all_ids())
def test_a_stub_is_valid_as_it_stands_and_changes_nothing_until_completed(load: Load, id: str) -> None:
    dossier = replace(brief(), summary=Summary((SummarySentence(brief().sentences[0].span),)))
    stub = correction_stub(dossier, id)
    said = load(stub)
    assert len({item.target for item in said.items}) == len(said.items) > 0
    new = apply_corrections(dossier, said)
    if said.items[0].verb == "set":
        assert {notice.code for notice in new.notices} <= {"unneeded-correction"}
        assert replace(new, notices=(), corrections=(), dates=dossier.dates) == dossier
    else:
        assert len(new.corrections) == 1


def test_a_completed_stub_survives_an_edit_of_the_source(load: Load) -> None:
    stub = correction_stub(brief(), evidence_id(TEXT, at(TEXT, "No comment,")))
    said = load(stub.replace('speaker: "Bo Lee"', "speaker: Foo Front"))
    text = "A new opening paragraph.\n\n" + TEXT.replace("“", '"').replace("”", '"').replace("\n\n", " ")
    start = at(text, "No comment,")
    later = Dossier(document(text), actors=brief().actors, quotes=(replace(brief().quotes[1], spans=(start,)),))
    new = apply_corrections(later, said)
    assert new.notices == ()
    assert new.quotes[0].spans == (start,)
    assert new.quotes[0].speaker is not None
    assert new.quotes[0].speaker.text == "Foo Front"


def test_an_unknown_id_has_no_stub() -> None:
    assert correction_stub(brief(), "e00000000") == ""


def test_a_stub_can_correct_the_document_and_changes_nothing_until_completed(load: Load) -> None:
    stub = correction_stub(brief(), "document")
    said = load(stub)
    assert said.items[0].to["date"] == "2021-05-04"
    assert correct_document(document(), said) == document()
    assert [notice.code for notice in apply_corrections(brief(), said).notices] == ["unneeded-correction"]
    completed = load(stub.replace('"2021-05-04"', "2021-05-05"))
    assert change(apply_corrections(brief(), completed)) == ("date of the document", "2021-05-04", "2021-05-05")


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_a_stub_carries_any_words_safely(words: str) -> None:
    text = "before " + words + " after"
    root = parse(
        "corrections:\n" + entry(text, Fact("quote", "e12345678", at(text, words), {"speaker": words})), "x.yml"
    )
    assert root is not None
    assert root.fields is not None
    items = root.fields["corrections"].items
    assert items is not None
    fields = items[0].fields
    assert fields is not None
    assert fields["exact"].text == words


def test_the_written_guide_shows_files_that_are_valid(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "corrections.md").read_text("utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert shown
    for text in shown:
        assert problems(tmp_path, text) == []
