"""Apply what a person wrote to what the engine found.

Each correction is a small function from a dossier to a dossier. One whose words are gone, or whose fact cannot be told,
changes nothing and becomes a notice: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from dossier.anchoring import reanchor
from dossier.corrections.form import METADATA, Correction, Corrections
from dossier.corrections.locate import (
    ENOUGH,
    OrphanError,
    date_spans,
    find_actor,
    find_fact,
    find_span,
    mention_spans,
    named,
    only_spans,
    quote_spans,
    quoted,
    role_spans,
    wanted_actor,
)
from dossier.edtf import bounds, in_words, precision
from dossier.model import (
    Actor,
    ActorType,
    AppliedCorrection,
    Confidence,
    DateMention,
    Document,
    Dossier,
    Mention,
    Notice,
    Quote,
    QuoteKind,
    Role,
    Span,
    Speaker,
    Stated,
    Summary,
    SummarySentence,
)
from dossier.names import fold, slug

BASIS = "correction"
BY_HAND = "set by a person"
SURE = Confidence("high", BY_HAND)
ORPHAN = "orphan-correction"
UNNEEDED = "unneeded-correction"

_Fact = TypeVar("_Fact")


class UnneededError(Exception):
    """What a correction wants is so already."""


@dataclass(frozen=True, slots=True)
class Change:
    """A dossier after a correction, and what the page says about it."""

    dossier: Dossier
    target: str
    was: str | None
    now: str | None


def correct_document(document: Document, corrections: Corrections) -> Document:
    """Set the corrected metadata before the analysis, so that relative dates are counted from the right day.

    Parameters:
        document: As read.
        corrections: Its corrections.

    Returns:
        The document; corrected fields have the basis `correction`.
    """
    for item in corrections.items:
        if item.target == "document":
            document = with_metadata(document, item)
    return document


def with_metadata(document: Document, item: Correction) -> Document:
    """Return the document with the metadata of a correction."""
    fields: dict[str, Any] = {name: stated(value) for name, value in item.to.items() if name in METADATA}
    return replace(document, **fields)


def stated(value: str | None) -> Stated | None:
    """Return a metadata value that a person gave."""
    return Stated(value, BASIS) if value is not None else None


def apply_corrections(dossier: Dossier, corrections: Corrections) -> Dossier:
    """Apply corrections in the order of their file.

    Parameters:
        dossier: What the engine found.
        corrections: What the person wrote.

    Returns:
        The dossier with every change noted; each correction that could not be applied is a notice with file and line.
    """
    if not corrections.items and not corrections.path:
        return dossier
    applied: list[AppliedCorrection] = []
    notices: list[Notice] = []
    for item in corrections.items:
        try:
            change = CHANGES[item.verb, item.target](dossier, item)
        except OrphanError as why:
            notices.append(Notice(ORPHAN, f"{why}; the correction is not applied", corrections.path, item.line))
        except UnneededError as why:
            notices.append(Notice(UNNEEDED, str(why), corrections.path, item.line, "info"))
        else:
            dossier = change.dossier
            was = item.was if item.was is not None else change.was
            applied.append(
                AppliedCorrection(
                    change.target, was, change.now, item.why, item.by, item.date, corrections.path, item.line
                )
            )
    return replace(
        dossier,
        review=corrections.review,
        corrections=(*dossier.corrections, *applied),
        notices=(*dossier.notices, *notices),
    )


# --------------------------------------------------------------------------------------------------------- the document


def set_document(dossier: Dossier, item: Correction) -> Change:
    """Set metadata."""
    document = dossier.document
    old: list[Stated | None] = [getattr(document, name) for name in item.to]
    # What `correct_document` set before the analysis was not found in the source.
    was = [value.value for value in old if value is not None and value.basis != BASIS]
    now = [value for value in item.to.values() if value is not None]
    changed = replace(dossier, document=with_metadata(document, item))
    return Change(changed, f"{' and '.join(item.to)} of the document", "; ".join(was) or None, "; ".join(now) or None)


# ---------------------------------------------------------------------------------------------------------- the summary


def add_summary(dossier: Dossier, item: Correction) -> Change:
    """Add the sentence that holds the words to the summary."""
    span = find_span(dossier, item, ())
    sentence = next((sentence.span for sentence in dossier.sentences if overlap(sentence.span, span) > ENOUGH), span)
    lines = dossier.summary.sentences
    if any(line.span == sentence for line in lines):
        raise UnneededError(f"{quoted(dossier, sentence)} is in the summary already")
    ordered = tuple(sorted((*lines, SummarySentence(sentence)), key=lambda line: line.span))
    changed = replace(dossier, summary=replace(dossier.summary, sentences=ordered))
    return Change(changed, "summary", None, sentence.of(dossier.document.text))


def overlap(sentence: Span, words: Span) -> float:
    """Return how much of the words lies in a sentence."""
    return (min(sentence.end, words.end) - max(sentence.start, words.start)) / max(1, words.end - words.start)


def drop_summary(dossier: Dossier, item: Correction) -> Change:
    """Take a sentence out of the summary."""
    facts = [(line, line.span) for line in dossier.summary.sentences]
    line = find_fact(facts, find_span(dossier, item, only_spans(facts)))
    if line is None:
        raise UnneededError("the sentence is not in the summary any more")
    left = tuple(other for other in dossier.summary.sentences if other is not line)
    changed = replace(dossier, summary=replace(dossier.summary, sentences=left))
    return Change(changed, "summary", line.span.of(dossier.document.text), None)


def without_glosses(summary: Summary, span: Span) -> Summary:
    """Take away our own words beside words whose reading changed."""
    return replace(
        summary,
        sentences=tuple(
            replace(line, glosses=tuple(gloss for gloss in line.glosses if not gloss.span.overlaps(span)))
            for line in summary.sentences
        ),
    )


def without_points(summary: Summary, spans: Sequence[Span], actor: str | None = None) -> Summary:
    """Take away the key points that rest on dropped words, of one actor or of all."""
    return replace(
        summary,
        key_points=tuple(
            point
            for point in summary.key_points
            if not (any(point.span.overlaps(span) for span in spans) and point.kind in ("quote", "date", "role"))
            or (actor is not None and point.actor != actor)
        ),
    )


# --------------------------------------------------------------------------------------------------------------- actors


def set_actor(dossier: Dossier, item: Correction) -> Change:
    """Give an actor another name, type or country, or join it to another."""
    actor = find_actor(dossier, item)
    if "same" in item.to:
        return join_actors(dossier, actor, wanted_actor(dossier, item.to["same"]))
    differing = [field for field, value in item.to.items() if value != getattr(actor, field)]
    if not differing:
        raise UnneededError(f"{actor.name} is so already")
    name = item.to.get("name") or actor.name
    kind = cast("ActorType", item.to.get("type") or actor.type)
    country = item.to.get("country", actor.country)
    aliases = actor.aliases if name == actor.name else tuple(dict.fromkeys((actor.name, *actor.aliases)))
    new = replace(
        actor,
        name=name,
        type=kind,
        country=country,
        aliases=tuple(alias for alias in aliases if alias != name),
        confidence=SURE,
    )
    return Change(
        replace(dossier, actors=swapped(dossier.actors, actor, new)),
        f"{' and '.join(differing)} of {actor.name}",
        "; ".join(str(getattr(actor, field)) for field in differing if getattr(actor, field) is not None) or None,
        "; ".join(str(item.to[field]) for field in differing if item.to[field] is not None) or None,
    )


def swapped(facts: tuple[_Fact, ...], old: _Fact, new: _Fact | None) -> tuple[_Fact, ...]:
    """Return the facts with one of them replaced, or taken away."""
    changed = (new if fact is old else fact for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def join_actors(dossier: Dossier, gone: Actor, kept: Actor) -> Change:
    """Make two actors one."""
    if gone is kept:
        raise UnneededError(f"{gone.name} and {kept.name} are one actor already")
    moved = tuple(replace(mention, joined_by="correction") for mention in gone.mentions)
    aliases = dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))
    new = replace(
        kept,
        mentions=tuple(sorted((*kept.mentions, *moved), key=lambda mention: mention.span)),
        roles=tuple(sorted((*kept.roles, *gone.roles), key=lambda role: role.span)),
        aliases=tuple(alias for alias in aliases if alias != kept.name),
    )
    actors = swapped(swapped(dossier.actors, kept, new), gone, None)
    points = {
        (point.actor, point.span): point
        for point in (
            replace(point, actor=kept.id) if point.actor == gone.id else point for point in dossier.summary.key_points
        )
    }
    changed = replace(
        dossier,
        actors=actors,
        quotes=tuple(respoken(quote, gone.id, kept.id) for quote in dossier.quotes),
        summary=replace(dossier.summary, key_points=tuple(points.values())),
    )
    return Change(changed, f"{gone.name} is {kept.name}", gone.name, kept.name)


def respoken(quote: Quote, old: str, new: str | None) -> Quote:
    """Point a quote's speaker at another actor."""
    if quote.speaker is None or quote.speaker.actor != old:
        return quote
    return replace(quote, speaker=replace(quote.speaker, actor=new))


