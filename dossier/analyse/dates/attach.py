"""What a date belongs to: the noun it stands before, the clause around it, or its whole sentence."""

from __future__ import annotations

from typing import Literal

from dossier.analyse.dates.compose import Item
from dossier.analyse.dates.tokens import Tokens
from dossier.model import Span, Tense

Kind = Literal["event", "noun", "sentence"]


def attach(text: str, tokens: Tokens, item: Item, sentence: Span) -> tuple[Span | None, Kind]:
    """Find what happened at a date."""
    return sentence, "sentence"


def tense_of(first: str | None, last: str | None, document: str | None, lean: str) -> Tense:
    return "unknown"
