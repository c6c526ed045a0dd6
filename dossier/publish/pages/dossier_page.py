"""The page of one dossier."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from dossier.english.names import fold
from dossier.model import Actor, Card, Document, Dossier, Page, Profile, Quote, Span, Stated, SummarySentence
from dossier.people.actors_file import is_withheld
from dossier.people.evidence import stated_fields
from dossier.publish.addresses import archive_address, dossier_address, web_addresses
from dossier.publish.pages import wording
from dossier.publish.pages.copies import shows_of_story, story_of
from dossier.publish.pages.findings import finding_marks, finding_views
from dossier.publish.pages.fixes import Fixes, forms
from dossier.publish.pages.forge import source_edit_link
from dossier.publish.pages.found import found_dossier
from dossier.publish.pages.lookups import Facts, Lookups
from dossier.publish.pages.machine_head import ACTORS, citation, data, document_data
from dossier.publish.pages.marks import Mark
from dossier.publish.pages.outline import headings, outline
from dossier.publish.pages.page_kit import PageMaker
from dossier.publish.pages.plan import Plan, later
from dossier.publish.pages.references import Reference, apa, bibtex, chicago, reference
from dossier.publish.pages.site import safe_href
from dossier.publish.pages.spared import Rests
from dossier.publish.pages.telling import Telling
from dossier.publish.pages.turns import Talk, marked_source
from dossier.publish.pages.views import (
    ActorView,
    DateView,
    DocumentView,
    Evidence,
    QuoteView,
    actor_views,
    date_view,
    document_view,
    is_own_date,
    line_speaker,
    quote_view,
    said_by,
)
from dossier.publish.pages.wording import FIELD_LABELS
from dossier.spans import page_at
from dossier.wording import in_words, language_name, phrase, say, translated
from dossier.wording.say import joined

FULL = 12
"""Actors, quotes, dates of a group and open questions shown in full: what a reader takes in at once, and prints."""
FEW = 3
"""Lengths of time, and dates that cannot be placed, from which on they are folded to a line each."""
BRIEF = 5000
"""Those after them that get a line each; what is beyond is marked in the text and stands in the record. A hostile
document of ten thousand quotations made a page of 38 MB."""

SAID_ELSEWHERE = frozenset(
    {
        "ambiguous-date",
        "doubtful-kind",
        "doubtful-speaker",
        "low-confidence",
        "no-date",
        "no-source",
        "no-title",
        "unattributed-quote",
        "unresolved-date",
    }
)
"""Notices whose matter the list of open questions names itself, with a link to the fact."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the summary, with our words in it told apart."""

    fact: str
    evidence: Evidence
    pieces: tuple[tuple[str, bool], ...]
    """(text, whether it is ours)."""
    said_by: str
    """Whose words the whole sentence is, in a transcript or a statement; nothing when it is the writer's own."""


@dataclass(frozen=True, slots=True)
class Point:
    """A key point: what the text says of a central actor."""

    fact: str
    actor: str
    actor_type: str
    actor_fact: str
    kind: str
    text: str
    is_speech: bool
    """The words are quoted ones, so they stand in quotation marks."""
    said_by: str
    """Whose words they are, unless the actor's own."""
    evidence: Evidence
    index: int
    """Where it stands among the key points of the dossier."""


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A line of "at a glance"."""

    label: str
    value: str
    basis: str
    evidence: Evidence | None
    href: str | None
    """Where the value itself leads, to another site."""
    id: str
    page: str | None = None
    """The page of this site about it."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something the text does not say, or that a person should check."""

    text: str
    target: str
    """`#id` on the page, or nothing."""


def dossier_pages(maker: PageMaker, only: Container[str] | None = None) -> Iterator[Plan]:
    """Plan the page of every dossier, or of those with some ids."""
    cards = maker.collection.cards
    for index, card in enumerate(cards):
        if only is not None and card.id not in only:
            continue
        newer = cards[index - 1] if index > 0 else None
        older = cards[index + 1] if index + 1 < len(cards) else None
        yield maker.plan(
            dossier_address(card.id),
            wording.title_of(card),
            "dossier.html",
            later(shows_of_dossier, maker.lookups, card, newer, older),
            later(page_of_card, maker, card, newer, older),
            rests=later(rests_of_dossier, maker.lookups, card, newer, older),
            is_searched=True,
        )