def add_actor(dossier: Dossier, item: Correction) -> Change:
    """Add an actor that the engine missed, at the words that name it."""
    text = dossier.document.text
    span = find_span(dossier, item, ())
    if find_fact(mention_spans(dossier), span) is not None:
        raise UnneededError(f"{quoted(dossier, span)} is an actor already")
    words = " ".join(span.of(text).split())
    name = item.to.get("name") or words
    actor = Actor(
        id=new_id(dossier, name),
        type=cast("ActorType", item.to["type"]),
        name=name,
        mentions=(Mention(span, "name", "correction"),),
        aliases=() if words == name else (words,),
        country=item.to.get("country"),
        confidence=SURE,
    )
    changed = replace(dossier, actors=(*dossier.actors, actor))
    return Change(changed, f"actor {quoted(dossier, span)}", None, f"{name} ({actor.type})")


def new_id(dossier: Dossier, name: str) -> str:
    """Return an id that no actor of the dossier has."""
    taken = {actor.id for actor in dossier.actors}
    wanted = found = slug(name)
    number = 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def drop_actor(dossier: Dossier, item: Correction) -> Change:
    """Take away an actor; quotes keep the words that name their speaker."""
    try:
        actor = find_actor(dossier, item)
    except OrphanError as why:
        if item.selector is not None and reanchor(item.selector, dossier.document.text) is not None:
            raise UnneededError("the words are no actor any more") from why
        raise
    return Change(without_actor(dossier, actor), f"actor {actor.name}", actor.name, None)


