"""A name that the editors withhold is gone: from the text, the records, the addresses and every byte of the site."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dossier.collection.build import build_collection
from dossier.collection.store import FILE, TABLES
from dossier.errors import CorrectionError
from dossier.people.actors_file import load_authority, without_names
from dossier.people.actors_file.withhold import BAR, Cut, withheld
from dossier.people.corrections import Corrections
from dossier.people.lone_names import written
from dossier.publish.pages import render_pages
from dossier.publish.withheld import explained, leaks
from dossier.read.text import document_from_text
from dossier.settings import Settings
from dossier.wording import say
from tests.conftest import Run

HERS = frozenset({0})
JANE = withheld([(["Jane Doe"], True)])

EVERYWHERE = [
    "Jane Doe", "JANE DOE", "jane doe", "Jane\nDoe", "Jane Do-\ne", "Jané Döe", "Doe, Jane", "Jane Q. Doe",
    "Jane Quincy Doe", "Jane “Jinx” Doe", "JaneDoe", "jane_doe", "jane-doe", "Jane%20Doe", "#janedoe", "@JaneDoe",
    "jane.doe@example.org", "https://example.org/people/jane-doe/?x=1", "jane_doe.pdf", "janedoe1999", "the Jane Does",
    "Jane and John Doe",
]  # fmt: skip
"""What holds the full name, in any document."""

WHERE_HERS = [
    "Doe", "DOE", "Jane", "Ms. Doe", "Senator Doe", "J. Doe", "jdoe@example.org", "https://example.org/u/doe/cv",
    "the Does", "Doe-led", "Doe’s", "doe_cv.pdf", "Jane met Doe", "Will Doe", "Jane Page",
]  # fmt: skip
"""What is hers in a document that writes the full name."""

ANOTHERS = [
    "John Doe",
    "Jane Bordyuzhenko",
    "Jane Smith",
    "Mr. Doe",
    "B. Doe",
    "John Doe, Jane Smith",
    "Does he know?",
    "a doe",
    "Doeville",
    "Janet Doe",
]


def left(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.replace(BAR, "")).lower()


@pytest.mark.parametrize("words", EVERYWHERE)
def test_the_full_name_goes_from_any_text(words: str) -> None:
    for text in (words, f"It was {words}, they said.", f"({words})"):
        new = JANE.blacked(text)
        assert BAR in new
        assert "doe" not in left(new)
        assert "jane" not in left(new)


@pytest.mark.parametrize("words", WHERE_HERS)
def test_parts_of_the_name_go_where_they_are_hers(words: str) -> None:
    new = JANE.blacked(f"Yes, {words} was there.", HERS)
    assert "doe" not in left(new)
    assert "jane" not in left(new)
    assert JANE.blacked(f"Yes, {words} was there.") == f"Yes, {words} was there."


@pytest.mark.parametrize("words", ANOTHERS)
def test_the_names_of_others_stay(words: str) -> None:
    assert JANE.blacked(f"Yes: {words} and more.", HERS) == f"Yes: {words} and more."


def test_the_bar_has_one_length_and_possessives_and_titles_stay() -> None:
    assert JANE.blacked("Ms. Doe's house; Jane Quincy Doe’s house", HERS) == f"Ms. {BAR}'s house; {BAR}’s house"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jürgen Müller", "Jürgen Müller, Juergen Mueller, JURGEN MULLER"),
        ("Seán O’Brien", "Sean O'Brien, Sean OBrien, SEÁN O’BRIEN"),
        ("Kim Jong-un", "Kim Jongun, KIM JONG UN, kim-jong-un"),
        ("Владимир Громов", "Владимир Громов, Vladimir Gromov, ВЛАДИМИР ГРОМОВ"),
        ("林小雨", "昨天林小雨说"),
        ("محمد علي", "قال محمد علي ومحمد علي"),
        ("Dr. Ann Lee (Oslo)", "Ann Lee, Dr Ann Lee"),
        ("Suharto", "Suharto, SUHARTO’s"),
    ],
)
def test_names_of_all_kinds_are_found(name: str, text: str) -> None:
    new = withheld([([name], True)]).blacked(text)
    assert not set(re.findall(r"\w{2,}", new)) - {"昨天", "说", "Dr", "قال"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Valéry d'Estrel", "Mr. d'Estrel; d’Estrel; D'ESTREL; Mr. Estrel; d'Estrel, Valéry; Valery de Estrel"),
        ("Massimo d'Alema", "d'Alema, D’Alema; Mr. Alema"),
        ("Lisa dell'Acqua", "Ms. dell’Acqua; Acqua"),
        ("Jeanne d'Arc", "Miss d'Arc; D’Arc"),
        ("Gerard 't Hooft", "Mr. 't Hooft; ’t Hooft; Hooft; 't Hooft, Gerard"),
        (
            "Ursula von der Leyen",
            "Ms. von der Leyen; VON DER LEYEN, URSULA; Von der Leyen; Leyen; Leyen, Ursula von der",
        ),
        ("Charles de Gaulle", "Mr. de Gaulle; De Gaulle; DeGaulle; Gaulle"),
        ("Dick van Dyke", "Mr. van Dyke; Van Dyke; dvandyke@example.org"),
    ],
)
def test_a_family_name_goes_with_its_small_beginning(name: str, text: str) -> None:
    for words in text.split("; "):
        new = withheld([([name], True)]).blacked(f"Yes, {words} was there.", HERS)
        assert re.sub(r"\b(?:mr|ms|miss)\b", "", left(new)).split() == ["yes", "was", "there"], words


def test_a_relative_of_another_first_name_keeps_the_whole_family_name() -> None:
    names = withheld([(["Ursula von der Leyen"], True)])
    text = "Mr. von der Leyen came. So did Anna von der Leyen."
    assert names.blacked(text, HERS) == text


def files_of(site: Path) -> list[tuple[str, Path]]:
    return [(path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file()]


def test_the_guard_sees_a_family_name_with_a_small_beginning_where_a_bar_stands(tmp_path: Path) -> None:
    for name, text in {
        "dossiers/a/index.html": f"<p>{BAR} met <b>Mr. d&#39;Estrel</b>.</p>",
        "dossiers/b/record.json": f'{{"text": "{BAR} met d’Estrel"}}',
        "dossiers/c/index.html": "<p>d'Estrel, of whom nobody knows more.</p>",
        "dossiers/d/index.html": f"<p>{BAR} met Jane Doe.</p>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert list(leaks(files_of(tmp_path), withheld([(["Valéry d'Estrel"], True)]))) == [
        "dossiers/a/index.html",
        "dossiers/b/record.json",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("王伟", "Wang Wei; Wei Wang; WangWei; WANG WEI; wang-wei.html"),
        ("习近平", "Xi Jinping; Xi Jin-ping; Jinping Xi; XI JINPING"),
        ("欧阳娜娜", "Ouyang Nana; Nana Ouyang"),
        ("김정은", "Kim Jong Un; Kim Jong-un; Kim Jongun; Kim Jung-eun; Jong-un Kim; kim-jong-un@example.org"),
        ("윤석열", "Yoon Suk-yeol; Yoon Suk Yeol"),
        ("이재용", "Lee Jae-yong"),
        ("Μαρία Παπαδοπούλου", "Maria Papadopoulou; MARIA PAPADOPOULOU; Papadopoulou, Maria"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky; Vladimir Zelenskiy; Zelensky, Volodymyr; Volodymyr O. Zelensky"),
        ("Volodymyr Zelenskyy", "https://example.org/volodymyr-zelensky; volodymyr_zelensky.pdf"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy; VOLODYMYR ZELENSKY"),
        ("Ann Weber", "Anne Webber"),
        ("Robert Roe", "Bob Roe; Roe, Bob; Rob T. Roe"),
    ],
)
def test_the_full_name_goes_in_other_letters_and_spellings(name: str, text: str) -> None:
    names = withheld([([name], True)])
    for words in text.split("; "):
        assert names.blacked(f"Yes, {words} was there.") == f"Yes, {BAR} was there.", words


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("李娜", "Lina, of China, met Nali."),
        ("王伟", "Wang Min and Li Wei"),
        ("김정은", "Kim Jong-il wore a kimono."),
        ("Volodymyr Zelenskyy", "Olena Zelensky; Mr. Zelensky; volodymyr, zelensky"),
        ("Jane Doe", "Jane Do, Jane Dole"),
    ],
)
def test_a_name_that_only_looks_like_it_stays(name: str, text: str) -> None:
    assert withheld([([name], True)]).blacked(text) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("王伟", "Mr. Wang"),
        ("김정은", "Jong Un"),
        ("Volodymyr Zelenskyy", "Mr. Zelensky"),
        ("Μαρία Κρητικού", "Kritikou"),
    ],
)
def test_parts_go_in_other_letters_and_spellings_too(name: str, text: str) -> None:
    assert left(withheld([([name], True)]).blacked(f"{text}.", HERS)).split() in ([], ["mr"])


@pytest.mark.parametrize("name", ["Jane Doe", "John Doe", "Kate Doe"])
def test_of_several_who_share_a_last_name_hers_is_not_told(name: str) -> None:
    names = withheld([([name], True)])
    first = name.split(maxsplit=1)[0]
    for text in ("Jane, John and Kate Doe came.", "Jane, John, and Kate Doe came.", f"{first} & Bob Doe came."):
        for hers in (HERS, frozenset[int]()):
            new = names.blacked(text, hers)
            assert first not in new
            assert "Doe" not in new
            assert names.named_in(text)


def test_who_shares_no_last_name_keeps_it() -> None:
    assert JANE.blacked("Jane Smith, Tom and John Doe came.", HERS) == "Jane Smith, Tom and John Doe came."
    assert JANE.blacked("Tom, Bob and John Doe came.", HERS) == "Tom, Bob and John Doe came."


def test_who_writes_without_capitals_is_understood() -> None:
    assert JANE.blacked("jane doe said so. doe knows.", HERS) == f"{BAR} said so. {BAR} knows."


def test_a_body_has_no_parts_of_its_own() -> None:
    names = withheld([(["Foo Holdings Company"], True)])
    assert names.blacked("Foo Holdings Company runs a company.", HERS) == f"{BAR} runs a company."


PIECES = st.sampled_from(
    ["Jane Doe", "Doe", "Ms. Doe", "John Doe", "Jane", "said.", "\n\n", "\n", "on", "é", "💡", "Jane\nDoe"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_whatever_the_text_what_is_left_keeps_its_place_and_nothing_is_found_again(text: str) -> None:
    spans = JANE.places(text, HERS)
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    cut = Cut(text, spans)
    assert cut.text.count("\n") == text.count("\n")
    assert JANE.places(cut.text, HERS) == []
    kept = [place for place in range(len(text)) if not any(span.start <= place < span.end for span in spans)]
    assert all(cut.text[cut.place(place)] == text[place] for place in kept)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
def test_a_document_without_the_name_is_a_whole_document(text: str) -> None:
    document = document_from_text(text, path="jane-doe/note.txt")
    said = (Corrections(path="x"), ())
    ((new,), _) = without_names([document], [said], JANE)
    assert new.path == f"{BAR}/note.txt"
    assert new.id == "note"
    edges = [0, *(edge for block in new.blocks for edge in (block.span.start, block.span.end)), len(new.text)]
    assert edges == sorted(edges)
    between = zip(edges[::2], edges[1::2], strict=True)
    assert all(not new.text[start:end].strip() for start, end in between)


def authority_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "actors.yml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "said",
    ["withhold: true", "withhold: yes", "withhold: ", "withold: true", "withheld: true", "hide: true, withhold: 1"],
)
def test_a_slip_withholds_too(said: str, tmp_path: Path) -> None:
    authority, notices = load_authority(authority_file(tmp_path, f"Jane Doe: {{ {said} }}\n"))
    assert authority.withheld.blacked("Jane Doe") == BAR
    assert authority.entries == ()
    assert "Doe" not in str(notices) + repr(authority)


@pytest.mark.parametrize(
    "said",
    [
        "Jane Doe: {withhold:true}",
        "Jane Doe:\n  withhold:true",
        "Jane Doe: {WITHHOLD: true}",
        "Jane Doe: {With-hold: true}",
        "Jane Doe: withhold",
        "Jane Doe: {hide: withhold}",
        "Jane Doe: {type: withheld}",
        "Jane Doe:\n  - withhold",
        "Jane Doe:\n  - withhold: true",
    ],
)
def test_a_slip_in_the_way_it_is_written_withholds_and_is_reported(said: str, tmp_path: Path) -> None:
    authority, notices = load_authority(authority_file(tmp_path, said + "\n"))
    assert authority.withheld.blacked("Jane Doe") == BAR
    assert [notice.line for notice in notices] == [2 if "\n" in said else 1]
    assert "Doe" not in str(notices) + repr(authority)


@pytest.mark.parametrize(
    "said",
    ["alias: Jinx Roe", "Aliases: [Jinx Roe]", "aka: Jinx Roe", "aliases: {Jinx Roe: x}", "aliases: [{is: Jinx Roe}]"],
)
def test_a_slip_in_the_aliases_withholds_them_and_is_reported(said: str, tmp_path: Path) -> None:
    authority, notices = load_authority(authority_file(tmp_path, f"Jane Doe: {{withhold: true, {said}}}\n"))
    assert authority.withheld.blacked("Jinx Roe") == BAR
    assert len(notices) == 1
    assert "Roe" not in str(notices)


@pytest.mark.parametrize("said", ["withhold: [Jane Doe]", "withhold: Jane Doe", "Withheld:\n  Jane Doe:\n  Ann Roe:"])
def test_names_under_withhold_stop_everything_with_what_to_do(said: str, tmp_path: Path) -> None:
    with pytest.raises(CorrectionError) as raised:
        load_authority(authority_file(tmp_path, f"Ann Lee: {{type: person}}\n{said}\n"))
    assert "actors.yml:2" in str(raised.value)
    assert "write 'withhold: true' under each name" in str(raised.value)
    assert "Doe" not in str(raised.value)


def test_a_file_in_another_encoding_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_bytes("Jane Doe: {withhold: true}\n".encode("utf-16"))
    with pytest.raises(CorrectionError):
        load_authority(tmp_path / "actors.yml")


def test_a_word_in_a_note_or_a_name_withholds_nobody(tmp_path: Path) -> None:
    text = "Jane Doe: {note: withheld until May, aliases: [Withhold]}\nTax Withholding Board: {type: organisation}\n"
    authority, notices = load_authority(authority_file(tmp_path, text))
    assert not authority.withheld
    assert not notices


def test_what_is_not_withheld_stays(tmp_path: Path) -> None:
    authority, _ = load_authority(authority_file(tmp_path, "Jane Doe: {withhold: false}\n"))
    assert not authority.withheld
    assert authority.entries[0].key == "Jane Doe"


def test_other_entries_and_mistakes_do_not_tell_the_name(tmp_path: Path) -> None:
    authority, notices = load_authority(
        authority_file(
            tmp_path,
            "Jane Doe: {withhold: true, aliases: [Jinx], typo: x}\n"
            "Jane Doe Fund: {type: Jane Doe, aliases: [Fund of Doe], same: ['x#jane-doe-fund'],"
            " links: ['https://example.org/jane-doe']}\nFizz: Jane Doe\n",
        )
    )
    said = repr(authority.entries) + " ".join(say(notice.reason) for notice in notices)
    assert len(notices) == 3
    assert not re.search("jane|doe", said, re.IGNORECASE)


@pytest.mark.parametrize(
    "broken", ["Jane Doe: {withhold: true\n", "Jane Doe: {withhold: true}\nJane Doe: {}\n", "[Jane Doe, withhold]\n"]
)
def test_a_file_that_cannot_be_read_stops_everything_and_tells_nothing(broken: str, tmp_path: Path) -> None:
    with pytest.raises(CorrectionError) as raised:
        load_authority(authority_file(tmp_path, broken))
    assert "withholds names" in str(raised.value)
    assert "Doe" not in str(raised.value)


def test_files_that_hold_a_name_are_named_without_it(tmp_path: Path) -> None:
    (tmp_path / "jane-doe").mkdir()
    for name, text in {
        "index.html": "<p>Jane&nbsp;<b>D\u00f6e</b></p>",
        "other.html": "<p>John Doe and Jane Smith</p>",
        "jane-doe/index.html": "x",
        "data.json": '{"by": "DOE, JANE"}',
        "script.js": "var janeDoe = 1",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert list(leaks(files_of(tmp_path), JANE)) == [f"{BAR}/index.html", "data.json", "index.html"]


def test_a_bar_is_explained_in_the_words_of_a_page_and_never_in_a_tag() -> None:
    piece = Markup(f'<a title="{BAR}">{BAR} said</a>')
    told = f'<abbr class="ds-withheld" title="A name is withheld here by the editors">{BAR}</abbr>'
    assert explained(piece) == Markup(f'<a title="{BAR}">{told} said</a>')


# -- a whole site ------------------------------------------------------------------------------------------------------

NAME = "Zelmira Quaxley"
ACTORS = f"""
{NAME}:
  hide: true
  withhold: true
  aliases: [Zelda the Quick]
