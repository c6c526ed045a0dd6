"""`dossier cache`: what is kept between builds, and how to be rid of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.kit import Commands, config_option, load_site

if TYPE_CHECKING:
    from dossier.publish.cache import Cache

KINDS = {
    "sources": "files, with what they were when they were read",
    "analyses": "documents that need not be analysed again",
    "dossiers": "dossiers, as analysed and as corrected",
    "cards": "cards, from which all dossiers are joined",
    "joined": "of what was decided of who is the same as whom",
    "rows": "sets of rows, from which tables of all documents are put together",
}


@click.group(cls=Commands, invoke_without_command=True)
@config_option
@click.pass_context
def cache(ctx: click.Context, config_file: str | None) -> None:
    """Show what is kept between builds, so that what has not changed is not made again.

    Nothing of it is needed: without it the next build takes longer and gives the same site. Each build throws away
    what it did not use, so that there is seldom a reason to do anything here. `prune` gives space back, `clear` begins
    anew. Where it lies is the setting `cache`; it need not be backed up or committed.

    \b
    Example:
      dossier cache
      dossier cache clear
    """
    if ctx.invoked_subcommand is None:
        from dossier.publish.cache import look

        folder = folder_of(config_file)
        if folder is not None:
            print_cache(look(folder))


@cache.command()
@config_option
def prune(config_file: str | None) -> None:
    """Throw away what no build needs, and give free space inside the files back to the disk.

    \b
    Example:
      dossier cache prune
    """
    from dossier.publish.cache import prune as prune_cache

    folder = folder_of(config_file)
    if folder is not None:
        click.echo(f"{in_words(prune_cache(folder))} given back in {folder}", err=True)


@cache.command()
@config_option
def clear(config_file: str | None) -> None:
    """Throw away all that is kept; the next build makes it again.

    Files that others put into the folder stay, and so do a language model's answers, which lie elsewhere.

    \b
    Example:
      dossier cache clear
    """
    from dossier.publish.cache import clear as clear_cache

    folder = folder_of(config_file)
    if folder is not None:
        click.echo(f"{in_words(clear_cache(folder))} removed in {folder}; the next build makes it again", err=True)


def folder_of(config_file: str | None) -> Path | None:
    """Return where the site keeps things; where it keeps none, say so."""
    above = click.get_current_context().parent  # an option before the subcommand counts as well as one after it
    settings, root = load_site(config_file or (above.params.get("config_file") if above else None))
    if settings.cache:
        return root / settings.cache
    click.echo("This site keeps nothing between builds: its setting 'cache' is empty.", err=True)
    return None


def print_cache(cache: Cache) -> None:
    """Print where it is, how large, what is in it and when it was used."""
    if not cache.kept:
        click.echo(f"{cache.folder}: nothing is kept yet; the first build does")
        return
    click.echo(
        f"{cache.folder}: {in_words(cache.bytes)}, last used {time.strftime('%F %H:%M', time.localtime(cache.used))}"
    )
    for one in cache.kept:
        click.echo(f"\n{in_words(one.bytes):>10}  {one.name:<14}{one.what}")
        for kind, number, size in one.entries:
            click.echo(f"{in_words(size):>10}    {number:>9,} {KINDS[kind]}")


def in_words(size: int) -> str:
    """Say how much something is."""
    for unit, least in (("GB", 10**9), ("MB", 10**6), ("kB", 1000)):
        if size >= least:
            return f"{size / least:,.1f} {unit}"
    return f"{size} B"
