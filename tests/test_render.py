from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from dossier.errors import DossierError
from dossier.model import (
    Actor,
    ActorType,
    Block,
    Card,
    Collection,
    DateMention,
    Document,
    Dossier,
    Gloss,
    Mention,
    Page,
    Profile,
    ProfileEntry,
    Quote,
    Reason,
    Sentence,
    Span,
    Speaker,
    Stated,
    Summary,
)
from dossier.people.selectors import evidence_ids
from dossier.publish.addresses import has_own_page
from dossier.publish.exports.record import record
from dossier.publish.pages import Site, plan_pages, render_pages
from dossier.publish.pages.dossier_page import dossier_page
from dossier.publish.pages.drawing import WIDTH, draw
from dossier.publish.pages.excerpts import what_happened
from dossier.publish.pages.index_pages import by_name
from dossier.publish.pages.lookups import Lookups, evidence_spans
from dossier.publish.pages.marks import Mark, mark_text
from dossier.publish.pages.page_kit import ROWS, PageMaker, sheets
from dossier.publish.pages.site import relative, safe_href
from dossier.publish.pages.views import date_view, glyph_of, pieces_of, quote_view
from dossier.publish.pages.wording import count, shorten, title_of, visible, year_of
from dossier.settings import Settings
from tests.collected import collected
from tests.looked import Looked, pages
from tests.render_fixture import HOSTILE, TALKS, at, collection, talks

FORGE = Site(repo_url="https://forge.example/o/r", edit_uri="edit/main/web/content/pages/", docs_dir="content/pages")
ELSEWHERE = re.compile(
    r"(^|/)(search-index/table\.dsx|record(\.schema)?\.json|changes\.json|timeline\.ics|feed\.xml|\w+\.(csv|jsonl|sqlite))$"
)
"""Files that others put beside the pages."""


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return pages(FORGE)


@pytest.fixture(scope="module")
def looked(site: dict[str, Page]) -> dict[str, Looked]:
    return {url: Looked(page.body) for url, page in site.items()}


# ---------------------------------------------------------------------------------------------------- the whole site


def test_every_index_every_actor_and_every_dossier_has_a_page(site: dict[str, Page]) -> None:
    indexes = {"", "actors/", "places/", "timeline/", "quotes/", "documents/", "sources/", "search/", "attention/"}
    indexes |= {"about/", "changes/"}
    dossiers = {f"dossiers/{name}/" for name in ("talks", "visit", "hostile", "hostile-too", "empty")}
    actors = {f"actors/{name}/" for name in ("dana-mirsk", "evil-o-neil", "tessen", "arlavia", "border-council")}
    assert indexes | dossiers | actors <= set(site)
    assert {url for url in site if url.startswith("actors/") and "/type/" not in url} == actors | {"actors/"}


def test_an_actor_of_one_dossier_is_shown_there_and_every_link_leads_to_its_place(looked: dict[str, Looked]) -> None:
    place = "dossiers/talks/#actor-port-varn"
    assert f"../{place}" in looked["actors/"].links
    assert f"../../../{place}" in looked["actors/type/place/"].links
    assert place in looked[""].links
    ministry = "dossiers/talks/#actor-tessen-ministry-of-transport"
    assert f"../{ministry}" in looked["quotes/"].links
    assert f"../../{ministry}" in looked["quotes/speakers/"].links
    assert "#actor-tessen-ministry-of-transport" in looked["dossiers/talks/"].links  # beside the quotation
    assert not any("actors/port-varn" in link for page in looked.values() for link in page.links)


@pytest.mark.parametrize(
    ("name", "kind", "has_page"),
    [
        ("Q", "person", False),
        ("Reporter", "person", False),
        ("Reporters", "group", False),
        ("East Room", "place", False),
        ("White House Rose Garden", "place", False),
        ("Oval Office", "organisation", False),
        ("Room", "place", True),
        ("Ann Reporter", "person", True),
        ("Office of Trade", "organisation", True),
    ],
)
def test_whoever_asks_and_the_rooms_they_ask_in_have_no_page(name: str, kind: ActorType, has_page: bool) -> None:
    entries = (ProfileEntry("a", "x"), ProfileEntry("b", "x"))
    assert has_own_page(Profile("x", kind, name, entries)) == has_page
    assert not has_own_page(Profile("x", kind, name, (entries[0], ProfileEntry("a", "y"))))


def test_every_element_is_closed_in_order(looked: dict[str, Looked]) -> None:
    assert [url for url, page in looked.items() if not page.nested] == []


def test_no_id_stands_twice_on_a_page(looked: dict[str, Looked]) -> None:
    assert {url: one for url, page in looked.items() for one in page.ids if page.ids.count(one) > 1} == {}


