"""Sources: who published the documents, how many and from when to when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dossier.english.names import fold
from dossier.model import Card, Page
from dossier.publish.pages import wording
from dossier.publish.pages.filing import filed
from dossier.publish.pages.lookups import SOURCE_NOT_STATED, SOURCES
from dossier.publish.pages.page_kit import PageMaker, Sheet, sheets
from dossier.publish.pages.plan import Plan
from dossier.publish.pages.spared import Rests
from dossier.publish.pages.views import document_view
from dossier.wording import in_words, phrase, translated

NOT_STATED = f"{SOURCES}{SOURCE_NOT_STATED}/"


@dataclass(frozen=True, slots=True)
class Source:
    """Who published documents."""

    name: str
    url: str
    cards: tuple[Card, ...]
    """Of the documents, newest first."""

    @property
    def first(self) -> str:
        """The day of the oldest document in words; nothing where none is dated."""
        return in_words(min(days)) if (days := self._days) else ""

    @property
    def last(self) -> str:
        """The day of the newest document in words."""
        return in_words(max(days)) if (days := self._days) else ""

    @property
    def _days(self) -> list[str]:
        return [card.date for card in self.cards if card.date]


def sources(maker: PageMaker) -> Iterator[Plan]:
    """Plan who published the documents, most documents first, and the documents of each."""
    found = all_sources(maker.collection.cards, maker.lookups.source_urls)
    title, total = translated("Sources"), sum(source.url != NOT_STATED for source in found)
    for part in sheets(found, SOURCES):
        shows, make = partial(shows_of_sources, part, total), partial(sources_page, maker, title, part, total)
        yield maker.plan(part.url, wording.numbered(title, part.number), "sources.html", shows, make)
    yield from plans_of_each(maker, found, "source.html", source_page)


def plans_of_each(
    maker: PageMaker,
    found: Sequence[Source],
    template: str,
    page: Callable[[PageMaker, Source, Sheet[Card]], Page],
) -> Iterator[Plan]:
    """Plan the documents of each source, or of whatever else documents share.

    Parameters:
        maker: Templates, look-ups and site.
        found: What they share, in order.
        template: What each page is printed with.
        page: Prints one.
    """
    for one in found:
        for part in sheets(one.cards, one.url):
            shows, make = partial(shows_of_source, maker, one, part), partial(page, maker, one, part)
            named, rests = wording.numbered(one.name, part.number), partial(rests_of_source, one, part)
            yield maker.plan(part.url, named, template, shows, make, rests=rests)


def shows_of_sources(part: Sheet[Source], total: int) -> object:
    """Return everything that a page of sources shows."""
    rows = [(source.name, source.url, len(source.cards), source.first, source.last) for source in part.rows]
    return rows, part.total, total


def sources_page(maker: PageMaker, title: str, part: Sheet[Source], total: int) -> Page:
    """Print a page of sources."""
    return maker.page(
        part.url,
        wording.numbered(title, part.number),
        "sources.html",
        description=translated("Who published the documents, how many and from when to when."),
        sheet=part,
        total=total,
    )


def shows_of_source(maker: PageMaker, source: Source, part: Sheet[Card]) -> object:
    """Return everything that a page of a source's documents shows."""
    lines = [(card.id, maker.lookups.lines[card.id]) for card in part.rows]
    return source.name, len(source.cards), source.first, source.last, lines, part.total


def rests_of_source(source: Source, part: Sheet[Card]) -> Rests:
    """Return on what a page of a source's documents rests."""
    ids = [card.id for card in part.rows]
    return Rests((source.name, len(source.cards), source.first, source.last, ids, part.total), ids)


def source_page(maker: PageMaker, source: Source, part: Sheet[Card]) -> Page:
    """Print a page of a source's documents, newest first."""
    return maker.page(
        part.url,
        wording.numbered(source.name, part.number),
        "source.html",
        description=phrase("Documents published by {0}.", source.name),
        source=source,
        sheet=part,
        rows=[document_view(card) for card in part.rows],
    )


def all_sources(cards: Sequence[Card], urls: Mapping[str, str]) -> list[Source]:
    """Return the sources by the number of their documents; last the documents that state none.

    Two spellings of one name are one source, under that of the newest document.

    Parameters:
        cards: Of all documents, newest first.
        urls: By folded name, the addresses.
    """
    by_name: dict[str, list[Card]] = {}
    for card in cards:
        by_name.setdefault(fold(card.source), []).append(card)
    unstated = by_name.pop("", [])
    found = [Source(of_source[0].source, urls[name], tuple(of_source)) for name, of_source in by_name.items()]
    found.sort(key=lambda source: (-len(source.cards), filed(source.name), source.url))
    last = [Source(translated("Not stated"), NOT_STATED, tuple(unstated))] if unstated else []
    return [*found, *last]
