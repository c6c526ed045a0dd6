"""How a dossier and a collection show themselves in a notebook: small, and every word of a source escaped.

Only a glance: no links, no scripts, no styles but plain tags, so that any notebook, its preview on a forge and its HTML
export show the same. Nothing here goes into a site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model.collection import Collection
    from dossier.model.dossier import Dossier, Quote, Span

MOST = 8
"""Facts of a kind, and dossiers of a collection, that are shown."""

LONGEST = 240
"""Characters of a fact that are shown."""


def dossier_html(dossier: Dossier) -> str:
    """Return a dossier at a glance."""
    document, text = dossier.document, dossier.document.text
    title = document.title.value if document.title else document.id
    about = [stated.value for stated in (document.date, document.source) if stated] or [document.path]
    summary = (f"<li>{shown(text, line.span)}</li>" for line in dossier.summary.sentences)
    return "".join(
        (
            f"<div><strong>{plain(title)}</strong> <small>{plain(' · '.join(about))}</small>",
            *section("Summary", summary, len(dossier.summary.sentences)),
            *section(
                "Actors",
                (
                    f"<li>{plain(one.name)} <small>{one.type}, {len(one.mentions)}×</small></li>"
                    for one in dossier.actors
                ),
                len(dossier.actors),
            ),
            *section(
                "Quotes",
                (
                    f"<li>“{quoted(dossier, quote)}” <small>{speaker(dossier, quote)}</small></li>"
                    for quote in dossier.quotes
                ),
                len(dossier.quotes),
            ),
            *section(
                "Dates",
                (
                    f"<li>{shown(text, date.span)} <small>{plain(date.edtf or 'not resolved')}</small></li>"
                    for date in dossier.dates
                ),
                len(dossier.dates),
            ),
            "</div>",
        )
    )


def collection_html(collection: Collection) -> str:
    """Return a collection at a glance: its newest dossiers, and how much there is."""
    cards = collection.cards
    rows = (
        f"<tr><td>{plain(card.date)}</td><td>{plain(card.title or card.id)}</td><td>{plain(card.source)}</td></tr>"
        for card in cards[:MOST]
    )
    more = f"<p><small>and {len(cards) - MOST:,} more</small></p>" if len(cards) > MOST else ""
    counts = f"{len(cards):,} dossiers, {len(collection.profiles):,} actors, {len(collection.timeline):,} dated events"
    return f"<div><strong>{counts}</strong><table>{''.join(rows)}</table>{more}</div>"


def section(heading: str, items: Iterable[str], number: int) -> Iterator[str]:
    """Give a list of facts with its heading; nothing where there are none."""
    if not number:
        return
    some = [item for item, _ in zip(items, range(MOST), strict=False)]
    count = f"{number}" if number <= MOST else f"{MOST} of {number}"
    yield f"<p><small>{heading} ({count})</small></p><ul>{''.join(some)}</ul>"


def shown(text: str, span: Span) -> str:
    """Return words of a text, escaped, on one line and not too long."""
    return plain(text[span.start : span.end])


def quoted(dossier: Dossier, quote: Quote) -> str:
    """Return the words of a quote."""
    return quote.joint.join(shown(dossier.document.text, span) for span in quote.spans)


def speaker(dossier: Dossier, quote: Quote) -> str:
    """Return who is said to have said it."""
    if quote.speaker is None:
        return "unattributed"
    actor = dossier.actor(quote.speaker.actor)
    return plain(actor.name if actor is not None else quote.speaker.text)


def plain(words: str) -> str:
    """Return words as HTML: one line, cut where it is long, nothing in it that a browser obeys."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return escape(line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…")