def test_every_link_leads_to_a_page_and_a_place_on_it(looked: dict[str, Looked]) -> None:
    broken = []
    for url, page in looked.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or ELSEWHERE.search(parts.path):
                continue
            base = [part for part in url.split("/") if part]
            ups = parts.path.count("../")
            rest = parts.path.replace("../", "").replace("./", "")
            target = url if not parts.path else "/".join([*base[: len(base) - ups], rest]).lstrip("/")
            if target not in looked or (parts.fragment and unquote(parts.fragment) not in looked[target].ids):
                broken.append((url, link))
    assert broken == []


def test_nothing_a_document_says_becomes_an_element_an_attribute_or_an_address(looked: dict[str, Looked]) -> None:
    for url, page in looked.items():
        for tag, attrs in page.tags:
            assert tag not in {"script", "style", "img", "iframe", "object", "embed", "base", "meta", "main", "i"}, url
            assert not [name for name in attrs if name.startswith("on") or name in {"style", "srcdoc"}], (url, attrs)
            for name in ("href", "action", "src"):
                assert urlsplit(attrs.get(name, "")).scheme in {"", "https"}, (url, attrs)
            assert tag != "svg" or "viewbox" in attrs, (url, attrs)


def test_what_a_document_says_is_never_run_as_a_template(site: dict[str, Page]) -> None:
    assert "{{ 7 * 7 }}" in Looked(site["dossiers/hostile/"].body).text
    assert all("49" not in page.title for page in site.values())


def test_characters_that_act_unseen_are_shown_and_not_sent(site: dict[str, Page]) -> None:
    body = site["dossiers/hostile/"].body
    assert "\u202e" not in body + site["dossiers/hostile/"].title
    assert "[U+202E]" in body


def test_titles_are_plain_text_for_the_theme_to_escape(site: dict[str, Page]) -> None:
    assert site["dossiers/hostile/"].title == "</title><script>alert(4)</script> {{ 7 * 7 }}"


def test_pages_are_the_same_every_time() -> None:
    assert list(pages().values()) == list(pages().values())


def test_an_empty_collection_has_all_its_indexes() -> None:
    rendered = pages(shown=Collection())
    assert "No documents yet" in rendered[""].body
    assert set(rendered) == {
        "", "actors/", "timeline/", "quotes/", "quotes/speakers/", "quotes/uncertain/", "documents/", "search/",
        "attention/", "about/", "places/", "sources/",
    }  # fmt: skip


# ----------------------------------------------------------------------------------------------------- dossier page


def test_every_fact_shows_words_that_are_marked_in_the_source(looked: dict[str, Looked]) -> None:
    dossier, page = talks(), looked["dossiers/talks/"]
    spans = list(evidence_spans(dossier))
    ids = evidence_ids(TALKS, spans)
    for span in spans:
        assert page.texts[ids[span]] == span.of(TALKS)
    evidence = {link[1:] for tag, attrs in page.tags if attrs.get("class") == "ds-ev" for link in [attrs["href"]]}
    facts = [quote.spans for quote in dossier.quotes] + [[date.span] for date in dossier.dates[1:]]
    facts += [[line.span] for line in dossier.summary.sentences] + [
        [m.span for m in a.mentions] for a in dossier.actors
    ]
    assert {ids[span] for fact in facts for span in fact} <= evidence


def test_every_mark_leads_back_to_its_fact(looked: dict[str, Looked]) -> None:
    page = looked["dossiers/talks/"]
    back = {attrs["href"][1:] for _, attrs in page.tags if attrs.get("class", "").startswith(("ds-tag", "ds-go"))}
    prefixes = {target.split("-")[0] for target in back}
    assert {"line", "point", "quote", "date", "actor", "about", "top"} <= prefixes
    assert back <= set(page.ids)


def test_the_source_text_is_shown_whole_and_unaltered(site: dict[str, Page]) -> None:
    body = site["dossiers/talks/"].body
    blocks = re.findall(r'<p class="ds-block[^>]*>(.*?)</p>', body, re.DOTALL)
    assert [Looked(block).text for block in blocks] == [line for line in TALKS.split("\n") if line]


def test_direct_speech_stands_in_quotation_marks_and_reported_speech_never(site: dict[str, Page]) -> None:
    cards = re.findall(
        r'<article class="ds-quote ds-quote-(\w+)[^>]*>(.*?)<details', site["dossiers/talks/"].body, re.DOTALL
    )
    assert len(cards) == 7
    for kind, card in cards:
        words = "".join(re.findall(r'class="ds-words[^>]*>(.*?)</p>', card, re.DOTALL))
        assert ("“" in words) == (kind != "indirect")


