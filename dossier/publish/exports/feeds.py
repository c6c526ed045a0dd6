"""News of the site as feeds: Atom (RFC 4287) and JSON Feed 1.1, for the site, a tag, a country, an actor.

An entry is a dossier, dated as its document is. Everything comes from cards; nothing asks the clock, so a feed changes
only when its dossiers do. They are written here: the library for it, feedgen, stamps a feed with the time of the build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from dossier.edtf import first_day
from dossier.english.names import slug, unique
from dossier.model import Card, Collection, Profile
from dossier.publish.addresses import dossier_address, has_own_page
from dossier.publish.exports.columns import Tables, title
from dossier.publish.pages.site import Site, published_address, relative, safe_href

NEWEST = 50
"""Dossiers in a feed."""
TAGS = 500
"""Tags that have a feed, the most used ones."""

ATOM = "http://www.w3.org/2005/Atom"
UNDATED = "1970-01-01"

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed tells of."""

    folder: str
    """Where its files lie, relative to the site, ending in `/`; nothing for the site itself."""
    name: str
    page: str
    """Address of what it is about, relative to the site."""
    cards: tuple[Card, ...]
    """Newest first."""


def of_site(collection: Collection, site: Site) -> Feed:
    """Return the feed of the whole site."""
    return Feed("", site.name, "", newest(collection.cards))


def of_tags(collection: Collection, site: Site) -> Iterator[Feed]:
    """Give a feed for each tag, the most used first."""
    tagged: dict[str, list[Card]] = {}
    for card in collection.cards:
        for tag in Tables.fields(card).get("tags", ()):
            tagged.setdefault(tag, []).append(card)
    taken: set[str] = set()
    for tag, cards in sorted(tagged.items(), key=lambda one: (-len(one[1]), one[0]))[:TAGS]:
        name = unique(slug(tag), taken)
        taken.add(name)
        yield Feed(f"tags/{name}/", f"{site.name}: {tag}", "documents/", newest(cards))


def of_actors(collection: Collection, site: Site, *, countries: bool) -> Iterator[Feed]:
    """Give a feed for each country with a page, or for each other actor with one."""
    for profile in collection.profiles:
        if (profile.type == "country") is countries and has_own_page(profile):
            yield of_actor(collection, site, profile)


def of_actor(collection: Collection, site: Site, profile: Profile) -> Feed:
    """Return the feed of an actor."""
    cards = {entry.dossier: collection.by_id[entry.dossier] for entry in profile.entries}
    address = f"actors/{profile.id}/"
    return Feed(address, f"{site.name}: {profile.name}", address, newest(list(cards.values())))


def newest(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return the newest dossiers, without those that a reviewer rejected."""
    return tuple([card for card in cards if card.status != "rejected"][:NEWEST])


def shows(feed: Feed) -> object:
    """Return everything that a feed shows."""
    lines = [(card.id, title(card), card.date, card.lead, card.author, card.source, card.fields) for card in feed.cards]
    return feed.folder, feed.name, feed.page, lines


def stamp(card: Card) -> str:
    """Return the day of a document as a feed has it: its midnight."""
    day = first_day(card.date) if card.date else None
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
    add(root, "updated", max(map(stamp, feed.cards), default=f"{UNDATED}T00:00:00Z"))
    add(root, "link", rel="self", type="application/atom+xml", href=link_from(feed, f"{feed.folder}feed.xml", site))
    add(root, "link", rel="alternate", type="text/html", href=link_from(feed, feed.page, site))
    add(add(root, "author"), "name", site.name)
    add(root, "generator", "Dossier")
    for card in feed.cards:
        address = dossier_address(card.id)
        entry = add(root, "entry")
        add(entry, "title", title(card))
        add(entry, "id", lasting_id(address, site))
        add(entry, "updated", stamp(card))
        if card.date:
            add(entry, "published", stamp(card))
        add(entry, "link", rel="alternate", type="text/html", href=link_from(feed, address, site))
        if original := safe_href(card.url):
            add(entry, "link", rel="via", href=original)
        if card.author or card.source:
            add(add(entry, "author"), "name", card.author or card.source)
        for tag in Tables.fields(card).get("tags", ()):
            add(entry, "category", term=tag)
        if card.lead:
            add(entry, "summary", card.lead)
    Xml.indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


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
        "items": [item(feed, card, site) for card in feed.cards],
    }
    yield json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def item(feed: Feed, card: Card, site: Site) -> dict[str, object]:
    """Return a dossier as an item of a JSON Feed."""
    address = dossier_address(card.id)
    fields = {
        "id": lasting_id(address, site),
        "url": link_from(feed, address, site),
        "external_url": safe_href(card.url),
        "title": title(card),
        "content_text": card.lead or title(card),
        "date_published": stamp(card) if card.date else None,
        "authors": [{"name": card.author or card.source}] if card.author or card.source else None,
        "tags": list(Tables.fields(card).get("tags", ())) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}
