"""News of the site as feeds: Atom (RFC 4287) and JSON Feed 1.1, for the site, a tag, a country, an actor.

An entry is a dossier, dated as its document is. Everything comes from cards; nothing asks the clock, so a feed changes
only when its dossiers do. They are written here: the library for it, feedgen, stamps a feed with the time of the build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from dossier.edtf import first_day
from dossier.model import Card, Collection, Profile
from dossier.publish.addresses import dossier_address, has_own_page
from dossier.publish.exports.columns import title
from dossier.publish.pages.site import Site, published_address, relative, safe_href
from dossier.publish.pages.tagged import all_tags, tags_of

NEWEST = 50
"""Dossiers in a feed."""

ATOM = "http://www.w3.org/2005/Atom"
UNDATED = "1970-01-01"

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news."""

    address: str
    """Where it leads, relative to the site."""
    title: str
    updated: str
    """A point in time as RFC 3339 writes it."""
    summary: str = ""
    lasting: str = ""
    """What its id is made of, where that is not `address`."""
    is_dated: bool = False
    """It was published when it was updated, as far as is known."""
    original: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed tells of."""

    folder: str
    """Where its files lie, relative to the site, ending in `/`; nothing for the site itself."""
    name: str
    page: str
    """Address of what it is about, relative to the site."""
    entries: tuple[Entry, ...]
    """Newest first."""


def of_site(collection: Collection, site: Site) -> Feed:
    """Return the feed of the whole site."""
    return Feed("", site.name, "", newest(collection.cards))


def of_tags(collection: Collection, site: Site) -> Iterator[Feed]:
    """Give a feed for each tag, the most used first."""
    for tag in all_tags(collection.cards):
        yield Feed(tag.url, f"{site.name}: {tag.name}", tag.url, newest(tag.cards))


def of_actors(collection: Collection, site: Site, *, countries: bool) -> Iterator[Feed]:
    """Give a feed for each country with a page, or for each other actor with one."""
    for profile in collection.profiles:
        if (profile.type == "country") is countries and has_own_page(profile):
            yield of_actor(collection, site, profile)


def of_actor(collection: Collection, site: Site, profile: Profile) -> Feed:
    """Return the feed of an actor."""
    cards = {entry.dossier: collection.by_id[entry.dossier] for entry in profile.entries}
    address = f"actors/{profile.id}/"
    return Feed(address, f"{site.name}: {profile.name}", address, newest(cards.values()))


def newest(cards: Iterable[Card]) -> tuple[Entry, ...]:
    """Return the newest dossiers, without those that a reviewer rejected."""
    return tuple(entry_of(card) for card in islice((card for card in cards if card.status != "rejected"), NEWEST))


def entry_of(card: Card) -> Entry:
    """Return the entry of a dossier, dated as its document is."""
    return Entry(
        dossier_address(card.id),
        title(card),
        stamp(card.date),
        card.lead,
        is_dated=bool(card.date),
        original=safe_href(card.url) or "",
        author=card.author or card.source,
        tags=tags_of(card),
    )


def stamp(date: str) -> str:
    """Return the day of a document as a feed has it: its midnight."""
    day = first_day(date) if date else None
    return f"{day if day and not day.startswith('-') else UNDATED}T00:00:00Z"


def lasting_id(address: str, site: Site) -> str:
    """Return an id: the address on the web, or one made of it where the site does not know its own."""
    if safe_href(site.url):
        return published_address(address, site)
    return uuid5(NAMESPACE_URL, f"dossier:{address}").urn


def link_from(feed: Feed, target: str, site: Site) -> str:
    """Return the address of a page as readers of a feed resolve it."""
    return published_address(target, site) if safe_href(site.url) else relative(feed.folder, target, site)


def atom(feed: Feed, site: Site) -> Iterator[str]:
    """Write a feed as Atom."""
    Xml.register_namespace("", ATOM)
    root = Xml.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": site.language.replace("_", "-")}
    )
    add(root, "title", feed.name)
    add(root, "id", lasting_id(f"{feed.folder}feed.xml", site))
    add(root, "updated", max((entry.updated for entry in feed.entries), default=f"{UNDATED}T00:00:00Z"))
    add(root, "link", rel="self", type="application/atom+xml", href=link_from(feed, f"{feed.folder}feed.xml", site))
    add(root, "link", rel="alternate", type="text/html", href=link_from(feed, feed.page, site))
    add(add(root, "author"), "name", site.name)
    add(root, "generator", "Dossier")
    for entry in feed.entries:
        add_entry(root, feed, entry, site)
    Xml.indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def add_entry(root: Xml.Element, feed: Feed, entry: Entry, site: Site) -> None:
    """Write an entry as Atom."""
    own = add(root, "entry")
    add(own, "title", entry.title)
    add(own, "id", lasting_id(entry.lasting or entry.address, site))
    add(own, "updated", entry.updated)
    if entry.is_dated:
        add(own, "published", entry.updated)
    add(own, "link", rel="alternate", type="text/html", href=link_from(feed, entry.address, site))
    if entry.original:
        add(own, "link", rel="via", href=entry.original)
    if entry.author:
        add(add(own, "author"), "name", entry.author)
    for tag in entry.tags:
        add(own, "category", term=tag)
    if entry.summary:
        add(own, "summary", entry.summary)


def add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    """Add an element, without what XML cannot hold."""
    child = Xml.SubElement(parent, f"{{{ATOM}}}{name}", {key: xml_text(value) for key, value in attributes.items()})
    child.text = xml_text(text) or None
    return child


def xml_text(text: str) -> str:
    """Return a text without characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def json_feed(feed: Feed, site: Site) -> Iterator[str]:
    """Write a feed as JSON Feed."""
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.name,
        "home_page_url": link_from(feed, feed.page, site),
        "feed_url": link_from(feed, f"{feed.folder}feed.json", site),
        "language": site.language.replace("_", "-"),
        "items": [item(feed, entry, site) for entry in feed.entries],
    }
    yield json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def item(feed: Feed, entry: Entry, site: Site) -> dict[str, object]:
    """Return an entry as an item of a JSON Feed."""
    fields = {
        "id": lasting_id(entry.lasting or entry.address, site),
        "url": link_from(feed, entry.address, site),
        "external_url": entry.original or None,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.updated if entry.is_dated else None,
        "authors": [{"name": entry.author}] if entry.author else None,
        "tags": list(entry.tags) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}
