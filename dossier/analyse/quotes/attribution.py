"""Who said each quotation.

First from its own sentence, then from its neighbours; what is still without a speaker has none, rather than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dossier.analyse.quotes.about_one import is_of_oneself, subject_of_paragraph
from dossier.analyse.quotes.denials import denial, verbs_by, verbs_near
from dossier.analyse.quotes.lead_lines import under_lead_lines
from dossier.analyse.quotes.marks import Marked
from dossier.analyse.quotes.rows import STAGE, Reader, ask
from dossier.analyse.quotes.rules import UNATTRIBUTED, Attribution, Scene, boundary, outer_wins, within_sentence
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clause_words import BELIEF, NAMING
from dossier.english.clauses import clause_subject
from dossier.english.finite_verbs import finite
from dossier.english.function_words import CONJUNCTIONS
from dossier.english.phrases import Phrase, is_adverb
from dossier.model import Level, Reason, Span
from dossier.trace import is_tracing, note

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
    cues: Sequence[Sequence[Cue]]
    """The cues of each unit."""
    cast: Cast
    done: dict[int, Attribution] = field(default_factory=dict)
    """Index of a marked stretch -> its attribution."""

    def speaks(self, ref: int) -> Attribution | None:
        """Return the attribution of a quotation if it has a speaker."""
        found = self.done.get(ref)
        return found if found is not None and found.speaker is not None else None

    def settle(self, ref: int, rule: str, found: Attribution | None) -> None:
        """Keep what a rule found for a quotation, if it found something."""
        if found is None:
            return
        self.done[ref] = found
        if is_tracing():
            who = found.speaker.text if found.speaker is not None else "nobody"
            note(STAGE, rule, self.marked[ref].outer, "decided", f"said by {who}")


def attribute(
    units: Sequence[Unit], marked: Sequence[Marked], cues: Sequence[Sequence[Cue]], cast: Cast
) -> dict[int, Attribution]:
    """Attribute every marked stretch.

    Parameters:
        units: The writer's sentences.
        marked: The stretches between quotation marks.
        cues: The cues of each sentence.
        cast: The actors; it remembers who spoke.

    Returns:
        Index of a stretch -> its attribution, for all of them.
    """
    board = Board(units, marked, cues, cast)
    for number in range(len(units)):
        attribute_in(board, number)
    share_between(board)
    for ref, found in under_lead_lines(units, cast):
        if ref not in board.done:
            board.settle(ref, "listed under a line that names the speaker", found)
    backwards(board)
    return {index: board.done.get(index, UNATTRIBUTED) for index in range(len(marked))}


def attribute_in(board: Board, number: int) -> None:
    """Attribute the quotations of one sentence from the sentence itself and its paragraph."""
    unit = board.units[number]
    scene = Scene(unit, number, tuple(board.cues[number]), board.cast)
    quotes = [at for at, token in enumerate(unit.tokens) if token.kind == "quote"]
    if not quotes:
        note_speakers(scene)
        return
    for at in quotes:
        found = within_sentence(scene, at)
        if found is not None:
            board.done[unit.tokens[at].ref] = found
            if found.speaker is not None:
                board.cast.note(number, found.speaker)
    share_in_sentence(board, unit, quotes)
    for at in quotes:
        if unit.tokens[at].ref not in board.done:
            board.settle(unit.tokens[at].ref, *ask(OWN_WORDS, OwnWords(board, scene, at)))
    for at in quotes:
        withdraw_denied(board, unit, at)


def withdraw_denied(board: Board, unit: Unit, at: int) -> None:
    """Leave words without a speaker where the sentence denies or doubts that the one found said them."""
    token = unit.tokens[at]
    found = board.speaks(token.ref)
    if found is None:
        return
    cue = found.cue
    own = [place for place, one in enumerate(unit.tokens) if cue is not None and one.start == cue.start]
    rule = denial(unit.tokens, [*(own or verbs_near(unit.tokens, at)), *verbs_by(unit.tokens, found.speaker)])
    if rule is not None:
        board.done[token.ref] = Attribution(None, None, Reason("denied-or-doubted"), "low")
        if is_tracing():
            note(
                STAGE,
                rule.name,
                Span(token.start, token.end),
                "refused",
                f"nobody is said to have said it: {rule.then}",
            )


def note_speakers(scene: Scene) -> None:
    """Remember who spoke in a sentence without quotations."""
    for cue in scene.cues:
        if cue.subject is not None and cue.base not in NAMING and cue.base not in BELIEF:
            speaker = scene.cast.speaker(scene.number, cue.subject)
            if speaker is not None:
                scene.cast.note(scene.number, speaker)


def alone(unit: Unit) -> bool:
    """Tell whether a sentence is nothing but quotations."""
    return all(token.kind in {"quote", "mark"} for token in unit.tokens)


# ---------------------------------------------------------------- words in a sentence without a cue


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Quoted words in a sentence of the writer that no cue governs."""

    board: Board
    scene: Scene
    at: int

    @property
    def inner(self) -> str:
        """The words."""
        return self.board.marked[self.scene.unit.tokens[self.at].ref].inner.of(self.board.cast.text)

    @property
    def leads_on(self) -> bool:
        """Whether they end with a comma and words follow, which may name another speaker: "…," a man with a dog …."""
        tokens, at = self.scene.unit.tokens, self.at
        quotation = tokens[at]
        ends = self.board.cast.text[quotation.start : quotation.end].rstrip("\"'”’»").endswith(",")
        return ends and at + 1 < len(tokens) and tokens[at + 1].kind in {"word", "name"}

    def counts(self, least: int) -> bool:
        """Tell whether they are at least so many words, within a sentence of the writer."""
        return len(self.inner.split()) >= least and not alone(self.scene.unit)


