"""How a document is cited: as a reader writes it (APA, Chicago) and as reference managers read it (BibTeX, CSL-JSON).

What is cited is the document, as the site shows it. An author stands as the document has it: which is the family name,
and whether it is an agency, is left to whoever cites. Dates are in English, as both styles want them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dossier.edtf import MONTHS
from dossier.model import Card
from dossier.publish.addresses import dossier_address
from dossier.publish.pages.site import Site, published_address, safe_href

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {sign: f"\\{sign}" for sign in "{}%$#&_"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What is said of a document where it is cited."""

    id: str
    title: str
    author: str
    publisher: str
    site: str
    date: tuple[int, ...]
    """Year, month and day, as far as they are known."""
    url: str
    """Where the site shows it; relative where the site does not know its own address."""
    original: str
    """Where it was published."""
    language: str
    collection: str = ""


def reference(card: Card, site: Site) -> Reference:
    """Return what is said of a document where it is cited."""
    found = _POINT.fullmatch(card.date)
    return Reference(
        card.id,
        " ".join((card.title or card.id).split()),
        " ".join(card.author.split()),
        " ".join(card.source.split()),
        site.name,
        tuple(int(part) for part in found.groups() if part) if found else (),
        published_address(dossier_address(card.id), site),
        safe_href(card.url) or "",
        card.language,
    )


def ended(text: str) -> str:
    """Return words with a full stop, unless they end in a mark of their own."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def apa(cited: Reference) -> str:
    """Cite a document as the APA does (7th edition): author, date, title, publisher, address."""
    day = "n.d."
    if cited.date:
        year, *rest = cited.date
        day = ", ".join([str(year), " ".join([MONTHS[rest[0] - 1], *map(str, rest[1:])])]) if rest else str(year)
    opening = [ended(cited.author), f"({day}).", ended(cited.title)]
    if not cited.author:
        opening = [ended(cited.title), f"({day})."]
    return " ".join(filter(None, (*opening, ended(cited.publisher), cited.url)))


def chicago(cited: Reference) -> str:
    """Cite a document as the Chicago Manual of Style does in a bibliography."""
    day = ""
    if cited.date:
        year, *rest = cited.date
        day = f"{MONTHS[rest[0] - 1]}{f' {rest[1]}' if len(rest) > 1 else ''}, {year}" if len(rest) > 1 else str(year)
        if len(rest) == 1:
            day = f"{MONTHS[rest[0] - 1]} {year}"
    where = ", ".join(filter(None, (cited.publisher, day)))
    return " ".join(filter(None, (ended(cited.author), f"“{ended(cited.title)}”", ended(where), ended(cited.url))))


def bibtex(cited: Reference) -> str:
    """Write a document as an entry of BibTeX; names and titles stand as they are, in braces of their own."""
    year, month, _ = (*cited.date, 0, 0, 0)[:3]
    fields = {
        "title": f"{{{tex(cited.title)}}}",
        "author": f"{{{tex(cited.author)}}}" if cited.author else "",
        "publisher": tex(cited.publisher),
        "year": f"{year:04d}" if year else "",
        "month": str(month) if month else "",
        "date": "-".join(f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(cited.date)),
        "howpublished": tex(cited.site),
        "url": cited.url,
        "note": f"Published at {tex(cited.original)}" if cited.original else "",
        "language": tex(cited.language),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{cited.id},\n{lines}}}\n"


def tex(text: str) -> str:
    """Return words as TeX sets them."""
    return "".join(_TEX.get(sign, sign) for sign in text)


def csl(cited: Reference) -> dict[str, Any]:
    """Return a document as CSL-JSON has it."""
    fields = {
        "id": cited.id,
        "type": "report",
        "title": cited.title,
        "author": [{"literal": cited.author}] if cited.author else None,
        "publisher": cited.publisher,
        "issued": {"date-parts": [list(cited.date)]} if cited.date else None,
        "archive": cited.site,
        "URL": cited.url,
        "note": f"Published at {cited.original}" if cited.original else "",
        "language": cited.language,
    }
    return {name: value for name, value in fields.items() if value}


def bibliography(cards: tuple[Card, ...], site: Site) -> Iterator[str]:
    """Write all documents as BibTeX."""
    return (f"{bibtex(reference(card, site))}\n" for card in cards)
