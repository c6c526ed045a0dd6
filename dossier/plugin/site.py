"""What the pages need to know of the site out of MkDocs' configuration, and how they stand among its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, overload
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load

from dossier.errors import DossierError
from dossier.model import Page
from dossier.publish.pages import Plan, Site
from dossier.publish.repository import find_checkout

log = get_plugin_logger("dossier")

NAV = (
    ("Home", ""),
    ("Actors", "actors/"),
    ("Places", "places/"),
    ("Timeline", "timeline/"),
    ("Quotes", "quotes/"),
    ("Documents", "documents/"),
    ("Sources", "sources/"),
    ("What changed", "changes/"),
    ("Search", "search/"),
    ("Needs attention", "attention/"),
    ("About", "about/"),
)
"""The index pages: the only generated ones in the navigation, since one of all pages takes quadratic time."""


def site_of(config: MkDocsConfig, *, serving: bool = False) -> Site:
    """Return what the pages need to know of the site; in a preview they say what the published ones will."""
    root = (Path(config.config_file_path).parent if config.config_file_path else Path()).resolve()
    docs = Path(config.docs_dir).resolve()
    above = Path(os.path.commonpath((root, docs)))
    return Site(
        name=config.site_name,
        url=published_at(config) if serving else config.site_url or "",
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


def as_told(config: MkDocsConfig) -> dict[str, Any]:
    """Return the settings as their file has them: a preview puts an address and a folder of its own in their place."""
    if not config.config_file_path or not Path(config.config_file_path).is_file():  # such as standard input
        return dict(config)
    with Path(config.config_file_path).open("rb") as file:
        return yaml_load(file) or {}


def published_at(config: MkDocsConfig) -> str:
    """Return the address at which the site is published; nothing where the settings name none."""
    url = str(as_told(config).get("site_url") or "")
    return url if not url or url.endswith("/") else f"{url}/"


def published_in(config: MkDocsConfig) -> Path:
    """Return the folder into which the site is built."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path()
    return root / str(as_told(config).get("site_dir") or "site")


def dated(context: TemplateContext, day: str) -> TemplateContext:
    """Put a day in the place of the moment of the build, which makes every build differ.

    `SOURCE_DATE_EPOCH`, which stands for the last change of the sources, goes before it.

    Parameters:
        context: What a template is given.
        day: The newest of the site; nothing where no document is dated.
    """
    if day and "SOURCE_DATE_EPOCH" not in os.environ:
        with suppress(ValueError):
            context["build_date_utc"] = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return context


def is_index(url: str) -> bool:
    """Tell whether a page belongs into the navigation."""
    return any(url == own for _, own in NAV)


def read_site(config_file: str | None = None) -> Site:
    """Return what the pages need to know of the site that a mkdocs.yml describes, which can be used."""
    return site_of(load_config(config_file))


def inside(folder: Path, above: Path) -> str:
    """Return a folder as seen from one above it; nothing for that one itself."""
    path = folder.relative_to(above).as_posix()
    return "" if path == "." else path


def without_markdown(page: MkDocsPage, _config: MkDocsConfig, _files: Files) -> None:
    """Stand in for `Page.render` where a page has no Markdown: the reader of Markdown is made anew for each page."""
    page.content = ""


def left_to_us(plans: Iterable[Plan], files: Files) -> Iterator[Plan]:
    """Give the pages whose place is not taken by one that a person wrote."""
    taken = {file.dest_uri: file.src_uri for file in files}
    for plan in plans:
        by_hand = taken.get(f"{plan.url}index.html")
        if by_hand is None:
            yield plan
        else:
            log.info("%s is written by hand and takes the place of the generated page", by_hand)


def made(plan: Plan) -> Page:
    """Make a page.

    Raises:
        PluginError: If a template of the site cannot be used.
    """
    try:
        return plan.make()
    except DossierError as error:
        raise PluginError(str(error)) from error


class ListedPage:
    """What a sitemap asks of a page: where it stands, and its day."""

    is_link = False

    def __init__(self, url: str, config: MkDocsConfig, day: str) -> None:
        self.url = quote(url if config.use_directory_urls else f"{url}index.html")
        self.update_date = day
        site = config.site_url
        self.canonical_url = urljoin(site if site.endswith("/") else f"{site}/", self.url) if site else None
        self.abs_url = urlsplit(self.canonical_url).path if self.canonical_url is not None else None


class InTurn(Sequence[Any]):
    """The files of a sitemap, ours made one at a time: there may be tens of thousands."""

    def __init__(
        self, theirs: Iterable[Any], probes: Container[str], ours: Iterable[str], listed: Callable[[str], Any]
    ) -> None:
        """Make none yet.

        Parameters:
            theirs: Files of MkDocs, which come first.
            probes: Addresses of those that are no pages of the site.
            ours: Addresses of our pages.
            listed: Makes what stands for a page, by its address.
        """
        self._theirs = [file for file in theirs if file.src_uri not in probes]
        self._ours = list(ours)
        self._listed = listed

    def __len__(self) -> int:
        return len(self._theirs) + len(self._ours)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        own = range(len(self))[place] - len(self._theirs)
        return self._theirs[own + len(self._theirs)] if own < 0 else self._listed(self._ours[own])


class Listed:
    """A file in the sitemap; MkDocs' own, which takes ten times as long, is made where a theme asks for more."""

    alternates: dict[str, Any] = {}  # noqa: RUF012 - in other languages, of which there are none

    def __init__(self, url: str, config: MkDocsConfig, day: str, make: Callable[[], File]) -> None:
        """List a page.

        Parameters:
            url: Its address, as plans have it.
            config: Where the site stands.
            day: The newest day of the site.
            make: Makes MkDocs' own file.
        """
        self.page = ListedPage(url, config, day)
        self._make = make

    def __getattr__(self, name: str) -> Any:
        """Return what else a theme asks for."""
        return getattr(self._make(), name)
