"""What a page tells programs in its head: a preview for who shares it, data for search engines, fields for citing it.

- Open Graph, for the preview in a message or a post;
- schema.org as JSON-LD: what kind of document it is, who published it and whom it names. Roles and claims are left out:
  they are the document's, and a search engine would take them for ours;
- `citation_*`, by which Zotero and other reference managers know what they save.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dossier.model import Card, Profile
from dossier.publish.addresses import dossier_address, profile_address, web_addresses
from dossier.publish.pages.site import Site, published_address, safe_href

ACTORS = 12
"""Actors that are named as data, the most central ones."""

TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "country": "Country",
    "group": "Organization",
    "place": "Place",
}
"""Our types as schema.org has them; an armed group is an organization there."""

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """A feed or file that belongs to a page."""

    address: str
    """Relative to the site."""
    type: str
    title: str


def preview(
    site: Site, url: str, title: str, description: str, kind: str = "website", image: str = ""
) -> Iterator[Markup]:
    """Give the Open Graph fields of a page.

    Parameters:
        site: Name, address and language of the site.
        url: Of the page, relative to the site.
        title: Not escaped.
        description: Not escaped.
        kind: `website`, `article` or `profile`.
        image: Address of its picture, relative to the site; it takes a site that knows its own address.
    """
    fields = [("og:type", kind), ("og:title", title), ("og:description", description), ("og:site_name", site.name)]
    fields.append(("og:locale", site.language) if "_" in site.language else ("og:locale", ""))
    if safe_href(site.url):
        fields.append(("og:url", published_address(url, site)))
        if image:
            address = published_address(image, site)
            fields += [
                ("og:image", address),
                ("og:image:width", "1200"),
                ("og:image:height", "630"),
                ("og:image:alt", title),
            ]
    yield from (Markup('<meta property="{}" content="{}">').format(name, value) for name, value in fields if value)
    if image and safe_href(site.url):
        yield Markup('<meta name="twitter:card" content="summary_large_image">')


def citation(site: Site, card: Card) -> Iterator[Markup]:
    """Give the fields by which a reference manager knows a document."""
    fields = [
        ("citation_title", card.title or card.id),
        ("citation_author", card.author),
        ("citation_publication_date", card.date.replace("-", "/") if _DAY.fullmatch(card.date) else ""),
        ("citation_publisher", card.source),
        ("citation_language", card.language),
        ("citation_public_url", published_address(dossier_address(card.id), site) if safe_href(site.url) else ""),
        ("citation_fulltext_html_url", safe_href(card.url) or ""),
    ]
    return (Markup('<meta name="{}" content="{}">').format(name, value) for name, value in fields if value)


def data(body: dict[str, Any]) -> Markup:
    """Give data as JSON-LD, in which no word of a source ends the element."""
    text = json.dumps({"@context": "https://schema.org", **body}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(f'<script type="application/ld+json">{safe}</script>')


def has_feed(site: Site, profile: Profile) -> bool:
    """Tell whether an actor has a feed beside its page."""
    return ("feeds" if profile.type == "country" else "actor_feeds") in site.exports


def feed_links(folder: str, title: str) -> tuple[Link, Link]:
    """Return the feeds that lie in a folder."""
    return (
        Link(f"{folder}feed.xml", "application/atom+xml", title),
        Link(f"{folder}feed.json", "application/feed+json", title),
    )


def links(page: str, found: Iterable[Link]) -> Iterator[Markup]:
    """Give the feeds and files that belong to a page, for programs that look for them."""
    from_here = "../" * page.count("/")
    form = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return (form.format(link.type, link.title, from_here + link.address) for link in found)


def known(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that hold something."""
    return {name: value for name, value in fields.items() if value}


def document_data(site: Site, card: Card, named: Sequence[Profile | None]) -> dict[str, Any]:
    """Return a document as schema.org has it.

    Parameters:
        site: Name and address of the site.
        card: Of the dossier.
        named: Whom the site takes its actors for, most central first.
    """
    address = published_address(dossier_address(card.id), site) if safe_href(site.url) else ""
    keywords = [value for name, *values in card.fields if name in {"tags", "keywords"} for value in values]
    fields = {
        "@id": address,
        "url": address,
        "headline": card.title or card.id,
        "abstract": card.lead,
        "datePublished": card.date if _DAY.fullmatch(card.date) else "",
        "inLanguage": card.language,
        "author": by_name("Person", card.author),
        "publisher": by_name("Organization", card.source),
        "license": safe_href(card.licence),
        "isBasedOn": safe_href(card.url),
        "keywords": list(dict.fromkeys(keywords)),
        "mentions": [actor_data(site, profile, card.id) for profile in named[:ACTORS] if profile is not None],
        "isPartOf": by_name("Collection", site.name),
    }
    return {"@type": "Report", **known(fields)}


def by_name(kind: str, name: str) -> dict[str, str] | None:
    """Return somebody or something of which only the name is known; nothing without one."""
    return {"@type": kind, "name": name} if name else None


def actor_data(site: Site, profile: Profile, near: str | None = None) -> dict[str, Any]:
    """Return an actor as schema.org has it."""
    place = published_address(profile_address(profile, near), site)
    return {
        "@type": TYPES[profile.type],
        **known(
            {
                "@id": place if safe_href(site.url) else "",
                "name": profile.name,
                "alternateName": list(profile.aliases),
                "sameAs": list(web_addresses(profile)),
            }
        ),
    }


def site_data(site: Site) -> dict[str, Any]:
    """Return the site as schema.org has it, with where to search it."""
    body: dict[str, Any] = {"@type": "WebSite", "name": site.name, **known({"description": site.description})}
    if safe_href(site.url):
        body["url"] = published_address("", site)
        if site.search:
            target = f"{published_address('search/', site)}?q={{search_term_string}}"
            query = "required name=search_term_string"
            body["potentialAction"] = {"@type": "SearchAction", "target": target, "query-input": query}
    return body
