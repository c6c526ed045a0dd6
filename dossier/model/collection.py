"""The records of many dossiers: a card for each, and what joins them; then the pages they become."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from dossier.model.dossier import (
    ActorType,
    Certainty,
    Dossier,
    Level,
    Notice,
    Precision,
    Reason,
    ReviewStatus,
    Tense,
)
from dossier.model.notebook import collection_html

SearchKind = Literal["dossier", "actor", "page"]


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """An actor as one dossier shows it."""

    dossier: str
    """Id of the document."""
    actor: str
    """Id of the actor there."""
    joined_by: Reason | None = None
    """Why it belongs to the profile, None for the same name; or why a lone name belongs to nobody (`left-alone`)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor across documents."""

    id: str
    """Slug, unique in the site."""
    type: ActorType
    name: str
    entries: tuple[ProfileEntry, ...]
    """Newest document first."""
    aliases: tuple[str, ...] = ()
    country: str | None = None
    links: tuple[str, ...] = ()
    """Addresses given in `content/actors.yml`."""
    joined: tuple[Reason, ...] = ()
    """Why entries of different names were merged."""
    wikidata: str | None = None
    """Wikidata id (`Q6279`), where an office table or `content/actors.yml` gives one."""
    one_story: bool = False
    """All dossiers that name it hold the same text."""

    @property
    def has_page(self) -> bool:
        """Tell whether the actor is named in two stories or more; one of a single story is shown in its dossiers."""
        if self.one_story or len(self.entries) < 2:
            return False
        first, last = self.entries[0].dossier, self.entries[-1].dossier
        return first != last or any(entry.dossier != first for entry in self.entries)  # asked of all, again and again


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as one document names it: all that joining documents needs to know of it."""

    document: str
    """Id of the document."""
    id: str
    """Id of the actor there."""
    type: ActorType
    name: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """Words right before the name, folded: `vice president`, `senator`."""
    roles: tuple[str, ...] = ()
    """All roles, folded, each once."""
    country: str | None = None
    sex: Literal["f", "m"] | None = None
    sex_told: bool = False
    """Whether "Mr" or "Mrs" says so, and not only a pronoun, which may mean somebody else."""
    administration: bool = False
    """It is named in "X Administration" and in no fuller way."""
    of_a_body: bool = False
    """Behind the name stands of what else than a country: "President Moe of the Leeds Chess Club"."""
    day: str = ""
    """Of the document, `2021-10-02` or a part of it; empty where it has none."""
    home: str | None = None
    """ISO code of the country from which the document speaks: whose ministry "the ministry" is there."""
    within: str = ""
    """Of which region, state or document a place or body is, where its name alone does not say."""
    with_me: bool = False
    """It stands in "X and I" or "my wife X": whoever speaks names one of the family."""
    by: tuple[str, ...] = ()
    """Keys of the family names of those whom the document's title names with a high office that they held then."""
    mentions: int = 0
    stated: tuple[str, ...] = ()
    """The roles in the document's words, in order of the text."""
    called: bool = False
    """Whoever speaks calls on them by their first name and says no more of them: "Go ahead, Naomi."."""
    listed: bool = False
    """It is one of the many persons of a list, of whom the document says nothing."""
    aside: bool = False
    """It stands only in the name of something else: "L3 Moe", a firm."""

    @property
    def address(self) -> tuple[str, str]:
        """Return document and id."""
        return self.document, self.id

    @property
    def year(self) -> int | None:
        """Return the year of the document."""
        return int(self.day[:4]) if self.day else None


class ActorInShort(NamedTuple):
    """What lists show of an actor of a document: an actor of thousands of documents is listed with all of them."""

    name: str
    aliases: tuple[str, ...]
    stated: tuple[str, ...]
    within: str
    mentions: int
    """All five as `NamedActor` has them."""


def in_short(actor: NamedActor) -> ActorInShort:
    """Return what lists show of an actor."""
    return ActorInShort(actor.name, actor.aliases, actor.stated, actor.within, actor.mentions)


