"""Find indirect speech: what somebody is said to have said, in the writer's words.

Clauses that a cue governs, in three shapes: "Vale said (that) …", "…, Vale said", and "according to Vale, …". What
holds a direct quotation is dropped: those words are shown as the quotation already.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dossier.analyse.quotes.asides import clause_follows
from dossier.analyse.quotes.earlier import Range
from dossier.analyse.quotes.reported import hears_evidence, read_reported
from dossier.analyse.quotes.reporting import Reported
from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clause_words import BELIEF, DOCUMENT_NOUNS, FIRST, INDIRECT, ISSUING, PAST, PAST_ONLY
from dossier.english.clauses import subject_of
from dossier.english.function_words import AUXILIARIES, CONJUNCTIONS, HAVE, MODALS, PERSONAL, PREPOSITIONS
from dossier.english.phrases import Phrase, is_adverb
from dossier.model import Confidence, Level, Quote, Reason, Span, Speaker
from dossier.trace import is_tracing, note

SHORTEST = 2
"""Words that an indirect quotation has at least."""
_EMPTY = PERSONAL | AUXILIARIES | MODALS | {"so", "be", "been", "that", "this"}
"""Words that say nothing by themselves: as the party says | it will do."""

_LEADING_KEPT = frozenset("([$£€")
_QUOTES = frozenset("'\"“‘`«„")
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
        reached = unit.start
        for place, cue in enumerate(own):
            if place:
                _remember(number, own[place - 1 : place], cast)
            if unit.tokens[cue.first].start < reached:
                continue
            quote = _reported(number, unit.tokens, cue, own, cast)
            if quote is None or quote.spans[0].start < reached:
                continue
            near = bisect_left(starts, quote.spans[-1].end)
            if near and outers[near - 1].end > quote.spans[0].start:
                _refuse(unit.tokens, cue, "the words hold a quotation")
                continue
            found.append(quote)
            reached = max(quote.spans[-1].end, unit.tokens[cue.last - 1].end)
        _remember(number, own[-1:], cast)
    return found


def _reported(number: int, tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], cast: Cast) -> Quote | None:
    """Return what a cue reports; None where it reports nothing that can be shown, or nobody knows who speaks."""
    subject = cue.subject or _hearer_of_evidence(tokens, cue)
    if subject is None or (_is_own(tokens, subject) and not _is_told(tokens, cue)):
        return None
    rule, spans = _read(tokens, cue, subject, cues)
    if spans is None:
        if rule:
            _refuse(tokens, cue, rule)
        return None
    speaker = None if hears_evidence(tokens, cue, subject) else cast.speaker(number, subject)
    if _unknown(tokens, cue, subject, speaker):
        return None
    if is_tracing():
        who = speaker.text if speaker is not None else "nobody named"
        for span in spans:
            note(STAGE, rule, span, "decided", f"reported by {who} ({cue.base})")
    return _quote(tokens, cue, spans, speaker)


def _unknown(tokens: Sequence[Token], cue: Cue, subject: Phrase, speaker: Speaker | None) -> bool:
    """Tell whether words are a writer's own, or nobody knows whose; whoever gives evidence need not be named."""
    if speaker is None:
        return not hears_evidence(tokens, cue, subject)
    return speaker.actor is None and _is_own(tokens, subject)


def _hearer_of_evidence(tokens: Sequence[Token], cue: Cue) -> Phrase | None:
    """Return the court or inquiry that was told something, where it is not said by whom."""
    subject = subject_of(tokens, cue.first) if cue.form == "passive" else None
    return subject if subject is not None and hears_evidence(tokens, cue, subject) else None


