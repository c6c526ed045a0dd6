"""`dossier changes`: what is new since the state that was recorded, and recording the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossier.cli.kit import check_site, config_option, reporting

if TYPE_CHECKING:
    from dossier.collection.changes import State


@click.command()
@click.option("--write", is_flag=True, help="Record the present state; the page 'What changed' is made from it.")
@config_option
def changes(config_file: str | None, *, write: bool) -> None:
    """List what is new in the site since its state was recorded.

    --write records the present state in changes.json beside mkdocs.yml, which is made to be committed: from then on the
    site has a page of what changed.

    \b
    Example:
      dossier changes --write
    """
    from dossier import api

    check_site(config_file)
    with reporting() as progress:
        found = api.changes(config_file, write=write, progress=progress)
    if found.former is None:
        click.echo(f"No state was recorded in {found.path.name}, so nothing is known to be new.", err=True)
    else:
        list_changes(found.former, found.state)
    if write:
        click.echo(f"{len(found.state.prints)} dossiers recorded in {found.path.name}", err=True)


def list_changes(former: State, state: State) -> None:
    """Print the last step, a dossier a line."""
    if state.prints == former.prints:
        click.echo("Nothing has changed.", err=True)
        return
    step = state.steps[0]
    for key in step.new:
        click.echo(f"new\t{key}\t{len(state.prints[key])} facts")
    for key, one in step.changed.items():
        click.echo(f"changed\t{key}\t{len(one.prints)} facts new, {one.gone} gone")
    if step.gone:
        click.echo(f"gone\t{step.gone} dossiers")
