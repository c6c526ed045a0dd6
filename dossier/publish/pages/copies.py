"""What the page of a dossier says of other documents that hold the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.collection.copies import only_here
from dossier.model import Card, Dossier
from dossier.publish.pages import wording
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.views import DocumentView, document_view

FEW = 6
"""Sentences of a difference that are shown; the others are counted."""
LONGEST = 300
"""Code points of such a sentence."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Sentences that one of two documents has and the other has not."""

    words: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CopyView:
    """A document that holds the same text."""

    dossier: DocumentView
    here: Differing
    """What only the document of the page says."""
    there: Differing
    """What only the other says."""


@dataclass(frozen=True, slots=True)
class Story:
    """A text that several documents hold."""

    first: DocumentView | None
    """Which of the others was published first; None: that of the page, or it is not known."""
    is_first: bool
    """The document of the page was published first."""
    copies: tuple[CopyView, ...]


def story_of(lookups: Lookups, dossier: Dossier) -> Story | None:
    """Show who else holds the text of a document; None where nobody does."""
    own = dossier.document.id
    group = cards_of(lookups, own)
    others = [card for card in group if card.id != own]
    if not others:
        return None
    first = group[0] if is_known(group) else None
    views = tuple(copy_view(dossier, lookups.dossier(card.id), card) for card in others)
    return Story(
        document_view(first) if first is not None and first.id != own else None,
        first is not None and first.id == own,
        views,
    )


def cards_of(lookups: Lookups, document: str) -> list[Card]:
    """Return the cards of the documents that hold the text of one, that published first in front."""
    return [lookups.cards[one] for one in lookups.copies_of(document) if one in lookups.cards]


def shows_of_story(lookups: Lookups, card: Card) -> object:
    """Return everything that `story_of` looks at."""
    return [(one.id, one.key) for one in cards_of(lookups, card.id)]


def is_known(group: Sequence[Card]) -> bool:
    """Tell whether the dates say which of several documents was published first."""
    return bool(group[0].date) and all(card.date and card.date != group[0].date for card in group[1:])


def copy_view(dossier: Dossier, other: Dossier, card: Card) -> CopyView:
    """Show one of the others, and what differs."""
    return CopyView(document_view(card), differing(dossier, other), differing(other, dossier))


def differing(one: Dossier, other: Dossier) -> Differing:
    """Show what only one of two documents says."""
    words = [wording.shorten(span.of(one.document.text), LONGEST) for span in only_here(one, other)]
    return Differing(tuple(words[:FEW]), max(0, len(words) - FEW))


def also_found(lookups: Lookups, dossier: Dossier) -> Iterator[str]:
    """Give what search has to know of copies, found through the first: title, publisher, what only they say."""
    for card in cards_of(lookups, dossier.document.id)[1:]:
        yield " ".join(filter(None, (wording.title_of(card), card.source)))
        other = lookups.dossier(card.id)
        yield from (span.of(other.document.text) for span in only_here(other, dossier)[:FEW])
