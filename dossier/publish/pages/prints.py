"""What other pages show of each fact of a dossier, as a few bytes that change whenever that does.

The page of an actor, of a month, of quotes depends on a few facts of each of its dossiers, not on all of the text. So
an edit makes only those pages again that show what it changed. A print is made of the very view that pages show of the
fact, and of the reasons whose words it holds, which another language may tell apart; what a view takes from the rest of
the collection (where an actor has its page) is left out and stands in the key of a page by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from dossier.collection.naming import named_in_sentences
from dossier.model import Card, DateMention, Dossier, Quote
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.plan import digest
from dossier.publish.pages.told import Views, made_of, views_of
from dossier.publish.pages.views import DateView, QuoteView

WRITER = "prints"
"""Their place among what is kept of a document."""
SIZE = 16
"""Letters of a print."""

_PARTS = msgspec.msgpack.Decoder(tuple[str, str, str])


@dataclass(frozen=True, slots=True)
class Prints:
    """Of one dossier."""

    quotes: str = ""
    """Those of its quotes, one behind the other; so are the others."""
    dates: str = ""
    actors: str = ""
    whole: str = ""
    """The key of the dossier, where only that is known."""

    def quote(self, index: int) -> str:
        """Return the print of a quote."""
        return self.whole or self.quotes[index * SIZE : (index + 1) * SIZE]

    def date(self, index: int) -> str:
        """Return the print of a date."""
        return self.whole or self.dates[index * SIZE : (index + 1) * SIZE]

    def actor(self, rank: int) -> str:
        """Return the print of an actor: its roles, and the sentences that name it."""
        return self.whole or self.actors[rank * SIZE : (rank + 1) * SIZE]


def prints_of(lookups: Lookups, card: Card) -> Prints:
    """Return the prints of a dossier: kept ones, else made, which reads it; its key alone where nothing is kept."""
    kept = lookups.collection.rows
    if kept is None or not card.key:
        return Prints(whole=card.key or "-")
    data, start = kept.get(card.id, WRITER), card.key.encode()
    if data is not None and data.startswith(start):
        try:
            return Prints(*_PARTS.decode(memoryview(data)[len(start) :]))
        except msgspec.MsgspecError:
            pass
    dossier = lookups.dossier(card.id)
    views = views_of(lookups, dossier)
    made_of(lookups, dossier, views)  # whatever shows a fact of it needs them, and the dossier is at hand
    parts = tuple(map("".join, made(lookups, dossier, views)))
    kept.put(card.id, WRITER, start + msgspec.msgpack.encode(parts))
    return Prints(*parts)


def made(lookups: Lookups, dossier: Dossier, views: Views) -> tuple[Iterator[str], Iterator[str], Iterator[str]]:
    """Make the prints of a dossier: of its quotes, dates and actors."""
    return (
        map(of_quote, dossier.quotes, views.quotes),
        map(of_date, dossier.dates, views.dates),
        of_actors(lookups, dossier),
    )


def short(value: object) -> str:
    """Return a print."""
    return digest(value)[:SIZE]


def of_quote(quote: Quote, view: QuoteView) -> str:
    """Make the print of a quote."""
    return short((replace(view, where=""), quote.how))


def of_date(date: DateMention, view: DateView) -> str:
    """Make the print of a date."""
    return short((view, (date.edtf, date.rule, date.anchor, date.alternatives, date.precision)))


def of_actors(lookups: Lookups, dossier: Dossier) -> Iterator[str]:
    """Make the prints of the actors: where their roles stand, and the sentences that name them, wherever these are."""
    text, facts = dossier.document.text, lookups.facts(dossier)
    of_actor: list[list[str]] = [[] for _ in dossier.actors]
    for number, named in sorted(named_in_sentences(lookups.card(dossier)).items()):
        whole = dossier.sentences[number].span
        places = [
            (dossier.actors[rank].id, span.start - whole.start, span.end - whole.start, facts.anchors[span])
            for rank, span in named
        ]
        print_of_sentence = short((whole.of(text), places))
        for rank in dict.fromkeys(rank for rank, _ in named):
            of_actor[rank].append(print_of_sentence)
    for actor, sentences in zip(dossier.actors, of_actor, strict=True):
        yield short(([facts.anchors[role.span] for role in actor.roles], sentences))
