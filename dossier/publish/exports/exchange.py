"""Findings in the forms of other investigations' programs: FollowTheMoney, STIX 2.1, GraphML, W3C Web Annotation.

They say who is named where and which words say so. What a document claims of somebody is passed on as the document's
words with its address, never as a fact about them: no relation between two actors is made out of a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from dossier.edtf import first_day
from dossier.model import Card, Profile
from dossier.publish.addresses import dossier_address, profile_address
from dossier.publish.exports.columns import Tables, title
from dossier.publish.exports.facts import APPEARANCES, EVENTS, QUOTES, Appearance
from dossier.publish.exports.feeds import UNDATED, stamp, xml_text
from dossier.publish.exports.record import record
from dossier.publish.pages.site import published_address, safe_href

Json = dict[str, Any]

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "ja": "jpn", "nl": "nld", "pl": "pol",
    "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 -> 639-3, which FollowTheMoney wants."""


def json_line(body: object) -> str:
    """Write a value as JSON on a line."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"


def hashed(*parts: str) -> str:
    """Return what stands for some words in an id."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def shortened(words: str, most: int = 120) -> str:
    """Return words as a name of something."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


# ------------------------------------------------------------------------------------------------------- FollowTheMoney

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "country": "PublicBody",
    "group": "Organization",
    "place": "Address",
}


def entity(id: str, schema: str, **properties: object) -> str:
    """Write an entity as a line of FollowTheMoney; properties are lists of text, and those of nothing are left out."""
    held = {
        name: [str(value) for value in (values if isinstance(values, list | tuple) else [values]) if value]
        for name, values in properties.items()
    }
    return json_line({"id": id, "schema": schema, "properties": {name: some for name, some in held.items() if some}})


def followthemoney(tables: Tables) -> Iterator[str]:
    """Write actors, documents, who is named in which, what was said and what happened as FollowTheMoney entities."""
    for profile in tables.collection.profiles:
        yield ftm_actor(tables, profile)
    for card in tables.collection.cards:
        yield ftm_document(tables, card)
    for document, rows in tables.rows.by_document(APPEARANCES.writer):
        for one in map(APPEARANCES.read, rows):
            if one.actor:
                yield from ftm_appearance(tables, document, one)
    for document, row in tables.in_order(QUOTES.writer, by_day=False):
        said = QUOTES.read(row)
        yield entity(
            f"quote-{hashed(document, said.fact)}",
            "Note",
            name=shortened(said.words),
            description=said.words,
            entity=f"actor-{said.actor}" if said.actor else "",
            summary=said.speaker,
            proof=f"document-{document}",
            sourceUrl=web(tables, f"{dossier_address(document)}#{said.fact}"),
        )
    for document, row in tables.in_order(EVENTS.writer, by_day=True):
        told = EVENTS.read(row)
        if not told.passing:
            yield entity(
                f"event-{hashed(document, told.fact)}",
                "Event",
                name=shortened(told.happened or told.written),
                description=told.happened,
                startDate=ftm_day(told.first),
                endDate=ftm_day(told.last),
                involved=[f"actor-{actor}" for actor in told.actors],
                proof=f"document-{document}",
                sourceUrl=web(tables, f"{dossier_address(document)}#{told.fact}"),
            )


def ftm_day(day: str | None) -> str:
    """Return a day that FollowTheMoney takes: none before year 1000."""
    return day if day and re.match(r"[1-9]\d{3}-", day) else ""


def web(tables: Tables, address: str) -> str:
    """Return an address on the web, or nothing where the site does not know its own."""
    return tables.page(address) if safe_href(tables.site.url) else ""


FORMER_STATES = {"su": "suhh", "yu": "yucs", "cs": None}
"""Codes of states that are no more, as FollowTheMoney has them; "cs" was Czechoslovakia's and later another's."""


def ftm_actor(tables: Tables, profile: Profile) -> str:
    """Write an actor as an entity."""
    place = web(tables, profile_address(profile))
    schema = SCHEMATA[profile.type]
    full = {"full": profile.name} if schema == "Address" else {}
    links = [address for address in map(safe_href, profile.links) if address]
    return entity(
        f"actor-{profile.id}",
        schema,
        name=profile.name,
        alias=list(profile.aliases),
        country=FORMER_STATES.get(profile.country or "", profile.country),
        wikidataId=profile.wikidata,
        sourceUrl=[place, *links],
        **full,
    )


def ftm_document(tables: Tables, card: Card) -> str:
    """Write a document as an entity."""
    return entity(
        f"document-{card.id}",
        "Article",
        title=title(card),
        fileName=card.path,
        author=card.author,
        publisher=card.source,
        publishedAt=ftm_day(first_day(card.date)) if card.date else "",
        language=LANGUAGES.get(card.language.partition("-")[0]),
        summary=card.lead,
        keywords=[value for name in ("tags", "labels") for value in Tables.fields(card).get(name, ())],
        sourceUrl=[web(tables, dossier_address(card.id)), safe_href(card.url)],
    )


def ftm_appearance(tables: Tables, document: str, one: Appearance) -> Iterator[str]:
    """Write that a document names an actor, and as what."""
    yield entity(
        f"mention-{hashed(document, one.fact)}",
        "Mention",
        document=f"document-{document}",
        resolved=f"actor-{one.actor}",
        name=one.name,
        detectedSchema=SCHEMATA[one.type],
    )
    yield entity(
        f"documentation-{hashed(document, one.fact)}",
        "Documentation",
        document=f"document-{document}",
        entity=f"actor-{one.actor}",
        role=one.roles,
        sourceUrl=web(tables, f"{dossier_address(document)}#{one.fact}"),
    )


# ----------------------------------------------------------------------------------------------------------------- STIX

IDENTITIES = {"person": "individual", "organisation": "organization", "group": "group", "country": "group"}
"""Our types as identity classes; places have none."""


def stix_id(kind: str, *of: str) -> str:
    """Return an id that is the same in every build, in the form of the random ones that STIX wants."""
    return f"{kind}--{UUID(bytes=bytes.fromhex(hashed(kind, *of))[:16], version=4)}"


def stix(tables: Tables) -> Iterator[str]:
    """Write a bundle: a report for each document, an identity for each actor it names, a note for each quotation.

    Places are left out: a location of STIX needs a country or a position. A document without a date is published on the
    first of January 1970, and labelled `undated`.
    """
    site = tables.site
    author = stix_id("identity", "site", site.url or site.name)
    common = {"spec_version": "2.1", "created_by_ref": author}
    start = f"{UNDATED}T00:00:00.000Z"
    yield f'{{"type":"bundle","id":"{stix_id("bundle", site.url or site.name)}","objects":[\n'
    maker = {"type": "identity", "spec_version": "2.1", "id": author, "created": start, "modified": start}
    yield json.dumps({**maker, "name": site.name, "identity_class": "organization"}, ensure_ascii=False)
    for profile in tables.collection.profiles:
        if profile.type in IDENTITIES:
            yield f",\n{json.dumps(stix_actor(tables, profile) | common, ensure_ascii=False)}"
    said: dict[str, list[Json]] = {}
    for document, row in tables.in_order(QUOTES.writer, by_day=False):
        if document not in said:
            yield from stix_document(tables, said, common)
            said = {document: []}
        said[document].append(stix_note(tables, document, row))
    yield from stix_document(tables, said, common)
    with_quotes = {card.id for card in tables.collection.cards if card.quotes}
    for card in tables.collection.cards:
        if card.id not in with_quotes:
            yield from stix_document(tables, {card.id: []}, common)
    yield "\n]}\n"


def stix_document(tables: Tables, said: dict[str, list[Json]], common: Json) -> Iterator[str]:
    """Write the report of a document and the notes on it."""
    for document, notes in said.items():
        card = tables.collection.by_id[document]
        report = stix_report(tables, card)
        report["object_refs"] = report["object_refs"] or [common["created_by_ref"]]
        for body in (report, *notes):
            yield f",\n{json.dumps(body | common, ensure_ascii=False)}"


def stix_actor(tables: Tables, profile: Profile) -> Json:
    """Return an actor as an identity."""
    seen = [stamp(tables.collection.by_id[entry.dossier].date) for entry in profile.entries]
    when = f"{min(seen, default=UNDATED)[:10]}T00:00:00.000Z"
    found = [
        {"source_name": "dossier", "url": web(tables, profile_address(profile))},
        {"source_name": "wikidata", "external_id": profile.wikidata or ""},
    ]
    references = [kept for one in found if len(kept := {name: value for name, value in one.items() if value}) > 1]
    return {
        "type": "identity",
        "id": stix_id("identity", profile.id),
        "created": when,
        "modified": when,
        "name": profile.name,
        "identity_class": IDENTITIES[profile.type],
        **({"external_references": references} if references else {}),
    }


def stix_report(tables: Tables, card: Card) -> Json:
    """Return a document as a report on the actors it names."""
    when = f"{stamp(card.date)[:10]}T00:00:00.000Z"
    named = tables.collection.named_in.get(card.id, {}).values()
    actors = {profile.id: None for profile in named if profile.type in IDENTITIES}
    labels = [value for name in ("tags", "labels") for value in Tables.fields(card).get(name, ())]
    addresses = [web(tables, dossier_address(card.id)), safe_href(card.url)]
    about = {
        "description": card.lead,
        "labels": labels if card.date else [*labels, "undated"],
        "external_references": [
            {"source_name": card.source or "source", "url": address} for address in addresses if address
        ],
    }
    return {
        "type": "report",
        "id": stix_id("report", card.id),
        **{"created": when, "modified": when, "published": when},
        "name": title(card),
        **{name: value for name, value in about.items() if value},
        "object_refs": [stix_id("identity", actor) for actor in actors],
    }


def stix_note(tables: Tables, document: str, row: str) -> Json:
    """Return a quotation as a note on its report."""
    said, card = QUOTES.read(row), tables.collection.by_id[document]
    when = f"{stamp(card.date)[:10]}T00:00:00.000Z"
    known = tables.collection.named_in.get(document, {}).values()
    speaker = [stix_id("identity", one.id) for one in known if one.id == said.actor and one.type in IDENTITIES][:1]
    address = web(tables, f"{dossier_address(document)}#{said.fact}")
    return {
        "type": "note",
        "id": stix_id("note", document, said.fact),
        "created": when,
        "modified": when,
        "abstract": f"{said.speaker or 'Unattributed'} ({said.kind})",
        "content": said.words or said.fact,
        **({"authors": [said.speaker]} if said.speaker else {}),
        **({"external_references": [{"source_name": "evidence", "url": address}]} if address else {}),
        "object_refs": [stix_id("report", document), *speaker],
    }


# -------------------------------------------------------------------------------------------------------------- GraphML

KEYS = (
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("type", "node", "string"),
    ("date", "node", "string"),
    ("page", "node", "string"),
    ("mentions", "edge", "int"),
    ("roles", "edge", "string"),
    ("evidence", "edge", "string"),
)


def graphml(tables: Tables) -> Iterator[str]:
    """Write who is named in which document as a graph: actors and documents, an edge for each appearance."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, of, kind in KEYS:
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="dossiers" edgedefault="undirected">\n'
    for card in tables.collection.cards:
        about = {"kind": "document", "label": title(card), "date": card.date}
        yield node(f"document:{card.id}", about | {"page": tables.page(dossier_address(card.id))})
    for profile in tables.collection.profiles:
        about = {"kind": "actor", "label": profile.name, "type": profile.type}
        yield node(f"actor:{profile.id}", about | {"page": tables.page(profile_address(profile))})
    for document, rows in tables.rows.by_document(APPEARANCES.writer):
        for one in map(APPEARANCES.read, rows):
            if one.actor:
                about = {"mentions": str(one.mentions), "roles": "; ".join(one.roles)}
                about["evidence"] = tables.page(f"{dossier_address(document)}#{one.place.evidence[0]}")
                ends = f"source={attribute(f'document:{document}')} target={attribute(f'actor:{one.actor}')}"
                yield f"<edge {ends}>{values(about)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def attribute(text: str) -> str:
    """Return a text as an attribute of XML."""
    return quoteattr(xml_text(text))