def _first_person(case: OwnWords) -> Attribution | None:
    """Read words in the first person as the subject's: She treated it as a "chance to face my demons"."""
    if not case.counts(3) or not _FIRST_PERSON.search(case.inner):
        return None
    subject = clause_subject(case.scene.unit.tokens, case.at)
    if subject is None or subject.kind not in {"name", "pronoun"}:
        return None
    found = case.scene.made(None, subject, Reason("first-person-words"), "low")
    known = found is not None and found.speaker is not None and found.speaker.actor is not None
    return found if known else None


def _goes_on_in_paragraph(case: OwnWords) -> Attribution | None:
    """Read longer words as going on from a quotation a little before in the same paragraph."""
    board, number = case.board, case.scene.number
    if not case.counts(4) or case.leads_on:
        return None
    for back in range(number - 1, max(-1, number - 1 - BACK), -1):
        if board.units[back].paragraph != case.scene.unit.paragraph:
            return None
        refs = [token.ref for token in board.units[back].tokens if token.kind == "quote" and token.ref in board.done]
        if refs:
            base = board.speaks(refs[-1])
            return base.lent(Reason("same-paragraph"), "low") if base else None
    return None


OWN_WORDS: tuple[Reader[OwnWords, Attribution], ...] = (
    Reader(
        "words in the first person about the subject",
        _first_person,
        yes=('President Barack Obama took it as a ["chance to face my own past"]{by Barack Obama} and went.',),
        no=('President Barack Obama took it as a ["chance to face his own past"] and went.',),
    ),
    Reader(
        "goes on from a quotation in the same paragraph",
        _goes_on_in_paragraph,
        yes=('"It is over," said President Barack Obama. The plan was ["too little and too late"]{by Barack Obama}.',),
        no=('"It is over," said President Barack Obama. ["We can wait no longer,"] a dog-eared note ran.',),
    ),
)
"""Whose words those are that no cue of their sentence governs, where they cannot be the writer's own."""


