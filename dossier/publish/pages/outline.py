"""The outline of a dossier, from its own words: what a transcript talks of where, the headings of another document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from dossier.collection.terms import terms_of
from dossier.model import Document, Dossier, Turn
from dossier.publish.pages.turns import Talk, asks, block_at, heading_anchor
from dossier.publish.pages.wording import shorten

FEWEST_TURNS = 12
"""Turns below which a transcript is read at once."""
FEWEST_HEADINGS = 4
"""Headings from which a document without turns has an outline of them."""
MOST_HEADINGS = 40
PART = 650
"""Words that a part of an outline holds about: two pages of a transcript."""
MOST_PARTS = 24
TOPICS = 3
"""Words or names that tell what a part is about."""
BEGUN = 70
"""Code points of a heading, and of the first words of a part that has no topic of its own."""
NAME = 1.6
"""What a name tells of a topic beside a word that comes as often."""
_SECTION = re.compile(
    r"\W{0,4}((?:Section|Sec\.|Article|Chapter|§) ?[\dIVX]{1,5}\b\.?)\W{1,6}([A-Z][^.\n(]{2,60})[.*\n]"
)
"""As laws and orders write it: "Sec. 2.  Policy.  It is …". """
FEWEST_NAMED, FEWEST_SAID = 2, 3
"""How often a part names somebody, or says a word, that is its topic."""
CALLING = 12
"""Words below which a turn before a question only calls the one who asks: "Go ahead, Mary." """


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an outline."""

    anchor: str
    """Where it begins in the source."""
    topics: tuple[str, ...]
    speakers: tuple[str, ...]
    """Who speaks there, most words first; those who only ask are not named."""


def outline(dossier: Dossier, talk: Talk) -> list[Entry]:
    """Say what is talked of where; nothing for a short transcript. Headings serve a document without turns."""
    if not talk.turns:
        return list(by_headings(dossier.document))
    return list(parts_of(talk)) if len(talk.turns) >= FEWEST_TURNS else []


