"""Find the dates of a text and decide which days they mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dossier.analyse.dates import timex
from dossier.analyse.dates.attach import attach
from dossier.analyse.dates.chronology import opens, story_years
from dossier.analyse.dates.compose import compose
from dossier.analyse.dates.grammar import find_phrases
from dossier.analyse.dates.narrowed import narrowed
from dossier.analyse.dates.phrases import (
    Calendar,
    Clock,
    Deictic,
    Duration,
    Era,
    Fixed,
    Found,
    Named,
    Offset,
    Recurrence,
    Vague,
)
from dossier.analyse.dates.ranges import Item, share_ends
from dossier.analyse.dates.reference import is_narrative
from dossier.analyse.dates.resolve import Resolver
from dossier.analyse.dates.resolved import AS_WRITTEN, DOCUMENT_DATE, Resolved, unresolved
from dossier.analyse.dates.tense import TENSES, Lie, lie
from dossier.analyse.dates.tokens import Tokens, tokenise
from dossier.analyse.dates.told import Teller, Told
from dossier.analyse.dates.verbs import index_at, leaning, says_how_things_are, verb_of_clause
from dossier.edtf import bounds, is_valid, precision
from dossier.english import tokens as english
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import lazy
from dossier.model import Block, Certainty, DateMention, DatePart, Precision, Reading, Reason, Sentence, Span, Tense
from dossier.rules import decisive
from dossier.trace import is_tracing, note

_DATES = (Calendar, Deictic, Offset, Named)
_QUOTED = lazy(r"“[^”]{1,1500}”|\"[^\"\n]{1,1500}\"|‘(?:[^’\n]|’(?=\w)){1,1500}’(?!\w)")
_BLURS = words(ANY, "blurs")
NEAR = 200
"""Code points looked at on each side of a date that stands in no sentence."""
_ORDER: tuple[Certainty, ...] = ("explicit", "resolved", "chosen", "approximate", "unresolved")


def find_dates(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document_date: str | None,
    *,
    date_order: str = "",
    tokens: english.Tokens | None = None,
) -> tuple[DateMention, ...]:
    """Find dates, times, lengths of time and repetitions, each with the days it covers and how sure that is.

    Parameters:
        text: The document's text; offsets count its code points.
        blocks: Its paragraphs; a phrase never runs over from one to the next.
        sentences: Its sentences, in order.
        document_date: The document's own date as EDTF, such as `2021-10-02` or `2023-07`; None when it states none:
            phrases that hang on it stay unresolved.
        date_order: `day` or `month` for numeric dates; empty: ambiguous ones are flagged.
        tokens: Its tokens, if they are at hand.

    Returns:
        The mentions in order of the text, not overlapping.
    """
    shared = tokens if tokens is not None else english.tokens_of(text)
    classified, teller = tokenise(text, shared), Teller(shared)
    items = compose(classified, find_phrases(classified))
    written = (document_date or "").rstrip("~?%").split("/")[0] or None
    narrative = is_narrative(items, written)
    resolver = Resolver(written if timex.parts(written) else None, narrative, date_order)
    starts = [sentence.span.start for sentence in sentences]
    if narrative:
        resolver.story.years = story_years(classified, items, sentences, teller)
    else:
        resolver.story.quarters = _quarters(classified, items, resolver, starts)
    quoted = [Span(*match.span()) for match in _QUOTED().finditer(text)]
    mentions = (_mention(text, classified, item, resolver, sentences, starts, teller) for item in items)
    return tuple(_spoken(mention, quoted) for mention in mentions)


def _spoken(mention: DateMention, quoted: list[Span]) -> DateMention:
    """Doubt what hangs on the document's date inside quoted words: it hangs on the day of speaking."""
    hangs = mention.certainty == "resolved" and mention.anchor is not None and mention.anchor.what == DOCUMENT_DATE
    if not hangs or not quoted:
        return mention
    at = bisect_right(quoted, mention.span.start, key=lambda span: span.start) - 1
    if at < 0 or mention.span not in quoted[at]:
        return mention
    note("dates", "in quoted words", mention.span, "decided", "taken as said on the document's date")
    return replace(mention, certainty="chosen", rule=Reason("spoken-then", of=mention.rule))


