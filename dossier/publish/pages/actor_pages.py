"""The page of an actor that several dossiers name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.model import Page, Profile, ProfileEntry
from dossier.publish.addresses import WIKIDATA, actor_fact, has_own_page
from dossier.publish.pages import wording
from dossier.publish.pages.activity import activity_of
from dossier.publish.pages.actor_index import index_row
from dossier.publish.pages.company import named_with
from dossier.publish.pages.events import event_view, events_of
from dossier.publish.pages.found import found_actor
from dossier.publish.pages.lookups import Said
from dossier.publish.pages.page_kit import ROWS, PageMaker, sheets
from dossier.publish.pages.roles import other_names, roles_over_time
from dossier.publish.pages.topics import Topic, topics_of
from dossier.publish.pages.views import DocumentView, QuoteView, document_view, quote_view
from dossier.wording import phrase

FEW = 3
"""Quotations of a topic that are shown as they are on the quotes page; the others have a line each."""
EXCERPT = 320
"""Code points of a quotation shown at most: there may be hundreds."""
NAMES = 12
"""Other names shown at once."""


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


def actor_pages(maker: PageMaker) -> Iterator[Page]:
    """Print a page for every actor that has one."""
    for profile in maker.collection.profiles:
        if has_own_page(profile):
            yield from actor_page(maker, profile)


def actor_page(maker: PageMaker, profile: Profile) -> Iterator[Page]:
    """Print the pages of one actor: each list goes on over as many pages as the longest one needs.

    What is no list (roles, names, company, activity) stands on the first.
    """
    lookups = maker.lookups
    url, size = f"actors/{profile.id}/", ROWS // 3
    topics = topics_of(lookups, profile, lookups.quotes_by.get(profile.id, []))
    said = [(number, quote) for number, topic in enumerate(topics) for quote in topic.quotes]
    events = events_of(lookups, lookups.dates_of.get(profile.id, []))
    entries = [entry for entry in profile.entries if entry.dossier in lookups.cards]
    total = max(1, *(-(-len(rows) // size) for rows in (said, events, entries)))
    about = about_actor(maker, profile, entries)
    found = found_actor(profile, index_row(maker, profile))
    guide = sheets(range(total), url, 1)
    for part in guide:
        cut = slice((part.number - 1) * size, part.number * size)
        yield maker.page(
            part.url,
            wording.numbered(profile.name, part.number),
            "actor.html",
            description=describe(maker, profile),
            found=found if part.number == 1 else None,
            sheet=part,
            is_first=part.number == 1,
            profile=profile,
            topics=topic_views(maker, topics, said, cut),
            topic_links=topic_links(topics, said, [(sheet.url, size) for sheet in guide]),
            quote_count=len(said),
            events=[event_view(lookups, tellings) for tellings in events[cut]],
            event_count=len(events),
            appearances=[appearance(maker, entry) for entry in entries[cut]],
            **about,
        )


def about_actor(maker: PageMaker, profile: Profile, entries: Sequence[ProfileEntry]) -> dict[str, object]:
    """Return what the first page says of an actor beside the lists."""
    lookups = maker.lookups
    shown = [document_view(lookups.cards[document]) for document in dict.fromkeys(entry.dossier for entry in entries)]
    dated = [view for view in shown if view.day]
    roles, more_roles = roles_over_time(lookups, profile)
    company, more_company = named_with(lookups, profile)
    return {
        "row": index_row(maker, profile),
        "country": lookups.country_profiles.get(profile.country or ""),
        "wikidata": f"{WIKIDATA}{profile.wikidata}" if profile.wikidata else "",
        "roles": roles,
        "more_roles": more_roles,
        "joined": [wording.sentence(wording.said(reason)) for reason in profile.joined],
        "names": other_names(lookups, profile),
        "names_at_once": NAMES,
        "explained": sum(entry.joined_by is not None for entry in entries),
        "company": company,
        "more_company": more_company,
        "activity": activity_of(view.day for view in shown),
        "first_seen": dated[-1] if dated else None,
        "last_seen": dated[0] if dated else None,
        "few": FEW,
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
    for number, (card, index) in said[cut]:
        dossier = maker.lookups.dossier(card.id)
        shown.setdefault(number, []).append(quote_view(maker.lookups, dossier, index, EXCERPT))
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


def describe(maker: PageMaker, profile: Profile) -> str:
    """Describe an actor in a line."""
    row = index_row(maker, profile)
    who = ", ".join(part for part in (row.role, wording.TYPE_WORDS[row.type]) if part)
    return phrase("{0}, {1}: named in {2}.", profile.name, who, wording.count(row.dossiers, "dossier"))


def appearance(maker: PageMaker, entry: ProfileEntry) -> Appearance:
    """Show a dossier that names an actor."""
    card = maker.lookups.cards[entry.dossier]
    actor = card.actor(entry.actor)
    return Appearance(
        document_view(card),
        actor_fact(entry.actor) if actor else "",
        actor.name if actor else "",
        actor.mentions if actor else 0,
        wording.said(entry.joined_by),
    )
