"""The same text twice is one story with two sources; two texts of one template are two stories."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.collection.build import build_collection
from dossier.collection.copies import Compared, candidates, find_copies, is_same_text, only_here, sketch_of
from dossier.collection.link import link
from dossier.model import Block, Collection, Document, Dossier, Reason, Sentence, Span, Stated
from dossier.people.actors_file import Authority
from dossier.publish.briefs import brief_of_dossiers
from dossier.publish.exports.forms import files_of
from dossier.publish.pages import Site, render_pages
from dossier.publish.pages.lookups import Lookups
from dossier.settings import Settings

STORY = (
    "The river rose by two metres during the night and reached the old mill before dawn. "
    "Firefighters led forty families out of the lower town with boats that fishermen had lent them. "
    "“We had ten minutes to leave,” said Ada Moe, who has lived beside the bridge for thirty years. "
    "The mayor said that nobody was hurt, but that the school would stay shut for a week. "
    "Engineers from the capital will look at the dam on Thursday, and farmers were told to keep cattle on high ground. "
    "It was the third flood within a decade, and the council has long asked for a new wall along the quay. "
    "Work on it had been due to begin last spring, but the money went to roads instead. "
)
"""Of our own."""

NOTICE = (
    "Today the council of the province declared that a major emergency exists in {place} and ordered help to add to "
    "the efforts of the district and the villages in the area hit by storms beginning on {day} and continuing. "
    "The order makes money available to those who were hit in the districts of {district} and round it. "
    "Help can include grants for a place to stay and for repairs, cheap loans for what no insurer pays, and other "
    "programmes that help people and owners of shops to get over the storm. "
    "Money is also available to the villages and to some that work for no gain, for clearing and for measures of the "
    "first hours, and for lessening dangers in all of the province. {head} will lead the work in the area hit. "
    "People and owners of shops who had damage in the area named can begin to ask for help tomorrow. "
)
"""Of our own: what stands in each such notice but for a few words."""


def document(
    key: str, text: str, day: str = "", *, source: str = "", fields: Sequence[tuple[str, ...]] = ()
) -> Document:
    return Document(
        key,
        f"{key}.txt",
        text,
        date=Stated(day, Reason("front-matter")) if day else None,
        source=Stated(source, Reason("front-matter")) if source else None,
        fields=tuple(fields),
    )


def dossier(one: Document) -> Dossier:
    sentences, start = [], 0
    for part in one.text.split(". "):
        sentences.append(Sentence(Span(start, min(start + len(part) + 1, len(one.text))), 0))
        start += len(part) + 2
    return Dossier(one, tuple(sentences))


def joined(*documents: Document) -> Collection:
    return link(map(dossier, documents), Authority())


def test_the_same_text_is_one_story() -> None:
    one, two = document("a", STORY, "2024-05-02", source="Courier"), document("b", STORY, "2024-05-03")
    assert joined(two, one).copies == (("a", "b"),)
    assert joined(two, one).first_of == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "edited",
    [
        STORY.replace("third flood", "third great flood").replace("instead", "in its place"),
        STORY.replace("The mayor said that nobody was hurt, but that the school would stay shut for a week. ", ""),
        STORY + "Rain is forecast to end on the weekend, the weather service said.",
        STORY.upper(),
        STORY[: len(STORY) * 3 // 5].rpartition(". ")[0] + ".",
        STORY.replace("said that", "told reporters that")
        .replace("will look at", "are to look at")
        .replace("due to", "to"),
        STORY.replace("“", '"').replace("”", '"').replace(". ", ".\n\n"),
    ],
    ids=["reworded", "cut", "longer", "capitals", "cut short", "house style", "set anew"],
)
def test_an_edited_copy_is_the_same_story(edited: str) -> None:
    assert joined(document("a", STORY, "2024-05-02"), document("b", edited, "2024-05-03")).copies == (("a", "b"),)


def test_a_headline_and_a_dateline_of_ones_own_do_not_count() -> None:
    head = "FLOOD: Town Under Water, Says Reuters 1234\n"
    other = document("b", head + STORY, "2024-05-02")
    other = replace(other, blocks=(Block(Span(0, len(head) - 1), "heading"), Block(Span(len(head), len(other.text)))))
    first = document("a", "Varn Drowns\n" + STORY, "2024-05-02")
    first = replace(first, blocks=(Block(Span(0, 11), "heading"), Block(Span(12, len(first.text)))))
    assert is_same_text(first, other)


LEADS = ("VARN, Nov 3 (Borderline News) - ", "VARN (BN) — ", "MOSS, Tessen, May 2 – ", "(BN) - ")


@pytest.mark.parametrize("lead", LEADS)
def test_place_and_agency_in_front_do_not_count_where_a_paragraph_with_a_name_is_cut(lead: str) -> None:
    last = "Per Dahl of the Walking Club was in Lund."
    first, second = f"{STORY}\n{last}", f"{lead}{STORY}"
    blocks = (Block(Span(0, len(STORY))), Block(Span(len(STORY) + 1, len(first))))
    one = replace(document("a", first, "2024-05-02"), blocks=blocks)
    assert is_same_text(one, document("b", second, "2024-05-02"))
    told = document("b", STORY.replace("Ada Moe", "Ida Fjell"), "2024-05-02")
    assert not is_same_text(one, told)


def notice(key: str, place: str, day: str, district: str, head: str, date: str) -> Document:
    return document(key, NOTICE.format(place=place, day=day, district=district, head=head), date)


def test_two_notices_of_one_template_are_two_stories() -> None:
    one = notice("a", "Arlavia", "3 May", "Moss and Lund", "Per Dahl", "2024-05-04")
    assert joined(one, notice("b", "Tessen", "3 May", "Moss and Lund", "Per Dahl", "2024-05-04")).copies == ()
    assert joined(one, notice("b", "Arlavia", "4 May", "Moss and Lund", "Per Dahl", "2024-05-05")).copies == ()
    assert joined(one, notice("b", "Arlavia", "3 May", "Moss and Lund", "Per Dahl", "2024-05-04")).copies == (
        ("a", "b"),
    )


def test_a_formula_used_again_later_is_another_story() -> None:
    one = notice("a", "Arlavia", "3 May", "Moss", "Per Dahl", "2024-05-04")
    assert joined(one, replace(one, id="b", path="b.txt", date=Stated("2024-09-04", Reason("x")))).copies == ()


def test_daily_briefings_of_many_days_are_told_apart() -> None:
    days = [notice(f"d{day}", "Arlavia", f"{day} May", "Moss", "Per Dahl", f"2024-05-{day:02}") for day in range(3, 28)]
    copy = replace(days[7], id="copy", path="copy.txt")
    assert joined(*days, copy).copies == (("copy", days[7].id),) or joined(*days, copy).copies == (("d10", "copy"),)


def test_short_texts_are_not_compared() -> None:
    words = "The President has no public schedule today. "
    assert joined(document("a", words), document("b", words)).copies == ()
    assert sketch_of(document("a", words)) == b""


def test_who_published_first_stands_in_front() -> None:
    undated = document("a", STORY)
    assert joined(undated, document("b", STORY, "2024-05-03"), document("c", STORY, "2024-05-02")).copies == (
        ("c", "b", "a"),
    )


def test_people_can_say_otherwise() -> None:
    one = document("a", STORY, "2024-05-02")
    for said in (("not_copy_of", "a"), ("not_copy_of", "a.txt"), ("not-copy-of", "all")):
        assert joined(one, document("b", STORY, "2024-05-03", fields=[said])).copies == ()
    other = document("b", NOTICE, "2024-09-03", fields=[("copy_of", "a.txt")])
    assert joined(one, other).copies == (("a", "b"),)


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        document(f"d{number}", STORY + f" Page {number // 3}.", f"2024-05-{number % 3 + 1:02}") for number in range(9)
    ]
    documents += [
        notice(f"n{number}", "Arlavia", f"{number + 1} May", "Moss", "P. Dahl", "2024-05-04") for number in range(9)
    ]
    wanted = joined(*documents).copies
    assert len(wanted) == 3
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        assert joined(*documents).copies == wanted


def test_texts_that_were_compared_are_not_read_again() -> None:
    collection = joined(document("a", STORY, "2024-05-02"), document("b", STORY + "More.", "2024-05-02"))
    compared, read = Compared(), []

    def load(key: str) -> Dossier:
        read.append(key)
        return collection.dossier(key)

    cards = collection.cards
    first = find_copies(cards, load, compared)
    assert sorted(read) == ["a", "b"]
    kept = Compared.from_bytes(compared.to_bytes())
    assert find_copies(cards, load, kept) == first
    assert sorted(read) == ["a", "b"]
    assert Compared.from_bytes(b"\xc1").pairs == {}


def test_candidates_grow_with_copies_and_not_with_pairs() -> None:
    texts = [f"{random.Random(number).sample(STORY.split(), 90)}" for number in range(60)]
    cards = joined(*(document(f"d{number:02}", text) for number, text in enumerate([*texts, texts[5]]))).cards
    assert [{cards[one].id, cards[other].id} for one, other in candidates(cards)] == [{"d05", "d60"}]


def test_what_differs_is_said_by_sentences() -> None:
    one, two = dossier(document("a", STORY)), dossier(document("b", STORY.replace("third flood", "fourth flood")))
    assert [span.of(two.document.text).split(",")[0] for span in only_here(two, one)] == [
        "It was the fourth flood within a decade"
    ]


# ----------------------------------------------------------------------------------------------------------- the site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Collection, dict[str, str], dict[str, object]]:
    root = tmp_path_factory.mktemp("copies")
    content = root / "content"
    content.mkdir()
    write(content / "courier.md", "Flood in the lower town", "2024-05-02", "Varn Courier", STORY)
    more = STORY + "Rain will end on Sunday, said Jonas Falk of the weather service."
    write(content / "post.md", "River takes the mill", "2024-05-03", "Tessen Post", more)
    write(
        content / "other.md",
        "Another day",
        "2024-05-04",
        "Tessen Post",
        "Ada Moe met Jonas Falk. Ada Moe went home on 4 May 2024.",
    )
    settings = Settings(cache="")
    collection = build_collection(root, settings)
    pages = list(render_pages(collection, settings, root, Site()))
    return collection, {page.url: page.body for page in pages}, {page.url: page.found for page in pages}


def write(path: Path, title: str, day: str, source: str, text: str) -> None:
    path.write_text(f"---\ntitle: {title}\ndate: {day}\nsource: {source}\n---\n{text}\n", "utf-8")


def test_both_pages_say_that_the_text_is_one(built: tuple[Collection, dict[str, str], dict[str, object]]) -> None:
    collection, pages, _ = built
    assert collection.copies == (("courier", "post"),)
    first, copy = pages["dossiers/courier/"], pages["dossiers/post/"]
    assert "This one was published first." in first
    assert "The same text was published first in" in copy
    assert "Flood in the lower town" in copy
    for page, label in ((first, "Only there"), (copy, "Only here")):
        section = page.partition('id="copies"')[2].partition("</section>")[0]
        assert label in section
        assert "Rain will end on Sunday" in section
        assert "The river rose" not in section


def test_the_story_counts_once(built: tuple[Collection, dict[str, str], dict[str, object]]) -> None:
    collection, pages, found = built
    lookups = Lookups(collection)
    ada = next(profile for profile in collection.profiles if profile.name == "Ada Moe")
    assert len(ada.entries) == 3
    assert lookups.spread[ada.id] == 2
    said = [one.card.id for one in lookups.quotes_by[ada.id]]
    assert said == ["courier"]
    told = [(entry.dossier, entry.date.terms) for entry in lookups.timeline]
    assert not {terms for key, terms in told if key == "post"} & {terms for key, terms in told if key == "courier"}
    assert found["dossiers/post/"] is None
    entry = found["dossiers/courier/"]
    assert entry is not None
    assert "River takes the mill Tessen Post" in entry.text  # type: ignore[attr-defined]
    assert "counted once" in pages["actors/ada-moe/"]


def test_whom_one_text_alone_names_has_no_page(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name, day in (("courier", "2024-05-02"), ("post", "2024-05-03")):
        write(tmp_path / "content" / f"{name}.md", "Flood", day, name, STORY)
    settings = Settings(cache="")
    collection = build_collection(tmp_path, settings)
    (ada,) = (profile for profile in collection.profiles if profile.name == "Ada Moe")
    assert len(ada.entries) == 2
    assert not ada.has_page
    pages = {page.url: page.body for page in render_pages(collection, settings, tmp_path, Site())}
    assert "actors/ada-moe/" not in pages
    # Each dossier links to its own place; the index names both.
    assert 'href="../dossiers/courier/#actor-ada-moe"' in pages["actors/"]
    assert 'href="../dossiers/post/#actor-ada-moe"' in pages["actors/"]
    assert all("actors/ada-moe/" not in body for body in pages.values())


def test_tables_say_what_is_to_be_counted_once(built: tuple[Collection, dict[str, str], dict[str, object]]) -> None:
    made = {file.address: file for file in files_of(["csv", "ics"], built[0], Site())}

    def rows(address: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO("".join(map(str, made[address].make())))))

    assert {row["id"]: row["same_text_as"] for row in rows("documents/documents.csv")} == {
        "courier": "",
        "post": "courier",
        "other": "",
    }
    (ada,) = (row for row in rows("actors/actors.csv") if row["name"] == "Ada Moe")
    assert (ada["documents"], ada["stories"]) == ("3", "2")
    said = [row["document"] for row in rows("quotes/quotes.csv") if "ten minutes" in row["quote"]]
    assert sorted(said) == ["courier", "post"]
    once = [row for row in rows("quotes/quotes.csv") if not row["same_text_as"] and "ten minutes" in row["quote"]]
    assert [row["document"] for row in once] == ["courier"]
    calendar = "".join(map(str, made["timeline/timeline.ics"].make())).replace("\r\n ", "")
    assert calendar.count("Engineers from the capital") == 1 * 2  # summary and description of one event


def test_what_only_the_copy_says_is_not_lost(built: tuple[Collection, dict[str, str], dict[str, object]]) -> None:
    collection, _, found = built
    lookups = Lookups(collection)
    assert "post" in {said.card.id for said in lookups.quotes}
    assert "Rain will end on Sunday" in found["dossiers/courier/"].text  # type: ignore[attr-defined]


def test_related_dossiers_are_other_stories(built: tuple[Collection, dict[str, str], dict[str, object]]) -> None:
    lookups = Lookups(built[0])
    for card in built[0].cards:
        others = [other.id for other, _ in lookups.related(card)]
        assert not set(others) & set(lookups.copies_of(card.id))
        assert len({built[0].first_of.get(one, one) for one in others}) == len(others)


def test_a_brief_names_the_copy_at_its_source(built: tuple[Collection, dict[str, str], dict[str, object]]) -> None:
    brief = brief_of_dossiers(Lookups(built[0]), ["post", "courier", "other"], "All")
    assert [source.file for source in brief.sources if "same text" in " ".join(source.remarks)] == ["post.md"]
    assert len(brief.sources) == 2


def test_a_copy_is_found_again_without_reading_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in ("one", "two"):
        write(tmp_path / "content" / f"{name}.md", name, "2024-05-02", name, STORY)
    settings = Settings()
    first = build_collection(tmp_path, settings)
    write(tmp_path / "content" / "three.md", "three", "2024-05-02", "three", "Something else.")
    assert build_collection(tmp_path, settings).copies == first.copies == (("one", "two"),)