def without_actor(dossier: Dossier, actor: Actor) -> Dossier:
    """Take an actor away, and what is said of it."""
    points = tuple(point for point in dossier.summary.key_points if point.actor != actor.id)
    return replace(
        dossier,
        actors=swapped(dossier.actors, actor, None),
        quotes=tuple(respoken(quote, actor.id, None) for quote in dossier.quotes),
        summary=replace(dossier.summary, key_points=points),
    )


# ---------------------------------------------------------------------------------------------------- mentions and roles


def set_mention(dossier: Dossier, item: Correction) -> Change:
    """Say whom a word means: "he" is another man."""
    facts = mention_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    pair = find_fact(facts, span)
    if pair is None:
        return add_mention(dossier, item)
    owner, mention = pair
    actor = wanted_actor(dossier, item.to["actor"])
    if actor is owner:
        raise UnneededError(f"{quoted(dossier, mention.span)} means {actor.name} already")
    moved = replace(mention, joined_by="correction")
    changed = with_mention(without_mention(dossier, owner, mention), actor.id, moved)
    quotes = tuple(
        respoken(quote, owner.id, actor.id)
        if quote.speaker is not None and quote.speaker.span is not None and quote.speaker.span.overlaps(mention.span)
        else quote
        for quote in changed.quotes
    )
    changed = replace(changed, quotes=quotes, summary=without_glosses(changed.summary, mention.span))
    return Change(changed, f"who is meant by {quoted(dossier, mention.span)}", owner.name, actor.name)


