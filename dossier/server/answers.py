"""What a collection answers: plain values for JSON, each fact with the words it rests on and their address.

Nothing here changes anything, and nothing is read but the collection: what is withheld was blacked out before it was
made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dossier.collection.find_actors import find_actor, holds, most_named
from dossier.collection.store import Recent
from dossier.english.names import words as words_of
from dossier.errors import DossierError
from dossier.model import Card, Collection, Dossier, Profile, ProfileEntry, Quote, Span
from dossier.people.evidence import evidence_spans
from dossier.people.selectors import evidence_ids
from dossier.publish.addresses import dossier_address, profile_address, web_addresses
from dossier.publish.exports.record import record
from dossier.server.full_text import FullText
from dossier.spans import one_line
from dossier.wording import say

Json = dict[str, Any]

MOST = 50
"""Hits, quotes or documents in one answer."""

LONGEST = 700
"""Code points of words that are given as evidence; `text_from` reads on from where they stand."""

PARAGRAPHS = 4
"""Of a quote, that are shown."""

CHUNK = 6000
"""Code points of a text in one answer."""


@dataclass(frozen=True)
class Answers:
    """A collection that can be asked. Not slotted: the look-ups are made when first asked for."""

    collection: Collection
    site_url: str = ""
    """Where the site is published; empty: addresses are relative to the site."""
    directory_urls: bool = True
    _anchors: Recent[dict[Span, str]] = field(default_factory=Recent, repr=False, compare=False)

    @cached_property
    def full_text(self) -> FullText:
        """The texts, ready to be searched."""
        return FullText(self.collection)

    @cached_property
    def profiles(self) -> Mapping[str, Mapping[str, Profile]]:
        """Id of a document -> id of an actor there -> its profile."""
        known: dict[str, dict[str, Profile]] = {}
        for profile in self.collection.profiles:
            for entry in profile.entries:
                known.setdefault(entry.dossier, {})[entry.actor] = profile
        return known

    # ------------------------------------------------------------------------------------------------------ questions

    def search(self, words: str, limit: int = 10) -> Json:
        """Return the documents that hold some words, and the actors of that name."""
        most = bounded(limit)
        number, ids = self.full_text.find(words, most)
        asked = words_of(words)
        actors = [
            one for one in self.collection.profiles if asked and any(holds(words_of(n), asked) for n in names(one))
        ]
        return {
            "documents_found": number,
            "documents": [self.hit(self.collection.dossier(one), words) for one in ids],
            "actors": [self.actor_line(one) for one in most_named(actors)[:most]],
        }

    def dossier(self, document: str, *, text_from: int | None = None) -> Json:
        """Return everything found in a document, or a stretch of its text."""
        dossier = self.read(document)
        if text_from is not None:
            return self.stretch(dossier, text_from)
        whole = record(dossier, self.profiles.get(document, {}))
        evidence = {one["id"]: self.annotation(document, one) for one in whole["annotations"]}
        parts = ("findings", "abstract", "keyPoints", "quotations", "events", "corrections", "notices")
        left_out = {part: len(whole[part]) - MOST for part in (*parts, "actors") if len(whole[part]) > MOST}
        return {
            **self.card(self.collection.by_id[document]),
            "metadata": with_evidence(whole["metadata"], evidence),
            **{part: with_evidence(whole[part][:MOST], evidence) for part in parts},
            "actors": [self.named_there(document, one, evidence) for one in whole["actors"][:MOST]],
            "left_out": left_out,
            "review": whole["review"],
            "text_length": len(dossier.document.text),
        }

    def actor(self, name: str) -> Json:
        """Return what the site knows of an actor, across documents."""
        profile = find_actor(self.collection, name).profile
        entries = profile.entries[:MOST]
        return {
            **self.actor_line(profile),
            "also_called": list(profile.aliases),
            "links": list(web_addresses(profile)),
            "one_because": [say(reason) for reason in profile.joined],
            "in_documents": [self.appearance(entry) for entry in entries],
            "documents_left_out": len(profile.entries) - len(entries),
        }

    def quotes(self, speaker: str = "", about: str = "", document: str = "", limit: int = 20) -> Json:
        """Return what was said: by somebody, about something, or in a document; the newest first.

        Raises:
            DossierError: If none of the three is given, or somebody or something is not known.
        """
        if not (speaker or about or document):
            raise DossierError("say whose quotes (speaker), about what (about) or in which document")
        subject = find_actor(self.collection, speaker) if speaker else None
        speakers = None if subject is None else {(entry.dossier, entry.actor) for entry in subject.entries}
        found = list(self.quotes_of(speakers, words_of(about), document))
        most = bounded(limit)
        asked = words_of(about)
        return {"found": len(found), "quotes": [self.quote(dossier, quote, asked) for dossier, quote in found[:most]]}

    # ---------------------------------------------------------------------------------------------------------- parts

    def read(self, document: str) -> Dossier:
        """Return a dossier.

        Raises:
            DossierError: If there is none with this id.
        """
        if document not in self.collection.by_id:
            raise DossierError(f"there is no document '{document}'; search returns the ids there are")
        return self.collection.dossier(document)

    def quotes_of(
        self, speakers: set[tuple[str, str]] | None, about: tuple[str, ...], document: str
    ) -> Iterator[tuple[Dossier, Quote]]:
        """Go through the quotes that somebody said, that hold some words, or that stand in a document."""
        wanted = self.collection.by_id.keys() if speakers is None else {one for one, _ in speakers}
        if document:
            wanted = wanted & {self.read(document).document.id}
        for dossier in (self.collection.dossier(card.id) for card in self.collection.cards if card.id in wanted):
            own = None if speakers is None else {actor for one, actor in speakers if one == dossier.document.id}
            yield from ((dossier, quote) for quote in dossier.quotes if is_asked_for(dossier, quote, own, about))

    def hit(self, dossier: Dossier, words: str) -> Json:
        """Return a document with the sentences that hold the words."""
        found = self.full_text.sentences(dossier, words, 3)
        shown = [self.evidence(dossier, sentence.span) for sentence in found]
        return self.card(self.collection.by_id[dossier.document.id]) | {"sentences": shown}

    def stretch(self, dossier: Dossier, start: int) -> Json:
        """Return a part of a text."""
        text = dossier.document.text
        start = max(0, start)
        end = min(len(text), start + CHUNK)
        return {
            **self.card(self.collection.by_id[dossier.document.id]),
            "start": start,
            "end": end,
            "text": text[start:end],
            "next": end if end < len(text) else None,
        }

    def quote(self, dossier: Dossier, quote: Quote, about: tuple[str, ...] = ()) -> Json:
        """Return a quote with whom the text names as its speaker, and how that was told.

        Of a long turn a few paragraphs are shown, those first that hold the words that were asked about.
        """
        spans = telling_spans(dossier.document.text, quote, about)
        speaker = quote.speaker
        profile = self.profiles.get(dossier.document.id, {}).get(speaker.actor or "") if speaker is not None else None
        return {
            "kind": quote.kind,
            "speaker": profile.name if profile is not None else speaker.text if speaker is not None else None,
            "speaker_id": profile.id if profile is not None else None,
            "speaker_as_written": speaker.text if speaker is not None else None,
            "attributed_by": say(quote.how) if quote.how is not None else None,
            "confidence": quote.confidence.level,
            "paragraphs": len(quote.spans),
            "evidence": [self.evidence(dossier, span) for span in spans],
            "document": self.card(self.collection.by_id[dossier.document.id], lead=False),
        }

    def card(self, card: Card, *, lead: bool = True) -> Json:
        """Return a document on a line, with the first sentence of its summary unless that is told elsewhere."""
        return {
            "document": card.id,
            "title": card.title or card.id,
            "date": card.date or None,
            "source": card.source or None,
            "status": card.status,
            **({"lead": one_line(card.lead)} if lead else {}),
            "address": self.address(dossier_address(card.id)),
        }

    def actor_line(self, profile: Profile) -> Json:
        """Return an actor on a line."""
        return {
            "actor": profile.id,
            "name": profile.name,
            "type": profile.type,
            "country": profile.country,
            "documents": len({entry.dossier for entry in profile.entries}),
            "address": self.address(profile_address(profile)),
        }

    def appearance(self, entry: ProfileEntry) -> Json:
        """Return an actor as one document shows it: what it is called there, as what, the first words for it."""
        dossier = self.collection.dossier(entry.dossier)
        actor = dossier.actor(entry.actor)
        mentions = actor.mentions if actor is not None else ()
        return {
            **self.card(self.collection.by_id[entry.dossier], lead=False),
            "named": actor.name if actor is not None else None,
            "roles": [one_line(role.text) for role in actor.roles] if actor is not None else [],
            "times": len(mentions),
            "same_actor_because": say(entry.joined_by) if entry.joined_by is not None else None,
            "evidence": [self.evidence(dossier, mention.span) for mention in mentions[:1]],
        }

    def named_there(self, document: str, actor: Json, evidence: Mapping[str, Json]) -> Json:
        """Return an actor of a record, its mentions counted: where each of them stands is in the text."""
        first = [evidence[one] for mention in actor["mentions"][:1] for one in mention["evidence"]]
        line = {key: actor[key] for key in ("id", "type", "name", "alternateName", "country", "confidence")}
        page = actor.get("page") or f"{dossier_address(document)}#actor-{actor['id']}"
        return {
            **line,
            "profile": actor.get("profile"),
            "address": self.address(page),
            "roles": with_evidence(actor["role"], evidence),
            "times": len(actor["mentions"]),
            "evidence": first,
        }

    def annotation(self, document: str, annotation: Json) -> Json:
        """Return one of a record's annotations as evidence."""
        position, quoted = annotation["target"]["selector"]
        page = f"{dossier_address(document)}#{annotation['id']}"
        return self.shown(quoted["exact"], position["start"], position["end"], page)

    def evidence(self, dossier: Dossier, span: Span) -> Json:
        """Return some words of a text with their place, and the address that shows them."""
        document = dossier.document
        anchors = self._anchors.of(document.id, lambda: evidence_ids(document.text, evidence_spans(dossier)))
        anchor = anchors.get(span)
        page = dossier_address(document.id) + (f"#{anchor}" if anchor else "")
        return self.shown(span.of(document.text), span.start, span.end, page)

    def shown(self, words: str, start: int, end: int, page: str) -> Json:
        """Return evidence; of long words the beginning."""
        cut = {"cut": True} if len(words) > LONGEST else {}
        return {"words": words[:LONGEST], "start": start, "end": end, **cut, "address": self.address(page)}

    def address(self, page: str) -> str:
        """Return the address of a page: on the web where the site is published, else within the site."""
        path, sharp, fragment = page.partition("#")
        if not self.directory_urls:
            path += "index.html"
        base = self.site_url if not self.site_url or self.site_url.endswith("/") else self.site_url + "/"
        return f"{base}{path}{sharp}{fragment}"


