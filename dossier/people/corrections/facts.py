"""Corrections of metadata, summary, quotes and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from dossier.edtf import bounds, precision
from dossier.model import (
    DateMention,
    Document,
    Dossier,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Speaker,
    Stated,
    SummarySentence,
)
from dossier.people.corrections.change import (
    BY_HAND,
    SURE,
    Change,
    UnneededError,
    joined,
    swapped,
    without_glosses,
    without_points,
)
from dossier.people.corrections.form import METADATA, Correction
from dossier.people.corrections.locate import (
    ENOUGH,
    brief,
    date_spans,
    find_fact,
    find_span,
    named,
    only_spans,
    quote_spans,
)

BASIS = Reason("correction")
"""Where the metadata say that they come from."""


def with_metadata(document: Document, item: Correction) -> Document:
    """Return the document with the metadata of a correction; what is so already keeps saying where it comes from."""
    fields: dict[str, Any] = {
        name: stated(value)
        for name, value in item.to.items()
        if name in METADATA and value != value_of(getattr(document, name))
    }
    return replace(document, **fields)


def value_of(stated: Stated | None) -> str | None:
    """Return the value of a metadata field."""
    return stated.value if stated is not None else None


def stated(value: str | None) -> Stated | None:
    """Return a metadata value that a person gave."""
    return Stated(value, BASIS) if value is not None else None


def set_document(dossier: Dossier, item: Correction) -> Change:
    """Set metadata."""
    document = dossier.document
    found: dict[str, Stated | None] = {name: getattr(document, name) for name in item.to}
    # What has the basis of a correction was set by `correct_document`, before the analysis.
    set_before = {name for name, stated in found.items() if stated is not None and stated.basis == BASIS}
    differing = [name for name, value in item.to.items() if name in set_before or value != value_of(found[name])]
    if not differing:
        raise UnneededError("document-says-so")
    was = joined(value_of(found[name]) for name in differing if name not in set_before)
    now = joined(item.to[name] for name in differing)
    changed = replace(dossier, document=with_metadata(document, item))
    return Change(changed, Reason("fields-of-document", tuple(differing)), was, now)


def add_summary(dossier: Dossier, item: Correction) -> Change:
    """Add the sentence that holds the words to the summary."""
    span = find_span(dossier, item, ())
    sentence = next((sentence.span for sentence in dossier.sentences if overlap(sentence.span, span) > ENOUGH), span)
    lines = dossier.summary.sentences
    if any(line.span == sentence for line in lines):
        raise UnneededError("words-in-summary", brief(dossier, sentence))
    ordered = tuple(sorted((*lines, SummarySentence(sentence)), key=lambda line: line.span))
    changed = replace(dossier, summary=replace(dossier.summary, sentences=ordered))
    return Change(changed, Reason("summary"), None, sentence.of(dossier.document.text))


def overlap(sentence: Span, words: Span) -> float:
    """Return how much of the words lies in a sentence."""
    return (min(sentence.end, words.end) - max(sentence.start, words.start)) / max(1, words.end - words.start)


def drop_summary(dossier: Dossier, item: Correction) -> Change:
    """Take a sentence out of the summary."""
    facts = [(line, line.span) for line in dossier.summary.sentences]
    line = find_fact(facts, find_span(dossier, item, only_spans(facts)))
    if line is None:
        raise UnneededError("words-not-in-summary-any-more")
    left = tuple(other for other in dossier.summary.sentences if other is not line)
    changed = replace(dossier, summary=replace(dossier.summary, sentences=left))
    return Change(changed, Reason("summary"), line.span.of(dossier.document.text), None)


def drop_point(dossier: Dossier, item: Correction) -> Change:
    """Take a key point away."""
    facts = [(point, point.span) for point in dossier.summary.key_points]
    point = find_fact(facts, find_span(dossier, item, only_spans(facts)))
    if point is None:
        raise UnneededError("words-not-key-point-any-more")
    left = tuple(other for other in dossier.summary.key_points if other is not point)
    changed = replace(dossier, summary=replace(dossier.summary, key_points=left))
    actor = dossier.actor(point.actor)
    return Change(
        changed, Reason("key-point-of", (actor.name if actor else point.actor,)), brief(dossier, point.span), None
    )


def set_quote(dossier: Dossier, item: Correction) -> Change:
    """Say who said it, or what kind of quote it is; a quote that the engine no longer finds is added."""
    facts = quote_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    quote = find_fact(facts, span)
    if quote is None:
        return add_quote(dossier, item)
    new = requoted(dossier, quote, item)
    differing = [field for field in item.to if said(dossier, quote, field) != said(dossier, new, field)]
    if not differing:
        raise UnneededError("quote-says-so", brief(dossier, quote.spans[0]))
    changed = replace(dossier, quotes=swapped(dossier.quotes, quote, new))
    if new.speaker != quote.speaker:
        changed = replace(changed, summary=without_points(changed.summary, quote.spans))
    return Change(
        changed,
        Reason("fields-of-words", (brief(dossier, quote.spans[0]), *differing)),
        "; ".join(said(dossier, quote, field) for field in differing),
        "; ".join(said(dossier, new, field) for field in differing),
    )


def requoted(dossier: Dossier, quote: Quote, item: Correction) -> Quote:
    """Return a quote with the values of a correction."""
    kind = cast("QuoteKind", item.to.get("kind") or quote.kind)
    if "speaker" not in item.to:
        return replace(quote, kind=kind)
    return replace(
        quote, kind=kind, speaker=new_speaker(dossier, quote, item.to["speaker"]), how=BY_HAND, confidence=SURE
    )


def new_speaker(dossier: Dossier, quote: Quote, name: str | None) -> Speaker | None:
    """Return the speaker a person named; "he" stays the words for him."""
    if name is None:
        return None
    actor = named(dossier, name)
    old = quote.speaker
    if actor is not None and old is not None and old.kind in ("pronoun", "nominal"):
        return replace(old, actor=actor.id)
    return Speaker(text=name, span=None, kind="name", actor=actor.id if actor is not None else None)


def said(dossier: Dossier, quote: Quote, field: str) -> str:
    """Return a value of a quote in words."""
    if field == "kind":
        return quote.kind
    if quote.speaker is None:
        return "unattributed"
    actor = dossier.actor(quote.speaker.actor)
    return actor.name if actor is not None else quote.speaker.text


def add_quote(dossier: Dossier, item: Correction) -> Change:
    """Add a quote that the engine missed."""
    span = find_span(dossier, item, ())
    if find_fact(quote_spans(dossier), span) is not None:
        raise UnneededError("words-are-quote", brief(dossier, span))
    new = requoted(dossier, Quote("direct", (span,), None, how=BY_HAND, confidence=SURE), item)
    quotes = tuple(sorted((*dossier.quotes, new), key=lambda quote: quote.spans))
    changed = replace(dossier, quotes=quotes)
    return Change(changed, Reason("quote", (brief(dossier, span),)), None, said(dossier, new, "speaker"))


def drop_quote(dossier: Dossier, item: Correction) -> Change:
    """Take a quote away."""
    facts = quote_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    quote = find_fact(facts, span)
    if quote is None:
        raise UnneededError("words-not-quote-any-more", brief(dossier, span))
    changed = replace(
        dossier,
        quotes=swapped(dossier.quotes, quote, None),
        summary=without_points(dossier.summary, quote.spans),
    )
    return Change(changed, Reason("quote", (brief(dossier, quote.spans[0]),)), said(dossier, quote, "speaker"), None)


def set_date(dossier: Dossier, item: Correction) -> Change:
    """Say which days are meant; a date that the engine no longer finds is added."""
    facts = date_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    date = find_fact(facts, span)
    if date is None:
        return add_date(dossier, item)
    new = redated(date, item.to["edtf"])
    changed = replace(
        dossier,
        dates=swapped(dossier.dates, date, new),
        summary=without_glosses(dossier.summary, date.span),
    )
    return Change(changed, Reason("date", (brief(dossier, date.span),)), date.edtf, new.edtf)


def redated(date: DateMention, edtf: str | None) -> DateMention:
    """Return a date with the days a person gave; None: nobody can tell."""
    if edtf is None:
        return replace(
            date, value=None, edtf=None, first=None, last=None, certainty="unresolved", rule=BY_HAND,
            anchor=None, alternatives=(), parts=(),
        )  # fmt: skip
    first, last = bounds(edtf)
    return replace(
        date, type="DATE", value=edtf, edtf=edtf, first=first, last=last, precision=precision(edtf),
        certainty="explicit", rule=BY_HAND, anchor=None, alternatives=(), parts=(),
    )  # fmt: skip


def add_date(dossier: Dossier, item: Correction) -> Change:
    """Add a date that the engine missed, with the sentence it stands in."""
    span = find_span(dossier, item, ())
    if find_fact(date_spans(dossier), span) is not None:
        raise UnneededError("words-are-date", brief(dossier, span))
    place = next((place for place, sentence in enumerate(dossier.sentences) if span in sentence.span), None)
    empty = DateMention(
        span, "DATE", None, None, None, None, "day", "unresolved", BY_HAND,
        sentence=place, attached=dossier.sentences[place].span if place is not None else None,
    )  # fmt: skip
    new = redated(empty, item.to["edtf"])
    dates = tuple(sorted((*dossier.dates, new), key=lambda date: date.span))
    return Change(replace(dossier, dates=dates), Reason("date", (brief(dossier, span),)), None, new.edtf)


def drop_date(dossier: Dossier, item: Correction) -> Change:
    """Take a date away."""
    facts = date_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    date = find_fact(facts, span)
    if date is None:
        raise UnneededError("words-not-date-any-more", brief(dossier, span))
    summary = without_points(without_glosses(dossier.summary, date.span), [date.span])
    changed = replace(dossier, dates=swapped(dossier.dates, date, None), summary=summary)
    return Change(changed, Reason("date", (brief(dossier, date.span),)), date.edtf, None)
