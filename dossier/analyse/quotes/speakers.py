"""From a noun phrase to a speaker: a name, a pronoun's person, an unnamed source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.analyse.quotes.clauses import Phrase, phrase_after
from dossier.analyse.quotes.lexicon import DOCUMENT_NOUNS, FIRST, HE, SHE, THEY
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.lexicon import ANY, words
from dossier.model import Actor, Span, Speaker

REACH = 4
"""Sentences of the writer back in which a pronoun's person is looked for."""

MOST = 40
"""Names before a pronoun that are weighed."""

BODY_NOUNS = words("bodies", "taken_up")
_NOT_THE_OFFICE = words(ANY, "other_holder")
"""Words before an office that make the role another one."""
_SMALL = words(ANY, "left_out")


@dataclass(slots=True)
class Cast:
    """The document's actors, and who has spoken so far; the only state that attribution keeps."""

    text: str
    units: Sequence[Unit]
    actors: Sequence[Actor]
    spoke: list[tuple[int, int]] = field(default_factory=list)
    """(unit, actor) of each attribution made, in order."""
    subjects: list[tuple[int, int]] = field(default_factory=list)
    """(unit, actor) of each actor found as the subject of a cue or of a sentence."""
    places: dict[int, list[int]] = field(default_factory=dict)
    """Actor -> starts of its names, sorted."""
    by_pronoun: dict[int, int] = field(default_factory=dict)
    """Start of a pronoun -> the actor that the actor stage gives."""
    by_id: dict[str, int] = field(default_factory=dict)
    by_word: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """A word of a person's roles or of a body's name -> (first name's start, actor), sorted."""
    names: list[tuple[int, int]] = field(default_factory=list)
    """(start, actor) of every name, sorted."""
    last_nominal: tuple[int, Speaker] | None = None

    def __post_init__(self) -> None:
        """Index the mentions."""
        for index, actor in enumerate(self.actors):
            self.by_id[actor.id] = index
            for mention in actor.mentions:
                if mention.kind == "pronoun":
                    self.by_pronoun[mention.span.start] = index
                elif mention.kind in {"name", "nominal"}:
                    self.places.setdefault(index, []).append(mention.span.start)
            described = [role.text for role in actor.roles] if actor.type == "person" else [actor.name]
            for word in dict.fromkeys(word.strip(",.") for part in described for word in part.lower().split()):
                if index in self.places:
                    self.by_word.setdefault(word, []).append((min(self.places[index]), index))
        for starts in self.places.values():
            starts.sort()
        for known in self.by_word.values():
            known.sort()
        self.names = sorted((start, index) for index, starts in self.places.items() for start in starts)

    def speaker(self, unit: int, phrase: Phrase) -> Speaker | None:
        """Return the speaker a phrase stands for; None where it cannot be one."""
        tokens = self.units[unit].tokens
        if phrase.kind == "name" and phrase.actor is not None:
            token = tokens[phrase.head]
            return Speaker(
                self.text[token.start : token.end], Span(token.start, token.end), "name", self.actors[phrase.actor].id
            )
        if phrase.kind == "pronoun":
            token = tokens[phrase.head]
            words = self.text[token.start : token.end]
            actor = self.person_of(unit, token.start, token.lower)
            if actor is None and token.lower in THEY | HE | SHE and self.last_nominal is not None:
                near, other = self.last_nominal
                if unit - near <= (2 if token.lower in THEY else 1):
                    return other
            return Speaker(
                words, Span(token.start, token.end), "pronoun", None if actor is None else self.actors[actor].id
            )
        owner = author(tokens, phrase)
        if owner is not None:
            return self.speaker(unit, owner)
        span = trimmed(self.text, Span(tokens[phrase.first].start, tokens[phrase.last - 1].end))
        if span.start >= span.end or not any(letter.isalpha() for letter in span.of(self.text)):
            return None
        actor = self.described(unit, span, tokens[phrase.head].lower)
        return Speaker(span.of(self.text), span, "nominal", None if actor is None else self.actors[actor].id)

    def note(self, unit: int, speaker: Speaker, *, attributed: bool) -> None:
        """Remember who was a subject, or spoke."""
        index = self.index_of(speaker)
        if index is None:
            if speaker.kind == "nominal":
                self.last_nominal = (unit, speaker)
            return
        (self.spoke if attributed else self.subjects).append((unit, index))

    def last_person(self, unit: int) -> str | None:
        """Return the id of the person who spoke in this sentence's neighbourhood, if the last speaker was one."""
        if not self.spoke or unit - self.spoke[-1][0] > 1:
            return None
        actor = self.actors[self.spoke[-1][1]]
        return actor.id if actor.type == "person" else None

    def index_of(self, speaker: Speaker) -> int | None:
        """Return the index of a speaker's actor."""
        return None if speaker.actor is None else self.by_id.get(speaker.actor)

    def person_of(self, unit: int, start: int, pronoun: str) -> int | None:
        """Return the actor a subject pronoun stands for."""
        if pronoun in FIRST:
            return None
        if pronoun in THEY:
            return self.body_of(unit, start, pronoun)
        gender = "m" if pronoun in HE else "f" if pronoun in SHE else None
        low = self.units[max(0, unit - REACH)].start
        scores: dict[int, float] = {}
        for place, index in self.names_between(low, start):
            actor = self.actors[index]
            if actor.type == "person" and actor.gender in {None, gender}:
                score = self.nearness(unit, place) + (1.0 if actor.gender == gender else 0.0)
                scores[index] = max(score, scores.get(index, 0.0))
        for done, index in self.spoke[-6:]:
            actor = self.actors[index]
            if actor.type == "person" and actor.gender in {None, gender} and unit - done <= REACH:
                scores[index] = scores.get(index, 0.0) + max(0.0, 2.0 - 0.5 * (unit - done))
        for done, index in self.subjects[-6:]:
            if index in scores and unit - done <= REACH:
                scores[index] += max(0.0, 1.2 - 0.4 * (unit - done))
        given = self.by_pronoun.get(start)
        if given is not None:
            scores[given] = scores.get(given, 0.0) + 0.6
        if not scores:
            return None
        return max(sorted(scores), key=lambda index: scores[index])

    def names_between(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return the names that begin in a stretch, the last ones where they are many."""
        first, last = bisect_left(self.names, (low, -1)), bisect_left(self.names, (high, -1))
        return self.names[max(first, last - MOST) : last]

    def nearness(self, unit: int, place: int) -> float:
        """Return how well a mention fits a pronoun in a unit: near, and early in its sentence as subjects are."""
        own = unit
        while own > 0 and self.units[own].start > place:
            own -= 1
        tokens = self.units[own].tokens
        before = sum(token.kind == "name" for token in tokens if token.start < place)
        early = 0.8 if before == 0 else 0.3 if before == 1 else 0.0
        return 3.0 - 0.8 * (unit - own) + early

    def body_of(self, unit: int, start: int, pronoun: str) -> int | None:
        """Return the body or group an "it" or "they" stands for: the last one that spoke or acted nearby."""
        fitting = {"organisation", "group", "country"}
        for done, index in reversed(self.spoke[-4:]):
            if unit - done <= 2 and self.actors[index].type in fitting:
                return index
        best: tuple[float, int] | None = None
        for place, index in self.names_between(self.units[max(0, unit - 2)].start, start):
            if self.actors[index].type in fitting:
                score = self.nearness(unit, place)
                if best is None or score > best[0]:
                    best = (score, index)
        return best[1] if best and best[0] >= 2.5 else None

    def described(self, unit: int, span: Span, head: str) -> int | None:
        """Return the actor that a definite description means.

        "The foreign minister" is the person named before with that office.
        """
        words = [word.lower() for word in span.of(self.text).split()]
        if not words or words[0] not in {"the"}:
            return None
        content = {word.strip(",.") for word in words[1:]} - _SMALL
        if not content or len(content) > 5:
            return None
        fitting: list[int] = []
        known = self.by_word.get(head, [])
        stop = bisect_left(known, (span.start, -1))
        for _, index in known[max(0, stop - MOST) : stop]:
            actor = self.actors[index]
            if actor.type == "person":
                if head in content and any(holds(role.text, content) for role in actor.roles):
                    fitting.append(index)
            elif len(content) == 1 and head in BODY_NOUNS:
                fitting.append(index)
        if len(fitting) > 1:
            return self.nearest(fitting, span.start)
        return fitting[0] if fitting else None

    def nearest(self, fitting: Sequence[int], start: int) -> int | None:
        """Return the actor named last before a place."""
        last = [(self.places[index][bisect_left(self.places[index], start) - 1], index) for index in fitting]
        return max(last)[1] if last else None


def holds(role: str, office: set[str]) -> bool:
    """Tell whether a stated role is that office: "President of Chad" is the president, "Vice President" is not."""
    stated = [word.strip(",.").lower() for word in role.split()]
    if not office or not office <= set(stated):
        return False
    first = min(stated.index(word) for word in office)
    return not _NOT_THE_OFFICE & set(stated[:first])


def author(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the person whose words a document holds: "Judge Miller's statement", "a tweet on Monday by Per Dahl"."""
    held = DOCUMENT_NOUNS | {"words", "remarks", "comments", "message", "speech", "reply"}
    head = next((place for place in (phrase.head, phrase.last - 1) if tokens[place].lower in held), None)
    if head is None:
        return None
    for place in range(head + 1, min(head + 8, len(tokens) - 1)):
        if tokens[place].kind in {"mark", "quote"}:
            break
        if tokens[place].lower == "by":
            maker = phrase_after(tokens, place + 1)
            if maker is not None and maker.kind == "name" and tokens[maker.head].type == "person":
                return maker
            break
    at = head - 1
    while at > phrase.first and tokens[at].kind == "word" and tokens[at].lower != "'s":
        at -= 1
    if (
        at > phrase.first
        and tokens[at].lower == "'s"
        and tokens[at - 1].kind == "name"
        and tokens[at - 1].type == "person"
    ):
        return Phrase("name", at - 1, at, at - 1, tokens[at - 1].ref)
    return None


def trimmed(text: str, span: Span) -> Span:
    """Cut marks and spaces off the ends of a description."""
    start, end = span.start, span.end
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")]."):
        end -= 1
    return Span(start, end)