def is_asked_for(dossier: Dossier, quote: Quote, speakers: set[str] | None, about: tuple[str, ...]) -> bool:
    """Tell whether one of some actors said a quote, and whether it holds some words; nobody's questions are none."""
    speaker = quote.speaker.actor if quote.speaker is not None else None
    if quote.is_nobodys or (speakers is not None and speaker not in speakers):
        return False
    return not about or holds(words_of(" ".join(span.of(dossier.document.text) for span in quote.spans)), about)


def telling_spans(text: str, quote: Quote, about: tuple[str, ...]) -> list[Span]:
    """Return the paragraphs of a quote that are shown."""
    telling = [span for span in quote.spans if any(holds(words_of(span.of(text)), (word,)) for word in about)]
    return sorted((telling or list(quote.spans))[:PARAGRAPHS])


TOLD_ELSEWHERE = frozenset({"text", "name", "timex", "asWritten", "alternatives"})
"""Parts of a record that its evidence says too, or that serve other programs."""


def with_evidence(value: Any, evidence: Mapping[str, Json]) -> Any:
    """Put the words in place of the ids by which a record cites them, and leave out what they say too."""
    if isinstance(value, list):
        return [with_evidence(one, evidence) for one in value]
    if isinstance(value, dict):
        return {
            key: [evidence[cited] for cited in one]
            if key in {"evidence", "nameEvidence"}
            else with_evidence(one, evidence)
            for key, one in value.items()
            if key not in TOLD_ELSEWHERE or not (value.get("evidence") or "edtf" in value)
        }
    return value


def names(profile: Profile) -> Iterable[str]:
    """Return all names of an actor."""
    return (profile.name, *profile.aliases)


def bounded(limit: int) -> int:
    """Return how many results an answer holds."""
    return max(1, min(limit, MOST))
