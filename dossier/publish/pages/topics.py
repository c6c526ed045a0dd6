"""What somebody said, under the few words that tell these quotations from all others of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import sqrt

from dossier.collection.terms import is_telling, term_of, terms_in
from dossier.english.inflection import singular
from dossier.english.lexicon import words as words_of_class
from dossier.english.names import words
from dossier.model import Card, Profile
from dossier.publish.pages.lookups import Each, Lookups
from dossier.publish.pages.said import Said

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
        topics.append(Topic((), quotes_of(quotes, sorted(left))))
    return tuple(topics)


Names = tuple[tuple[str, frozenset[str]], ...]
"""Names, each with its words as `terms_in` folds them."""


def names_of(card: Card) -> Names:
    """Return the names of a dossier's actors, each with its words as `terms_in` folds them."""
    return tuple((actor.name, words_of_name(actor.name)) for actor in card.actors_in_short)


@lru_cache(maxsize=1 << 13)
def words_of_name(name: str) -> frozenset[str]:
    """Return the words of a name as `terms_in` folds them; the same few stand in most dossiers."""
    return frozenset(map(term_of, name.split()))


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
    others = tuple(word for word in shared[1:] if term_of(word) not in words_of_name(name))
    return (name, *others)


def quotes_of(quotes: Sequence[Said], members: Iterable[int]) -> tuple[Said, ...]:
    """Return some quotations."""
    return tuple(quotes[number] for number in members)


class Forms:
    """The telling words of some quotations, each with how these write it."""

    def __init__(self, said: Sequence[dict[str, str]], own: set[str], enough: float) -> None:
        """Sort the words of all quotations.

        Parameters:
            said: Of each quotation its words, each as it is written there.
            own: Words that are no topic.
            enough: How many quotations must share a word at least; of others nothing is kept.
        """
        found: dict[str, dict[int, str]] = {}
        for number, terms in enumerate(said):
            for term, written in terms.items():
                if term not in own:
                    found.setdefault(term, {})[number] = written
        self._of = {term: places for term, places in found.items() if len(places) >= enough}

    def counted(self, members: Set[int]) -> dict[str, int]:
        """Return in how many of some quotations each word stands."""
        return {term: len(members & found.keys()) for term, found in self._of.items()}

    def holding(self, term: str, members: Set[int]) -> list[int]:
        """Return which of some quotations have a word, in their order."""
        return sorted(members & self._of[term].keys())

    def written(self, term: str, members: Set[int]) -> str:
        """Return a word as some quotations write it most often."""
        found = self._of[term]
        forms = Counter(found[number] for number in members & found.keys())
        return min(forms, key=lambda form: (-forms[form], form))


def gathered(
    lookups: Lookups, said: Sequence[dict[str, str]], own: set[str], left: set[int]
) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Go through the topics, best first, and take their quotations out of those that are left."""
    smallest = max(SMALLEST, round(sqrt(len(said)) / 3))
    rarity, forms = Rarity(lookups), Forms(said, own, max(SMALLEST, smallest / 2))
    for _ in range(MOST_TOPICS):
        best = next(best_of(forms, left, smallest, rarity), None)
        if best is None:
            return
        members = forms.holding(best, left)
        left.difference_update(members)
        here, enough = frozenset(members), max(SMALLEST, len(members) / 2)
        others = (term for term in best_of(forms, here, enough, rarity) if term != best)
        yield tuple(forms.written(term, here) for term in (best, *islice(others, 1))), members


def best_of(forms: Forms, members: Set[int], enough: float, rarity: Rarity) -> Iterator[str]:
    """Go through the words that can head some quotations, that first that most tells these from all others.

    Parameters:
        forms: The words.
        members: The quotations.
        enough: How many must share a word.
        rarity: How rare words are.
    """
    counts = forms.counted(members)
    shared = [(-rarity.worth(term, count), term) for term, count in counts.items() if count >= enough]
    return (term for _, term in sorted(shared) if names_a_thing(term, forms.written(term, members)))


class Rarity:
    """How rare a word is in all quotations of a site."""

    def __init__(self, lookups: Lookups) -> None:
        self.spread = lookups.spread_of_terms

    def worth(self, term: str, count: int) -> float:
        """Return how much a word tells that so many quotations share.

        The root prefers words that gather more: without it each pair of quotations had a topic of its own.
        """
        rare = self.spread.rarity(term) if count >= SMALLEST else 0.0
        return round(count * sqrt(count) * rare * rare, 9)


def names_a_thing(term: str, written: str) -> bool:
    """Tell whether a word can head quotations: a name, or a noun for certain. "Came, talked" and "United" are none."""
    if term in words_of_class("adjectives"):
        return False
    return written[:1].isupper() or term in words_of_class("nouns") or _NOUN.fullmatch(written) is not None
