"""Find what stands between quotation marks.

One pass from left to right through each paragraph. A mark opens or closes by its shape and its neighbours, never by
counting, so that one stray mark spoils nothing after it. Marks of the other family inside a quotation are part of its
words (a quotation within a quotation).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dossier.english.lexicon import words
from dossier.model import Block, Span


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
        marks, at, start = per_block[number], 0, block.span.start
        if resume is not None and resume[0] >= number:
            if resume[0] > number:
                found.append(marked(text, Span(start, start), block.span.end, number, False, True, True))
                continue
            close = marks[resume[1]]
            rest = marked(text, Span(start, start), close.start, number, False, False, True)
            found.append(replace(rest, outer=Span(start, close.end)))
            at, resume = resume[1] + 1, None
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
            if not any(later.single == one.single and later.side is Side.OPEN for later in marks[at + 1 : at + 2]):
                follows = taken_up(text, blocks, per_block, number, one)
                resume = None if follows else closed_later(blocks, per_block, number, marks, at)
                if follows or resume is not None or forgotten_close(text, one, marks, at, block):
                    found.append(marked(text, Span(one.start, one.end), block.span.end, number, one.single, True))
                    break
            at += 1
    return joined([each for each in found if each.inner.start < each.inner.end], text)


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
    if shape in {"„", "``", "‚"}:
        fits = before in _BEFORE_OPEN or before in "\"“‘'«"
        return Side.OPEN if after not in _SPACES and fits else Side.NONE
    if shape in {"«", "‹"}:
        return Side.CLOSE if reverse else Side.OPEN
    if shape in {"»", "›"}:
        return Side.OPEN if reverse else Side.CLOSE
    if shape == "“":
        return Side.CLOSE if low_open else Side.OPEN
    near = by_neighbours(before, after)
    if shape in {"”", "’"}:
        return near if near is Side.OPEN and shape == "”" else Side.CLOSE
    if shape in {"‘", "‛", "`", "‟"}:
        return Side.CLOSE if near is Side.CLOSE and shape == "‘" else Side.OPEN
    return near


def by_neighbours(before: str, after: str) -> Side:
    """Return what a straight mark may do: open after a space and before a letter, close the other way round."""
    spaced_before, spaced_after = before in _SPACES, after in _SPACES
    if spaced_before and spaced_after:
        return Side.EITHER
    if spaced_before:
        return Side.OPEN
    if spaced_after:
        return Side.CLOSE
    opens = before in _BEFORE_OPEN or before in "“‘"
    closes = after in _AFTER_CLOSE or after in "”’"
    if opens and closes:
        return Side.CLOSE if before in ".,;:!?…" else Side.EITHER
    if opens and before not in ".,;:…":
        return Side.OPEN
    return Side.CLOSE if closes else Side.EITHER


def apostrophe_or_mark(text: str, start: int, end: int, span: Span, shape: str, side: Side) -> tuple[Side, bool]:
    """Return what a single mark may do, and whether it may as well be a possessive; NONE for an apostrophe."""
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    if before.isalnum() and after.isalnum():
        return Side.NONE, False
    if side is Side.OPEN or (side is Side.EITHER and after not in _SPACES and not before.isalnum()):
        head = _HEAD.match(text, end, span.end)
        if _YEARS.match(text, end, span.end) and not text[end + 2 : end + 3].isdigit():
            return Side.NONE, False
        if head and head[0].lower() in APOSTROPHE_WORDS:
            return Side.NONE, False
        return (Side.OPEN if shape != "’" else Side.NONE), False
    if before.isdigit() and not (shape in "’" or after in ".,;:!?)"):
        return Side.NONE, False
    word_start = start
    while word_start > span.start and start - word_start < 24 and text[word_start - 1].isalpha():
        word_start -= 1
    word = text[word_start:start].lower()
    if before.isalpha() and after in ".,;!?" and text[end + 1 : end + 2] in ("'", "’"):
        return Side.NONE, False  # "my parents’,’": the second one closes
    clipped = word in CLIPPED or (word.endswith("in") and len(word) > 4 and after == " ")
    if clipped:
        return Side.NONE, False
    possessive = before in "sSzx" and after in _SPACES and text[end + 1 : end + 2].isalnum()
    return Side.CLOSE, possessive


def without_inches(text: str, marks: list[Mark]) -> list[Mark]:
    """Leave out double marks after a number that no closing mark is needed for: a 12" gun."""
    kept: list[Mark] = []
    is_open = False
    for at, one in enumerate(marks):
        if (
            not one.single
            and one.end - one.start == 1
            and text[one.start] == '"'
            and text[one.start - 1 : one.start].isdigit()
        ):
            following = next((later for later in marks[at + 1 : at + 4] if not later.single), None)
            if not is_open or (following is not None and following.side is Side.CLOSE):
                continue
        if not one.single:
            is_open = one.side is Side.OPEN or (one.side is Side.EITHER and not is_open)
        kept.append(one)
    return kept


def find_close(text: str, marks: Sequence[Mark], at: int) -> int | None:
    """Return the index of the mark that closes the one at `at`; None if another opens first or there is none.

    One quotation of the same marks inside is stepped over when both are closed ('He said 'go' to me.'), and so is one
    that closes with the outer kind of mark ('He said "go' to me.').
    """
    opener = marks[at]
    doubtful: int | None = None
    inside, nested, mixed = False, 0, False
    for later in range(at + 1, len(marks)):
        one = marks[later]
        if one.single != opener.single:
            mixed = one.side is Side.OPEN
            continue
        if one.side is Side.CLOSE and mixed and closes_next(marks, later):
            mixed = False
            continue
        if one.side is Side.OPEN:
            nested += 1
            if inside or doubtful is not None or nested > NESTED:
                return doubtful
            inside = True
        elif one.doubtful:
            if inside:
                inside = False
                continue
            if doubtful is not None and text[one.end + 1 : one.end + 2].isupper():
                return doubtful
            doubtful = later if doubtful is None else doubtful
        elif inside:
            inside = False
        else:
            return later
    return doubtful


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
