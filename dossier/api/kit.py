"""What all calls share: the site they work on, and errors that are ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.errors import DossierError, SettingsError

if TYPE_CHECKING:
    from dossier.publish.pages import Site
    from dossier.settings import Settings

CONFIG_FILE = "mkdocs.yml"

Place = str | PathLike[str]
"""A path, as callers give it."""


@contextmanager
def errors_are_ours() -> Iterator[None]:
    """Raise a file that cannot be read or written as a `DossierError` that names it."""
    try:
        yield
    except OSError as error:
        path = None if error.filename is None else str(error.filename)
        raise DossierError(error.strerror or str(error), path=path) from error


def config_of(site: Place | None) -> Path:
    """Return the configuration of a site.

    Parameters:
        site: Its folder, or the file itself; None: the site of the present folder.

    Raises:
        SettingsError: If there is none.
    """
    path = Path() if site is None else Path(site)
    config = path / CONFIG_FILE if path.is_dir() else path
    if not config.is_file():
        where = "this folder" if site is None else f"'{path}'"
        raise SettingsError(f"there is no {CONFIG_FILE} in {where}; name the folder of your site")
    return config


def load_site(site: Place | None) -> tuple[Settings, Path]:
    """Return a site's settings and its folder.

    Raises:
        SettingsError: If there is no site, or its configuration cannot be used.
    """
    from dossier import plugin

    config = str(config_of(site))
    with logged_problems_told(config):
        return plugin.load_site(config)


def site_here(site: Place | None) -> Site:
    """Return what a site calls itself and where it is published.

    Raises:
        SettingsError: If there is no site, or its configuration cannot be used.
    """
    from dossier import plugin
    from dossier.plugin.site import site_of

    config = str(config_of(site))
    with logged_problems_told(config):
        return site_of(plugin.load_mkdocs(config))


class Heard(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.said.append(record.getMessage())


@contextmanager
def logged_problems_told(config: str) -> Iterator[None]:
    """Put into the error what is wrong with a configuration: MkDocs logs that, and raises how many problems there are.

    Raises:
        SettingsError: As raised inside, with what was logged.
    """
    heard, logger = Heard(), logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield
    except SettingsError as error:
        if not heard.said:
            raise
        raise SettingsError("; ".join(heard.said), path=config) from error
    finally:
        logger.removeHandler(heard)


def site_or_defaults(site: Place | None, engine: str | None) -> tuple[Settings, Path | None]:
    """Return the settings of a site, or of none where none is named or here, with the engine that was asked for."""
    from dossier.settings import Settings

    named = site is not None or Path(CONFIG_FILE).is_file()
    settings, root = load_site(site) if named else (Settings(), None)
    return (replace(settings, engine=engine) if engine else settings), root
