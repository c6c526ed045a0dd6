"""What every page is made with: the templates, the look-ups, the site, and pages of rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup, escape

from dossier.collection.changes import State
from dossier.collection.link import timeline_key
from dossier.collection.store import Recent
from dossier.model import Card, Collection, Page, QuoteCard, SearchEntry, TimelineEntry
from dossier.publish.addresses import profile_address
from dossier.publish.pages import wording
from dossier.publish.pages.environment import make_environment, render_template
from dossier.publish.pages.events import events_of
from dossier.publish.pages.lookups import Each, Lookups
from dossier.publish.pages.machine_head import preview
from dossier.publish.pages.plan import Plan, digest, later
from dossier.publish.pages.prints import Prints, prints_of
from dossier.publish.pages.said import Said
from dossier.publish.pages.site import Site, relative, safe_href
from dossier.publish.pages.spared import Rests, Spared
from dossier.publish.pages.spread import kept_spread, who_said
from dossier.publish.pages.version import language_of, version_of_pages
from dossier.settings import Settings
from dossier.wording import find_catalogue, speaking, translated
from dossier.wording.catalogue import ENGLISH, spoken

ROWS = 200
"""Rows on a page of an index."""
ACTORS_AT_ONCE = 4
"""Of whom lists are kept that were gathered for a key until the pages are made, which follow one another."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One page of an index: its rows and the way to its neighbours."""

    rows: Sequence[Row]
    number: int
    total: int
    url: str
    urls: tuple[str, ...]
    """Addresses of all pages of the index."""

    @property
    def before(self) -> str:
        """Address of the page before, or nothing."""
        return self.urls[self.number - 2] if self.number > 1 else ""

    @property
    def after(self) -> str:
        """Address of the page after, or nothing."""
        return self.urls[self.number] if self.number < self.total else ""


def sheets(rows: Sequence[Row], url: str, size: int = ROWS) -> list[Sheet[Row]]:
    """Cut rows into pages; no rows give one empty page.

    Parameters:
        rows: All rows.
        url: Address of the first page; the others are `page/2/` and so on below it.
        size: Rows on a page.
    """
    parts = [rows[start : start + size] for start in range(0, len(rows), size)] or [rows]
    urls = sheet_urls(url, len(parts))
    return [Sheet(part, number, len(parts), urls[number - 1], urls) for number, part in enumerate(parts, 1)]


def sheet_urls(url: str, total: int) -> tuple[str, ...]:
    """Return the addresses of the pages of an index."""
    return tuple(url if number == 1 else f"{url}page/{number}/" for number in range(1, total + 1))


def script_words() -> str:
    """Return the element that brings the script its words in another language, nothing in English."""
    if spoken() is ENGLISH:
        return ""
    words = json.dumps({text: translated(text) for text in wording.SCRIPT}, ensure_ascii=False)
    return f'<div hidden data-ds-words="{escape(words)}"></div>\n'


Given = TypeVar("Given")


def picture_of(url: str, template: str) -> str:
    """Return the address of the picture that is shown where a page is shared: a dossier's own, else the site's."""
    return f"{url}picture.png" if template == "dossier.html" else "picture.png"


@dataclass(frozen=True, slots=True)
class Key:
    """Gives the key of a page when asked. A site has tens of thousands of them: a closure would take thrice as much."""

    maker: PageMaker
    url: str
    shows: Callable[[], object]
    rests: Callable[[], Rests] | None
    beside: Callable[[], str] | None = None
    """Gives the key of something that the page shows beside, which rests on more than the page."""

    def __call__(self) -> str:
        """Return the key, that of an earlier build where nothing changed on which it rests."""
        spared = self.maker.spared
        if self.beside is not None:
            beside = self.beside()
            if spared is None:
                return digest((self.computed(), beside))
            return spared.whole(self.url, self.computed, self.rests, beside)
        return self.computed() if spared is None else spared.key(self.url, self.rests, self.computed)

    def computed(self) -> str:
        """Return what changes whenever anything does that the page shows."""
        return digest((self.maker.version, self.url, self.maker.spoken(self.shows)))


