"""What all commands share: errors told in a line, the site they work on, how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.errors import DEBUG, DossierError, EngineError, SettingsError, is_debugging, located

if TYPE_CHECKING:
    from dossier.collection.progress import Reporter
    from dossier.model import Dossier, Notice
    from dossier.settings import Settings

IN_CONTENT, WRONG_CALL = 1, 2
"""Exit codes: a problem in the content, and a call that cannot be carried out. 0 is fine."""

CONFIG_FILE = "mkdocs.yml"


def ask_for_tracebacks(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    """Let errors be raised while a command runs, in worker processes too."""
    if not asked:
        return
    before = os.environ.get(DEBUG, "")
    os.environ[DEBUG] = "1"
    ctx.find_root().call_on_close(lambda: os.environ.update({DEBUG: before}))


def on_a_terminal(text: str) -> str:
    """Show what would steer a terminal as its number, line by line."""
    from dossier.publish.terminal import printable

    return "\n".join(map(printable, text.split("\n")))


class Commands(click.Group):
    """A group whose errors name file and line, and show a traceback only to who asks with --debug."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command, and to it the option that all have."""
        about = f"Show the traceback of an error, as {DEBUG}=1 does."
        cmd.params.append(
            click.Option(["--debug"], is_flag=True, expose_value=False, callback=ask_for_tracebacks, help=about)
        )
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and turn our errors into a message and an exit code."""
        try:
            return super().invoke(ctx)
        except DossierError as error:
            if is_debugging():
                raise
            click.echo(f"Error: {on_a_terminal(str(error))}", err=True)
            ctx.exit(WRONG_CALL if isinstance(error, SettingsError | EngineError) else IN_CONTENT)
        except BrokenPipeError:
            raise
        except OSError as error:
            if is_debugging():
                raise
            click.echo(f"Error: {error.filename or 'file'}: {error.strerror or error}", err=True)
            ctx.exit(WRONG_CALL)


config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False),
    help=f"The site's configuration.  [default: {CONFIG_FILE} in this folder]",
)


engine_option = click.option("--engine", help="Engine that finds the actors, instead of the one the site sets.")


def load_site(config_file: str | None) -> tuple[Settings, Path]:
    """Return a site's settings and its folder."""
    from dossier import plugin

    check_site(config_file)
    return plugin.load_site(config_file)


def check_site(config_file: str | None) -> None:
    """Make sure that there is a configuration.

    Raises:
        SettingsError: If there is none.
    """
    if config_file and not Path(config_file).is_file():
        raise SettingsError(f"there is no file '{config_file}'; give the configuration of your site")
    if not config_file and not Path(CONFIG_FILE).is_file():
        raise SettingsError(f"there is no {CONFIG_FILE} in this folder; go to your site, or name it with -f")


def analyse_one(file: str, config_file: str | None, engine: str | None) -> list[Dossier]:
    """Analyse a file, or standard input, with the settings that apply, and say what went wrong in reading it."""
    from dossier.collection.one_file import analyse_bytes, analyse_file

    settings, root = site_or_defaults(config_file, engine)
    if file == "-":
        dossiers, notices = analyse_bytes(sys.stdin.buffer.read(), settings)
    else:
        dossiers, notices = analyse_file(Path(file), settings, root)
    tell(notices)
    return dossiers


def the_one(dossiers: list[Dossier]) -> Dossier:
    """Return the dossier of a file that must hold one document; why one holds none was said when it was read."""
    if not dossiers:
        raise SystemExit(IN_CONTENT)
    if len(dossiers) > 1:
        raise click.BadParameter(f"holds {len(dossiers)} documents; it takes a file with one", param_hint="FILE")
    return dossiers[0]


@contextmanager
def errors_of(file: str) -> Iterator[None]:
    """Name the file in errors as the caller did."""
    try:
        yield
    except DossierError as error:
        raise type(error)(error.message, path=file, line=error.line) from error


def tell(notices: Iterable[Notice]) -> None:
    """Print what went wrong on standard error, where it does not mix with results."""
    from dossier.publish.terminal import SEVERITIES, printable
    from dossier.wording import say

    for notice in notices:
        words = printable(located(say(notice.reason), notice.path, notice.line))
        click.echo(f"{SEVERITIES[notice.severity]}: {words}", err=True)


def site_or_defaults(config_file: str | None, engine: str | None) -> tuple[Settings, Path | None]:
    """Return the settings of the site here, if there is one, with the engine that was asked for."""
    from dataclasses import replace

    from dossier.settings import Settings

    settings, root = load_site(config_file) if config_file or Path(CONFIG_FILE).is_file() else (Settings(), None)
    return (replace(settings, engine=engine) if engine else settings), root


@contextmanager
def reporting() -> Iterator[Reporter]:
    """Say on standard error how far it is, once it takes longer than a moment."""
    from dossier.collection.progress import PATIENCE, Line, Reporter

    with Reporter(lambda words: click.echo(words, err=True), Line.on(sys.stderr), patience=PATIENCE) as reporter:
        yield reporter
