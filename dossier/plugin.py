"""The door to MkDocs: generated pages in, theme round them, search index after; only this module imports mkdocs.

Nothing is written under `docs_dir` or the content folder: pages are virtual files whose bodies take the place of the
(empty) Markdown that MkDocs renders, so Markdown never sees a source's words.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup, escape
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from dossier.collection.build import build_collection, from_root, withheld_names
from dossier.errors import DossierError, SettingsError, located
from dossier.model import Notice, Page
from dossier.people.actors_file.withhold import Withheld
from dossier.publish import search, swap
from dossier.publish.exports import attachments
from dossier.publish.pages import Site, newest_day, render_pages
from dossier.publish.pages.found import found_page
from dossier.publish.terminal import printable
from dossier.publish.withheld import leaks
from dossier.settings import Settings, load_settings
from dossier.wording import find_catalogue, say, speaking, translated
from dossier.wording.catalogue import ENGLISH

log = get_plugin_logger("dossier")

NAV = (
    ("Home", ""),
    ("Actors", "actors/"),
    ("Timeline", "timeline/"),
    ("Quotes", "quotes/"),
    ("Documents", "documents/"),
    ("Search", "search/"),
    ("Needs attention", "attention/"),
    ("About", "about/"),
)
"""The index pages: the only generated ones in the navigation, since one of all pages takes quadratic time."""

SAY_EVERY = 2.0
"""Seconds between two words on how far the analysis is."""


class DossierPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # options are checked by our settings
    """Add a dossier for every source document, and the pages that join them."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.root = Path()
        self.serving = False
        self.dirty = False
        self.site_dir: Path | None = None
        self.pages: dict[str, Page] = {}
        self.newest = ""
        self.catalogue = ENGLISH
        self.index: search.Index | None = None
        self.withheld = Withheld()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options with our own settings, which report every problem at once."""
        self.config = options
        self.root = Path(config_file_path).parent if config_file_path else Path.cwd()
        try:
            self.settings, warnings = load_settings(options)
        except SettingsError as error:
            return [("dossier", ValidationError(error.message))], []
        return [], [("dossier", warning) for warning in warnings]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview."""
        self.serving = command == "serve"
        self.dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build aside, and tell the theme whether this is a preview."""
        config.extra.setdefault("dossier", {})["serving"] = self.serving
        site = Path(config.site_dir)
        self.site_dir = None
        if not self.serving and not self.dirty and swap.can_stage(site):
            config.site_dir = str(swap.prepare(site))
            self.site_dir = site
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop an index of the pages that are about to be replaced."""
        self.stop_index()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Analyse the documents and add their pages.

        A page written by hand at the same address wins.
        """
        try:
            collection = build_collection(self.root, self.settings, progress=Teller())
            self.withheld = withheld_names(self.root, self.settings)
        except DossierError as error:
            raise PluginError(str(error)) from error
        log_notices(from_root(notice, self.settings, self.root) for notice in collection.all_notices)
        self.newest = newest_day(collection)
        if self.settings.search != "none":
            self.index = search.Index(self.root / self.settings.cache / "search" if self.settings.cache else None)
        self.pages = {}
        site = site_of(config)
        self.catalogue = find_catalogue(site.language, site.locales)
        for page in render_pages(collection, self.settings, self.root, site):
            self.add(page, files, config)
        for path, content in attachments(collection, config.site_name, config.site_url):
            files.append(File.generated(config, path, content=content))
        if config.nav is None:
            config.nav = self.navigation(files)
        return files

    def add(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        """Add one page, unless a person wrote one at its address."""
        address = f"{page.url}index.md"
        if files.get_file_from_path(address) is not None:
            log.info("%s is written by hand and takes the place of the generated page", address)
            return
        in_nav = any(page.url == url for _, url in NAV)
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, address, content="", inclusion=inclusion))
        self.pages[address] = page
        if self.index is not None and page.found is not None:
            self.index.add(page.url, page.found)

    def navigation(self, files: Files) -> list[Any]:
        """Return the index pages, then the pages written by hand."""
        with speaking(self.catalogue):
            addresses = [(translated(title), f"{url}index.md") for title, url in NAV]
        ours = [{title: address} for title, address in addresses if files.get_file_from_path(address) is not None]
        listed = {address for _, address in addresses}
        by_hand = sorted(
            file.src_uri
            for file in files.documentation_pages()
            if file.src_uri not in self.pages and file.src_uri not in listed
        )
        return [*ours, *by_hand]

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Give a generated page its title and description, escaped, since themes print them raw."""
        page.update_date = self.newest or page.update_date
        own = self.pages.get(page.file.src_uri)
        if own is None:
            return self.withheld.blacked(markdown, self.withheld.named_in(markdown))
        page.meta["title"] = escape(own.title)
        page.meta["dossier"] = {"template": own.template, "url": own.url}
        page.meta.update({key: escape(value) for key, value in own.meta.items()})
        return ""

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Hand over the body."""
        own = self.pages.get(page.file.src_uri)
        if own is None and self.index is not None and self.settings.search == "all":
            with speaking(self.catalogue):
                self.index.add(page.url, found_page(str(page.title or page.url), html))
        return html if own is None else Markup(own.body)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index, then put the site in its place; last, so that other plugins' files go with it."""
        self.refuse_leaks(Path(config.site_dir))
        site = Path(config.site_dir)
        if self.serving:
            if self.index is not None:
                self.index.start(site)
            return
        if self.index is not None and (problem := self.index.complete(site)):
            log.warning("the search index could not be made: %s", problem)
        if self.site_dir is not None:
            swap.publish(self.site_dir)
            config.site_dir = str(self.site_dir)
            log.info("The site is in %s", self.site_dir)

    def refuse_leaks(self, site: Path) -> None:
        """Publish nothing that holds a withheld name: a page written by hand may, and so may a setting.

        Raises:
            PluginError: With the files that hold one; in a preview they are only named.
        """
        found = list(leaks(site, self.withheld)) if self.withheld else []
        if not found:
            return
        message = f"a name that actors.yml withholds stands in {', '.join(found[:5])}; take it out of what makes them"
        if not self.serving:
            raise PluginError(f"{message}. Nothing was published.")
        log.warning("%s", message)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was, and say what the system refused without a traceback.

        Raises:
            Abort: For an error of the file system, such as a full disk.
        """
        self.stop_index()
        if self.site_dir is not None:
            swap.discard(self.site_dir)
        if isinstance(error, OSError):
            log.error("the site could not be written: %s; the last site is as it was", error)
            raise Abort("Aborted: the site could not be written.") from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the documents and templates, each place once, so that an edit causes one rebuild."""
        content = (self.root / self.settings.content).resolve()
        templates = (self.root / self.settings.templates).resolve()
        if Path(config.docs_dir).resolve().is_relative_to(content):
            server.unwatch(config.docs_dir)
        for folder in (content, templates):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def on_shutdown(self) -> None:
        """End what still runs."""
        self.stop_index()

    def stop_index(self) -> None:
        """End the index that is being made, if there is one."""
        if self.index is not None:
            self.index.stop()
            self.index = None


