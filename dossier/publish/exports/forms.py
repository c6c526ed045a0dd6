"""The forms in which findings leave the site: a row for each, with what it writes where.

| form | files |
|---|---|
| json | `dossiers/ID/record.json`, `record.schema.json` |
| csv | `documents/documents.csv`, `actors/actors.csv`, `quotes/quotes.csv`, `timeline/timeline.csv` |
| mentions | `actors/mentions.csv` |
| jsonl, parquet | `tables/NAME.jsonl`, `tables/NAME.parquet`, one of each table |
| sqlite | `tables/dossier.sqlite`, `tables/metadata.json` for Datasette |
| ics | `timeline/timeline.ics` |
| feeds | `feed.xml`, `feed.json`: of the site, in `tags/TAG/`, of countries in `actors/ID/`, of changes in `changes/` |
| actor_feeds | the same of every other actor with a page |
| pictures | `picture.png`, `dossiers/ID/picture.png` |
| llms, robots | `llms.txt`, `robots.txt` |
| citations | `documents/documents.bib`, `documents/documents.csl.json` |
| ftm | `exchange/entities.ftm.json`, an entity a line |
| stix | `exchange/stix.json` |
| graphml | `exchange/network.graphml` |
| annotations | `dossiers/ID/annotations.jsonld` |
| epub | `exchange/dossiers.epub`, `exchange/COLLECTION.epub` of each collection that files name |
| sources | `sources/SHA256.pdf`, `.txt`, or `.bin` for what a browser might run |
| okf | `okf/index.md`, `okf/documents/ID.md`, `okf/actors/ID.md` |

A site has those that its setting `exports` names; `dossier export --format` writes any. What a form needs of each
document is listed with it, so that the rows of an edited one are made together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from dossier.collection.changes import State, state_text
from dossier.english.names import slug, unique
from dossier.errors import DossierError
from dossier.model import Card, Collection, Profile
from dossier.publish.addresses import archive_address, has_own_page, profile_address, web_addresses
from dossier.publish.exports import (
    book,
    calendar,
    database,
    exchange,
    facts,
    feeds,
    knowledge,
    machines,
    news,
    parquet,
    pictures,
    tables,
)
from dossier.publish.exports.attachments import Attachment, as_json
from dossier.publish.exports.calendar import Calendar
from dossier.publish.exports.columns import NAMES, Tables, title
from dossier.publish.exports.moved import SCRIPT, former_ids, moved_page
from dossier.publish.exports.record import record, schema
from dossier.publish.exports.rows import Rows, Writer
from dossier.publish.exports.splice import Former, Spliced
from dossier.publish.exports.tables import LINES, Lines
from dossier.publish.pages import references
from dossier.publish.pages.changes import URL as CHANGES
from dossier.publish.pages.forge import MESSAGE
from dossier.publish.pages.plan import digest
from dossier.publish.pages.site import Site
from dossier.publish.pages.spared import Rests, Spared
from dossier.publish.pages.version import own_version
from dossier.settings import EXPORTS, Settings
from dossier.wording import find_catalogue, in_words, speaking

CSV = {
    "documents": "documents/documents.csv",
    "actors": "actors/actors.csv",
    "quotes": "quotes/quotes.csv",
    "events": "timeline/timeline.csv",
}
"""Tables that a site has by itself; that of all mentions is as large as all texts."""


@dataclass(frozen=True)
class Given:
    """What the files of a site are made of. Not slotted: what several need is looked up once."""

    collection: Collection
    site: Site = field(default_factory=Site)
    content: Path = Path()
    """The folder of the source files."""
    writers: tuple[Writer, ...] = ()
    """What rows of documents the wanted forms are made of."""
    spared: Spared | None = None
    """The keys of an earlier build; None: all are computed."""
    former: Callable[[str], Former | None] = lambda _: None
    """Finds a file as it lies in the last site, by its address."""

    @cached_property
    def rows(self) -> Rows:
        """What each document gives to tables."""
        return Rows(self.collection, self.writers, self.key_of_rows if self.spared is not None else None)

    def key_of_rows(self, card: Card, make: Callable[[], str]) -> str:
        """Return the key of the rows of a document."""
        return self.key(f"rows {card.id}", card, make)

    def key(self, name: str, card: Card, make: Callable[[], str]) -> str:
        """Return the key of something that rests on one document and on who its actors are."""
        return make() if self.spared is None else self.spared.key(name, lambda: Rests(None, (card.id,)), make)

    @cached_property
    def tables(self) -> Tables:
        """The rows of all tables."""
        return Tables(self.collection, self.rows, self.site)

    @cached_property
    def of_all(self) -> str:
        """What changes whenever anything does that a file of the whole collection may show."""
        cards = [(card.id, card.key) for card in self.collection.cards]
        joined = self.collection.profiles, self.collection.copies
        return digest((own_version(), cards, joined, self.site.url, self.site.directory_urls))

    def file(self, address: str, make: Callable[[], Iterable[str | bytes]], *shows: object) -> Attachment:
        """Return a file that shows the whole collection, and what else is named."""
        return Attachment(address, digest((self.of_all, shows)) if shows else self.of_all, make)

    def spliced(self, address: str, shows: Callable[[Spared], object], rows: Lines | Calendar) -> Attachment:
        """Return a file that is put together from what it was and the rows that changed.

        Parameters:
            address: Of the file.
            shows: Returns what changes whenever the file would.
            rows: Gives its rows, all or some.
        """
        spared = self.spared
        if spared is None:
            return self.file(address, lambda: (text for _, text in rows.whole()), self.site.name)
        here = own_version(), self.site.name, self.site.url, self.site.directory_urls
        key = spared.key(address, None, lambda: digest((here, shows(spared))))
        is_reached = spared.reaches_actor if address == CSV["actors"] else spared.reaches_document
        file = Spliced(address, key, rows.whole, rows.named, rows.row, is_reached)
        kept, before = self.collection.rows, spared.key_before(address)
        return Attachment(address, key, lambda: file.pieces(kept, before, self.former(address)))

    def lines(self, name: str) -> Attachment:
        """Return a table as CSV."""
        return self.spliced(CSV[name], partial(SHOWS_OF_TABLES[name], self), Lines(self.tables, name))


def shows_of_documents(given: Given, spared: Spared) -> object:
    """Return what changes whenever the table of documents would."""
    return given.tables.own_names, spared.column("documents.csv", given.tables.document)


def shows_of_facts(writer: Writer, given: Given, spared: Spared) -> object:
    """Return what changes whenever a table of facts would, or the order of those that go by day."""

    def facts(card: Card) -> object:
        return given.rows.of(card, writer), given.tables.of_document(card), order_of(card)

    return given.tables.own_names, spared.column(writer.name, facts)


def shows_of_actors(given: Given, spared: Spared) -> object:
    """Return what changes whenever the table of actors would."""

    def named(card: Card) -> object:
        return card.actors, card.fields, card.date, given.rows.of(card, facts.APPEARANCES.writer)

    who = [cell.named for cell in spared.cells.values()]
    return given.tables.own_names, spared.column("actors.csv", named), who, list(spared.profiles.items())


def shows_of_calendar(given: Given, spared: Spared) -> object:
    """Return what changes whenever the calendar would."""
    return spared.column("timeline.ics", lambda card: (given.rows.of(card, calendar.EVENTS), order_of(card)))


def order_of(card: Card) -> object:
    """Return what decides where the happenings of a document stand on the timeline, and whether a copy tells them."""
    return [(one.first, one.last, one.start, one.terms) for one in card.happenings]


SHOWS_OF_TABLES: Mapping[str, Callable[[Given, Spared], object]] = {
    "documents": shows_of_documents,
    "actors": shows_of_actors,
    "quotes": partial(shows_of_facts, LINES["quotes"]),
    "events": partial(shows_of_facts, LINES["events"]),
}
"""What tells whether a table has to be written again."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the findings."""

    name: str
    files: Callable[[Given], Iterator[Attachment]]
    writers: tuple[Writer, ...] = ()
    """What it needs of each document."""
    needs: str = ""
    """A module of an extra that bears the form's name."""


