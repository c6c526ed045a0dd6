"""Find what stands between quotation marks.

One pass from left to right through each paragraph. A mark opens or closes by its shape and its neighbours, never by
counting, so that one stray mark spoils nothing after it. Marks of the other family inside a quotation are part of its
words (a quotation within a quotation).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dossier.analyse.quotes.rows import STAGE
from dossier.english.lexicon import words
from dossier.english.patterns import lazy
from dossier.model import Block, Span
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


class Side(Enum):
    """What a mark may do where it stands."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark that may open or close."""

    start: int
    end: int
    single: bool
    side: Side
    doubtful: bool = False
    """It may as well be the apostrophe of a possessive plural: the dogs' owners."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between quotation marks, within one paragraph."""

    outer: Span
    """With the marks."""
    inner: Span
    """Without marks and the spaces next to them."""
    paragraph: int
    """Index of the block."""
    single: bool
    open_end: bool = False
    """No closing mark: the quotation goes on in the next paragraph, or its mark was forgotten."""
    continues: bool = False
    """It goes on from the one before, in the paragraph before."""


REACH = 8
"""Paragraphs a quotation may run on without marks at their beginnings; longer ones are a forgotten mark."""

NESTED = 6
"""Quotations of the same marks that one may hold; more are a forgotten mark."""

_MARKS = re.compile(r"''|``|[\"“”„‟«»‹›＂‘’‚‛'`]")
_SINGLE = frozenset("‘’‚‛'`‹›")
_SPACES = frozenset(" \t\r\n\u00a0\u2009\u202f\u200b")
_BEFORE_OPEN = _SPACES | frozenset("([{-–—/…*_>:;,")
_AFTER_CLOSE = _SPACES | frozenset(".,;:!?)]}-–—/…*_<")
_DASHES = frozenset("-–—")
_LOW = frozenset({"„", "``", "‚"})
_BEFORE_LOW = _BEFORE_OPEN | frozenset("\"“‘'«")
_GUILLEMETS = frozenset("«‹»›")
_HIGH_CLOSING = frozenset("”’")
_HIGH_OPENING = frozenset("‘‛`‟")

APOSTROPHE_WORDS = words("abbreviations", "apostrophe_before")
"""Words that begin with an apostrophe."""

CLIPPED = words("abbreviations", "apostrophe_after")
"""Words that end with an apostrophe (beside those in -in')."""

_HEAD = re.compile(r"[^\W\d_]{1,8}")
_YEARS = re.compile(r"\d{2}(?:s\b|\b(?!['’]))")


