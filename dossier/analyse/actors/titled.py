"""Who speaks under a label that does not name them in full, where only the title of the document does.

"Remarks by Vice President Harris" heads a page on which she is "THE VICE PRESIDENT" and nothing else; of "Press
Gaggle by Press Secretary Karine Jean-Pierre" the text has "MS. JEAN-PIERRE". A title that stands outside the text
(in front matter) gives them their names there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.names import Name
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


def name_in_full(entities: Sequence[Entity], people: Sequence[Actor], turns: Sequence[Turn], tokens: Tokens) -> None:
    """Give those whom a label calls by their last name the full name that the title has.

    Only where nobody else bears the name, in the text or in the title.

    Parameters:
        entities: The actors of the text.
        people: The persons whom the title names.
        turns: The turns of the text.
        tokens: Its tokens.
    """
    labels = SpanIndex((turn.label, turn) for turn in turns if turn.label is not None)
    by_family = Counter(family(actor.name.split()) for actor in people)
    for actor in people:
        full = tuple(actor.name.split())
        if len(full) > 1 and by_family[family(full)] == 1:
            entity = only_bearer(entities, full)
            if entity is not None and any(is_in_label(name, labels, tokens) for name in entity.names):
                entity.names[0] = replace(entity.names[0], written=full)
                entity.forms.append(full)


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
