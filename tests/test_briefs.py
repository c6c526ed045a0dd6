"""A brief to hand on: each thing it says has a number, each number leads to words that stand in a source."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from dossier import api
from dossier.cli import main
from dossier.collection.link import link
from dossier.errors import DossierError
from dossier.model import Collection, KeyPoint
from dossier.people.actors_file import Authority
from dossier.publish.briefs import Brief, Lengths, Place, brief_of_actor, brief_of_dossier, brief_of_dossiers
from dossier.publish.briefs.choose import brief_on, brief_on_search
from dossier.publish.briefs.formats import written
from dossier.publish.briefs.html import html, style
from dossier.publish.briefs.markdown import markdown
from dossier.publish.briefs.pdf import data, lacking, pdf
from dossier.publish.briefs.records import Item, Piece, Section, runs
from dossier.publish.briefs.word import word
from dossier.publish.pages.lookups import Lookups
from dossier.wording import find_catalogue, speaking
from tests.render_fixture import collection, hostile

FORMATS = (".md", ".html", ".docx", ".pdf")


@pytest.fixture(scope="module")
def shown() -> Collection:
    return collection()


@pytest.fixture(scope="module")
def lookups(shown: Collection) -> Lookups:
    return Lookups(shown)


@pytest.fixture(scope="module")
def briefs(lookups: Lookups) -> dict[str, Brief]:
    place = Place("en", "https://site.example/under")
    whole = Lengths.whole()
    return {
        "dossier": brief_of_dossier(lookups, "talks", place, whole),
        "actor": brief_of_actor(lookups, lookups.profiles["dana-mirsk"], place, whole),
        "several": brief_of_dossiers(lookups, ["visit", "talks"], "The Varn road", place, whole),
    }


KINDS = ("dossier", "actor", "several")


def items(brief: Brief, *kinds: str) -> Iterator[Item]:
    return (item for section in brief.sections if not kinds or section.kind in kinds for item in section.items)


def section(brief: Brief, kind: str) -> Section:
    (found,) = [one for one in brief.sections if one.kind == kind]
    return found


def plain(words: str) -> str:
    return " ".join(words.replace("…", " ").replace("“", " ").replace("”", " ").split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_leads_to_a_passage_and_every_passage_is_led_to(briefs: dict[str, Brief], kind: str) -> None:
    brief = briefs[kind]
    passages = [passage.id for source in brief.sources for passage in source.passages]
    cited = {cite.target for item in items(brief) for cite in item.cites}
    assert len(passages) == len(set(passages)) > 3
    assert cited == set(passages)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_text_says_is_cited(briefs: dict[str, Brief], kind: str) -> None:
    for item in items(briefs[kind], "lines", "facts", "people", "quotes", "timeline"):
        assert item.cites or any("Finding of a person" in remark for remark in item.remarks), item


@pytest.mark.parametrize("kind", KINDS)
def test_words_that_are_not_ours_stand_in_the_sources(shown: Collection, briefs: dict[str, Brief], kind: str) -> None:
    texts = {dossier.document.id: plain(dossier.document.text) for dossier in shown}
    for item in items(briefs[kind], "lines", "quotes", "timeline"):
        if not item.cites or any("Finding" in remark for remark in item.remarks):
            continue
        cited = [texts[cite.document] for cite in item.cites]
        for piece in (piece for piece in item.pieces if piece.kind == "words"):
            assert all(part.strip() in cited[0] for part in re.split(r"[“”…]", piece.text) if part.strip()), piece


@pytest.mark.parametrize("kind", KINDS)
def test_passages_are_the_words_of_their_source(shown: Collection, briefs: dict[str, Brief], kind: str) -> None:
    texts = {dossier.document.path: plain(dossier.document.text) for dossier in shown}
    for source in briefs[kind].sources:
        for passage in source.passages:
            assert plain("".join(text for text, _ in passage.pieces)) in texts[source.file]


def test_a_brief_on_a_document_says_who_said_what_when(briefs: dict[str, Brief]) -> None:
    brief = briefs["dossier"]
    assert brief.title == "Envoys return to Port Varn for talks"
    first, *_, last = section(brief, "lines").items
    assert first.remarks == ("Finding of a person: Ada, 16 May 2024",)
    assert [piece.text for piece in last.pieces if piece.kind == "ours"] == ["Mirsk’s"]
    who = {item.label: item for item in section(brief, "people").items}
    assert who["Dana Mirsk"].pieces == (Piece("Arlavian Foreign Minister"),)
    said = [(item.label, "".join(piece.text for piece in item.pieces)) for item in section(brief, "quotes").items]
    assert ("Dana Mirsk, Arlavian Foreign Minister", "“We want a road, … and we want it open.”") in said
    assert ("Unattributed", "“Nobody asked us.”") in said
    days = [item.label for item in section(brief, "timeline").items]
    assert days == ["1998", "April 2024", "April 2024", "14 May 2024", "20 May 2024", "about June 2024"]


def test_how_sure_things_are_is_kept(briefs: dict[str, Brief]) -> None:
    brief = briefs["dossier"]
    said = {item.pieces[0].text: item.remarks for item in section(brief, "quotes").items}
    assert "reported, not word for word" in said["some 400 lorries have waited since last month"]
    assert said["“We want a road, … and we want it open.”"] == ("in the text “she”",)
    assert any("check the speaker" in remark for remark in said["“It is a disgrace,”"])
    when = {item.label: item.remarks for item in section(brief, "timeline").items}
    assert "could also be 20 May 2023" in when["20 May 2024"]
    assert "approximate" in when["about June 2024"]
    open_ = {item.pieces[0].text: item.remarks for item in section(brief, "open").items}
    assert open_["“later”"] == ("this date cannot be placed: no day can be told",)
    assert open_["“Nobody asked us.”"] == ("the text does not say whose words these are",)


def test_what_a_person_corrected_is_said(briefs: dict[str, Brief]) -> None:
    for kind in KINDS:
        (item,) = section(briefs[kind], "corrections").items
        assert item.pieces[0].text == "removed; was: Dana Mirsk"
        assert "the text names nobody" in item.remarks


def test_sources_have_address_publisher_and_day(briefs: dict[str, Brief]) -> None:
    (source,) = briefs["dossier"].sources
    assert source.url == "https://courier.example/talks?a=1&b=2"
    assert source.about == "Varn Courier, 14 May 2024"
    assert source.page == "https://site.example/under/dossiers/talks/"
    assert all(passage.address.startswith(f"{source.page}#e") for passage in source.passages)
    assert source.remarks == ("Reviewed.",)


def test_an_address_that_would_run_is_left_out(lookups: Lookups) -> None:
    (source,) = brief_of_dossier(lookups, "hostile").sources
    assert source.url == ""
    assert source.file in source.described


def test_a_brief_on_an_actor_goes_over_all_documents(briefs: dict[str, Brief]) -> None:
    brief = briefs["actor"]
    assert brief.title == "Dana Mirsk"
    assert section(brief, "lines").items[0].pieces == (Piece("Deputy Prime Minister"),)
    assert {item.pieces[0].text for item in section(brief, "facts").items} == {
        "Deputy Prime Minister",
        "Arlavian Foreign Minister",
    }
    assert {source.file for source in brief.sources} == {"2024/visit.txt", "2024/talks.txt"}
    assert next(item.label for item in section(brief, "quotes").items) == "3 June 2024"


def test_the_bottom_line_on_an_actor_says_nothing_twice(shown: Collection) -> None:
    talks = shown.dossier("talks")
    (mirsk,) = (one for one in talks.actors if one.name == "Dana Mirsk")
    sentence = next(one.span for one in talks.sentences if "Mirsk" in one.span.of(talks.document.text))
    points = tuple(KeyPoint(mirsk.id, span) for span in (mirsk.roles[0].span, sentence, sentence))
    stated = replace(talks, summary=replace(talks.summary, sentences=(), key_points=points))
    lookups = Lookups(link([stated if one.document.id == "talks" else one for one in shown], Authority()))
    told = section(brief_of_actor(lookups, lookups.profiles["dana-mirsk"], Place(), Lengths.whole()), "lines").items
    words = [" ".join(piece.text for piece in item.pieces) for item in told]
    assert words[0] == "Deputy Prime Minister"
    assert len(words) == len(set(words)) == 2


def test_a_brief_on_several_documents_names_all_of_them(lookups: Lookups) -> None:
    brief = brief_of_dossiers(lookups, ["visit", "talks", "empty"], "All")
    assert {source.file for source in brief.sources} == {"2024/visit.txt", "2024/talks.txt", "empty.txt"}
    assert brief.scope[0] == "3 documents, dated 14 May 2024 to 3 June 2024."
    both = [item for item in section(brief, "people").items if "documents: 2 of 3" in item.remarks]
    assert "Dana Mirsk" in {item.label for item in both}


def test_a_short_brief_says_how_much_it_leaves_out(lookups: Lookups) -> None:
    brief = brief_of_dossier(lookups, "talks", lengths=Lengths(quotes=2, events=3))
    assert len(section(brief, "quotes").items) == 2
    assert section(brief, "quotes").note == "2 of 7 are given here."
    assert section(brief, "timeline").note == "3 of 6 are given here."


def test_an_empty_document_makes_a_brief_that_says_so(lookups: Lookups) -> None:
    brief = brief_of_dossier(lookups, "empty")
    assert section(brief, "lines").note.startswith("No sentence of this text")
    for ending in FORMATS:
        assert written(brief, ending)


def test_a_search_takes_what_its_words_find(shown: Collection) -> None:
    brief = brief_on_search(shown, '"border council" disgrace', 5, Place(), Lengths())
    assert [source.file for source in brief.sources] == ["2024/talks.txt"]
    (line,) = [item for item in section(brief, "lines").items if not item.remarks[0].startswith("Finding")] or [None]
    assert line is None  # what a person found stands first
    with pytest.raises(DossierError, match="nothing is found by 'zebra'"):
        brief_on_search(shown, "zebra", 5, Place(), Lengths())


def test_a_search_shows_the_sentence_that_answers(shown: Collection) -> None:
    bare = [replace(one, findings=()) for one in shown]
    found = replace(shown, load={one.document.id: one for one in bare}.__getitem__)
    brief = brief_on_search(found, "technical delay", 5, Place(), Lengths())
    (line,) = section(brief, "lines").items
    assert "called the delay “a technical matter”" in line.pieces[-1].text


def test_a_sentence_without_the_words_says_that_they_stand_elsewhere(shown: Collection) -> None:
    bare = [replace(one, findings=()) for one in shown]
    found = replace(shown, load={one.document.id: one for one in bare}.__getitem__)
    (line,) = section(brief_on_search(found, "envoys return", 1, Place(), Lengths()), "lines").items
    assert "the words themselves stand elsewhere in the text" in line.remarks  # in the headline, which is no sentence
    (line,) = section(brief_on_search(found, "technical delay", 5, Place(), Lengths()), "lines").items
    assert not any("elsewhere" in remark for remark in line.remarks)


def test_of_a_long_turn_the_words_that_were_searched_for_are_given() -> None:
    asked = "Thank you all. " * 20 + "Nobody had expected the ferry. " + "Ada Moe met Per Dahl on 4 May 2021. " * 9
    text = f"MS. MIRSK: {asked}\n\nQ    And the road?\n\nMS. MIRSK: It is open."
    found = link([api.show_text(text)], Authority())
    said = "".join(
        piece.text
        for item in section(brief_on_search(found, "ferries", 1, Place(), Lengths()), "quotes").items
        for piece in item.pieces
    )
    assert "expected the ferry" in said


# --------------------------------------------------------------------------------------------------------- the formats


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_brief_is_the_same_file_every_time(briefs: dict[str, Brief], kind: str, ending: str) -> None:
    assert written(briefs[kind], ending) == written(briefs[kind], ending)


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_says_the_same(briefs: dict[str, Brief], kind: str) -> None:
    brief = briefs[kind]
    wanted = [brief.title, *(one.title for one in brief.sections), *(one.title for one in brief.sources)]
    wanted += [run.text.strip() for item in items(brief) for run in runs(item.pieces) if run.text.strip()]
    wanted += [passage.label for source in brief.sources for passage in source.passages]
    document = docx.Document(io.BytesIO(word(brief)))
    in_word = "\n".join(text for text in document.element.body.itertext())
    in_pdf = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(brief))).pages).split())
    in_html = unescape(re.sub("<[^>]*>", "", html(brief)))
    for words in wanted:
        assert words.replace(" ", "") in in_word.replace("\n", "").replace(" ", "")
        assert "".join(words.split()) in in_pdf
        assert words in in_html


def test_numbers_are_links_in_word(briefs: dict[str, Brief]) -> None:
    document = docx.Document(io.BytesIO(word(briefs["dossier"])))
    body = document.element.body.xml
    anchors = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', body))
    names = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    assert anchors
    assert anchors <= names


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_word_and_prints_all_of_it(briefs: dict[str, Brief], tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(word(briefs["dossier"]))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "brief.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = PdfReader(tmp_path / "brief.pdf").pages
    printed = unspaced(" ".join(page.extract_text() for page in pages))
    for part in briefs["dossier"].sections:
        assert unspaced(part.title) in printed
        assert all(unspaced(piece.text) in printed for item in part.items for piece in item.pieces)
    assert f"Page1of{len(pages)}" in printed


def unspaced(text: str) -> str:
    """Leave out what a line break may stand for."""
    return re.sub(r"[\s\u00ad]+", "", text)


def test_word_has_headings_and_page_numbers(briefs: dict[str, Brief]) -> None:
    document = docx.Document(io.BytesIO(word(briefs["dossier"], "us-letter")))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == len(briefs["dossier"].sections) + 2
    for foot in (document.sections[0].footer, document.sections[0].first_page_footer):
        assert "NUMPAGES" in foot._element.xml
    assert round(document.sections[0].page_width.inches, 1) == 8.5


def test_word_has_no_time_of_its_own(briefs: dict[str, Brief]) -> None:
    with zipfile.ZipFile(io.BytesIO(word(briefs["dossier"]))) as packed:
        assert {info.date_time for info in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert "2000-01-01" in packed.read("docProps/core.xml").decode()


def test_the_pdf_is_tagged_and_named(briefs: dict[str, Brief]) -> None:
    reader = PdfReader(io.BytesIO(pdf(briefs["dossier"])))
    assert reader.metadata is not None
    assert reader.metadata.title == "Envoys return to Port Varn for talks"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_a_pdf_says_which_letters_it_lacks(briefs: dict[str, Brief]) -> None:
    brief = briefs["dossier"]
    assert lacking(replace(brief, title="Łukasz Đorđe Зеленський Ελλάς שלום سلام 2024 …")) == []
    foreign = replace(brief, title="中文 한국어")
    assert lacking(foreign) == ["CJK", "HANGUL"]
    pages = PdfReader(io.BytesIO(pdf(foreign))).pages
    assert "boxes stand: CJK, Hangul." in " ".join(" ".join(page.extract_text() for page in pages).split())
    assert data(brief, lacking(brief)) == data(brief)


@pytest.mark.parametrize("ending", FORMATS)
def test_hostile_words_stay_words(lookups: Lookups, ending: str) -> None:
    brief = brief_of_dossier(lookups, "hostile")
    assert "<script>" in brief.title
    made = written(brief, ending)
    if ending == ".html":
        text = made.decode()
        assert not re.search(r"<(script|img|svg|b onm)", text.partition("<body>")[2])
        assert "javascript:" not in re.findall(r'href="([^"]*)"', text)
        assert "default-src &#39;none&#39;" in text
        assert "\u202e" not in text
    if ending == ".md":
        assert not re.search(r"(?<!\\)<(?!a id=|https?:|/a>)", made.decode())
        assert "[U+202E]" in made.decode().replace("\\", "")


def test_markdown_marks_of_a_source_do_not_act(briefs: dict[str, Brief]) -> None:
    evil = Item((Piece("1. # [a](b) *c* `d` | e"),))
    brief = replace(briefs["dossier"], sections=(Section("facts", "x", (evil,)),), sources=())
    assert "- 1\\. # ".replace("#", "\\#") in markdown(brief)
    assert "\\[a\\](b) \\*c\\* \\`d\\` \\| e" in markdown(brief)


def test_what_typst_is_given_is_data(lookups: Lookups) -> None:
    """Words reach the template as strings of JSON; nothing of a source is ever a part of the program."""
    brief = brief_of_dossier(lookups, "hostile")
    evil = replace(brief, title='#panic("x") $ \\ #read("/etc/passwd")')
    assert data(evil)["title"] == evil.title
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(evil))).pages)
    assert '#panic("x")' in text.replace("”", '"').replace("“", '"')


def test_without_typst_it_says_what_to_install(briefs: dict[str, Brief], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(DossierError, match=r"mkdocs-dossier\[brief\]"):
        pdf(briefs["dossier"])


def test_a_brief_speaks_the_language_of_the_site(lookups: Lookups) -> None:
    with speaking(find_catalogue("de")):
        brief = brief_of_dossier(lookups, "talks", Place("de"))
    assert next(one.title for one in brief.sections) == "Das Wichtigste"
    assert "Seite" in brief.page_of
    assert 'lang="de"' in html(brief)


# --------------------------------------------------------------------------------------------------------- the command

BRIEF = "“We are ready,” said Prime Minister Ada Moe on 4 May 2021. Norway agreed."


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["brief", *words], input=stdin)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: S\nsite_url: https://s.example/\nplugins: [dossier]\n", "utf-8")
    (content / "one.md").write_text(f"---\ntitle: One\ndate: 2021-05-05\n---\n{BRIEF}\n", "utf-8")
    (content / "two.md").write_text(
        "---\ntitle: Two\ndate: 2021-06-05\n---\nPrime Minister Ada Moe met Jonas Falk in Oslo on 4 June 2021.\n",
        "utf-8",
    )
    monkeypatch.chdir(folder)
    return folder


def test_the_command_writes_the_format_of_the_ending(site: Path) -> None:
    said = run("one", *(word for ending in FORMATS for word in ("-o", f"out/one{ending}")))
    assert said.exit_code == 0, said.output
    begins = {".md": b"# One", ".html": b"<!doctype html>", ".docx": b"PK", ".pdf": b"%PDF"}
    for ending, start in begins.items():
        assert (site / "out" / f"one{ending}").read_bytes().startswith(start)


def test_without_an_output_it_prints_markdown(site: Path) -> None:
    by_id, by_file = run("one"), run("content/one.md")
    assert by_id.exit_code == 0, by_id.output
    assert by_id.stdout == by_file.stdout
    assert "“We are ready,”" in by_id.stdout
    assert "<https://s.example/dossiers/one/>" in by_id.stdout


def test_several_an_actor_and_a_search(site: Path) -> None:
    assert run("one", "two", "--title", "Both").stdout.startswith("# Both")
    assert run("--actor", "Ada Moe").stdout.startswith("# Ada Moe")
    found = run("--search", "Oslo")
    assert found.stdout.startswith("# Search: Oslo")
    assert "**1. Two**" in found.stdout


def test_a_file_outside_of_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loose.txt").write_text(BRIEF, "utf-8")
    assert "“We are ready,”" in run("loose.txt").stdout
    assert "“We are ready,”" in run("-", stdin=BRIEF).stdout


def test_what_cannot_be_done_is_said_in_a_line(site: Path) -> None:
    for words, said in (
        (("one", "-o", "x.odt"), "none of .docx (Word)"),
        (("ona",), "Did you mean 'one'"),
        (("one", "--actor", "Ada Moe"), "one of them"),
        ((), "one of them"),
        (("--actor", "Nobody Atall"), "no actor is named"),
        (("--search", "zebra"), "nothing is found"),
    ):
        failed = run(*words)
        assert failed.exit_code in (1, 2)
        assert said in failed.output
        assert "Traceback" not in failed.output


def test_a_withheld_name_is_in_no_format(site: Path) -> None:
    (site / "content" / "actors.yml").write_text("Jonas Falk: {withhold: true}\n", "utf-8")
    said = run("two", *(word for ending in FORMATS for word in ("-o", f"two{ending}")))
    assert said.exit_code == 0, said.output
    for ending in FORMATS:
        raw = (site / f"two{ending}").read_bytes()
        if ending == ".docx":
            packed = zipfile.ZipFile(io.BytesIO(raw))
            raw = b"".join(map(packed.read, packed.namelist()))
        if ending == ".pdf":
            raw = "".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages).encode()
        assert b"Falk" not in raw
        assert b"Ada Moe" in raw
    assert "withheld" in (site / "two.md").read_text("utf-8")


def test_hostile_dossiers_of_the_fixture_are_hostile() -> None:
    assert "<script>" in hostile().document.text


def test_a_brief_on_nothing_is_refused(shown: Collection) -> None:
    with pytest.raises(DossierError, match="holds no document"):
        brief_on(replace(shown, cards=()), ["x.txt"], Place(), Lengths(), loose=True)


def test_the_brief_of_the_browser_looks_the_same() -> None:
    """One style sheet: the script carries what the writer reads."""
    script = (Path(__file__).parents[1] / "dossier" / "theme" / "assets" / "brief.js").read_text("utf-8")
    assert f"String.raw`{style()}`" in script
