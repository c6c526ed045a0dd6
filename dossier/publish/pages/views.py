"""Facts as a page shows them: words, links and labels ready made, so that templates only arrange."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dossier.analyse.dates.resolved import AS_WRITTEN
from dossier.english.lexicon import words as words_of_class
from dossier.english.names import in_usual_case
from dossier.model import Card, Confidence, DateMention, Dossier, Mention, Quote, Span, SummarySentence
from dossier.people.corrections.change import BY_HAND
from dossier.publish.addresses import dossier_address, has_own_page, profile_address
from dossier.publish.pages import wording
from dossier.publish.pages.excerpts import (
    BRIEF,
    CONTEXT,
    InContext,
    Phrase,
    in_context,
    sentences_around,
    told_in,
    what_was_said,
    without_middle,
)
from dossier.publish.pages.lookups import Facts, Lookups
from dossier.spans import page_at
from dossier.wording import in_words, phrase, say, translated

NAME_CONTEXT = 60
"""Code points of context shown at most on each side of a name."""
TURNS = frozenset(
    {
        "answer-in-interview",
        "label-of-nobody",
        "label-of-transcript",
        "question-of-interview",
        "statement-announced",
    }
)
"""How turns are attributed."""
EXCERPT = 700
"""Code points of a quotation that an index shows at most: a turn of a transcript may run over pages."""
EXPLAINED = 5
"""Mentions of an actor that are shown in context with what found and joined them."""
ACRONYM = 3
"""Letters of a word in capitals that may be an acronym."""
LINE = 160
"""Code points of a quotation that is given in a line."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link to words in the source."""

    anchor: str
    tag: str
    label: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention with why it is here."""

    evidence: Evidence
    context: InContext
    kind: str
    found_by: str
    joined_by: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor of one dossier."""

    index: int
    """Where it stands among the dossier's actors."""
    fact: str
    name: str
    type: str
    type_label: str
    roles: tuple[tuple[str, Evidence], ...]
    aliases: tuple[str, ...]
    country: str
    page: str
    """Address of the actor's own page; nothing when this dossier is all there is."""
    count: int
    evidence: Evidence | None
    """Link to the first mention; the script goes on to the others."""
    mentions: tuple[MentionView, ...]
    """The first few, with why they are here."""
    confidence: Confidence
    quotes: int

    @property
    def is_minor(self) -> bool:
        """Tell whether the text names it once and says nothing else of it."""
        return self.count == 1 and not self.roles and not self.quotes


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation, on its dossier's page or elsewhere."""

    index: int
    """Where it stands among the dossier's quotes."""
    fact: str
    tag: str
    kind: str
    is_direct: bool
    is_turn: bool
    """It is what somebody says at a time in a transcript, told as a whole by its first words."""
    pieces: tuple[tuple[str, str], ...]
    """(what joins it to the piece before, the words)."""
    evidence: tuple[Evidence, ...]
    speaker: str
    """Name as this dossier knows it, or the words of the text; nothing when unattributed."""
    as_written: str
    """The speaker in the text's words, when they differ from the name: `he`, `a senior US official`."""
    speaker_kind: str
    speaker_type: str
    where: str
    """Address of the speaker's page, or of its place in the dossier; nothing when the text names nobody."""
    speaker_fact: str
    role: str
    cue: str
    how: str
    confidence: Confidence
    context: InContext
    excerpt: str
    """The beginning of a quotation too long for an index; nothing when it is shown whole."""
    citation: tuple[str, str]
    """What is copied before and after the words; the address is added by the script."""
    dossier: DocumentView
    is_foremost: bool = False
    """It is one of those that its page shows in full."""

    @property
    def begun(self) -> str:
        """The beginning of the words, for a line."""
        return wording.shorten("".join(joint + piece for joint, piece in self.pieces), LINE)


