"""The rules that find who said a quotation within its own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.analyse.quotes.clauses import Phrase, clause_subject, is_adverb, phrase_after
from dossier.analyse.quotes.cues import Cue
from dossier.analyse.quotes.lexicon import BELIEF, CONJUNCTIONS, DETERMINERS, NAMING, PREPOSITIONS, TIME_WORDS
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.model import Confidence, Level, Reason, Span, Speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a quotation, and the rule that says so."""

    speaker: Speaker | None
    cue: Span | None
    how: Reason
    level: Level
    base: str = ""
    """Base form of the cue."""
    adjacent: bool = False
    """Nothing but punctuation stands between the quotation and its attribution."""

    @property
    def confidence(self) -> Confidence:
        """How sure, with the reason."""
        return Confidence(self.level, self.how)

    def lent(self, how: Reason, level: Level) -> Attribution:
        """Return the same speaker for another quotation."""
        return Attribution(self.speaker, self.cue, how, level, self.base)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of the writer, its cues, and the actors so far."""

    unit: Unit
    number: int
    """Index of the unit."""
    cues: tuple[Cue, ...]
    cast: Cast

    def made(
        self, cue: Cue | None, phrase: Phrase | None, how: Reason, level: Level, *, adjacent: bool = False
    ) -> Attribution | None:
        """Return the attribution to a phrase, or None when it names nobody."""
        speaker = None if phrase is None else self.cast.speaker(self.number, phrase)
        if phrase is None or speaker is None:
            return None
        tokens = self.unit.tokens
        if speaker.kind == "nominal" and speaker.actor is None and cue is not None and cue.base in {"add", "continue"}:
            again = self.cast.last_person(self.number)
            if again is not None and tokens[phrase.first].lower == "the":
                speaker = replace(speaker, actor=again)
                how = Reason("goes-on-from-speaker-before", of=how)
                level = "moderate"
        if speaker.kind == "pronoun":
            how = Reason("pronoun-resolved" if speaker.actor is not None else "pronoun-unresolved", of=how)
            level = "moderate" if speaker.actor is not None and level != "low" else "low"
        span = Span(tokens[cue.first].start, tokens[cue.last - 1].end) if cue is not None else None
        return Attribution(speaker, span, how, level, cue.base if cue else "", adjacent)


SECOND_PART = 16
"""Tokens between "said Vale" and the second part of what she said."""

UNATTRIBUTED = Attribution(None, None, Reason("no-speaker-nearby"), "low")


def within_sentence(scene: Scene, at: int) -> Attribution | None:
    """Attribute the quotation at token `at` from its own sentence, the surest rules first."""
    return after(scene, at) or before(scene, at) or colon(scene, at) or further_after(scene, at)


def after(scene: Scene, at: int) -> Attribution | None:
    """Find the attribution right after a quotation.

    "…," said Vale; "…," Vale said; "…," according to Vale; "…" — Vale.
    """
    tokens = scene.unit.tokens
    begin = at + 1
    comma = False
    while begin < len(tokens) and tokens[begin].kind == "mark" and tokens[begin].lower in {",", "."}:
        comma = True
        begin += 1
    if begin >= len(tokens):
        return None
    stop = next((place for place in range(begin, len(tokens)) if tokens[place].kind == "quote"), len(tokens))
    for cue in scene.cues:
        if cue.first < begin or cue.subject is None:
            continue
        if cue.first >= stop:
            break
        gap = tokens[begin : cue.first]
        if cue.form == "inverted" and all(is_adverb(token) for token in gap):
            return scene.made(
                cue,
                cue.subject,
                Reason("cue-and-speaker-follow", (cue.base,)),
                "high",
                adjacent=True,
            )
        if cue.form == "according" and (not gap or all(token.lower in {"—", "–", "-"} for token in gap)):
            return scene.made(cue, cue.subject, Reason("source-follows", (cue.base,)), "high", adjacent=True)
        if cue.form == "passive" and not gap_has_clause(tokens, begin, cue.first):
            continue
        if cue.form == "finite" and cue.base not in NAMING and starts_at(tokens, cue.subject, begin):
            if behind_prose(scene, at, comma, cue):
                continue
            return scene.made(
                cue,
                cue.subject,
                Reason("speaker-and-cue-follow", (cue.base,)),
                "high",
                adjacent=True,
            )
    return dash_name(scene, at, begin) or agent(scene, at)


def starts_at(tokens: Sequence[Token], phrase: Phrase, begin: int) -> bool:
    """Tell whether the subject is in the phrase chain that begins right after the quotation."""
    if phrase.first == begin:
        return True
    if phrase.first < begin:
        return False
    # "…," the mayor of Oslo, Per Dahl, said: only the words of one noun phrase stand between
    between = tokens[begin : phrase.first]
    if len(between) > 14 or any(token.kind == "quote" for token in between):
        return False
    opening = between[0]
    if opening.kind == "mark" or opening.lower in CONJUNCTIONS | PREPOSITIONS | {"that", "who", "which"}:
        return False
    return between[-1].lower == "," or all(token.kind != "mark" for token in between)


def behind_prose(scene: Scene, at: int, comma: bool, cue: Cue) -> bool:
    """Tell whether a quotation belongs to the clause before it although another speaker follows."""
    tokens = scene.unit.tokens
    if comma or at == 0:
        return False
    if tokens[at - 1].kind == "word" and tokens[at - 1].lower in DETERMINERS:
        return True
    return (
        any(other.last <= at and other.form != "passive" for other in scene.cues)
        and cue.last < len(tokens)
        and tokens[cue.last].kind not in {"mark"}
    )


def gap_has_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a clause boundary stands between two tokens."""
    return any(token.kind == "mark" and token.lower in {",", ";", ":"} for token in tokens[first:last])