def page_of_card(maker: PageMaker, card: Card, newer: Card | None, older: Card | None) -> Page:
    """Read a dossier and print its page."""
    return dossier_page(maker, maker.lookups.dossier(card.id), newer, older)


def shows_of_dossier(lookups: Lookups, card: Card, newer: Card | None, older: Card | None) -> object:
    """Return everything that the page of a dossier shows: its own words, who is whom, lines about others."""
    named = named_in(lookups, card)
    countries = [one.country for one in card.actors] + [one.country for one in named if one]
    return (
        card.key,
        [lookups.shown(profile, card.id) if profile else None for profile in named],
        [(profile.aliases, web_addresses(profile)) for profile in named[:ACTORS] if profile],
        list(map(lookups.country_name, countries)),
        [(other.id, lookups.lines[other.id], shared) for other, shared in lookups.related(card)],
        [(other.id, lookups.lines[other.id]) for other in (newer, older) if other is not None],
        newer is None,
        lookups.source_urls.get(fold(card.source)),
        lookups.tag_pages(card),
        shows_of_story(lookups, card),
    )


def rests_of_dossier(lookups: Lookups, card: Card, newer: Card | None, older: Card | None) -> Rests:
    """Return on what the page of a dossier rests."""
    others = [other.id for other in (newer, older) if other is not None]
    on = others, newer is None, lookups.source_urls.get(fold(card.source)), lookups.tag_pages(card)
    return Rests(on, (card.id, *others), related_to=card.id)


def as_cited(cited: Reference) -> dict[str, str]:
    """Return how a document is cited, by style."""
    return {"apa": apa(cited), "chicago": chicago(cited), "bibtex": bibtex(cited)}


def folios(document: Document, facts: Facts) -> dict[str, int]:
    """Return on which page of a PDF the words of each fact stand, by their id; nothing where there are no pages."""
    if not document.pages:
        return {}
    found = ((anchor, page_at(document.pages, span.start)) for span, anchor in facts.anchors.items())
    return {anchor: page for anchor, page in found if page is not None}


def named_in(lookups: Lookups, card: Card) -> list[Profile | None]:
    """Return whom the site takes the actors of a dossier for."""
    return [lookups.profile_of(card.id, actor) for actor in card.actor_ids]


def dossier_page(maker: PageMaker, dossier: Dossier, newer: Card | None = None, older: Card | None = None) -> Page:
    """Print the page of one dossier.

    Parameters:
        maker: Templates, look-ups and site.
        dossier: What to show.
        newer: The card of the dossier before it in the site, if any.
        older: The one after it.

    Returns:
        The page, `dossiers/ID/`.
    """
    lookups, document = maker.lookups, dossier.document
    facts, card = lookups.facts(dossier), lookups.card(dossier)
    talk = Talk(dossier, facts.anchors, facts.actors)
    shown = document_view(card)
    actors = actor_views(lookups, dossier)
    quotes = quote_views(lookups, dossier)
    said, asked = said_and_asked(dossier, quotes, talk)
    dates = told_dates(lookups, dossier)
    return maker.page(
        shown.url,
        shown.title,
        "dossier.html",
        description=shown.lead,
        found=found_dossier(lookups, dossier, shown, said, dates),
        head=(*citation(maker.site, card), data(document_data(maker.site, card, named_in(lookups, card)))),
        shared_as="article",
        cited=as_cited(reference(card, maker.site)),
        tags=lookups.tag_pages(card),
        archived=archive_address(card) if "sources" in maker.site.exports else "",
        folios=folios(document, facts),
        dossier=dossier,
        document=document,
        shown=shown,
        title_basis=wording.said(document.title.basis) if document.title else translated("file name"),
        findings=finding_views(dossier, facts),
        lines=[summary_line(lookups, dossier, line, index) for index, line in enumerate(dossier.summary.sentences)],
        has_glosses=any(line.glosses or line_speaker(lookups, dossier, line) for line in dossier.summary.sentences),
        points=list(key_points(lookups, dossier)),
        glance=list(glance_rows(dossier, facts, maker)),
        actors=sorted(actors, key=lambda actor: actor.is_minor),
        lead_by=line_speaker(lookups, dossier, dossier.summary.sentences[0]) if shown.lead else "",
        quotes=said,
        asked=asked,
        voices=talk.voices(),
        outline=outline(dossier, talk),
        dates={group: sorted_dates(dates, group) for group in ("story", "ahead", "background", "length", "open")},
        questions=list(open_questions(dossier, quotes, dates, actors)),
        source=marked_source(
            dossier, marks_of(dossier, facts, actors, quotes), facts.anchors, talk, headings(document)
        ),
        review=review_words(dossier),
        story=story_of(lookups, dossier),
        corrections=dossier.corrections,
        withheld=is_withheld(document),
        related=[(document_view(other), shared) for other, shared in lookups.related(card)],
        newer=view_or_none(newer),
        older=view_or_none(older),
        media=wording.media_name(document.media_type),
        word_count=len(document.text.split()),
        edit=source_edit_link(maker.site, document.path),
        wrong=(fixes := Fixes(maker.site, dossier, facts)),
        fixes=fixes,
        forms=forms(),
        full=FULL,
        few=FEW,
        brief=BRIEF,
    )


