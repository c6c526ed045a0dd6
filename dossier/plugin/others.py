"""Other plugins of MkDocs: what they do to pages, and whether ours have to go their way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger

log = get_plugin_logger("dossier")

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")

LANGUAGES = "i18n"
"""The plugin that builds a site anew for each language."""

HARMLESS = frozenset(
    {
        "section-index",
        "macros",
        "material/meta",
        "material/privacy",
        "material/tags",
    }
)
"""Plugins that work on pages, but find nothing to do on ours: they have no Markdown, no tags and no foreign hosts."""

NAV_MAKERS = frozenset({"awesome-nav", "awesome-pages", "literate-nav"})
"""Plugins that make the navigation themselves."""


def are_written_directly(setting: str, own: BasePlugin[Any], config: MkDocsConfig) -> bool:
    """Tell whether generated pages are written beside MkDocs, and say whose work on them keeps them from it."""
    if setting != "auto":
        return setting == "direct"
    working = [
        name
        for name, plugin in config.plugins.items()
        if plugin is not own and name not in HARMLESS and any(hasattr(plugin, f"on_{event}") for event in PAGE_EVENTS)
    ]
    if working:
        names = ", ".join(sorted(working))
        log.info("every page goes through MkDocs for %s; 'pages: direct' is faster, but leaves them out", names)
    return not working


def strings_in(nav: Any) -> Iterator[str]:
    """Give the words and addresses of a navigation as it is configured."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from strings_in(item)