class PageMaker:
    """Plans and prints pages of one collection for one site."""

    def __init__(
        self,
        collection: Collection,
        settings: Settings,
        templates: Path,
        site: Site,
        state: State | None = None,
        spared: Spared | None = None,
    ) -> None:
        self.collection = collection
        self.state = state
        self.spared = spared
        self.settings = settings
        self.site = replace(site, content=settings.content, search=settings.search != "none", exports=settings.exports)
        self.templates = templates
        self.recent: Recent[Any] = Recent(ACTORS_AT_ONCE)
        """What was last gathered of an actor, for its key and its pages."""
        self._spoken = self.spoken  # as one object for all plans
        self._prints: dict[str, Prints] = {}
        self.catalogue = find_catalogue(site.language, site.locales)
        all_terms = (lambda: spared.terms) if spared is not None else str
        self.lookups = Lookups(collection, language_of(site, self.catalogue), all_terms)
        self.environment: Environment = make_environment(templates)
        self.environment.globals.update(
            site=self.site,
            labels=wording.TYPE_LABELS,
            levels=wording.LEVEL_LABELS,
            type_words=wording.TYPE_WORDS,
            safe_href=safe_href,
            facts_of=self.lookups.facts,
            address_of=profile_address,
        )

    @cached_property
    def events(self) -> list[tuple[TimelineEntry, ...]]:
        """The events of the timeline by first day, each once: the telling to show, then the others."""
        told = [entry for entry in self.lookups.timeline if not entry.date.passing]
        return sorted(events_of(self.lookups, told), key=lambda event: timeline_key(event[0]))

    @cached_property
    def reworded(self) -> Container[str]:
        """The actors whose topics may be others, since words they say are not as rare in the site as they were."""
        spared = self.spared
        if spared is None or spared.terms == spared.terms_before:
            return ()
        kept = kept_spread(self.collection.rows)
        changed = None
        if kept is not None and kept.key == spared.terms_before:
            changed = self.lookups.spread_of_terms.changed(kept.spread)
        return self.lookups.quotes_by.keys() if changed is None else who_said(self.lookups.quotes, changed)

    @cached_property
    def version(self) -> str:
        """What changes whenever something changes on which every page depends."""
        return version_of_pages(self.settings, self.templates, self.site)

    def prints(self, document: str) -> Prints:
        """Return what other pages show of the facts of a dossier."""
        if document not in self._prints:
            self._prints[document] = prints_of(self.lookups, self.lookups.cards[document])
        return self._prints[document]

    def shows_of_quote(self, said: Said) -> tuple[str, QuoteCard, str]:
        """Return everything that other pages show of a quotation, but for its speaker."""
        return said.card.id, said.quote, self.prints(said.card.id).quote(said.index)

    def cells(self, column: str, of: Callable[[Card], str]) -> Mapping[str, str]:
        """Return by the id of each document what it gives to some pages, as a few bytes that change whenever that does.

        Parameters:
            column: Its own among those of `Spared`.
            of: Returns these bytes, which rest on the document, on its actors and on nothing else.
        """
        if self.spared is not None:
            return self.spared.cells_of(column, of)
        return Each(lambda document: of(self.lookups.cards[document]))

    def plan(
        self,
        url: str,
        title: str,
        template: str,
        shows: Callable[[], object],
        make: Callable[[], Page],
        *,
        rests: Callable[[], Rests] | None = None,
        beside: Key | None = None,
        is_searched: bool = False,
    ) -> Plan:
        """Plan a page.

        Parameters:
            url: Its address.
            title: Not escaped.
            template: What it is printed with.
            shows: Returns everything that `make` looks at, but for what every page depends on.
            make: Prints it.
            rests: Says on what the key rests; None: it is always computed.
            beside: Gives the key of something that the page shows too, where that is not in `shows`.
            is_searched: Whether search finds it.
        """
        key = Key(self, url, shows, rests, beside)
        return Plan(url, wording.visible(title), template, later(self._spoken, make), key, is_searched)

    def spoken(self, do: Callable[[], Given]) -> Given:
        """Do something in the language of the site."""
        with speaking(self.catalogue):
            return do()

    def page(
        self,
        url: str,
        title: str,
        template: str,
        description: str = "",
        found: SearchEntry | None = None,
        head: Iterable[Markup] = (),
        shared_as: str = "website",
        **context: Any,
    ) -> Page:
        """Print a page, with what search knows of it.

        Parameters:
            url: Its address.
            title: Not escaped.
            template: What it is printed with.
            description: Not escaped; the title where there is none.
            found: What search knows of it.
            head: What it tells programs beside its preview.
            shared_as: Its kind, as Open Graph has it.
            context: What the template shows.

        Raises:
            DossierError: If the template cannot be used.
        """
        href = partial(relative, url, site=self.site)
        body = render_template(self.environment, template, {**context, "href": href, "url": url, "page_title": title})
        body = script_words() + body
        shown, about = wording.visible(title), wording.shorten(wording.visible(description or title), 160)
        image = picture_of(url, template) if "pictures" in self.settings.exports else ""
        own_head = "\n".join((*preview(self.site, url, shown, about, shared_as, image), *head, ""))
        return Page(url, shown, body, template, {"description": about}, found, own_head)