Quaxley & Partners ({NAME}):
  type: organisation
  not_same: [{NAME}]
Port Authority:
  typ: {NAME}
  links: ["https://example.org/quaxley/{NAME}"]
"""
AFFAIR = """---
title: The affair of Zelmira Quaxley
author: Zelmira Quaxley
url: https://example.org/news/zelmira-quaxley
source: Quaxley Weekly
tags: [harbour, quaxley]
reviewed by: Zelmíra Quáxley
date: 2021-05-04
---
The affair of Zelmira Quaxley

OSLO, 4 May 2021 - Harbour director Zelmira Quaxley said on Monday that the port was safe. “We are ready,” Ms. Quaxley \
said. ZELMIRA QUAXLEY wrote from z.quaxley@example.org and https://example.org/quaxley/cv.html; Quaxley's letter is \
quaxley_letter.pdf. “I know Zelmira
Quaxley well,” Mayor Ada Moe said. Zelmira laughed. Zelda the Quick is what friends call her.

Quaxley, Zelmira: director since 3 March 2019.
"""
CORRECTIONS = """corrections:
  - set: quote
    exact: "We are ready,"
    prefix: "the port was safe. “"
    suffix: "” Ms. Quaxley said."
    to: {speaker: Ada Moe}
    why: Zelmira Quaxley told us so.
    by: Z. Quaxley
    date: 2021-05-05
  - set: actor
    id: zelmira-quaxley
    to: {country: no}
  - drop: date
    exact: "the day Quaxley left"
