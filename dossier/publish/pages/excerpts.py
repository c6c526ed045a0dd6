"""Stretches of a text as a page shows them: words in their context, and the phrase that says what happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from dossier.analyse.summary.glosses import name_pronouns
from dossier.model import DateMention, Dossier, Sentence, Span
from dossier.wording import say

CONTEXT = 220
"""Code points of context shown at most on each side of a quotation."""
WHOLE = 260
"""Code points up to which a sentence with a date is shown whole."""
BRIEF = 90
"""The same where a fact has one line."""
NEAR = 40
"""Code points between a date and what it is said of, up to which both are shown with what stands between."""
REACH = 160
"""Code points by which a phrase is followed to its beginning or end."""

_BORDER = re.compile(r"[;:—–(]|,(?=\s)(?!\s+\d{4})|\n\s*\n|\.\s")
"""Where a phrase may begin or end. The comma of "3 May, 2021" is none."""


@dataclass(frozen=True, slots=True)
class InContext:
    """Words with what stands before and after them."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or a part of one between two borders."""

    words: str
    cut_before: bool
    cut_after: bool
    glosses: tuple[tuple[int, str], ...] = ()
    """Words of ours, each with the place in the words behind which it is said."""

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words, with signs where the sentence goes on, and ours between them, each with whether it is ours."""
        pieces, at = [("… " if self.cut_before else "", False)], 0
        for place, ours in self.glosses:
            pieces += [(self.words[at:place], False), (ours, True)]
            at = place
        pieces.append((f"{self.words[at:]}{' …' if self.cut_after else ''}", False))
        return tuple(piece for piece in pieces if piece[0])

    @property
    def shown(self) -> str:
        """The same in a line, ours in brackets."""
        return "".join(f" [{text}]" if ours else text for text, ours in self.pieces)


def in_context(text: str, span: Span, around: Span, limit: int) -> InContext:
    """Show words with what surrounds them inside `around`, at most `limit` code points a side, cut at spaces."""
    start, end = max(around.start, span.start - limit), min(around.end, span.end + limit)
    if start > around.start and (space := text.find(" ", start, span.start)) >= 0:
        start = space + 1
    if end < around.end and (space := text.rfind(" ", span.end, end)) >= 0:
        end = space
    return InContext(
        text[start : span.start], span.of(text), text[span.end : end], start > around.start, end < around.end
    )


def without_middle(around: InContext) -> InContext:
    """Leave the middle out of long words in their context: the page shows them whole beside it."""
    if len(around.words) <= CONTEXT:
        return around
    begin, end = around.words[:90].rpartition(" "), around.words[-60:].partition(" ")
    return replace(around, words=f"{begin[0] or begin[2]} […] {end[2] or end[0]}")


def sentences_around(text: str, sentences: tuple[Sentence, ...], span: Span) -> Span:
    """Return the stretch from the first to the last sentence that a span touches.

    A span outside all of them is given a little of its surroundings.
    """
    index = max(bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1, 0)
    touched = []
    while index < len(sentences) and sentences[index].span.start < span.end:
        if sentences[index].span.overlaps(span):
            touched.append(sentences[index].span)
        index += 1
    if not touched:
        return Span(max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT))
    return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))


def what_happened(dossier: Dossier, date: DateMention, whole: int = WHOLE) -> Phrase:
    """Return the words for what happened on a date: see `told_in`."""
    return phrase_of(dossier, *told_in(dossier, date, whole))


def what_was_said(dossier: Dossier, date: DateMention, whole: int = WHOLE) -> Phrase:
    """Return the same for a page that names the speaker itself: of a quotation only what is in quotation marks.

    In "Minister Ada Moe: “Today …" the page would name her twice.
    """
    part, sentence = told_in(dossier, date, whole)
    spoken = spoken_around(dossier, date, part)
    if spoken is not None:
        part, sentence = common(part, spoken), common(sentence, spoken)
    return phrase_of(dossier, part, sentence)


def phrase_of(dossier: Dossier, part: Span, sentence: Span) -> Phrase:
    """Show a part of a sentence, with whom it means by "she" where it does not name her."""
    text = dossier.document.text
    goes_on = text[part.end : sentence.end].strip(" .!?”\"'") != ""
    glosses = name_pronouns(text, part, dossier.actors, dossier.quotes)
    said = tuple((gloss.span.end - part.start, say(gloss.says)) for gloss in glosses)
    return Phrase(part.of(text), part.start > sentence.start, goes_on, said)


def common(one: Span, other: Span) -> Span:
    """Return what two overlapping spans share."""
    return Span(max(one.start, other.start), min(one.end, other.end))


def spoken_around(dossier: Dossier, date: DateMention, part: Span) -> Span | None:
    """Return the words in quotation marks that hold a date, where no verb in what is shown says who says them."""
    for quote in dossier.quotes:
        if quote.kind == "direct" and quote.speaker is not None and not (quote.cue is not None and quote.cue in part):
            held = next((span for span in quote.spans if date.span in span), None)
            if held is not None:
                return held
    return None


def told_in(dossier: Dossier, date: DateMention, whole: int = WHOLE) -> tuple[Span, Span]:
    """Find the words that say what happened on a date.

    The words that a date is attached to begin and end where the analysis is sure of them, often in the middle of a
    phrase ("his agenda is all laid out in"); a reader needs all of it. A sentence that is not long is shown whole; of a
    longer one the part that holds those words and the date, from border to border.

    Parameters:
        dossier: With its dates.
        date: One of them.
        whole: Code points up to which the sentence is shown whole.

    Returns:
        The words, and the sentence that they are a part of, or all of.
    """
    text, attached = dossier.document.text, date.attached
    sentence = sentences_around(text, dossier.sentences, date.span)
    if attached is None or sentence.end - sentence.start <= whole:
        return sentence, sentence
    apart = max(attached.start - date.span.end, date.span.start - attached.end)
    both = Span(min(attached.start, date.span.start), max(attached.end, date.span.end))
    # Far behind its clause a date may say when something else happens, of which its own words tell.
    far = date.span if attached.end < date.span.start else attached
    return from_border_to_border(text, both if apart <= NEAR else far, sentence), sentence


def from_border_to_border(text: str, span: Span, sentence: Span) -> Span:
    """Return some words of a sentence with the rest of the phrase that they begin or end in, if it is near."""
    if not span.overlaps(sentence):
        return span
    start, end = span.start, span.end
    before = text[sentence.start : start]
    begun = max((border.end() for border in _BORDER.finditer(before)), default=0)
    if len(before) - begun <= REACH:
        start = sentence.start + begun
        start += len(text[start : span.start]) - len(text[start : span.start].lstrip())
    border = _BORDER.search(text, end, sentence.end)
    ended = border.start() if border else sentence.end
    if ended - end <= REACH:
        end = ended
    return Span(min(start, span.start), max(end, span.end))
