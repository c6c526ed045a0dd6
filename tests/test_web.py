"""What a site tells the web: feeds, a calendar, previews, data in pages; each read by a program made to read it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser
from uuid import UUID

import feedparser
import pytest
from markdown import markdown

from dossier.collection.link import link
from dossier.model import Collection, Page, Reason, Stated
from dossier.people.actors_file import Authority, load_authority
from dossier.publish.exports import feeds
from dossier.publish.exports.forms import files_of
from dossier.publish.pages import Site, render_pages, tagged
from dossier.publish.pages.plan import Plan
from dossier.publish.shell import split, with_head, words_of, wrapped
from dossier.settings import Settings
from tests.people import TEXT, actor, brief, mention
from tests.render_fixture import collection as whole_collection

SITE = Site(name="Ports & <Harbours>", url="https://example.org/ports/", description="Who said what")
EVIL = '</script><script>alert("x")</script> "ticks" & ]]> \x07\ud800'


SERVED = {"content-location": "http://h/tags/ferries/feed.xml", "content-type": "application/atom+xml; charset=utf-8"}


@pytest.fixture(scope="module")
def collection() -> Collection:
    tagged = replace(
        brief().document,
        title=Stated(EVIL, Reason("headline")),
        author=Stated("Jo Doe", Reason("byline")),
        source=Stated("Agency", Reason("byline")),
        url=Stated("https://agency.example/1", Reason("front-matter")),
        fields=(("tags", "Ferries", "Zürich/Ost"),),
    )
    norway = actor("Norway", mention(TEXT, "Oslo"), type="country", country="no")
    first = replace(brief(), document=tagged, actors=(*brief().actors, norway))
    other = replace(first, document=replace(brief().document, id="other", path="other.txt", date=None))
    rejected = replace(
        first, document=replace(tagged, id="bad", path="bad.txt"), review=replace(brief().review, status="rejected")
    )
    return link([first, other, rejected], Authority())


def files(collection: Collection, *forms: str, site: Site = SITE) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for file in files_of(forms, collection, site):
        pieces = [piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in file.make()]
        made[file.address] = b"".join(pieces)
    return made


# --------------------------------------------------------------------------------------------------------------- feeds


@pytest.mark.parametrize("folder", ["", "tags/ferries/", "tags/zurich-ost/", "actors/norway/", "actors/ann-lee/"])
def test_feedparser_reads_every_feed(collection: Collection, folder: str) -> None:
    made = files(collection, "feeds", "actor_feeds")
    read = feedparser.parse(made[f"{folder}feed.xml"])
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.id == f"{SITE.url}{folder}feed.xml"
    assert read.feed.title.startswith("Ports &")
    first = read.entries[0]
    assert first.link == f"{SITE.url}dossiers/brief/"
    assert first.updated == "2021-05-04T00:00:00Z"
    assert first.author == "Jo Doe"
    assert {tag.term for tag in first.tags} == {"Ferries", "Zürich/Ost"}
    assert "bad" not in {entry.link.split("/")[-2] for entry in read.entries}  # a reviewer rejected it
    body = json.loads(made[f"{folder}feed.json"])
    assert body["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["url"] for item in body["items"]] == [entry.link for entry in read.entries]
    assert body["items"][0]["external_url"] == "https://agency.example/1"
    assert body["feed_url"] == f"{SITE.url}{folder}feed.json"


def test_a_reader_of_json_feeds_reads_every_one(collection: Collection) -> None:
    reader = pytest.importorskip("jsonfeed", reason="feedparser reads no JSON Feed; jsonfeed-util does")
    made = {name: one for name, one in files(collection, "feeds", "actor_feeds").items() if name.endswith("feed.json")}
    assert len(made) > 4
    for name, text in made.items():
        read = reader.Feed.parse_string(text.decode())
        assert read.feed_url == f"{SITE.url}{name}"
        assert [item.id for item in read.items] == [item["id"] for item in json.loads(text)["items"]]
        assert all(item.title and item.url for item in read.items)


def test_a_feed_of_a_site_without_an_address_is_one_all_the_same(collection: Collection) -> None:
    made = files(collection, "feeds", site=replace(SITE, url=""))
    read = feedparser.parse(made["tags/ferries/feed.xml"], response_headers=SERVED)
    assert not read.bozo
    assert read.entries[0].link == "http://h/dossiers/brief/"
    assert UUID(read.entries[0].id).version == 5
    assert read.entries[0].id == feedparser.parse(made["feed.xml"]).entries[0].id


def test_every_actor_with_a_page_has_a_feed_only_where_asked(collection: Collection) -> None:
    by_itself = set(files(collection, *Settings().exports))
    assert "actors/norway/feed.xml" in by_itself
    assert "actors/ann-lee/feed.xml" not in by_itself


def test_many_tags_give_some_feeds(collection: Collection) -> None:
    card = replace(collection.cards[0], fields=(("tags", *map(str, range(tagged.MOST + 50))),))
    assert len(list(feeds.of_tags(replace(collection, cards=(card,)), SITE))) == tagged.MOST


def test_icalendar_reads_the_calendar(collection: Collection) -> None:
    icalendar = pytest.importorskip("icalendar")
    read = icalendar.Calendar.from_ical(files(collection, "ics")["timeline/timeline.ics"])
    events = read.walk("VEVENT")
    assert len(events) == len([entry for entry in collection.timeline if not entry.date.passing])
    assert not read.errors
    assert not [event.errors for event in events if event.errors]
    assert {event["URL"].removeprefix(SITE.url) for event in events} <= {
        f"dossiers/{card.id}/" for card in collection.cards
    }


# ------------------------------------------------------------------------------------------------------ heads of pages


@pytest.fixture(scope="module")
def pages(collection: Collection) -> dict[str, Page]:
    chosen = Settings(exports=("feeds", "actor_feeds", "pictures"))
    return {page.url: page for page in render_pages(collection, chosen, Path(), SITE)}


def printed(page: Page) -> str:
    text = f"<!doctype html><html><head><title>x</title></head><body>{page.body}</body></html>"
    return with_head(text, page.head).encode("utf-8", "xmlcharrefreplace").decode()


def read(page: Page, *kinds: str) -> dict[str, Any]:
    extruct = pytest.importorskip("extruct")
    return extruct.extract(printed(page), base_url=SITE.url, syntaxes=list(kinds), errors="strict")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_extruct_reads_the_preview_of_every_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        (found,) = read(page, "opengraph")["opengraph"]
        said = dict(found["properties"])
        assert said["og:url"] == f"{SITE.url}{page.url}"
        assert said["og:site_name"] == SITE.name
        assert said["og:title"].split() == page.title.replace("\ud800", "&#55296;").split() or "\ud800" in page.title
        assert said["og:image"].endswith("picture.png")
    (found,) = read(pages["dossiers/brief/"], "opengraph")["opengraph"]
    assert ("og:image", f"{SITE.url}dossiers/brief/picture.png") in found["properties"]
    assert ("og:type", "article") in found["properties"]


VOCABULARY = "http://schema.org/"
TYPES = "Report WebSite Collection Person Organization Country Place SearchAction EntryPoint"
TERMS = (
    "name alternateName description headline abstract author publisher inLanguage isPartOf keywords mentions "
    "potentialAction target query-input urlTemplate"
)
ADDRESSES = "url sameAs isBasedOn license image"
CONTEXT = {
    "@context": {
        "id": "@id",
        "type": "@type",
        **{name: f"{VOCABULARY}{name}" for name in f"{TYPES} {TERMS}".split()},
        **{name: {"@id": f"{VOCABULARY}{name}", "@type": "@id"} for name in ADDRESSES.split()},
        "datePublished": {"@id": f"{VOCABULARY}datePublished", "@type": f"{VOCABULARY}Date"},
    }
}
"""Of schema.org's context the terms that pages use, as it defines them, without its `@vocab`: another is dropped."""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pyld_and_extruct_read_the_data_in_pages(pages: dict[str, Page]) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")

    def load(address: str, _options: object) -> dict[str, object]:
        assert address == "https://schema.org"
        return {"contextUrl": None, "documentUrl": address, "document": CONTEXT}

    def expanded(url: str) -> dict[str, Any]:
        (body,) = read(pages[url], "json-ld")["json-ld"]
        (node,) = jsonld.expand(body, {"documentLoader": load})
        known = {name.removeprefix(VOCABULARY).removeprefix("@") for name in node}
        assert known == {name.removeprefix("@") for name in body} - {"context"}, "a term that schema.org does not have"
        return {name.removeprefix("http://schema.org/"): value for name, value in node.items()}

    dossier = expanded("dossiers/brief/")
    assert dossier["@type"] == ["http://schema.org/Report"]
    assert dossier["@id"] == f"{SITE.url}dossiers/brief/"
    assert dossier["datePublished"][0]["@value"] == "2021-05-04"
    assert dossier["isBasedOn"] == [{"@id": "https://agency.example/1"}]
    assert {one["@value"] for one in dossier["keywords"]} == {"Ferries", "Zürich/Ost"}
    named = [one["http://schema.org/name"][0]["@value"] for one in dossier["mentions"]]
    assert named == ["Ann Lee", "Foo Front", "Bo Lee", "Norway"]
    assert EVIL[:-2] in dossier["headline"][0]["@value"]
    assert expanded("actors/norway/")["@type"] == ["http://schema.org/Country"]
    assert expanded("")["@type"] == ["http://schema.org/WebSite"]


