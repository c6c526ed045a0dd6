"""From a noun phrase to a speaker: a name, a pronoun's person, an unnamed source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.analyse.persons import is_holder
from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clause_words import DOCUMENT_NOUNS, FIRST, HE, SHE, THEY
from dossier.english.finite_verbs import tense_at
from dossier.english.phrases import Phrase, base_after, phrase_after
from dossier.english.verbs import is_base
from dossier.model import Actor, Span, Speaker, SpeakerKind
from dossier.spans import SpanIndex

_HOLDS_WORDS = DOCUMENT_NOUNS | {"words", "remarks", "comments", "message", "speech", "reply"}
"""Nouns for what holds somebody's words."""


_STATEMENT_REACH = 2
"""Sentences behind a statement in which "it" may go on from it."""


@dataclass(slots=True)
class Cast:
    """The document's actors, and who has spoken so far; the only state that attribution keeps."""

    text: str
    units: Sequence[Unit]
    actors: Sequence[Actor]
    spoke: list[tuple[int, int]] = field(default_factory=list)
    """(unit, actor) of each attribution made, in order."""
    referred: dict[int, int] = field(default_factory=dict)
    """Start of a pronoun -> the actor that it stands for, as decided for the whole document."""
    described: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    """Start of a description -> its end and the actor that it stands for; "his critics" begins like "his"."""
    by_id: dict[str, int] = field(default_factory=dict)
    last_nominal: tuple[int, Speaker] | None = None
    """Who spoke last without a name, and in which sentence."""
    leads: bool = False
    """They were the first to do something in that sentence, so that "they" may go on about them."""
    statement: tuple[int, Speaker] | None = None
    """Who spoke last in a statement, letter or the like, and in which sentence: what "it said" goes on from."""
    turns: SpanIndex[Speaker] | None = None
    """Who says what in a transcript or interview, for "I"."""

    def __post_init__(self) -> None:
        """Index the mentions."""
        for index, actor in enumerate(self.actors):
            self.by_id[actor.id] = index
            for mention in actor.mentions:
                if mention.kind == "pronoun":
                    self.referred[mention.span.start] = index
                elif mention.kind == "description" and not _is_owner(self.text, mention.span):
                    self.described[mention.span.start] = (mention.span.end, index)

    def speaker(self, unit: int, phrase: Phrase) -> Speaker | None:
        """Return the speaker a phrase stands for; None where it cannot be one."""
        tokens = self.units[unit].tokens
        if phrase.kind == "name":
            token = tokens[phrase.head]
            return self._made(Span(token.start, token.end), "name", token.ref)
        if phrase.kind == "pronoun":
            return self._by_pronoun(unit, tokens[phrase.head])
        owner = author(tokens, phrase)
        if owner is not None:
            return self.speaker(unit, owner)
        first = phrase.first - _at_least(tokens, phrase.first)
        last = verb_of_headline(tokens, phrase) or phrase.last
        span = trimmed(self.text, Span(tokens[first].start, tokens[last - 1].end))
        if span.start >= span.end or not any(letter.isalpha() for letter in span.of(self.text)):
            return None
        return self._made(span, "nominal", self._described_by(span))

    def _described_by(self, span: Span) -> int | None:
        """Return the actor whom a description is of, unless it is of two: the vice president | and the king."""
        end, actor = self.described.get(span.start, (0, None))
        return None if " and " in self.text[end : span.end] else actor

    def _made(self, span: Span, kind: SpeakerKind, actor: int | None) -> Speaker:
        """Return the record of a speaker."""
        return Speaker(span.of(self.text), span, kind, None if actor is None else self.actors[actor].id)

    def _by_pronoun(self, unit: int, token: Token) -> Speaker:
        """Return the speaker a pronoun stands for; without an actor, a description that spoke right before."""
        actor = self.referred.get(token.start)
        if token.lower.partition("'")[0] in FIRST:
            voice = self.voice(token)
            actor = None if voice is None or voice.actor is None else self.by_id.get(voice.actor)
            return self._made(Span(token.start, token.end), "pronoun", actor)
        if actor is not None and self._is_own_voice(token, actor):
            actor = self._spoke_within(unit, actor)
        before = self._unnamed_before(unit, token) if actor is None else None
        word = token.lower.partition("'")[0]  # they | 've
        return before or self._made(Span(token.start, token.start + len(word)), "pronoun", actor)

    def _is_own_voice(self, token: Token, actor: int) -> bool:
        """Tell whether a pronoun would stand for whoever says the turn it is in: that is "I", and he somebody else."""
        voice = self.voice(token) if token.lower in HE | SHE else None
        return voice is not None and voice.actor == self.actors[actor].id

    def _spoke_within(self, unit: int, other: int) -> int | None:
        """Return the person who spoke right before within a turn, other than its speaker."""
        if not self.spoke or unit - self.spoke[-1][0] > 1:
            return None
        last = self.spoke[-1][1]
        return last if last != other and self.actors[last].type == "person" else None

    def _unnamed_before(self, unit: int, token: Token) -> Speaker | None:
        """Return who spoke right before without a name, or in the statement that "it" stands for."""
        own = self._many_before(unit, token) if token.lower == "they" else None
        if own is not None:
            return own
        if self.last_nominal is not None and unit - self.last_nominal[0] <= self._reach(token.lower):
            return self.last_nominal[1]
        if token.lower == "it" and self.statement is not None and unit - self.statement[0] <= _STATEMENT_REACH:
            self.statement = (unit, self.statement[1])
            return self.statement[1]
        return None

    def _reach(self, pronoun: str) -> int:
        """Return how many sentences behind somebody unnamed a pronoun may go on about them; none where it cannot."""
        if pronoun == "they" and not self.leads:
            return -1
        return 2 if pronoun in THEY else 1 if pronoun in HE | SHE else -1

    def _many_before(self, unit: int, token: Token) -> Speaker | None:
        """Return the plural that begins the sentence of "they": The scientists disagree: | they say …."""
        tokens = self.units[unit].tokens
        at = next((place for place, one in enumerate(tokens) if one.start == token.start), 0)
        mark = next((place for place in range(at - 1, 0, -1) if tokens[place].lower in {":", ";"}), 0)
        phrase = phrase_after(tokens, 0, mark) if mark else None
        if phrase is None or phrase.kind != "nominal" or not tokens[phrase.head].lower.endswith("s"):
            return None
        return self.speaker(unit, phrase)

    def voice(self, token: Token) -> Speaker | None:
        """Return who says the turn in which a token stands."""
        if self.turns is None:
            return None
        return next((speaker for _, speaker in self.turns.around(Span(token.start, token.end))), None)

    def note(self, unit: int, speaker: Speaker) -> None:
        """Remember who spoke."""
        index = self.index_of(speaker)
        if speaker.kind == "name" and in_a_document(self.units[unit].tokens):
            self.statement = (unit, speaker)
        if index is not None:
            self.spoke.append((unit, index))
        elif speaker.kind == "nominal" and any(map(is_speaker, speaker.text.lower().split())):
            self.last_nominal, self.leads = (unit, speaker), self._leads(unit, speaker)

    def _leads(self, unit: int, speaker: Speaker) -> bool:
        """Tell whether a description is of whoever is the first to do something in its sentence."""
        if speaker.span is None:
            return False
        tokens = self.units[unit].tokens
        before = next((at for at, token in enumerate(tokens) if token.start >= speaker.span.start), 0)
        return not any(tense_at(tokens, at) for at in range(before))

    def last_person(self, unit: int) -> str | None:
        """Return the id of the person who spoke in this sentence's neighbourhood, if the last speaker was one."""
        if not self.spoke or unit - self.spoke[-1][0] > 1:
            return None
        actor = self.actors[self.spoke[-1][1]]
        return actor.id if actor.type == "person" else None

    def index_of(self, speaker: Speaker) -> int | None:
        """Return the index of a speaker's actor."""
        return None if speaker.actor is None else self.by_id.get(speaker.actor)


