"""The site around the pages: its name, its addresses, and links between its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from dossier.model import Collection
from dossier.publish.repository import Checkout


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
    edit_template: str = ""
    """`edit_uri_template` of mkdocs.yml, which takes the place of `edit_uri`."""
    docs_dir: str = ""
    """Where `edit_uri` points, relative to mkdocs.yml or to the nearest folder that holds both: `content/pages`."""
    folder: str = ""
    """Of mkdocs.yml, relative to the same; nothing unless the pages lie outside of it."""
    checkout: Checkout | None = None
    """Where mkdocs.yml stands in its repository, when the site is built in one."""
    content: str = "content"
    """Where the sources lie, relative to mkdocs.yml."""
    fixes: bool = True
    """Whether facts can be corrected from the pages, which takes our style and script."""
    directory_urls: bool = True
    """False: links end in `index.html`, so that the site can be read from a disk."""
    search: bool = True
    """Whether a search index is made after the build."""
    exports: tuple[str, ...] = ()
    """Forms in which findings lie beside the pages."""
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


def published_address(address: str, site: Site) -> str:
    """Return where readers elsewhere find a place of the site.

    Parameters:
        address: Relative to the site, ending in `/` or a file; a fragment stays.
        site: Names its address.

    Returns:
        An absolute address where the site knows its own, else one relative to the site.
    """
    path, hash_, fragment = address.partition("#")
    base = quote(site.url.strip().rstrip("/") + "/", safe="/-._~:@%?&=+[]") if site.url.strip() else ""
    place = quote(path, safe="/-._~")
    if not site.directory_urls and (not path or path.endswith("/")):
        place += "index.html"
    return f"{base}{place}{hash_}{fragment}" or "./"


def safe_href(address: str | None) -> str | None:
    """Return a web address fit for a link, or None: only http and https, never `javascript:` or what hides it."""
    if not address or any(ord(character) <= 0x20 for character in address.strip()):
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def newest_day(collection: Collection) -> str:
    """Return the newest document date, which stands for the site's date: the clock would make every build differ."""
    days = [card.date[:10] for card in collection.cards]
    return max((day for day in days if len(day) == len("2021-10-02")), default="")
