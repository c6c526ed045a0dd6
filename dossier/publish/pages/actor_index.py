"""The index of actors: everybody from A to Z, also those who have no page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.english.names import fold
from dossier.model import ACTOR_TYPES, ActorType, Page, Profile, ProfileEntry
from dossier.people.lone_names import gathered, is_lone
from dossier.publish.addresses import actor_place, has_own_page, profile_address
from dossier.publish.pages import wording
from dossier.publish.pages.buckets import Bucket, buckets, named
from dossier.publish.pages.filing import filed, letter_of
from dossier.publish.pages.page_kit import ROWS, PageMaker
from dossier.publish.pages.plan import Plan, digest, later
from dossier.publish.pages.spared import Rests
from dossier.publish.pages.views import DocumentView, as_called, document_view
from dossier.wording import translated

FEW = 3
"""Dossiers of an actor without a page that the index names at once; more are folded away."""
MANY = 10
"""Dossiers of an actor of which one alone does not say what the actor is."""
MOST_NAMED = 40
"""Actors that stand where an index of many pages begins."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An actor in one line, or all who bear a name that stands alone."""

    where: str
    """Address of its page, or of its place in the dossier that names it."""
    name: str
    type: str
    type_label: str
    country: str
    role: str
    dossiers: int
    mentions: int
    quotes: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the index."""

    profiles: tuple[Profile, ...]
    """One actor; of a lone name each of which nobody knows who it is: as much of each as is shown."""
    row: IndexRow
    places: tuple[tuple[str, DocumentView], ...]
    """Where those without a page are named: (address, dossier)."""
    perhaps: tuple[Profile, ...]
    """Whom a lone name may mean."""

    @property
    def is_lone(self) -> bool:
        """Tell whether one name is all that is known."""
        return is_lone(self.profiles[0])

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        return letter_of(self.row.name)


def role_of(maker: PageMaker, profile: Profile) -> str:
    """Return the newest role stated for an actor; of one that many dossiers name, the newest that two of them state.

    One of many that alone calls NATO a "division of the European Union" says nothing that should stand beside the name.
    """
    roles = maker.lookups.first_roles
    said = (roles.get(entry.dossier, {}).get(entry.actor) for entry in profile.entries)
    stated = [role for role in said if role is not None]
    statings, enough = Counter(map(fold, stated)), 2 if len(profile.entries) >= MANY else 1
    return as_called(next((role for role in stated if statings[fold(role)] >= enough), ""))


def index_row(maker: PageMaker, *profiles: Profile) -> IndexRow:
    """Show an actor, or the bearers of one lone name, in one line."""
    lookups, first = maker.lookups, profiles[0]
    return IndexRow(
        where=profile_address(first),
        name=first.name,
        type=first.type,
        type_label=wording.TYPE_LABELS[first.type][0],
        country=lookups.country_name(first.country) if first.type != "country" and len(profiles) == 1 else "",
        role=role_of(maker, first) if len(profiles) == 1 else "",
        dossiers=lookups.stories(*profiles),
        mentions=sum(lookups.mentions[profile.id] for profile in profiles),
        quotes=sum(len(lookups.quotes_by.get(profile.id, ())) for profile in profiles),
    )


def actor_index(maker: PageMaker) -> Iterator[Plan]:
    """Plan the pages of the actors from A to Z: all of them, then those of each type."""
    groups = sorted(gathered(maker.collection.profiles), key=lambda group: filed(group[0].name))
    types = Counter(group[0].type for group in groups)
    known: dict[str, str] = {}
    yield from index_of_type(maker, groups, types, None, known)
    for kind in ACTOR_TYPES:
        if types[kind]:
            yield from index_of_type(maker, [group for group in groups if group[0].type == kind], types, kind, known)


def listed(maker: PageMaker, profiles: tuple[Profile, ...]) -> Listed:
    """Show one row of the index."""
    perhaps = maker.lookups.bearers.get(fold(profiles[0].name), ()) if is_lone(profiles[0]) else ()
    where = () if has_own_page(profiles[0]) else tuple(places(maker, profiles))
    shown = maker.lookups.shown
    return Listed(tuple(map(shown, profiles)), index_row(maker, *profiles), where, tuple(map(shown, perhaps)))


def shows_of_listed(maker: PageMaker, profiles: tuple[Profile, ...]) -> str:
    """Return a hash of everything that a row of the index shows."""
    lookups, first = maker.lookups, profiles[0]
    perhaps = lookups.bearers.get(fold(first.name), ()) if is_lone(first) else ()
    entries = () if has_own_page(first) else (entry for profile in profiles for entry in profile.entries)
    where = [(entry.dossier, entry.actor, lookups.lines[entry.dossier]) for entry in entries]
    return digest((first.id, index_row(maker, *profiles), where, list(map(lookups.shown, perhaps))))


def places(maker: PageMaker, profiles: Sequence[Profile]) -> Iterator[tuple[str, DocumentView]]:
    """Go through the dossiers that name actors without a page, newest first."""
    cards = maker.lookups.cards
    entries = [entry for profile in profiles for entry in profile.entries if entry.dossier in cards]
    for entry in sorted(entries, key=lambda entry: place_key(maker, entry)):
        yield actor_place(entry.dossier, entry.actor), document_view(cards[entry.dossier])


def place_key(maker: PageMaker, entry: ProfileEntry) -> tuple[int, str]:
    """Return what sorts places as the collection sorts its dossiers."""
    return maker.lookups.order[entry.dossier], entry.actor


def index_of_type(
    maker: PageMaker,
    groups: Sequence[tuple[Profile, ...]],
    types: Counter[ActorType],
    kind: ActorType | None,
    known: dict[str, str],
) -> Iterator[Plan]:
    """Plan one run of pages of the index.

    Parameters:
        maker: Templates, look-ups and site.
        groups: The rows from A to Z.
        types: How many rows of each type the site has.
        kind: The type shown; None for all.
        known: By id, hashes of what rows show that stand in another run already.
    """
    run = Run(
        wording.TYPE_LABELS[kind][1] if kind else translated("Actors"),
        types,
        kind,
        sorted(groups, key=lambda group: most_named(maker, group))[:MOST_NAMED] if len(groups) > ROWS else (),
    )
    parts = buckets(
        groups,
        f"actors/type/{kind}/" if kind else "actors/",
        named(lambda group: group[0].name),
        lambda group: group[0].id,
    )
    letters = {one.words: one.url for one in parts[0].inside}
    for part in parts:
        yield maker.plan(
            part.url,
            part.titled(run.title),
            "actors.html",
            later(shows_of_index, maker, part, letters, run, known),
            later(index_page, maker, part, letters, run),
            rests=None if part.is_index else later(rests_of_index, maker, part, letters, run),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """What the pages of a run of the index have in common."""

    title: str
    types: Counter[ActorType]
    """How many rows of each type the site has; only the page where the run begins says so."""
    kind: ActorType | None
    most: Sequence[tuple[Profile, ...]]
    """Of a run of many pages those whom most dossiers name: they stand where it begins."""


def most_named(maker: PageMaker, group: tuple[Profile, ...]) -> tuple[int, int, tuple[str, str, str]]:
    """Return what sorts rows by how many dossiers name them."""
    return (
        -maker.lookups.stories(*group),
        -sum(maker.lookups.mentions[profile.id] for profile in group),
        filed(group[0].name),
    )


def shows_of_index(
    maker: PageMaker,
    part: Bucket[tuple[Profile, ...]],
    letters: dict[str, str],
    run: Run,
    known: dict[str, str],
) -> object:
    """Return everything that a page of the index shows; each row is looked at for the first page that asks."""
    groups = run.most if part.is_index and part.inside else part.rows
    for group in groups:
        if group[0].id not in known:
            known[group[0].id] = shows_of_listed(maker, group)
    types = sorted(run.types.items()) if part.is_index else sorted(run.types)
    return [known[group[0].id] for group in groups], letters, types, part.shows, run.title


def rests_of_index(maker: PageMaker, part: Bucket[tuple[Profile, ...]], letters: dict[str, str], run: Run) -> Rests:
    """Return on what a page of the index rests: whom lone names may mean is found out in the whole site."""
    ids = [[profile.id for profile in group] for group in part.rows]
    bearers = maker.lookups.bearers
    lone = (group[0] for group in part.rows if is_lone(group[0]))
    perhaps = [[one.id for one in bearers.get(fold(profile.name), ())] for profile in lone]
    on = ids, perhaps, letters, sorted(run.types), part.shows, run.title
    return Rests(on, profiles=(own for some in (*ids, *perhaps) for own in some))


def index_page(maker: PageMaker, part: Bucket[tuple[Profile, ...]], letters: dict[str, str], run: Run) -> Page:
    """Print a page of the index."""
    rows = [listed(maker, group) for group in part.rows]
    groups = [
        (letter, anchor_of(letter), list(of_letter)) for letter, of_letter in groupby(rows, key=lambda row: row.letter)
    ]
    here = {letter: f"{part.url}#letter-{anchor}" for letter, anchor, _ in groups}
    return maker.page(
        part.url,
        part.titled(run.title),
        "actors.html",
        description=translated("Who is named in the documents: people, organisations, countries, groups and places."),
        heading=run.title,
        part=part,
        groups=groups,
        most=[listed(maker, group) for group in run.most] if part.is_index and part.inside else [],
        letters=letters or here,
        types=run.types,
        kind=run.kind,
        total=sum(run.types.values()),
        few=FEW,
    )


def anchor_of(letter: str) -> str:
    """Return a letter as part of an id."""
    return "other" if letter == "#" else letter.lower()
