"""Where a dossier used to stand a page leads on to where it stands now, with whatever fact the old address named.

A source that is renamed gets another address. Which one it was is known from the recorded state (`changes.json`), where
the digest of the file shows it under its new name, or from `redirect_from:` at the head of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from dossier.model import Card, Collection
from dossier.publish.exports.columns import Tables, title
from dossier.publish.pages.site import Site, published_address, relative, safe_href

SCRIPT = """addEventListener("DOMContentLoaded", () => {
  location.replace(document.querySelector("a").href + location.hash);
});
"""
"""Goes on to the same fact; without scripts the page itself goes on, to the whole dossier."""

PAGE = Markup("""<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="1; url={here}">
<link rel="canonical" href="{there}">
<title>{title}</title>
<script src="../moved.js"></script>
</head>
<body>
<p>→ <a href="{here}">{title}</a></p>
</body>
</html>
""")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def former_ids(collection: Collection, moved: Mapping[str, str]) -> dict[str, Card]:
    """Return where dossiers used to stand, with what stands elsewhere now; an address in use leads nowhere else.

    Parameters:
        collection: All dossiers.
        moved: Former id -> id, as the recorded state knows it.
    """
    found = {former: collection.by_id[now] for former, now in moved.items() if now in collection.by_id}
    for card in collection.cards:
        for written in Tables.fields(card).get("redirect_from", ()):
            former = written.strip("/ ").rpartition("/")[2].removesuffix(".html")
            if _ID.fullmatch(former):
                found.setdefault(former, card)
    return {former: card for former, card in sorted(found.items()) if former not in collection.by_id}


def moved_page(former: str, card: Card, site: Site) -> Iterator[str]:
    """Write the page at a former address."""
    now = f"dossiers/{card.id}/"
    here = relative(f"dossiers/{former}/", now, site)
    there = published_address(now, site) if safe_href(site.url) else here
    yield str(PAGE.format(here=here, there=there, title=title(card)))