@pytest.mark.parametrize("site", [SITE, Site()], ids=["with address", "without"])
def test_no_word_of_a_source_ends_the_head_or_runs(site: Site, collection: Collection) -> None:
    lxml = import_module("lxml.html")
    for page in render_pages(collection, Settings(), Path(), site):
        head = lxml.fromstring(f"<html><head>{page.head}</head></html>".encode("utf-8", "xmlcharrefreplace")).head
        assert {element.tag for element in head} <= {"meta", "script", "link"}
        assert {element.get("type") for element in head.iter("script")} <= {"application/ld+json"}
        assert not [one for one in head.iter() if any(name.startswith("on") for name in one.attrib)]


def test_reference_managers_find_a_document(pages: dict[str, Page]) -> None:
    found = re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', pages["dossiers/brief/"].head)
    assert dict(found) | {"citation_title": ""} == {
        "citation_title": "",
        "citation_author": "Jo Doe",
        "citation_publication_date": "2021/05/04",
        "citation_publisher": "Agency",
        "citation_public_url": f"{SITE.url}dossiers/brief/",
        "citation_fulltext_html_url": "https://agency.example/1",
    }
    assert "citation_" not in pages["actors/norway/"].head


def test_feeds_are_found_from_their_pages(pages: dict[str, Page]) -> None:
    def found(url: str) -> list[str]:
        return re.findall(r'rel="alternate" type="application/(?:atom|feed)\+\w+"[^>]* href="([^"]+)"', pages[url].head)

    assert found("") == ["feed.xml", "feed.json"]
    assert found("actors/norway/") == ["../../actors/norway/feed.xml", "../../actors/norway/feed.json"]
    assert 'href="../../actors/norway/feed.xml"' in pages["actors/norway/"].body
    assert 'href="feed.xml"' in pages[""].body


