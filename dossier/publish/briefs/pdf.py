"""A brief as PDF, set by Typst: tagged for screen readers, in fonts that come along, the same bytes every time."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from dossier.errors import DossierError
from dossier.publish.briefs.formats import Paper
from dossier.publish.briefs.records import Brief, Item, Source, runs
from dossier.publish.pages.wording import shorten
from dossier.wording import phrase

FONTS = Path(__file__).parent / "fonts"
"""Of scripts that the fonts of Typst lack."""
SCRIPTS = frozenset({"ARABIC", "CYRILLIC", "FEMININE", "GREEK", "HEBREW", "LATIN", "MASCULINE", "MICRO", "MODIFIER"})
"""First words of the names of letters that these fonts have."""
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""The clock would make every run differ."""


def pdf(brief: Brief, paper: Paper = "a4", fonts: Sequence[Path] = ()) -> bytes:
    """Write a brief as PDF.

    Parameters:
        brief: What it says.
        paper: Its size.
        fonts: Folders of more fonts, for scripts that ours lack. Those of the system are left alone, since the same
            brief is to be the same file on every machine; only where letters would be boxes without them are they
            taken, and the brief says so.

    Raises:
        DossierError: If Typst is not installed, or cannot set it.
    """
    try:
        typst: Any = import_module("typst")
    except ImportError as error:
        message = "PDF needs Typst, which is not installed: pip install 'mkdocs-dossier[brief]'"
        raise DossierError(message) from error
    others = [] if fonts else lacking(brief)
    inputs = {"brief": json.dumps(data(brief, others), ensure_ascii=False), "paper": paper}
    source = (Path(__file__).parent / "brief.typ").read_bytes()
    try:
        compiler = typst.Compiler(
            source,
            font_paths=list(map(str, (FONTS, *fonts))),
            ignore_system_fonts=not others,
            sys_inputs=inputs,
        )
        made = compiler.compile(format="pdf", timestamp=_STAMP)
    except typst.TypstError as error:
        raise DossierError(f"the brief cannot be set as PDF: {error.message}") from error
    if not isinstance(made, bytes):
        raise DossierError("the brief cannot be set as PDF: Typst gave no file")
    return made


def data(brief: Brief, others: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the template sets; words are strings, which it can only show.

    Parameters:
        brief: What it says.
        others: Scripts for which no font comes along.
    """
    pages = brief.page_of.format("\0", "\0").split("\0")
    return {
        "title": brief.title,
        "head": shorten(brief.title, 80),
        "kind": brief.kind,
        "kicker": ". ".join(filter(None, (brief.kind, brief.date))),
        "date": brief.date,
        "language": brief.language.partition("-")[0].partition("_")[0],
        "scope": brief.scope,
        "sections": [
            {"kind": one.kind, "title": one.title, "note": one.note, "items": list(map(item_data, one.items))}
            for one in brief.sections
        ],
        "sources_title": brief.sources_title,
        "sources": list(map(source_data, brief.sources)),
        "made": [*brief.made, *told_of(others)],
        "made_title": brief.made_title,
        "page_of": pages,
    }


def told_of(others: Sequence[str]) -> Iterator[str]:
    """Say which letters the reader may not see as they are."""
    if others:
        yield phrase(
            "Letters of these scripts are in fonts of the machine that made this; where it had none, boxes stand: {0}.",
            ", ".join(map(script_name, others)),
        )


def script_name(script: str) -> str:
    """Return the name of a script as a reader knows it."""
    return script if script == "CJK" else script.title()


def lacking(brief: Brief) -> list[str]:
    """Return the scripts, as Unicode names them, of letters that the fonts which come along do not have."""
    letters = {
        letter for letter in json.dumps(data(brief), ensure_ascii=False) if not letter.isascii() and letter.isalpha()
    }
    names = {unicodedata.name(letter, "?").partition(" ")[0].partition("-")[0] for letter in letters}
    return sorted(name for name in names if name not in SCRIPTS)


def item_data(item: Item) -> dict[str, Any]:
    """Return an item as data."""
    return {
        "label": item.label,
        "runs": [{"text": run.text, "ours": run.kind == "ours"} for run in runs(item.pieces)]
        or [{"text": "", "ours": False}],
        "cites": [{"label": cite.label, "target": cite.target} for cite in item.cites],
        "remarks": item.remarks,
    }


def source_data(source: Source) -> dict[str, Any]:
    """Return a source as data."""
    return {
        "id": source.id,
        "number": str(source.number),
        "title": source.title,
        "about": source.described,
        "links": [link for link in (source.url, source.page) if link],
        "passages": [
            {
                "id": one.id,
                "label": one.label,
                "pieces": [{"text": text, "marked": is_marked} for text, is_marked in one.pieces],
                "place": one.place,
                "address": one.address,
            }
            for one in source.passages
        ],
    }