def test_a_quote_without_a_speaker_is_unattributed_and_asked_about(looked: dict[str, Looked]) -> None:
    page = looked["dossiers/talks/"]
    assert "Unattributed" in page.text
    assert "Q6: the text does not say whose words these are." in page.text


def test_interrupted_speech_shows_that_the_writer_came_between(looked: dict[str, Looked]) -> None:
    assert "“We want a road, … and we want it open.”" in looked["dossiers/talks/"].text


def test_paragraphs_of_a_long_quotation_stay_paragraphs() -> None:
    text = "“One.\n\n“Two,” she said, “three.”"
    spans = (Span(1, 5), Span(8, 12), Span(25, 31))
    assert [span.of(text) for span in spans] == ["One.", "Two,", "three."]
    assert [joint for joint, _ in pieces_of(text, spans)] == ["", "\n", " … "]


def test_our_words_in_the_summary_stand_apart_in_brackets(site: dict[str, Page]) -> None:
    assert re.search(r'20 May<span class="ds-gloss"[^>]*> \[2024\]</span> to discuss', site["dossiers/talks/"].body)


def test_a_relative_date_shows_words_reading_and_rule(looked: dict[str, Looked]) -> None:
    row = " ".join(looked["dossiers/talks/"].text.split())
    assert "April 2024" in row
    assert "written as last month: the month before May 2024" in row


def test_a_date_inside_reported_speech_names_who_is_cited(looked: dict[str, Looked]) -> None:
    text = " ".join(looked["dossiers/talks/"].text.split())
    assert "According to the Border Council, some 400 lorries have waited since last month." in text  # the text says it
    assert "According to Border Council:" not in text
    rendered = pages(shown=collected((said_in_a_turn(),)))
    turn = " ".join(Looked(rendered["dossiers/a/"].body).texts["when"].split())
    assert "According to Ann: We met the Council in May 2021." in turn


def said_in_a_turn() -> Dossier:
    """Make a transcript with a date in what somebody says."""
    text = "ANN: We met the Council in May 2021."
    words, date = Span(5, len(text)), Span(text.index("May"), text.index("."))
    speech = Quote("direct", (words,), Speaker("Ann", None, "name"), None, Reason("label-of-transcript"))
    met = replace(talks().dates[0], span=date, edtf="2021-05", first="2021-05-01", last="2021-05-31")
    met = replace(met, attached=Span(5, text.index(" in May")), sentence=0)
    return Dossier(
        Document(id="a", path="a.txt", text=text), sentences=(Sentence(words, 0),), quotes=(speech,), dates=(met,)
    )


def test_planned_background_and_undated_happenings_stand_apart(site: dict[str, Page]) -> None:
    body = site["dossiers/talks/"].body
    groups = re.findall(r'<li class="ds-date ds-date-(\w+)"', body)
    assert groups == ["story"] * 3 + ["ahead"] * 2 + ["background"] + ["length"] * 2 + ["open"]


def test_corrections_and_review_are_shown(looked: dict[str, Looked]) -> None:
    text = " ".join(looked["dossiers/talks/"].text.split())
    assert "This dossier was corrected by hand: 1 change." in text
    assert "Dana Mirsk → removed" in text
    assert "the text names nobody — Ada <b>, 2024-05-16" in text
    assert "B: usually reliable" in text


def test_not_right_leads_to_the_correction_begun_and_from_there_to_the_forge(site: dict[str, Page]) -> None:
    for page in (site["dossiers/talks/"], pages()["dossiers/talks/"]):
        led = set(re.findall(r'class="ds-wrong" href="#([^"]+)"', page.body))
        assert len(led) > 10
        assert led == set(re.findall(r'<code class="ds-fix" id="([^"]+)"', page.body))
    assert 'href="https://forge.example/' in site["dossiers/talks/"].body
    assert "data-editor" not in pages()["dossiers/talks/"].body


def test_pages_for_another_generator_offer_no_form() -> None:
    body = {page.url: page for page in render_pages(collection(), Settings(), Path("nowhere"), Site(fixes=False))}[
        "dossiers/talks/"
    ].body
    assert "Not right?" not in body
    assert "ds-fix" not in body


def test_an_empty_document_says_so_and_leaves_empty_sections_out(looked: dict[str, Looked]) -> None:
    page = looked["dossiers/empty/"]
    assert "No sentence of this text is fit to stand as a summary." in page.text
    assert {"open", "source", "made"} <= set(page.ids)
    assert not {"who", "said", "when"} & set(page.ids)
    assert "Not stated: title, date, source, author of the document." in page.text


def test_unsafe_addresses_are_text(looked: dict[str, Looked]) -> None:
    assert "javascript:alert(6)" in looked["dossiers/hostile/"].text
    assert all(not link.startswith("javascript:") for page in looked.values() for link in page.links)