def share_in_sentence(board: Board, unit: Unit, quotes: Sequence[int]) -> None:
    """Give quotations of one sentence that no rule attributes the speaker of the one beside them."""
    for place, at in enumerate(quotes):
        ref = unit.tokens[at].ref
        if ref in board.done:
            continue
        for other in (*quotes[max(0, place - 1) : place], *quotes[place + 1 : place + 2]):
            board.settle(ref, *ask(BESIDE, Pair(board, unit, at, other)))
            if ref in board.done:
                break


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation without a speaker, and the one beside it in its sentence."""

    board: Board
    unit: Unit
    at: int
    other: int

    def lent(self) -> Attribution | None:
        """Return the speaker of the other one."""
        base = self.board.speaks(self.unit.tokens[self.other].ref)
        return None if base is None else base.lent(Reason("same-sentence"), "moderate")


def _near(pair: Pair) -> Attribution | None:
    low, high = min(pair.at, pair.other) + 1, max(pair.at, pair.other)
    near = abs(pair.other - pair.at) <= NEAR and not boundary(pair.unit.tokens, low, high)
    return pair.lent() if near else None


def _linked(pair: Pair) -> Attribution | None:
    """Read "…", he said; and, later, "…": only conjunctions and adverbs stand behind the speaker."""
    base = pair.board.speaks(pair.unit.tokens[pair.other].ref)
    if pair.other > pair.at or base is None or base.cue is None or base.speaker is None:
        return None
    end = max(base.cue.end, base.speaker.span.end if base.speaker.span else 0)
    between = [token for token in pair.unit.tokens[pair.other + 1 : pair.at] if token.start >= end]
    return pair.lent() if len(between) <= 2 * NEAR and all(_joins(token) for token in between) else None


def _joins(token: Token) -> bool:
    return token.kind == "mark" or token.lower in CONJUNCTIONS or is_adverb(token)


BESIDE: tuple[Reader[Pair, Attribution], ...] = (
    Reader(
        "right beside an attributed quotation",
        _near,
        yes=('["No more of this"]{by Barack Obama} and "not one more day," said Barack Obama.',),
        no=('President Barack Obama said "no more of this" on Monday, but the town was ["not of one mind"] on it.',),
    ),
    Reader(
        "joined to an attributed quotation",
        _linked,
        yes=('"No more of this," said Barack Obama; and then, later: ["Not one more day!"]{by Barack Obama}',),
    ),
)
"""Whether a quotation has the speaker of the one beside it in its sentence."""


# ---------------------------------------------------------------- sentences that are nothing but a quotation


def share_between(board: Board) -> None:
    """Attribute quotations that stand alone as sentences from what stands before them."""
    last: tuple[int, int] | None = None
    for number, unit in enumerate(board.units):
        refs = [token.ref for token in unit.tokens if token.kind == "quote"]
        if refs and alone(unit) and any(ref not in board.done for ref in refs):
            share_alone(board, Alone(board, number, refs[0], last), refs)
        if refs:
            last = (number, refs[-1]) if refs[-1] in board.done else None


def share_alone(board: Board, case: Alone, refs: Sequence[int]) -> None:
    """Attribute the quotations of a sentence that is nothing else."""
    rule, base = ask(ALONE, case)
    for ref in refs:
        if ref not in board.done:
            board.settle(ref, rule, base)


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence that is nothing but quotations."""

    board: Board
    number: int
    ref: int
    """Its first quotation."""
    last: tuple[int, int] | None
    """Unit and index of the quotation before it."""

    @property
    def unit(self) -> Unit:
        """The sentence."""
        return self.board.units[self.number]

    @property
    def before(self) -> Unit | None:
        """The sentence before."""
        return self.board.units[self.number - 1] if self.number > 0 else None

    @property
    def ends_open(self) -> bool:
        """The sentence before ends in a colon or comma."""
        return self.before is not None and self.before.tokens[-1].lower in {":", ","}

    def scene_before(self) -> Scene | None:
        """Return the sentence before, where it may introduce this one."""
        before = self.before
        if before is None:
            return None
        apart = self.unit.paragraph - before.paragraph
        if apart and not (self.ends_open and apart == 1):
            return None
        return Scene(before, self.number - 1, tuple(self.board.cues[self.number - 1]), self.board.cast)


def _left_open(case: Alone) -> Attribution | None:
    """Take the speaker of the quotation that was left open in the paragraph before."""
    base = case.board.speaks(case.ref - 1)
    if base is None or not case.board.marked[case.ref].continues:
        return None
    return base.lent(Reason("goes-on-from-paragraph-before"), base.level)


def _same_paragraph(case: Alone) -> Attribution | None:
    """Take the speaker of the quotation just before in the same paragraph: "…," he said. "…"."""
    if case.last is None or case.number - case.last[0] > 1:
        return None
    base = case.board.speaks(case.last[1])
    if base is None or case.board.units[case.last[0]].paragraph != case.unit.paragraph:
        return None
    level: Level = "low" if base.level == "low" else "moderate"
    return base.lent(Reason("right-after-quotation"), level)


