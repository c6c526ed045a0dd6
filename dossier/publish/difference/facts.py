"""The facts of a record, each with the words it rests on, and with what it says field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dossier.spans import one_line

Json = Mapping[str, Any]

Kind = Literal["document", "finding", "summary", "key point", "actor", "quote", "date"]
KINDS: tuple[Kind, ...] = ("document", "finding", "summary", "key point", "actor", "quote", "date")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a record says."""

    kind: Kind
    words: str
    """What it is called in a list: a name, the words of a quotation, a date as written."""
    fields: tuple[tuple[str, str], ...]
    """What it says, by name."""
    evidence: frozenset[str] = frozenset()
    """Ids of the words that it rests on."""


def facts_of(record: Json) -> Iterator[Fact]:
    """Go through the facts of a record, as `dossier.publish.exports.record` writes it."""
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    yield from document_facts(record)
    for finding in record.get("findings", ()):
        yield Fact("finding", one_line(finding["text"]), named(by=finding.get("author")), evidence_in(finding))
    for line in record["abstract"]:
        yield Fact("summary", one_line(line["text"]), (), evidence_in(line))
    for point in record["keyPoints"]:
        about = names.get(point["actor"], "")
        yield Fact("key point", one_line(point["text"]), named(about=about), evidence_in(point))
    yield from map(actor_fact, record["actors"])
    for quotation in record["quotations"]:
        yield quote_fact(quotation, names)
    for event in record["events"]:
        yield date_fact(event, names)


def document_facts(record: Json) -> Iterator[Fact]:
    """Give what the document says of itself."""
    for name, stated in record["metadata"].items():
        yield Fact("document", name, named(value=stated["value"]))


def actor_fact(actor: Json) -> Fact:
    """Give an actor: its name, type, country and roles."""
    roles = sorted({one_line(role["name"]) for role in actor["role"]})
    mentioned = frozenset(one for mention in actor["mentions"] for one in mention["evidence"])
    said = named(name=actor["name"], type=actor["type"], country=actor["country"], roles="; ".join(roles))
    return Fact("actor", actor["name"], said, mentioned)


def quote_fact(quotation: Json, names: Mapping[str, str]) -> Fact:
    """Give a quotation: its words, kind and speaker."""
    speaker = names.get(quotation["spokenBy"] or "") or (quotation["speaker"] or {}).get("text")
    said = named(words=one_line(quotation["text"]), kind=quotation["kind"], speaker=speaker)
    return Fact("quote", one_line(quotation["text"]), said, evidence_in(quotation))


def date_fact(event: Json, names: Mapping[str, str]) -> Fact:
    """Give a date: which days it means, how sure that is, and what happened."""
    when = event["when"]
    involved = sorted(names.get(one, one) for one in event.get("involved") or ())
    said = named(
        date=when["edtf"] or when["timex"]["value"],
        certainty=when["certainty"],
        happened=one_line(event["name"] or ""),
        tense=event["tense"],
        involved="; ".join(involved),
    )
    return Fact("date", one_line(when["asWritten"]), said, evidence_in(event))


def evidence_in(part: Json) -> frozenset[str]:
    """Return the ids of the words that a part of a record rests on."""
    return frozenset(part.get("evidence") or ())


def named(**values: str | None) -> tuple[tuple[str, str], ...]:
    """Return the fields that have a value."""
    return tuple((name, value) for name, value in values.items() if value)


def of_kind(facts: Iterable[Fact], kind: Kind) -> Sequence[Fact]:
    """Return the facts of one kind."""
    return [fact for fact in facts if fact.kind == kind]