# ------------------------------------------------------------------------------------------------------- other pages


def test_the_timeline_keeps_background_on_its_own_page(looked: dict[str, Looked]) -> None:
    assert "1998" not in looked["timeline/"].text
    assert "1998" in looked["timeline/background/"].text
    assert "../../timeline/" in looked["timeline/background/"].links


def test_coming_up_counts_from_the_newest_document(site: dict[str, Page]) -> None:
    coming = re.search(r'id="h-coming">(.*?)</section>', site["timeline/"].body, re.DOTALL)
    assert coming is not None
    assert "After 3 June 2024" in coming[1]
    assert "It may decide in early June" in coming[1]
    assert "20 May 2024" not in coming[1]


def test_each_type_of_actor_has_an_index_of_its_own(looked: dict[str, Looked]) -> None:
    assert "Dana Mirsk" in looked["actors/type/person/"].text
    assert "Border Council" not in looked["actors/type/person/"].text
    assert "../../../actors/type/person/" in looked["actors/type/person/"].links
    assert "../actors/type/organisation/" in looked["actors/"].links


def test_uncertain_quotes_stand_apart_from_sure_ones(looked: dict[str, Looked]) -> None:
    assert "Nobody asked us." not in looked["quotes/"].text
    assert "Nobody asked us." in looked["quotes/uncertain/"].text
    assert "It is a disgrace," in looked["quotes/uncertain/"].text


def test_an_actor_page_shows_roles_quotes_dates_and_why_names_were_merged(looked: dict[str, Looked]) -> None:
    text = " ".join(looked["actors/dana-mirsk/"].text.split())
    for words in ("Arlavian Foreign Minister", "We will not sign", "20 May 2024", "Alias list: <b>same</b>.", "Tessen"):
        assert words in text


def test_what_needs_attention_says_what_to_do(looked: dict[str, Looked]) -> None:
    text = looked["attention/"].text
    assert "Cannot be read" in text
    assert "content/broken.txt" in text
    assert "hostile.txt" not in text
    assert 'odd "name" <b>.txt' in text


def many(day: str = "2021-10") -> Collection:
    """Return so many documents, happenings and actors that no index has all of them on one page."""
    number = 2 * ROWS + 1
    days = [f"{day}-{index % 28 + 1:02}" for index in range(number)]
    documents = tuple(
        Dossier(Document(f"d{index}", f"d{index}.txt", "It rained.", date=Stated(date, Reason("byline"))))
        for index, date in enumerate(days)
    )
    profiles = tuple(
        Profile(f"p{index}", "person", f"{chr(65 + index % 26)}n Name {index}", (ProfileEntry(f"d{index}", "x"),))
        for index in range(number)
    )
    return collected(documents, profiles)


def test_long_indexes_are_divided_into_buckets_that_hold_every_row_once() -> None:
    rendered = pages(shown=many())
    assert rendered["documents/"].title == "Documents"
    for index, rows, one in (("documents/", r'href="[./]*dossiers/(d\d+)/"', "documents/2021/10/01-10/"),
                             ("actors/", r">(\w+ Name \d+)<", "actors/letter/c/")):  # fmt: skip
        assert one in rendered
        found = [
            sorted(set(re.findall(rows, page.body)))
            for url, page in rendered.items()
            if url.startswith(index) and url != index and "/type/" not in url and "dossiers/" not in url
        ]
        assert all(len(here) <= ROWS for here in found)
        assert len([row for here in found for row in here]) == 2 * ROWS + 1
        assert f'href="../{one}"' in rendered[index].body
        assert 0 < len(set(re.findall(rows, rendered[index].body))) <= 40
    assert rendered["documents/2021/10/11-20/"].title == "Documents: 11–20 October 2021"
    assert 'rel="next" href="../../../../documents/2021/10/11-20/"' in rendered["documents/2021/10/01-10/"].body


def test_a_document_more_touches_its_buckets_alone() -> None:
    before, after = many(), many()
    more = Dossier(Document("more", "more.txt", "It rained.", date=Stated("2021-10-05", Reason("byline"))))
    cards = sorted((*after.cards, *collected([more]).cards), key=lambda card: card.date, reverse=True)
    first, then = (
        {plan.url: plan.key() for plan in plan_pages(shown, Settings(), Path())}
        for shown in (replace(before, cards=tuple(sorted(before.cards, key=lambda card: card.date, reverse=True))),
                      replace(after, cards=tuple(cards)))
    )  # fmt: skip
    changed = {url for url in then if first.get(url) != then[url] and url.startswith("documents/")}
    assert changed == {"documents/", "documents/2021/10/01-10/"}


