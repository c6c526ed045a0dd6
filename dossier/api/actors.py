"""The calls that find the actors of a site, and say in its authority file who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.api.kit import Place, errors_are_ours, load_site
from dossier.errors import DossierError

if TYPE_CHECKING:
    from dossier.collection.progress import Progress
    from dossier.collection.why_actor import Apart
    from dossier.model import ActorType, Profile
    from dossier.people.actors_file.changes import Plan, Site, Subject


@dataclass(frozen=True, slots=True)
class ActorsEdit:
    """What was changed in the authority file, or would be."""

    path: Path
    difference: str
    """As `diff -u` shows it; empty where the file says so already."""
    notes: tuple[str, ...]
    """What to know of it."""
    is_written: bool
    kept: tuple[tuple[str, int, str], ...] = ()
    """Where a part of a name that was withheld stays, as (document, line, words): for the one who withholds it."""


@dataclass(frozen=True, slots=True)
class WhyActor:
    """Who stands on an actor's page, and who of that name does not."""

    profile: Profile
    not_joined: tuple[Apart, ...]
    """With the reasons, those of most dossiers first."""


@errors_are_ours()
def list_actors(
    *,
    type: ActorType | None = None,
    country: str | None = None,
    lone: bool = False,
    least: int = 1,
    site: Place | None = None,
    progress: Progress | None = None,
) -> tuple[Profile, ...]:
    """Return the actors of a site, those in most dossiers first, as `dossier actors list` does.

    Parameters:
        type: Only actors of this type.
        country: Only actors of this country: two letters, such as `pk`.
        lone: Only persons known by a single name, which may be many people's.
        least: Only actors in so many dossiers or more.
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        progress: Told what is done, and how far it is.
    """
    from dossier.collection.find_actors import select

    known, _ = site_of(site, progress)
    return tuple(select(known.collection, type=type, country=country, lone=lone, least=least))


@errors_are_ours()
def search_actors(words: str, *, site: Place | None = None, progress: Progress | None = None) -> tuple[Profile, ...]:
    """Return the actors whose names hold all words, or words that begin with them.

    Raises:
        DossierError: If there is none; it names those that are like it.
    """
    from dossier.collection.find_actors import search

    known, _ = site_of(site, progress)
    return tuple(search(known.collection, words))


@errors_are_ours()
def show_actor(name: str, *, site: Place | None = None, progress: Progress | None = None) -> Profile:
    """Return what a site knows of an actor.

    Parameters:
        name: A name, the id in the address of its page, or `DOCUMENT#ACTOR`.
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        progress: Told what is done, and how far it is.

    Raises:
        DossierError: If nobody is named so, or several are.
    """
    known, _ = site_of(site, progress)
    return named(known, name).profile


@errors_are_ours()
def why_actor(name: str, *, site: Place | None = None, progress: Progress | None = None) -> WhyActor:
    """Say why the actors of several documents are one, and who of the name is another; see `show_actor`."""
    from dossier.collection.why_actor import kept_apart

    known, _ = site_of(site, progress)
    profile = named(known, name).profile
    return WhyActor(profile, tuple(kept_apart(known.collection, profile)))


@errors_are_ours()
def join_actors(first: str, second: str, *more: str, write: bool = True, site: Place | None = None) -> ActorsEdit:
    """Make actors one, shown under the name of the first, as `dossier actors join` does.

    Raises:
        DossierError: If somebody is not found, or they cannot be one.
    """
    from dossier.people.actors_file import changes

    names = (first, second, *more)
    return carry_out(site, lambda known: changes.join(known, [named(known, one) for one in names]), write=write)


@errors_are_ours()
def split_actor(name: str, *, write: bool = True, site: Place | None = None) -> ActorsEdit:
    """Make the actor of one document, `DOCUMENT#ACTOR`, somebody of their own, as `dossier actors split` does."""
    from dossier.people.actors_file import changes

    return carry_out(site, lambda known: changes.split(known, named(known, name)), write=write)


@errors_are_ours()
def rename_actor(old: str, new: str, *, write: bool = True, site: Place | None = None) -> ActorsEdit:
    """Show an actor under another name, as `dossier actors rename` does; the texts keep their words."""
    from dossier.people.actors_file import changes

    return carry_out(site, lambda known: changes.rename(known, named(known, old), new), write=write)


@errors_are_ours()
def hide_actor(name: str, *, withhold: bool = False, write: bool = True, site: Place | None = None) -> ActorsEdit:
    """Leave a name out of a site, or black it out of all that is published, as `dossier actors hide` does."""
    return carry_out(site, lambda known: plan_to_hide(known, name, withhold), write=write, withhold=withhold)


def site_of(site: Place | None, progress: Progress | None = None) -> tuple[Site, Path]:
    """Return the actors of a site, and where its authority file lies."""
    from dossier.collection.build import build_collection
    from dossier.collection.link import join_cards
    from dossier.collection.work import AUTHORITY_FILE
    from dossier.people.actors_file import load_authority
    from dossier.people.actors_file.changes import Site

    settings, root = load_site(site)
    path = root / settings.content / AUTHORITY_FILE
    authority, _ = load_authority(path, f"{settings.content}/{AUTHORITY_FILE}")
    return Site(build_collection(root, settings, progress=progress), authority, link=join_cards), path


def named(site: Site, name: str) -> Subject:
    """Return whom somebody names.

    Raises:
        DossierError: If nobody is, or several are; of one that the file hides it says so.
    """
    from dossier.collection.find_actors import find_actor
    from dossier.people.actors_file.changes import hidden_there

    try:
        return find_actor(site.collection, name)
    except DossierError as error:
        hidden = hidden_there(site.authority, name)
        if not hidden or "may be" in str(error):
            raise
        raise DossierError(hidden) from error


def plan_to_hide(site: Site, name: str, withhold: bool) -> Plan:
    """Return how to hide an actor; one that is hidden already is known to the file alone."""
    from dossier.collection.find_actors import find_actor
    from dossier.people.actors_file import changes

    try:
        return changes.hide(site, find_actor(site.collection, name), withhold=withhold)
    except DossierError:
        known = changes.hide_known(site.said, name, withhold=withhold)
        if known is None and withhold:
            known = changes.withhold_written(site.collection, name)
        if known is None:
            raise
        return known


def carry_out(
    site: Place | None,
    plan: Callable[[Site], Plan],
    *,
    write: bool = True,
    withhold: bool = False,
    progress: Progress | None = None,
) -> ActorsEdit:
    """Change the authority file as planned, and return what was changed."""
    from dossier.people.actors_file.edit import difference, edited, read_text, said_in, write_text

    known, path = site_of(site, progress)
    shown = f"{path.parent.name}/{path.name}"
    old = read_text(path, shown)
    known.said = said_in(old, shown)
    wanted = plan(known)
    new = edited(old, wanted.changes, shown)
    is_written = write and new != old
    if is_written:
        write_text(path, new)
    kept = tuple(what_stays(known, path)) if is_written and withhold else ()
    return ActorsEdit(path, difference(old, new, shown), wanted.notes, is_written, kept)


def what_stays(site: Site, path: Path) -> Iterable[tuple[str, int, str]]:
    """Give where a part of a name that was just withheld stays."""
    from dossier.people.actors_file import load_authority
    from dossier.people.actors_file.changes import kept_parts

    return kept_parts(site.collection, load_authority(path)[0].withheld)
