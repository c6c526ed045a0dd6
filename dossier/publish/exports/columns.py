"""What the columns of each table are, and what stands in a row: the same in every form that tables have.

A row of quotes, events or mentions has the columns of the fact, then those of its document: title, date, source,
labels, tags, collection and whatever else people wrote at the head of the files. An actor's labels and tags are those
of all documents that name it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from dossier.edtf import bounds, published
from dossier.model import Card, Collection, Profile
from dossier.publish.addresses import dossier_address, profile_address, web_addresses
from dossier.publish.exports.facts import (
    APPEARANCES,
    EVENTS,
    MENTIONS,
    QUOTES,
    EventFact,
    Kind,
    MentionFact,
    Place,
    QuoteFact,
    one_line,
)
from dossier.publish.exports.rows import Rows, Writer
from dossier.publish.pages.site import Site, published_address

Value = str | int | bool | tuple[str, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    """Without spaces."""
    says: str
    """What stands in it."""
    kind: Literal["text", "number", "truth", "list"] = "text"


PAGE = Column("page", "Address of the place on the site that shows it.")
EVIDENCE = (
    Column("evidence", "Ids of the words it rests on; each is the fragment of the words on the page.", "list"),
    Column("start", "First code point of these words in the normalised text.", "number"),
    Column("end", "One past their last code point.", "number"),
    Column("page_number", "Page of the PDF on which they stand.", "number"),
)
LABELS = (
    Column("labels", "Labels at the head of the file.", "list"),
    Column("tags", "Tags at the head of the file.", "list"),
    Column("collection", "Collection at the head of the file.", "list"),
)
SAME_TEXT = Column("same_text_as", "Document that published the same text first; empty where none did.")
OF_DOCUMENT = (
    Column("document", "Id of the document."),
    Column("title", "Title of the document."),
    Column("dated", "Date of the document (EDTF)."),
    Column("source", "Who published the document."),
    SAME_TEXT,
    *LABELS,
)

DOCUMENTS = (
    Column("id", "Id of the document, which its address is made of."),
    PAGE,
    Column("title", "Title, or the id where it has none."),
    Column("dated", "Date (EDTF)."),
    Column("first_day", "First day of that date."),
    Column("last_day", "Last day of that date."),
    Column("source", "Who published it."),
    Column("author", "Who wrote it."),
    Column("place", "Where it was written."),
    Column("language", "Language (BCP 47)."),
    Column("url", "Where the original is published."),
    Column("licence", "Under which licence."),
    Column("file", "The source file, under the folder of documents."),
    Column("media_type", "Media type of the source file."),
    Column("sha256", "SHA-256 of its bytes; empty where a name is withheld."),
    Column("status", "What people said of the dossier: machine, reviewed or rejected."),
    Column("summary", "First sentence of the summary."),
    Column("words", "Length of the text in words.", "number"),
    Column("actors", "How many actors it names.", "number"),
    Column("quotes", "How many quotes it has.", "number"),
    Column("dates", "How many dates it has.", "number"),
    SAME_TEXT,
    *LABELS,
)

ACTORS = (
    Column("id", "Id of the actor, unique in the site."),
    PAGE,
    Column("name", "Name."),
    Column("type", "person, organisation, country, group or place."),
    Column("country", "Country it belongs to (ISO 3166-1 alpha-2)."),
    Column("also_called", "Other names in use.", "list"),
    Column("roles", "Offices and descriptions, as stated.", "list"),
    Column("documents", "How many documents name it.", "number"),
    Column("stories", "How many of them hold different texts.", "number"),
    Column("mentions", "How often it is named.", "number"),
    Column("first_seen", "Date of the first document that names it."),
    Column("last_seen", "Date of the last one."),
    Column("links", "Addresses elsewhere that are about it.", "list"),
    Column("document", "Newest document that names it; the words below stand there."),
    *EVIDENCE,
    *LABELS,
)

QUOTE = (
    Column("id", "Document and fragment."),
    PAGE,
    Column("quote", "The words; parts are joined by an ellipsis."),
    Column("kind", "direct, mixed or indirect."),
    Column("speaker", "Who says it; empty when the text names nobody."),
    Column("speaker_id", "Id of the speaker in the table of actors."),
    Column("speaker_as_written", "The words that name the speaker."),
    Column("cue", "The words that say somebody speaks."),
    Column("how", "How the speaker was found."),
    Column("confidence", "How sure that is: low, moderate or high."),
    *EVIDENCE,
)

EVENT = (
    Column("id", "Document and fragment."),
    PAGE,
    Column("first_day", "First day it covers."),
    Column("last_day", "Last day it covers."),
    Column("edtf", "The date as Extended Date/Time Format."),
    Column("as_written", "The words of the date."),
    Column("precision", "How fine the date is."),
    Column("certainty", "explicit, resolved, chosen, approximate or unresolved."),
    Column("rule", "How the date was read."),
    Column("happened", "What happened, in the words of the text; behind a pronoun whom it means, in brackets."),
    Column("tense", "past, planned, background, ongoing or unknown."),
    Column("in_passing", "The date is said along the way.", "truth"),
    Column("actors", "Who is named in what happened.", "list"),
    Column("actor_ids", "Their ids in the table of actors.", "list"),
    *EVIDENCE,
)

MENTION = (
    Column("id", "Document, fragment and actor."),
    PAGE,
    Column("words", "The words that name or refer to the actor."),
    Column("kind", "name, pronoun, nominal, description or adjective."),
    Column("actor", "Name of the actor."),
    Column("actor_id", "Id in the table of actors."),
    Column("type", "Type of the actor."),
    Column("found_by", "What found it."),
    Column("joined_by", "Why it belongs to this actor."),
    *EVIDENCE,
)


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table with a row for each fact of one kind."""

    name: str
    says: str
    of_fact: tuple[Column, ...]
    facts: Kind[Any]
    cells: Callable[[Any, str, str], Row]
    """Gives the cells of a fact; takes the id of its document and the address before the fragment."""
    by_day: bool = False
    """Its rows go by day, not by document."""