# ------------------------------------------------------------------------------------------------------------- marks


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span], list[Block]]:
    alphabet = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))
    text = draw(st.text(st.sampled_from("ab <&\"'") | alphabet, min_size=1, max_size=60))
    places = st.integers(0, len(text))
    spans = [Span(*sorted(pair)) for pair in draw(st.lists(st.tuples(places, places), max_size=8))]
    cuts = sorted({0, len(text), *draw(st.lists(places, max_size=3))})
    return text, spans, [Block(Span(*pair)) for pair in pairwise(cuts)]


@limits(deadline=None)
@given(marked_texts())
def test_marks_nest_whatever_they_cross_and_keep_every_character(case: tuple[str, list[Span], list[Block]]) -> None:
    text, spans, blocks = case
    ids = evidence_ids(text, spans)
    marks = [Mark(span, "name", f"f{index}", "label", tag="Q" * (index % 2)) for index, span in enumerate(spans)]
    pieces = [Looked(str(piece)) for piece in mark_text(text, blocks, marks, ids)]
    assert all(piece.nested for piece in pieces)
    assert "".join(piece.text for piece in pieces) == text
    found: dict[str, str] = {}
    for piece in pieces:
        for name, words in piece.texts.items():
            found[name] = found.get(name, "") + words
    assert found == {ids[span]: span.of(text) for span in spans if span.start < span.end}
    given_ids = [one for piece in pieces for one in piece.ids]
    assert len(given_ids) == len(set(given_ids)) == len(found)


@limits(deadline=None)
@given(marked_texts())
def test_no_link_stands_inside_a_link(case: tuple[str, list[Span], list[Block]]) -> None:
    text, spans, blocks = case
    marks = [Mark(span, "name", f"f{index}", "label", tag="Q" * (index % 2)) for index, span in enumerate(spans)]
    html = "".join(mark_text(text, blocks, marks, evidence_ids(text, spans)))
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html, re.DOTALL)


GOLDEN = sorted((Path(__file__).parent / "golden" / "marks").glob("*.yml"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_marks_look_as_specified(path: Path) -> None:
    """Lines of the expected HTML are joined by spaces; `@words` stands for the evidence id of the words."""
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    marks = [Mark(at(text, given.pop("words")), **given) for given in case["marks"]]
    ids = evidence_ids(text, [mark.span for mark in marks])
    blocks = [Block(at(text, words)) for words in case.get("blocks", [text])]
    html = [str(piece) for piece in mark_text(text, blocks, marks, ids)]
    for span, own in ids.items():
        html = [
            piece.replace(f'"{own}"', '"@' + span.of(text).encode("unicode_escape").decode() + '"') for piece in html
        ]
    assert html == case["html"]


def test_a_mark_that_crosses_another_goes_on_in_a_second_piece() -> None:
    text = "one two three"
    first, second = Span(0, 7), Span(4, 13)
    ids = evidence_ids(text, [first, second])
    marks = [Mark(first, "line", "f1", "one", tag="1"), Mark(second, "quote", "f2", "two", tag="Q1")]
    (html,) = mark_text(text, (), marks, ids)
    assert f'id="{ids[second]}">two</span></span>' in html
    assert f'data-of="{ids[second]}"> three</span>' in html


# --------------------------------------------------------------------------------------------------- words, addresses


def test_unseen_characters_are_named() -> None:
    assert visible("a\u202eb\x00c\ud800") == "a[U+202E]b[U+0000]c[U+D800]"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


def test_counts_agree_in_number() -> None:
    assert [count(number, "entry", "entries") for number in (0, 1, 2000)] == ["0 entries", "1 entry", "2,000 entries"]


@limits(deadline=None)
@given(st.text(max_size=80), st.integers(1, 40))
def test_shortened_text_keeps_to_its_length(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit + 1


def test_a_document_without_title_is_called_by_its_file() -> None:
    assert title_of(Card(id="a", path="b/a.txt")) == "b/a.txt"


def test_a_year_is_taken_from_any_date_form() -> None:
    assert year_of("2024-05-14") == "2024"
    assert year_of("") == ""


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "actors/", "actors/"),
        ("", "", "./"),
        ("dossiers/a/", "actors/b/#said", "../../actors/b/#said"),
        ("dossiers/a/", "#said", "#said"),
        ("actors/", "", "../"),
        ("actors/", "dossiers/café/", "../dossiers/caf%C3%A9/"),
    ],
)
def test_links_are_relative(page: str, target: str, expected: str) -> None:
    assert relative(page, target, Site()) == expected


def test_links_name_the_file_where_addresses_are_no_folders() -> None:
    flat = Site(directory_urls=False)
    assert relative("dossiers/a/", "actors/b/#x", flat) == "../../actors/b/index.html#x"
    assert relative("dossiers/a/", "dossiers/a/record.json", flat) == "../../dossiers/a/record.json"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil",
        "http://",
        "ftp://a",
        "",
        "http://[",
    ],
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert safe_href(address) is None