def node(id: str, about: dict[str, str]) -> str:
    """Write a node."""
    return f"<node id={attribute(id)}>{values(about)}</node>\n"


def values(about: dict[str, str]) -> str:
    """Write what is known of a node or an edge."""
    return "".join(f'<data key="{name}">{escape(xml_text(text))}</data>' for name, text in about.items() if text)


# ------------------------------------------------------------------------------------------------------ Web Annotation

MOTIVATIONS = {"quoting": "highlighting", "summarizing": "highlighting"}
"""What the record has and the W3C has not, in its words."""


def annotation_page(tables: Tables, document: str) -> Iterator[str]:
    """Write the words that the facts of a dossier rest on as a page of W3C annotations."""
    site, body = tables.site, record(tables.collection.dossier(document))
    page = published_address(dossier_address(document), site) if safe_href(site.url) else "./"
    about = described(body)
    items = [annotation(one, page, about) for one in body["annotations"]]
    yield (
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": web(tables, f"{dossier_address(document)}annotations.jsonld") or "annotations.jsonld",
                "type": "AnnotationPage",
                "items": items,
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def annotation(one: Json, page: str, about: dict[str, list[str]]) -> Json:
    """Return an annotation of the words of a dossier's page; positions count in the text of its record."""
    said = about.get(one["id"], [])
    motivations = dict.fromkeys(MOTIVATIONS.get(name, name) for name in one["motivation"])
    return {
        "id": f"{page}#{one['id']}",
        "type": "Annotation",
        "motivation": list(motivations),
        **(
            {"body": [{"type": "TextualBody", "value": words, "purpose": "describing"} for words in said]}
            if said
            else {}
        ),
        "target": {"source": f"{page}#source", "selector": one["target"]["selector"]},
    }


def described(body: Json) -> dict[str, list[str]]:
    """Return what each stretch of a record's text is evidence of, in words."""
    found: dict[str, list[str]] = {}
    for ids, words in (*described_actors(body), *described_facts(body)):
        for one in ids:
            if words not in found.setdefault(one, []):
                found[one].append(words)
    return found


def described_actors(body: Json) -> Iterator[tuple[list[str], str]]:
    """Give evidence of actors and their roles, with words."""
    for actor in body["actors"]:
        for mention in actor["mentions"]:
            yield mention["evidence"], f"{actor['type']}: {actor['name']}"
        for role in actor["role"]:
            yield role["evidence"], f"Role of {actor['name']}: {role['name']}"


def described_facts(body: Json) -> Iterator[tuple[list[str], str]]:
    """Give evidence of the summary, quotations and dates, with words."""
    names = {actor["id"]: actor["name"] for actor in body["actors"]}
    for line in body["abstract"]:
        yield line["evidence"], "Summary"
    for said in body["quotations"]:
        speaker = names.get(said["spokenBy"] or "") or (said["speaker"] or {}).get("text") or "unattributed"
        yield said["evidence"], f"Quotation ({said['kind']}): {speaker}"
    for event in body["events"]:
        yield event["evidence"], f"Date: {event['when']['edtf'] or event['when']['asWritten']}"
