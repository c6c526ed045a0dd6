"""Dossiers as an Open Knowledge Format bundle (OKF 0.2): Markdown with front matter, for people and agents alike.

A document is a concept with its source, an actor with a page another; each claim in them links to its words on the site
and cites the source by a footnote. What a person reviewed says so under `verified`, all else is machine-made.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence

from dossier import __version__
from dossier.model import Card, Profile
from dossier.publish.addresses import dossier_address, has_own_page, profile_address
from dossier.publish.exports.columns import Tables, title
from dossier.publish.exports.facts import APPEARANCES, EVENTS, QUOTES, Appearance, EventFact, QuoteFact
from dossier.publish.exports.machines import plain
from dossier.publish.pages.site import safe_href

VERSION = "0.2"
TYPES = {"person": "Person", "organisation": "Organization", "country": "Country", "group": "Group", "place": "Place"}


def front(fields: dict[str, object]) -> str:
    """Write front matter; JSON is YAML too, and no word of a source gets out of it."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value)
    return f"---\n{''.join(lines)}---\n\n"


def index(tables: Tables) -> Iterator[str]:
    """Write the list of what is in the bundle."""
    yield front({"okf_version": VERSION}) + f"# {plain(tables.site.name)}\n\n"
    yield "* [Documents](documents/index.md) - the source documents, newest first\n"
    yield "* [Actors](actors/index.md) - who is named in more than one document\n"


def index_of_documents(tables: Tables) -> Iterator[str]:
    """Write the list of documents."""
    yield "# Documents\n\n"
    for card in tables.collection.cards:
        yield f"* [{plain(title(card))}]({card.id}.md){f' - {plain(card.lead)}' if card.lead else ''}\n"


def index_of_actors(tables: Tables) -> Iterator[str]:
    """Write the list of actors."""
    yield "# Actors\n\n"
    for profile in tables.collection.profiles:
        if has_own_page(profile):
            yield f"* [{plain(profile.name)}]({profile.id}.md) - {profile.type}\n"


def document(tables: Tables, card: Card) -> Iterator[str]:
    """Write a document as a concept."""
    yield front(
        {
            "type": "Document",
            "title": title(card),
            "description": card.lead,
            "resource": tables.page(dossier_address(card.id)),
            "tags": list(Tables.fields(card).get("tags", ())),
            "date": card.date,
            "sources": [source(card)],
            "generated": {"by": f"dossier/{__version__}"},
            "verified": [{"by": "human:reviewer"}] if card.status == "reviewed" else None,
        }
    )
    yield from claims(tables, card)
    yield f"[^source]: {plain(title(card))}\n"


def claims(tables: Tables, card: Card) -> Iterator[str]:
    """Write what was found in a document, each claim with its words and its source."""
    rows, page = tables.rows, f"{tables.page(dossier_address(card.id))}#"
    named, said, told = (rows.of(card, kind.writer) for kind in (APPEARANCES, QUOTES, EVENTS))
    pages = {profile.id for profile in tables.collection.named_in.get(card.id, {}).values() if has_own_page(profile)}
    if card.lead:
        yield f"# Summary\n\n{plain(card.lead)}[^source]\n\n"
    yield from section("Who", [who(one, pages) for one in map(APPEARANCES.read, named)])
    yield from section("What was said", [quotation(one, page) for one in map(QUOTES.read, said)])
    yield from section("When", [event(one, page) for one in map(EVENTS.read, told) if not one.passing])


def source(card: Card) -> dict[str, object]:
    """Return where a document comes from, as `sources` has it."""
    fields = {
        "id": "source",
        "resource": safe_href(card.url) or card.path,
        "title": title(card),
        "author": card.author or card.source,
    }
    return {name: value for name, value in fields.items() if value}


def who(one: Appearance, pages: Container[str]) -> str:
    """Write an actor of a document."""
    shown = f"[{plain(one.name)}](../actors/{one.actor}.md)" if one.actor in pages else plain(one.name)
    roles = f", {plain('; '.join(one.roles))}" if one.roles else ""
    return f"{shown} ({one.type}{roles})[^source]"


def quotation(one: QuoteFact, page: str) -> str:
    """Write a quotation; reported words stand without marks."""
    words = f"“{plain(one.words)}”" if one.kind == "direct" else plain(one.words)
    return f"{words} — {plain(one.speaker or 'Unattributed')}. [Words]({page}{one.fact})[^source]"


def event(one: EventFact, page: str) -> str:
    """Write what happened when."""
    return f"{one.first or plain(one.written)}: {plain(one.happened)} [Words]({page}{one.fact})[^source]"


def section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """Write a list under a heading; nothing without lines."""
    if lines:
        yield f"# {heading}\n\n" + "".join(f"* {line}\n" for line in lines) + "\n"


def actor(tables: Tables, profile: Profile) -> Iterator[str]:
    """Write an actor as a concept."""
    cards = [
        tables.collection.by_id[document] for document in dict.fromkeys(entry.dossier for entry in profile.entries)
    ]
    yield front(
        {
            "type": TYPES[profile.type],
            "title": profile.name,
            "resource": tables.page(profile_address(profile)),
            "aliases": list(profile.aliases),
            "country": profile.country,
            "sources": [
                {"id": card.id, "resource": f"../documents/{card.id}.md", "title": title(card)} for card in cards
            ],
            "generated": {"by": f"dossier/{__version__}"},
        }
    )
    known = (
        (card, card.actor_in_short(entry.actor))
        for entry in profile.entries
        for card in [tables.collection.by_id[entry.dossier]]
    )
    stated = {(role, card.id) for card, one in known if one is not None for role in one.stated}
    yield from section("Roles, as stated", [f"{plain(role)}[^{document}]" for role, document in sorted(stated)])
    yield from section("Documents", [f"[{plain(title(card))}](../documents/{card.id}.md)" for card in cards])
    yield from (f"[^{card.id}]: {plain(title(card))}\n" for card in cards)