# ---------------------------------------------------------------------------------------------------- views, drawing


def test_copied_citations_keep_reported_speech_out_of_quotation_marks() -> None:
    lookups = Lookups(collection())
    said, reported = (quote_view(lookups, talks(), index).citation for index in (0, 2))
    where = "In: Envoys return to Port Varn for talks, Varn Courier, 14 May 2024."
    assert said == ("", f" (Dana Mirsk, Arlavian Foreign Minister). {where}")
    assert reported == ("Reported words of Dana Mirsk, Arlavian Foreign Minister: ", f". {where}")


def test_speakers_without_a_name_stand_apart_and_are_not_shouted() -> None:
    calls = ("THE CDC DIRECTOR", "some\nofficials", "Q")
    text = "".join(f"{call}: “It is {number}.”\n\n" for number, call in enumerate(calls))
    quotes = tuple(
        Quote("direct", (at(text, f"It is {number}."),), Speaker(call, at(text, call), "description"), None)
        for number, call in enumerate(calls)
    )
    rendered = pages(shown=collected((Dossier(Document(id="a", path="a.txt", text=text), quotes=quotes),)))
    heads = re.findall(r'<h2 dir="auto">(.*?)</h2>', rendered["quotes/speakers/"].body)
    assert heads == ["some officials", "The CDC Director"]
    lookups = PageMaker(collection(), Settings(), Path(), Site()).lookups
    step = by_name()
    for one in lookups.quotes:
        first, is_named = step.of(one, 0), lookups.profile_of(one.card.id, one.quote.speaker) is not None
        assert first is not None
        assert first.place.startswith("letter/") is is_named
        assert is_named or (first.place, step.of(one, 1)) == ("unnamed", None)


def test_a_long_turn_is_begun_on_its_page_and_stands_whole_in_the_source() -> None:
    text = "“" + "All of it was said at length. " * 60 + "The end.”"
    words = Span(1, len(text) - 1)
    speech = Quote("direct", (words,), Speaker("Ann", None, "name"), None, Reason("label-of-transcript"))
    rendered = pages(shown=collected((Dossier(Document(id="a", path="a.txt", text=text), quotes=(speech,)),)))
    looked = Looked(rendered["dossiers/a/"].body)
    assert "The end." in looked.texts["source"]
    assert rendered["dossiers/a/"].body.count("The end.") == 3  # context, source, correction: not where it is begun
    (evidence,) = {link for link in looked.links if link.startswith("#e")}
    assert f'dossiers/a/{evidence}">The whole quotation' in rendered["quotes/"].body
    assert "Copy with citation" not in rendered["quotes/"].body


def test_what_happened_is_a_whole_sentence_or_a_phrase_of_a_long_one() -> None:
    view = date_view(Lookups(collection()), talks(), 5)
    assert view.what.words == "The Free Valley Movement, which held the crossing in 1998, did not answer."
    assert view.what.words in talks().document.text
    long = (
        "The Union has agreed to purchase fuel and to make new investments in the States, all by 2028, and "
        + "the ministers of all its members, who met in the old town hall of the capital for two long days and nights "
        "and dined there with their guests, with their staff and with all of their neighbours, were glad to hear of it."
    )
    start, by = long.index("the States"), long.index("2028")
    date = replace(talks().dates[5], span=Span(by, by + 4), attached=Span(start, long.index(" by 2028")), sentence=0)
    dossier = Dossier(Document(id="a", path="a.txt", text=long), sentences=(Sentence(Span(0, len(long)), 0),))
    assert what_happened(dossier, date).shown == f"{long[: by + 4]} …"
    far = replace(date, attached=Span(long.index("all of their"), long.index(" neighbours")))
    assert what_happened(dossier, far).shown == "… with their staff and with all of their neighbours …"


def test_what_happened_is_cut_at_spaces_no_more_than_at_words() -> None:
    assert what_happened(talks(), talks().dates[5], 20).shown == "… which held the crossing in 1998 …"