review: {status: reviewed, by: Zelmira Quaxley, date: 2021-05-06}
findings:
  - says: Zelmira Quaxley and Ada Moe do not agree.
    exact: "We are ready,"
    prefix: "the port was safe. “"
    suffix: "” Ms. Quaxley said."
    by: Z. Quaxley
    date: 2021-05-06
  - says: Zelmira Quaxley.
    by: Ada Moe
    date: 2021-05-06
"""
MAIL = """From: Zelmira Quaxley <zquaxley@example.org>
To: Ada Moe <ada@example.org>
Subject: Harbour, from Zelmira Quaxley
Date: Tue, 04 May 2021 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Ada, the port opens on 7 May 2021. Best, Zelmira Quaxley
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item>
<title>Director Zelmira Quaxley resigns</title><link>https://example.org/zelmira-quaxley-resigns</link>
<guid>https://example.org/zelmira-quaxley-resigns</guid><pubDate>Wed, 05 May 2021 10:00:00 GMT</pubDate>
<description>Director Zelmira Quaxley resigned on Wednesday, Mayor Ada Moe said.</description></item></channel></rss>
"""
OTHER = "Quay opened\n\nOSLO, 6 May 2021 - Mayor Ada Moe opened the quay. “It is done,” Moe said.\n"


@pytest.fixture
def site(tmp_path: Path, command: Run) -> Path:
    command("dossier", "new", "site", cwd=tmp_path)
    content = tmp_path / "site" / "content"
    (content / "actors.yml").write_text(ACTORS, "utf-8")
    (content / "zelmira-quaxley-affair.txt").write_text(AFFAIR, "utf-8")
    (content / "zelmira-quaxley-affair.corrections.yml").write_text(CORRECTIONS, "utf-8")
    (content / "zelmira-quaxley-gone.corrections.yml").write_text("corrections: []\n", "utf-8")
    (content / "ZelmiraQuaxley.png").write_bytes(b"\x89PNG")
    (content / "mail.eml").write_text(MAIL, "utf-8")
    (content / "feed.rss").write_text(FEED, "utf-8")
    (content / "other.txt").write_text(OTHER, "utf-8")
    (content / "pages" / "hand.md").write_text(f"# By hand\n\nWe thank *Zelmira* **Quaxley** and {NAME}.\n", "utf-8")
    return tmp_path / "site"


TOLD = re.compile("zelmira|quaxley|zelda")


def kept_terms(path: Path) -> Iterator[bytes]:
    """Give what the search index keeps of each page, unpacked."""
    base = sqlite3.connect(path)
    for (packed,) in base.execute("SELECT postings FROM entries WHERE postings != x''").fetchall():
        yield zlib.decompress(packed)
    base.close()


def kept_values(path: Path) -> Iterator[bytes]:
    """Give the keys and values of the store, unpacked."""
    base = sqlite3.connect(path)
    for table in TABLES:
        for key, data in base.execute(f"SELECT key, data FROM {table}").fetchall():
            yield key.encode()
            yield zlib.decompress(data) if data[:1] == b"\x78" else data
    base.close()


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Give every file's name and bytes, packed ones also unpacked, without case and accents."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if data[:2] == b"\x1f\x8b":
                data += gzip.decompress(data)
            elif path.suffix == ".dsx":
                data += b"\nunpacked\n" + zlib.decompress(data)
            elif path.name == "index.sqlite":
                data += b"\n".join(kept_terms(path))
            elif path.suffix == ".epub":
                data += b"\n".join(map(zipfile.ZipFile(path).read, zipfile.ZipFile(path).namelist()))
            elif path.suffix == ".parquet":
                data += json.dumps(pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()).encode()
            elif path.name == FILE:
                data += b"\n".join(kept_values(path))
            text = unicodedata.normalize(
                "NFKD", path.relative_to(folder).as_posix() + "\n" + data.decode("utf-8", "ignore")
            )
            yield str(path), "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()


def telling(folder: Path) -> list[str]:
    return [
        f"{path}: {text[max(0, found.start() - 40) : found.end() + 40]!r}"
        for path, text in everything(folder)
        for found in [TOLD.search(text)]
        if found
    ]


@pytest.mark.slow
def test_no_byte_of_a_built_site_tells_the_name(site: Path, command: Run) -> None:
    actors = site / "content" / "actors.yml"
    withheld_there = actors.read_text("utf-8")
    actors.write_text("Ada Moe: {type: person}\n", "utf-8")
    command("mkdocs", "build", cwd=site)
    assert telling(site / "site")  # what would be told
    assert [found for found in telling(site / ".cache") if found.startswith(str(site / ".cache" / "dossier" / FILE))]
    actors.write_text(withheld_there, "utf-8")
    said = command("mkdocs", "build", cwd=site)
    assert telling(site / "site") == []
    assert telling(site / ".cache") == []
    assert not TOLD.search((said.stdout + said.stderr).lower())
    affair = next(
        path for path in (site / "site" / "dossiers").glob("*/index.html") if "do not agree" in path.read_text()
    )
    assert affair.read_text("utf-8").count('<li id="finding-') == 1  # nothing is left of the other
    packed = [path for path, text in everything(site / "site") if path.endswith(".dsx") and "\nunpacked\n" in text]
    assert len(packed) > 3  # the search index was looked into, unpacked
    page = (site / "site" / "dossiers" / "affair" / "index.html").read_text("utf-8")
    assert "A name is withheld here by the editors" in page
    assert f'<abbr class="ds-withheld" title="A name is withheld here by the editors">{BAR}</abbr>' in page
    assert "SHA-256" not in page
    record = json.loads((site / "site" / "dossiers" / "affair" / "record.json").read_text("utf-8"))
    assert record["source"]["sha256"] is None
    assert record["headline"] == f"The affair of {BAR}"
    assert "a name is withheld here by the editors" in {change["target"] for change in record["corrections"]}
    assert f"<em>{BAR}</em>" in (site / "site" / "hand" / "index.html").read_text("utf-8")
    assert "Ada Moe" in page  # the correction still applies, although it was written with the name


@pytest.mark.slow
def test_no_export_and_no_word_of_the_commands_tells_the_name(site: Path, command: Run) -> None:
    command("dossier", "export", "--format", "all", "out/all", cwd=site)
    command("dossier", "export", "--format", "pages", "out/pages", cwd=site)
    assert telling(site / "out") == []
    for words in (
        ("check", "--format", "github"),
        ("check",),
        ("check", "--format", "json"),
        ("show", "content/mail.eml"),
        ("show", "content/feed.rss", "--json"),
        ("correct", "content/mail.eml"),
    ):
        said = command("dossier", *words, cwd=site, check=False)
        assert not TOLD.search((said.stdout + said.stderr).lower()), words
    assert telling(site / ".cache") == []


@pytest.mark.slow
def test_a_page_whose_address_or_setting_tells_the_name_is_not_published(site: Path, command: Run) -> None:
    command("mkdocs", "build", cwd=site)
    (site / "content" / "pages" / "zelmira-quaxley.md").write_text("# Somebody\n", "utf-8")
    said = command("mkdocs", "build", cwd=site, check=False)
    assert said.returncode != 0
    assert "Nothing was published" in said.stdout + said.stderr
    assert not TOLD.search(
        "".join(line for line in (said.stdout + said.stderr).lower().splitlines() if "nothing was" in line)
    )
    assert telling(site / "site") == []


def test_a_collection_knows_nothing_of_the_name(site: Path) -> None:
    collection = build_collection(site, Settings(cache=""))
    said = unicodedata.normalize("NFD", repr(collection)).lower()
    assert [said[max(0, found.start() - 60) : found.end() + 60] for found in TOLD.finditer(said)] == []
    affair = next(dossier for dossier in collection if dossier.document.id == "affair")
    assert affair.document.sha256 == ""
    assert "names withheld by the editors" in affair.document.normalisation
    other = next(dossier for dossier in collection if dossier.document.id == "other")
    assert other.document.sha256
    assert other.corrections == ()


TALK = """Mayor Ada Torvik answered. Zelmira Quaxley of Norway was there.

