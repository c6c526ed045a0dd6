"""Pages as Markdown files with front matter and an HTML body, for generators that run no MkDocs plugin."""

from __future__ import annotations

import json
import re

from dossier.model import Page


def page_address(page: Page) -> str:
    """Return the path of a page's file, such as `dossiers/ethiopia-order/index.md`."""
    return f"{page.url}index.md"


def page_markdown(page: Page) -> str:
    """Return a page as a Markdown file whose body stays HTML.

    A blank line would end the HTML block (CommonMark 0.31, section 4.6) and what follows be read as Markdown, so there
    is none. Braces that template engines look for are written as character references.
    """
    fields = {"title": page.title, **page.meta}
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    body = re.sub(r"\n\s*\n", "\n", page.body.strip())
    return f"---\n{front}---\n\n{re.sub(r'[{](?=[{%#])', '&#123;', body)}\n"