def verb_of_headline(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return where a verb stands that looks like a part of who speaks: Rebels | hold rally in Bern, saying; else 0."""
    for at in range(phrase.first + 1, phrase.last - 1):
        word, before = tokens[at], tokens[at - 1].lower
        plain = word.kind == "word" and not word.capital and is_base(word.lower)
        if plain and before.endswith("s") and is_speaker(before[:-1]) and tense_at(tokens, at) is not None:
            return at
    return 0


def _is_owner(text: str, span: Span) -> bool:
    """Tell whether a description only says whose somebody or something is: the vice president | 's office."""
    return text[span.end : span.end + 2] in _POSSESSIVE or text[span.end - 2 : span.end] in _POSSESSIVE


_POSSESSIVE = ("'s", "’s")


def _at_least(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether "at" stands before "least two groups"."""
    return first > 0 and tokens[first].lower in {"least", "most"} and tokens[first - 1].lower == "at"


def in_a_document(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence says that something was said in a statement, letter or the like."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind == "word" and token.lower in {"in", "by"}:
            phrase = base_after(tokens, at + 1, len(tokens))
            if phrase is not None and phrase.kind == "nominal" and tokens[phrase.head].lower in DOCUMENT_NOUNS:
                return True
    return False


def holds(role: str, office: set[str]) -> bool:
    """Tell whether a stated role is that office: "President of Chad" is the president, "Vice President" is not."""
    stated = tuple(word.strip(",.").lower() for word in role.split())
    return bool(office) and is_holder(stated, tuple(office))


def author(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the person whose words a document holds: "Judge Miller's statement", "a tweet on Monday by Per Dahl"."""
    head = next((place for place in (phrase.head, phrase.last - 1) if tokens[place].lower in _HOLDS_WORDS), None)
    return None if head is None else _maker(tokens, head) or _owner(tokens, phrase, head)


def _maker(tokens: Sequence[Token], head: int) -> Phrase | None:
    """Return the person behind "by" after a document."""
    for place in range(head + 1, min(head + 8, len(tokens) - 1)):
        if tokens[place].kind in {"mark", "quote"}:
            return None
        if tokens[place].lower == "by":
            maker = phrase_after(tokens, place + 1)
            person = maker is not None and maker.kind == "name" and tokens[maker.head].type == "person"
            return maker if person else None
    return None


def _owner(tokens: Sequence[Token], phrase: Phrase, head: int) -> Phrase | None:
    """Return the person before "'s" and a document."""
    at = head - 1
    while at > phrase.first and tokens[at].kind == "word" and tokens[at].lower != "'s":
        at -= 1
    if at <= phrase.first or tokens[at].lower != "'s" or tokens[at - 1].type != "person":
        return None
    return Phrase("name", at - 1, at, at - 1)


def trimmed(text: str, span: Span) -> Span:
    """Cut marks and spaces off the ends of a description."""
    start, end = span.start, span.end
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")]."):
        end -= 1
    return Span(start, end)
