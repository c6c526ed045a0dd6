"""`dossier diff`: what two states say otherwise, for who reviews an edit, a new engine or a pull request."""

from __future__ import annotations

import json

import click

from dossier.cli.kit import IN_CONTENT, engine_option

FAIL_ON = ("any", "lost", "never")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_data", is_flag=True, help="Print the same as data.")
@click.option("--markdown", is_flag=True, help="Print a comment for a pull request.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="any",
    show_default=True,
    help="Exit with 1 on any difference, only where a fact or document is lost, or never.",
)
@engine_option
def diff(old: str, new: str, *, as_data: bool, markdown: bool, fail_on: str, engine: str | None) -> None:
    """Compare two states: facts gained, lost and changed, matched by the words they rest on.

    OLD and NEW are built sites, folders that `dossier export` filled with records, single records, or documents; or
    REVISION:PATH of any of these, as git has it.

    Exits with 0 where nothing differs, 1 where something does (see --fail-on), 2 where there is nothing to compare.

    \b
    Example:
      dossier diff site-before site
      dossier diff HEAD~1:content/talks.txt content/talks.txt --markdown
    """
    from dossier import api
    from dossier.api.differences import without_withheld
    from dossier.errors import DossierError, SettingsError
    from dossier.publish.difference import as_json, as_markdown, as_text

    if as_data and markdown:
        raise click.UsageError("--json or --markdown, not both")
    try:
        found = api.diff(old, new, engine=engine)
    except DossierError as error:
        raise SettingsError(error.message, path=error.path, line=error.line) from error
    clean = without_withheld()
    if as_data:
        click.echo(json.dumps(as_json(found, clean), ensure_ascii=False, indent=2))
    else:
        click.echo((as_markdown if markdown else as_text)(found, clean), nl=False)
    if (fail_on == "any" and found.is_any) or (fail_on == "lost" and found.is_loss):
        raise SystemExit(IN_CONTENT)
