"""What a brief says of one document, item by item, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from dossier.english.stems import stem
from dossier.model import AppliedCorrection, Dossier, Span
from dossier.publish.briefs.passages import clean
from dossier.publish.briefs.records import Cite, Item, Piece
from dossier.publish.pages import wording
from dossier.publish.pages.dossier_page import SAID_ELSEWHERE, document_questions, summary_line
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.telling import Telling
from dossier.publish.pages.views import (
    ActorView,
    DateView,
    DocumentView,
    QuoteView,
    actor_views,
    date_view,
    is_own_date,
    quote_view,
    said_by,
)
from dossier.publish.search.terms import terms
from dossier.spans import SpanIndex
from dossier.wording import in_words, phrase, say, translated
from dossier.wording.say import joined

IN_STORY = frozenset({"story", "ahead", "background"})
"""Groups of dates that say when something happens."""
SAYS_NO_DATE = "says-no-date"
"""Rule of words such as "now": nobody needs to look them up."""
TELLING = 40
"""Letters from which on a sentence may stand for its document."""
ALIASES = 3
"""Other names of an actor that are given."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An item with what sorts it by time."""

    first: str
    last: str
    item: Item


def ours(text: str) -> Piece:
    """Return words of ours."""
    return Piece(clean(text), "ours")


def theirs(text: str) -> Piece:
    """Return words of a source or a person."""
    return Piece(clean(text))


def cite(dossier: Dossier, *spans: Span) -> tuple[Cite, ...]:
    """Say that an item rests on words of a document."""
    return tuple(Cite(dossier.document.id, span) for span in spans)


# ---------------------------------------------------------------------------------------------------------- bottom line


def finding_items(dossier: Dossier) -> Iterator[Item]:
    """Give what persons found in a document; they say who they are."""
    for finding in dossier.findings:
        said = phrase("Finding of a person: {0}, {1}", finding.by, in_words(finding.date))
        yield Item((theirs(finding.text),), cite(dossier, finding.span) if finding.span else (), remarks=(clean(said),))


def line_items(lookups: Lookups, dossier: Dossier) -> Iterator[Item]:
    """Give the sentences of the summary, word for word, with our words in brackets."""
    for index, sentence in enumerate(dossier.summary.sentences):
        line = summary_line(lookups, dossier, sentence, index)
        speaker = (ours(f"{line.said_by}:"),) if line.said_by else ()
        pieces = (ours(text) if is_ours else theirs(text) for text, is_ours in line.pieces)
        yield Item((*speaker, *pieces), cite(dossier, sentence.span))


def fitting_item(lookups: Lookups, dossier: Dossier, wanted: Set[str]) -> Item | None:
    """Give the sentence that holds most of some stems, one of the summary before others, of equals the shortest."""
    lines = {line.span for line in dossier.summary.sentences}
    held = [(len(wanted & set(map(stem, terms(span.of(dossier.document.text))))), span) for span in prose(dossier)]
    ranked = [(number, span in lines, span.start - span.end, span) for number, span in held if number]
    if not ranked:
        return None
    best = max(ranked)[-1]
    speaker = said_by(lookups, dossier, best)
    before = (ours(f"{speaker}:"),) if speaker else ()
    return Item((*before, theirs(best.of(dossier.document.text))), cite(dossier, best))


def prose(dossier: Dossier) -> Iterator[Span]:
    """Go through the sentences that say something: no heading, no call of a few words, no question of a part ("Q")."""
    asked = SpanIndex((span, 1) for quote in dossier.quotes if quote.is_nobodys for span in quote.spans)
    for sentence in dossier.sentences:
        span = sentence.span
        is_said = sentence.kind not in ("meta", "heading") and span.end - span.start >= TELLING
        if is_said and not any(asked.around(span)):
            yield span


def point_items(lookups: Lookups, dossier: Dossier, *actors: str) -> Iterator[Item]:
    """Give what the text says of its central actors, but for what the summary says and what they said themselves.

    Parameters:
        lookups: Knows who is cited.
        dossier: The document.
        actors: Ids of the actors; none: all of them.
    """
    lines = [] if actors else [line.span for line in dossier.summary.sentences]
    for point in dossier.summary.key_points:
        actor = dossier.actor(point.actor)
        if actor is None or point.kind == "quote" or any(point.span in line for line in lines):
            continue
        if not actors or actor.id in actors:
            speaker = said_by(lookups, dossier, point.span)
            before = (ours(f"{speaker}:"),) if speaker and speaker != actor.name else ()
            words = theirs(point.span.of(dossier.document.text))
            yield Item((*before, words), cite(dossier, point.span), clean(actor.name))


