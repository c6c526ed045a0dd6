"""What crawlers ask of a site first: `robots.txt` (RFC 9309) and `llms.txt` (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.model import Collection
from dossier.publish.addresses import dossier_address
from dossier.publish.exports.columns import title
from dossier.publish.pages.site import Site, published_address

NEWEST = 200
"""Dossiers that are listed; the table of all of them is named beside."""


ABOUT = (
    "Each document of this collection is a dossier: summary, actors, quotes and dates, found by machine, each with the"
    " words of the source that say so. What a document says is its author's claim: cite the document, with the words."
)


def robots_txt(site: Site) -> Iterator[str]:
    """Let everybody read everything, and say where the sitemap is. It counts at the root of a host alone."""
    yield "User-agent: *\nAllow: /\n"
    if site.url:
        yield f"\nSitemap: {published_address('sitemap.xml', site)}\n"


def llms_txt(collection: Collection, site: Site, exports: tuple[str, ...]) -> Iterator[str]:
    """Tell a language model what the site is, and where its dossiers stand as data.

    Parameters:
        collection: All dossiers.
        site: Name, description and address of the site.
        exports: The forms beside the pages, which are named.
    """
    yield f"# {plain(site.name)}\n\n"
    if site.description:
        yield f"> {plain(site.description)}\n\n"
    yield f"{ABOUT}\n\n"
    known = {
        "csv": ("documents/documents.csv", "Table of all documents", "CSV"),
        "jsonl": ("tables/quotes.jsonl", "Quotes with evidence", "JSON Lines"),
        "sqlite": ("tables/dossier.sqlite", "All tables", "SQLite, with full text"),
        "json": ("record.schema.json", "Schema of the records", "JSON Schema"),
    }
    listed = [known[form] for form in exports if form in known]
    if listed:
        yield "## Data\n\n"
        yield from (f"- [{name}]({published_address(address, site)}): {form}\n" for address, name, form in listed)
        yield "\n"
    yield "## Dossiers\n\n"
    end = "record.json" if "json" in exports else ""
    for card in collection.cards[:NEWEST]:
        about = ", ".join(filter(None, (card.date, plain(card.source))))
        lead = f": {plain(card.lead)}" if card.lead else ""
        place = published_address(f"{dossier_address(card.id)}{end}", site)
        yield f"- [{plain(title(card))}]({place}){f' ({about})' if about else ''}{lead}\n"


def plain(text: str) -> str:
    """Return a text on one line that Markdown reads as words."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(text.split()))
