"""A collection becomes pages: an address, a title and an HTML body each; the theme is put round them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from dossier.collection.changes import State, state_text
from dossier.model import Collection, Page
from dossier.publish.pages.actor_index import actor_index
from dossier.publish.pages.actor_pages import actor_pages
from dossier.publish.pages.attention import attention
from dossier.publish.pages.changes import changes
from dossier.publish.pages.dossier_page import dossier_pages
from dossier.publish.pages.home import home
from dossier.publish.pages.index_pages import about, documents, quotes, search, timeline
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.places import places
from dossier.publish.pages.plan import Plan, digest
from dossier.publish.pages.site import Site, newest_day
from dossier.publish.pages.sources import sources
from dossier.publish.pages.spared import Spared
from dossier.publish.pages.version import version_of_pages
from dossier.settings import Settings
from dossier.wording import find_catalogue, speaking

__all__ = [
    "Plan",
    "Site",
    "newest_day",
    "plan_dossiers",
    "plan_pages",
    "render_pages",
    "seen_by_pages",
    "spared_of",
]

KINDS = (
    home,
    actor_index,
    places,
    timeline,
    quotes,
    documents,
    sources,
    search,
    attention,
    about,
    changes,
    actor_pages,
    dossier_pages,
)
"""What makes the pages of each kind, in their order."""


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
    site = site or Site()
    with speaking(find_catalogue(site.language, site.locales)):
        maker = PageMaker(collection, settings, root / settings.templates, site, state, spared)
    for kind in KINDS:
        plans = kind(maker)
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
