"""`dossier correct`: make a correction of a fact, and put it into the file of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossier.cli.kit import analyse_one, config_option, engine_option, errors_of, the_one

if TYPE_CHECKING:
    from dossier.model import Dossier
    from dossier.people.corrections.stub import Answer


def read_values(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Take NAME=VALUE apart."""
    parts = [value.partition("=") for value in given]
    for name, equals, _ in parts:
        if not equals:
            raise click.BadParameter(f"'{name}' has no '='; write NAME=VALUE, such as speaker='Imran Khan'")
    return {name.strip(): value.strip() for name, _, value in parts}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.argument("fact", required=False)
@click.option(
    "--to", callback=read_values, multiple=True, metavar="NAME=VALUE", help="What is right; may be given several times."
)
@click.option("--drop", is_flag=True, help="The fact is none: take it away.")
@click.option("--add", metavar="KIND", help="The words FACT are a quote, date, actor, role or mention that was missed.")
@click.option("--kind", metavar="KIND", help="Which fact, where several rest on the same words.")
@click.option("--says", default="", help="A finding of your own, shown above the summary; it needs --by and --date.")
@click.option("--why", default="", help="Why, as the page says it.")
@click.option("--by", default="", help="Who says so.")
@click.option("--date", default="", metavar="DAY", help="When, as YYYY-MM-DD.")
@click.option("--write", is_flag=True, help="Put it into the document's corrections file, below those that are there.")
@config_option
@engine_option
def correct(
    file: str,
    fact: str | None,
    *,
    to: dict[str, str],
    drop: bool,
    add: str | None,
    kind: str | None,
    says: str,
    why: str,
    by: str,
    date: str,
    write: bool,
    config_file: str | None,
    engine: str | None,
) -> None:
    """Print a correction of a FACT found in FILE; without FACT, list what can be corrected.

    FACT is an id, as the list and the address of the words on the page have it, words of the fact, or one of title,
    date, source, author, language, url, place and licence. With --to or --drop the correction is complete; without
    them it is begun with the values found, and what is right is still to be written. --write puts it into
    NAME.corrections.yml beside the document; what stands there stays as it is.

    With --says, FACT are words of the text that a finding of your own rests on, and may be left out.

    \b
    Example:
      dossier correct content/sherman-islamabad.txt "I repeat" --to speaker="Imran Khan"
    """
    from dossier.api.documents import corrections_file
    from dossier.collection.one_file import pin_finding

    dossiers = analyse_one(file, config_file, engine)
    if fact is None and not says:
        list_facts(dossiers)
        return
    answer = None if says else answer_of(to, drop=drop, add=add, why=why, by=by, date=date)
    dossier = the_one(dossiers)
    with errors_of(file):
        if says:
            yaml = pin_finding(dossier, says, fact, by, date)
        else:
            yaml = made(dossier, fact or "", answer, add=add, kind=kind)
    where = "NAME.corrections.yml beside the document" if file == "-" else corrections_file(file, dossier)
    if write and file != "-":
        write_to(where, yaml)
        return
    click.echo(yaml, nl=False)
    click.echo(f"This goes into {where}", err=True)


def made(dossier: Dossier, fact: str, answer: Answer | None, *, add: str | None, kind: str | None) -> str:
    """Return the correction."""
    from dossier.collection.one_file import add_fact, correct_fact

    if add is not None and answer is not None:
        return add_fact(dossier, fact, add, answer)
    return correct_fact(dossier, fact, answer, kind)


def answer_of(to: dict[str, str], *, drop: bool, add: str | None, why: str, by: str, date: str) -> Answer | None:
    """Return what is said of the fact, or None when that is left open."""
    from dossier.api.documents import answer_of as made_of

    if sum((drop, add is not None, bool(to) and add is None)) > 1:
        raise click.UsageError("--drop takes the fact away, --to changes it, --add adds one: give one of them")
    if (why or by or date) and not (drop or add is not None or to):
        raise click.UsageError("--why, --by and --date belong to --to, --drop or --add; say what is right too")
    return made_of(to, drop=drop, add=add, why=why, by=by, date=date)


def list_facts(dossiers: list[Dossier]) -> None:
    """Print what can be corrected, a line each."""
    from dossier.collection.one_file import facts_of
    from dossier.publish.terminal import printable

    for dossier in dossiers:
        for one in facts_of(dossier):
            click.echo(f"{one.id}\t{one.kind}\t{printable(one.words)}")


def write_to(name: str, yaml: str) -> None:
    """Put a correction into a file, and show what changed."""
    from dossier.api.documents import put

    done = put(yaml, name, write=True)
    if not done.is_written:
        click.echo(f"{name} says so already", err=True)
        return
    click.echo(done.difference, nl=False)
    click.echo(f"Written into {name}", err=True)