@dataclass(frozen=True, slots=True)
class Glyph:
    """How precise a date is, drawn: a point for a day, a bar for longer, dashes for what is not sure."""

    shape: str
    """`point`, `bar`, `range`, `length`, `repeated`, `unknown`."""
    width: int
    x: int
    fuzzy: bool
    sign: str = ""
    """As EDTF marks it: `~` approximate, `?` uncertain, `%` both."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date with what happened, on its dossier's page or on a timeline."""

    index: int
    """Where it stands among the dossier's dates."""
    fact: str
    tag: str
    written: str
    reading: str
    is_same: bool
    """The text says it in full: there is nothing to explain."""
    rule: str
    counted_from: str
    what: Phrase
    brief: str
    """The same in a line."""
    said_by: str
    """Who is cited for it: empty when the text says it in its own voice."""
    evidence: Evidence
    again: tuple[tuple[str, Evidence], ...]
    """Where else the text tells the same, each with the id of that date."""
    precision: str
    certainty: str
    certainty_label: str
    glyph: Glyph
    alternatives: tuple[tuple[str, str], ...]
    group: str
    """`story`, `ahead`, `background`, `length`, `open`."""
    first: str
    last: str
    year: str
    dossier: DocumentView


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What every page says of a dossier in one line."""

    id: str
    url: str
    title: str
    date: str
    """In words; nothing when undated."""
    day: str
    """As EDTF."""
    source: str
    status: str
    status_label: str
    lead: str
    """First sentence of the summary."""


def document_view(card: Card) -> DocumentView:
    """Describe a dossier in one line."""
    return DocumentView(
        id=card.id,
        url=dossier_address(card.id),
        title=wording.title_of(card),
        date=in_words(card.date) if card.date else "",
        day=card.date,
        source=card.source,
        status=card.status,
        status_label=wording.STATUS_LABELS[card.status],
        lead=card.lead,
    )


# -------------------------------------------------------------------------------------------------------------- actors


def actor_views(lookups: Lookups, dossier: Dossier) -> list[ActorView]:
    """Show a dossier's actors, most central first."""
    said: dict[str, int] = {}
    for quote in dossier.quotes:
        if quote.speaker and quote.speaker.actor:
            said[quote.speaker.actor] = said.get(quote.speaker.actor, 0) + 1
    return [actor_view(lookups, dossier, index, said.get(actor.id, 0)) for index, actor in enumerate(dossier.actors)]


def how(mention: Mention) -> tuple[str, str, str]:
    """Say what kind of mention this is, what found it and what joined it."""
    return wording.MENTION_LABELS[mention.kind], say(mention.found_by), wording.said(mention.joined_by)


def actor_view(lookups: Lookups, dossier: Dossier, index: int, quotes: int) -> ActorView:
    """Show a dossier's actor number `index`, counted from 0, who is quoted so many times."""
    actor = dossier.actors[index]
    text, facts = dossier.document.text, lookups.facts(dossier)
    profile = lookups.profile_of(dossier.document.id, actor.id)
    whole = Span(0, len(text))
    evidence = tuple(
        Evidence(facts.anchors[mention.span], str(number), phrase("mention {0} of {1}", number, actor.name))
        for number, mention in enumerate(actor.mentions[:EXPLAINED], 1)
    )
    mentions = tuple(
        MentionView(link, in_context(text, mention.span, whole, NAME_CONTEXT), *how(mention))
        for link, mention in zip(evidence, actor.mentions, strict=False)
    )
    country = actor.country if actor.type != "country" else None
    return ActorView(
        index=index,
        fact=facts.actors[actor.id],
        name=actor.name,
        type=actor.type,
        type_label=wording.TYPE_LABELS[actor.type][0],
        roles=tuple(
            (
                as_called(role.text),
                Evidence(facts.anchors[role.span], translated("role"), phrase("role of {0}", actor.name)),
            )
            for role in actor.roles
        ),
        aliases=tuple(alias for alias in actor.aliases if alias != actor.name),
        country=lookups.country_name(country),
        page=profile_address(profile) if profile and has_own_page(profile) else "",
        count=len(actor.mentions),
        evidence=evidence[0] if evidence else None,
        mentions=mentions,
        confidence=actor.confidence,
        quotes=quotes,
    )


# -------------------------------------------------------------------------------------------------------------- quotes


def quote_view(lookups: Lookups, dossier: Dossier, index: int, excerpt: int = EXCERPT) -> QuoteView:
    """Show a dossier's quote number `index`, counted from 0; a longer one than `excerpt` has its beginning ready."""
    quote, document, facts = dossier.quotes[index], dossier.document, lookups.facts(dossier)
    profile = lookups.profile_of(document.id, quote.speaker.actor) if quote.speaker else None
    voice = voice_of(dossier, quote, facts)
    tag, shown = f"Q{index + 1}", document_view(lookups.card(dossier))
    pieces = tuple(pieces_of(document.text, quote.spans))
    start = quote.spans[0].start if quote.spans else 0
    return QuoteView(
        index=index,
        fact=facts.quotes[index],
        tag=tag,
        kind=quote.kind,
        is_direct=quote.kind != "indirect",
        is_turn=is_turn(quote),
        pieces=pieces,
        evidence=tuple(
            Evidence(
                facts.anchors[span],
                tag if number == 1 else f"{tag}/{number}",
                phrase("quote {0}", index + 1),
            )
            for number, span in enumerate(quote.spans[:1] if is_turn(quote) else quote.spans, 1)
        ),
        speaker=voice.name,
        as_written=voice.as_written,
        speaker_kind=voice.kind,
        speaker_type=voice.type,
        where=profile_address(profile, document.id) if profile else "",
        speaker_fact=voice.fact,
        role=voice.role,
        cue=quote.cue.of(document.text) if quote.cue else "",
        how=wording.said(quote.how),
        confidence=quote.confidence,
        context=context_of(dossier, quote),
        excerpt=excerpt_of(pieces, excerpt),
        citation=citation(quote, voice.name, voice.role, shown, page_at(dossier.document.pages, start)),
        dossier=shown,
    )


