"""The page of an actor that several dossiers name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import Any

from markupsafe import Markup

from dossier.model import Collection, Page, Profile, ProfileEntry, TimelineEntry
from dossier.publish.addresses import WIKIDATA, actor_fact, has_own_page, profile_address
from dossier.publish.pages import wording
from dossier.publish.pages.activity import activity_of
from dossier.publish.pages.actor_cells import Cells
from dossier.publish.pages.actor_index import IndexRow, index_row
from dossier.publish.pages.company import named_with, shows_of_company
from dossier.publish.pages.events import event_view, events_of
from dossier.publish.pages.found import found_actor
from dossier.publish.pages.machine_head import actor_data, data, feed_links, has_feed, links
from dossier.publish.pages.page_kit import ROWS, Key, PageMaker, Sheet, sheets
from dossier.publish.pages.plan import Plan, digest_of_each, later
from dossier.publish.pages.roles import other_names, roles_over_time
from dossier.publish.pages.said import Said
from dossier.publish.pages.spared import BESIDE, Rests
from dossier.publish.pages.told import told
from dossier.publish.pages.topics import WORTH_GROUPING, Topic, topics_of
from dossier.publish.pages.views import DocumentView, QuoteView, document_view
from dossier.wording import phrase

SIZE = ROWS // 3
"""Rows of each list on a page."""
FEW = 3
"""Quotations of a topic that are shown as they are on the quotes page; the others have a line each."""
EXCERPT = 320
"""Code points of a quotation shown at most: there may be hundreds."""
NAMES = 12
"""Other names shown at once."""
AT_FIRST = 12
"""Dated events and dossiers shown at once; the others on the page fold away."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A dossier that names the actor."""

    dossier: DocumentView
    fact: str
    name: str
    """As that dossier calls the actor."""
    mentions: int
    why: str
    """Why this is the same actor, in words; nothing where the name says so."""
    is_copy: bool
    """Another dossier published the same text first: it is counted once."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """Quotations under the words that they share."""

    id: str
    words: tuple[str, ...]
    """Nothing for what is under no word."""
    number: int
    """Of all quotations of the topic, also those on other pages."""
    goes_on: bool
    """It began on a page before."""
    quotes: list[QuoteView]


class Lists:
    """The lists of an actor, each made when it is first asked for."""

    def __init__(self, maker: PageMaker, profile: Profile) -> None:
        lookups = maker.lookups
        self.maker = maker
        self.lookups = lookups
        self.profile = profile
        self.quotes = lookups.quotes_by.get(profile.id, [])
        self.dates = lookups.dates_of.get(profile.id, [])
        self.entries = [entry for entry in profile.entries if entry.dossier in lookups.cards]

    @cached_property
    def of_topics(self) -> str:
        """Changes with everything that decides on its topics, but for how rare words are in the site."""
        cells = Cells(self.maker)
        names = map(cells.names, dict.fromkeys(said.card.id for said in self.quotes))
        own = self.profile.name, self.profile.aliases, len(self.quotes)
        return digest_of_each(chain((own,), map(cells.said, self.quotes), names))

    @cached_property
    def given(self) -> str:
        """Changes with all that dossiers give to the pages, but for whom else they name."""
        cells = Cells(self.maker)
        in_order = ((entry.dossier, entry.date.index) for entry in sorted(self.dates, key=place_of))
        own = self.profile, self.of_topics, len(self.entries), len(self.dates)
        return digest_of_each(chain((own,), map(cells.entry, self.entries), map(cells.date, self.dates), in_order))

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What the actor said, under a few words."""
        return topics_of(self.lookups, self.profile, self.quotes)

    @cached_property
    def said(self) -> list[tuple[int, Said]]:
        """All quotations in their order, each with the number of its topic."""
        return [(number, quote) for number, topic in enumerate(self.topics) for quote in topic.quotes]

    @cached_property
    def events(self) -> list[tuple[TimelineEntry, ...]]:
        """The dated events that name the actor."""
        return events_of(self.lookups, self.dates)

    @property
    def longest(self) -> int:
        """Rows of the longest list; tellings are joined only where they may be the most."""
        longest = max(len(self.quotes), len(self.entries))
        return longest if len(self.dates) <= max(longest, SIZE) else max(longest, len(self.events))


def lists_of(maker: PageMaker, profile: Profile) -> Lists:
    """Return the lists of an actor, those that were last asked for as they are."""
    lists: Lists = maker.recent.of(profile.id, partial(Lists, maker, profile))
    return lists


def with_pages(collection: Collection) -> Iterator[Profile]:
    """Go through the actors that have a page of their own."""
    return filter(has_own_page, collection.profiles)