def dash_name(scene: Scene, at: int, begin: int) -> Attribution | None:
    """Find the name behind a dash: "…" — Orla Finn."""
    tokens = scene.unit.tokens
    if at > 0 or begin + 1 >= len(tokens) or tokens[begin].lower not in {"—", "–", "-"}:
        return None
    start = begin + 1
    while start < len(tokens) and tokens[start].lower in {"-", "—", "–"}:
        start += 1
    phrase = phrase_after(tokens, start)
    if phrase is None or (phrase.last < len(tokens) and tokens[phrase.last].kind == "word"):
        return None
    return scene.made(None, phrase, Reason("name-behind-dash"), "high", adjacent=True)


def agent(scene: Scene, at: int) -> Attribution | None:
    """Find the agent of a passive around the quotation: was described as "reckless" by the police."""
    for cue in scene.cues:
        if cue.form != "passive" or cue.subject is None or cue.last > at:
            continue
        tokens = scene.unit.tokens
        around = at < cue.subject.first or any(token.lower == "as" for token in tokens[cue.subject.last : at])
        if around and not gap_has_clause(tokens, cue.last, at):
            return scene.made(cue, cue.subject, Reason("agent-of-passive", (cue.base,)), "moderate", adjacent=True)
    return None


def before(scene: Scene, at: int) -> Attribution | None:
    """Find the cue before a quotation that governs it."""
    tokens = scene.unit.tokens
    last = next((cue for cue in reversed(scene.cues) if cue.last <= at), None)
    if last is not None and last.form == "passive" and at - last.last <= 3 and not boundary(tokens, last.last, at):
        return None
    left = [cue for cue in scene.cues if cue.last <= at and cue.form != "passive" and not cue.negated]
    if not left:
        return None
    chosen: Cue | None = None
    for cue in reversed(left):
        if boundary(tokens, cue.last, at):
            break
        if cue.subject is None:
            continue
        behind = cue.form == "inverted" and any(token.kind == "quote" for token in tokens[: cue.first])
        if behind and at - cue.subject.last > SECOND_PART:
            continue
        if chosen is None:
            chosen = cue
            if cue.base not in BELIEF and cue.subject.kind == "name" and close(tokens, cue.last, at):
                break
            continue
        if boundary(tokens, cue.last, chosen.first) or any(
            token.kind == "quote" for token in tokens[cue.last : chosen.first]
        ):
            break
        if outer_wins(cue, chosen, tokens):
            chosen = cue
    if chosen is None:
        return None
    near = close(tokens, chosen.last, at)
    if chosen.form == "according":
        if any(token.kind == "quote" for token in tokens[chosen.first : at]) and not near:
            return None
        return scene.made(
            chosen,
            chosen.subject,
            Reason("source-before", (chosen.base,)),
            "high" if near else "moderate",
            adjacent=near,
        )
    spoken = "subject-speaks" if chosen.form == "participle" else "speaker-and-cue-before"
    how = Reason(spoken, (chosen.base,))
    return scene.made(chosen, chosen.subject, how, "high" if near else "moderate", adjacent=near)