def is_turn(quote: Quote) -> bool:
    """Tell whether a quotation is a whole turn of a transcript, interview or statement."""
    return quote.how is not None and quote.how.code in TURNS


class Voice(NamedTuple):
    """Whose words a quotation is, as a page shows it; empty where the text does not say."""

    name: str = ""
    as_written: str = ""
    kind: str = ""
    type: str = ""
    fact: str = ""
    role: str = ""


@lru_cache(maxsize=1 << 13)
def as_called(said: str) -> str:
    """Return the words for a speaker or a role on one line, and not as loud as a label: "The CDC Director"."""
    line = said.split()
    usual = in_usual_case(" ".join(line)).split()
    grammar = words_of_class("function_words")
    is_acronym = (len(word) <= ACRONYM and word.lower() not in grammar for word in line)
    return " ".join(own if keeps else other for own, other, keeps in zip(line, usual, is_acronym, strict=True))


def voice_of(dossier: Dossier, quote: Quote, facts: Facts) -> Voice:
    """Show who speaks."""
    if quote.speaker is None:
        return Voice()
    written, kind = quote.speaker.text, quote.speaker.kind
    actor = dossier.actor(quote.speaker.actor)
    if actor is None:
        name = as_called(written)
        return Voice(name, "" if name == written else written, kind)
    role = as_called(actor.roles[0].text) if actor.roles else ""
    as_written = "" if written == actor.name else written
    return Voice(actor.name, as_written, kind, actor.type, facts.actors.get(actor.id, ""), role)


def context_of(dossier: Dossier, quote: Quote) -> InContext:
    """Return the sentences round a quotation and its cue, without the middle of long ones."""
    text, spans = dossier.document.text, tuple(filter(None, (*quote.spans, quote.cue)))
    whole = Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)
    first = quote.spans[0] if quote.spans else Span(0, 0)
    return without_middle(in_context(text, first, sentences_around(text, dossier.sentences, whole), CONTEXT))


def excerpt_of(pieces: Sequence[tuple[str, str]], limit: int) -> str:
    """Return the beginning of a long quotation."""
    if sum(len(piece) for _, piece in pieces) <= limit:
        return ""
    return wording.shorten("".join(joint + piece for joint, piece in pieces), limit)