def test_a_page_says_behind_a_pronoun_whom_it_means_in_words_of_ours() -> None:
    text = "Ada Moe: Moe has died. She was born in 1921."
    names = (Mention(span, "name", Reason("model")) for span in (Span(0, 7), Span(9, 12)))
    she = Mention(Span(23, 26), "pronoun", Reason("model"))
    date = replace(talks().dates[5], span=Span(39, 43), attached=Span(23, 43), sentence=1)
    dossier = replace(
        talks(),
        document=Document(id="talks", path="talks.txt", text=text),
        sentences=(Sentence(Span(0, 22), 0), Sentence(Span(23, 44), 0)),
        actors=(Actor("moe", "person", "Ada Moe", (*names, she)),),
        quotes=(),
        dates=(date,),
        summary=Summary(),
        corrections=(),
    )
    told = what_happened(dossier, date)
    assert told.words == "She was born in 1921."
    assert told.shown == "She [Ada Moe] was born in 1921."
    assert told.pieces == (("She", False), ("Ada Moe", True), (" was born in 1921.", False))
    (event,) = record(dossier)["events"]
    assert event["name"] == "She was born in 1921"
    assert [(gloss["text"], gloss["of"], len(gloss["evidence"])) for gloss in event["glosses"]] == [
        ("Ada Moe", "She", 1)
    ]
    body = pages(shown=collected((dossier,)))["dossiers/talks/"].body
    assert re.search(r'She<span class="ds-gloss"[^>]*> \[Ada Moe\]</span> was born in 1921\.', body)


def test_the_drawing_of_a_date_is_as_precise_as_the_date() -> None:
    day, month, year = (glyph_of(talks().dates[index]) for index in (1, 4, 5))
    assert (day.shape, month.shape, year.shape) == ("point", "bar", "bar")
    assert month.width < year.width
    assert glyph_of(talks().dates[8]).fuzzy
    assert [glyph_of(talks().dates[index]).shape for index in (6, 7, 9)] == ["repeated", "length", "unknown"]


def test_a_summary_sentence_out_of_a_speech_names_the_speaker_as_our_addition() -> None:
    dossier = talks()
    speech = replace(dossier.quotes[0], kind="direct", spans=(dossier.summary.sentences[0].span,))
    rendered = pages(shown=collected((replace(dossier, quotes=(speech,)),)))
    for url in ("dossiers/talks/", ""):
        assert re.search(r'<span class="ds-gloss"[^>]*>\[Dana Mirsk:\]</span> Delegates from', rendered[url].body)


def test_a_gloss_on_the_whole_sentence_says_whose_words_it_is_once() -> None:
    dossier = talks()
    line = dossier.summary.sentences[0]
    glossed = replace(line, glosses=(*line.glosses, Gloss(line.span, Reason("name", ("Dana Mirsk",)))))
    summary = replace(dossier.summary, sentences=(glossed,), key_points=())
    body = pages(shown=collected((replace(dossier, summary=summary),)))["dossiers/talks/"].body
    assert body.count("[Dana Mirsk:]") == 1
    assert "[Dana Mirsk]" not in body
    assert "[2024]" in body


def test_actors_named_once_without_more_stand_last(site: dict[str, Page]) -> None:
    rows = re.findall(r'<li class="ds-actor-row( ds-actor-minor)?"', site["dossiers/talks/"].body)
    assert rows == sorted(rows)
    assert len(set(rows)) == 2


def timeline_views(*days: tuple[str, str]) -> list[tuple[str, object]]:
    dossier = Dossier(
        Document(id="a", path="a.txt", text="x" * len(days)),
        dates=tuple(
            DateMention(
                Span(index, index + 1), "DATE", first, first, first, last, "day", "explicit", Reason("as-written")
            )
            for index, (first, last) in enumerate(days)
        ),
    )
    lookups = Lookups(collected((dossier,)))
    return [(f"#t{index}", date_view(lookups, dossier, index)) for index in range(len(days))]


def test_a_stray_happening_does_not_squeeze_the_axis() -> None:
    days = [(f"2021-01-{day:02}", f"2021-01-{day:02}") for day in range(1, 29)]
    drawing = draw(timeline_views(*days, ("2090-01-01", "2090-12-31")))  # type: ignore[arg-type]
    assert drawing is not None
    assert drawing.left_out == 1
    assert max(mark.x for mark in drawing.marks) > WIDTH / 2


@limits(deadline=None)
@given(st.lists(st.tuples(st.dates(), st.integers(0, 400)), max_size=30))
def test_the_drawing_stays_inside_its_frame(given_days: list[tuple[object, int]]) -> None:
    days = [(str(day), str(day)) for day, _ in given_days]
    drawing = draw(timeline_views(*days))  # type: ignore[arg-type]
    if drawing is None:
        assert len(days) < 2
        return
    assert all(mark.x >= 0 and mark.x + mark.width <= WIDTH + 1 and mark.y >= 0 for mark in drawing.marks)
    assert len(drawing.marks) + drawing.left_out == len(days)


@limits(deadline=None)
@given(st.integers(0, 1000), st.integers(1, 300))
def test_pages_of_rows_hold_every_row_once(number: int, size: int) -> None:
    rows = list(range(number))
    parts = sheets(rows, "x/", size)
    assert [row for part in parts for row in part.rows] == rows
    assert all(len(part.rows) <= size for part in parts)
    assert [part.before for part in parts[1:]] == [part.url for part in parts[:-1]]


