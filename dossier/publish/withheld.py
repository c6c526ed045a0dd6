"""Show that a name is withheld, and look that no file of a site holds it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from markupsafe import Markup, escape

from dossier.people.actors_file.withhold import BAR, Withheld

SAID = "A name is withheld here by the editors"
READ = frozenset({".html", ".md", ".txt", ".xml", ".atom", ".json", ".jsonl", ".jsonld"}) | frozenset(
    {".csv", ".sqlite", ".ics", ".bib", ".graphml"}
)
"""Endings of the files that are looked through; scripts, styles and pictures are the theme's or a person's own."""

_TAG_OR_BAR = re.compile(rf"<[^>]*>|{BAR}")
_TAG = re.compile(r"<[^>]*>")


def explained(piece: Markup) -> Markup:
    """Say of each bar in a piece of a page what it stands for; attributes stay as they are."""
    told = f'<abbr class="ds-withheld" title="{escape(SAID)}">{BAR}</abbr>'
    return Markup(_TAG_OR_BAR.sub(lambda found: told if found[0] == BAR else found[0], piece))


def leaks(files: Iterable[tuple[str, Path]], names: Withheld) -> Iterator[str]:
    """Go through the files of a site that hold a withheld name, in their words or their address.

    Our own pages never do; those that people wrote may, and so may the site's settings.

    Parameters:
        files: Address in the site, and where the file lies.
        names: What is withheld; names of a single word are not looked for, since "May" stands in every calendar.
            A family name with a small beginning, such as "d'Estrel", is looked for alone where a dossier has a bar;
            where several people are withheld the bar may be another's, and the dossier may keep it: not then.
    """
    full = names.among(lambda name: len(name.words) > 1)
    families = names.among(lambda name: name.begins_small)
    is_one = len(names.everybody) == 1
    # A page whose own address holds the name comes first: all others may only link to it.
    for where, path in sorted(files, key=lambda file: (not full.named_in(file[0]), file)):
        read = path.suffix.lower() in READ
        text = path.read_text("utf-8", "ignore") if read else ""
        plain = html.unescape(_TAG.sub("", text)) if path.suffix.lower() in {".html", ".xml"} else text
        is_cut = is_one and where.startswith("dossiers/") and BAR in text
        if full.named_in(where, text, plain) or (is_cut and families.places(plain, families.everybody)):
            yield names.blacked(where, names.everybody, is_address=True)