def pieces_of(text: str, spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    """Return the words of a quotation, each piece with what joins it to the one before.

    That is `…` where the writer's own words stand between, a new line where a paragraph ends, else a space.
    """
    pieces = []
    end = None
    for span in spans:
        between = text[end : span.start] if end is not None else ""
        broken = any(character.isalnum() for character in between)
        joint = "" if end is None else " … " if broken else "\n" if "\n" in between else " "
        pieces.append((joint, span.of(text)))
        end = span.end
    return pieces


def citation(quote: Quote, speaker: str, role: str, shown: DocumentView, page: int | None = None) -> tuple[str, str]:
    """Return what stands before and after a quotation when it is pasted into a story.

    Indirect speech gets no quotation marks here either.
    """
    who = ", ".join(part for part in (speaker or translated("unattributed"), role) if part)
    folio = phrase("p. {0}", page) if page is not None else ""
    where = ", ".join(part for part in (shown.title, shown.source, shown.date, folio) if part)
    if quote.kind == "indirect":
        return phrase("Reported words of {0}:", who) + " ", ". " + phrase("In: {0}.", where)
    return "", f" ({who}). " + phrase("In: {0}.", where)


# --------------------------------------------------------------------------------------------------------------- dates

WIDTHS = {"time": 0, "day": 0, "week": 8, "month": 12, "season": 16, "quarter": 16, "half": 20, "year": 26}
"""Width of the bar for a precision, of 36; what is not here takes all of it."""
GLYPH_WIDTH = 36


def glyph_of(date: DateMention) -> Glyph:
    """Choose how a date is drawn."""
    fuzzy = date.certainty in {"approximate", "chosen"} or any(mark in (date.edtf or "") for mark in "~?%")
    if date.edtf is None:
        shapes = {"DURATION": "length", "SET": "repeated"} if date.value is not None else {}
        return Glyph(shapes.get(date.type, "unknown"), 0, GLYPH_WIDTH // 2, False)
    width = WIDTHS.get(date.precision, GLYPH_WIDTH - 4)
    shape = "range" if date.precision == "range" else "bar" if width else "point"
    sign = next((mark for mark in "%~?" if mark in date.edtf), "")
    return Glyph(shape, width, (GLYPH_WIDTH - width) // 2, fuzzy, sign)


def group_of(date: DateMention) -> str:
    """Tell which list of a page a date belongs to."""
    if date.edtf is None:
        return "length" if date.value is not None and date.type in {"DURATION", "SET"} else "open"
    if date.certainty == "unresolved":
        return "open"
    return {"planned": "ahead", "background": "background"}.get(date.tense, "story")


def is_own_date(dossier: Dossier, date: DateMention) -> bool:
    """Tell whether these are the words that date the document itself."""
    own = dossier.document.date
    return own is not None and own.span is not None and own.span.overlaps(date.span)


def date_evidence(facts: Facts, span: Span, index: int) -> Evidence:
    """Link to the words of date number `index`, counted from 0."""
    return Evidence(facts.anchors[span], f"D{index + 1}", phrase("date {0}", index + 1))


def date_view(lookups: Lookups, dossier: Dossier, index: int) -> DateView:
    """Show a dossier's date number `index`, counted from 0."""
    date, text, facts = dossier.dates[index], dossier.document.text, lookups.facts(dossier)
    written, what = date.span.of(text), what_was_said(dossier, date)
    reading = in_words(date.edtf) if date.edtf else ""
    return DateView(
        index=index,
        fact=facts.dates[index],
        tag=f"D{index + 1}",
        written=written,
        reading=reading,
        is_same=date.rule in (AS_WRITTEN, BY_HAND),
        rule=say(date.rule),
        counted_from=anchor_words(date),
        what=what,
        brief=what_was_said(dossier, date, BRIEF).shown,
        said_by="" if names_its_source(dossier, date) else said_by(lookups, dossier, date.span),
        evidence=date_evidence(facts, date.span, index),
        again=tuple(
            (facts.dates[other], date_evidence(facts, span, other))
            for span in facts.again.get(date.span, ())
            if (other := facts.places.get(span)) is not None
        ),
        precision=wording.PRECISION_LABELS[date.precision],
        certainty=date.certainty,
        certainty_label=say(BY_HAND) if date.rule == BY_HAND else wording.CERTAINTY_LABELS[date.certainty],
        glyph=glyph_of(date),
        alternatives=tuple((in_words(reading.edtf), say(reading.reason)) for reading in date.alternatives),
        group=group_of(date),
        first=date.first or "",
        last=date.last or "",
        year=(date.first or date.last or "")[:4],
        dossier=document_view(lookups.card(dossier)),
    )


def names_its_source(dossier: Dossier, date: DateMention) -> bool:
    """Tell whether the words shown already say who is cited: the whole sentence, with its verb of saying."""
    shown, _ = told_in(dossier, date)
    return any(
        quote.cue is not None and quote.cue in shown and any(date.span in span for span in quote.spans)
        for quote in dossier.quotes
    )


def anchor_words(date: DateMention) -> str:
    """Say what a date was counted from, unless the rule says it already."""
    if date.anchor is None or in_words(date.anchor.value) in say(date.rule):
        return ""
    return f"{say(date.anchor.what)}, {in_words(date.anchor.value)}"


def said_by(lookups: Lookups, dossier: Dossier, words: Span) -> str:
    """Name who is cited for some words: the speaker of the quotation that holds them; nothing when none does."""
    held_by = [index for _, index in lookups.quoted(dossier).around(words)]
    if not held_by:
        return ""
    quote = dossier.quotes[min(held_by)]
    if quote.is_nobodys:
        return translated("a questioner")
    actor = dossier.actor(quote.speaker.actor) if quote.speaker else None
    if actor:
        return actor.name
    return as_called(quote.speaker.text) if quote.speaker else translated("an unattributed quotation")


def line_speaker(lookups: Lookups, dossier: Dossier, line: SummarySentence) -> str:
    """Name whose words a whole summary sentence is; nothing when it is the writer's own.

    The summary says so by a gloss on the whole sentence; without one, the quotations tell.
    """
    whole = next((say(gloss.says) for gloss in line.glosses if gloss.span == line.span), "")
    return whole or said_by(lookups, dossier, line.span)
