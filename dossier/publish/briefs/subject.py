"""The brief on one document, on an actor, or on several documents: which sections there are and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import inf

from dossier import __version__
from dossier.english.names import fold
from dossier.english.stems import stem
from dossier.model import Card, Dossier, Profile, TimelineEntry
from dossier.publish.addresses import is_voice_or_room, profile_address
from dossier.publish.briefs.items import (
    actor_items,
    cite,
    corrected_items,
    date_items,
    dated_item,
    finding_items,
    fitting_item,
    foremost,
    limited,
    line_items,
    open_items,
    point_items,
    quote_items,
    theirs,
)
from dossier.publish.briefs.passages import about, clean, numbered
from dossier.publish.briefs.records import Brief, Cite, Item, Section, SectionKind
from dossier.publish.pages import wording
from dossier.publish.pages.company import named_with
from dossier.publish.pages.events import events_of
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.roles import roles_over_time
from dossier.publish.pages.views import date_view, document_view
from dossier.publish.search.terms import terms
from dossier.wording import in_words, phrase, translated

FEW = 3
"""Reasons why an actor is one that are given."""
TELLINGS = 3
"""Documents that tell of one event which are cited for it."""
OF_ONE = 2
"""Quotations of one document in a brief on several, as long as others have some."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How much stands in each section: two to four pages that somebody reads."""

    lines: float = 8
    people: float = 10
    quotes: float = 10
    events: float = 16
    open: float = 8

    @classmethod
    def whole(cls) -> Lengths:
        """Return lengths that leave nothing out."""
        return cls(inf, inf, inf, inf, inf)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a brief is made."""

    language: str = "en"
    site_url: str = ""
    """Where the site is published: sources lead there, to the very words."""


# --------------------------------------------------------------------------------------------------------- one document


def brief_of_dossier(lookups: Lookups, document: str, place: Place = Place(), lengths: Lengths = Lengths()) -> Brief:
    """Make the brief on one document.

    Parameters:
        lookups: The collection with its look-ups.
        document: Id of the document.
        place: Language, and address of the site.
        lengths: How much stands in each section.
    """
    dossier = lookups.dossier(document)
    card = lookups.card(dossier)
    shown = document_view(card)
    events = [one.item for one in date_items(lookups, dossier)]
    quotes = foremost(dossier, small(lengths.quotes, len(dossier.quotes)))
    said = tuple(quote_items(lookups, dossier, quotes))
    of_all = sum(not quote.is_nobodys for quote in dossier.quotes)
    sections = [
        section("lines", translated("Bottom line"), [*finding_items(dossier), *line_items(lookups, dossier)], inf,
                note=note_of_lines(dossier)),
        section("facts", translated("Key facts"), list(point_items(lookups, dossier)), lengths.lines),
        section("people", translated("Who"), actor_items(lookups, dossier), lengths.people),
        section("quotes", translated("What was said"), said, inf,
                note=left_out(len(said), of_all)),
        section("timeline", translated("Timeline"), events, lengths.events),
        section("open", translated("Not stated, or to check"), list(open_items(lookups, dossier)), lengths.open),
        section("corrections", translated("Corrected by hand"), list(corrected_items(dossier)), inf),
    ]  # fmt: skip
    scope = [phrase("One document: {0}, {1}.", about(card), wording.count(card.words, "word"))]
    return finished(lookups, translated("Brief on a document"), shown.title, scope, sections, [card], place)


def note_of_lines(dossier: Dossier) -> str:
    """Say what the sentences of the summary are."""
    if not dossier.summary.sentences:
        return translated("No sentence of this text is fit to stand as a summary. Please read the source.")
    return translated("Sentences of the source, word for word; words in brackets are ours.")


# ------------------------------------------------------------------------------------------------------------- an actor


def brief_of_actor(lookups: Lookups, profile: Profile, place: Place = Place(), lengths: Lengths = Lengths()) -> Brief:
    """Make the brief on an actor: everything stands under the documents that say it.

    Parameters:
        lookups: The collection with its look-ups.
        profile: The actor.
        place: Language, and address of the site.
        lengths: How much stands in each section.
    """
    named = dict.fromkeys(entry.dossier for entry in profile.entries)
    cards = [lookups.cards[key] for key in lookups.once(named) if key in lookups.cards]
    quoted = [(said.card, said.index) for said in lookups.quotes_by.get(profile.id, ())]
    events = events_of(lookups, lookups.dates_of.get(profile.id, []))
    said = list(said_in(lookups, quoted, small(lengths.quotes, len(quoted)), named=False))
    sections = [
        section("lines", translated("Bottom line"), list(actor_lines(lookups, profile, cards)), lengths.lines),
        section("facts", translated("Roles, as stated"), list(role_items(lookups, profile)), lengths.people),
        section("quotes", translated("What they said"), said, inf, note=left_out(len(said), len(quoted))),
        section("timeline", translated("Dated events that name them"),
                event_items(lookups, events, small(lengths.events, len(events))), inf,
                note=left_out(small(lengths.events, len(events)), len(events))),
        section("people", translated("Named with"), list(company_items(lookups, profile)), lengths.people,
                note=translated("Those first who are seldom named elsewhere.")),
        section("open", translated("Why all this is one actor"), list(joined_items(profile)), min(lengths.open, FEW)),
        section("corrections", translated("Corrected by hand"), corrected_in(lookups, cards), inf),
    ]  # fmt: skip
    kind = phrase("Brief on: {0}", wording.TYPE_WORDS[profile.type])
    scope = [phrase("Named {0}.", wording.count(lookups.mentions[profile.id], "time")), covered(cards)]
    brief = finished(lookups, kind, profile.name, scope, sections, cards, place, all_sources=False)
    url = f"{place.site_url.rstrip('/')}/{profile_address(profile)}" if place.site_url else ""
    return replace(brief, made=(*brief.made, *([phrase("All of it: {0}", url)] if url else [])))


def actor_lines(lookups: Lookups, profile: Profile, cards: Sequence[Card]) -> Iterator[Item]:
    """Give the newest role of an actor, then what each document says of them that holds them central, newest first.

    Nothing twice: a document that only states a role of theirs says what stands under the roles.
    """
    first = next(role_items(lookups, profile, newest=True), None)
    if first is not None:
        yield first
    told = {folded(item) for item in role_items(lookups, profile)}
    for card in cards:
        ids = lookups.actors_of(profile, card.id)
        if any(actor.id in ids for actor in card.actors[:CENTRAL]):
            for item in point_items(lookups, lookups.dossier(card.id), *ids):
                if folded(item) not in told:
                    told.add(folded(item))
                    yield replace(item, label=day_of(card), remarks=source_of(card))


def folded(item: Item) -> str:
    """Return the words of an item as they are compared."""
    return fold(" ".join(piece.text for piece in item.pieces))


CENTRAL = 8
"""Actors of a document that are looked at for what it says of them: key points are of the first few."""


def day_of(card: Card) -> str:
    """Return the day of a document in words."""
    return document_view(card).date or translated("undated")


def source_of(card: Card) -> tuple[str, ...]:
    """Return who published a document, if that is known."""
    return (clean(card.source),) if card.source else ()


def role_items(lookups: Lookups, profile: Profile, *, newest: bool = False) -> Iterator[Item]:
    """Give the roles of an actor as documents state them, those last stated first."""
    shown, more = roles_over_time(lookups, profile)
    rows = sorted([*shown, *more], key=lambda row: row.last.dossier.day, reverse=True)
    for row in rows[:1] if newest else rows:
        days = [row.first.dossier.date or translated("undated"), row.last.dossier.date or translated("undated")]
        when = phrase("{0} to {1}", *days) if days[0] != days[1] else days[0]
        statings = [row.last] if newest or row.first == row.last else [row.first, row.last]
        cites = tuple(found for one in statings for found in at_anchor(lookups, one.dossier.id, one.anchor))
        remarks = (wording.count(row.dossiers, "document states it", "documents state it"),)
        yield Item((theirs(row.text),), cites, days[1] if newest else when, remarks)


def at_anchor(lookups: Lookups, document: str, anchor: str) -> Iterator[Cite]:
    """Cite the words that bear an anchor on the page of a document."""
    dossier = lookups.dossier(document)
    span = next((span for span, own in lookups.facts(dossier).anchors.items() if own == anchor), None)
    if span is not None:
        yield Cite(document, span)


def company_items(lookups: Lookups, profile: Profile) -> Iterator[Item]:
    """Give those an actor is named with, each with a sentence that names both."""
    for one in named_with(lookups, profile)[0]:
        if one.together is None:
            continue
        what = one.together.words
        words = "".join(
            ("… " if what.cut_before else "", what.before, what.words, what.after, " …" if what.cut_after else "")
        )
        remarks = (wording.count(one.dossiers, "document names both", "documents name both"),)
        cites = tuple(at_anchor(lookups, one.together.dossier.id, one.together.anchor))
        yield Item((theirs(words),), cites, clean(one.profile.name), remarks)


def joined_items(profile: Profile) -> Iterator[Item]:
    """Say why the actors of several documents are taken to be one."""
    reasons = [*profile.joined, *(entry.joined_by for entry in profile.entries if entry.joined_by)]
    for words in dict.fromkeys(wording.sentence(wording.said(reason)) for reason in reasons):
        yield Item((theirs(words),))


# ---------------------------------------------------------------------------------------------------- several documents


def brief_of_dossiers(
    lookups: Lookups,
    documents: Sequence[str],
    title: str,
    place: Place = Place(),
    lengths: Lengths = Lengths(),
    fitting: Mapping[str, Sequence[int]] | None = None,
    wanted: Iterable[str] = (),
    remark: str = "",
) -> Brief:
    """Make the brief on several documents.

    Parameters:
        lookups: The collection with its look-ups.
        documents: Their ids; what tells most comes first.
        title: Of the brief.
        place: Language, and address of the site.
        lengths: How much stands in each section.
        fitting: Document -> which of its quotations were searched for; None: those that tell most.
        wanted: Stems of what was searched for: dated happenings come first in which one stands.
        remark: What else to say of how they were chosen.
    """
    cards = [lookups.cards[key] for key in lookups.once(documents)]
    fit = set(wanted)
    events = events_in(lookups, [card.id for card in cards], fit)
    quoted = [(card, index) for card in cards for index in quotes_in(lookups, card, fitting)]
    said = list(said_in(lookups, quoted, small(lengths.quotes, len(quoted)), named=True, wanted=fit))
    dossiers = (lookups.dossier(card.id) for card in cards)
    unsure = [item for dossier in dossiers for item in open_items(lookups, dossier, alone=False)]
    sections = [
        section("lines", translated("Bottom line"), list(first_lines(lookups, cards, fit)), lengths.lines,
                note=note_of_first_lines(searched=bool(fit))),
        section("people", translated("Who"), list(people_items(lookups, cards)), lengths.people),
        section("quotes", translated("What was said"), said, inf, note=left_out(len(said), len(quoted))),
        section("timeline", translated("Timeline"),
                event_items(lookups, events, small(lengths.events, len(events))), inf,
                note=left_out(small(lengths.events, len(events)), len(events))),
        section("open", translated("Not stated, or to check"), unsure, lengths.open),
        section("corrections", translated("Corrected by hand"), corrected_in(lookups, cards), inf),
    ]  # fmt: skip
    scope = [covered(cards), *filter(None, [remark])]
    return finished(lookups, translated("Brief on several documents"), title, scope, sections, cards, place)


def events_in(lookups: Lookups, documents: Sequence[str], wanted: Set[str]) -> list[tuple[TimelineEntry, ...]]:
    """Return the dated events of documents; of a search those in which one of its words stands, if there are any."""
    chosen = set(documents)
    told = [one for one in lookups.timeline if one.dossier in chosen and not one.date.passing]
    return events_of(lookups, [one for one in told if wanted & set(map(stem, terms(one.date.terms)))] or told)


def quotes_in(lookups: Lookups, card: Card, fitting: Mapping[str, Sequence[int]] | None) -> Sequence[int]:
    """Return which quotations of a document may be shown: those searched for, else those that tell most."""
    return fitting.get(card.id, ()) if fitting is not None else foremost(lookups.dossier(card.id), OF_ONE)


def note_of_first_lines(*, searched: bool) -> str:
    """Say what the sentences are that stand for the documents."""
    if searched:
        return translated("Of each document the sentence that holds most of the words, word for word.")
    return translated("The first sentence that stands for each document, word for word.")


def first_lines(lookups: Lookups, cards: Iterable[Card], wanted: Set[str]) -> Iterator[Item]:
    """Give what stands for each document, with its day and publisher."""
    for card in cards:
        for item in standing_for(lookups, lookups.dossier(card.id), wanted):
            yield replace(item, label=day_of(card), remarks=(*item.remarks, *source_of(card)))


def standing_for(lookups: Lookups, dossier: Dossier, wanted: Set[str]) -> list[Item]:
    """Return what persons found in a document, else a sentence: that which holds most of the terms searched for."""
    if found := list(finding_items(dossier)):
        return found
    first = list(line_items(lookups, dossier))[:1]
    if not wanted:
        return first
    fitting = fitting_item(lookups, dossier, wanted)
    # The words stand in a headline or in what a journalist asks: what is shown in their place must say so.
    elsewhere = translated("the words themselves stand elsewhere in the text")
    return [fitting] if fitting is not None else [replace(item, remarks=(elsewhere,)) for item in first]


def people_items(lookups: Lookups, cards: Sequence[Card]) -> Iterator[Item]:
    """Give who is named in several of the documents, or is central to one: persons and bodies before countries."""
    where: dict[str, list[Card]] = {}
    for card in cards:
        for profile in lookups.profiles_in(card):
            where.setdefault(profile.id, []).append(card)
    known = [lookups.profiles[key] for key in where if not is_voice_or_room(lookups.profiles[key])]
    order = {key: number for number, key in enumerate(where)}

    def weight(profile: Profile) -> tuple[bool, float, int]:
        told = len(where[profile.id]) * lookups.rarity[profile.id]
        return profile.type in ("country", "place"), -round(told, 9), order[profile.id]

    for profile in sorted(known, key=weight):
        if (item := person_item(lookups, profile, where[profile.id], len(cards))) is not None:
            yield item


def person_item(lookups: Lookups, profile: Profile, cards: Sequence[Card], of_all: int) -> Item | None:
    """Give an actor of several documents with the role that one of them states; None for one named in passing."""
    named = [one for one in lookups.members(profile) if one.card in cards]
    card, own, actor = next((one for one in named if one.shown.stated), named[0])
    if not actor.stated and len(cards) == 1 < of_all:
        return None
    found = lookups.dossier(card.id).actor(own)
    spans = [one.span for one in (found.roles or found.mentions)[:1]] if found is not None else []
    remarks = (wording.TYPE_LABELS[profile.type][0], phrase("documents: {0} of {1}", len(cards), of_all))
    cites = cite(lookups.dossier(card.id), *spans)
    return Item(tuple(map(theirs, actor.stated[:1])), cites, clean(profile.name), remarks)


# -------------------------------------------------------------------------------------------------------------- for all


def said_in(
    lookups: Lookups,
    quoted: Sequence[tuple[Card, int]],
    most: int,
    *,
    named: bool,
    wanted: Set[str] = frozenset(),
) -> Iterator[Item]:
    """Give quotations of several documents: at first no more than two of each, so that one long text is not all.

    Parameters:
        lookups: Knows who is whom.
        quoted: Card and index, those of the newest document first.
        most: How many.
        named: Say who speaks.
        wanted: Stems of what was searched for.
    """
    counts: dict[str, int] = {}
    early: list[tuple[str, int]] = []
    late: list[tuple[str, int]] = []
    for card, index in quoted:
        counts[card.id] = counts.get(card.id, 0) + 1
        (early if counts[card.id] <= OF_ONE else late).append((card.id, index))
    kept = set([*early, *late][:most])
    for card, index in quoted:
        if (card.id, index) in kept:
            dossier = lookups.dossier(card.id)
            yield from quote_items(lookups, dossier, (index,), dated=True, named=named, wanted=wanted)


def event_items(lookups: Lookups, events: Sequence[tuple[TimelineEntry, ...]], most: int) -> list[Item]:
    """Give the newest of dated events, in order of time; all documents that tell of one are cited for it."""
    found = []
    for tellings in events[:most]:
        dossier = lookups.dossier(tellings[0].dossier)
        view = date_view(lookups, dossier, tellings[0].date.index)
        others = tuple(
            Cite(one.dossier, lookups.dossier(one.dossier).dates[one.date.index].span) for one in tellings[1:TELLINGS]
        )
        found.append(dated_item(dossier, view, *others))
    return [one.item for one in sorted(found, key=lambda one: (one.first or one.last, one.last))]


def corrected_in(lookups: Lookups, cards: Iterable[Card]) -> list[Item]:
    """Give what persons changed in several documents."""
    return [item for card in cards for item in corrected_items(lookups.dossier(card.id), wording.title_of(card))]


def covered(cards: Sequence[Card]) -> str:
    """Say how many documents there are, and from when to when they are dated."""
    many = wording.count(len(cards), "document")
    days = sorted(card.date for card in cards if card.date)
    if not days:
        return phrase("{0}, undated.", many)
    first, last = in_words(days[0]), in_words(days[-1])
    return (
        phrase("{0}, dated {1} to {2}.", many, first, last) if first != last else phrase("{0}, dated {1}.", many, first)
    )


def small(most: float, there: int) -> int:
    """Return how many of those that are there are shown."""
    return there if most >= there else int(most)


def left_out(shown: int, there: int) -> str:
    """Say how many were left out; nothing where none was."""
    return phrase("{0} of {1} are given here.", shown, there) if shown < there else ""


def section(kind: SectionKind, title: str, items: Sequence[Item], most: float, note: str = "") -> Section:
    """Put items under a heading; of too many the first, with a note that says so."""
    shown, rest = limited(items, small(most, len(items)))
    return Section(kind, title, shown, " ".join(filter(None, (note, rest))))


def finished(
    lookups: Lookups,
    kind: str,
    title: str,
    scope: Sequence[str],
    sections: Sequence[Section],
    cards: Sequence[Card],
    place: Place,
    *,
    all_sources: bool = True,
) -> Brief:
    """Number the sources and put everything together.

    Parameters:
        lookups: The collection with its look-ups.
        kind: What kind of brief.
        title: Its title.
        scope: What it covers.
        sections: Without numbers; those without items and note are left out.
        cards: Of all documents it covers.
        place: Language, and address of the site.
        all_sources: Whether documents that nothing is cited from are listed too.
    """
    filled = [one for one in sections if one.items or (one.kind == "lines" and one.note)]
    listed = [card.id for card in cards] if all_sources else []
    with_numbers, sources = numbered(lookups, filled, place.site_url, listed)
    day = max((card.date[:10] for card in cards if len(card.date) >= 10), default="")
    return Brief(
        kind=kind,
        title=clean(title),
        scope=tuple(map(clean, scope)),
        sections=with_numbers,
        sources_title=translated("Sources, with the words that the numbers lead to"),
        sources=sources,
        made=tuple(how_made(cards)),
        made_title=translated("How this was made"),
        language=place.language,
        day=day,
        date=phrase("Documents up to {0}", in_words(day)) if day else "",
        page_of=translated("Page {0} of {1}"),
    )


def how_made(cards: Sequence[Card]) -> Iterator[str]:
    """Say how a brief was made and what it is not."""
    yield translated(
        "Found by machine in the documents named; quotations and sentences are theirs, word for word. How sure a "
        "finding is speaks of the finding, never of whether a claim is true."
    )
    reviewed = sum(card.status == "reviewed" for card in cards)
    if reviewed:
        yield phrase("Documents that a person reviewed: {0} of {1}.", reviewed, len(cards))
    else:
        yield translated("No person has reviewed it.")
    yield f"Dossier {__version__}"