def _mention(
    text: str,
    tokens: Tokens,
    item: Item,
    resolver: Resolver,
    sentences: Sequence[Sentence],
    starts: list[int],
    teller: Teller,
) -> DateMention:
    span = tokens.span(item.start, item.end)
    at = index_at(starts, span.start)
    sentence = at if at >= 0 and span.start < sentences[at].span.end else None
    around = sentences[at].span if sentence is not None else _around(text, span)
    told = teller.at(span, around)
    resolver.story.enter(at, item.start, told.clause.verb if told.clause is not None else None)
    resolver.at = span
    lean = leaning(told) if _asks_the_verb(item) else ""
    resolved, parts = _resolved(tokens, item, resolver, lean, around)
    resolved = _blurred(resolved, item.first)
    if item.last is None:
        _note_reading(tokens, item.first, resolved)
    edtf = _edtf(resolved)
    days, opening = bounds(edtf) if edtf else (None, None), tokens.words[item.start]
    first, last = narrowed(days, resolved, item.first, opening, resolver.today)
    case = lie(item.first.phrase, first, last, resolver.last_day, lean, tokens.word(item.start - 1), opening)
    attached, kind = attach(text, tokens, item, around, told) if sentence is not None else (None, "sentence")
    if attached is not None and is_tracing():
        note("dates", f"what happened then: its {kind}", span, "seen", attached.of(text))
    return DateMention(
        span=span,
        type=item.first.type,
        value=resolved.value,
        edtf=edtf,
        first=first,
        last=last,
        precision=_precision(item, edtf),
        certainty=resolved.certainty,
        rule=resolved.rule,
        anchor=resolved.anchor,
        alternatives=resolved.alternatives,
        parts=parts,
        sentence=sentence,
        attached=attached,
        attached_kind=kind,
        tense=_tense(span, case, told if sentence is not None else None),
    )


def _around(text: str, span: Span) -> Span:
    """Return what is looked at beside a date that stands in no sentence."""
    return Span(max(0, span.start - NEAR), min(len(text), span.end + NEAR))


def _resolved(
    tokens: Tokens, item: Item, resolver: Resolver, lean: str, sentence: Span
) -> tuple[Resolved, tuple[DatePart, ...]]:
    """Resolve a phrase or a range, and keep it for what follows it."""
    if item.last is not None:
        return _range(tokens, item, item.last, resolver, lean)
    phrase = item.first.phrase
    resolved = resolver.resolve(phrase, lean)
    if isinstance(phrase, _DATES) and resolved.value and not resolved.value.endswith("_REF"):
        resolver.story.remember(resolved.value, opens(tokens, item, sentence), lean == "planned")
    elif isinstance(phrase, Clock) and isinstance(phrase.date, _DATES):
        resolver.story.remember((resolved.value or "")[:10] if resolved.certainty != "unresolved" else None)
    return resolved, ()


def _tense(span: Span, case: Lie, told: Told | None) -> Tense:
    """Decide the tense, by the clause's verb where that can change it."""
    if told is not None and case.asks_the_clause:
        case = replace(case, verb=verb_of_clause(told), is_state=says_how_things_are(told))
    row = decisive(TENSES, case)
    if is_tracing():
        said = case.lean or case.verb
        verb = f", the verb: {said}" if said else ""
        note("dates", row.name, span, "decided", f"{row.then}{verb}")
    return row.then


def _note_reading(tokens: Tokens, found: Found, resolved: Resolved) -> None:
    """Say which rules read and joined a phrase, and what it means; how that was counted stands in the mention."""
    if not is_tracing():
        return
    span = tokens.span(found.start, found.end)
    detail = f"{resolved.value}, {resolved.certainty}"
    for rule in found.rules:
        note("dates", rule, span, "decided", detail)
    for rule in found.joins:
        note("dates", rule, span, "joined", detail)


