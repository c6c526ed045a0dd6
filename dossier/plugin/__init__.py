"""The door to MkDocs: generated pages in, theme round them, search index after; only this module imports mkdocs.

Nothing is written under `docs_dir` or the content folder. MkDocs prints the pages written by hand, those of the
navigation and one page of each kind of ours, whose words are marks; the others are put into the shells printed so and
written beside it. For plugins that work on every page, all go through MkDocs as virtual files whose bodies take the
place of the (empty) Markdown, so Markdown never sees a source's words.
"""

from __future__ import annotations

import gc
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from dossier.collection.analysis import get_ready
from dossier.collection.build import build_collection, from_root, withheld_names
from dossier.collection.building import Held
from dossier.collection.changes import changed_since
from dossier.collection.progress import PATIENCE, counted
from dossier.collection.work import AUTHORITY_FILE, digest_of
from dossier.errors import DossierError, SettingsError
from dossier.model import Collection, KeptRows, Notice, Page
from dossier.people.actors_file.withhold import Withheld
from dossier.plugin import telling
from dossier.plugin.command import build as build
from dossier.plugin.command import load_mkdocs as load_mkdocs
from dossier.plugin.others import LANGUAGES, NAV_MAKERS, are_written_directly, strings_in
from dossier.plugin.serving import Watcher, refuse_taken
from dossier.plugin.site import (
    NAV,
    InTurn,
    Listed,
    dated,
    is_index,
    left_to_us,
    made,
    published_in,
    site_of,
    without_markdown,
)
from dossier.publish import other_themes, search
from dossier.publish.addresses import dossier_address
from dossier.publish.compiled import COMPILED
from dossier.publish.exports import Attachment as Attachment
from dossier.publish.exports import attachments
from dossier.publish.pages import Plan, Site, newest_day, parts_of, plan_dossiers, seen_by_pages, spared_of
from dossier.publish.pages.forge import MESSAGE
from dossier.publish.pages.found import found_page
from dossier.publish.pages.spared import Spared
from dossier.publish.planned import planned
from dossier.publish.preview import Preview, forget_withheld, show_first
from dossier.publish.shell import Filled, Frame, Probe, Shell, by_digest, frame_of, probe_for, split, with_head
from dossier.publish.twin import Twin
from dossier.publish.writer import (
    Difference,
    Ground,
    Output,
    at_once,
    choose_ground,
    compare,
    in_bytes,
    place,
    where,
)
from dossier.publish.written import Written, keep_list, list_of, look, new_state, read_list, twin_of
from dossier.settings import Settings, load_settings
from dossier.wording import find_catalogue, speaking, translated
from dossier.wording.catalogue import ENGLISH

log = get_plugin_logger("dossier")

AT_ONCE = 10
"""Edited documents of which a preview shows the pages before all others; with more, nobody waits for one of them."""

PRINTED = ".dossier-printed"
"""Folder for what MkDocs prints only to show what the theme puts round our pages."""


class DossierPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # options are checked by our settings
    """Add a dossier for every source document, and the pages that join them."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.root = Path()
        self.serving = self.dirty = False
        self.preview: Preview | None = None
        self.ground: Ground | None = None
        self.progress: telling.Teller | None = None
        self.depth = 0
        self.written: Written | None = None
        self.plans: dict[str, Plan] = {}
        self.beside: dict[str, Output] = {}
        self.sources: dict[str, str] = {}
        self.writes_directly = True
        self.probes: dict[str, Probe] = {}
        self.shells: dict[Frame | str, Shell] = {}
        self.making: Page | None = None
        self.heads: dict[str, str] = {}
        self.newest = ""
        self.seen = ""
        self.catalogue = ENGLISH
        self.index: search.Index | None = None
        self.withheld = Withheld()
        self.own_theme = True
        self.asked: tuple[str, ...] | None = None
        self.has_no_index = False
        self.store_notices: Sequence[Notice] = ()
        self.kept: KeptRows | None = None
        self.spared: Spared | None = None
        self.watcher: Watcher | None = None
        self.held: Held | None = None

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

    @property
    def cache(self) -> Path | None:
        """The folder of what is kept between builds."""
        return self.root / self.settings.cache if self.settings.cache else None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview."""
        self.serving = command == "serve"
        self.held = Held() if self.serving else None
        self.dirty = dirty

    # ------------------------------------------------------------------------------------------------ before the build

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build aside, and tell the theme whether this is a preview.

        A plugin may build again within a build, into the same folder, for another language: such a build has the pages
        written by hand, whose links lead to ours.
        """
        self.depth += 1
        if self.depth > 1:
            return config
        config.extra.setdefault("dossier", {})["serving"] = self.serving
        site = Path(config.site_dir)
        if self.serving and not self.dirty:
            if self.preview is None:
                refuse_taken(*config.dev_addr)
                self.preview = Preview(site, self.cache)
                self.written = self.preview.begin(published_in(config))
            site = self.preview.site
        self.ground = choose_ground(site, stays=self.serving, in_place=self.dirty, wait=telling.say_waiting)
        config.site_dir = str(self.ground.aside)
        if self.written is None or not self.serving:
            self.written = read_list(self.list_of(site))
        self.asked = None
        self.own_theme = str(other_themes.ASSETS.parent) in config.theme.dirs
        if not self.own_theme:
            config.extra_css.insert(0, other_themes.STYLE)
            config.extra_javascript += list(other_themes.SCRIPTS)
        return config

    def list_of(self, site: Path) -> Path | None:
        """Return the file that lists what was written to a site; a folder that ends with the preview has none."""
        is_passing = self.serving and not (self.preview and self.preview.is_kept)
        return None if self.cache is None or is_passing else list_of(self.cache, site)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop an index of the pages that are about to be replaced, and begin the next."""
        if self.depth > 1:
            return
        self.stop_index()
        if self.settings.search != "none":
            self.index = search.Index(self.cache / "search" if self.cache else None)

    # ------------------------------------------------------------------------------------------- what is to be written

    def _on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages, before plugins that look at all there are."""
        if LANGUAGES not in config.plugins:
            self.plan(files, config)
        return files

    @event_priority(-150)
    def _on_files_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages after a plugin that takes only what lies in the folder of pages; let links find all of ours."""
        if LANGUAGES in config.plugins and self.depth == 1:
            self.plan(files, config)
        found = files.get_file_from_path  # changed for this one, since other plugins have classes of their own
        files.get_file_from_path = lambda path: found(path) or self.file_beside(path, config)  # type: ignore[method-assign]
        return files

    on_files = CombinedEvent(_on_files, _on_files_last)

    def plan(self, files: Files, config: MkDocsConfig) -> None:
        """Analyse the documents and plan their pages."""
        gc.unfreeze()
        assert self.written is not None and self.ground is not None
        site = site_of(config, serving=self.serving)
        self.progress = telling.Teller(patience=PATIENCE if self.serving else 0)
        try:
            first = partial(self.show_edited, site)
            collection = build_collection(self.root, self.settings, progress=self.progress, held=self.held, first=first)
            gc.freeze()  # what is joined lasts as long as the build: no search for cycles need walk through it
            self.withheld = withheld_names(self.root, self.settings)
            self.newest = newest_day(collection)
            file = self.settings.changes
            state = changed_since(self.root / file, collection.cards, self.newest) if file else None
            people = digest_of(self.root / self.settings.content / AUTHORITY_FILE)[2]
            self.seen = seen_by_pages(collection, people, self.settings, self.root, site, state)
            self.spared = spared_of(collection, people, self.settings, self.root, site, self.seen)
            parts = partial(parts_of, collection, self.settings, self.root, site, state, self.spared)
            plans = planned(collection, self.seen, parts, self.spared)
        except DossierError as error:
            raise PluginError(str(error)) from error
        telling.log_notices(from_root(notice, self.settings, self.root) for notice in collection.all_notices)
        self.store_notices, self.kept = collection.store_notices, collection.rows
        self.catalogue = find_catalogue(site.language, site.locales)
        self.sources = {dossier_address(card.id): card.path for card in collection.cards}
        self.plans = {f"{plan.url}index.md": plan for plan in left_to_us(plans, files)}
        former = self.written.former(self.ground.site)
        self.beside = {
            one.address: Output(one.address, one.key, partial(in_bytes, one.make))
            for one in (
                *attachments(collection, self.settings, site, state, self.root, self.spared, former),
                *(() if self.own_theme else other_themes.brought()),
            )
            if files.get_file_from_path(one.address) is None
        }
        self.list_pages(files, config)

    def show_edited(self, site: Site, collection: Collection) -> None:
        """Put the pages of edited documents into the preview before all that follows from an edit is made.

        The dossiers are as they are now, and joined as they were before the edit.
        """
        assert self.held is not None and self.held.last is not None
        before = self.held.last.by_id
        edited = [card.id for card in collection.cards if before[card.id].key != card.key]
        if self.preview is None or not self.writes_directly or not 0 < len(edited) <= AT_ONCE:
            return
        plans = plan_dossiers(collection, edited, self.settings, self.root, site)
        if show_first(plans, self.shells, self.preview.site) and self.watcher is not None:
            self.watcher.reload()

    def list_pages(self, files: Files, config: MkDocsConfig) -> None:
        """Hand MkDocs the pages that it has to print, and the navigation."""
        self.probes, self.shells, self.heads = {}, {}, {}
        self.writes_directly = are_written_directly(self.settings.pages, self, config)
        if self.writes_directly:
            self.add_pages_of_nav(files, config)
        else:
            for address, plan in self.plans.items():
                files.append(self.file_of(address, config, in_nav=self.is_listed(plan.url)))
        if config.nav is None and not NAV_MAKERS & config.plugins.keys():
            config.nav = self.navigation(files)

    def file_of(self, address: str, config: MkDocsConfig, *, in_nav: bool = False) -> File:
        """Return the virtual file of a page; a plugin that looks for its source finds the document."""
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, address, content="", inclusion=inclusion)
        path = MESSAGE.sub("", self.sources.get(address.removesuffix("index.md"), ""))
        source = self.root / self.settings.content / path if path else Path(config.config_file_path or self.root)
        file.abs_src_path = str(source)
        return file

    def file_beside(self, path: str, config: MkDocsConfig) -> File | None:
        """Return the file of what is written beside MkDocs, so that links in pages written by hand lead there."""
        address = PurePath(path).as_posix()
        return self.file_of(address, config) if address in self.plans or address in self.beside else None

    def add_pages_of_nav(self, files: Files, config: MkDocsConfig) -> None:
        """Hand MkDocs the pages of the navigation and those that other plugins name, so that it prints their shells."""
        in_nav = set(strings_in(config.nav))
        others = (dict(plugin.config) for plugin in config.plugins.values() if isinstance(plugin, BasePlugin))
        named = {text.partition("#")[0] for text in strings_in(list(others))}  # such as the targets of redirects
        for address, plan in self.plans.items():
            is_listed = self.is_listed(plan.url) or address in in_nav
            if is_listed or address in named:
                self.add_probe(Probe(plan.url, plan.template, plan.title), files, config, in_nav=is_listed)

    def add_probe(self, probe: Probe, files: Files, config: MkDocsConfig, *, in_nav: bool) -> None:
        """Have a page printed apart from the site."""
        address = f"{probe.url}index.md"
        file = self.file_of(address, config, in_nav=in_nav)
        file.dest_dir = str(Path(config.site_dir) / PRINTED)
        files.append(file)
        self.probes[address] = probe

    def is_listed(self, url: str) -> bool:
        """Tell whether the navigation shows a page: what needs attention may be for the editors alone."""
        return is_index(url) and (url != "attention/" or self.settings.attention == "public")

    def navigation(self, files: Files) -> list[Any]:
        """Return the index pages, then the pages written by hand."""
        with speaking(self.catalogue):
            addresses = [(translated(title), f"{url}index.md") for title, url in NAV if self.is_listed(url)]
        ours = [{title: address} for title, address in addresses if files.get_file_from_path(address) is not None]
        listed = {address for _, address in addresses}
        by_hand = sorted(
            file.src_uri
            for file in files.documentation_pages()
            if file.src_uri not in self.plans and file.src_uri not in listed
        )
        return [*ours, *by_hand]

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Add a probe for each kind of page; last, so that nothing that makes a navigation sees them."""
        if self.writes_directly and self.depth == 1:
            frames = {frame_of(plan) for address, plan in self.plans.items() if address not in self.probes}
            for number, frame in enumerate(sorted(frames)):
                self.add_probe(probe_for(frame, number), files, config, in_nav=False)
        return nav

    # --------------------------------------------------------------------------------------------- what MkDocs prints

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Compile the theme's templates once a process."""
        env.bytecode_cache = env.bytecode_cache or COMPILED
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Give a generated page its title and description, escaped, since themes print them raw."""
        page.update_date = self.newest or page.update_date
        address = page.file.src_uri
        self.making = None
        if address in self.probes:
            self.making = self.probes[address].page
        elif address in self.plans:
            self.making = made(self.plans[address])
            if self.index is not None and self.making.found is not None:
                self.index.add(self.making.url, self.making.found)
        if self.making is None:
            return self.withheld.blacked(markdown, self.withheld.named_in(markdown))
        self.heads[address] = self.making.head  # MkDocs prints pages only after it has read all of them
        page.render = partial(without_markdown, page)  # type: ignore[method-assign]
        page.meta["title"] = escape(self.making.title)
        page.meta["hide"] = ["toc"]  # Material leaves room for a list of headings, which it finds in Markdown alone
        page.meta["dossier"] = {"template": self.making.template, "url": self.making.url}
        page.meta.update({key: escape(value) for key, value in self.making.meta.items()})
        return ""

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Hand over the body, as a plain string: what other plugins add to it is not to be escaped."""
        if self.making is not None:
            return str(self.making.body if self.own_theme else other_themes.framed(self.making.body))
        if self.index is not None and self.settings.search == "all":
            with speaking(self.catalogue):
                self.index.add(page.url, found_page(str(page.title or page.url), html))
        return html

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep what the theme prints round a probe; last, so that all of it is there."""
        head = self.heads.get(page.file.src_uri)
        if self.asked is None and head is not None:
            self.asked = other_themes.hosts_asked(output, config.site_url or "")
        probe = self.probes.get(page.file.src_uri)
        if probe is None:
            return output if head is None else with_head(output, head)
        try:
            self.shells[probe.frame or page.file.src_uri] = split(output, probe.url)
        except DossierError as error:
            raise PluginError(str(error)) from error
        return output

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the site the day of its newest document, for themes that print the moment of the build."""
        return dated(context, self.newest)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """List in the sitemap what is written beside MkDocs."""
        context = dated(context, self.newest)
        if template_name != "sitemap.xml":
            return context
        if self.writes_directly:
            context["pages"] = InTurn(context["pages"], self.probes, self.plans, partial(self.listed, config=config))
        elif LANGUAGES in config.plugins:  # which has a list, and a sitemap, of its own
            ours = [self.listed(address, config) for address in self.plans]
            context["i18n_alternates"] = {"": ours, **context["i18n_alternates"]}  # type: ignore[typeddict-item]
        return context

    def listed(self, address: str, config: MkDocsConfig) -> Any:
        """Return what a sitemap asks for the address and day of a page."""
        url = address.removesuffix("index.md")
        return Listed(url, config, self.newest, partial(self.file_of, address, config))

    # ------------------------------------------------------------------------------------------ the site in its place

    @event_priority(-150)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what changed, make the search index and put the site in its place; last, with other plugins' files."""
        self.depth -= 1
        if self.depth:
            return
        ground, written = self.ground, self.written
        assert ground is not None and written is not None
        shutil.rmtree(ground.aside / PRINTED, ignore_errors=True)
        last = look(ground.site, written, search.FOLDER if self.index is not None else "")
        try:
            difference = compare(self.outputs(), last, ground)
            if self.spared is not None:
                self.spared.keep()
        except DossierError as error:
            raise PluginError(str(error)) from error
        if self.kept is not None:
            self.kept.commit()  # no other build has to wait until the site is in its place
        names = self.withheld.digest
        telling.refuse_leaks(
            where(difference, ground, all=names != written.withheld), self.withheld, serving=self.serving
        )
        telling.refuse_warned(config)
        state = written.state if written.state and not difference else new_state()
        twin = Twin(twin_of(self.cache, ground.site), written, state, names == written.withheld)
        place_next = partial(self.place_next, twin, difference, ground, config)
        indexed = self.put(difference, ground, written.indexed, place_next)
        config.site_dir = str(ground.site)
        self.written = Written(difference.entries, names, indexed, self.seen, state, by_digest(self.shells.values()))
        keep_list(self.list_of(ground.site), ground.site, self.written)
        forget_withheld(None if self.serving else self.cache, names)
        self.leave_ground()
        self.end_progress()
        telling.say_done(difference, self.asked, None if self.serving else ground.site)

    def outputs(self) -> Iterator[Output]:
        """Give what is written beside MkDocs, and tell how far that is."""
        yield from counted(self.pages(), "pages", len(self.plans), self.progress)
        yield from counted(self.beside.values(), "beside", len(self.beside), self.progress)

    def pages(self) -> Iterator[Output]:
        """Give the pages that are written beside MkDocs, name them to search, and let go of what they were made of."""
        ground, written = self.ground, self.written
        if not self.writes_directly or ground is None or written is None:
            return
        for address in list(self.plans):
            plan = self.plans.pop(address)
            shell, path = self.shells.get(address) or self.shells[frame_of(plan)], f"{plan.url}index.html"
            key = self.key_before(path) or plan.key()
            filled = Filled(shell, plan, partial(written.words_before, ground.site, path, key))
            lengths = partial(getattr, filled, "lengths")
            yield Output(path, f"{key} {shell.digest}", partial(at_once, filled.content), lengths)
            if self.index is not None and plan.is_searched:
                self.index.put(plan.url, key, filled.found)

    def key_before(self, path: str) -> str:
        """Return the key of a page as it was found the last time, if nothing changed since that a page may show."""
        if self.written is None or self.written.seen != self.seen or path not in self.written.entries:
            return ""
        return (self.written.entries[path].key or "").partition(" ")[0]

    def put(self, difference: Difference, ground: Ground, indexed: str, place_next: Callable[[], None]) -> str:
        """Put a site in its place, with its search index; nothing is touched where nothing differs.

        Parameters:
            difference: What changed.
            ground: Where the site lies.
            indexed: State of the index that lies in the last site.
            place_next: Exchanges the site.

        Returns:
            State of the index that lies in this one; nothing while it is still made.
        """
        index = self.index
        if index is not None and self.progress is not None:
            self.progress("index", 0, 0)
        if not ground.is_exchanged:
            place(difference, ground)
        elif self.has_other_index(ground.site, indexed) or difference:
            place_next()
        if index is None:
            return ""
        if self.serving:
            index.start(ground.site, indexed)
            return ""
        self.said_of_index(index.complete(ground.site, index.placed or indexed))
        return index.placed

    def place_next(self, twin: Twin, difference: Difference, ground: Ground, config: MkDocsConfig) -> None:
        """Make the next site whole and put it in its place in one step."""
        index = self.index
        twin.complete(difference, ground, without="" if index is not None else search.FOLDER)
        if index is not None and self.said_of_index(index.attempt(partial(index.place, ground.aside))):
            telling.refuse_warned(config)  # before anything is touched
        twin.exchange(difference, ground)

    def said_of_index(self, problem: str) -> bool:
        """Say once why there is no index; tell whether there is none."""
        if problem and not self.has_no_index:
            log.warning("the search index could not be made: %s", problem)
        self.has_no_index = bool(problem)
        return self.has_no_index

    def has_other_index(self, site: Path, indexed: str) -> bool:
        """Tell whether search needs other files than those that lie in the last site."""
        if self.index is None:
            return bool(indexed)
        self.index.attempt(self.index.finish)
        return self.index.state != indexed or not self.index.lies_in(site)

    def stop_index(self) -> None:
        """End what still makes an index, and note one that lies in the preview."""
        if self.index is None:
            return
        self.index.stop()
        if self.index.placed and self.written is not None and self.preview is not None:
            self.written = replace(self.written, indexed=self.index.placed)
            keep_list(self.list_of(self.preview.site), self.preview.site, self.written)
        self.index = None

    def leave_ground(self) -> None:
        """Drop what lies aside, and let another build begin."""
        if self.ground is not None:
            self.ground.leave()
        self.ground = None

    def end_progress(self, *, is_done: bool = True) -> None:
        """Say that a build is over, and what went wrong with what is kept, for which the next build need not wait."""
        if self.kept is not None:
            self.kept.commit()
        telling.log_of_store(self.store_notices)
        self.store_notices = ()
        if self.progress is not None:
            self.progress.end(is_done=is_done)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was, and say what the system refused without a traceback.

        Raises:
            Abort: For an error of the file system, such as a full disk.
        """
        self.depth = 0
        self.end_progress(is_done=False)
        self.leave_ground()
        if isinstance(error, OSError):
            log.error("the site could not be written: %s; the last site is as it was", error)
            raise Abort("Aborted: the site could not be written.") from error

    # ---------------------------------------------------------------------------------------------------- the preview

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch documents, pages, templates and settings, each place once, so that an edit causes one rebuild.

        A rebuild that fails leaves the last site to be seen.
        """
        ours = (self.root / self.settings.content, self.root / self.settings.templates)
        if Path(config.docs_dir).resolve().is_relative_to(ours[0].resolve()):
            server.unwatch(config.docs_dir)
        places = [Path(place).absolute() for place in (*ours, config.docs_dir, config.config_file_path) if place]
        self.watcher = Watcher(places, self.root.absolute(), server)
        server.builder = partial(self.watcher.rebuild, server.builder)
        threading.Thread(target=get_ready, args=(self.settings,), name="getting ready", daemon=True).start()
        return server

    def on_shutdown(self) -> None:
        """End what still runs; a build that somebody stopped leaves nothing."""
        gc.unfreeze()
        self.end_progress(is_done=False)
        self.leave_ground()
        self.stop_index()
        if self.preview is not None:
            self.preview.close()


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
