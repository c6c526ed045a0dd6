"""What `mkdocs build` does, for those who ask for it in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.errors import SettingsError


def build(config_file: str | None = None, *, strict: bool = False, site_dir: str | None = None) -> Path:
    """Build the site as `mkdocs build` does and return its folder.

    Raises:
        SettingsError: If mkdocs.yml cannot be used.
        SystemExit: As MkDocs ends a build that fails or, in strict mode, warns.
    """
    options = {"strict": strict or None, "site_dir": site_dir}
    config = load_mkdocs(config_file, **{key: value for key, value in options.items() if value is not None})
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def load_mkdocs(config_file: str | None, **options: Any) -> MkDocsConfig:
    """Load a mkdocs.yml, with its problems as ours.

    Raises:
        SettingsError: If it is missing or not valid.
    """
    try:
        return load_config(config_file, **options)
    except Exception as error:
        raise SettingsError(str(error) or "it cannot be used", path=config_file or "mkdocs.yml") from error
