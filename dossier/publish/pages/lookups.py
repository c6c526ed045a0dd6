"""Everything a page asks of the collection, looked up once: who is whom, who said what, what happened when."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.collection.link import COMMON, related_by
from dossier.collection.retold import told_again
from dossier.edtf import last_day
from dossier.english.names import fold
from dossier.model import (
    Actor,
    Collection,
    DateMention,
    Document,
    Dossier,
    Profile,
    Quote,
    Span,
    Stated,
    TimelineEntry,
)
from dossier.people.lone_names import lone_names
from dossier.people.selectors import evidence_ids
from dossier.publish.addresses import actor_fact
from dossier.publish.pages.terms import terms_of, words_said
from dossier.spans import SpanIndex

STATED_FIELDS = ("title", "date", "source", "author", "place", "language", "url", "licence")
"""The fields of a document that may rest on words of its text."""

Said = tuple[Dossier, int]
"""A dossier with the place of a quotation among its own."""

RELATED = 5
"""Related dossiers shown on a page."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The ids of a dossier's facts and of the words they rest on; all derive from content, so links to them last."""

    anchors: dict[Span, str]
    quotes: tuple[str, ...]
    dates: tuple[str, ...]
    lines: tuple[str, ...]
    points: tuple[str, ...]
    actors: dict[str, str]
    places: dict[Span, int]
    """Where a date stands among the dossier's dates."""
    again: Mapping[Span, tuple[Span, ...]]
    """For the first telling of what happened the dates at which it is told again."""
    retold: frozenset[Span]
    """All of the latter."""


def stated_fields(document: Document) -> Iterable[tuple[str, Stated]]:
    """Go through what the document says of itself, as (name, value)."""
    for name in STATED_FIELDS:
        stated = getattr(document, name)
        if stated is not None:
            yield name, stated


def evidence_spans(dossier: Dossier) -> Iterable[Span]:
    """Go through every span a fact of the dossier rests on."""
    yield from (stated.span for _, stated in stated_fields(dossier.document) if stated.span)
    yield from (line.span for line in dossier.summary.sentences)
    yield from (point.span for point in dossier.summary.key_points)
    for actor in dossier.actors:
        yield from (mention.span for mention in actor.mentions)
        yield from (role.span for role in actor.roles)
    for quote in dossier.quotes:
        yield from quote.spans
        yield from filter(None, (quote.cue, quote.speaker and quote.speaker.span))
    yield from (date.span for date in dossier.dates)


def find_facts(dossier: Dossier) -> Facts:
    """Name every fact of a dossier."""
    anchors = evidence_ids(dossier.document.text, evidence_spans(dossier))
    again = retellings(dossier)
    return Facts(
        anchors,
        quotes=distinct(f"quote-{anchors[quote.spans[0]][1:]}" if quote.spans else "quote" for quote in dossier.quotes),
        dates=distinct(f"date-{anchors[date.span][1:]}" for date in dossier.dates),
        lines=distinct(f"line-{anchors[line.span][1:]}" for line in dossier.summary.sentences),
        points=distinct(f"point-{anchors[point.span][1:]}" for point in dossier.summary.key_points),
        actors={actor.id: actor_fact(actor.id) for actor in dossier.actors},
        places={date.span: index for index, date in reversed(list(enumerate(dossier.dates)))},
        again=again,
        retold=frozenset(span for others in again.values() for span in others),
    )


def find_naming(dossier: Dossier) -> dict[str, dict[int, Span]]:
    """Return actor id -> number of a sentence -> the first words in it that name the actor."""
    starts = [sentence.span.start for sentence in dossier.sentences]
    found: dict[str, dict[int, Span]] = {}
    for actor in dossier.actors:
        here = found.setdefault(actor.id, {})
        for mention in actor.mentions:
            number = bisect_right(starts, mention.span.start) - 1
            if mention.kind != "name" or number < 0:
                continue
            sentence = dossier.sentences[number]
            if mention.span in sentence.span and sentence.kind in ("paragraph", "item"):
                here.setdefault(number, mention.span)
    return found


