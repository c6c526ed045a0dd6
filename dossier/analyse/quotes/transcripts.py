"""Find the turns of a transcript."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Actor, Block, Quote


def find_turns(text: str, blocks: Sequence[Block], actors: Sequence[Actor]) -> list[Quote]:
    """Return one quotation for each turn."""
    return []
