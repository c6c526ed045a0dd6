"""The search index: what a term is, what is made again, and what is not."""

from __future__ import annotations

import os
import random
import sqlite3
import string
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.english.stems import root, stem
from dossier.model import SearchEntry, SearchPassage
from dossier.publish.pages import render_pages
from dossier.publish.pages.dossier_page import told_dates
from dossier.publish.pages.found import found_page, happened
from dossier.publish.pages.lookups import Lookups
from dossier.publish.search import FOLDER, Index, shards, stretches
from dossier.publish.search.index import place_of
from dossier.publish.search.inverted import WHOLE, Postings, invert, number, parts_of
from dossier.publish.search.kept import pack, unpack
from dossier.publish.search.query import Query
from dossier.publish.search.query import read as read_query
from dossier.publish.search.tables import narrows, short_places
from dossier.publish.search.terms import terms
from dossier.settings import Settings
from dossier.wording import find_catalogue, speaking
from tests.collected import collected
from tests.render_fixture import collection

TERMS = (
    ("The U.S. and Iran’s talks", "the us and iran talk"),
    ("Volodymyr Zelenskyy, Łódź, Straße, Ærø", "volodymyr zelenskyy lodz strasse aero"),
    ("bodies, crisis, press, status, gas, buses", "body crisis press status gas buse"),
    ("al-Assad's 1,200 men; don't", "al assad 1 200 men dont"),
    ("the news of new arms in the Americas", "the news of new arms in the americas"),
    ("Ἀθῆναι МОСКВА İstanbul x_y", "αθηναι москва istanbul x y"),
    ("\u00e1b \u00e9lan, \u0915\u093f", "ab elan \u0915"),
    ("", ""),
)
"""A text, and its terms; the script of the pages has to find the same (`tests/browser/test_search.py`)."""

STEMS = (
    ("negotiat", "negotiate negotiated negotiating negotiation negotiator"),
    ("organiz", "organize organizing organization"),
    ("polici", "policy"),
    ("polic", "police policing"),
    ("stop", "stop stopped stopping"),
    ("vaccinat", "vaccinate vaccination"),
    ("univers", "universe"),
    ("universiti", "university"),
    ("import", "import imported"),
    ("important", "important importantly"),
    ("possibl", "possible possibly possibility"),
    ("studi", "study studied studying"),
    ("add", "add added adding"),
    ("agre", "agree agreed agreeing"),
    ("relat", "relate relation relational"),
    ("enrol", "enroll enrolled"),
    ("hope", "hope hoping hoped"),
    ("hop", "hop hopping"),
    ("yalta", "yalta"),
    ("even", "even evenly"),
    ("evening", "evening"),
    ("as", "as"),
    ("zelenskyy", "zelenskyy"),
    ("élan", "élan"),
    ("g7", "g7"),
)
"""What forms of a word have in common, and the forms; `stems.js` has to find the same."""

QUERIES = (
    ("negotiating", (("negotiating*",),), None, False),
    ("negotiating table", (("negotiating~",), ("table*",)), None, False),
    ("Chelsea Manning pardoned today", (("chelsea",), ("manning",), ("pardoned~",), ("today*",)), None, False),
    ("Negotiating a deal", (("negotiating~",), ("deal*",)), None, False),
    ('"the border crossing" opened', (("border", "crossing"), ("opened~",)), None, False),
    ("deal 12 March 2021", (("deal*",),), ("2021-03-12", "2021-03-12"), False),
    ("12. März 2021", (), ("2021-03-12", "2021-03-12"), False),
    ("talks im Mär 2021", (("talk~",), ("im~",)), ("2021-03-01", "2021-03-31"), False),
    ("jun 2021", (), ("2021-06-01", "2021-06-30"), False),
    ("sept. 3, 2021", (), ("2021-09-03", "2021-09-03"), False),
    ("31 February 2021", (("31~",),), ("2021-02-01", "2021-02-28"), False),
    ("What did Zelenskyy say about the deal?", (("zelenskyy~",), ("deal*",)), None, True),
)
"""What is typed on a German page, and what is meant; `query.js` has to read the same."""


@pytest.mark.parametrize(("common", "forms"), STEMS)
def test_forms_of_a_word_have_one_stem_and_one_beginning(common: str, forms: str) -> None:
    for form in forms.split():
        assert stem(form) == common
        assert form.startswith(root(form))


@pytest.mark.parametrize(("typed", "clauses", "days", "asked"), QUERIES)
def test_what_is_typed_is_read(
    typed: str, clauses: tuple[tuple[str, ...], ...], days: tuple[str, str] | None, asked: bool
) -> None:
    with speaking(find_catalogue("de")):
        assert read_query(typed) == Query(clauses, days, asked)


