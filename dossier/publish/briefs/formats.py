"""The formats of a brief by the endings of their files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dossier.errors import DossierError
from dossier.publish.briefs.records import Brief

Paper = Literal["a4", "us-letter"]
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")


@dataclass(frozen=True, slots=True)
class Printing:
    """What matters only to formats that have pages."""

    paper: Paper = "a4"
    fonts: tuple[Path, ...] = ()
    """Folders of fonts for letters that those which come along lack; of PDF alone."""


def in_word(brief: Brief, printing: Printing) -> bytes:
    """Write a brief for Word."""
    from dossier.publish.briefs.word import word  # noqa: PLC0415

    return word(brief, printing.paper)


def in_pdf(brief: Brief, printing: Printing) -> bytes:
    """Write a brief as PDF."""
    from dossier.publish.briefs.pdf import pdf  # noqa: PLC0415

    return pdf(brief, printing.paper, printing.fonts)


def in_html(brief: Brief, _printing: Printing) -> bytes:
    """Write a brief as one HTML file."""
    from dossier.publish.briefs.html import html  # noqa: PLC0415

    return html(brief).encode("utf-8", "replace")


def in_markdown(brief: Brief, _printing: Printing) -> bytes:
    """Write a brief as Markdown."""
    from dossier.publish.briefs.markdown import markdown  # noqa: PLC0415

    return markdown(brief).encode("utf-8", "replace")


FORMATS: dict[str, tuple[str, Callable[[Brief, Printing], bytes]]] = {
    ".docx": ("Word", in_word),
    ".pdf": ("PDF", in_pdf),
    ".md": ("Markdown", in_markdown),
    ".html": ("HTML", in_html),
}
"""Ending -> name of the format, and what writes it."""


def check_endings(paths: Sequence[Path]) -> None:
    """Make sure that the ending of each file is one of ours, before anything is made.

    Raises:
        DossierError: If one is not.
    """
    for path in paths:
        if path.suffix.lower() not in FORMATS:
            endings = ", ".join(f"{ending} ({name})" for ending, (name, _) in FORMATS.items())
            raise DossierError(f"its ending says how to write a brief, and is none of {endings}", path=str(path))


def written(brief: Brief, ending: str, printing: Printing = Printing()) -> bytes:
    """Write a brief in the format of an ending, such as `.docx`."""
    return FORMATS[ending.lower()][1](brief, printing)
