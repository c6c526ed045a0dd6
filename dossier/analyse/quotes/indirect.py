"""Find indirect speech: what somebody is said to have said, in the writer's words.

Clauses that a cue governs, in three shapes: "Vale said (that) …", "…, Vale said", and "according to Vale, …". What
holds a direct quotation is dropped: those words are shown as the quotation already.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dossier.analyse.quotes.earlier import Range
from dossier.analyse.quotes.reported import Reported, read_reported
from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clause_words import BELIEF, FIRST, INDIRECT
from dossier.model import Confidence, Level, Quote, Reason, Span, Speaker
from dossier.trace import is_tracing, note

SHORTEST = 3
"""Words that an indirect quotation has at least."""

_LEADING_KEPT = frozenset("([$£€")
_TRAILING_CUT = frozenset(",.;—–-:")


def find_indirect(
    units: Sequence[Unit], cues: Sequence[Sequence[Cue]], cast: Cast, outers: Sequence[Span]
) -> list[Quote]:
    """Return the indirect quotations.

    Parameters:
        units: The writer's sentences.
        cues: The cues of each.
        cast: The actors; it remembers who spoke.
        outers: The direct and mixed quotations with their marks; no indirect one may overlap them.

    Returns:
        Quotations in order, not overlapping.
    """
    starts = [span.start for span in outers]
    found: list[Quote] = []
    for number, (unit, own) in enumerate(zip(units, cues, strict=True)):
        if unit.kind == "heading":
            continue
        reached = unit.start
        for cue in own:
            if unit.tokens[cue.first].start < reached:
                continue
            read = _read(unit.tokens, cue, own, outers, starts)
            speaker = cast.speaker(number, cue.subject) if read is not None and cue.subject is not None else None
            if read is None or speaker is None or read[1].start < reached:
                continue
            quote = _quote(unit.tokens, cue, read[1], speaker)
            if is_tracing():
                note(STAGE, read[0], read[1], "decided", f"reported by {speaker.text} ({cue.base})")
            found.append(quote)
            reached = max(quote.spans[0].end, unit.tokens[cue.last - 1].end)
        _remember(number, own, cast)
    return found


def _quote(tokens: Sequence[Token], cue: Cue, span: Span, speaker: Speaker) -> Quote:
    """Return the record of what a cue reports."""
    cue_span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
    how = Reason("indirect-before-cue" if span.end <= cue_span.start else "indirect-after-cue", (cue.base,))
    level: Level = "low" if speaker.kind == "pronoun" and speaker.actor is None else "moderate"
    return Quote("indirect", (span,), speaker, cue_span, how, Confidence(level, how))


def _read(
    tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], outers: Sequence[Span], starts: Sequence[int]
) -> tuple[str, Span] | None:
    """Return the words a cue reports and the rule that says so; None where it reports none that can be shown."""
    if cue.subject is None or tokens[cue.subject.head].lower.partition("'")[0] in FIRST:
        return None
    rule, found = read_reported(Reported(tokens, cue, cue.subject, cues))
    if found is None:
        if rule:
            _refuse(tokens, cue, rule)
        return None
    if cue.form == "according" and _reported_within(tokens, cue, cues):
        _refuse(tokens, cue, "a source for what somebody else says")
        return None
    span = _trimmed(tokens, found)
    if span is None:
        _refuse(tokens, cue, "too few words to be shown")
        return None
    near = bisect_left(starts, span.end)
    if near and outers[near - 1].end > span.start:
        _refuse(tokens, cue, "the words hold a quotation")
        return None
    return rule, span


def _refuse(tokens: Sequence[Token], cue: Cue, rule: str) -> None:
    """Say why a cue reports nothing."""
    if is_tracing():
        span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
        note(STAGE, rule, span, "refused", f"no indirect speech ({cue.base})")


def _trimmed(tokens: Sequence[Token], found: Range) -> Span | None:
    """Take marks off both ends; None where too few words remain."""
    first, last = found
    while first < last and tokens[first].kind == "mark" and tokens[first].lower not in _LEADING_KEPT:
        first += 1
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].lower in _TRAILING_CUT:
        last -= 1
    if sum(token.kind in {"word", "name"} for token in tokens[first:last]) < SHORTEST:
        return None
    return Span(tokens[first].start, tokens[last - 1].end)


def _reported_within(tokens: Sequence[Token], outer: Cue, cues: Sequence[Cue]) -> bool:
    """Tell whether what a source is cited for is that somebody else said something."""
    for cue in cues:
        if cue.first < outer.last or cue.base not in INDIRECT or cue.form != "finite":
            continue
        if cue.subject is None or cue.subject.kind != "name":
            continue
        _, found = read_reported(Reported(tokens, cue, cue.subject, cues))
        if found is not None and found[0] >= cue.last:
            return True
    return False


def _remember(number: int, cues: Sequence[Cue], cast: Cast) -> None:
    """Remember who spoke in a sentence, for the pronouns after it."""
    for cue in cues:
        if cue.subject is not None and cue.base not in BELIEF:
            speaker = cast.speaker(number, cue.subject)
            if speaker is not None:
                cast.note(number, speaker, attributed=True)
