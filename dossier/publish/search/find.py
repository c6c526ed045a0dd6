"""Find documents by words as the search of the site does, without its index: commands read everything once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from dossier.edtf import first_day, last_day
from dossier.model import Card, Collection, Dossier
from dossier.publish.search.query import Clause, Query
from dossier.publish.search.terms import BEGINNING, FORMS, fits, start_of, terms

K1, B, IN_TITLE, OTHER_FORM, BEGUN = 1.2, 0.6, 2.5, 0.6, 0.4
"""As `theme/assets/search-index.js` weighs: BM25, and what a word in the title counts, another form of a word, and one
of which the beginning was typed."""


_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z]")
_DROPPED = re.compile(r"[.'’]")
"""What `terms` takes out of words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which everything stands that was looked for."""

    document: str
    score: float
    quotes: tuple[int, ...]
    """Quotations in which all of it stands, or which its speaker says."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found in one document."""

    card: Card
    length: int
    often: tuple[float, ...]
    """For each clause how often it stands there."""
    titled: tuple[bool, ...]
    quotes: tuple[int, ...]


def find(collection: Collection, query: Query) -> list[Hit]:
    """Return the documents that a query finds, best first; of equals the newest.

    Parameters:
        collection: All dossiers.
        query: What is looked for; without words the documents of its days, newest first.
    """
    within = [card for card in collection.cards if is_within(card, query.days)]
    if not query.clauses:
        return [Hit(card.id, 0.0, ()) for card in within] if query.days else []
    found = [one for card in within if (one := look(card, collection, query.clauses)) is not None]
    hits = ranked(found, collection.cards)
    return [hit for hit in hits if hit.quotes] if query.asked else hits


def ranked(found: Sequence[_Looked], cards: Sequence[Card]) -> list[Hit]:
    """Return the documents in which every clause stands, best first; of equals the first given.

    Parameters:
        found: Documents in which any of them does.
        cards: Of all documents, which say how rare a word is and how long a document mostly is.
    """
    mean = sum(card.words for card in cards) / max(len(cards), 1) or 1
    spread = map(sum, zip(*(map(stands, one.often, one.titled) for one in found), strict=True))
    rarity = [log(1 + (len(cards) - entries + 0.5) / (entries + 0.5)) for entries in spread]
    full = (one for one in found if all(map(stands, one.often, one.titled)))
    hits = [Hit(one.card.id, round(score(one, rarity, mean), 9), one.quotes) for one in full]
    return sorted(hits, key=lambda hit: -hit.score)


def stands(often: float, titled: bool) -> bool:
    """Tell whether a clause stands in text or title."""
    return bool(often) or titled


def score(one: _Looked, rarity: Sequence[float], mean: float) -> float:
    """Return how well a document answers."""
    norm = K1 * (1 - B + B * one.length / mean)
    return sum(
        rare * (often * (K1 + 1) / (often + norm) + (IN_TITLE if titled else 0))
        for rare, often, titled in zip(rarity, one.often, one.titled, strict=True)
    )


def is_within(card: Card, days: tuple[str, str] | None) -> bool:
    """Tell whether a document is dated within some days."""
    if days is None:
        return True
    first, last = (first_day(card.date), last_day(card.date)) if card.date else (None, None)
    return first is not None and last is not None and first <= days[1] and last >= days[0]


def look(card: Card, collection: Collection, clauses: Sequence[Clause]) -> _Looked | None:
    """Look for clauses in a document; None where the first words already tell that they do not stand there."""
    dossier = collection.dossier(card.id)
    text = "\n".join((*(finding.text for finding in dossier.findings), dossier.document.text))
    flat = flattened(f"{card.title or card.path}\n{text}")
    if flat is not None and not any(longest(clause) in flat for clause in clauses):
        return None
    in_text, in_title = list(terms(text)), list(terms(card.title or card.path))
    often = tuple(count(in_text, clause) for clause in clauses)
    titled = tuple(bool(count(in_title, clause)) for clause in clauses)
    return _Looked(card, len(in_text), often, titled, tuple(fitting_quotes(dossier, clauses)))


def flattened(text: str) -> str | None:
    """Return a text in which a word is found without taking it apart; None for one with letters that have to be."""
    return None if _OTHER_LETTERS.search(text) else _DROPPED.sub("", text.lower())


def longest(clause: Clause) -> str:
    """Return what tells most of how the words of a clause begin."""
    return max(map(start_of, clause), key=len)


def count(found: Sequence[str], clause: Clause) -> float:
    """Return how often the terms of a clause follow one another."""
    if len(clause) == 1:
        return sum(number * weight_of(own, clause[0]) for own, number in Counter(found).items() if fits(own, clause[0]))
    return float(sum(1 for _ in runs_of(found, clause)))


def weight_of(term: str, wanted: str) -> float:
    """Return how much a term counts that fits: the word itself, another form of it, or one that begins so."""
    plain = wanted.rstrip(FORMS + BEGINNING)
    if term == plain:
        return 1.0
    return OTHER_FORM if fits(term, f"{plain}{FORMS}") else BEGUN


def runs_of(found: Sequence[str], clause: Clause) -> Iterator[int]:
    """Go through the places at which the terms of a phrase follow one another."""
    for at in range(len(found) - len(clause) + 1):
        if all(wanted in ("?", found[at + step]) for step, wanted in enumerate(clause)):
            yield at


def fitting_quotes(dossier: Dossier, clauses: Sequence[Clause]) -> Iterator[int]:
    """Go through the quotations in which every clause stands, or names the speaker."""
    for index, quote in enumerate(dossier.quotes):
        if quote.is_nobodys:
            continue
        actor = dossier.actor(quote.speaker.actor) if quote.speaker else None
        who = actor.name if actor else quote.speaker.text if quote.speaker else ""
        words, speaker = list(terms(" ".join(span.of(dossier.document.text) for span in quote.spans))), list(terms(who))
        if all(count(words, clause) or count(speaker, clause) for clause in clauses):
            yield index
