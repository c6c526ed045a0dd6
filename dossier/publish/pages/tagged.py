"""What people wrote under `tags:` at the head of their files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dossier.english.names import slug, unique
from dossier.model import Card

TAGS = "tags/"
MOST = 500
"""Tags that have a page and a feed, the most used ones."""


class Tagged(NamedTuple):
    """A tag with its documents."""

    name: str
    url: str
    """Of its page, beside which lies its feed."""
    cards: tuple[Card, ...]
    """Of its documents, newest first."""


def tags_of(card: Card) -> tuple[str, ...]:
    """Return the tags of a document, each once and in a line."""
    written = (values for name, *values in card.fields if name.strip().casefold() == "tags")
    return tuple(dict.fromkeys(" ".join(value.split()) for values in written for value in values if value.strip()))


def all_tags(cards: Iterable[Card]) -> list[Tagged]:
    """Return the tags with most documents, in that order.

    Parameters:
        cards: Of all documents, newest first.
    """
    tagged: dict[str, list[Card]] = {}
    for card in cards:
        for tag in tags_of(card):
            tagged.setdefault(tag, []).append(card)
    found: list[Tagged] = []
    taken: set[str] = set()
    for tag, own in sorted(tagged.items(), key=lambda one: (-len(one[1]), one[0]))[:MOST]:
        name = unique(slug(tag), taken)
        taken.add(name)
        found.append(Tagged(tag, f"{TAGS}{name}/", tuple(own)))
    return found
