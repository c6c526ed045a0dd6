"""Write the beginning of a correction for a fact, for a person to complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from dossier.model import Actor, Dossier, Mention, Span
from dossier.people.anchoring import lasting_selector
from dossier.people.corrections.form import METADATA
from dossier.people.selectors import evidence_ids

_UNPRINTABLE = re.compile("[\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]")


def correction_stub(dossier: Dossier, id: str, *, head: bool = True) -> str:
    """Return YAML that corrects one fact, ready to be completed.

    The words and their surroundings are in it, so that the correction outlives edits of the source and better engines.
    The values are those found: whoever changes them says what is right. Where several facts rest on the same words
    there is an entry for each; those that are right can be deleted.

    Parameters:
        dossier: What was found.
        id: The evidence id of the words, as the page's addresses have it; the id of an actor; or `document`.
        head: Whether to begin with `corrections:`; without it, the entry continues a file that is there.

    Returns:
        YAML that `load_corrections` accepts as it stands; empty when the dossier has nothing with that id.
    """
    entries = [entry(dossier, target, span, id, values) for target, span, values in facts(dossier, id)]
    if id == "document":
        entries = [document_entry(dossier), *entries]
    if not entries:
        return ""
    return ("corrections:\n" if head else "") + "".join(entries)


Fact = tuple[str, Span, dict[str, str | None]]
"""What a fact is, its words, and the values found."""


def facts(dossier: Dossier, id: str) -> Iterator[Fact]:
    """Go through the facts that rest on the words with an id, or that an actor's id names."""
    ids = evidence_ids(dossier.document.text, spans_of(dossier))
    yield from (fact for fact in quote_facts(dossier) if ids[fact[1]] == id)
    yield from (("date", date.span, {"edtf": date.edtf}) for date in dossier.dates if ids[date.span] == id)
    for actor in dossier.actors:
        yield from actor_facts(actor, id, ids)
    yield from (("summary", line.span, {}) for line in dossier.summary.sentences if ids[line.span] == id)


def actor_facts(actor: Actor, id: str, ids: Mapping[Span, str]) -> Iterator[Fact]:
    """Go through the words that name an actor or its roles; by its own id once, where it is named first."""
    if actor.id == id:
        yield from (("actor", mention.span, actor_values(actor)) for mention in actor.mentions[:1])
    else:
        yield from (mention_fact(actor, mention) for mention in actor.mentions if ids[mention.span] == id)
    yield from (("role", role.span, {}) for role in actor.roles if ids[role.span] == id)


def quote_facts(dossier: Dossier) -> Iterator[Fact]:
    """Go through the quotes, each part for itself."""
    for quote in dossier.quotes:
        speaker = quote.speaker
        actor = dossier.actor(speaker.actor) if speaker is not None else None
        name = actor.name if actor is not None else speaker.text if speaker is not None else None
        yield from (("quote", span, {"speaker": name, "kind": quote.kind}) for span in quote.spans)


def mention_fact(actor: Actor, mention: Mention) -> Fact:
    """Return what can be corrected where an actor is named, or meant by another word."""
    if mention.kind in ("name", "nominal"):
        return "actor", mention.span, actor_values(actor)
    return "mention", mention.span, {"actor": actor.name}


def actor_values(actor: Actor) -> dict[str, str | None]:
    """Return what a correction can set of an actor."""
    return {"name": actor.name, "type": actor.type, "country": actor.country}


def spans_of(dossier: Dossier) -> set[Span]:
    """Return the words of every fact that a correction can be about."""
    return {
        *(span for quote in dossier.quotes for span in quote.spans),
        *(date.span for date in dossier.dates),
        *(mention.span for actor in dossier.actors for mention in actor.mentions),
        *(role.span for actor in dossier.actors for role in actor.roles),
        *(line.span for line in dossier.summary.sentences),
    }


def entry(dossier: Dossier, target: str, span: Span, id: str, values: dict[str, str | None]) -> str:
    """Write one correction."""
    found = lasting_selector(dossier.document.text, span)
    verb = "set" if values else "drop"
    lines = [
        f"  - {verb}: {target}",
        f"    id: {quoted(id)}",
        f"    exact: {quoted(found.exact)}",
        f"    prefix: {quoted(found.prefix)}",
        f"    suffix: {quoted(found.suffix)}",
        f"    start: {found.start}",
    ]
    if values:
        lines.append("    to:  # write what is right; leave out what stays; or drop it: 'drop' above and no 'to'")
        lines += [
            f"      {name}: {quoted(value) if value is not None else ''}".rstrip() for name, value in values.items()
        ]
    lines += ["    why:", "    by:", "    date:"]
    return "\n".join(lines) + "\n"


def document_entry(dossier: Dossier) -> str:
    """Write a correction of the metadata."""
    found = {name: getattr(dossier.document, name) for name in METADATA}
    lines = ["  - set: document", "    to:  # write what is right; leave out what stays"]
    lines += [
        f"      {name}: {quoted(stated.value) if stated is not None else ''}".rstrip() for name, stated in found.items()
    ]
    return "\n".join([*lines, "    why:", "    by:", "    date:"]) + "\n"


def quoted(text: str) -> str:
    """Write a text as a YAML double-quoted scalar; what an editor would not show is escaped."""
    plain = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)