def parts_of(talk: Talk) -> Iterator[Entry]:
    """Cut the turns into parts and say what each is about."""
    stretches = [Stretch(talk, turns) for turns in exchanges(talk)]
    stretches = joined(stretches, min(MOST_PARTS, max(3, sum(each.words for each in stretches) // PART)))
    spread = Counter(term for stretch in stretches for term in stretch.terms)
    speaking = set(filter(None, talk.spoken_by.values()))
    for stretch in stretches:
        yield Entry(
            talk.anchors[talk.labels[stretch.turns[0]]],
            tuple(stretch.topics(spread, len(stretches), speaking)),
            tuple(stretch.speakers()),
        )


def headings(document: Document) -> dict[int, str]:
    """Return the headings of a document with the numbers of their blocks, if they guide a reader and are not too many.

    A numbered section of a law or an order bears its heading at the head of its first paragraph.
    """
    found = {}
    for number, block in enumerate(document.blocks):
        text = block.span.of(document.text)
        section = _SECTION.match(text)
        if section:
            found[number] = shorten(" ".join(f"{section[1]} {section[2]}".replace("*", "").split()), BEGUN)
        elif block.kind == "heading":
            found[number] = shorten(text.strip("# *_\n"), BEGUN)
    return found if FEWEST_HEADINGS <= len(found) <= MOST_HEADINGS else {}


def by_headings(document: Document) -> Iterator[Entry]:
    """Make an outline of the headings of a document."""
    for number, words in headings(document).items():
        yield Entry(heading_anchor(number), (words,), ())


def exchanges(talk: Talk) -> Iterator[list[Turn]]:
    """Cut turns where somebody new is called to ask, or asks after an answer."""
    current: list[Turn] = []
    for turn in talk.turns:
        begins = asks(turn, talk.text) and not is_called(talk, current)
        if current and (begins or is_calling(talk, turn, current)):
            yield current
            current = []
        current.append(turn)
    if current:
        yield current


def is_calling(talk: Talk, turn: Turn, before: Sequence[Turn]) -> bool:
    """Tell whether a turn only calls on somebody, behind the answer of another."""
    other = talk.speaker(turn)[0] != talk.speaker(before[-1])[0]
    return not asks(turn, talk.text) and other and talk.words(turn) < CALLING and not asks(before[-1], talk.text)


def is_called(talk: Talk, current: Sequence[Turn]) -> bool:
    """Tell whether the turns so far are nothing but such a call."""
    return len(current) == 1 and not asks(current[0], talk.text) and talk.words(current[0]) < CALLING


class Stretch:
    """Turns that follow each other, with the words that may tell what they are about."""

    def __init__(self, talk: Talk, turns: Sequence[Turn]) -> None:
        self.talk = talk
        self.turns = list(turns)
        self.words = sum(map(talk.words, self.turns))
        self.written: dict[str, str] = {}
        self.terms: Counter[str] = Counter()
        for turn in self.turns:
            for span in turn.spans:
                found = terms_of(span.of(talk.text))
                self.terms.update(found.keys())
                for term, written in found.items():
                    self.written.setdefault(term, written)
        self.name_actors()

    def name_actors(self) -> None:
        """Count the actors named here beside the words; who is only called on to ask is no topic."""
        spans = [span for turn in self.turns if self.talk.words(turn) >= CALLING for span in turn.spans]
        starts = [span.start for span in spans]
        for actor in self.talk.dossier.actors if spans else ():
            named = (mention.span for mention in actor.mentions if mention.kind == "name")
            count = sum(1 for span in named if span in spans[block_at(starts, span.start)])
            if count:
                self.terms[f"@{actor.id}"] = count
                self.written[f"@{actor.id}"] = actor.name

    def take(self, other: Stretch) -> None:
        """Join what follows."""
        self.turns += other.turns
        self.words += other.words
        self.terms.update(other.terms)
        self.written = {**other.written, **self.written}

    def topics(self, spread: Mapping[str, int], parts: int, speaking: set[str]) -> list[str]:
        """Return the names and words that tell these turns from the others, best first.

        Parameters:
            spread: In how many parts a word comes.
            parts: How many parts there are.
            speaking: Ids of the actors who speak: what is talked of is somebody or something else.
        """
        worth = self.worth(spread, parts, speaking)
        taken = {word for actor in speaking for word in self.words_of(actor)}
        found: list[str] = []
        for term in sorted(worth, key=lambda term: (-round(worth[term], 9), term)):
            words = set(self.written[term].lower().replace("-", " ").split())
            if words.isdisjoint(taken):
                found.append(self.written[term])
                taken |= words
        names = {self.written[term] for term in self.terms if term[0] == "@"}
        topics = sorted(found[:TOPICS], key=lambda topic: topic not in names)
        return topics or [shorten(self.turns[0].spans[0].of(self.talk.text), BEGUN)]

    def worth(self, spread: Mapping[str, int], parts: int, speaking: set[str]) -> dict[str, float]:
        """Return how much each name and word that comes often enough tells of these turns."""
        return {
            term: count * (NAME if term[0] == "@" else 1) * log(1 + parts / spread[term])
            for term, count in self.terms.items()
            if term[1:] not in speaking and count >= (FEWEST_NAMED if term[0] == "@" else FEWEST_SAID)
        }

    def words_of(self, actor: str) -> Iterator[str]:
        """Give the words of an actor's name."""
        found = self.talk.dossier.actor(actor)
        return iter(found.name.lower().split() if found else ())

    def speakers(self) -> list[str]:
        """Return who speaks here, most words first; who asks is not named."""
        counts = Counter[str]()
        for turn in self.turns:
            name, _ = self.talk.speaker(turn)
            if name and not asks(turn, self.talk.text) and self.talk.words(turn) >= CALLING:
                counts[name] += self.talk.words(turn)
        return [name for name, _ in counts.most_common(3)]


def joined(stretches: list[Stretch], wanted: int) -> list[Stretch]:
    """Join neighbours that speak of the same until so many are left, short ones first (Ward's cost, on the cosine)."""
    total = len(stretches)
    spread = Counter(term for stretch in stretches for term in stretch.terms)
    rarity = {term: log(1 + total / count) for term, count in spread.items()}
    costs = [cost(one, other, rarity) for one, other in pairwise(stretches)]
    while len(stretches) > wanted:
        at = min(range(len(costs)), key=costs.__getitem__)
        stretches[at].take(stretches.pop(at + 1))
        costs.pop(at)
        for near in (at - 1, at):
            if 0 <= near < len(costs):
                costs[near] = cost(stretches[near], stretches[near + 1], rarity)
    return stretches


def cost(one: Stretch, other: Stretch, rarity: Mapping[str, float]) -> float:
    """Return what is lost by joining two neighbours: little where they are short or share their rare words."""
    size = one.words * other.words / max(one.words + other.words, 1)
    return size * (1.05 - cosine(one.terms, other.terms, rarity))


def cosine(one: Mapping[str, int], other: Mapping[str, int], rarity: Mapping[str, float]) -> float:
    """Return how alike two bags of words are, 1 for the same, rare words counting more."""

    def length(bag: Iterable[tuple[str, int]]) -> float:
        return sqrt(sum((count * rarity[term]) ** 2 for term, count in bag))

    product = sum(count * other[term] * rarity[term] ** 2 for term, count in one.items() if term in other)
    lengths = length(one.items()) * length(other.items())
    return product / lengths if lengths else 0.0