def actor_plans(maker: PageMaker, profile: Profile) -> Iterator[Plan]:
    """Plan the pages of one actor: each list goes on over as many pages as the longest one needs.

    What is no list (roles, names, company, activity) stands on the first.
    """
    lists = lists_of(maker, profile)
    url = f"actors/{profile.id}/"
    rests = later(rests_of_topics, maker, profile)
    topics = Key(maker, f"{url}{BESIDE}", later(shows_of_topics, maker, profile), rests)
    for part in sheets(range(max(1, -(-lists.longest // SIZE))), url, 1):
        yield maker.plan(
            part.url,
            wording.numbered(profile.name, part.number),
            "actor.html",
            later(shows_of_actor, maker, profile, part),
            later(actor_page, maker, profile, part),
            rests=later(rests_of_first if part.number == 1 else rests_of_rows, maker, profile, part),
            beside=topics if part.number == 1 else None,
            is_searched=part.number == 1,
        )


def shows_of_actor(maker: PageMaker, profile: Profile, part: Sheet[int]) -> object:
    """Return everything that a page of an actor shows: what its dossiers say, and whom it is named with."""
    lookups, lists = maker.lookups, lists_of(maker, profile)
    if part.number > 1:
        return shows_of_rows(Cells(maker), lists, part)
    country = lookups.country_profiles.get(profile.country or "")
    return (
        lists.given,
        index_row(maker, profile),
        country and lookups.shown(country),
        lookups.country_name(profile.country),
        shows_of_company(lookups, profile),
        part.total,
    )


def shows_of_rows(cells: Cells, lists: Lists, part: Sheet[int]) -> object:
    """Return everything that a page shows on which the lists of an actor go on: its own rows and nothing of others.

    An actor of thousands of dossiers has a hundred such pages, of which an edit changes one or two.
    """
    profile, cut = lists.profile, cut_of(part)
    begun = {number for number, _ in lists.said[: cut.start]}
    return (
        (profile.id, profile.name, profile.type, part.total, len(lists.topics) > 1),
        [
            (
                (lists.topics[number].words, len(lists.topics[number].quotes), number in begun),
                cells.said(said),
            )
            for number, said in lists.said[cut]
        ],
        [list(map(cells.date, event)) for event in lists.events[cut]],
        list(map(cells.entry, lists.entries[cut])),
    )


def cut_of(part: Sheet[int]) -> slice:
    """Return which rows of each list stand on a page."""
    return slice((part.number - 1) * SIZE, part.number * SIZE)


def shows_of_topics(maker: PageMaker, profile: Profile) -> object:
    """Return under which words the quotations of an actor stand: how rare words are depends on the whole site."""
    lists = lists_of(maker, profile)
    topics = lists.topics if len(lists.quotes) >= WORTH_GROUPING else ()
    return [(topic.words, [said.where for said in topic.quotes]) for topic in topics]


def rests_of_first(maker: PageMaker, profile: Profile, part: Sheet[int]) -> Rests:
    """Return on what the first page of an actor rests, its topics left out: how rare others are is told by theirs."""
    lists, spared = lists_of(maker, profile), maker.spared
    documents = (entry.dossier for entry in profile.entries)
    is_reached = spared is None or not spared.renamed.isdisjoint(documents)
    return Rests((maker.lookups.about_so_many, part.total, lists.given), is_reached=is_reached)


def rests_of_rows(maker: PageMaker, profile: Profile, part: Sheet[int]) -> Rests:
    """Return on what a page rests on which the lists of an actor go on."""
    return Rests((part.total, lists_of(maker, profile).given), is_reached=profile.id in maker.reworded)


def rests_of_topics(maker: PageMaker, profile: Profile) -> Rests:
    """Return on what the topics of an actor rest."""
    return Rests(lists_of(maker, profile).of_topics, is_reached=profile.id in maker.reworded)


def rests_of_plans(maker: PageMaker, profile: Profile) -> Rests:
    """Return on what all pages of an actor rest: how rare others and words are depends on the whole site."""
    return Rests(maker.lookups.about_so_many, profiles=(profile.id,), is_reached=profile.id in maker.reworded)


def place_of(entry: TimelineEntry) -> tuple[str, int]:
    """Return where a happening stands; of those of one dossier only the order is told by it."""
    return entry.dossier, entry.date.start


def actor_page(maker: PageMaker, profile: Profile, part: Sheet[int]) -> Page:
    """Print one of the pages of an actor: what is no list, and how much there is of each, stands on the first."""
    lookups = maker.lookups
    lists = lists_of(maker, profile)
    cut, is_first = cut_of(part), part.number == 1
    title = wording.numbered(profile.name, part.number)
    about = about_actor(maker, lists) if is_first else nothing_about(profile)
    return maker.page(
        part.url,
        title,
        "actor.html",
        description=describe(about["row"]) if is_first else title,
        found=found_actor(profile, about["row"]) if is_first else None,
        head=head_of(maker, profile, part.url) if is_first else (),
        shared_as="profile" if profile.type == "person" else "website",
        feed=f"{part.url}feed.xml" if is_first and has_feed(maker.site, profile) else "",
        sheet=part,
        is_first=is_first,
        topics=topic_views(maker, lists.topics, lists.said, cut),
        is_grouped=len(lists.topics) > 1,
        topic_links=topic_links(lists.topics, lists.said, [(url, SIZE) for url in part.urls]) if is_first else [],
        events=[event_view(lookups, tellings) for tellings in lists.events[cut]],
        appearances=[appearance(maker, entry) for entry in lists.entries[cut]],
        **about,
    )


def head_of(maker: PageMaker, profile: Profile, url: str) -> Iterator[Markup]:
    """Give what the first page of an actor tells programs."""
    if has_feed(maker.site, profile):
        yield from links(url, feed_links(url, profile.name))
    yield data(actor_data(maker.site, profile))


def about_actor(maker: PageMaker, lists: Lists) -> dict[str, Any]:
    """Return what is said of an actor beside the rows of the lists."""
    lookups, profile = maker.lookups, lists.profile
    shown = [
        document_view(lookups.cards[document]) for document in dict.fromkeys(entry.dossier for entry in lists.entries)
    ]
    dated = [view for view in shown if view.day]
    roles, more_roles = roles_over_time(lookups, profile)
    company, more_company = named_with(lookups, profile)
    country = lookups.country_profiles.get(profile.country or "")
    return {
        "profile": profile,
        "row": index_row(maker, profile),
        "country": country and lookups.shown(country),
        "wikidata": f"{WIKIDATA}{profile.wikidata}" if profile.wikidata else "",
        "roles": roles,
        "more_roles": more_roles,
        "joined": [wording.sentence(wording.said(reason)) for reason in profile.joined],
        "names": other_names(lookups, profile),
        "names_at_once": NAMES,
        "at_first": AT_FIRST,
        "explained": sum(entry.joined_by is not None for entry in lists.entries),
        "company": company,
        "more_company": more_company,
        "activity": activity_of(view.day for view in shown),
        "first_seen": next(reversed(dated), None),
        "last_seen": next(iter(dated), None),
        "quote_count": len(lists.said),
        "event_count": len(lists.events),
        "few": FEW,
    }


def nothing_about(profile: Profile) -> dict[str, Any]:
    """Return what a page says of an actor where its lists go on: no more than who it is."""
    label = wording.TYPE_LABELS[profile.type][0]
    lists: dict[str, Any] = dict.fromkeys(("roles", "more_roles", "joined", "names", "company", "more_company"), ())
    numbers: dict[str, Any] = dict.fromkeys(("explained", "quote_count", "event_count"), 0)
    nothing: dict[str, Any] = dict.fromkeys(("country", "activity", "first_seen", "last_seen"))
    return {
        "profile": Profile(profile.id, profile.type, profile.name, ()),
        "row": IndexRow(profile_address(profile), profile.name, profile.type, label, "", "", 0, 0, 0),
        "wikidata": "",
        "names_at_once": NAMES,
        "at_first": AT_FIRST,
        "few": FEW,
        **lists,
        **numbers,
        **nothing,
    }


def topic_views(
    maker: PageMaker, topics: Sequence[Topic], said: Sequence[tuple[int, Said]], cut: slice
) -> list[TopicView]:
    """Show the quotations of one page under their topics.

    Parameters:
        maker: Templates, look-ups and site.
        topics: All topics of the actor.
        said: All quotations in their order, each with the number of its topic.
        cut: Those that stand on the page.
    """
    shown: dict[int, list[QuoteView]] = {}
    for number, one in said[cut]:
        shown.setdefault(number, []).append(told(maker.lookups, one.card.id).quote(one.index, EXCERPT))
    before = {number for number, _ in said[: cut.start]}
    return [
        TopicView(topic_id(number), topics[number].words, len(topics[number].quotes), number in before, quotes)
        for number, quotes in shown.items()
    ]


def topic_links(
    topics: Sequence[Topic], said: Sequence[tuple[int, Said]], pages: Sequence[tuple[str, int]]
) -> list[tuple[Topic, str]]:
    """Return where each topic begins; nothing where there is only one.

    Parameters:
        topics: All topics of the actor.
        said: All quotations in their order, each with the number of its topic.
        pages: Address and number of rows of each page.
    """
    begins: dict[int, int] = {}
    for place, (number, _) in enumerate(said):
        begins.setdefault(number, place)
    size = pages[0][1]
    links = [(topic, f"{pages[begins[number] // size][0]}#{topic_id(number)}") for number, topic in enumerate(topics)]
    return links if len(links) > 1 else []


def topic_id(number: int) -> str:
    """Return the id of a topic's place on the page."""
    return f"topic-{number + 1}"


def describe(row: IndexRow) -> str:
    """Describe an actor in a line."""
    who = ", ".join(part for part in (row.role, wording.TYPE_WORDS[row.type]) if part)
    return phrase("{0}, {1}: named in {2}.", row.name, who, wording.count(row.dossiers, "dossier"))


def appearance(maker: PageMaker, entry: ProfileEntry) -> Appearance:
    """Show a dossier that names an actor."""
    card = maker.lookups.cards[entry.dossier]
    actor = card.actor_in_short(entry.actor)
    return Appearance(
        document_view(card),
        actor_fact(entry.actor) if actor else "",
        actor.name if actor else "",
        actor.mentions if actor else 0,
        wording.said(entry.joined_by),
        maker.lookups.is_copy(entry.dossier),
    )
