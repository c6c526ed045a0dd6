"""`dossier analyse`: have everything analysed before the site is built, on as many machines as there are."""

from __future__ import annotations

import click

from dossier.cli.kit import config_option, load_site, reporting


@click.command()
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster, such as tcp://10.0.0.1:8786.")
@config_option
def analyse(scheduler: str | None, config_file: str | None) -> None:
    """Analyse the documents of the site and keep the results, which the next build uses.

    With --scheduler the workers of a Dask cluster do it. Each has the same version of Dossier installed and sees the
    site's folder at the same place; what they find comes back over the network and is kept here.

    \b
    Example:
      dossier analyse --scheduler tcp://10.0.0.1:8786
    """
    from dossier import api

    settings, root = load_site(config_file)
    with reporting() as progress:
        collection = api.analyse(config_file, scheduler=scheduler, progress=progress)
    many = "1 document is" if len(collection.cards) == 1 else f"{len(collection.cards):,} documents are"
    click.echo(f"{many} analysed and kept in {root / settings.cache}", err=True)