# --------------------------------------------------------------------------------------------------------- templates


def test_a_template_of_the_site_wins_and_may_extend_ours(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "dossier.html").write_text(
        '{% extends "default/dossier.html" %}{% block made %}<p>Our desk</p>{% endblock %}'
    )
    rendered = {page.url: page.body for page in render_pages(collection(), Settings(), tmp_path)}
    assert "<p>Our desk</p>" in rendered["dossiers/talks/"]
    assert "How this was made" not in rendered["dossiers/talks/"]
    assert 'id="source"' in rendered["dossiers/talks/"]


@pytest.mark.parametrize(
    "template", ["<p>\n{% if %}", "<p>\n{{ nothing_of_this_name }}", '<p>\n{% include "missing.html" %}']
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, template: str) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "about.html").write_text(template)
    with pytest.raises(DossierError) as raised:
        list(render_pages(Collection(), Settings(), tmp_path))
    assert raised.value.path is not None
    assert raised.value.path.endswith("about.html")
    assert raised.value.line == 2


MAKER = PageMaker(Collection(), Settings(), Path("nowhere"), Site())


def page_of(dossier: Dossier) -> str:
    MAKER.collection = collected([dossier])
    MAKER.lookups = Lookups(MAKER.collection)
    return dossier_page(MAKER, dossier).body


@limits(deadline=None)
@given(st.text(max_size=200))
def test_any_text_becomes_a_page(text: str) -> None:
    body = page_of(Dossier(Document(id="a", path="a.txt", text=text)))
    body.encode("utf-8")
    assert Looked(body).nested


def test_the_hostile_text_is_shown_word_for_word_but_for_what_acts(site: dict[str, Page]) -> None:
    blocks = re.findall(r'<p class="ds-block[^>]*>(.*?)</p>\n', site["dossiers/hostile/"].body, re.DOTALL)
    assert "\n".join(Looked(block).text for block in blocks) == visible(HOSTILE)


def test_marks_stacked_without_end_are_counted_and_not_drawn() -> None:
    """Half a million combining marks on one letter kept Chromium busy for more than a minute."""
    text = "Caf" + "e\u0301" * 3 + " a" + "\u0301" * 500 + " end"
    body = page_of(Dossier(Document(id="stacked", path="a.txt", text=text)))
    assert "e\u0301e\u0301e\u0301 a" + "\u0301" * 30 in body
    assert "\u0301" * 31 not in body
    assert "[470 more combining marks]" in body


def test_a_run_without_spaces_gets_places_to_break_and_keeps_its_letters() -> None:
    text = "x" * 1000 + " a<b " + "y" * 250
    (html,) = mark_text(text, (), (), {})
    assert html.count("<wbr>") == 9
    assert Looked(str(html)).text == text


def test_a_page_of_ten_thousand_quotes_shows_each_with_its_words() -> None:
    """A few in full, a line for each of the others: nothing is lost, and the page stays small."""
    text = "".join(f"“Word {number}.” " for number in range(1000))
    spans = [Span(match.start(1), match.end(1)) for match in re.finditer("“(.*?)”", text)]
    quotes = tuple(Quote("direct", (span,), None) for span in spans)
    document = Document(id="many", path="many.txt", text=text)
    body = page_of(Dossier(document, quotes=quotes))
    looked = Looked(body)
    assert body.count('class="ds-quote ') == 12
    shown = [name for name in looked.ids if name.startswith("quote-")]
    assert len(shown) == len(set(shown)) == 1000
    last = next(text for name, text in looked.texts.items() if name == shown[-1])
    assert "Word 999." in last
    links = {link[1:] for link in looked.links if link.startswith("#")}
    assert links <= set(looked.ids)


def test_hand_made_spans_are_where_the_fixture_says() -> None:
    assert at(TALKS, "Tessen", 1).of(TALKS) == "Tessen"
    assert at(TALKS, "Tessen", 1) > at(TALKS, "Tessen", 0)


def test_fields_of_the_files_own_are_shown() -> None:
    found = collection()
    own = (("Tags", "ferries", "<b>"), ("country", "Sweden"), ("note", "x" * 90))
    first, *others = found
    first = replace(first, document=replace(first.document, fields=own))
    rendered = render_pages(collected((first, *others), found.profiles), Settings(), Path("nowhere"))
    body = {page.url: page.body for page in rendered}[f"dossiers/{first.document.id}/"]
    assert (
        '<dt><bdi>Tags</bdi></dt><dd><a href="../../tags/ferries/"><bdi>ferries</bdi></a>, '
        '<a href="../../tags/b/"><bdi>&lt;b&gt;</bdi></a></dd>' in body
    )
    assert "x" * 90 in body
