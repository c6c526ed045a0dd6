"""The site around the pages: its name, its addresses, and links between its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from dossier.model import Collection
from dossier.people.actors_file.withhold import BAR
from dossier.people.corrections.form import corrections_name

EDIT_VERBS = frozenset({"edit", "blob", "tree", "src", "raw", "_edit"})
"""How forges begin the path of a file: GitHub, GitLab, Bitbucket and Forgejo."""

LONGEST = 6000
"""Longer addresses are refused by forges and proxies; the file is then opened empty."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages need to know of the site they are part of."""

    name: str = "Dossiers"
    url: str = ""
    """`site_url` of mkdocs.yml."""
    description: str = ""
    """`site_description` of mkdocs.yml: the line below the name on the home page."""
    repo_url: str = ""
    """`repo_url` of mkdocs.yml: the forge that keeps the sources."""
    edit_uri: str = ""
    """`edit_uri` of mkdocs.yml, such as `edit/main/content/pages/`."""
    docs_dir: str = ""
    """Where `edit_uri` points, relative to mkdocs.yml, such as `content/pages`."""
    content: str = "content"
    """Where the sources lie, relative to mkdocs.yml."""
    directory_urls: bool = True
    """False: links end in `index.html`, so that the site can be read from a disk."""
    search: bool = True
    """Whether a search index is made after the build."""
    language: str = "en"
    """Of the interface: `theme.locale` of mkdocs.yml."""
    locales: tuple[Path, ...] = ()
    """Folders of catalogues that the site brings; they win over ours."""


def relative(page: str, target: str, site: Site) -> str:
    """Return the address of `target` as seen from `page`; both are relative to the site and end in `/` or a file.

    A fragment stays; on the page itself it is all that is needed.
    """
    path, hash_, fragment = target.partition("#")
    if hash_ and path in ("", page):
        return hash_ + fragment
    address = "../" * page.count("/") + quote(path, safe="/-._~")
    if not site.directory_urls and (not path or path.endswith("/")):
        address += "index.html"
    return (address or "./") + hash_ + fragment


def safe_href(address: str | None) -> str | None:
    """Return a web address fit for a link, or None: only http and https, never `javascript:` or what hides it."""
    if not address or any(ord(character) <= 0x20 for character in address.strip()):
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def edit_base(site: Site) -> tuple[str, str] | None:
    """Return the forge's address for branch and verb, and the folder of mkdocs.yml inside the repository.

    `edit/main/web/content/pages/` with docs_dir `content/pages` gives (`https://…/edit/main`, `web`). None when the
    site names no repository.
    """
    base = safe_href(site.repo_url)
    parts = [part for part in site.edit_uri.split("/") if part]
    verbs = [index for index, part in enumerate(parts) if part in EDIT_VERBS]
    if base is None or not verbs or verbs[0] + 1 >= len(parts):
        return None
    cut = verbs[0] + 2
    folder = "/".join(parts[cut:])
    docs = site.docs_dir.strip("/")
    if docs and (folder == docs or folder.endswith("/" + docs)):
        folder = folder[: len(folder) - len(docs)].strip("/")
    return base.rstrip("/") + "/" + "/".join(parts[:cut]), folder


def source_edit_link(site: Site, path: str) -> str | None:
    """Return where the forge edits a source document, or None."""
    base = edit_base(site)
    return None if base is None or BAR in path else f"{base[0]}/{quote(located(base[1], site, path))}"


def correction_link(site: Site, path: str, stub: str, *, exists: bool) -> str | None:
    """Return where the forge opens the corrections file of a source.

    A file that is not there yet is opened new with `stub` in it (GitHub and Forgejo fill it in from the address;
    others open an empty file). One that is there is opened for editing: no forge can prefill that.

    Parameters:
        site: Tells the repository.
        path: Path of the source under the content folder.
        stub: YAML ready to be completed.
        exists: Whether the corrections file is there already.

    Returns:
        An address, or None when the site names no repository.
    """
    base = edit_base(site)
    if base is None or BAR in path:  # the name of the file is withheld
        return None
    target = located(base[1], site, corrections_name(path))
    if exists:
        return f"{base[0]}/{quote(target)}"
    new = base[0].replace("/edit/", "/new/", 1).replace("/blob/", "/new/", 1).replace("/tree/", "/new/", 1)
    folder, _, name = target.rpartition("/")
    full = f"{new}/{quote(folder)}?{urlencode({'filename': name, 'value': stub})}"
    return full if len(full) <= LONGEST else f"{new}/{quote(folder)}?{urlencode({'filename': name})}"


MESSAGE = re.compile(r"#[0-9]+\Z")
"""What the path of a message or entry has after that of its file: `box.mbox#3`; a `#` elsewhere is the file's own."""


def located(folder: str, site: Site, path: str) -> str:
    """Join the folder of the site in its repository, the content folder and a path below it."""
    return "/".join(part for part in (folder, site.content.strip("/"), MESSAGE.sub("", path)) if part)


def newest_day(collection: Collection) -> str:
    """Return the newest document date, which stands for the site's date: the clock would make every build differ."""
    days = [card.date[:10] for card in collection.cards]
    return max((day for day in days if len(day) == len("2021-10-02")), default="")
