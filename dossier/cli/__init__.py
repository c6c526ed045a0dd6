"""The command line: gathers settings, calls one function, prints its result and exits.

What a command needs is imported when it runs, so that `dossier --help` answers at once.
"""

from __future__ import annotations

import json
import logging
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import click

from dossier import __version__
from dossier.cli.actors import actors, why_actor
from dossier.cli.analyse import analyse
from dossier.cli.brief import brief
from dossier.cli.cache import cache
from dossier.cli.changes import changes
from dossier.cli.correct import correct
from dossier.cli.diff import diff
from dossier.cli.kit import (
    IN_CONTENT,
    Commands,
    analyse_one,
    check_site,
    config_option,
    engine_option,
    errors_of,
    load_site,
    reporting,
    site_or_defaults,
    tell,
    the_one,
)
from dossier.cli.mcp import mcp
from dossier.errors import DossierError
from dossier.settings import EXPORTS

TASKS = ("dossier", "actors", "quotes", "dates", "summary", "identity")
FORMATS = ("text", "github", "json")
EXPORT_FORMS = (*EXPORTS, "pages", "hugo", "all")
CREDITS = f"Credits of the data: {Path(__file__).parents[1] / 'data' / 'CREDITS.md'}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dossier", message=f"%(prog)s, version %(version)s\n{CREDITS}")
def main() -> None:
    """Turn reports into dossiers: what happened, who, who said what, and when, each with the words that say so."""


main.add_command(actors)
main.add_command(analyse)
main.add_command(brief)
main.add_command(cache)
main.add_command(changes)
main.add_command(correct)
main.add_command(diff)
main.add_command(mcp)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--install-from",
    metavar="WHERE",
    help="Where others install Dossier from: an address that pip takes, or a wheel.  [default: as it was installed]",
)
def new(folder: Path, install_from: str | None) -> None:
    """Make a working site in DIR, which must be new, empty, or the clone of an empty repository.

    \b
    Example:
      dossier new my-dossiers && cd my-dossiers && mkdocs serve
    """
    from dossier.publish.new_site import create_site
    from dossier.publish.origin import origin_here, origin_of

    try:
        origin = origin_of(install_from) if install_from is not None else origin_here()
    except DossierError as error:
        raise click.BadParameter(str(error), param_hint="--install-from") from error
    try:
        written = create_site(folder, origin)
    except DossierError as error:
        raise click.BadParameter(str(error), param_hint="DIR") from error
    for path in written:
        click.echo(str(folder / path))
    click.echo(f"Preview it: cd {folder} && mkdocs serve", err=True)
    if origin.doubt:
        click.echo(
            f"Before you publish: Dossier was installed from {origin.doubt}, which no other machine can reach. If no"
            " package index has it, begin with 'dossier new --install-from', or mend requirements.txt as it says.",
            err=True,
        )


@main.command()
@config_option
@click.option("-d", "--site-dir", type=click.Path(file_okay=False), help="Where the site is written.  [default: site]")
@click.option("--strict", is_flag=True, help="Fail on a warning too, such as a document without a date.")
def build(config_file: str | None, site_dir: str | None, strict: bool) -> None:
    """Build the site, as `mkdocs build` does.

    \b
    Example:
      dossier build --strict
    """
    from dossier import plugin

    check_site(config_file)
    log_to_stderr()
    where = plugin.build(config_file, strict=strict, site_dir=site_dir)
    click.echo(f"The site is in {where}", err=True)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@config_option
@engine_option
@click.option("--json", "as_json", is_flag=True, help="Print the JSON record instead.")
def show(file: str, config_file: str | None, engine: str | None, as_json: bool) -> None:
    """Show the dossier of FILE; - is standard input.

    Inside a site, its settings, its actors.yml and the document's corrections apply.

    \b
    Example:
      echo '"We are ready," Ada Moe said on 4 May 2021.' | dossier show -
    """
    dossiers = analyse_one(file, config_file, engine)
    if as_json:
        from dossier.publish.exports.record import record

        records = [record(dossier) for dossier in dossiers]
        click.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))
    else:
        from dossier.publish.terminal import show_dossier

        width = min(100, shutil.get_terminal_size().columns)
        click.echo("\n".join(show_dossier(dossier, width) for dossier in dossiers), nl=False)
    if not dossiers:
        raise SystemExit(IN_CONTENT)


@main.command()
@config_option
@click.option("--strict", is_flag=True, help="Exit with 1 on a warning too, not only on an error.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print it."
)
def check(config_file: str | None, strict: bool, form: str) -> None:
    """List what needs attention: what is missing, doubtful, unreadable or corrected in vain.

    \b
    Example:
      dossier check --strict
    """
    from dossier.collection.build import build_collection, from_root
    from dossier.publish.terminal import NOTICE_FORMS

    settings, root = load_site(config_file)
    with reporting() as progress:
        collection = build_collection(root, settings, progress=progress)
    notices = [from_root(one, settings, root) for one in (*collection.all_notices, *collection.store_notices)]
    click.echo(NOTICE_FORMS[form](notices), nl=False)
    severities = {notice.severity for notice in notices}
    if "error" in severities or (strict and "warning" in severities):
        raise SystemExit(IN_CONTENT)


