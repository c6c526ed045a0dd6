"""`dossier mcp`: let an assistant on this machine ask the collection."""

from __future__ import annotations

import click

from dossier.cli.kit import check_site, config_option, reporting


@click.command()
@config_option
def mcp(config_file: str | None) -> None:
    """Answer an assistant's questions about the site, over standard input and output.

    It speaks the Model Context Protocol: an assistant's program on this machine starts it and asks for documents,
    actors and quotes, each with the words and their address. It only reads, and reaches nobody. docs/mcp.md says how
    to add it to such a program. Needs the extra: pip install 'mkdocs-dossier[mcp]'.

    \b
    Example:
      dossier mcp -f my-dossiers/mkdocs.yml
    """
    from dossier import api
    from dossier.api.kit import site_here
    from dossier.server.answers import Answers
    from dossier.server.mcp import make_server

    check_site(config_file)
    site = site_here(config_file)
    with reporting() as progress:
        collection = api.load(config_file, progress=progress)
    server = make_server(Answers(collection, site.url, site.directory_urls), site.name)
    click.echo(f"{len(collection.cards):,} dossiers of {site.name} can be asked for; end with Ctrl-C", err=True)
    server.run("stdio")
