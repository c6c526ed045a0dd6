"""What the pages need to know of the site, out of MkDocs' configuration."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.publish.pages import Site
from dossier.publish.repository import find_checkout


def site_of(config: MkDocsConfig) -> Site:
    """Return what the pages need to know of the site."""
    root = (Path(config.config_file_path).parent if config.config_file_path else Path()).resolve()
    docs = Path(config.docs_dir).resolve()
    above = Path(os.path.commonpath((root, docs)))
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        edit_template=str(config.edit_uri_template or ""),
        docs_dir=inside(docs, above),
        folder=inside(root, above),
        checkout=find_checkout(root),
        directory_urls=config.use_directory_urls,
        language=str(config.theme.locale),
        locales=(Path(config.theme.custom_dir) / "locales",) if config.theme.custom_dir else (),
    )


def read_site(config_file: str | None = None) -> Site:
    """Return what the pages need to know of the site that a mkdocs.yml describes, which can be used."""
    return site_of(load_config(config_file))


def inside(folder: Path, above: Path) -> str:
    """Return a folder as seen from one above it; nothing for that one itself."""
    path = folder.relative_to(above).as_posix()
    return "" if path == "." else path
