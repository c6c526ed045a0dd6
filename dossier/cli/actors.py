"""`dossier actors`: find actors of the site, and say in its authority file who is who."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.cli.kit import Commands, check_site, config_option, reporting
from dossier.model import ACTOR_TYPES

if TYPE_CHECKING:
    from dossier.model import Profile
    from dossier.people.actors_file.changes import Plan, Site, Subject

json_option = click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
dry_option = click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")


@click.group(cls=Commands)
def actors() -> None:
    """Find the actors of the site, and say who is who: join, split, rename, hide.

    An actor is named by a name, by the id in the address of its page, or by DOCUMENT#ACTOR, which is the actor of one
    document alone. What you say is written into content/actors.yml, where all else stays as it is, and holds from the
    next build on.

    \b
    Example:
      dossier actors list --lone
      dossier actors join "Joe Biden" "Joseph R. Biden"
    """


@actors.command("list")
@click.option("--type", "kind", type=click.Choice(ACTOR_TYPES), help="Only actors of this type.")
@click.option("--country", help="Only actors of this country: two letters, such as pk.")
@click.option("--lone", is_flag=True, help="Only persons known by a single name, which may be many people's.")
@click.option("--min", "least", type=click.IntRange(min=1), default=1, help="Only actors in so many dossiers or more.")
@json_option
@config_option
def list_actors(
    kind: str | None, country: str | None, *, lone: bool, least: int, as_json: bool, config_file: str | None
) -> None:
    """List the actors of the site, those in most dossiers first.

    A line says in how many dossiers an actor is named, its name, type and country, and its id.

    \b
    Example:
      dossier actors list --type person --min 3
    """
    from dossier.collection.find_actors import select

    site, _ = site_here(config_file)
    print_actors(select(site.collection, type=kind, country=country, lone=lone, least=least), as_json)


@actors.command()
@click.argument("words", nargs=-1, required=True)
@json_option
@config_option
def search(words: tuple[str, ...], as_json: bool, config_file: str | None) -> None:
    """List the actors whose names hold all WORDS.

    The beginning of a word is enough; case and accents do not count. Other names that the documents use for an
    actor are looked into too.

    \b
    Example:
      dossier actors search zelen
    """
    from dossier.collection.find_actors import search as find

    site, _ = site_here(config_file)
    print_actors(find(site.collection, " ".join(words)), as_json)


@actors.command()
@click.argument("name")
@json_option
@config_option
def show(name: str, as_json: bool, config_file: str | None) -> None:
    """Show what the site knows of an actor.

    Its other names, why they are one, and each document with what it is called there.

    \b
    Example:
      dossier actors show "Imran Khan"
    """
    from dossier.api.actors import named
    from dossier.publish.actor_lists import actor_data

    site, _ = site_here(config_file)
    subject = named(site, name)
    if as_json:
        click.echo(json.dumps(actor_data(subject.profile), ensure_ascii=False, indent=2))
    else:
        print_actor(site, subject)


@actors.command()
@click.argument("names", metavar="A B [C…]", nargs=-1, required=True)
@dry_option
@config_option
def join(names: tuple[str, ...], dry_run: bool, config_file: str | None) -> None:
    """Make A and B (and C…) one actor, shown under the name of A.

    Full names that nobody else bears are written as aliases, so that they join in later documents too; a single name,
    or one that several share, joins only where it stands now.

    \b
    Example:
      dossier actors join "Joe Biden" "Joseph R. Biden" 2021-brief#biden
    """
    from dossier.api.actors import named
    from dossier.people.actors_file import changes

    if len(names) < 2:
        raise click.UsageError("Name two actors or more: the one whose name is kept, and those that are the same.")
    carry_out(config_file, dry_run, lambda site: changes.join(site, [named(site, one) for one in names]))


@actors.command()
@click.argument("name", metavar="DOCUMENT#ACTOR")
@dry_option
@config_option
def split(name: str, dry_run: bool, config_file: str | None) -> None:
    """Make the actor of one document somebody of their own.

    It leaves the page on which it stands now. `dossier actors show NAME` lists the DOCUMENT#ACTOR of each document.
    To undo it, join the two.

    \b
    Example:
      dossier actors split 2019-hearing#john-smith
    """
    from dossier.api.actors import named
    from dossier.people.actors_file import changes

    carry_out(config_file, dry_run, lambda site: changes.split(site, named(site, name)))


@actors.command()
@click.argument("old")
@click.argument("new")
@dry_option
@config_option
def rename(old: str, new: str, dry_run: bool, config_file: str | None) -> None:
    """Show the actor OLD under the name NEW.

    The texts keep their words.

    \b
    Example:
      dossier actors rename "Ingrid Solheim" "Ingrid Solheim-Berg"
    """
    from dossier.api.actors import named
    from dossier.people.actors_file import changes

    carry_out(config_file, dry_run, lambda site: changes.rename(site, named(site, old), new))


@actors.command()
@click.argument("name")
@click.option("--withhold", is_flag=True, help="Black the name out of the texts and all that is published, too.")
@dry_option
@config_option
def hide(name: str, withhold: bool, dry_run: bool, config_file: str | None) -> None:
    """Leave NAME out of the site, or withhold it.

    Without --withhold it is no actor any more, and the texts keep the word. With it a bar stands in place of the
    name in texts, titles, addresses, records and search; docs/actors-file.md says what that can and cannot do.

    \b
    Example:
      dossier actors hide "Reuters Photo"
      dossier actors hide "Jane Doe" --withhold
    """
    from dossier.api.actors import plan_to_hide

    carry_out(config_file, dry_run, lambda site: plan_to_hide(site, name, withhold), withhold=withhold)


def print_actor(site: Site, subject: Subject) -> None:
    """Print what the site knows of an actor."""
    from dossier.publish.actor_lists import show_actor

    width = min(100, shutil.get_terminal_size().columns)
    click.echo("\n".join(show_actor(site.collection, subject.profile, site.entry_of(subject), width)))


def why_actor(name: str, config_file: str | None, *, as_json: bool) -> None:
    """Print who stands on an actor's page, why, and who of that name does not."""
    from dossier.api.actors import named
    from dossier.collection.why_actor import kept_apart
    from dossier.publish.actor_lists import actor_data, apart_data, apart_lines

    site, _ = site_here(config_file)
    subject = named(site, name)
    others = kept_apart(site.collection, subject.profile)
    if as_json:
        data = actor_data(subject.profile) | {"notJoined": [apart_data(other) for other in others]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    print_actor(site, subject)
    for line in apart_lines(others, min(100, shutil.get_terminal_size().columns)):
        click.echo(line)


def site_here(config_file: str | None) -> tuple[Site, Path]:
    """Return the actors of the site here, and where its authority file lies."""
    from dossier.api.actors import site_of

    check_site(config_file)
    with reporting() as progress:
        return site_of(config_file, progress)


def carry_out(config_file: str | None, dry_run: bool, plan: Callable[[Site], Plan], *, withhold: bool = False) -> None:
    """Change the authority file as planned, and print what was changed."""
    from dossier.api.actors import carry_out as carry_out_plan

    check_site(config_file)
    with reporting() as progress:
        done = carry_out_plan(config_file, plan, write=not dry_run, withhold=withhold, progress=progress)
    shown = f"{done.path.parent.name}/{done.path.name}"
    for note in done.notes:
        click.echo(f"Note: {note}", err=True)
    if not done.difference:
        click.echo(f"Nothing to do: {shown} says so already.", err=True)
        return
    click.echo(done.difference, nl=False)
    if not done.is_written:
        click.echo("Nothing was written (--dry-run).", err=True)
        return
    click.echo(f"Written to {shown}; the next build uses it.", err=True)
    tell_what_stays(done.kept)


def tell_what_stays(kept: Sequence[tuple[str, int, str]]) -> None:
    """Say where a part of a name that was just withheld stays, to the one who withheld it and nobody else."""
    if not kept:
        return
    click.echo("These documents do not write the full name, and keep a part of it; if that is the person,", err=True)
    click.echo("add the part to the aliases of the entry:", err=True)
    for document, line, words in kept[:20]:
        click.echo(f"  {document}:{line}: {words}", err=True)
    if len(kept) > 20:
        click.echo(f"  and {len(kept) - 20} more", err=True)


def print_actors(profiles: Iterable[Profile], as_json: bool) -> None:
    """Print actors as lines, or as data."""
    from dossier.publish.actor_lists import actor_lines, data_of

    found: Any = list(profiles)
    if as_json:
        click.echo(json.dumps(data_of(found), ensure_ascii=False, indent=2))
        return
    for line in actor_lines(found):
        click.echo(line)
    if not found:
        click.echo("No actor is like that.", err=True)
