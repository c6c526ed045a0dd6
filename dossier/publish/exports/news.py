"""The feed of what changed: an entry for each dossier that is new or says something else, since the recorded states.

It tells what the page "What changed" tells, in the same words. Nothing asks the clock: an entry bears the newest day
that any document bore when its step ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dossier.collection.changes import State, Step
from dossier.model import Card, Collection
from dossier.publish.addresses import dossier_address
from dossier.publish.exports.columns import title
from dossier.publish.exports.feeds import NEWEST, Entry, Feed, stamp
from dossier.publish.pages.changes import URL, DossierLine, dossier_line
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.site import Site
from dossier.wording import in_figures, phrase, translated, translated_count


def of_changes(collection: Collection, site: Site, state: State) -> Feed:
    """Return the feed of what changed, in the language that is spoken."""
    entries = tuple(islice(entries_of(Lookups(collection), state), NEWEST))
    return Feed(URL, f"{site.name}: {translated('What changed')}", URL, entries)


def entries_of(lookups: Lookups, state: State) -> Iterator[Entry]:
    """Go through what changed, newest step first, without dossiers that a reviewer rejected."""
    cards = {key: card for key, card in lookups.cards.items() if card.status != "rejected"}
    for step in state.steps:
        yield from (entry_of_new(step, cards[key]) for key in step.new if key in cards)
        for key, card in cards.items():
            if key in step.changed:
                yield entry_of_changed(step, card, dossier_line(lookups, card, step.changed[key]))


def entry_of_new(step: Step, card: Card) -> Entry:
    """Tell of a dossier that was not there."""
    return entry(step, card, phrase("New: {0}", title(card)), dossier_address(card.id), card.lead)


def entry_of_changed(step: Step, card: Card, line: DossierLine) -> Entry:
    """Tell of a dossier with other facts: which are new, and how many are gone."""
    told = [f"{fact.kind}: {fact.words}" for fact in line.facts]
    if line.more:
        told.append(counted("{0} more fact", "{0} more facts", line.more))
    if line.gone:
        told.append(phrase("{0} no longer there as before.", counted("{0} fact", "{0} facts", line.gone)))
    address = line.facts[0].address if line.facts else dossier_address(card.id)
    return entry(step, card, phrase("Changed: {0}", title(card)), address, "\n".join(told))


def entry(step: Step, card: Card, name: str, address: str, summary: str) -> Entry:
    """Make an entry whose id stays: a step tells of a dossier once."""
    lasting = f"{URL}#{step.since or step.until}-{card.id}"
    return Entry(address, name, stamp(step.until), summary, lasting, bool(step.until), author=card.source)


def counted(one: str, several: str, number: int) -> str:
    """Put a number into words that go with it."""
    return translated_count(one, several, number).format(in_figures(number))
