"""Who speaks under a label that does not name them in full, where only the title of the document does.

"Remarks by Vice President Harris" heads a page on which she is "THE VICE PRESIDENT" and nothing else; of "Press
Gaggle by Press Secretary Karine Jean-Pierre" the text has "MS. JEAN-PIERRE". A title that stands outside the text
(in front matter) gives them their names there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.same_person import FIRST
from dossier.analyse.actors.twins import taken_in
from dossier.analyse.persons import is_holder
from dossier.english.person_names import family_name_key, person_name
from dossier.english.tokens import Tokens
from dossier.model import Actor, Span, Turn
from dossier.spans import SpanIndex

OFFICE = re.compile(r"(?!(?:the|mr|ms|mrs|madam)\b)\b\w.*\w", re.IGNORECASE | re.DOTALL)
"""In a label, behind the article and "Mr"."""


def labels_in_short(turns: Sequence[Turn]) -> bool:
    """Tell whether a label names its speaker by an office, or by a name that the title may have in full."""
    return any(turn.label is not None and turn.kind in {"office", "name"} for turn in turns)


def family(words: Sequence[str]) -> str:
    """Return the key of the last name of a person."""
    return family_name_key(person_name(tuple(words)).family)


def name_in_full(
    entities: Sequence[Entity], people: Sequence[Actor], turns: Sequence[Turn], tokens: Tokens
) -> list[Entity]:
    """Give those whom a label calls by their last name the full name that the title has, and the first name alone.

    Only where nobody else bears the name, in the text or in the title.

    Parameters:
        entities: The actors of the text.
        people: The persons whom the title names.
        turns: The turns of the text.
        tokens: Its tokens.

    Returns:
        The actors, without those that were a first name only: "Thanks, Karine." beside "MS. JEAN-PIERRE".
    """
    labels = SpanIndex((turn.label, turn) for turn in turns if turn.label is not None)
    left = list(entities)
    for full in full_names(people):
        entity = only_bearer(left, full)
        if entity is not None and any(is_in_label(name, labels, tokens) for name in entity.names):
            entity.names[0] = replace(entity.names[0], written=full)
            entity.forms.append(full)
            called = called_by_first_name(entity, full, left)
            if called is not None and not any(is_among(called.names, turns_of(entity, turns, tokens), tokens)):
                taken_in(called, entity, FIRST.reason)
                left.remove(called)
    return left


def full_names(people: Sequence[Actor]) -> list[tuple[str, ...]]:
    """Return the full names that a title has, each of the only one of a family there."""
    names = [tuple(actor.name.split()) for actor in people]
    by_family = Counter(map(family, names))
    return [name for name in names if len(name) > 1 and by_family[family(name)] == 1]


def called_by_first_name(entity: Entity, full: Sequence[str], entities: Sequence[Entity]) -> Entity | None:
    """Return the person of whom the text has the first name only, if it is nobody else's: "Karine"."""
    first = bare(full[0])
    bearers = [
        each for each in entities if each.type == "person" and each is not entity and bare(each.fullest[0]) == first
    ]
    return bearers[0] if len(bearers) == 1 and len(bearers[0].fullest) == 1 and len(first) > 1 else None


def turns_of(entity: Entity, turns: Sequence[Turn], tokens: Tokens) -> SpanIndex[Turn]:
    """Return what somebody says under a label with their name: whom they call by their first name is another."""
    spans = [tokens.span(name.first, name.last) for name in entity.names]
    own = [turn for turn in turns if turn.label is not None and any(turn.label.overlaps(span) for span in spans)]
    return SpanIndex((span, turn) for turn in own for span in turn.spans)


def is_among(names: Sequence[Name], spans: SpanIndex[Turn], tokens: Tokens) -> Iterator[bool]:
    """Tell of each name whether it stands in one of some stretches."""
    return (any(spans.around(tokens.span(name.first, name.last))) for name in names)


def only_bearer(entities: Sequence[Entity], full: tuple[str, ...]) -> Entity | None:
    """Return the only person of a last name, if the text never has more of the name than its end."""
    bearers = [each for each in entities if each.type == "person" and family(each.fullest) == family(full)]
    short = [bare(word) for word in bearers[0].fullest] if len(bearers) == 1 else []
    return bearers[0] if short and short == [bare(word) for word in full[-len(short) :]] else None


def is_in_label(name: Name, labels: SpanIndex[Turn], tokens: Tokens) -> bool:
    """Tell whether a name stands in the label of a turn."""
    return any(labels.around(tokens.span(name.first, name.last)))


def named_by_office(
    entities: Sequence[Entity], people: Sequence[Actor], turns: Sequence[Turn], text: str
) -> list[tuple[Actor, list[Span]]]:
    """Return whom the title names with the office that is a label, and the offices in those labels.

    Not where the text itself names somebody so: then it is for the quotations to decide who speaks.
    """
    known = {family(each.fullest) for each in entities if each.type == "person"}
    named: list[tuple[Actor, list[Span]]] = []
    for office, spans in offices(turns, text).items():
        holder = next((actor for actor in people if holds(actor, office)), None)
        key = family(holder.name.split()) if holder is not None else ""
        if holder is not None and key not in known:
            known.add(key)
            named.append((holder, spans))
    return named


def offices(turns: Sequence[Turn], text: str) -> dict[str, list[Span]]:
    """Return where each office stands in labels that give an office only."""
    found: dict[str, list[Span]] = {}
    for label in (turn.label for turn in turns if turn.kind == "office"):
        match = OFFICE.search(label.of(text)) if label is not None else None
        if label is not None and match is not None:
            found.setdefault(match[0], []).append(Span(label.start + match.start(), label.start + match.end()))
    return found


def holds(actor: Actor, office: str) -> bool:
    """Tell whether the title says that somebody holds an office."""
    words = office.lower().split()
    return any(is_holder(role.text.lower().split(), words) for role in actor.roles)
