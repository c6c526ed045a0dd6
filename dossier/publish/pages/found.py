"""What search knows of a page: the words it looks at, the line it shows, and by what it narrows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from dossier.model import Card, Document, Dossier, Profile, SearchEntry, SearchPassage
from dossier.publish.addresses import has_own_page, is_voice_or_room
from dossier.publish.pages import wording
from dossier.publish.pages.actor_index import IndexRow
from dossier.publish.pages.copies import also_found
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.views import DateView, DocumentView, QuoteView
from dossier.wording import translated

FACETS = 12
"""Actors of a dossier by which search can narrow to it, most central first."""

LONGEST_FACET = 60
"""Characters of a value by which search can narrow: longer ones are texts, not kinds."""

LEAD = 260
"""Characters of the line about a dossier."""

HAPPENED = frozenset({"story", "ahead", "background"})
"""Groups of dates that say when something happens; the others are lengths and what cannot be placed."""

OWN_FACETS = frozenset(
    ("type", "actor", "country", "year", "source", "status", "date", "kind", "lead", "q", "sort", "from", "to", "words")
)
"""Names that the search page itself uses."""


_UNREAD = re.compile(r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|li|tr|pre|blockquote|section|table|br)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")


def found_dossier(
    lookups: Lookups, dossier: Dossier, shown: DocumentView, quotes: Sequence[QuoteView], dates: Iterable[DateView]
) -> SearchEntry | None:
    """Return what search knows of a dossier; nothing of one whose text another published first: it leads to that.

    Parameters:
        lookups: Who is whom.
        dossier: What is searched.
        shown: The line about it.
        quotes: Its quotations; the questions of reporters are none.
        dates: Its dates, each happening once.
    """
    document = dossier.document
    if lookups.is_copy(document.id):
        return None
    profiles = lookups.profiles_in(lookups.card(dossier))
    countries = sorted({lookups.country_name(profile.country) for profile in profiles if profile.country})
    return SearchEntry(
        "dossier",
        wording.visible(shown.title),
        translated("Dossier"),
        wording.visible(
            "\n".join((*(one.text for one in dossier.findings), document.text, *also_found(lookups, dossier)))
        ),
        lead=wording.shorten(wording.visible(shown.lead), LEAD),
        date=shown.day,
        when=shown.date,
        source=wording.visible(shown.source),
        facets=(
            ("actor", tuple(dict.fromkeys(profile.name for profile in profiles[:FACETS]))),
            ("country", tuple(countries)),
            ("status", (shown.status_label,)),
            *own_facets(document),
        ),
        quotes=tuple(said(lookups, dossier, quotes)),
        events=tuple(happened(lookups.card(dossier), dates)),
    )


def found_actor(profile: Profile, row: IndexRow) -> SearchEntry:
    """Return what search knows of an actor with a page."""
    return SearchEntry(
        "actor",
        profile.name,
        row.type_label,
        "\n".join(name for name in profile.aliases if name != profile.name),
        lead=row.role,
        facets=(("country", (row.country,)),) if row.country else (),
        weight=row.dossiers,
    )


def found_page(title: str, html: str) -> SearchEntry:
    """Return what search knows of a page that a person wrote.

    Parameters:
        title: As MkDocs has it.
        html: Its body.
    """
    text = unescape(_TAG.sub(" ", _BLOCK.sub("\n", _UNREAD.sub(" ", html))))
    lines = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
    return SearchEntry("page", title, translated("Page"), wording.visible(lines), wording.shorten(lines, LEAD))


def said(lookups: Lookups, dossier: Dossier, quotes: Sequence[QuoteView]) -> Iterator[SearchPassage]:
    """Go through the quotations; whom a transcript only calls by a part ("Q") is nobody to search for."""
    for shown in sorted(quotes, key=lambda quote: quote.index):
        speaker = dossier.quotes[shown.index].speaker
        profile = lookups.profile_of(dossier.document.id, speaker.actor if speaker else None)
        if profile is None or not is_voice_or_room(profile):
            words = wording.visible("".join(joint + piece for joint, piece in shown.pieces))
            # A label says "BIDEN": as the site calls him is found, and read, sooner.
            who = profile.name if profile is not None and has_own_page(profile) else shown.speaker
            yield SearchPassage(shown.fact, words, wording.visible(who), exact=shown.is_direct)


def happened(card: Card, dates: Iterable[DateView]) -> Iterator[SearchPassage]:
    """Go through the dated happenings; what is said in passing ("today") is none."""
    passing = {happening.index for happening in card.happenings if happening.passing}
    for date in dates:
        if date.group in HAPPENED and (date.first or date.last) and date.index not in passing:
            words = wording.visible(date.what.shown)
            yield SearchPassage(date.fact, words, wording.visible(date.said_by), date.reading, (date.first, date.last))


def own_facets(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Go through the fields of the file's own by which search can narrow."""
    for name, *values in document.fields:
        if short := tuple(value for value in values[:FACETS] if len(value) <= LONGEST_FACET):
            yield facet_name(name), short


def facet_name(name: str) -> str:
    """Return a field's name as a facet has it, apart from those of the site's own facets."""
    plain = " ".join(re.sub(r"[^\w .-]|_", " ", name).lower().split()) or "field"
    return f"{plain} (file)" if plain in OWN_FACETS else plain
