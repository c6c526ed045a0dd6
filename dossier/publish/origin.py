"""Where other machines get the package that a site is built with: what its requirements name.

A package index has it once it is released. Until then a site names a repository or brings a wheel along: the machine
that builds it in a workflow cannot reach a folder of the machine that it was begun on.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from dossier.errors import DossierError

PACKAGE = "mkdocs-dossier"
WHEELS = "wheels"
"""Folder of a site that holds a wheel it brings along."""

_ADDRESS = re.compile(r"(?:(?:git|hg|bzr|svn)\+[a-z+]+|https?)://\S+")
_OTHERS = re.compile(r"(?:(?:git|hg|bzr|svn)\+)?(?:https|ssh)://\S+")
"""Addresses that another machine can reach."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a site gets the package from."""

    line: str = ""
    """Of its requirements; nothing: by its version, from the package index."""
    wheel: Path | None = None
    """A file that the site brings along."""
    doubt: str = ""
    """Where the package here was installed from, if no other machine can do the same."""


def origin_of(said: str) -> Origin:
    """Return the origin that somebody names.

    Parameters:
        said: An address that pip takes, such as `git+https://…@v0.1.0`, or a wheel that lies here.

    Raises:
        DossierError: If it is neither.
    """
    said = said.strip()
    if _ADDRESS.fullmatch(said):
        return Origin(f"{PACKAGE} @ {said}")
    path = Path(said)
    if path.suffix == ".whl" and path.name.startswith("mkdocs_dossier-") and path.is_file():
        return Origin(f"./{WHEELS}/{path.name}", path)
    what = "a folder of this machine" if path.is_dir() else "neither an address that pip takes nor a wheel of Dossier"
    hint = "name 'git+https://…@v0.1.0', or a wheel: pip wheel --no-deps --wheel-dir wheels CHECKOUT"
    raise DossierError(f"is {what}; {hint}", path=said)


def origin_here() -> Origin:
    """Return where the package that runs was installed from, as pip noted it (PEP 610)."""
    try:
        noted = distribution(PACKAGE).read_text("direct_url.json")
        found = json.loads(noted) if noted else {}
    except (PackageNotFoundError, ValueError):
        return Origin()
    return origin_noted(found) if isinstance(found, dict) else Origin()


def origin_noted(noted: dict[str, Any]) -> Origin:
    """Read what pip noted; nothing is noted of what came from a package index."""
    address = str(noted.get("url", ""))
    kind = noted.get("vcs_info")
    if isinstance(kind, dict) and _OTHERS.fullmatch(address):
        below = f"#subdirectory={noted['subdirectory']}" if noted.get("subdirectory") else ""
        return Origin(f"{PACKAGE} @ {kind.get('vcs', 'git')}+{address}@{kind.get('commit_id', '')}{below}")
    if "archive_info" in noted and _OTHERS.fullmatch(address):
        return Origin(f"{PACKAGE} @ {address}")
    path = Path(url2pathname(urlsplit(address).path)) if address.startswith("file:") else Path()
    if path.suffix == ".whl" and path.is_file():
        return Origin(f"./{WHEELS}/{path.name}", path)
    return Origin(doubt=address)