def quote_views(lookups: Lookups, dossier: Dossier) -> list[QuoteView]:
    """Show the quotes of a dossier; of many those that tell most in full, long turns by the words that do."""
    telling, anchors = Telling(dossier), lookups.facts(dossier).anchors
    views = [quote_view(lookups, dossier, index) for index in range(len(dossier.quotes))]
    for index in telling.foremost(FULL):
        view, quote = views[index], dossier.quotes[index]
        if view.is_turn and (words := telling.words(quote)):
            where = anchors[telling.paragraph(quote)]
            view = replace(view, excerpt=words, evidence=(replace(view.evidence[0], anchor=where),))
        views[index] = replace(view, is_foremost=True)
    return views


def said_and_asked(dossier: Dossier, quotes: list[QuoteView], talk: Talk) -> tuple[list[QuoteView], list[QuoteView]]:
    """Return what was said, what is shown in full first, and the questions of those who are not named."""
    asked = [quote for quote in quotes if talk.asks(dossier.quotes[quote.index])]
    said = [quote for quote in quotes if not talk.asks(dossier.quotes[quote.index])]
    return sorted(said, key=lambda quote: not quote.is_foremost), asked


def told_dates(lookups: Lookups, dossier: Dossier) -> list[DateView]:
    """Show the dates that the text tells of, each happening once; the document's own stands in its head."""
    retold = lookups.facts(dossier).retold
    told = (
        index for index, date in enumerate(dossier.dates) if date.span not in retold and not is_own_date(dossier, date)
    )
    return [date_view(lookups, dossier, index) for index in told]


def view_or_none(card: Card | None) -> DocumentView | None:
    """Show a neighbour, if there is one."""
    return document_view(card) if card is not None else None


# ------------------------------------------------------------------------------------------------------------- sections


def summary_line(lookups: Lookups, dossier: Dossier, line: SummarySentence, index: int) -> Line:
    """Show a summary sentence with its glosses put in after the words they explain."""
    document, facts = dossier.document, lookups.facts(dossier)
    pieces = []
    position = line.span.start
    inside = (gloss for gloss in line.glosses if gloss.span != line.span)
    for gloss in sorted(inside, key=lambda gloss: (gloss.span.end, gloss.span.start)):
        end = gloss.span.end
        if position < end <= line.span.end:
            pieces.append((document.text[position:end], False))
            position = end
        if gloss.span in line.span:
            pieces.append((say(gloss.says), True))
    pieces.append((document.text[position : line.span.end], False))
    return Line(
        facts.lines[index],
        Evidence(facts.anchors[line.span], str(index + 1), phrase("sentence {0} of the summary", index + 1)),
        tuple(pieces),
        line_speaker(lookups, dossier, line),
    )


def key_points(lookups: Lookups, dossier: Dossier) -> Iterator[Point]:
    """Show the one thing the text says of each central actor."""
    facts = lookups.facts(dossier)
    spoken = {span: quote.kind for quote in dossier.quotes for span in quote.spans}
    for index, point in enumerate(dossier.summary.key_points):
        actor = dossier.actor(point.actor)
        if actor is None:
            continue
        speaker = said_by(lookups, dossier, point.span)
        yield Point(
            facts.points[index],
            actor.name,
            actor.type,
            facts.actors[actor.id],
            point.kind,
            point.span.of(dossier.document.text),
            spoken.get(point.span, "indirect") != "indirect",
            speaker if speaker != actor.name else "",
            Evidence(facts.anchors[point.span], f"K{index + 1}", phrase("key point {0}", index + 1)),
            index,
        )


