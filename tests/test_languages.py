"""Another interface language is one catalogue: with it no word of ours is left in English."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dossier.english.names import fold
from dossier.model import Collection, Page, Reason, Stated
from dossier.people.actors_file import Authority, Entry
from dossier.people.lone_names import find_lone_names
from dossier.plugin.site import NAV
from dossier.publish.exports.record import record
from dossier.publish.pages import Site, render_pages
from dossier.publish.pages import wording as labels
from dossier.publish.pages.environment import make_environment
from dossier.settings import Settings
from dossier.wording import find_catalogue, in_words, say, speaking, translated
from dossier.wording.catalogue import ENGLISH, LOCALES, spoken
from dossier.wording.dates import month_in_words
from tests.busy_fixture import busy
from tests.collected import collected
from tests.render_fixture import changed, collection

ROOT = Path(__file__).parents[1]
SPOKEN = {"aria-label", "title", "placeholder", "alt", "data-before", "data-after"}
OURS = re.compile("[a-zA-Z]{2,}")

FULLWIDTH = {ord(letter): chr(ord(letter) + 0xFEE0) for letter in map(chr, range(0x41, 0x7B)) if letter.isalpha()}
"""Letters of English -> those of the made-up language."""
GREEK = {ord(letter): chr(0x3B1 + place % 24) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
GREEK |= {ord(letter): chr(0x391 + place % 17) for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
"""Letters of the sources in this test -> others of as many code points, so that none is taken for a word of ours."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", ROOT / "tools" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translate"] = module
    spec.loader.exec_module(module)
    return module


def made_up(english: str) -> str:
    """Write a message in letters that no English word has, its placeholders, tags and entities as they are."""
    parts = re.split(r"((?<!\{)\{[^{}]*\}(?!\})|<[^<>]*>|&#?\w+;|\{\{|\}\})", english)
    return "".join(part if place % 2 else part.translate(FULLWIDTH) for place, part in enumerate(parts))