def _quarters(tokens: Tokens, items: Sequence[Item], resolver: Resolver, starts: list[int]) -> dict[int, str]:
    """Return the quarter each sentence reports on, by the sentence's index.

    Business news compares a quarter with "a year earlier", which means that quarter of the year before; the quarter may
    stand after it, or be written "the three months ended March 31".
    """
    quarters: dict[int, str] = {}
    for item, after in zip(items, [*items[1:], None], strict=False):
        phrase = item.first.phrase
        if phrase == Duration(3, "M") and after is not None and isinstance(after.first.phrase, Calendar):
            between = tokens.words[item.end : after.start]
            month = after.first.phrase.month or 1
            ends = between in (["ended"], ["ending"], ["to"], ["through"], ["that", "ended"]) and month % 3 == 0
            phrase = replace(after.first.phrase, month=None, day=None, quarter=month // 3) if ends else phrase
        if isinstance(phrase, Calendar) and phrase.quarter and (value := resolver.resolve(phrase).value):
            quarters.setdefault(index_at(starts, tokens.starts[item.start]), value)
    return quarters


def _asks_the_verb(item: Item) -> bool:
    """Tell whether the verb can change the reading; finding it costs more than all the rest."""
    phrase = item.first.phrase
    if isinstance(phrase, Calendar):
        return item.last is not None or phrase.year is None or phrase.month is None
    return not isinstance(phrase, Duration | Recurrence | Vague | Era | Fixed)


def _range(
    tokens: Tokens, item: Item, b: Found, resolver: Resolver, lean: str
) -> tuple[Resolved, tuple[DatePart, ...]]:
    """Resolve both ends of a range, each with the help of the other."""
    a = item.first
    first, last = share_ends(a, b)
    start = resolver.resolve(first, lean)
    end = resolver.after(last, start.value, lean)
    _note_reading(tokens, a, start)
    _note_reading(tokens, b, end)
    if end.value and not end.value.endswith("_REF") and not _is_years(end.value):
        resolver.story.remember(end.value)
    parts = (
        DatePart(tokens.span(a.start, a.end), a.type, start.value),
        *(_between(tokens, each, b, start, resolver, lean) for each in item.middle),
        DatePart(tokens.span(b.start, b.end), b.type, end.value),
    )
    if start.value is None or end.value is None:
        return unresolved(start.rule if start.value is None else end.rule), parts
    value = f"{start.value}/{end.value}"
    if timex.to_edtf(value) is None:
        return Resolved(None, "unresolved", Reason("ends-before-it-begins")), parts
    certainty = _certainty(start, end)
    rule = AS_WRITTEN if certainty == "explicit" else start.rule
    return Resolved(value, certainty, rule, start.anchor, _other_ranges(start, end)), parts


def _between(tokens: Tokens, each: Found, b: Found, start: Resolved, resolver: Resolver, lean: str) -> DatePart:
    """Return what a list names between its first and its last."""
    value = resolver.after(share_ends(each, b)[0], start.value, lean).value
    return DatePart(tokens.span(each.start, each.end), each.type, value)


def _is_years(value: str) -> bool:
    """Tell whether a value is a year, decade or century: a range that ends in it is a heading or an aside."""
    return len(value) <= 6 and "-" not in value


def _certainty(start: Resolved, end: Resolved) -> Certainty:
    """Return how sure a range is: as sure as its less sure end, but explicit where the other follows from one."""
    certainty = max(start.certainty, end.certainty, key=_ORDER.index)
    stated = "explicit" in (start.certainty, end.certainty)
    return "explicit" if stated and certainty == "resolved" else certainty


def _other_ranges(start: Resolved, end: Resolved) -> tuple[Reading, ...]:
    """Return the ranges that lost, end by end."""
    pairs = zip(start.alternatives, end.alternatives, strict=False)
    ranges = (Reading(f"{one.edtf}/{two.edtf}", one.reason) for one, two in pairs)
    return tuple(each for each in ranges if is_valid(each.edtf))


def _blurred(resolved: Resolved, found: Found) -> Resolved:
    """Mark what "about" and the like make approximate."""
    if any(word in _BLURS for word in found.modifier.split()) and resolved.certainty != "unresolved":
        return Resolved(
            resolved.value,
            "approximate",
            Reason("about", of=resolved.rule),
            resolved.anchor,
            resolved.alternatives,
            resolved.edtf,
        )
    return resolved


def _edtf(resolved: Resolved) -> str | None:
    """Write the EDTF with its qualifier: `?` where a year or direction was chosen, `~` where it is approximate."""
    edtf = resolved.edtf or timex.to_edtf(resolved.value)
    if edtf is None or "/" in edtf:
        return edtf
    mark = {"chosen": "?", "approximate": "~"}.get(resolved.certainty, "")
    return edtf + mark if resolved.alternatives or mark == "~" else edtf


def _precision(item: Item, edtf: str | None) -> Precision:
    phrase = item.first.phrase
    if item.first.type == "DURATION":
        return "duration"
    if isinstance(phrase, Recurrence):
        return "set"
    if isinstance(phrase, Vague) or edtf is None:
        return "vague"
    return "time" if isinstance(phrase, Clock) else precision(edtf)
