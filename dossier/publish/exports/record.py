"""The JSON record of one dossier, as `dossier/data/record.schema.json` describes it.

Field names follow schema.org where it has them, evidence follows the W3C Web Annotation selectors, dates are EDTF. The
record is self-contained: it holds the normalised text that every position counts in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from operator import attrgetter
from typing import Any

from dossier import __version__
from dossier.analyse.summary.glosses import name_pronouns
from dossier.edtf import published
from dossier.model import (
    SCHEMA_VERSION,
    Actor,
    AppliedCorrection,
    Confidence,
    DateMention,
    Document,
    Dossier,
    Finding,
    Gloss,
    Profile,
    Quote,
    Reason,
    Review,
    Span,
    Stated,
    Summary,
)
from dossier.people.evidence import evidence_spans
from dossier.people.selectors import evidence_ids, selector
from dossier.publish.addresses import profile_address, web_addresses
from dossier.spans import SpanIndex
from dossier.wording import corrected_value, say

Json = dict[str, Any]

TYPE_NAMES = {
    "person": "Person",
    "organisation": "Organization",
    "country": "Country",
    "group": "Group",
    "place": "Place",
}
"""Our types in schema.org's words; `Group` (armed groups, movements, peoples) is our own: schema.org has none."""

METADATA = {
    "title": "headline",
    "date": "datePublished",
    "source": "publisher",
    "author": "author",
    "language": "inLanguage",
    "url": "url",
    "place": "locationCreated",
    "licence": "license",
}
"""Fields of `Document` and their names in the record."""


@cache
def schema() -> Json:
    """Return the published JSON Schema of the record."""
    loaded: Json = json.loads(files("dossier").joinpath("data", "record.schema.json").read_text("utf-8"))
    return loaded


@dataclass(slots=True)
class _Evidence:
    """The annotations of one record, each stretch of text once."""

    text: str
    ids: Mapping[Span, str]
    """The id of every span that may be cited."""
    motivations: dict[Span, list[str]] = field(default_factory=dict)

    def cite(self, span: Span, motivation: str) -> str:
        """Return the id of the annotation for a span."""
        motivations = self.motivations.setdefault(span, [])
        if motivation not in motivations:
            motivations.append(motivation)
        return self.ids[span]

    def annotations(self) -> list[Json]:
        """Return all annotations in the order of the text."""
        return [self.annotation(span) for span in sorted(self.motivations)]

    def annotation(self, span: Span) -> Json:
        """Return one annotation with both selectors."""
        quoted = selector(self.text, span)
        return {
            "id": self.ids[span],
            "type": "Annotation",
            "motivation": self.motivations[span],
            "target": {
                "source": "#source",
                "selector": [
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": quoted.exact,
                        "prefix": quoted.prefix,
                        "suffix": quoted.suffix,
                    },
                ],
            },
        }


def record(dossier: Dossier, profiles: Mapping[str, Profile] | None = None) -> Json:
    """Return a dossier as JSON values.

    Parameters:
        dossier: With authority and corrections applied.
        profiles: The profile of each actor's id, for `profile` and `sameAs`; None leaves them out.

    Returns:
        A value that the schema accepts, the same for the same dossier.
    """
    document = dossier.document
    # The page has ids of the spans that facts rest on; what the record cites beside them must not change those.
    ids = evidence_ids(document.text, evidence_spans(dossier), cited_spans(dossier))
    evidence = _Evidence(document.text, ids)
    named = SpanIndex((mention.span, rank) for rank, found in enumerate(dossier.actors) for mention in found.mentions)
    body = {
        "schemaVersion": SCHEMA_VERSION,
        "id": document.id,
        "type": "Report",
        "headline": value(document.title),
        "inLanguage": value(document.language),
        "datePublished": published_date(value(document.date)),
        "source": source(document),
        "metadata": metadata(document, evidence),
        "findings": [finding(found, evidence) for found in dossier.findings],
        "abstract": abstract(dossier.summary, evidence),
        "keyPoints": key_points(dossier.summary, evidence),
        "actors": [
            actor(document.id, found, rank, evidence, profiles or {}) for rank, found in enumerate(dossier.actors, 1)
        ],
        "quotations": [quotation(found, number, evidence) for number, found in enumerate(dossier.quotes, 1)],
        "events": [event(dossier, found, number, evidence, named) for number, found in enumerate(dossier.dates, 1)],
        "review": review(dossier.review),
        "corrections": [correction(applied) for applied in dossier.corrections],
        "notices": [
            {"code": notice.code, "message": say(notice.reason), "severity": notice.severity}
            for notice in dossier.notices
        ],
    }
    body["annotations"] = evidence.annotations()
    body["provenance"] = {
        "generator": "dossier",
        "version": __version__,
        "engine": dossier.engine,
        "summary": say(dossier.summary.chosen_by),
        "digitalSourceType": "https://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
    }
    return body


