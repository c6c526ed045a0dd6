"""Everything a page asks of the collection, looked up once: who is whom, who said what, what happened when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import log
from sys import intern
from typing import Any, NamedTuple, TypeVar

from dossier.collection.link import COMMON, related_by, tie
from dossier.collection.retold import told_again
from dossier.collection.store import Recent
from dossier.edtf import last_day
from dossier.english.names import fold, slug, unique
from dossier.model import (
    ActorInShort,
    Card,
    Collection,
    Dossier,
    Profile,
    ProfileEntry,
    QuoteCard,
    Span,
    TimelineEntry,
)
from dossier.people.evidence import evidence_spans
from dossier.people.lone_names import gathered, lone_names
from dossier.people.selectors import evidence_ids, words_id
from dossier.publish.addresses import actor_fact, has_own_page, is_voice_or_room
from dossier.publish.pages.plan import digest
from dossier.publish.pages.said import Said, about
from dossier.publish.pages.spread import Spread, keep_spread, kept_spread, spread_of
from dossier.publish.pages.tagged import Tagged, all_tags, tags_of
from dossier.spans import SpanIndex

RELATED = 5
"""Related dossiers shown on a page."""


TOLD = 200
"""Dossiers of which is kept what they tell other pages: some 80 kB each of long ones."""

MANY = (ProfileEntry("", ""), ProfileEntry("-", ""))
"""Stands for the dossiers of an actor with a page where only its address is shown."""

SOURCES = "sources/"
SOURCE_NOT_STATED = "not-stated"
"""Address of the documents that do not say who published them, below that of the sources."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The ids of a dossier's facts and of the words they rest on; all derive from content, so links to them last."""

    anchors: dict[Span, str]
    quotes: tuple[str, ...]
    dates: tuple[str, ...]
    findings: tuple[str, ...]
    lines: tuple[str, ...]
    points: tuple[str, ...]
    actors: dict[str, str]
    places: dict[Span, int]
    """Where a date stands among the dossier's dates."""
    again: Mapping[Span, tuple[Span, ...]]
    """For the first telling of what happened the dates at which it is told again."""
    retold: frozenset[Span]
    """All of the latter."""


def find_facts(dossier: Dossier) -> Facts:
    """Name every fact of a dossier."""
    anchors = evidence_ids(dossier.document.text, evidence_spans(dossier))
    again = retellings(dossier)
    return Facts(
        anchors,
        quotes=distinct(f"quote-{anchors[quote.spans[0]][1:]}" if quote.spans else "quote" for quote in dossier.quotes),
        dates=distinct(f"date-{anchors[date.span][1:]}" for date in dossier.dates),
        findings=distinct(f"finding-{words_id(finding.text)}" for finding in dossier.findings),
        lines=distinct(f"line-{anchors[line.span][1:]}" for line in dossier.summary.sentences),
        points=distinct(f"point-{anchors[point.span][1:]}" for point in dossier.summary.key_points),
        actors={actor.id: actor_fact(actor.id) for actor in dossier.actors},
        places={date.span: index for index, date in reversed(list(enumerate(dossier.dates)))},
        again=again,
        retold=frozenset(span for others in again.values() for span in others),
    )


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


Value = TypeVar("Value")


def shown_in_line(card: Card) -> object:
    """Return everything that a line about a dossier shows."""
    return card.title, card.path, card.date, card.source, card.status, card.lead


class Member(NamedTuple):
    """An actor in one of the dossiers that name it."""

    card: Card
    id: str
    """Of the actor there."""
    shown: ActorInShort


class Each(dict[str, Value]):
    """Something of each actor or document, made when it is first asked for: a page asks for few of them."""

    def __init__(self, make: Callable[[str], Value]) -> None:
        """Make nothing yet.

        Parameters:
            make: Makes it, by the id.
        """
        super().__init__()
        self._make = make

    def __missing__(self, id: str) -> Value:
        value = self[id] = self._make(id)
        return value