“Quaxley keeps the {0} shut,” Torvik said. “The {0} is safe with Quaxley,” Torvik said. “I know Quaxley,” Torvik said. \
“Nobody asked Quaxley for a {0},” Torvik said. Zelmira laughed.
"""


def test_neither_topics_nor_offers_of_entries_tell_the_name(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for number, thing in enumerate(("harbour", "pier", "crane", "market")):
        (content / f"talk{number}.txt").write_text(TALK.format(thing), "utf-8")
    for number in range(3):
        (content / f"lone{number}.txt").write_text("The council heard Torvik. “It is late,” Torvik said.\n", "utf-8")
    said = told_by_pages(tmp_path, "Ada Torvik: {same: [Zelda Quick]}\n")
    assert re.search(r'<h3 class="ds-subhead" id="topic-1" dir="auto">[^<]*quaxley', said)  # what would be told
    assert "into the entry ada torvik (line 1) in place of its 'same'" in said
    withheld_there = told_by_pages(tmp_path, f"Ada Torvik: {{same: [{NAME}]}}\n{NAME}: {{withhold: true}}\n")
    assert 'id="topic-1"' in withheld_there
    assert "into the entry ada torvik (line 1), beside what its 'same' holds\n  same:\n    - lone" in withheld_there
    assert [withheld_there[max(0, at.start() - 60) : at.end() + 60] for at in TOLD.finditer(withheld_there)] == []


def told_by_pages(root: Path, actors: str) -> str:
    """Return all pages of a site with an authority file and the offers of its notices, without case and quotes."""
    (root / "content" / "actors.yml").write_text(actors, "utf-8")
    collection = build_collection(root, Settings(cache=""))
    bodies = [page.body for page in render_pages(collection, Settings(), root)]
    offers = [written(entry) for notice in collection.notices for entry in notice.entries]
    return unescape("\n".join((*bodies, *offers))).casefold()


def test_the_bar_of_somebody_else_is_no_leak_of_a_family_name_that_may_stay(tmp_path: Path) -> None:
    (tmp_path / "dossiers/a").mkdir(parents=True)
    (tmp_path / "dossiers/a/index.html").write_text(f"<p>{BAR} met Mr. d&#39;Estrel.</p>", "utf-8")
    two = withheld([(["Valéry d'Estrel"], True), (["Jane Doe"], True)])
    assert list(leaks(files_of(tmp_path), two)) == []
