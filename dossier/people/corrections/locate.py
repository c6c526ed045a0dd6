"""Find what a correction is about: its words in the text as it is, and the fact that stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from dossier.english.names import fold
from dossier.model import Actor, DateMention, Dossier, Mention, Quote, Reason, Role, Span
from dossier.people.anchoring import reanchor
from dossier.people.corrections.form import Correction
from dossier.people.selectors import Selector, evidence_id
from dossier.spans import shortened

ENOUGH = 0.5
"""Share of the joint stretch that a fact and the words of a correction must have in common to be taken as one."""

_Fact = TypeVar("_Fact")


class OrphanError(Exception):
    """A correction cannot be applied."""

    def __init__(self, code: str, *values: str) -> None:
        """Keep why."""
        self.reason = Reason(code, values)
        super().__init__(self.reason)


def find_span(dossier: Dossier, item: Correction, spans: Iterable[Span]) -> Span:
    """Return the words that a correction is about.

    Parameters:
        dossier: The dossier.
        item: The correction.
        spans: Where facts of its kind stand, for a correction that has only an id.

    Raises:
        OrphanError: If they cannot be found.
    """
    text = dossier.document.text
    if item.id is not None and (span := span_with_id(text, item.id, item.selector, spans)) is not None:
        return span
    if item.selector is None:
        raise OrphanError("correction-names-no-words")
    found = reanchor(item.selector, text)
    if found is None:
        raise OrphanError("words-not-in-source", shortened(item.selector.exact))
    return found


def span_with_id(text: str, id: str, quoted_words: Selector | None, spans: Iterable[Span]) -> Span | None:
    """Return the words with the id; None leaves it to those that the correction quotes.

    Raises:
        OrphanError: If the id fits nothing and no words are quoted.
    """
    base, _, number = id.partition("-")
    same = [span for span in sorted(set(spans)) if evidence_id(text, span) == base]
    if quoted_words is not None:
        words = quoted_words.exact.split()
        same = [span for span in same if span.of(text).split() == words]
        return same[0] if len(same) == 1 else None
    place = int(number) - 1 if number.isdigit() and len(same) > 1 else 0
    if 0 <= place < len(same):
        return same[place]
    raise OrphanError("id-not-in-source", shortened(id))


def find_fact(facts: Iterable[tuple[_Fact, Span]], span: Span) -> _Fact | None:
    """Return the fact that has most in common with the words, if it is enough."""
    best, most = None, 0.0
    for fact, own in facts:
        shared = min(own.end, span.end) - max(own.start, span.start)
        ratio = shared / (max(own.end, span.end) - min(own.start, span.start)) if shared > 0 else 0.0
        if ratio >= ENOUGH and ratio > most:
            best, most = fact, ratio
    return best


def quote_spans(dossier: Dossier) -> list[tuple[Quote, Span]]:
    """Return all quotes with each of their parts."""
    return [(quote, span) for quote in dossier.quotes for span in quote.spans]


def date_spans(dossier: Dossier) -> list[tuple[DateMention, Span]]:
    """Return all dates."""
    return [(date, date.span) for date in dossier.dates]


def mention_spans(dossier: Dossier) -> list[tuple[tuple[Actor, Mention], Span]]:
    """Return all mentions with their actors."""
    return [((actor, mention), mention.span) for actor in dossier.actors for mention in actor.mentions]


def role_spans(dossier: Dossier) -> list[tuple[tuple[Actor, Role], Span]]:
    """Return all roles with their actors."""
    return [((actor, role), role.span) for actor in dossier.actors for role in actor.roles]


def only_spans(facts: Iterable[tuple[object, Span]]) -> list[Span]:
    """Return the spans alone."""
    return [span for _, span in facts]


def find_actor(dossier: Dossier, item: Correction) -> Actor:
    """Return the actor a correction is about: by id, by name, or by one of the places that name it.

    Raises:
        OrphanError: If there is none.
    """
    if item.id is not None and (actor := named(dossier, item.id)) is not None:
        return actor
    facts = mention_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    pair = find_fact(facts, span)
    if pair is None:
        raise OrphanError("words-no-actor", shortened(span.of(dossier.document.text)))
    return pair[0]


def named(dossier: Dossier, name: str) -> Actor | None:
    """Return the actor with this id, name or alias, if only one has it."""
    for matches in (
        [actor for actor in dossier.actors if actor.id == name],
        [actor for actor in dossier.actors if fold(actor.name) == fold(name)],
        [actor for actor in dossier.actors if fold(name) in {fold(alias) for alias in actor.aliases}],
    ):
        if len(matches) == 1:
            return matches[0]
    return None


def wanted_actor(dossier: Dossier, name: str | None) -> Actor:
    """Return the actor that a correction names.

    Raises:
        OrphanError: If the dossier has none of that name, or several.
    """
    actor = named(dossier, name or "")
    if actor is None:
        raise OrphanError("no-one-actor-named", shortened(name or ""))
    return actor


def brief(dossier: Dossier, span: Span) -> str:
    """Return the words on one line, cut where they are long."""
    return shortened(span.of(dossier.document.text))
