"""Fill what a reader could not know of a document from the first and last lines of its text."""

from __future__ import annotations

from dataclasses import replace

from dossier.model import Document, Notice, Reason, Stated
from dossier.read.head import find_head
from dossier.read.metadata import FRONT_MATTER, MAIL_HEADER, TWO_WAYS

BEFORE_THE_TEXT = frozenset({Reason("correction"), FRONT_MATTER, MAIL_HEADER})
"""Bases of a document date that outrank what the text says; every other one gives way to it."""


def complete_metadata(document: Document, *, date_order: str = "") -> Document:
    """Fill what the reader could not know from the first lines of the text.

    The document's date is taken from front matter or the header of a mail (whose text may hold the date lines of other
    messages), then the text's own date line, then file name or HTML metadata; every other field from the reader first.
    """
    head = find_head(document.text, document.blocks, date_order=date_order)

    def first(read: Stated | None, said: Stated | None) -> Stated | None:
        return read if read is not None else said

    date = document.date
    if date is None or (head.date is not None and date.basis not in BEFORE_THE_TEXT):
        date = first(head.date, date)
    return replace(
        document,
        title=first(document.title, head.title),
        date=date,
        source=first(document.source, head.source),
        author=first(document.author, head.author),
        place=first(document.place, head.place),
    )


def date_notices(document: Document, date_order: str = "") -> tuple[Notice, ...]:
    """Say that the text gives its own date in a way that can be read two ways, where nothing else dates it."""
    if document.date is not None or date_order:
        return ()
    read = find_head(document.text, document.blocks, date_order="day").date
    if read is None or read.span is None:
        return ()
    words = read.span.of(document.text)
    line = document.first_line + document.text.count("\n", 0, read.span.start)
    message = f"date '{words}' {TWO_WAYS}."
    return (Notice("bad-date", message, document.path, line),)
