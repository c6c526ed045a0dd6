"""Write the beginning of a correction for a fact, for a person to complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dossier.model import Dossier, Span
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


def facts(dossier: Dossier, id: str) -> Iterator[tuple[str, Span, dict[str, str | None]]]:
    """Go through the facts that rest on the words with an id: what they are, their words, and the values found."""
    ids = evidence_ids(dossier.document.text, spans_of(dossier))
    for quote in dossier.quotes:
        for span in quote.spans:
            if ids[span] == id:
                speaker = quote.speaker
                actor = dossier.actor(speaker.actor) if speaker is not None else None
                name = actor.name if actor is not None else speaker.text if speaker is not None else None
                yield "quote", span, {"speaker": name, "kind": quote.kind}
    for date in dossier.dates:
        if ids[date.span] == id:
            yield "date", date.span, {"edtf": date.edtf}
    for actor in dossier.actors:
        if actor.id == id and actor.mentions:
            yield "actor", actor.mentions[0].span, actor_values(actor.name, actor.type, actor.country)
        for mention in actor.mentions:
            if ids[mention.span] == id and actor.id != id:
                if mention.kind in ("name", "nominal"):
                    yield "actor", mention.span, actor_values(actor.name, actor.type, actor.country)
                else:
                    yield "mention", mention.span, {"actor": actor.name}
        for role in actor.roles:
            if ids[role.span] == id:
                yield "role", role.span, {}
    for line in dossier.summary.sentences:
        if ids[line.span] == id:
            yield "summary", line.span, {}


def actor_values(name: str, kind: str, country: str | None) -> dict[str, str | None]:
    """Return what a correction can set of an actor."""
    return {"name": name, "type": kind, "country": country}


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
