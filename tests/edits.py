"""What people do to a text, each edit as (start, end, new words) on the text before it, so that every place can be
followed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable

from dossier.model import Span

Edit = tuple[int, int, str]

SENTENCE = re.compile(r"[^\s][^.!?\n]*(?:[.!?](?![\s\n]|$)[^.!?\n]*)*[.!?]?['’”\"]*(?=\s|$)")
PARAGRAPH = re.compile(r"[^\n](?:.|\n(?!\s*\n))*")
FACTS = (
    SENTENCE,
    re.compile(r"\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*"),
    re.compile(r"\b(?:he|she|they|his|her)\b"),
    re.compile(r"(?<=[“‘\"])[^“”\"‘]{8,400}?(?=[”\"’](?!\w))"),
    re.compile(
        r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
        r" \d+(?:, \d{4})?|\d{4}(?:-\d\d-\d\d)?|(?:last|next|this) (?:month|week|year)|yesterday"
        r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    ),
)
"""Stretches such as facts rest on: sentences, names, pronouns, quoted words, dates."""


def facts(text: str) -> list[Span]:
    """Return the stretches of a text that corrections could be about."""
    return sorted({Span(*found.span()) for pattern in FACTS for found in pattern.finditer(text) if found[0].strip()})


def stretches(pattern: re.Pattern[str], text: str, least: int = 0) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text) if found.end() - found.start() > least]


def insert_paragraph(text: str, chance: random.Random, other: str) -> list[Edit]:
    at, _ = chance.choice(stretches(PARAGRAPH, text))
    start, end = chance.choice(stretches(PARAGRAPH, other))
    return [(at, at, other[start:end] + "\n\n")]


def mend_sentence(text: str, chance: random.Random, other: str) -> list[Edit]:
    start, end = chance.choice(stretches(SENTENCE, text, 40))
    words = [(start + found.start(), start + found.end()) for found in re.finditer(r"\w+", text[start:end])]
    place = chance.randrange(1, len(words) - 1)
    first, last = words[place]
    later = words[min(len(words) - 1, place + 3)][1]
    mends: list[Edit] = [
        (first, first, chance.choice(["reportedly ", "also ", "the ", "now, it seems, "])),
        (first, last, chance.choice(["government", "talks", "under", "militants"])),
        (first, min(end, last + 1), ""),
        (start, start + 1, "Officials added that " + text[start].lower()),
        (first, last, text[first:last] + text[last - 1]),
        (end - 1, end, ", according to officials" + text[end - 1]),
        (first, later, "a number of others in the region"),
        (end - 1, min(len(text), end + 1), "; "),
    ]
    return [chance.choice(mends)]


def straighten_quotes(text: str, chance: random.Random, other: str) -> list[Edit]:
    return [(m.start(), m.end(), "'" if m[0] in "‘’" else '"') for m in re.finditer("[‘’“”]", text)]


def join_paragraphs(text: str, chance: random.Random, other: str) -> list[Edit]:
    return [(m.start(), m.end(), " ") for m in re.finditer(r"\n\s*\n", text)]


def wrap_lines(text: str, chance: random.Random, other: str) -> list[Edit]:
    edits, column = [], 0
    for found in re.finditer(r"[ \n]", text):
        if found[0] == "\n":
            column = found.end()
        elif found.start() - column > 60:
            edits.append((found.start(), found.end(), "\n"))
            column = found.end()
    return edits


def delete_sentence(text: str, chance: random.Random, other: str) -> list[Edit]:
    return [(*chance.choice(stretches(SENTENCE, text, 40)), "")]


def delete_paragraph(text: str, chance: random.Random, other: str) -> list[Edit]:
    return [(*chance.choice(stretches(PARAGRAPH, text)), "")]


def combined(kinds: Iterable[Callable[..., list[Edit]]], text: str, chance: random.Random, other: str) -> list[Edit]:
    """Return several kinds of edit of one text, without those that collide."""
    chosen: list[Edit] = []
    for kind in kinds:
        for edit in kind(text, chance, other):
            apart = all(edit[1] <= done[0] or edit[0] >= done[1] for done in chosen)
            if apart and not any(edit[0] == edit[1] == done[0] for done in chosen):
                chosen.append(edit)
    return sorted(chosen)


def edited(text: str, edits: list[Edit]) -> str:
    """Return the text with the edits made."""
    pieces, done = [], 0
    for start, end, new in edits:
        pieces += [text[done:start], new]
        done = end
    return "".join((*pieces, text[done:]))


def followed(span: Span, edits: list[Edit]) -> Span | str | None:
    """Return where a stretch is after the edits, None when its words are gone, or `cut` when an edit runs over its
    edge."""
    before = inside = 0
    for start, end, new in edits:
        change = len(new) - (end - start)
        if end <= span.start:
            before += change
        elif start >= span.end:
            continue
        elif start <= span.start and end >= span.end:
            return None
        elif start >= span.start and end <= span.end:
            inside += change
        else:
            return "cut"
    return Span(span.start + before, span.end + before + inside)
