"""Why the analysis reads some words of a document as it does: what each stage saw there, decided and refused.

Two sources are put together: the notes that rules leave while `dossier.trace` listens, refusals among them, and the
facts themselves, whose records say what found and joined them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dossier.errors import DossierError
from dossier.model import Actor, AppliedCorrection, DateMention, Document, Dossier, Quote, Span, Stated
from dossier.people.corrections.form import METADATA
from dossier.spans import shortened
from dossier.trace import Step, Verdict
from dossier.wording import corrected_value, in_words, say
from dossier.wording.terms import LEVELS

STAGES = ("head", "sentences", "actors", "persons", "quotes", "dates", "summary", "title", "people")
"""In the order in which they work; a stage that is not named comes last."""

MOST_WORDS = 12
"""Words of the question beyond which no similar ones are looked for."""

_PLACE = re.compile(r"(\d+):(\d+)")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_QUOTES = {'"': '["“”„«»]', "'": "['’‘]"}
"""Marks that a keyboard has -> what a text may have in their place."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one stage says of the words."""

    stage: str
    verdict: Verdict
    says: str
    """The rule or the result, with its evidence."""
    words: str = ""
    """The words it speaks of, where they are not those asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the words stand, and what was made of it."""

    words: str
    line: int
    """In the source file."""
    column: int
    """In code points, from 1."""
    lines: tuple[Line, ...]


def explain(dossier: Dossier, steps: Iterable[Step], asked: str, nth: int | None = None) -> list[Place]:
    """Say what each stage made of some words.

    Parameters:
        dossier: What was found, corrections applied.
        steps: What the stages noted while they worked on it.
        asked: The words; `LINE:COLUMN` for the word there; or a field of the document, such as `title`.
        nth: Which of several places, counted from 1; None for all.

    Returns:
        The places in the order of the text. What a field is comes first, with neither line nor column.

    Raises:
        DossierError: If the text does not hold the words, with those that are most like them.
    """
    document = dossier.document
    noted = tuple(dict.fromkeys(steps))
    fields = list(field_place(document, asked)) if asked in METADATA and nth is None else []
    spans = find_places(document, asked)
    if not spans and not fields:
        raise DossierError(not_there(document, asked), path=document.path)
    if nth is not None and not 1 <= nth <= len(spans):
        times = "once" if len(spans) == 1 else f"{len(spans)} times"
        raise DossierError(f"'{asked}' stands {times} in the text; there is no place {nth}", path=document.path)
    chosen = spans if nth is None else [spans[nth - 1]]
    return [*fields, *(place_of(dossier, noted, span) for span in chosen)]


# ---------------------------------------------------------------- the words


def find_places(document: Document, asked: str) -> list[Span]:
    """Return where the words stand: as whole words, as written if they are, else in any case, else within words."""
    if position := _PLACE.fullmatch(asked.strip()):
        return list(word_at(document, int(position[1]), int(position[2])))
    parts = ["".join(_QUOTES.get(letter, re.escape(letter)) for letter in part) for part in asked.split()]
    words = r"\s+".join(parts)
    if not words:
        return []
    whole = rf"(?<!\w){words}(?!\w)"
    for pattern, flags in ((whole, re.NOFLAG), (whole, re.IGNORECASE), (words, re.IGNORECASE)):
        if found := [Span(*match.span()) for match in re.finditer(pattern, document.text, flags)]:
            return found
    return []


def word_at(document: Document, line: int, column: int) -> Iterator[Span]:
    """Give the word at a line and column of the source, if one stands there."""
    lines = document.text.split("\n")
    number = line - document.first_line
    if not 0 <= number < len(lines):
        return
    at = sum(len(each) + 1 for each in lines[:number]) + column - 1
    for word in _WORD.finditer(document.text):
        if word.start() <= at < word.end():
            yield Span(*word.span())
            return


def position_of(document: Document, span: Span) -> tuple[int, int]:
    """Return line and column of a span in the source."""
    before = document.text[: span.start]
    return document.first_line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1


