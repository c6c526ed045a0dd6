"""Tables lead back: every row says where its words stand, in every form, and programs that read such tables do."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import edtf
from dossier.collection.link import link
from dossier.errors import DossierError
from dossier.model import Collection, Dossier, Reason, Span, Speaker, Stated
from dossier.people.actors_file import Authority
from dossier.publish.exports import as_csv, as_json_lines, attachments, forms, tables_of
from dossier.publish.exports.columns import FACT_TABLES, NAMES, column_name
from dossier.publish.exports.database import metadata, sqlite_file
from dossier.publish.exports.forms import BY_NAME, FORMS, files_of
from dossier.publish.exports.record import record
from dossier.publish.pages import Site, render_pages
from dossier.settings import EXPORTS, Settings, load_settings
from tests.people import TEXT, at, brief, quote

OWN = (
    ("tags", "ferries", "harbour"),
    ("Labels", "urgent"),
    ("collection", "Ports"),
    ("series.number", "3"),
    ("Source", "shelf 9"),
    ("=cmd()", "x"),
)
SITE = Site(name="Ports", url="https://example.org/ports/")


def labelled() -> Dossier:
    """Return a dossier whose file has labels, tags, a collection and fields of its own."""
    dossier = brief()
    document = replace(
        dossier.document,
        title=Stated("Ann Lee in Oslo", Reason("headline")),
        source=Stated("Agency", Reason("byline")),
        fields=OWN,
    )
    parts = replace(quote(TEXT, "We will talk,", Speaker("an aide", None, "nominal")), spans=(Span(0, 6), Span(7, 16)))
    return replace(dossier, document=document, quotes=(*dossier.quotes, parts))


@pytest.fixture(scope="module")
def collection() -> Collection:
    other = replace(brief(), document=replace(brief().document, id="other", path="other.txt", date=None))
    return link([labelled(), other], Authority())


def rows(collection: Collection, name: str, site: Site = SITE) -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_json_lines(tables_of(collection, site), name)]


# ---------------------------------------------------------------------------------------------------- what a row says


@pytest.mark.parametrize("name", [table.name for table in FACT_TABLES])
def test_each_fact_leads_to_its_words_and_to_a_place_on_the_site(collection: Collection, name: str) -> None:
    found = rows(collection, name)
    assert found
    ids = {row["id"] for row in found}
    assert len(ids) == len(found)
    pages = {page.url: page.body for page in render_pages(collection, Settings(), Path(), SITE)}
    for row in found:
        dossier = collection.dossier(row["document"])
        page, _, fact = row["page"].partition("#")
        assert page == f"{SITE.url}dossiers/{row['document']}/"
        body = pages[page.removeprefix(SITE.url)]
        assert f'id="{fact}"' in body
        assert all(f'id="{evidence}"' in body for evidence in row["evidence"])
        stated = {one["id"]: one["target"]["selector"][0] for one in record(dossier)["annotations"]}
        places = [stated[evidence] for evidence in row["evidence"]]
        assert (row["start"], row["end"]) == (places[0]["start"], places[-1]["end"])
        words = row.get("quote") or row.get("as_written") or row.get("words")
        assert dossier.document.text[row["start"] : row["end"]].split() == words.replace(" …", "").split()


def test_actors_lead_to_where_their_newest_document_names_them(collection: Collection) -> None:
    (ann,) = [row for row in rows(collection, "actors") if row["name"] == "Ann Lee"]
    assert ann["page"] == "https://example.org/ports/actors/ann-lee/"
    assert (ann["documents"], ann["document"], ann["roles"]) == (2, "brief", ["Deputy Secretary"])
    assert TEXT[ann["start"] : ann["end"]] == "Ann Lee"
    assert ann["evidence"][0] in {one["id"] for one in record(labelled())["annotations"]}


@pytest.mark.parametrize("name", NAMES)
def test_labels_tags_collection_and_own_fields_stand_in_every_table(collection: Collection, name: str) -> None:
    columns = [column.name for column in tables_of(collection).columns(name)]
    assert len(set(columns)) == len(columns)
    assert all(column == column_name(column) for column in columns)  # no spaces, nothing that runs
    row = next(row for row in rows(collection, name) if row.get("document", row["id"]) == "brief")
    assert list(row) == columns
    assert (row["labels"], row["tags"], row["collection"]) == (["urgent"], ["ferries", "harbour"], ["Ports"])
    assert (row["series_number"], row["own_source"], row["cmd"]) == (["3"], ["shelf 9"], ["x"])
    if name != "actors":
        assert row["source"] == "Agency"


def test_addresses_are_relative_where_the_site_does_not_know_its_own(collection: Collection) -> None:
    assert {row["page"] for row in rows(collection, "documents", Site())} == {"dossiers/brief/", "dossiers/other/"}
    on_disk = rows(collection, "quotes", Site(directory_urls=False))
    assert {row["page"].partition("#")[0] for row in on_disk} == {
        "dossiers/brief/index.html",
        "dossiers/other/index.html",
    }


def test_the_tables_say_what_the_pages_say(collection: Collection) -> None:
    happenings, actors, quotes = (rows(collection, name) for name in ("events", "actors", "quotes"))
    assert [row["first_day"] for row in happenings] == sorted(row["first_day"] for row in happenings)
    assert happenings[0]["actors"] == ["Ann Lee", "Foo Front"]
    assert happenings[0]["actor_ids"] == ["ann-lee", "foo-front"]
    assert {row["name"] for row in actors} == {"Ann Lee", "Bo Lee", "Foo Front"}
    of_brief = [row for row in quotes if row["document"] == "brief"]
    assert [(row["quote"], row["speaker"], row["speaker_id"], row["speaker_as_written"]) for row in of_brief] == [
        ("We will talk,", "Ann Lee", "ann-lee", "she"),
        ("No comment,", "Bo Lee", "bo-lee", "Bo Lee"),
        ("Deputy … Secretary", "an aide", None, "an aide"),
    ]
    assert len(of_brief[2]["evidence"]) == 2


# ------------------------------------------------------------------------------------------------------------ each form


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_json_lines_say_the_same(collection: Collection, name: str) -> None:
    read = list(csv.DictReader(io.StringIO("".join(as_csv(tables_of(collection, SITE), name)), newline="")))
    said = rows(collection, name)
    assert len(read) == len(said)
    for cells, row in zip(read, said, strict=True):
        assert list(cells) == list(row)
        for column, value in row.items():
            plain = {"None": "", "True": "yes", "False": ""}
            told = "; ".join(value) if isinstance(value, list) else plain.get(str(value), str(value))
            assert cells[column] in (told, f"'{told}")


@pytest.fixture(scope="module")
def database(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    tables = tables_of(collection, SITE)
    (folder / "dossier.sqlite").write_bytes(b"".join(sqlite_file(tables)))
    (folder / "metadata.json").write_text(json.dumps(metadata(tables, "Ports")), "utf-8")
    return folder / "dossier.sqlite"


def test_sqlite_utils_finds_words_and_follows_keys(database: Path, collection: Collection) -> None:
    utils = pytest.importorskip("sqlite_utils")
    opened = utils.Database(database)
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {(key.column, key.other_table) for key in opened["quotes"].foreign_keys}
    assert keys == {("document", "documents"), ("speaker_id", "actors")}
    assert {name: opened[name].detect_fts() for name in ("documents", "quotes")} == {
        "documents": "documents_fts",
        "quotes": "quotes_fts",
    }
    (found, *_) = list(opened["quotes"].search("talks"))  # of "talk", by its stem
    assert found["speaker"] == "Ann Lee"
    text = opened["documents"].get(found["document"])["text"]
    assert text[found["start"] : found["end"]] == found["quote"]
    assert {row["id"] for row in opened["documents"].search("answer")} == {"brief", "other"}
    full = next(opened["quotes_full"].rows_where("document = 'brief'"))
    assert json.loads(full["tags"]) == ["ferries", "harbour"]
    assert json.loads(full["own_source"]) == ["shelf 9"]
    assert opened["mentions"].count == len(rows(collection, "mentions"))
    assert opened["event_actors"].count == sum(len(row["actors"]) for row in rows(collection, "events"))


def test_datasette_opens_it_and_searches(database: Path) -> None:
    pytest.importorskip("datasette")

    def get(path: str) -> Any:
        command = [sys.executable, "-W", "ignore", "-m", "datasette", str(database), "--get", path]
        command += ["--metadata", str(database.parent / "metadata.json")]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    found = get("/dossier/quotes.json?_search=comment&_shape=array&_labels=on")
    assert {row["speaker"] for row in found} == {"Bo Lee"}
    assert {row["document"]["label"] for row in found} == {"Ann Lee in Oslo", "other"}
    about = get("/dossier/documents.json?_facet_array=tags&_size=1")
    assert {row["value"] for row in about["facet_results"]["tags"]["results"]} == {"ferries", "harbour"}
    assert get("/-/metadata.json")["databases"]["dossier"]["tables"]["quotes"]["columns"]["evidence"]


@pytest.mark.parametrize("name", NAMES)
def test_pyarrow_reads_parquet_as_json_lines_have_it(collection: Collection, name: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (file,) = [one for one in files_of(["parquet"], collection, SITE) if one.address == f"tables/{name}.parquet"]
    read = parquet.read_table(io.BytesIO(b"".join(file.make()))).to_pylist()
    assert read == rows(collection, name)


def hostile() -> Dossier:
    """Return a dossier with half letters, formulas and SQL where words may stand."""
    dossier = labelled()
    nasty = ('x"; DROP TABLE documents; --', '=HYPERLINK("a")\ud800')
    document = replace(
        dossier.document, title=Stated("=1+1\ud83d", Reason("headline")), fields=(nasty, ("a b\r\nc", "\udfff,\n"))
    )
    return replace(dossier, document=document)


@pytest.mark.parametrize("form", [form for form in EXPORTS if form not in {"json", "ics"}])
def test_no_word_of_a_source_breaks_a_table(form: str) -> None:
    if BY_NAME[form].needs:
        pytest.importorskip(BY_NAME[form].needs)
    for file in files_of([form], link([hostile()], Authority()), SITE):
        made = [piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in file.make()]
        if file.address.endswith(".sqlite"):
            opened = sqlite3.connect(":memory:")
            opened.deserialize(b"".join(made))
            assert opened.execute("SELECT title FROM documents").fetchall() == [("=1+1?",)]
        elif file.address.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(b"".join(made).decode(), newline="")) for cell in row]
            assert not [cell for cell in cells if cell.startswith("=")]


@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_collection_gives_the_same_bytes(form: str, collection: Collection) -> None:
    if BY_NAME[form].needs:
        pytest.importorskip(BY_NAME[form].needs)
    again = link(list(collection)[::-1], Authority())

    def made(given: Collection) -> dict[str, list[str | bytes]]:
        return {file.address: list(file.make()) for file in files_of([form], given, SITE)}

    assert made(collection) == made(again)


# ------------------------------------------------------------------------------------------------- what a site asks for


def test_a_site_has_the_forms_that_it_names_and_no_other(collection: Collection) -> None:
    def addresses(settings: Settings) -> set[str]:
        return {file.address for file in attachments(collection, settings, SITE)}

    assert addresses(Settings(exports=())) == set()
    assert addresses(Settings(exports=("sqlite",))) == {"tables/dossier.sqlite", "tables/metadata.json"}
    assert "actors/mentions.csv" not in addresses(Settings())
    body = next(
        page.body for page in render_pages(collection, Settings(exports=()), Path(), SITE) if page.url == "quotes/"
    )
    assert "quotes.csv" not in body
    assert 'data-list="quotes"' in body  # what is shown can be had without any of them


def test_settings_and_forms_name_the_same() -> None:
    assert tuple(form.name for form in FORMS) == EXPORTS
    with pytest.raises(DossierError, match="'xlsx'; it takes 'json', 'csv'"):
        load_settings({"exports": ["csv", "xlsx"]})


def test_a_form_whose_package_is_missing_says_how_to_get_it(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "find_spec", lambda name: None)
    with pytest.raises(DossierError, match=r"mkdocs-dossier\[parquet\]"):
        list(files_of(["csv", "parquet"], collection, SITE))


# ----------------------------------------------------------------------------------------------------------------- EDTF

POINTS = (
    *("2024-W10", "2024-W01", "2024-W10-3", "2024-Q1", "2024-H2", "2024-33", "2024-41", "2024-21", "2024-24"),
    *("199X", "19XX", "2024", "2024-03", "2024-03-04", "2024-03-XX", "2024-XX"),
    *("2024-03-04T10", "2024-03-04T10:30", "2024-03-04T10:30:15Z", "2024-03-04T10:30+0100"),
)


def every_form() -> Iterator[str]:
    ends = [f"{point}{sign}" for point in POINTS for sign in ("", "~", "?", "%")]
    yield from (*ends, "-0479", "-047X", "-0001-03")
    yield from filter(edtf.is_valid, (f"{start}/{end}" for start in (*ends, "..") for end in (*ends, "..")))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the validator's own parser
def test_every_date_is_published_as_validators_want_it_and_read_back_as_the_same_days() -> None:
    validator = pytest.importorskip("edtf_validate.valid_edtf")
    assert edtf.published("2024-W10") == "2024-03-04/2024-03-10"
    for value in filter(edtf.is_valid, every_form()):
        published = edtf.published(value)
        assert validator.is_valid(published), (value, published)
        assert edtf.bounds(published) == edtf.bounds(value)


@given(st.from_regex(edtf.POINT, fullmatch=True))
def test_whatever_is_valid_stays_the_same_days(value: str) -> None:
    if edtf.is_valid(value):
        assert edtf.bounds(edtf.published(value)) == edtf.bounds(value)


def test_weeks_are_published_as_days_everywhere() -> None:
    dossier = brief()
    week = replace(dossier.dates[0], edtf="2021-W17", value="2021-W17", first="2021-04-26", last="2021-05-02")
    collection = link([replace(dossier, dates=(week,))], Authority())
    (row,) = rows(collection, "events")
    assert row["edtf"] == "2021-04-26/2021-05-02"
    (event,) = record(collection.dossier("brief"))["events"]
    assert event["when"]["edtf"] == row["edtf"]
    assert event["when"]["timex"]["value"] == "2021-W17"
    assert at(TEXT, "Friday").start == row["start"]
