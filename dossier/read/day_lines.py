"""Days that stand by themselves in a block of the head, under another line or beside something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dossier.english.dates import find_full_dates
from dossier.english.function_words import PREPOSITIONS
from dossier.model import Block, Span

MOST_LINES = 3
"""Lines of a block among which a day is told apart."""
MOST_WORDS = 16
"""Words of the longest line that stands on the day's."""


def beside_day(text: str, block: Block, lines: list[Span]) -> Iterator[Block]:
    """Yield the parts of a block in which a day stands by itself; nothing where none does.

    Parameters:
        text: The document's text.
        block: A block of its head.
        lines: The block's lines.
    """
    stacked = len(lines) > 1
    if stacked and not _may_stack(text, block, lines):
        return
    parts = lines if stacked else _columns(text, lines[0])
    days = [_is_whole_day(part.of(text)) for part in parts]
    if len(parts) > 1 and any(days[stacked:]):
        for part, day in zip(parts, days, strict=True):
            yield replace(block, span=part, kind="meta" if day or not stacked else block.kind)


def _may_stack(text: str, block: Block, lines: list[Span]) -> bool:
    """Tell whether the lines of a block may be a day and what stands on it."""
    return block.kind != "meta" and len(lines) <= MOST_LINES and all(_is_short(line.of(text)) for line in lines)


def _columns(text: str, line: Span) -> list[Span]:
    """Return what stands side by side on a line: "October 5, 2010          (202) 555-0142"."""
    found = re.finditer(r"\S+(?:[ \t]{1,3}\S+)*", line.of(text))
    return [Span(line.start + part.start(), line.start + part.end()) for part in found]


def _is_whole_day(line: str) -> bool:
    """Tell whether a line is a day and nothing else: "Thursday, April 15, 2021"."""
    found = find_full_dates(line)
    return len(found) == 1 and not (line[: found[0][0].start] + line[found[0][0].end :]).strip(" .,|")


def _is_short(line: str) -> bool:
    """Tell whether a line can stand over a text: few words, no sentence, and none that goes on below."""
    words = line.split()
    return len(words) <= MOST_WORDS and words[-1][-1] not in ".!?;:" and words[-1].lower() not in PREPOSITIONS
