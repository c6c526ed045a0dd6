"""Number what a brief rests on: sources in the order in which they are cited, their passages in that of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dossier.collection.store import Recent
from dossier.model import Card, Dossier, Span
from dossier.people.actors_file import is_withheld
from dossier.publish.briefs.records import Cite, Item, Passage, Section, Source
from dossier.publish.pages import wording
from dossier.publish.pages.excerpts import sentences_around
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.site import safe_href
from dossier.publish.pages.views import document_view
from dossier.wording import phrase, translated

AROUND = 90
"""Code points left on each side of the words that count, where a sentence is long."""
LONGEST = 360
"""Code points of a passage; what is longer than this is cut in its middle."""


class Passages:
    """Which stretch of a text a citation leads to: the sentences that hold the words."""

    def __init__(self, lookups: Lookups) -> None:
        self.lookups = lookups
        self._around: Recent[dict[Span, Span]] = Recent()

    def around(self, document: str, span: Span) -> Span:
        """Return the sentences that hold some words."""
        known = self._around.of(document, dict)
        if span not in known:
            dossier = self.lookups.dossier(document)
            known[span] = sentences_around(dossier.document.text, dossier.sentences, span)
        return known[span]


def numbered(
    lookups: Lookups, sections: Sequence[Section], site_url: str, listed: Iterable[str] = ()
) -> tuple[tuple[Section, ...], tuple[Source, ...]]:
    """Give every citation its number, and return the sources with the words that items rest on.

    Parameters:
        lookups: Knows the dossiers.
        sections: Whose citations have no labels yet.
        site_url: Where the site is published; empty: passages have no addresses.
        listed: Documents that are sources even where nothing is cited from them.

    Returns:
        The sections with labels, and the sources in the order in which they are first cited.
    """
    passages = Passages(lookups)
    cited: dict[str, dict[Span, set[Span]]] = {}
    for cite in cites_of(sections):
        around = passages.around(cite.document, cite.span)
        cited.setdefault(cite.document, {}).setdefault(around, set()).add(cite.span)
    for document in listed:
        cited.setdefault(document, {})
    labels = {
        (document, around): f"{number}.{place}"
        for number, (document, stretches) in enumerate(cited.items(), 1)
        for place, around in enumerate(sorted(stretches), 1)
    }

    def labelled(item: Item) -> Item:
        done = [
            replace(cite, label=labels[cite.document, passages.around(cite.document, cite.span)]) for cite in item.cites
        ]
        return replace(item, cites=tuple({cite.label: cite for cite in done}.values()))

    sources = tuple(
        source(lookups, lookups.dossier(document), number, stretches, site_url)
        for number, (document, stretches) in enumerate(cited.items(), 1)
    )
    return tuple(replace(one, items=tuple(map(labelled, one.items))) for one in sections), sources


def cites_of(sections: Iterable[Section]) -> Iterator[Cite]:
    """Go through all citations in the order in which a reader meets them."""
    return (cite for section in sections for item in section.items for cite in item.cites)


def source(lookups: Lookups, dossier: Dossier, number: int, stretches: dict[Span, set[Span]], site_url: str) -> Source:
    """Describe a source with its passages."""
    document, card = dossier.document, lookups.card(dossier)
    shown = document_view(card)
    page = f"{site_url.rstrip('/')}/{shown.url}" if site_url else ""
    anchors = lookups.facts(dossier).anchors
    found = []
    for place, (around, spans) in enumerate(sorted(stretches.items()), 1):
        anchor = next((anchors[span] for span in sorted(spans) if span in anchors), "")
        found.append(
            Passage(
                f"{number}.{place}",
                tuple(cut(document.text, around, sorted(spans))),
                paragraph_of(dossier, around),
                f"{page}#{anchor}" if page and anchor else "",
            )
        )
    return Source(
        number,
        wording.visible(shown.title),
        wording.visible(about(card)),
        wording.visible(document.path),
        safe_href(card.url) or "",
        page,
        tuple(clean(one) for one in remarks(lookups, dossier, card)),
        tuple(found),
    )


def about(card: Card) -> str:
    """Return author, publisher and date of a document in a line."""
    shown = document_view(card)
    return ", ".join(filter(None, (card.author, card.source, shown.date or translated("undated"))))


def remarks(lookups: Lookups, dossier: Dossier, card: Card) -> Iterator[str]:
    """Say what a reader has to know of a source: who looked at it, who else published it, that a name is withheld."""
    if card.status != "machine":
        yield wording.sentence(wording.STATUS_LABELS[card.status])
    if others := [one for one in lookups.copies_of(card.id) if one != card.id]:
        named = (", ".join((wording.title_of(lookups.cards[one]), about(lookups.cards[one]))) for one in others)
        yield phrase("The same text stands in: {0}", "; ".join(named))
    if is_withheld(dossier.document):
        yield translated("A name is withheld here by the editors: a black bar stands in its place.")


def paragraph_of(dossier: Dossier, span: Span) -> str:
    """Say in which paragraph some words stand, headings and head lines counted; nothing where none is known."""
    blocks = dossier.document.blocks
    number = next((index for index, block in enumerate(blocks, 1) if block.span.end > span.start), 0)
    return phrase("paragraph {0}", number) if number else ""


def cut(text: str, around: Span, marked: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Give a passage in pieces with the words marked that count; long ones without what is far from these.

    Where all of it counts nothing is marked.
    """
    merged = merge(span for span in marked if span.overlaps(around))
    if not merged or (len(merged) == 1 and covers(text, merged[0], around)):
        yield clean(shorter(around.of(text))), False
        return
    start, end = start_of(text, around, merged[0].start), end_of(text, around, merged[-1].end)
    position = start
    if start > around.start:
        yield "… ", False
    for span in merged:
        yield clean(shorter(text[position : max(position, span.start)])), False
        yield clean(shorter(text[max(position, span.start) : min(span.end, end)])), True
        position = min(span.end, end)
    yield clean(shorter(text[position:end])), False
    if end < around.end:
        yield " …", False


def covers(text: str, span: Span, around: Span) -> bool:
    """Tell whether words leave out nothing of a passage but marks and spaces."""
    rest = text[around.start : max(around.start, span.start)] + text[min(span.end, around.end) : around.end]
    return not any(character.isalnum() for character in rest)


def merge(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def start_of(text: str, around: Span, first: int) -> int:
    """Return where a passage begins that is too long to be shown whole."""
    if around.end - around.start <= LONGEST or first - around.start <= AROUND:
        return around.start
    space = text.find(" ", first - AROUND, first)
    return space + 1 if space >= 0 else first


def end_of(text: str, around: Span, last: int) -> int:
    """Return where such a passage ends."""
    if around.end - around.start <= LONGEST or around.end - last <= AROUND:
        return max(around.end, last)
    space = text.rfind(" ", last, last + AROUND)
    return space if space >= 0 else last


def shorter(words: str) -> str:
    """Leave out the middle of long words."""
    if len(words) <= LONGEST:
        return words
    begin, end = words[: LONGEST * 2 // 3].rpartition(" "), words[-LONGEST // 4 :].partition(" ")
    return f"{begin[0] or begin[2]} […] {end[2] or end[0]}"


def clean(words: str) -> str:
    """Set words on one line, with what would act without being seen made visible; spaces at the ends stay."""
    plain = wording.visible(words)
    inner = " ".join(plain.split())
    before = " " if plain[:1].isspace() and inner else ""
    after = " " if plain[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"