def _reporting_sentence(case: Alone) -> Attribution | None:
    """Take the speaker that the sentence before reports."""
    scene = case.scene_before()
    if scene is None:
        return None
    cues = [cue for cue in scene.cues if cue.subject is not None and not cue.negated and cue.form != "passive"]
    if not cues:
        return None
    chosen = cues[-1]
    for outer in reversed(cues[:-1]):
        if outer_wins(outer, chosen, scene.unit.tokens):
            chosen = outer
    how = Reason("introduced-before" if case.ends_open else "after-reporting-sentence", (chosen.base,))
    return scene.made(chosen, chosen.subject, how, "moderate")


def _subject_before(case: Alone) -> Attribution | None:
    """Take the person that the sentence before is about."""
    scene = case.scene_before()
    if scene is None or scene.unit.kind == "heading":
        return None
    subject = clause_subject(scene.unit.tokens, len(scene.unit.tokens))
    if subject is None or subject.kind == "nominal":
        return None
    found = scene.made(None, subject, Reason("subject-of-sentence-before"), "low")
    if found is None or found.speaker is None:
        return None
    index = scene.cast.index_of(found.speaker)
    if index is None or not (case.ends_open or scene.cast.actors[index].type == "person"):
        return None
    return found


def _previous_paragraph(case: Alone) -> Attribution | None:
    """Take the speaker of the paragraph before when this one is nothing but a quotation and no question was asked."""
    before = case.before
    if before is None or case.last is None or case.last[0] != case.number - 1:
        return None
    if case.unit.paragraph - before.paragraph != 1 or not _ends_paragraph(case):
        return None
    base = case.board.speaks(case.last[1])
    if base is None or base.level == "low" or base.base == "ask" or _is_question(case.board, case.last[1]):
        return None
    return base.lent(Reason("alone-after-quotation"), "low")


def _after_paragraph_about(case: Alone) -> Attribution | None:
    """Take the person that the whole paragraph before is about, where the quotation is all there is and says "I"."""
    units, number = case.board.units, case.number
    starts = number == 0 or units[number - 1].paragraph != case.unit.paragraph
    if not starts or not _ends_paragraph(case) or not is_of_oneself(_words(case)):
        return None
    first = number
    while first > 0 and units[first - 1].paragraph == case.unit.paragraph - 1:
        first -= 1
    subject = subject_of_paragraph(units, first, number, case.board.cast)
    if subject is None:
        return None
    scene = Scene(units[number - 1], number - 1, (), case.board.cast)
    return scene.made(None, subject, Reason("subject-of-sentence-before"), "low")


def _words(case: Alone) -> str:
    return case.board.cast.text[case.unit.start : case.unit.end]


def _credited(case: Alone) -> Attribution | None:
    """Take the person credited behind a quotation that stands apart: "…" Dr. Orla Finn Director of the Institute."""
    units, following = case.board.units, case.number + 1
    if following >= len(units) or units[following].paragraph != case.unit.paragraph or len(case.unit.tokens) > 1:
        return None
    person = _person_in_credit(units[following].tokens)
    if person is None:
        return None
    scene = Scene(units[following], following, (), case.board.cast)
    return scene.made(None, Phrase("name", person, person + 1, person), Reason("name-behind-dash"), "moderate")


def _person_in_credit(tokens: Sequence[Token]) -> int | None:
    """Return where a person is named in words that are a name, an office and no sentence."""
    person = next((at for at, token in enumerate(tokens[:3]) if token.type == "person"), None)
    if person is None or person + 1 >= len(tokens) or not tokens[person + 1].capital:
        return None
    titles = all(token.capital or token.kind == "mark" for token in tokens[:person])
    return person if titles and not any(finite(tokens, at) for at in range(person + 1, len(tokens))) else None


def _ends_paragraph(case: Alone) -> bool:
    """Tell whether no other sentence follows in the paragraph."""
    units, following = case.board.units, case.number + 1
    return following >= len(units) or units[following].paragraph != case.unit.paragraph


def _is_question(board: Board, ref: int) -> bool:
    return board.cast.text[board.marked[ref].inner.end - 1] == "?"