def not_there(document: Document, asked: str) -> str:
    """Say that the text does not hold the words, and what it holds that is most like them."""
    if _PLACE.fullmatch(asked.strip()):
        return f"no word stands at {asked.strip()} (line and column of the text, both counted from 1)"
    size = len(asked.split())
    near: list[str] = []
    if 0 < size <= MOST_WORDS:
        words = _WORD.findall(document.text)
        runs = {" ".join(words[at : at + size]).casefold(): at for at in range(len(words) - size, -1, -1)}
        near = get_close_matches(asked.casefold(), runs, n=3, cutoff=0.6)
        near = [" ".join(words[runs[one] : runs[one] + size]) for one in near]
    similar = f"; most like it: {', '.join(f'“{one}”' for one in near)}" if near else ""
    return f"the text does not hold the words '{shortened(asked)}'{similar}"


# ---------------------------------------------------------------- what was made of them


def place_of(dossier: Dossier, steps: Sequence[Step], span: Span) -> Place:
    """Put together what was noted and found at a place, stage by stage."""
    text = dossier.document.text
    lines = [*noted_at(steps, span, text), *found_at(dossier, span)]
    order = {stage: number for number, stage in enumerate(STAGES)}
    lines.sort(key=lambda line: order.get(line.stage, len(order)))
    return Place(span.of(text), *position_of(dossier.document, span), tuple(dict.fromkeys(lines)))


def noted_at(steps: Iterable[Step], span: Span, text: str) -> Iterator[Line]:
    """Give what rules noted of the words."""
    for step in steps:
        if step.span.overlaps(span):
            says = f"{step.rule} ({step.detail})" if step.detail else step.rule
            yield Line(step.stage, step.verdict, says, other_words(step.span, span, text))


def other_words(looked_at: Span, asked: Span, text: str) -> str:
    """Return the words that a stage looked at, unless they are those asked for."""
    return "" if looked_at == asked else shortened(looked_at.of(text))


def found_at(dossier: Dossier, span: Span) -> Iterator[Line]:
    """Give the facts that rest on the words."""
    yield from head_lines(dossier.document, span)
    yield from sentence_lines(dossier, span)
    for actor in dossier.actors:
        yield from actor_lines(dossier, actor, span)
    for quote in dossier.quotes:
        yield from quote_lines(dossier, quote, span)
    for date in dossier.dates:
        if date.span.overlaps(span):
            yield from date_lines(date, span, dossier.document.text)
    yield from summary_lines(dossier, span)
    yield from correction_lines(dossier, span)


def field_place(document: Document, name: str) -> Iterator[Place]:
    """Give what is known of a field of the document."""
    stated: Stated | None = getattr(document, name)
    says = "neither the file nor its text says it"
    if stated is not None:
        says = f"{stated.value} ({say(stated.basis)})"
    verdict: Verdict = "decided" if stated is not None else "seen"
    where = position_of(document, stated.span) if stated is not None and stated.span is not None else (0, 0)
    yield Place(f"{name} of the document", *where, (Line("head", verdict, says),))


def head_lines(document: Document, span: Span) -> Iterator[Line]:
    """Say which fields of the document the words give."""
    for name in METADATA:
        stated: Stated | None = getattr(document, name)
        if stated is not None and stated.span is not None and stated.span.overlaps(span):
            words = other_words(stated.span, span, document.text)
            yield Line("head", "decided", f"{name} of the document: {stated.value} ({say(stated.basis)})", words)


def sentence_lines(dossier: Dossier, span: Span) -> Iterator[Line]:
    """Say in which sentence and kind of block the words stand."""
    text = dossier.document.text
    for block in dossier.document.blocks:
        if block.span.overlaps(span) and not any(one.span.overlaps(span) for one in dossier.sentences):
            yield Line(
                "sentences", "seen", f"no sentence: a block of the kind {block.kind}", shortened(block.span.of(text))
            )
    for number, sentence in enumerate(dossier.sentences, 1):
        if sentence.span.overlaps(span):
            yield Line(
                "sentences",
                "seen",
                f"sentence {number} ({sentence.kind})",
                shortened(sentence.span.of(text)),
            )


def actor_lines(dossier: Dossier, actor: Actor, span: Span) -> Iterator[Line]:
    """Say that the words name an actor: what found them, why they belong to it, what office they are."""
    text = dossier.document.text
    sure = actor.confidence
    why = f": {say(sure.reason)}" if sure.reason is not None else ""
    for mention in actor.mentions:
        if mention.span.overlaps(span):
            words = other_words(mention.span, span, text)
            yield Line("actors", "seen", f"{mention.kind}, found by {say(mention.found_by)}", words)
            if mention.joined_by is not None:
                yield Line("actors", "joined", f"with {actor.name}: {say(mention.joined_by)}", words)
            named = f"{actor.name}, {actor.type} ({LEVELS[sure.level]}{why})"
            yield Line("actors", "decided", named, words)
    for role in actor.roles:
        if role.span.overlaps(span):
            yield Line(
                "actors", "decided", f"role of {actor.name} ({say(role.pattern)})", other_words(role.span, span, text)
            )