def place_cells(place: Place) -> Row:
    """Return where the words of a fact stand, in the order of `EVIDENCE`."""
    return place.evidence, place.start, place.end, place.page


def quote_cells(fact: QuoteFact, document: str, page: str) -> Row:
    """Return the cells of a quotation, in the order of `QUOTE`."""
    return (
        f"{document}#{fact.fact}",
        f"{page}{fact.fact}",
        *(fact.words, fact.kind, fact.speaker, fact.actor or None, fact.written, fact.cue, fact.how, fact.confidence),
        *place_cells(fact.place),
    )


def event_cells(fact: EventFact, document: str, page: str) -> Row:
    """Return the cells of a happening, in the order of `EVENT`."""
    return (
        f"{document}#{fact.fact}",
        f"{page}{fact.fact}",
        *(fact.first, fact.last, fact.edtf, fact.written, fact.precision, fact.certainty, fact.rule, fact.happened),
        *(fact.tense, fact.passing, fact.names, fact.actors),
        *place_cells(fact.place),
    )


def mention_cells(fact: MentionFact, document: str, page: str) -> Row:
    """Return the cells of a mention, in the order of `MENTION`."""
    return (
        f"{document}#{fact.fact}:{fact.actor or fact.name}",
        f"{page}{fact.fact}",
        *(fact.words, fact.kind, fact.name, fact.actor or None, fact.type, fact.found_by, fact.joined_by),
        *place_cells(fact.place),
    )


FACT_TABLES = (
    FactTable("quotes", "What was said, newest document first.", QUOTE, QUOTES, quote_cells),
    FactTable("events", "What happened when, by first day.", EVENT, EVENTS, event_cells, by_day=True),
    FactTable("mentions", "Every place that names an actor, newest document first.", MENTION, MENTIONS, mention_cells),
)

NAMES = ("documents", "actors", *(table.name for table in FACT_TABLES))
"""Of all tables, in their order."""

_NO_NAME = re.compile(r"\W+")


@lru_cache(maxsize=1 << 12)
def column_name(field: str) -> str:
    """Return the name of a column for a field of a file's own: in lower case, with underscores."""
    return _NO_NAME.sub("_", field.strip().lower()).strip("_") or "field"