def records(given: Given) -> Iterator[Attachment]:
    """Give the record of each dossier, and their schema."""
    collection = given.collection
    for card in collection.cards:
        named, address = collection.named_in.get(card.id, {}), f"dossiers/{card.id}/record.json"
        key = given.key(address, card, partial(key_of_record, card, named))
        yield Attachment(address, key, partial(record_of, collection, card.id, named))
    yield Attachment("record.schema.json", own_version(), lambda: (as_json(schema()),))


def key_of_record(card: Card, named: Mapping[str, Profile]) -> str:
    """Return what changes whenever the record of a dossier would."""
    return digest((own_version(), shows_of_record(card, named)))


def shows_of_record(card: Card, profiles: Mapping[str, Profile]) -> object:
    """Return everything that the record of a dossier shows."""
    named = [
        (actor, profile.id, profile_address(profile, card.id), web_addresses(profile))
        for actor, profile in sorted(profiles.items())
    ]
    return card.key, named


def record_of(collection: Collection, document: str, profiles: Mapping[str, Profile]) -> tuple[str]:
    """Read a dossier and write its record."""
    return (as_json(record(collection.dossier(document), profiles)),)


def csv(given: Given) -> Iterator[Attachment]:
    """Give the tables that a site has by itself."""
    return map(given.lines, CSV)