class PackedActors(Sequence[NamedActor]):
    """Actors that are unpacked one by one, when they are looked at."""

    __slots__ = ()

    @property
    @abstractmethod
    def ids(self) -> tuple[str, ...]:
        """Return the id of each."""

    @property
    @abstractmethod
    def in_short(self) -> tuple[ActorInShort, ...]:
        """Return of each what lists show, for which the actors need not be unpacked."""

    @abstractmethod
    def one_in_short(self, place: int) -> ActorInShort:
        """Return the same of one of them."""


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """What joined pages decide from of a quote; its words are read when a page shows them."""

    speaker: str | None
    """Id of the actor who says it, if it is one."""
    voice: str | None
    """The words that name the speaker; None: unattributed."""
    level: Level
    """How sure the attribution is."""
    nobodys: bool = False
    """It is a reporter's question or a call from the audience: it folds away."""
    terms: str = ""
    """The words that may tell what it is about, as written, with spaces between."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What joined pages decide from of a date at which something happened, each happening of a document once."""

    index: int
    """Where it stands in `Dossier.dates`."""
    start: int
    """Where its words begin in the text."""
    first: str | None
    last: str | None
    tense: Tense
    certainty: Certainty
    precision: Precision = "day"
    passing: bool = False
    """The date is said in passing ("thank you for coming today"): it folds away."""
    terms: str = ""
    """The words that tell what happened, lower-case and in the singular, with spaces between."""
    actors: tuple[str, ...] = ()
    """Ids of the actors named in what happened, in order of the text."""


@dataclass(frozen=True, slots=True)
class Card:
    """A dossier in the few kilobytes from which everything joined is decided.

    All cards of a collection are held at once; a dossier is read only when a page shows its words. Of cards from the
    store the actors, quotes and happenings are unpacked when they are looked at.
    """

    id: str
    path: str
    key: str = ""
    """Changes whenever the dossier does, or anything in it."""
    kept: str = ""
    """Under which key the store keeps the dossier."""
    prints: str = ""
    """A fingerprint of each fact, in a row: what a later state is compared with."""
    title: str | None = None
    date: str = ""
    """EDTF; empty where there is none."""
    source: str = ""
    author: str = ""
    place: str = ""
    language: str = ""
    url: str = ""
    licence: str = ""
    media_type: str = ""
    """Of the source file."""
    sha256: str = ""
    """Of its bytes; empty where a name is withheld."""
    fields: tuple[tuple[str, ...], ...] = ()
    lead: str = ""
    """First sentence of the summary."""
    status: ReviewStatus = "machine"
    engine: str = ""
    chosen_by: Reason | None = None
    """What chose the summary, if there is one."""
    words: int = 0
    """Of the text."""
    dates: int = 0
    """How many dates were found, happenings or not."""
    actors: Sequence[NamedActor] = ()
    """Most central first."""
    quotes: Sequence[QuoteCard] = ()
    happenings: Sequence[Happening] = ()
    naming: bytes = b""
    """Where sentences name actors, as `dossier.collection.naming` packs it."""
    sketch: bytes = b""
    """By what `dossier.collection.copies` knows the text again elsewhere; nothing of a short one."""
    hidden: tuple[str, ...] = ()
    """Keys of the entries of `content/actors.yml` that hide names written here."""
    notices: tuple[Notice, ...] = ()
    who: bytes = b""
    """Changes whenever anything does that it says of its actors, but how often it names them."""

    def actor(self, id: str | None) -> NamedActor | None:
        """Return the actor with this id."""
        ids = self.actor_ids
        return self.actors[ids.index(id)] if id in ids else None

    @property
    def actor_ids(self) -> tuple[str, ...]:
        """Return the ids of the actors in their order; none of them is unpacked for it."""
        actors = self.actors
        return actors.ids if isinstance(actors, PackedActors) else tuple(actor.id for actor in actors)

    @property
    def actors_in_short(self) -> tuple[ActorInShort, ...]:
        """Return what lists show of the actors, in their order."""
        actors = self.actors
        return actors.in_short if isinstance(actors, PackedActors) else tuple(map(in_short, actors))

    def actor_in_short(self, id: str) -> ActorInShort | None:
        """Return what lists show of the actor with this id."""
        ids, actors = self.actor_ids, self.actors
        if id not in ids:
            return None
        place = ids.index(id)
        return actors.one_in_short(place) if isinstance(actors, PackedActors) else in_short(actors[place])


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated happening of one dossier."""

    dossier: str
    date: Happening
    actors: tuple[str, ...] = ()
    """Ids of the profiles named in what happened."""


def no_dossier(id: str) -> Dossier:
    """Refuse to load a dossier of a collection that has none.

    Raises:
        KeyError: Always.
    """
    raise KeyError(id)


class KeptRows(Protocol):
    """Keeps between builds what each document gives to the tables of the whole collection."""

    def get(self, document: str, writer: str) -> bytes | None:
        """Return what is kept of a document for a writer."""

    def put(self, document: str, writer: str, data: bytes) -> None:
        """Keep something in the place of what was kept before."""

    def commit(self) -> None:
        """Write down what was put."""


@dataclass(frozen=True)
class Collection:
    """All dossiers and what joins them. Not slotted: the look-up of cards is made when first asked for."""

    cards: tuple[Card, ...] = ()
    """Of the dossiers, newest first, undated last."""
    profiles: tuple[Profile, ...] = ()
    """By name."""
    timeline: Sequence[TimelineEntry] = ()
    """By first day."""
    notices: tuple[Notice, ...] = ()
    load: Callable[[str], Dossier] = field(default=no_dossier, repr=False, compare=False)
    """Reads a dossier by its id; only the last few are held."""
    rows: KeptRows | None = field(default=None, repr=False, compare=False)
    """Rows of earlier builds; None keeps none."""
    store_notices: Sequence[Notice] = field(default=(), compare=False)
    """What went wrong with what is kept between builds: for who builds, never for the site; loading may add to it."""
    copies: tuple[tuple[str, ...], ...] = ()
    """Ids of documents that hold the same text, that published first in front: what they say is counted once."""
    bearers: Mapping[str, tuple[str, ...]] | None = field(default=None, repr=False, compare=False)
    """Name of a person that stands alone, folded -> ids of the profiles it may mean; None: nobody has looked yet."""

    def __iter__(self) -> Iterator[Dossier]:
        """Go through the dossiers, one in memory at a time."""
        return (self.load(card.id) for card in self.cards)

    @cached_property
    def by_id(self) -> dict[str, Card]:
        """Id of a document -> its card."""
        return {card.id: card for card in self.cards}

    @cached_property
    def named_in(self) -> dict[str, dict[str, Profile]]:
        """Id of a document -> id of an actor there -> its profile."""
        found: dict[str, dict[str, Profile]] = {}
        for profile in self.profiles:
            for entry in profile.entries:
                found.setdefault(entry.dossier, {})[entry.actor] = profile
        return found

    @cached_property
    def first_of(self) -> dict[str, str]:
        """Id of a document whose text another holds too -> id of the one published first."""
        return {one: group[0] for group in self.copies for one in group}

    def told_before(self, id: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words of quotations and happenings of the document that published the text of a copy first.

        Nothing for a document that is no copy. Days do not count: "on Thursday" is another one in a copy that is
        printed a day later.
        """
        first = self.first_of.get(id, id)
        card = self.by_id.get(first) if first != id else None
        if card is None:
            return frozenset(), frozenset()
        return frozenset(quote.terms for quote in card.quotes), frozenset(one.terms for one in card.happenings)

    def dossier(self, id: str) -> Dossier:
        """Read a dossier.

        Raises:
            KeyError: If there is none with this id.
        """
        return self.load(id)

    def key(self, id: str) -> str:
        """Return what changes whenever the dossier with this id does."""
        return self.by_id[id].key

    def _repr_html_(self) -> str:
        """Return the collection at a glance, for a notebook."""
        return collection_html(self)

    @property
    def all_notices(self) -> tuple[Notice, ...]:
        """What a person should look at: of the site, then of each document."""
        return (*self.notices, *(notice for card in self.cards for notice in card.notices))