def _is_own(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Tell whether the subject is "I" or "we"."""
    return tokens[subject.head].lower.partition("'")[0] in FIRST


def _is_told(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell whether somebody tells what they said before, which "I urge you to" does not."""
    verb = tokens[cue.first].lower
    before = {token.lower for token in tokens[max(0, cue.first - 3) : cue.first]}
    perfect = not before.isdisjoint(HAVE) or any(word.endswith("'ve") for word in before)
    return verb in PAST or perfect or (cue.form == "participle" and _was_sent(tokens, cue.first))


def _was_sent(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a letter or the like was sent before a participle: Lee and I sent the council a letter | asking."""
    before = {token.lower for token in tokens[max(0, at - _SENT_BEFORE) : at] if token.kind == "word"}
    return not before.isdisjoint(ISSUING & PAST_ONLY) and not before.isdisjoint(DOCUMENT_NOUNS)


_SENT_BEFORE = 30


def _quote(tokens: Sequence[Token], cue: Cue, spans: tuple[Span, ...], speaker: Speaker | None) -> Quote:
    """Return the record of what a cue reports."""
    cue_span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
    how = Reason("indirect-before-cue" if spans[0].end <= cue_span.start else "indirect-after-cue", (cue.base,))
    unknown = speaker is None or (speaker.kind == "pronoun" and speaker.actor is None)
    level: Level = "low" if unknown else "moderate"
    return Quote("indirect", spans, speaker, cue_span, how, Confidence(level, how))


def _read(
    tokens: Sequence[Token], cue: Cue, subject: Phrase, cues: Sequence[Cue]
) -> tuple[str, tuple[Span, ...] | None]:
    """Return the rule that decides what a cue reports, and the words; None where it reports none."""
    rule, found = read_reported(Reported(tokens, cue, subject, cues))
    if found is None:
        return rule, None
    if cue.form == "according" and _reported_within(tokens, cue, cues):
        return "a source for what somebody else says", None
    if cue.first < found[0] < len(tokens) and tokens[found[0]].lower in _QUOTES:
        return "a quotation that is shown as one", None
    if _points_back(tokens, found):
        return "points at what was said, and does not tell it", None
    pieces = _pieces(tokens, cue, found)
    fronted = len(pieces) > 1 and clause_follows(tokens, pieces[1][0])
    spans = tuple(span for span in (_trimmed(tokens, piece, kept=fronted) for piece in pieces) if span)
    return ("too few words to be shown", None) if _says_little(tokens, spans) else (rule, spans)


def _points_back(tokens: Sequence[Token], found: Range) -> bool:
    """Tell whether "this" or "that" stands for what was said: he has said that | directly to them."""
    first, last = found
    words = [token.lower for token in tokens[first : min(last, first + 2)]]
    if words[:1] == ["this"]:
        return len(words) == 1 or tokens[first + 1].kind == "mark" or words[1] in _NOT_SHOWN
    if first == 0 or tokens[first - 1].lower != "that":
        return False
    return words in _A_LITTLE or _only_manner(tokens, first)


_NOT_SHOWN = PREPOSITIONS | CONJUNCTIONS
"""Words behind "this" before which it points at nothing that stands there."""
_A_LITTLE = (["a", "little"], ["a", "bit"])


def _only_manner(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word says how something was said, and no clause follows it."""
    manner = at < len(tokens) and tokens[at].lower.endswith("ly") and is_adverb(tokens[at])
    return manner and not clause_follows(tokens, at + 1)


def _pieces(tokens: Sequence[Token], cue: Cue, found: Range) -> list[Range]:
    """Return the two parts of a clause that its cue interrupts, without cue and speaker; else the clause as it is."""
    first, last = found
    if cue.subject is None or not first < cue.first < last:
        return [found]
    inside = range(max(cue.last, cue.subject.last), last)
    comma = next((place for place in inside if tokens[place].kind == "mark"), cue.last)
    return [(first, min(cue.first, cue.subject.first)), (comma + 1, last)]


def _says_little(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Tell whether the words are too few, or only stand for others: it will do."""
    said = [token for token in tokens if any(span.start <= token.start < span.end for span in spans)]
    words = [token for token in said if token.kind in {"word", "name"}]
    telling = any(token.kind == "name" or token.lower not in _EMPTY for token in words)
    return len(words) < SHORTEST or not telling


def _refuse(tokens: Sequence[Token], cue: Cue, rule: str) -> None:
    """Say why a cue reports nothing."""
    if is_tracing():
        span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
        note(STAGE, rule, span, "refused", f"no indirect speech ({cue.base})")


def _trimmed(tokens: Sequence[Token], found: Range, *, kept: bool = False) -> Span | None:
    """Take marks off both ends, unless a comma behind it is to be `kept`; None where nothing remains."""
    first, last = found
    while first < last and tokens[first].kind == "mark" and tokens[first].lower not in _LEADING_KEPT:
        first += 1
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].lower in _TRAILING_CUT:
        last -= 1
    if first == last:
        return None
    last += kept and last < len(tokens) and tokens[last].lower == ","
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
                cast.note(number, speaker)