def outer_wins(outer: Cue, inner: Cue, tokens: Sequence[Token]) -> bool:
    """Tell whether the verb of the main clause speaks rather than one inside what is said.

    "Lapp said she thinks …" is said by Lapp; "the paper reported that Finn said …" by Finn.
    """
    if outer.subject is None or inner.subject is None:
        return inner.subject is None
    if outer.form == "participle" and inner.form == "participle":
        return False
    if outer.base in BELIEF or outer.base in NAMING:
        return False
    if inner.form == "participle":
        return False
    if inner.base in NAMING:
        return False
    if inner.subject.kind == "pronoun" and tokens[inner.subject.head].lower in {"he", "she", "it"}:
        return True
    return inner.base in BELIEF


def boundary(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a new main clause begins between two tokens."""
    for place in range(first, last):
        token = tokens[place]
        if token.kind == "mark" and token.lower == ";":
            return True
        joined = token.kind == "word" and token.lower in {"but", "while", "whereas", "although", "though"}
        if joined and place > first and tokens[place - 1].lower == ",":
            return True
    return False


def close(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether only punctuation, "that" or words to whom stand between cue and quotation."""
    between = tokens[first:last]
    if all(
        token.kind == "mark"
        or token.lower in {"that", "as", "it", "him", "her", "them", "on"} | TIME_WORDS
        or is_adverb(token)
        for token in between
    ):
        return True
    return (
        len(between) <= 8
        and bool(between)
        and between[-1].lower in {":", ","}
        and not any(token.kind == "quote" for token in between)
    )


def colon(scene: Scene, at: int) -> Attribution | None:
    """Find the name or subject before a colon: "NAME: …" or a sentence that ends in a colon."""
    tokens = scene.unit.tokens
    if at == 0 or tokens[at - 1].lower != ":":
        return None
    first = clause_subject(tokens, at - 1)
    if first is None:
        return None
    if first.last == at - 1:
        first = possessor(tokens, first) or first
        return scene.made(None, first, Reason("name-and-colon"), "high", adjacent=True)
    if first.kind == "nominal":
        first = possessor(tokens, first)
    return scene.made(
        None,
        first,
        Reason("subject-before-colon"),
        "moderate",
        adjacent=True,
    )


def possessor(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the person of "Per Dahl's verdict"."""
    for place in range(phrase.first, phrase.last - 1):
        if tokens[place].kind == "name" and tokens[place].type == "person" and tokens[place + 1].lower == "'s":
            return Phrase("name", place, place + 1, place, tokens[place].ref)
    return None


def further_after(scene: Scene, at: int) -> Attribution | None:
    """Find the cue at the end of a sentence that holds quoted words: The law is "unfair" to workers, Finn said."""
    tokens = scene.unit.tokens
    for cue in scene.cues:
        if cue.first <= at or cue.subject is None or cue.negated or cue.subject.first <= at:
            continue
        if cue.form == "according" or (
            cue.form in {"finite", "inverted"} and cue.base not in NAMING | BELIEF and at_end(tokens, cue, at)
        ):
            if boundary(tokens, at, cue.first):
                return None
            return scene.made(
                cue,
                cue.subject,
                Reason("attributed-at-end", (cue.base,)),
                "moderate",
            )
    return None


def at_end(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Tell whether a cue and its subject stand behind a comma with no clause after them."""
    assert cue.subject is not None
    start = min(cue.first, cue.subject.first)
    if start == 0 or tokens[start - 1].lower not in {",", "—", "–"}:
        return False
    end = max(cue.last, cue.subject.last)
    return (
        end >= len(tokens)
        or tokens[end].kind in {"mark", "quote"}
        or tokens[end].lower in PREPOSITIONS
        or is_adverb(tokens[end])
    )