def mentions(given: Given) -> Iterator[Attachment]:
    """Give the table of all mentions."""
    yield given.file("actors/mentions.csv", partial(tables.as_csv, given.tables, "mentions"))


def jsonl(given: Given) -> Iterator[Attachment]:
    """Give each table as JSON Lines."""
    return (given.file(f"tables/{name}.jsonl", partial(tables.as_json_lines, given.tables, name)) for name in NAMES)


def parquets(given: Given) -> Iterator[Attachment]:
    """Give each table as Parquet."""
    return (given.file(f"tables/{name}.parquet", partial(parquet.parquet_file, given.tables, name)) for name in NAMES)


def sqlite(given: Given) -> Iterator[Attachment]:
    """Give all tables in one database, and what Datasette shows of it."""
    made_with = sqlite3.sqlite_version
    yield given.file("tables/dossier.sqlite", partial(database.sqlite_file, given.tables), made_with)
    name = given.site.name
    yield given.file("tables/metadata.json", lambda: (as_json(database.metadata(given.tables, name)),), name)


def ics(given: Given) -> Iterator[Attachment]:
    """Give the timeline as a calendar."""
    events = Calendar(given.collection, given.rows, given.site.name, given.site.url)
    yield given.spliced("timeline/timeline.ics", partial(shows_of_calendar, given), events)


def feeds_of(found: Iterable[feeds.Feed], site: Site) -> Iterator[Attachment]:
    """Give the two files of each feed."""
    for feed in found:
        key = digest((own_version(), feed, site.url, site.directory_urls, site.language))
        yield Attachment(f"{feed.folder}feed.xml", key, partial(feeds.atom, feed, site))
        yield Attachment(f"{feed.folder}feed.json", key, partial(feeds.json_feed, feed, site))


def site_feeds(given: Given) -> Iterator[Attachment]:
    """Give the feeds of the site, of tags and of countries."""
    about = given.collection, given.site
    found = chain([feeds.of_site(*about)], feeds.of_tags(*about), feeds.of_actors(*about, countries=True))
    return feeds_of(found, given.site)


def change_feeds(collection: Collection, site: Site, state: State, text: str) -> Iterator[Attachment]:
    """Give the feed of what changed; the text is that of the state."""
    cards = [(card.id, card.key) for card in collection.cards]
    key = digest((own_version(), text, cards, site.name, site.url, site.directory_urls, site.language))

    @cache
    def feed() -> feeds.Feed:
        with speaking(find_catalogue(site.language, site.locales)):
            return news.of_changes(collection, site, state)

    yield Attachment(f"{CHANGES}feed.xml", key, lambda: feeds.atom(feed(), site))
    yield Attachment(f"{CHANGES}feed.json", key, lambda: feeds.json_feed(feed(), site))


def actor_feeds(given: Given) -> Iterator[Attachment]:
    """Give the feeds of the other actors."""
    return feeds_of(feeds.of_actors(given.collection, given.site, countries=False), given.site)


def all_pictures(given: Given) -> Iterator[Attachment]:
    """Give a picture of the site, and one of each dossier."""
    name, made_with = given.site.name, version("pillow")
    of_site = partial(pictures.picture, name, given.site.description, "")
    yield Attachment("picture.png", digest((own_version(), made_with, name, given.site.description)), of_site)
    for card in given.collection.cards:
        shown = title(card), " · ".join(filter(None, (card.source, in_words(card.date) if card.date else ""))), name
        key = digest((own_version(), made_with, shown))
        yield Attachment(f"dossiers/{card.id}/picture.png", key, partial(pictures.picture, *shown))


