"""What somebody said, under the few words that tell these quotations from all others of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from dossier.collection.terms import is_telling, term_of, terms_in
from dossier.english.inflection import singular
from dossier.english.lexicon import words as words_of_class
from dossier.english.names import words
from dossier.model import Card, Profile
from dossier.publish.pages.lookups import Each, Lookups, Said

WORTH_GROUPING = 6
"""Quotations from which they are put under words; fewer are read at once."""
MOST_TOPICS = 12
SMALLEST = 2
"""Quotations that a word must gather at least; of many more, a third of the root of their number."""

_NOUN = re.compile(
    r"[a-z]{2,}(?:tion|sion|(?<!ple)ment|ness|ship|ism|(?<!ex|es|ns|rs|ss)ist|ity|iety|ance|ence|ancy|ency|cracy|hood|"
    r"dom|ware|logy|omy|ics|cine|age)s?"
)
"""Words that are nouns by how they end: "exist" and "supplement" are none."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Quotations that share a word."""

    words: tuple[str, ...]
    """The word, and one that most of them share too; nothing for the others."""
    quotes: tuple[Said, ...]
    """Newest first."""


def topics_of(lookups: Lookups, profile: Profile, quotes: Sequence[Said]) -> tuple[Topic, ...]:
    """Put what somebody said under a few words, those first that most tell it from what others say.

    A word counts by how many quotations it gathers and by the square of the logarithm of how rare it is in all
    quotations of the site, as in TF-IDF. Each quotation stands once, under the best of its words.

    Parameters:
        lookups: Knows all quotations.
        profile: Who speaks; its own name is no topic.
        quotes: What it said, newest first.

    Returns:
        Topics with a word each and, last, one without for all other quotations; only that one when there are few.
    """
    if len(quotes) < WORTH_GROUPING:
        return (Topic((), tuple(quotes)),) if quotes else ()
    own = {singular(word) for name in (profile.name, *profile.aliases) for word in words(name)}
    names = Each(lambda document: names_of(lookups.cards[document]))  # most quotations share one with others
    said = [topical(terms_in(one.quote.terms), names[one.card.id]) for one in quotes]
    left = set(range(len(quotes)))
    found = gathered(lookups, said, own, left)
    topics = [
        Topic(
            headed(shared, [(said[number], names[quotes[number].card.id]) for number in members]),
            quotes_of(quotes, members),
        )
        for shared, members in found
    ]
    if left:
        topics.append(Topic((), tuple(quotes[number] for number in sorted(left))))
    return tuple(topics)


Names = tuple[tuple[str, frozenset[str]], ...]
"""Names, each with its words as `terms_in` folds them."""


def names_of(card: Card) -> Names:
    """Return the names of a dossier's actors, each with its words as `terms_in` folds them."""
    return tuple((actor.name, frozenset(map(term_of, actor.name.split()))) for actor in card.actors)


def topical(terms: dict[str, str], names: Names) -> dict[str, str]:
    """Leave out capitals that are part of nobody's name: "Absolutely", "Mm-hmm", "Force" of "Air Force One"."""
    named = {word for _, of_name in names for word in of_name}
    return {term: word for term, word in terms.items() if not word[:1].isupper() or term in named}


def headed(shared: tuple[str, ...], members: Sequence[tuple[dict[str, str], Names]]) -> tuple[str, ...]:
    """Put the whole name of an actor for words of it, where half of the quotations have all of it or more."""
    term = term_of(shared[0])
    names = Counter(
        name
        for terms, names_there in members
        for name, of_name in names_there
        if term in of_name and all(word in terms for word in of_name if is_telling(word, word))
    )
    name = min(names, key=lambda name: (-names[name], name), default="")
    if not name or 2 * names[name] < len(members):
        return shared
    others = tuple(word for word in shared[1:] if term_of(word) not in frozenset(map(term_of, name.split())))
    return (name, *others)


def quotes_of(quotes: Sequence[Said], members: Iterable[int]) -> tuple[Said, ...]:
    """Return some quotations."""
    return tuple(quotes[number] for number in members)


def gathered(
    lookups: Lookups, said: Sequence[dict[str, str]], own: set[str], left: set[int]
) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Go through the topics, best first, and take their quotations out of those that are left."""
    rarity = Rarity(lookups)
    smallest = max(SMALLEST, round(sqrt(len(said)) / 3))
    for _ in range(MOST_TOPICS):
        counts = Counter(term for number in left for term in said[number] if term not in own)
        enough = [term for term in counts if counts[term] >= smallest and names_a_thing(said, left, term)]
        best = min(enough, key=lambda term: (-rarity.worth(term, counts[term]), term), default=None)
        if best is None:
            return
        members = sorted(number for number in left if best in said[number])
        left.difference_update(members)
        yield (
            tuple(as_written(said, members, term) for term in (best, *second(said, members, best, own, rarity))),
            members,
        )


class Rarity:
    """How rare a word is in all quotations of a site."""

    def __init__(self, lookups: Lookups) -> None:
        self.spread = lookups.spread_of_terms
        self.total = len(lookups.quotes)

    def worth(self, term: str, count: int) -> float:
        """Return how much a word tells that so many quotations share.

        The root prefers words that gather more: without it each pair of quotations had a topic of its own.
        """
        rare = log((self.total + 1) / self.spread[term]) if count >= SMALLEST else 0.0
        return round(count * sqrt(count) * rare * rare, 9)


def second(
    said: Sequence[dict[str, str]], members: Sequence[int], best: str, own: set[str], rarity: Rarity
) -> tuple[str, ...]:
    """Return the best other word that half of some quotations share, if one does."""
    counts = Counter(term for number in members for term in said[number] if term != best and term not in own)
    enough = max(SMALLEST, len(members) / 2)
    shared = [term for term in counts if counts[term] >= enough and names_a_thing(said, members, term)]
    return tuple(sorted(shared, key=lambda term: (-rarity.worth(term, counts[term]), term))[:1])


def names_a_thing(said: Sequence[dict[str, str]], members: Iterable[int], term: str) -> bool:
    """Tell whether a word can head quotations: a name, or a noun for certain. "Came, talked" and "United" are none."""
    written = as_written(said, members, term)
    if term in words_of_class("adjectives"):
        return False
    return written[:1].isupper() or term in words_of_class("nouns") or _NOUN.fullmatch(written) is not None


def as_written(said: Sequence[dict[str, str]], members: Iterable[int], term: str) -> str:
    """Return a word as these quotations write it most often."""
    forms = Counter(said[number][term] for number in members if term in said[number])
    return min(forms, key=lambda form: (-forms[form], form))