def without_mention(dossier: Dossier, actor: Actor, mention: Mention) -> Dossier:
    """Take a mention from its actor; an actor that is named nowhere else goes too."""
    left = tuple(other for other in actor.mentions if other is not mention)
    if not any(other.kind in ("name", "nominal") for other in left):
        return without_actor(dossier, actor)
    forms = {fold(other.span.of(dossier.document.text)) for other in left}
    dropped = fold(mention.span.of(dossier.document.text))
    aliases = tuple(alias for alias in actor.aliases if fold(alias) != dropped or fold(alias) in forms)
    return replace(dossier, actors=swapped(dossier.actors, actor, replace(actor, mentions=left, aliases=aliases)))


def with_mention(dossier: Dossier, actor_id: str, mention: Mention) -> Dossier:
    """Give an actor a mention."""
    actor = dossier.actor(actor_id)
    if actor is None:
        return dossier
    words = " ".join(mention.span.of(dossier.document.text).split())
    known = mention.kind != "name" or words == actor.name or words in actor.aliases
    new = replace(
        actor,
        mentions=tuple(sorted((*actor.mentions, mention), key=lambda other: other.span)),
        aliases=actor.aliases if known else (*actor.aliases, words),
    )
    return replace(dossier, actors=swapped(dossier.actors, actor, new))


def add_mention(dossier: Dossier, item: Correction) -> Change:
    """Say that some words mean an actor."""
    span = find_span(dossier, item, ())
    actor = wanted_actor(dossier, item.to["actor"])
    if any(mention.span == span for mention in actor.mentions):
        raise UnneededError(f"{quoted(dossier, span)} means {actor.name} already")
    kind = "name" if span.of(dossier.document.text)[:1].isupper() else "nominal"
    mention = Mention(span, "name" if kind == "name" else "nominal", "correction", "correction")
    changed = with_mention(dossier, actor.id, mention)
    return Change(changed, f"who is meant by {quoted(dossier, span)}", None, actor.name)


def drop_mention(dossier: Dossier, item: Correction) -> Change:
    """Say that some words do not mean the actor."""
    facts = mention_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    pair = find_fact(facts, span)
    if pair is None:
        raise UnneededError(f"{quoted(dossier, span)} means no actor any more")
    actor, mention = pair
    changed = without_mention(dossier, actor, mention)
    changed = replace(changed, summary=without_glosses(changed.summary, mention.span))
    return Change(changed, f"who is meant by {quoted(dossier, mention.span)}", actor.name, None)


def add_role(dossier: Dossier, item: Correction) -> Change:
    """Add a role in the words of the text."""
    span = find_span(dossier, item, ())
    actor = wanted_actor(dossier, item.to["actor"])
    text = span.of(dossier.document.text)
    if any(role.span == span for role in actor.roles):
        raise UnneededError(f"{quoted(dossier, span)} is a role of {actor.name} already")
    roles = tuple(sorted((*actor.roles, Role(text, span, "correction")), key=lambda role: role.span))
    changed = replace(dossier, actors=swapped(dossier.actors, actor, replace(actor, roles=roles)))
    return Change(changed, f"role of {actor.name}", None, " ".join(text.split()))


def drop_role(dossier: Dossier, item: Correction) -> Change:
    """Take a role away."""
    facts = role_spans(dossier)
    pair = find_fact(facts, find_span(dossier, item, only_spans(facts)))
    if pair is None:
        raise UnneededError("the words are no role any more")
    actor, role = pair
    new = replace(actor, roles=tuple(other for other in actor.roles if other is not role))
    changed = replace(
        dossier,
        actors=swapped(dossier.actors, actor, new),
        summary=without_points(dossier.summary, [role.span], actor.id),
    )
    return Change(changed, f"role of {actor.name}", role.text, None)