@pytest.fixture(scope="module")
def locales(tool: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the catalogue of a made-up language, complete."""
    folder = tmp_path_factory.mktemp("locales")
    catalogue = tool.template()
    for message in catalogue:
        if message.id:
            several = not isinstance(message.id, str)
            message.string = tuple(map(made_up, message.id)) if several else made_up(message.id)
    path = folder / "eo" / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    assert list(tool.problems(catalogue)) == []
    path.write_bytes(tool.compiled(catalogue))
    return folder


def foreign(value: Any) -> Any:
    """Return a record with the words of its source in Greek letters; spans and codes stay."""
    if isinstance(value, Collection):
        made = map(foreign, (tuple(value), value.profiles, value.timeline, value.notices))
        return collected(*made)
    if isinstance(value, tuple):
        return tuple(map(foreign, value))
    if not is_dataclass(value):
        return value
    changed = {field.name: foreign(getattr(value, field.name)) for field in fields(value)}
    changed |= {name: greek(getattr(value, name)) for name in WORDS.get(type(value).__name__, ())}
    if isinstance(value, Stated) and not re.match(r"https?:|\d|[a-z]{2}$", value.value):
        changed["value"] = greek(value.value)
    if isinstance(value, Reason) and value.code in OF_THE_SOURCE:
        changed["values"] = (greek(value.values[0]), *value.values[1:])
    return replace(value, **changed)


WORDS = {
    "Document": ("text", "fields", "path", "normalisation"),
    "Actor": ("name", "aliases"),
    "Role": ("text",),
    "Speaker": ("text",),
    "Happening": ("terms",),
    "Profile": ("name", "aliases"),
    "Dossier": ("engine",),
    "Notice": ("path",),
    "Finding": ("text", "by"),
    "Review": ("by",),
    "AppliedCorrection": ("was", "now", "why", "by", "date", "path"),
}
"""The fields of records that hold words of a source or a person."""


OF_THE_SOURCE = {"engine", "name", "words", "language-model", "quote", "date", "fields-of-words", "subject-speaks"}
"""Reasons whose first value are words of a source."""


def greek(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(greek, value))
    return value.translate(GREEK) if isinstance(value, str) else value


def pages_in(language: str, locales: tuple[Path, ...], root: Path) -> dict[str, Page]:
    """Render the sites of the fixtures, the words of their sources in Greek letters."""
    site = Site(
        name="Αβ", language=language, locales=locales, repo_url="https://forge.example/a/b", edit_uri="edit/main/"
    )
    shown = foreign(busy())
    known = Entry(greek("Ed Null"), greek("Ed Null"), 7)
    authority = Authority((known,), by_name={fold(known.name): known})
    shown = replace(shown, notices=find_lone_names(shown, authority)[1])
    return {
        f"{site_of}{page.url}": page
        for site_of, what in (("", foreign(collection())), ("busy/", shown))
        for page in render_pages(what, Settings(), root, site, changed(what))
    }


@pytest.fixture(scope="module")
def pages(locales: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return pages_in("eo", (locales,), tmp_path_factory.mktemp("site"))


class Words(HTMLParser):
    """Collects what a page tells its reader; of the YAML that is offered only comments: its keys are no language."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.is_yaml = False
        self.is_cited = False

    def handle_data(self, data: str) -> None:
        if self.is_cited:  # in the words of a style, which is English
            return
        self.told += [line.partition("  # ")[2] for line in data.splitlines()] if self.is_yaml else [data]

    def handle_endtag(self, tag: str) -> None:
        self.is_yaml = self.is_yaml and tag not in {"pre", "code"}
        self.is_cited = self.is_cited and tag != "cite"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.is_cited = self.is_cited or (tag == "cite" and own.get("lang") == "en")
        self.is_yaml = self.is_yaml or tag == "pre" or own.get("class") == "ds-fix"
        self.told += [value for name, value in attrs if name in SPOKEN and value]


def english_of(page: Page) -> Iterator[str]:
    """Give the words in English letters that a page tells, but for what is no word of a language."""
    parser = Words()
    parser.feed(page.body)
    known = (page.found.label,) if page.found else ()
    for told in (*parser.told, page.title, page.meta.get("description", ""), *known):
        plain = re.sub(r"https?://\S+|\bcontent/\S*|\S*\.corrections\.yml|U\+[0-9A-F]{4}|\b[0-9a-f]{32,}\b", " ", told)
        yield from (
            f"{word}: {told.strip()[:90]}" for word in OURS.findall(plain) if not re.fullmatch("[0-9a-f]{32,}", word)
        )


def test_no_word_of_ours_is_left_in_english(pages: dict[str, Page]) -> None:
    left = sorted({f"{url} {words}" for url, page in pages.items() for words in english_of(page)})
    assert left == []


def catalogue_of(tool: ModuleType, language: str) -> Any:
    """Return the catalogue that is shipped for a language."""
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return tool.read_po(file)


def forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of a message."""
    return (message,) if isinstance(message, str) else tuple(message)


def test_german_pages_say_nothing_in_english(tool: ModuleType, tmp_path: Path) -> None:
    messages = [message for message in catalogue_of(tool, "de") if message.id]
    german = {word for message in messages for said in forms(message.string) for word in OURS.findall(said.lower())}
    with speaking(find_catalogue("de")):  # on the axis of a drawing months are cut
        german |= {month_in_words(month)[:3].lower() for month in range(1, 13)}
    english = {said for message in messages for said in forms(message.id)}
    english -= {said for message in messages for said in forms(message.string)}
    rendered = pages_in("de", (), tmp_path)
    left = {f"{url} {words}" for url, page in rendered.items() for words in english_of(page)}
    assert sorted(words for words in left if words.split(" ", 1)[1].partition(":")[0].lower() not in german) == []
    for page in rendered.values():
        parser = Words()
        parser.feed(page.body)
        assert {told.strip() for told in parser.told} & english == set()


def test_german_has_its_own_forms_dates_and_figures() -> None:
    with speaking(find_catalogue("de")):
        assert in_words("2021-10-02") == "2. Oktober 2021"
        assert in_words("2021-10-02/2021-10-05") == "2.–5. Oktober 2021"
        assert in_words("18XX") == "19. Jahrhundert"
        assert in_words("199X") == "1990er-Jahre"
        assert labels.count(1, "quote") == "1 Zitat"
        assert labels.count(12345, "quote") == "12.345 Zitate"
        assert say(Reason("length-after", ("2 year", "2021"))) == "2 Jahre weiter ab 2021"
    assert labels.count(12345, "quote") == "12,345 quotes"


def test_the_page_speaks_the_catalogue(pages: dict[str, Page]) -> None:
    everything = "".join(page.body for page in pages.values())
    assert "data-ds-words" in everything
    everything = re.sub("<div hidden data-ds-words=[^>]*>", "", everything)  # there the English words are the keys
    for english in ("Bottom line", "Needs attention", "Named with", "Copy with citation", "Not right?"):
        assert english.translate(FULLWIDTH) in everything
        assert english not in everything


SAID_OF_ACTORS = {
    "busy/attention/": (
        "Names that stand alone", "stands alone in", "may be", "nobody of that name is known", "more of that name",
        "into the entry", "write the full name here", "Copy",
    ),
    "busy/actors/": (
        "Named by this name alone", "whether all are one person is not known", "Perhaps", "others of that name",
        "places",
    ),
    "busy/actors/ann-torvik/": (
        "Dossiers by month", "Without a month", "As a table; most in", "January 2024", "Roles, as stated", "more roles",
        "Also written, with the number of dossiers", "more names", "Why all this is one",
        "dossier has", "the others use the same name", "What they said", "The words are counted, not understood",
        "other", "more quotes with", "Named with", "Those first who are seldom named elsewhere", "In the same dossiers",
        "Dated events that name them", "Also told in", "the same because", "first", "last",
    ),
    "busy/actors/ann-torvik/page/2/": ("Other", "continued", "in 2 parts", "reported"),
    "busy/actors/bo-orrsen/": ("Dossiers by year", "Year", "Without a year"),
}  # fmt: skip
"""What the pages of actors and the offers of entries say, of which nothing may be in English."""


@pytest.mark.parametrize(("url", "said"), SAID_OF_ACTORS.items())
def test_actors_and_offers_speak_the_catalogue(pages: dict[str, Page], url: str, said: tuple[str, ...]) -> None:
    everything = " ".join(re.sub(r"<[^<>]*>", "", pages[url].body).split())
    assert [english for english in said if english.translate(FULLWIDTH) not in everything] == []


def test_english_is_spoken_again_when_a_page_is_made(locales: Path, tmp_path: Path) -> None:
    site = Site(language="eo", locales=(locales,))
    for page in render_pages(foreign(collection()), Settings(), tmp_path, site):
        assert spoken() is ENGLISH
        assert page.body
        break


def test_the_record_keeps_its_sentences(locales: Path) -> None:
    dossier = next(iter(collection()))
    before = record(dossier)
    with speaking(find_catalogue("eo", [locales])):
        assert in_words("2021-10-02") == "2 Ｏｃｔｏｂｅｒ 2021"
        assert say(Reason("length-after", ("2 year", "2021"))) == "2 ｙｅａｒｓ ａｆｔｅｒ 2021"
        assert labels.count(1, "quote") == "1 ｑｕｏｔｅ"
        assert labels.TYPE_LABELS["person"] == ("Ｐｅｒｓｏｎ", "Ｐｅｏｐｌｅ")
    assert record(dossier) == before
    assert in_words("2021-10-02") == "2 October 2021"


def test_values_within_a_message_are_shown_and_escaped(locales: Path) -> None:
    with speaking(find_catalogue("eo", [locales])):
        environment = make_environment()
        page = environment.from_string(
            '<p title="Named {{ who }} times">Named {{ who }} in <b>{{ n }}</b> {}. {{ none }}</p>'
        )
        said = page.render(who='<i>"&\u202e', n=2, none=None)
    shown = "&lt;i&gt;&#34;&amp;[U+202E]"
    assert said == f'<p title="Named {shown} times">Named {shown} in <b>2</b> {{}}. </p>'


def test_what_a_catalogue_lacks_is_said_in_english_and_an_unknown_language_is_english() -> None:
    assert find_catalogue("tlh") is ENGLISH
    assert find_catalogue("en") is ENGLISH


def test_the_script_knows_its_words(tool: ModuleType) -> None:
    assert tool.words_of_script() == set(labels.SCRIPT)


def test_a_translator_needs_the_tool_and_one_file(tool: ModuleType, tmp_path: Path) -> None:
    left = tool.update("nl", tmp_path)
    path = tmp_path / "nl" / "LC_MESSAGES" / "messages.po"
    words = path.read_text("utf-8")
    assert 'msgid "Bottom line"\nmsgstr ""' in words
    path.write_text(
        words.replace('msgid "Bottom line"\nmsgstr ""', 'msgid "Bottom line"\nmsgstr "Kort gezegd"'), "utf-8"
    )
    assert len(tool.update("nl", tmp_path)) == len(left) - 1
    with speaking(find_catalogue("nl_BE", [tmp_path])):
        assert translated("Bottom line") == "Kort gezegd"
        assert translated("Key points") == "Key points"
    broken = path.read_text("utf-8").replace('msgid "named {0}"\nmsgstr ""', 'msgid "named {0}"\nmsgstr "genoemd"')
    path.write_text(broken, "utf-8")
    assert "other placeholders or tags than the English: 'named {0}'" in tool.update("nl", tmp_path)


def test_the_navigation_is_in_the_catalogue(tool: ModuleType) -> None:
    known = tool.all_messages()
    assert [title for title, _ in NAV if title not in known] == []


def test_the_catalogues_that_are_shipped_are_complete_and_compiled(tool: ModuleType) -> None:
    wanted = {message.id for message in tool.template() if message.id}
    assert len(wanted) > 900
    for path in LOCALES.rglob("*.po"):
        with path.open("rb") as file:
            catalogue = tool.read_po(file)
        assert {message.id for message in catalogue if message.id} == wanted, path
        assert list(tool.problems(catalogue)) == [], path
        assert path.with_suffix(".mo").read_bytes() == tool.compiled(catalogue), path