# --------------------------------------------------------------------------------------------------------------- actors


def actor_items(lookups: Lookups, dossier: Dossier) -> list[Item]:
    """Give the actors of a document with their roles; those it names once and says nothing else of are left out."""
    views = actor_views(lookups, dossier)
    return [actor_item(dossier, view) for view in views if not view.is_minor]


def actor_item(dossier: Dossier, view: ActorView) -> Item:
    """Give an actor."""
    actor = dossier.actors[view.index]
    spans = [role.span for role in actor.roles] or [mention.span for mention in actor.mentions[:1]]
    roles = "; ".join(" ".join(role.split()) for role, _ in view.roles)
    remarks = [", ".join(filter(None, (view.type_label, view.country)))]
    if view.aliases:
        remarks.append(phrase("also: {0}", ", ".join(view.aliases[:ALIASES])))
    remarks.append(phrase("named {0}", wording.count(view.count, "time")))
    if view.confidence.level == "low":
        remarks.append(phrase("not sure: {0}", wording.said(view.confidence.reason)).rstrip(": "))
    return Item((theirs(roles),) if roles else (), cite(dossier, *spans), clean(view.name), tuple(map(clean, remarks)))


# --------------------------------------------------------------------------------------------------------------- quotes


def quote_items(
    lookups: Lookups,
    dossier: Dossier,
    indices: Iterable[int],
    *,
    dated: bool = False,
    named: bool = True,
    wanted: Set[str] = frozenset(),
) -> Iterator[Item]:
    """Give quotations: who, in which words, and what in the text leads to who says so.

    Parameters:
        lookups: Knows who is whom.
        dossier: The document.
        indices: Which of its quotations.
        dated: Say of which document and day each is: there are several.
        named: Say who speaks; False where all are one actor's, and the day stands in front.
        wanted: Stems of what was searched for: of a long turn the sentences that hold them are given.
    """
    telling = Telling(dossier, wanted)
    for index in indices:
        view = quote_view(lookups, dossier, index)
        words, spans = said_words(telling, view)
        day = source_line(view.dossier) if dated else ""
        label, remarks = (speaker_line(view), [day] if day else []) if named else (day, [])
        remarks += quote_remarks(view)
        yield Item((theirs(words),), cite(dossier, *spans), clean(label), tuple(map(clean, remarks)))


def said_words(telling: Telling, view: QuoteView) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a quotation, of a long turn those that tell most, and where they stand."""
    quote = telling.dossier.quotes[view.index]
    words = "".join(joint + piece for joint, piece in view.pieces)
    spans = quote.spans
    if view.is_turn and spans:
        words, spans = telling.words(quote) or words, (telling.passage(quote),)
    return (f"“{words}”" if view.is_direct else words), spans


def speaker_line(view: QuoteView) -> str:
    """Name who speaks, with the role."""
    return ", ".join(filter(None, (view.speaker, view.role))) or translated("Unattributed")


def source_line(shown: DocumentView) -> str:
    """Return day and publisher of a document."""
    return ", ".join(filter(None, (shown.date or translated("undated"), shown.source)))


def quote_remarks(view: QuoteView) -> Iterator[str]:
    """Say how sure it is who speaks, and that words are not the speaker's own."""
    if view.kind == "indirect":
        yield translated("reported, not word for word")
    if view.kind == "mixed":
        yield translated("only these words are quoted")
    if view.as_written and view.speaker_kind in ("pronoun", "nominal"):
        yield phrase("in the text “{0}”", view.as_written)
    if view.confidence.level == "low":
        reason = wording.said(view.confidence.reason) or view.how
        yield phrase("check the speaker: {0}", reason) if view.speaker else reason


def foremost(dossier: Dossier, most: int) -> list[int]:
    """Return which quotations of a document tell most, in order of the text; nobody's questions are none."""
    telling = Telling(dossier)
    said = {index for index, quote in enumerate(dossier.quotes) if not quote.is_nobodys and quote.spans}
    return [index for index in telling.foremost(most + len(dossier.quotes) - len(said)) if index in said][:most]


# ------------------------------------------------------------------------------------------------------------- timeline


def date_items(lookups: Lookups, dossier: Dossier) -> list[Dated]:
    """Give what a document dates, each happening once, by day."""
    retold = lookups.facts(dossier).retold
    views = (
        date_view(lookups, dossier, index)
        for index, date in enumerate(dossier.dates)
        if date.span not in retold and not is_own_date(dossier, date)
    )
    found = [dated_item(dossier, view) for view in views if view.group in IN_STORY and (view.first or view.last)]
    return sorted(found, key=lambda one: (one.first or one.last, one.last))


