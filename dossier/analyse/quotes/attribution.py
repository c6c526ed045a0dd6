"""Who said each quotation.

First from its own sentence, then from its neighbours; what is still without a speaker has none, rather than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dossier.analyse.quotes.clauses import clause_subject, is_adverb
from dossier.analyse.quotes.cues import find_cues
from dossier.analyse.quotes.lexicon import BELIEF, CONJUNCTIONS, NAMING
from dossier.analyse.quotes.marks import Marked
from dossier.analyse.quotes.rules import UNATTRIBUTED, Attribution, Scene, boundary, outer_wins, within_sentence
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.writer_sentences import Unit
from dossier.model import Level, Reason

NEAR = 4
"""Tokens between two quotations of one sentence that may share a speaker."""
BACK = 3
"""Sentences back in a paragraph from which quoted words may go on."""

_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b")


@dataclass(slots=True)
class Board:
    """What is known so far of the quotations of a document."""

    units: Sequence[Unit]
    marked: Sequence[Marked]
    cast: Cast
    done: dict[int, Attribution] = field(default_factory=dict)
    """Index of a marked stretch -> its attribution."""

    def speaks(self, ref: int) -> Attribution | None:
        """Return the attribution of a quotation if it has a speaker."""
        found = self.done.get(ref)
        return found if found is not None and found.speaker is not None else None


def attribute(units: Sequence[Unit], marked: Sequence[Marked], cast: Cast) -> dict[int, Attribution]:
    """Attribute every marked stretch.

    Parameters:
        units: The writer's sentences.
        marked: The stretches between quotation marks.
        cast: The actors; it remembers who spoke.

    Returns:
        Index of a stretch -> its attribution, for all of them.
    """
    board = Board(units, marked, cast)
    for number, unit in enumerate(units):
        scene = Scene(unit, number, tuple(find_cues(unit.tokens)), cast)
        note_subject(scene)
        quotes = [at for at, token in enumerate(unit.tokens) if token.kind == "quote"]
        for at in quotes:
            found = within_sentence(scene, at)
            if found is not None:
                board.done[unit.tokens[at].ref] = found
                if found.speaker is not None:
                    cast.note(number, found.speaker, attributed=True)
        share_in_sentence(board, unit, quotes)
        for at in quotes:
            if unit.tokens[at].ref not in board.done:
                found = own_words(board, scene, at)
                if found is not None:
                    board.done[unit.tokens[at].ref] = found
        if not quotes:
            note_speakers(scene)
    share_between(board)
    backwards(board)
    return {index: board.done.get(index, UNATTRIBUTED) for index in range(len(marked))}


def note_subject(scene: Scene) -> None:
    """Remember the subject of a sentence for the pronouns after it."""
    first = clause_subject(scene.unit.tokens, len(scene.unit.tokens))
    if first is not None and first.kind == "name":
        speaker = scene.cast.speaker(scene.number, first)
        if speaker is not None:
            scene.cast.note(scene.number, speaker, attributed=False)


def note_speakers(scene: Scene) -> None:
    """Remember who spoke in a sentence without quotations."""
    for cue in scene.cues:
        if cue.subject is not None and cue.base not in NAMING | BELIEF:
            speaker = scene.cast.speaker(scene.number, cue.subject)
            if speaker is not None:
                scene.cast.note(scene.number, speaker, attributed=True)


def alone(unit: Unit) -> bool:
    """Tell whether a sentence is nothing but quotations."""
    return all(token.kind in {"quote", "mark"} for token in unit.tokens)


def own_words(board: Board, scene: Scene, at: int) -> Attribution | None:
    """Attribute quoted words in a sentence without a cue, where they cannot be the writer's own.

    She treated it as a "chance to face my demons": words in the first person are the subject's; otherwise longer ones
    go on from a quotation in the same paragraph.
    """
    tokens = scene.unit.tokens
    inner = board.marked[tokens[at].ref].inner.of(board.cast.text)
    length = len(inner.split())
    if length < 3 or alone(scene.unit):
        return None
    subject = clause_subject(tokens, at)
    if _FIRST_PERSON.search(inner) and subject is not None and subject.kind in {"name", "pronoun"}:
        found = scene.made(None, subject, Reason("first-person-words"), "low")
        if found is not None and found.speaker is not None and found.speaker.actor is not None:
            return found
    if length < 4:
        return None
    for back in range(scene.number - 1, max(-1, scene.number - 1 - BACK), -1):
        if board.units[back].paragraph != scene.unit.paragraph:
            break
        refs = [token.ref for token in board.units[back].tokens if token.kind == "quote" and token.ref in board.done]
        if refs:
            base = board.speaks(refs[-1])
            return base.lent(Reason("same-paragraph"), "low") if base else None
    return None


def share_in_sentence(board: Board, unit: Unit, quotes: Sequence[int]) -> None:
    """Give quotations of one sentence that no rule attributes the speaker of the one beside them."""
    for place, at in enumerate(quotes):
        ref = unit.tokens[at].ref
        if ref in board.done:
            continue
        for other in (*quotes[max(0, place - 1) : place], *quotes[place + 1 : place + 2]):
            base = board.speaks(unit.tokens[other].ref)
            if base is None:
                continue
            low, high = min(at, other) + 1, max(at, other)
            near = abs(other - at) <= NEAR and not boundary(unit.tokens, low, high)
            if near or linked(unit, other, at, base):
                board.done[ref] = base.lent(Reason("same-sentence"), "moderate")
                break


def linked(unit: Unit, first: int, last: int, base: Attribution) -> bool:
    """Tell whether an attribution carries over to a later quotation: "…", he said; and, later, "…".

    Only conjunctions and adverbs may stand between.
    """
    if first > last or base.cue is None or base.speaker is None:
        return False
    end = max(base.cue.end, base.speaker.span.end if base.speaker.span else 0)
    between = [token for token in unit.tokens[first + 1 : last] if token.start >= end]
    return len(between) <= 2 * NEAR and all(
        token.kind == "mark" or token.lower in CONJUNCTIONS or is_adverb(token) for token in between
    )


def share_between(board: Board) -> None:
    """Attribute quotations that stand alone as sentences from what stands before them."""
    last: tuple[int, int] | None = None
    for number, unit in enumerate(board.units):
        refs = [token.ref for token in unit.tokens if token.kind == "quote"]
        if refs and alone(unit) and any(ref not in board.done for ref in refs):
            base = (
                from_open_quote(board, refs[0])
                or from_last_quote(board, number, last)
                or from_introduction(board, number)
                or from_previous_paragraph(board, number, last)
            )
            if base is not None:
                for ref in refs:
                    board.done.setdefault(ref, base)
        for ref in refs:
            last = (number, ref) if ref in board.done else None


def from_open_quote(board: Board, ref: int) -> Attribution | None:
    """Take the speaker of the quotation that was left open in the paragraph before."""
    base = board.speaks(ref - 1)
    if base is None or not board.marked[ref].continues:
        return None
    return base.lent(Reason("goes-on-from-paragraph-before"), base.level)


def from_last_quote(board: Board, number: int, last: tuple[int, int] | None) -> Attribution | None:
    """Take the speaker of the quotation just before in the same paragraph: "…," he said. "…"."""
    if last is None or board.units[last[0]].paragraph != board.units[number].paragraph or number - last[0] > 1:
        return None
    base = board.speaks(last[1])
    if base is None:
        return None
    level: Level = "low" if base.level == "low" else "moderate"
    return base.lent(Reason("right-after-quotation"), level)


def from_introduction(board: Board, number: int) -> Attribution | None:
    """Take the speaker from the sentence right before: one that ends in a colon, or whose subject is a person."""
    if number == 0:
        return None
    unit, before, cast = board.units[number], board.units[number - 1], board.cast
    tokens = before.tokens
    ends_open = tokens[-1].lower in {":", ","}
    if before.paragraph != unit.paragraph and not (ends_open and unit.paragraph - before.paragraph == 1):
        return None
    scene = Scene(before, number - 1, tuple(find_cues(tokens)), cast)
    cues = [cue for cue in scene.cues if cue.subject is not None and not cue.negated and cue.form != "passive"]
    if cues:
        chosen = cues[-1]
        for outer in reversed(cues[:-1]):
            if outer_wins(outer, chosen, tokens):
                chosen = outer
        how = Reason("introduced-before" if ends_open else "after-reporting-sentence", (chosen.base,))
        return scene.made(chosen, chosen.subject, how, "moderate")
    subject = clause_subject(tokens, len(tokens))
    if before.kind == "heading" or subject is None or subject.kind == "nominal":
        return None
    found = scene.made(None, subject, Reason("subject-of-sentence-before"), "low")
    if found is None or found.speaker is None:
        return None
    index = cast.index_of(found.speaker)
    return found if index is not None and (ends_open or cast.actors[index].type == "person") else None


def from_previous_paragraph(board: Board, number: int, last: tuple[int, int] | None) -> Attribution | None:
    """Take the speaker of the paragraph before when this one is nothing but a quotation and no question was asked."""
    if last is None or last[0] != number - 1:
        return None
    unit, before = board.units[number], board.units[number - 1]
    following = board.units[number + 1].paragraph if number + 1 < len(board.units) else -1
    if unit.paragraph - before.paragraph != 1 or following == unit.paragraph:
        return None
    base = board.speaks(last[1])
    asked = base is not None and base.base == "ask"
    if base is None or base.level == "low" or asked or board.cast.text[board.marked[last[1]].inner.end - 1] == "?":
        return None
    return base.lent(Reason("alone-after-quotation"), "low")


def backwards(board: Board) -> None:
    """Give a quotation left open, or one right before another in its paragraph, the speaker of the next."""
    units = board.units
    order = [(number, token.ref) for number, unit in enumerate(units) for token in unit.tokens if token.kind == "quote"]
    for (number, ref), (following, other) in reversed(list(pairwise(order))):
        base = board.speaks(other)
        if ref in board.done or base is None:
            continue
        if board.marked[other].continues:
            board.done[ref] = base.lent(Reason("goes-on-in-next-paragraph"), base.level)
            continue
        neighbours = following == number + 1 and units[number].paragraph == units[following].paragraph
        if neighbours and base.adjacent and alone(units[number]) and units[following].tokens[0].kind == "quote":
            board.done[ref] = base.lent(Reason("right-before-quotation"), "moderate")
