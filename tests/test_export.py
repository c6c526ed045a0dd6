"""What leaves the site: records by the schema, tables, a calendar."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.collection.link import link
from dossier.model import (
    Anchor,
    AppliedCorrection,
    Collection,
    DateMention,
    DatePart,
    Document,
    Dossier,
    Gloss,
    KeyPoint,
    Notice,
    Profile,
    ProfileEntry,
    Reading,
    Reason,
    Review,
    Stated,
    Summary,
    SummarySentence,
)
from dossier.people.actors_file import Authority
from dossier.publish.exports import record, schema, timeline_ics
from dossier.publish.exports.attachments import as_json
from dossier.publish.exports.calendar import escaped, folded
from dossier.publish.exports.tables import line as csv_line
from dossier.publish.exports.tables import safe
from dossier.publish.pages.lookups import find_facts
from tests.people import TEXT, at, brief, day, quote, reason


def full() -> Dossier:
    """Return a dossier in which every field holds something."""
    dossier = brief()
    document = replace(
        dossier.document,
        title=Stated("Ann Lee in Oslo", Reason("headline"), at(TEXT, "Ann Lee")),
        source=Stated("Agency", Reason("byline")),
        author=Stated("J. Doe", Reason("byline")),
        language=Stated("en", reason("guessed")),
        url=Stated("https://example.org/", Reason("front-matter")),
        place=Stated("Oslo", Reason("dateline"), at(TEXT, "Oslo")),
        licence=Stated("CC BY 4.0", Reason("front-matter")),
        sha256="0" * 64,
        normalisation=("NFC", "LF"),
    )
    range_of_days = DateMention(
        at(TEXT, "3 May 2021"), "DATE", "2021-05-03", "2021-05-03/2021-05-04", "2021-05-03", "2021-05-04", "range",
        "chosen", reason("a rule"), Anchor(Reason("document-date"), "2021-05-04"), (Reading("2022", reason("other")),),
        (DatePart(at(TEXT, "3 May"), "DATE", "2021-05-03"),), 2, at(TEXT, "Lee left"), "event", "past",
    )  # fmt: skip
    return replace(
        dossier,
        document=document,
        dates=(dossier.dates[0], range_of_days),
        quotes=(replace(dossier.quotes[0], cue=at(TEXT, "said")), quote(TEXT, "did not answer", kind="indirect")),
        summary=Summary(
            (SummarySentence(dossier.sentences[1].span, (Gloss(at(TEXT, "she"), Reason("name", ("Ann Lee",))),)),),
            (KeyPoint("ann-lee", at(TEXT, "Lee left on 3 May 2021"), "date"),),
        ),
        notices=(Notice("no-title", reason("words")),),
        review=Review("reviewed", "J", "2021-06-01", "B", "2"),
        corrections=(AppliedCorrection(reason("title"), "a", "b", "why", "J", "2021-06-01", "x", 3),),
        engine="rules 1",
    )


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


EMPTY = Dossier(Document("empty", "empty.txt", ""))


@pytest.mark.parametrize("dossier", [full(), brief(), EMPTY], ids=["full", "brief", "empty"])
def test_records_hold_to_the_published_schema(validator: jsonschema.Draft202012Validator, dossier: Dossier) -> None:
    validator.validate(json.loads(json.dumps(record(dossier))))


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: body.pop("headline"),
        lambda body: body.update(more=1),
        lambda body: body["actors"][0].update(type="Man"),
        lambda body: body["actors"][0].update(country="norway"),
        lambda body: body["quotations"][0].update(evidence=[]),
        lambda body: body["events"][0]["when"].update(edtf="last Friday"),
        lambda body: body["annotations"][0].update(id="x1"),
        lambda body: body["review"].update(reliability="G"),
    ],
)
def test_the_schema_refuses_what_is_no_record(validator: jsonschema.Draft202012Validator, damage) -> None:
    body = record(full())
    damage(body)
    assert not validator.is_valid(body)


def cited(value: object) -> set[str]:
    """Return every evidence id that a record cites."""
    if isinstance(value, dict):
        own = {one for key, ids in value.items() if key in ("evidence", "nameEvidence") for one in ids}
        return own.union(*(cited(part) for part in value.values()))
    return set().union(*(cited(part) for part in value)) if isinstance(value, list) else set()


def test_every_fact_cites_words_that_stand_in_the_text() -> None:
    body = record(full())
    text = body["source"]["text"]
    by_id = {annotation["id"]: annotation for annotation in body["annotations"]}
    assert len(by_id) == len(body["annotations"])
    assert cited({key: value for key, value in body.items() if key != "annotations"}) == by_id.keys()
    for annotation in by_id.values():
        position, words = annotation["target"]["selector"]
        assert text[position["start"] : position["end"]] == words["exact"]
        assert text[: position["start"]].endswith(words["prefix"])
        assert text[position["end"] :].startswith(words["suffix"])


def test_the_same_words_in_the_same_surroundings_have_ids_of_their_own() -> None:
    text = ("x " * 100).strip()
    dates = tuple(day(text, "x", "2021-01-01", nth) for nth in (40, 45, 50))
    body = record(Dossier(Document("x", "x.txt", text), dates=dates))
    ids = [event["evidence"][0] for event in body["events"]]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]


def test_a_record_knows_the_profiles_of_its_actors() -> None:
    profile = Profile(
        "ann-lee-us", "person", "Ann Lee", (ProfileEntry("brief", "ann-lee"),), links=("https://a.example",)
    )
    first, second, _ = record(full(), {"ann-lee": profile})["actors"]
    assert (first["profile"], first["sameAs"]) == ("ann-lee-us", ["https://a.example"])
    assert first["page"] == "dossiers/brief/#actor-ann-lee"
    assert "profile" not in second
    elsewhere = replace(profile, entries=(ProfileEntry("later", "lee"), *profile.entries), wikidata="Q42")
    first, *_ = record(full(), {"ann-lee": elsewhere})["actors"]
    assert first["page"] == "actors/ann-lee-us/"
    assert first["sameAs"] == ["https://a.example", "https://www.wikidata.org/wiki/Q42"]


def test_metadata_say_where_they_come_from() -> None:
    body = record(full())
    assert body["metadata"]["headline"]["basis"] == "headline"
    assert body["metadata"]["headline"]["evidence"]
    assert body["metadata"]["publisher"] == {"value": "Agency", "basis": "byline", "evidence": []}


@pytest.mark.parametrize("value", [record(full()), record(EMPTY), schema(), {}, [], [1, "é"], {"a": [], "b": {}}])
def test_json_is_read_back_as_it_was_with_a_fact_a_line(value: object) -> None:
    assert json.loads(as_json(value)) == value
    if value == record(full()):
        assert as_json(value).count("\n ") == sum(len(part) for part in value.values() if isinstance(part, list))


# --------------------------------------------------------------------------------------------------------------- tables


def collection(*dossiers: Dossier) -> Collection:
    return link(dossiers or (full(),), Authority())


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"]
)
def test_a_spreadsheet_runs_no_cell(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-0479", "-0479-09-20", "2021-10-02", "a=b", "", "10-8"])
def test_plain_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_a_table_is_read_back_as_it_was(cells: list[list[str]]) -> None:
    clean = [[cell.replace("\r", " ").replace("\0", " ") for cell in row] for row in cells]
    read = list(csv.reader(io.StringIO("".join(map(csv_line, clean)), newline="")))
    assert read == [[safe(cell) for cell in row] for row in clean]


# ------------------------------------------------------------------------------------------------------------- calendar


def events(text: Iterable[str]) -> list[dict[str, str]]:
    """Unfold a calendar and return the properties of its events."""
    lines = "".join(text).replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _, value = line.partition(":")
            found[-1][name] = value
    return found


def test_a_calendar_has_whole_days_and_a_stamp_from_the_document() -> None:
    found = events(timeline_ics(collection(), name="Site", site_url="https://example.org/site/"))
    assert [(event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for event in found] == [
        ("20210430", "20210501"),
        ("20210503", "20210505"),
    ]
    assert {event["DTSTAMP"] for event in found} == {"20210504T000000Z"}
    assert found[0]["URL"] == "https://example.org/site/dossiers/brief/"
    assert found[0]["SUMMARY"] == "Deputy Secretary Ann Lee met the Foo Front in Oslo on Friday."
    assert found[0]["CATEGORIES"] == "Ann Lee,Foo Front"
    assert len({event["UID"] for event in found}) == 2


def test_a_calendar_says_what_is_planned_and_confirms_nothing() -> None:
    planned = replace(full(), dates=(replace(full().dates[0], tense="planned"), full().dates[1]))
    assert [event.get("STATUS") for event in events(timeline_ics(collection(planned)))] == ["TENTATIVE", None]


def test_what_is_said_in_passing_is_no_event_and_leaves_the_others_in_place() -> None:
    found = collection()
    first, *others = found.timeline
    passing = replace(first, date=replace(first.date, passing=True))
    shown = timeline_ics(replace(found, timeline=(passing, *others)))
    assert len(events(shown)) == len(events(timeline_ics(found))) - 1


def test_of_a_noun_with_a_date_the_whole_sentence_is_told() -> None:
    noun = replace(full().dates[1], attached=at(TEXT, "Lee", 2), attached_kind="noun")
    (event,) = events(timeline_ics(collection(replace(full(), dates=(noun,)))))
    assert event["SUMMARY"] == "Lee left on 3 May 2021."


def test_an_undated_document_has_a_stamp_all_the_same() -> None:
    undated = replace(full(), document=replace(full().document, date=None))
    assert {event["DTSTAMP"] for event in events(timeline_ics(collection(undated)))} == {"19700101T000000Z"}


def test_what_a_calendar_cannot_show_is_left_out() -> None:
    spans = [
        ("-0479-09-20", "-0479-09-20"),
        ("1900-01-01", "1999-12-31"),
        (None, "2021-05-03"),
        ("9999-12-31", "9999-12-31"),
    ]
    dates = tuple(replace(day(TEXT, "Friday", "2021-04-30"), first=first, last=last) for first, last in spans)
    assert events(timeline_ics(collection(replace(full(), dates=dates)))) == []


def test_lines_are_folded_at_75_octets_and_never_inside_a_character() -> None:
    long = "SUMMARY:" + "é漢😀" * 60
    for line in folded(long).split("\r\n"):
        assert len(line.encode()) <= 75
    assert folded(long).replace("\r\n ", "") == long + "\r\n"


def test_text_values_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne\r\nf\x07") == "a\\,b\\;c\\\\d\\ne\\nf"


def test_a_title_cannot_break_out_of_its_line() -> None:
    evil = replace(
        full(), document=replace(full().document, title=Stated("x\r\nEND:VEVENT\r\nBEGIN:VEVENT", Reason("headline")))
    )
    text = "".join(timeline_ics(collection(evil)))
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 2
    assert re.fullmatch(r"(?:[^\r\n]*\r\n)*", text)


def test_fields_of_the_files_own_stand_in_the_record() -> None:
    own = (("tags", "ferries", "harbour"), ("reliability", "B"))
    body = record(replace(full(), document=replace(full().document, fields=own)))
    jsonschema.validate(body, schema())
    assert body["source"]["additionalProperty"] == [
        {"type": "PropertyValue", "name": "tags", "value": ["ferries", "harbour"]},
        {"type": "PropertyValue", "name": "reliability", "value": ["B"]},
    ]


def test_words_that_come_again_have_the_id_that_the_page_gives_them() -> None:
    text = "Nothing at all had happened in the old town by then, on that cold Monday in May of the year. " * 4
    second, third = at(text, "Monday", 1), at(text, "Monday", 2)
    document = replace(brief().document, text=text, title=None, date=None, source=None)
    dossier = Dossier(document, dates=(replace(brief().dates[0], span=third, attached=second),))
    cited = {one["target"]["selector"][0]["start"]: one["id"] for one in record(dossier)["annotations"]}
    assert cited[third.start] == find_facts(dossier).anchors[third]
    assert len(set(cited.values())) == len(cited) == 2