@given(st.text(string.ascii_lowercase, min_size=1, max_size=14))
def test_any_word_begins_with_its_root(word: str) -> None:
    assert word.startswith(root(word))


@pytest.mark.parametrize(("text", "found"), TERMS)
def test_a_term_is_what_forms_of_a_word_have_in_common(text: str, found: str) -> None:
    assert " ".join(terms(text)) == found


def entry(number: int, words: str = "") -> SearchEntry:
    return SearchEntry(
        "dossier",
        f"Report {number}",
        "Dossier",
        f"Envoys met in Port Varn on day {number}. {words}",
        date=f"2021-10-{number % 28 + 1:02}",
        source="Agency",
        facets=(("actor", ("Ada Moe", f"Actor {number % 3}")),),
        quotes=(SearchPassage("quote-1", f"We met {number} times", "Ada Moe", exact=True),),
        events=(SearchPassage("date-1", "Envoys met", when="1 May 2021", days=("2021-05-01", "2021-05-01")),),
    )


ACTOR = SearchEntry("actor", "Ada Moe", "Person", "A. Moe", lead="mayor", weight=4)


def build(entries: dict[str, SearchEntry], cache: Path | None, site: Path) -> Index:
    """Bring an index up to date and lay it into a site."""
    index = Index(cache)
    for address, one in entries.items():
        index.add(address, one)
    assert index.complete(site) == ""
    return index


def files(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((site / FOLDER).iterdir())}


def inodes(site: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in (site / FOLDER).iterdir()}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> dict[str, SearchEntry]:
    """Entries for several shards and stretches of the alphabet, since these are small here."""
    monkeypatch.setattr(shards, "SHARD", 4)
    monkeypatch.setattr(stretches, "SMALLEST", 40)
    return {f"dossiers/{key}/": entry(key) for key in range(12)} | {"actors/ada-moe/": ACTOR}