def dated_item(dossier: Dossier, view: DateView, *others: Cite) -> Dated:
    """Give a dated happening, and how its date was read."""
    before = (ours(phrase("According to {0}:", view.said_by)),) if view.said_by else ()
    cites = (*cite(dossier, dossier.dates[view.index].span), *others)
    told = (ours(text) if is_ours else theirs(text) for text, is_ours in view.what.pieces)
    words = (*before, *told)
    item = Item(words, cites, clean(view.reading or view.written), tuple(map(clean, date_remarks(view))))
    return Dated(view.first, view.last, item)


def date_remarks(view: DateView) -> Iterator[str]:
    """Say how a date was read, and how sure that is; nothing of one that the text states in full."""
    if view.group == "ahead":
        yield translated("planned or expected")
    if view.group == "background":
        yield translated("background")
    if view.is_same:
        return
    basis = phrase("written “{0}”, read as {1}", view.written, view.rule)
    yield f"{basis} ({view.counted_from})" if view.counted_from else basis
    if view.certainty not in ("explicit", "resolved"):
        yield view.certainty_label
    if view.alternatives:
        yield phrase("could also be {0}", joined("{0} or {1}", [reading for reading, _ in view.alternatives]))


# -------------------------------------------------------------------------------------------------- open, and corrected


def open_items(lookups: Lookups, dossier: Dossier, *, alone: bool = True) -> Iterator[Item]:
    """Give what the text does not say, and what a person should check.

    Parameters:
        lookups: Knows who is whom.
        dossier: The document.
        alone: It is the only one; of several only what rests on words is given.
    """
    views = [date_view(lookups, dossier, index) for index in range(len(dossier.dates))]
    if alone:
        yield from (Item((theirs(question.text),)) for question in document_questions(dossier.document, views))
    yield from nobodys_items(dossier)
    yield from (unplaced_item(dossier, view) for view in views if is_unplaced(dossier, view))
    if alone:
        notices = (notice for notice in dossier.notices if notice.code not in SAID_ELSEWHERE)
        yield from (Item((theirs(wording.sentence(wording.said(notice.reason))),)) for notice in notices)


def nobodys_items(dossier: Dossier) -> Iterator[Item]:
    """Give the quotations of which the text does not say whose they are."""
    remark = translated("the text does not say whose words these are")
    for quote in dossier.quotes:
        if quote.speaker is None and quote.spans and not quote.is_nobodys:
            words = wording.shorten(quote.spans[0].of(dossier.document.text), 160)
            yield Item((theirs(f"“{words}”"),), cite(dossier, quote.spans[0]), remarks=(remark,))


def is_unplaced(dossier: Dossier, view: DateView) -> bool:
    """Tell whether a date says a day that cannot be told."""
    date = dossier.dates[view.index]
    return view.group == "open" and date.rule.code != SAYS_NO_DATE and not is_own_date(dossier, date)


def unplaced_item(dossier: Dossier, view: DateView) -> Item:
    """Give a date that cannot be placed."""
    remark = clean(phrase("this date cannot be placed: {0}", view.rule))
    return Item((theirs(f"“{view.written}”"),), cite(dossier, dossier.dates[view.index].span), remarks=(remark,))


def corrected_items(dossier: Dossier, title: str = "") -> Iterator[Item]:
    """Give what a person changed.

    Parameters:
        dossier: The document.
        title: Of the document, where there are several.
    """
    for correction in dossier.corrections:
        where = phrase("in: {0}", title) if title else ""
        remarks = tuple(clean(words) for words in (*why_corrected(correction), where) if words)
        label = clean(wording.sentence(say(correction.target)).rstrip("."))
        yield Item((theirs(change_in_words(correction)),), (), label, remarks)


def change_in_words(correction: AppliedCorrection) -> str:
    """Say what stands in a place now, and what stood there."""
    now = in_words(correction.now) if correction.now is not None else translated("removed")
    return f"{now}; {phrase('was: {0}', in_words(correction.was))}" if correction.was else now


def why_corrected(correction: AppliedCorrection) -> tuple[str, str]:
    """Say why a person changed something, and who and when."""
    day = in_words(correction.date) if correction.date else ""
    return (correction.why or "").rstrip("."), ", ".join(filter(None, (correction.by, day)))


def limited(items: Sequence[Item], most: int) -> tuple[tuple[Item, ...], str]:
    """Return the first of many items, and words that say how many there are."""
    if len(items) <= most:
        return tuple(items), ""
    return tuple(items[:most]), phrase("{0} of {1} are given here.", most, len(items))