@main.command("eval")
@click.argument("task", type=click.Choice(TASKS))
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the texts for dossier and identity, where they do not lie beside GOLD.",
)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    help="Write what was found: JSONL, or a folder for whole dossiers.",
)
@click.option("--only", help="Score only these kinds of quotation or types of actor or date, such as direct,mixed.")
@config_option
@engine_option
@click.option("--errors", is_flag=True, help="List every miss and mistake.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(
    task: Any,
    gold: Path,
    *,
    texts: Path | None,
    predictions: Path | None,
    only: str | None,
    config_file: str | None,
    engine: str | None,
    errors: bool,
    as_json: bool,
) -> None:
    """Run the engine on the labelled documents in GOLD and score what it finds.

    TASK is one of dossier, actors, quotes, dates, summary, identity. GOLD is a folder of NAME.txt and NAME.gold.yml for
    whole dossiers, else a file with one JSON object a line; actors also take CoNLL columns, and identity (who is the
    same in several documents) reads their texts from the folder texts beside GOLD. In a site, its settings apply.

    \b
    Example:
      dossier eval dossier tests/eval/gold --texts content --errors
    """
    from dossier.publish.terminal import show_score
    from dossier.scoring import evaluate as evaluation
    from dossier.scoring.dossiers import HEADLINE

    settings, _ = site_or_defaults(config_file, engine)
    kinds = tuple(filter(None, (only or "").split(",")))
    with reporting() as progress:
        result = evaluation.evaluate(
            task, gold, settings, texts=texts, only=kinds, progress=partial(progress, "analysing")
        )
    tell(result.notices)
    if predictions:
        evaluation.write_predictions(result, predictions)
    if as_json:
        score = result.score
        figures = {"task": task, "engine": result.engine, "figures": score.figures, "counts": score.counts}
        click.echo(json.dumps(figures | {"documents": score.documents}, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{task} with {result.engine}")
        click.echo(show_score(result.score, by_document=HEADLINE))
    if errors:
        click.echo("\n".join(result.score.errors), err=as_json)


@main.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.argument("words", required=False)
@config_option
@engine_option
@click.option("--nth", type=click.IntRange(min=1), help="Only this one of several places where WORDS stand.")
@click.option(
    "--actor", "name", help="Instead: say who stands on this actor's page, why, and who of that name does not."
)
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
def why(
    file: str | None,
    words: str | None,
    *,
    config_file: str | None,
    engine: str | None,
    nth: int | None,
    name: str | None,
    as_json: bool,
) -> None:
    """Say why WORDS in FILE are read as they are: what each stage saw there, decided and refused.

    WORDS are words of the text; LINE:COLUMN for the word at that place; or title, date, author and the other fields
    of the document. A line names the stage, its verdict, the rule, and the words the rule looked at.

    With --actor NAME, in a site: why the actors of several documents are one, or are not.

    \b
    Example:
      echo '"We may go," Ada Moe said on Friday, 4 May 2021.' | dossier why - Friday
      dossier why --actor "Ada Moe"
    """
    if name is not None:
        if file is not None:
            raise click.UsageError("--actor looks at the whole site: leave FILE and WORDS out")
        why_actor(name, config_file, as_json=as_json)
    elif file is None or words is None:
        raise click.UsageError("say which WORDS in which FILE, or --actor NAME")
    else:
        why_words(file, words, config_file=config_file, engine=engine, nth=nth, as_json=as_json)


def why_words(
    file: str, words: str, *, config_file: str | None, engine: str | None, nth: int | None, as_json: bool
) -> None:
    """Say what each stage of the analysis made of some words."""
    from dataclasses import asdict

    from dossier.collection.why import explain
    from dossier.publish.terminal import show_place
    from dossier.trace import tracing

    with tracing() as steps:
        dossiers = analyse_one(file, config_file, engine)
    with errors_of(file):
        places = explain(the_one(dossiers), steps, words, nth)
    if as_json:
        click.echo(json.dumps([asdict(place) for place in places], ensure_ascii=False, indent=2))
    else:
        width = min(100, shutil.get_terminal_size().columns)
        click.echo("\n\n".join(show_place(place, file, width) for place in places))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@config_option
@click.option(
    "--format",
    "forms",
    type=click.Choice(EXPORT_FORMS),
    multiple=True,
    default=("json",),
    show_default=True,
    help="What to write; may be given several times.",
)
def export(folder: Path, config_file: str | None, forms: tuple[str, ...]) -> None:
    """Write all dossiers of the site into DIR: records, tables, a database, a calendar, or pages for another generator.

    What has not changed stays untouched, and a file that no export wrote is never replaced.

    \b
    Example:
      dossier export --format csv --format sqlite tables
    """
    from dossier.collection.build import build_collection
    from dossier.plugin.site import read_site
    from dossier.publish.exports.folder import export as write_export

    settings, root = load_site(config_file)
    site = read_site(config_file)
    with reporting() as progress:
        collection = build_collection(root, settings, progress=progress)
        progress("writing", 0, 0)
        done = write_export(collection, forms, folder, settings, root, site)
    click.echo(f"{done.written} written, {done.unchanged} unchanged, {done.removed} removed in {folder}", err=True)


def log_to_stderr() -> None:
    """Show what MkDocs and its plugins log, as `mkdocs build` does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
