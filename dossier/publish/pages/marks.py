"""The source text with every found fact marked in it, made at build time.

Marks nest and cross: a summary sentence holds a quotation, which holds a name. HTML elements may only nest, so a mark
that crosses another is cut at the other's end and goes on in a second element. The text inside the elements is the
source's own, code point for code point; numbers such as "Q1" are drawn by the stylesheet from an attribute, so that
copying, searching and reading the text from the page give the source's words alone.

A long text has thousands of marks: none is a stop of the Tab key. Each fact leads to its words, and the script goes
from one mark to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dossier.model import Block, Span
from dossier.publish.pages.wording import split_unseen, visible
from dossier.wording import translated


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the source that a fact rests on."""

    span: Span
    kind: str
    """Makes the class `ds-m-KIND`: `line`, `point`, `quote`, `cue`, `date`, `role`, `meta`, `person` …"""
    fact: str
    """Id of the fact's element on the page; the mark links back to it. Nothing for what is only set apart."""
    label: str
    """What the link says to those who do not see it: `Quote 1`."""
    variant: str = ""
    """A second class: the kind of quote, the type of actor."""
    tag: str = ""
    """Short number drawn at the end of the mark, such as `Q1`. With one, the number is the way back; without, the
    words themselves are the link."""


@dataclass(frozen=True, slots=True)
class Marked:
    """All marks over the same words: one element on the page."""

    span: Span
    anchor: str
    marks: tuple[Mark, ...]


def mark_text(
    text: str, blocks: Sequence[Block], marks: Iterable[Mark], anchors: dict[Span, str]
) -> tuple[Markup, ...]:
    """Render each block of a text with its marks.

    Parameters:
        text: The document's text.
        blocks: Its blocks; a text without any is one block.
        marks: What to mark; empty spans and those outside every block are left out.
        anchors: Ids from `evidence_ids`, at least for every marked span.

    Returns:
        One piece of HTML a block, to be put inside the block's own element.
    """
    marked = gather(marks, anchors)
    spans = [block.span for block in blocks] or [Span(0, len(text))]
    pieces, begun, first = [], set[str](), 0
    for span in spans:
        while first < len(marked) and marked[first].span.end <= span.start:
            first += 1
        inside = [entry for entry in until(marked, first, span.end) if entry.span.overlaps(span)]
        pieces.append(mark_block(text, span, inside, begun))
    return tuple(pieces)


def until(marked: Sequence[Marked], first: int, end: int) -> Iterable[Marked]:
    """Go through the marks from `first` on that begin before `end`."""
    for index in range(first, len(marked)):
        if marked[index].span.start >= end:
            return
        yield marked[index]


def gather(marks: Iterable[Mark], anchors: dict[Span, str]) -> list[Marked]:
    """Join the marks over the same words, in order, the longer first where two begin together."""
    by_span: dict[Span, list[Mark]] = {}
    for mark in marks:
        if mark.span.start < mark.span.end:
            by_span.setdefault(mark.span, []).append(mark)
    ordered = sorted(by_span, key=lambda span: (span.start, -span.end))
    return [Marked(span, anchors[span], tuple(by_span[span])) for span in ordered]


def mark_block(text: str, span: Span, marked: Sequence[Marked], begun: set[str]) -> Markup:
    """Render one block.

    Parameters:
        text: The document's text.
        span: The block.
        marked: The marks that overlap it, outermost first.
        begun: Ids of elements already written, here added to: a mark that goes on is not given its id twice.

    Returns:
        HTML: text, `span` elements for marks, links.
    """
    edges = {span.start, span.end}
    for entry in marked:
        edges.update((max(entry.span.start, span.start), min(entry.span.end, span.end)))
    points = sorted(edges)
    out: list[str] = []
    stack: list[Marked] = []
    following = 0
    for start, end in zip(points, [*points[1:], None], strict=True):
        close(stack, start, out, begun)
        if end is None:
            break
        while following < len(marked) and max(marked[following].span.start, span.start) <= start:
            if marked[following].span.end > start:
                stack.append(marked[following])
                out.append(opening(marked[following], begun))
            following += 1
        out.append(leaf(text[start:end], stack))
    out.extend("</span>" for _ in stack)
    return Markup("".join(out))


def close(stack: list[Marked], position: int, out: list[str], begun: set[str]) -> None:
    """Close the marks that end at `position`; those inside them that go on are cut and opened again."""
    if not any(entry.span.end <= position for entry in stack):
        return
    outermost = next(index for index, entry in enumerate(stack) if entry.span.end <= position)
    reopened = []
    ended = []
    while len(stack) > outermost:
        entry = stack.pop()
        out.append("</span>")
        if entry.span.end <= position:
            ended.append(entry)
        else:
            reopened.append(entry)
    out.extend(tags(entry) for entry in ended)
    for entry in reversed(reopened):
        stack.append(entry)
        out.append(opening(entry, begun))


def opening(entry: Marked, begun: set[str]) -> str:
    """Write the start of a mark's element; only its first piece bears the id."""
    classes = " ".join(["ds-m", *dict.fromkeys(class_of(mark) for mark in entry.marks)])
    if entry.anchor in begun:
        return f'<span class="{classes}" data-of="{entry.anchor}">'
    begun.add(entry.anchor)
    return f'<span class="{classes}" id="{entry.anchor}">'


def class_of(mark: Mark) -> str:
    """Return the classes of a mark."""
    return f"ds-m-{mark.kind} ds-m-{mark.variant}" if mark.variant else f"ds-m-{mark.kind}"


def tags(entry: Marked) -> str:
    """Write the numbers at the end of a mark, each a link to its fact."""
    return "".join(
        f'<a class="ds-tag ds-tag-{mark.kind}" tabindex="-1" href="#{escape(mark.fact)}" data-tag="{escape(mark.tag)}"'
        f' aria-label="{escape(visible(mark.label))}: {escape(translated("back to the fact"))}"></a>'
        for mark in entry.marks
        if mark.tag
    )


def leaf(words: str, stack: Sequence[Marked]) -> str:
    """Write text no mark begins or ends in, as a link to the innermost fact that has no number of its own."""
    inner = visible_html(words)
    for entry in reversed(stack):
        for mark in reversed(entry.marks):  # names come last: an actor's mentions are gone through by these links
            if not mark.tag and mark.fact:
                href, title = escape(mark.fact), escape(visible(mark.label))
                return f'<a class="ds-go" tabindex="-1" href="#{href}" title="{title}">{inner}</a>'
    return inner


def visible_html(words: str) -> str:
    """Escape a text; characters that act without being seen stand as their code, marked as ours."""
    title = translated("Not shown as itself")
    return "".join(
        f'<span class="ds-unseen" title="{escape(title)}">{run}</span>' if unseen else breakable(run)
        for run, unseen in split_unseen(words)
    )


UNBROKEN = 300
"""Code points without a space from which a run gets places to break: a browser lays out each such run as one word, and
for a few hundred thousand Arabic letters needs ten seconds."""
PIECE = 100
_LONG_RUN = re.compile(rf"\S{{{UNBROKEN},}}")


def breakable(words: str) -> str:
    """Escape a text; a run without any space gets places where a line may break, which copying leaves out."""
    if len(words) < UNBROKEN:
        return str(escape(words))
    out, position = [], 0
    for match in _LONG_RUN.finditer(words):
        out.append(escape(words[position : match.start()]))
        pieces = (match[0][at : at + PIECE] for at in range(0, len(match[0]), PIECE))
        out.append(Markup("<wbr>").join(pieces))
        position = match.end()
    return str(Markup("").join((*out, escape(words[position:]))))
