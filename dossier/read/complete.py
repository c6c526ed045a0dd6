"""Fill what a reader could not know of a document from the first and last lines of its text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dossier.model import Document, Notice, Reason, Stated
from dossier.read.head import find_head
from dossier.read.lines import is_litter
from dossier.read.metadata import FRONT_MATTER, MAIL_HEADER
from dossier.read.turns import find_turns
from dossier.trace import is_tracing, note

BEFORE_THE_TEXT = frozenset({Reason("correction"), FRONT_MATTER, MAIL_HEADER})
"""Bases of a document date that outrank what the text says; every other one gives way to it."""


def complete_metadata(document: Document, *, date_order: str = "") -> Document:
    """Fill what the reader could not know from the first lines of the text.

    The document's date is taken from front matter or the header of a mail (whose text may hold the date lines of other
    messages), then the text's own date line, then file name or HTML metadata; every other field from the reader first.
    """
    head = find_head(document.text, document.blocks, date_order=date_order)
    fields: dict[str, Any] = {
        name: _outranking(name, getattr(document, name), getattr(head, name))
        for name in ("title", "date", "source", "author", "place")
    }
    text = document.text
    blocks = tuple(
        replace(block, kind="meta") if number in head.around or is_litter(text, block) else block
        for number, block in enumerate(document.blocks)
    )
    blocks, turns = find_turns(text, blocks)
    return replace(document, blocks=blocks, turns=turns, **fields)


def _outranking(name: str, read: Stated | None, said: Stated | None) -> Stated | None:
    """Choose between what the reader knows of a field and what the text says, and note what lost."""
    if read is None or said is None:
        return read if read is not None else said
    text_wins = name == "date" and read.basis not in BEFORE_THE_TEXT
    chosen, lost = (said, read) if text_wins else (read, said)
    if is_tracing() and said.span is not None:
        by = "the text outranks" if text_wins else "outranked by"
        other = (lost if text_wins else chosen).basis.code
        note("head", f"{name}: {by} the {other}", said.span, "decided" if text_wins else "refused", said.value)
    return chosen


def date_notices(document: Document, date_order: str = "") -> tuple[Notice, ...]:
    """Say that the text gives its own date in a way that can be read two ways, where nothing else dates it."""
    if document.date is not None or date_order:
        return ()
    read = find_head(document.text, document.blocks, date_order="day").date
    if read is None or read.span is None:
        return ()
    words = read.span.of(document.text)
    line = document.first_line + document.text.count("\n", 0, read.span.start)
    reason = Reason("date-two-ways-in-text", ("date", words))
    return (Notice("bad-date", reason, document.path, line),)
