"""What every page depends on: our code and templates, those of the site, its settings, names and language."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from dossier.collection.store import fingerprint
from dossier.publish.pages.environment import default_templates
from dossier.publish.pages.plan import digest
from dossier.publish.pages.site import Site
from dossier.settings import Settings
from dossier.wording.catalogue import ENGLISH, LOCALES, Catalogue

PACKAGE = Path(__file__).resolve().parents[2]

PRINTED_WITH = ("babel", "jinja2", "markupsafe", "pyyaml")
"""Packages that make words and pages."""

NOT_SHOWN = ("workers", "cache", "max_bytes", "max_text", "time_limit", "offline", "llm_cache", "pages")
"""Settings that no page shows: what they change of a dossier is in its key."""


def version_of_pages(settings: Settings, templates: Path, site: Site) -> str:
    """Return what changes whenever something changes on which every page depends.

    Parameters:
        settings: The site's options.
        templates: The site's own templates.
        site: Name, addresses and language.
    """
    shown = [(name, getattr(settings, name)) for name in settings.__slots__ if name not in NOT_SHOWN]
    words = (content_of(folder) for folder in (templates, LOCALES, *site.locales))
    return digest((own_version(), shown, list(words), site))


def language_of(site: Site, catalogue: Catalogue) -> str:
    """Return what tells the language of a site, with all its words, from others; nothing for English."""
    if catalogue is ENGLISH:
        return ""
    return digest((site.language, [content_of(folder) for folder in (LOCALES, *site.locales)]))


@cache
def own_version() -> str:
    """Return a hash of our code and templates and of the packages they use."""
    versions = [(name, version(name)) for name in PRINTED_WITH]
    code = content_of(PACKAGE, ".py")
    return digest((sys.version_info[:3], versions, fingerprint(), code, content_of(default_templates())))


def content_of(folder: Path, suffix: str = "") -> str:
    """Return a hash of the names and bytes of all files below a folder."""
    seen = sha256()
    for path in sorted(files_below(folder, suffix)):
        seen.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogatepass"))
        seen.update(sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def files_below(folder: Path, suffix: str) -> Iterator[Path]:
    """Go through the files below a folder that end so."""
    return (path for path in folder.rglob(f"*{suffix}") if path.is_file() and "__pycache__" not in path.parts)
