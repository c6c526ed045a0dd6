"""Write a correction of a fact: begun for a person to complete, or complete with what a person answered.

The form in the page makes the same YAML out of the same entries (`theme/assets/correct.js`): it takes the lines written
here and puts answers in, so a change of the form of an entry is made here alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.model import Actor, Dossier, Span
from dossier.people.anchoring import lasting_selector
from dossier.people.corrections.form import FIELDS, METADATA, Target, Verb
from dossier.people.evidence import evidence_spans
from dossier.people.selectors import evidence_ids
from dossier.wording import translated

HEAD = "corrections:\n"
DOCUMENT: Target = "document"
"""What stands for the id of the metadata."""

_UNPRINTABLE = re.compile("[\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a correction can be about."""

    target: Target
    id: str
    """Evidence id of its words, or the id of an actor."""
    span: Span | None
    """Its words; None for the metadata of the document."""
    values: Mapping[str, str | None] = field(default_factory=dict)
    """What can be set, as found."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of a fact."""

    verb: Verb
    to: Mapping[str, str] = field(default_factory=dict)
    """The new values; an empty one takes the value away."""
    why: str = ""
    by: str = ""
    date: str = ""


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
    entries = "".join(entry(dossier.document.text, fact) for fact in facts_by_id(dossier).get(id, ()))
    return (HEAD if head else "") + entries if entries else ""


def facts_by_id(dossier: Dossier) -> dict[str, list[Fact]]:
    """Return the facts that rest on the words with an id; by the id of an actor, the actor with its roles."""
    ids = evidence_ids(dossier.document.text, evidence_spans(dossier))
    found: dict[str, list[Fact]] = {DOCUMENT: [document_fact(dossier)]}
    for fact in facts(dossier, ids):
        found.setdefault(fact.id, []).append(fact)
    for actor in dossier.actors:
        named = (Fact("actor", actor.id, mention.span, actor_values(actor)) for mention in actor.mentions[:1])
        # An actor may have the id of words (`e2bf72b81`); what rests on these stays as it is.
        found[actor.id] = [*found.get(actor.id, ()), *named, *role_facts(actor, ids)]
    return found


def facts(dossier: Dossier, ids: Mapping[Span, str]) -> Iterator[Fact]:
    """Go through all facts, each with the id of its words."""
    for quote in dossier.quotes:
        speaker = quote.speaker
        actor = dossier.actor(speaker.actor) if speaker is not None else None
        name = actor.name if actor is not None else speaker.text if speaker is not None else None
        yield from (Fact("quote", ids[span], span, {"speaker": name, "kind": quote.kind}) for span in quote.spans)
    yield from (Fact("date", ids[date.span], date.span, {"edtf": date.edtf}) for date in dossier.dates)
    for actor in dossier.actors:
        yield from mention_facts(actor, ids)
        yield from role_facts(actor, ids)
    yield from (Fact("summary", ids[line.span], line.span) for line in dossier.summary.sentences)
    yield from (Fact("point", ids[point.span], point.span) for point in dossier.summary.key_points)


def mention_facts(actor: Actor, ids: Mapping[Span, str]) -> Iterator[Fact]:
    """Go through what can be corrected where an actor is named, or meant by another word."""
    for mention in actor.mentions:
        is_name = mention.kind in ("name", "nominal")
        values = actor_values(actor) if is_name else {"actor": actor.name}
        yield Fact("actor" if is_name else "mention", ids[mention.span], mention.span, values)


def role_facts(actor: Actor, ids: Mapping[Span, str]) -> Iterator[Fact]:
    """Go through the roles of an actor."""
    for role in actor.roles:
        yield Fact("role", ids[role.span], role.span, {"role": " ".join(role.text.split()), "actor": actor.name})


def actor_values(actor: Actor) -> dict[str, str | None]:
    """Return what a correction can set of an actor."""
    return {"name": actor.name, "type": actor.type, "country": actor.country}


def document_fact(dossier: Dossier) -> Fact:
    """Return the metadata as a fact."""
    stated = {name: getattr(dossier.document, name) for name in METADATA}
    return Fact(DOCUMENT, DOCUMENT, None, {name: one.value if one else None for name, one in stated.items()})


def entry(text: str, fact: Fact, answer: Answer | None = None) -> str:
    """Write one correction: with an answer as that says, else with the values found and what to do with them.

    Parameters:
        text: The text that the words of the fact stand in.
        fact: What is corrected; one without an id, which nobody has found yet, is added by its words.
        answer: What a person says of it.
    """
    if answer is not None:
        to = {name: answer.to[name] for name in FIELDS[answer.verb, fact.target] if name in answer.to}
        lines = [f"  - {answer.verb}: {fact.target}", *place(text, fact), *values("to:", to)]
        told = {"why": answer.why, "by": answer.by, "date": answer.date}
        lines += [f"    {name}: {quoted(words)}" for name, words in told.items() if words]
        return "\n".join(lines) + "\n"
    verb = "set" if fact.values else "drop"
    advice = translated("write what is right; leave out what stays")
    if fact.span is not None:
        advice = translated("write what is right; leave out what stays; or drop it: 'drop' above and no 'to'")
    lines = [f"  - {verb}: {fact.target}", *place(text, fact), *values(f"to:  # {advice}", fact.values)]
    return "\n".join([*lines, "    why:", "    by:", "    date:"]) + "\n"


def finding(text: str, says: str, words: Span | None = None, by: str = "", date: str = "") -> str:
    """Write a finding of a person, with the words of the text that it rests on, if any."""
    lines = [f"  - says: {quoted(says)}", *(place(text, Fact("summary", "", words)) if words else ())]
    lines += [f"    {name}: {quoted(told)}" for name, told in (("by", by), ("date", date)) if told]
    return "findings:\n" + "\n".join(lines) + "\n"


def place(text: str, fact: Fact) -> list[str]:
    """Write which words an entry is about; nothing for the document."""
    if fact.span is None:
        return []
    found = lasting_selector(text, fact.span)
    parts = {"id": fact.id, "exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    lines = [f"    {name}: {quoted(words)}" for name, words in parts.items() if name != "id" or words]
    return [*lines, f"    start: {found.start}"]


def values(head: str, given: Mapping[str, str | None]) -> list[str]:
    """Write what an entry sets, if anything."""
    if not given:
        return []
    return [
        f"    {head}",
        *(f"      {name}: {quoted(value) if value else ''}".rstrip() for name, value in given.items()),
    ]


def blank_entries() -> str:
    """Write an entry for each kind of fact that a person can add, and for a finding, all words left open."""
    blank = "findings:\n  - says:\n    exact:\n    prefix:\n    suffix:\n    by:\n    date:\n"
    return "".join(blank_entry(target) for verb, target in FIELDS if verb == "add") + blank


def blank_entry(target: str) -> str:
    """Write an entry that adds something, its words left open."""
    to: Sequence[str] = FIELDS["add", target]
    lines = [f"  - add: {target}", "    exact:", "    prefix:", "    suffix:"]
    return "\n".join([*lines, *values("to:", dict.fromkeys(to)), "    why:", "    by:", "    date:"]) + "\n"


def quoted(text: str) -> str:
    """Write a text as a YAML double-quoted scalar; what an editor would not show is escaped."""
    plain = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)