# --------------------------------------------------------------------------------------------------------------- quotes


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
        raise UnneededError(f"{quoted(dossier, quote.spans[0])} says so already")
    changed = replace(dossier, quotes=swapped(dossier.quotes, quote, new))
    if new.speaker != quote.speaker:
        changed = replace(changed, summary=without_points(changed.summary, quote.spans))
    return Change(
        changed,
        f"{' and '.join(differing)} of {quoted(dossier, quote.spans[0])}",
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
        raise UnneededError(f"{quoted(dossier, span)} is a quote already")
    new = requoted(dossier, Quote("direct", (span,), None, how=BY_HAND, confidence=SURE), item)
    quotes = tuple(sorted((*dossier.quotes, new), key=lambda quote: quote.spans))
    changed = replace(dossier, quotes=quotes)
    return Change(changed, f"quote {quoted(dossier, span)}", None, said(dossier, new, "speaker"))


def drop_quote(dossier: Dossier, item: Correction) -> Change:
    """Take a quote away."""
    facts = quote_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    quote = find_fact(facts, span)
    if quote is None:
        raise UnneededError(f"{quoted(dossier, span)} is no quote any more")
    changed = replace(
        dossier,
        quotes=swapped(dossier.quotes, quote, None),
        summary=without_points(dossier.summary, quote.spans),
    )
    return Change(changed, f"quote {quoted(dossier, quote.spans[0])}", said(dossier, quote, "speaker"), None)


# ---------------------------------------------------------------------------------------------------------------- dates


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
    return Change(changed, f"date {quoted(dossier, date.span)}", day_words(date.edtf), day_words(new.edtf))


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


def day_words(edtf: str | None) -> str | None:
    """Return days in words."""
    return in_words(edtf) if edtf is not None else None


def add_date(dossier: Dossier, item: Correction) -> Change:
    """Add a date that the engine missed, with the sentence it stands in."""
    span = find_span(dossier, item, ())
    if find_fact(date_spans(dossier), span) is not None:
        raise UnneededError(f"{quoted(dossier, span)} is a date already")
    place = next((place for place, sentence in enumerate(dossier.sentences) if span in sentence.span), None)
    empty = DateMention(
        span, "DATE", None, None, None, None, "day", "unresolved", BY_HAND,
        sentence=place, attached=dossier.sentences[place].span if place is not None else None,
    )  # fmt: skip
    new = redated(empty, item.to["edtf"])
    dates = tuple(sorted((*dossier.dates, new), key=lambda date: date.span))
    return Change(replace(dossier, dates=dates), f"date {quoted(dossier, span)}", None, day_words(new.edtf))


def drop_date(dossier: Dossier, item: Correction) -> Change:
    """Take a date away."""
    facts = date_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    date = find_fact(facts, span)
    if date is None:
        raise UnneededError(f"{quoted(dossier, span)} is no date any more")
    summary = without_points(without_glosses(dossier.summary, date.span), [date.span])
    changed = replace(dossier, dates=swapped(dossier.dates, date, None), summary=summary)
    return Change(changed, f"date {quoted(dossier, date.span)}", day_words(date.edtf), None)


CHANGES: dict[tuple[str, str], Callable[[Dossier, Correction], Change]] = {
    ("set", "document"): set_document,
    ("set", "actor"): set_actor,
    ("set", "mention"): set_mention,
    ("set", "quote"): set_quote,
    ("set", "date"): set_date,
    ("add", "actor"): add_actor,
    ("add", "mention"): add_mention,
    ("add", "role"): add_role,
    ("add", "quote"): add_quote,
    ("add", "date"): add_date,
    ("add", "summary"): add_summary,
    ("drop", "actor"): drop_actor,
    ("drop", "mention"): drop_mention,
    ("drop", "role"): drop_role,
    ("drop", "quote"): drop_quote,
    ("drop", "date"): drop_date,
    ("drop", "summary"): drop_summary,
}
"""One function a change."""