def glance_rows(dossier: Dossier, facts: Facts, maker: PageMaker) -> Iterator[GlanceRow]:
    """List what the document says about itself, each with where that came from."""
    document = dossier.document
    for name, stated in stated_fields(document):
        if name == "title":
            continue
        yield GlanceRow(
            FIELD_LABELS[name],
            field_words(name, stated),
            wording.said(stated.basis),
            Evidence(facts.anchors[stated.span], translated("source"), wording.FIELD_WORDS[name])
            if stated.span
            else None,
            safe_href(stated.value) if name == "url" else None,
            f"about-{name}",
            maker.lookups.source_urls.get(fold(stated.value)) if name == "source" else None,
        )
    places = [actor.name for actor in dossier.actors if actor.type == "place"]
    if places:
        yield GlanceRow(translated("Places named"), ", ".join(places[:8]), "", None, None, "about-places")
    countries = [actor.name for actor in dossier.actors if actor.type == "country"]
    if countries:
        yield GlanceRow(translated("Countries named"), ", ".join(countries[:8]), "", None, None, "about-countries")


def field_words(name: str, stated: Stated) -> str:
    """Say a field of the metadata as a reader would."""
    if name == "date":
        return in_words(stated.value)
    return language_name(stated.value) if name == "language" else stated.value


def sorted_dates(dates: Iterable[DateView], group: str) -> list[DateView]:
    """Return the dates of a group by first day; those without one stay last, in order of the text."""
    return sorted((date for date in dates if date.group == group), key=lambda date: (not date.first, date.first))


