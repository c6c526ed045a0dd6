"""How many quotations of a site have a word, and whose topics that decides.

What a quotation is about is told by words that are rare in all of them, so that one quotation more could change the
topics of everybody. Numbers count about, and what they were is kept: only those who said one of the few words whose
number changed have to be looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from math import log
from typing import NamedTuple

import msgspec

from dossier.collection.terms import term_of
from dossier.model import KeptRows
from dossier.publish.pages.said import Said, about
from dossier.publish.sealed import opened, sealed

PLACE = "words of quotations"
"""What is kept stands here among what is kept of the whole collection, which is kept under no document."""


class Spread(NamedTuple):
    """How many quotations there are, and of each telling word in about how many it stands."""

    total: int
    """About how many there are, and one more."""
    of: dict[str, int]

    def rarity(self, term: str) -> float:
        """Return how rare a word is, as in TF-IDF."""
        return log(self.total / self.of[term])

    def changed(self, before: Spread) -> frozenset[str] | None:
        """Return the words that are not as rare as they were; None: none is."""
        if self.total != before.total:
            return None
        terms = self.of.keys() | before.of.keys()
        return frozenset(term for term in terms if self.of.get(term) != before.of.get(term))


class KeptSpread(NamedTuple):
    """As it is kept."""

    key: str
    """Changes whenever any quotation does."""
    spread: Spread


_KEPT = msgspec.msgpack.Decoder(KeptSpread)


def spread_of(quotes: Iterable[Said]) -> Spread:
    """Count the telling words of all quotations."""
    counts: Counter[str] = Counter()
    number = 0
    for number, said in enumerate(quotes, 1):  # noqa: B007 - how many there are
        counts.update(set(map(term_of, said.quote.terms.split())))
    return Spread(about(number + 1), {term: about(count) for term, count in counts.items()})


def kept_spread(rows: KeptRows | None) -> KeptSpread | None:
    """Return what the last build counted, which may have had other quotations."""
    return opened(rows.get("", PLACE), PLACE, _KEPT) if rows is not None else None


def keep_spread(rows: KeptRows | None, key: str, spread: Spread) -> None:
    """Keep what was counted, if it is known when it changes."""
    if rows is not None and key:
        with suppress(UnicodeEncodeError):  # half a letter in a word
            rows.put("", PLACE, sealed(PLACE, KeptSpread(key, spread)))


def who_said(quotes: Iterable[Said], terms: frozenset[str]) -> frozenset[str]:
    """Return the ids of those who said any of some words."""
    return frozenset(
        said.speaker.id
        for said in quotes
        if said.speaker is not None and not terms.isdisjoint(map(term_of, said.quote.terms.split()))
    )
