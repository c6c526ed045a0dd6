"""The home page: the newest dossiers, what is coming up, who is named most, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import nsmallest

from markupsafe import Markup

from dossier.model import ACTOR_TYPES, Card, Page, TimelineEntry
from dossier.people.attention import is_to_do
from dossier.publish.pages.actor_index import IndexRow, index_row
from dossier.publish.pages.attention import all_notices
from dossier.publish.pages.filing import filed
from dossier.publish.pages.index_pages import (
    COMING,
    coming_up,
    newest_words,
    shows_of_event,
    timeline_row,
    totals,
)
from dossier.publish.pages.machine_head import data, feed_links, links, site_data
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.plan import Plan
from dossier.publish.pages.site import Site
from dossier.publish.pages.views import DocumentView, document_view, line_speaker

LATEST = 8
"""Dossiers on the home page."""
MOST = 6
"""Actors of each type on it."""


def home(maker: PageMaker) -> Iterator[Plan]:
    """Plan the home page; what it gathers from all dossiers is gathered once, for its key and for the page."""
    front = cache(partial(front_of, maker))
    yield maker.plan(
        "",
        maker.site.name,
        "home.html",
        lambda: shows_of_home(maker, front()),
        lambda: home_page(maker, front()),
    )


@dataclass(frozen=True, slots=True)
class Front:
    """What the home page gathers from all dossiers."""

    by_type: dict[str, list[IndexRow]]
    """The actors of each type that most dossiers name."""
    coming: Sequence[tuple[TimelineEntry, ...]]
    totals: dict[str, int]
    attention: tuple[int, int]
    """Things to look at, and the warnings among them."""


def front_of(maker: PageMaker) -> Front:
    """Gather what the home page shows beside the newest dossiers."""
    return Front(busiest(maker), coming_up(maker)[:COMING], totals(maker), to_look_at(maker))


def shows_of_home(maker: PageMaker, front: Front) -> object:
    """Return everything that the home page shows."""
    lookups, latest = maker.lookups, maker.collection.cards[:LATEST]
    return (
        [(card.key, [index_row(maker, profile) for profile in lookups.profiles_in(card)[:4]]) for card in latest],
        [shows_of_event(maker, event) for event in front.coming],
        (lookups.newest, front.by_type, front.totals, front.attention),
    )


def home_page(maker: PageMaker, front: Front) -> Page:
    """Print the home page: latest, coming up, most mentioned, needs attention."""
    return maker.page(
        "",
        maker.site.name,
        "home.html",
        description=maker.site.description,
        head=head_of(maker.site),
        latest=[latest_row(maker, card) for card in maker.collection.cards[:LATEST]],
        coming=[timeline_row(maker, event, 0) for event in front.coming],
        newest=newest_words(maker),
        by_type=front.by_type,
        most=max((row.dossiers for rows in front.by_type.values() for row in rows), default=1),
        totals=front.totals,
        attention=front.attention if maker.settings.attention == "public" else None,
    )


def head_of(site: Site) -> Iterator[Markup]:
    """Give what the home page tells programs."""
    if "feeds" in site.exports:
        yield from links("", feed_links("", site.name))
    yield data(site_data(site))


def busiest(maker: PageMaker) -> dict[str, list[IndexRow]]:
    """Return the actors of each type that most dossiers name."""
    lookups = maker.lookups
    found: dict[str, list[IndexRow]] = {}
    for kind in ACTOR_TYPES:
        most = nsmallest(
            MOST,
            (profile for profile in maker.collection.profiles if profile.type == kind),
            key=lambda p: (-lookups.spread[p.id], -lookups.mentions[p.id], filed(p.name)),
        )
        if most:
            found[kind] = [index_row(maker, profile) for profile in most]
    return found


def to_look_at(maker: PageMaker) -> tuple[int, int]:
    """Count what needs attention, and the warnings among it."""
    notices = [notice for _, notice in all_notices(maker) if is_to_do(notice)]
    return len(notices), sum(notice.severity != "info" for notice in notices)


def latest_row(maker: PageMaker, card: Card) -> tuple[DocumentView, str, list[IndexRow]]:
    """Show a dossier with whose words its first line is, if they are somebody's, and its most central actors."""
    dossier = maker.lookups.dossier(card.id)
    lines = dossier.summary.sentences
    lead_by = line_speaker(maker.lookups, dossier, lines[0]) if lines else ""
    actors = [index_row(maker, profile) for profile in maker.lookups.profiles_in(card)[:4]]
    return document_view(card), lead_by, actors