def find_marked(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """Find every stretch between quotation marks, in order and not overlapping.

    Parameters:
        text: The document's text.
        blocks: Its blocks; a quotation ends with its block unless the next one takes it up.

    Returns:
        The stretches; one that runs over several paragraphs is one item for each, the later ones `continues`.
    """
    reverse = opens_with_right_guillemet(text)
    per_block = [marks_in(text, block.span, reverse) if block.kind not in {"meta", "table"} else [] for block in blocks]
    found: list[Marked] = []
    resume: tuple[int, int] | None = None
    for number, block in enumerate(blocks):
        start, at = block.span.start, 0
        if resume is not None and resume[0] > number:
            found.append(marked(text, Span(start, start), block.span.end, number, False, True, True))
            continue
        if resume is not None:
            close, at = per_block[number][resume[1]], resume[1] + 1
            rest = marked(text, Span(start, start), close.start, number, False, False, True)
            found.append(replace(rest, outer=Span(start, close.end)))
        pieces, resume = marked_in(text, blocks, per_block, number, at)
        found += pieces
    return joined([each for each in found if each.inner.start < each.inner.end], text)


def marked_in(
    text: str, blocks: Sequence[Block], per_block: Sequence[Sequence[Mark]], number: int, at: int
) -> tuple[list[Marked], tuple[int, int] | None]:
    """Return the stretches that begin in a block behind its mark `at`, and where one that is left open closes."""
    marks = per_block[number]
    found: list[Marked] = []
    while at < len(marks):
        one = marks[at]
        if one.side is Side.CLOSE and not misplaced(text, marks, at):
            at += 1
            continue
        close_at = find_close(text, marks, at)
        if close_at is not None:
            close = marks[close_at]
            if close.start > one.end:
                whole = marked(text, Span(one.start, one.end), close.start, number, one.single)
                found.append(replace(whole, outer=Span(one.start, close.end)))
            at = close_at + 1
            continue
        opened, resume = left_open(text, blocks, per_block, number, at)
        if opened is not None:
            return [*found, opened], resume
        at += 1
    return found, None


def left_open(
    text: str, blocks: Sequence[Block], per_block: Sequence[Sequence[Mark]], number: int, at: int
) -> tuple[Marked | None, tuple[int, int] | None]:
    """Return the stretch that a mark opens and its paragraph does not close, and where a later one closes it."""
    marks, block = per_block[number], blocks[number]
    one = marks[at]
    if any(later.single == one.single and later.side is Side.OPEN for later in marks[at + 1 : at + 2]):
        return None, None
    said = _SAID_INSIDE().search(text, one.end, block.span.end)
    if said is not None and not one.single and not any(later.single == one.single for later in marks[at + 1 :]):
        return marked(text, Span(one.start, one.end), said.start() + 1, number, one.single), None
    follows = taken_up(text, blocks, per_block, number, one)
    resume = None if follows else closed_later(blocks, per_block, number, marks, at)
    if not follows and resume is None and not forgotten_close(text, one, marks, at, block):
        return None, None
    return marked(text, Span(one.start, one.end), block.span.end, number, one.single, True), resume


_WHO = r"(?:(?:[a-z]+ )?(?:[A-Z][\w.’'-]+ ){1,4}|(?:he|she|they) |the (?:[\w-]+ ){1,3})"
_SAID_INSIDE = lazy(
    r",(?= (?:(?:said|says) (?:(?:[a-z-]+ ){0,2}[A-Z][\w.’'-]+|(?:the|a|an) \w+)"
    rf"|{_WHO}(?:said|says)(?=[.,]| (?:on|in|at|to|by)\b)))"
)
"""Who says so inside a quotation that nothing closes: "We never saw the letter, said Mayor Roe."""


def marked(
    text: str, mark: Span, end: int, paragraph: int, single: bool, open_end: bool = False, continues: bool = False
) -> Marked:
    """Return the stretch from after a mark to `end`."""
    start = mark.end
    while start < end and text[start] in _SPACES:
        start += 1
    stop = end
    while stop > start and text[stop - 1] in _SPACES:
        stop -= 1
    return Marked(Span(mark.start, end), Span(start, stop), paragraph, single, open_end, continues)


def joined(found: Iterable[Marked], text: str) -> list[Marked]:
    """Say of each stretch whether it takes up one that was left open in the paragraph before."""
    result: list[Marked] = []
    for each in found:
        before = result[-1] if result else None
        takes_up = (
            before is not None
            and before.open_end
            and before.single == each.single
            and before.paragraph + 1 == each.paragraph
            and not text[before.outer.end : each.outer.start].strip()
        )
        result.append(replace(each, continues=True) if takes_up else each)
    return result


def opens_with_right_guillemet(text: str) -> bool:
    """Tell whether the document writes »so« rather than «so»."""
    left, right = text.find("«"), text.find("»")
    return right >= 0 and (left < 0 or right < left)


def marks_in(text: str, span: Span, reverse: bool) -> list[Mark]:
    """Return the marks of a paragraph with what each may do; apostrophes, feet and inches are left out."""
    found: list[Mark] = []
    low_open = False
    for match in _MARKS.finditer(text, span.start, span.end):
        start, end, shape = match.start(), match.end(), match[0]
        before = text[start - 1] if start > span.start else " "
        if before == "=":
            continue  # an attribute of HTML or XML
        after = text[end] if end < span.end else " "
        single = shape in _SINGLE
        side = shaped(shape, before, after, reverse, low_open)
        if shape == "„":
            low_open = True
        elif shape in "“”" and low_open:
            low_open = False
        doubtful = False
        if single and shape in "'’‘‛`":
            side, doubtful = apostrophe_or_mark(text, start, end, span, shape, side)
        if side is not Side.NONE:
            found.append(Mark(start, end, single, side, doubtful))
    return without_inches(text, found)


def shaped(shape: str, before: str, after: str, reverse: bool, low_open: bool) -> Side:
    """Return what a mark may do, by its shape first and by its neighbours where the shape does not tell."""
    if shape in _LOW:
        return Side.OPEN if after not in _SPACES and before in _BEFORE_LOW else Side.NONE
    if shape in _GUILLEMETS:
        return Side.OPEN if (shape in "«‹") is not reverse else Side.CLOSE
    if shape == "“":
        return Side.CLOSE if low_open else Side.OPEN
    return _high(shape, by_neighbours(before, after))


def _high(shape: str, near: Side) -> Side:
    """Return what a straight mark or one of “ ” ‘ ’ may do, by what its neighbours say."""
    if shape in _HIGH_CLOSING:
        return near if near is Side.OPEN and shape == "”" else Side.CLOSE
    if shape in _HIGH_OPENING:
        return Side.CLOSE if near is Side.CLOSE and shape == "‘" else Side.OPEN
    return near


def by_neighbours(before: str, after: str) -> Side:
    """Return what a straight mark may do: open after a space and before a letter, close the other way round."""
    if before in _SPACES:
        return Side.EITHER if after in _SPACES else Side.OPEN
    if after in _SPACES:
        return Side.CLOSE
    opens = before in _BEFORE_OPEN or before in "“‘"
    closes = after in _AFTER_CLOSE or after in "”’"
    if not opens:
        return Side.CLOSE if closes else Side.EITHER
    if closes:
        return Side.CLOSE if before in ".,;:!?…" else Side.EITHER
    return Side.OPEN if before not in ".,;:…" else Side.EITHER


@dataclass(frozen=True, slots=True)
class SingleMark:
    """A single mark, which may be an apostrophe."""

    text: str
    start: int
    end: int
    span: Span
    """Its paragraph."""
    shape: str
    side: Side
    """What it may do by its shape and its neighbours."""

    @property
    def before(self) -> str:
        """The character before it."""
        return self.text[self.start - 1] if self.start > self.span.start else " "

    @property
    def after(self) -> str:
        """The character behind it."""
        return self.text[self.end] if self.end < self.span.end else " "

    @property
    def may_open(self) -> bool:
        """Whether it stands where a mark opens."""
        if self.side is Side.OPEN:
            return True
        return self.side is Side.EITHER and self.after not in _SPACES and not self.before.isalnum()

    @property
    def word(self) -> str:
        """The word that ends right before it, in lower case."""
        start = self.start
        while start > self.span.start and self.start - start < 24 and self.text[start - 1].isalpha():
            start -= 1
        return self.text[start : self.start].lower()


def _before_year(one: SingleMark) -> bool:
    if not one.may_open or not _YEARS.match(one.text, one.end, one.span.end):
        return False
    return not one.text[one.end + 2 : one.end + 3].isdigit()


def _clipped_before(one: SingleMark) -> bool:
    head = _HEAD.match(one.text, one.end, one.span.end) if one.may_open else None
    return head is not None and head[0].lower() in APOSTROPHE_WORDS


def _feet(one: SingleMark) -> bool:
    return one.before.isdigit() and one.shape != "’" and one.after not in ".,;:!?)"


def _before_closing(one: SingleMark) -> bool:
    """Tell whether an apostrophe stands before a mark that closes: "my parents’,’"."""
    return one.before.isalpha() and one.after in ".,;!?" and one.text[one.end + 1 : one.end + 2] in ("'", "’")


def _clipped_behind(one: SingleMark) -> bool:
    return one.word in CLIPPED or (one.word.endswith("in") and len(one.word) > 4 and one.after == " ")


def _possessive(one: SingleMark) -> bool:
    return one.before in "sSzx" and one.after in _SPACES and one.text[one.end + 1 : one.end + 2].isalnum()


SINGLE_MARKS: tuple[Rule[SingleMark, tuple[Side, bool]], ...] = (
    Rule(
        "an apostrophe before a year",
        _before_year,
        (Side.NONE, False),
        yes=("The minister sang in the ['90s] in Rome.",),
        no=("The minister said '[90] men left' in Rome.",),
    ),
    Rule(
        "a word that begins with an apostrophe",
        _clipped_before,
        (Side.NONE, False),
        yes=("The minister told ['em] to leave.",),
    ),
    Rule(
        "a single mark that opens",
        lambda one: one.may_open,
        (Side.OPEN, False),
        yes=("The minister said ['we will stay] in the talks' on Monday.",),
        no=("The minister told ['em] to leave.",),
    ),
    Rule(
        "feet behind a number",
        _feet,
        (Side.NONE, False),
        yes=("The wall is [6' 2] high at the port.",),
    ),
    Rule(
        "an apostrophe before a closing mark",
        _before_closing,
        (Side.NONE, False),
        yes=("'It is my [parents',]' the minister said.",),
    ),
    Rule(
        "a word that ends with an apostrophe",
        _clipped_behind,
        (Side.NONE, False),
        yes=("The minister kept [runnin'] to the talks.",),
    ),
    Rule(
        "a possessive or a mark that closes",
        _possessive,
        (Side.CLOSE, True),
        yes=("The minister met the [workers'] union on Monday.",),
    ),
    Rule(
        "a single mark that closes",
        lambda one: True,
        (Side.CLOSE, False),
        yes=("The minister said 'we will stay in the [hall'] on Monday.",),
        no=("The minister met the [workers'] union on Monday.",),
    ),
)
"""What a single mark may do, and whether it may as well be a possessive; those within words are apostrophes."""


def apostrophe_or_mark(text: str, start: int, end: int, span: Span, shape: str, side: Side) -> tuple[Side, bool]:
    """Return what a single mark may do, and whether it may as well be a possessive; NONE for an apostrophe."""
    if text[max(span.start, start - 1) : start].isalnum() and text[end : min(end + 1, span.end)].isalnum():
        return Side.NONE, False  # within a word, as most are
    rule = first(SINGLE_MARKS, SingleMark(text, start, end, span, shape, side))
    assert rule is not None  # the last row holds for anything
    if is_tracing():
        note(STAGE, rule.name, Span(start, end), "decided", rule.then[0].value)
    return rule.then


def without_inches(text: str, marks: list[Mark]) -> list[Mark]:
    """Leave out double marks after a number that no closing mark is needed for: a 12" gun."""
    kept: list[Mark] = []
    is_open = False
    for at, one in enumerate(marks):
        if _behind_number(text, one):
            following = next((later for later in marks[at + 1 : at + 4] if not later.single), None)
            if not is_open or (following is not None and following.side is Side.CLOSE):
                continue
        if not one.single:
            is_open = one.side is Side.OPEN or (one.side is Side.EITHER and not is_open)
        kept.append(one)
    return kept


def _behind_number(text: str, one: Mark) -> bool:
    """Tell whether a straight double mark stands right behind a digit."""
    return text[one.start : one.end] == '"' and text[one.start - 1 : one.start].isdigit()


def find_close(text: str, marks: Sequence[Mark], at: int) -> int | None:
    """Return the index of the mark that closes the one at `at`; None if another opens first or there is none.

    One quotation of the same marks inside is stepped over when both are closed ('He said 'go' to me.'), and so is one
    that closes with the outer kind of mark ('He said "go' to me.').
    """
    doubtful: int | None = None
    inside, nested = False, 0
    for later in _of_family(marks, at):
        one = marks[later]
        if one.side is Side.OPEN:
            nested += 1
            if inside or doubtful is not None or nested > NESTED:
                return doubtful
            inside = True
        elif inside:
            inside = False
        elif not one.doubtful:
            return later
        elif doubtful is None:
            doubtful = later
        elif text[one.end + 1 : one.end + 2].isupper():
            return doubtful
    return doubtful


def _of_family(marks: Sequence[Mark], at: int) -> Iterator[int]:
    """Yield the later marks of the family of the one at `at`, without those that close an opening one of the other."""
    mixed = False
    for later in range(at + 1, len(marks)):
        one = marks[later]
        if one.single != marks[at].single:
            mixed = one.side is Side.OPEN
        elif mixed and one.side is Side.CLOSE and closes_next(marks, later):
            mixed = False
        else:
            yield later


def closes_next(marks: Sequence[Mark], at: int) -> bool:
    """Tell whether the next mark of the same family closes, too, and surely."""
    following = next((one for one in marks[at + 1 : at + 9] if one.single == marks[at].single), None)
    return following is not None and following.side is Side.CLOSE and not following.doubtful


def misplaced(text: str, marks: Sequence[Mark], at: int) -> bool:
    """Tell whether a mark that looks like a closing one must open: he said," We …"."""
    one = marks[at]
    before = text[max(0, one.start - 1) : one.start]
    if one.single or text[one.start : one.end] not in {'"', "''"} or before not in {",", ":"} or at + 1 >= len(marks):
        return False
    return not marks[at + 1].single and marks[at + 1].side is Side.CLOSE


def taken_up(
    text: str, blocks: Sequence[Block], per_block: Sequence[Sequence[Mark]], number: int, opener: Mark
) -> bool:
    """Tell whether the next paragraph begins with an opening mark, as a continued quotation does."""
    if number + 1 >= len(blocks) or not per_block[number + 1]:
        return False
    first = per_block[number + 1][0]
    begins = first.start == blocks[number + 1].span.start
    return begins and first.single == opener.single and first.side in {Side.OPEN, Side.EITHER}


def forgotten_close(text: str, opener: Mark, marks: Sequence[Mark], at: int, block: Block) -> bool:
    """Tell whether a quotation that nothing closes may be taken to end with its paragraph.

    Only where the mark clearly opens: after a colon, or after a comma behind a word and before a capital. A mark that
    begins a paragraph may as well be a stray one before narration.
    """
    if opener.single or any(one.single == opener.single for one in marks[at + 1 :]):
        return False
    lead = text[block.span.start : opener.start].rstrip()
    head = text[opener.end : opener.end + 1]
    return lead.endswith((":", ",")) and head.isupper() and text[block.span.end - 1] in ".!?…"


def closed_later(
    blocks: Sequence[Block], per_block: Sequence[Sequence[Mark]], number: int, marks: Sequence[Mark], at: int
) -> tuple[int, int] | None:
    """Return where a quotation over whole paragraphs closes (block, mark).

    The next double mark must be a closing one.
    """
    opener = marks[at]
    if opener.single or any(not one.single for one in marks[at + 1 :]):
        return None
    for later in range(number + 1, min(number + 1 + REACH, len(blocks))):
        if blocks[later].kind not in {"paragraph", "item"}:
            return None
        for index, one in enumerate(per_block[later]):
            if not one.single:
                return (later, index) if one.side is Side.CLOSE else None
    return None