span_of = attrgetter("span")


def cited_spans(dossier: Dossier) -> Iterator[Span]:
    """Go through every span that the record cites."""
    stated: Iterator[Stated | None] = (getattr(dossier.document, name) for name in METADATA)
    yield from filter(None, (found.span for found in stated if found))
    yield from filter(None, map(span_of, dossier.findings))
    for sentence in dossier.summary.sentences:
        yield sentence.span
        yield from (gloss.span for gloss in sentence.glosses)
    yield from map(span_of, dossier.summary.key_points)
    for actor in dossier.actors:
        yield from map(span_of, (*actor.mentions, *actor.roles))
    for quote in dossier.quotes:
        yield from quote.spans
        yield from filter(None, (quote.cue, quote.speaker and quote.speaker.span))
    for date in dossier.dates:
        yield from filter(None, (date.span, date.attached))


def said(reason: Reason | None) -> str | None:
    """Return a reason in words."""
    return say(reason) if reason is not None else None


def value(stated: Stated | None) -> str | None:
    """Return the value of a metadata field."""
    return stated.value if stated is not None else None


def published_date(edtf: str | None) -> str | None:
    """Return a date in a form that every reader of EDTF knows."""
    return published(edtf) if edtf is not None else None


def source(document: Document) -> Json:
    """Return the source with its normalised text."""
    return {
        "id": "#source",
        "type": "DigitalDocument",
        "path": document.path,
        "encodingFormat": document.media_type,
        "sha256": document.sha256 or None,
        "textSha256": sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "textLength": len(document.text),
        "text": document.text,
        "pages": list(document.pages),
        "normalization": list(document.normalisation),
        "publisher": value(document.source),
        "author": value(document.author),
        "url": value(document.url),
        "locationCreated": value(document.place),
        "license": value(document.licence),
        "additionalProperty": [
            {"type": "PropertyValue", "name": name, "value": list(values)} for name, *values in document.fields
        ],
    }


def metadata(document: Document, evidence: _Evidence) -> Json:
    """Say where each known metadata field comes from."""
    known = {}
    for name, term in METADATA.items():
        stated: Stated | None = getattr(document, name)
        if stated is not None:
            known[term] = {
                "value": published_date(stated.value) if name == "date" else stated.value,
                "basis": say(stated.basis),
                "evidence": cited(evidence, stated.span),
            }
    return known


def cited(evidence: _Evidence, span: Span | None, motivation: str = "describing") -> list[str]:
    """Return the evidence of a span as a list; empty without one."""
    return [evidence.cite(span, motivation)] if span is not None and span.start < span.end else []


def words(evidence: _Evidence, span: Span) -> str:
    """Return the words of a span on one line."""
    return " ".join(span.of(evidence.text).split())


def finding(found: Finding, evidence: _Evidence) -> Json:
    """Return what a person says of the document in words of their own."""
    return {
        "text": found.text,
        "author": found.by,
        "datePublished": found.date,
        "evidence": cited(evidence, found.span, "highlighting"),
    }


def abstract(summary: Summary, evidence: _Evidence) -> list[Json]:
    """Return the summary: whole sentences of the source, with our glosses apart."""
    return [
        {
            "id": f"s{number}",
            "text": words(evidence, sentence.span),
            "origin": "extracted",
            "glosses": glossed(sentence.glosses, evidence),
            "evidence": [evidence.cite(sentence.span, "summarizing")],
        }
        for number, sentence in enumerate(summary.sentences, 1)
    ]


def glossed(glosses: Iterable[Gloss], evidence: _Evidence) -> list[Json]:
    """Return words of ours beside those of the source that they explain."""
    return [
        {
            "text": say(gloss.says),
            "of": words(evidence, gloss.span),
            "evidence": cited(evidence, gloss.span, "linking"),
        }
        for gloss in glosses
    ]


def key_points(summary: Summary, evidence: _Evidence) -> list[Json]:
    """Return the one thing said of each central actor."""
    return [
        {
            "actor": point.actor,
            "text": words(evidence, point.span),
            "kind": point.kind,
            "evidence": [evidence.cite(point.span, "highlighting")],
        }
        for point in summary.key_points
    ]