def test_what_a_page_tells_programs_stands_at_the_end_of_its_head_under_any_theme() -> None:
    theme = "<html><HEAD><title>Dossier7Titlé7Mark</title></HEAD ><body><h1>Dossier7Body7Mark</h1></head></body></html>"
    page = Page("a/", "T", "<p>words</p>", "dossier.html", {"description": "d"}, head="<meta name=x>\\1")
    assert wrapped(split(theme, "a/"), words_of(page), page.url)[0].decode() == (
        "<html><HEAD><title>T</title><meta name=x>\\1</HEAD ><body><p>words</p></head></body></html>"
    )
    assert with_head("<html></head>", page.head) == "<html><meta name=x>\\1</head>"


def test_another_address_of_an_actor_makes_the_pages_of_its_dossiers_anew(tmp_path: Path) -> None:
    from dossier.publish.pages import plan_pages  # noqa: PLC0415

    def keys(text: str) -> dict[str, str]:
        (tmp_path / "actors.yml").write_text(text, "utf-8")
        authority = load_authority(tmp_path / "actors.yml")[0]
        found: list[Plan] = list(plan_pages(link([brief()], authority), Settings(), Path(), SITE))
        return {plan.url: plan.key() for plan in found}

    before = keys("Ann Lee: {type: person}\n")
    after = keys("Ann Lee: {type: person, links: ['https://ann.example/']}\n")
    assert before["dossiers/brief/"] != after["dossiers/brief/"]


# ------------------------------------------------------------------------------------------- pictures, crawlers, models


def test_pictures_are_what_networks_ask_for_and_the_same_each_time(collection: Collection) -> None:
    image = pytest.importorskip("PIL.Image")
    made = files(collection, "pictures")
    assert set(made) == {"picture.png", *(f"dossiers/{card.id}/picture.png" for card in collection.cards)}
    for data in made.values():
        with image.open(io.BytesIO(data)) as picture:
            assert (picture.size, picture.format) == ((1200, 630), "PNG")
            assert len(picture.getcolors()) > 2  # something is written on it
    assert files(collection, "pictures") == made


@pytest.mark.parametrize("words", ["", "王伟 in Kyjiw, Київ", "W" * 400, "a b " * 200, EVIL])
def test_every_title_fits_on_its_picture(words: str) -> None:
    fonts = pytest.importorskip("PIL.ImageFont")
    pictures = import_module("dossier.publish.exports.pictures")
    font = fonts.load_default(58)
    lines = pictures.wrapped(pictures.drawable(words), font, 1056)
    assert len(lines) <= pictures.LINES
    assert all(font.getlength(line) <= 1056 for line in lines)
    assert b"".join(pictures.picture(words, words, words)).startswith(b"\x89PNG")


def test_crawlers_read_robots_and_find_the_sitemap(collection: Collection) -> None:
    robots = RobotFileParser()
    robots.parse(files(collection, "robots")["robots.txt"].decode().splitlines())
    assert robots.can_fetch("anybody", f"{SITE.url}dossiers/brief/")
    assert robots.site_maps() == [f"{SITE.url}sitemap.xml"]
    assert b"Sitemap" not in files(collection, "robots", site=Site())["robots.txt"]


def test_llms_txt_leads_to_the_dossiers_as_data() -> None:
    collection = whole_collection()
    text = files(collection, "llms", "json", "csv")["llms.txt"].decode()
    assert text.startswith("# Ports & \\<Harbours\\>\n\n> Who said what\n\n")
    links = re.findall(r'<a href="([^"]+)"', markdown(text))
    assert [one for one in links if one.endswith("record.json")] == [
        f"{SITE.url}dossiers/{card.id}/record.json" for card in collection.cards
    ]
    assert f"{SITE.url}documents/documents.csv" in links
    assert "<script" not in markdown(text)