def review_words(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Say what a person judged, as (label, words)."""
    review = dossier.review
    rows = [(translated("Status"), wording.STATUS_LABELS[review.status])]
    if review.by or review.date:
        day = in_words(review.date) if review.date else ""
        by = phrase("by {0}", review.by) if review.by else ""
        rows.append((translated("Reviewed"), ", ".join(part for part in (by, day) if part)))
    if review.reliability != "F":
        reliability = f"{review.reliability}: {wording.RELIABILITY_LABELS[review.reliability]}"
        rows.append((translated("The source"), reliability))
    if review.credibility != "6":
        credibility = f"{review.credibility}: {wording.CREDIBILITY_LABELS[review.credibility]}"
        rows.append((translated("The information"), credibility))
    return tuple(rows)


def open_questions(
    dossier: Dossier, quotes: list[QuoteView], dates: list[DateView], actors: list[ActorView]
) -> Iterator[OpenQuestion]:
    """List what the text does not say and what a person should check."""
    yield from document_questions(dossier.document, dates)
    yield from filter(None, map(quote_question, quotes))
    yield from filter(None, map(date_question, dates))
    yield from filter(None, map(actor_question, actors))
    for notice in dossier.notices:
        if notice.code not in SAID_ELSEWHERE:
            yield OpenQuestion(wording.sentence(wording.said(notice.reason)), "")


def document_questions(document: Document, dates: list[DateView]) -> Iterator[OpenQuestion]:
    """List what the document does not say of itself."""
    missing = [
        wording.FIELD_WORDS[name] for name in ("title", "date", "source", "author") if getattr(document, name) is None
    ]
    if missing:
        yield OpenQuestion(phrase("Not stated: {0} of the document.", ", ".join(missing)), "")
    if document.date is None and any(date.group == "open" for date in dates):
        words = translated("Without a date of the document, dates such as “yesterday” stay as written.")
        yield OpenQuestion(words, "")


def quote_question(quote: QuoteView) -> OpenQuestion | None:
    """Ask whose words a quotation is."""
    if not quote.speaker:
        words = phrase("{0}: the text does not say whose words these are.", quote.tag)
        return OpenQuestion(words, f"#{quote.fact}")
    if quote.confidence.level != "low":
        return None
    reason = wording.sentence(wording.said(quote.confidence.reason) or quote.how)
    words = phrase("{0}: check the speaker, {1}. {2}", quote.tag, quote.speaker, reason)
    return OpenQuestion(words, f"#{quote.fact}")


def date_question(date: DateView) -> OpenQuestion | None:
    """Ask which days a date means."""
    if date.group == "open":
        words = translated("{0}: “{1}” cannot be placed. {2}")
        words = words.format(date.tag, date.written, wording.sentence(date.rule))
    elif date.alternatives:
        other = joined("{0} or {1}", [reading for reading, _ in date.alternatives])
        words = phrase("{0}: “{1}” could also be {2}.", date.tag, date.written, other)
    else:
        return None
    return OpenQuestion(words, f"#{date.fact}")


def actor_question(actor: ActorView) -> OpenQuestion | None:
    """Ask whether an actor is one."""
    if actor.confidence.level != "low":
        return None
    reason = wording.sentence(wording.said(actor.confidence.reason))
    words = phrase("Check “{0}” ({1}). {2}", actor.name, wording.TYPE_WORDS[actor.type], reason)
    return OpenQuestion(words, f"#{actor.fact}")


# ------------------------------------------------------------------------------------------------------- marked source


def marks_of(dossier: Dossier, facts: Facts, actors: list[ActorView], quotes: list[QuoteView]) -> Iterator[Mark]:
    """List everything that is marked in the source text of a dossier."""
    for name, stated in stated_fields(dossier.document):
        if stated.span:
            fact = "top" if name == "title" else f"about-{name}"
            yield Mark(stated.span, "meta", fact, phrase("{0} of the document", FIELD_LABELS[name]))
    yield from finding_marks(dossier, facts)
    for index, line in enumerate(dossier.summary.sentences):
        yield Mark(
            line.span,
            "line",
            facts.lines[index],
            phrase("Summary sentence {0}", index + 1),
            tag=str(index + 1),
        )
    for index, point in enumerate(dossier.summary.key_points):
        if dossier.actor(point.actor):
            yield Mark(
                point.span,
                "point",
                facts.points[index],
                phrase("Key point {0}", index + 1),
                tag=f"K{index + 1}",
            )
    yield from quote_marks(dossier, facts, quotes)
    for index, date in enumerate(dossier.dates):
        if not is_own_date(dossier, date):
            yield Mark(date.span, "date", facts.dates[index], phrase("Date {0}", index + 1), tag=f"D{index + 1}")
    for actor, view in zip(dossier.actors, actors, strict=True):
        yield from actor_marks(actor, view)


def quote_marks(dossier: Dossier, facts: Facts, views: list[QuoteView]) -> Iterator[Mark]:
    """Mark quotations, the words that say somebody speaks, and those that name the speaker without being an actor's."""
    named = {mention.span for actor in dossier.actors for mention in actor.mentions}
    for index, (quote, view) in enumerate(zip(dossier.quotes, views, strict=True)):
        fact = facts.quotes[index]
        yield from quoted_marks(quote, view, facts.anchors)
        if view.is_turn:
            continue  # its label is set apart
        if quote.cue:
            yield Mark(quote.cue, "cue", fact, phrase("Cue of quote {0}", index + 1))
        if quote.speaker and quote.speaker.span and quote.speaker.span not in named:
            yield Mark(quote.speaker.span, "cue", fact, phrase("Speaker of quote {0}", index + 1))


def quoted_marks(quote: Quote, view: QuoteView, anchors: dict[Span, str]) -> Iterator[Mark]:
    """Mark the words of a quotation.

    A turn of a transcript is set as one already: the paragraph that its entry leads to bears the number, no more; the
    first one is where other pages lead.
    """
    kind, variant = ("turn", "") if view.is_turn else ("quote", quote.kind)
    tags = {evidence.anchor: evidence.tag for evidence in view.evidence}
    for span in quote.spans:
        if tag := tags.get(anchors[span]):
            yield Mark(span, kind, view.fact, phrase("Quote {0}", view.index + 1), variant, tag)
    if view.is_turn:
        yield Mark(quote.spans[0], kind, "", "")


def actor_marks(actor: Actor, view: ActorView) -> Iterator[Mark]:
    """Mark what names an actor, and its roles."""
    for role in actor.roles:
        yield Mark(role.span, "role", view.fact, phrase("Role of {0}", view.name))
    for mention in actor.mentions:
        yield Mark(mention.span, "name", view.fact, f"{view.name}, {wording.TYPE_WORDS[view.type]}", actor.type)