def actor(dossier: str, found: Actor, rank: int, evidence: _Evidence, profiles: Mapping[str, Profile]) -> Json:
    """Return an actor with every place where the text names it."""
    profile = profiles.get(found.id)
    body: Json = {
        "id": found.id,
        "type": TYPE_NAMES[found.type],
        "name": found.name,
        "alternateName": list(found.aliases),
        "country": found.country,
        "salience": rank,
        "role": [
            {"name": role.text, "position": say(role.pattern), "evidence": [evidence.cite(role.span, "describing")]}
            for role in found.roles
        ],
        "mentions": [
            {
                "kind": mention.kind,
                "foundBy": say(mention.found_by),
                "joinedBy": said(mention.joined_by),
                "evidence": [evidence.cite(mention.span, "identifying")],
            }
            for mention in found.mentions
        ],
        "confidence": confidence(found.confidence),
    }
    if profile is not None:
        body["profile"] = profile.id
        body["page"] = profile_address(profile, dossier)
        body["sameAs"] = list(web_addresses(profile))
    return body


def confidence(found: Confidence) -> Json:
    """Return how sure the extraction is, and why."""
    return {"level": found.level, "reason": said(found.reason)}


def quotation(found: Quote, number: int, evidence: _Evidence) -> Json:
    """Return a quote; its parts are one text here and one annotation each."""
    speaker = found.speaker
    return {
        "id": f"q{number}",
        "text": found.joint.join(words(evidence, span) for span in found.spans),
        "kind": found.kind,
        "spokenBy": speaker.actor if speaker is not None else None,
        "speaker": None
        if speaker is None
        else {"text": speaker.text, "kind": speaker.kind, "evidence": cited(evidence, speaker.span, "identifying")},
        "cue": None
        if found.cue is None
        else {"text": words(evidence, found.cue), "evidence": cited(evidence, found.cue)},
        "attributedBy": said(found.how),
        "confidence": confidence(found.confidence),
        "evidence": [evidence.cite(span, "quoting") for span in found.spans],
    }


def event(dossier: Dossier, found: DateMention, number: int, evidence: _Evidence, named: SpanIndex[int]) -> Json:
    """Return a date with what the text says of it."""
    return {
        "id": f"d{number}",
        "name": words(evidence, found.attached) if found.attached is not None else None,
        "glosses": glossed(happened_glosses(dossier, found), evidence),
        "kind": found.attached_kind,
        "tense": found.tense,
        "when": {
            "asWritten": words(evidence, found.span),
            "edtf": published_date(found.edtf),
            "timex": {"type": found.type, "value": found.value},
            "firstDay": found.first,
            "lastDay": found.last,
            "precision": found.precision,
            "certainty": found.certainty,
            "rule": say(found.rule),
            "anchor": None
            if found.anchor is None
            else {
                "what": say(found.anchor.what),
                "value": published_date(found.anchor.value),
            },
            "alternatives": [
                {"edtf": published_date(other.edtf), "reason": say(other.reason)} for other in found.alternatives
            ],
        },
        "involved": involved(dossier, found.attached, named),
        "evidence": [evidence.cite(found.span, "classifying")],
        "nameEvidence": cited(evidence, found.attached),
    }


def happened_glosses(dossier: Dossier, found: DateMention) -> tuple[Gloss, ...]:
    """Return who is meant by "she" in the words for what happened."""
    if found.attached is None:
        return ()
    return name_pronouns(dossier.document.text, found.attached, dossier.actors, dossier.quotes)


def involved(dossier: Dossier, happened: Span | None, named: SpanIndex[int]) -> list[str]:
    """Return the ids of the actors named in what happened, most central first."""
    if happened is None:
        return []
    return [dossier.actors[rank].id for rank in sorted({rank for _, rank in named.inside(happened)})]


def review(found: Review) -> Json:
    """Return what a person said of the whole."""
    return {
        "status": found.status,
        "reviewedBy": found.by,
        "dateReviewed": found.date,
        "reliability": found.reliability,
        "credibility": found.credibility,
    }


def correction(applied: AppliedCorrection) -> Json:
    """Return a change a person made."""
    return {
        "type": "CorrectionComment",
        "target": say(applied.target),
        "was": corrected_value(applied.target, applied.was),
        "now": corrected_value(applied.target, applied.now),
        "text": applied.why,
        "author": applied.by,
        "datePublished": applied.date,
    }