@dataclass(frozen=True, slots=True)
class SearchPassage:
    """A quotation or a dated happening that search shows by itself."""

    fact: str
    """Id of its element on the page."""
    words: str
    who: str = ""
    """Who said it, or who is cited for it."""
    when: str = ""
    """The date in words."""
    days: tuple[str, str] = ("", "")
    """First and last day, `2021-10-02`."""
    exact: bool = False
    """The words are those that were spoken, so they stand in quotation marks."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of a page: no more than it looks at and shows."""

    kind: SearchKind
    title: str
    label: str
    """What kind of page it is, in words."""
    text: str = ""
    """What is searched beside the title; of an actor the other names, a line each."""
    lead: str = ""
    """A line about it, shown where no words of the text are: first sentence, role of an actor."""
    date: str = ""
    """EDTF; nothing when undated."""
    when: str = ""
    """The date in words."""
    source: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By what search can narrow beside the date: name of a facet and the values."""
    quotes: tuple[SearchPassage, ...] = ()
    events: tuple[SearchPassage, ...] = ()
    weight: int = 1
    """Of how many dossiers it speaks: of two actors found the weightier comes first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site before the theme wraps it."""

    url: str
    """Relative to the site, ending in `/`, such as `dossiers/ethiopia-order/`."""
    title: str
    """Plain text, not escaped."""
    body: str
    """HTML."""
    template: str
    meta: dict[str, str] = field(default_factory=dict)
    """What the theme needs beside the body, such as `description`."""
    found: SearchEntry | None = None
    """What search knows of it; None: it is not searched."""
    head: str = ""
    """HTML for the head of the page, for programs: data, previews, feeds."""
