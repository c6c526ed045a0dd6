"""`dossier brief`: a cited brief on a document, an actor, a search or a chosen set, to hand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.api.briefs import MOST
from dossier.cli.kit import analyse_one, config_option, engine_option, reporting

if TYPE_CHECKING:
    from dossier.publish.briefs import Brief
    from dossier.publish.briefs.formats import Paper

PAPERS = ("a4", "us-letter")


@click.command()
@click.argument("what", nargs=-1)
@click.option("--actor", "name", help="Make it on this actor, over all documents that name them.")
@click.option("--search", "words", help="Make it on what these words find, as the search of the site does.")
@click.option("--most", type=click.IntRange(min=1), default=MOST, show_default=True, help="Documents of a search.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; the ending says how: .docx, .pdf, .md or .html. May be given several times.  "
    "[default: Markdown, printed]",
)
@click.option("--title", default="", help="Of a brief on a search or on several documents.")
@click.option("--whole", is_flag=True, help="Leave nothing out, however long it gets.")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="Of PDF and Word.")
@click.option(
    "--fonts",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of fonts for the PDF, for letters that are not Latin, Greek, Cyrillic, Hebrew or Arabic.",
)
@config_option
@engine_option
def brief(
    what: tuple[str, ...],
    *,
    name: str | None,
    words: str | None,
    most: int,
    outputs: tuple[Path, ...],
    title: str,
    whole: bool,
    paper: Paper,
    fonts: tuple[Path, ...],
    config_file: str | None,
    engine: str | None,
) -> None:
    """Make a cited brief: bottom line, key facts, actors, quotations, timeline, numbered sources.

    WHAT are dossiers of the site, by id or file; several make one brief. A file that is in no site is one too; - is
    standard input. Each fact has a number that leads to its source and the words it rests on.

    \b
    Example:
      dossier brief ethiopia-order -o ethiopia.docx -o ethiopia.pdf
      dossier brief --actor "Antony Blinken" -o blinken.docx
      dossier brief --search '"border crossing" May 2024' -o border.html
    """
    from dossier import api
    from dossier.publish.briefs.formats import FORMATS, check_endings, written

    if sum((bool(what), name is not None, words is not None)) != 1:
        raise click.UsageError("say WHAT to make it on, or --actor NAME, or --search WORDS: one of them")
    check_endings(outputs)
    asked = analyse_one("-", config_file, engine) if what == ("-",) else what
    with reporting() as progress:
        made = api.brief(
            *asked, actor=name, search=words, most=most, title=title, whole=whole, site=config_file, engine=engine,
            progress=progress,
        )  # fmt: skip
    if not outputs:
        click.echo(written(made, ".md").decode("utf-8"), nl=False)
    for path in outputs:
        if path.suffix.lower() == ".pdf":
            tell_lacking(made, fonts)
        api.write_brief(made, path, paper=paper, fonts=fonts)
        click.echo(f"{FORMATS[path.suffix.lower()][0]}: {path}", err=True)


def tell_lacking(made: Brief, fonts: Sequence[Path]) -> None:
    """Warn of letters that a PDF cannot show."""
    from dossier.publish.briefs.pdf import lacking, script_name

    scripts = lacking(made)
    if scripts and not fonts:
        names = ", ".join(map(script_name, scripts))
        click.echo(
            f"warning: no font comes along for these letters: {names}. The PDF takes those of this machine; where it"
            " has none, boxes stand. For the same file everywhere name a folder with --fonts.",
            err=True,
        )