class Teller:
    """Says how far the analysis is, every other second."""

    def __init__(self) -> None:
        self.last = time.monotonic()
        self.said = False

    def __call__(self, done: int, total: int) -> None:
        """Say it, if it is time; who was told of a beginning is told of the end."""
        now = time.monotonic()
        if now - self.last >= SAY_EVERY or (self.said and done == total):
            self.last, self.said = now, True
            log.info("%d of %d documents analysed", done, total)


def log_notices(notices: Iterable[Notice]) -> None:
    """Log warnings one by one, which `--strict` counts, and hints as a number."""
    hints = 0
    for notice in notices:
        if notice.severity == "info":
            hints += 1
        else:
            log.warning("%s [%s]", printable(located(say(notice.reason), notice.path, notice.line)), notice.code)
    if hints:
        log.info("%d hints are listed under 'Needs attention'", hints)


def site_of(config: MkDocsConfig) -> Site:
    """Return what the pages need to know of the site."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    docs = Path(config.docs_dir)
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        docs_dir=docs.relative_to(root).as_posix() if docs.is_relative_to(root) else "",
        directory_urls=config.use_directory_urls,
        language=str(config.theme.locale),
        locales=(Path(config.theme.custom_dir) / "locales",) if config.theme.custom_dir else (),
    )


def load_site(config_file: str | None = None) -> tuple[Settings, Path]:
    """Return the settings in a mkdocs.yml and the folder it stands in.

    Raises:
        SettingsError: If the file cannot be used or does not name the plugin.
    """
    config = load_mkdocs(config_file)
    plugin = config.plugins.get("dossier")
    if not isinstance(plugin, DossierPlugin):
        path = config.config_file_path
        raise SettingsError("the plugin 'dossier' is not named under plugins; add '- dossier'", path=path)
    return plugin.settings, plugin.root


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
