"""Pages of a PDF stay evidence, former addresses lead on, sources have a copy that their digest names."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from dossier.collection.build import build_collection
from dossier.collection.changes import recorded, state_from, state_text
from dossier.errors import DossierError
from dossier.model import Collection, Page
from dossier.people.actors_file.withhold import BAR
from dossier.publish.exports import as_csv, attachments, record, schema, tables_of
from dossier.publish.exports.forms import files_of
from dossier.publish.pages import Site, render_pages
from dossier.settings import Settings
from dossier.spans import page_at
from tests.render_fixture import collection as whole
from tests.test_pdf import column, make_pdf

SITE = Site(name="Ports", url="https://example.org/")
NOTE = "On Friday Jonas Dahl met Cy Orr. “We agreed,” Jonas Dahl said on 3 May 2021.\n"


def built(root: Path) -> Collection:
    return build_collection(root, Settings(workers=1, cache=""))


def rendered(collection: Collection, url: str, *exports: str) -> Page:
    chosen = Settings(exports=exports)
    return next(page for page in render_pages(collection, chosen, Path(), SITE) if page.url == url)


# -------------------------------------------------------------------------------------------------------- pages of PDF

FIRST = [
    "Harbour Committee of Port Varn",
    "",
    "Mayor Ada Torvik met the Border Council on 4 May 2021 and the talks went on for a long time, since",
    "nobody in the room had expected that the council would send three of its members, and because the",
]
SECOND = [
    "road was closed. “We want a bridge,” Ada Torvik said. The council of Port Varn did not answer that.",
]
THIRD = ["“It is late,” Cy Orr said on 9 May 2021. Nobody in the room answered him for quite some time."]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    root = tmp_path_factory.mktemp("pdf")
    (root / "content").mkdir()
    lines = [[line.replace("“", '"').replace("”", '"') for line in page] for page in (FIRST, SECOND, [], THIRD)]
    (root / "content" / "report.pdf").write_bytes(make_pdf([column(60, page) for page in lines]))
    return built(root)


def test_each_word_of_a_pdf_is_known_by_its_page(pdf: Collection) -> None:
    document = pdf.dossier("report").document
    assert document.pages[0] == 0
    assert len(document.pages) == 4
    for words, page in (("Harbour", 1), ("because the", 1), ("road was", 2), ("did not answer", 2), ("It is late", 4)):
        assert page_at(document.pages, document.text.index(words)) == page
    assert page_at((), 5) is None


def test_pages_stand_in_record_tables_and_beside_the_words(pdf: Collection) -> None:
    dossier = pdf.dossier("report")
    body = record(dossier)
    jsonschema.validate(body, schema())
    assert body["source"]["pages"] == list(dossier.document.pages)
    quotes = list(csv.DictReader(io.StringIO("".join(as_csv(tables_of(pdf, SITE), "quotes")))))
    assert {row["quote"]: row["page_number"] for row in quotes} == {"We want a bridge,": "2", "It is late,": "4"}
    page = rendered(pdf, "dossiers/report/").body
    assert re.findall(r'data-page="p\. (\d)"', page)[-1] == "4"
    evidence = next(row["evidence"] for row in quotes if row["page_number"] == "4")
    assert re.search(rf'href="#{evidence}"[^>]*>Q2</a>&nbsp;<span class="ds-folio">p\. 4</span>', page)
    assert "4 May 2021, p. 2." in html.unescape(page) or ", p. 2." in html.unescape(page)


def test_other_formats_have_no_pages(tmp_path: Path) -> None:
    collection = site_with(tmp_path)
    assert collection.dossier("a").document.pages == ()
    page = rendered(collection, "dossiers/a/").body
    assert "ds-folio" not in page
    assert "data-page" not in page


def test_pages_stay_where_they_are_when_a_name_is_blacked_out(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    lines = [["Ada Torvik met Cy Orr in Port Varn on 4 May 2021 and left."], ["Cy Orr stayed in Port Varn for a year."]]
    (tmp_path / "content" / "report.pdf").write_bytes(make_pdf([column(60, page) for page in lines]))
    (tmp_path / "content" / "actors.yml").write_text("Ada Torvik: {withhold: true}\n", "utf-8")
    document = built(tmp_path).dossier("report").document
    assert document.text.startswith(BAR)
    assert page_at(document.pages, document.text.index("Cy Orr stayed")) == 2
    assert page_at(document.pages, document.text.index("Cy Orr stayed") - 3) == 1


# -------------------------------------------------------------------------------------------------------------- citing


def site_with(root: Path, **files: str) -> Collection:
    (root / "content").mkdir(exist_ok=True)
    for name, text in (files or {"a": NOTE}).items():
        (root / "content" / f"{name}.txt").write_text(text, "utf-8")
    return built(root)


def test_a_dossier_says_how_it_is_cited_and_offers_an_entry(tmp_path: Path) -> None:
    page = rendered(
        site_with(tmp_path, a=f"---\ntitle: Who & what?\nauthor: Jo Doe\ndate: 2021-05-04\n---\n{NOTE}"), "dossiers/a/"
    )
    cited = [html.unescape(one) for one in re.findall(r'<cite [^>]*lang="en">(.*?)</cite>', page.body)]
    assert cited == [
        "Jo Doe. (2021, May 4). Who & what? https://example.org/dossiers/a/",
        "Jo Doe. “Who & what?” May 4, 2021. https://example.org/dossiers/a/.",
    ]
    (entry,) = re.findall(r'<pre class="ds-bibtex">(.*?)</pre>', page.body, re.DOTALL)
    assert html.unescape(entry).startswith("@misc{a,\n  title = {{Who \\& what?}},\n")


def test_every_kind_of_fact_has_a_link_of_its_own() -> None:
    pages = [page.body for page in render_pages(whole(), Settings(), Path(), SITE) if page.template == "dossier.html"]
    linked = {fact for page in pages for fact in re.findall(r'class="ds-permalink" href="#([\w-]+)"', page)}
    assert {fact.partition("-")[0] for fact in linked} >= {"line", "point", "quote", "date", "actor"}
    assert all(any(f'id="{fact}"' in page for page in pages) for fact in linked)


# ---------------------------------------------------------------------------------------------------- former addresses


def test_a_renamed_source_is_known_by_its_bytes_and_later_states_remember(tmp_path: Path) -> None:
    first = recorded(site_with(tmp_path, old=NOTE, other="Nothing was said.\n").cards)
    (tmp_path / "content" / "old.txt").rename(tmp_path / "content" / "mid.txt")
    second = recorded(built(tmp_path).cards, first)
    assert second.moved == {"old": "mid"}
    (tmp_path / "content" / "mid.txt").rename(tmp_path / "content" / "new.txt")
    read = state_from(json.loads(state_text(second)))
    third = recorded(built(tmp_path).cards, read)
    assert third.moved == {"mid": "new", "old": "new"}
    (tmp_path / "content" / "old.txt").write_text("Something else.\n", "utf-8")
    assert recorded(built(tmp_path).cards, third).moved == {"mid": "new"}  # the address has another dossier
    (tmp_path / "content" / "new.txt").unlink()
    assert recorded(built(tmp_path).cards, third).moved == {}


def test_of_two_files_with_the_same_bytes_none_is_taken_for_the_former(tmp_path: Path) -> None:
    first = recorded(site_with(tmp_path, old=NOTE).cards)
    (tmp_path / "content" / "old.txt").unlink()
    assert recorded(site_with(tmp_path, one=NOTE, two=NOTE).cards, first).moved == {}


def test_a_former_address_leads_to_the_dossier_with_scripts_or_without(tmp_path: Path) -> None:
    collection = site_with(tmp_path, new=f"---\nredirect_from: [/dossiers/first/, ../../evil, new]\n---\n{NOTE}")
    state = replace(recorded(collection.cards), moved={"old": "new"})
    made = {
        file.address: "".join(map(str, file.make()))
        for file in attachments(collection, Settings(exports=()), SITE, state)
    }
    assert set(made) == {
        *("dossiers/old/index.html", "dossiers/first/index.html", "dossiers/evil/index.html"),
        *("dossiers/moved.js", "changes/changes.json"),
    }
    page = made["dossiers/old/index.html"]
    assert 'content="1; url=../../dossiers/new/"' in page
    assert '<link rel="canonical" href="https://example.org/dossiers/new/">' in page
    assert '<a href="../../dossiers/new/">' in page
    assert "location.hash" in made["dossiers/moved.js"]


# -------------------------------------------------------------------------------------------------------- archive copy


def test_a_source_has_a_copy_that_its_digest_names_and_that_nothing_runs(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    page = f"<html><body><h1>Notes</h1><p>{NOTE}</p><script>alert(1)</script></body></html>".encode()
    (tmp_path / "content" / "page.html").write_bytes(page)
    collection = site_with(tmp_path, a=NOTE)
    files = {file.address: file for file in files_of(["sources"], collection, SITE, tmp_path / "content")}
    assert set(files) == {f"sources/{sha256(NOTE.encode()).hexdigest()}.txt", f"sources/{sha256(page).hexdigest()}.bin"}
    assert b"".join(files[f"sources/{sha256(page).hexdigest()}.bin"].make()) == page
    shown = rendered(collection, "dossiers/page/", "sources").body
    assert f'href="../../sources/{sha256(page).hexdigest()}.bin" download="page.html"' in shown
    assert "sources/" not in rendered(collection, "dossiers/page/").body
    (tmp_path / "content" / "a.txt").write_text("other", "utf-8")
    with pytest.raises(DossierError, match="was changed while the site was built"):
        files[f"sources/{sha256(NOTE.encode()).hexdigest()}.txt"].make()


def test_a_source_that_names_somebody_withheld_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "actors.yml").write_text("Jonas Dahl: {withhold: true}\n", "utf-8")
    collection = site_with(tmp_path, a=NOTE, b="Cy Orr left on 3 May 2021.\n")
    files = list(files_of(["sources"], collection, SITE, tmp_path / "content"))
    assert [b"".join(file.make()) for file in files] == [b"Cy Orr left on 3 May 2021.\n"]
    assert "Archive copy" not in rendered(collection, "dossiers/a/", "sources").body
