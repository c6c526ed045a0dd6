"""Tags: what people wrote under `tags:` at the head of their files, with the documents of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossier.model import Card, Page
from dossier.publish.pages import wording
from dossier.publish.pages.machine_head import feed_links, links
from dossier.publish.pages.page_kit import PageMaker, Sheet, sheets
from dossier.publish.pages.plan import Plan
from dossier.publish.pages.sources import Source, plans_of_each, shows_of_sources
from dossier.publish.pages.tagged import TAGS
from dossier.publish.pages.views import document_view
from dossier.wording import phrase, translated


def tags(maker: PageMaker) -> Iterator[Plan]:
    """Plan the list of tags and the documents of each; nothing where no document has any."""
    found = [Source(*one) for one in maker.lookups.tagged]  # counted and dated as those of a publisher are
    title = translated("Tags")
    for part in sheets(found, TAGS) if found else ():
        shows, make = partial(shows_of_sources, part, len(found)), partial(tags_page, maker, title, part, len(found))
        yield maker.plan(part.url, wording.numbered(title, part.number), "tags.html", shows, make)
    yield from plans_of_each(maker, found, "tag.html", tag_page)


def tags_page(maker: PageMaker, title: str, part: Sheet[Source], total: int) -> Page:
    """Print a page of tags."""
    return maker.page(
        part.url,
        wording.numbered(title, part.number),
        "tags.html",
        description=translated("What the documents are about, as their editors say."),
        sheet=part,
        total=total,
    )


def tag_page(maker: PageMaker, tag: Source, part: Sheet[Card]) -> Page:
    """Print a page of the documents of a tag, newest first."""
    return maker.page(
        part.url,
        wording.numbered(tag.name, part.number),
        "tag.html",
        description=phrase("Documents with the tag “{0}”.", tag.name),
        head=links(part.url, feed_links(tag.url, tag.name)) if "feeds" in maker.site.exports else (),
        tag=tag,
        sheet=part,
        rows=[document_view(card) for card in part.rows],
    )