def retellings(dossier: Dossier) -> Mapping[Span, tuple[Span, ...]]:
    """Return where the text tells a happening again, the document's own date aside."""
    own = dossier.document.date.span if dossier.document.date is not None else None
    told = (date for date in dossier.dates if own is None or not own.overlaps(date.span))
    return told_again(dossier.document.text, told)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Add `-b2`, `-b3` to names that come again."""
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}-b{seen[name]}")
    return tuple(out)


@dataclass(frozen=True)
class Lookups:
    """A collection with the look-ups that pages need. Not slotted: the look-ups are made when first asked for."""

    collection: Collection
    _facts: dict[str, Facts] = field(default_factory=dict)
    _quoted: dict[str, SpanIndex[int]] = field(default_factory=dict)
    _naming: dict[str, dict[str, dict[int, Span]]] = field(default_factory=dict)

    def facts(self, dossier: Dossier) -> Facts:
        """Return the ids of a dossier's facts."""
        key = dossier.document.id
        if key not in self._facts:
            self._facts[key] = find_facts(dossier)
        return self._facts[key]

    def quoted(self, dossier: Dossier) -> SpanIndex[int]:
        """Return a dossier's quoted words with the index of their quote."""
        key = dossier.document.id
        if key not in self._quoted:
            spans = ((span, index) for index, quote in enumerate(dossier.quotes) for span in quote.spans)
            self._quoted[key] = SpanIndex(spans)
        return self._quoted[key]

    def naming(self, dossier: Dossier) -> dict[str, dict[int, Span]]:
        """Return the sentences that name each actor of a dossier, with the first words there that do.

        Headings and lines about the document are no sentences; "he" names nobody.
        """
        key = dossier.document.id
        if key not in self._naming:
            self._naming[key] = find_naming(dossier)
        return self._naming[key]

    @cached_property
    def spread(self) -> dict[str, int]:
        """Profile id -> how many dossiers name it."""
        return {profile.id: len({entry.dossier for entry in profile.entries}) for profile in self.collection.profiles}

    @cached_property
    def dossiers(self) -> dict[str, Dossier]:
        """Document id -> dossier."""
        return {dossier.document.id: dossier for dossier in self.collection}

    @cached_property
    def order(self) -> dict[str, int]:
        """Document id -> its place among the dossiers, newest first."""
        return {key: number for number, key in enumerate(self.dossiers)}

    @cached_property
    def bearers(self) -> dict[str, tuple[Profile, ...]]:
        """Folded lone name -> the persons known by their full name whom it may mean."""
        return {fold(name.name): name.bearers for name in lone_names(self.collection)}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """Profile id -> profile."""
        return {profile.id: profile for profile in self.collection.profiles}

    @cached_property
    def profile_of(self) -> dict[tuple[str, str], Profile]:
        """(document id, actor id) -> profile."""
        return {
            (entry.dossier, entry.actor): profile for profile in self.collection.profiles for entry in profile.entries
        }

    @cached_property
    def named_in(self) -> dict[str, tuple[str, ...]]:
        """Document id -> ids of the profiles named in it, each once, most central first."""
        return {
            key: tuple(profile.id for profile in self.profiles_in(dossier)) for key, dossier in self.dossiers.items()
        }

    @cached_property
    def quotes_by(self) -> dict[str, list[Said]]:
        """Profile id -> what it said, newest dossier first, as (dossier, index of the quote)."""
        found: dict[str, list[Said]] = {}
        for dossier, index in self.quotes:
            profile = self.speaker(dossier, dossier.quotes[index])
            if profile:
                found.setdefault(profile.id, []).append((dossier, index))
        return found

    @cached_property
    def quotes(self) -> list[Said]:
        """Every quote, newest dossier first, as (dossier, index)."""
        return [(dossier, index) for dossier in self.collection for index in range(len(dossier.quotes))]

    @cached_property
    def spread_of_terms(self) -> Counter[str]:
        """Telling word -> in how many quotes of the site it stands."""
        spread: Counter[str] = Counter()
        for dossier, index in self.quotes:
            spread.update(terms_of(words_said(dossier, dossier.quotes[index])).keys())
        return spread

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The dated happenings of dossiers that are here."""
        return tuple(entry for entry in self.collection.timeline if entry.dossier in self.dossiers)

    @cached_property
    def dates_of(self) -> dict[str, list[TimelineEntry]]:
        """Profile id -> dated happenings it is named in, by first day."""
        found: dict[str, list[TimelineEntry]] = {}
        for entry in self.timeline:
            for actor in entry.actors:
                found.setdefault(actor, []).append(entry)
        return found

    @cached_property
    def newest(self) -> str:
        """The last day any document is dated; the site's "today", never the clock's."""
        stated = (dossier.document.date for dossier in self.collection)
        return max((day for date in stated if date and (day := last_day(date.value))), default="")

    @cached_property
    def mentions(self) -> dict[str, int]:
        """Profile id -> how often it is named."""
        return {
            profile.id: sum(
                len(actor.mentions)
                for entry in profile.entries
                if (dossier := self.dossiers.get(entry.dossier)) and (actor := dossier.actor(entry.actor))
            )
            for profile in self.collection.profiles
        }

    def members(self, profile: Profile) -> Iterator[tuple[Dossier, Actor]]:
        """Go through the dossiers that name an actor, newest first, each with the actor as it knows it."""
        for entry in profile.entries:
            dossier = self.dossiers.get(entry.dossier)
            actor = dossier.actor(entry.actor) if dossier else None
            if dossier is not None and actor is not None:
                yield dossier, actor

    @cached_property
    def country_names(self) -> dict[str, str]:
        """ISO code -> name, of the countries that are named."""
        return {
            profile.country: profile.name
            for profile in self.collection.profiles
            if profile.type == "country" and profile.country
        }

    @cached_property
    def country_profiles(self) -> dict[str, Profile]:
        """ISO code -> the country's own profile."""
        return {
            profile.country: profile
            for profile in self.collection.profiles
            if profile.type == "country" and profile.country
        }

    def country_name(self, code: str | None) -> str:
        """Name a country by its ISO code."""
        return self.country_names.get(code, code.upper()) if code else ""

    def speaker(self, dossier: Dossier, quote: Quote) -> Profile | None:
        """Return the profile of who said it, if that is known."""
        if quote.speaker is None or quote.speaker.actor is None:
            return None
        return self.profile_of.get((dossier.document.id, quote.speaker.actor))

    def profiles_in(self, dossier: Dossier) -> list[Profile]:
        """Return the profiles named in a dossier, most central first."""
        found = (self.profile_of.get((dossier.document.id, actor.id)) for actor in dossier.actors)
        return list({profile.id: profile for profile in found if profile}.values())

    def index_of(self, dossier: Dossier, date: DateMention) -> int | None:
        """Return where a date stands among the dossier's dates."""
        return self.facts(dossier).places.get(date.span)

    def related(self, dossier: Dossier) -> list[tuple[Dossier, list[Profile]]]:
        """Return the dossiers that share most actors with this one, each with the uncommon actors shared."""
        named = [profile for profile in self.profiles_in(dossier) if len(profile.entries) <= COMMON]
        found = [other for other in related_by(named, dossier.document.id) if other in self.dossiers][:RELATED]
        members = {profile.id: {entry.dossier for entry in profile.entries} for profile in named}
        return [(self.dossiers[other], [each for each in named if other in members[each.id]]) for other in found]
