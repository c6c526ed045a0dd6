"""All rules of the stage `summary` that are rows, table by table, for their tests and for `dossier why`."""

from __future__ import annotations

from dossier.rules import Row

TABLES: dict[str, tuple[Row, ...]] = {}
"""What the rules decide -> the rules, in the order in which they are asked."""
