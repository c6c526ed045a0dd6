"""The index of actors and the page of each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.model import ACTOR_TYPES, ActorType, DateMention, Dossier, Page, Profile
from dossier.publish.pages import wording
from dossier.publish.pages.lookups import Shelf
from dossier.publish.pages.page_kit import ROWS, Press, sheets
from dossier.publish.pages.views import DateView, DocumentView, Evidence, date_view, document_view, quote_view
from dossier.wording import phrase, translated

NAMED_WITH = 24
"""Other actors listed on an actor's page."""
ROLES = 12
"""Different roles listed on an actor's page."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An actor in the index."""

    id: str
    name: str
    type: str
    type_label: str
    country: str
    role: str
    dossiers: int
    mentions: int
    quotes: int
    letter: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as a dossier states it."""

    text: str
    evidence: Evidence
    dossier: DocumentView


@dataclass(frozen=True, slots=True)
class Appearance:
    """A dossier that names the actor."""

    dossier: DocumentView
    fact: str
    name: str
    """As that dossier calls the actor."""
    mentions: int
    joined_by: tuple[str, ...]
    """The rules that joined its mentions there."""


def letter_of(name: str) -> str:
    """Return the letter a name is filed under; accents are left off, and what is no Latin letter is `#`."""
    plain = unicodedata.normalize("NFKD", name.strip())[:1].upper()
    return plain if "A" <= plain <= "Z" else "#"


def filed(name: str) -> tuple[str, str, str]:
    """Return what sorts names as an index does."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return letter_of(name), plain.casefold(), name


def role_of(press: Press, profile: Profile) -> str:
    """Return the newest role stated for an actor."""
    for entry in profile.entries:
        dossier = press.shelf.dossiers.get(entry.dossier)
        actor = dossier.actor(entry.actor) if dossier else None
        if actor and actor.roles:
            return actor.roles[0].text
    return ""


def index_row(press: Press, profile: Profile) -> IndexRow:
    """Show an actor in one line."""
    shelf = press.shelf
    return IndexRow(
        id=profile.id,
        name=profile.name,
        type=profile.type,
        type_label=wording.TYPE_LABELS[profile.type][0],
        country=shelf.country_name(profile.country) if profile.type != "country" else "",
        role=role_of(press, profile),
        dossiers=len({entry.dossier for entry in profile.entries}),
        mentions=shelf.mentions[profile.id],
        quotes=len(shelf.quotes_by.get(profile.id, ())),
        letter=letter_of(profile.name),
    )


def actor_index(press: Press) -> Iterator[Page]:
    """Print the actors from A to Z: all of them, then those of each type."""
    ordered = sorted(press.collection.profiles, key=lambda profile: filed(profile.name))
    types = Counter(profile.type for profile in ordered)
    yield from index_of_type(press, ordered, types, None)
    for kind in ACTOR_TYPES:
        if types[kind]:
            yield from index_of_type(press, [profile for profile in ordered if profile.type == kind], types, kind)


def index_of_type(
    press: Press, ordered: Sequence[Profile], types: Counter[ActorType], kind: ActorType | None
) -> Iterator[Page]:
    """Print one run of pages of the index.

    Parameters:
        press: Templates, look-ups and site.
        ordered: The actors, from A to Z.
        types: How many actors of each type the site has.
        kind: The type shown; None for all.
    """
    title = wording.TYPE_LABELS[kind][1] if kind else translated("Actors")
    parts = sheets(ordered, f"actors/type/{kind}/" if kind else "actors/")
    letters: dict[str, str] = {}
    for part in parts:
        for profile in part.rows:
            letters.setdefault(letter_of(profile.name), f"{part.url}#letter-{anchor_of(letter_of(profile.name))}")
    for part in parts:
        rows = [index_row(press, profile) for profile in part.rows]
        groups = [
            (letter, anchor_of(letter), list(of_letter))
            for letter, of_letter in groupby(rows, key=lambda row: row.letter)
        ]
        yield press.page(
            part.url,
            wording.numbered(title, part.number),
            "actors.html",
            description=translated(
                "Who is named in the documents: people, organisations, countries, groups and places."
            ),
            heading=title,
            sheet=part,
            groups=groups,
            letters=letters,
            types=types,
            kind=kind,
            total=sum(types.values()),
        )