def quote_lines(dossier: Dossier, quote: Quote, span: Span) -> Iterator[Line]:
    """Say that the words are a quotation, or name its speaker, or are its cue."""
    text = dossier.document.text
    how = f": {say(quote.how)}" if quote.how is not None else ""
    quoted = shortened(quote.spans[0].of(text)) if quote.spans else ""
    whole = f"{quote.kind} quotation of {speaker_of(dossier, quote)}{how} ({LEVELS[quote.confidence.level]})"
    parts: list[tuple[Span | None, str]] = [(part, whole) for part in quote.spans]
    parts.append((quote.speaker.span if quote.speaker is not None else None, f"speaker of “{quoted}”{how}"))
    parts.append((quote.cue, f"cue of “{quoted}”"))
    for part, says in parts:
        if part is not None and part.overlaps(span):
            yield Line("quotes", "decided", says, other_words(part, span, text))


def speaker_of(dossier: Dossier, quote: Quote) -> str:
    """Name who said it."""
    if quote.speaker is None:
        return "nobody: unattributed"
    actor = dossier.actor(quote.speaker.actor)
    return actor.name if actor is not None else quote.speaker.text


def date_lines(date: DateMention, span: Span, text: str) -> Iterator[Line]:
    """Say which days the words mean, what they were counted from, and which readings lost."""
    words = other_words(date.span, span, text)
    days = in_words(date.edtf.rstrip("?")) if date.edtf else date.value or "no days"
    rule = say(date.rule)
    day = in_words(date.anchor.value) if date.anchor is not None else ""
    anchor = f", counted from the {say(date.anchor.what)}" if date.anchor is not None else ""
    anchor += f" {day}" if day not in rule else ""
    verdict: Verdict = "refused" if date.certainty == "unresolved" else "decided"
    yield Line("dates", verdict, f"{days}: {rule}{anchor} ({date.certainty})", words)
    for other in date.alternatives:
        yield Line("dates", "lost", f"{in_words(other.edtf)}: {say(other.reason)}", words)


def summary_lines(dossier: Dossier, span: Span) -> Iterator[Line]:
    """Say what the summary shows of the words."""
    text = dossier.document.text
    for line in dossier.summary.sentences:
        if line.span.overlaps(span):
            chosen = f"shown, chosen by {say(dossier.summary.chosen_by)}"
            yield Line("summary", "decided", chosen, other_words(line.span, span, text))
    for point in dossier.summary.key_points:
        if point.span.overlaps(span):
            actor = dossier.actor(point.actor)
            says = f"key point of {actor.name if actor is not None else point.actor} ({point.kind})"
            yield Line("summary", "decided", says, other_words(point.span, span, text))


def correction_lines(dossier: Dossier, span: Span) -> Iterator[Line]:
    """Say which corrections a person made to what stands here."""
    here = {words.casefold() for words in names_of(dossier, span)} if dossier.corrections else set()
    for applied in dossier.corrections:
        if touches(applied, here):
            why = f" ({applied.why})" if applied.why else ""
            was, now = (corrected_value(applied.target, value) for value in (applied.was, applied.now))
            says = f"{say(applied.target)}: {was or 'nothing'} → {now or 'removed'}{why}"
            yield Line("people", "decided", f"{says}, in {applied.path}:{applied.line}")


def names_of(dossier: Dossier, span: Span) -> Iterator[str]:
    """Give the words themselves, the names of the actors whom they mean, and the quotations that they belong to."""
    text = dossier.document.text
    yield shortened(span.of(text))
    for actor in dossier.actors:
        if any(mention.span.overlaps(span) for mention in actor.mentions):
            yield from (actor.name, *actor.aliases)
    for quote in dossier.quotes:
        yield from (shortened(part.of(text)) for part in quote.spans if part.overlaps(span))


def touches(applied: AppliedCorrection, words: set[str]) -> bool:
    """Tell whether a correction speaks of one of some words."""
    said = {each.casefold() for each in (*applied.target.values, applied.was or "", applied.now or "") if each}
    return bool(said & words)
