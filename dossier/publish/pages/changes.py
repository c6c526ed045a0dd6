"""The page of what changed since the states that were recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dossier.collection.changes import Changed, Step, Told, told_of
from dossier.model import Card, Dossier, Page
from dossier.publish.addresses import dossier_address
from dossier.publish.pages import wording
from dossier.publish.pages.excerpts import BRIEF, what_happened
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.machine_head import feed_links, links
from dossier.publish.pages.page_kit import ROWS, PageMaker
from dossier.publish.pages.plan import Plan
from dossier.publish.pages.views import DocumentView, as_called, document_view
from dossier.wording import in_words, phrase, translated

URL = "changes/"
FACTS = 12
"""Facts of a dossier that are named; the others are counted."""
LENGTH = 110
"""Letters of a fact."""

KIND_LABELS = wording.Labels(
    {
        "finding": "Finding",
        "summary": "Bottom line",
        "quote": "Quote",
        "date": "Date",
        "actor": "Actor",
        "document": "The document",
    }
)


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that is new or says something else."""

    kind: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier in which facts changed."""

    shown: DocumentView
    facts: tuple[FactLine, ...]
    more: int
    gone: int


@dataclass(frozen=True, slots=True)
class StepView:
    """What changed from one state to the next."""

    heading: str
    new: tuple[DocumentView, ...]
    changed: tuple[DossierLine, ...]
    more_new: int
    more_changed: int
    gone: int


def changes(maker: PageMaker) -> Iterator[Plan]:
    """Plan the page, where a state was recorded."""
    if maker.state is not None:
        title, steps = translated("What changed"), maker.state.steps
        shows, make = partial(shows_of_steps, maker, steps), partial(changes_page, maker, title, steps)
        yield maker.plan(URL, title, "changes.html", shows, make)


def shows_of_steps(maker: PageMaker, steps: Sequence[Step]) -> object:
    """Return everything that the page shows: the steps, and the dossiers named in them in their order."""
    named = {key for step in steps for key in (*step.new, *step.changed)}
    told = [(step.until, step.new, rows_of(step), step.gone) for step in steps]
    return told, [(card.id, card.key) for card in maker.collection.cards if card.id in named]


def rows_of(step: Step) -> object:
    """Return what a step tells of changed dossiers, in an order that is the same in every process."""
    return [(key, sorted(one.prints), one.gone) for key, one in sorted(step.changed.items())]


def changes_page(maker: PageMaker, title: str, steps: Sequence[Step]) -> Page:
    """Print the page."""
    feeds = feed_links(URL, f"{maker.site.name}: {title}") if "feeds" in maker.site.exports else ()
    shown = [step_view(maker, step) for step in steps]
    return maker.page(URL, title, "changes.html", head=links(URL, feeds), steps=shown)


def step_view(maker: PageMaker, step: Step) -> StepView:
    """Show what changed from one state to the next."""
    cards = maker.lookups.cards
    # A state that is not the collection's own may name what is not there.
    new = [key for key in step.new if key in cards]
    changed = [key for key in cards if key in step.changed]
    return StepView(
        phrase("With documents up to {0}", in_words(step.until)) if step.until else translated("Undated documents"),
        tuple(document_view(cards[key]) for key in new[:ROWS]),
        tuple(dossier_line(maker.lookups, cards[key], step.changed[key]) for key in changed[:ROWS]),
        max(0, len(new) - ROWS),
        max(0, len(changed) - ROWS),
        step.gone,
    )


def dossier_line(lookups: Lookups, card: Card, changed: Changed) -> DossierLine:
    """Show a dossier with its facts that are new."""
    dossier = lookups.dossier(card.id)
    told = [one for one in told_of(dossier) if one.print in changed.prints]
    lines = tuple(fact_line(lookups, dossier, one) for one in told[:FACTS])
    return DossierLine(document_view(card), lines, len(told) - len(lines), changed.gone)


def fact_line(lookups: Lookups, dossier: Dossier, told: Told) -> FactLine:
    """Show a fact in a line."""
    fact, words = FACT_LINES[told.kind](lookups, dossier, told.index)
    address = f"{dossier_address(dossier.document.id)}#{fact}"
    return FactLine(KIND_LABELS[told.kind], wording.shorten(" ".join(words.split()), LENGTH), address)


def quote_line(lookups: Lookups, dossier: Dossier, index: int) -> tuple[str, str]:
    """Return the address and the words of a quote, with who said them."""
    quote = dossier.quotes[index]
    actor = dossier.actor(quote.speaker.actor) if quote.speaker else None
    who = actor.name if actor else as_called(quote.speaker.text) if quote.speaker else translated("Unattributed")
    words = quote.spans[0].of(dossier.document.text) if quote.spans else ""
    return lookups.facts(dossier).quotes[index], f"{who}: {words}"


def date_line(lookups: Lookups, dossier: Dossier, index: int) -> tuple[str, str]:
    """Return the address of a date, its days and what happened then."""
    date = dossier.dates[index]
    when = in_words(date.edtf) if date.edtf else date.span.of(dossier.document.text)
    return lookups.facts(dossier).dates[index], f"{when}: {what_happened(dossier, date, BRIEF).shown}"


def actor_line(lookups: Lookups, dossier: Dossier, index: int) -> tuple[str, str]:
    """Return the address of an actor, its name and its roles."""
    actor = dossier.actors[index]
    roles = "; ".join(as_called(role.text) for role in actor.roles)
    return lookups.facts(dossier).actors[actor.id], f"{actor.name}, {roles}" if roles else actor.name


def line_line(lookups: Lookups, dossier: Dossier, index: int) -> tuple[str, str]:
    """Return the address and the words of a sentence of the summary."""
    line = dossier.summary.sentences[index]
    return lookups.facts(dossier).lines[index], line.span.of(dossier.document.text)


def finding_line(lookups: Lookups, dossier: Dossier, index: int) -> tuple[str, str]:
    """Return the address of a finding and what it says."""
    return lookups.facts(dossier).findings[index], dossier.findings[index].text


def document_line(lookups: Lookups, dossier: Dossier, index: int) -> tuple[str, str]:
    """Return the address of what the document says of itself."""
    return "glance", wording.title_of(lookups.card(dossier))


FACT_LINES = {
    "finding": finding_line,
    "summary": line_line,
    "quote": quote_line,
    "date": date_line,
    "actor": actor_line,
    "document": document_line,
}