def test_nothing_is_made_again_where_nothing_changed(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    first = build(few, tmp_path / "cache", tmp_path / "one")
    second = build(few, tmp_path / "cache", tmp_path / "two")
    assert first.state == second.state != ""
    assert inodes(tmp_path / "one") == inodes(tmp_path / "two")
    third = Index(tmp_path / "cache")
    for address, each in few.items():
        third.add(address, each)
    (tmp_path / "two" / FOLDER / "table.dsx").write_text("as it lies there")
    assert third.complete(tmp_path / "two", first.state) == ""
    assert third.placed == first.state
    assert files(tmp_path / "two")["table.dsx"] == b"as it lies there"


@pytest.mark.parametrize("harm", ["remove", "change", "add"])
def test_an_index_that_somebody_touched_in_the_site_is_laid_there_again(
    harm: str, few: dict[str, SearchEntry], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    state = build(few, tmp_path / "cache", site).state
    before = files(site)
    path = site / FOLDER / "table.dsx"
    path.unlink()
    if harm != "remove":
        path.write_bytes(b"x")
    if harm == "add":
        (site / FOLDER / "more.dsx").write_bytes(b"x")
    index = Index(tmp_path / "cache")
    for address, each in few.items():
        index.add(address, each)
    assert index.complete(site, state) == ""
    assert files(site) == before


def test_an_entry_with_a_known_key_is_not_asked_for(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.put("a/", "key", lambda: entry(1))
    index.put("b/", "key", lambda: None)
    index.complete(tmp_path / "site")
    index = Index(tmp_path)
    assert [index.keep(address, key) for address, key in (("a/", "key"), ("b/", "key"), ("a/", "other"))] == [1, 1, 0]
    index.put("a/", "key", lambda: pytest.fail("it was made"))
    index.complete(tmp_path / "site")
    assert len(files(tmp_path / "site")) == 5  # table, facets, one stretch of the alphabet with its places, one card


def test_a_changed_entry_means_one_shard_and_the_files_of_its_words(
    few: dict[str, SearchEntry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(few, tmp_path / "cache", tmp_path / "one")
    gathered: list[int] = []
    gather = shards.gather

    def counted(entries: Iterable[Postings]) -> Iterator[tuple[str, bytes, int]]:
        some = list(entries)
        gathered.append(len(some))
        return gather(some)

    monkeypatch.setattr("dossier.publish.search.index.gather", counted)
    build(few | {"dossiers/3/": entry(3, "A zebra came.")}, tmp_path / "cache", tmp_path / "two")
    assert len(gathered) == 1
    assert 0 < gathered[0] < 12
    before, after = files(tmp_path / "one"), files(tmp_path / "two")
    made = {name for name in after if name not in before}
    assert {name.partition(".")[2] for name in made} == {"w.dsx", "p.dsx"}
    assert len(made) <= 4  # of "came" and "zebra"
    assert sum(name.endswith(".w.dsx") for name in after) > 6
    assert sum(before[name] != after[name] for name in before.keys() & after.keys()) == 2  # the table, and its card
    assert "zebra" in telling(tmp_path / "two")


def test_the_index_is_what_a_build_from_nothing_makes(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    chance = random.Random(7)
    now = dict(few)
    for round_ in range(25):
        key = f"dossiers/{chance.randrange(16)}/"
        if key in now and chance.random() < 0.4:
            del now[key]
        else:
            now[key] = entry(chance.randrange(99), chance.choice(("", "Ferries.", "Ferries sailed. " * 3000)))
        build(now, tmp_path / "cache", tmp_path / "one")
        order = sorted(now, key=lambda _: chance.random())
        build({key: now[key] for key in order}, None, tmp_path / "two")
        assert files(tmp_path / "one") == files(tmp_path / "two"), round_


def telling(folder: Path) -> str:
    """Return everything that an index or what is kept of it tells, unpacked."""
    told = []
    for path in folder.rglob("*"):
        if path.suffix == ".dsx":
            told.append(zlib.decompress(path.read_bytes()).decode("utf-8", "ignore"))
        elif path.is_file():
            told.append(path.read_bytes().decode("utf-8", "ignore"))
    return "\n".join(told)


def test_what_is_dropped_is_gone_from_the_cache_too(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    build(few | {"dossiers/secret/": replace(entry(1), title="Zelmira")}, tmp_path / "cache", tmp_path / "site")
    assert "Zelmira" in telling(tmp_path / "cache")
    build(few, tmp_path / "cache", tmp_path / "site")
    assert "Zelmira" not in telling(tmp_path)
    assert "secret" not in telling(tmp_path / "cache")


def test_two_builds_at_once_both_have_an_index(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    one = Index(tmp_path / "cache")
    build(few, tmp_path / "cache", tmp_path / "other")  # while the first has the cache open
    for address, each in few.items():
        one.add(address, each)
    assert one.complete(tmp_path / "site") == ""
    assert files(tmp_path / "site") == files(tmp_path / "other")


@pytest.mark.parametrize("damage", ["file", "half", "lost", "short"])
def test_a_damaged_cache_is_begun_anew(damage: str, few: dict[str, SearchEntry], tmp_path: Path) -> None:
    build(few, tmp_path / "cache", tmp_path / "one")
    made = files(tmp_path / "one")
    base = tmp_path / "cache" / "index.sqlite"
    if damage == "lost":
        next((tmp_path / "cache" / "files").glob("*.w.dsx")).unlink()
    elif damage == "short":
        os.truncate(next((tmp_path / "cache" / "files").glob("*.w.dsx")), 5)
    else:
        base.write_bytes(b"not a database" * 99 if damage == "file" else base.read_bytes()[:9000])
    build(few, tmp_path / "cache", tmp_path / "two")
    assert files(tmp_path / "two") == made


def test_a_cache_that_cannot_be_used_costs_time_alone(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    build(few, tmp_path / "cache", tmp_path / "site")
    assert "table.dsx" in files(tmp_path / "site")


def test_a_cache_that_is_only_to_be_read_costs_time_alone(
    few: dict[str, SearchEntry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file()}

    build(few, tmp_path / "kept", tmp_path / "one")
    before = kept()
    monkeypatch.setattr(os, "access", lambda path, _: "kept" not in str(path))
    more = {**few, "dossiers/new/": replace(few["dossiers/0/"], title="New")}
    build(more, tmp_path / "kept", tmp_path / "two")
    build(more, tmp_path / "another", tmp_path / "three")
    assert files(tmp_path / "two") == files(tmp_path / "three")
    assert kept() == before


def test_a_killed_build_leaves_no_wrong_index(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    build(few, tmp_path / "cache", tmp_path / "one")
    killed = Index(tmp_path / "cache")
    for address, each in few.items():
        killed.add(address, replace(each, title="Unfinished"))
    killed._kept.base.close()  # nothing was committed
    build(few, tmp_path / "cache", tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_full_disk_is_a_sentence(
    few: dict[str, SearchEntry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index(tmp_path / "cache")

    def full(name: str, content: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index, "_write", full)
    for address, each in few.items():
        index.add(address, each)
    assert "No space left" in index.complete(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_an_index_in_the_background_can_be_stopped(few: dict[str, SearchEntry], tmp_path: Path) -> None:
    index = Index(tmp_path / "cache")
    for address, each in few.items():
        index.add(address, each)
    index.start(tmp_path / "site", "")
    index.stop()
    index = Index(tmp_path / "cache")  # it has let go of the cache
    index._stop.set()
    index.add("dossiers/1/", entry(1))
    assert index.complete(tmp_path / "never") == "stopped"
    assert not (tmp_path / "never").exists()


def read(posting: bytes) -> list[int]:
    """Return the numbers of a run of bytes."""

    def each() -> Iterator[int]:
        value, weight = 0, 1
        for byte in posting:
            value += (byte & 127) * weight
            weight *= 128
            if byte < 128:
                yield value
                value, weight = 0, 1

    return list(each())


def test_a_posting_says_where_a_term_stands() -> None:
    assert read(b"".join(map(number, (0, 127, 128, 300, 1 << 40)))) == [0, 127, 128, 300, 1 << 40]
    found, length = invert(replace(entry(3), title="Envoys"))
    assert read(found["envoy"][0]) == [2 << 4 | 1 | 4, 1, 0]  # twice, in the title, in one happening: the first
    assert read(found["envoy"][1]) == [2, 0, 9]
    assert read(found["ada"][0]) == [2, 1, 1]  # in no text; in one quotation, as its speaker
    assert read(found["met"][0]) == [1 << 4 | 2 | 4, 1, 0, 1, 0]
    assert {"@2021", "@2021-05"} <= found.keys()
    assert "in" not in found
    assert length == 1 + 8 + 8
    assert unpack(pack(found)) == found


def test_a_long_text_is_cut_at_paragraphs() -> None:
    text = "\n".join(f"Paragraph {number} speaks of ferries." for number in range(1500)) + "\nA zebra came."
    parts = parts_of(text)
    assert "".join(parts) == text
    assert len(parts) > 3
    assert all(part.endswith("\n") for part in parts[:-1])
    assert parts_of("x" * WHOLE) == ["x" * WHOLE]
    assert "".join(parts_of("x" * 99_999)) == "x" * 99_999
    found, _ = invert(replace(entry(1), text=text))
    assert read(found["zebra"][0]) == [1 << 4 | 8, len(parts) - 1]


def test_search_knows_of_a_dossier_what_its_page_shows() -> None:
    found = collection()
    own = (("Tags", "ferries", "<b>"), ("country", "Sweden"), ("note", "x" * 90))
    first, *others = found
    first = replace(first, document=replace(first.document, fields=own))
    site = render_pages(collected((first, *others), found.profiles), Settings(), Path("nowhere"))
    known = {page.url: page for page in site if page.found is not None}
    page = known[f"dossiers/{first.document.id}/"]
    assert page.found is not None
    facets = dict(page.found.facets)
    assert facets["tags"] == ("ferries", "<b>")
    assert facets["country (file)"] == ("Sweden",)
    assert "note" not in facets
    assert facets["actor"]
    facts = [passage.fact for passage in (*page.found.quotes, *page.found.events)]
    assert facts
    assert all(f'id="{fact}"' in page.body for fact in facts)
    assert not any("/page/" in url for url in known)
    assert {page.found.kind for page in known.values() if page.found} == {"dossier", "actor"}


def test_what_is_said_in_passing_is_no_event() -> None:
    lookups = Lookups(collection())
    dossier = next(iter(lookups.collection))
    card, dates = lookups.card(dossier), told_dates(lookups, dossier)
    assert list(happened(card, dates))
    aside = tuple(replace(happening, passing=True) for happening in card.happenings)
    assert not list(happened(replace(card, happenings=aside), dates))


def test_of_a_page_by_hand_search_reads_what_is_seen() -> None:
    html = "<h1>Credits</h1><style>p { color: red }</style><p>Thanks to <b>Ada</b> &amp; all.</p><!-- hidden -->"
    assert found_page("Credits", html).text == "Credits\nThanks to Ada & all."


def test_a_kept_index_of_other_code_is_not_used(
    few: dict[str, SearchEntry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(few, tmp_path / "cache", tmp_path / "one")
    monkeypatch.setattr("dossier.publish.search.index.code_version", lambda: "f" * 16)
    index = Index(tmp_path / "cache")
    assert not index._kept.keys
    index.close()
    with sqlite3.connect(tmp_path / "cache" / "index.sqlite") as base:
        assert base.execute("SELECT count(*) FROM entries").fetchone() == (0,)
    base.close()


def test_a_field_that_gathers_nothing_is_no_facet() -> None:
    assert narrows(Counter(["ferries", "strikes"]))
    assert narrows(Counter({f"tag {number}": 3 for number in range(40)}))
    assert not narrows(Counter(f"2021-10-02 12:{number}" for number in range(40)))


def filed(sizes: dict[str, int], most: int) -> list[str]:
    return [" ".join(words) for words in stretches.cut(sizes, most)]


def test_terms_are_cut_into_files_of_their_own_size() -> None:
    assert filed({"a": 10, "b": 10, "c": 10}, 100) == ["a b c"]
    assert filed({"port": 60, "ports": 30, "post": 5, "power": 5}, 100) == ["port ports", "post power"]
    assert filed({"bide": 30, "biden": 500, "bidens": 5, "bids": 5}, 100) == ["bide", "biden", "bidens bids"]
    assert not filed({}, 100)
    assert list(stretches.groups({"6f": 50, "6f61": 40, "6f62": 20, "6f63": 300, "6f64": 1}, 100)) == [
        ["6f", "6f61"],
        ["6f62"],
        ["6f63"],
        ["6f64"],
    ]


def test_an_edit_moves_the_ends_of_few_files() -> None:
    chance = random.Random(3)
    letters = string.ascii_lowercase[:8]
    sizes = {"".join(chance.choices(letters, k=chance.randint(3, 8))): chance.randint(2, 60) for _ in range(4000)}
    before = filed({word: sizes[word] for word in sorted(sizes)}, 600)
    for _ in range(20):
        word = chance.choice(sorted(sizes))
        after = filed({one: sizes[one] + 40 * (one == word) for one in sorted(sizes)}, 600)
        assert len(set(after) - set(before)) <= 12
        assert sorted(" ".join(after).split()) == sorted(sizes)


def test_the_beginning_of_a_stretch_tells_its_terms_from_those_before() -> None:
    ends = [("@2020", "abbot"), ("abbots", "abby"), ("ace", "zulu"), ("émigré", "épée"), ("жук", "я")]
    borders = list(stretches.borders_of(ends))
    assert borders == ["@", "abbots", "ac", "é", "ж"]
    assert list(stretches.names_of(borders)) == ["40-0", "6162-0", "6163-0", "c3a9-0", "d0b6-0"]
    assert list(stretches.names_of(["ab", "aba", "abb", "b"])) == ["6162-0", "6162-1", "6162-2", "62-0"]


def test_entries_that_begin_alike_have_files_of_their_own() -> None:
    one = 1 << 20
    places = [5 << 16, (5 << 16) + 1, (5 << 16) + 2, 6 << 16, one << 16]
    assert short_places(places) == [5, 6, 7, 8, one]
    assert short_places([]) == []


def test_a_stretch_has_of_each_term_what_all_shards_have(tmp_path: Path, few: dict[str, SearchEntry]) -> None:
    build(few, None, tmp_path)
    found = files(tmp_path)
    order = sorted((address for address in few if address != "actors/ada-moe/"), key=place_of)
    wanted: dict[str, list[tuple[int, bytes, bytes]]] = {}
    for at, address in enumerate(order):
        for term, (posting, places) in invert(few[address])[0].items():
            wanted.setdefault(term, []).append((at, posting, places))
    seen = {}
    for name, content in sorted(found.items()):
        if name.endswith(".w.dsx"):
            stem_, _, _ = name.rpartition("-")
            beside = next(other for other in found if other.startswith(f"{stem_}-") and other.endswith(".p.dsx"))
            seen |= unfolded(zlib.decompress(content), zlib.decompress(found[beside]))
    assert seen == {
        term: (
            len(rows),
            b"".join(
                number(at - before) + posting
                for (at, posting, _), before in zip(rows, [0, *(at for at, *_ in rows)], strict=False)
            ),
            b"".join(places for *_, places in rows),
        )
        for term, rows in wanted.items()
    }


def unfolded(words: bytes, places: bytes) -> dict[str, tuple[int, bytes, bytes]]:
    """Read the two files of a stretch: term -> entries, postings, places."""

    def numbered(data: bytes, at: int) -> tuple[int, int]:
        value, weight = 0, 1
        while True:
            value, weight, at = value + (data[at] & 127) * weight, weight * 128, at + 1
            if data[at - 1] < 128:
                return value, at

    found, before, at, beside = {}, b"", 0, 0
    while at < len(words):
        shared, at = numbered(words, at)
        length, at = numbered(words, at)
        before = before[:shared] + words[at : at + length]
        count, at = numbered(words, at + length)
        size, at = numbered(words, at)
        long, beside = numbered(places, beside)
        found[before.decode()] = (count, words[at : at + size], places[beside : beside + long])
        at, beside = at + size, beside + long
    assert beside == len(places)
    return found