ALONE: tuple[Reader[Alone, Attribution], ...] = (
    Reader(
        "goes on from a paragraph left open",
        _left_open,
        yes=(
            'President Barack Obama said: "We will stay in the talks.\n\n'
            '["We will not leave before they end."]{by Barack Obama}',
        ),
    ),
    Reader(
        "before the credit of a person",
        _credited,
        yes=('["We will stay in the talks."]{by Barack Obama} Barack Obama Chief Executive Officer of the union',),
        no=('["We will stay in the talks."] Barack Obama Chief Executive Officer of the union left.',),
    ),
    Reader(
        "right after an attributed quotation",
        _same_paragraph,
        yes=('"It is over," said President Barack Obama. ["We will not go back to it."]{by Barack Obama}',),
        no=('"It is over," said President Barack Obama.\n\n["We will not go back to it."]',),
    ),
    Reader(
        "right after a sentence that reports the speaker",
        _reporting_sentence,
        yes=('President Barack Obama said that it was over. ["We will not go back to it."]{by Barack Obama}',),
    ),
    Reader(
        "right after a sentence about the speaker",
        _subject_before,
        yes=('President Barack Obama stood up. ["We will not go back to it."]{by Barack Obama}',),
        no=('The roof of the old hall shook. ["We will not go back to it."]',),
    ),
    Reader(
        "alone after a paragraph that quotes the speaker",
        _previous_paragraph,
        yes=('"It is over," said President Barack Obama.\n\n["We will not go back to it."]{by Barack Obama}',),
        no=('"Is it over?" asked President Barack Obama.\n\n["We will not go back to it."]',),
    ),
    Reader(
        "alone after a paragraph about one person",
        _after_paragraph_about,
        yes=(
            "President Barack Obama has a farm. Barack Obama lives there in summer.\n\n"
            '["I never wanted to leave the farm at all."]{by Barack Obama}',
        ),
        no=(
            'President Barack Obama has a farm. He lives there in summer.\n\n["They never wanted him to leave."]',
            'President Barack Obama has a farm. It is old.\n\n["I never wanted to leave the farm at all."]',
        ),
    ),
)
"""Who says a quotation that stands alone as a sentence, from what stands before it."""


# ---------------------------------------------------------------- from the next quotation


def backwards(board: Board) -> None:
    """Give a quotation left open, or one right before another in its paragraph, the speaker of the next."""
    units = board.units
    order = [(number, token.ref) for number, unit in enumerate(units) for token in unit.tokens if token.kind == "quote"]
    for (number, ref), (following, other) in reversed(list(pairwise(order))):
        if ref not in board.done:
            board.settle(ref, *ask(BACKWARDS, Next(board, number, following, other)))


@dataclass(frozen=True, slots=True)
class Next:
    """A quotation without a speaker, and the one that follows it."""

    board: Board
    number: int
    """The sentence of the first."""
    following: int
    """The sentence of the second."""
    other: int
    """The second."""


def _taken_up(case: Next) -> Attribution | None:
    base = case.board.speaks(case.other)
    if base is None or not case.board.marked[case.other].continues:
        return None
    return base.lent(Reason("goes-on-in-next-paragraph"), base.level)


def _right_before(case: Next) -> Attribution | None:
    base, units = case.board.speaks(case.other), case.board.units
    own, following = units[case.number], units[case.following]
    if base is None or not base.adjacent or case.following != case.number + 1 or own.paragraph != following.paragraph:
        return None
    if not alone(own) or following.tokens[0].kind != "quote":
        return None
    return base.lent(Reason("right-before-quotation"), "moderate")


BACKWARDS: tuple[Reader[Next, Attribution], ...] = (
    Reader(
        "goes on in the next paragraph, which names the speaker",
        _taken_up,
        yes=(
            'The talks went on.\n\n["We will stay in the talks.]{by Barack Obama}\n\n'
            '"We will not leave," said President Barack Obama.',
        ),
    ),
    Reader(
        "right before an attributed quotation",
        _right_before,
        yes=('The talks went on.\n\n["It is over."]{by Barack Obama} "We will not go back," said Barack Obama.',),
    ),
)
"""Whether a quotation has the speaker of the next one."""
