"""Pages as Markdown files with front matter and an HTML body, for generators that run no MkDocs plugin.

With the pages comes what they lead to and look like: style and scripts, the search index, the files of the forms that
the site names, and the pages at former addresses. Links are relative, so that the whole can lie at any address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dossier.collection.changes import changed_since
from dossier.model import Collection, Page
from dossier.publish import other_themes
from dossier.publish.exports.forms import attachments
from dossier.publish.pages import Site, newest_day, render_pages
from dossier.publish.search import FOLDER, Index
from dossier.publish.writer import in_bytes
from dossier.settings import Settings

Content = str | bytes

INDEX, BRANCH = "index.md", "_index.md"
"""What the file of a page is called: by MkDocs, Zensical and most others; by Hugo, to which all that lies beside or
below an `index.md` is part of that page and none of its own."""

READ_AS_PAGES = ("okf",)
"""Forms of Markdown files, which another generator would take for pages of the site."""


def site_pages(
    collection: Collection, settings: Settings, root: Path, site: Site, name: str = INDEX
) -> Iterator[tuple[str, Content]]:
    """Give every page with what belongs to it, as path and content.

    Parameters:
        collection: All dossiers and what joins them.
        settings: The site's options.
        root: The site's folder.
        site: Name and address of the site.
        name: What the file of a page is called.
    """
    settings = replace(settings, exports=tuple(one for one in settings.exports if one not in READ_AS_PAGES))
    site = replace(site, fixes=False, directory_urls=True, exports=settings.exports)
    changes = settings.changes
    state = changed_since(root / changes, collection.cards, newest_day(collection)) if changes else None
    index = Index(None)
    try:
        for page in render_pages(collection, settings, root, site, state):
            if page.found is not None:
                index.add(page.url, page.found)
            yield f"{page.url}{name}", page_markdown(page)
        if settings.search != "none":
            index.finish()
            yield from ((f"{FOLDER}/{file}", content) for file, content in index.contents())
    finally:
        index.close()
    yield from other_themes.files().items()
    for one in attachments(collection, settings, site, state, root):
        yield one.address, b"".join(in_bytes(one.make))


def page_markdown(page: Page) -> str:
    """Return a page as a Markdown file whose body stays HTML.

    A blank line would end the HTML block (CommonMark 0.31, section 4.6) and what follows be read as Markdown, so there
    is none. Braces that template engines look for are written as character references. Style and scripts are named in
    the body, so that no generator has to be told of them.
    """
    fields = {"title": page.title, **page.meta}
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    top = "../" * page.url.count("/")
    scripts = "".join(f'<script src="{top}{script}" defer></script>\n' for script in other_themes.SCRIPTS)
    style = f'<link rel="stylesheet" href="{top}{other_themes.STYLE}">'
    body = re.sub(r"\n\s*\n", "\n", other_themes.framed(f"{style}\n{page.body.strip()}\n{scripts.strip()}"))
    return f"---\n{front}---\n\n{re.sub(r'[{](?=[{%#])', '&#123;', body)}\n"
