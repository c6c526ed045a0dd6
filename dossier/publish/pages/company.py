"""Who an actor is named with, and what for: those who are seldom named elsewhere first, each with the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from heapq import nlargest

from dossier.collection.naming import first_named
from dossier.model import Card, Profile, Span
from dossier.publish.pages.excerpts import InContext, without_middle
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.told import told
from dossier.publish.pages.views import DocumentView, document_view

SHOWN = 10
"""Others shown with the words that name both."""
LOOKED_UP = 60
"""Others, the most telling, of whom such words are looked for; those without are only named."""
LOOKED_AT = 25
"""Shared dossiers, the newest, in which a sentence that names both is looked for."""
DIGITS = 9
"""Digits behind the point to which what others tell is compared: another machine may round the last ones otherwise."""
ALIKE = 2 * 10**-DIGITS
"""What may be the same once it is rounded lies this near."""
AROUND = 90
"""Code points shown on each side of the two names."""


@dataclass(frozen=True, slots=True)
class Together:
    """A sentence that names both."""

    words: InContext
    dossier: DocumentView
    anchor: str
    """Of the words that name the other."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is named with an actor."""

    profile: Profile
    dossiers: int
    """In how many dossiers."""
    together: Together | None
    """None where no sentence names both."""


def named_with(lookups: Lookups, profile: Profile) -> tuple[list[Companion], list[Companion]]:
    """List who is named with an actor, most telling first: those shown with what for, and those only named.

    Whoever is named in many dossiers (a large country) tells little: a companion counts by the dossiers shared times
    the square of the logarithm of how rare they are.
    """
    others = ranked(lookups, times_shared(lookups, profile))
    shared = shared_dossiers(lookups, profile, frozenset(others))
    found = [companion(lookups, profile, lookups.profiles[other], shared[other]) for other in others]
    shown = [one for one in found if one.together is not None][:SHOWN]
    return shown, [one for one in found if one not in shown]


def shows_of_company(lookups: Lookups, profile: Profile) -> object:
    """Return everything that `named_with` looks at, but for the cards of the dossiers that name the actor.

    Who is meant in these dossiers tells which of them each of the others shares.
    """
    who = [lookups.who[document] for document in dict.fromkeys(entry.dossier for entry in profile.entries)]
    return who, [lookups.links[other] for other in ranked(lookups, times_shared(lookups, profile))]


def times_shared(lookups: Lookups, profile: Profile) -> Counter[str]:
    """Return how many dossiers name an actor and each other, by the id of the other."""
    shared: Counter[str] = Counter()
    for document in dict.fromkeys(entry.dossier for entry in profile.entries):
        shared.update(lookups.who_in[document])
    del shared[profile.id]
    return shared


def ranked(lookups: Lookups, shared: Mapping[str, int]) -> list[str]:
    """Return the most telling of those who are named with an actor. Of thousands only the best are sorted.

    Parameters:
        lookups: Who is named where.
        shared: By the id of the other, how many dossiers name both.
    """
    rarity = lookups.rarity
    worth = [number * rarity[other] for other, number in shared.items()]
    least = nlargest(LOOKED_UP, worth)[-1] - ALIKE if len(worth) > LOOKED_UP else 0.0
    best = ((other, own) for other, own in zip(shared, worth, strict=True) if own >= least)
    weighed = [(-round(own, DIGITS), other) for other, own in best]
    return [other for _, other in sorted(weighed)[:LOOKED_UP]]


def shared_dossiers(lookups: Lookups, profile: Profile, others: Container[str]) -> dict[str, list[str]]:
    """Return the dossiers that name both, newest first, by the id of each of some others."""
    shared: dict[str, list[str]] = {}
    for document in dict.fromkeys(entry.dossier for entry in profile.entries):
        for other in lookups.who_in[document]:
            if other in others:
                shared.setdefault(other, []).append(document)
    return shared


def companion(lookups: Lookups, profile: Profile, other: Profile, documents: list[str]) -> Companion:
    """Show one companion with the newest sentence that names both."""
    sentences = (
        one_sentence(
            lookups, lookups.cards[document], lookups.actors_of(profile, document), lookups.actors_of(other, document)
        )
        for document in documents[:LOOKED_AT]
    )
    return Companion(lookups.shown(other), len(documents), next(filter(None, sentences), None))


def one_sentence(lookups: Lookups, card: Card, one: list[str], other: list[str]) -> Together | None:
    """Return the sentence of a dossier that names both, of several that in which they stand nearest."""
    mine, theirs = first_named(card, one), first_named(card, other)
    both = mine.keys() & theirs.keys()
    if not both:
        return None
    number = min(both, key=lambda number: (reach(mine[number], theirs[number]), number))
    whole = reach_of(mine[number], theirs[number])
    here = told(lookups, card.id)
    words = without_middle(here.context(number, whole, AROUND))
    return Together(words, document_view(card), here.anchor(number, theirs[number]))


def reach_of(one: Span, other: Span) -> Span:
    """Return the words from the one name to the other."""
    return Span(min(one.start, other.start), max(one.end, other.end))


def reach(one: Span, other: Span) -> int:
    """Return how far two names stand apart."""
    whole = reach_of(one, other)
    return whole.end - whole.start