def llms(given: Given) -> Iterator[Attachment]:
    """Give what language models ask of a site."""
    site = given.site
    yield given.file("llms.txt", partial(machines.llms_txt, given.collection, site, site.exports), site)


def robots(given: Given) -> Iterator[Attachment]:
    """Give what crawlers ask of a site."""
    yield Attachment("robots.txt", digest((own_version(), given.site.url)), partial(machines.robots_txt, given.site))


def citations(given: Given) -> Iterator[Attachment]:
    """Give all documents as reference managers read them."""
    cards, site = given.collection.cards, given.site
    yield given.file("documents/documents.bib", partial(references.bibliography, cards, site), site.name)

    def csl() -> Iterator[str]:
        yield as_json([references.csl(references.reference(card, site)) for card in cards])

    yield given.file("documents/documents.csl.json", csl, site.name)


def ftm(given: Given) -> Iterator[Attachment]:
    """Give everything as entities of FollowTheMoney."""
    yield given.file("exchange/entities.ftm.json", partial(exchange.followthemoney, given.tables))


def stix(given: Given) -> Iterator[Attachment]:
    """Give everything as a bundle of STIX."""
    yield given.file("exchange/stix.json", partial(exchange.stix, given.tables), given.site.name)


def graphml(given: Given) -> Iterator[Attachment]:
    """Give who is named where as a graph."""
    yield given.file("exchange/network.graphml", partial(exchange.graphml, given.tables))


def web_annotations(given: Given) -> Iterator[Attachment]:
    """Give the words that facts rest on as annotations, of each dossier."""
    site = given.site
    for card in given.collection.cards:
        key = digest((own_version(), card.key, site.url, site.directory_urls))
        make = partial(exchange.annotation_page, given.tables, card.id)
        yield Attachment(f"dossiers/{card.id}/annotations.jsonld", key, make)


def epub(given: Given) -> Iterator[Attachment]:
    """Give the site as a book, and each collection that files name."""
    collection, site = given.collection, given.site
    if not collection.cards:
        return
    whole = partial(book.book, given.tables, collection.cards, site.name, "")
    yield given.file("exchange/dossiers.epub", whole, site)
    taken = {"dossiers"}
    for name, cards in book.collections_of(collection.cards).items():
        own = unique(slug(name, "document"), taken)
        taken.add(own)
        yield given.file(f"exchange/{own}.epub", partial(book.book, given.tables, cards, name, name), site)


def okf(given: Given) -> Iterator[Attachment]:
    """Give documents and actors as a bundle of Markdown."""
    tables, site = given.tables, given.site
    yield given.file("okf/index.md", partial(knowledge.index, tables), site.name)
    yield given.file("okf/documents/index.md", partial(knowledge.index_of_documents, tables))
    yield given.file("okf/actors/index.md", partial(knowledge.index_of_actors, tables))
    for card in given.collection.cards:
        key = digest((own_version(), given.rows.key(card), site.url, site.directory_urls))
        yield Attachment(f"okf/documents/{card.id}.md", key, partial(knowledge.document, tables, card))
    for profile in given.collection.profiles:
        if has_own_page(profile):
            yield given.file(f"okf/actors/{profile.id}.md", partial(knowledge.actor, tables, profile))


def sources(given: Given) -> Iterator[Attachment]:
    """Give a copy of each source file, named by its digest; none of one in which a name is withheld."""
    cards = {archive_address(card): card for card in reversed(given.collection.cards) if card.sha256}
    for address, card in sorted(cards.items()):
        path = given.content / MESSAGE.sub("", card.path)
        yield Attachment(address, digest((own_version(), card.sha256)), partial(copy_of, path, card.sha256))


