"""A collection becomes pages: an address, a title and an HTML body each; the theme is put round them elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path

from dossier.collection.changes import State, state_text
from dossier.model import Collection, Page
from dossier.publish.pages.actor_index import actor_index
from dossier.publish.pages.actor_pages import actor_plans, rests_of_plans, with_pages
from dossier.publish.pages.attention import attention
from dossier.publish.pages.changes import changes
from dossier.publish.pages.dossier_page import dossier_pages
from dossier.publish.pages.home import home
from dossier.publish.pages.index_pages import about, documents, quotes, search, timeline
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.places import places
from dossier.publish.pages.plan import Plan, digest
from dossier.publish.pages.sights import Sights
from dossier.publish.pages.site import Site, newest_day
from dossier.publish.pages.sources import sources
from dossier.publish.pages.spared import Rests, Spared
from dossier.publish.pages.tags import tags
from dossier.publish.pages.version import version_of_pages
from dossier.settings import Settings
from dossier.wording import find_catalogue, speaking

__all__ = [
    "Part",
    "Plan",
    "Site",
    "newest_day",
    "parts_of",
    "plan_dossiers",
    "plan_pages",
    "render_pages",
    "seen_by_pages",
    "spared_of",
]

KINDS: Mapping[Callable[[PageMaker], Iterator[Plan]], Callable[[Sights], str] | None] = {
    home: attrgetter("front"),
    actor_index: attrgetter("actors"),
    places: attrgetter("actors"),
    timeline: attrgetter("events"),
    quotes: attrgetter("quotes"),
    documents: attrgetter("tags"),
    sources: attrgetter("lines"),
    tags: attrgetter("tags"),
    search: lambda _: "",
    attention: attrgetter("notices"),
    about: attrgetter("totals"),
    changes: None,
    dossier_pages: None,
}
"""What makes the pages of each kind, in their order, with what tells whether they may show anything else than before;
None: that is not known as a whole, and they are planned anew."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages of a site that are planned together."""

    name: str
    """Its own among all."""
    stays: Callable[[], bool]
    """Tells whether the plans and the keys are those of before."""
    plan: Callable[[], Iterator[Plan]]


def plan_pages(
    collection: Collection,
    settings: Settings,
    root: Path,
    site: Site | None = None,
    state: State | None = None,
    spared: Spared | None = None,
) -> Iterator[Plan]:
    """Plan every page of a site.

    Parameters:
        collection: All dossiers and what joins them.
        settings: The site's options.
        root: The folder that holds mkdocs.yml.
        site: Name and addresses of the site.
        state: What changed since the recorded state; None: there is none, and no page of it.
        spared: The keys of an earlier build; None: all are computed.

    Yields:
        Home, the indexes, actors, dossiers.
    """
    parts = parts_of(collection, settings, root, site, state, spared)
    return (plan for part in parts for plan in part.plan())


def parts_of(
    collection: Collection,
    settings: Settings,
    root: Path,
    site: Site | None = None,
    state: State | None = None,
    spared: Spared | None = None,
) -> Iterator[Part]:
    """Divide the pages of a site into parts that are planned each by itself; takes what `plan_pages` does.

    Yields:
        Home, each kind of index, actor by actor, all dossiers.
    """
    site = site or Site()
    with speaking(find_catalogue(site.language, site.locales)):
        maker = PageMaker(collection, settings, root / settings.templates, site, state, spared)
    sights = Sights(maker)
    for kind, sight in KINDS.items():
        if kind is dossier_pages:
            yield from parts_of_actors(maker)
        rests = None if sight is None else partial(rests_of_kind, sight, sights)
        yield Part(kind.__name__, partial(stays, maker, kind.__name__, rests), partial(planned_of, maker, kind))


def parts_of_actors(maker: PageMaker) -> Iterator[Part]:
    """Give the pages of each actor that has some."""
    for profile in with_pages(maker.collection):
        name, rests = f"actor {profile.id}", partial(rests_of_plans, maker, profile)
        yield Part(name, partial(stays, maker, name, rests), partial(planned_of, maker, actor_plans, profile))


def stays(maker: PageMaker, name: str, rests: Callable[[], Rests] | None) -> bool:
    """Tell whether the plans and keys of a part are those of before."""
    spared = maker.spared
    return rests is not None and spared is not None and maker.spoken(partial(spared.stays, name, rests))


def rests_of_kind(sight: Callable[[Sights], str], sights: Sights) -> Rests:
    """Return on what the pages of a kind rest that shows something of all documents."""
    return Rests(sight(sights))


def planned_of(maker: PageMaker, kind: Callable[..., Iterator[Plan]], *about: object) -> Iterator[Plan]:
    """Plan some pages in the language of the site."""
    plans = kind(maker, *about)
    # Not around `yield`: who asked for the plan would speak it too.
    while (plan := maker.spoken(partial(next, plans, None))) is not None:
        yield plan


def plan_dossiers(collection: Collection, ids: Iterable[str], settings: Settings, root: Path, site: Site) -> list[Plan]:
    """Plan the pages of some dossiers alone, as `plan_pages` does."""
    with speaking(find_catalogue(site.language, site.locales)):
        return list(dossier_pages(PageMaker(collection, settings, root / settings.templates, site), frozenset(ids)))


def render_pages(
    collection: Collection, settings: Settings, root: Path, site: Site | None = None, state: State | None = None
) -> Iterator[Page]:
    """Render every page of a site, one at a time.

    Parameters:
        collection: All dossiers and what joins them.
        settings: The site's options; `templates` names the folder whose templates win over ours.
        root: The folder that holds mkdocs.yml.
        site: Name and addresses of the site.
        state: What changed since the recorded state; None: there is none, and no page of it.

    Yields:
        Home, the indexes, actors, dossiers.

    Raises:
        DossierError: If a template of the site cannot be used, with its file and line.
    """
    return (plan.make() for plan in plan_pages(collection, settings, root, site, state))


def seen_by_pages(
    collection: Collection, people: str, settings: Settings, root: Path, site: Site, state: State | None = None
) -> str:
    """Return what changes whenever anything does that a page may show: where it is the same, so is every page's key.

    Parameters:
        collection: All dossiers and what joins them.
        people: Digest of the file of actors, which decides with the cards who is the same.
        settings: The site's options.
        root: The folder that holds mkdocs.yml.
        site: Name and addresses of the site.
        state: What changed since the recorded state, if one is.
    """
    version = version_of_pages(settings, root / settings.templates, site)
    cards = [(card.id, card.key, card.hidden) for card in collection.cards]
    return digest((version, people, cards, collection.notices, state_text(state) if state is not None else ""))


def spared_of(collection: Collection, people: str, settings: Settings, root: Path, site: Site, seen: str) -> Spared:
    """Return the keys of an earlier build, for those that nothing touches that changed since.

    Parameters:
        collection: All dossiers and what joins them.
        people: Digest of the file of actors: another one makes all keys anew.
        settings: The site's options.
        root: The folder that holds mkdocs.yml.
        site: Name and addresses of the site.
        seen: As `seen_by_pages` has it.
    """
    return Spared(collection, digest((version_of_pages(settings, root / settings.templates, site), people)), seen)