@dataclass(frozen=True)
class Tables:
    """The rows of every table of a collection. Not slotted: what all rows need is looked up once."""

    collection: Collection
    rows: Rows
    site: Site

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """Names of the fields that people wrote at the head of files, but for labels, tags and collection."""
        known = {column.name for column in LABELS}
        return tuple(sorted({name for fields in self._fields.values() for name in fields} - known))

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """A column for each of them."""
        return tuple(Column(self.apart(name), f"'{name}' at the head of the file.", "list") for name in self.own_names)

    @cached_property
    def _fields(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        """Id of a document -> the fields at the head of its file, which each of its actors asks for."""
        return {card.id: self.fields(card) for card in self.collection.cards}

    @staticmethod
    def apart(name: str) -> str:
        """Return the name of a field's column, which no column of ours has in any table."""
        return f"own_{name}" if name in OURS else name

    @staticmethod
    def fields(card: Card) -> Mapping[str, tuple[str, ...]]:
        """Return the fields at the head of a file, by the name of their column."""
        found: dict[str, tuple[str, ...]] = {}
        for name, *values in card.fields:
            column = column_name(name)
            found[column] = tuple(dict.fromkeys((*found.get(column, ()), *map(one_line, values))))
        return found

    def columns(self, name: str) -> tuple[Column, ...]:
        """Return the columns of a table."""
        if name == "documents":
            return (*DOCUMENTS, *self.own)
        if name == "actors":
            return (*ACTORS, *self.own)
        return (*next(table.of_fact for table in FACT_TABLES if table.name == name), *OF_DOCUMENT, *self.own)

    def of(self, name: str) -> Iterator[Row]:
        """Go through the rows of a table."""
        if name == "documents":
            return map(self.document, self.collection.cards)
        if name == "actors":
            return self.actors()
        return self.facts(next(table for table in FACT_TABLES if table.name == name))

    def page(self, address: str) -> str:
        """Return where the site shows something: absolute where it knows its address, else relative to the site."""
        return published_address(address, self.site)

    def tail(self, cards: Sequence[Card]) -> Row:
        """Return labels, tags, collection and own fields of one document, or of all of an actor's."""
        found: dict[str, dict[str, None]] = {}
        for card in cards:
            for name, values in self._fields[card.id].items():
                found.setdefault(name, {}).update(dict.fromkeys(values))
        names = (*(column.name for column in LABELS), *self.own_names)
        return tuple(tuple(found.get(name, ())) for name in names)

    def document(self, card: Card) -> Row:
        """Return the row of a document, in the order of `DOCUMENTS`."""
        first, last = bounds(card.date) if card.date else (None, None)
        return (
            card.id,
            self.page(dossier_address(card.id)),
            title(card),
            dated(card),
            first,
            last,
            *(card.source, card.author, card.place, card.language, card.url, card.licence),
            *(card.path, card.media_type, card.sha256),
            card.status,
            one_line(card.lead),
            *(card.words, len(card.actors), len(card.quotes), card.dates),
            self.same_text_as(card),
            *self.tail((card,)),
        )

    def of_document(self, card: Card) -> Row:
        """Return what every fact of a document says of it, in the order of `OF_DOCUMENT`."""
        return card.id, title(card), dated(card), card.source, self.same_text_as(card), *self.tail((card,))

    def same_text_as(self, card: Card) -> str | None:
        """Return the document that published the text of one first; None for whatever is no copy."""
        first = self.collection.first_of.get(card.id, card.id)
        return first if first != card.id else None

    def actors(self) -> Iterator[Row]:
        """Go through the actors by name."""
        places: dict[str, tuple[str, Place]] = {}
        for document, rows in self.rows.by_document(APPEARANCES.writer):
            for one in map(APPEARANCES.read, rows):
                places.setdefault(one.actor, (document, one.place))
        for profile in self.collection.profiles:
            yield self.actor(profile, *places.get(profile.id, (None, None)))

    def actor_row(self, id: str) -> Row:
        """Return the row of one actor, as `actors` gives it."""
        profile = self.profiles[id]
        for card in sorted({entry.dossier for entry in profile.entries}, key=self._order.__getitem__):
            for one in map(APPEARANCES.read, self.rows.of(self.collection.by_id[card], APPEARANCES.writer)):
                if one.actor == id:
                    return self.actor(profile, card, one.place)
        return self.actor(profile, None, None)

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """The actors by id."""
        return {profile.id: profile for profile in self.collection.profiles}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {card.id: place for place, card in enumerate(self.collection.cards)}

    def actor(self, profile: Profile, document: str | None, place: Place | None) -> Row:
        """Return the row of an actor, in the order of `ACTORS`."""
        by_id = self.collection.by_id
        seen = list({entry.dossier: by_id[entry.dossier] for entry in profile.entries}.values())
        known = [by_id[entry.dossier].actor_in_short(entry.actor) for entry in profile.entries]
        days = sorted(filter(None, map(dated, seen)))
        return (
            profile.id,
            self.page(profile_address(profile, document)),
            profile.name,
            profile.type,
            profile.country,
            profile.aliases,
            tuple(dict.fromkeys(one_line(role) for actor in known if actor for role in actor.stated)),
            len(seen),
            len({self.collection.first_of.get(card.id, card.id) for card in seen}),
            sum(actor.mentions for actor in known if actor),
            days[0] if days else None,
            days[-1] if days else None,
            web_addresses(profile),
            document,
            *(place_cells(place) if place is not None else ((), None, None, None)),
            *self.tail(seen),
        )

    def facts(self, table: FactTable) -> Iterator[Row]:
        """Go through the rows of a table of facts."""
        of_document: dict[str, Row] = {}
        for document, row in self.in_order(table.facts.writer, by_day=table.by_day):
            if document not in of_document:
                of_document[document] = self.of_document(self.collection.by_id[document])
            page = self.page(dossier_address(document)) + "#"
            yield table.cells(table.facts.read(row), document, page) + of_document[document]

    def in_order(self, writer: Writer, *, by_day: bool) -> Iterator[tuple[str, str]]:
        """Go through kept rows by document or by day, each with its document."""
        if by_day:
            yield from self.rows.in_order(writer, (entry.dossier for entry in self.collection.timeline))
            return
        for document, rows in self.rows.by_document(writer):
            for row in rows:
                yield document, row


OURS = frozenset(
    column.name
    for columns in (DOCUMENTS, ACTORS, *(table.of_fact for table in FACT_TABLES), OF_DOCUMENT)
    for column in columns
)
"""Names that no field of a file's own may take."""


def title(card: Card) -> str:
    """Return the title of a document, or its id."""
    return card.title if card.title is not None else card.id


def dated(card: Card) -> str | None:
    """Return the date of a document as it is published, if it has one."""
    return published(card.date) if card.date else None


def storable(value: Value) -> Value:
    """Return a cell without half letters, which no file in UTF-8 holds."""
    if isinstance(value, tuple):
        return tuple(part.encode("utf-8", "replace").decode() for part in value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def as_text(value: Value) -> str:
    """Return a cell as text: the parts of a list behind one another."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