def anchor_of(letter: str) -> str:
    """Return a letter as part of an id."""
    return "other" if letter == "#" else letter.lower()


def actor_pages(press: Press) -> Iterator[Page]:
    """Print the page of every actor."""
    for profile in press.collection.profiles:
        yield from actor_page(press, profile)


def actor_page(press: Press, profile: Profile) -> Iterator[Page]:
    """Print the pages of one actor: each list goes on over as many pages as the longest one needs."""
    shelf = press.shelf
    url, size = f"actors/{profile.id}/", ROWS // 3
    quotes = shelf.quotes_by.get(profile.id, [])
    dated = [(shelf.dossiers[entry.dossier], entry.date) for entry in shelf.dates_of.get(profile.id, [])]
    dated.sort(key=lambda entry: entry[1].first or "", reverse=True)
    entries = [entry for entry in profile.entries if entry.dossier in shelf.dossiers]
    total = max(1, *(-(-len(rows) // size) for rows in (quotes, dated, entries)))
    guide = sheets(range(total), url, 1)
    for part in guide:
        cut = slice((part.number - 1) * size, part.number * size)
        yield press.page(
            part.url,
            wording.numbered(profile.name, part.number),
            "actor.html",
            description=describe(press, profile),
            sheet=part,
            profile=profile,
            row=index_row(press, profile),
            country_page=shelf.country_profiles.get(profile.country or "", ""),
            roles=list(roles_of(press, profile)),
            quotes=[quote_view(shelf, dossier, index) for dossier, index in quotes[cut]],
            quote_count=len(quotes),
            dates=date_views(shelf, dated[cut]),
            date_count=len(dated),
            appearances=[appearance(press, entry.dossier, entry.actor) for entry in entries[cut]],
            named_with=named_with(press, profile),
            searchable=len(entries) > 1 and part.number == 1,
            newest=shelf.newest_of(profile),
        )


def date_views(shelf: Shelf, dated: Sequence[tuple[Dossier, DateMention]]) -> list[DateView]:
    """Show dates of several dossiers; one that a dossier no longer has is left out."""
    found = [(dossier, shelf.index_of(dossier, date)) for dossier, date in dated]
    return [date_view(shelf, dossier, index) for dossier, index in found if index is not None]


def describe(press: Press, profile: Profile) -> str:
    """Describe an actor in a line."""
    row = index_row(press, profile)
    who = ", ".join(part for part in (row.role, row.type_label.lower()) if part)
    return phrase("{0}, {1}: named in {2}.", profile.name, who, wording.count(row.dossiers, "dossier"))


def roles_of(press: Press, profile: Profile) -> Iterator[RoleRow]:
    """List the different roles stated for an actor, newest first."""
    seen: set[str] = set()
    for entry in profile.entries:
        dossier = press.shelf.dossiers.get(entry.dossier)
        actor = dossier.actor(entry.actor) if dossier else None
        if dossier is None or actor is None:
            continue
        anchors = press.shelf.facts(dossier).anchors
        for role in actor.roles:
            if role.text.casefold() not in seen and len(seen) < ROLES:
                seen.add(role.text.casefold())
                yield RoleRow(
                    role.text,
                    Evidence(anchors[role.span], translated("source"), translated("role")),
                    document_view(dossier),
                )


def appearance(press: Press, document: str, actor_id: str) -> Appearance:
    """Show a dossier that names an actor."""
    dossier = press.shelf.dossiers[document]
    actor = dossier.actor(actor_id)
    return Appearance(
        document_view(dossier),
        press.shelf.facts(dossier).actors.get(actor_id, ""),
        actor.name if actor else "",
        len(actor.mentions) if actor else 0,
        tuple(
            dict.fromkeys(
                wording.said(mention.joined_by) for mention in actor.mentions if mention.joined_by is not None
            )
        )
        if actor
        else (),
    )


def named_with(press: Press, profile: Profile) -> list[tuple[Profile, int]]:
    """List who is named in the same dossiers, most often first."""
    together: Counter[str] = Counter()
    for document in dict.fromkeys(entry.dossier for entry in profile.entries):
        together.update(press.shelf.named_in.get(document, ()))
    del together[profile.id]
    best = sorted(together, key=lambda other: (-together[other], other))[:NAMED_WITH]
    return [(press.shelf.profiles[other], together[other]) for other in best]
