"""The turns of a transcript as a page sets them: who speaks, and the source text with its marks, turns together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from dossier.model import Block, Document, Dossier, Quote, Span, Turn
from dossier.people.actors_file import is_withheld
from dossier.people.selectors import evidence_ids
from dossier.publish.pages.marks import Mark, mark_text
from dossier.publish.withheld import explained
from dossier.spans import page_at
from dossier.wording import translated

QUESTIONER = frozenset({"q", "question", "reporter", "press", "interviewer"})
"""Labels of those who ask and are not named."""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """Blocks of the source that stand together: a turn, or what is none."""

    blocks: range
    turn: Turn | None
    asks: bool


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the source with its marks."""

    kind: str
    html: Markup
    id: str
    """Of a block with a heading, which the outline leads to; nothing for others."""
    page: int | None = None
    """Of a PDF, where the block is the first on it."""


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A turn of the source, or what is none, ready for the page."""

    is_turn: bool
    asks: bool
    blocks: tuple[MarkedBlock, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a transcript."""

    name: str
    fact: str
    """Id of the actor's entry on the page, if the text names one."""
    turns: int
    words: int


class Talk:
    """The turns of a dossier with their ids and speakers."""

    def __init__(self, dossier: Dossier, anchors: Mapping[Span, str], facts: Mapping[str, str]) -> None:
        self.dossier = dossier
        self.text = dossier.document.text
        self.turns = [turn for turn in dossier.document.turns if turn.spans]
        self.facts = facts
        self.labels = label_spans(dossier.document.blocks, self.turns)
        own = evidence_ids(self.text, (turn.spans[0] for turn in self.turns))
        self.anchors = {
            span: anchors.get(span) or f"turn-{own[turn.spans[0]][1:]}" for turn, span in self.labels.items()
        }

    @cached_property
    def spoken_by(self) -> dict[str, str | None]:
        """Label as written -> id of the actor it means."""
        quotes = (quote.speaker for quote in self.dossier.quotes if quote.speaker and quote.speaker.kind == "label")
        return {speaker.text: speaker.actor for speaker in quotes}

    @cached_property
    def questions(self) -> frozenset[Span]:
        """Where the turns begin in which somebody only asks who is not named."""
        return frozenset(turn.spans[0] for turn in self.turns if asks(turn, self.text))

    def asks(self, quote: Quote) -> bool:
        """Tell whether a quote is such a turn."""
        return bool(quote.spans) and quote.spans[0] in self.questions

    def speaker(self, turn: Turn) -> tuple[str, str]:
        """Return who speaks, as (name, id of the actor's entry on the page); nothing where nobody is named."""
        if turn.label is None:
            return "", ""
        written = turn.label.of(self.text)
        actor = self.dossier.actor(self.spoken_by.get(written))
        if actor is not None:
            return actor.name, self.facts.get(actor.id, "")
        return written.strip(" .:"), ""

    def words(self, turn: Turn) -> int:
        """Return how many words a turn has."""
        return sum(len(span.of(self.text).split()) for span in turn.spans)

    def voices(self) -> list[Voice]:
        """Return who speaks, most words first; those who ask and are not named are one."""
        turns, words, facts = Counter[str](), Counter[str](), dict[str, str]()
        for turn in self.turns:
            name, fact = (translated("Questions"), "") if asks(turn, self.text) else self.speaker(turn)
            if name:
                turns[name] += 1
                words[name] += self.words(turn)
                facts[name] = fact
        return [Voice(name, facts[name], turns[name], count) for name, count in words.most_common()]


def asks(turn: Turn, text: str) -> bool:
    """Tell whether a turn is a question of nobody in particular: "Q", an interviewer's line."""
    if turn.kind == "voice" and turn.label is not None:
        return turn.label.of(text).strip(" .:").lower() in QUESTIONER
    return turn.kind == "question"


def source_parts(text: str, blocks: Sequence[Block], turns: Sequence[Turn]) -> Iterator[SourcePart]:
    """Group the blocks of a text by turn, in order; blocks outside every turn stand alone."""
    starts = [block.span.start for block in blocks]
    following = 0
    for turn in turns:
        first = block_at(starts, begin_of(turn))
        last = block_at(starts, turn.spans[-1].start) if turn.spans else first
        if first < following:
            continue
        yield from (SourcePart(range(number, number + 1), None, False) for number in range(following, first))
        yield SourcePart(range(first, last + 1), turn, asks(turn, text))
        following = last + 1
    yield from (SourcePart(range(number, number + 1), None, False) for number in range(following, len(blocks)))


def block_at(starts: Sequence[int], position: int) -> int:
    """Return the number of the block that holds a place of the text."""
    return max(bisect_right(starts, position) - 1, 0)


def begin_of(turn: Turn) -> int:
    """Return where a turn begins, its label included."""
    begins = [span.start for span in (turn.label, *turn.spans[:1]) if span is not None]
    return min(begins)


def label_spans(document_blocks: Sequence[Block], turns: Sequence[Turn]) -> dict[Turn, Span]:
    """Return for each turn the words that are set as its label: up to the first word said, in the same block.

    A turn without a label is known by its first words.
    """
    starts = [block.span.start for block in document_blocks]
    found = {}
    for turn in turns:
        if turn.label is None:
            found[turn] = turn.spans[0]
            continue
        end = document_blocks[block_at(starts, turn.label.start)].span.end if document_blocks else turn.label.end
        after = [span.start for span in turn.spans[:1] if span.start >= turn.label.end]
        found[turn] = Span(turn.label.start, min([end, *after]))
    return found


def heading_anchor(number: int) -> str:
    """Return the id of a block that has a heading."""
    return f"heading-{number + 1}"


def label_marks(talk: Talk) -> Iterator[Mark]:
    """Set the labels of turns apart; a turn without one is known by its first words."""
    for turn, span in talk.labels.items():
        yield Mark(span, "label" if turn.label is not None else "turn", "", "")


def first_pages(document: Document) -> dict[int, int]:
    """Return which blocks are the first on a page of a PDF, with its number."""
    found: dict[int, int] = {}
    for number, block in enumerate(document.blocks):
        page = page_at(document.pages, block.span.start)
        if page is not None and page not in found.values():
            found[number] = page
    return found


def marked_source(
    dossier: Dossier, marks: Iterable[Mark], anchors: Mapping[Span, str], talk: Talk, headed: Container[int] = ()
) -> list[MarkedPart]:
    """Return the source text with marks, turns together; the `headed` blocks bear an id."""
    document = dossier.document
    ids = {**talk.anchors, **anchors}
    pieces = mark_text(document.text, document.blocks, (*marks, *label_marks(talk)), ids)
    if is_withheld(document):
        pieces = tuple(map(explained, pieces))
    if not document.blocks:
        return [MarkedPart(False, False, (MarkedBlock("paragraph", pieces[0], ""),))]
    begins = first_pages(document)
    blocks = [
        MarkedBlock(block.kind, piece, heading_anchor(number) if number in headed else "", begins.get(number))
        for number, (block, piece) in enumerate(zip(document.blocks, pieces, strict=True))
    ]
    return [
        MarkedPart(part.turn is not None, part.asks, tuple(blocks[part.blocks.start : part.blocks.stop]))
        for part in source_parts(document.text, document.blocks, talk.turns)
    ]