def copy_of(path: Path, expected: str) -> tuple[bytes]:
    """Read a source file.

    Raises:
        DossierError: If it is no longer the one that was read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DossierError(f"cannot be copied: {error.strerror}", path=str(path)) from error
    if sha256(data).hexdigest() != expected:
        raise DossierError("was changed while the site was built; build again", path=str(path))
    return (data,)


def redirects(given: Given, moved: Mapping[str, str]) -> Iterator[Attachment]:
    """Give the pages at former addresses of dossiers."""
    found = former_ids(given.collection, moved)
    for former, card in found.items():
        key = digest((own_version(), card.id, card.title, given.site.url, given.site.directory_urls))
        yield Attachment(f"dossiers/{former}/index.html", key, partial(moved_page, former, card, given.site))
    if found:
        yield Attachment("dossiers/moved.js", own_version(), lambda: (SCRIPT,))


OF_TABLES = tuple(kind.writer for kind in (facts.APPEARANCES, facts.QUOTES, facts.EVENTS, facts.MENTIONS))

FORMS = (
    Form("json", records),
    Form("csv", csv, (facts.APPEARANCES.writer, LINES["quotes"], LINES["events"])),
    Form("mentions", mentions, (LINES["mentions"],)),
    Form("jsonl", jsonl, OF_TABLES),
    Form("sqlite", sqlite, (*OF_TABLES, facts.TEXT)),
    Form("parquet", parquets, OF_TABLES, needs="pyarrow"),
    Form("ics", ics, (calendar.EVENTS,)),
    Form("feeds", site_feeds),
    Form("actor_feeds", actor_feeds),
    Form("pictures", all_pictures, needs="PIL"),
    Form("llms", llms),
    Form("robots", robots),
    Form("citations", citations),
    Form("ftm", ftm, OF_TABLES[:3]),
    Form("stix", stix, OF_TABLES[1:2]),
    Form("graphml", graphml, OF_TABLES[:1]),
    Form("annotations", web_annotations),
    Form("epub", epub, (*OF_TABLES[:3], facts.TEXT)),
    Form("okf", okf, OF_TABLES[:3]),
    Form("sources", sources),
)
"""In the order of `settings.EXPORTS`, which is what a site may name."""

BY_NAME = dict(zip(EXPORTS, FORMS, strict=True))


def attachments(
    collection: Collection,
    settings: Settings | None = None,
    site: Site | None = None,
    state: State | None = None,
    root: Path = Path(),
    spared: Spared | None = None,
    former: Callable[[str], Former | None] = lambda _: None,
) -> Iterator[Attachment]:
    """Go through the files of a site that are no pages.

    Parameters:
        collection: All dossiers and what joins them.
        settings: The site's options, among them the forms that it wants.
        site: Name and address of the site.
        state: What changed since the recorded state, if one is.
        root: The site's folder.
        spared: The keys of an earlier build; None: all are computed.
        former: Finds a file as it lies in the last site, by its address.

    Raises:
        DossierError: If a form needs a package that is not installed.
    """
    settings, site = settings or Settings(), site or Site()
    yield from files_of(settings.exports, collection, site, root / settings.content, spared, former)
    yield from redirects(Given(collection, site), state.moved if state is not None else {})
    if state is not None:
        text = state_text(state)
        yield Attachment(f"{CHANGES}changes.json", digest((own_version(), text)), lambda: (text,))
        if "feeds" in settings.exports:
            yield from change_feeds(collection, site, state, text)


def files_of(
    names: Iterable[str],
    collection: Collection,
    site: Site,
    content: Path = Path(),
    spared: Spared | None = None,
    former: Callable[[str], Former | None] = lambda _: None,
) -> Iterator[Attachment]:
    """Go through the files of some forms.

    Parameters:
        names: Of the forms.
        collection: All dossiers and what joins them.
        site: Name and address of the site.
        content: The folder of the source files.
        spared: The keys of an earlier build; None: all are computed.
        former: Finds a file as it lies in the last site, by its address.

    Raises:
        DossierError: If a form needs a package that is not installed.
    """
    wanted = tuple(dict.fromkeys(names))
    forms = [BY_NAME[name] for name in wanted]
    for form in forms:
        if form.needs and find_spec(form.needs) is None:
            how = f"pip install 'mkdocs-dossier[{form.name}]'"
            raise DossierError(f"the form '{form.name}' needs a package that is not installed: {how}")
    writers = {writer.name: writer for form in forms for writer in form.writers}
    given = Given(collection, replace(site, exports=wanted), content, tuple(writers.values()), spared, former)
    for form in forms:
        yield from form.files(given)