@dataclass(frozen=True)
class Lookups:
    """A collection with the look-ups that pages need. Not slotted: the look-ups are made when first asked for.

    What is joined is looked up in the cards. What is known of one dossier alone (its facts, its quoted words) is made
    when a page shows it, and of the last few only is it kept.
    """

    collection: Collection
    language: str | None = None
    """Tells the language in which dossiers are shown from others: nothing for English, None where that is not known."""
    all_terms: Callable[[], str] = str
    """Gives what changes whenever the words of any quotation do; nothing where that is not known."""
    told: Recent[Any] = field(default_factory=partial(Recent, TOLD))
    """What dossiers tell other pages, as `dossier.publish.pages.told` makes it."""
    _members: Recent[list[Member]] = field(default_factory=partial(Recent, 1))
    """Of the actor whose page is made: several parts of it ask."""
    _facts: Recent[Facts] = field(default_factory=Recent)
    _quoted: Recent[SpanIndex[int]] = field(default_factory=Recent)
    _ids: Recent[dict[str, list[str]]] = field(default_factory=partial(Recent, TOLD))
    _shown: dict[str, Profile] = field(default_factory=dict)

    def dossier(self, id: str) -> Dossier:
        """Read a dossier, to show its words."""
        return self.collection.dossier(id)

    def card(self, dossier: Dossier) -> Card:
        """Return the card of a dossier."""
        return self.cards[dossier.document.id]

    def facts(self, dossier: Dossier) -> Facts:
        """Return the ids of a dossier's facts."""
        return self._facts.of(dossier.document.id, lambda: find_facts(dossier))

    def quoted(self, dossier: Dossier) -> SpanIndex[int]:
        """Return a dossier's quoted words with the index of their quote."""
        spans = ((span, index) for index, quote in enumerate(dossier.quotes) for span in quote.spans)
        return self._quoted.of(dossier.document.id, lambda: SpanIndex(spans))

    @property
    def cards(self) -> dict[str, Card]:
        """Document id -> card, newest first."""
        return self.collection.by_id

    @cached_property
    def spread(self) -> dict[str, int]:
        """Profile id -> how many dossiers name it; those that hold the same text are one."""
        return Each(lambda actor: self.stories(self.profiles[actor]))

    def stories(self, *profiles: Profile) -> int:
        """Return in how many dossiers any of some actors is named; those that hold the same text are one."""
        first = self.collection.first_of
        return len({first.get(entry.dossier, entry.dossier) for profile in profiles for entry in profile.entries})

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        """Document id -> the ids of all that hold its text."""
        return {one: group for group in self.collection.copies for one in group}

    def copies_of(self, id: str) -> tuple[str, ...]:
        """Return the ids of the documents that hold the text of one, that published first in front; else nothing."""
        return self._groups.get(id, ())

    def is_copy(self, id: str) -> bool:
        """Tell whether a document holds a text that another published before it."""
        return self.collection.first_of.get(id, id) != id

    @cached_property
    def order(self) -> dict[str, int]:
        """Document id -> its place among the dossiers, newest first."""
        return {key: number for number, key in enumerate(self.cards)}

    @cached_property
    def source_urls(self) -> dict[str, str]:
        """Folded name of who published documents -> address of the list of them."""
        names: dict[str, str] = {}
        for card in self.collection.cards:
            names.setdefault(fold(card.source), card.source)
        taken = {SOURCE_NOT_STATED}
        urls = {}
        for name, spelt in sorted(names.items()):
            if name:
                own = unique(slug(spelt, "source"), taken)
                taken.add(own)
                urls[name] = f"{SOURCES}{own}/"
        return urls

    @cached_property
    def tag_urls(self) -> dict[str, str]:
        """Tag -> address of the list of its documents, of those that have one."""
        return {tag.name: tag.url for tag in self.tagged}

    def tag_pages(self, card: Card) -> dict[str, str]:
        """Return the tags of a document that have a page, with its address."""
        return {tag: self.tag_urls[tag] for tag in tags_of(card) if tag in self.tag_urls}

    @cached_property
    def tagged(self) -> list[Tagged]:
        """The tags with most documents."""
        return all_tags(self.collection.cards)

    @cached_property
    def bearers(self) -> dict[str, tuple[Profile, ...]]:
        """Folded lone name -> the persons known by their full name whom it may mean, if there are any."""
        known = self.collection.bearers
        if known is not None:
            return {name: tuple(self.profiles[bearer] for bearer in bearers) for name, bearers in known.items()}
        return {fold(name.name): name.bearers for name in lone_names(self.collection)}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """Profile id -> profile."""
        return {profile.id: profile for profile in self.collection.profiles}

    def profile_of(self, document: str, actor: str | None) -> Profile | None:
        """Return the profile of an actor of a document."""
        return self.collection.named_in.get(document, {}).get(actor or "")

    def actors_of(self, profile: Profile, document: str) -> list[str]:
        """Return the ids of an actor in a document that names it, several where it was not known to be one there."""
        return self._ids.of(document, lambda: self._ids_in(document)).get(profile.id, [])

    def _ids_in(self, document: str) -> dict[str, list[str]]:
        """Profile id -> ids of the actor in a document; of all documents this would take as much as their cards."""
        found: dict[str, list[str]] = {}
        for actor, profile in self.collection.named_in.get(document, {}).items():
            found.setdefault(profile.id, []).append(actor)
        return found

    @cached_property
    def who_in(self) -> Mapping[str, Sequence[str]]:
        """Document id -> the ids of those named there who tell something: no voices, no rooms; of one not here none."""
        return Each(self._who_in)

    def _who_in(self, document: str) -> Sequence[str]:
        named = self.collection.named_in.get(document, {}) if document in self.cards else {}
        return tuple(dict.fromkeys(one.id for one in named.values() if not is_voice_or_room(one)))

    @cached_property
    def quotes_by(self) -> dict[str, list[Said]]:
        """Profile id -> what it said, newest dossier first."""
        found: dict[str, list[Said]] = {}
        for said in self.quotes:
            if said.speaker is not None:
                found.setdefault(said.speaker.id, []).append(said)
        return found

    @cached_property
    def quotes(self) -> list[Said]:
        """Every quote that is somebody's, newest dossier first."""
        return self._said_and_asked[0]

    @cached_property
    def questions(self) -> list[Said]:
        """The questions of reporters and calls from the audience, newest dossier first."""
        return self._said_and_asked[1]

    @cached_property
    def _said_and_asked(self) -> tuple[list[Said], list[Said]]:
        """The quotes of all dossiers that are somebody's, and nobody's; what a copy says again is left out."""
        said: list[Said] = []
        asked: list[Said] = []
        for card in self.cards.values():
            before = self.collection.told_before(card.id)[0]
            for index, quote in enumerate(card.quotes):
                if quote.terms not in before:
                    (asked if quote.nobodys else said).append(self._said(card, index, quote))
        return said, asked

    def _said(self, card: Card, index: int, quote: QuoteCard) -> Said:
        speaker = self.profile_of(card.id, quote.speaker)
        voice = quote.voice or "" if speaker is None else ""
        return Said(card, index, speaker, voice, quote.voice is not None and quote.level != "low")

    @cached_property
    def spread_of_terms(self) -> Spread:
        """In how many quotes of the site each telling word stands."""
        key, rows = self.all_terms(), self.collection.rows
        kept = kept_spread(rows)
        if kept is not None and key and kept.key == key:
            return kept.spread
        spread = spread_of(self.quotes)
        keep_spread(rows, key, spread)
        return spread

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The dated happenings of dossiers that are here; what a copy tells again is left out."""
        before = {one: self.collection.told_before(one)[1] for one in self.cards if self.is_copy(one)}
        return tuple(
            entry
            for entry in self.collection.timeline
            if entry.dossier in self.cards and entry.date.terms not in before.get(entry.dossier, ())
        )

    @cached_property
    def dates_of(self) -> dict[str, list[TimelineEntry]]:
        """Profile id -> dated happenings it is named in, by first day; what is said in passing left out."""
        found: dict[str, list[TimelineEntry]] = {}
        for entry in self.timeline:
            if entry.date.passing:
                continue
            for actor in entry.actors:
                found.setdefault(actor, []).append(entry)
        return found

    @cached_property
    def newest(self) -> str:
        """The last day any document is dated; the site's "today", never the clock's."""
        dates = {card.date for card in self.cards.values() if card.date}
        return max((day for date in dates if (day := last_day(date))), default="")

    @cached_property
    def many_actors(self) -> int:
        """How many rows the index of actors has."""
        return len(gathered(self.collection.profiles))

    @property
    def mentions(self) -> Counter[str]:
        """Profile id -> how often it is named; of documents that hold the same text, in that which names it most."""
        return self._sums[0]

    @property
    def first_roles(self) -> dict[str, dict[str, str]]:
        """Document id -> id of an actor there -> the first role that it states; those without one are left out."""
        return self._sums[1]

    @cached_property
    def _sums(self) -> tuple[Counter[str], dict[str, dict[str, str]]]:
        """What is summed up over all actors of all documents, which are unpacked once for it."""
        total, roles = Counter[str](), dict[str, dict[str, str]]()
        of_copies: dict[str, Counter[str]] = {}
        for card in self.cards.values():
            actors, story = card.actors_in_short, self.collection.first_of.get(card.id)
            stated = zip(card.actor_ids, actors, strict=True)
            roles[card.id] = {own: intern(actor.stated[0]) for own, actor in stated if actor.stated}
            here = self._times_named(card, actors)
            if story is None:
                total.update(here)
            else:
                of_copies[story] = of_copies.get(story, Counter()) | here  # of each the larger number
        for most in of_copies.values():
            total.update(most)
        return total, roles

    def _times_named(self, card: Card, actors: Iterable[ActorInShort]) -> Counter[str]:
        """Return how often a document names each profile."""
        times, named = Counter[str](), self.collection.named_in.get(card.id, {})
        for own, actor in zip(card.actor_ids, actors, strict=True):
            if own in named:
                times[named[own].id] += actor.mentions
        return times

    def members(self, profile: Profile) -> Sequence[Member]:
        """Return the dossiers that name an actor, newest first, each with the actor as it knows it."""
        return self._members.of(profile.id, lambda: list(self._members_of(profile)))

    def _members_of(self, profile: Profile) -> Iterator[Member]:
        for entry in profile.entries:
            card = self.cards.get(entry.dossier)
            actor = card.actor_in_short(entry.actor) if card else None
            if card is not None and actor is not None:
                yield Member(card, entry.actor, actor)

    @cached_property
    def country_profiles(self) -> dict[str, Profile]:
        """ISO code -> the country's own profile."""
        return {
            profile.country: profile
            for profile in self.collection.profiles
            if profile.type == "country" and profile.country
        }

    def shown(self, profile: Profile, near: str | None = None) -> Profile:
        """Return as much of an actor as a page shows that links to it, so that the page depends on nothing else.

        Parameters:
            profile: The actor.
            near: A dossier whose place is taken before that in the newest one, where the actor has no page.
        """
        if near is None and profile.id in self._shown:
            return self._shown[profile.id]
        entries: tuple[ProfileEntry, ...] = MANY
        if not has_own_page(profile):
            entries = tuple(entry for entry in profile.entries if entry.dossier == near)[:1] or profile.entries[:1]
        shown = Profile(profile.id, profile.type, profile.name, entries, country=profile.country)
        return shown if near is not None else self._shown.setdefault(profile.id, shown)

    @cached_property
    def links(self) -> dict[str, str]:
        """Profile id -> hash of everything that a link to the actor shows."""
        return Each(lambda actor: digest(self.shown(self.profiles[actor])))

    @cached_property
    def who(self) -> dict[str, str]:
        """Document id -> hash of who its actors are."""
        named = self.collection.named_in
        return Each(lambda key: digest([(actor, profile.id) for actor, profile in named.get(key, {}).items()]))

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Profile id -> how much it tells that an actor is named; of voices and rooms it tells nothing.

        Numbers count about: else one more document would change a little how rare everybody is who is named in it.
        """
        return Each(lambda actor: log(self.about_so_many / about(self.spread[actor])) ** 2)

    @property
    def about_so_many(self) -> int:
        """About how many dossiers there are, no fewer."""
        return 1 << len(self.cards).bit_length()

    @cached_property
    def lines(self) -> dict[str, str]:
        """Document id -> hash of everything that a line about the dossier shows."""
        return Each(lambda key: digest(shown_in_line(self.cards[key])))

    def others_first(self, card: Card, documents: Iterable[str]) -> list[str]:
        """Return documents that are here and do not hold the text of one; of those that hold the same, the first."""
        own = self.copies_of(card.id)
        return list(self.once(other for other in documents if other in self.cards and other not in own))

    def once(self, documents: Iterable[str]) -> Iterator[str]:
        """Go through documents, of those that hold the same text the one that comes first."""
        seen: set[str] = set()
        for document in documents:
            story = self.collection.first_of.get(document, document)
            if story not in seen:
                seen.add(story)
                yield document

    def country_name(self, code: str | None) -> str:
        """Name a country by its ISO code."""
        if not code:
            return ""
        profile = self.country_profiles.get(code)
        return profile.name if profile is not None else code.upper()

    def profiles_in(self, card: Card) -> list[Profile]:
        """Return the profiles named in a dossier, most central first."""
        found = (self.profile_of(card.id, actor) for actor in card.actor_ids)
        return list({profile.id: profile for profile in found if profile}.values())

    def related(self, card: Card) -> list[tuple[Card, list[tuple[Profile, int]]]]:
        """Return the dossiers that have most to do with this one, each with the actors that both name.

        Of these what tells most comes first, the rarest person before any country; with each stands how many dossiers
        name it. Parts in a conversation ("Q") and rooms ("Oval Office") tie nothing.
        """
        named = [profile for profile in self.profiles_in(card) if not is_voice_or_room(profile)]
        telling = sorted((profile for profile in named if len(profile.entries) <= COMMON), key=tie, reverse=True)
        found = self.others_first(card, related_by(telling, card.id))[:RELATED]
        members = {profile.id: {entry.dossier for entry in profile.entries} for profile in telling}
        return [
            (self.cards[other], [(self.shown(one), self.spread[one.id]) for one in telling if other in members[one.id]])
            for other in found
        ]
